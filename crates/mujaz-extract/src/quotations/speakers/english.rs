//! Noun phrases of English speakers that begin at an item. The items and the first one enter; the phrase leaves.

use super::{LONGEST, Phrase};
use crate::{
    items::Item,
    lexicon::{NAME_PARTICLES, OFFICES_ENGLISH, ORGANISATIONS_ENGLISH, SOURCES_ENGLISH},
    quotations::cues::cue,
};

/// Returns the English noun phrase that begins at item `at`: capitalised words, titles and what joins them.
pub(crate) fn english_phrase(items: &[Item<'_>], at: usize) -> Option<Phrase> {
    let mut end = at;
    let mut last_noun = at;
    while let Some(item) = items.get(end) {
        let word = item.folded.as_ref();
        let joins = matches!(
            word,
            "the" | "a" | "an" | "of" | "for" | "and" | "his" | "her" | "its" | "from" | "by"
        ) || NAME_PARTICLES.contains(word);
        let hyphen = end > at && is_inside_word(items, end);
        // "a statement from the ministry", "figures by the bank": whose they are.
        let has_source = matches!(word, "from" | "by")
            && items[at..end]
                .iter()
                .any(|item| SOURCES_ENGLISH.contains(item.folded.as_ref()));
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
                | "seen"
                | "obtained"
                | "reviewed"
                | "viewed"
        );
        // "two officials briefed on the decision", "people with knowledge of the matter"
        let is_near = end > at
            && (matches!(word, "on" | "with" | "to")
                && matches!(
                    items[end - 1].folded.as_ref(),
                    "briefed" | "familiar" | "close"
                )
                || word == "by" && items[end - 1].folded.ends_with("ed")
                || word == "with"
                    && items
                        .get(end + 1)
                        .is_some_and(|next| next.is("knowledge") || next.is("direct")));
        // "two military sources and footage verified by the agency"
        let counts = matches!(items[at].folded.as_ref(), "two" | "three" | "several");
        if (!item.is_word && !hyphen)
            || counts && word == "who"
            || ends && !is_near && !has_source && !(word == "as" && gives_name(&items[at..end]))
            || end - at > LONGEST
            || (end > at && cue(items, end).is_some())
        {
            break;
        }
        if word == "and" && !counts && !items.get(end + 1).is_some_and(Item::is_capitalised) {
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
            .any(|item| OFFICES_ENGLISH.contains(item.folded.as_ref()))
        || phrase
            .last()
            .is_some_and(|last| ORGANISATIONS_ENGLISH.contains(&last.folded))
        || phrase.first().is_some_and(|item| {
            matches!(
                item.folded.as_ref(),
                "the"
                    | "a"
                    | "an"
                    | "one"
                    | "two"
                    | "three"
                    | "four"
                    | "several"
                    | "people"
                    | "economists"
                    | "analysts"
                    | "diplomats"
                    | "residents"
                    | "witnesses"
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

/// "a shopkeeper who gives his name only | as Saleh"
fn gives_name(phrase: &[Item<'_>]) -> bool {
    phrase.iter().any(|item| item.is("name"))
        && phrase
            .iter()
            .any(|item| matches!(item.folded.as_ref(), "gave" | "gives" | "giving" | "given"))
}

/// A hyphen, or the apostrophe of a plural: "al-Masri", "the forces' command".
pub(crate) fn is_inside_word(items: &[Item<'_>], at: usize) -> bool {
    let follows = at > 0 && items[at - 1].is_word && items[at - 1].span.end == items[at].span.start;
    let precedes = items
        .get(at + 1)
        .is_some_and(|next| next.is_word && next.span.start == items[at].span.end);
    items[at].is_mark(&['-', '‑']) && follows && precedes
        || items[at].is_mark(&['\'', '’']) && follows && items[at - 1].folded.ends_with('s')
        || items[at].is_mark(&['.']) && follows && items[at - 1].text.len() <= 3
        // "Castle & Drew"
        || items[at].is_mark(&['&'])
            && at > 0
            && items[at - 1].is_capitalised()
            && items.get(at + 1).is_some_and(Item::is_capitalised)
}
