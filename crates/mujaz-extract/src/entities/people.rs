//! The people of an article: their full names, and who a later mention is.

use std::collections::BTreeMap;

use mujaz_model::{Quotation, Report, Speaker};
use mujaz_text::fold;
use rustc_hash::FxHashMap;

use crate::{
    items::Item,
    lexicon::{GIVEN_NAMES, OFFICES, OFTEN_COMMON, ends_name},
    names::Places,
};

/// The people that an article names in full.
#[derive(Debug, Default)]
pub(super) struct People {
    /// The words of each name, folded, and the name.
    names: Vec<(Vec<String>, String)>,
    /// The places of those whose name begins with a word, and of the first whose name ends with it.
    by_first: FxHashMap<String, Vec<usize>>,
    by_family: FxHashMap<String, usize>,
}

impl People {
    /// Enters a full name, unless it is known or begins a known one.
    pub(super) fn enter(&mut self, words: Vec<String>, name: String) {
        let (Some(first), Some(last)) = (words.first().cloned(), words.last().cloned()) else {
            return;
        };
        let begins = self.by_first.entry(first).or_default();
        let is_known = begins
            .iter()
            .any(|&place| self.names[place].0.starts_with(&words));
        if !is_known {
            let place = self.names.len();
            begins.push(place);
            self.by_family.entry(last).or_insert(place);
            self.names.push((words, name));
        }
    }

