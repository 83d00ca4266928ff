//! The checks of a memo: its two languages against each other, the words of its sources against each other, and, in `form`,
//! what it has to have.

mod form;

use mujaz_model::{
    Bilingual, Conflict, ConflictKind, Figure, FigureBound, Finding, FindingKind, Language, Memo,
    MemoPoint, Severity, Text,
};
use mujaz_text::numbers;

use crate::articles::NAMES;

/// Checks a memo: what differs between its languages, what its form lacks, then where two of its sources give different figures for the same
/// thing, which is told at each of the points. A memo that itself gives all the figures has dealt with it.
#[must_use]
pub fn check(memo: &Memo) -> Vec<Finding> {
    let mut findings = mujaz_bilingual::check(memo);
    findings.extend(form::check(memo));
    let unknown = Text::new(Language::Arabic, "");
    let headlines: Vec<Text> = memo
        .sources
        .iter()
        .map(|source| Text::new(source.language, source.headline.clone()))
        .collect();
    let originals: Vec<mujaz_extract::Original<'_>> = memo
        .points
        .iter()
        .map(|point| {
            let at = memo
                .sources
                .iter()
                .position(|source| source.number == point.source);
            mujaz_extract::Original {
                text: &point.original,
                source: point.source,
                headline: at.map_or(&unknown, |at| &headlines[at]),
                published: at.and_then(|at| memo.sources[at].published),
            }
        })
        .collect();
    for conflict in mujaz_extract::conflicts_between(&originals, &NAMES) {
        if !is_told(memo, &conflict) {
            findings.extend(told(&memo.points, &conflict));
        }
    }
    findings
}

/// Tells whether a text of the memo gives all the figures.
fn is_told(memo: &Memo, conflict: &Conflict) -> bool {
    let points = conflict
        .figures
        .iter()
        .map(|figure| &memo.points[figure.place.article].text);
    let whole = [&memo.bottom_line, &memo.assessment];
    points.chain(whole).any(|text| {
        [&text.ar, &text.en].into_iter().any(|side| {
            let given: Vec<String> = numbers(side)
                .iter()
                .flat_map(|number| [number.low.to_string(), number.high.to_string()])
                .collect();
            conflict
                .figures
                .iter()
                .all(|figure| given.contains(&figure.value))
        })
    })
}

/// A finding for each of the points.
fn told<'a>(points: &'a [MemoPoint], conflict: &'a Conflict) -> impl Iterator<Item = Finding> + 'a {
    let point = |figure: &Figure| &points[figure.place.article];
    conflict.figures.iter().map(move |own| Finding {
        kind: FindingKind::FigureConflict,
        severity: match conflict.kind {
            ConflictKind::Contradiction => Severity::Alarm,
            ConflictKind::Update | ConflictKind::Bound => Severity::Notice,
        },
        point: Some(point(own).number),
        part: None,
        language: None,
        message: Bilingual::new(
            message(points, conflict, own, Language::Arabic),
            message(points, conflict, own, Language::English),
        ),
    })
}

/// What the point of one figure is told of the others.
fn message(points: &[MemoPoint], conflict: &Conflict, own: &Figure, language: Language) -> String {
    let others: Vec<String> = conflict
        .figures
        .iter()
        .filter(|other| other.place != own.place)
        .map(|other| {
            let MemoPoint { number, source, .. } = &points[other.place.article];
            let figure = written(other, language);
            match language {
                Language::Arabic => format!("{figure} في النقطة {number} (المصدر {source})"),
                Language::English => format!("{figure} in point {number} (source {source})"),
            }
        })
        .collect();
    let counted = conflict.counted.side(language);
    // What no list knows has a name in the language of its article alone.
    let counted = if counted.is_empty() {
        conflict.counted.side(language.other())
    } else {
        counted
    };
    let own = written(own, language);
    let [why_ar, why_en] = match conflict.kind {
        ConflictKind::Contradiction => ["", ""],
        ConflictKind::Update => ["؛ أحدهما حصيلة أحدث", "; one is told as the newer count"],
        ConflictKind::Bound => ["؛ أحدهما حد أدنى أو أعلى فقط", "; one is only a bound"],
    };
    match language {
        Language::Arabic => format!("{counted}: {own} هنا، {}{why_ar}", others.join("، ")),
        Language::English => format!("{counted}: {own} here, {}{why_en}", others.join(", ")),
    }
}

fn written(figure: &Figure, language: Language) -> String {
    let bound = match (figure.bound, language) {
        (FigureBound::Exact, _) => "",
        (FigureBound::About, Language::Arabic) => "نحو ",
        (FigureBound::AtLeast, Language::Arabic) => "ما لا يقل عن ",
        (FigureBound::AtMost, Language::Arabic) => "ما لا يزيد على ",
        (FigureBound::About, Language::English) => "about ",
        (FigureBound::AtLeast, Language::English) => "at least ",
        (FigureBound::AtMost, Language::English) => "at most ",
    };
    match language {
        Language::Arabic => format!("{bound}«{}»", figure.text),
        Language::English => format!("{bound}\u{201c}{}\u{201d}", figure.text),
    }
}
