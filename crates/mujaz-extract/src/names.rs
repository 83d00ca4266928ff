//! Well-known names in both languages: what a name list holds, and where a text has them.

use std::borrow::Cow;

use mujaz_model::{Bilingual, EntityKind};
use mujaz_text::{fold, words};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::items::{Item, bare};

/// A list of well-known names.
#[derive(Debug, Clone, Default)]
pub struct Names {
    known: Vec<Name>,
    /// For the first word of every form: the name, and all words of the form.
    forms: FxHashMap<String, Vec<(usize, Vec<String>)>>,
    places: Places,
}

/// The words that begin the name of a place.
#[derive(Debug, Clone, Default)]
pub(crate) struct Places {
    words: FxHashSet<String>,
    /// What the adjectives of the places have before their ي or يه: عراق, روس of روسيا, افغان of أفغانستان.
    stems: FxHashSet<String>,
}

impl Places {
    pub(crate) fn contains(&self, folded: &str) -> bool {
        self.words.contains(folded)
    }

    /// Tells whether a folded word without article is the adjective of a place: عراقي, فرنسيه.
    pub(crate) fn has_adjective(&self, folded: &str) -> bool {
        folded
            .strip_suffix("يه")
            .or_else(|| folded.strip_suffix('ي'))
            .is_some_and(|stem| self.stems.contains(stem))
    }

    fn add(&mut self, word: &str) {
        let bare = word.strip_prefix("ال").unwrap_or(word);
        for ending in ["", "ا", "يا", "ه", "يه", "ستان"] {
            let stems = [word, bare].map(|name| name.strip_suffix(ending));
            let stems = stems.into_iter().flatten();
            self.stems.extend(
                stems
                    .filter(|stem| stem.chars().count() >= 2)
                    .map(str::to_owned),
            );
        }
        self.words.insert(word.to_owned());
    }
}

/// A well-known name.
#[derive(Debug, Clone)]
pub(crate) struct Name {
    pub(crate) kind: EntityKind,
    pub(crate) name: Bilingual,
}

/// Why a name list could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NamesError {
    /// A line has too few columns.
    #[error("line {line} of the name list has no five columns")]
    Columns {
        /// The line, from 1.
        line: usize,
    },
    /// A line names a kind that there is not.
    #[error("line {line} of the name list has the unknown kind `{kind}`")]
    Kind {
        /// The line, from 1.
        line: usize,
        /// What stands there.
        kind: String,
    },
}

/// Reads a name list: tab-separated columns `ar`, `ar_variants`, `en`, `en_variants` and `kind` under a heading line. Variants
/// are separated by semicolons. A `town` is a place whose adjective is rather a family name: of القيروان, القيرواني.
///
/// # Errors
/// [`NamesError`] with the line.
pub fn read_names(tsv: &str) -> Result<Names, NamesError> {
    let mut names = Names::default();
    for (at, line) in tsv
        .lines()
        .enumerate()
        .skip(1)
        .filter(|(_, line)| !line.trim().is_empty())
    {
        let columns: Vec<&str> = line.split('\t').collect();
        let [ar, ar_variants, en, en_variants, kind] = columns[..] else {
            return Err(NamesError::Columns { line: at + 1 });
        };
        let is_town = kind.trim() == "town";
        let kind = match kind.trim() {
            "organisation" => EntityKind::Organisation,
            "place" | "town" => EntityKind::Place,
            "role" => EntityKind::Role,
            "person" => EntityKind::Person,
            other => {
                return Err(NamesError::Kind {
                    line: at + 1,
                    kind: other.to_owned(),
                });
            }
        };
        let number = names.known.len();
        for form in [ar, en]
            .into_iter()
            .chain(ar_variants.split(';'))
            .chain(en_variants.split(';'))
        {
            names.add_form(number, form, kind, is_town);
        }
        names.known.push(Name {
            kind,
            name: Bilingual::new(ar, en),
        });
    }
    Ok(names)
}

