//! Figures that differ for the same thing.
//!
//! Figures of different articles that count the same are compared where `things` says that they are of the same thing. An
//! article that gives both figures, or figures that come to the other, contradicts neither.

use std::collections::{BTreeMap, BTreeSet};

use mujaz_model::{
    Bilingual, Conflict, ConflictKind, Figure, FigureBound, Language, SentencePlace, Text,
};
use mujaz_text::{Bound, fold_space};

use super::{
    days::day_conflicts,
    figures::{Counted, Counting, Noun},
    lexicon::CONCEPTS,
    statement::Statement,
    things::Things,
};

/// How alike articles are that report the same event.
pub(super) const SAME_EVENT: f64 = 0.25;
/// A word that so many figures of one thing have around them tells none from another.
pub(super) const COMMON: usize = 64;

/// What is known of two articles that give figures.
pub(super) trait Articles {
    /// How much of what two articles lead with is the same, from 0 to 1.
    fn likeness(&self, left: usize, right: usize) -> f64;
    /// The source of an article's sentence.
    fn source(&self, place: SentencePlace) -> &str;
}

/// A figure by the number of its statement and its own in it.
pub(super) type FigureNumber = (usize, usize);

/// Finds the conflicts between statements of different articles.
pub(super) fn conflicts(
    statements: &[Statement],
    things: &Things<'_>,
    articles: &dyn Articles,
) -> Vec<Conflict> {
    let mut edges: BTreeMap<(FigureNumber, FigureNumber), Option<ConflictKind>> = BTreeMap::new();
    for (left, right) in pairs(statements) {
        if things.are_same(left, right) {
            let counting = |figure: FigureNumber| &statements[figure.0].countings[figure.1];
            edges.insert((left, right), differ(counting(left), counting(right)));
        }
    }
    edges.retain(|&(left, right), kind| kind.is_none() || !things.agree_elsewhere(left, right));
    // An article that gives the other's figure too, here or elsewhere, does not contradict it.
    let agrees: BTreeSet<(FigureNumber, usize)> = edges
        .iter()
        .filter(|(_, kind)| kind.is_none())
        .flat_map(|(&(left, right), _)| {
            let report = |figure: FigureNumber| statements[figure.0].report;
            [(left, report(right)), (right, report(left))]
        })
        .collect();
    edges.retain(|&(left, right), kind| {
        let report = |figure: FigureNumber| statements[figure.0].report;
        kind.is_none()
            || !(agrees.contains(&(left, report(right))) || agrees.contains(&(right, report(left))))
    });
    let mut found: Vec<Conflict> = clusters(&edges)
        .into_iter()
        .filter_map(|(figures, kind)| conflict(statements, &figures, kind, articles))
        .collect();
    found.extend(day_conflicts(statements, articles));
    found.sort_by_key(|conflict| conflict.figures[0].place);
    found
}

/// Figures of different articles that count the same; where they are many, those in sentences with a word in common.
pub(super) fn pairs(statements: &[Statement]) -> BTreeSet<(FigureNumber, FigureNumber)> {
    let mut counted: BTreeMap<&Counted, Vec<FigureNumber>> = BTreeMap::new();
    // A toll and an earlier one that said who they were.
    let mut tolls: BTreeMap<usize, Vec<FigureNumber>> = BTreeMap::new();
    for (at, statement) in statements.iter().enumerate() {
        for (number, counting) in statement.countings.iter().enumerate() {
            counted
                .entry(&counting.counted)
                .or_default()
                .push((at, number));
            if let Some(fate) = counting.counted.fate {
                tolls.entry(fate).or_default().push((at, number));
            }
        }
    }
    let mut found = BTreeSet::new();
    let mut pair = |near: &[FigureNumber]| {
        for (at, &left) in near.iter().enumerate() {
            for &right in &near[at + 1..] {
                if statements[left.0].report != statements[right.0].report {
                    found.insert((left, right));
                }
            }
        }
    };
    for figures in counted.values() {
        if figures.len() <= COMMON {
            pair(figures);
            continue;
        }
        let mut index: BTreeMap<u32, Vec<FigureNumber>> = BTreeMap::new();
        for &figure in figures {
            let statement = &statements[figure.0];
            for word in statement.circumstances.iter().chain(&statement.sounds) {
                index.entry(*word).or_default().push(figure);
            }
        }
        for near in index.values().filter(|near| near.len() <= COMMON) {
            pair(near);
        }
    }
    for figures in tolls.values().filter(|figures| figures.len() <= COMMON) {
        pair(figures);
    }
    found
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
        || (is_round(mine) || is_round(theirs)) && tolerated(50)
    {
        return None;
    }
    // 64 are "more than 60".
    let is_rounded_down = lower.number.bound == Bound::AtLeast
        && lower
            .number
            .low
            .whole()
            .is_some_and(|whole| whole % 10 == 0);
    if is_rounded_down && tolerated(10) {
        return None;
    }
    if lower.number.bound == Bound::AtLeast || higher.number.bound == Bound::AtMost {
        return Some(ConflictKind::Bound);
    }
    let is_toll = mine.counted.fate.is_some();
    Some(
        if is_toll && higher.manner.is_changed && !lower.manner.is_changed {
            ConflictKind::Update
        } else {
            ConflictKind::Contradiction
        },
    )
}

/// Tells whether a number above a hundred is given with two digits: 20 000, 3.5 billion; and not 150 billion.
fn is_round(counting: &Counting) -> bool {
    const EXACT: usize = 3;
    let is_exact = counting.digits >= EXACT;
    !is_exact
        && counting.number.low.whole().is_some_and(|whole| {
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
            let of = |noun: String, fate: &str| {
                if noun.is_empty() {
                    fate.to_owned()
                } else {
                    format!("{noun} ({fate})")
                }
            };
            Bilingual::new(of(ar, fate.ar), of(en, fate.en))
        }
        (Some((ar, en)), None) => Bilingual::new(ar, en),
        (None, Some(fate)) => Bilingual::new(fate.ar, fate.en),
        (None, None) => Bilingual::default(),
    }
}
