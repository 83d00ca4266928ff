//! Words as the index has them.

use mujaz_text::{stem, words};

/// The text that is indexed in place of `text`: its stems.
pub(crate) fn shadow(text: &str) -> String {
    stems(text).join(" ")
}

/// The full-text query for all words of `text`, or `None` where it has none. Each word is a quoted string, so that
/// nothing in it is an operator.
pub(crate) fn query(text: &str) -> Option<String> {
    let stems = stems(text);
    let quoted: Vec<String> = stems.iter().map(|stem| format!("\"{stem}\"")).collect();
    Some(quoted.join(" ")).filter(|query| !query.is_empty())
}

fn stems(text: &str) -> Vec<String> {
    words(text)
        .map(|word| stem(word.text).replace('"', ""))
        .filter(|stem| !stem.is_empty())
        .collect()
}
