//! English words that deny, and what only looks like one.

mod withheld;

use super::Scope;
use crate::items::Item;

pub(super) fn negation(items: &[Item<'_>], at: usize) -> Option<(usize, Scope)> {
    let word = items[at].folded.as_ref();
    let next = items.get(at + 1).map_or("", |item| item.folded.as_ref());
    if is_tag_question(items, at) {
        return None;
    }
    match word {
        "not" => {
            if denies_denial(items, at + 1) {
                return None;
            }
            let only = matches!(next, "only" | "just" | "merely" | "simply" | "solely");
            let only = only || is_not_limited(items, at);
            (!only && !UNDERSTATED.contains(&next) && !is_idiom_of_not(items, at))
                .then_some((at + 1, Scope::Clause))
        }
        // "no indication that it was deliberate"
        "no" if SHOWN.contains(&next) && items.get(at + 2).is_some_and(|item| item.is("that")) => {
            Some((at + 3, Scope::Clause))
        }
        "no" if next == "one" && denies_denial(items, at + 2) => None,
        "no" if matches!(next, "longer" | "one") => Some((at + 2, Scope::Clause)),
        "no" if is_at_no_time(items, at) => Some((at + 2, Scope::Clause)),
        "no" if is_subject_of_no(items, at) && !is_idiom_of_no(items, at) => {
            Some((at + 1, Scope::Clause))
        }
        "no" => (!is_idiom_of_no(items, at) && items.get(at + 1).is_some_and(|item| item.is_word))
            .then_some((at + 1, Scope::Phrase)),
        "never" | "cannot" | "nothing" | "nobody" if denies_denial(items, at + 1) => None,
        "cannot" if next == "but" || cannot_help(items, at) => None,
        // "nothing but", "nothing less than", "nothing short of"; "none other than".
        "nothing" | "nobody"
            if is_kept_from(items, at) || matches!(next, "but" | "less" | "short" | "except") =>
        {
            None
        }
        "none" if next == "other" => None,
        // "Nobody disputes that": all hold it true.
        "nobody"
            if matches!(
                next,
                "disputes" | "denies" | "doubts" | "disputed" | "denied" | "doubted"
            ) =>
        {
            None
        }
        "never" | "neither" | "nor" | "cannot" | "nobody" | "nothing" | "none" => {
            Some((at + 1, Scope::Clause))
        }
        "hardly" | "barely" | "scarcely" | "rarely" | "seldom" => {
            (without_behind(items, at).is_none() && !is_soon(items, at))
                .then_some((at + 1, Scope::Clause))
        }
        "without" if is_cancelled(items, at) || matches!(next, "doubt" | "question" | "fail") => {
            None
        }
        "lack" | "lacks" | "lacked" | "lacking" | "unlikely" | "denied" | "denies" | "denying"
        | "deny"
            if is_denied(items, at) =>
        {
            None
        }
        "without" | "lack" | "lacks" | "lacked" | "lacking" => Some((at + 1, Scope::Phrase)),
        "anything" if next == "but" => Some((at + 2, Scope::Phrase)),
        "far" if next == "from" => Some((at + 2, Scope::Phrase)),
        "instead" if next == "of" => Some((at + 2, Scope::Phrase)),
        "unlikely" => Some((at + 1 + usize::from(next == "to"), Scope::Clause)),
        "yet" if next == "to" => is_perfect(items, at).then_some((at + 2, Scope::Clause)),
        "ruled" | "rules" | "ruling" | "rule" if next == "out" => {
            (!is_denied(items, at)).then_some((at + 2, Scope::Clause))
        }
        "unable" if next == "to" && !is_denied(items, at) => Some((at + 2, Scope::Clause)),
        "rather" if next == "than" => Some((at + 2, Scope::Phrase)),
        "fail" | "fails" | "failed" | "failing" | "failure" | "declined" | "declines"
        | "declining" | "refusal" | "inability" | "unwilling" | "impossible"
            if next == "to" =>
        {
            (!is_denied(items, at)).then_some((at + 2, Scope::Clause))
        }
        "non" => {
            let hyphen = items
                .get(at + 1)
                .is_some_and(|item| item.is_mark(&['-', '‑', '–']));
            hyphen.then_some((at + 2, Scope::Word))
        }
        "denied" | "denies" | "denying" | "deny" | "refused" | "refuses" | "refusing"
        | "rejected" | "rejects" | "rejecting" => {
            let that = if next == "that" { at + 2 } else { at + 1 };
            Some((that, Scope::Clause))
        }
        _ => (word.ends_with("n't") || word.ends_with("n’t"))
            .then_some(())
            .filter(|()| !matches!(next, "only" | "just") && !denies_denial(items, at + 1))
            .map(|()| (at + 1, Scope::Clause))
            .or_else(|| withheld::withheld(items, at)),
    }
}

/// Tells whether what is denied goes on with a word behind words in marks: "no plans" | to leave; and not "it is not so" | in Paris.
pub(super) fn goes_on_behind_marks(next: &Item<'_>) -> bool {
    !matches!(
        next.folded.as_ref(),
        "in" | "on"
            | "at"
            | "during"
            | "after"
            | "before"
            | "as"
            | "when"
            | "while"
            | "if"
            | "by"
            | "and"
            | "but"
            | "or"
            | "he"
            | "she"
            | "it"
            | "they"
            | "we"
            | "because"
            | "since"
            | "until"
            | "last"
            | "earlier"
            | "later"
            | "amid"
            | "despite"
            | "according"
            | "adding"
            | "is"
            | "was"
            | "were"
            | "are"
            | "has"
            | "had"
            | "have"
            | "would"
            | "will"
    )
}

/// "not least", "not until Sunday did", "whether or not", "could not but".
fn is_idiom_of_not(items: &[Item<'_>], at: usize) -> bool {
    let next = items.get(at + 1).map_or("", |item| item.folded.as_ref());
    let is_choice = || {
        items[at.saturating_sub(7)..at]
            .iter()
            .any(|item| item.is("whether"))
    };
    matches!(next, "least" | "but")
        || cannot_help(items, at)
        || next == "until" && (at == 0 || !items[at - 1].is_word)
        || at > 0 && items[at - 1].is("or") && is_choice()
}

/// "cannot help noticing", "could not help but notice"; and not "could not help the wounded".
fn cannot_help(items: &[Item<'_>], at: usize) -> bool {
    let word = |step: usize| items.get(at + step).map_or("", |item| item.folded.as_ref());
    word(1) == "help" && (word(2) == "but" || word(2).ends_with("ing"))
}

/// "no doubt", "no fewer than 20", "no choice but to", "no secret that": what stands behind is affirmed.
fn is_idiom_of_no(items: &[Item<'_>], at: usize) -> bool {
    let word = |step: usize| items.get(at + step).map_or("", |item| item.folded.as_ref());
    let next = word(1);
    if withheld::affirms_what_is_of(next, word(2)) {
        return true;
    }
    match word(2) {
        "than" if matches!(next, "fewer" | "more") => return true,
        "but"
            if matches!(
                next,
                "choice" | "option" | "alternative" | "way" | "recourse"
            ) =>
        {
            return true;
        }
        "that"
            if matches!(
                next,
                "secret" | "wonder" | "coincidence" | "accident" | "surprise" | "mistake"
            ) =>
        {
            return true;
        }
        _ => {}
    }
    matches!(
        next,
        "doubt" | "question" | "later" | "sooner" | "matter" | "less"
    ) || next.chars().all(char::is_numeric) && !next.is_empty()
}

/// "No group has claimed the attack": the verb is denied with its subject.
fn is_subject_of_no(items: &[Item<'_>], at: usize) -> bool {
    items[at + 1..]
        .iter()
        .take(4)
        .take_while(|item| item.is_word)
        .skip(1)
        .any(|item| AUXILIARIES.contains(&item.folded.as_ref()))
}

/// "not limited to oil but extends to power".
fn is_not_limited(items: &[Item<'_>], at: usize) -> bool {
    let word = |step: usize| items.get(at + step).map_or("", |item| item.folded.as_ref());
    matches!(word(1), "limited" | "confined" | "restricted")
        && word(2) == "to"
        && items[at + 3..].iter().any(|item| item.is("but"))
}

/// "Barely a week after the truce": it came soon.
fn is_soon(items: &[Item<'_>], at: usize) -> bool {
    let behind = &items[at + 1..];
    let has = |words: &[&str]| {
        behind
            .iter()
            .take(5)
            .take_while(|item| item.is_word)
            .any(|item| words.contains(&item.folded.as_ref()))
    };
    has(&[
        "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year",
        "years",
    ]) && has(&["after", "before", "into", "since"])
}

/// "Hardly a day passes without": the two negatives make what stands behind "without" true.
fn without_behind(items: &[Item<'_>], at: usize) -> Option<usize> {
    (at + 1..items.len().min(at + 8))
        .take_while(|&place| items[place].is_word)
        .find(|&place| items[place].is("without"))
}

fn is_cancelled(items: &[Item<'_>], without: usize) -> bool {
    let is_choice = without > 1 && items[without - 1].is("or") && items[without - 2].is("with");
    is_choice
        || is_denied(items, without)
        || (without.saturating_sub(7)..without).any(|place| {
            matches!(
                items[place].folded.as_ref(),
                "hardly" | "barely" | "scarcely" | "rarely" | "seldom"
            ) && without_behind(items, place) == Some(without)
        })
}

/// "Nothing in the contract prevents the city from selling": the act is left free.
fn is_kept_from(items: &[Item<'_>], at: usize) -> bool {
    (at + 1..items.len().min(at + 8))
        .take_while(|&place| items[place].is_word)
        .any(|place| withheld::is_cancelled(items, place))
}

/// "rule out", "deny": who does not do so leaves it open.
fn denies_denial(items: &[Item<'_>], verb: usize) -> bool {
    let word = |at: usize| items.get(at).map_or("", |item| item.folded.as_ref());
    let at = verb
        + usize::from(matches!(
            word(verb),
            "yet" | "explicitly" | "immediately" | "been"
        ));
    // "cannot be ruled out", "nothing has been ruled out"
    let at = at
        + match (word(at), word(at + 1)) {
            ("has" | "have", "been") => 2,
            ("is" | "was" | "being", _) => 1,
            _ => 0,
        };
    let at = at + usize::from(word(at) == "be" && matches!(word(at + 1), "ruled" | "excluded"));
    matches!(word(at), "rule" | "ruled" | "ruling") && word(at + 1) == "out"
        || word(at) == "excluded" && at > verb
        || matches!(
            word(at),
            "deny" | "denies" | "disputes" | "denied" | "denying" | "without" | "unlikely" | "lack"
        )
        || withheld::is_cancelled(items, at)
}

/// "At no point did he", "under no circumstances"
fn is_at_no_time(items: &[Item<'_>], at: usize) -> bool {
    at > 0
        && matches!(items[at - 1].folded.as_ref(), "at" | "under" | "in")
        && items.get(at + 1).is_some_and(|next| {
            matches!(
                next.folded.as_ref(),
                "point" | "time" | "circumstances" | "stage" | "way"
            )
        })
}

/// "You were greedy, | weren't you?"
fn is_tag_question(items: &[Item<'_>], at: usize) -> bool {
    let word = items[at].folded.as_ref();
    (word.ends_with("n't") || word.ends_with("n’t"))
        && items.get(at + 1).is_some_and(|next| {
            matches!(
                next.folded.as_ref(),
                "you" | "he" | "she" | "it" | "they" | "we" | "i"
            )
        })
        && items.get(at + 2).is_some_and(|item| item.is_mark(&['?']))
}

/// Tells whether a negation stands just before a verb.
fn is_denied(items: &[Item<'_>], verb: usize) -> bool {
    let has_no_subject = (verb.saturating_sub(8)..verb)
        .rev()
        .take_while(|&place| items[place].is_word)
        .any(|place| items[place].is("nothing") && is_kept_from(items, place));
    let is_no_one = verb >= 2 && items[verb - 1].is("one") && items[verb - 2].is("no");
    has_no_subject
        || is_no_one
        || items[..verb]
            .iter()
            .rev()
            .take(2)
            .take_while(|item| item.is_word)
            .any(|item| {
                let word = item.folded.as_ref();
                matches!(word, "not" | "never" | "nor" | "cannot" | "nobody")
                    || word.ends_with("n't")
                    || word.ends_with("n’t")
            })
}

/// "has yet to", "is yet to".
fn is_perfect(items: &[Item<'_>], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        matches!(
            items[before].folded.as_ref(),
            "has" | "have" | "had" | "is" | "are" | "was" | "were"
        )
    })
}

/// What "not" before it affirms: "not unusual".
const UNDERSTATED: &[&str] = &[
    "uncommon",
    "unusual",
    "impossible",
    "unreasonable",
    "unheard",
    "unthinkable",
    "insignificant",
    "inconceivable",
    "surprisingly",
];

/// What shows that something is so; where there is none of it, that is denied.
const SHOWN: &[&str] = &[
    "indication",
    "evidence",
    "sign",
    "suggestion",
    "proof",
    "hint",
    "guarantee",
];

/// Verbs that refuse or deny, behind which "and" with a past verb begins what is done instead.
const REFUSES: &[&str] = &[
    "denied",
    "denies",
    "refused",
    "refuses",
    "rejected",
    "rejects",
    "declined",
    "ruled",
    "failed",
    "did",
    "didn't",
    "didn’t",
    "dismissed",
    "prevented",
    "refrained",
    "abstained",
    "threw",
    "turned",
    "avoided",
    "refuted",
    "disputed",
];

/// Past verbs without "ed".
const IRREGULAR: &[&str] = &[
    "said",
    "went",
    "began",
    "left",
    "took",
    "made",
    "gave",
    "sent",
    "met",
    "held",
    "told",
    "kept",
    "won",
    "lost",
    "fell",
    "rose",
    "came",
    "ran",
    "put",
    "set",
    "became",
    "sought",
    "fought",
    "chose",
    "did",
    "upheld",
    "withdrew",
    "drew",
    "grew",
    "built",
    "rebuilt",
    "bought",
    "brought",
    "broke",
    "caught",
    "felt",
    "found",
    "got",
    "knew",
    "laid",
    "led",
    "paid",
    "sat",
    "saw",
    "shot",
    "spoke",
    "spent",
    "stood",
    "swore",
    "threw",
    "thought",
    "wrote",
    "overturned",
    "cut",
    "quit",
    "struck",
    "flew",
    "drove",
    "hit",
];

/// Verbs that make another verb's clause, and show that one has begun.
const AUXILIARIES: &[&str] = &[
    "has", "have", "had", "is", "are", "was", "were", "will", "would",
];

/// Words that begin another clause beside the denied one: "nor", "and that", "unless", "until", "and ordered".
pub(super) fn opens_clause(items: &[Item<'_>], cue: usize, at: usize) -> bool {
    let item = &items[at];
    let next = items.get(at + 1).map_or("", |item| item.folded.as_ref());
    let refuses = REFUSES.contains(&items[cue].folded.as_ref())
        || items[cue].is("not")
            && (cue > 0 && items[cue - 1].is("did")
                || items.get(cue + 1).is_some_and(|item| item.is("to")));
    let is_past = next.ends_with("ed") && next.len() > 3 || IRREGULAR.contains(&next);
    item.is("nor")
        || withheld::opens_clause(items, cue, at)
        || matches!(item.folded.as_ref(), "unless" | "except" | "until")
        || item.is("and") && (next == "that" || AUXILIARIES.contains(&next) || refuses && is_past)
}
