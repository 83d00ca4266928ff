//! An article as the page shows it.

use chrono::NaiveDate;
use mujaz::{DeskArticle, Mojibake, Repair};
use mujaz_model::{
    Article, Bilingual, Candidate, Caption, Dateline, Language, Negation, Sentence, Span,
};
use serde::Serialize;
use ts_rs::TS;

/// An article on the desk, with the sentences proposed from it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ArticleView {
    /// The article's name on the desk.
    pub id: String,
    /// The file it came from, as a source register names it.
    pub file: String,
    /// The language of the body.
    pub language: Language,
    /// The headline.
    pub headline: String,
    /// Where that stands in the source.
    pub headline_span: Option<Span>,
    /// The publication, where the article names it.
    pub outlet: Option<String>,
    /// The page or section label, as printed.
    pub section: Option<String>,
    /// The day it was printed or posted, as `2024-08-28`.
    #[ts(type = "string | null")]
    pub published: Option<NaiveDate>,
    /// The places it was filed from.
    pub datelines: Vec<DatelineView>,
    /// The paragraphs of the body.
    pub paragraphs: Vec<ParagraphView>,
    /// The sentences of the body, numbered from 1.
    pub sentences: Vec<SentenceView>,
    /// The captions of its pictures.
    pub captions: Vec<Caption>,
    /// The sentences that the app proposes, the best first.
    pub candidates: Vec<Candidate>,
    /// What its headline, sentences and captions deny, proposed or not, in the order of the source.
    pub negations: Vec<Negation>,
    /// What reading it left uncertain.
    pub warnings: Vec<Bilingual>,
    /// The repair that is offered for text that had been decoded wrongly before it came here.
    pub repair: Option<RepairView>,
    /// Whether such text was repaired, because the user asked for that.
    pub is_repaired: bool,
}

/// A repair that is offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RepairView {
    /// The encodings that the text was taken for, the last mistake first.
    pub read_as: Vec<String>,
    /// How many places it would change.
    pub count: usize,
    /// The first of these places.
    pub changes: Vec<ChangeView>,
}

/// A passage that a repair would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChangeView {
    /// The passage as it is.
    pub before: String,
    /// The passage as it was meant.
    pub after: String,
}

/// So many places of a repair are shown: enough to judge it by.
const SHOWN: usize = 40;

/// Where an article was filed from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DatelineView {
    /// The place, as written.
    pub place: String,
    /// The writer or the publication, as written.
    pub credit: Option<String>,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ParagraphView {
    /// The numbers of its sentences.
    pub sentences: Vec<usize>,
}

/// A sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SentenceView {
    /// Its number in the article, from 1.
    pub index: usize,
    /// Its first byte in the source.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// Its text, white space folded.
    pub text: String,
}

impl From<DeskArticle> for ArticleView {
    fn from(on_desk: DeskArticle) -> Self {
        let article = on_desk.article;
        Self {
            id: on_desk.id.0,
            file: on_desk.file,
            language: article.language,
            headline: article.headline.content.clone(),
            headline_span: article.headline_span,
            outlet: article.outlet.clone(),
            section: article.section.clone(),
            published: article.published,
            datelines: article.datelines.iter().map(DatelineView::from).collect(),
            paragraphs: paragraphs(&article),
            sentences: article.sentences.iter().map(SentenceView::from).collect(),
            captions: article.captions.clone(),
            candidates: on_desk.candidates,
            negations: on_desk.negations,
            warnings: crate::desk::messages(&on_desk.warnings),
            repair: on_desk.repair.as_ref().map(RepairView::from),
            is_repaired: on_desk.mojibake == Mojibake::Repair,
        }
    }
}

impl From<&Repair> for RepairView {
    fn from(repair: &Repair) -> Self {
        let changes = repair.changes.iter().take(SHOWN);
        Self {
            read_as: repair.read_as.iter().map(ToString::to_string).collect(),
            count: repair.changes.len(),
            changes: changes
                .map(|change| ChangeView {
                    before: change.before.clone(),
                    after: change.after.clone(),
                })
                .collect(),
        }
    }
}

impl From<&Dateline> for DatelineView {
    fn from(dateline: &Dateline) -> Self {
        Self {
            place: dateline.place.clone(),
            credit: dateline.credit.as_ref().map(|byline| byline.0.clone()),
        }
    }
}

impl From<&Sentence> for SentenceView {
    fn from(sentence: &Sentence) -> Self {
        Self {
            index: sentence.index,
            start: sentence.span.start,
            end: sentence.span.end,
            text: sentence.text.clone(),
        }
    }
}

fn paragraphs(article: &Article) -> Vec<ParagraphView> {
    (1..=article.paragraphs.len())
        .map(|number| ParagraphView {
            sentences: article
                .sentences
                .iter()
                .filter(|sentence| sentence.paragraph == number)
                .map(|sentence| sentence.index)
                .collect(),
        })
        .collect()
}
