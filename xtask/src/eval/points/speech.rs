//! Who says what, on the cases that were labelled by hand.

use std::{fmt::Write, path::Path};

use anyhow::{Context, Result};
use mujaz_model::{Article, Attribution, QuotationKind};

use super::{article, f1, files, read};

/// Kind, text, speaker and cue.
type Label = [String; 4];

#[derive(Default)]
struct Score {
    expected: usize,
    found: usize,
    spans: usize,
    speakers: usize,
    cues: usize,
}

/// Measures every file of cases in a folder.
pub(super) fn measure(folder: &Path) -> Result<Option<String>> {
    let mut table = String::from(
        "| Attribution | Labels | Found | Span F1 | Speaker F1 | Cue F1 |\n|---|--:|--:|--:|--:|--:|\n",
    );
    let files = files(folder)?;
    for path in &files {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let headline = if name == "arabic" {
            "عنوان"
        } else {
            "Headline"
        };
        let cases: toml::Table = toml::from_str(&read(path)?)?;
        let mut score = Score::default();
        for case in cases["case"].as_array().context("cases")? {
            let text = case["text"].as_str().context("a text")?;
            let labels = case["expect"].as_array().context("labels")?;
            let expected: Vec<Label> = labels
                .iter()
                .map(|label| {
                    ["kind", "text", "speaker", "cue"]
                        .map(|key| label[key].as_str().unwrap_or_default().to_owned())
                })
                .collect();
            compare(&mut score, &expected, found(&article(headline, text)?));
        }
        let [spans, speakers, cues] = [score.spans, score.speakers, score.cues]
            .map(|right| f1(right, score.found, score.expected));
        writeln!(
            table,
            "| {name} | {} | {} | {spans:.3} | {speakers:.3} | {cues:.3} |",
            score.expected, score.found
        )?;
    }
    Ok((!files.is_empty()).then_some(table))
}

fn found(article: &Article) -> Vec<Label> {
    let quotations = article.quotations.iter().map(|quotation| {
        let kind = match quotation.kind {
            QuotationKind::Speech => "direct",
            QuotationKind::Name => "name",
        };
        label(kind, &quotation.text, &quotation.attribution)
    });
    let reports = article
        .reports
        .iter()
        .map(|report| label("indirect", &report.text, &report.attribution));
    quotations.chain(reports).collect()
}

fn label(kind: &str, text: &str, attribution: &Attribution) -> Label {
    let speaker = attribution.speaker.as_ref();
    [
        kind.to_owned(),
        text.to_owned(),
        speaker.map_or_else(String::new, |speaker| speaker.name.clone()),
        attribution.cue.clone().unwrap_or_default(),
    ]
}

/// Speaker and cue count where the passage overlaps with the expected one, which need not end at the same word.
fn compare(score: &mut Score, expected: &[Label], mut found: Vec<Label>) {
    score.expected += expected.len();
    score.found += found.len();
    for [kind, text, speaker, cue] in expected {
        let overlaps = |label: &Label| {
            label[0] == *kind && (label[1].contains(text) || text.contains(&label[1]))
        };
        let exact = found
            .iter()
            .position(|label| label[0] == *kind && label[1] == *text);
        let Some(place) = exact.or_else(|| found.iter().position(overlaps)) else {
            continue;
        };
        let label = found.swap_remove(place);
        score.spans += usize::from(label[1] == *text);
        score.speakers += usize::from(label[2] == *speaker);
        score.cues += usize::from(label[3] == *cue);
    }
}
