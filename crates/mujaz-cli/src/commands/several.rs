//! `mujaz points` of several articles: what says the same stands together, with the figures that differ.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    fmt::{self, Write},
};

use mujaz::{
    Compared,
    model::{
        Article, Candidate, Comparison, Conflict, ConflictKind, Figure, FigureBound, SentencePlace,
        Topic,
    },
};

use super::{article, points::describe, to_json};
use crate::{
    arguments::Points,
    json::ComparisonJson,
    printer::{Incomplete, Printer},
};

/// An article with its file's name and its candidates.
pub(crate) struct Read {
    pub(crate) file: String,
    pub(crate) article: Article,
    pub(crate) candidates: Vec<Candidate>,
}

pub(super) fn run(arguments: &Points, topics: &[Topic], printer: &Printer) -> anyhow::Result<()> {
    let mut articles = Vec::new();
    let mut failed = 0;
    for file in &arguments.files {
        match article(file, arguments.mojibake.into()) {
            Ok(read) => {
                printer.warnings_of(&file.display().to_string(), &read.warnings);
                articles.push(Read {
                    file: file.display().to_string(),
                    candidates: mujaz::suggest(&read.value, topics),
                    article: read.value,
                });
            }
            // One that cannot be read keeps no other out.
            Err(error) => {
                printer.failure(&error);
                failed += 1;
            }
        }
    }
    let compared: Vec<Compared<'_>> = articles
        .iter()
        .map(|read| Compared {
            article: &read.article,
            candidates: &read.candidates,
        })
        .collect();
    let comparison = mujaz::compare(&compared);
    let limit = arguments.limit.unwrap_or(usize::MAX);
    if arguments.json {
        let json = ComparisonJson::new(&articles, &comparison, limit);
        printer.output(&to_json(&json)?)?;
    } else {
        printer.output(text(&articles, &comparison, limit)?.as_bytes())?;
    }
    if failed > 0 {
        return Err(Incomplete {
            failed,
            read: articles.len(),
        }
        .into());
    }
    Ok(())
}

/// The points of all articles, the best first; the same one of several articles once.
fn text(articles: &[Read], comparison: &Comparison, limit: usize) -> Result<String, fmt::Error> {
    let followers: BTreeMap<SentencePlace, &[SentencePlace]> = comparison
        .groups
        .iter()
        .filter_map(|group| group.members.split_first())
        .map(|(first, others)| (*first, others))
        .collect();
    let followed: BTreeSet<SentencePlace> =
        followers.values().copied().flatten().copied().collect();
    let others = |place: SentencePlace| followers.get(&place).copied().unwrap_or_default();
    let mut leaders: Vec<(SentencePlace, &Candidate)> = articles
        .iter()
        .enumerate()
        .flat_map(|(at, read)| read.candidates.iter().map(move |candidate| (at, candidate)))
        .filter_map(|(article, candidate)| {
            let sentence = candidate.sentence?;
            Some((SentencePlace { article, sentence }, candidate))
        })
        .filter(|(place, _)| !followed.contains(place))
        .collect();
    // Ranks of different articles are comparable, scores are not; of one rank, what more of them say comes first.
    leaders.sort_by_key(|(place, candidate)| {
        (candidate.rank, Reverse(others(*place).len()), place.article)
    });
    leaders.truncate(limit);
    let mut text = String::new();
    let mut shown: Vec<&Conflict> = Vec::new();
    for (number, (place, candidate)) in (1..).zip(leaders) {
        let of = format!(" of {}", articles[place.article].file);
        describe(number, &of, candidate, &mut text)?;
        for other in others(place) {
            let read = &articles[other.article];
            let said = read.article.sentence(other.sentence);
            writeln!(
                text,
                "   also sentence {} of {}: {}",
                other.sentence,
                read.file,
                said.map_or("", |said| &said.text)
            )?;
        }
        for conflict in &comparison.conflicts {
            let is_here =
                |figure: &Figure| figure.place == place || others(place).contains(&figure.place);
            if conflict.figures.iter().any(is_here) {
                writeln!(text, "   {}", line(conflict, articles))?;
                shown.push(conflict);
            }
        }
        text.push('\n');
    }
    for conflict in &comparison.conflicts {
        if !shown.contains(&conflict) {
            writeln!(text, "{}", line(conflict, articles))?;
        }
    }
    Ok(text)
}

/// A conflict in one line: the figures as written, each with its sentence and its file.
fn line(conflict: &Conflict, articles: &[Read]) -> String {
    let kind = match conflict.kind {
        ConflictKind::Contradiction => "conflict",
        ConflictKind::Update => "updated",
        ConflictKind::Bound => "bounded",
    };
    let counted = if conflict.counted.en.is_empty() {
        &conflict.counted.ar
    } else {
        &conflict.counted.en
    };
    let figures: Vec<String> = conflict
        .figures
        .iter()
        .map(|figure| {
            let bound = match figure.bound {
                FigureBound::Exact => "",
                FigureBound::About => "about ",
                FigureBound::AtLeast => "at least ",
                FigureBound::AtMost => "at most ",
            };
            let SentencePlace { article, sentence } = figure.place;
            let file = &articles[article].file;
            format!("{bound}{} (sentence {sentence} of {file})", figure.text)
        })
        .collect();
    format!("{kind}: {counted}: {}", figures.join(" / "))
}
