//! Why a draft could not be read or resolved.

use mujaz_model::Span;

/// Why a draft could not be read, written or resolved.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    /// The file is not TOML of a draft's shape.
    #[error("the draft cannot be read: {0}")]
    Format(#[from] toml::de::Error),
    /// The draft could not be written as TOML.
    #[error("the draft cannot be written: {0}")]
    Write(#[from] toml::ser::Error),
    /// The article has no sentence with this number.
    #[error("the article has {count} sentences: there is no sentence {sentence}")]
    NoSentence {
        /// The number that was asked for.
        sentence: usize,
        /// How many there are.
        count: usize,
    },
    /// What was selected holds no words.
    #[error("the selection holds no words of the article")]
    EmptySelection,
    /// A point names a source that the register does not have.
    #[error(
        "point {point} rests on source {source_number}, which the source register does not have"
    )]
    NoSource {
        /// The point's number, from 1.
        point: usize,
        /// The number that it names.
        source_number: usize,
    },
    /// The register names a source whose article is not at hand.
    #[error("source {source_number} is the file `{file}`, which is not at hand")]
    NoArticle {
        /// The source's number in the register.
        source_number: usize,
        /// The file that it names.
        file: String,
    },
    /// Two entries of the register have one number.
    #[error("the source register has two sources with the number {0}")]
    RepeatedSource(usize),
    /// The source no longer has the quoted words where the point says.
    #[error("point {point} is no longer in source {source_number}: bytes {} to {} of `{file}` do not read \u{201c}{original}\u{201d}", span.start, span.end)]
    Moved {
        /// The point's number, from 1.
        point: usize,
        /// The source's number in the register.
        source_number: usize,
        /// The source's file.
        file: String,
        /// The place that the point names.
        span: Span,
        /// The words that should stand there, shortened.
        original: String,
        /// Where the words do stand in the source, if they do.
        found: Option<Span>,
    },
}

impl Error {
    /// Returns what the user can do about it.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Format(_) => Some("`docs/memo-toml.md` describes the keys of a draft".to_owned()),
            Self::NoArticle { .. } => Some(
                "put the file back, or correct its path in the draft's `[[sources]]`".to_owned(),
            ),
            Self::Moved {
                found: Some(span), ..
            } => Some(format!(
                "the words stand at {} to {} now: set the point's `span` to [{}, {}]",
                span.start, span.end, span.start, span.end
            )),
            Self::Moved { found: None, .. } => {
                Some("the source was changed: restore it, or pick the point again".to_owned())
            }
            Self::NoSource { .. } => {
                Some("add it to `[[sources]]`, or correct the point's `source`".to_owned())
            }
            Self::Write(_)
            | Self::NoSentence { .. }
            | Self::EmptySelection
            | Self::RepeatedSource(_) => None,
        }
    }
}
