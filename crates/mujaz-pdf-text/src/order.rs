//! From the places of glyphs to the order of reading: the bidirectional algorithm (Unicode annex 9) backwards.
//!
//! Letters have one direction each, so their order is certain. What stands between them is not: seen from outside, a `5` in
//! a line that is read from the right may belong to the Latin word at its side or to the Arabic one, and `10-20` may have been
//! `20-10`. Every way to read such an island of a line is tried: it has to give the picture that the page shows when the
//! algorithm orders it forwards. Where several do, the way in which the file paints them decides: programs paint text of one
//! direction in one piece, and many paint the pieces as they are read. Where that does not tell either, the reading is in doubt.

mod island;
mod painted;
mod part;
mod testimony;

use crate::{letters, line::Line, painting::Painting};

use island::{Context, islands, settle};
use part::{Part, narrow, parts};
use testimony::testify;

/// The direction of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Base {
    #[default]
    Left,
    Right,
}

impl Base {
    pub(crate) const fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

/// A line as it is read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Reading {
    /// With the brackets that are seen turned into those that were written.
    pub(crate) text: String,
    /// With the brackets as the file names them.
    pub(crate) unturned: String,
    /// Whether the page could also be read otherwise, with its words or figures in another order.
    pub(crate) is_doubtful: bool,
    /// Whether the painting tells the level of all that could have another.
    pub(crate) is_told: bool,
    /// Whether the algorithm can give the picture in this direction; what it cannot give was written in the other one.
    pub(crate) is_possible: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// Letters that are read from the right.
    Right,
    /// Letters that are read from the left.
    Left,
    Number,
    Neutral,
}

pub(crate) fn class_of(text: &str) -> Class {
    let mut class = Class::Neutral;
    for character in text.chars() {
        if letters::is_right_to_left(character) {
            return Class::Right;
        }
        if letters::is_digit(character) && class == Class::Neutral {
            class = Class::Number;
        } else if letters::is_left_to_right(character) {
            class = Class::Left;
        }
    }
    class
}

/// Reads a line of a paragraph of direction `base`. `before` is what was read of the paragraph, `next` the line of
/// it that follows.
pub(crate) fn read(
    line: &Line,
    base: Base,
    before: &str,
    next: Option<&Line>,
    painting: &Painting,
) -> Reading {
    if painting.paints_as_read() {
        return written(&painted::read(line, base));
    }
    let mut parts = parts(&line.clusters, base, painting);
    narrow(&mut parts, base, follows_right(before));
    let is_sure = |part: &Part| part.levels.len() == 1;
    let mut doubtful = false;
    let mut told = true;
    let mut possible = base == Base::Right || !starts_right(&parts);
    if !parts.iter().all(is_sure) {
        testify(&mut parts, base, painting);
        told = parts.iter().all(Part::is_told);
        let islands = islands(&parts, base);
        let ordered: Vec<_> = match base {
            Base::Right => islands.into_iter().rev().collect(),
            Base::Left => islands,
        };
        for (start, end) in ordered {
            if parts[start..end].iter().all(is_sure) {
                continue;
            }
            let context = Context::of(&parts, start, end, base, before, next, painting);
            let settled = settle(&mut parts[start..end], base, &context, painting);
            doubtful |= settled.is_doubtful;
            possible &= settled.is_possible;
        }
    }
    written(&Reading {
        text: spell(&parts, base, true),
        unturned: spell(&parts, base, false),
        is_doubtful: doubtful,
        is_told: told,
        is_possible: possible,
    })
}

/// Whether the last letter of what was read is read from the right, so that the figures which follow in the next line are ordered after it
/// (rule W2).
fn follows_right(before: &str) -> bool {
    let is_letter = |it: &char| letters::is_right_to_left(*it) || letters::is_left_to_right(*it);
    let last = before.chars().rev().find(is_letter);
    last.is_some_and(letters::is_right_to_left)
}

