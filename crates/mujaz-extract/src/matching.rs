//! Which topics a sentence touches: terms compared by stem, across inflection and coordination.

use std::{cell::OnceCell, collections::BTreeSet};

use mujaz_model::{Polarity, Span, Topic};

use crate::{
    entities,
    items::Item,
    vocabulary::{Form, Stem, Vocabulary, Word},
};

/// The terms of all topics, as stems.
pub(crate) struct Matcher {
    topics: Vec<Watched>,
    /// For the number of each stem, the terms that begin with it: topic and term.
    starts: Vec<Vec<(usize, usize)>>,
}

/// What is watched for one topic.
struct Watched {
    /// Its terms, each a sequence of stems.
    terms: Vec<Vec<Stem>>,
    /// How many of them are a definite Arabic noun with its adjective, between which an owner can stand: البرنامج النووي, برنامج إيران النووي.
    /// They are the first.
    described: usize,
    /// The terms that are a small English word in small letters and a name in capitals: "US", "WHO".
    acronyms: Vec<Stem>,
    /// Whether they count only where they are affirmed.
    affirmed: bool,
    near: Vec<Vec<Stem>>,
    without: Vec<Vec<Stem>>,
    /// How many words further the company may stand.
    within: usize,
}

impl Watched {
    fn new(topic: &Topic, vocabulary: &mut Vocabulary) -> Self {
        let mut stemmed = |terms: &[String]| -> Vec<Vec<Stem>> {
            terms
                .iter()
                .flat_map(|term| spellings(term))
                .map(|term| vocabulary.term(&term))
                .filter(|term| !term.is_empty())
                .collect()
        };
        let (described, other): (Vec<String>, Vec<String>) = topic
            .ar
            .iter()
            .cloned()
            .partition(|term| is_described(term));
        let mut terms = stemmed(&described);
        let described = terms.len();
        terms.append(&mut stemmed(&other));
        terms.append(&mut stemmed(&topic.en));
        let acronyms: Vec<String> = topic
            .en
            .iter()
            .filter(|term| is_small_word(term))
            .cloned()
            .collect();
        let acronyms = stemmed(&acronyms).concat();
        Self {
            terms,
            described,
            acronyms,
            affirmed: topic.affirmed,
            near: stemmed(&topic.company.near),
            without: stemmed(&topic.company.without),
            within: topic.company.within.unwrap_or(usize::MAX),
        }
    }

    /// Tells whether a term at `at` has the company that the topic asks for, and none that it excludes.
    fn has_company(&self, words: &[SentenceWord<'_>], at: usize) -> bool {
        let first = at.saturating_sub(self.within);
        let last = words
            .len()
            .min(at.saturating_add(self.within).saturating_add(1));
        let holds = |terms: &[Vec<Stem>]| {
            terms
                .iter()
                .any(|term| (first..last).any(|place| stands_at(words, place, term)))
        };
        (self.near.is_empty() || holds(&self.near)) && !holds(&self.without)
    }
}

impl Matcher {
    /// Reads the terms of `topics` into `vocabulary`.
    pub(crate) fn new(topics: &[Topic], vocabulary: &mut Vocabulary) -> Self {
        let topics: Vec<Watched> = topics
            .iter()
            .map(|topic| Watched::new(topic, vocabulary))
            .collect();
        let mut starts = vec![Vec::new(); vocabulary.size()];
        for (topic, watched) in topics.iter().enumerate() {
            for (place, term) in watched.terms.iter().enumerate() {
                starts[term[0].number()].push((topic, place));
            }
        }
        Self { topics, starts }
    }

