//! Who a cue belongs to: the noun phrase behind an Arabic verb, before an English one, or the subject of the sentence.

mod appositions;
mod arabic;
mod arabic_continuations;
mod arabic_ends;
mod arabic_subjects;
mod english;
mod english_appositions;
mod english_clauses;
mod english_subjects;
mod heads;
mod holders;
mod marked;
mod nouns;
mod pronouns;

use mujaz_model::Span;

pub(crate) use self::{
    arabic::{arabic_phrase, is_unnamed},
    arabic_continuations::ISSUES,
    arabic_ends::is_occasion,
    arabic_subjects::main_subject,
    english::{english_phrase, is_inside_word},
    english_appositions::named_behind as english_named_behind,
    english_clauses::{english_subject, is_finite_verb, named_subject, shared_subject},
    nouns::{is_office, is_office_or_institution, names_body},
    pronouns::{is_honorific, is_owned_person, is_preposition_with_pronoun},
};
pub(super) use self::{
    english_clauses::is_strong_past,
    heads::{is_causing, is_joined_act, is_tone},
    holders::{is_part_of_name, name_start},
};
use super::{
    adjuncts::behind_name_in_marks,
    cues::{Cue, CueKind},
    times::behind_time,
};
use crate::{items::Item, names::Places};

/// A noun phrase: items from `first` up to, but without, `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Phrase {
    pub(crate) first: usize,
    pub(crate) end: usize,
}

