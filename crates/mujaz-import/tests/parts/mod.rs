//! Files built from their parts, and what is read of them.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(dead_code, reason = "each test file needs some of them")]

use std::io::{Cursor, Write};

use mujaz_import::{Format, Source, import};
use mujaz_model::{Article, Warned};
use zip::{ZipWriter, write::SimpleFileOptions};

/// The one article of a file, and what the file is.
pub(crate) fn one(bytes: &[u8]) -> (Format, Warned<Article>) {
    let mut read = import(&Source::new("test", bytes)).unwrap();
    assert!(read.failures.is_empty(), "{:?}", read.failures);
    assert_eq!(read.originals.len(), 1);
    let mut original = read.originals.remove(0);
    assert_eq!(&*original.bytes, bytes, "the original is kept as it came");
    assert_eq!(original.articles.len(), 1);
    (original.format, original.articles.remove(0))
}

/// The paragraphs of an article, each as its span has it.
pub(crate) fn paragraphs(article: &Article) -> Vec<&str> {
    for paragraph in &article.paragraphs {
        let written = paragraph.span.of(&article.source).unwrap();
        assert_eq!(mujaz_text::fold_space(written), paragraph.text);
    }
    article
        .paragraphs
        .iter()
        .map(|paragraph| paragraph.text.as_str())
        .collect()
}

/// A ZIP archive of files.
pub(crate) fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A DOCX file with a body.
pub(crate) fn docx(body: &str) -> Vec<u8> {
    docx_with(body, &[])
}

/// A DOCX file with a body and other parts.
pub(crate) fn docx_with(body: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>{body}</w:body></w:document>"
    );
    let mut parts = vec![("word/document.xml", document.as_bytes())];
    parts.extend_from_slice(more);
    zip(&parts)
}

/// A paragraph of a DOCX file.
pub(crate) fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}
