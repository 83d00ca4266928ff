//! Where sentences end, on documents whose segments people have cut: their lines are joined to one paragraph each.

use std::{collections::BTreeSet, fmt::Write, path::Path};

use anyhow::{Result, ensure};

use super::{article, f1, read};

/// What is right of the boundaries that were found and expected.
#[derive(Default)]
struct Score {
    right: usize,
    found: usize,
    expected: usize,
}

/// Measures on the documents of `ntrex`.
pub(super) fn measure(folder: &Path) -> Result<Option<String>> {
    if !folder.is_dir() {
        return Ok(None);
    }
    let ids = read(&folder.join("DOCUMENT_IDS.tsv"))?;
    let mut table = String::from(
        "| Segmentation | Boundaries | F1, all | Boundaries behind a final mark | F1, those |\n|---|--:|--:|--:|--:|\n",
    );
    for (language, file, headline) in [
        ("Arabic", "arb.txt", "عنوان"),
        ("English", "eng.txt", "Headline"),
    ] {
        let text = read(&folder.join(file))?;
        let (ids, lines): (Vec<&str>, Vec<&str>) = (ids.lines().collect(), text.lines().collect());
        ensure!(
            ids.len() == lines.len(),
            "{file} has not a line for each id"
        );
        let lines: Vec<(&str, &str)> = ids.into_iter().zip(lines).collect();
        let (mut all, mut marked) = (Score::default(), Score::default());
        for document in lines.chunk_by(|left, right| left.0 == right.0) {
            let segments: Vec<&str> = document.iter().map(|(_, line)| line.trim()).collect();
            compare(headline, &segments, &mut all, &mut marked)?;
        }
        writeln!(
            table,
            "| {language} | {} | {:.4} | {} | {:.4} |",
            all.expected,
            f1(all.right, all.found, all.expected),
            marked.expected,
            f1(marked.right, marked.found, marked.expected)
        )?;
    }
    Ok(Some(table))
}

fn compare(headline: &str, segments: &[&str], all: &mut Score, marked: &mut Score) -> Result<()> {
    let mut body = String::new();
    let (mut expected, mut unmarked) = (BTreeSet::new(), BTreeSet::new());
    for segment in segments {
        if !body.is_empty() {
            body.push(' ');
        }
        body.push_str(segment);
        expected.insert(body.len());
        if !has_final_mark(segment) {
            unmarked.insert(body.len());
        }
    }
    let read = article(headline, &body)?;
    let start = headline.len() + 2;
    // The end of the document is no decision.
    expected.remove(&body.len());
    let found: BTreeSet<usize> = read
        .sentences
        .iter()
        .map(|sentence| sentence.span.end.saturating_sub(start))
        .filter(|&end| end < body.len())
        .collect();
    for (score, left_out) in [(all, &BTreeSet::new()), (marked, &unmarked)] {
        score.right += found
            .intersection(&expected)
            .filter(|end| !left_out.contains(end))
            .count();
        score.found += found.difference(left_out).count();
        score.expected += expected.difference(left_out).count();
    }
    Ok(())
}

/// Tells whether a segment ends with a full stop, a question, an exclamation or an ellipsis, quotation marks aside.
fn has_final_mark(segment: &str) -> bool {
    segment
        .trim_end_matches(['"', '\'', '»', '”', '’', '“', ')', ']', ' ', '\u{a0}'])
        .ends_with(['.', '!', '?', '؟', '…', '۔'])
}
