//! Word lists of the news, and what a word is by them.

mod adjectives;
mod alike;
mod boundaries;
mod denied;
mod given_names;
mod nouns;
mod speechless;

use std::sync::OnceLock;

use mujaz_text::is_arabic_letter;
use rustc_hash::FxHashSet;

use crate::letters::Letters;

pub(crate) use adjectives::{HOLDER_ADJECTIVES, OFFICE_MODIFIERS, OFFICIAL_ADJECTIVES};
pub(crate) use alike::alike;
pub(crate) use boundaries::{NAME_PARTICLES, RECIPIENTS, ends_name};
pub(crate) use denied::{DENIED, DENIED_ACTS, PLAIN_ADJECTIVES, POWERS, SEEMING_FUTURES};
pub(crate) use given_names::{GIVEN_NAMES, GIVEN_NAMES_ENGLISH, NEVER_NAMES, OFTEN_COMMON};
pub(crate) use nouns::{
    ADDRESSES, ADDRESSES_ENGLISH, COLLECTIVES, COMPLEMENTS, DOCUMENTS, FIELDS, INSTITUTIONS,
    MINISTRIES, NAMING, NAMING_ENGLISH, OFFICES, OFFICES_ALONE, OFFICES_ENGLISH, ORGANISATIONS,
    ORGANISATIONS_BY_NAME, ORGANISATIONS_ENGLISH, PERSONAL, PLACES, PLACES_BY_NAME, PLACES_ENGLISH,
    POSTED, RANKS, SOURCES_ENGLISH, UNNAMED,
};
pub(crate) use speechless::{ACTS, MANNERS, OTHER_VERBS, STANDARDS, THINGS};

/// A closed set of folded words.
pub(crate) struct WordSet {
    words: Words,
    index: OnceLock<Index>,
}

/// The words of a set, and which marks by [`mark_of`] they have: most words have none of them, and need not be looked for.
struct Index {
    words: FxHashSet<&'static str>,
    marks: [u64; 32],
}

impl Index {
    fn of(words: impl Iterator<Item = &'static str>) -> Self {
        let mut marks = [0; 32];
        let words = words
            .inspect(|word| {
                let mark = mark_of(word);
                marks[mark / 64] |= 1 << (mark % 64);
            })
            .collect();
        Self { words, marks }
    }

    fn contains(&self, word: &str) -> bool {
        let mark = mark_of(word);
        self.marks[mark / 64] & 1 << (mark % 64) != 0 && self.words.contains(word)
    }
}

/// A number below 2,048 by the length of a word and four of its bytes.
fn mark_of(word: &str) -> usize {
    let bytes = word.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().map_or(0, usize::from);
    let last = bytes.len().saturating_sub(1);
    let mixed = byte(1) * 61 + byte(3) * 17 + byte(last) * 7 + byte(last / 2) * 29 + last * 131;
    mixed % 2048
}

enum Words {
    Listed(&'static [&'static str]),
    /// Those of a class in a table.
    Classed {
        table: &'static str,
        class: &'static str,
        script: Script,
    },
}

/// In which letters the words of a set are.
#[derive(Clone, Copy)]
enum Script {
    Arabic,
    Latin,
    Any,
}

impl WordSet {
    const fn new(words: &'static [&'static str]) -> Self {
        Self {
            words: Words::Listed(words),
            index: OnceLock::new(),
        }
    }

    /// Those of a class in a table that has a word and its classes on each line below the first.
    const fn listed(table: &'static str, class: &'static str, script: Script) -> Self {
        Self {
            words: Words::Classed {
                table,
                class,
                script,
            },
            index: OnceLock::new(),
        }
    }

    pub(crate) fn contains(&self, word: &str) -> bool {
        self.index
            .get_or_init(|| match self.words {
                Words::Listed(words) => Index::of(words.iter().copied()),
                Words::Classed {
                    table,
                    class,
                    script,
                } => Index::of(of_class(table, class, script)),
            })
            .contains(word)
    }
}

