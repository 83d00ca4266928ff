//! A reading that is stopped at any moment, in every format that holds one file.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod parts;

use std::{cell::Cell, fmt::Write};

use mujaz_import::{Error, Import, Source, Stop, import_watched};

use parts::{docx, p, zip};

/// How many paragraphs, items or messages each file has.
const PIECES: usize = 12;

fn sentence(number: usize) -> String {
    format!("بحث الوفد رقم {number} أمن الحدود مع ممثلي الحلف في العاصمة خلال يومين من الاجتماعات.")
}

fn each(piece: impl Fn(String) -> String) -> String {
    (1..=PIECES)
        .map(|number| piece(sentence(number)))
        .collect::<Vec<_>>()
        .concat()
}

fn sentences() -> impl Iterator<Item = String> {
    (1..=PIECES).map(sentence)
}

/// Reads until it was asked `allowed` times whether to go on.
fn read(bytes: &[u8], allowed: usize) -> (Result<Import<'_>, Error>, usize) {
    let asked = Cell::new(0);
    let is_asked = || {
        asked.set(asked.get() + 1);
        asked.get() > allowed
    };
    let read = import_watched(
        &Source::new("file", bytes),
        &mut |_| {},
        Stop::when(&is_asked),
    );
    (read, asked.get())
}

/// Checks that a file is left at each moment, and that there are at least so many of them.
fn stops_anywhere(bytes: &[u8], least: usize) {
    let (whole, moments) = read(bytes, usize::MAX);
    whole.unwrap();
    assert!(moments >= least, "asked {moments} times only");
    for allowed in 0..moments {
        let stopped = read(bytes, allowed).0.unwrap_err();
        assert_eq!(stopped, Error::Stopped, "stopped after {allowed}");
        assert_eq!(stopped.code(), "stopped");
    }
}

#[test]
fn a_plain_text_stops_between_two_paragraphs() {
    let text = sentences().fold("عنوان".to_owned(), |text, next| text + "\n\n" + &next);
    stops_anywhere(text.as_bytes(), PIECES);
}

#[test]
fn a_markdown_text_stops_between_two_blocks() {
    let text = sentences().fold("# عنوان".to_owned(), |text, next| {
        text + "\n\n- " + &next
    });
    stops_anywhere(text.as_bytes(), 2 * PIECES);
}

#[test]
fn a_page_stops_before_each_step_and_between_two_paragraphs() {
    let body = each(|text| format!("<p>{text}</p>"));
    let page = format!("<!DOCTYPE html><html><body><h1>عنوان</h1>{body}</body></html>");
    stops_anywhere(page.as_bytes(), PIECES);
}

#[test]
fn word_processors_documents_stop_between_two_elements() {
    let body = each(|text| p(&text));
    stops_anywhere(&docx(&body), 2 * PIECES);
    let paragraphs = each(|text| format!("<text:p>{text}</text:p>"));
    let odt = zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        (
            "content.xml",
            format!("<office:document-content><office:body><office:text>{paragraphs}</office:text></office:body></office:document-content>").as_bytes(),
        ),
    ]);
    stops_anywhere(&odt, 2 * PIECES);
    let mut rtf = "{\\rtf1 ".to_owned();
    for number in 1..=PIECES {
        write!(rtf, "The talks of day {number} went on.\\par ").unwrap();
    }
    stops_anywhere((rtf + "}").as_bytes(), 2 * PIECES);
}

#[test]
fn a_feed_stops_between_two_items_and_gives_none_of_them() {
    let items =
        each(|text| format!("<item><title>عنوان</title><description>{text}</description></item>"));
    let feed = format!("<rss version='2.0'><channel><title>المنار</title>{items}</channel></rss>");
    stops_anywhere(feed.as_bytes(), 2 * PIECES);
}

#[test]
fn records_stop_between_two_of_them() {
    let lines = each(|text| format!("{{\"title\":\"عنوان\",\"text\":\"{text}\"}}\n"));
    stops_anywhere(lines.as_bytes(), PIECES);
}

#[test]
fn a_pdf_stops_between_two_pages() {
    let mut objects = "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
        3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj\n"
        .to_owned();
    let mut kids = String::new();
    for page in 0..PIECES {
        let (number, contents) = (10 + 2 * page, 11 + 2 * page);
        // What stands at one place of all pages is no text.
        let line = 100 + 10 * page;
        let content = format!("BT /F 12 Tf 72 {line} Td (The talks of day {page} went on.) Tj ET");
        write!(kids, "{number} 0 R ").unwrap();
        write!(
            objects,
            "{number} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {contents} 0 R\
            /Resources<</Font<</F 3 0 R>>>>>>endobj\n\
            {contents} 0 obj<</Length {}>>stream\n{content}\nendstream endobj\n",
            content.len()
        )
        .unwrap();
    }
    let pdf = format!(
        "%PDF-1.7\n{objects}2 0 obj<</Type/Pages/Kids[{kids}]/Count {PIECES}>>endobj\n\
        trailer<</Root 1 0 R>>\n%%EOF"
    );
    stops_anywhere(pdf.as_bytes(), 3 * PIECES);
}

/// Checks that of a file with several files in it, those are kept that were read whole.
fn keeps_whole_files(bytes: &[u8]) {
    let (whole, moments) = read(bytes, usize::MAX);
    let whole = whole.unwrap().originals;
    assert_eq!(whole.len(), PIECES);
    let mut most = 0;
    for allowed in 1..moments {
        let read = read(bytes, allowed).0.unwrap();
        assert!(read.is_cancelled, "stopped after {allowed} of {moments}");
        assert!(read.failures.len() <= 1, "{:?}", read.failures);
        for (read, whole) in read.originals.iter().zip(&whole) {
            assert_eq!(read.name, whole.name);
            assert_eq!(
                read.articles[0].value.source,
                whole.articles[0].value.source
            );
        }
        assert!(read.originals.len() >= most);
        most = read.originals.len();
    }
    assert_eq!(most, PIECES - 1);
}

#[test]
fn of_a_mailbox_and_an_archive_those_files_are_kept_that_were_read_whole() {
    let mails = each(|text| {
        format!(
            "From a@b.example Thu Aug 29 10:00:00 2024\nFrom: a@b.example\nSubject: x\nContent-Type: text/plain; charset=utf-8\n\n{text}\n\n"
        )
    });
    keeps_whole_files(mails.as_bytes());
    let texts: Vec<(String, String)> = sentences()
        .enumerate()
        .map(|(at, text)| (format!("{at}.txt"), format!("عنوان\n\n{text}")))
        .collect();
    let files: Vec<(&str, &[u8])> = texts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_bytes()))
        .collect();
    keeps_whole_files(&zip(&files));
}

#[test]
fn what_is_attached_to_a_mail_is_not_read_when_its_body_was_stopped() {
    let mail = "From: a@b.example\nSubject: x\nContent-Type: multipart/mixed; boundary=\"=\"\n\n\
        --=\nContent-Type: text/plain; charset=utf-8\n\nThe talks went on.\n\
        --=\nContent-Type: text/plain; name=a.txt\nContent-Disposition: attachment; filename=a.txt\n\n\
        Title\n\nThe talks of the second day went on as well.\n--=--\n";
    let whole = read(mail.as_bytes(), usize::MAX).0.unwrap();
    assert_eq!(
        whole.articles().next().unwrap().value.headline.content,
        "Title"
    );
    assert_eq!(read(mail.as_bytes(), 1).0.unwrap_err(), Error::Stopped);
}
