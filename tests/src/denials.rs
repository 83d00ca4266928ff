//! What a sentence denies, in cases that were labelled by hand: the cases of `tests/cases/polarity`, and how many of their labels a
//! reading finds.

use serde::Deserialize;

/// A sentence with what a careful reader takes it to deny.
#[derive(Debug, Deserialize)]
pub struct Case {
    /// The sentence.
    pub text: String,
    /// What it denies, a phrase of each denial.
    #[serde(default)]
    pub denied: Vec<String>,
    /// Phrases of what it does not deny.
    #[serde(default)]
    pub affirmed: Vec<String>,
    /// Denials from their first word to their last, for cases of where a denial begins and ends.
    #[serde(default)]
    pub whole: Vec<String>,
}

/// How often a reading loses a "not", or finds one that is not there.
#[derive(Debug, Default, Clone, Copy)]
pub struct Score {
    /// Denied phrases in the labels.
    pub denied: usize,
    /// Those that the reading does not deny.
    pub lost: usize,
    /// Affirmed phrases in the labels.
    pub affirmed: usize,
    /// Those that the reading denies, and denials in a sentence that denies nothing.
    pub invented: usize,
    /// Whole denials in the labels.
    pub whole: usize,
    /// Those that the reading finds with other words, too many or too few.
    pub inexact: usize,
}

impl Score {
    /// Counts a case, of which a reading has found these denials.
    pub fn add(&mut self, case: &Case, found: &[String]) {
        let is_denied = |phrase: &&String| found.iter().any(|denial| denial.contains(*phrase));
        let lost = case.denied.iter().filter(|phrase| !is_denied(phrase));
        let invented = case.affirmed.iter().filter(is_denied).count();
        self.denied += case.denied.len();
        self.lost += lost.count();
        self.affirmed += case.affirmed.len();
        let inexact = case.whole.iter().filter(|whole| !found.contains(*whole));
        self.whole += case.whole.len();
        self.inexact += inexact.count();
        self.invented += if case.denied.is_empty() && case.whole.is_empty() {
            invented.max(found.len())
        } else {
            invented
        };
    }
}
