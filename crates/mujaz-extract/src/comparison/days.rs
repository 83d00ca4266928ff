//! Days that differ for the same thing: talks on 12 March and talks on 14 March.
//!
//! Sentences of two articles that name one day each, and say much the same otherwise, differ in it. The days on which
//! something was only said are none.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Weekday;
use mujaz_model::{Bilingual, Conflict, ConflictKind, Figure, FigureBound};
use mujaz_text::fold_space;

use super::{
    conflicts::{Articles, COMMON, SAME_EVENT},
    sameness::{at_least, dice, has_other_days, is_denied, names_others},
    statement::{Day, Statement, common, named_by_towns},
    things::is_far_apart,
};

/// How much of what they say is the same in reports of one event.
const ALIKE: f64 = 0.5;
/// The same where the articles report other things, or where the day is that of a week: such days are near each other by chance.
const ALIKE_BY_CHANCE: f64 = 0.65;

/// Finds the days of statements of different articles that differ for the same thing.
pub(super) fn day_conflicts(statements: &[Statement], articles: &dyn Articles) -> Vec<Conflict> {
    let mut given: BTreeMap<usize, Vec<Day>> = BTreeMap::new();
    for statement in statements {
        let days = statement.days.iter().map(|(day, _)| *day);
        given.entry(statement.report).or_default().extend(days);
    }
    let says = |report: usize, day: Day| {
        given
            .get(&report)
            .is_some_and(|days| days.iter().any(|other| day.can_be(*other)))
    };
    pairs(statements)
        .into_iter()
        .map(|(left, right)| (&statements[left], &statements[right]))
        .filter(|(left, right)| {
            left.report != right.report
                && !is_far_apart(left, right)
                && has_other_days(left, right)
                // An article that gives the other's day too speaks of two.
                && !says(left.report, right.days[0].0)
                && !says(right.report, left.days[0].0)
                && left.is_of_the_same_time(right)
                && !is_denied(left, right)
                && !names_others(left, right)
                && !tell_other_tolls(left, right)
                && is_alike(left, right, articles)
        })
        .map(|(left, right)| Conflict {
            kind: ConflictKind::Contradiction,
            counted: Bilingual::new("التاريخ", "date"),
            figures: vec![figure(left, articles), figure(right, articles)],
        })
        .collect()
}

/// Statements that name one day each and have a word in common.
pub(super) fn pairs(statements: &[Statement]) -> BTreeSet<(usize, usize)> {
    let mut index: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, statement) in statements.iter().enumerate() {
        if statement.days.len() == 1 {
            for word in &statement.words {
                index.entry(*word).or_default().push(at);
            }
        }
    }
    let mut near = BTreeSet::new();
    for places in index.values().filter(|places| places.len() <= COMMON) {
        for (at, &left) in places.iter().enumerate() {
            near.extend(places[at + 1..].iter().map(|&right| (left, right)));
        }
    }
    near
}

/// Tells whether two statements say much the same apart from their days and figures.
fn is_alike(left: &Statement, right: &Statement, articles: &dyn Articles) -> bool {
    const FEWEST: usize = 3;
    let is_one_event = articles.likeness(left.place.article, right.place.article) >= SAME_EVENT;
    let are_weekdays = [left, right]
        .iter()
        .any(|statement| matches!(statement.days[0].0, Day::OfWeek(_)));
    let enough = if is_one_event && !are_weekdays {
        ALIKE
    } else {
        ALIKE_BY_CHANCE
    };
    if left.language == right.language {
        let both = common(&left.circumstances, &right.circumstances) + named_by_towns(left, right);
        return both >= FEWEST
            && dice(both, left.circumstances.len(), right.circumstances.len()) >= enough;
    }
    let sounds = common(&left.sounds, &right.sounds);
    let both = common(&left.shared_circumstances, &right.shared_circumstances)
        + sounds
        + named_by_towns(left, right);
    let fewer = left
        .shared_circumstances
        .len()
        .min(right.shared_circumstances.len())
        + sounds;
    both >= FEWEST
        && common(&left.names, &right.names) + sounds >= 1
        && at_least(both, fewer, enough)
}

/// Tells whether they give other figures of what befell people, or one tells how they changed: then they report two events that
/// are alike, or one event on two days.
fn tell_other_tolls(left: &Statement, right: &Statement) -> bool {
    let is_change = |statement: &Statement| {
        let mut countings = statement.countings.iter();
        countings.any(|told| told.counted.fate.is_some() && told.manner.is_changed)
    };
    is_change(left)
        || is_change(right)
        || left.countings.iter().any(|mine| {
            mine.counted.fate.is_some()
                && right.countings.iter().any(|theirs| {
                    mine.counted == theirs.counted && mine.number.low != theirs.number.low
                })
        })
}

fn figure(statement: &Statement, articles: &dyn Articles) -> Figure {
    let (day, span) = statement.days[0];
    Figure {
        place: statement.place,
        span,
        text: fold_space(
            span.of(articles.source(statement.place))
                .unwrap_or_default(),
        ),
        value: match day {
            Day::Full(day) => day.to_string(),
            Day::OfYear { month, day } => format!("--{month:02}-{day:02}"),
            Day::OfWeek(day) => weekday(day).to_owned(),
        },
        upper: None,
        bound: FigureBound::Exact,
    }
}

const fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "monday",
        Weekday::Tue => "tuesday",
        Weekday::Wed => "wednesday",
        Weekday::Thu => "thursday",
        Weekday::Fri => "friday",
        Weekday::Sat => "saturday",
        Weekday::Sun => "sunday",
    }
}
