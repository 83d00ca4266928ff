//! `cargo xtask eval <subject>`: measures a part of Mujaz on cases that somebody has judged, and prints a table.
//!
//! Each subject has a file here. It gives back Markdown, which is also its section of `docs/evaluation.md`: `--write`
//! puts it there, between the two comments that carry the subject's name.

mod hostile;
mod import;
mod pdf;
mod points;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail, ensure};

/// Where the tables are kept.
const DOCUMENT: &str = "docs/evaluation.md";

/// Measures a subject on the files that are named, or on its own cases, and returns its table.
pub(crate) fn evaluate(root: &Path, subject: &str, arguments: &[&str]) -> Result<String> {
    let is_written = arguments.contains(&"--write");
    let files: Vec<&Path> = arguments
        .iter()
        .filter(|argument| **argument != "--write")
        .map(Path::new)
        .collect();
    let table = match subject {
        "hostile" => hostile::evaluate(root, &files)?,
        "import" => import::evaluate(root, &files)?,
        "pdf" => pdf::evaluate(root, &files)?,
        "pdf-time" => pdf::time::evaluate(root, &files)?,
        "points" => points::evaluate(root, &files)?,
        _ => bail!("there is nothing to measure that is called `{subject}`"),
    };
    if is_written {
        let path = root.join(DOCUMENT);
        let document = fs::read_to_string(&path).with_context(|| DOCUMENT)?;
        fs::write(&path, with_section(&document, subject, &table)?)?;
    }
    Ok(table)
}

/// The folder of the corpora: the one that `files` names, or the one beside the repository.
fn corpora(root: &Path, files: &[&Path]) -> Result<PathBuf> {
    let folder = files
        .first()
        .map_or_else(|| root.join("../shared/corpora"), |&named| named.to_owned());
    ensure!(
        folder.is_dir(),
        "{} is no folder: name the one that holds the corpora",
        folder.display()
    );
    Ok(folder)
}

/// The folder that cargo builds into.
fn target_folder(root: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}

/// The command as it is shipped: the one that `MUJAZ_CLI` names, or the release build.
fn release_build(root: &Path) -> Result<PathBuf> {
    let path = std::env::var_os("MUJAZ_CLI")
        .map_or_else(|| target_folder(root).join("release/mujaz"), PathBuf::from);
    ensure!(
        path.is_file(),
        "{} is not there: run `cargo build --release --package mujaz-cli`, or name the command in MUJAZ_CLI",
        path.display()
    );
    Ok(path)
}

/// Runs a command that says nothing of interest.
fn run(command: &mut Command) -> Result<()> {
    let status = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .with_context(|| format!("cannot run {}", command.get_program().display()))?;
    ensure!(status.success(), "{command:?} failed");
    Ok(())
}

/// Returns the document with what stands between a subject's two comments replaced.
fn with_section(document: &str, subject: &str, table: &str) -> Result<String> {
    let (open, close) = (
        format!("<!-- {subject} -->\n"),
        format!("<!-- end of {subject} -->"),
    );
    let missing = || {
        format!(
            "{DOCUMENT} has no section between {} and {close}",
            open.trim()
        )
    };
    let (before, rest) = document.split_once(&open).with_context(missing)?;
    let (_, after) = rest.split_once(&close).with_context(missing)?;
    Ok(format!("{before}{open}{table}{close}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_takes_the_place_of_the_last_one() {
        let document = "# A\n<!-- pdf -->\nold\n<!-- end of pdf -->\nrest\n";
        assert_eq!(
            with_section(document, "pdf", "new\n").unwrap(),
            "# A\n<!-- pdf -->\nnew\n<!-- end of pdf -->\nrest\n"
        );
        assert!(with_section(document, "points", "new\n").is_err());
    }
}
