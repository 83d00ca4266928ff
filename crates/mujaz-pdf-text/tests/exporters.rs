//! One page, `pages/page.html`, as several programs export it. Each file was made from it by the program that it is called
//! after; `LibreOffice`'s lacks the heading.

use mujaz_pdf_text::{Document, Error, Trust, read};

const PAGE: &str = include_str!("pages/page.html");
const CHROMIUM: &[u8] = include_bytes!("pages/chromium.pdf");
const LIBREOFFICE: &[u8] = include_bytes!("pages/libreoffice.pdf");
const WEASYPRINT: &[u8] = include_bytes!("pages/weasyprint.pdf");

/// Words, numbers and signs, without marks, in order.
fn tokens(text: &str) -> Vec<String> {
    let is_mark = |it: char| matches!(it, '\u{64b}'..='\u{652}' | '\u{640}');
    let mut tokens: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        tokens.push(word.chars().filter(|it| !is_mark(*it)).collect());
    }
    tokens
}

fn written() -> Vec<String> {
    let body = PAGE.split_once("<body>").map_or(PAGE, |(_, body)| body);
    let mut text = String::new();
    let mut inside = false;
    for character in body.chars() {
        match character {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            _ if !inside => text.push(character),
            _ => {}
        }
    }
    tokens(&text)
}

fn read_text(document: &Document) -> Vec<String> {
    let blocks: Vec<&str> = document
        .blocks
        .iter()
        .map(|block| block.text.as_str())
        .collect();
    tokens(&blocks.join(" "))
}

fn is_flagged(document: &Document) -> bool {
    document.pages.iter().any(|trust| *trust != Trust::Certain)
}

#[test]
fn a_page_of_a_browser_or_word_processor_is_read_word_for_word() {
    for (file, left_out) in [(CHROMIUM, 0), (LIBREOFFICE, 5)] {
        let document = read(file).unwrap();
        assert_eq!(read_text(&document), written()[left_out..]);
    }
}

#[test]
fn a_page_that_does_not_tell_the_order_is_flagged_and_keeps_every_word_and_figure() {
    let document = read(WEASYPRINT).unwrap();
    assert!(is_flagged(&document));
    let (mut found, mut wanted) = (read_text(&document), written());
    found.sort();
    wanted.sort();
    assert_eq!(found, wanted);
}

#[test]
fn the_tags_of_a_file_tell_its_heading() {
    let document = read(CHROMIUM).unwrap();
    assert_eq!(document.blocks[0].kind, mujaz_pdf_text::Kind::Heading(1));
    assert_eq!(
        document.title.as_deref(),
        Some("لجنة المياه تعرض خطة السدود")
    );
    assert_eq!(document.language.as_deref(), Some("ar"));
}

#[test]
fn what_is_no_pdf_or_half_of_one_is_an_error_or_loses_no_figure_in_silence() {
    assert_eq!(read(b"").unwrap_err(), Error::Damaged);
    assert_eq!(read(b"%PDF-1.7\nnothing").unwrap_err(), Error::Damaged);
    for share in 1..10 {
        let part = &CHROMIUM[..CHROMIUM.len() * share / 10];
        if let Ok(document) = read(part) {
            assert!(
                document.blocks.is_empty() || is_flagged(&document),
                "{share}"
            );
        }
    }
}
