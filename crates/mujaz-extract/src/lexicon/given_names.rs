//! Given names, and what is none. `names.tsv` has each word once, folded, with its classes; here is what the classes mean.

use super::{Script, WordSet};

/// Each word with its classes, which blanks divide.
const TABLE: &str = include_str!("names.tsv");

/// Given names that are common in Arabic news, their own and foreign ones.
pub(crate) static GIVEN_NAMES: WordSet = WordSet::listed(TABLE, "given", Script::Arabic);

/// English spellings of given names, folded.
pub(crate) static GIVEN_NAMES_ENGLISH: WordSet = WordSet::listed(TABLE, "given", Script::Latin);

/// Given names that are common words too: without a title they are names only before another one.
pub(crate) static OFTEN_COMMON: WordSet = WordSet::listed(TABLE, "common", Script::Arabic);

/// Folded verbs and words of the news that stand behind a name and are no part of it.
pub(crate) static NEVER_NAMES: WordSet = WordSet::listed(TABLE, "never", Script::Arabic);
