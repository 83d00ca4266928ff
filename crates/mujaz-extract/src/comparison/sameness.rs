//! Which sentences say the same, and the groups that they make.
//!
//! Sentences that could be the same share one of their rarest words; an index over these keeps the comparisons few. Then they
//! must share most of what they speak of, deny the same, and name the same people, places, offices and days.

use std::collections::BTreeMap;

use mujaz_model::Group;

use super::{
    conflicts::differ,
    figures::Noun,
    statement::{Statement, common},
    things::Things,
};

/// The share of words (Dice) that sentences of one language have in common to say the same, in reports of one event.
const SHARED: f64 = 0.6;
/// The same where a figure of theirs is of the same thing, with fewer words in common.
const SHARED_WITH_FIGURE: f64 = 0.4;
const FEWEST_WITH_FIGURE: usize = 3;
/// The same in articles that report other things: what is alike there is mostly what is often said.
const SHARED_ELSEWHERE: f64 = 0.75;
/// The share of the shorter one's words that the longer one has, where the longer one says more.
const CONTAINED: f64 = 0.85;
/// The share of names and well-known things that sentences of two languages have in common.
const SHARED_ACROSS: f64 = 0.6;
/// Fewer common words say too little.
const FEWEST: usize = 4;
/// A word that so many groups have in common says nothing of one of them.
const COMMON: usize = 200;

/// Groups the statements, the best group first.
pub(super) fn groups(statements: &[Statement], things: &Things<'_>) -> Vec<Group> {
    let mut order: Vec<usize> = (0..statements.len()).collect();
    order.sort_by_key(|&at| (statements[at].rank, statements[at].place));
    let mut frequency: BTreeMap<u32, usize> = BTreeMap::new();
    for key in statements.iter().flat_map(keys) {
        *frequency.entry(key).or_default() += 1;
    }
    // Each group is known by its best sentence; another that is like a lesser one only may say something else again.
    let mut found: Vec<Vec<usize>> = Vec::new();
    let mut index: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for at in order {
        let rare = rarest(&statements[at], &frequency);
        let mut near: Vec<usize> = rare
            .iter()
            .filter_map(|key| index.get(key))
            .filter(|groups| groups.len() <= COMMON)
            .flatten()
            .copied()
            .collect();
        near.sort_unstable();
        near.dedup();
        let joined = near.into_iter().find(|&group| {
            let members = &found[group];
            members
                .iter()
                .all(|&member| statements[member].place.article != statements[at].place.article)
                && is_same(members[0], at, statements, things)
        });
        if let Some(group) = joined {
            found[group].push(at);
        } else {
            for key in rare {
                index.entry(key).or_default().push(found.len());
            }
            found.push(vec![at]);
        }
    }
    found.retain(|members| members.len() > 1);
    found
        .into_iter()
        .map(|members| Group {
            members: members.into_iter().map(|at| statements[at].place).collect(),
        })
        .collect()
}

