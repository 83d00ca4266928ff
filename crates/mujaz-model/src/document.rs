//! Finished documents.

/// One self-contained HTML document: fonts, styles and pictures are inside it, and it asks for nothing from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Html(pub String);

/// The bytes of one PDF file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf(pub Vec<u8>);
