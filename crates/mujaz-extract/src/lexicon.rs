//! Word lists of the news, and what a word is by them.

mod boundaries;
mod given_names;
mod named_things;
mod titles;

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

pub(crate) use boundaries::{ENDS_NAME, NAMING, NAMING_ENGLISH, RECIPIENTS};
pub(crate) use given_names::{GIVEN_NAMES, NEVER_NAMES, OFTEN_COMMON};
pub(crate) use named_things::{
    ADDRESSES, ADDRESSES_ENGLISH, HOLDER_ADJECTIVES, MINISTRIES, OFFICE_MODIFIERS, OFFICES_ALONE,
    OFFICIAL_ADJECTIVES, ORGANISATIONS, ORGANISATIONS_BY_NAME, ORGANISATIONS_ENGLISH, PLACES,
    PLACES_ENGLISH,
};
pub(crate) use titles::{
    COLLECTIVES, COMPLEMENTS, DAYS_ENGLISH, DOCUMENTS, INSTITUTIONS, OFFICES, OFFICES_ENGLISH,
    SOURCES_ENGLISH,
};

/// A closed set of folded words.
pub(crate) struct WordSet {
    words: &'static [&'static str],
    index: OnceLock<FxHashSet<&'static str>>,
}

impl WordSet {
    const fn new(words: &'static [&'static str]) -> Self {
        Self {
            words,
            index: OnceLock::new(),
        }
    }

    pub(crate) fn contains(&self, word: &str) -> bool {
        self.index
            .get_or_init(|| self.words.iter().copied().collect())
            .contains(word)
    }
}

/// Tells whether a folded word is an office, an institution or a complement that begins with its own و: وزير is no زير.
pub(crate) fn is_title_word(folded: &str) -> bool {
    OFFICES.contains(folded) || INSTITUTIONS.contains(folded) || COMPLEMENTS.contains(folded)
}

/// Tells whether a folded word heads a name, with or without article.
pub(crate) fn heads_name(folded: &str) -> bool {
    let noun = folded.strip_prefix("ال").unwrap_or(folded);
    OFFICES.contains(noun) || ORGANISATIONS.contains(noun) || PLACES.contains(noun)
}

/// A definite noun for many people by its form or by the list: السكان, النازحين, الزعماء. Behind a name it is the object.
pub(crate) fn is_people(folded: &str) -> bool {
    let Some(noun) = folded.strip_prefix("ال") else {
        return false;
    };
    let letters: Vec<char> = noun.chars().collect();
    let sound = letters.len() >= 6 && (noun.ends_with("ين") || noun.ends_with("ون"));
    let broken =
        letters.len() >= 5 && noun.ends_with("اء") || matches!(letters[..], ['ا', _, _, 'ا', _]);
    sound || broken || COLLECTIVES.contains(noun)
}

/// A verbal noun by its pattern: تعزيز, استمرار, التزام. Behind a speaker it is what is said, and no name.
pub(crate) fn is_verbal_noun(folded: &str) -> bool {
    let letters: Vec<char> = folded.chars().collect();
    let count = letters.len();
    if count < 5 || folded.starts_with("ال") && letters.get(2) != Some(&'ت') {
        return false;
    }
    let before_last = letters[count - 2];
    (letters[0] == 'ت' && count == 5 && before_last == 'ي')
        || (letters[0] == 'ا'
            && matches!(
                letters[1],
                'س' | 'ن' | 'ل' | 'ه' | 'ر' | 'ج' | 'ح' | 'ع' | 'ف' | 'ق' | 'ك'
            )
            && (letters[2] == 'ت' || matches!(letters[1], 'س' | 'ن'))
            && before_last == 'ا'
            && count >= 6)
        || (letters[0] == 'م'
            && count >= 6
            && letters[count - 1] == 'ه'
            && letters[2] == 'ا'
            && !folded.starts_with("مف"))
}
