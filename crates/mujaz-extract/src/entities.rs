//! What an article names. Names come from the list of well-known ones, people from the speakers of its quotations, and
//! quantities from their numbers.

use std::collections::BTreeMap;

use mujaz_model::{
    Article, Bilingual, Entity, EntityKind, Language, Mention, Quotation, Report, Span, Speaker,
};
use mujaz_text::{fold, fold_space};
use rustc_hash::FxHashMap;

use crate::{items::Item, names::Names};

/// Finds the entities of the body of `article`, in the order of their first mention.
pub(crate) fn find(
    article: &Article,
    sentences: &[Vec<Item<'_>>],
    names: &Names,
    quotations: &[Quotation],
    reports: &[Report],
) -> Vec<Entity> {
    let mut found = Found::default();
    let attributions = quotations
        .iter()
        .map(|quotation| &quotation.attribution)
        .chain(reports.iter().map(|report| &report.attribution));
    let speakers = attributions.filter_map(|attribution| attribution.speaker.as_ref());
    let people = People::new(speakers.filter(|speaker| is_person(speaker)));
    for (sentence, items) in article.sentences.iter().zip(sentences) {
        let mut at = 0;
        while at < items.len() {
            let mention = |end: usize| {
                let span = Span::new(items[at].span.start, items[end - 1].span.end);
                Mention {
                    sentence: Some(sentence.index),
                    text: fold_space(span.of(&article.source).unwrap_or_default()),
                    span,
                }
            };
            if !items[at].is_word {
                at += 1;
            } else if let Some((name, end)) = names.find(items, at) {
                found.add(name.kind, name.name.clone(), None, None, mention(end));
                at = end;
            } else if let Some((name, end)) = people.find(items, at) {
                found.add(
                    EntityKind::Person,
                    one_sided(article.language, name.to_owned()),
                    None,
                    None,
                    mention(end),
                );
                at = end;
            } else if let Some((value, end)) = quantity(items, at) {
                let unit = (end > at + 1).then(|| unit(article, items, at + 1, end));
                let name = one_sided(article.language, mention(end).text);
                found.add(EntityKind::Quantity, name, Some(value), unit, mention(end));
                at = end;
            } else {
                at += 1;
            }
        }
    }
    found.entities
}

#[derive(Default)]
struct Found {
    entities: Vec<Entity>,
    places: BTreeMap<(EntityKind, String, String), usize>,
}

impl Found {
    fn add(
        &mut self,
        kind: EntityKind,
        name: Bilingual,
        value: Option<String>,
        unit: Option<String>,
        mention: Mention,
    ) {
        let key = (kind, name.ar.clone(), name.en.clone());
        let place = *self.places.entry(key).or_insert_with(|| {
            self.entities.push(Entity {
                kind,
                name,
                value,
                unit,
                mentions: Vec::new(),
            });
            self.entities.len() - 1
        });
        self.entities[place].mentions.push(mention);
    }
}

fn one_sided(language: Language, text: String) -> Bilingual {
    Bilingual::one_sided(mujaz_model::Text::new(language, text))
}

/// A speaker of two to four words that is no office or institution.
fn is_person(speaker: &Speaker) -> bool {
    let words: Vec<String> = mujaz_text::words(&speaker.name)
        .map(|word| fold(word.text))
        .collect();
    let is_title = words
        .iter()
        .any(|word| crate::lexicon::is_title_word(word.strip_prefix("ال").unwrap_or(word)));
    let is_latin_name =
        mujaz_text::words(&speaker.name).all(|word| word.text.starts_with(char::is_uppercase));
    let is_arabic = speaker.name.starts_with(mujaz_text::is_arabic_letter);
    (2..=4).contains(&words.len()) && !is_title && (is_arabic || is_latin_name)
}

/// The people that the article quotes.
struct People {
    /// The words of each name, folded, and the name, in the order of the words.
    names: Vec<(Vec<String>, String)>,
    /// The places of those whose name begins with a word, and of the first whose name ends with it.
    by_first: FxHashMap<String, Vec<usize>>,
    by_family: FxHashMap<String, usize>,
}

impl People {
    fn new<'a>(speakers: impl Iterator<Item = &'a Speaker>) -> Self {
        let names: BTreeMap<Vec<String>, String> = speakers
            .map(|speaker| {
                let words = mujaz_text::words(&speaker.name).map(|word| fold(word.text));
                (words.collect(), speaker.name.clone())
            })
            .collect();
        let names: Vec<(Vec<String>, String)> = names.into_iter().collect();
        let mut by_first: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        let mut by_family = FxHashMap::default();
        for (place, (words, _)) in names.iter().enumerate() {
            if let (Some(first), Some(last)) = (words.first(), words.last()) {
                by_first.entry(first.clone()).or_default().push(place);
                by_family.entry(last.clone()).or_insert(place);
            }
        }
        Self {
            names,
            by_first,
            by_family,
        }
    }

    /// The full name of a person whom the items at `at` name, in full or by the family name, and the item behind.
    fn find(&self, items: &[Item<'_>], at: usize) -> Option<(&str, usize)> {
        let stands = |words: &[String]| {
            words.iter().enumerate().all(|(step, word)| {
                items
                    .get(at + step)
                    .is_some_and(|item| item.folded == *word)
            })
        };
        let first = &items[at].folded;
        let in_full = self
            .by_first
            .get(first)
            .into_iter()
            .flatten()
            .map(|&place| &self.names[place])
            .find(|(words, _)| stands(words))
            .map(|(words, name)| (name.as_str(), at + words.len()));
        in_full.or_else(|| {
            let place = *self.by_family.get(first)?;
            Some((self.names[place].1.as_str(), at + 1))
        })
    }
}

/// A number with what it counts: 12.5 مليون دولار, "340 officers". Returns its digits with ASCII separators.
fn quantity(items: &[Item<'_>], at: usize) -> Option<(String, usize)> {
    let digits = &items[at].folded;
    let is_number = digits.starts_with(|first: char| first.is_ascii_digit())
        && digits
            .chars()
            .all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ','));
    if !is_number {
        return None;
    }
    let mut end = at + 1;
    if items.get(end).is_some_and(|item| item.is_mark(&['%', '٪'])) {
        return Some((digits.clone(), end + 1));
    }
    while items.get(end).is_some_and(|item| is_scale(&item.folded)) {
        end += 1;
    }
    let counted = items
        .get(end)
        .filter(|item| item.is_word && item.folded.chars().all(char::is_alphabetic));
    let is_counted = counted.is_some_and(|item| {
        !crate::lexicon::ENDS_NAME.contains(&item.folded)
            && !matches!(
                item.folded.as_str(),
                "and" | "in" | "on" | "of" | "at" | "to"
            )
    });
    Some((digits.clone(), end + usize::from(is_counted)))
}

fn is_scale(word: &str) -> bool {
    matches!(
        word,
        "الف"
            | "الاف"
            | "مليون"
            | "ملايين"
            | "مليار"
            | "مليارات"
            | "تريليون"
            | "thousand"
            | "million"
            | "billion"
            | "trillion"
            | "percent"
    )
}

fn unit(article: &Article, items: &[Item<'_>], first: usize, end: usize) -> String {
    let span = Span::new(items[first].span.start, items[end - 1].span.end);
    fold_space(span.of(&article.source).unwrap_or_default())
}
