//! Who says the words of a sentence or passage. The quotations and reports of an article enter; the first speaker in the order of
//! the text leaves, and whether words stand there verbatim.

use std::collections::BTreeMap;

use mujaz_model::{Article, Attribution, QuotationKind, Span};

/// What of an article's quotations and reports stands in one passage.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Speech<'a> {
    /// Of the first quotation or report in the order of the text: where it starts, and who says it.
    first: Option<(usize, &'a Attribution)>,
    has_verbatim: bool,
    /// Whether one of its quotations begins or ends where nobody can tell.
    has_uncertain: bool,
}

impl<'a> Speech<'a> {
    /// The speech of every sentence that has any, by the sentence's number. A quotation that runs on belongs to each
    /// sentence that it covers.
    pub(crate) fn by_sentence(article: &'a Article) -> BTreeMap<usize, Self> {
        let mut found: BTreeMap<usize, Self> = BTreeMap::new();
        let sentences = &article.sentences;
        for said in all(article) {
            let first = sentences.partition_point(|sentence| sentence.span.end <= said.span.start);
            let covered = sentences[first..]
                .iter()
                .take_while(|sentence| sentence.span.start < said.span.end);
            for sentence in covered {
                found.entry(sentence.index).or_default().take(&said);
            }
        }
        found
    }

    /// The speech of a passage.
    pub(crate) fn of_passage(article: &'a Article, passage: Span) -> Self {
        let mut speech = Self::default();
        for said in all(article) {
            if said.span.start < passage.end && passage.start < said.span.end {
                speech.take(&said);
            }
        }
        speech
    }

    /// Who says the first of it, and how that is introduced.
    pub(crate) fn attribution(&self) -> Option<&'a Attribution> {
        self.first.map(|(_, attribution)| attribution)
    }

    /// Whether it holds words that stand there verbatim, and none of which that is uncertain.
    pub(crate) const fn is_verbatim(&self) -> bool {
        self.has_verbatim && !self.has_uncertain
    }

    fn take(&mut self, said: &Said<'a>) {
        let start = said.span.start;
        if self.first.is_none_or(|(earliest, _)| start < earliest) {
            self.first = Some((start, said.attribution));
        }
        self.has_verbatim |= said.is_verbatim == Some(true);
        self.has_uncertain |= said.is_verbatim == Some(false);
    }
}

/// A quotation that is speech, or a report.
struct Said<'a> {
    span: Span,
    attribution: &'a Attribution,
    /// Of a quotation whether it is verbatim; a report is none.
    is_verbatim: Option<bool>,
}

fn all(article: &Article) -> impl Iterator<Item = Said<'_>> {
    let quotations = article
        .quotations
        .iter()
        .filter(|quotation| quotation.kind == QuotationKind::Speech)
        .map(|quotation| Said {
            span: quotation.span,
            attribution: &quotation.attribution,
            is_verbatim: Some(quotation.is_verbatim()),
        });
    let reports = article.reports.iter().map(|report| Said {
        span: report.span,
        attribution: &report.attribution,
        is_verbatim: None,
    });
    quotations.chain(reports)
}