fn of_class(
    table: &'static str,
    class: &'static str,
    script: Script,
) -> impl Iterator<Item = &'static str> {
    table
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once('\t'))
        .filter(move |(word, classes)| {
            let is_written_so = match script {
                Script::Arabic => word.starts_with(is_arabic_letter),
                Script::Latin => !word.starts_with(is_arabic_letter),
                Script::Any => true,
            };
            is_written_so && classes.split(' ').any(|own| own == class)
        })
        .map(|(word, _)| word)
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
    let letters = Letters::of(noun);
    let sound = letters.len() >= 6 && (noun.ends_with("ين") || noun.ends_with("ون"));
    let broken =
        letters.len() >= 5 && noun.ends_with("اء") || matches!(letters[..], ['ا', _, _, 'ا', _]);
    sound || broken || COLLECTIVES.contains(noun)
}

/// A verbal noun by its pattern: تعزيز, استمرار, التزام. Behind a speaker it is what is said, and no name.
pub(crate) fn is_verbal_noun(folded: &str) -> bool {
    // استبعد الوزير | انسحابا
    if let Some(noun) = folded.strip_suffix('ا')
        && noun.starts_with(['ا', 'ت'])
        && is_verbal_noun(noun)
    {
        return true;
    }
    if !folded.starts_with(['ا', 'ت', 'م']) {
        return false;
    }
    let letters = Letters::of(folded);
    let count = letters.len();
    if count < 5 || folded.starts_with("ال") && letters.get(2) != Some(&'ت') {
        return false;
    }
    let before_last = letters[count - 2];
    (letters[0] == 'ت' && count == 5 && before_last == 'ي')
        || (letters[0] == 'ا'
            && (letters[2] == 'ت' || letters[1] == 'ن' && letters[4] == 'ا')
            && before_last == 'ا'
            && count >= 6
            // التنبؤات has its article, and الالتزام, التزام none.
            && (count == 6 || !folded.starts_with("ال")))
        || (letters[0] == 'م'
            && count >= 6
            && letters[count - 1] == 'ه'
            && letters[2] == 'ا'
            && !folded.starts_with("مف"))
}

/// What is done or happens, by the pattern of its noun or the lists: تقديم, رفع, وجود.
pub(crate) fn names_act(folded: &str) -> bool {
    is_verbal_noun(folded) || ACTS.contains(folded) || THINGS.contains(folded)
}

/// A verbal noun in ت by its pattern: توصل, تعاون, تحقيق. Adjectives have the same letters (تابع), and so do names in ي.
pub(crate) fn is_verbal_noun_in_ta(folded: &str) -> bool {
    match Letters::of(folded)[..] {
        ['ت', second, _, last] => second != 'ا' && !matches!(last, 'ي' | 'ه'),
        ['ت', _, third, fourth, last] => {
            (third == 'ا' || fourth == 'ي') && !matches!(last, 'ي' | 'ه')
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_of_the_tables_has_its_words() {
        for (set, word) in [
            (&OFFICES, "وزير"),
            (&OFFICES_ENGLISH, "minister"),
            (&OFFICES_ALONE, "سفير"),
            (&ADDRESSES, "دكتور"),
            (&ADDRESSES_ENGLISH, "dr"),
            (&PERSONAL, "سيد"),
            (&POSTED, "سفير"),
            (&UNNAMED, "مصدر"),
            (&RANKS, "لواء"),
            (&RANKS, "general"),
            (&INSTITUTIONS, "وزاره"),
            (&ORGANISATIONS, "حزب"),
            (&ORGANISATIONS_ENGLISH, "ministry"),
            (&ORGANISATIONS_BY_NAME, "شركه"),
            (&PLACES, "مدينه"),
            (&PLACES_BY_NAME, "قضاء"),
            (&PLACES_ENGLISH, "province"),
            (&DOCUMENTS, "بيان"),
            (&DOCUMENTS, "statement"),
            (&SOURCES_ENGLISH, "poll"),
            (&NAMING, "صحيفه"),
            (&NAMING_ENGLISH, "newspaper"),
            (&MINISTRIES, "نفط"),
            (&FIELDS, "ارصاد"),
            (&COMPLEMENTS, "شؤون"),
            (&COLLECTIVES, "سكان"),
            (&GIVEN_NAMES, "محمد"),
            (&GIVEN_NAMES_ENGLISH, "sarah"),
            (&OFTEN_COMMON, "سعيد"),
            (&NEVER_NAMES, "توفي"),
        ] {
            assert!(set.contains(word), "{word}");
        }
        assert!(!OFFICES.contains("minister") && !OFFICES_ENGLISH.contains("وزير"));
    }
}
