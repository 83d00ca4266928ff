//! The strokes that fill lines of Arabic: word processors lengthen words with a glyph that stands for nothing which was
//! written, and give it no character. The painted pages enter; they leave with these glyphs named.

use std::collections::BTreeMap;

use crate::{
    content::{Glyph, Painted},
    letters,
};

/// No letter stands so often in a row.
const ROW: usize = 3;
/// A letter stands twice in a row in fewer of its places within words, in parts of a hundred.
const TWICE: usize = 25;
/// In so many places at least, to tell that.
const PLACES: usize = 8;

/// A glyph by its font and its number there.
type Shape = (u32, u32);

/// Where a shape without a character was seen.
#[derive(Debug, Default)]
struct Seen {
    longest: usize,
    rows: usize,
    /// Rows of two.
    twice: usize,
    /// Rows between two letters of one word, where a stroke belongs.
    inside: usize,
}

/// Names the glyphs without a character that only lengthen words.
pub(crate) fn name(pages: &mut [Painted]) {
    let mut seen: BTreeMap<Shape, Seen> = BTreeMap::new();
    for page in pages.iter() {
        for row in rows(&page.glyphs) {
            let seen = seen.entry(row.shape).or_default();
            seen.longest = seen.longest.max(row.end - row.start);
            seen.rows += 1;
            seen.twice += usize::from(row.end - row.start > 1);
            seen.inside += usize::from(is_inside_word(&page.glyphs, &row));
        }
    }
    let is_stroke = |shape: Shape| {
        seen.get(&shape).is_some_and(|seen| {
            let is_long = seen.longest >= ROW && seen.inside * 20 >= seen.rows * 19;
            let is_often_twice = seen.rows >= PLACES
                && seen.inside == seen.rows
                && seen.twice * 100 >= seen.rows * TWICE;
            is_long || is_often_twice
        })
    };
    for page in pages {
        for glyph in &mut page.glyphs {
            if glyph.text.is_none() && is_stroke((glyph.font, glyph.code)) {
                glyph.text = Some(letters::STROKE.to_string());
            }
        }
    }
}

/// The same shape without a character, several times in a row.
struct Row {
    shape: Shape,
    start: usize,
    end: usize,
    /// The last letter before it, and the first one behind it.
    letters: [Option<usize>; 2],
}

fn rows(glyphs: &[Glyph]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut letter = None;
    // From here on, rows have met no letter behind them.
    let mut open = 0;
    for (at, glyph) in glyphs.iter().enumerate() {
        if let Some(text) = &glyph.text {
            if !text.is_empty() && !text.chars().all(letters::is_mark) {
                letter = Some(at);
                for row in &mut rows[open..] {
                    row.letters[1] = letter;
                }
                open = rows.len();
            }
            continue;
        }
        let shape = (glyph.font, glyph.code);
        match rows.last_mut() {
            Some(last) if last.end == at && last.shape == shape => last.end += 1,
            _ => rows.push(Row {
                shape,
                start: at,
                end: at + 1,
                letters: [letter, None],
            }),
        }
    }
    rows
}

fn is_inside_word(glyphs: &[Glyph], row: &Row) -> bool {
    let is_arabic = |letter: Option<usize>| {
        letter.is_some_and(|letter| {
            let glyph = &glyphs[letter];
            let text = letters::plain(glyph.text.as_deref().unwrap_or_default());
            text.chars().any(letters::is_arabic_letter)
                && (glyph.baseline - glyphs[row.start].baseline).abs() < glyph.size
        })
    };
    row.letters.into_iter().all(is_arabic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn painted(texts: &[Option<&str>]) -> Vec<Painted> {
        let glyphs = texts.iter().map(|text| Glyph::sample(*text)).collect();
        vec![Painted {
            glyphs,
            ..Painted::default()
        }]
    }

    fn unnamed(pages: &[Painted]) -> usize {
        let glyphs = pages.iter().flat_map(|page| &page.glyphs);
        glyphs.filter(|glyph| glyph.text.is_none()).count()
    }

    #[test]
    fn a_shape_that_stands_three_times_in_a_word_is_a_stroke() {
        let (alef, dal) = (Some("ا"), Some("د"));
        let mut pages = painted(&[dal, None, None, None, alef, Some(" "), dal, None, alef]);
        name(&mut pages);
        assert_eq!(unnamed(&pages), 0);
    }

    #[test]
    fn a_shape_that_stands_twice_in_many_words_and_never_at_their_ends_is_a_stroke() {
        let (alef, dal, blank) = (Some("ا"), Some("د"), Some(" "));
        let twice = [dal, None, None, alef, blank];
        let once = [dal, None, alef, blank];
        let some = |count: usize| {
            let words = (0..count).flat_map(|_| twice.into_iter().chain(once));
            painted(&words.collect::<Vec<_>>())
        };
        let mut pages = some(4);
        name(&mut pages);
        assert_eq!(unnamed(&pages), 0);
        let mut pages = some(3);
        name(&mut pages);
        assert_eq!(unnamed(&pages), 9);
    }

    #[test]
    fn a_letter_without_a_name_stays_unknown() {
        let (alef, dal) = (Some("ا"), Some("د"));
        let mut pages = painted(&[dal, None, alef, dal, None, None, alef]);
        name(&mut pages);
        assert_eq!(unnamed(&pages), 3);
        let mut pages = painted(&[None, None, None, Some(" "), dal, None, alef]);
        name(&mut pages);
        assert_eq!(unnamed(&pages), 4);
    }
}
