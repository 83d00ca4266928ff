//! What other programs read from a PDF: the text that comes back, and whether it keeps to the standards.

use std::{collections::BTreeMap, env, path::PathBuf, process::Command};

use anyhow::{Context, Result, ensure};

use crate::command::{repository, text_of_pdf};

/// A program that people read or search PDFs with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// Okular, Evince and pdftotext.
    Poppler,
    /// Sumatra and `pymupdf`.
    Mupdf,
    /// Chrome and Edge.
    Pdfium,
}

const MUPDF: &str = "import sys, pymupdf
for page in pymupdf.open(sys.argv[1]):
    sys.stdout.buffer.write(page.get_text().encode('utf8', 'replace'))";
const PDFIUM: &str = "import sys, pypdfium2
for page in pypdfium2.PdfDocument(sys.argv[1]):
    sys.stdout.buffer.write((page.get_textpage().get_text_range() + '\\n').encode('utf8', 'replace'))";

impl Reader {
    /// Returns the text of a PDF as the reader copies it, or `None` where the reader is not on this machine and nobody has
    /// said that it is: MuPDF and pdfium are asked through the Python that `MUJAZ_PYTHON` names.
    ///
    /// # Errors
    /// Fails where the reader cannot read the file.
    pub fn text(self, pdf: &str) -> Result<Option<String>> {
        match self {
            Self::Poppler => text_of_pdf(pdf, None).map(Some),
            Self::Mupdf => read_with_python(MUPDF, pdf),
            Self::Pdfium => read_with_python(PDFIUM, pdf),
        }
    }
}

fn read_with_python(script: &str, pdf: &str) -> Result<Option<String>> {
    let Some(python) = env::var_os("MUJAZ_PYTHON") else {
        return Ok(None);
    };
    let read = Command::new(python).args(["-c", script, pdf]).output()?;
    let errors = String::from_utf8_lossy(&read.stderr);
    ensure!(read.status.success(), "{pdf} cannot be read: {errors}");
    Ok(Some(String::from_utf8_lossy(&read.stdout).into_owned()))
}

/// Returns the share in per cent of the Arabic words of `document` that are in `read`, each as often as it is there.
#[must_use]
pub fn arabic_recall(document: &str, read: &str) -> f64 {
    let (wanted, found) = (arabic_words(document), arabic_words(read));
    let hits: usize = wanted
        .iter()
        .map(|(word, count)| found.get(word).map_or(0, |found| *found.min(count)))
        .sum();
    let total: usize = wanted.values().sum();
    let in_hundreds = |number: usize| u32::try_from(number).map_or(f64::MAX, f64::from);
    100.0 * in_hundreds(hits) / in_hundreds(total.max(1))
}

fn arabic_words(text: &str) -> BTreeMap<String, usize> {
    let text: String = text
        .chars()
        .filter(|mark| {
            !matches!(mark, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        })
        .collect();
    let mut words = BTreeMap::new();
    for word in text.split(|letter| !matches!(letter, '\u{620}'..='\u{6ff}')) {
        if !word.is_empty() {
            *words.entry(word.to_owned()).or_default() += 1;
        }
    }
    words
}

/// Returns the text that a page shows, from its HTML: without the head, and with the entities of XML resolved.
///
/// # Errors
/// Fails where there is no `body`.
pub fn shown_text(html: &str) -> Result<String> {
    let (_, body) = html.split_once("<body").context("the page has a body")?;
    let mut text = String::new();
    for piece in format!("<body{body}").split('<') {
        let (_, after) = piece.split_once('>').unwrap_or_default();
        text.push_str(after);
        text.push(' ');
    }
    for (entity, character) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&amp;", "&"),
    ] {
        text = text.replace(entity, character);
    }
    Ok(text)
}

/// Asks veraPDF whether each file keeps to a profile such as `PDFUA-1`. Returns what is broken, or `None` where
/// `MUJAZ_VERAPDF` does not name Java's class path of veraPDF.
///
/// # Errors
/// Fails where Java or veraPDF does not run.
pub fn broken_rules(tasks: &[(&str, PathBuf)]) -> Result<Option<String>> {
    let Some(class_path) = env::var_os("MUJAZ_VERAPDF") else {
        return Ok(None);
    };
    let tasks: Vec<String> = tasks
        .iter()
        .map(|(profile, file)| format!("{profile}={}", file.display()))
        .collect();
    let ended = Command::new("java")
        .arg("-cp")
        .arg(class_path)
        .arg(repository().join("tests/validator/Validator.java"))
        .args(&tasks)
        .output()
        .context("java is missing")?;
    let report = String::from_utf8_lossy(&ended.stdout);
    let verdicts = report
        .lines()
        .filter(|line| line.starts_with("compliant ") || line.starts_with("BROKEN "));
    ensure!(
        verdicts.count() == tasks.len(),
        "veraPDF did not come to an end: {report}{}",
        String::from_utf8_lossy(&ended.stderr)
    );
    let broken: Vec<&str> = report
        .lines()
        .filter(|line| line.starts_with("BROKEN ") || line.starts_with("  "))
        .collect();
    Ok(Some(broken.join("\n")))
}