/// Whether a number stands to the right of all letters, and these are read from the right: in a line that is read from the left it would
/// stand to their left, whether it is written before them or behind (rules W2 and I1).
fn starts_right(parts: &[Part]) -> bool {
    let mut tokens = parts
        .iter()
        .rev()
        .filter(|part| part.class != Class::Neutral);
    let is_number = tokens
        .next()
        .is_some_and(|part| part.class == Class::Number);
    let mut letters = tokens.filter(|part| part.class != Class::Number).peekable();
    is_number && letters.peek().is_some() && letters.all(|part| part.class == Class::Right)
}

/// As it was written: without what only lengthens words, and with raised digits as such.
fn written(reading: &Reading) -> Reading {
    let written = |text: &str| letters::with_raised(&text.replace(letters::STROKE, ""));
    Reading {
        text: written(&reading.text),
        unturned: written(&reading.unturned),
        is_doubtful: reading.is_doubtful,
        is_told: reading.is_told,
        is_possible: reading.is_possible,
    }
}

/// The parts from left to right, as indices in the order of reading (rule L2 backwards).
fn reading_order(levels: &[u8], base: Base) -> Vec<usize> {
    let mut order: Vec<usize> = (0..levels.len()).collect();
    let lowest = match base {
        Base::Left => 1,
        Base::Right => 0,
    };
    let highest = levels.iter().copied().max().unwrap_or_default();
    if base == Base::Right {
        order.reverse();
    }
    // What was reversed with the line, or stands in a reversed stretch, is turned back level by level.
    let first = if base == Base::Right { 2 } else { lowest };
    for level in first..=highest {
        let mut at = 0;
        while at < order.len() {
            if levels[order[at]] < level {
                at += 1;
                continue;
            }
            let end = order[at..].iter().position(|index| levels[*index] < level);
            let end = end.map_or(order.len(), |offset| at + offset);
            order[at..end].reverse();
            at = end;
        }
    }
    order
}

/// The characters of a part at a level: what is read from the right is shown mirrored (rule L4).
fn shown(text: &str, level: u8) -> String {
    if level.is_multiple_of(2) {
        return text.to_owned();
    }
    text.chars()
        .map(|it| letters::mirrored(it).unwrap_or(it))
        .collect()
}

fn spell_at(island: &[Part], choice: &[u8], base: Base, turned: bool) -> String {
    let order = reading_order(choice, base);
    let spelled = |at: usize| {
        if turned {
            shown(&island[at].text, choice[at])
        } else {
            island[at].text.clone()
        }
    };
    order.into_iter().map(spelled).collect()
}

