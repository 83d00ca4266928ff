//! What enters an import and what leaves it.

use std::borrow::Cow;

use mujaz_model::{Article, Warned};

use crate::{Error, Evidence, Format};

/// The bytes of a file, page or paste, and what is known of them from outside.
#[derive(Debug, Clone, Copy, Default)]
pub struct Source<'a> {
    /// The bytes as they came.
    pub bytes: &'a [u8],
    /// What the file or page is called in messages; the format never follows from it.
    pub name: &'a str,
    /// The address that it was fetched from.
    pub url: Option<&'a str>,
    /// The character set that the transport declared, such as the `charset` of an HTTP `Content-Type`.
    pub charset: Option<&'a str>,
    /// Whether text that was decoded wrongly before it came here is repaired. The user asks for that; without it, the
    /// repair is only offered, in a warning.
    pub repair: bool,
}

impl<'a> Source<'a> {
    /// Returns a source of which nothing more is known.
    #[must_use]
    pub const fn new(name: &'a str, bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            name,
            url: None,
            charset: None,
            repair: false,
        }
    }
}

/// What one source held. A file with one article has one original, which is the file itself; an archive has one for each
/// file in it that could be read.
#[derive(Debug, Default)]
pub struct Import<'a> {
    /// What was read, in the order of the source.
    pub originals: Vec<Original<'a>>,
    /// What could not be read, in the order of the source. It kept nothing else out.
    pub failures: Vec<Failure>,
    /// Whether reading was broken off: there may be more in the source.
    pub is_cancelled: bool,
}

impl Import<'_> {
    /// Returns the articles of all originals, in order.
    pub fn articles(self) -> impl Iterator<Item = Warned<Article>> {
        self.originals
            .into_iter()
            .flat_map(|original| original.articles)
    }
}

/// A document and the articles in it: several in a feed, one in everything else.
#[derive(Debug, Clone)]
pub struct Original<'a> {
    /// What it is called: the source's name, and inside an archive the path after it.
    pub name: String,
    /// What it was detected as.
    pub format: Format,
    /// How its bytes were decoded; `None` for formats that fix or state it part by part.
    pub decoding: Option<Decoding>,
    /// Its bytes as they came.
    pub bytes: Cow<'a, [u8]>,
    /// The articles in it, at least one, in its own order.
    pub articles: Vec<Warned<Article>>,
}

impl Original<'_> {
    /// Returns the original with bytes of its own.
    #[must_use]
    pub fn into_owned(self) -> Original<'static> {
        Original {
            name: self.name,
            format: self.format,
            decoding: self.decoding,
            bytes: Cow::Owned(self.bytes.into_owned()),
            articles: self.articles,
        }
    }
}

/// How a text was decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decoding {
    /// The encoding's name in the WHATWG Encoding Standard, such as `windows-1256`.
    pub encoding: &'static str,
    /// What it was told by.
    pub evidence: Evidence,
}

/// A part of a source that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What it is called.
    pub name: String,
    /// Why.
    pub error: Error,
}
