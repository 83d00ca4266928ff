//! A block of a document before it is read: its lines enter; its text leaves, in the order of reading, with what is doubtful of it.

use std::collections::BTreeSet;

use crate::{
    Block, Kind, Reason, letters,
    line::{Cluster, Line},
    order::{self, Base, Class, Reading, class_of},
    painting::Painting,
};

/// A block before it is read.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(crate) struct Draft {
    pub(super) kind: Kind,
    pub(super) row: Option<usize>,
    /// Lines with the pages that they stand on.
    pub(crate) lines: Vec<(usize, Line)>,
    /// What the structure has in place of lines, and its page.
    pub(super) text: Option<(usize, String)>,
    pub(crate) is_tagged: bool,
    /// Whether it goes on with the block of the draft before it.
    pub(super) is_more: bool,
    /// The direction of the language that the structure says it is in.
    pub(super) language: Option<Base>,
    /// Whether its lines may stand in another order.
    pub(super) is_doubtful: bool,
    /// Whether it is turned otherwise than most of its page.
    pub(super) is_aside: bool,
}

impl Draft {
    pub(super) fn page(&self) -> usize {
        let line = self.lines.first().map(|(page, _)| *page);
        line.or_else(|| self.text.as_ref().map(|(page, _)| *page))
            .unwrap_or_default()
    }
}

impl Draft {
    pub(super) fn read(
        &self,
        painting: &Painting,
        margins: &[(f32, f32)],
        all: Base,
        reasons: &mut [BTreeSet<Reason>],
    ) -> (Block, String) {
        let mut block = Block {
            kind: self.kind,
            page: self.page() + 1,
            ..Block::default()
        };
        if let Some((_, text)) = &self.text {
            letters::plain(text).trim().clone_into(&mut block.text);
        }
        let mut unturned = block.text.clone();
        let (direction, is_even) = self.direction(all, margins, painting);
        for (index, (page, line)) in self.lines.iter().enumerate() {
            let next = self.lines.get(index + 1).map(|(_, line)| line);
            let mut reading = order::read(line, direction, &block.text, next, painting);
            if is_even {
                let other = order::read(line, direction.other(), &block.text, next, painting);
                if other.text != reading.text {
                    reading = chosen(reading, other, line);
                    if self.lines.len() == 1 && is_said_twice(line) {
                        reading.is_doubtful = false;
                    }
                }
            }
            let is_doubtful = reading.is_doubtful
                || self.is_doubtful
                || !painting.keeps_signs() && breaks_at_sign(&block.text, &reading.text)
                || direction == Base::Left && ends_in_item(&reading.text);
            let found = &mut reasons[*page];
            let mut note = |is_found: bool, reason| {
                if is_found {
                    found.insert(reason);
                }
            };
            note(is_doubtful, Reason::Order);
            note(
                line.clusters.iter().any(|cluster| cluster.is_unknown),
                Reason::UnknownCharacters,
            );
            note(
                line.clusters.iter().any(|cluster| cluster.is_disputed),
                Reason::DisputedCharacters,
            );
            note(
                line.clusters.iter().any(|cluster| cluster.is_invisible),
                Reason::Recognized,
            );
            append(&mut block.text, &reading.text);
            append(&mut unturned, &reading.unturned);
            block.size = block.size.max(tenths(line.size));
        }
        if self.pairs_better(direction.other(), [&block.text, &unturned], painting) {
            for (page, _) in &self.lines {
                reasons[*page].insert(Reason::Order);
            }
        }
        let text = block.text.trim().to_owned();
        block.text = text;
        (block, unturned.trim().to_owned())
    }

    /// Whether more brackets and quotation marks pair where the paragraph is read in this direction, and not as `read`, with the brackets
    /// turned and as the file names them: then it was set in this one, whatever its letters say.
    fn pairs_better(&self, direction: Base, read: [&str; 2], painting: &Painting) -> bool {
        let unpaired = |[text, unturned]: [&str; 2]| {
            let names_written = [true, false].into_iter();
            let texts = names_written.map(|it| letters::paired(text, unturned, it));
            let faults = texts.map(|text| letters::unpaired(&text) + letters::turned_away(&text));
            faults.min()
        };
        if unpaired(read) == Some(0) {
            return false;
        }
        let (mut text, mut unturned) = (String::new(), String::new());
        for (index, (_, line)) in self.lines.iter().enumerate() {
            let next = self.lines.get(index + 1).map(|(_, line)| line);
            let reading = order::read(line, direction, &text, next, painting);
            append(&mut text, &reading.text);
            append(&mut unturned, &reading.unturned);
        }
        unpaired([&text, &unturned]) < unpaired(read)
    }