/// What a statement can be found by, in its own language and in the other.
fn keys(statement: &Statement) -> Vec<u32> {
    let mut keys = [&statement.words[..], &statement.sounds].concat();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The rarest keys: so many that two sentences with enough in common share one of them.
fn rarest(statement: &Statement, frequency: &BTreeMap<u32, usize>) -> Vec<u32> {
    let rare = |mut keys: Vec<u32>| {
        let kept = keys.len() - keys.len() * 2 / 5;
        keys.sort_by_key(|key| (frequency.get(key), *key));
        keys.truncate(kept);
        keys
    };
    // What both languages have is found among itself: beside the words of one language it would rarely be the rarest.
    let mut found = rare(statement.words.clone());
    found.extend(rare(
        [&statement.shared_words[..], &statement.sounds].concat(),
    ));
    found.sort_unstable();
    found.dedup();
    found
}

/// Tells whether two statements say the same, apart from their figures.
fn is_same(left: usize, right: usize, statements: &[Statement], things: &Things<'_>) -> bool {
    let numbers = (left, right);
    let (left, right) = (&statements[left], &statements[right]);
    let likeness = likeness(left, right);
    let is_same_language = left.language == right.language;
    let is_one_event = things.report_one_event(left, right);
    let enough = match (is_same_language, is_one_event) {
        (true, true) => SHARED,
        (true, false) => SHARED_ELSEWHERE,
        (false, _) => SHARED_ACROSS,
    };
    let both = common(&left.words, &right.words);
    let is_contained = is_same_language && {
        let shorter = left.words.len().min(right.words.len());
        shorter >= 6 && at_least(both, shorter, CONTAINED)
    };
    let shares_figure = || {
        is_same_language
            && is_one_event
            && both >= FEWEST_WITH_FIGURE
            && dice(both, left.words.len(), right.words.len()) >= SHARED_WITH_FIGURE
            && things.share_figure(numbers.0, numbers.1)
    };
    // Few words are in both languages: with a figure of the same thing half of them are enough.
    let shares_figure_across = || {
        let both = common(&left.shared_words, &right.shared_words);
        let fewer = left.shared_words.len().min(right.shared_words.len());
        !is_same_language
            && is_one_event
            && both >= FEWEST_WITH_FIGURE
            && at_least(both, fewer, SHARED_ACROSS)
            && things.share_figure(numbers.0, numbers.1)
    };
    (likeness >= enough || is_contained || shares_figure() || shares_figure_across())
        && !is_opposed(left, right)
        && !names_others(left, right)
        && !says_of_another_day(left, right)
        && !tells_otherwise(left, right)
        && !befell_others(left, right)
}

/// Tells whether the same befell others: soldiers in one, civilians in the other.
fn befell_others(left: &Statement, right: &Statement) -> bool {
    left.countings.iter().any(|mine| {
        let mut same = right
            .countings
            .iter()
            .filter(|theirs| {
                mine.counted.fate.is_some() && theirs.counted.fate == mine.counted.fate
            })
            .peekable();
        mine.counted.noun != Noun::None
            && same.peek().is_some()
            && same.all(|theirs| {
                theirs.counted.noun != Noun::None && theirs.counted.noun != mine.counted.noun
            })
    })
}

/// Tells whether they give figures that count the same in different ways: as planned and as done, for a day and in all.
fn tells_otherwise(left: &Statement, right: &Statement) -> bool {
    let mut same = left
        .countings
        .iter()
        .flat_map(|mine| right.countings.iter().map(move |theirs| (mine, theirs)))
        .filter(|(mine, theirs)| mine.counted == theirs.counted)
        .peekable();
    same.peek().is_some()
        && (left.is_background != right.is_background
            || left.is_so_far != right.is_so_far
            || same.all(|(mine, theirs)| !mine.manner.is_like(&theirs.manner)))
}

/// The share of what two statements speak of that both have, from 0 to 1; 0 where that is too little to tell.
pub(super) fn likeness(left: &Statement, right: &Statement) -> f64 {
    if left.language == right.language {
        let both = common(&left.words, &right.words);
        return if both < FEWEST {
            0.0
        } else {
            dice(both, left.words.len(), right.words.len())
        };
    }
    let sounds = common(&left.sounds, &right.sounds);
    let names = common(&left.names, &right.names) + sounds;
    let both = common(&left.shared_words, &right.shared_words) + sounds;
    if names == 0 || both < FEWEST {
        return 0.0;
    }
    dice(
        both,
        left.shared_words.len() + sounds,
        right.shared_words.len() + sounds,
    )
}

/// Tells whether one of them denies what the other affirms.
pub(super) fn is_opposed(left: &Statement, right: &Statement) -> bool {
    let affirms = |one: &Statement, other: &Statement| {
        one.denied.iter().any(|word| {
            other.words.binary_search(word).is_ok() && other.denied.binary_search(word).is_err()
        })
    };
    let denies_alone =
        |one: &Statement, other: &Statement| one.denials > one.lacks && other.denials == 0;
    let across =
        left.language != right.language && (denies_alone(left, right) || denies_alone(right, left));
    // What one language denies as lacking, the other may say with a noun: "without electricity", `انقطاع الكهرباء`.
    let is_lack = left.language != right.language && left.lacks + right.lacks > 0;
    across || (!is_lack && (affirms(left, right) || affirms(right, left)))
}

/// Tells whether one of them denies what the other affirms, apart from what is only lacking: `أطباء بلا حدود` denies no figure.
pub(super) fn is_denied(left: &Statement, right: &Statement) -> bool {
    let only_lack = |one: &Statement| one.denials == one.lacks;
    !(only_lack(left) && only_lack(right)) && is_opposed(left, right)
}

/// Tells whether they name other places, months, people or offices.
pub(super) fn names_others(left: &Statement, right: &Statement) -> bool {
    let disjoint = |left: &[u32], right: &[u32]| {
        !left.is_empty() && !right.is_empty() && common(left, right) == 0
    };
    let is_same_language = left.language == right.language;
    // A town lies in its country, but another town of it is another place.
    let lies_in = |one: &Statement, other: &Statement| {
        other.towns.is_empty() && common(&one.homes, &other.places) > 0
    };
    let are_elsewhere = if is_same_language {
        disjoint(&left.places, &right.places)
    } else {
        disjoint(&left.known_places, &right.known_places)
    };
    let are_of_other_months = disjoint(&left.months, &right.months);
    are_of_other_months
        || (is_same_language && disjoint(&left.named_sites, &right.named_sites))
        || (are_elsewhere && !lies_in(left, right) && !lies_in(right, left))
        || (is_same_language && disjoint(&left.people, &right.people))
        || (is_same_language
            && left.countings.is_empty()
            && disjoint(&left.speaker, &right.speaker))
        || left.offices.iter().any(|(head, of)| {
            let same_head: Vec<u32> = right
                .offices
                .iter()
                .filter(|(other, _)| other == head)
                .map(|(_, of)| *of)
                .collect();
            let mine: Vec<u32> = left
                .offices
                .iter()
                .filter(|(other, _)| other == head)
                .map(|(_, of)| *of)
                .collect();
            is_same_language
                && !same_head.is_empty()
                && !same_head.contains(of)
                && !mine.iter().any(|of| same_head.contains(of))
        })
}

/// Tells whether they name other days and give other figures: then they report two events that are alike.
fn says_of_another_day(left: &Statement, right: &Statement) -> bool {
    let figures_differ = left.countings.iter().any(|mine| {
        right
            .countings
            .iter()
            .any(|theirs| mine.counted == theirs.counted && differ(mine, theirs).is_some())
    });
    has_other_days(left, right) && (figures_differ || left.days.len() > 1 || right.days.len() > 1)
}

/// Tells whether both name days, and none in common.
pub(super) fn has_other_days(left: &Statement, right: &Statement) -> bool {
    !left.days.is_empty()
        && !right.days.is_empty()
        && !left
            .days
            .iter()
            .any(|(day, _)| right.days.iter().any(|(other, _)| day.can_be(*other)))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "no sentence has as many words as a float has integers"
)]
pub(super) fn dice(both: usize, left: usize, right: usize) -> f64 {
    2.0 * both as f64 / (left + right).max(1) as f64
}

#[expect(
    clippy::cast_precision_loss,
    reason = "no sentence has as many words as a float has integers"
)]
pub(super) fn at_least(part: usize, of: usize, share: f64) -> bool {
    part as f64 >= share * of as f64
}
