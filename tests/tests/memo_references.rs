//! The sample memo through both built-in templates, against references: HTML, text and structure of the PDF, fonts,
//! page count, and a picture of each page. Needs poppler-utils and qpdf.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use mujaz_tests::{
    command::{Folder, letters, run, text_of_pdf},
    references::{compare_picture, compare_text},
};

const TEMPLATES: [&str; 2] = ["side-by-side", "stacked"];

fn pdf(folder: &Folder) -> Result<String> {
    folder
        .path("memo.pdf")
        .to_str()
        .map(str::to_owned)
        .context("the path is text")
}

#[test]
fn the_html_is_as_accepted() -> Result<()> {
    for template in TEMPLATES {
        let html =
            std::fs::read_to_string(Folder::with_rendered_memo(template)?.path("memo.html"))?;
        compare_text(&format!("{template}/memo.html"), &without_fonts(&html))?;
    }
    Ok(())
}

/// The fonts are megabytes of base64 that nobody reads; their names stay.
fn without_fonts(html: &str) -> String {
    let mut pieces = html.split(";base64,");
    let mut kept = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        kept.push_str(";base64,…");
        kept.push_str(piece.trim_start_matches(|character: char| {
            character.is_ascii_alphanumeric() || "+/=".contains(character)
        }));
    }
    kept
}

#[test]
fn the_html_asks_for_nothing_from_outside() -> Result<()> {
    for template in TEMPLATES {
        let html = without_fonts(&std::fs::read_to_string(
            Folder::with_rendered_memo(template)?.path("memo.html"),
        )?);
        for loading in [
            "<script",
            "<link",
            "<img",
            "<iframe",
            "@import",
            "url(http",
            "src=\"http",
        ] {
            assert!(!html.contains(loading), "{template}: {loading}");
        }
    }
    Ok(())
}

#[test]
fn the_pdf_gives_its_words_back() -> Result<()> {
    for template in TEMPLATES {
        let text = text_of_pdf(&pdf(&Folder::with_rendered_memo(template)?)?, None)?;
        // In which order a reader puts the two columns of a page is its own affair; the words are not.
        let words: BTreeSet<&str> = text.split_whitespace().collect();
        let words: Vec<&str> = words.into_iter().collect();
        compare_text(&format!("{template}/words.txt"), &words.join("\n"))?;
        let letters = letters(&text);
        for phrase in [
            "وليستقتالية",
            "12.5مليون",
            "USD12.5million",
            "TLP:AMBER",
            "رمضان",
            "BRF-2025-031",
        ] {
            assert!(letters.contains(phrase), "{template}: {phrase}\n{text}");
        }
    }
    Ok(())
}

#[test]
fn the_structure_of_the_pdf_is_in_reading_order() -> Result<()> {
    for template in TEMPLATES {
        let structure = String::from_utf8(run(
            "pdfinfo",
            &["-struct", &pdf(&Folder::with_rendered_memo(template)?)?],
        )?)?;
        let elements: Vec<&str> = structure
            .lines()
            .filter(|line| !line.trim_start().starts_with('/'))
            .collect();
        let elements = elements
            .join("\n")
            .replace(':', "")
            .replace(" (block)", "")
            .replace(" (inline)", "");
        compare_text(&format!("{template}/structure.txt"), &elements)?;
    }
    Ok(())
}

#[test]
fn every_page_has_the_marking_at_its_head_and_its_foot_and_its_number() -> Result<()> {
    for template in TEMPLATES {
        let folder = Folder::with_rendered_memo(template)?;
        for page in ["1", "2"] {
            let text = text_of_pdf(&pdf(&folder)?, Some(page))?;
            assert_eq!(
                text.matches("TLP:AMBER").count(),
                2,
                "{template}, page {page}"
            );
            assert!(
                text.contains(&format!("Page {page} of 2")),
                "{template}, page {page}"
            );
        }
        let draft = std::fs::read_to_string(folder.path("memo.toml"))?;
        let own = "marking = { ar = \"محدود\", en = \"RESTRICTED\" }";
        folder.write("memo.toml", draft.replace("marking = \"TLP:AMBER\"", own))?;
        folder.succeed(&[
            "render",
            "memo.toml",
            "--template",
            template,
            "-o",
            "memo.pdf",
        ])?;
        for page in ["1", "2"] {
            let text = text_of_pdf(&pdf(&folder)?, Some(page))?;
            assert_eq!(
                text.matches("RESTRICTED").count(),
                2,
                "{template}, page {page}"
            );
        }
    }
    Ok(())
}

