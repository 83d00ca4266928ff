//! `cargo xtask eval import`: how right articles are read, on corpora with known answers.
//!
//! The corpora lie in the folder that is named, or beside the repository. Each measure has a file: `encodings`, `texts`
//! (plain text: headline, credit, date), `pages` (web pages: body, headline, date, byline), `feeds`, `days` (dates in
//! running text) `copies` (the same article twice) and `pdfs` (our own pages as several programs export them). A set that is not there has no row.

mod copies;
mod days;
mod encodings;
mod feeds;
mod pages;
mod pdfs;
mod texts;

use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use mujaz_import::Source;
use mujaz_model::{Article, Byline, Warned};

/// How many of a set's cases came out right.
struct Score {
    set: String,
    measure: &'static str,
    right: usize,
    of: usize,
}

impl Score {
    fn new(set: impl Into<String>, measure: &'static str) -> Self {
        Self {
            set: set.into(),
            measure,
            right: 0,
            of: 0,
        }
    }

    fn count(&mut self, is_right: bool) {
        self.of += 1;
        self.right += usize::from(is_right);
    }
}

/// Measures on the corpora in the folder that `files` names, or beside the repository.
pub(super) fn evaluate(root: &Path, files: &[&Path]) -> Result<String> {
    let corpora = super::corpora(root, files)?;
    let mut scores = encodings::measure(&corpora)?;
    scores.extend(texts::measure(&corpora)?);
    scores.extend(pages::measure(&corpora)?);
    scores.extend(feeds::measure(&corpora)?);
    scores.extend(days::measure(&corpora)?);
    scores.extend(days::measure_labelled(&root.join("tests/cases/days"))?);
    scores.extend(copies::measure(&corpora)?);
    scores.extend(pdfs::measure(root)?);
    let mut table = String::from("| Set | What | Right | Of | Share |\n|---|---|--:|--:|--:|\n");
    for Score {
        set,
        measure,
        right,
        of,
    } in scores.iter().filter(|score| score.of > 0)
    {
        writeln!(
            table,
            "| {set} | {measure} | {right} | {of} | {:.1} % |",
            share(*right, *of)
        )?;
    }
    table.push('\n');
    table.push_str(&pages::bodies(&corpora)?);
    Ok(table)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "no corpus has as many cases as a float has integers"
)]
fn share(right: usize, of: usize) -> f64 {
    100.0 * right as f64 / of.max(1) as f64
}

/// The files of a folder whose names end so, in order; none where there is no such folder.
fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_file() && name(&path).ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| path.display().to_string())
}

/// The first article in some bytes; none where they cannot be read.
fn article(bytes: &[u8]) -> Option<Warned<Article>> {
    mujaz_import::import(&Source::new("case", bytes))
        .ok()?
        .articles()
        .next()
}

/// White space folded.
fn folded(text: &str) -> String {
    mujaz_text::fold_space(text)
}

/// Quotation marks, braces and white space left out: what is left of a headline when its typography is.
fn bare(text: &str) -> String {
    mujaz_text::words(text)
        .map(|word| mujaz_text::fold(word.text))
        .collect::<Vec<_>>()
        .join(" ")
}

/// The words that an article gives as credits: its bylines, and its datelines' places and credits.
fn credits(article: &Article) -> String {
    let mut all: Vec<&str> = article
        .bylines
        .iter()
        .map(|Byline(name)| name.as_str())
        .collect();
    for dateline in &article.datelines {
        let credit = dateline
            .credit
            .as_ref()
            .map_or("", |Byline(name)| name.as_str());
        // In "the paper, from a place" and "a writer (place)" the credit was printed first.
        all.extend([dateline.place.as_str(), credit]);
    }
    all.join(" ")
}

/// Whether two credits have the same words, in any order.
fn same_words(first: &str, second: &str) -> bool {
    let sorted = |text: &str| {
        let mut words: Vec<String> = bare(text)
            .split(' ')
            .map(str::to_owned)
            .filter(|word| word != "من")
            .collect();
        words.sort();
        words
    };
    sorted(first) == sorted(second)
}
