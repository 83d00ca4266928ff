//! `cargo xtask eval points`: how good the proposed points are, and what they rest on, beside three rankings known from
//! the literature.
//!
//! The corpora lie in the folder that is named, or beside the repository; the cases of speech are our own. `summaries`
//! measures the ranking, `sentences` where sentences end, `articles` whole articles that a reader has labelled, `speech` who
//! says what, `denials` what is denied, `entities` what is named, `differences` which figures of two articles differ. `rouge` and
//! `rankings` are what they measure with, `misses` lists what was missed. A set that is not there has no row.

mod articles;
mod denials;
mod differences;
mod entities;
mod misses;
mod rankings;
mod rouge;
mod sentences;
mod speech;
mod summaries;

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use mujaz_model::Article;

use misses::Misses;

/// Measures on the corpora in the folder that `files` names, or beside the repository.
pub(super) fn evaluate(root: &Path, files: &[&Path]) -> Result<String> {
    let corpora = super::corpora(root, files)?;
    let misses = Misses::below(&super::target_folder(root))?;
    let tables = [
        summaries::measure(&corpora)?,
        sentences::measure(&corpora.join("ntrex"))?,
        articles::measure(&corpora.join("../articles"))?,
        speech::measure(&root.join("tests/cases/attribution"), &misses)?,
        denials::measure(&root.join("tests/cases/polarity"), &misses)?,
        entities::measure(&root.join("tests/cases/entities"), &misses)?,
        differences::measure(&root.join("tests/cases/comparison"), &misses)?,
    ];
    let tables: Vec<String> = tables.into_iter().flatten().collect();
    Ok(tables.join("\n"))
}

/// Reads a body under a headline as Mujaz reads a text file.
fn article(headline: &str, body: &str) -> Result<Article> {
    let text = format!("{headline}\n\n{body}\n");
    Ok(mujaz::import_bytes("case", text.as_bytes(), mujaz::Mojibake::Keep)?.value)
}

/// The files below a folder, in order; none where there is no such folder.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if folder.is_dir() {
        for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
            let path = entry?.path();
            if path.is_dir() {
                found.extend(files(&path)?);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| path.display().to_string())
}

/// Twice what is right, over what was found and what was expected; 0 where there is neither.
fn f1(right: usize, found: usize, expected: usize) -> f64 {
    ratio(2 * right, found + expected)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "no corpus has as many cases as a float has integers"
)]
fn ratio(part: usize, of: usize) -> f64 {
    part as f64 / of.max(1) as f64
}
