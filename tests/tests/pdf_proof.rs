//! Whether our PDFs are right, as programs of others see them: the words that readers get back, veraPDF's verdict on
//! accessibility and archiving, and the same bytes every time. The sample memo is asked in both templates, and a longer memo
//! that is not in this repository where it lies beside it.
//!
//! Needs poppler-utils, qpdf and fonts-noto-core. MuPDF and pdfium are asked where `MUJAZ_PYTHON` names a Python with
//! `pymupdf` and `pypdfium2`, and veraPDF where `MUJAZ_VERAPDF` names its class path; `./dev test` sets both up.

#![expect(
    clippy::print_stderr,
    reason = "a run says which programs it could not ask"
)]

use std::{fs, path::PathBuf};

use anyhow::{Context, Result};
use base64::{Engine, prelude::BASE64_STANDARD};
use mujaz_tests::{
    cases::Case,
    command::{Folder, repository, run},
    readers::{Reader, arabic_recall, broken_rules, shown_text},
};

/// The share of Arabic words that each reader has to give back, in Amiri, whose marks and low letters tell its words apart
/// less clearly, and in Noto Sans Arabic.
const BARS: [(Reader, f64, f64); 3] = [
    (Reader::Poppler, 94.0, 97.0),
    (Reader::Mupdf, 99.5, 97.0),
    (Reader::Pdfium, 97.0, 97.0),
];

/// Where Debian's `fonts-noto-core` has it.
const NOTO_SANS_ARABIC: &str = "/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf";

/// A folder with the memos as HTML, and their names in it.
fn memos() -> Result<(Folder, Vec<String>)> {
    let folder = Folder::with_samples()?;
    let mut names = Vec::new();
    for template in ["side-by-side", "stacked"] {
        let html = format!("{template}.html");
        folder.succeed(&["render", "memo.toml", "--template", template, "-o", &html])?;
        names.push(template.to_owned());
    }
    if let Ok(memo) = fs::read(repository().join("../shared/pdf/reference-memo.html")) {
        folder.write("reference.html", memo)?;
        names.push("reference".to_owned());
    }
    Ok((folder, names))
}

fn pdf(folder: &Folder, name: &str, arguments: &[&str]) -> Result<PathBuf> {
    let (html, pdf) = (format!("{name}.html"), format!("{name}.pdf"));
    folder.succeed(&[&["pdf", &html, "-o", &pdf], arguments].concat())?;
    Ok(folder.path(&pdf))
}

#[test]
fn readers_give_the_arabic_words_back() -> Result<()> {
    let (folder, names) = memos()?;
    let noto = fs::read(NOTO_SANS_ARABIC)
        .with_context(|| format!("{NOTO_SANS_ARABIC}: install the package fonts-noto-core"))?;
    let face = format!(
        "<style>@font-face {{ font-family: 'Noto Sans Arabic'; src: url(data:font/ttf;base64,{}) }}\n\
         * {{ font-family: 'Noto Sans Arabic', 'Noto Sans' !important }}</style></head>",
        BASE64_STANDARD.encode(noto)
    );
    for name in names {
        let html = fs::read_to_string(folder.path(&format!("{name}.html")))?;
        let shown = shown_text(&html)?;
        let other = format!("{name}-noto");
        folder.write(&format!("{other}.html"), html.replacen("</head>", &face, 1))?;
        for (name, is_amiri) in [(name, true), (other, false)] {
            let path = pdf(&folder, &name, &[])?.display().to_string();
            for (reader, amiri, noto) in BARS {
                let Some(read) = reader.text(&path)? else {
                    eprintln!("skipped: {reader:?} is not there");
                    continue;
                };
                let recall = arabic_recall(&shown, &read);
                let bar = if is_amiri { amiri } else { noto };
                assert!(
                    recall >= bar,
                    "{name}, {reader:?}: {recall:.1} % of {bar} %"
                );
            }
        }
    }
    Ok(())
}

#[test]
fn every_memo_is_sound_and_keeps_to_the_standards_for_access_and_archives() -> Result<()> {
    let (folder, names) = memos()?;
    let mut tasks = Vec::new();
    for name in &names {
        let path = pdf(&folder, name, &["--ua", "--archive", "2a"])?;
        run("qpdf", &["--check", &path.display().to_string()])?;
        tasks.extend([("PDFUA-1", path.clone()), ("PDFA-2A", path)]);

        let source = format!("{name}-source");
        fs::copy(
            folder.path(&format!("{name}.html")),
            folder.path(&format!("{source}.html")),
        )?;
        let arguments = ["--ua", "--archive", "3a", "--attach", "memo.toml"];
        let path = pdf(&folder, &source, &arguments)?;
        run("qpdf", &["--check", &path.display().to_string()])?;
        tasks.extend([("PDFUA-1", path.clone()), ("PDFA-3A", path)]);
    }
    match broken_rules(&tasks)? {
        Some(broken) => assert!(broken.is_empty(), "{broken}"),
        None => eprintln!("skipped: veraPDF is not there"),
    }
    Ok(())
}

/// The cases of the engine are written to be set right, not to be accessible; what a file says of itself must hold all the
/// same.
#[test]
fn every_case_keeps_to_what_its_file_says_of_itself() -> Result<()> {
    let folder = Folder::new()?;
    let mut tasks = Vec::new();
    for (number, case) in Case::all()?.into_iter().enumerate() {
        let name = format!("case-{number}");
        folder.write(&format!("{name}.html"), &case.html)?;
        let path = pdf(&folder, &name, &[])?;
        let bytes = fs::read(&path)?;
        let says = |words: &str| {
            let words = words.as_bytes();
            bytes.windows(words.len()).any(|window| window == words)
        };
        if says("<pdfaid:part>2") {
            tasks.push(("PDFA-2A", path.clone()));
        }
        if says("<pdfuaid:part>1") {
            tasks.push(("PDFUA-1", path));
        }
    }
    match broken_rules(&tasks)? {
        Some(broken) => assert!(broken.is_empty(), "{broken}"),
        None => eprintln!("skipped: veraPDF is not there"),
    }
    Ok(())
}

#[test]
fn the_day_of_the_machine_is_in_no_file_and_the_day_that_is_given_in_each() -> Result<()> {
    let (folder, names) = memos()?;
    for name in names {
        let dated = fs::read(pdf(&folder, &name, &["--date", "2025-06-01"])?)?;
        let again = fs::read(pdf(&folder, &name, &["--date", "2025-06-01"])?)?;
        assert!(
            dated == again,
            "{name} differs from one process to the next"
        );
        let undated = fs::read(pdf(&folder, &name, &[])?)?;
        let has = |bytes: &[u8], words: &str| {
            bytes
                .windows(words.len())
                .any(|window| window == words.as_bytes())
        };
        assert!(has(&dated, "2025-06-01T00:00:00Z"), "{name}");
        assert!(!has(&undated, "CreateDate"), "{name}");
    }
    Ok(())
}

#[test]
fn the_longer_memo_is_no_bigger_than_100_kilobytes() -> Result<()> {
    let (folder, names) = memos()?;
    for name in names {
        let bytes = fs::metadata(pdf(&folder, &name, &[])?)?.len();
        assert!(bytes <= 100_000, "{name}: {bytes} bytes");
    }
    Ok(())
}