    /// The full name of a person whom the items at `at` name, in full or by the family name, and the item behind.
    pub(super) fn find(&self, items: &[Item<'_>], at: usize) -> Option<(&str, usize)> {
        if items[at].is_upon() {
            return None;
        }
        let first = &*items[at].folded;
        let in_full = self
            .by_first
            .get(first)
            .into_iter()
            .flatten()
            .map(|&place| &self.names[place])
            .filter_map(|(words, name)| Some((name.as_str(), end_of(words, items, at)?)))
            .max_by_key(|(_, end)| *end);
        in_full.or_else(|| {
            let can_be_family =
                !items[at].is_given_name() && (items[at].is_arabic() || items[at].is_capitalised());
            let place = *self.by_family.get(first).filter(|_| can_be_family)?;
            Some((self.names[place].1.as_str(), at + 1))
        })
    }
}

impl People {
    /// The full name of a person whose family name stands behind و, ف, ب, ل: والحمداني, للحمداني. With it the item behind, and how many of
    /// these letters can be taken away.
    pub(super) fn find_family_behind(
        &self,
        items: &[Item<'_>],
        at: usize,
    ) -> Option<(&str, usize, usize)> {
        const LEAST: usize = 5;
        let item = items.get(at).filter(|item| item.is_arabic())?;
        if self.by_family.is_empty() || item.is_given_name() || item.is_upon() {
            return None;
        }
        let rest = item.folded.strip_prefix(['و', 'ف', 'ب', 'ل'])?;
        let definite = item.folded.strip_prefix("لل");
        let (place, particles) = match definite {
            Some(noun) => (self.by_family.get(&format!("ال{noun}"))?, 0),
            None if rest.chars().count() >= LEAST => (self.by_family.get(rest)?, 1),
            None => return None,
        };
        Some((self.names[*place].1.as_str(), at + 1, particles))
    }
}

/// The item behind the words of a name, where they stand at `at`; hyphens between them do not count.
fn end_of(words: &[String], items: &[Item<'_>], at: usize) -> Option<usize> {
    let mut place = at;
    for word in words {
        while place > at && items.get(place).is_some_and(|item| item.is_mark(&['-'])) {
            place += 1;
        }
        items.get(place).filter(|item| item.folded == *word)?;
        place += 1;
    }
    Some(place)
}

/// A given name behind و, ل or ب, with a family name or another given name behind it: ومنى الطائي, لوليد كامل. The length of what stands
/// before the name, in bytes, and the item behind the name.
pub(super) fn behind_clitic(items: &[Item<'_>], at: usize) -> Option<(usize, usize)> {
    let item = items.get(at)?;
    if !item.is_arabic() || item.is_given_name() {
        return None;
    }
    let clitic = item.text.chars().next()?;
    let given = item.folded.strip_prefix(['و', 'ل', 'ب', 'ف'])?;
    // A person's title before a name in a list is read with it.
    if !GIVEN_NAMES.contains(given) || ends_name(given) {
        return None;
    }
    let is_common = OFTEN_COMMON.contains(given);
    let mut end = at + 1;
    let mut is_whole = false;
    while let Some(next) = items
        .get(end)
        .filter(|next| next.is_arabic() && end < at + 5)
    {
        let word = next.folded.as_ref();
        if word.starts_with("ال") {
            // وليلى العطار: many trades are family names.
            let is_trade = || {
                clitic == 'و'
                    && !is_common
                    && matches!(
                        word.chars().collect::<Vec<_>>()[..],
                        ['ا', 'ل', _, _, 'ا', _]
                    )
            };
            let is_family = word.ends_with('ي') && word.chars().count() >= 5
                || items[end - 1].is("عبد")
                || next.is_given_name()
                || is_trade();
            end += usize::from(is_family);
            is_whole |= is_family;
            if is_family && items[end - 2].is("عبد") {
                continue;
            }
            break;
        }
        let joins = matches!(word, "بن" | "بنت" | "عبد" | "ابو");
        if !joins && !next.is_given_name() || is_common && end == at + 1 {
            break;
        }
        is_whole |= !joins;
        end += 1;
    }
    is_whole.then_some((clitic.len_utf8(), end))
}

/// Whoever is addressed as an excellency, or has the name of an office behind a title: معالي | أنالينا بيربوك, الدكتور | سلطان الجابر. Where the
/// name begins and ends.
pub(super) fn addressed(items: &[Item<'_>], at: usize) -> Option<(usize, usize)> {
    if !items[at].is_arabic() || at + 2 >= items.len() {
        return None;
    }
    let word = |place: usize| {
        items
            .get(place)
            .filter(|item| item.is_arabic())
            .map_or("", |item| item.folded.as_ref())
    };
    let title = items[at].bare();
    let is_plain = |place: usize| {
        let name = word(place);
        name.chars().count() >= 2
            && !name.starts_with("ال")
            && !ends_name(name)
            && items[place].bare() == name
            && !OFFICES.contains(name)
    };
    if matches!(title, "معالي" | "فخامه") {
        let is_family = || is_plain(at + 2) || word(at + 2).starts_with("ال");
        return (is_plain(at + 1) && is_family()).then_some((at + 1, at + 3));
    }
    let is_address = matches!(
        title,
        "الدكتور"
            | "المهندس"
            | "السيد"
            | "الاستاذ"
            | "النائب"
            | "الوزير"
            | "اللواء"
            | "الفريق"
            | "العميد"
    );
    let is_named = matches!(word(at + 1), "سلطان" | "امير" | "قائد" | "ملك");
    let family = word(at + 2);
    let is_family = family.starts_with("ال") && family.chars().count() >= 5;
    (is_address && is_named && is_family).then_some((at + 1, at + 3))
}

/// The people whom the attributions name, by the words of their names.
pub(super) fn speakers(
    quotations: &[Quotation],
    reports: &[Report],
    places: &Places,
) -> BTreeMap<Vec<String>, String> {
    let attributions = quotations
        .iter()
        .map(|quotation| &quotation.attribution)
        .chain(reports.iter().map(|report| &report.attribution));
    attributions
        .filter_map(|attribution| attribution.speaker.as_ref())
        .filter(|speaker| is_person(speaker, places))
        .map(|speaker| {
            let words = mujaz_text::words(&speaker.name).map(|word| fold(word.text));
            (words.collect(), speaker.name.clone())
        })
        .collect()
}

/// A speaker of two to four words that is no office or institution, or a family name: الموسوي.
fn is_person(speaker: &Speaker, places: &Places) -> bool {
    let words: Vec<String> = mujaz_text::words(&speaker.name)
        .map(|word| fold(word.text))
        .collect();
    let is_title = words
        .iter()
        .any(|word| crate::lexicon::is_title_word(word.strip_prefix("ال").unwrap_or(word)));
    let is_latin_name = mujaz_text::words(&speaker.name).all(|word| {
        // "MPs" are several, and no name.
        let mut letters = word.text.chars();
        letters.next().is_some_and(char::is_uppercase)
            && !(letters.next().is_some_and(char::is_uppercase) && word.text.ends_with('s'))
    });
    // "The KRG"
    let is_latin_name = is_latin_name
        && !words.iter().any(|word| word == "the")
        && !mujaz_text::words(&speaker.name)
            .any(|word| word.text.len() >= 2 && word.text.chars().all(char::is_uppercase));
    let has_given_name = words
        .iter()
        .any(|word| crate::lexicon::GIVEN_NAMES.contains(word.as_str()));
    let is_family_name = matches!(&words[..], [name] if name.strip_prefix("ال").is_some_and(|noun| {
        noun.ends_with('ي') && noun.chars().count() >= 4 && !places.has_adjective(noun)
    }));
    if is_family_name && !is_title {
        return true;
    }
    // مندوبة الولايات المتحدة لدى الأمم المتحدة دوروثي شيا: a name behind a title, of whatever language.
    let is_introduced = || {
        let title = speaker
            .mention
            .as_deref()
            .and_then(|mention| mention.strip_suffix(speaker.name.as_str()));
        let first = title.and_then(|title| mujaz_text::words(title).next());
        first.is_some_and(|first| {
            let folded = fold(first.text);
            OFFICES.contains(folded.strip_prefix("ال").unwrap_or(&folded))
        })
    };
    (2..=4).contains(&words.len())
        && !is_title
        && (has_given_name || is_latin_name || is_introduced())
}
