//! What commas set apart beside an English speaker: "John Smith, the minister, said", "the civil defence chief, John Smith". The items and a
//! comma enter; the phrase that names the speaker leaves.

use super::{
    Phrase,
    english_subjects::{clause_start, start_of},
};
use crate::{items::Item, lexicon::OFFICES_ENGLISH, quotations::english_names::is_name_part};

/// The longest apposition of a speaker, in items.
const LONGEST_APPOSITION: usize = 28;

/// The subject whose appositions end with the comma at `close`: "John Smith, the minister, said", "a diplomat, who asked not to
/// be named, said". A name is meant also where it is the apposition: "the harbour master, John Smith, said".
pub(super) fn before_appositions(items: &[Item<'_>], close: usize) -> Option<Phrase> {
    let mut close = close;
    loop {
        let open = (close.saturating_sub(LONGEST_APPOSITION)..close)
            .rev()
            .take_while(|&place| !items[place].is_mark(&['"', '”', '“', '.', '?', '!', ':', ';']))
            .find(|&place| items[place].is_mark(&[',']))
            .filter(|open| open + 1 < close)?;
        let first = start_of(items, open);
        let outer = &items[first..open];
        let inner = &items[open + 1..close];
        if is_name(inner) && is_described(items, first) && first < open {
            return Some(Phrase {
                first: open + 1,
                end: close,
            });
        }
        let goes_on =
            outer.is_empty() || is_apposition_only(&items[clause_start(items, open)..open]);
        if !goes_on && is_apposition(inner) && is_somebody(outer) {
            return Some(Phrase { first, end: open });
        }
        if !is_apposition(inner) && !goes_on {
            return None;
        }
        close = open;
    }
}

/// What can stand between the commas behind a speaker: a clause with "who", an age, another description or name.
fn is_apposition(inner: &[Item<'_>]) -> bool {
    is_apposition_only(inner)
        || is_name(inner)
        || inner.first().is_some_and(|first| {
            matches!(
                first.folded.as_ref(),
                "the" | "a" | "an" | "one" | "also" | "its" | "his" | "her" | "their"
            ) || OFFICES_ENGLISH.contains(first.folded.as_ref())
                || first.is_capitalised()
        })
}

/// What is an apposition and never a subject.
fn is_apposition_only(inner: &[Item<'_>]) -> bool {
    inner.first().is_some_and(|first| {
        matches!(
            first.folded.as_ref(),
            "who"
                | "whose"
                | "whom"
                | "which"
                | "where"
                | "speaking"
                | "citing"
                | "quoted"
                | "cited"
                | "contacted"
                | "reached"
                | "asked"
                | "briefed"
                | "quoting"
                | "aged"
                | "himself"
                | "herself"
                | "from"
                | "of"
                | "in"
                | "at"
                | "on"
                | "asking"
                | "head"
                | "director"
                | "and"
                | "however"
                | "meanwhile"
                | "though"
                | "too"
                | "for"
                | "by"
                | "while"
                | "when"
                | "after"
                | "pressed"
                | "writing"
                | "referring"
                | "using"
                | "standing"
                | "sitting"
                | "with"
        ) || first.folded.chars().all(|letter| letter.is_ascii_digit())
            // "The report, published on Monday by the ministry, concluded"
            || first.folded.len() > 4 && first.folded.ends_with("ed") && !first.is_capitalised()
            || first.is("mother")
            || first.is("father")
    })
}

/// A noun phrase that can be a speaker.
fn is_somebody(phrase: &[Item<'_>]) -> bool {
    phrase.iter().any(Item::is_capitalised)
        || phrase.first().is_some_and(|first| {
            matches!(
                first.folded.as_ref(),
                "the"
                    | "a"
                    | "an"
                    | "one"
                    | "another"
                    | "two"
                    | "three"
                    | "several"
                    | "many"
                    | "some"
                    | "residents"
                    | "officials"
            )
        })
}

/// A person's name, perhaps behind a title: "Prince Khalil bin Nasser".
fn is_name(phrase: &[Item<'_>]) -> bool {
    (1..=8).contains(&phrase.len())
        && (0..phrase.len()).all(|place| is_name_part(phrase, place))
        && phrase.iter().any(Item::is_capitalised)
}

/// Tells whether a phrase describes somebody: "the harbour master", "a spokesman".
pub(super) fn is_described(items: &[Item<'_>], first: usize) -> bool {
    items.get(first).is_some_and(|item| {
        matches!(
            item.folded.as_ref(),
            "the" | "a" | "an" | "its" | "his" | "her" | "their" | "one" | "another"
        )
    }) || opens_with_office(items, first)
        || (first..items.len().min(first + 3))
            .take_while(|&place| items[place].is_word)
            .any(|place| {
                // "Iran's envoy", "Saudi Arabia's deputy minister"
                items[place].is_owner() && items[first..=place].iter().all(Item::is_capitalised)
            })
}

/// "Counsel for the accused, | Shazia Mirza, | argued"
fn opens_with_office(items: &[Item<'_>], first: usize) -> bool {
    items
        .get(first)
        .is_some_and(|item| OFFICES_ENGLISH.contains(&item.folded))
        && items
            .get(first + 1)
            .is_some_and(|next| matches!(next.folded.as_ref(), "of" | "for" | "at"))
}

/// Returns the name behind the description that begins at `first` and ends before the comma at `comma`: "according to the civil defence
/// chief, John Smith".
pub(crate) fn named_behind(items: &[Item<'_>], first: usize, comma: usize) -> Option<Phrase> {
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
