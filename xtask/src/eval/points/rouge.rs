//! ROUGE (Lin, "ROUGE: A Package for Automatic Evaluation of Summaries", 2004) over tokens that Arabic does not break.

use std::collections::BTreeMap;

use mujaz_text::{stem, words};

use super::f1;

/// The stems of the words of a text: letters that writers confuse are folded, clitics and endings are off.
pub(super) fn tokens(text: &str) -> Vec<String> {
    words(text).map(|word| stem(word.text)).collect()
}

/// F1 of the runs of `size` tokens that two texts share, each counted as often as both have it.
pub(super) fn rouge_n(size: usize, found: &[String], expected: &[String]) -> f64 {
    let (found, expected) = (runs(size, found), runs(size, expected));
    let shared = found
        .iter()
        .filter_map(|(run, times)| expected.get(run).map(|other| times.min(other)))
        .sum();
    f1(shared, found.values().sum(), expected.values().sum())
}

fn runs(size: usize, tokens: &[String]) -> BTreeMap<&[String], usize> {
    let mut counts = BTreeMap::new();
    for run in tokens.windows(size) {
        *counts.entry(run).or_insert(0) += 1;
    }
    counts
}

/// F1 of the longest common subsequence of two texts.
pub(super) fn rouge_l(found: &[String], expected: &[String]) -> f64 {
    let mut longest = vec![0_usize; expected.len() + 1];
    for token in found {
        let mut diagonal = 0;
        for (at, other) in expected.iter().enumerate() {
            let above = longest[at + 1];
            longest[at + 1] = if token == other {
                diagonal + 1
            } else {
                above.max(longest[at])
            };
            diagonal = above;
        }
    }
    f1(longest[expected.len()], found.len(), expected.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_like_itself_and_unlike_another() {
        let (text, other) = (tokens("وصل الوفد إلى المدينة"), tokens("غادر الصحفيون"));
        for rouge in [rouge_l(&text, &text), rouge_n(2, &text, &text)] {
            assert!((rouge - 1.0).abs() < 1e-9);
        }
        assert!(rouge_n(1, &text, &other) < 1e-9);
    }

    #[test]
    fn order_counts_for_subsequences_and_not_for_words() {
        let (text, turned) = (tokens("one two three four"), tokens("four three two one"));
        assert!((rouge_n(1, &text, &turned) - 1.0).abs() < 1e-9);
        assert!((rouge_l(&text, &turned) - 0.25).abs() < 1e-9);
    }
}
