//! The words of a PDF with their boxes, as `pdftotext -bbox` reads them, and how far two PDFs agree on them.
//!
//! Poppler cuts what is printed without a blank where the pen jumps: between kerned letters, around marks, and between
//! digits and Arabic letters. Where it jumps depends on how a PDF writes a word and not on where the word stands, so
//! [`whole`] puts the pieces of both PDFs together again by one rule before they are compared.

use std::{cmp::Ordering, path::Path, process::Command};

use anyhow::{Context, Result, ensure};

/// How far apart two edges may be, in points.
const NEAR: f64 = 2.0;

/// Pieces of one word stand closer together than this share of their height; the blanks between words are twice as wide.
const GAP: f64 = 0.1;
/// A mark may be painted from so much further left than its letter, which leaves less of the blank in front of it.
const MARK_GAP: f64 = 0.15;
const GAP_BEFORE_MARK: f64 = 0.03;
/// Pieces may reach into each other by this share of their height, as kerned letters do.
const OVERLAP: f64 = 0.3;
/// Pieces of one line share at least this much of the height of the lower one; tall letters of lines below each other
/// share less.
const ONE_LINE: f64 = 0.6;

/// A word and its box: left, top, right, bottom, in points from the top left corner of the page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    /// From left to right, as painted.
    pub(super) text: String,
    pub(super) edges: [f64; 4],
}

impl Word {
    /// Returns what two words must have in common: the letters, and the marks on them. On which side of its letter a reader
    /// gives a mark depends on which of the two is painted first, and which letter of an Arabic ligature it gives first on whether
    /// the file spells ligatures as they are read or as they are seen: so the order of Arabic letters does not count.
    fn key(&self) -> (String, Vec<char>) {
        let (mut marks, mut letters): (Vec<char>, Vec<char>) =
            self.text.chars().partition(|&character| is_mark(character));
        marks.sort_unstable();
        if letters
            .iter()
            .any(|letter| matches!(letter, '\u{620}'..='\u{64a}'))
        {
            letters.sort_unstable();
        }
        (letters.into_iter().collect(), marks)
    }

    fn height(&self) -> f64 {
        self.edges[3] - self.edges[1]
    }
}

/// The marks that Arabic and Latin letters carry.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}')
}

/// What came of a comparison.
#[derive(Debug, Default)]
pub(super) struct Agreement {
    /// How many words Chromium has.
    pub(super) words: usize,
    /// How many of these stand at the same place in ours.
    pub(super) near: usize,
    /// How many others have the same left and right edge, and a box of which one lies in the other from top to bottom. So it is
    /// where poppler takes the height of another font: of the first sign that is painted of a word in two fonts, or of the ink
    /// of letters that are drawn as shapes.
    pub(super) of_other_height: usize,
    /// The others, one line each, with where both have them.
    pub(super) apart: Vec<String>,
}

/// Reads the words of each page, as poppler cuts them.
pub(super) fn read(pdf: &Path) -> Result<Vec<Vec<Word>>> {
    let ended = Command::new("pdftotext")
        .args(["-bbox", "-enc", "UTF-8"])
        .arg(pdf)
        .arg("-")
        .output()
        .context("cannot run pdftotext: install Debian's package `poppler-utils`")?;
    ensure!(
        ended.status.success(),
        "{}: {}",
        pdf.display(),
        String::from_utf8_lossy(&ended.stderr)
    );
    Ok(parse(&String::from_utf8_lossy(&ended.stdout)))
}

fn parse(boxes: &str) -> Vec<Vec<Word>> {
    let mut pages: Vec<Vec<Word>> = Vec::new();
    for line in boxes.lines().map(str::trim) {
        if line.starts_with("<page ") {
            pages.push(Vec::new());
        } else if line.starts_with("<word ")
            && let Some(page) = pages.last_mut()
        {
            page.extend(word(line));
        }
    }
    pages
}

