//! Folding: what a reader overlooks when comparing words.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Returns `text` without vowel marks and tatweel, with letter variants, digit shapes and case made one.
///
/// The letter classes are those of light10 (Larkey, Ballesteros and Connell, "Light Stemming for Arabic Information
/// Retrieval", 2007): أ إ آ ٱ are ا, ى is ي, ة is ه. Compatibility forms (ﷲ, presentation forms) are decomposed first.
#[must_use]
pub fn fold(text: &str) -> String {
    folded(text).into_owned()
}

/// Returns what [`fold`] does, without a copy where `text` is folded as it stands.
#[must_use]
pub fn folded(text: &str) -> Cow<'_, str> {
    let Some(changed) = text.char_indices().find(|&(_, letter)| !is_folded(letter)) else {
        return Cow::Borrowed(text);
    };
    // What stands before the first change can still be composed with what follows, unless all is composed.
    let (kept, rest) = text.split_at(changed.0);
    if !rest.chars().all(is_composed) {
        return text
            .nfkc()
            .filter(|&character| !is_overlooked(character))
            .flat_map(char::to_lowercase)
            .map(fold_letter)
            .collect();
    }
    let mut folded = String::with_capacity(text.len());
    folded.push_str(kept);
    for character in rest.chars() {
        if !is_overlooked(character) {
            folded.push(fold_letter(character.to_ascii_lowercase()));
        }
    }
    folded.into()
}

/// Tells, of the characters that most texts consist of, whether folding leaves them as they are, whatever stands beside them.
fn is_folded(character: char) -> bool {
    match character {
        'A'..='Z' => false,
        '\u{0}'..='\u{7f}' => true,
        'أ' | 'إ' | 'آ' | 'ى' | 'ة' | TATWEEL => false,
        '\u{621}'..='\u{64a}' => true,
        _ => false,
    }
}

/// [`char::is_uppercase`], told without a search for what Arabic and English texts consist of.
#[must_use]
pub fn is_capital(character: char) -> bool {
    match character {
        '\u{0}'..='\u{7f}' => character.is_ascii_uppercase(),
        '\u{600}'..='\u{6ff}' => false,
        _ => character.is_uppercase(),
    }
}

/// Tells whether `character` is a letter of the Arabic script.
#[must_use]
pub fn is_arabic_letter(character: char) -> bool {
    matches!(character, '\u{620}'..='\u{64a}' | '\u{66e}'..='\u{6d3}' | '\u{6d5}' | '\u{6fa}'..='\u{6ff}'
        | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8c7}' | '\u{fb50}'..='\u{fdfb}' | '\u{fe70}'..='\u{fefc}')
        && character != TATWEEL
}

/// What normalisation leaves as it is, beside its like: ASCII, the letters, vowel marks and digits of Arabic, and the
/// apostrophe. Nearly every word of a newspaper has nothing else.
fn is_composed(character: char) -> bool {
    character.is_ascii() || matches!(character, '\u{621}'..='\u{652}' | '\u{660}'..='\u{66c}' | '’')
}

const TATWEEL: char = '\u{640}';

fn is_overlooked(character: char) -> bool {
    // The letters that nearly every text consists of need no search.
    if matches!(character, '\u{0}'..='\u{ac}' | '\u{621}'..='\u{63f}' | '\u{641}'..='\u{64a}') {
        return false;
    }
    is_mark(character) || character == TATWEEL || is_format(character)
}

/// Harakat, Quranic marks and the combining marks of Latin.
pub(crate) fn is_mark(character: char) -> bool {
    matches!(character, '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}'
        | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}' | '\u{6ea}'..='\u{6ed}' | '\u{8d3}'..='\u{8ff}' | '\u{300}'..='\u{36f}')
}

/// Joiners and bidi controls, which change how a word looks and not which word it is.
#[must_use]
pub fn is_format(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{61c}' | '\u{ad}')
}

fn fold_letter(letter: char) -> char {
    match letter {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ة' => 'ه',
        'ک' => 'ك',
        '٠'..='٩' => digit(letter, '٠'),
        '۰'..='۹' => digit(letter, '۰'),
        '٫' => '.',
        '٬' => ',',
        '٪' => '%',
        other => other,
    }
}

fn digit(shape: char, zero: char) -> char {
    char::from_digit(u32::from(shape) - u32::from(zero), 10).unwrap_or(shape)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hamza_seats_and_final_letters_are_one() {
        assert_eq!(fold("أمير"), fold("امير"));
        assert_eq!(fold("أهمية"), "اهميه");
        assert_eq!(fold("على"), "علي");
    }

    #[test]
    fn vowel_marks_and_tatweel_vanish() {
        assert_eq!(fold("أيضًا"), fold("ايضا"));
        assert_eq!(fold("محـــمّد"), "محمد");
    }

    #[test]
    fn digits_of_every_shape_are_european() {
        assert_eq!(fold("١٢٫٥٪"), "12.5%");
        assert_eq!(fold("۲۰۲۴"), "2024");
    }

    #[test]
    fn case_is_one() {
        assert_eq!(fold("NATO"), "nato");
        assert_eq!(fold("Élysée"), fold("élysée"));
    }

    #[test]
    fn a_letter_and_its_hamza_are_folded_as_one() {
        assert_eq!(fold("و\u{654}زير"), fold("ؤزير"));
        assert_eq!(fold("ا\u{64e}\u{653}ب"), "اب");
        for composed in ('\u{0}'..=char::MAX).filter(|&character| is_composed(character)) {
            assert!(
                std::iter::once(composed).nfkc().eq([composed]),
                "{composed:?}"
            );
        }
    }

    #[test]
    fn capitals_are_those_of_unicode() {
        for character in '\u{0}'..=char::MAX {
            assert_eq!(is_capital(character), character.is_uppercase());
        }
    }

    #[test]
    fn what_is_taken_for_folded_is() {
        for character in ('\u{0}'..=char::MAX).filter(|&character| is_folded(character)) {
            assert!(is_composed(character), "{character:?}");
            assert!(!is_overlooked(character), "{character:?}");
            let letter = fold_letter(character.to_ascii_lowercase());
            assert_eq!(letter, character);
        }
        assert!(matches!(folded("مدير nato"), Cow::Borrowed(_)));
    }

    #[test]
    fn presentation_forms_are_letters() {
        assert_eq!(fold("ﻻ"), "لا");
    }
}
