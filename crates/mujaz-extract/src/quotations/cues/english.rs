//! English words of saying by the words around them.

use super::{Cue, CueKind, lookup};
use crate::{
    items::Item,
    quotations::{contents::is_auxiliary, speakers::is_strong_past},
};

/// An English verb of saying by what stands before it: "was told" is none, "it was said" has no speaker, "the report" is a noun.
pub(super) fn in_english(items: &[Item<'_>], cue: Cue) -> Option<Cue> {
    let before = |step: usize| {
        cue.first
            .checked_sub(step)
            .map_or("", |place| items[place].folded.as_ref())
    };
    let is_noun = matches!(
        before(1),
        "to" | "the"
            | "a"
            | "an"
            | "of"
            | "no"
            | "his"
            | "her"
            | "their"
            | "its"
            | "this"
            | "so"
            | "without"
            | "following"
    );
    // "Saying goodbye was hard": the participle is what the sentence is about.
    let is_subject = cue.kind == CueKind::Participle
        && cue.first == 0
        && !items[1..].iter().any(|item| item.is_mark(&[',', '"', '“']));
    // "was widely criticised"
    let adverbs = items[..cue.first]
        .iter()
        .rev()
        .take(2)
        .take_while(|item| {
            item.folded.ends_with("ly") || matches!(item.folded.as_ref(), "later" | "also" | "then")
        })
        .count();
    let is_passive = cue.kind == CueKind::Verb
        && matches!(
            before(1 + adverbs),
            "was" | "were" | "been" | "be" | "is" | "are" | "being"
        );
    // "the United States"
    // "pointing to his chest"
    let is_gesture = items[cue.first].is("pointing")
        && items.get(cue.end + 1).is_some_and(|next| {
            matches!(
                next.folded.as_ref(),
                "his" | "her" | "their" | "him" | "them" | "me" | "us"
            )
        });
    let is_country = items[cue.first].is("states") && items[cue.first].is_capitalised();
    // "The group calls itself “Guardians of the Coast”."
    let names_itself = items.get(cue.end).is_some_and(|next| {
        matches!(
            next.folded.as_ref(),
            "itself" | "himself" | "herself" | "themselves"
        )
    }) && items[cue.first].folded.starts_with("call");
    // "were “nowhere near” | declaring victory"
    let is_governed = cue.kind == CueKind::Participle
        && cue
            .first
            .checked_sub(1)
            .is_some_and(|place| items[place].is_mark(&['"', '”', '’']));
    // "The court heard that …", "the jury was told that …": nobody is said to say it.
    // "His Excellency Said bin Hamad": the given name.
    let is_given_name = items[cue.first].text == "Said"
        && (cue.first > 0 && items[cue.first - 1].is_capitalised()
            || items
                .get(cue.end)
                .is_some_and(|next| matches!(next.folded.as_ref(), "bin" | "ibn" | "al")));
    if is_given_name {
        return None;
    }
    let is_heard =
        matches!(items[cue.first].folded.as_ref(), "heard" | "told") && hears(items, cue.first);
    if is_heard {
        return Some(Cue {
            first: cue.first - usize::from(items[cue.first].is("told")),
            kind: CueKind::Passive,
            needs_clause: true,
            ..cue
        });
    }
    if items[cue.first].is("heard") {
        return None;
    }
    if is_noun
        || means_other(items, &cue)
        || is_plural_noun(&items[cue.first], before(1))
        || is_governed
        || is_ahead(&items[cue.first], before(1))
        || is_country
        || is_gesture
        || names_itself
        || is_subject
        || is_passive && before(2 + adverbs) != "it"
        || !is_passive && items[cue.first].is("understood")
        || is_unsaid_in_english(items, cue.first)
    {
        return None;
    }
    let kind = if is_passive {
        CueKind::Passive
    } else {
        cue.kind
    };
    Some(Cue { kind, ..cue })
}

/// "asked for help", "ruled out a deal", "a warning that was lifted"
fn means_other(items: &[Item<'_>], cue: &Cue) -> bool {
    let next = |step: usize| {
        items
            .get(cue.first + step)
            .map_or("", |item| item.folded.as_ref())
    };
    match items[cue.first].folded.as_ref() {
        "called" if is_titled(items, cue.first) => true,
        "asked" | "asks" | "calls" | "called" => {
            next(1) == "for" && items.get(cue.first + 2).is_some_and(|item| item.is_word)
        }
        // "added a second from the penalty spot"
        "added" | "adds" => {
            matches!(next(1), "a" | "an" | "another" | "more" | "two" | "three")
                && !items[cue.first + 1..]
                    .iter()
                    .take_while(|item| item.is_word)
                    .any(|item| is_auxiliary(item) || is_strong_past(item))
        }
        "ruled" | "rules" => next(1) == "out",
        "read" | "reads" => {
            // "…," read the statement
            cue.first > 0
                && items[cue.first - 1].is_word
                && matches!(
                    next(1),
                    "the" | "a" | "an" | "out" | "his" | "her" | "their"
                )
        }
        "claimed" | "claims" => matches!(next(1), "responsibility" | "credit" | "victory"),
        "asking" => matches!(next(1), "not" | "for" | "to" | "that"),
        "warning" | "indicating" | "suggesting" => {
            next(1) == "that" && items.get(cue.first + 2).is_some_and(is_auxiliary)
        }
        _ => false,
    }
}

/// "A documentary | called “Bach in the Barn” is due": what an indefinite noun is called, and no verb of its own.
fn is_titled(items: &[Item<'_>], called: usize) -> bool {
    let is_marked = items.get(called + 1).is_some_and(Item::opens_quotation)
        && called > 0
        && !items[called - 1].is_capitalised();
    let noun = items[..called]
        .iter()
        .rev()
        .take(4)
        .take_while(|item| item.is_word);
    is_marked && noun.skip(1).any(|item| item.is("a") || item.is("an"))
}

/// Tells whether a court or the like stands before "heard" or "was told", and a clause behind it.
fn hears(items: &[Item<'_>], verb: usize) -> bool {
    let is_told = items[verb].is("told");
    let Some(end) = verb.checked_sub(usize::from(is_told)) else {
        return false;
    };
    let is_passive = !is_told || matches!(items[end].folded.as_ref(), "was" | "were");
    let hearer = end
        .checked_sub(1)
        .map_or("", |place| items[place].folded.as_ref());
    let is_hearer = matches!(
        hearer,
        "court"
            | "inquest"
            | "inquiry"
            | "tribunal"
            | "jury"
            | "hearing"
            | "trial"
            | "jurors"
            | "judges"
            | "committee"
            | "panel"
    );
    let next = items.get(verb + 1);
    let has_clause = next.is_some_and(|next| {
        next.is("that")
            || next.is("how")
            || next.is("he")
            || next.is("she")
            || next.is_capitalised()
    });
    is_passive && is_hearer && has_clause
}

/// An English verb of saying with its adverb: "went on", "shot back".
pub(super) fn in_two_words(items: &[Item<'_>], at: usize) -> Option<Cue> {
    let next = items.get(at + 1).filter(|next| next.is_word)?;
    let form = match (items[at].folded.as_ref(), next.folded.as_ref()) {
        ("went", "on") => lookup("went on"),
        ("shot" | "fired" | "hit" | "snapped" | "shoots", "back") => lookup("shot back"),
        _ => None,
    }?;
    Some(Cue {
        needs_clause: form.is_weak,
        ..Cue::of(at, 2, form.kind)
    })
}

/// "dismissed | reports of a coup", "amid claims that": the nouns of what is said, by the word before them.
fn is_plural_noun(item: &Item<'_>, before: &str) -> bool {
    let is_noun_too = matches!(
        item.folded.as_ref(),
        "reports"
            | "claims"
            | "charges"
            | "forecasts"
            | "estimates"
            | "calls"
            | "promises"
            | "pledges"
            | "notes"
            | "demands"
    );
    let is_led = matches!(
        before,
        "" | "amid"
            | "over"
            | "on"
            | "by"
            | "from"
            | "with"
            | "about"
            | "after"
            | "despite"
            | "as"
            | "and"
            | "these"
            | "those"
            | "such"
            | "several"
            | "some"
            | "false"
            | "media"
            | "new"
            | "earlier"
    );
    let follows_verb = before.len() > 4 && before.ends_with("ed")
        || lookup(before).is_some_and(|form| form.kind == CueKind::Verb);
    is_noun_too && (is_led || follows_verb)
}

/// "The president will | announce the cabinet": nothing is announced yet.
fn is_ahead(item: &Item<'_>, before: &str) -> bool {
    (matches!(
        before,
        "will" | "would" | "could" | "can" | "may" | "must" | "should" | "might"
    ) || before.ends_with("'ll")
        || before.ends_with("’ll"))
        && matches!(
            item.folded.as_ref(),
            "announce"
                | "reveal"
                | "explain"
                | "declare"
                | "confirm"
                | "conclude"
                | "indicate"
                | "maintain"
                | "predict"
        )
}

/// Tells whether an English verb of saying stands for what is not said: "would not say", "has not confirmed".
fn is_unsaid_in_english(items: &[Item<'_>], verb: usize) -> bool {
    items[..verb]
        .iter()
        .rev()
        .take(4)
        .take_while(|item| item.is_word)
        .find(|item| {
            let word = item.folded.as_ref();
            !(matches!(
                word,
                "has" | "have" | "had" | "yet" | "also" | "immediately" | "been"
            ) || word.ends_with("ly"))
        })
        .is_some_and(|item| {
            let word = item.folded.as_ref();
            matches!(
                word,
                "not"
                    | "never"
                    | "cannot"
                    | "would"
                    | "could"
                    | "might"
                    | "may"
                    | "nor"
                    | "neither"
            ) || word.ends_with("n't")
                || word.ends_with("n’t")
        })
}
