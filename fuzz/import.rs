//! What the targets of the importers do with bytes: the fuzzer and the replay of its corpora share it.

use std::io::{Cursor, Write};

use mujaz_import::{Source, import};
use zip::{ZipWriter, write::SimpleFileOptions};

/// The targets, by the names of their corpora.
#[allow(dead_code, reason = "the replay alone goes through all of them")]
pub(crate) const TARGETS: [&str; 7] = [
    "import_any",
    "import_html",
    "import_clipboard",
    "import_mail",
    "import_feed",
    "import_docx",
    "import_odt",
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
        _ => bytes.to_vec(),
    };
    let Ok(read) = import(&Source::new("fuzz", &wrapped)) else {
        return;
    };
    for article in read.articles() {
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
