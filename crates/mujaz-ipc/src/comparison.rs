//! The articles of the desk side by side, as the page shows them.

use mujaz::DeskArticle;
use mujaz_model::{Bilingual, Comparison, ConflictKind, Figure, FigureBound, SentencePlace, Span};
use serde::Serialize;
use ts_rs::TS;

/// What the articles of the desk say in common, and where their figures differ.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "Comparison")]
pub struct ComparisonView {
    /// Sentences that say the same, the best group first.
    pub groups: Vec<GroupView>,
    /// Figures that differ for the same thing, in the order of the articles.
    pub conflicts: Vec<ConflictView>,
}

/// Sentences of different articles that say the same; two or more, the best first, at most one of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GroupView {
    /// The sentences.
    pub members: Vec<MemberView>,
}

/// A sentence of one of the articles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MemberView {
    /// The article's name on the desk.
    pub article: String,
    /// The number of the sentence in it, from 1.
    pub sentence: usize,
}

/// Different figures of different articles for the same thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ConflictView {
    /// How they differ.
    pub kind: ConflictKind,
    /// What they count; one side is empty where it is no well-known thing.
    pub counted: Bilingual,
    /// The figures; two or more.
    pub figures: Vec<FigureView>,
}

/// One article's figure for a thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FigureView {
    /// The article's name on the desk.
    pub article: String,
    /// The number of the sentence that gives it, from 1.
    pub sentence: usize,
    /// Where it stands in the article's source.
    pub span: Span,
    /// The figure as written.
    pub text: String,
    /// The figure in plain digits; of a day `2024-08-28` or the name of the weekday.
    pub value: String,
    /// How exactly it is meant.
    pub bound: FigureBound,
}

impl ComparisonView {
    /// Returns the comparison with the names of the articles that were compared.
    #[must_use]
    pub fn new(comparison: Comparison, articles: &[DeskArticle]) -> Self {
        let name = |place: SentencePlace| articles[place.article].id.0.clone();
        let figure = |figure: Figure| FigureView {
            article: name(figure.place),
            sentence: figure.place.sentence,
            span: figure.span,
            text: figure.text,
            value: figure.value,
            bound: figure.bound,
        };
        Self {
            groups: comparison
                .groups
                .into_iter()
                .map(|group| GroupView {
                    members: group
                        .members
                        .into_iter()
                        .map(|place| MemberView {
                            article: name(place),
                            sentence: place.sentence,
                        })
                        .collect(),
                })
                .collect(),
            conflicts: comparison
                .conflicts
                .into_iter()
                .map(|conflict| ConflictView {
                    kind: conflict.kind,
                    counted: conflict.counted,
                    figures: conflict.figures.into_iter().map(figure).collect(),
                })
                .collect(),
        }
    }
}