#[test]
fn no_source_number_can_stand_alone_on_a_line_nor_the_number_of_a_point() -> Result<()> {
    let folder = Folder::with_samples()?;
    let draft = std::fs::read_to_string(folder.path("memo.toml"))?;
    let without_topics: Vec<&str> = draft
        .lines()
        .filter(|line| !line.starts_with("topic = "))
        .collect();
    folder.write("memo.toml", without_topics.join("\n"))?;
    for template in TEMPLATES {
        let arguments = ["--template", template, "-o", "memo.html"];
        folder.succeed(&[&["render", "memo.toml"][..], &arguments].concat())?;
        let html = without_fonts(&std::fs::read_to_string(folder.path("memo.html"))?);
        let numbers: Vec<&str> = html.split("<a class=\"source\"").collect();
        assert!(numbers.len() > 2, "{template}");
        for before in &numbers[..numbers.len() - 1] {
            assert!(before.ends_with("&nbsp;"), "{template}: {before}");
        }
        assert!(!html.contains("<h3>1.</h3>"), "{template}");
    }
    Ok(())
}

#[test]
fn a_broken_table_repeats_its_head() -> Result<()> {
    let folder = Folder::with_rendered_memo("side-by-side")?;
    for page in ["1", "2"] {
        let text = text_of_pdf(&pdf(&folder)?, Some(page))?;
        assert!(
            text.contains("English") && text.contains("العربية"),
            "page {page}:\n{text}"
        );
    }
    Ok(())
}

#[test]
fn every_font_is_an_embedded_subset() -> Result<()> {
    for template in TEMPLATES {
        let fonts = String::from_utf8(run(
            "pdffonts",
            &[&pdf(&Folder::with_rendered_memo(template)?)?],
        )?)?;
        let rows: Vec<&str> = fonts.lines().skip(2).collect();
        assert!(rows.len() >= 2, "{fonts}");
        for row in rows {
            assert!(row.contains(" yes yes yes "), "{template}: {row}");
            assert_eq!(row.find('+'), Some(6), "{template}: {row}");
        }
    }
    Ok(())
}

#[test]
fn the_pdf_is_sound_and_two_pages_long() -> Result<()> {
    for template in TEMPLATES {
        let folder = Folder::with_rendered_memo(template)?;
        run("qpdf", &["--check", &pdf(&folder)?])?;
        let info = String::from_utf8(run("pdfinfo", &[&pdf(&folder)?])?)?;
        assert!(info.contains("Pages:           2"), "{template}: {info}");
        assert!(info.contains("Tagged:          yes"), "{template}: {info}");
    }
    Ok(())
}

#[test]
fn each_page_looks_as_accepted() -> Result<()> {
    for template in TEMPLATES {
        let folder = Folder::with_rendered_memo(template)?;
        for page in ["1", "2"] {
            let picture = run(
                "pdftoppm",
                &[
                    "-r",
                    "50",
                    "-gray",
                    "-png",
                    "-f",
                    page,
                    "-l",
                    page,
                    &pdf(&folder)?,
                ],
            )?;
            compare_picture(&format!("{template}/page-{page}.png"), &picture)?;
        }
    }
    Ok(())
}

#[test]
fn two_processes_make_the_same_bytes() -> Result<()> {
    let (first, second) = (
        Folder::with_rendered_memo("stacked")?,
        Folder::with_rendered_memo("stacked")?,
    );
    for file in ["memo.html", "memo.pdf"] {
        assert!(
            std::fs::read(first.path(file))? == std::fs::read(second.path(file))?,
            "{file} differs from one run to the next"
        );
    }
    Ok(())
}
