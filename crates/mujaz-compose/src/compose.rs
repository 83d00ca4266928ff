//! Resolving a draft.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use mujaz_model::{
    Article, Bilingual, Draft, KeyPoint, Memo, MemoHeader, MemoPoint, SourceReference, Span, Text,
    Topic, TopicId,
};
use mujaz_text::{fold_space, is_space};

use crate::Error;

/// Resolves `draft` to a memo. `articles` holds the articles of the source register by the file names that it uses;
/// `topics` gives the topics their labels; a draft without a date is dated `today`.
///
/// # Errors
/// [`Error::Moved`] where a source no longer has a point's words at its span, [`Error::NoSource`],
/// [`Error::NoArticle`] and [`Error::RepeatedSource`] where the register does not hold together. Each names the point or
/// the source.
pub fn compose(
    draft: &Draft,
    articles: &BTreeMap<String, Article>,
    topics: &[Topic],
    today: NaiveDate,
) -> Result<Memo, Error> {
    let mut sources = draft.sources.clone();
    sources.sort_by_key(|source| source.number);
    let mut numbers = BTreeSet::new();
    if let Some(source) = sources.iter().find(|source| !numbers.insert(source.number)) {
        return Err(Error::RepeatedSource(source.number));
    }
    let points = draft
        .points
        .iter()
        .enumerate()
        .map(|(at, point)| resolve(at + 1, point, &sources, articles, topics))
        .collect::<Result<_, _>>()?;
    Ok(Memo {
        header: MemoHeader {
            reference: draft.header.reference.clone(),
            date: draft.header.date.unwrap_or(today),
            marking: draft.header.marking.clone(),
            to: draft.header.to.clone(),
            from: draft.header.from.clone(),
            subject: draft.header.subject.clone(),
        },
        bottom_line: draft.bottom_line.clone(),
        points,
        assessment: draft.assessment.clone(),
        recommendations: draft.recommendations.clone(),
        sources,
    })
}

fn resolve(
    number: usize,
    point: &KeyPoint,
    sources: &[SourceReference],
    articles: &BTreeMap<String, Article>,
    topics: &[Topic],
) -> Result<MemoPoint, Error> {
    let source = sources
        .iter()
        .find(|source| source.number == point.source)
        .ok_or(Error::NoSource {
            point: number,
            source_number: point.source,
        })?;
    let article = articles.get(&source.file).ok_or_else(|| Error::NoArticle {
        source_number: source.number,
        file: source.file.clone(),
    })?;
    if !holds(point, article) {
        return Err(Error::Moved {
            point: number,
            source_number: source.number,
            file: source.file.clone(),
            span: point.span,
            original: shorten(&point.original),
            found: search(&article.source, &point.original),
        });
    }
    Ok(MemoPoint {
        number,
        topic_label: point.topic.as_ref().map(|id| label(id, topics)),
        topic: point.topic.clone(),
        text: point.text.clone(),
        original: Text::new(source.language, point.original.clone()),
        source: source.number,
    })
}

/// Tells whether an article has the words of a point at the point's place, white space aside.
#[must_use]
pub fn holds(point: &KeyPoint, article: &Article) -> bool {
    point.span.of(&article.source).is_some_and(|written| {
        !point.original.trim().is_empty() && fold_space(written) == fold_space(&point.original)
    })
}

fn label(id: &TopicId, topics: &[Topic]) -> Bilingual {
    topics.iter().find(|topic| topic.id == *id).map_or_else(
        || Bilingual::new(id.0.clone(), id.0.clone()),
        |topic| topic.label.clone(),
    )
}

/// The place where `wanted` stands in `source`, white space aside.
fn search(source: &str, wanted: &str) -> Option<Span> {
    let pieces: Vec<&str> = wanted
        .split(is_space)
        .filter(|piece| !piece.is_empty())
        .collect();
    let first = pieces.first()?;
    source.match_indices(first).find_map(|(start, _)| {
        let mut end = start;
        for piece in &pieces {
            let rest = source[end..].trim_start_matches(is_space);
            if !rest.starts_with(piece) {
                return None;
            }
            end = source.len() - rest.len() + piece.len();
        }
        Some(Span::new(start, end))
    })
}

fn shorten(text: &str) -> String {
    const SHOWN: usize = 60;
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pick::{
        pick,
        tests::{article, today},
    };

    fn draft() -> Draft {
        pick(
            Draft::default(),
            &article(),
            "a.txt",
            1,
            &[TopicId("x".to_owned())],
            today(),
        )
        .unwrap()
    }

    fn library(article: Article) -> BTreeMap<String, Article> {
        BTreeMap::from([("a.txt".to_owned(), article)])
    }

    #[test]
    fn a_point_whose_source_holds_is_resolved() {
        let memo = compose(&draft(), &library(article()), &[], today()).unwrap();
        assert_eq!(memo.points[0].number, 1);
        assert_eq!(memo.points[0].original.content, "أولى الجمل.");
        assert_eq!(memo.header.date, today());
    }

    #[test]
    fn a_point_whose_source_was_changed_is_an_error_that_names_it() {
        let mut changed = article();
        changed.source = changed.source.replace("أولى", "آخر");
        let error = compose(&draft(), &library(changed), &[], today()).unwrap_err();
        assert!(
            matches!(
                error,
                Error::Moved {
                    point: 1,
                    found: None,
                    ..
                }
            ),
            "{error}"
        );
        assert!(error.to_string().starts_with("point 1 "));
    }

    #[test]
    fn a_point_that_moved_is_an_error_that_says_where_to() {
        let mut changed = article();
        changed.source.insert_str(0, "جديد ");
        let error = compose(&draft(), &library(changed), &[], today()).unwrap_err();
        let Error::Moved {
            found: Some(span),
            span: old,
            ..
        } = &error
        else {
            panic!("{error}");
        };
        assert_eq!(span.start, old.start + "جديد ".len());
        assert!(error.hint().unwrap().contains(&span.start.to_string()));
    }

    #[test]
    fn a_point_without_original_words_holds_nowhere() {
        let mut draft = draft();
        draft.points[0].original = String::new();
        draft.points[0].span = Span::new(0, 0);
        assert!(matches!(
            compose(&draft, &library(article()), &[], today()),
            Err(Error::Moved { .. })
        ));
    }

    #[test]
    fn a_missing_source_or_file_is_an_error_that_names_it() {
        let mut unregistered = draft();
        unregistered.sources.clear();
        assert!(matches!(
            compose(&unregistered, &library(article()), &[], today()),
            Err(Error::NoSource {
                point: 1,
                source_number: 1
            })
        ));
        assert!(matches!(
            compose(&draft(), &BTreeMap::new(), &[], today()),
            Err(Error::NoArticle {
                source_number: 1,
                ..
            })
        ));
    }

    #[test]
    fn an_unknown_topic_is_shown_by_its_name() {
        let memo = compose(&draft(), &library(article()), &[], today()).unwrap();
        assert_eq!(memo.points[0].topic_label, Some(Bilingual::new("x", "x")));
    }
}
