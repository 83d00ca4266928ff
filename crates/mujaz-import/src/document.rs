//! What a format's reader found: the text in reading order, and the fields that the format states. [`article`] makes the
//! article of it, and reads from the text what the format did not state.

use chrono::{DateTime, FixedOffset, NaiveDate};
use mujaz_model::{Article, Byline, Caption, Dateline, Language, Span, Text, Warned, Warning};
use mujaz_text::{fold, fold_space, is_arabic_letter, words};

use crate::{
    Error, Stop, agency, byline, date, dateline,
    furniture::{self, Below},
    lines::{self, Line},
    mail::forward,
    paragraphs, post, preamble,
    repair::repair,
    sentences, slug,
};

/// A document as its reader left it.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// The text that spans will refer to. Its first line is the headline.
    pub(crate) text: String,
    /// The fields that the format states; they go before what the text tells.
    pub(crate) stated: Stated,
    /// Whether the text is all that there is: no markup told the headline and the body apart.
    pub(crate) is_plain: bool,
    /// Whether what stands around an article can have been copied or sent with it: the text of a mail, or of a clipping.
    pub(crate) is_pasted: bool,
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
            is_pasted: false,
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
        is_pasted,
        has_headline,
        mut warnings,
    } = document;
    let mut lines = lines::lines(&text);
    let sent = Sent::read(&mut lines, &text, is_plain);
    let lines = &lines[sent.length..];
    let above = if is_plain {
        preamble::above(lines, &text)
    } else {
        &[]
    };
    let lines = &lines[above.len()..];
    let first = lines.first().ok_or(Error::Empty)?;
    let subject = sent.subject.filter(|subject| *subject != first.text);
    let has_headline = has_headline || subject.is_some();
    let opening = sentences::opening(first.text).filter(|_| !has_headline);
    warnings.extend(opening.map(|_| without_headline()));
    let (headline, rest) = match subject.or(opening) {
        Some(headline) => (headline, lines),
        None if is_plain => printed_headline(lines, &text),
        None => (first.text, &lines[1..]),
    };
    let label = slug::label(headline).filter(|_| is_plain);
    let headline = label.map_or(headline, |(_, rest)| rest);
    warnings.extend(sent.warnings);
    let language = language_of(&text);
    let stated_dateline = stated_dateline(&stated, rest);
    let rest = &rest[usize::from(stated_dateline.is_some())..];
    let mut preamble = preamble::read(rest, (is_plain || is_pasted).then_some(&*text));
    preamble.datelines.splice(0..0, stated_dateline);
    preamble.add_above(above, &text);
    if let Some(outlet) = stated.outlet.as_deref().or(preamble.outlet.as_deref()) {
        preamble.read_own(&outlet.to_owned());
    }
    if is_plain || is_pasted {
        preamble.guess_byline(&text, is_plain);
    }
    let body = preamble.body.iter().chain(preamble.after);
    let body: Vec<_> = body.copied().collect();
    let mut below = if is_plain || is_pasted {
        furniture::without(&body)
    } else {
        Below::nothing(body)
    };
    if let Some(name) = below.signed.take() {
        warnings.push(preamble::guessed(&name, "below the text", "تحت النص"));
        below.bylines.push(name);
    }
    let mut paragraphs = paragraphs::join(&text, &below.lines);
    let mut printed_captions = Vec::new();
    if is_plain || is_pasted {
        paragraphs.retain(|paragraph| {
            let is_caption = furniture::is_caption(&paragraph.text);
            printed_captions.extend(is_caption.then(|| Caption {
                text: paragraph.text.clone(),
                span: paragraph.span,
            }));
            !is_caption
        });
    }
    if paragraphs.len() > PARAGRAPHS {
        return Err(Error::TooLong { limit: PARAGRAPHS });
    }
    stop.heed()?;
    let sentences = sentences::cut(&text, &paragraphs, preamble.text_start, stop)?;
    warnings.extend(preamble.warnings);
    if sent
        .published
        .or(below.published)
        .or(stated.published)
        .or(preamble.published)
        .is_none()
    {
        warnings.extend(preamble.dayless.pop());
    }
    if sentences.is_empty() {
        warnings.push(without_body());
    }
    let start = lines::offset(&text, headline);
    let headline_span = Some(Span::new(start, start + headline.len()));
    let headline = Text::new(language, preamble::display_headline(headline));
    let outlet = stated
        .outlet
        .or(preamble.outlet)
        .or(sent.channel)
        .or_else(|| dateline::publication(&preamble.datelines, &text, &preamble.bylines))
        .or(below.outlet)
        .or(sent.sender);
    let mut article = Article {
        headline_span,
        section: stated.section.or(preamble.section).or_else(|| {
            label
                .map(|(label, _)| label.to_owned())
                .filter(|label| !agency::is_agency(label))
        }),
        published: stated
            .published
            .or(preamble.published)
            .or(sent.published)
            .or(below.published),
        published_at: stated.published_at,
        modified: stated.modified.or(preamble.modified),
        outlet,
        bylines: [stated.bylines, preamble.bylines, below.bylines]
            .into_iter()
            .find(|names| !names.is_empty())
            .unwrap_or_default(),
        lead: stated.lead,
        url: stated.url.or(preamble.url),
        datelines: preamble.datelines,
        paragraphs,
        sentences,
        captions: printed_captions,
        ..Article::new(text, headline)
    };
    add_captions(&mut article, stated.captions);
    Ok(Warned {
        value: article,
        warnings,
    })
}

