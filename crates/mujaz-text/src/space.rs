//! White space as newspapers' systems leave it: no-break spaces, byte order marks and bidi controls around lines.

use crate::fold::is_format;

/// Returns `text` with every run of white space made one space, and none at the ends.
#[must_use]
pub fn fold_space(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for piece in trim(text).split(is_space).filter(|piece| !piece.is_empty()) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(piece);
    }
    folded
}

/// Returns `text` without the white space and the invisible controls around it.
#[must_use]
pub fn trim(text: &str) -> &str {
    text.trim_matches(|character| is_space(character) || is_format(character))
}

/// Tells whether `character` only keeps words apart. The no-break space counts.
#[must_use]
pub fn is_space(character: char) -> bool {
    match character {
        ' ' => true,
        // The letters that nearly every text consists of need no search.
        '!'..='~' | '\u{600}'..='\u{6ff}' => false,
        _ => character.is_whitespace() || character == '\u{feff}',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_are_those_of_unicode_and_the_byte_order_mark() {
        for character in '\u{0}'..=char::MAX {
            let is_white = character.is_whitespace() || character == '\u{feff}';
            assert_eq!(is_space(character), is_white, "{character:?}");
        }
    }

    #[test]
    fn no_break_spaces_and_line_breaks_are_one_space() {
        assert_eq!(
            fold_space("\u{a0}تبادل \u{a0}المعلومات\nالاستخباراتية. \u{a0}"),
            "تبادل المعلومات الاستخباراتية."
        );
    }

    #[test]
    fn a_byte_order_mark_and_a_direction_mark_are_trimmed() {
        assert_eq!(trim("\u{feff}\u{200f}بغداد\u{200f} "), "بغداد");
    }
}
