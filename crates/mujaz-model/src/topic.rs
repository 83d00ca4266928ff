//! Watched themes.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Bilingual;

/// The name of a topic in files: lower-case words joined by hyphens, as in `border-security`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(transparent)]
pub struct TopicId(pub String);

impl fmt::Display for TopicId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A theme that the user watches for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// Its name in files.
    pub id: TopicId,
    /// Its name for readers.
    pub label: Bilingual,
    /// Arabic terms; one match is enough.
    pub ar: Vec<String>,
    /// English terms; one match is enough.
    pub en: Vec<String>,
    /// Whether a term counts only where it is affirmed: an "advisory mission" that is denied is none. A term that negates
    /// by itself ("not combat") always counts.
    pub affirmed: bool,
    /// What must stand beside a term, and what must not.
    pub company: Company,
}

/// What a term must have beside it to count for its topic, and what must not be there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Company {
    /// Terms in either language, of which one must occur too; empty where none need.
    pub near: Vec<String>,
    /// Terms in either language, of which none may occur.
    pub without: Vec<String>,
    /// How many words may stand between; `None` for anywhere in the sentence.
    pub within: Option<usize>,
}
