//! Several articles side by side.

use mujaz::model::{Comparison, Conflict, ConflictKind, Figure, FigureBound, SentencePlace};
use serde::Serialize;

use super::CandidateJson;
use crate::commands::Read;

#[derive(Serialize)]
pub(crate) struct ComparisonJson<'a> {
    articles: Vec<ArticlePointsJson<'a>>,
    groups: Vec<GroupJson<'a>>,
    conflicts: Vec<ConflictJson<'a>>,
}

#[derive(Serialize)]
struct ArticlePointsJson<'a> {
    file: &'a str,
    headline: &'a str,
    language: &'static str,
    published: Option<String>,
    candidates: Vec<CandidateJson<'a>>,
}

#[derive(Serialize)]
struct GroupJson<'a> {
    members: Vec<MemberJson<'a>>,
    conflicts: Vec<usize>,
}

#[derive(Serialize)]
struct MemberJson<'a> {
    file: &'a str,
    sentence: usize,
    start: usize,
    end: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct ConflictJson<'a> {
    kind: ConflictKind,
    counted: CountedJson<'a>,
    figures: Vec<FigureJson<'a>>,
}

#[derive(Serialize)]
struct CountedJson<'a> {
    ar: &'a str,
    en: &'a str,
}

#[derive(Serialize)]
struct FigureJson<'a> {
    file: &'a str,
    sentence: usize,
    start: usize,
    end: usize,
    text: &'a str,
    value: &'a str,
    upper: Option<&'a str>,
    bound: FigureBound,
}

impl<'a> ComparisonJson<'a> {
    /// Of each article at most `limit` candidates; groups and conflicts whole.
    pub(crate) fn new(articles: &'a [Read], comparison: &'a Comparison, limit: usize) -> Self {
        let members = |place: &SentencePlace| {
            let read = &articles[place.article];
            let sentence = read.article.sentence(place.sentence);
            MemberJson {
                file: &read.file,
                sentence: place.sentence,
                start: sentence.map_or(0, |sentence| sentence.span.start),
                end: sentence.map_or(0, |sentence| sentence.span.end),
                text: sentence.map_or("", |sentence| &sentence.text),
            }
        };
        Self {
            articles: articles
                .iter()
                .map(|read| ArticlePointsJson {
                    file: &read.file,
                    headline: &read.article.headline.content,
                    language: read.article.language.tag(),
                    published: read.article.published.map(|day| day.to_string()),
                    candidates: read
                        .candidates
                        .iter()
                        .take(limit)
                        .map(CandidateJson::new)
                        .collect(),
                })
                .collect(),
            groups: comparison
                .groups
                .iter()
                .map(|group| GroupJson {
                    members: group.members.iter().map(members).collect(),
                    conflicts: conflicts_of(&group.members, &comparison.conflicts),
                })
                .collect(),
            conflicts: comparison
                .conflicts
                .iter()
                .map(|conflict| ConflictJson {
                    kind: conflict.kind,
                    counted: CountedJson {
                        ar: &conflict.counted.ar,
                        en: &conflict.counted.en,
                    },
                    figures: conflict
                        .figures
                        .iter()
                        .map(|figure| figure_json(&articles[figure.place.article].file, figure))
                        .collect(),
                })
                .collect(),
        }
    }
}

/// The numbers of the conflicts, from 0, of which a figure stands in one of the sentences.
fn conflicts_of(members: &[SentencePlace], conflicts: &[Conflict]) -> Vec<usize> {
    let is_of = |conflict: &Conflict| {
        let mut figures = conflict.figures.iter();
        figures.any(|figure| members.contains(&figure.place))
    };
    (0..conflicts.len())
        .filter(|&at| is_of(&conflicts[at]))
        .collect()
}

fn figure_json<'a>(file: &'a str, figure: &'a Figure) -> FigureJson<'a> {
    FigureJson {
        file,
        sentence: figure.place.sentence,
        start: figure.span.start,
        end: figure.span.end,
        text: &figure.text,
        value: &figure.value,
        upper: figure.upper.as_deref(),
        bound: figure.bound,
    }
}
