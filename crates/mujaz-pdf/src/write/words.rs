//! The order in which the runs of a word are painted.
//!
//! Runs stand on a page in the order in which they are read, and readers take that over where they can. But a word whose
//! runs are of several directions or faces, as `«2024»،` is in an Arabic line, is whole to them only where it is
//! painted from left to right without a jump back. So such words are painted that way, and each of their runs is marked
//! content of its own, whose place in the structure says when it is read (ISO 32000-1, 14.8.2.3.1).

use std::ops::Range;

use super::forms::baseline;
use crate::draw::{Glyph, GlyphRun, Item};

/// A run, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Which run of the line, from 0.
    pub(crate) run: usize,
    /// The bytes of its text.
    pub(crate) text: Range<usize>,
    /// When it is read among the pieces of the line, from 0.
    pub(crate) reading: usize,
}

/// Returns the runs that `items` begin with.
pub(crate) fn line<'list>(items: &'list [Item]) -> Vec<&'list GlyphRun> {
    let run = |item: &'list Item| match item {
        Item::Glyphs(run) => Some(run),
        _ => None,
    };
    items.iter().map_while(run).collect()
}

/// Returns the pieces of a line in the order of painting, or `None` where that is the order of its runs.
pub(crate) fn painting_order(line: &[&GlyphRun]) -> Option<Vec<Piece>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for next in 1..=line.len() {
        if next < line.len() && are_joined(line[next - 1], line[next]) {
            continue;
        }
        if !line[start..next].is_sorted_by(|one, other| left(one) <= left(other)) {
            words.push(start..next);
        }
        start = next;
    }
    if words.is_empty() {
        return None;
    }
    let mut pieces: Vec<Piece> = Vec::new();
    let mut word = None;
    let mut moved: Vec<Range<usize>> = Vec::new();
    let mut words = words.into_iter().peekable();
    for (index, run) in line.iter().enumerate() {
        let mut piece = |text: Range<usize>| {
            if !text.is_empty() {
                let reading = pieces.len();
                pieces.push(Piece {
                    run: index,
                    text,
                    reading,
                });
            }
            pieces.len()
        };
        let whole = 0..run.text.len();
        if let Some(next) = words.next_if(|next: &Range<usize>| next.start == index) {
            let cut = parted(run, run.text.rfind(char::is_whitespace), true);
            let first = piece(0..cut);
            piece(cut..whole.end);
            word = Some((first, next.end - 1));
        } else if let Some((first, _)) = word.take_if(|(_, last)| *last == index) {
            let cut = parted(run, run.text.find(char::is_whitespace), false);
            let end = piece(0..cut);
            piece(cut..whole.end);
            moved.push(first..end);
        } else {
            piece(whole);
        }
    }
    for word in moved {
        pieces[word].sort_by(|one, other| place(line, one).total_cmp(&place(line, other)));
    }
    Some(pieces)
}

/// Where the word at the end or the start of a run is parted from the rest: at its blank, or nowhere where a glyph shows both.
fn parted(run: &GlyphRun, blank: Option<usize>, is_end: bool) -> usize {
    let nowhere = if is_end { 0 } else { run.text.len() };
    let Some(blank) = blank else {
        return nowhere;
    };
    let width = run.text[blank..].chars().next().map_or(0, char::len_utf8);
    let cut = if is_end { blank + width } else { blank };
    let is_torn = |glyph: &Glyph| glyph.cluster.start < cut && cut < glyph.cluster.end;
    if run.glyphs.iter().any(is_torn) {
        nowhere
    } else {
        cut
    }
}

/// How far two runs of a line may stand from one line, in points.
const NEAR: f32 = 0.01;

/// Whether two runs show parts of one word.
fn are_joined(first: &GlyphRun, next: &GlyphRun) -> bool {
    let foot = |run: &GlyphRun| baseline(&run.glyphs);
    !first.text.ends_with(char::is_whitespace)
        && !next.text.starts_with(char::is_whitespace)
        && !first.glyphs.is_empty()
        && !next.glyphs.is_empty()
        && (foot(first) - foot(next)).abs() < NEAR
}

fn left(run: &GlyphRun) -> f32 {
    run.glyphs.first().map_or(0.0, |glyph| glyph.x)
}

fn place(line: &[&GlyphRun], piece: &Piece) -> f32 {
    line[piece.run]
        .glyphs
        .iter()
        .filter(|glyph| piece.text.contains(&glyph.cluster.start))
        .map(|glyph| glyph.x)
        .fold(f32::MAX, f32::min)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::fixtures::{amiri, run};

    /// Sets runs side by side; each has its text, whether it is read from the right, and how far it is moved.
    fn pieces(runs: &[(&str, bool, f32)]) -> Option<Vec<(String, usize)>> {
        let face = amiri();
        let moved = |&(text, right_to_left, by): &(&str, bool, f32)| {
            let mut run = run(0, &face, text, right_to_left, None);
            for glyph in &mut run.glyphs {
                glyph.x += by;
            }
            run
        };
        let runs: Vec<GlyphRun> = runs.iter().map(moved).collect();
        let line: Vec<&GlyphRun> = runs.iter().collect();
        let text = |piece: Piece| {
            let text = line[piece.run].text[piece.text].to_owned();
            (text, piece.reading)
        };
        painting_order(&line).map(|pieces| pieces.into_iter().map(text).collect())
    }

    fn owned(pieces: &[(&str, usize)]) -> Vec<(String, usize)> {
        let owned = |&(text, reading): &(&str, usize)| (text.to_owned(), reading);
        pieces.iter().map(owned).collect()
    }

    #[test]
    fn a_word_of_two_directions_is_painted_from_left_to_right() {
        let runs = [
            ("عام ", true, 90.0),
            ("2024", false, 40.0),
            ("، ثم", true, 0.0),
        ];
        let expected = [("عام ", 0), ("،", 2), ("2024", 1), (" ثم", 3)];
        assert_eq!(pieces(&runs), Some(owned(&expected)));
    }

    #[test]
    fn a_run_is_parted_where_the_word_begins() {
        let runs = [
            ("قال (", true, 90.0),
            ("NATO", false, 40.0),
            (")", true, 0.0),
        ];
        let expected = [("قال ", 0), (")", 3), ("NATO", 2), ("(", 1)];
        assert_eq!(pieces(&runs), Some(owned(&expected)));
    }

    #[test]
    fn words_with_a_blank_between_them_are_painted_as_they_are_read() {
        assert_eq!(pieces(&[("عام ", true, 90.0), ("2024", false, 0.0)]), None);
        assert_eq!(pieces(&[("NATO", false, 0.0), ("2024", false, 40.0)]), None);
    }
}
