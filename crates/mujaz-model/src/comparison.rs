//! What several articles say in common, and where their figures differ.

use serde::{Deserialize, Serialize};

use crate::{Bilingual, Span};

/// What a comparison of several articles found. Articles are numbered from 0, in the order in which they were given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Sentences that say the same, the best group first.
    pub groups: Vec<Group>,
    /// Figures that differ for the same thing, in the order of the articles.
    pub conflicts: Vec<Conflict>,
}

/// Sentences of different articles that say the same; two or more, the best first, at most one of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The sentences.
    pub members: Vec<SentencePlace>,
}

/// A sentence of one of several articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SentencePlace {
    /// The number of the article, from 0.
    pub article: usize,
    /// The number of the sentence in it, from 1.
    pub sentence: usize,
}

/// Different figures of different articles for the same thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// How they differ.
    pub kind: ConflictKind,
    /// What they count, in both languages where that is a well-known thing, else as the first article writes it.
    pub counted: Bilingual,
    /// The figures; two or more, in the order of the articles.
    pub figures: Vec<Figure>,
}

/// How figures for the same thing differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum ConflictKind {
    /// They cannot both be right.
    Contradiction,
    /// One is told as the newer count: it "has risen to" its figure.
    Update,
    /// One only bounds the other: "at least 12" beside 15.
    Bound,
}

/// One article's figure for a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The sentence that gives it.
    pub place: SentencePlace,
    /// Where it stands in the article's source.
    pub span: Span,
    /// The figure as written, white space folded.
    pub text: String,
    /// The figure in plain form: `3500000000`, `12.5`; of a day `2024-08-28`. Of a range the lower end.
    pub value: String,
    /// Of a range the upper end.
    pub upper: Option<String>,
    /// How exactly it is meant.
    pub bound: FigureBound,
}

/// How exactly a figure is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum FigureBound {
    /// As it stands.
    Exact,
    /// More or less.
    About,
    /// This many or more.
    AtLeast,
    /// This many or fewer.
    AtMost,
}
