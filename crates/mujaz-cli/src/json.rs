//! The JSON shapes of `docs/json.md`.

use mujaz::model::{Article, Candidate};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct ArticleJson<'a> {
    headline: &'a str,
    section: Option<&'a str>,
    published: Option<String>,
    language: &'static str,
    outlet: Option<&'a str>,
    datelines: Vec<DatelineJson<'a>>,
    paragraphs: Vec<ParagraphJson<'a>>,
    sentences: Vec<SentenceJson<'a>>,
    quotations: Vec<QuotationJson<'a>>,
}

#[derive(Serialize)]
struct DatelineJson<'a> {
    place: &'a str,
    credit: Option<&'a str>,
}

#[derive(Serialize)]
struct ParagraphJson<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct SentenceJson<'a> {
    index: usize,
    paragraph: usize,
    start: usize,
    end: usize,
    char_start: usize,
    char_end: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct QuotationJson<'a> {
    sentence: usize,
    start: usize,
    end: usize,
    text: &'a str,
    speaker: Option<&'a str>,
    cue: Option<&'a str>,
}

#[derive(Serialize)]
pub(crate) struct CandidateJson<'a> {
    rank: usize,
    sentence: usize,
    start: usize,
    end: usize,
    text: &'a str,
    topics: Vec<&'a str>,
    score: f64,
}

impl<'a> ArticleJson<'a> {
    pub(crate) fn new(article: &'a Article) -> Self {
        Self {
            headline: &article.headline.content,
            section: article.section.as_deref(),
            published: article.published.map(|day| day.to_string()),
            language: article.language.tag(),
            outlet: article.outlet.as_deref(),
            datelines: article
                .datelines
                .iter()
                .map(|dateline| DatelineJson {
                    place: &dateline.place,
                    credit: dateline.credit.as_ref().map(|credit| credit.0.as_str()),
                })
                .collect(),
            paragraphs: article
                .paragraphs
                .iter()
                .map(|paragraph| ParagraphJson {
                    text: &paragraph.text,
                    start: paragraph.span.start,
                    end: paragraph.span.end,
                })
                .collect(),
            sentences: article
                .sentences
                .iter()
                .map(|sentence| SentenceJson {
                    index: sentence.index,
                    paragraph: sentence.paragraph,
                    start: sentence.span.start,
                    end: sentence.span.end,
                    char_start: sentence.char_span.start,
                    char_end: sentence.char_span.end,
                    text: &sentence.text,
                })
                .collect(),
            quotations: article
                .quotations
                .iter()
                .map(|quotation| QuotationJson {
                    sentence: quotation.sentence,
                    start: quotation.span.start,
                    end: quotation.span.end,
                    text: &quotation.text,
                    speaker: quotation.speaker.as_deref(),
                    cue: quotation.cue.as_deref(),
                })
                .collect(),
        }
    }
}

impl<'a> CandidateJson<'a> {
    pub(crate) fn new(candidate: &'a Candidate) -> Self {
        Self {
            rank: candidate.rank,
            sentence: candidate.sentence,
            start: candidate.span.start,
            end: candidate.span.end,
            text: &candidate.text,
            topics: candidate
                .topics
                .iter()
                .map(|topic| topic.0.as_str())
                .collect(),
            // Four places tell candidates apart; more would promise what the score is not.
            score: (candidate.score * 10_000.0).round() / 10_000.0,
        }
    }
}
