//! The subject of an English clause, told from where its first finite verb stands.

use mujaz_text::is_capital;

use super::{
    Phrase,
    english::is_inside_word,
    english_appositions::is_described,
    english_subjects::{antecedent, english_before},
};
use crate::{
    items::Item,
    lexicon::OFFICES_ENGLISH,
    quotations::{contents::is_auxiliary, cues::cue},
};

/// Returns the subject that the verb at `verb` shares with the verb before it: "The ministry welcomed the offer but | said …",
/// "The minister, who arrived late, met the press and | told …".
pub(crate) fn shared_subject(items: &[Item<'_>], verb: usize) -> Option<Phrase> {
    // "confirmed by his daughter, Clara, who gave no cause but | said"
    let relative = (1..verb)
        .rev()
        .take_while(|&place| !items[place].is_mark(&[',', '"', '“', ';']))
        .find(|&place| items[place].is("who") && items[place - 1].is_mark(&[',']));
    if let Some(relative) = relative {
        return antecedent(items, relative - 1);
    }
    let first = english_subject_start(items)?;
    let finite = first_finite_verb(items, first, verb)?;
    english_before(items, finite)
        .filter(|phrase| phrase.first >= first)
        .or_else(|| english_subject(items))
        .filter(|phrase| phrase.end <= finite)
}

/// The first finite verb of the clause that begins at `first`, before `end`. A relative clause that commas part is stepped over,
/// and so is the verb of one without commas.
fn first_finite_verb(items: &[Item<'_>], first: usize, end: usize) -> Option<usize> {
    let mut at = first + 1;
    let mut is_relative = false;
    while at < end {
        let item = &items[at];
        let opens_relative = matches!(item.folded.as_ref(), "who" | "which" | "whose" | "where");
        if opens_relative && items[at - 1].is_mark(&[',']) {
            at = (at..end).find(|&place| items[place].is_mark(&[',']))? + 1;
            continue;
        }
        if item.is_mark(&['"', '“', '”', ':', ';']) {
            return None;
        }
        is_relative |= opens_relative || item.is("that");
        if is_finite_verb(items, at) {
            if !is_relative {
                return Some(at);
            }
            is_relative = false;
        }
        at += 1;
    }
    None
}

/// Tells whether a word is a finite verb: an auxiliary, a verb of saying, a past of a strong verb, or one in -ed that nothing before
/// it makes an adjective ("the wounded", "a newly elected mayor").
pub(crate) fn is_finite_verb(items: &[Item<'_>], at: usize) -> bool {
    let item = &items[at];
    let word = item.folded.as_ref();
    if !item.is_word || item.text.starts_with(is_capital) {
        return false;
    }
    if is_auxiliary(item) || STRONG_PASTS.contains(&word) || cue(items, at).is_some() {
        return true;
    }
    let before = at.checked_sub(1).map(|place| &items[place]);
    let is_hyphened = before.is_some_and(|before| before.is_mark(&['-', '‑']));
    let is_described = before.is_some_and(|before| {
        matches!(
            before.folded.as_ref(),
            "the"
                | "a"
                | "an"
                | "of"
                | "by"
                | "in"
                | "with"
                | "for"
                | "its"
                | "his"
                | "her"
                | "their"
                | "some"
        ) || before.folded.ends_with("ly")
    });
    word.len() > 4
        && word.ends_with("ed")
        && !word.ends_with("eed")
        && !is_hyphened
        && !is_described
}

/// Tells whether a word is the past of a strong verb, and nothing else.
pub(in crate::quotations) fn is_strong_past(item: &Item<'_>) -> bool {
    item.is_word && STRONG_PASTS.contains(&item.folded.as_ref())
}

/// Pasts of strong and irregular verbs that are not also their participles or nouns.
const STRONG_PASTS: [&str; 45] = [
    "became", "began", "broke", "brought", "came", "caught", "chose", "did", "drew", "drove",
    "fell", "fled", "flew", "forgot", "fought", "found", "gave", "got", "grew", "held", "kept",
    "knew", "lay", "left", "lost", "made", "met", "paid", "ran", "rose", "sat", "saw", "sent",
    "showed", "spent", "spoke", "stood", "swore", "taught", "thought", "took", "went", "won",
    "wore", "wrote",
];

/// Where the subject of an English sentence begins: "The minister arrived", "Asked about it, | the minister laughed".
fn english_subject_start(items: &[Item<'_>]) -> Option<usize> {
    let first = items.iter().position(|item| {
        item.is_word && !matches!(item.folded.as_ref(), "but" | "and" | "yet" | "still" | "so")
    })?;
    let comma = (first..items.len().min(first + 14)).find(|&place| items[place].is_mark(&[',']));
    let behind = comma
        .filter(|&comma| comma + 1 < items.len() && opens_circumstance(&items[first].folded))
        .map_or(first, |comma| comma + 1);
    Some(behind)
}

/// Returns the subject of an English sentence, as far as it is an article, names and titles.
pub(crate) fn english_subject(items: &[Item<'_>]) -> Option<Phrase> {
    let first = english_subject_start(items)?;
    let mut end = first;
    while let Some(item) = items.get(end).filter(|item| item.is_word) {
        let is_article = end == first
            && matches!(
                item.folded.as_ref(),
                "the" | "a" | "an" | "he" | "she" | "they"
            );
        let is_pronoun = matches!(items[first].folded.as_ref(), "he" | "she" | "we" | "i");
        let is_noun = end == first + 1 && items[first].folded.len() <= 3 && !is_pronoun;
        if !(is_article
            || is_noun
            || item.is_capitalised()
            || OFFICES_ENGLISH.contains(item.folded.as_ref()))
        {
            break;
        }
        end += 1;
    }
    (end > first).then_some(Phrase { first, end })
}

/// Tells whether an English word opens what stands before the subject of a sentence.
fn opens_circumstance(folded: &str) -> bool {
    matches!(
        folded,
        "in" | "on"
            | "every"
            | "at"
            | "after"
            | "before"
            | "during"
            | "when"
            | "while"
            | "as"
            | "asked"
            | "pressed"
            | "speaking"
            | "for"
            | "with"
            | "from"
            | "writing"
            | "citing"
            | "despite"
            | "amid"
            | "since"
            | "if"
            | "although"
            | "though"
    )
}

/// Returns the person with whom an English sentence begins: "Chief engineer Lina Haddad inspected the dam".
pub(crate) fn named_subject(items: &[Item<'_>]) -> Option<Phrase> {
    let first = english_subject_start(items)?;
    let run = |from: usize| {
        (from..items.len())
            .find(|&place| {
                !(items[place].is_capitalised()
                    || is_inside_word(items, place)
                    || OFFICES_ENGLISH.contains(&items[place].folded))
            })
            .unwrap_or(items.len())
    };
    let start = first + usize::from(is_described(items, first) && !items[first].is_owner());
    let mut end = run(start);
    let names = |range: std::ops::Range<usize>| {
        items[range]
            .iter()
            .filter(|item| item.is_capitalised() && !OFFICES_ENGLISH.contains(&item.folded))
            .count()
    };
    // A title in small letters before the name: "Chief engineer Lina Haddad".
    if names(start..end) < 2 {
        let further = (end..items.len().min(end + 3))
            .take_while(|&place| items[place].is_word)
            .find(|&place| items[place].is_capitalised());
        if let Some(further) = further.filter(|&further| names(further..run(further)) >= 2) {
            end = run(further);
        }
    }
    // "His wife, | Joanne, | keeps the books"
    let comma = (start..items.len().min(start + 10)).find(|&place| !items[place].is_word);
    let is_owned = matches!(
        items[first].folded.as_ref(),
        "his" | "her" | "their" | "its"
    ) && names(start..end) == 0;
    // "The United Nations Special Envoy for Libya, | Birgitta Berg, | briefed the council"
    let holds_office = is_described(items, first)
        && comma.is_some_and(|comma| {
            items[start..comma]
                .iter()
                .any(|item| OFFICES_ENGLISH.contains(&item.folded))
                && names(comma + 1..run(comma + 1)) >= 2
                && !(start..comma).any(|place| is_finite_verb(items, place))
        });
    if (is_owned || holds_office)
        && let Some(comma) = comma.filter(|&comma| items[comma].is_mark(&[',']))
        && let close = run(comma + 1)
        && names(comma + 1..close) >= 1
        && items.get(close).is_some_and(|item| item.is_mark(&[',']))
    {
        return Some(Phrase {
            first: comma + 1,
            end: close,
        });
    }
    (end > first && names(start..end) >= 1).then_some(Phrase { first, end })
}
