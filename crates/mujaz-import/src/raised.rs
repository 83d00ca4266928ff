//! Raised digits: the call of a note or an exponent. In a text without markup they would be part of the number before them.

use std::borrow::Cow;

use mujaz_pdf_text::raised_digit;

/// Returns what stands raised, its digits as raised ones. Words keep their letters (`1st`), and so do calls in brackets.
pub(crate) fn raised(text: &str) -> Cow<'_, str> {
    let is_part = |character: char| {
        raised_digit(character).is_some()
            || character.is_whitespace()
            || matches!(character, ',' | '،' | '-' | '−' | '–' | '*')
    };
    if !text.chars().all(is_part) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.chars()
            .map(|character| match character {
                '-' | '−' => '⁻',
                other => raised_digit(other).unwrap_or(other),
            })
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_raised_and_words_are_not() {
        let cases = [
            ("1", "¹"),
            ("-6", "⁻⁶"),
            ("1,٢", "¹,²"),
            ("st", "st"),
            ("[3]", "[3]"),
        ];
        for (written, wanted) in cases {
            assert_eq!(raised(written), wanted);
        }
    }
}
