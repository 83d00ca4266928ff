//! The subject before an English verb. The items and the verb enter; the noun phrase leaves that is its subject, without auxiliaries, adverbs
//! and days.

use mujaz_text::weekday_named;

use super::{
    LONGEST, Phrase, english::is_inside_word, english_appositions::before_appositions,
    english_clauses::is_finite_verb,
};
use crate::{
    items::Item,
    lexicon::OFFICES_ENGLISH,
    quotations::{
        contents::is_auxiliary,
        cues::cue,
        english_names::{is_name_part, names_person},
    },
};

/// Returns the subject before the verb at `verb`, from which auxiliaries, a day, or appositions can divide it.
pub(super) fn english_before(items: &[Item<'_>], verb: usize) -> Option<Phrase> {
    let end = behind_subject(items, verb);
    if end == 0 {
        return None;
    }
    if items[end - 1].is_mark(&[',']) {
        let is_relative = items[end].is("which") || items[end].is("who");
        return before_appositions(items, end - 1)
            .filter(|phrase| !is_period(items, phrase.first))
            .or_else(|| antecedent(items, end - 1).filter(|_| is_relative))
            .or_else(|| before_aside(items, end - 1));
    }
    if let Some(described) = before_relative_clause(items, end) {
        return Some(described);
    }
    let first = behind_place(items, start_of(items, end), end);
    // "This afternoon | friends said"
    let first = if end > first + 2 && is_period(items, first) {
        first + 2
    } else {
        first
    };
    // "“A farce,” was how | the mayor described it"; in "after the talks were heard indicates", the words are another clause.
    let auxiliary = (first..end.saturating_sub(1)).rfind(|&place| is_auxiliary(&items[place]));
    let first = match auxiliary {
        None => first,
        Some(place) if place == first => place + 1 + usize::from(items[place + 1].is("how")),
        Some(_) => return None,
    };
    // "the minister, John Smith said"
    let first = first + claim_before_name(&items[first..end]);
    if let Some(person) = person_at(items, first) {
        return Some(person);
    }
    (first < end).then_some(Phrase { first, end })
}

/// "A spokesperson for the mission, | known as UNAMI, | said", "…, through his spokesman, said": who stands before what commas set apart.
fn before_aside(items: &[Item<'_>], close: usize) -> Option<Phrase> {
    /// The longest aside, in items.
    const LONGEST: usize = 12;
    let open = (close.saturating_sub(LONGEST)..close)
        .rev()
        .find(|&place| items[place].is_mark(&[',']))?;
    let opens = matches!(
        items[open + 1].folded.as_ref(),
        "known"
            | "through"
            | "speaking"
            | "via"
            | "quoting"
            | "writing"
            | "responding"
            | "using"
            | "formerly"
            | "long"
            | "asked"
            | "appearing"
            | "addressing"
    );
    let first = start_of(items, open);
    let subject = &items[first..open];
    let names = subject
        .iter()
        .any(|item| item.is_capitalised() || OFFICES_ENGLISH.contains(item.folded.as_ref()));
    (opens && names && !subject.iter().any(is_auxiliary)).then_some(Phrase { first, end: open })
}

/// "Luca Benedetti | at Milano Research | argued": the person whose body begins at `body`.
fn person_at(items: &[Item<'_>], body: usize) -> Option<Phrase> {
    let end = body.checked_sub(1).filter(|&at| items[at].is("at"))?;
    let first = (0..end)
        .rev()
        .take_while(|&place| is_name_part(items, place) && items[place].is_word)
        .last()?;
    let opens = first == 0 || !items[first - 1].is_word;
    (opens && names_person(&items[first..end])).then_some(Phrase { first, end })
}

/// How many words of "a claim | Tehran called a lie" stand before the subject of its clause.
fn claim_before_name(words: &[Item<'_>]) -> usize {
    let is_claim = |noun: &Item<'_>| {
        matches!(
            noun.folded.as_ref(),
            "claim"
                | "charge"
                | "statement"
                | "allegation"
                | "accusation"
                | "assertion"
                | "move"
                | "step"
                | "decision"
                | "remark"
                | "plan"
        )
    };
    match words {
        [article, noun, name, ..]
            if matches!(article.folded.as_ref(), "a" | "an")
                && is_claim(noun)
                && name.is_capitalised() =>
        {
            2
        }
        _ => 0,
    }
}

/// Whom a relative clause without commas describes that ends before the verb at `end`, or what somebody is accused of or caught in:
/// "Witnesses | who fled the town | said", "A man | accused of taking £2 million | told", "A study | published in a journal | found".
fn before_relative_clause(items: &[Item<'_>], end: usize) -> Option<Phrase> {
    let clause = clause_start(items, end);
    let relative = (clause + 1..end).find(|&place| {
        matches!(
            items[place].folded.as_ref(),
            "who"
                | "accused"
                | "charged"
                | "convicted"
                | "suspected"
                | "wanted"
                | "arrested"
                | "involved"
                | "trapped"
                | "published"
        )
    })?;
    // The health organisation, in capitals.
    if items[relative].text == "WHO" {
        return None;
    }
    let is_relative = items[relative].is("who");
    let has_verb = (relative + 1..end).any(|place| is_finite_verb(items, place));
    // "It was he | who said", "Those accused said" have nothing between.
    // "Lawyers who specialize in antitrust"
    let is_plural = items[relative - 1].folded.ends_with('s')
        && items
            .get(relative + 1)
            .is_some_and(|next| next.is_word && !next.is_capitalised());
    let is_described = is_relative && (has_verb || is_plural)
        || !is_relative
            && items.get(relative + 1).is_some_and(|next| {
                matches!(next.folded.as_ref(), "of" | "with" | "in" | "by" | "for")
            });
    if !is_described {
        return None;
    }
    let first = start_of(items, relative);
    let opens = items.get(first).is_some_and(|item| item.is_word);
    (opens && first < relative && first <= clause + 1).then_some(Phrase {
        first,
        end: relative,
    })
}

/// Whom a relative clause behind the comma at `comma` is about: "claimed by the group, | which said".
pub(super) fn antecedent(items: &[Item<'_>], comma: usize) -> Option<Phrase> {
    let mut first = comma;
    while first > 0 && comma - first < LONGEST {
        let item = &items[first - 1];
        let is_determiner = matches!(
            item.folded.as_ref(),
            "the" | "a" | "an" | "its" | "his" | "her" | "their"
        );
        if is_determiner {
            first -= 1;
            break;
        }
        let is_inside = is_inside_word(items, first - 1);
        if !(item.is_word || is_inside)
            || matches!(
                item.folded.as_ref(),
                "by" | "to"
                    | "with"
                    | "from"
                    | "against"
                    | "about"
                    | "after"
                    | "and"
                    | "told"
                    | "for"
                    | "on"
            )
        {
            break;
        }
        first -= 1;
    }
    let is_source = first > 1 && items[first - 1].is("to") && items[first - 2].is("according");
    let is_named = is_source || items[first..comma].iter().any(Item::is_capitalised);
    (first < comma && is_named).then_some(Phrase { first, end: comma })
}

/// The item behind a place that a clause begins with: "while in Amman | the government signalled".
fn behind_place(items: &[Item<'_>], first: usize, end: usize) -> usize {
    // "In the interview | he said", "a poll | by the institute said"
    let is_pronoun = |place: usize| {
        matches!(
            items[place].folded.as_ref(),
            "he" | "she" | "they" | "it" | "we"
        )
    };
    if end > first && is_pronoun(end - 1) {
        return end - 1;
    }
    if items[first].is("by") && end > first + 1 {
        return first + 1;
    }
    if !matches!(items[first].folded.as_ref(), "in" | "at" | "from") {
        return first;
    }
    // "In a statement | the firm said"
    if matches!(items[first + 1].folded.as_ref(), "a" | "an") {
        let owner = (first + 3..end).find(|&place| {
            matches!(
                items[place].folded.as_ref(),
                "the" | "its" | "his" | "her" | "their"
            ) && !matches!(
                items[place - 1].folded.as_ref(),
                "of" | "to" | "with" | "for" | "on" | "from" | "by"
            )
        });
        return owner.unwrap_or(first);
    }
    (first + 1..end)
        .find(|&place| !items[place].is_capitalised())
        .filter(|&place| {
            place > first + 1 && matches!(items[place].folded.as_ref(), "the" | "a" | "an")
        })
        .unwrap_or(first)
}

/// This month, last year: a period of which two words speak from `at` on.
fn is_period(items: &[Item<'_>], at: usize) -> bool {
    let word = |at: usize| items.get(at).map_or("", |item| item.folded.as_ref());
    matches!(word(at), "this" | "last" | "next")
        && matches!(
            word(at.wrapping_add(1)),
            "year"
                | "month"
                | "week"
                | "weekend"
                | "night"
                | "morning"
                | "afternoon"
                | "evening"
                | "summer"
                | "spring"
                | "autumn"
                | "winter"
        )
}

/// Where the subject of the verb at `verb` ends: before auxiliaries, adverbs and "on Friday".
fn behind_subject(items: &[Item<'_>], verb: usize) -> usize {
    let mut end = verb;
    // "Doctors Without Borders (MSF) says"
    if end > 3 && items[end - 1].is_mark(&[')']) {
        let open = (end.saturating_sub(5)..end - 1)
            .rev()
            .find(|&place| items[place].is_mark(&['(']));
        end = open.filter(|&open| open > 0).unwrap_or(end);
    }
    while end > 0 && items[end - 1].is_word {
        let word = items[end - 1].folded.as_ref();
        let is_auxiliary = matches!(
            word,
            "has"
                | "had"
                | "have"
                | "also"
                | "once"
                | "first"
                | "already"
                | "often"
                | "always"
                | "again"
                | "later"
                | "then"
                | "previously"
                | "earlier"
                | "repeatedly"
                | "long"
                | "reportedly"
                | "who"
                | "which"
                | "only"
                | "since"
                | "now"
                | "even"
                | "still"
                | "instead"
                | "will"
                | "would"
                | "today"
                | "yesterday"
                | "himself"
                | "herself"
                | "itself"
        ) || word.len() > 4
            && word.ends_with("ly")
            && !items[end - 1].is_capitalised()
            && !matches!(
                word,
                "family" | "assembly" | "reply" | "supply" | "rally" | "monopoly"
            );
        let is_day = weekday_named(word).is_some() || is_period(items, end.wrapping_sub(2));
        // The health organisation, in capitals.
        if !(is_auxiliary || is_day) || items[end - 1].text == "WHO" {
            break;
        }
        end -= 1;
        while is_day
            && end > 0
            && matches!(
                items[end - 1].folded.as_ref(),
                "on" | "late" | "early" | "last" | "this" | "next"
            )
        {
            end -= 1;
        }
    }
    end
}

/// Where the stretch between commas begins that ends at `end`.
pub(super) fn clause_start(items: &[Item<'_>], end: usize) -> usize {
    items[..end]
        .iter()
        .rposition(|item| item.is_mark(&[',', '"', '”', '“', '.', ';', ':']))
        .map_or(0, |place| place + 1)
}

/// The start of the clause's subject that ends before `end`.
pub(super) fn start_of(items: &[Item<'_>], end: usize) -> usize {
    let mut first = end;
    while first > 0
        && end - first < LONGEST
        && (items[first - 1].is_word || first < end && is_inside_word(items, first - 1))
    {
        let word = items[first - 1].folded.as_ref();
        let is_connector = weekday_named(word).is_some()
            || matches!(
                word,
                "that"
                    | "as"
                    | "while"
                    | "but"
                    | "when"
                    | "because"
                    | "which"
                    | "who"
                    | "what"
                    | "where"
                    | "although"
                    | "after"
                    | "before"
                    | "if"
                    | "and"
                    | "meanwhile"
                    | "however"
                    | "on"
                    | "yesterday"
                    | "so"
                    | "though"
                    | "since"
                    | "until"
                    | "unless"
                    | "whereas"
                    | "once"
                    | "whether"
                    | "than"
                    | "or"
                    | "yet"
                    | "privately"
                    | "publicly"
                    | "initially"
            );
        // "the Council on Foreign Relations"
        let is_named_on = word == "on"
            && first > 1
            && items[first].is_capitalised()
            && items[first - 2].is_capitalised()
            && weekday_named(&items[first].folded).is_none();
        let joins_names = word == "and"
            && first > 1
            && items[first].is_capitalised()
            && items[first - 2].is_capitalised();
        // "people briefed on the talks", "an expert on the region"
        let describes = word == "on"
            && first > 1
            && matches!(
                items[first - 2].folded.as_ref(),
                "briefed" | "expert" | "experts" | "authority" | "adviser" | "advisor" | "working"
            );
        // "said | the ministry had assured it": the subject of another verb of saying ends here.
        let is_said = first < end && cue(items, first - 1).is_some();
        if word == "and"
            && first < end
            && let Some(joint) = joint_sources(items, first - 1)
        {
            first = joint;
            break;
        }
        let is_connector = is_connector && items[first - 1].text != "WHO";
        if (is_connector || is_said) && !joins_names && !describes && !is_named_on {
            break;
        }
        first -= 1;
    }
    first
}

/// Where the first of two joined sources begins before the "and" at `and`: "…, | residents and a local official said". The stretch from the comma
/// is a few words, one of which is somebody, and none a verb.
fn joint_sources(items: &[Item<'_>], and: usize) -> Option<usize> {
    let clause = clause_start(items, and);
    let words = &items[clause..and];
    let is_somebody = |item: &Item<'_>| {
        OFFICES_ENGLISH.contains(&item.folded)
            || item
                .folded
                .strip_suffix('s')
                .is_some_and(|one| OFFICES_ENGLISH.contains(one))
            || matches!(
                item.folded.as_ref(),
                "police"
                    | "residents"
                    | "witnesses"
                    | "officials"
                    | "medics"
                    | "rescuers"
                    | "relatives"
                    | "doctors"
            )
    };
    let opens_otherwise = words.first().is_some_and(|first| {
        matches!(
            first.folded.as_ref(),
            "and"
                | "but"
                | "while"
                | "when"
                | "after"
                | "as"
                | "in"
                | "on"
                | "at"
                | "for"
                | "with"
                | "including"
        )
    });
    ((1..=4).contains(&words.len())
        && !opens_otherwise
        && words
            .iter()
            .all(|item| item.is_word && !item.is_capitalised())
        && words.last().is_some_and(is_somebody)
        && !(clause..and).any(|place| is_finite_verb(items, place)))
    .then_some(clause)
}
