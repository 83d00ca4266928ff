//! What a template sees of a memo.

use mujaz_model::{Bilingual, Marking, Memo, MemoHeader, MemoPoint, SourceReference};
use serde::Serialize;

/// The memo, with every field present, so that a template can ask for it.
#[derive(Serialize)]
pub(crate) struct MemoView<'a> {
    header: HeaderView<'a>,
    bottom_line: &'a Bilingual,
    points: &'a [MemoPoint],
    assessment: &'a Bilingual,
    recommendations: &'a Bilingual,
    sources: Vec<SourceView<'a>>,
}

#[derive(Serialize)]
struct HeaderView<'a> {
    reference: &'a str,
    /// ISO 8601, for the `date` filter.
    date: String,
    to: &'a Bilingual,
    from: &'a Bilingual,
    subject: &'a Bilingual,
}

#[derive(Serialize)]
struct SourceView<'a> {
    number: usize,
    language: &'static str,
    headline: &'a str,
    outlet: &'a str,
    bylines: &'a [String],
    published: Option<String>,
    url: &'a str,
    accessed: Option<String>,
}

impl<'a> MemoView<'a> {
    pub(crate) fn new(memo: &'a Memo) -> Self {
        Self {
            header: HeaderView::new(&memo.header),
            bottom_line: &memo.bottom_line,
            points: &memo.points,
            assessment: &memo.assessment,
            recommendations: &memo.recommendations,
            sources: memo.sources.iter().map(SourceView::new).collect(),
        }
    }
}

impl<'a> HeaderView<'a> {
    fn new(header: &'a MemoHeader) -> Self {
        Self {
            reference: &header.reference,
            date: header.date.to_string(),
            to: &header.to,
            from: &header.from,
            subject: &header.subject,
        }
    }
}

impl<'a> SourceView<'a> {
    fn new(source: &'a SourceReference) -> Self {
        Self {
            number: source.number,
            language: source.language.tag(),
            headline: &source.headline,
            outlet: &source.outlet,
            bylines: &source.bylines,
            published: source.published.map(|day| day.to_string()),
            url: &source.url,
            accessed: source.accessed.map(|day| day.to_string()),
        }
    }
}

/// The marking, ready to be set.
#[derive(Serialize)]
pub(crate) struct MarkingView {
    /// Whether it is a TLP label, which is never translated.
    tlp: bool,
    ar: String,
    en: String,
    /// The colour of the label on black, as CSS hexadecimal.
    colour: &'static str,
    /// Both languages on one line, for a page's margin; each is isolated, so that neither moves the other's marks.
    line: String,
}

impl MarkingView {
    pub(crate) fn new(marking: &Marking) -> Self {
        const RIGHT_TO_LEFT_ISOLATE: char = '\u{2067}';
        const LEFT_TO_RIGHT_ISOLATE: char = '\u{2066}';
        const POP_ISOLATE: char = '\u{2069}';
        match marking {
            Marking::Tlp(label) => Self {
                tlp: true,
                ar: label.label().to_owned(),
                en: label.label().to_owned(),
                colour: label.colour(),
                line: label.label().to_owned(),
            },
            Marking::Own(text) => Self {
                tlp: false,
                ar: text.ar.clone(),
                en: text.en.clone(),
                colour: "#ffffff",
                line: match (text.en.trim(), text.ar.trim()) {
                    ("", arabic) => arabic.to_owned(),
                    (english, "") => english.to_owned(),
                    (english, arabic) => format!(
                        "{LEFT_TO_RIGHT_ISOLATE}{english}{POP_ISOLATE} · {RIGHT_TO_LEFT_ISOLATE}{arabic}{POP_ISOLATE}"
                    ),
                },
            },
        }
    }
}
