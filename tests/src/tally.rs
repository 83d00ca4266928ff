//! Counts the words and figures of a text, to see whether another text has them all.

use std::collections::BTreeMap;

/// How often each run of characters that `wanted` accepts occurs, without the marks and the tatweel of Arabic.
#[must_use]
pub fn count(text: &str, wanted: fn(char) -> bool) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for word in text.split(|character: char| !wanted(character)) {
        let word: String = word
            .chars()
            .filter(|it| !matches!(it, '\u{64b}'..='\u{652}' | '\u{640}'))
            .collect();
        if !word.is_empty() {
            *counts.entry(word).or_default() += 1;
        }
    }
    counts
}

/// Tells whether a character belongs to an Arabic word.
#[must_use]
pub const fn is_arabic(character: char) -> bool {
    matches!(character, '\u{620}'..='\u{652}')
}

/// Tells whether a character is a digit of either script.
#[must_use]
pub const fn is_digit(character: char) -> bool {
    character.is_ascii_digit() || matches!(character, '\u{660}'..='\u{669}')
}
