//! Words and numbers, and where they stand.

use std::{borrow::Cow, ops::Range};

use crate::fold::{folded, is_format, is_mark};

/// A word or a number of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word<'a> {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// The word as written.
    pub text: &'a str,
}

/// Returns the words and numbers of `text` in order. Marks belong to their word; a number keeps the separators between
/// its digits (`1,200`, `12.5`, `28/08/2024`), an abbreviation of letters the points between them (`U.S`, `p.m`).
pub fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let opens = |character| is_alphanumeric(character) && !is_raised(character);
        let start = rest + text[rest..].find(opens)?;
        let length = word_length(&text[start..]);
        rest = start + length;
        Some(Word {
            range: start..rest,
            text: &text[start..rest],
        })
    })
}

/// A word with what is left of it when it is folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoldedWord<'a> {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// The word as written.
    pub text: &'a str,
    /// The word as [`fold`](crate::fold) leaves it.
    pub folded: &'a str,
}

/// Returns the words of `text` and their folded forms, which [`with_folded`] joins to read them.
pub(crate) fn fold_words(text: &str) -> Vec<(Word<'_>, Cow<'_, str>)> {
    words(text)
        .map(|word| {
            let folded = folded(word.text);
            (word, folded)
        })
        .collect()
}

/// Joins words and their folded forms.
pub(crate) fn with_folded<'a>(words: &'a [(Word<'a>, Cow<'a, str>)]) -> Vec<FoldedWord<'a>> {
    words
        .iter()
        .map(|(word, folded)| FoldedWord {
            range: word.range.clone(),
            text: word.text,
            folded,
        })
        .collect()
}

fn word_length(text: &str) -> usize {
    let mut previous = None;
    // Where the last letters begin that no point parts.
    let mut letters = 0;
    for (at, character) in text.char_indices() {
        let inside = is_plain(character) || {
            let next = || text[at + character.len_utf8()..].chars().next();
            if character == '.'
                && at == letters + 1
                && previous.is_some_and(|letter: char| letter.is_ascii_alphabetic())
                && is_single_letter(&text[at + 1..])
            {
                letters = at + 1;
                previous = Some(character);
                continue;
            }
            let between =
                |kind: fn(char) -> bool| previous.is_some_and(kind) && next().is_some_and(kind);
            // The call of a note behind a number is no part of it: `98¹`.
            let is_call = is_raised(character) && previous.is_some_and(char::is_numeric);
            !is_call
                && (is_alphanumeric(character)
                    || is_mark(character)
                    || is_format(character)
                    || joins_digits(character) && between(char::is_numeric)
                    || matches!(character, '\'' | '’')
                        && between(|letter| letter.is_ascii_alphabetic()))
        };
        if !inside {
            return at;
        }
        previous = Some(character);
    }
    text.len()
}

/// Whether `text` begins with one Latin letter that no other follows.
fn is_single_letter(text: &str) -> bool {
    let mut letters = text.chars();
    letters
        .next()
        .is_some_and(|letter| letter.is_ascii_alphabetic())
        && !letters.next().is_some_and(is_alphanumeric)
}

/// The letters of English and Arabic, European digits and the tatweel, of which most words have nothing else.
const fn is_plain(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '\u{620}'..='\u{64a}')
}

/// [`char::is_alphanumeric`], told without a search for what Arabic and English texts consist of.
pub(crate) fn is_alphanumeric(character: char) -> bool {
    match character {
        '\u{0}'..='\u{7f}' => character.is_ascii_alphanumeric(),
        '\u{620}'..='\u{657}' | '\u{660}'..='\u{669}' => true,
        '\u{60c}' | '\u{61b}' | '\u{61f}' | '\u{66a}' | '\u{2000}'..='\u{206f}' => false,
        _ => character.is_alphanumeric(),
    }
}

/// Raised digits. They are letters to Unicode, and numbers.
const fn is_raised(character: char) -> bool {
    matches!(character, '²' | '³' | '¹' | '⁰' | '⁴'..='⁹')
}

fn joins_digits(character: char) -> bool {
    matches!(character, '.' | ',' | '/' | '-' | ':' | '٫' | '٬')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        words(text).map(|word| word.text).collect()
    }

    #[test]
    fn letters_and_digits_are_those_of_unicode() {
        let other: Vec<char> = ('\u{0}'..=char::MAX)
            .filter(|&character| is_alphanumeric(character) != character.is_alphanumeric())
            .collect();
        assert_eq!(other, Vec::<char>::new());
    }

    #[test]
    fn punctuation_of_both_scripts_ends_a_word() {
        assert_eq!(cut("الناتو)، عقدا «الدورة»؟"), ["الناتو", "عقدا", "الدورة"]);
    }

    #[test]
    fn an_abbreviation_keeps_the_points_between_its_letters() {
        assert_eq!(
            cut("The U.S.-led force at 10 p.m. in Baghdad.It left A.B.Smith 1.a"),
            [
                "The", "U.S", "led", "force", "at", "10", "p.m", "in", "Baghdad", "It", "left",
                "A.B", "Smith", "1", "a"
            ]
        );
    }

    #[test]
    fn a_number_keeps_its_separators_and_loses_the_full_stop() {
        assert_eq!(
            cut("بلغت 1,200.50 في 28/08/2024."),
            ["بلغت", "1,200.50", "في", "28/08/2024"]
        );
        assert_eq!(cut("١٢٫٥٪"), ["١٢٫٥"]);
    }

    #[test]
    fn a_raised_digit_is_part_of_a_unit_and_not_of_a_number() {
        assert_eq!(cut("98¹ و¹ 12 km² ²"), ["98", "و¹", "12", "km²"]);
    }

    #[test]
    fn marks_stay_with_their_word() {
        assert_eq!(cut("عرضًا مفصّلًا"), ["عرضًا", "مفصّلًا"]);
    }

    #[test]
    fn an_english_contraction_is_one_word() {
        assert_eq!(cut("isn't 'quoted'"), ["isn't", "quoted"]);
    }
}
