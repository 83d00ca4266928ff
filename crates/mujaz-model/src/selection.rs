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

/// A place between two characters of a sentence as it is shown, with its white space folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ShownPlace {
    /// The number of the sentence, from 1.
    pub sentence: usize,
    /// How many characters (Unicode scalar values) of the sentence stand before the place.
    pub character: usize,
}
