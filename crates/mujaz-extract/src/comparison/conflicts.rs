//! Figures that differ for the same thing.
//!
//! Two figures are of the same thing where they count the same and their sentences tell the same circumstances, or fewer of
//! them where the two articles report the same event. Other places, other days and many days between the articles keep
//! them apart, as does an article that gives both figures.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Weekday;
use mujaz_model::{
    Bilingual, Conflict, ConflictKind, Figure, FigureBound, Language, SentencePlace, Text,
};
use mujaz_text::{Amount, Bound, fold_space};

use super::{
    figures::{Counted, Counting, Noun},
    lexicon::CONCEPTS,
    sameness::{at_least, has_other_days, is_opposed, is_same, likeness, names_others},
    statement::{Day, Statement, common},
};

/// Articles with so many days between them do not report the same event.
const DAYS: i64 = 3;
/// How alike articles are that report the same event.
pub(super) const SAME_EVENT: f64 = 0.25;
/// A word that so many figures of one thing have around them tells none from another.
const COMMON: usize = 64;

/// What is known of two articles that give figures.
pub(super) trait Articles {
    /// How much of what two articles lead with is the same, from 0 to 1.
    fn likeness(&self, left: usize, right: usize) -> f64;
    /// The source of an article's sentence.
    fn source(&self, place: SentencePlace) -> &str;
}

/// A figure by the number of its statement and its own in it.
type FigureNumber = (usize, usize);

/// Finds the conflicts between statements of different articles.
pub(super) fn conflicts(statements: &[Statement], articles: &dyn Articles) -> Vec<Conflict> {
    let mut edges: BTreeMap<(FigureNumber, FigureNumber), Option<ConflictKind>> = BTreeMap::new();
    for (left, right) in pairs(statements) {
        let (mine, theirs) = (&statements[left.0], &statements[right.0]);
        if is_same_thing(mine, left.1, theirs, right.1, articles) {
            edges.insert(
                (left, right),
                differ(&mine.countings[left.1], &theirs.countings[right.1]),
            );
        }
    }
    // An article that gives the other's figure too, here or elsewhere, does not contradict it.
    let agrees: BTreeSet<(FigureNumber, usize)> = edges
        .iter()
        .filter(|(_, kind)| kind.is_none())
        .flat_map(|(&(left, right), _)| {
            let article = |figure: FigureNumber| statements[figure.0].place.article;
            [(left, article(right)), (right, article(left))]
        })
        .collect();
    edges.retain(|&(left, right), kind| {
        let article = |figure: FigureNumber| statements[figure.0].place.article;
        kind.is_none()
            || !(agrees.contains(&(left, article(right)))
                || agrees.contains(&(right, article(left))))
    });
    let mut found: Vec<Conflict> = clusters(&edges)
        .into_iter()
        .filter_map(|(figures, kind)| conflict(statements, &figures, kind, articles))
        .collect();
    found.extend(day_conflicts(statements, articles));
    found.sort_by_key(|conflict| conflict.figures[0].place);
    found
}

/// Figures of different articles that count the same in sentences with a word in common.
fn pairs(statements: &[Statement]) -> BTreeSet<(FigureNumber, FigureNumber)> {
    let mut counted: BTreeMap<&Counted, Vec<FigureNumber>> = BTreeMap::new();
    for (at, statement) in statements.iter().enumerate() {
        for (number, counting) in statement.countings.iter().enumerate() {
            counted
                .entry(&counting.counted)
                .or_default()
                .push((at, number));
        }
    }
    let mut found = BTreeSet::new();
    for figures in counted.values() {
        let mut index: BTreeMap<u32, Vec<FigureNumber>> = BTreeMap::new();
        for &figure in figures {
            let statement = &statements[figure.0];
            for word in statement.circumstances.iter().chain(&statement.sounds) {
                index.entry(*word).or_default().push(figure);
            }
        }
        for near in index.values().filter(|near| near.len() <= COMMON) {
            for (at, &left) in near.iter().enumerate() {
                for &right in &near[at + 1..] {
                    if statements[left.0].place.article != statements[right.0].place.article {
                        found.insert((left, right));
                    }
                }
            }
        }
    }
    found
}