impl Names {
    fn add_form(&mut self, number: usize, form: &str, kind: EntityKind, is_town: bool) {
        let words: Vec<String> = words(form).map(|word| fold(word.text)).collect();
        let Some(first) = words.first() else {
            return;
        };
        if is_town && words.len() == 1 {
            self.places.words.insert(first.clone());
        } else if kind == EntityKind::Place && !is_town {
            self.places.add(first);
        }
        let forms = self.forms.entry(first.clone()).or_default();
        // The longest form is the one that a text means, and of equal ones the first in the list.
        let place = forms.partition_point(|(_, known)| known.len() >= words.len());
        forms.insert(place, (number, words));
    }

    pub(crate) const fn places(&self) -> &Places {
        &self.places
    }

    /// Tells whether a name begins with this folded word.
    pub(crate) fn begins_with(&self, folded: &str) -> bool {
        self.forms.contains_key(folded)
    }

    /// Returns the name that begins at item `at`, and the item after it.
    pub(crate) fn find(&self, items: &[Item<'_>], at: usize) -> Option<(&Name, usize)> {
        self.find_behind(items, at)
            .map(|(name, end, _)| (name, end))
    }

    /// Returns what [`Names::find`] does, and how many one-letter particles stand before the name in its first word; the ل of للعراق,
    /// which the article has grown into, is none.
    pub(crate) fn find_behind(
        &self,
        items: &[Item<'_>],
        at: usize,
    ) -> Option<(&Name, usize, usize)> {
        readings(&items[at].folded).find_map(|(first, particles)| {
            self.forms
                .get(first.as_ref())?
                .iter()
                .find_map(|(number, words)| {
                    let end = words[1..].iter().try_fold(at + 1, |place, word| {
                        // Deir ez-Zor
                        let hyphen = usize::from(
                            items
                                .get(place)
                                .is_some_and(|item| item.is_mark(&['-', '‑'])),
                        );
                        let item = items.get(place + hyphen)?;
                        (item.is_word && item.folded == *word).then_some(place + hyphen + 1)
                    });
                    // "us" the pronoun is no "US".
                    let is_short = words.len() == 1 && words[0].len() <= 3 && words[0].is_ascii();
                    let is_written_so = !is_short || items[at].text.chars().all(char::is_uppercase);
                    end.filter(|_| is_written_so)
                        .map(|end| (&self.known[*number], end, particles))
                })
        })
    }

    /// Returns what [`Names::find`] does, also of a name that owns something: "Iraq's", "the United States'".
    pub(crate) fn find_owner(&self, items: &[Item<'_>], at: usize) -> Option<(&Name, usize)> {
        let owner = |item: &Item<'_>| {
            ["'s", "’s", "'", "’"]
                .iter()
                .find_map(|ending| item.folded.strip_suffix(ending))
                .map(str::to_owned)
        };
        let possessive = || {
            if items[at].is_arabic() {
                return None;
            }
            let end = (at + 1..items.len().min(at + LONGEST_OWNER))
                .take_while(|place| items[*place].is_word)
                .find(|place| owner(&items[*place]).is_some());
            let last = if owner(&items[at]).is_some() {
                at
            } else {
                end?
            };
            let mut words = items[at..=last].to_vec();
            let item = words.last_mut()?;
            item.folded = Cow::Owned(owner(item)?);
            self.find(&words, 0)
                .filter(|(_, end)| *end == words.len())
                .map(|(name, _)| (name, last + 1))
        };
        self.find(items, at).or_else(possessive)
    }
}

/// How many words a name has at most that owns something.
const LONGEST_OWNER: usize = 4;

/// What a word can stand for: itself, and what is left behind و, ف, ب, ل, ك, with how many of these letters stand before it; للعراق is
/// العراق.
fn readings(folded: &str) -> impl Iterator<Item = (Cow<'_, str>, usize)> {
    let rest = bare(folded);
    let joined = usize::from(rest != folded);
    let behind_and = Some(rest).filter(|_| joined > 0);
    let definite = rest.strip_prefix("لل").map(|noun| format!("ال{noun}"));
    let noun = rest
        .strip_prefix(['ب', 'ل', 'ك'])
        .filter(|noun| noun.chars().count() >= 3);
    std::iter::once((Cow::Borrowed(folded), 0))
        .chain(behind_and.map(|word| (Cow::Borrowed(word), joined)))
        .chain(definite.map(|word| (Cow::Owned(word), joined)))
        .chain(noun.map(|word| (Cow::Borrowed(word), joined + 1)))
}
