//! How far our pages agree with those that Chromium prints of the same HTML.
//!
//! 1. [`chromium`] prints the HTML, with the fonts of this repository and no others;
//! 2. `mujaz` sets it as PDF;
//! 3. [`words`] reads the boxes of the words from both with poppler, puts together what poppler cut, and pairs them.
//!
//! A word agrees where the same word stands on the same page with its left, right, top and bottom edge within two
//! points of Chromium's. A browser is no authority on what is right: it is the one engine whose pages everybody knows.

pub(super) mod chromium;
mod documents;
mod table;
pub(super) mod time;
mod words;

use std::{fs, path::Path, sync::Arc, thread};

use anyhow::{Context, Result};
use mujaz::model::Html;

use chromium::Fonts;
use documents::Document;
use words::Agreement;

/// What came of one document.
struct Row {
    document: Document,
    /// Chromium's and ours.
    pages: (usize, usize),
    agreement: Agreement,
    /// The same for the words as poppler cuts them.
    cut: Agreement,
}

/// Measures the files, or our memos, pages and cases where none is named.
pub(super) fn evaluate(root: &Path, files: &[&Path]) -> Result<String> {
    let folder = super::target_folder(root).join("eval/pdf");
    fs::create_dir_all(&folder)?;
    let rows = measure(root, &folder, &documents::documents(root, files)?)?;
    Ok(table::table(&rows))
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

/// Prints and compares, two documents at a time: Chromium takes most of the time, and it takes more than one core.
fn measure(root: &Path, folder: &Path, documents: &[Document]) -> Result<Vec<Row>> {
    let half = documents.len().div_ceil(2);
    let (first, second) = documents.split_at(half);
    let side = |documents: &[Document]| -> Result<Vec<Row>> {
        documents
            .iter()
            .map(|document| row(root, folder, document).with_context(|| document.name.clone()))
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

/// Returns the fonts of this repository, with the one first that Chromium takes where none is named or there.
fn fonts(root: &Path) -> Result<Vec<Arc<[u8]>>> {
    [
        "NotoSans-Regular",
        "NotoSans-Bold",
        "NotoSans-Italic",
        "Amiri-Regular",
        "Amiri-Bold",
        "NotoSansArabic-Regular",
        "NotoSansArabic-Bold",
        "MujazSymbols-Regular",
    ]
    .iter()
    .map(|name| {
        let path = root.join(format!("assets/fonts/{name}.ttf"));
        let font = fs::read(&path).with_context(|| path.display().to_string())?;
        Ok(Arc::from(font))
    })
    .collect()
}

fn row(root: &Path, folder: &Path, document: &Document) -> Result<Row> {
    let stem = document.stem();
    let theirs = folder.join(format!("{stem}.chromium.pdf"));
    chromium::print(root, &document.html, &theirs, Fonts::OfTheRepository)?;
    let ours = folder.join(format!("{stem}.mujaz.pdf"));
    let options = mujaz_pdf::Options {
        fonts: fonts(root)?,
        ..mujaz_pdf::Options::default()
    };
    let html = Html(document.html.clone());
    fs::write(&ours, mujaz_pdf::pdf(&html, &options)?.value.0)?;
    let (theirs, ours) = (words::read(&theirs)?, words::read(&ours)?);
    let agreement = words::compare_whole(&words::whole(&theirs), &words::whole(&ours));
    let cut = words::compare(&theirs, &ours);
    fs::write(
        folder.join(format!("{stem}.txt")),
        agreement.apart.join("\n"),
    )?;
    Ok(Row {
        document: document.clone(),
        pages: (theirs.len(), ours.len()),
        agreement,
        cut,
    })
}
