//! The words of a PDF with their boxes, as `pdftotext -bbox` reads them, and how far two PDFs agree on them.

use std::{collections::BTreeMap, path::Path, process::Command};

use anyhow::{Context, Result, ensure};

/// How far apart two edges may be, in points.
const NEAR: f64 = 2.0;

/// A word and its box: left, top, right, bottom, in points from the top left corner of the page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    pub(super) text: String,
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
        text,
        edges: [edge("xMin")?, edge("yMin")?, edge("xMax")?, edge("yMax")?],
    })
    .filter(|word| !word.text.is_empty())
}

/// Pairs each of Chromium's words with the nearest of ours that has the same text, on the same page, each of ours once.
pub(super) fn compare(theirs: &[Vec<Word>], ours: &[Vec<Word>]) -> Agreement {
    let mut agreement = Agreement::default();
    for (number, page) in theirs.iter().enumerate() {
        let mut candidates: BTreeMap<&str, Vec<&Word>> = BTreeMap::new();
        for word in ours.get(number).into_iter().flatten() {
            candidates.entry(&word.text).or_default().push(word);
        }
        for word in page {
            agreement.words += 1;
            let same = candidates.entry(&word.text).or_default();
            let nearest = (0..same.len()).min_by(|one, other| {
                distance(word, same[*one]).total_cmp(&distance(word, same[*other]))
            });
            match nearest {
                Some(nearest) if distance(word, same[nearest]) <= NEAR => {
                    same.swap_remove(nearest);
                    agreement.near += 1;
                }
                nearest => agreement.apart.push(format!(
                    "page {}: {} at {:?}, ours {:?}",
                    number + 1,
                    word.text,
                    word.edges,
                    nearest.map(|nearest| same[nearest].edges)
                )),
            }
        }
    }
    agreement
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
}