    /// The direction of the paragraph, and whether it is a guess.
    fn direction(&self, all: Base, margins: &[(f32, f32)], painting: &Painting) -> (Base, bool) {
        let letters = self.lines.iter().map(|(_, line)| line.letters());
        let (right, left) = letters.fold((0, 0), |sum, line| (sum.0 + line.0, sum.1 + line.1));
        let usual = if all == Base::Right { 1.0 } else { -1.0 };
        if right + left == 0 {
            return (all, false);
        }
        #[expect(clippy::cast_precision_loss, reason = "letters of a paragraph")]
        let share = (right as f32 - left as f32) / (right + left) as f32;
        let mut votes = 2.0 * share + 0.4 * usual;
        let (mut sides, mut painted) = (0.0, 0.0);
        for (page, line) in &self.lines {
            sides += side(line, margins[*page]);
            // Where pieces are painted as they are read, the first of them stands at the start.
            if painting.is_mostly_logical && line.letters().0.min(line.letters().1) > 0 {
                let place = |cluster: &Cluster| (cluster.at, cluster.start);
                let first = line.clusters.iter().map(place).min_by_key(|it| it.0);
                let last = line.clusters.iter().map(place).max_by_key(|it| it.0);
                if let (Some(first), Some(last)) = (first, last) {
                    painted += if first.1 > last.1 { 2.0 } else { -2.0 };
                }
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "lines of a paragraph")]
        let count = self.lines.len() as f32;
        votes += sides / count;
        if painting.is_logical {
            votes += painted / count;
        }
        votes += match self.language {
            Some(Base::Right) => 1.0,
            Some(Base::Left) => -1.0,
            None => 0.0,
        };
        if let Some((_, last)) = self.lines.last() {
            let closes = |cluster: Option<&Cluster>| {
                cluster.is_some_and(|it| matches!(it.text.as_str(), "." | "؟" | "!" | ":" | "…"))
            };
            votes += f32::from(u8::from(closes(last.clusters.first())))
                - f32::from(u8::from(closes(last.clusters.last())));
        }
        let base = if votes >= 0.0 {
            Base::Right
        } else {
            Base::Left
        };
        // A name and a year in a cell say nothing of the direction of the page that they stand on.
        let is_of_one = right == 0 && base == Base::Left || left == 0 && base == Base::Right;
        let is_lone = is_of_one && right + left <= LONE && self.language.unwrap_or(all) != base;
        if let Some(base) = self.side_of_bullet() {
            return (base, false);
        }
        // Letters of one direction alone go before what the painting says, but not in silence.
        let is_against = match base {
            Base::Right => painted < 0.0,
            Base::Left => painted > 0.0,
        };
        let is_even = votes.abs() < 0.8 || is_against;
        (base, right.min(left) > 0 && is_even || is_lone)
    }
}

impl Draft {
    /// The direction of an item of a list, where its bullet tells: it stands at the start.
    fn side_of_bullet(&self) -> Option<Base> {
        let (_, line) = self.lines.first()?;
        let mut words = line.clusters.iter().filter(|it| !it.text.trim().is_empty());
        let is_bullet = |cluster: &Cluster| {
            matches!(
                cluster.text.as_str(),
                "•" | "▪" | "■" | "●" | "○" | "◦" | "\u{2043}" | "\u{f0b7}"
            )
        };
        let (first, last) = (words.next()?, words.next_back()?);
        match (is_bullet(first), is_bullet(last)) {
            (true, false) => Some(Base::Left),
            (false, true) => Some(Base::Right),
            _ => None,
        }
    }
}

/// More letters of one direction, without any others, are a text of their own direction.
const LONE: usize = 24;

/// Whether a line ends in what opens an item of a list that is set from the right, `Terms of use .3`: it may have been written first.
fn ends_in_item(text: &str) -> bool {
    text.trim_end()
        .rsplit_once(" .")
        .is_some_and(|(before, number)| {
            (1..=2).contains(&number.len())
                && number.bytes().all(|digit| digit.is_ascii_digit())
                && before.chars().any(char::is_alphabetic)
        })
}

/// More letters are a sentence.
const HEADING: usize = 60;

/// Whether a line is a heading in two languages, one phrase beside the other, without a figure: whichever is read first, nothing else
/// changes.
fn is_said_twice(line: &Line) -> bool {
    let classes: Vec<Class> = line
        .clusters
        .iter()
        .map(|cluster| class_of(&cluster.text))
        .filter(|class| *class != Class::Neutral)
        .collect();
    let turns = classes.windows(2).filter(|pair| pair[0] != pair[1]).count();
    classes.len() <= HEADING && turns == 1 && !classes.contains(&Class::Number)
}