/// Reads `<word xMin="1" yMin="2" xMax="3" yMax="4">text</word>`.
fn word(line: &str) -> Option<Word> {
    let edge = |name: &str| -> Option<f64> {
        let (_, rest) = line.split_once(&format!("{name}=\""))?;
        rest.split_once('"')?.0.parse().ok()
    };
    let text = line.split_once('>')?.1.strip_suffix("</word>")?;
    // Direction marks are poppler's own, and no reader sees them.
    let text: String = text
        .chars()
        .filter(|mark| !matches!(mark, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'))
        .collect();
    let edges = [edge("xMin")?, edge("yMin")?, edge("xMax")?, edge("yMax")?];
    Some(Word { text, edges }).filter(|word| !word.text.is_empty())
}

/// Puts the pieces of each page's words together: those that stand side by side on a line with no blank between them.
pub(super) fn whole(pages: &[Vec<Word>]) -> Vec<Vec<Word>> {
    pages.iter().map(|page| whole_words(page)).collect()
}

fn whole_words(page: &[Word]) -> Vec<Word> {
    let mut pieces: Vec<&Word> = page.iter().collect();
    pieces.sort_by(|one, other| in_order(&one.edges, &other.edges));
    let mut words: Vec<Word> = Vec::new();
    for piece in pieces {
        let before = words
            .iter_mut()
            .filter(|word| goes_on_with(word, piece))
            .max_by(|one, other| one.edges[2].total_cmp(&other.edges[2]));
        if let Some(word) = before {
            word.text.push_str(&piece.text);
            word.edges[1] = word.edges[1].min(piece.edges[1]);
            word.edges[2] = word.edges[2].max(piece.edges[2]);
            word.edges[3] = word.edges[3].max(piece.edges[3]);
        } else {
            words.push(piece.clone());
        }
    }
    words
}

fn in_order(one: &[f64; 4], other: &[f64; 4]) -> Ordering {
    one[0]
        .total_cmp(&other[0])
        .then(one[2].total_cmp(&other[2]))
        .then(one[1].total_cmp(&other[1]))
}

/// Tells whether `piece`, which begins no further left than `word`, belongs to it.
fn goes_on_with(word: &Word, piece: &Word) -> bool {
    let lower = word.height().min(piece.height());
    let shared = word.edges[3].min(piece.edges[3]) - word.edges[1].max(piece.edges[1]);
    let gap = piece.edges[0] - word.edges[2];
    let is_mark_over_it = piece.text.chars().all(is_mark) && gap <= 0.0;
    let widest = if word.text.chars().all(is_mark) {
        MARK_GAP
    } else if piece.text.chars().take(2).any(is_mark) {
        GAP_BEFORE_MARK
    } else {
        GAP
    };
    shared >= ONE_LINE * lower
        && gap <= widest * lower
        && (gap >= -OVERLAP * lower || is_mark_over_it)
}

/// Pairs each of Chromium's words with the nearest of ours that has the same text, on the same page, each of ours once.
pub(super) fn compare(theirs: &[Vec<Word>], ours: &[Vec<Word>]) -> Agreement {
    let mut agreement = Agreement::default();
    for (number, page) in theirs.iter().enumerate() {
        let ours = ours.get(number).map_or(&[][..], Vec::as_slice);
        let paired = pair(page, ours);
        agreement.add(number, page.len(), &paired.missing, &paired);
    }
    agreement
}

/// Does the same for words that were put together. What is one word on one side may be several on the other still, since
/// spaced letters and marks stand apart in one of the files: together they agree where they have its text and its box.
pub(super) fn compare_whole(theirs: &[Vec<Word>], ours: &[Vec<Word>]) -> Agreement {
    let mut agreement = Agreement::default();
    for (number, page) in theirs.iter().enumerate() {
        let ours = ours.get(number).map_or(&[][..], Vec::as_slice);
        let mut paired = pair(page, ours);
        let mut missing = std::mem::take(&mut paired.missing);
        for whole in &paired.rest {
            let parts = parts_of(whole, &missing);
            missing = without(missing, &parts);
        }
        let mut rest = paired.rest.clone();
        missing.retain(|whole| {
            let parts = parts_of(whole, &rest);
            let is_there = !parts.is_empty();
            rest = without(std::mem::take(&mut rest), &parts);
            !is_there
        });
        agreement.add(number, page.len(), &missing, &paired);
    }
    agreement
}

impl Agreement {
    fn add(&mut self, number: usize, words: usize, missing: &[&Word], paired: &Paired) {
        self.words += words;
        self.near += words - missing.len();
        for word in missing {
            let key = word.key();
            let same = paired.rest.iter().filter(|other| other.key() == key);
            let nearest = same.min_by(|one, other| {
                distance(&word.edges, &one.edges).total_cmp(&distance(&word.edges, &other.edges))
            });
            self.of_other_height += usize::from(
                nearest.is_some_and(|nearest| has_other_height(&word.edges, &nearest.edges)),
            );
            self.apart.push(format!(
                "page {}: {} at {:?}, ours {:?}",
                number + 1,
                word.text,
                word.edges,
                nearest.map(|found| found.edges)
            ));
        }
    }
}

/// What is left of two pages when what agrees is taken away.
struct Paired<'page> {
    /// Chromium's.
    missing: Vec<&'page Word>,
    /// Ours.
    rest: Vec<&'page Word>,
}

fn pair<'page>(theirs: &'page [Word], ours: &'page [Word]) -> Paired<'page> {
    let mut candidates: Vec<_> = ours.iter().map(|word| (word.key(), word)).collect();
    let mut missing = Vec::new();
    for word in theirs {
        let key = word.key();
        let nearest = (0..candidates.len())
            .filter(|&other| candidates[other].0 == key)
            .map(|other| (distance(&word.edges, &candidates[other].1.edges), other))
            .min_by(|one, other| one.0.total_cmp(&other.0));
        match nearest {
            Some((distance, found)) if distance <= NEAR => {
                candidates.swap_remove(found);
            }
            _ => missing.push(word),
        }
    }
    let rest = candidates.into_iter().map(|(_, word)| word).collect();
    Paired { missing, rest }
}

/// Returns which of the words, two or more, are a word together; none where they are not.
fn parts_of(whole: &Word, words: &[&Word]) -> Vec<usize> {
    let is_inside = |word: &Word| {
        let shared = word.edges[3].min(whole.edges[3]) - word.edges[1].max(whole.edges[1]);
        shared >= ONE_LINE * word.height().min(whole.height())
            && word.edges[0] >= whole.edges[0] - NEAR
            && word.edges[2] <= whole.edges[2] + NEAR
    };
    let mut parts: Vec<usize> = (0..words.len())
        .filter(|&place| is_inside(words[place]))
        .collect();
    parts.sort_by(|&one, &other| in_order(&words[one].edges, &words[other].edges));
    let mut together = Word {
        text: String::new(),
        edges: [f64::MAX, f64::MAX, f64::MIN, f64::MIN],
    };
    for word in parts.iter().map(|&place| words[place]) {
        together.text.push_str(&word.text);
        for side in 0..4 {
            let further = if side < 2 { f64::min } else { f64::max };
            together.edges[side] = further(together.edges[side], word.edges[side]);
        }
    }
    let agrees = parts.len() > 1
        && together.key() == whole.key()
        && distance(&together.edges, &whole.edges) <= NEAR;
    if agrees { parts } else { Vec::new() }
}

fn without<'page>(words: Vec<&'page Word>, taken: &[usize]) -> Vec<&'page Word> {
    let left = words.into_iter().enumerate();
    left.filter(|(place, _)| !taken.contains(place))
        .map(|(_, word)| word)
        .collect()
}

