//! The points of a memo side by side.
//!
//! Each two are compared as if the memo had no others: what a point contradicts is the same whatever else is picked. Only
//! then are the differences put together, so that each figure is told all that it differs from.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use mujaz_model::{Conflict, SentencePlace, Span, Text};

use super::{
    Lead, Sides, conflicts, days, lead_words,
    meaning::Vocabulary,
    statement::{Passage, Statement, statements},
    things::Things,
};
use crate::{names::Names, polarity};

/// Words that a point rests on.
#[derive(Debug, Clone, Copy)]
pub struct Original<'a> {
    /// The words.
    pub text: &'a Text,
    /// The number of their source; those of one source are not compared.
    pub source: usize,
    /// The headline of the source.
    pub headline: &'a Text,
    /// The day on which the source was printed.
    pub published: Option<NaiveDate>,
}

/// Finds the figures of a memo's originals that differ for the same thing. A [`mujaz_model::Figure`] names its original as the
/// article, from 0; its sentence is 1 and its span is in the original's words.
#[must_use]
pub fn conflicts_between(originals: &[Original<'_>], names: &Names) -> Vec<Conflict> {
    let passages: Vec<Passage<'_>> = originals
        .iter()
        .enumerate()
        .map(|(at, original)| {
            let text = original.text.content.as_str();
            let span = Span::new(0, text.len());
            Passage {
                place: SentencePlace {
                    article: at,
                    sentence: 1,
                },
                report: original.source,
                source: text,
                span,
                language: original.text.language,
                published: original.published,
                rank: at,
                speaker: None,
                polarity: polarity::find(text, span),
            }
        })
        .collect();
    let mut vocabulary = Vocabulary::default();
    let mut statements = statements(&passages, names, &mut vocabulary);
    // A point leads with itself: with the others of its source it would seem to report less of what it reports.
    let leads = originals
        .iter()
        .zip(&statements)
        .map(|(original, said)| Lead {
            headline: original.headline,
            opening: vec![said],
        });
    let sides = Sides {
        leads: lead_words(leads, names, &mut vocabulary),
        sources: originals
            .iter()
            .map(|original| original.text.content.as_str())
            .collect(),
    };
    let mut found = Vec::new();
    for (left, right) in pairs(&statements) {
        found.extend(alone(&mut statements, left, right, |pair| {
            conflicts::conflicts(pair, &Things::new(pair, &sides), &sides)
        }));
    }
    together(found)
}

/// The statements of different sources that can differ in a figure or a day.
fn pairs(statements: &[Statement]) -> BTreeSet<(usize, usize)> {
    let figures = conflicts::pairs(statements)
        .into_iter()
        .map(|((left, _), (right, _))| (left, right));
    figures
        .chain(days::pairs(statements))
        .map(|(left, right)| (left.min(right), left.max(right)))
        .filter(|&(left, right)| statements[left].report != statements[right].report)
        .collect()
}

/// Gives `look` two of the statements, `left` before `right`, without the others.
fn alone<T>(
    statements: &mut [Statement],
    left: usize,
    right: usize,
    look: impl Fn(&[Statement]) -> T,
) -> T {
    statements.swap(0, left);
    statements.swap(1, right);
    let seen = look(&statements[..2]);
    statements.swap(1, right);
    statements.swap(0, left);
    seen
}

/// Makes one conflict of those that have a figure in common: of the gravest kind, with all figures of them.
fn together(found: Vec<Conflict>) -> Vec<Conflict> {
    let mut of: BTreeMap<(SentencePlace, Span), usize> = BTreeMap::new();
    let mut united: Vec<Option<Conflict>> = Vec::new();
    for mut conflict in found {
        let places = conflict.figures.iter();
        let others: BTreeSet<usize> = places
            .filter_map(|figure| of.get(&(figure.place, figure.span)).copied())
            .collect();
        for other in others.into_iter().rev().filter_map(|at| united[at].take()) {
            conflict.kind = conflict.kind.min(other.kind);
            conflict.counted = other.counted;
            conflict.figures.extend(other.figures);
        }
        conflict
            .figures
            .sort_by_key(|figure| (figure.place, figure.span));
        conflict.figures.dedup();
        for figure in &conflict.figures {
            of.insert((figure.place, figure.span), united.len());
        }
        united.push(Some(conflict));
    }
    let mut united: Vec<Conflict> = united.into_iter().flatten().collect();
    united.sort_by_key(|conflict| conflict.figures[0].place);
    united
}