/// Of two readings of a line, in either direction, the one that the algorithm can give, or the one that the painting tells; else the first, in doubt. Where there are
/// letters of both directions the painting fits either.
fn chosen(reading: Reading, other: Reading, line: &Line) -> Reading {
    if reading.is_possible != other.is_possible {
        return if reading.is_possible { reading } else { other };
    }
    let is_lone = line.letters().0 == 0;
    if is_lone && other.is_told && !other.is_doubtful {
        other
    } else {
        Reading {
            is_doubtful: true,
            ..reading
        }
    }
}

/// Whether a line keeps to the right margin alone, 1, to the left alone, -1, or to both or neither.
fn side(line: &Line, margins: (f32, f32)) -> f32 {
    let near = |place: f32, margin: f32| (place - margin).abs() <= line.size * 0.5;
    match (near(line.start(), margins.0), near(line.end(), margins.1)) {
        (false, true) => 1.0,
        (true, false) => -1.0,
        _ => 0.0,
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a size, bounded"
)]
fn tenths(size: f32) -> u32 {
    (size.clamp(0.0, 10_000.0) * 10.0).round() as u32
}

/// Whether the text ends in a sign that stands alone, and a figure follows in the next line: `2014 -` and `12.5%` were written as a range or
/// as two figures.
fn breaks_at_sign(text: &str, line: &str) -> bool {
    let mut last = text.trim_end().chars().rev();
    matches!(last.next(), Some('-' | '–' | '−' | '+' | '±'))
        && last.next().is_some_and(char::is_whitespace)
        && line.trim_start().starts_with(letters::is_digit)
}

/// Adds a line to what was read: with a blank, except where a word is broken.
fn append(text: &mut String, line: &str) {
    let before = text.chars().rev().nth(1);
    let next = line.chars().next();
    let is_broken = text.ends_with(['-', '\u{2010}'])
        && before.is_some_and(char::is_lowercase)
        && next.is_some_and(char::is_lowercase);
    // Lines end behind the sign in `S-400`, `10-20` and `58/2014`, where no blank was written.
    let is_compound = text.ends_with(['-', '–', '/'])
        && before.is_some_and(char::is_alphanumeric)
        && next.is_some_and(letters::is_digit);
    if !is_broken && !is_compound && !text.is_empty() && !line.is_empty() {
        text.push(' ');
    }
    text.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line as it is seen, with the runs that digits tell, painted in the order of their numbers.
    fn line(seen: &str, runs: &str) -> Line {
        let clusters = seen.chars().zip(runs.bytes()).zip(0_u16..);
        let clusters = clusters.map(|((character, run), at)| {
            let start = 10.0 * f32::from(at);
            Cluster {
                run: u32::from(run),
                at: usize::from(run) * 1000 + usize::from(at),
                ..Cluster::seen(character, start..start + 10.0, 12.0)
            }
        });
        Line {
            clusters: clusters.collect(),
            baseline: 0.0,
            size: 12.0,
        }
    }

    #[test]
    fn a_line_that_is_painted_from_the_left_among_others_from_the_right_may_be_read_from_there() {
        let seen = "ةمزتلم ناك NATO قافتا تغلب";
        let [usual, turned] = ["22222222222111110000000000", "00000000000111112222222222"]
            .map(|runs| line(seen, runs));
        let painting = Painting::of([&usual, &usual, &usual, &turned]);
        let is_guess = |line: &Line| {
            let draft = Draft {
                lines: vec![(0, line.clone())],
                ..Draft::default()
            };
            draft.direction(Base::Right, &[(0.0, 260.0)], &painting).1
        };
        assert!(is_guess(&turned));
        assert!(!is_guess(&usual));
    }

    #[test]
    fn marks_that_pair_in_the_other_direction_tell_that_the_text_was_set_in_it() {
        let better = |seen: &str| {
            let clusters = seen.chars().zip(0_u16..).map(|(character, at)| {
                let start = 10.0 * f32::from(at);
                Cluster::seen(character, start..start + 10.0, 12.0)
            });
            let line = Line {
                clusters: clusters.collect(),
                baseline: 0.0,
                size: 12.0,
            };
            let painting = Painting::of([&line]);
            let read = order::read(&line, Base::Right, "", None, &painting);
            let draft = Draft {
                lines: vec![(0, line)],
                ..Draft::default()
            };
            draft.pairs_better(Base::Left, [&read.text, &read.unturned], &painting)
        };
        // قال NATO «الأمن» هنا, set from the left.
        assert!(better("لاق NATO «انه «نمألا"));
        assert!(!better("انه »نمألا« NATO لاق"));
        assert!(!better("انه »نمألا NATO لاق"));
    }
}