/// Tells whether two boxes begin and end at one place sideways, and one is inside of the other from top to bottom.
fn has_other_height(one: &[f64; 4], other: &[f64; 4]) -> bool {
    let is_inside = |inner: &[f64; 4], outer: &[f64; 4]| {
        inner[1] >= outer[1] - NEAR && inner[3] <= outer[3] + NEAR
    };
    (one[0] - other[0]).abs() <= NEAR
        && (one[2] - other[2]).abs() <= NEAR
        && (is_inside(one, other) || is_inside(other, one))
}

/// The furthest that two edges of the boxes are apart.
fn distance(one: &[f64; 4], other: &[f64; 4]) -> f64 {
    one.iter()
        .zip(other)
        .map(|(one, other)| (one - other).abs())
        .fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str, left: f64, right: f64) -> Word {
        Word {
            text: text.to_owned(),
            edges: [left, 0.0, right, 10.0],
        }
    }

    fn page(words: &[(&str, f64)]) -> Vec<Word> {
        let at = |&(text, x): &(&str, f64)| piece(text, x, x + 10.0);
        words.iter().map(at).collect()
    }

    fn texts(pieces: &[Word]) -> Vec<String> {
        let words = whole_words(pieces).into_iter();
        words.map(|word| word.text).collect()
    }

    #[test]
    fn boxes_are_read_page_by_page() {
        let boxes = "<page width=\"1\">\n<word xMin=\"1\" yMin=\"2\" xMax=\"3\" yMax=\"4.5\">\u{202b}نص\u{202c}</word>\n</page>\n<page width=\"1\">\n";
        let pages = parse(boxes);
        assert_eq!(pages.len(), 2);
        assert_eq!(pages[0][0].text, "نص");
        assert!((pages[0][0].edges[3] - 4.5).abs() < f64::EPSILON);
    }

    #[test]
    fn a_word_agrees_where_it_stands_within_two_points() {
        let theirs = [page(&[("a", 0.0), ("a", 50.0), ("b", 0.0)])];
        let ours = [page(&[("a", 51.9), ("a", 2.1), ("c", 0.0)])];
        let agreement = compare(&theirs, &ours);
        assert_eq!((agreement.words, agreement.near), (3, 1));
        assert_eq!(agreement.apart.len(), 2);
    }

    #[test]
    fn one_word_stands_for_one_word() {
        let agreement = compare(&[page(&[("a", 0.0), ("a", 1.0)])], &[page(&[("a", 0.0)])]);
        assert_eq!(agreement.near, 1);
    }

    #[test]
    fn letters_and_marks_count_and_the_order_of_latin_letters() {
        let near = |one, text| compare(&[page(&[(one, 0.0)])], &[page(&[(text, 0.0)])]).near;
        assert_eq!(near("دقُع", "دقعُ"), 1);
        assert_eq!(near("دقُع", "دقع"), 0);
        assert_eq!(near("دقُع", "دقُم"), 0);
        assert_eq!(near("2024", "2042"), 0);
    }

    #[test]
    fn a_ligature_counts_however_it_is_spelled() {
        let word = |text: &str| piece(text, 10.0, 20.0).key();
        assert_eq!(word("ثانلإا"), word("ثانإلا"));
        assert_ne!(word("ثانإا"), word("ثانإلا"));
        assert_eq!(word("لىع"), word("ىلع"));
    }

    #[test]
    fn pieces_without_a_blank_between_them_are_one_word() {
        assert_eq!(
            texts(&[piece("1", 4.5, 10.0), piece(")", 0.0, 4.0)]),
            [")1"]
        );
        assert_eq!(
            texts(&[piece("قي", 0.0, 9.0), piece("رفلا", 8.0, 20.0)]),
            ["قيرفلا"]
        );
    }

    #[test]
    fn spaced_letters_agree_with_the_word_that_they_are() {
        let apart = [page(&[("N", 0.0), ("E", 14.0), ("W", 28.0)])];
        let whole = [vec![piece("NEW", 0.0, 38.0)]];
        let further = [vec![piece("NEW", 0.0, 41.0)]];
        let near = |theirs, ours| compare_whole(theirs, ours).near;
        assert_eq!((near(&apart, &whole), near(&whole, &apart)), (3, 1));
        assert_eq!((near(&apart, &further), near(&further, &apart)), (0, 0));
        assert_eq!(compare(&apart, &whole).near, 0);
    }

    #[test]
    fn a_mark_belongs_to_the_letter_on_its_right() {
        let pieces = [
            piece("نم", 0.0, 9.0),
            piece("\u{64b}", 9.5, 9.5),
            piece("الدب", 10.8, 20.0),
        ];
        assert_eq!(texts(&pieces), ["نم", "\u{64b}الدب"]);
        assert_eq!(
            texts(&[piece("نم", 0.0, 9.0), piece("ا\u{64b}دب", 9.5, 20.0)]),
            ["نم", "ا\u{64b}دب"]
        );
    }

    #[test]
    fn a_mark_over_a_word_belongs_to_it_wherever_it_stands() {
        let pieces = [
            piece(":", 0.0, 3.0),
            piece("تآ", 3.0, 20.0),
            piece("\u{64d}", 7.0, 7.0),
        ];
        assert_eq!(texts(&pieces), [":تآ\u{64d}"]);
    }

    #[test]
    fn a_box_of_another_height_at_the_same_place_is_told_apart() {
        let mut tall = piece("a", 0.0, 10.0);
        tall.edges[1] = -4.0;
        let mut below = piece("b", 20.0, 30.0);
        (below.edges[1], below.edges[3]) = (4.0, 14.0);
        let theirs = [vec![piece("a", 0.0, 10.0), piece("b", 20.0, 30.0)]];
        let agreement = compare(&theirs, &[vec![tall, below]]);
        assert_eq!((agreement.near, agreement.of_other_height), (0, 1));
    }

    #[test]
    fn words_with_a_blank_or_a_line_between_them_stay_apart() {
        let mut below = piece("b", 10.0, 20.0);
        below.edges[1] += 5.0;
        below.edges[3] += 5.0;
        assert_eq!(texts(&[piece("a", 0.0, 10.0), below]), ["a", "b"]);
        assert_eq!(
            texts(&[piece("a", 0.0, 10.0), piece("b", 11.9, 20.0)]),
            ["a", "b"]
        );
    }
}
