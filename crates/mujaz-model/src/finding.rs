//! What a stage was unsure of, and what a check found.

use serde::{Deserialize, Serialize};

use crate::{Bilingual, Language};

/// A result together with what the stage was unsure of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warned<T> {
    /// The result.
    pub value: T,
    /// What to look at before trusting it, in the order in which it came up.
    pub warnings: Vec<Warning>,
}

impl<T> Warned<T> {
    /// Returns `value` with nothing to warn of.
    pub const fn clean(value: T) -> Self {
        Self {
            value,
            warnings: Vec::new(),
        }
    }

    /// Applies `change` to the result and keeps the warnings.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Warned<U> {
        Warned {
            value: change(self.value),
            warnings: self.warnings,
        }
    }
}

/// Something that a stage could not settle; the result stands all the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// What is uncertain, in one sentence without a full stop.
    pub message: String,
    /// The same in Arabic. What is about style sheets and fonts is for who writes templates, and has none.
    pub arabic: Option<String>,
    /// The place in the input, from 1, where one is known.
    pub place: Option<Place>,
}

impl Warning {
    /// Returns a warning that belongs to no one place.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            arabic: None,
            place: None,
        }
    }

    /// Returns the warning with what it says in Arabic.
    #[must_use]
    pub fn in_arabic(self, message: impl Into<String>) -> Self {
        Self {
            arabic: Some(message.into()),
            ..self
        }
    }

    /// Returns a warning about one line and column of the input, both from 1.
    pub fn at(message: impl Into<String>, line: usize, column: usize) -> Self {
        Self {
            message: message.into(),
            arabic: None,
            place: Some(Place { line, column }),
        }
    }
}

/// A line and a column of a text, both from 1; the column counts characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth a look.
    Notice,
    /// A reader may be misled: a number differs, a "not" is missing.
    Alarm,
}

/// The closed set of things that the checks look for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// One language has a text and the other has none.
    MissingTranslation,
    /// A number stands on one side only.
    NumberMismatch,
    /// One side negates and the other does not.
    NegationMismatch,
    /// Sources that points rest on give different figures for the same thing.
    FigureConflict,
    /// Nothing says who may see the memo.
    NoMarking,
    /// The bottom line is longer than one is meant to be.
    LongBottomLine,
    /// A source of the register does not say who published it, or when.
    IncompleteSource,
}

/// A part of a memo that is none of its points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum MemoPart {
    /// Who may see it.
    Marking,
    /// What it is about.
    Subject,
    /// The bottom line up front.
    BottomLine,
    /// What follows from the facts.
    Assessment,
    /// What the writer recommends.
    Recommendations,
    /// The register of sources.
    Sources,
}

/// What a check reports of a memo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Finding {
    /// What was looked for.
    pub kind: FindingKind,
    /// How much it matters.
    pub severity: Severity,
    /// The number of the point it is about, from 1; `None` for the rest of the memo.
    pub point: Option<usize>,
    /// The part of the memo it is about, where that is no point.
    pub part: Option<MemoPart>,
    /// The side that needs a look, where it is one of the two.
    pub language: Option<Language>,
    /// What was found, in one sentence without a full stop, for readers of either language.
    pub message: Bilingual,
}
