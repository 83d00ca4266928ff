use thiserror::Error;

/// Why a document could not be set.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// Text has to be set, and neither the document nor the caller brought a font.
    #[error("there is no font to set the text in")]
    NoFonts,
    /// The selectors of the style sheets would be compared with the elements of the document for too long.
    #[error(
        "the selectors of the style sheets take too many steps through the document, last `{0}`"
    )]
    Selectors(String),
    /// The document has more of something than a document can have.
    #[error("the document has more than {most} {what}")]
    TooMuch {
        /// What there is too much of.
        what: &'static str,
        /// How much of it there may be.
        most: usize,
    },
    /// A run names a face that the document does not have.
    #[error("text is set in font {0}, which the document does not have")]
    UnknownFace(usize),
    /// A font file cannot be read.
    #[error("a font file cannot be read")]
    FontUnreadable(#[source] skrifa::raw::ReadError),
    /// A font cannot be cut down to the glyphs that the document uses.
    #[error("a font cannot be cut down to the glyphs that the document uses")]
    FontSubset(#[source] subsetter::Error),
    /// A font has a table that is not as it should be.
    #[error("a font has broken tables of glyphs")]
    FontVariants,
    /// The parts cannot be put together to a file.
    #[error("the PDF file cannot be put together")]
    Assembly(#[source] lopdf::Error),
    /// A password has characters that a PDF reader cannot take.
    #[error("a password has characters that cannot be typed into a PDF reader")]
    Password,
    /// Whoever opens the file could lift what its permissions forbid.
    #[error("the owner's password is the one that opens the file, so nothing would be forbidden")]
    SamePasswords,
    /// An archive format forbids encryption (ISO 19005-2, 6.1.3).
    #[error("an archive file (PDF/A) cannot be encrypted")]
    EncryptedArchive,
    /// PDF/A-2 allows no attachments of any kind.
    #[error("an archive file of level 2a cannot hold attachments")]
    AttachmentInArchive,
    /// The document lacks something that PDF/UA-1 asks for.
    #[error("the document cannot be made accessible (PDF/UA): {0}")]
    NotAccessible(String),
    /// The document has something that PDF/A forbids.
    #[error("the document cannot be archived (PDF/A): {0}")]
    NotArchivable(String),
    /// The document has no title, which PDF/UA and an archive ask for.
    #[error("the document has no title")]
    NoTitle,
    /// The document does not say in which language it is, which PDF/UA and an archive of level A ask for.
    #[error("the document does not say in which language it is")]
    NoLanguage,
    /// A page range holds no page of the document.
    #[error("pages {first} to {last} are not in the document, which has {count}")]
    NoPages {
        /// The first page asked for, from 1.
        first: usize,
        /// The last page asked for.
        last: usize,
        /// How many pages the document has.
        count: usize,
    },
}

impl Error {
    /// Returns what the user can do about it.
    #[must_use]
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::EncryptedArchive => Some("leave out the password or the archive format"),
            Self::AttachmentInArchive => Some("choose 3a, which takes attachments of any kind"),
            Self::NotArchivable(_) => Some("give the document a font that has them"),
            Self::NoTitle => {
                Some("write a `title` element into the `head`, or give the title as an option")
            }
            Self::NoLanguage => Some("write `lang` into the `html` element, such as `lang=\"ar\"`"),
            Self::NotAccessible(_) => Some("mend this in the HTML document"),
            Self::Password => Some(
                "choose a password of letters and digits, and in Arabic without vowel marks at its ends",
            ),
            Self::SamePasswords => Some(
                "choose another password for the owner, or leave it out: then nobody can lift them",
            ),
            Self::Selectors(_) => Some(
                "use fewer selectors with `~`, `:has()` or `:nth-child(… of …)`, or name a class in them",
            ),
            Self::TooMuch { .. } => Some("make several documents of it"),
            Self::NoPages { .. } => {
                Some("pages are counted from 1, whatever numbers are printed on them")
            }
            Self::NoFonts => Some("give the document a font, as `@font-face` with a data address"),
            _ => None,
        }
    }
}
