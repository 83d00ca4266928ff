//! Picking a sentence or a passage as a key point.

use chrono::NaiveDate;
use mujaz_model::{
    Article, Bilingual, Byline, Dateline, Draft, KeyPoint, SourceReference, Span, Text, TopicId,
};
use mujaz_text::fold_space;

use crate::Error;

/// Adds a sentence of `article` to the end of the draft's points, and the article to its source register if it is not
/// there yet. `file` is the name by which the register knows the article, `today` the day on which it was taken.
///
/// The point starts with the sentence itself in the article's language; the other side is empty until it is translated.
/// A sentence that is a point already stays one point. Of the `topics` that the sentence touches, the point gets the
/// first that no other point has yet, so that points about several things come to stand for different ones.
///
/// # Errors
/// [`Error::NoSentence`] where the article has no sentence with this number.
pub fn pick(
    draft: Draft,
    article: &Article,
    file: &str,
    sentence: usize,
    topics: &[TopicId],
    today: NaiveDate,
) -> Result<Draft, Error> {
    let picked = article.sentence(sentence).ok_or(Error::NoSentence {
        sentence,
        count: article.sentences.len(),
    })?;
    pick_passage(draft, article, file, picked.span, topics, today)
}

/// Adds any passage of `article` to the draft's points, as [`pick`] does with a sentence. [`locate`](crate::locate)
/// gives the span of a selection.
///
/// # Errors
/// [`Error::EmptySelection`] where `span` holds no words of the source.
pub fn pick_passage(
    mut draft: Draft,
    article: &Article,
    file: &str,
    span: Span,
    topics: &[TopicId],
    today: NaiveDate,
) -> Result<Draft, Error> {
    let original = fold_space(span.of(&article.source).unwrap_or_default());
    if original.is_empty() {
        return Err(Error::EmptySelection);
    }
    let source = source_number(&mut draft, article, file, today);
    let is_picked = draft
        .points
        .iter()
        .any(|point| point.source == source && point.span == span);
    if !is_picked {
        draft.points.push(KeyPoint {
            topic: topic(&draft, topics),
            source,
            span,
            text: Bilingual::one_sided(Text::new(article.language, original.clone())),
            original,
        });
    }
    if draft.header.subject.is_empty() {
        draft.header.subject = Bilingual::one_sided(article.headline.clone());
    }
    Ok(draft)
}

fn topic(draft: &Draft, topics: &[TopicId]) -> Option<TopicId> {
    let is_new = |topic: &&TopicId| {
        draft
            .points
            .iter()
            .all(|point| point.topic.as_ref() != Some(*topic))
    };
    topics
        .iter()
        .find(is_new)
        .or_else(|| topics.first())
        .cloned()
}

fn source_number(draft: &mut Draft, article: &Article, file: &str, today: NaiveDate) -> usize {
    if let Some(source) = draft.sources.iter().find(|source| source.file == file) {
        return source.number;
    }
    let number = draft
        .sources
        .iter()
        .map(|source| source.number)
        .max()
        .unwrap_or(0)
        + 1;
    draft.sources.push(SourceReference {
        number,
        file: file.to_owned(),
        language: article.language,
        headline: article.headline.content.clone(),
        outlet: article.outlet.clone().unwrap_or_default(),
        bylines: bylines(article),
        published: article.published,
        url: article.url.clone().unwrap_or_default(),
        accessed: Some(today),
    });
    number
}

/// The writers, then the datelines whose credit is not one of them.
fn bylines(article: &Article) -> Vec<String> {
    let writers = article.bylines.iter().map(|Byline(name)| name.clone());
    let datelines = article.datelines.iter().filter(|dateline| {
        dateline
            .credit
            .as_ref()
            .is_none_or(|credit| !article.bylines.contains(credit))
    });
    writers.chain(datelines.map(dateline)).collect()
}

fn dateline(dateline: &Dateline) -> String {
    match &dateline.credit {
        Some(credit) => format!("{}: {}", dateline.place, credit.0),
        None => dateline.place.clone(),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use mujaz_model::{Caption, CharSpan, Language, Sentence, Span};

    use super::*;

    pub(crate) fn article() -> Article {
        let source = "عنوان\n\nأولى  الجمل. ثانية الجمل.\n\nصورة الوفد".to_owned();
        let place = |written: &str| {
            let start = source.find(written).unwrap();
            Span::new(start, start + written.len())
        };
        let sentence = |index, text: &str, written: &str| Sentence {
            index,
            paragraph: 1,
            text: text.to_owned(),
            span: place(written),
            char_span: CharSpan::default(),
        };
        Article {
            headline_span: Some(place("عنوان")),
            captions: vec![Caption {
                text: "صورة الوفد".to_owned(),
                span: place("صورة الوفد"),
            }],
            sentences: vec![
                sentence(1, "أولى الجمل.", "أولى  الجمل."),
                sentence(2, "ثانية الجمل.", "ثانية الجمل."),
            ],
            ..Article::new(source.clone(), Text::new(Language::Arabic, "عنوان"))
        }
    }

    pub(crate) fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2024, 8, 29).unwrap()
    }

    #[test]
    fn a_point_begins_with_its_sentence_and_no_translation() {
        let draft = pick(Draft::default(), &article(), "a.txt", 2, &[], today()).unwrap();
        assert_eq!(draft.points[0].text, Bilingual::new("ثانية الجمل.", ""));
        assert_eq!(draft.sources[0].accessed, Some(today()));
        assert_eq!(draft.header.subject.ar, "عنوان");
    }

    #[test]
    fn picking_twice_makes_one_point_and_one_source() {
        let once = pick(Draft::default(), &article(), "a.txt", 1, &[], today()).unwrap();
        let twice = pick(once.clone(), &article(), "a.txt", 1, &[], today()).unwrap();
        assert_eq!(once, twice);
        let other = pick(twice, &article(), "b.txt", 1, &[], today()).unwrap();
        assert_eq!((other.points.len(), other.sources.len()), (2, 2));
    }

    #[test]
    fn a_point_gets_the_first_topic_that_no_point_has() {
        let topics = ["border", "camp"].map(|id| TopicId(id.to_owned()));
        let draft = pick(Draft::default(), &article(), "a.txt", 1, &topics, today()).unwrap();
        let draft = pick(draft, &article(), "a.txt", 2, &topics, today()).unwrap();
        assert_eq!(draft.points[0].topic.as_ref(), Some(&topics[0]));
        assert_eq!(draft.points[1].topic.as_ref(), Some(&topics[1]));
    }

    #[test]
    fn a_sentence_that_is_not_there_is_an_error() {
        let error = pick(Draft::default(), &article(), "a.txt", 3, &[], today()).unwrap_err();
        assert_eq!(
            error,
            Error::NoSentence {
                sentence: 3,
                count: 2
            }
        );
        assert!(pick(Draft::default(), &article(), "a.txt", 0, &[], today()).is_err());
    }
}