fn spell(parts: &[Part], base: Base, turned: bool) -> String {
    let choice: Vec<u8> = parts
        .iter()
        .map(|part| part.levels.first().copied().unwrap_or_default())
        .collect();
    spell_at(parts, &choice, base, turned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{line::Cluster, painting::Producer};

    /// A line as it is seen, one place a character, with the runs that digits tell.
    fn line(seen: &str, runs: &str) -> Line {
        let runs: Vec<u32> = runs.chars().map(|it| it.to_digit(36).unwrap()).collect();
        let clusters = seen.chars().enumerate().map(|(at, character)| {
            let start = 10.0 * f32::from(u16::try_from(at).unwrap());
            let run = runs.get(at).copied().unwrap_or_default();
            Cluster {
                run,
                // Runs are painted in the order of their numbers.
                at: usize::try_from(run).unwrap() * 1000 + at,
                ..Cluster::seen(character, start..start + 10.0, 12.0)
            }
        });
        Line {
            clusters: clusters.collect(),
            baseline: 0.0,
            size: 12.0,
        }
    }

    fn from_right(seen: &str, runs: &str) -> (String, bool) {
        let line = line(seen, runs);
        let painting = Painting::of([&line]);
        let reading = read(&line, Base::Right, "", None, &painting);
        (reading.text, reading.is_doubtful)
    }

    #[test]
    fn a_number_beside_arabic_in_an_english_line_is_told_by_its_run() {
        let line = line("see 5 ةداملا of", "000012222222333");
        let reading = read(&line, Base::Left, "", None, &Painting::of([&line]));
        assert_eq!(reading.text, "see المادة 5 of");
    }

    #[test]
    fn a_negative_percentage_alone_in_a_cell_keeps_both_signs() {
        assert_eq!(from_right("7.25%-", "222241"), ("-7.25%".to_owned(), false));
    }

    #[test]
    fn a_date_and_a_decimal_after_arabic_are_certain() {
        assert_eq!(
            from_right("28/8/2024 موي", ""),
            ("يوم 28/8/2024".to_owned(), false)
        );
        assert_eq!(from_right("٣٫٥ ةبسن", ""), ("نسبة ٣٫٥".to_owned(), false));
    }

    #[test]
    fn a_range_whose_painting_tells_nothing_is_doubtful() {
        assert_eq!(from_right("20-10 نيب", ""), ("بين 10-20".to_owned(), true));
    }

    #[test]
    fn a_range_that_was_set_from_the_left_is_told_by_its_run() {
        assert_eq!(
            from_right("10-20 نيب", "111110000"),
            ("بين 10-20".to_owned(), false)
        );
    }

    #[test]
    fn a_word_and_a_year_are_doubtful_unless_their_runs_tell() {
        assert!(from_right("ناك NATO 2024 .", "").1);
        assert_eq!(
            from_right("ناك NATO 2024", "0000222222222"),
            ("NATO 2024 كان".to_owned(), false)
        );
    }

    #[test]
    fn a_number_before_an_arabic_letter_in_an_english_line_may_be_read_after_it() {
        let line = line("no 58/2014/ق", "000000000000");
        assert!(read(&line, Base::Left, "", None, &Painting::of([&line])).is_doubtful);
    }

    #[test]
    fn a_figure_that_starts_an_english_line_may_follow_the_arabic_at_the_end_of_the_line_before() {
        let is_doubtful_after = |before| {
            let line = line("87.82-% until then", "");
            read(&line, Base::Left, before, None, &Painting::of([&line])).is_doubtful
        };
        assert!(is_doubtful_after("they agreed في"));
        assert!(!is_doubtful_after("they agreed"));
    }

    #[test]
    fn a_range_in_the_digits_of_arabic_has_one_order() {
        assert_eq!(
            from_right("١١٥–٥٤ نيب", "222100000"),
            ("بين ٥٤–١١٥".to_owned(), false)
        );
    }

    #[test]
    fn a_sign_before_the_digits_of_arabic_may_have_been_set_by_hand() {
        assert!(from_right(" طابش +٣١ تنلعأ", "000000123344444").1);
        assert!(from_right(".-٣١ تنلعأ", "0122333333").1);
    }

    #[test]
    fn what_the_painting_shows_goes_before_the_algorithm() {
        // The blanks are painted with the dash and the numbers, so that all of it was set from the left.
        assert_eq!(
            from_right("يفحص 3 - 64 تغلب", "0000111111122222"),
            ("بلغت 3 - 64 صحفي".to_owned(), false)
        );
    }

    #[test]
    fn words_that_were_each_set_for_themselves_keep_the_order_of_the_line() {
        // The dot between them is painted with the Arabic around it.
        assert_eq!(
            from_right("https · flow نيب", "1111100022220000"),
            ("بين flow · https".to_owned(), false)
        );
    }

    #[test]
    fn a_separator_that_is_painted_with_one_of_its_numbers_is_doubted() {
        assert!(from_right("72/2025/ق نيب", "1112222330000").1);
    }

    #[test]
    fn an_address_is_one_word() {
        assert_eq!(
            from_right(
                "https://example.org/55/b?x=75 عقوملا",
                "0000000000000000000000000000000000000"
            ),
            ("الموقع https://example.org/55/b?x=75".to_owned(), false)
        );
    }

    #[test]
    fn a_piece_that_the_algorithm_alone_has_ordered_is_read_by_it() {
        let read_by = |producer| {
            let line = line("ملاس 20-10 نيب", "00000000000000");
            let painting = Painting::of([&line]).by(producer);
            let reading = read(&line, Base::Right, "", None, &painting);
            (reading.text, reading.is_doubtful)
        };
        let text = "بين 10-20 سالم".to_owned();
        assert_eq!(read_by(Producer::WeasyPrint), (text.clone(), false));
        assert_eq!(read_by(Producer::Unknown), (text, true));
    }

    #[test]
    fn a_number_to_the_right_of_all_arabic_was_not_set_from_the_left() {
        let possible = |seen: &str, base| {
            let line = line(seen, "");
            read(&line, base, "", None, &Painting::of([&line])).is_possible
        };
        assert!(possible("1446 ناضمر 12", Base::Right));
        assert!(!possible("1446 ناضمر 12", Base::Left));
        assert!(possible("12 ناضمر", Base::Left));
    }

    #[test]
    fn a_full_stop_at_the_end_of_a_piece_that_the_algorithm_ordered_closes_it() {
        let read_by = |producer| {
            let line = line("[1] .2025 ماع يف", "1110000000000000");
            let painting = Painting::of([&line]).by(producer);
            let reading = read(&line, Base::Right, "", None, &painting);
            (reading.text, reading.is_doubtful)
        };
        let text = "في عام 2025. [1]".to_owned();
        assert_eq!(read_by(Producer::WeasyPrint), (text.clone(), false));
        assert_eq!(read_by(Producer::Unknown).0, text);
    }

    #[test]
    fn a_percentage_keeps_its_sign_behind_it() {
        assert_eq!(
            from_right("7.25%- 3,400 2024", ""),
            ("2024 3,400 -7.25%".to_owned(), true)
        );
    }

    /// As [`line`], with the elements of the structure that digits tell.
    fn line_of(seen: &str, runs: &str, elements: &str) -> Line {
        let mut line = line(seen, runs);
        for (cluster, element) in line.clusters.iter_mut().zip(elements.chars()) {
            cluster.element = element.to_digit(10);
        }
        line
    }

    #[test]
    fn a_range_in_one_element_with_the_words_before_it_is_certain() {
        let read_in = |elements| {
            let line = line_of("ملاس 20-10 نيب", "00001233455555", elements);
            let painting = Painting::of([&line]);
            let reading = read(&line, Base::Right, "", None, &painting);
            (reading.text, reading.is_doubtful)
        };
        let text = "بين 10-20 سالم".to_owned();
        assert_eq!(read_in("11111111111111"), (text.clone(), false));
        assert_eq!(read_in("33333222221111"), (text, true));
    }

    #[test]
    fn figures_around_a_letter_alone_in_an_element_are_doubted() {
        let line = line_of("72/2025/ق نيب", "1112222330000", "2222222221111");
        let painting = Painting::of([&line]);
        assert!(read(&line, Base::Right, "", None, &painting).is_doubtful);
    }

    #[test]
    fn a_word_and_a_year_in_two_elements_are_read_as_the_structure_has_them() {
        let read_in = |elements| {
            let line = line_of("ناك NATO 2024 .", "000011112222233", elements);
            let painting = Painting::of([&line]);
            read(&line, Base::Right, "", None, &painting).text
        };
        assert_eq!(read_in("333322222111111"), ". 2024 NATO كان");
        assert_eq!(read_in("333311111222222"), ". NATO 2024 كان");
    }

    #[test]
    fn a_line_that_is_painted_as_it_is_read_is_certain() {
        let read_by = |seen, runs, base| {
            let line = line(seen, runs);
            let painting = Painting::of([&line]).by(Producer::Mujaz);
            let reading = read(&line, base, "", None, &painting);
            (reading.text, reading.is_doubtful)
        };
        // `72/ق/2025`, set from the left in a line that is read from the right.
        assert_eq!(
            read_by("72/2025/ق نيب", "1114444320000", Base::Right),
            ("بين 72/ق/2025".to_owned(), false)
        );
        assert_eq!(
            read_by("ملاس ٣١+ نيب", "333321100000", Base::Right).0,
            "بين +٣١ سالم"
        );
        assert_eq!(
            read_by("(5) نيب", "3210000", Base::Right),
            ("بين (5)".to_owned(), false)
        );
    }

    #[test]
    fn signs_that_the_file_says_are_read_from_the_right_are_so() {
        let mut line = line("ملاس 68 - 98 نيب", "0000122344556666");
        for cluster in &mut line.clusters[7..10] {
            cluster.is_reversed = true;
        }
        let painting = Painting::of([&line]);
        let reading = read(&line, Base::Right, "", None, &painting);
        assert_eq!(
            (reading.text, reading.is_doubtful),
            ("بين 98 - 68 سالم".to_owned(), false)
        );
    }
}
