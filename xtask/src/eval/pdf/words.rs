//! The words of a PDF with their boxes, as `pdftotext -bbox` reads them, and how far two PDFs agree on them.

use std::{path::Path, process::Command};

use anyhow::{Context, Result, ensure};

/// How far apart two edges may be, in points.
const NEAR: f64 = 2.0;

/// A word and its box: left, top, right, bottom, in points from the top left corner of the page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    pub(super) text: String,
    /// The characters of the text in one fixed order: in which order a reader gives the brackets, the digits and the marks
    /// of a mixed word depends on how a PDF names its glyphs, not on where they stand.
    characters: String,
    pub(super) edges: [f64; 4],
}

/// What came of a comparison.
#[derive(Debug, Default)]
pub(super) struct Agreement {
    /// How many words Chromium has.
    pub(super) words: usize,
    /// How many of these stand at the same place in ours.
    pub(super) near: usize,
    /// The others, one line each, with where both have them.
    pub(super) apart: Vec<String>,
}

/// Reads the words of each page.
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
    Some(Word {
        characters: sorted(&text),
        text,
        edges: [edge("xMin")?, edge("yMin")?, edge("xMax")?, edge("yMax")?],
    })
    .filter(|word| !word.text.is_empty())
}

fn sorted(text: &str) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    characters.sort_unstable();
    characters.into_iter().collect()
}

/// Pairs each of Chromium's words with the nearest of ours that has the same characters, on the same page, each of ours
/// once. Where poppler cut our word in two, as it does between digits and Arabic brackets, the pieces stand for the word.
pub(super) fn compare(theirs: &[Vec<Word>], ours: &[Vec<Word>]) -> Agreement {
    let mut agreement = Agreement::default();
    for (number, page) in theirs.iter().enumerate() {
        let mut candidates: Vec<&Word> = ours.get(number).into_iter().flatten().collect();
        let mut alone = Vec::new();
        for word in page {
            agreement.words += 1;
            match nearest(word, &candidates) {
                Some(found) if distance(word, candidates[found]) <= NEAR => {
                    candidates.swap_remove(found);
                    agreement.near += 1;
                }
                _ => alone.push(word),
            }
        }
        for word in alone {
            if is_there_in_pieces(word, &mut candidates) {
                agreement.near += 1;
            } else {
                agreement.apart.push(format!(
                    "page {}: {} at {:?}, ours {:?}",
                    number + 1,
                    word.text,
                    word.edges,
                    nearest(word, &candidates).map(|found| candidates[found].edges)
                ));
            }
        }
    }
    agreement
}

fn nearest(word: &Word, candidates: &[&Word]) -> Option<usize> {
    (0..candidates.len())
        .filter(|&other| candidates[other].characters == word.characters)
        .min_by(|&one, &other| {
            distance(word, candidates[one]).total_cmp(&distance(word, candidates[other]))
        })
}

/// Tells whether the words inside the box of `word` make it up, and takes them if they do.
fn is_there_in_pieces(word: &Word, candidates: &mut Vec<&Word>) -> bool {
    let is_inside = |piece: &&Word| {
        let [left, top, right, bottom] = word.edges;
        piece.edges[0] >= left - NEAR
            && piece.edges[1] >= top - NEAR
            && piece.edges[2] <= right + NEAR
            && piece.edges[3] <= bottom + NEAR
    };
    let pieces: Vec<&Word> = candidates.iter().copied().filter(is_inside).collect();
    let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
    if pieces.is_empty() || sorted(&text) != word.characters {
        return false;
    }
    let extreme = |edge: usize, choose: fn(f64, f64) -> f64| {
        let edges = pieces.iter().map(|piece| piece.edges[edge]);
        edges.reduce(choose).unwrap_or_default()
    };
    let whole = Word {
        text,
        characters: word.characters.clone(),
        edges: [
            extreme(0, f64::min),
            extreme(1, f64::min),
            extreme(2, f64::max),
            extreme(3, f64::max),
        ],
    };
    if distance(word, &whole) > NEAR {
        return false;
    }
    candidates.retain(|piece| !is_inside(piece));
    true
}

/// The furthest that two edges of the boxes are apart.
fn distance(one: &Word, other: &Word) -> f64 {
    one.edges
        .iter()
        .zip(other.edges)
        .map(|(one, other)| (one - other).abs())
        .fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(words: &[(&str, f64)]) -> Vec<Word> {
        let at = |&(text, x): &(&str, f64)| Word {
            text: text.to_owned(),
            characters: sorted(text),
            edges: [x, 0.0, x + 10.0, 10.0],
        };
        words.iter().map(at).collect()
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
    fn the_pieces_of_a_word_stand_for_it() {
        let theirs = [page(&[("1)", 0.0)])];
        let halves = |y| {
            let half = |text: &str, left: f64, right: f64| Word {
                text: text.to_owned(),
                characters: text.to_owned(),
                edges: [left, y, right, y + 10.0],
            };
            [vec![half(")", 0.0, 4.0), half("1", 4.0, 10.0)]]
        };
        assert_eq!(compare(&theirs, &halves(0.0)).near, 1);
        assert_eq!(compare(&theirs, &halves(3.0)).near, 0);
    }
}