fn is_same_thing(
    mine: &Statement,
    my_figure: usize,
    theirs: &Statement,
    their_figure: usize,
    articles: &dyn Articles,
) -> bool {
    let is_alone = |statement: &Statement, figure: usize| {
        let counted = &statement.countings[figure].counted;
        statement
            .countings
            .iter()
            .filter(|other| other.counted == *counted)
            .count()
            == 1
    };
    if !is_alone(mine, my_figure)
        || !is_alone(theirs, their_figure)
        || is_far_apart(mine, theirs)
        || has_other_days(mine, theirs)
        || mine.is_background != theirs.is_background
        || is_opposed(mine, theirs)
    {
        return false;
    }
    let event = articles.likeness(mine.place.article, theirs.place.article);
    if names_others(mine, theirs) {
        return false;
    }
    let counted = &mine.countings[my_figure].counted;
    let (both, fewer) = if mine.language == theirs.language {
        let both = common(&mine.circumstances, &theirs.circumstances);
        (
            both,
            mine.circumstances.len().min(theirs.circumstances.len()),
        )
    } else {
        let sounds = common(&mine.sounds, &theirs.sounds);
        let both = common(&mine.shared_circumstances, &theirs.shared_circumstances) + sounds;
        let fewer = mine
            .shared_circumstances
            .len()
            .min(theirs.shared_circumstances.len())
            + sounds;
        (both, fewer)
    };
    if counted.is_measure() {
        // Money and shares measure many things: what is measured stands close to the figure.
        let near = common(
            &mine.surroundings[my_figure],
            &theirs.surroundings[their_figure],
        );
        return near >= 2
            && both >= 3
            && at_least(both, fewer, if event >= SAME_EVENT { 0.4 } else { 0.6 });
    }
    if counted.fate.is_some() && event >= SAME_EVENT {
        return both >= 1 && at_least(both, fewer, 0.2);
    }
    if event >= SAME_EVENT {
        return both >= 2 && at_least(both, fewer, 0.3);
    }
    both >= 3 && at_least(both, fewer, 0.5)
        || mine.language != theirs.language && is_same_across(mine, theirs, both, fewer)
}

/// Tells whether sentences in two languages, which have few words in common, tell the same circumstances: with two names, or with
/// one where hardly anything is left that the other does not have.
fn is_same_across(mine: &Statement, theirs: &Statement, both: usize, fewer: usize) -> bool {
    match common(&mine.names, &theirs.names) {
        0 => false,
        1 => both >= 2 && at_least(both, fewer, 0.75),
        _ => at_least(both, fewer, 0.6),
    }
}

fn is_far_apart(mine: &Statement, theirs: &Statement) -> bool {
    match (mine.published, theirs.published) {
        (Some(mine), Some(theirs)) => (mine - theirs).num_days().abs() > DAYS,
        _ => false,
    }
}

/// How two figures for the same thing differ, or `None` where they agree.
pub(super) fn differ(mine: &Counting, theirs: &Counting) -> Option<ConflictKind> {
    let (left, right) = (&mine.number, &theirs.number);
    let is_other_reading = left.other_reading.is_some_and(|other| other == right.low)
        || right.other_reading.is_some_and(|other| other == left.low);
    if left.low <= right.high && right.low <= left.high || is_other_reading {
        return None;
    }
    let (lower, higher) = if left.low < right.low {
        (mine, theirs)
    } else {
        (theirs, mine)
    };
    let gap = higher.number.low.thousandths() - lower.number.high.thousandths();
    let tolerated = |parts: u64| gap <= higher.number.low.thousandths() / parts;
    let is_about = |counting: &Counting| counting.number.bound == Bound::About;
    if (is_about(mine) || is_about(theirs)) && tolerated(10)
        || (is_round(mine.number.low) || is_round(theirs.number.low)) && tolerated(50)
    {
        return None;
    }
    if lower.number.bound == Bound::AtLeast || higher.number.bound == Bound::AtMost {
        return Some(ConflictKind::Bound);
    }
    let is_toll = mine.counted.fate.is_some();
    Some(if is_toll && higher.is_changed && !lower.is_changed {
        ConflictKind::Update
    } else {
        ConflictKind::Contradiction
    })
}

/// Tells whether a number above a hundred is given with two digits: 20 000, 3.5 billion.
fn is_round(amount: Amount) -> bool {
    amount.whole().is_some_and(|whole| {
        let digits = whole.to_string();
        whole >= 1000 && digits[2..].bytes().all(|digit| digit == b'0')
    })
}

