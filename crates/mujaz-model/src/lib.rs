//! The nouns of Mujaz. Every stage takes and gives these types, and no stage depends on another.
//!
//! In the order in which a memo comes about:
//! 1. [`Article`]: what an importer read, with every [`Sentence`], [`Quotation`], [`Report`] and [`Entity`] anchored to
//!    the source by a [`Span`];
//! 2. [`Topic`] and [`Candidate`]: what the user watches for, and the sentences that the app proposes; [`Comparison`]: what
//!    several articles say in common, and where their figures differ;
//! 3. [`Draft`]: what the user picked, wrote and can still change;
//! 4. [`Memo`]: the draft resolved, which a template sees and nothing changes;
//! 5. [`Html`] and [`Pdf`]: the finished documents.
//!
//! [`Warned`] carries what a stage was unsure of beside its result; [`Finding`] is what a check reports of a memo.
//! Text that has a language is a [`Text`] or a [`Bilingual`]; its direction follows from [`Language::direction`] alone.

mod article;
mod attribution;
mod candidate;
mod comparison;
mod document;
mod draft;
mod entity;
mod finding;
mod language;
mod marking;
mod memo;
mod selection;
mod span;
mod topic;

pub use article::{Article, Byline, Caption, Dateline, Paragraph, Sentence};
pub use attribution::{Attribution, Quotation, QuotationKind, Report, Speaker};
pub use candidate::{Candidate, Negation, Polarity, Reason};
pub use comparison::{
    Comparison, Conflict, ConflictKind, Figure, FigureBound, Group, SentencePlace,
};
pub use document::{Html, Pdf};
pub use draft::{Draft, Header, KeyPoint, SourceReference};
pub use entity::{Entity, EntityKind, Mention};
pub use finding::{Finding, FindingKind, MemoPart, Place, Severity, Warned, Warning};
pub use language::{Bilingual, Direction, Language, Text};
pub use marking::{Marking, Tlp, UnknownTlp};
pub use memo::{Memo, MemoHeader, MemoPoint};
pub use selection::{Selection, ShownBlock, ShownPlace};
pub use span::{CharSpan, Span};
pub use topic::{Company, Topic, TopicId};
