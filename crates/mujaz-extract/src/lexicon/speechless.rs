//! Words that stand where a speaker can, and are none. `speechless.tsv` has each once, folded, with its classes.

use super::{Script, WordSet};

/// Each word with its classes, which blanks divide.
const TABLE: &str = include_str!("speechless.tsv");

/// Adverbs, and participles that say how somebody speaks: مرارا, ممازحا.
pub(crate) static MANNERS: WordSet = WordSet::listed(TABLE, "manner", Script::Arabic);

/// Things, events and measures: صحة, هجوم, قيمة.
pub(crate) static THINGS: WordSet = WordSet::listed(TABLE, "thing", Script::Arabic);

/// Acts that a preposition ties to a verb: بارتكاب, بإنهاء.
pub(crate) static ACTS: WordSet = WordSet::listed(TABLE, "act", Script::Arabic);

/// Verbs of what somebody does, which newspapers tell between two things that somebody says: ألقت, غادر.
pub(crate) static OTHER_VERBS: WordSet = WordSet::listed(TABLE, "verb", Script::Arabic);

/// What is acted by and says nothing: وفق الجدول, حسب الحاجة.
pub(crate) static STANDARDS: WordSet = WordSet::listed(TABLE, "standard", Script::Arabic);