impl Phrase {
    pub(crate) fn span(self, items: &[Item<'_>]) -> Span {
        Span::new(items[self.first].span.start, items[self.end - 1].span.end)
    }
}

/// The longest name of a speaker, in words.
const LONGEST: usize = 14;

/// The longest name of a paper in marks, in items with the marks.
const LONGEST_IN_MARKS: usize = 5;

/// Returns the subject before a verb at `verb`: الوزير يقول, وكان الوزير قد قال, "the minister said".
pub(crate) fn phrase_before(items: &[Item<'_>], verb: usize, places: &Places) -> Option<Phrase> {
    if items[verb].is_arabic() {
        arabic_subjects::arabic_before(items, verb, places)
    } else {
        english_subjects::english_before(items, verb)
    }
}

/// Returns where the subject of a cue stands, and where what is said can begin.
pub(crate) fn subject_after(
    items: &[Item<'_>],
    cue: &Cue,
    places: &Places,
    quoted: &impl Fn(usize) -> Option<usize>,
) -> Option<Phrase> {
    if items[cue.first].is_arabic() {
        // قال مساء الأحد | المتحدث باسم الجيش
        let mut at = behind_time(items, cue.end);
        // بحسب ما أكده لـ«الأفق» | وزير النفط
        if items.get(at).is_some_and(|item| item.is("ل"))
            && let Some(behind) = behind_name_in_marks(items, at + 1)
        {
            at = behind;
        }
        // قالت لـDW
        if items
            .get(at)
            .and_then(|item| item.text.strip_prefix("لـ"))
            .is_some_and(|name| name.starts_with(|letter: char| letter.is_ascii_alphabetic()))
        {
            at += 1;
        }
        // أكدوا | سماع إطلاق نار: a plural verb has its subject before it.
        if items[cue.first].folded.ends_with("وا") && cue.kind == CueKind::Verb {
            return None;
        }
        // وبحسب «رويترز»، فإن
        let named = items
            .get(at)
            .filter(|item| cue.kind == CueKind::According && item.opens_quotation())
            .and_then(|_| quoted(at))
            .filter(|close| close - at <= LONGEST_IN_MARKS);
        if let Some(end) = named {
            return Some(Phrase { first: at, end });
        }
        if cue.kind == CueKind::According
            && items
                .get(at)
                .is_some_and(|item| item.folded.starts_with("لل") || item.folded.starts_with('ل'))
        {
            return Some(arabic::arabic_phrase_behind_lam(items, at, places, quoted));
        }
        if items.get(at).is_some_and(|item| {
            is_preposition_with_pronoun(&item.folded)
                || item.is_or_bare(&[
                    "له",
                    "لها",
                    "لهم",
                    "لنا",
                    "لي",
                    "ايضا",
                    "كذلك",
                    "مجددا",
                    "امس",
                    "اليوم",
                ])
        }) {
            at += 1;
        }
        // أكد | رفضه: what is somebody's own is said of, unless it is an office or a body.
        let is_object = cue.frame.split(' ').any(|token| token == "-")
            && items.get(at).is_some_and(pronouns::is_owned_thing);
        if is_object {
            return None;
        }
        let phrase = arabic_phrase(items, at, places, quoted)?;
        // أشاد الوزير | بالموقف, توعدت | برد
        let takes_joined = cue.frame.contains('ب');
        let opens_marks = items.get(phrase.end).is_some_and(Item::opens_quotation);
        let is_joined = arabic::is_joined_to_verb(&items[phrase.first])
            || phrase.end == phrase.first + 1
                && opens_marks
                && items[phrase.first].folded.starts_with('ب');
        if takes_joined && is_joined {
            return None;
        }
        let joined = (phrase.first + 1..phrase.end)
            .find(|&place| takes_joined && arabic::is_joined_to_verb(&items[place]))
            .or_else(|| arabic_ends::told_from(items, cue, phrase));
        Some(Phrase {
            end: joined.unwrap_or(phrase.end),
            ..phrase
        })
    } else {
        // "According to two people familiar with the talks": whoever stands there says it.
        let to_mark = || {
            let words = items[cue.end..]
                .iter()
                .take_while(|item| item.is_word)
                .count();
            (cue.kind == CueKind::According && (1..=LONGEST).contains(&words)).then_some(Phrase {
                first: cue.end,
                end: cue.end + words,
            })
        };
        let phrase = english_phrase(items, cue.end).or_else(to_mark)?;
        if cue.kind != CueKind::According {
            // "…," said one of them, Omar Haddad
            let named = items[phrase.first]
                .is("one")
                .then(|| english_named_behind(items, phrase.first, phrase.end))
                .flatten();
            return Some(named.unwrap_or(phrase));
        }
        // "According to a diplomat who asked not to be named, | …": the relative clause belongs to no name.
        let relative = (phrase.first + 1..phrase.end)
            .find(|&place| matches!(items[place].folded.as_ref(), "who" | "whose"));
        let phrase = match relative {
            Some(end) => Phrase { end, ..phrase },
            None => to_comma(items, phrase),
        };
        Some(english_named_behind(items, phrase.first, phrase.end).unwrap_or(phrase))
    }
}

/// "According to a document seen by the agency, | …": what describes the source up to the comma belongs to it. One that ends in a bare
/// participle was cut before a time.
fn to_comma(items: &[Item<'_>], phrase: Phrase) -> Phrase {
    let is_participle = |place: usize| {
        matches!(
            items[place].folded.as_ref(),
            "seen"
                | "published"
                | "obtained"
                | "released"
                | "issued"
                | "reviewed"
                | "viewed"
                | "carried"
                | "quoted"
                | "cited"
        )
    };
    let words = items[phrase.end..]
        .iter()
        .take_while(|item| item.is_word)
        .count();
    let comma = phrase.end + words;
    let is_closed = items.get(comma).is_some_and(|item| item.is_mark(&[',']));
    let describes = (phrase.first + 1..comma.min(phrase.end + 1)).any(is_participle);
    if is_closed && describes && words <= LONGEST && comma + 3 < items.len() {
        return Phrase {
            end: comma,
            ..phrase
        };
    }
    let is_cut = phrase.end > phrase.first + 1 && is_participle(phrase.end - 1);
    Phrase {
        end: phrase.end - usize::from(is_cut),
        ..phrase
    }
}

/// Returns a folded noun without its article.
pub(crate) fn without_article(folded: &str) -> &str {
    folded
        .strip_prefix("ال")
        .or_else(|| folded.strip_prefix("لل"))
        .filter(|rest| rest.chars().count() >= 2)
        .unwrap_or(folded)
}
