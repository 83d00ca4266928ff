//! Why a PDF could not be read.

/// Why a PDF could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// It is no PDF, or too much of it is missing.
    #[error("the PDF is damaged: its pages cannot be found")]
    Damaged,
    /// It opens only with a password.
    #[error("the PDF is protected by a password")]
    PasswordNeeded,
    /// It is encrypted in a way that is not known.
    #[error("the PDF is encrypted in a way that cannot be read")]
    UnknownEncryption,
    /// The file is larger than may be read.
    #[error("the PDF has {bytes} bytes, more than the {limit} that may be read")]
    TooLarge {
        /// The file's size.
        bytes: usize,
        /// The largest that may be read.
        limit: usize,
    },
    /// What the file holds unpacks to more than may be read.
    #[error("the PDF unpacks to more than {limit} bytes")]
    TooMuchInside {
        /// The most that may be unpacked.
        limit: usize,
    },
    /// It has more pages than may be read.
    #[error("the PDF has {pages} pages, more than the {limit} that may be read")]
    TooManyPages {
        /// Its pages.
        pages: usize,
        /// The most that may be read.
        limit: usize,
    },
    /// Whoever asked for it wants it no more.
    #[error("the reading was stopped")]
    Stopped,
}

impl Error {
    /// Returns what the user can do about it.
    #[must_use]
    pub const fn hint(&self) -> Option<&'static str> {
        Some(match self {
            Self::Damaged => "open it in a PDF reader and print or save it as a new PDF",
            Self::PasswordNeeded => {
                "open it with its password and save it without one, or paste its text"
            }
            Self::UnknownEncryption => {
                "open it in its own reader and print it as a new PDF, or paste its text"
            }
            Self::TooLarge { .. } | Self::TooMuchInside { .. } | Self::TooManyPages { .. } => {
                "save the pages that you need as a PDF of their own"
            }
            Self::Stopped => return None,
        })
    }
}
