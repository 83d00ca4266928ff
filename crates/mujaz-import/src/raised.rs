//! Raised digits: the call of a note or an exponent. In a text without markup they would be part of the number before them.

use std::borrow::Cow;

/// Returns what stands raised, its digits as raised ones. Words keep their letters (`1st`), and so do calls in brackets.
pub(crate) fn raised(text: &str) -> Cow<'_, str> {
    let is_part = |character: char| {
        value(character).is_some()
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
                other => value(other).map_or(other, |value| DIGITS[value]),
            })
            .collect(),
    )
}

const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// The value of a digit of either script.
fn value(digit: char) -> Option<usize> {
    let zero = match digit {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        _ => return None,
    };
    usize::try_from(u32::from(digit) - u32::from(zero)).ok()
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
