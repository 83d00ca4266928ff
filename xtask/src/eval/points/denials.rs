//! What sentences deny, on the cases that were labelled by hand.

use std::{fmt::Write, path::Path};

use anyhow::Result;
use mujaz_tests::denials::{Score, cases};

use super::{article, files};

/// Measures every file of cases in a folder.
pub(super) fn measure(folder: &Path) -> Result<Option<String>> {
    let mut table = String::from(
        "| Polarity | Denied | Lost | Affirmed | Denied wrongly |\n|---|--:|--:|--:|--:|\n",
    );
    let files = files(folder)?;
    for path in &files {
        let mut score = Score::default();
        for case in cases(path)? {
            let headline = if case.text.is_ascii() {
                "Headline"
            } else {
                "عنوان"
            };
            let article = article(headline, &case.text)?;
            let found: Vec<String> = mujaz::suggest(&article, &[])
                .into_iter()
                .flat_map(|candidate| candidate.polarity.negations)
                .map(|negation| negation.denied)
                .collect();
            score.add(&case, &found);
        }
        writeln!(
            table,
            "| {} | {} | {} | {} | {} |",
            path.file_stem().unwrap_or_default().to_string_lossy(),
            score.denied,
            score.lost,
            score.affirmed,
            score.invented
        )?;
    }
    Ok((!files.is_empty()).then_some(table))
}
