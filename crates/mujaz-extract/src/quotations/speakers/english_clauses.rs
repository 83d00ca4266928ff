//! The subject of an English clause, told from where its first finite verb stands.

use mujaz_text::is_capital;

use super::{
    Phrase,
    english::{english_before, english_subject, english_subject_start},
};
use crate::{items::Item, quotations::contents::is_auxiliary, quotations::cues::cue};

/// Returns the subject that the verb at `verb` shares with the verb before it: "The ministry welcomed the offer but | said …",
/// "The minister, who arrived late, met the press and | told …".
pub(crate) fn shared_subject(items: &[Item<'_>], verb: usize) -> Option<Phrase> {
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

/// Pasts of strong and irregular verbs that are not also their participles or nouns.
const STRONG_PASTS: [&str; 45] = [
    "became", "began", "broke", "brought", "came", "caught", "chose", "did", "drew", "drove",
    "fell", "fled", "flew", "forgot", "fought", "found", "gave", "got", "grew", "held", "kept",
    "knew", "lay", "left", "lost", "made", "met", "paid", "ran", "rose", "sat", "saw", "sent",
    "showed", "spent", "spoke", "stood", "swore", "taught", "thought", "took", "went", "won",
    "wore", "wrote",
];
