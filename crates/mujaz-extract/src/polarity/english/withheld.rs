//! Words that say of an act that it was not done, kept from happening or untrue, without a negative: "refrained from", "prevented
//! the convoy from", "dismissed as false". A negation before them cancels both: "did not hesitate to".

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::{Scope, is_denied};
use crate::items::Item;

/// Who keeps somebody from an act.
const KEEPING: &str = "prevent prevents prevented preventing stop stops stopped stopping keep keeps kept keeping bar bars barred \
    barring block blocks blocked blocking ban bans banned banning prohibit prohibits prohibited deter deters \
    deterred discourage discouraged dissuade dissuaded restrain restrained shield shielded hinder hindered";

/// Who keeps from an act themselves.
const REFRAINING: &str = "refrain refrains refrained refraining abstain abstains abstained abstaining desist desisted shied shies";

/// Who says that something is untrue.
const DISMISSING: &str = "dismiss dismisses dismissed dismissing refute refutes refuted refuting dispute disputes disputed disputing \
    rebut rebutted rebuts debunk debunked disproved disproves";

/// What is told, and can be untrue.
const TOLD: &str = "claim claims report reports allegation allegations accusation accusations suggestion suggestions rumour \
    rumours rumor rumors charge charges criticism idea notion speculation assertion assertions account \
    accounts talk story stories";

/// What a court or somebody else can throw out or turn down.
const THROWN: &str = "case cases appeal appeals lawsuit lawsuits complaint petition claim claims challenge charge charges suit \
    motion conviction verdict request offer proposal bid plan bill demand invitation application evidence \
    ruling sentence amendment";

/// What a verb here does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Keeping,
    Refraining,
    Dismissing,
}

fn class_of(word: &str) -> Option<Class> {
    static CLASSES: OnceLock<FxHashMap<&str, Class>> = OnceLock::new();
    let classes = CLASSES.get_or_init(|| {
        [
            (Class::Keeping, KEEPING),
            (Class::Refraining, REFRAINING),
            (Class::Dismissing, DISMISSING),
        ]
        .into_iter()
        .flat_map(|(class, words)| words.split(' ').map(move |word| (word, class)))
        .collect()
    });
    classes.get(word).copied()
}

