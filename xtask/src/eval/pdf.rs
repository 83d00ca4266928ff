//! How far our pages agree with those that Chromium prints of the same HTML.
//!
//! 1. [`chromium`] prints the HTML, with the fonts of this repository and no others;
//! 2. `mujaz` sets it as PDF;
//! 3. [`words`] reads the boxes of the words from both with poppler, puts together what poppler cut, and pairs them.
//!
//! A word agrees where the same word stands on the same page with its left, right, top and bottom edge within two
//! points of Chromium's. A browser is no authority on what is right: it is the one engine whose pages everybody knows.

pub(super) mod chromium;
mod words;

use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path, thread};

use anyhow::{Context, Result};
use mujaz::model::Html;

use chromium::Fonts;
use words::Agreement;

/// Where our own cases lie, below the root of the repository.
const CASES: &str = "tests/cases/pdf";

/// One line of the table.
struct Row {
    name: String,
    pages: (usize, usize),
    agreement: Agreement,
    /// The same for the words as poppler cuts them.
    cut: Agreement,
}

/// Measures the files, or the sample memos and the reference cases where none is named.
pub(super) fn evaluate(root: &Path, files: &[&Path]) -> Result<String> {
    let folder = super::target_folder(root).join("eval/pdf");
    fs::create_dir_all(&folder)?;
    let documents = if files.is_empty() {
        let mut documents = samples(root)?;
        documents.extend(cases(root)?);
        documents
    } else {
        files
            .iter()
            .map(|file| {
                let name = file.file_stem().context("a file has a name")?;
                Ok((name.display().to_string(), fs::read_to_string(file)?))
            })
            .collect::<Result<_>>()?
    };
    let rows = measure(root, &folder, &documents)?;
    Ok(table(&rows))
}

/// The sample memo through every built-in template.
pub(super) fn samples(root: &Path) -> Result<Vec<(String, String)>> {
    let folder = root.join("assets/samples");
    let draft = fs::read_to_string(folder.join("memo.toml"))?;
    // The memo has a date of its own; this one is only asked for where a memo has none.
    let memo = mujaz::load_memo(&draft, &folder, &[], chrono::NaiveDate::default())?;
    mujaz::built_in_templates()?
        .iter()
        .map(|template| {
            let html = mujaz::render(&memo, template)?;
            Ok((format!("memo, {}", template.name), html.0))
        })
        .collect()
}

/// Every reference case, under the name of its area.
fn cases(root: &Path) -> Result<Vec<(String, String)>> {
    let mut cases = Vec::new();
    let folder = root.join(CASES);
    if !folder.is_dir() {
        return Ok(cases);
    }
    let mut areas: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    areas.sort_by_key(fs::DirEntry::file_name);
    for area in areas {
        let mut files: Vec<_> = fs::read_dir(area.path())?.collect::<Result<_, _>>()?;
        files.sort_by_key(fs::DirEntry::file_name);
        for file in files {
            let path = file.path();
            if path
                .extension()
                .is_some_and(|extension| extension == "html")
            {
                let rule = path.file_stem().unwrap_or_default().display().to_string();
                let name = format!("{}/{rule}", area.file_name().display());
                cases.push((name, fs::read_to_string(path)?));
            }
        }
    }
    Ok(cases)
}

/// Prints and compares, two documents at a time: Chromium takes most of the time, and it takes more than one core.
fn measure(root: &Path, folder: &Path, documents: &[(String, String)]) -> Result<Vec<Row>> {
    let half = documents.len().div_ceil(2);
    let (first, second) = documents.split_at(half);
    let side = |documents: &[(String, String)]| -> Result<Vec<Row>> {
        documents
            .iter()
            .map(|(name, html)| row(root, folder, name, html).with_context(|| name.clone()))
            .collect()
    };
    thread::scope(|scope| {
        let other = scope.spawn(|| side(second));
        let mut rows = side(first)?;
        rows.extend(
            other
                .join()
                .map_err(|_| anyhow::anyhow!("a thread ended early"))??,
        );
        Ok(rows)
    })
}

fn row(root: &Path, folder: &Path, name: &str, html: &str) -> Result<Row> {
    let stem = name.replace(['/', ' ', ','], "-");
    let theirs = folder.join(format!("{stem}.chromium.pdf"));
    chromium::print(root, html, &theirs, Fonts::OfTheRepository)?;
    let ours = folder.join(format!("{stem}.mujaz.pdf"));
    fs::write(&ours, mujaz::pdf(&Html(html.to_owned()), None)?.value.0)?;
    let (theirs, ours) = (words::read(&theirs)?, words::read(&ours)?);
    let agreement = words::compare(&words::whole(&theirs), &words::whole(&ours));
    let cut = words::compare(&theirs, &ours);
    fs::write(
        folder.join(format!("{stem}.txt")),
        agreement.apart.join("\n"),
    )?;
    Ok(Row {
        name: name.to_owned(),
        pages: (theirs.len(), ours.len()),
        agreement,
        cut,
    })
}

/// The table: one line a document, one for each area of the cases, and one for all.
fn table(rows: &[Row]) -> String {
    let mut lines: Vec<(String, Vec<&Row>)> = Vec::new();
    let mut areas: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        match row.name.split_once('/') {
            Some((area, _)) => areas.entry(area).or_default().push(row),
            None => lines.push((row.name.clone(), vec![row])),
        }
    }
    for (area, rows) in areas {
        lines.push((format!("cases: {area} ({})", rows.len()), rows));
    }
    lines.push(("**all**".to_owned(), rows.iter().collect()));

    let mut table = "\
| Document | Pages, Chromium | Pages, Mujaz | Words | Within 2 pt | Share | Share, as cut |\n\
|---|--:|--:|--:|--:|--:|--:|\n"
        .to_owned();
    for (name, rows) in lines {
        let sum = |part: fn(&Row) -> usize| -> usize { rows.iter().map(|row| part(row)).sum() };
        let (words, near) = (
            sum(|row| row.agreement.words),
            sum(|row| row.agreement.near),
        );
        let _ = writeln!(
            table,
            "| {name} | {} | {} | {words} | {near} | {} | {} |",
            sum(|row| row.pages.0),
            sum(|row| row.pages.1),
            share(near, words),
            share(sum(|row| row.cut.near), sum(|row| row.cut.words))
        );
    }
    table
}

/// A share in per cent with one decimal, rounded down: 97.0 is never less than 97.
fn share(part: usize, whole: usize) -> String {
    let tenths = (part * 1000).checked_div(whole).unwrap_or(1000);
    format!("{}.{} %", tenths / 10, tenths % 10)
}
