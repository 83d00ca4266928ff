//! What the words of a sentence speak of: names, well-known things, and other words by their stems.

use std::collections::{BTreeMap, BTreeSet};

use mujaz_model::{EntityKind, Language};
use mujaz_text::stems;

use super::{
    lexicon::{self, CONCEPTS, Concept, Role, find},
    skeleton::skeleton,
    statement::sorted,
};
use crate::{
    items::Item,
    lexicon::{OFFICES, OFFICES_ENGLISH},
    names::Names,
};

/// Numbers for words, the same for the same word in all articles that are compared.
#[derive(Default)]
pub(super) struct Vocabulary {
    numbers: BTreeMap<String, u32>,
    /// Stems that stand somewhere without a particle before them.
    pub(super) bare: BTreeSet<String>,
    /// The numbers of the names of countries.
    pub(super) countries: BTreeSet<u32>,
    /// The numbers of the names of towns, with those of their countries.
    homes: BTreeMap<u32, u32>,
}

impl Vocabulary {
    pub(super) fn number(&mut self, key: String) -> u32 {
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        *self.numbers.entry(key).or_insert(next)
    }

    /// The countries of the towns among names: Warsaw sends what Poland sends, and what happens in Mosul happens in Iraq.
    pub(super) fn homes(&self, names: &[u32]) -> Vec<u32> {
        sorted(
            names
                .iter()
                .filter_map(|name| self.homes.get(name).copied()),
        )
    }

    /// The stem of a word; without a one-letter particle where the rest stands alone somewhere.
    pub(super) fn stem(&self, folded: &str) -> String {
        let readings = stems(folded);
        let shorter = readings[1..]
            .iter()
            .rev()
            .find(|stem| self.bare.contains(*stem));
        shorter.unwrap_or(&readings[0]).clone()
    }
}

/// What an item speaks of.
#[derive(Clone, Copy)]
pub(super) enum Meaning {
    Name(u32, EntityKind),
    Concept(u32, Role),
    Word(u32),
}

impl Meaning {
    /// Tells whether it is what is counted, or befell those who are, rather than a circumstance.
    pub(super) const fn is_count(self) -> bool {
        matches!(
            self,
            Self::Concept(_, Role::Fate | Role::People | Role::Measure)
        )
    }

    pub(super) const fn number(self) -> u32 {
        match self {
            Self::Name(number, _) | Self::Concept(number, _) | Self::Word(number) => number,
        }
    }
}

/// What each item speaks of; nothing for marks, particles and words of reporting.
pub(super) fn meanings(
    items: &[Item<'_>],
    names: &Names,
    vocabulary: &mut Vocabulary,
) -> Vec<Option<Meaning>> {
    let mut found = vec![None; items.len()];
    let mut at = 0;
    while at < items.len() {
        if !items[at].is_word {
            at += 1;
            continue;
        }
        // English names ministries in two ways; the words for what they are of are the same.
        let known = names
            .find_owner(items, at)
            .filter(|(name, _)| !name.name.en.starts_with("Ministry of"));
        if let Some((name, end)) = known {
            let number = vocabulary.number(format!("name {}", name.name.en));
            if lexicon::is_country(&name.name.en) {
                vocabulary.countries.insert(number);
            }
            if let Some(country) = lexicon::country_of(&name.name.en) {
                let country = vocabulary.number(format!("name {country}"));
                vocabulary.homes.insert(number, country);
            }
            found[at..end].fill(Some(Meaning::Name(number, name.kind)));
            at = end;
            continue;
        }
        if let Some(country) = spelled_country(items[at].text) {
            let number = vocabulary.number(format!("name {country}"));
            vocabulary.countries.insert(number);
            found[at] = Some(Meaning::Concept(number, Role::Nationality));
            at += 1;
            continue;
        }
        let folded = &items[at].folded;
        if let Some((concept, _)) = find(folded) {
            let Concept { role, en, .. } = &CONCEPTS[concept];
            // What is Iraqi is of Iraq: either side may name the country.
            let kind = if *role == Role::Nationality {
                "name"
            } else {
                "concept"
            };
            let number = vocabulary.number(format!("{kind} {en}"));
            found[at] = Some(Meaning::Concept(number, *role));
        } else if !lexicon::is_frame(folded) {
            let stem = vocabulary.stem(folded);
            found[at] = Some(Meaning::Word(vocabulary.number(stem)));
        }
        at += 1;
    }
    found
}

/// The country that initials with points stand for, which say whose something is: "U.S. troops".
fn spelled_country(text: &str) -> Option<&'static str> {
    match text {
        "U.S." | "U.S" => Some("United States"),
        "U.K." | "U.K" => Some("United Kingdom"),
        _ => None,
    }
}

/// The consonants of words that can be names in the other language's letters.
pub(super) fn sounds(
    items: &[Item<'_>],
    meanings: &[Option<Meaning>],
    language: Language,
    vocabulary: &mut Vocabulary,
) -> Vec<u32> {
    let numbers: Vec<u32> = items
        .iter()
        .zip(meanings)
        .enumerate()
        .filter(|(at, (item, meaning))| {
            let is_name = language == Language::Arabic || (*at > 0 && item.is_capitalised());
            matches!(meaning, Some(Meaning::Word(_))) && is_name
        })
        .filter_map(|(_, (item, _))| skeleton(&item.folded))
        .map(|sound| vocabulary.number(format!("sound {sound}")))
        .collect();
    sorted(numbers.into_iter())
}

/// The family names of people who are named in full.
pub(super) fn people(items: &[Item<'_>], meanings: &[Option<Meaning>]) -> Vec<u32> {
    let name = |at: usize| {
        let is_first = items[at].is_given_name()
            || (at > 0
                && items[at].is_capitalised()
                && items[at - 1].is_word
                && !items[at - 1].is_capitalised());
        let next = items
            .get(at + 1)
            .filter(|next| next.is_word && (next.is_arabic() || next.is_capitalised()))?;
        let is_person = is_first && next.is_arabic() == items[at].is_arabic();
        is_person
            .then(|| meanings[at + 1])
            .flatten()
            .filter(|meaning| matches!(meaning, Meaning::Word(_)))
            .map(Meaning::number)
    };
    sorted(
        (0..items.len())
            .filter(|at| items[*at].is_word)
            .filter_map(name),
    )
}

/// Offices with what they are the offices of: وزير الدفاع, "defence minister", "minister of defence".
pub(super) fn offices(items: &[Item<'_>], meanings: &[Option<Meaning>]) -> Vec<(u32, u32)> {
    let meaning = |at: usize| meanings.get(at).copied().flatten().map(Meaning::number);
    let office = |at: usize| {
        let item = &items[at];
        if !item.is_word {
            return None;
        }
        let head = meaning(at)?;
        let bare = item.bare();
        let bare = bare.strip_prefix(['ل', 'ب']).unwrap_or(bare);
        if item.is_arabic() && (OFFICES.contains(bare) || bare == "وزاره") {
            return Some((head, meaning(at + 1)?));
        }
        if OFFICES_ENGLISH.contains(item.folded.as_ref()) || item.is("ministry") {
            let behind = items
                .get(at + 1)
                .filter(|next| next.is("of") || next.is("for"))
                .and_then(|_| meaning(at + 2));
            let before = || at.checked_sub(1).and_then(meaning);
            return Some((head, behind.or_else(before)?));
        }
        None
    };
    let mut found: Vec<(u32, u32)> = (0..items.len()).filter_map(office).collect();
    found.sort_unstable();
    found.dedup();
    found
}
