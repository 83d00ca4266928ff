//! Who says what: passages in quotation marks, speech reported without them, and their speakers.

use serde::{Deserialize, Serialize};

use crate::Span;

/// What a passage in quotation marks is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuotationKind {
    /// Somebody's words.
    Speech,
    /// A name, a title or a word held at arm's length.
    Name,
}

/// A passage in quotation marks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quotation {
    /// The number of the sentence it starts in.
    pub sentence: usize,
    /// What it is.
    pub kind: QuotationKind,
    /// The passage without its marks, white space folded.
    pub text: String,
    /// Its place in the source, without the marks.
    pub span: Span,
    /// Who says it and how it is introduced; empty for a name.
    pub attribution: Attribution,
    /// How sure its extent is, from 0 to 100; below 100 it is never shown as verbatim.
    pub confidence: u8,
}

impl Quotation {
    /// Tells whether these are somebody's words exactly as the article gives them, both marks included.
    #[must_use]
    pub fn is_verbatim(&self) -> bool {
        self.kind == QuotationKind::Speech && self.confidence == 100
    }
}

/// Speech that the article gives in its own words: a clause behind a verb of saying, without quotation marks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The number of the sentence it stands in.
    pub sentence: usize,
    /// What is reported, white space folded.
    pub text: String,
    /// Its place in the source.
    pub span: Span,
    /// Who says it and how it is introduced. A passive without an agent ("it was stressed") has no speaker.
    pub attribution: Attribution,
}

/// Who says something, by which cue, and through whom.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribution {
    /// The speaker, as far as the text tells.
    pub speaker: Option<Speaker>,
    /// The cue that introduces it, as written: وأكد, مشددا, "according to".
    pub cue: Option<String>,
    /// Where the cue stands.
    pub cue_span: Option<Span>,
    /// The source through which it is quoted, as written: the statement in بحسب البيان.
    pub via: Option<String>,
}

/// A speaker: who it is, and the words that say so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// The fullest name that the article gives: أحمد برواري where it now says السفير برواري.
    pub name: String,
    /// The words at this place, as written; `None` where the verb's subject is elided.
    pub mention: Option<String>,
    /// Whether the name was concluded from earlier sentences and not read at this place.
    pub is_inferred: bool,
}
