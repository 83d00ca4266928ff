//! Datelines in parts between dashes and strokes: places that are known, and behind each who files from there.

use mujaz_model::{Byline, Dateline, Span};
use mujaz_text::{trim, words};

use super::{is_name, speaks};
use crate::{
    agency::{QUOTES, is_agency, is_source},
    byline,
    lines::{Line, offset},
    place,
};

/// What a part between marks is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Place,
    /// An agency, a paper, or what says that it is one.
    Source,
    /// What can be a writer's name.
    Name,
}

/// Reads a line of three and more parts: `لندن - باريس - «الحياة»`, `غزة - سعد كريم - القاهرة - رنا القيسي`.
pub(super) fn whole(line: &Line<'_>) -> Vec<Dateline> {
    let parts = parts(line.text);
    let found = if parts.len() < 3 {
        None
    } else {
        datelines(line, &parts)
    };
    found.map_or_else(Vec::new, |found| {
        found
            .into_iter()
            .map(|found| Dateline {
                span: line.span,
                ..found
            })
            .collect()
    })
}

/// Reads the parts that a text begins with, up to the colon behind a writer or a source, or to the dash behind a source:
/// `مكة المكرمة - سعد كريم: أعلنت`, `بغداد - «الحياة»، رويترز - أعلنت`.
pub(super) fn opening(line: &Line<'_>) -> Vec<Dateline> {
    /// More characters than the places and names of three correspondents have.
    const REACH: usize = 140;
    let reach: usize = line.text.chars().take(REACH).map(char::len_utf8).sum();
    let head = &line.text[..reach];
    let colon = head.find(':').unwrap_or(head.len());
    let all = parts(&head[..colon]);
    let is_closed = colon < head.len();
    if is_closed && all.len() > 1 {
        let found = datelines(line, &all).unwrap_or_default();
        if found.last().is_some_and(|last| last.credit.is_some()) {
            return found;
        }
    }
    // Only a source ends what a dash parts from the text: an aside can stand between dashes.
    let ends = (2..all.len()).rev();
    ends.filter(|&end| kind(all[end - 1]) == Some(Part::Source))
        .filter(|&end| {
            kind(all[0]) == Some(Part::Place) && all[..end].iter().all(|part| kind(part).is_some())
        })
        .find_map(|end| datelines(line, &all[..end]))
        .unwrap_or_default()
}

/// The datelines of parts, each of one or more places and who files from there; none where a part is neither, or the first no place.
fn datelines(line: &Line<'_>, parts: &[&str]) -> Option<Vec<Dateline>> {
    let kinds: Vec<Part> = parts.iter().map(|part| kind(part)).collect::<Option<_>>()?;
    let mut found = Vec::new();
    let mut at = 0;
    while at < parts.len() {
        let count = |from: usize, is_place: bool| {
            kinds[from..]
                .iter()
                .take_while(|kind| (**kind == Part::Place) == is_place)
                .count()
        };
        let places = count(at, true);
        if places == 0 {
            return None;
        }
        let credits = count(at + places, false);
        let stretch = |from: usize, to: usize| {
            let start = offset(line.text, parts[from]);
            let end = offset(line.text, parts[to - 1]) + parts[to - 1].len();
            start..end
        };
        let place = stretch(at, at + places);
        let mut end = place.end;
        let credit = (credits > 0).then(|| {
            let credit = stretch(at + places, at + places + credits);
            end = credit.end;
            let credit = bare(&line.text[credit]);
            let is_bracketed =
                credit.starts_with('(') && credit.find(')') == Some(credit.len() - 1);
            let credit = if is_bracketed {
                &credit[1..credit.len() - 1]
            } else {
                credit
            };
            Byline(credit.to_owned())
        });
        found.push(Dateline {
            place: line.text[place.clone()].to_owned(),
            credit,
            span: Span::new(line.span.start + place.start, line.span.start + end),
        });
        at += places + credits;
    }
    Some(found)
}

fn kind(part: &str) -> Option<Part> {
    if part.chars().any(char::is_numeric) {
        return None;
    }
    if place::is_known(part) {
        return Some(Part::Place);
    }
    if are_sources(part) {
        return Some(Part::Source);
    }
    let name = bare(part);
    let is_one = (2..=4).contains(&words(name).count())
        && byline::is_likely_name(name)
        && is_name(name)
        && !speaks(name)
        && !name.contains(QUOTES);
    is_one.then_some(Part::Name)
}

/// A list of agencies and sources: `«الحياة»، رويترز، أ ف ب`.
fn are_sources(text: &str) -> bool {
    let is_acronym = |text: &str| {
        (2..=5).contains(&text.chars().count()) && text.chars().all(|it| it.is_ascii_uppercase())
    };
    is_agency(text)
        || text
            .split(['،', ',', '+'])
            .map(trim)
            .all(|name| is_agency(name) || is_source(name) || is_acronym(name))
}

/// A name without the word that introduces it: `من سعد كريم`, `كتب سعد كريم`.
fn bare(name: &str) -> &str {
    ["من ", "كتب ", "كتبت ", "بقلم "]
        .iter()
        .find_map(|word| name.strip_prefix(word))
        .map_or(name, trim)
}

/// The parts between dashes and strokes that have a blank beside them. A dash can be doubled; a stretched letter inside a word is none.
fn parts(text: &str) -> Vec<&str> {
    const MARKS: [char; 6] = ['-', '–', '—', 'ـ', '/', '|'];
    let mut parts = Vec::new();
    let mut start = 0;
    let mut from = 0;
    while let Some(at) = text[from..].find(MARKS).map(|at| from + at) {
        let length = text[at..].len() - text[at..].trim_start_matches(MARKS).len();
        let end = at + length;
        let is_stretch = text[at..].starts_with('ـ');
        let (before, behind) = (
            text[..at].ends_with(char::is_whitespace),
            text[end..].starts_with(char::is_whitespace) || end == text.len(),
        );
        if before && behind || !is_stretch && (before || behind) {
            parts.push(trim(&text[start..at]));
            start = end;
        }
        from = end;
    }
    parts.push(trim(&text[start..]));
    parts.retain(|part| !part.is_empty());
    parts
}
