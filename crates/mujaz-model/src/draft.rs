//! The memo while it is being written.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{Bilingual, Language, Marking, Span, TopicId};

/// The editable memo: what the user picked, wrote and can still change. It is kept as a file that a person can read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct Draft {
    /// Who writes to whom about what.
    pub header: Header,
    /// The bottom line up front: at most four lines in each language.
    pub bottom_line: Bilingual,
    /// What follows from the facts, in Markdown. Assessment is kept apart from the points, which are facts.
    pub assessment: Bilingual,
    /// What the writer recommends, in Markdown.
    pub recommendations: Bilingual,
    /// The key points, in the order of the memo.
    pub points: Vec<KeyPoint>,
    /// The source register.
    pub sources: Vec<SourceReference>,
}

/// The memo's header block.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct Header {
    /// The memo's own reference number.
    pub reference: String,
    /// The memo's date; without one it is dated on the day it is made.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional = nullable))]
    pub date: Option<NaiveDate>,
    /// Who may see it.
    pub marking: Marking,
    /// Who it is for.
    pub to: Bilingual,
    /// Who it is from.
    pub from: Bilingual,
    /// What it is about.
    pub subject: Bilingual,
}

/// A point that the user picked, in both languages, anchored to the words it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct KeyPoint {
    /// The topic it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional = nullable))]
    pub topic: Option<TopicId>,
    /// The number of its source in the register, from 1.
    pub source: usize,
    /// The place of the original in that source, in bytes.
    pub span: Span,
    /// The words that stand at that place, white space folded.
    pub original: String,
    /// The point as the memo says it.
    #[serde(default)]
    pub text: Bilingual,
}

/// One entry of the source register (after ICD 206: enough for a reader to find the source again).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SourceReference {
    /// Its number in the memo, from 1.
    pub number: usize,
    /// The article's file, relative to the draft's folder.
    pub file: String,
    /// The article's language.
    pub language: Language,
    /// The article's headline.
    #[serde(default)]
    pub headline: String,
    /// The publication.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub outlet: String,
    /// Who it is credited to, with the places it was filed from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bylines: Vec<String>,
    /// The day it was printed or posted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional = nullable))]
    pub published: Option<NaiveDate>,
    /// Where it can be read.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// The day on which the writer took it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional = nullable))]
    pub accessed: Option<NaiveDate>,
}
