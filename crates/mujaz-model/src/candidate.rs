//! The sentences and selections that are proposed as key points, and why.

use serde::{Deserialize, Serialize};

use crate::{Span, TopicId};

/// A sentence, or a selection of the user's, that can become a key point.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Candidate {
    /// Its place among the candidates, from 1, the best first.
    pub rank: usize,
    /// The number of the sentence in the article; of a selection, the first of which it holds words, if any: a headline and a caption
    /// are no sentences of the body.
    pub sentence: Option<usize>,
    /// Its place in the source.
    pub span: Span,
    /// Its words, white space folded.
    pub text: String,
    /// The topics it touches, in the order of the topic file.
    pub topics: Vec<TopicId>,
    /// Who says it, as far as the article tells; the first, where it holds words of several.
    pub speaker: Option<String>,
    /// Whether the speaker was concluded from elsewhere in the article and is not named in full beside the words.
    pub speaker_inferred: bool,
    /// The cue that introduces the speaker's words, as written.
    pub cue: Option<String>,
    /// The agency or document through which the speaker's words come, as written.
    pub via: Option<String>,
    /// Whether it holds somebody's words in quotation marks whose extent is certain.
    pub verbatim: bool,
    /// What it denies.
    pub polarity: Polarity,
    /// How strongly it is proposed, from 0 to 1, before topic coverage orders the candidates.
    pub score: f64,
    /// Why it is proposed, the strongest reason first.
    pub reasons: Vec<Reason>,
}

/// The negations of a text, in its order. A text without any affirms all that it says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Polarity {
    /// The negations.
    pub negations: Vec<Negation>,
}

impl Polarity {
    /// Tells whether a negation governs the whole of `span`.
    #[must_use]
    pub fn denies(&self, span: Span) -> bool {
        self.negations.iter().any(|negation| {
            negation.denied_span.start <= span.start && span.end <= negation.denied_span.end
        })
    }
}

/// One negation and what it governs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Negation {
    /// The word or words that negate, as written.
    pub cue: String,
    /// Where they stand.
    pub cue_span: Span,
    /// The words that it governs, white space folded.
    pub denied: String,
    /// Where these stand.
    pub denied_span: Span,
    /// What is affirmed in their place, in "advisory and not combat" or "not combat but advisory".
    pub affirmed: Option<String>,
    /// Where that stands.
    pub affirmed_span: Option<Span>,
}

/// Why a candidate is proposed, with the figures behind it. A `weight` is the part of the score that it brings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Reason {
    /// It is the first to touch watched topics.
    Topics {
        /// The topics that no better candidate touches.
        topics: Vec<TopicId>,
    },
    /// It stands early in the article.
    Position {
        /// Its number among the sentences.
        sentence: usize,
        /// How many sentences there are.
        of: usize,
        /// Its part of the score.
        weight: f64,
    },
    /// It says what many other sentences say (`LexRank`).
    Centrality {
        /// From 0 to 1, where 1 is the most central sentence.
        value: f64,
        /// Its part of the score.
        weight: f64,
    },
    /// It shares words with the headline.
    Headline {
        /// The shared words.
        shared: usize,
        /// The words of the headline.
        of: usize,
        /// Its part of the score.
        weight: f64,
    },
    /// It is as long as a point should be.
    Length {
        /// Its words.
        words: usize,
        /// Its part of the score.
        weight: f64,
    },
    /// It is a selection of the user's.
    Selected,
}
