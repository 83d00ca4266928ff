//! What a format's reader found: the text in reading order, and the fields that the format states. [`article`] makes the
//! article of it, and reads from the text what the format did not state.

use chrono::{DateTime, FixedOffset, NaiveDate};
use mujaz_model::{Article, Byline, Caption, Language, Span, Text, Warned, Warning};
use mujaz_text::{fold_space, is_arabic_letter};

use crate::{Error, Stop, dateline, lines, paragraphs, preamble, repair::repair, sentences};

/// A document as its reader left it.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// The text that spans will refer to. Its first line is the headline.
    pub(crate) text: String,
    /// The fields that the format states; they go before what the text tells.
    pub(crate) stated: Stated,
    /// Whether the text is all that there is: no markup told the headline and the body apart.
    pub(crate) is_plain: bool,
    /// Whether something told which words are the headline; if not, the first line is taken for it.
    pub(crate) has_headline: bool,
    /// What was uncertain.
    pub(crate) warnings: Vec<Warning>,
}

/// The fields that a format can state beside its text.
#[derive(Debug, Default)]
pub(crate) struct Stated {
    pub(crate) section: Option<String>,
    pub(crate) published: Option<NaiveDate>,
    pub(crate) published_at: Option<DateTime<FixedOffset>>,
    pub(crate) modified: Option<NaiveDate>,
    pub(crate) outlet: Option<String>,
    pub(crate) bylines: Vec<Byline>,
    pub(crate) lead: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) captions: Vec<String>,
    /// Where it was filed from; the text has it in a line of its own below the headline.
    pub(crate) dateline: Option<String>,
}

impl Document {
    /// Returns a document of plain text, which states nothing beside it.
    pub(crate) fn plain(text: String) -> Self {
        Self {
            text,
            is_plain: true,
            ..Self::default()
        }
    }

    /// Returns a document whose text is a headline and blocks, with an empty line between each two. White space is
    /// folded in the headline alone; a block without a letter or digit is left out.
    pub(crate) fn of_blocks<'a>(
        headline: &str,
        blocks: impl IntoIterator<Item = &'a str>,
        stated: Stated,
    ) -> Self {
        let mut text = fold_space(headline);
        let has_headline = !text.is_empty();
        for block in blocks {
            let block = mujaz_text::trim(block);
            if block.chars().any(char::is_alphanumeric) {
                if !text.is_empty() {
                    text.push_str("\n\n");
                }
                text.push_str(block);
            }
        }
        Self {
            text,
            stated,
            is_plain: false,
            has_headline,
            warnings: Vec::new(),
        }
    }

    /// Returns the document with everything in it repaired that was decoded wrongly before.
    pub(crate) fn repaired(mut self) -> Self {
        let mend = |text: &mut String| {
            let found = repair(text);
            let is_found = found.is_some();
            if let Some(found) = found {
                *text = found.text;
            }
            is_found
        };
        let mut is_mended = mend(&mut self.text);
        let stated = &mut self.stated;
        for text in [&mut stated.section, &mut stated.outlet, &mut stated.lead]
            .into_iter()
            .flatten()
            .chain(stated.bylines.iter_mut().map(|Byline(name)| name))
            .chain(&mut stated.captions)
        {
            is_mended |= mend(text);
        }
        if is_mended {
            let warning = Warning::new(
                "the text had been decoded wrongly and was repaired; the original is kept as it came",
            );
            self.warnings
                .push(warning.in_arabic("كان النص قد قُرئ بترميز خاطئ فأُصلح، والأصل محفوظ كما ورد"));
        }
        self
    }
}

/// More paragraphs than any text has: those of a megabyte of single words would take hundreds.
const PARAGRAPHS: usize = 200_000;

/// Makes an article of a document.
///
/// # Errors
/// [`Error::Empty`] where it has no words, [`Error::TooLong`] where its paragraphs are without end, [`Error::Stopped`] where that is asked for.
pub(crate) fn article(document: Document, stop: Stop<'_>) -> Result<Warned<Article>, Error> {
    let Document {
        text,
        stated,
        is_plain,
        has_headline,
        mut warnings,
    } = document;
    let lines = lines::lines(&text);
    let above = if is_plain {
        preamble::above(&lines)
    } else {
        &[]
    };
    let lines = &lines[above.len()..];
    let (first, rest) = lines.split_first().ok_or(Error::Empty)?;
    let opening = sentences::opening(first.text).filter(|_| !has_headline);
    let (headline, rest) = match opening {
        Some(sentence) => {
            warnings.push(
                Warning::new("the text has no headline: its first sentence stands for one")
                    .in_arabic("ليس للنص عنوان، فقامت جملته الأولى مقامه"),
            );
            (sentence, lines)
        }
        None => (first.text, rest),
    };
    let language = language_of(&text);
    let stated_dateline = stated
        .dateline
        .as_deref()
        .and_then(|stated| rest.first().filter(|line| fold_space(line.text) == stated))
        .map(dateline::stated);
    let rest = &rest[usize::from(stated_dateline.is_some())..];
    let mut preamble = preamble::read(rest);
    preamble.datelines.splice(0..0, stated_dateline);
    preamble.add_above(above);
    if is_plain {
        preamble.guess_byline();
    }
    let body: Vec<_> = preamble
        .body
        .iter()
        .chain(preamble.after)
        .copied()
        .collect();
    let paragraphs = paragraphs::join(&text, &body);
    if paragraphs.len() > PARAGRAPHS {
        return Err(Error::TooLong { limit: PARAGRAPHS });
    }
    stop.heed()?;
    let sentences = sentences::cut(&text, &paragraphs, stop)?;
    warnings.extend(preamble.warnings);
    if sentences.is_empty() {
        warnings.push(
            Warning::new("only a headline was found: there is no body text")
                .in_arabic("لم يوجد سوى عنوان، ولا متن تحته"),
        );
    }
    let start = lines::offset(&text, headline);
    let headline_span = Some(Span::new(start, start + headline.len()));
    let headline = Text::new(language, preamble::display_headline(headline));
    let outlet = stated
        .outlet
        .or_else(|| dateline::publication(&preamble.datelines, &text));
    let mut article = Article {
        headline_span,
        section: stated.section.or(preamble.section),
        published: stated.published.or(preamble.published),
        published_at: stated.published_at,
        modified: stated.modified.or(preamble.modified),
        outlet,
        bylines: if stated.bylines.is_empty() {
            preamble.bylines
        } else {
            stated.bylines
        },
        lead: stated.lead,
        url: stated.url,
        datelines: preamble.datelines,
        paragraphs,
        sentences,
        ..Article::new(text, headline)
    };
    add_captions(&mut article, stated.captions);
    Ok(Warned {
        value: article,
        warnings,
    })
}

/// Puts captions behind the text, each after an empty line, so that they have a place in it too.
fn add_captions(article: &mut Article, captions: Vec<String>) {
    for caption in captions {
        article.source.push_str("\n\n");
        let start = article.source.len();
        article.source.push_str(&caption);
        article.captions.push(Caption {
            text: fold_space(&caption),
            span: Span::new(start, article.source.len()),
        });
    }
}

/// The language that most letters belong to.
fn language_of(text: &str) -> Language {
    let (mut arabic, mut latin) = (0_usize, 0_usize);
    for character in text.chars() {
        if is_arabic_letter(character) {
            arabic += 1;
        } else if character.is_alphabetic() {
            latin += 1;
        }
    }
    if arabic >= latin {
        Language::Arabic
    } else {
        Language::English
    }
}
