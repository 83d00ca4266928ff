//! Noun phrases of English speakers: before their verb, or behind one that follows what is said.

use super::{LONGEST, Phrase};
use crate::{items::Item, lexicon::OFFICES_ENGLISH, quotations::cues::cue};

/// Returns the subject before the verb at `verb`, from which an apposition can divide it.
pub(super) fn english_before(items: &[Item<'_>], verb: usize) -> Option<Phrase> {
    let mut end = verb;
    while end > 0
        && items[end - 1].is_word
        && matches!(
            items[end - 1].folded.as_str(),
            "has"
                | "had"
                | "have"
                | "also"
                | "later"
                | "then"
                | "previously"
                | "earlier"
                | "repeatedly"
                | "reportedly"
                | "who"
                | "will"
                | "would"
        )
    {
        end -= 1;
    }
    if end == 0 {
        return None;
    }
    if items[end - 1].is_mark(&[',']) {
        // "John Smith, the minister, said": the name stands before the apposition.
        let inner = start_of(items, end - 1);
        if inner > 0 && items[inner - 1].is_mark(&[',']) && inner < end - 1 {
            let outer = start_of(items, inner - 1);
            // "the harbour master, John Smith, said": the name is the apposition.
            let is_named = outer < inner - 1
                && is_described(items, outer)
                && items[inner..end - 1].iter().all(Item::is_capitalised);
            if is_named {
                return Some(Phrase {
                    first: inner,
                    end: end - 1,
                });
            }
            if outer < inner - 1 && items[outer..inner - 1].iter().any(Item::is_capitalised) {
                return Some(Phrase {
                    first: outer,
                    end: inner - 1,
                });
            }
        }
        return None;
    }
    let first = start_of(items, end);
    // "the minister, John Smith said"
    (first < end).then_some(Phrase { first, end })
}

/// Tells whether a phrase describes somebody: "the harbour master", "a spokesman".
fn is_described(items: &[Item<'_>], first: usize) -> bool {
    matches!(items[first].folded.as_str(), "the" | "a" | "an")
}

/// Returns the name behind the description that begins at `first` and ends before the comma at `comma`: "according to the civil defence
/// chief, John Smith".
pub(super) fn named_behind(items: &[Item<'_>], first: usize, comma: usize) -> Option<Phrase> {
    if !is_described(items, first) || !items.get(comma)?.is_mark(&[',']) {
        return None;
    }
    let name = items[comma + 1..]
        .iter()
        .take_while(|item| item.is_capitalised() || item.is_mark(&['-']))
        .count();
    let end = comma + 1 + name;
    let closes = items.get(end).is_none_or(|item| !item.is_word);
    ((2..=5).contains(&name) && closes).then_some(Phrase {
        first: comma + 1,
        end,
    })
}

/// The start of the clause's subject that ends before `end`.
fn start_of(items: &[Item<'_>], end: usize) -> usize {
    let mut first = end;
    while first > 0 && items[first - 1].is_word && end - first < LONGEST {
        let word = items[first - 1].folded.as_str();
        let is_connector = matches!(
            word,
            "that"
                | "as"
                | "while"
                | "but"
                | "when"
                | "because"
                | "which"
                | "who"
                | "where"
                | "although"
                | "after"
                | "before"
                | "if"
                | "and"
                | "meanwhile"
                | "however"
                | "on"
                | "monday"
                | "tuesday"
                | "wednesday"
                | "thursday"
                | "friday"
                | "saturday"
                | "sunday"
                | "yesterday"
                | "so"
        );
        let joins_names = word == "and"
            && first > 1
            && items[first].is_capitalised()
            && items[first - 2].is_capitalised();
        if is_connector && !joins_names {
            break;
        }
        first -= 1;
    }
    first
}

/// Returns the English noun phrase that begins at item `at`: capitalised words, titles and what joins them.
pub(crate) fn english_phrase(items: &[Item<'_>], at: usize) -> Option<Phrase> {
    let mut end = at;
    let mut last_noun = at;
    while let Some(item) = items.get(end) {
        let word = item.folded.as_str();
        let joins = matches!(
            word,
            "the"
                | "a"
                | "an"
                | "of"
                | "for"
                | "and"
                | "al"
                | "bin"
                | "ibn"
                | "de"
                | "von"
                | "van"
                | "his"
                | "her"
                | "its"
        );
        let hyphen = item.is_mark(&['-']) && end > at;
        let ends = matches!(
            word,
            "on" | "in"
                | "at"
                | "to"
                | "that"
                | "after"
                | "before"
                | "during"
                | "as"
                | "when"
                | "while"
                | "from"
                | "with"
                | "by"
        );
        if (!item.is_word && !hyphen)
            || ends
            || end - at > LONGEST
            || (end > at && cue(items, end).is_some())
        {
            break;
        }
        if word == "and" && !items.get(end + 1).is_some_and(Item::is_capitalised) {
            break;
        }
        end += 1;
        if !joins && !hyphen {
            last_noun = end;
        }
    }
    let phrase = &items[at..last_noun];
    let names = phrase.iter().any(Item::is_capitalised)
        || phrase
            .iter()
            .any(|item| OFFICES_ENGLISH.contains(item.folded.as_str()))
        || phrase.first().is_some_and(|item| {
            matches!(
                item.folded.as_str(),
                "the"
                    | "a"
                    | "an"
                    | "one"
                    | "he"
                    | "she"
                    | "they"
                    | "officials"
                    | "police"
                    | "sources"
            )
        });
    (last_noun > at && names).then_some(Phrase {
        first: at,
        end: last_noun,
    })
}

/// Returns the subject of an English sentence: "The minister arrived".
pub(crate) fn english_subject(items: &[Item<'_>]) -> Option<Phrase> {
    let first = items.iter().position(|item| item.is_word)?;
    let mut end = first;
    while let Some(item) = items.get(end).filter(|item| item.is_word) {
        let is_article = end == first
            && matches!(
                item.folded.as_str(),
                "the" | "a" | "an" | "he" | "she" | "they"
            );
        let is_noun = end == first + 1 && items[first].folded.len() <= 3;
        if !(is_article
            || is_noun
            || item.is_capitalised()
            || OFFICES_ENGLISH.contains(item.folded.as_str()))
        {
            break;
        }
        end += 1;
    }
    (end > first).then_some(Phrase { first, end })
}
