//! What kind of file bytes are, by what stands in them. A file's name never decides it: users save pages as `.doc`, and
//! mail programs attach everything as `.txt`.

/// What a source can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Text without any markup.
    PlainText,
    /// A PDF document.
    Pdf,
}

impl Format {
    /// Returns the name by which programs and the library know the format.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::PlainText => "text",
            Self::Pdf => "pdf",
        }
    }

    /// Returns the usual ending of its files, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::PlainText => "txt",
            Self::Pdf => "pdf",
        }
    }
}

/// Readers of PDF look for the header in so many bytes (ISO 32000-2, annex I, gives 1024).
const PDF_HEADER: usize = 1024;

/// Returns what the bytes are.
pub(crate) fn detect(bytes: &[u8]) -> Format {
    let head = &bytes[..bytes.len().min(PDF_HEADER)];
    if head.windows(5).any(|window| window == b"%PDF-") {
        return Format::Pdf;
    }
    Format::PlainText
}
