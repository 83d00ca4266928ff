//! What `mujaz pdf` reads, writes and refuses.

use anyhow::Result;
use mujaz_tests::command::Folder;
use serde_json::{Value, json};

use super::failure;

#[test]
fn pdf_reads_and_writes_pipes() -> Result<()> {
    let folder = Folder::new()?;
    let outcome = folder.mujaz_with_input(
        &["pdf", "-", "-o", "-"],
        "<html lang=\"en\"><title>x</title><p>Border security</p>".as_bytes(),
    )?;
    assert_eq!((outcome.code, outcome.errors.as_str()), (0, ""));
    assert!(outcome.output.starts_with(b"%PDF-1."));
    Ok(())
}

#[test]
fn pdf_says_in_json_what_the_style_sheet_asks_for_in_vain() -> Result<()> {
    let folder = Folder::new()?;
    folder.write(
        "in.html",
        "<!DOCTYPE html><title>x</title><style>\np { width: 3 }</style><p>x",
    )?;
    let outcome = folder.mujaz(&["pdf", "in.html", "-o", "out.pdf", "--warnings", "json"])?;
    let warnings: Value = serde_json::from_str(&outcome.errors)?;
    assert_eq!(
        (&warnings[0]["line"], &warnings[0]["column"]),
        (&json!(2), &json!(5)),
        "{warnings}"
    );
    Ok(())
}

#[test]
fn pdf_does_not_write_over_what_it_reads() -> Result<()> {
    let folder = Folder::new()?;
    folder.write("in.html", "<p>x")?;
    folder.write("data.csv", "x")?;
    for arguments in [
        ["pdf", "in.html", "-o", "./in.html"].as_slice(),
        &["pdf", "in.html", "-o", "data.csv", "--attach", "data.csv"],
    ] {
        let outcome = folder.mujaz(arguments)?;
        assert!(
            outcome.code == 1 && outcome.errors.contains("written over"),
            "{outcome:?}"
        );
    }
    assert_eq!(std::fs::read_to_string(folder.path("in.html"))?, "<p>x");
    Ok(())
}

#[test]
fn pdf_names_what_contradicts_itself() -> Result<()> {
    let folder = Folder::new()?;
    folder.write("in.html", "<p>x")?;
    let both = [
        "pdf",
        "in.html",
        "-o",
        "out.pdf",
        "--archive",
        "2a",
        "--password",
        "x",
    ];
    assert_eq!(
        failure(&folder, &both)?,
        (1, "error: an archive file (PDF/A) cannot be encrypted\nhint: leave out the password or the archive format\n".to_owned())
    );
    let (code, errors) = failure(&folder, &["pdf", "in.html", "-o", "out.pdf", "--ua"])?;
    assert!(code == 1 && errors.contains("`title`"), "{errors}");
    Ok(())
}

#[test]
fn an_empty_document_is_refused() -> Result<()> {
    let folder = Folder::new()?;
    folder.write("empty.html", "\u{feff} \n")?;
    let (code, errors) = failure(&folder, &["pdf", "empty.html", "-o", "out.pdf"])?;
    assert_eq!(code, 1);
    assert!(
        errors.starts_with("error: `empty.html` is empty\nhint: "),
        "{errors}"
    );
    assert!(!folder.path("out.pdf").exists(), "nothing is written");
    let (code, errors) = failure(&folder, &["pdf", "-", "-o", "-"])?;
    assert!(code == 1 && errors.contains("standard input"), "{errors}");
    Ok(())
}
