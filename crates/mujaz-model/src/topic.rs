//! Watched themes, and the sentences proposed for them.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Bilingual, Span};

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
}

/// A sentence that the app proposes as a key point.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Candidate {
    /// Its place among the candidates, from 1, the best first.
    pub rank: usize,
    /// The number of the sentence in the article.
    pub sentence: usize,
    /// The sentence's place in the source.
    pub span: Span,
    /// The sentence, white space folded.
    pub text: String,
    /// The topics it touches, in the order of the topic file.
    pub topics: Vec<TopicId>,
    /// How strongly it is proposed, from 0 to 1, before topic coverage orders the candidates.
    pub score: f64,
}
