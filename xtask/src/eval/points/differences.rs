//! Which figures of two articles differ, on the cases that were labelled by hand.

use std::{fmt::Write, path::Path};

use anyhow::Result;
use mujaz::Compared;
use mujaz_model::{Article, Candidate};
use mujaz_tests::{
    differences::{Case, Score},
    labelled::cases,
};

use super::{article, f1, files, misses::Misses};

/// Measures every file of cases in a folder.
pub(super) fn measure(folder: &Path, misses: &Misses) -> Result<Option<String>> {
    let mut table = String::from(
        "| Figures that differ | Differences | Found | Right | F1 |\n|---|--:|--:|--:|--:|\n",
    );
    let files = files(folder)?;
    for path in &files {
        let mut score = Score::default();
        for case in cases::<Case>(path)? {
            score.add(&case, &differences(&case)?);
        }
        let mut list = misses.list("differences", path);
        for wrong in &score.wrong {
            list.note(wrong);
        }
        list.close()?;
        writeln!(
            table,
            "| {} | {} | {} | {} | {:.3} |",
            path.file_stem().unwrap_or_default().to_string_lossy(),
            score.expected,
            score.found,
            score.right,
            f1(score.right, score.found, score.expected)
        )?;
    }
    Ok((!files.is_empty()).then_some(table))
}

fn differences(case: &Case) -> Result<Vec<Vec<String>>> {
    let articles = [&case.first, &case.second]
        .map(|[headline, text]| article(headline, text))
        .into_iter()
        .collect::<Result<Vec<Article>>>()?;
    let candidates: Vec<Vec<Candidate>> = articles
        .iter()
        .map(|article| mujaz::suggest(article, &[]))
        .collect();
    let conflicts = mujaz::compare(&Compared::pairs(&articles, &candidates)).conflicts;
    Ok(conflicts
        .into_iter()
        .map(|conflict| {
            conflict
                .figures
                .into_iter()
                .map(|figure| figure.value)
                .collect()
        })
        .collect())
}