/// The figures that hang together by their differences, with the gravest of these.
fn clusters(
    edges: &BTreeMap<(FigureNumber, FigureNumber), Option<ConflictKind>>,
) -> Vec<(Vec<FigureNumber>, ConflictKind)> {
    let mut of: BTreeMap<FigureNumber, usize> = BTreeMap::new();
    let mut found: Vec<(BTreeSet<FigureNumber>, ConflictKind)> = Vec::new();
    for (&(left, right), kind) in edges {
        let Some(kind) = *kind else { continue };
        let (mine, theirs) = (of.get(&left).copied(), of.get(&right).copied());
        let into = mine.or(theirs).unwrap_or(found.len());
        if into == found.len() {
            found.push((BTreeSet::new(), kind));
        }
        found[into].0.extend([left, right]);
        found[into].1 = found[into].1.min(kind);
        if let Some(other) = theirs.filter(|other| *other != into) {
            let (figures, kind) = std::mem::replace(&mut found[other], (BTreeSet::new(), kind));
            found[into].1 = found[into].1.min(kind);
            found[into].0.extend(figures);
        }
        for figure in &found[into].0 {
            of.insert(*figure, into);
        }
    }
    found.retain(|(figures, _)| !figures.is_empty());
    found
        .into_iter()
        .map(|(figures, kind)| (figures.into_iter().collect(), kind))
        .collect()
}

fn conflict(
    statements: &[Statement],
    figures: &[FigureNumber],
    kind: ConflictKind,
    articles: &dyn Articles,
) -> Option<Conflict> {
    let mut given: Vec<Figure> = Vec::new();
    for &(at, number) in figures {
        let statement = &statements[at];
        let counting = &statement.countings[number];
        let value = counting.number.low.to_string();
        // An article that says a figure twice says it once here.
        if given
            .iter()
            .any(|figure| figure.place.article == statement.place.article && figure.value == value)
        {
            continue;
        }
        given.push(Figure {
            place: statement.place,
            span: counting.span,
            text: fold_space(
                counting
                    .span
                    .of(articles.source(statement.place))
                    .unwrap_or_default(),
            ),
            value,
            upper: (counting.number.low != counting.number.high)
                .then(|| counting.number.high.to_string()),
            bound: match counting.number.bound {
                Bound::Exact => FigureBound::Exact,
                Bound::About => FigureBound::About,
                Bound::AtLeast => FigureBound::AtLeast,
                Bound::AtMost => FigureBound::AtMost,
            },
        });
    }
    given.sort_by_key(|figure| (figure.place, figure.span));
    let (at, number) = *figures.first()?;
    let counting = &statements[at].countings[number];
    Some(Conflict {
        kind,
        counted: label(counting, statements[at].language),
        figures: given,
    })
    .filter(|conflict| conflict.figures.len() > 1)
}

/// What is counted, for readers.
fn label(counting: &Counting, language: Language) -> Bilingual {
    let counted = &counting.counted;
    let fate = counted.fate.map(|fate| &CONCEPTS[fate]);
    let noun = match &counted.noun {
        Noun::None => None,
        Noun::Concept(at) => Some((CONCEPTS[*at].ar.to_owned(), CONCEPTS[*at].en.to_owned())),
        Noun::Percent => Some(("في المئة".to_owned(), "per cent".to_owned())),
        Noun::Stem(_) => {
            let written = Text::new(language, counting.written.clone());
            let name = Bilingual::one_sided(written);
            Some((name.ar, name.en))
        }
    };
    match (noun, fate) {
        (Some((ar, en)), Some(fate)) => {
            Bilingual::new(format!("{ar} ({})", fate.ar), format!("{en} ({})", fate.en))
        }
        (Some((ar, en)), None) => Bilingual::new(ar, en),
        (None, Some(fate)) => Bilingual::new(fate.ar, fate.en),
        (None, None) => Bilingual::default(),
    }
}

/// Days that differ where two sentences say the same otherwise.
fn day_conflicts(statements: &[Statement], articles: &dyn Articles) -> Vec<Conflict> {
    const ALIKE: f64 = 0.7;
    let mut index: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, statement) in statements
        .iter()
        .enumerate()
        .filter(|(_, statement)| statement.days.len() == 1)
    {
        for word in &statement.words {
            index.entry(*word).or_default().push(at);
        }
    }
    let mut near = BTreeSet::new();
    for places in index.values().filter(|places| places.len() <= COMMON) {
        for (at, &left) in places.iter().enumerate() {
            near.extend(places[at + 1..].iter().map(|&right| (left, right)));
        }
    }
    let figure = |statement: &Statement| {
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
    };
    near.into_iter()
        .map(|(left, right)| (&statements[left], &statements[right]))
        .filter(|(left, right)| {
            left.place.article != right.place.article
                && left.language == right.language
                && !is_far_apart(left, right)
                && has_other_days(left, right)
                && likeness(left, right) >= ALIKE
                && is_same(left, right, articles)
        })
        .map(|(left, right)| Conflict {
            kind: ConflictKind::Contradiction,
            counted: Bilingual::new("التاريخ", "date"),
            figures: vec![figure(left), figure(right)],
        })
        .collect()
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
