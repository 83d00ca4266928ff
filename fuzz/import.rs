//! What the targets of the importers do with bytes: the fuzzer and the replay of its corpora share it.

use std::io::{Cursor, Write};

use mujaz_import::{Source, import};
use zip::{ZipWriter, write::SimpleFileOptions};

/// The targets, by the names of their corpora.
#[allow(dead_code, reason = "the replay alone goes through all of them")]
pub(crate) const TARGETS: [&str; 9] = [
    "import_any",
    "import_html",
    "import_clipboard",
    "import_mail",
    "import_feed",
    "import_docx",
    "import_odt",
    "import_pdf",
    "import_rtf",
];

/// Wraps `bytes` as the target wants them, imports them, and checks what holds of every article.
pub(crate) fn run(target: &str, bytes: &[u8]) {
    let wrapped = match target {
        "import_html" => [b"<html>", bytes].concat(),
        "import_clipboard" => [b"Version:0.9\r\nStartHTML:0\r\n", bytes].concat(),
        "import_mail" => [b"From: a@b.example\r\nSubject: x\r\n", bytes].concat(),
        "import_feed" => [b"<rss version=\"2.0\"><channel>", bytes].concat(),
        "import_docx" => package(&[("word/document.xml", bytes), ("word/styles.xml", b"<s/>")]),
        "import_odt" => package(&[("mimetype", b""), ("content.xml", bytes)]),
        "import_pdf" => pdf(bytes),
        "import_rtf" => [b"{\\rtf1", bytes].concat(),
        _ => bytes.to_vec(),
    };
    let Ok(read) = import(&Source::new("fuzz", &wrapped)) else {
        return;
    };
    for article in read.articles() {
        for warning in &article.warnings {
            assert!(
                warning.arabic.is_some(),
                "every warning is said in Arabic too: {}",
                warning.message
            );
        }
        let article = article.value;
        for paragraph in &article.paragraphs {
            let written = paragraph.span.of(&article.source);
            assert_eq!(
                written.map(mujaz_text::fold_space).as_deref(),
                Some(paragraph.text.as_str()),
                "a paragraph stands where its span says"
            );
        }
        for sentence in &article.sentences {
            assert!(
                sentence.span.of(&article.source).is_some(),
                "a sentence stands where its span says"
            );
        }
    }
}

/// A whole file as it is; anything else becomes the content of a page, with a font and a form that paints itself.
fn pdf(bytes: &[u8]) -> Vec<u8> {
    if bytes.starts_with(b"%PDF-") {
        return bytes.to_vec();
    }
    let head = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 6 0 R/Resources 7 0 R>>endobj\n\
        4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences[65/afii57415/afii57444/parenleft]>>>>endobj\n\
        5 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 7 0 R/Length 12>>stream\n/X Do (A) Tj \nendstream endobj\n\
        7 0 obj<</Font<</F 4 0 R>>/XObject<</X 5 0 R>>>>endobj\n";
    let content = format!("6 0 obj<</Length {}>>stream\n", bytes.len());
    let tail = b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF";
    [head.as_slice(), content.as_bytes(), bytes, tail].concat()
}

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let options =
            SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        if writer.start_file(*name, options).is_ok() {
            let _ = writer.write_all(content);
        }
    }
    writer.finish().map(Cursor::into_inner).unwrap_or_default()
}
