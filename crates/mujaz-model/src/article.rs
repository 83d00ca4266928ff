//! What an importer read.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{CharSpan, Entity, Language, Quotation, Report, ShownBlock, Span, Text};

/// A news article: its source text, and what was recognised in it. Every span is in bytes of `source`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// The text that spans refer to. Of a plain text file it is the whole text as it came. Of every other format it is
    /// the text that the importer took out of it: the headline, the blocks of the body and the captions, with an empty line
    /// between each two. The file itself is kept apart from the article, byte for byte.
    pub source: String,
    /// The language of the body.
    pub language: Language,
    /// The headline as it is shown: quotation marks set right, white space folded.
    pub headline: Text,
    /// Where it stands in the source, if it does. Of an article without a headline, whose first sentence stands for one, that is in
    /// the body.
    pub headline_span: Option<Span>,
    /// The page or section label, as printed.
    pub section: Option<String>,
    /// The day it was printed or posted, where it was. The day of the events is never inferred from it.
    pub published: Option<NaiveDate>,
    /// The moment of publication, where a time and an offset from UTC are stated.
    pub published_at: Option<DateTime<FixedOffset>>,
    /// The day it was last changed, where that is stated apart from the publication.
    pub modified: Option<NaiveDate>,
    /// The publication, where the article names it.
    pub outlet: Option<String>,
    /// Who is named as its writer, in the order of the text; agencies and desks count. Credits of datelines are there.
    pub bylines: Vec<Byline>,
    /// The summary that the publication gives beside the body: a standfirst, or the description of a page or feed item.
    pub lead: Option<String>,
    /// Its address on the web: the canonical one, where the page names it.
    pub url: Option<String>,
    /// The places it was filed from, in the order of the text.
    pub datelines: Vec<Dateline>,
    /// The paragraphs of the body.
    pub paragraphs: Vec<Paragraph>,
    /// The sentences of the body, numbered from 1.
    pub sentences: Vec<Sentence>,
    /// The captions of pictures, in the order of the page; they are no part of the body.
    pub captions: Vec<Caption>,
    /// The passages in quotation marks; empty until they are looked for.
    pub quotations: Vec<Quotation>,
    /// The speech that is reported without quotation marks; empty until it is looked for.
    pub reports: Vec<Report>,
    /// What the article names; empty until it is looked for.
    pub entities: Vec<Entity>,
}

impl Article {
    /// Returns an article with a headline and nothing else.
    #[must_use]
    pub const fn new(source: String, headline: Text) -> Self {
        Self {
            source,
            language: headline.language,
            headline,
            headline_span: None,
            section: None,
            published: None,
            published_at: None,
            modified: None,
            outlet: None,
            bylines: Vec::new(),
            lead: None,
            url: None,
            datelines: Vec::new(),
            paragraphs: Vec::new(),
            sentences: Vec::new(),
            captions: Vec::new(),
            quotations: Vec::new(),
            reports: Vec::new(),
            entities: Vec::new(),
        }
    }

    /// Returns the sentence with this number (from 1).
    #[must_use]
    pub fn sentence(&self, index: usize) -> Option<&Sentence> {
        self.sentences.get(index.checked_sub(1)?)
    }

    /// Returns where a part that is shown stands in the source; `None` where the article has no such part.
    #[must_use]
    pub fn place_of(&self, block: ShownBlock) -> Option<Span> {
        match block {
            ShownBlock::Headline => self.headline_span,
            ShownBlock::Sentence(index) => Some(self.sentence(index)?.span),
            ShownBlock::Caption(index) => Some(self.captions.get(index.checked_sub(1)?)?.span),
        }
    }

    /// Returns where the headline stands, if that is above the body.
    #[must_use]
    pub fn headline_above(&self) -> Option<Span> {
        let body = self.sentences.first().map(|first| first.span.start);
        self.headline_span
            .filter(|headline| body.is_none_or(|start| headline.end <= start))
    }

    /// Returns the places of the headline above the body, of each sentence and of each caption, in the order of the source.
    pub fn shown(&self) -> impl Iterator<Item = Span> {
        self.headline_above()
            .into_iter()
            .chain(self.sentences.iter().map(|sentence| sentence.span))
            .chain(self.captions.iter().map(|caption| caption.span))
    }
}

/// Where an article was filed from and to whom it is credited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dateline {
    /// The place, as written.
    pub place: String,
    /// The writer or the publication, as written.
    pub credit: Option<Byline>,
    /// The dateline in the source, without the space around it.
    pub span: Span,
}

/// To whom an article or a part of it is credited: a person, an agency or the publication itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Byline(pub String);

/// The words under a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Caption {
    /// Its text, with every run of white space folded to one space.
    pub text: String,
    /// Its place in the source: behind the body.
    pub span: Span,
}

/// A paragraph of the body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// Its text, with every run of white space folded to one space.
    pub text: String,
    /// Its place in the source, without the space around it.
    pub span: Span,
}

/// A sentence of the body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// Its number in the article, from 1.
    pub index: usize,
    /// The number of its paragraph, from 1.
    pub paragraph: usize,
    /// Its text, with every run of white space folded to one space.
    pub text: String,
    /// Its place in the source, in bytes.
    pub span: Span,
    /// The same place in characters.
    pub char_span: CharSpan,
}
