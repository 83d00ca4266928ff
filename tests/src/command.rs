//! The `mujaz` command, run as a user runs it.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;

use crate::process::program;

/// A folder to work in, with `mujaz` at hand.
pub struct Folder(TempDir);

/// What a command wrote and how it ended.
#[derive(Debug)]
pub struct Outcome {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub output: Vec<u8>,
    /// Standard error.
    pub errors: String,
}

impl Folder {
    /// Makes an empty folder.
    ///
    /// # Errors
    /// Fails where the system has no room for temporary files.
    pub fn new() -> Result<Self> {
        Ok(Self(TempDir::new()?))
    }

    /// Makes a folder with our sample article and memo in it.
    ///
    /// # Errors
    /// Fails where the samples are missing.
    pub fn with_samples() -> Result<Self> {
        let folder = Self::new()?;
        for file in ["talks.txt", "memo.toml"] {
            fs::copy(
                repository().join("assets/samples").join(file),
                folder.path(file),
            )?;
        }
        Ok(folder)
    }

    /// Makes a folder with our sample memo rendered in it through a built-in template, as `memo.html` and `memo.pdf`.
    ///
    /// # Errors
    /// Fails where the samples are missing or the command fails.
    pub fn with_rendered_memo(template: &str) -> Result<Self> {
        let folder = Self::with_samples()?;
        folder.succeed(&[
            "render",
            "memo.toml",
            "--template",
            template,
            "--to",
            "html",
            "--to",
            "pdf",
            "-o",
            "memo.html",
        ])?;
        Ok(folder)
    }

    /// Returns the path of a file in the folder.
    #[must_use]
    pub fn path(&self, file: &str) -> PathBuf {
        self.0.path().join(file)
    }

    /// Writes a file in the folder.
    ///
    /// # Errors
    /// Fails where it cannot be written.
    pub fn write(&self, file: &str, content: impl AsRef<[u8]>) -> Result<()> {
        let path = self.path(file);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        Ok(fs::write(path, content)?)
    }

    /// Runs `mujaz` with `arguments` in the folder.
    ///
    /// # Errors
    /// Fails where the program is not built.
    pub fn mujaz(&self, arguments: &[&str]) -> Result<Outcome> {
        self.mujaz_with_input(arguments, b"")
    }

    /// Runs `mujaz` with `input` on its standard input.
    ///
    /// # Errors
    /// Fails where the program is not built.
    pub fn mujaz_with_input(&self, arguments: &[&str], input: &[u8]) -> Result<Outcome> {
        let mut running = Command::new(program("MUJAZ_CLI", "mujaz")?)
            .args(arguments)
            .current_dir(self.0.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        // A command that needs no input may end before it has been read.
        let _ = running
            .stdin
            .take()
            .context("no standard input")?
            .write_all(input);
        let ended = running.wait_with_output()?;
        Ok(Outcome {
            code: ended.status.code().context("ended by a signal")?,
            output: ended.stdout,
            errors: String::from_utf8(ended.stderr)?,
        })
    }

    /// Runs `mujaz` and returns its standard output.
    ///
    /// # Errors
    /// Fails where the command does.
    pub fn succeed(&self, arguments: &[&str]) -> Result<String> {
        let outcome = self.mujaz(arguments)?;
        ensure!(outcome.code == 0, "mujaz {arguments:?}: {}", outcome.errors);
        outcome.text()
    }
}

impl Outcome {
    /// Returns standard output as text.
    ///
    /// # Errors
    /// Fails where it is none.
    pub fn text(self) -> Result<String> {
        Ok(String::from_utf8(self.output)?)
    }
}

/// Runs another program, such as pdftotext, and returns its output.
///
/// # Errors
/// Fails where it is missing or fails.
pub fn run(name: &str, arguments: &[&str]) -> Result<Vec<u8>> {
    let ended = Command::new(name)
        .args(arguments)
        .output()
        .with_context(|| format!("{name} is missing"))?;
    ensure!(
        ended.status.success(),
        "{name} {arguments:?}: {}",
        String::from_utf8_lossy(&ended.stderr)
    );
    Ok(ended.stdout)
}

/// Returns the text of a PDF as pdftotext reads it, of one page or of all.
///
/// # Errors
/// Fails where pdftotext is missing or cannot read the file.
pub fn text_of_pdf(pdf: &str, page: Option<&str>) -> Result<String> {
    let pages = page.map_or_else(Vec::new, |page| vec!["-f", page, "-l", page]);
    let arguments: Vec<&str> = ["-enc", "UTF-8"]
        .into_iter()
        .chain(pages)
        .chain([pdf, "-"])
        .collect();
    let text = String::from_utf8(run("pdftotext", &arguments)?)?;
    // It marks directions in its output; the document does not have these marks.
    Ok(text.replace(
        |mark| matches!(mark, '\u{202a}'..='\u{202e}' | '\u{200e}' | '\u{200f}'),
        "",
    ))
}

/// Returns `text` without white space. pdftotext guesses blanks from distances, and tight Arabic kerning misleads it;
/// letters and their order are the document's own.
#[must_use]
pub fn letters(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Returns the root of the repository.
#[must_use]
pub fn repository() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}
