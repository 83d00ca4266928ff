//! Stems: what is left of a word when inflection is removed.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};

use crate::fold::{fold, is_arabic_letter};

/// Returns the stem of `word`: light10 for Arabic, Snowball for English, the folded word for everything else.
#[must_use]
pub fn stem(word: &str) -> String {
    stem_folded(&fold(word)).into_owned()
}

/// Returns the stem of a word that [`fold`] has folded.
#[must_use]
pub fn stem_folded(folded: &str) -> Cow<'_, str> {
    if folded.chars().any(is_arabic_letter) {
        Cow::Borrowed(light10(folded))
    } else if folded
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte == b'\'')
    {
        Stemmer::create(Algorithm::English).stem(folded)
    } else {
        Cow::Borrowed(folded)
    }
}

/// Returns the stems that `word` can stand for: its own and, where it may begin with a one-letter particle
/// (و ف ب ل ك: "and", "so", "by", "for", "as"), those of what follows the particle. The first is [`stem`]'s.
///
/// light10 leaves single ب, ل, ك and ف alone, because many words begin with them; so لبناء ("for building") and بناء
/// have different stems. Whoever compares with a known word can afford both readings.
#[must_use]
pub fn stems(word: &str) -> Vec<String> {
    let folded = fold(word);
    stems_folded(&folded)
        .into_iter()
        .map(Cow::into_owned)
        .collect()
}

/// Returns the [`stems`] of a word that [`fold`] has folded.
#[must_use]
pub fn stems_folded(folded: &str) -> Vec<Cow<'_, str>> {
    let mut found = vec![stem_folded(folded)];
    let mut rest = folded;
    for _ in 0..2 {
        let Some(tail) = rest.strip_prefix(['و', 'ف', 'ب', 'ل', 'ك']) else {
            break;
        };
        if tail.chars().count() < 3 {
            break;
        }
        let reading = Cow::Borrowed(light10(tail));
        if !found.contains(&reading) {
            found.push(reading);
        }
        rest = tail;
    }
    found
}

/// light10 on a folded word: the conjunction, then one article, then suffixes from the longest to the shortest.
fn light10(folded: &str) -> &str {
    let mut word = folded;
    if let Some(tail) = word.strip_prefix('و')
        && tail.chars().count() >= 3
    {
        word = tail;
    }
    for article in ["وال", "بال", "كال", "فال", "ال", "لل"] {
        if let Some(tail) = word.strip_prefix(article)
            && tail.chars().count() >= 2
        {
            word = tail;
            break;
        }
    }
    word = without_pronoun(word);
    for suffix in ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"] {
        if let Some(head) = word.strip_suffix(suffix)
            && head.chars().count() >= 2
        {
            word = head;
        }
    }
    word
}

/// A pronoun after the feminine plural ending: there ه cannot be the letter that ة folds to, as it may be elsewhere.
/// light10 itself stops at the pronoun and leaves قدراته apart from قدرات.
fn without_pronoun(word: &str) -> &str {
    ["ها", "هم", "هما", "هن", "نا", "ه"]
        .into_iter()
        .filter_map(|pronoun| word.strip_suffix(pronoun))
        .find(|head| head.ends_with("ات") && head.chars().count() >= 4)
        .unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_and_conjunctions_come_off() {
        for word in ["العراق", "للعراق", "والعراق", "بالعراق", "عراق"]
        {
            assert_eq!(stem(word), "عراق", "{word}");
        }
    }

    #[test]
    fn plural_and_possessive_endings_come_off() {
        assert_eq!(stem("قدراته"), stem("قدرات"));
        assert_eq!(stem("استشارية"), stem("استشاريون"));
    }

    #[test]
    fn a_short_word_keeps_its_letters() {
        assert_eq!(stem("ولد"), "ولد");
        assert_eq!(stem("هي"), "هي");
    }

    #[test]
    fn a_one_letter_particle_is_a_second_reading() {
        assert!(stems("لبناء").contains(&stem("بناء")));
        assert!(stems("وبأمن").contains(&stem("أمن")));
        assert_eq!(stems("بناء")[0], stem("بناء"));
    }

    #[test]
    fn english_plurals_meet_their_singular() {
        assert_eq!(stem("Borders"), stem("border"));
    }
}