/// The dateline that a format states, where the line below the headline is that.
fn stated_dateline(stated: &Stated, rest: &[Line<'_>]) -> Option<Dateline> {
    let written = stated.dateline.as_deref()?;
    rest.first()
        .filter(|line| fold_space(line.text) == written)
        .map(dateline::stated)
}

fn without_headline() -> Warning {
    Warning::new("the text has no headline: its first sentence stands for one")
        .in_arabic("ليس للنص عنوان، فقامت جملته الأولى مقامه")
}

fn without_body() -> Warning {
    Warning::new("only a headline was found: there is no body text")
        .in_arabic("لم يوجد سوى عنوان، ولا متن تحته")
}

/// What a mail program or a messenger put above a text that was copied out of it.
#[derive(Default)]
struct Sent<'a> {
    /// How many lines that is.
    length: usize,
    subject: Option<&'a str>,
    published: Option<NaiveDate>,
    /// Who sent it first, where the text names it too.
    sender: Option<String>,
    /// The channel that posted it.
    channel: Option<String>,
    warnings: Vec<Warning>,
}

impl<'a> Sent<'a> {
    /// Reads what stands above a plain text, and takes the stamp of a messenger off its first line.
    fn read(lines: &mut [Line<'a>], text: &str, is_plain: bool) -> Self {
        if !is_plain {
            return Self::default();
        }
        if let Some(block) = forward::above(lines) {
            let is_named = |name: &&str| words(name).count() >= 1 && text.matches(name).count() > 1;
            return Self {
                length: block.length,
                subject: block.subject,
                published: block.day,
                sender: block.sender.filter(is_named).map(fold_space),
                channel: None,
                warnings: left_out_notes(block.notes).into_iter().collect(),
            };
        }
        if let [first, _, ..] = lines
            && let Some((outlet, day)) = post::stamp(first.text)
        {
            return Self {
                length: 1,
                published: Some(day),
                channel: outlet,
                warnings: date::doubts(first.text),
                ..Self::default()
            };
        }
        let Some((first, post)) = lines
            .first_mut()
            .and_then(|first| post::read(first).map(|post| (first, post)))
        else {
            return Self::default();
        };
        *first = post.line;
        Self {
            published: post.published,
            channel: post.outlet,
            warnings: date::doubts(post.stamp),
            ..Self::default()
        }
    }
}

/// Says that the words of who sent a message on were left out above it.
pub(crate) fn left_out_notes(notes: usize) -> Option<Warning> {
    (notes > 0).then(|| {
        Warning::new(format!(
            "{notes} lines above the message that was sent on are the sender's and were left out"
        ))
        .in_arabic(format!(
            "تُركت أسطر المرسل فوق الرسالة المعاد توجيهها، وعددها {notes}"
        ))
    })
}

/// The headline that the first line is, and the lines below it. It goes on in the next lines where an empty line or a credit stands below
/// them, and the text has the lines of a page's narrow column; or in the next one, where its words go on.
fn printed_headline<'t, 'l>(lines: &'l [Line<'t>], text: &'t str) -> (&'t str, &'l [Line<'t>]) {
    /// More lines than a headline has.
    const MOST: usize = 4;
    let (first, rest) = (lines[0], &lines[1..]);
    let more = rest
        .iter()
        .take(MOST)
        .take_while(|line| !line.starts_block && !line.is_closed() && preamble::is_text(line))
        .count();
    let is_ended = rest
        .get(more)
        .is_some_and(|next| next.starts_block || !preamble::is_text(next));
    let goes_on = match more {
        0 | MOST => false,
        1 => {
            preamble::place_and_writer(rest[0].text).is_none()
                && (paragraphs::column(rest).is_some()
                    || !first.is_closed() && words_go_on(first.text, rest[0].text))
        }
        _ => paragraphs::column(&rest[more..]).is_some(),
    };
    if goes_on && is_ended {
        let end = rest[more - 1].span.end;
        return (&text[first.span.start..end], &rest[more..]);
    }
    (first.text, rest)
}

/// Whether a second line goes on with the sentence of the first: it begins with `و` or a small letter, or the first ends with a word that
/// calls for another.
fn words_go_on(first: &str, second: &str) -> bool {
    let Some((last, next)) = words(first).last().zip(words(second).next()) else {
        return false;
    };
    let last = fold(last.text);
    let is_open = first.ends_with(['،', ','])
        || matches!(
            last.as_str(),
            "في" | "من"
                | "الي"
                | "عن"
                | "مع"
                | "بين"
                | "بعد"
                | "قبل"
                | "ان"
                | "او"
                | "the"
                | "a"
                | "an"
                | "of"
                | "in"
                | "on"
                | "to"
                | "at"
                | "for"
                | "with"
                | "from"
                | "and"
                | "by"
        )
        || first.ends_with(" على");
    let folded = fold(next.text);
    let joins =
        folded.starts_with('و') && folded.chars().count() > 2 && !byline::begins_with_waw(&folded);
    is_open || joins && words(second).count() > 2 || next.text.starts_with(char::is_lowercase)
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