    /// Returns the positions of the topics that a sentence touches, in the order of the topics. What stands in the title of
    /// somebody's office is none of them: who is responsible for a matter is not news of it.
    pub(crate) fn topics(
        &self,
        vocabulary: &Vocabulary,
        items: &[Item<'_>],
        words: &[Word],
        polarity: &Polarity,
    ) -> Vec<usize> {
        let words: Vec<SentenceWord<'_>> = words
            .iter()
            .map(|&word| SentenceWord {
                form: vocabulary.form(word),
                span: word.span,
            })
            .collect();
        let offices = OnceCell::new();
        let is_in_office = |word: Span| {
            offices
                .get_or_init(|| entities::matters_of_offices(items))
                .iter()
                .any(|matter: &Span| matter.start <= word.start && word.end <= matter.end)
        };
        let mut touched = BTreeSet::new();
        for (at, word) in words.iter().enumerate() {
            let starts = word
                .form
                .readings
                .iter()
                .filter_map(|reading| self.starts.get(reading.number()));
            for &(topic, term) in starts.flatten() {
                let watched = &self.topics[topic];
                let rest = &watched.terms[term][1..];
                let stands = || {
                    goes_on(&words, at, rest)
                        || term < watched.described && goes_on_behind_owner(&words, at, rest)
                };
                if touched.contains(&topic) || !stands() {
                    continue;
                }
                let is_denied = watched.affirmed && polarity.denies(word.span);
                let is_small = || {
                    let is_acronym = matches!(&watched.terms[term][..], [only] if watched.acronyms.contains(only));
                    is_acronym && !is_in_capitals(items, word.span)
                };
                if !is_denied
                    && !is_small()
                    && watched.has_company(&words, at)
                    && !is_in_office(word.span)
                {
                    touched.insert(topic);
                }
            }
        }
        touched.into_iter().collect()
    }
}

fn is_small_word(term: &str) -> bool {
    let letters: String = term.chars().filter(|letter| *letter != '.').collect();
    matches!(
        letters.to_ascii_lowercase().as_str(),
        "us" | "who" | "it" | "may" | "am" | "or" | "as" | "is" | "in"
    )
}

fn is_in_capitals(items: &[Item<'_>], word: Span) -> bool {
    let at = items.partition_point(|item| item.span.start < word.start);
    items
        .get(at)
        .is_some_and(|item| !item.text.contains(char::is_lowercase))
}

/// Tells whether a term, which has a word, begins at the word `at`.
fn stands_at(words: &[SentenceWord<'_>], at: usize, term: &[Stem]) -> bool {
    words[at].is(term[0]) && goes_on(words, at, &term[1..])
}

struct SentenceWord<'a> {
    form: &'a Form,
    span: Span,
}

impl SentenceWord<'_> {
    fn is(&self, stem: Stem) -> bool {
        self.form.readings.contains(&stem)
    }
}

/// How far a conjunct can stand from the head that it shares: "مكافحة المخدرات وغسل الأموال والإرهاب".
const REACH: usize = 4;

/// Tells whether the rest of a term follows the word at `at`: at once, or as a conjunct that shares the head
/// ("مكافحة المخدرات والإرهاب"), or behind a second head that shares the object ("تطوير وتأهيل القدرات").
fn goes_on(words: &[SentenceWord<'_>], at: usize, rest: &[Stem]) -> bool {
    let Some((&next, rest)) = rest.split_first() else {
        return true;
    };
    let follows = |place: usize| {
        words.get(place).is_some_and(|word| word.is(next)) && goes_on(words, place, rest)
    };
    follows(at + 1)
        || (at + 2..words.len().min(at + 1 + REACH))
            .any(|place| words[place].form.is_conjunct && follows(place))
        || (words.get(at + 1).is_some_and(|word| word.form.is_conjunct) && follows(at + 2))
}

/// Tells whether the definite adjective of a noun at `at` stands behind whose it is: برنامج إيران | النووي.
fn goes_on_behind_owner(words: &[SentenceWord<'_>], at: usize, rest: &[Stem]) -> bool {
    /// An owner has few words: برنامج الجمهورية الإسلامية النووي.
    const LONGEST_OWNER: usize = 2;
    let [adjective] = rest else {
        return false;
    };
    !words[at].form.is_definite
        && (at + 2..words.len().min(at + 2 + LONGEST_OWNER))
            .take_while(|&place| !words[place - 1].form.is_conjunct)
            .any(|place| words[place].form.is_definite && words[place].is(*adjective))
}

/// Tells whether an Arabic term is a definite noun with an adjective of relation.
fn is_described(term: &str) -> bool {
    let mut words = mujaz_text::words(term).map(|word| mujaz_text::fold(word.text));
    let (Some(noun), Some(adjective), None) = (words.next(), words.next(), words.next()) else {
        return false;
    };
    noun.starts_with("ال")
        && adjective.starts_with("ال")
        && (adjective.ends_with('ي') || adjective.ends_with("يه"))
}

/// What stands before a word with a hyphen, as a word, or joined with it.
const PREFIXES: [&str; 5] = ["counter", "anti", "cyber", "multi", "inter"];

/// A term as it is written, and an English one that begins a word with a prefix in its other spellings: counter-terrorism, counterterrorism.
fn spellings(term: &str) -> Vec<String> {
    let mut found = vec![term.to_owned()];
    if !term.is_ascii() {
        return found;
    }
    let lower = term.to_ascii_lowercase();
    let mut add = |spelling: String| {
        if spelling != lower && !found.contains(&spelling) {
            found.push(spelling);
        }
    };
    if lower.contains('-') {
        add(lower.replace('-', ""));
        add(lower.replace('-', " "));
    }
    for prefix in PREFIXES {
        let Some(rest) = lower.strip_prefix(prefix) else {
            continue;
        };
        if let Some(rest) = rest.strip_prefix(' ') {
            add(format!("{prefix}{rest}"));
        } else if rest.starts_with(|letter: char| letter.is_ascii_alphabetic()) && rest.len() > 4 {
            add(format!("{prefix} {rest}"));
        }
    }
    found
}

#[cfg(test)]
mod tests;
