//! The reference cases: small HTML files, one rule each, with the text, the structure and the picture of their pages.
//!
//! 1. [`Case::all`] finds the files `tests/cases/pdf/<area>/<rule>.html`;
//! 2. [`Evidence::of`] reads back what a reader, an assistive program and an eye get from a case's PDF, with poppler;
//! 3. [`Case::compare`] holds it against `tests/references/pdf`, and leaves what was made in `tests/current/pdf`;
//! 4. [`crate::report`] shows the cases that differ.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};

use crate::{
    command::{repository, run},
    picture::Picture,
};

/// Pixels per inch of the pictures: small enough for thousands of them, large enough to read.
const RESOLUTION: &str = "64";

/// One file.
#[derive(Debug, Clone)]
pub struct Case {
    /// The area and the rule, as in `tables/row-span`.
    pub name: String,
    /// The HTML.
    pub html: String,
}

/// What comes back from a PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The text page by page, and then the structure tree with its text.
    pub text: String,
    /// All pages below each other.
    pub picture: Picture,
}

/// A case that is not as accepted.
#[derive(Debug, Clone)]
pub struct Difference {
    /// The name of the case.
    pub name: String,
    /// What was accepted; nothing for a new case.
    pub expected: Option<Evidence>,
    /// What was made.
    pub made: Evidence,
}

impl Case {
    /// Returns every case, in the order of their names.
    ///
    /// # Errors
    /// Fails where the files cannot be read.
    pub fn all() -> Result<Vec<Self>> {
        let root = repository().join("tests/cases/pdf");
        let mut cases = Vec::new();
        for area in fs::read_dir(&root)? {
            let area = area?;
            for file in fs::read_dir(area.path())? {
                let path = file?.path();
                if path
                    .extension()
                    .is_some_and(|extension| extension == "html")
                {
                    let rule = path.file_stem().context("a file has a name")?;
                    cases.push(Self {
                        name: format!("{}/{}", area.file_name().display(), rule.display()),
                        html: fs::read_to_string(&path)?,
                    });
                }
            }
        }
        cases.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(cases)
    }

    /// Compares what was made with what was accepted, and keeps it for `cargo xtask refs --accept`.
    ///
    /// # Errors
    /// Fails where files cannot be read or written.
    pub fn compare(&self, made: Evidence) -> Result<Option<Difference>> {
        let current = repository().join("tests/current/pdf").join(&self.name);
        fs::create_dir_all(current.parent().context("a case is in an area")?)?;
        fs::write(current.with_extension("txt"), &made.text)?;
        fs::write(current.with_extension("png"), made.picture.to_png()?)?;
        let expected = self.accepted()?;
        let is_same = expected.as_ref().is_some_and(|expected| {
            expected.text == made.text && expected.picture.looks_like(&made.picture)
        });
        Ok((!is_same).then(|| Difference {
            name: self.name.clone(),
            expected,
            made,
        }))
    }

    fn accepted(&self) -> Result<Option<Evidence>> {
        let reference = repository().join("tests/references/pdf").join(&self.name);
        let (text, picture): (PathBuf, PathBuf) = (
            reference.with_extension("txt"),
            reference.with_extension("png"),
        );
        if !text.is_file() || !picture.is_file() {
            return Ok(None);
        }
        Ok(Some(Evidence {
            text: fs::read_to_string(text)?,
            picture: Picture::from_png(&fs::read(picture)?)?,
        }))
    }
}

impl Evidence {
    /// Reads a PDF back.
    ///
    /// # Errors
    /// Fails where poppler is missing or cannot read the file.
    pub fn of(pdf: &Path) -> Result<Self> {
        let pdf = pdf.to_str().context("the path is text")?;
        let text = run("pdftotext", &["-enc", "UTF-8", "-layout", pdf, "-"])?;
        let structure = run("pdfinfo", &["-struct-text", pdf])?;
        let pages = run("pdftoppm", &["-r", RESOLUTION, "-gray", pdf])?;
        let text = readable(&text).replace('\u{c}', "--- page\n");
        let structure = readable(&structure);
        ensure!(!structure.contains("Syntax Error"), "{structure}");
        Ok(Self {
            text: format!("{text}=== structure\n{structure}"),
            picture: Picture::from_pages(&pages)?,
        })
    }
}

/// Without poppler's marks of direction, and without blanks at the ends of lines.
fn readable(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = String::new();
    for line in text.lines() {
        let line: String = line
            .chars()
            .filter(|mark| !matches!(mark, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'))
            .collect();
        let line = line.trim_end();
        if !line.is_empty() {
            lines.push_str(line);
            lines.push('\n');
        }
    }
    lines
}
