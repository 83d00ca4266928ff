//! What sentences deny, on the cases that were labelled by hand.

use std::{fmt::Write, path::Path};

use anyhow::Result;
use mujaz_tests::{
    denials::{Case, Score},
    labelled::{cases, headline},
};

use super::{article, files, misses::Misses};

/// Measures every file of cases in a folder.
pub(super) fn measure(folder: &Path, misses: &Misses) -> Result<Option<String>> {
    let mut table = String::from(
        "| Polarity | Denied | Lost | Affirmed | Denied wrongly | Whole denials | Of other length |\n|---|--:|--:|--:|--:|--:|--:|\n",
    );
    let files = files(folder)?;
    for path in &files {
        let mut score = Score::default();
        let mut list = misses.list("polarity", path);
        for case in cases::<Case>(path)? {
            let article = article(headline(path), &case.text)?;
            let found: Vec<String> = mujaz::suggest(&article, &[])
                .into_iter()
                .flat_map(|candidate| candidate.polarity.negations)
                .map(|negation| negation.denied)
                .collect();
            let before = score;
            score.add(&case, &found);
            let misses = |score: &Score| (score.lost, score.invented, score.inexact);
            if misses(&before) != misses(&score) {
                list.note(&format!("{case:#?}\n  denials: {found:?}"));
            }
        }
        list.close()?;
        writeln!(
            table,
            "| {} | {} | {} | {} | {} | {} | {} |",
            path.file_stem().unwrap_or_default().to_string_lossy(),
            score.denied,
            score.lost,
            score.affirmed,
            score.invented,
            score.whole,
            score.inexact
        )?;
    }
    Ok((!files.is_empty()).then_some(table))
}
