//! What the user marks in an article as it is shown.

use serde::{Deserialize, Serialize};

/// A passage from one place to another, inside a sentence or across sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Selection {
    /// Where it begins.
    pub from: ShownPlace,
    /// Where it ends.
    pub to: ShownPlace,
}

/// A place between two characters of a part of an article as it is shown, with its white space folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ShownPlace {
    /// The part.
    pub block: ShownBlock,
    /// How many characters (Unicode scalar values) of it stand before the place.
    pub character: usize,
}

/// A part of an article in which words can be marked, in the order in which an article is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum ShownBlock {
    /// The headline.
    Headline,
    /// The sentence with this number, from 1.
    Sentence(usize),
    /// The caption with this number, from 1.
    Caption(usize),
}
