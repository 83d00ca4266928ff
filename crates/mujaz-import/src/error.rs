//! Why a file could not be imported.

use std::str::Utf8Error;

use crate::Format;

/// Why a file could not be imported.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The bytes are not UTF-8.
    #[error("the text is not UTF-8: byte {offset} cannot be read")]
    Encoding {
        /// The first byte that cannot be read, from 0.
        offset: usize,
        /// What the decoder said.
        source: Utf8Error,
    },
    /// The file is not a text.
    #[error("the file is not a text: byte {offset} is zero")]
    Binary {
        /// The first zero byte, from 0.
        offset: usize,
    },
    /// The format is known, and this version does not read it.
    #[error("files of the format {} cannot be read", format.name())]
    Unreadable {
        /// What the file is.
        format: Format,
    },
    /// There is nothing to read.
    #[error("the file holds no words")]
    Empty,
}

impl Error {
    /// Returns what the user can do about it.
    #[must_use]
    pub const fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Encoding { .. } => Some("save the file as UTF-8, or paste its text"),
            Self::Binary { .. } | Self::Unreadable { .. } => {
                Some("open the document in its own program and paste its text")
            }
            Self::Empty => None,
        }
    }
}
