//! The memo as a template sees it.

use chrono::NaiveDate;
use serde::Serialize;

use crate::{Bilingual, Marking, SourceReference, Text, TopicId};

/// A resolved memo. Every point has been found in its source, every date is set, and nothing changes any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Memo {
    /// Who writes to whom about what, and when.
    pub header: MemoHeader,
    /// The bottom line up front.
    pub bottom_line: Bilingual,
    /// The key points, numbered from 1.
    pub points: Vec<MemoPoint>,
    /// What follows from the facts, in Markdown.
    pub assessment: Bilingual,
    /// What the writer recommends, in Markdown.
    pub recommendations: Bilingual,
    /// The sources, in the order of their numbers.
    pub sources: Vec<SourceReference>,
}

/// The header block of a resolved memo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MemoHeader {
    /// The memo's own reference number.
    pub reference: String,
    /// The memo's date.
    pub date: NaiveDate,
    /// Who may see it.
    pub marking: Marking,
    /// Who it is for.
    pub to: Bilingual,
    /// Who it is from.
    pub from: Bilingual,
    /// What it is about.
    pub subject: Bilingual,
}

/// A key point of a resolved memo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MemoPoint {
    /// Its number in the memo, from 1.
    pub number: usize,
    /// The topic it belongs to.
    pub topic: Option<TopicId>,
    /// The topic's name for readers; the id itself where the topic file does not know it.
    pub topic_label: Option<Bilingual>,
    /// The point in both languages.
    pub text: Bilingual,
    /// The words in the source that it rests on.
    pub original: Text,
    /// The number of its source.
    pub source: usize,
}