/// Where what is denied begins, and how far the word at `at` governs.
pub(super) fn withheld(items: &[Item<'_>], at: usize) -> Option<(usize, Scope)> {
    let word = items[at].folded.as_ref();
    let next = items.get(at + 1).map_or("", |item| item.folded.as_ref());
    let governs = match (class_of(word), word) {
        (Some(Class::Refraining), _) => {
            let from = at + 1 + usize::from(next == "away");
            let is_led = items.get(from).is_some_and(|item| item.is("from"));
            is_led.then_some((from + 1, Scope::Clause))
        }
        (Some(Class::Keeping), _) => behind_from(items, at).map(|from| (from, Scope::Clause)),
        (Some(Class::Dismissing), _) => untrue(items, at).map(|from| (from, Scope::Clause)),
        (_, "threw" | "thrown" | "throws" | "throwing") if next == "out" => {
            near(items, at + 2, THROWN).then_some((at + 2, Scope::Clause))
        }
        (_, "turned" | "turns" | "turning" | "turn") if next == "down" => {
            near(items, at + 2, THROWN).then_some((at + 2, Scope::Clause))
        }
        (_, "voted" | "votes" | "voting" | "struck" | "strikes") if next == "down" => {
            Some((at + 2, Scope::Phrase))
        }
        // "for want of evidence"
        (_, "want") if next == "of" && at > 0 && items[at - 1].is("for") => {
            Some((at + 2, Scope::Phrase))
        }
        (_, "avoid" | "avoids" | "avoided" | "avoiding") => Some((at + 1, Scope::Phrase)),
        (_, "devoid" | "bereft" | "void" | "absence") if next == "of" => {
            Some((at + 2, Scope::Phrase))
        }
        // Who falls short of a target has one; who stops short of an act leaves it.
        (_, "short") if next == "of" && at > 0 => matches!(
            items[at - 1].folded.as_ref(),
            "stop" | "stops" | "stopped" | "stopping"
        )
        .then_some((at + 2, Scope::Phrase)),
        (_, "acquitted" | "acquits" | "acquitting" | "exonerated" | "absolved" | "cleared") => {
            (at + 1..items.len().min(at + 9))
                .take_while(|&place| items[place].is_word)
                .find(|&place| items[place].is("of"))
                .map(|place| (place + 1, Scope::Phrase))
        }
        (_, "incapable") if next == "of" => Some((at + 2, Scope::Clause)),
        _ => None,
    };
    governs.filter(|_| !is_denied(items, at))
}

/// The act behind "from", within a few words: "prevented the convoy from | reaching".
fn behind_from(items: &[Item<'_>], verb: usize) -> Option<usize> {
    (verb + 1..items.len().min(verb + 9))
        .take_while(|&place| items[place].is_word)
        .find(|&place| items[place].is("from"))
        .map(|place| place + 1)
        .filter(|&from| items.get(from).is_some_and(is_gerund))
}

fn is_gerund(item: &Item<'_>) -> bool {
    item.folded.len() > 4 && item.folded.ends_with("ing") && !item.is_capitalised()
}

/// What is told untrue: behind "that", or from what is told on; "dismissed the minister" is none.
fn untrue(items: &[Item<'_>], verb: usize) -> Option<usize> {
    let clause = (verb + 1..items.len().min(verb + 14))
        .take_while(|&place| items[place].is_word)
        .find(|&place| items[place].is("that"))
        .map(|place| place + 1);
    let is_told = near(items, verb + 1, TOLD)
        || items
            .get(verb + 1)
            .is_some_and(|item| matches!(item.folded.as_ref(), "as" | "that"));
    is_told.then(|| clause.unwrap_or(verb + 1))
}

fn near(items: &[Item<'_>], from: usize, nouns: &str) -> bool {
    items[from.min(items.len())..]
        .iter()
        .take(5)
        .take_while(|item| item.is_word)
        .any(|item| nouns.split(' ').any(|noun| item.is(noun)))
}

/// "no secret of", "no shortage of", "no time in": what stands behind is so.
pub(super) fn affirms_what_is_of(noun: &str, behind: &str) -> bool {
    match noun {
        "secret" => matches!(behind, "of" | "about"),
        "shortage" | "lack" | "dearth" | "end" => behind == "of",
        "time" => behind == "in",
        "effort" | "expense" | "small" | "mean" | "stranger" | "denying" => true,
        _ => false,
    }
}

/// "did not hesitate to", "could not stop the rebels from advancing": the act was done.
pub(super) fn is_cancelled(items: &[Item<'_>], at: usize) -> bool {
    let word = |step: usize| items.get(at + step).map_or("", |item| item.folded.as_ref());
    match word(0) {
        "hesitate" | "hesitated" | "fail" | "fails" | "failed" => word(1) == "to",
        "refrain" | "refrained" => word(1) == "from",
        "avoid" => items.get(at + 1).is_some_and(is_gerund),
        verb if class_of(verb) == Some(Class::Keeping) => {
            behind_from(items, at).is_some()
                || verb == "stop" && items.get(at + 1).is_some_and(is_gerund)
        }
        _ => false,
    }
}

/// What is not denied behind the words here and behind "not": "after the index rose", "not to … | and to", "not the first time | the army".
pub(super) fn opens_clause(items: &[Item<'_>], cue: usize, at: usize) -> bool {
    let word = items[at].folded.as_ref();
    let governing = items[cue].folded.as_ref();
    let is_withheld = || {
        matches!(
            class_of(governing),
            Some(Class::Keeping | Class::Refraining)
        )
    };
    let is_reason = matches!(
        word,
        "after" | "because" | "when" | "once" | "before" | "so"
    );
    let next = items.get(at + 1).map_or("", |item| item.folded.as_ref());
    let is_denied_infinitive =
        items[cue].is("not") && items.get(cue + 1).is_some_and(|item| item.is("to"));
    is_reason && is_withheld()
        || is_denied_infinitive && word == "and" && next == "to"
        || behind_identity(items, cue, at)
}

/// "not the first time | the army has shelled it": only the identity is denied.
fn behind_identity(items: &[Item<'_>], cue: usize, at: usize) -> bool {
    let is_not = items[cue].is("not")
        || items[cue].folded.ends_with("n't")
        || items[cue].folded.ends_with("n’t");
    let word = |place: usize| items.get(place).map_or("", |item| item.folded.as_ref());
    let begins = is_not
        && matches!(word(cue + 1), "the" | "his" | "her" | "its" | "their")
        && matches!(
            word(cue + 2),
            "first" | "last" | "only" | "second" | "third" | "latest"
        );
    begins
        && at >= cue + 4
        && (matches!(
            word(at),
            "the"
                | "a"
                | "an"
                | "that"
                | "who"
                | "which"
                | "to"
                | "he"
                | "she"
                | "it"
                | "they"
                | "we"
                | "i"
                | "his"
                | "her"
                | "their"
        ) || items[at].is_capitalised() && items[at - 1].is("time"))
}
