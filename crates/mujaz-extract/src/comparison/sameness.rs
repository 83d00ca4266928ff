//! Which sentences say the same, and the groups that they make.
//!
//! Sentences that could be the same share one of their rarest words; an index over these keeps the comparisons few. Then they
//! must share most of what they speak of, deny the same, and name the same people, places, offices and days.

use std::collections::BTreeMap;

use mujaz_model::Group;

use super::{
    conflicts::{Articles, SAME_EVENT, differ},
    statement::{Statement, common},
};

/// The share of words (Dice) that sentences of one language have in common to say the same, in reports of one event.
const SHARED: f64 = 0.6;
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
pub(super) fn groups(statements: &[Statement], articles: &dyn Articles) -> Vec<Group> {
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
                && is_same(&statements[members[0]], &statements[at], articles)
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
pub(super) fn is_same(left: &Statement, right: &Statement, articles: &dyn Articles) -> bool {
    let likeness = likeness(left, right);
    let is_one_event = articles.likeness(left.place.article, right.place.article) >= SAME_EVENT;
    let enough = match (left.language == right.language, is_one_event) {
        (true, true) => SHARED,
        (true, false) => SHARED_ELSEWHERE,
        (false, _) => SHARED_ACROSS,
    };
    let is_contained = left.language == right.language && {
        let shorter = left.words.len().min(right.words.len());
        shorter >= 6 && at_least(common(&left.words, &right.words), shorter, CONTAINED)
    };
    (likeness >= enough || is_contained)
        && !is_opposed(left, right)
        && !names_others(left, right)
        && !says_of_another_day(left, right)
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
    let across = left.language != right.language && (left.denials == 0) != (right.denials == 0);
    across || affirms(left, right) || affirms(right, left)
}

/// Tells whether they name other places, people or offices.
pub(super) fn names_others(left: &Statement, right: &Statement) -> bool {
    let disjoint = |left: &[u32], right: &[u32]| {
        !left.is_empty() && !right.is_empty() && common(left, right) == 0
    };
    let is_same_language = left.language == right.language;
    // A capital stands for its country, but not for another town of it.
    let stands_for = |one: &Statement, other: &Statement| {
        other.towns.is_empty() && common(&one.capitals, &other.places) > 0
    };
    (disjoint(&left.places, &right.places) && !stands_for(left, right) && !stands_for(right, left))
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
