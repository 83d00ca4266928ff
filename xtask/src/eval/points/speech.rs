//! Who says what, on the cases that were labelled by hand.

use std::{fmt::Write, path::Path};

use anyhow::Result;
use mujaz_model::{Article, Attribution, QuotationKind};
use mujaz_tests::{
    attribution::{Case, Label, Score},
    labelled::{cases, headline},
};

use super::{article, f1, files, misses::Misses};

/// Measures every file of cases in a folder.
pub(super) fn measure(folder: &Path, misses: &Misses) -> Result<Option<String>> {
    let mut table = String::from(
        "| Attribution | Labels | Found | Span F1 | Speaker F1 | Cue F1 |\n|---|--:|--:|--:|--:|--:|\n",
    );
    let files = files(folder)?;
    for path in &files {
        let mut score = Score::default();
        let mut list = misses.list("attribution", path);
        for case in cases::<Case>(path)? {
            let found = labels_of(&article(headline(path), &case.text)?);
            list.compare(&case.text, &case.expected, &found);
            score.add(&case.expected, found);
        }
        list.close()?;
        let [spans, speakers, cues] = [score.spans, score.speakers, score.cues]
            .map(|right| f1(right, score.found, score.expected));
        writeln!(
            table,
            "| {} | {} | {} | {spans:.3} | {speakers:.3} | {cues:.3} |",
            path.file_stem().unwrap_or_default().to_string_lossy(),
            score.expected,
            score.found
        )?;
    }
    Ok((!files.is_empty()).then_some(table))
}

fn labels_of(article: &Article) -> Vec<Label> {
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
    Label {
        kind: kind.to_owned(),
        text: text.to_owned(),
        speaker: speaker.map_or_else(String::new, |speaker| speaker.name.clone()),
        cue: attribution.cue.clone().unwrap_or_default(),
    }
}
