//! PDFs: pages of our own, and the sample memo, as several programs export them. A program that is not installed has no row.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result};
use mujaz::model::Html;
use mujaz_tests::tally::{count, is_arabic, is_digit};

use super::{Score, article, files, read};
use crate::eval::{
    pdf::{chromium, samples},
    target_folder,
};

/// Where the pages lie, below the root of the repository.
const PAGES: &str = "tests/cases/import-pdf";

/// What makes a PDF of HTML.
#[derive(Clone, Copy)]
enum Exporter {
    Mujaz,
    Chromium,
    LibreOffice,
    WeasyPrint,
}

pub(super) fn measure(root: &Path) -> Result<Vec<Score>> {
    let folder = target_folder(root).join("eval/import");
    fs::create_dir_all(&folder)?;
    let mut documents: Vec<(String, String)> = Vec::new();
    for path in files(&root.join(PAGES), ".html")? {
        documents.push((super::name(&path), String::from_utf8(read(&path)?)?));
    }
    documents.extend(samples(root)?);
    let mut scores = Vec::new();
    for exporter in [
        Exporter::Mujaz,
        Exporter::Chromium,
        Exporter::LibreOffice,
        Exporter::WeasyPrint,
    ] {
        if exporter.is_installed() {
            scores.extend(exporter.measure(root, &documents, &folder)?);
        }
    }
    Ok(scores)
}

impl Exporter {
    const fn name(self) -> &'static str {
        match self {
            Self::Mujaz => "PDF by Mujaz",
            Self::Chromium => "PDF by Chromium",
            Self::LibreOffice => "PDF by LibreOffice",
            Self::WeasyPrint => "PDF by WeasyPrint",
        }
    }

    fn is_installed(self) -> bool {
        let program = match self {
            Self::Mujaz => return true,
            Self::Chromium => "chromium",
            Self::LibreOffice => "soffice",
            Self::WeasyPrint => "weasyprint",
        };
        let mut asked = Command::new(program);
        let asked = asked
            .arg("--version")
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        asked.status().is_ok_and(|status| status.success())
    }

    fn measure(
        self,
        root: &Path,
        documents: &[(String, String)],
        folder: &Path,
    ) -> Result<Vec<Score>> {
        let mut figures = Score::new(self.name(), "figures right");
        let mut words = Score::new(self.name(), "Arabic words right");
        let mut silent = Score::new(self.name(), "documents without a wrong figure, or flagged");
        let mut sure = Score::new(self.name(), "documents that need no look at the page");
        for (name, html) in documents {
            let stem = format!("{name}-{}", self.name()).replace(['.', ' ', ','], "-");
            let pdf = self.export(root, html, &folder.join(stem))?;
            let Some(article) = article(&read(&pdf)?) else {
                silent.count(false);
                continue;
            };
            let is_flagged = article
                .warnings
                .iter()
                .any(|warning| warning.message.contains("verify"));
            let (written, found) = (text_of_html(html), article.value.source);
            let missing = compare(&mut figures, &written, &found, is_digit);
            compare(&mut words, &written, &found, is_arabic);
            silent.count(missing == 0 || is_flagged);
            sure.count(!is_flagged);
        }
        Ok(vec![figures, words, silent, sure])
    }

    /// Writes the PDF and returns where it is; `stem` is its path without an ending.
    fn export(self, root: &Path, html: &str, stem: &Path) -> Result<PathBuf> {
        let page = stem.with_extension("html");
        let pdf = stem.with_extension("pdf");
        match self {
            Self::Mujaz => {
                let made = mujaz::pdf(&Html(html.to_owned()), None)?;
                fs::write(&pdf, made.value.0)?;
            }
            Self::Chromium => chromium::print(root, html, &pdf)?,
            Self::LibreOffice => {
                fs::write(&page, html)?;
                let profile = tempfile::tempdir()?;
                let home = format!("-env:UserInstallation=file://{}", profile.path().display());
                let beside = stem.parent().context("the folder")?;
                for (source, format) in
                    [(&page, "odt:writer8"), (&stem.with_extension("odt"), "pdf")]
                {
                    run(Command::new("soffice")
                        .args(["--headless", &home, "--convert-to", format, "--outdir"])
                        .arg(beside)
                        .arg(source))?;
                }
            }
            Self::WeasyPrint => {
                fs::write(&page, html)?;
                run(Command::new("weasyprint").arg(&page).arg(&pdf))?;
            }
        }
        Ok(pdf)
    }
}

fn run(command: &mut Command) -> Result<()> {
    let status = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    anyhow::ensure!(status.success(), "{command:?} failed");
    Ok(())
}

/// Counts each word of `wanted` characters, and returns how many are missing.
fn compare(score: &mut Score, written: &str, found: &str, wanted: fn(char) -> bool) -> usize {
    let found = count(found, wanted);
    let mut missing = 0;
    for (word, times) in count(written, wanted) {
        let right = found.get(&word).copied().unwrap_or_default().min(times);
        score.right += right;
        score.of += times;
        missing += times - right;
    }
    missing
}

/// The text of the body, with a blank for each tag.
fn text_of_html(html: &str) -> String {
    let body = html.split_once("<body").map_or(html, |(_, body)| body);
    let mut text = String::new();
    let mut rest = body.split_once('>').map_or(body, |(_, rest)| rest);
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        text.push(' ');
        rest = after.split_once('>').map_or("", |(_, after)| after);
    }
    text.replace("&amp;", "&")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
}
