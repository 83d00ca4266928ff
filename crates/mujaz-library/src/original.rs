//! What is kept of an import: the original byte for byte, what was known of it, and the identities of its articles.

use std::fmt;

use sha2::{Digest, Sha256};

/// The identity of an article: the SHA-256 of its original, in hexadecimal, and for an original that holds several
/// articles a hyphen and the number of the article in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub String);

impl ArticleId {
    /// Returns the identity of the article whose original these bytes are.
    #[must_use]
    pub fn of(original: &[u8]) -> Self {
        Self(sha256(original))
    }

    pub(crate) fn of_part(sha256: &str, part: usize, count: usize) -> Self {
        if count == 1 {
            Self(sha256.to_owned())
        } else {
            Self(format!("{sha256}-{part}"))
        }
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Returns the SHA-256 of `bytes` (FIPS 180-4), in hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

/// A file, page or paste as it came, and what was known of it: all that a later parser needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    /// The name of the format that it was detected as when it was imported.
    pub format: String,
    /// The address that it was fetched from.
    pub url: Option<String>,
    /// The character set that the transport declared.
    pub charset: Option<String>,
    /// Whether the user asked that text which had been decoded wrongly before is repaired.
    pub repair: bool,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// An original as it is kept, with the articles that were taken from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredOriginal {
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// The original.
    pub original: Original,
    /// Its articles, in their order.
    pub articles: Vec<StoredArticle>,
}

/// An article as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredArticle {
    /// Its identity.
    pub id: ArticleId,
    /// The name by which drafts refer to it.
    pub file: String,
    /// Its number among the articles of its original, from 1.
    pub part: usize,
}

/// An article that is to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewArticle<'a> {
    /// The name by which drafts will refer to it.
    pub file: String,
    /// The text that a search should find.
    pub text: &'a str,
}
