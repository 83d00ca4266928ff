//! Why the library could not be used.

use std::path::PathBuf;

use crate::ArticleId;

/// Why the library could not be used.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file cannot be opened, or is no library.
    #[error("the library `{}` cannot be opened: {source}", file.display())]
    Open {
        /// The file.
        file: PathBuf,
        /// What SQLite said.
        source: rusqlite::Error,
    },
    /// The library was written by a later version of Mujaz.
    #[error("the library has the format {version}, which this version of Mujaz does not know")]
    TooNew {
        /// Its format.
        version: u32,
    },
    /// Reading or writing failed.
    #[error("the library cannot be read or written: {0}")]
    Access(#[from] rusqlite::Error),
    /// There is no article with this identity.
    #[error("the library has no article {0}")]
    NoArticle(ArticleId),
}

impl Error {
    /// Returns what the user can do about it.
    #[must_use]
    pub const fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Open { .. } => Some(
                "move the file away to start with an empty library; nothing in it is lost by that",
            ),
            Self::TooNew { .. } => Some("install the newer version of Mujaz"),
            Self::Access(_) => Some("is the disk full, or another program using the library?"),
            Self::NoArticle(_) => None,
        }
    }
}
