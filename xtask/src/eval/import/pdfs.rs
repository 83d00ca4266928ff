//! PDFs: our own pages, the sample memos, and pages and memos that chance puts together ([`invented`]), as several programs
//! export them ([`exporter`]), compared with what was written ([`comparison`]). A program that is not installed has no row.

mod comparison;
mod exporter;
mod invented;

use std::{fmt::Write as _, fs, path::Path};

use anyhow::Result;
use mujaz_tests::tally::{count, is_arabic, is_digit};

use self::exporter::{Export, Exporter};
use super::{Score, article, files, read};
use crate::eval::{pdf::samples, target_folder};

/// Where our pages lie, below the root of the repository.
const PAGES: &str = "tests/cases/import-pdf";
/// How many pages, and how many memos, chance makes.
const INVENTED: u64 = 24;

/// A document by its name.
type Named = (String, String);

pub(super) fn measure(root: &Path) -> Result<Vec<Score>> {
    let mut written: Vec<Named> = Vec::new();
    for path in files(&root.join(PAGES), ".html")? {
        written.push((super::name(&path), String::from_utf8(read(&path)?)?));
    }
    written.extend(samples(root)?);
    let seeds = seeds()?;
    let mut invented: Vec<Named> = Vec::new();
    for seed in seeds.clone() {
        invented.push((format!("page {seed:03}"), invented::page(seed)));
        if seed % 4 == 0 {
            invented.push((format!("memo {seed:03}"), invented::memo(seed)?));
        }
    }
    let mut scores = Vec::new();
    for exporter in Exporter::ALL {
        if exporter.is_installed() {
            scores.extend(exporter.measure(root, "PDF", &written)?);
            scores.extend(exporter.measure(root, "invented PDF", &invented)?);
        }
    }
    Ok(scores)
}

/// The seeds of the invented pages: the first ones, or those that `MUJAZ_SEEDS` names as `FIRST-LAST`.
fn seeds() -> Result<std::ops::RangeInclusive<u64>> {
    match std::env::var("MUJAZ_SEEDS") {
        Ok(named) => {
            let (first, last) = named.split_once('-').unwrap_or((&named, &named));
            Ok(first.parse()?..=last.parse()?)
        }
        Err(_) => Ok(1..=INVENTED),
    }
}

impl Exporter {
    /// Exports the documents and reads them. What is wrong with each is in the folder of the PDFs.
    fn measure(self, root: &Path, set: &str, documents: &[Named]) -> Result<Vec<Score>> {
        let folder = target_folder(root).join("eval/import").join(self.name());
        fs::create_dir_all(&folder)?;
        let stem = |name: &str| folder.join(name.replace(['.', ' ', ','], "-"));
        let exports: Vec<Export> = documents
            .iter()
            .map(|(name, html)| Export {
                html: html.clone(),
                pdf: stem(name).with_extension("pdf"),
            })
            .collect();
        self.export(root, &exports)?;
        let set = format!("{set} by {}", self.name());
        let score = |what| Score::new(set.clone(), what);
        let mut figures = score("figures right");
        let mut words = score("Arabic words right");
        let mut silent = score("documents with each figure in its place, or flagged");
        let mut sure = score("documents that need no look at the page");
        for Export { html, pdf } in &exports {
            let found = Found::read(html, pdf)?;
            figures.right += found.figures.0;
            figures.of += found.figures.1;
            words.right += found.words.0;
            words.of += found.words.1;
            silent.count(found.is_read && (found.misplaced.is_empty() || !found.flags.is_empty()));
            sure.count(found.is_read && found.flags.is_empty());
            fs::write(pdf.with_extension("txt"), found.report()?)?;
        }
        Ok(vec![figures, words, silent, sure])
    }
}

/// What came back of a document.
struct Found {
    /// Whether there was an article in it.
    is_read: bool,
    /// How many figures came back, of how many.
    figures: (usize, usize),
    words: (usize, usize),
    /// Figures that stand beside something else than was written.
    misplaced: Vec<String>,
    lost: Vec<String>,
    flags: Vec<String>,
    text: String,
}

impl Found {
    fn read(html: &str, pdf: &Path) -> Result<Self> {
        let blocks = comparison::blocks(html);
        let written = blocks.join("\n");
        let article = article(&read(pdf)?);
        let is_read = article.is_some();
        let (text, warnings) = article.map_or_else(Default::default, |article| {
            (article.value.source, article.warnings)
        });
        let flags = warnings
            .into_iter()
            .map(|warning| warning.message)
            .filter(|message| message.contains("verify"))
            .collect();
        let mut lost = Vec::new();
        Ok(Self {
            is_read,
            figures: compare(&written, &text, is_digit, &mut lost),
            words: compare(&written, &text, is_arabic, &mut lost),
            misplaced: comparison::misplaced(&blocks, &text),
            lost,
            flags,
            text,
        })
    }

    fn report(&self) -> Result<String> {
        let mut report = String::new();
        for (title, lines) in [
            ("FLAG", &self.flags),
            ("MISPLACED", &self.misplaced),
            ("LOST", &self.lost),
        ] {
            for line in lines {
                writeln!(report, "{title} {line}")?;
            }
        }
        writeln!(report, "\n{}", self.text)?;
        Ok(report)
    }
}

/// Counts each word of `wanted` characters: how many came back, of how many.
fn compare(
    written: &str,
    found: &str,
    wanted: fn(char) -> bool,
    lost: &mut Vec<String>,
) -> (usize, usize) {
    let found = count(found, wanted);
    let (mut right, mut of) = (0, 0);
    for (word, times) in count(written, wanted) {
        let there = found.get(&word).copied().unwrap_or_default().min(times);
        right += there;
        of += times;
        if there < times {
            lost.push(word);
        }
    }
    (right, of)
}
