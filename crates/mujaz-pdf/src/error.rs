use thiserror::Error;

/// Why a document could not be set.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// Text has to be set, and neither the document nor the caller brought a font.
    #[error("there is no font to set the text in")]
    NoFonts,
    /// A run names a face that the document does not have.
    #[error("text is set in font {0}, which the document does not have")]
    UnknownFace(usize),
    /// A font file cannot be read.
    #[error("a font file cannot be read")]
    FontUnreadable(#[source] skrifa::raw::ReadError),
    /// A font cannot be cut down to the glyphs that the document uses.
    #[error("a font cannot be cut down to the glyphs that the document uses")]
    FontSubset(#[source] subsetter::Error),
    /// The parts cannot be put together to a file.
    #[error("the PDF file cannot be put together")]
    Assembly(#[source] lopdf::Error),
    /// A password has characters that a PDF reader cannot take.
    #[error("a password has characters that cannot be typed into a PDF reader")]
    Password,
}
