//! Markdown (CommonMark with tables, footnotes, HTML and the fields above it), as note-taking programs and web clippers write it.

pub(crate) mod front_matter;

use std::borrow::Cow;

use front_matter::FrontMatter;
use mujaz_model::{Byline, Warning};
use mujaz_text::{fold_space, words};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::{
    Error, Stop, date,
    document::{Document, Stated},
    flow::Flow,
    html, moment, preamble,
};

/// Reads a Markdown text.
///
/// # Errors
/// [`Error::Stopped`] where that is asked for, and those of [`html::parse`] for the HTML in it.
pub(crate) fn read(text: &str, stop: Stop<'_>) -> Result<Document, Error> {
    let mut flow = Flow::default();
    let mut stated = Stated::default();
    let mut warnings = Vec::new();
    let mut headline = None;
    let mut body = text;
    if let Some(fields) = front_matter::split(text) {
        headline = take_front_matter(&fields, &mut stated, &mut warnings);
        body = fields.rest;
    }
    let body = without_wrappers(body);
    // Blocks of HTML that follow one another can be one table.
    let mut html = String::new();
    let mut picture: Option<String> = None;
    let mut below = BelowPicture::default();
    // Items of tight lists have their text without a paragraph around it.
    let mut is_open = false;
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    for event in Parser::new_ext(&body, options) {
        stop.heed()?;
        if !html.is_empty()
            && !matches!(
                event,
                Event::Html(_) | Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock)
            )
        {
            push_html(&mut flow, &mut headline, &html)?;
            html.clear();
        }
        match event {
            Event::Html(piece) => html.push_str(&piece),
            Event::InlineHtml(tag) if tag.to_ascii_lowercase().starts_with("<br") => flow.push(" "),
            Event::Start(Tag::Emphasis) => below.emphasis += 1,
            Event::End(TagEnd::Emphasis) => below.emphasis = below.emphasis.saturating_sub(1),
            Event::Start(Tag::Image { .. }) => picture = Some(String::new()),
            Event::End(TagEnd::Image) => {
                let caption = picture.take().map(|caption| fold_space(&caption));
                below.begin(caption.as_deref().unwrap_or_default());
                stated
                    .captions
                    .extend(caption.filter(|caption| !caption.is_empty()));
            }
            Event::Text(piece) | Event::Code(piece) => {
                if let Some(caption) = &mut picture {
                    caption.push_str(&piece);
                    continue;
                }
                if !is_open {
                    flow.open_paragraph();
                    is_open = true;
                }
                below.is_plain |= below.emphasis == 0 && piece.contains(char::is_alphanumeric);
                flow.push(&piece);
            }
            Event::SoftBreak | Event::HardBreak => flow.push(" "),
            Event::Start(Tag::TableRow | Tag::TableHead) => flow.open_row(),
            Event::Start(Tag::TableCell) => flow.open_cell(),
            Event::Start(Tag::FootnoteDefinition(_)) => flow.open_note(),
            Event::Start(tag) if !is_inline(&tag) => close(&mut flow, &mut is_open),
            Event::End(TagEnd::TableRow | TagEnd::TableHead) => flow.close_row(),
            Event::End(TagEnd::FootnoteDefinition) => {
                close(&mut flow, &mut is_open);
                flow.close_note();
            }
            Event::End(TagEnd::Heading(level)) => {
                if is_open {
                    is_open = false;
                    let is_above = is_frame(&flow.blocks);
                    let text = flow.close_paragraph();
                    if level == HeadingLevel::H1 && is_above && headline.is_none() {
                        headline = text;
                        let above = flow.blocks.drain(..);
                        let section = above.filter(|block| preamble::is_section(block)).last();
                        stated.section = stated.section.or(section);
                    }
                }
            }
            Event::End(TagEnd::Paragraph) if is_open => {
                is_open = false;
                let text = flow.close_paragraph();
                if let Some(caption) = text.filter(|text| below.is_caption(text))
                    && flow.blocks.last() == Some(&caption)
                {
                    flow.blocks.pop();
                    stated.captions.retain(|alt| *alt != below.alt);
                    stated.captions.push(caption);
                }
                below = BelowPicture::default();
            }
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Item
                | TagEnd::TableCell
                | TagEnd::CodeBlock
                | TagEnd::BlockQuote(_),
            ) => close(&mut flow, &mut is_open),
            _ => {}
        }
    }
    close(&mut flow, &mut is_open);
    push_html(&mut flow, &mut headline, &html)?;
    let mut blocks = flow.blocks;
    blocks.append(&mut flow.notes);
    let headline = headline.unwrap_or_default();
    if blocks.first() == Some(&headline) {
        blocks.remove(0);
    }
    let document = Document::of_blocks(&headline, blocks.iter().map(String::as_str), stated);
    Ok(Document {
        warnings,
        is_pasted: true,
        ..document
    })
}

/// What is known of the paragraph in which a picture stands, or of the one below it.
#[derive(Default)]
struct BelowPicture {
    is_below: bool,
    /// What the picture is described by.
    alt: String,
    emphasis: usize,
    /// Whether there is text without emphasis.
    is_plain: bool,
}

impl BelowPicture {
    fn begin(&mut self, alt: &str) {
        self.is_below = true;
        alt.clone_into(&mut self.alt);
    }

    /// Whether a paragraph is the picture's: all of it is emphasised, or it begins with what the picture is described by.
    fn is_caption(&self, text: &str) -> bool {
        const LONGEST: usize = 60;
        self.is_below
            && words(text).count() <= LONGEST
            && (!self.is_plain || words(&self.alt).count() > 2 && text.starts_with(&self.alt))
    }
}

/// Whether what stands above the first heading is the frame of the page that was clipped: a few lines of a few words each.
fn is_frame(blocks: &[String]) -> bool {
    const LINES: usize = 8;
    const WORDS: usize = 6;
    blocks.len() <= LINES && blocks.iter().all(|block| words(block).count() <= WORDS)
}

/// Puts the paragraphs and rows of HTML between those of Markdown; the heading that a text begins with is its headline.
fn push_html(flow: &mut Flow, headline: &mut Option<String>, html: &str) -> Result<(), Error> {
    if !html.contains(char::is_alphanumeric) {
        return Ok(());
    }
    let page = html::parse(html)?;
    let mut blocks = html::blocks(&page.root())
        .into_iter()
        .map(|block| block.text);
    let is_heading = html.trim_start().to_ascii_lowercase().starts_with("<h1");
    if is_heading && headline.is_none() && flow.blocks.is_empty() {
        *headline = blocks.next();
    }
    for block in blocks {
        flow.open_paragraph();
        flow.push(&block);
        flow.close_paragraph();
    }
    Ok(())
}

fn close(flow: &mut Flow, is_open: &mut bool) {
    if *is_open {
        flow.close_paragraph();
        *is_open = false;
    }
}

const fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. }
    )
}

/// Takes in the fields of a front matter, and returns its title.
fn take_front_matter(
    fields: &FrontMatter<'_>,
    document: &mut Stated,
    warnings: &mut Vec<Warning>,
) -> Option<String> {
    let owned = |keys: &[&str]| fields.one(keys).map(str::to_owned);
    let mut day = |keys: &[&str]| {
        let written = fields.one(keys)?;
        let moment = moment::read(written);
        match moment {
            Some(moment) if moment.exact.is_none() => warnings.extend(date::doubts(written)),
            Some(_) => {}
            None => warnings.push(
                Warning::new(format!(
                    "the date `{written}` above the text could not be read"
                ))
                .in_arabic(format!("تعذرت قراءة التاريخ «{written}» المذكور فوق النص")),
            ),
        }
        moment
    };
    let published = day(&PUBLISHED);
    document.published = published.map(|moment| moment.day);
    document.published_at = published.and_then(|moment| moment.exact);
    document.modified = day(&MODIFIED).map(|moment| moment.day);
    document.bylines = fields
        .all(&WRITERS)
        .iter()
        .flat_map(|names| names.split([',', '،']))
        .map(fold_space)
        .filter(|name| !name.is_empty())
        .map(Byline)
        .collect();
    let source = || owned(&["source", "المصدر"]);
    let is_address = |text: &String| text.starts_with("http://") || text.starts_with("https://");
    document.url = owned(&ADDRESSES)
        .filter(is_address)
        .or_else(|| source().filter(is_address));
    document.outlet = owned(&OUTLETS).or_else(|| source().filter(|text| !is_address(text)));
    document.lead = owned(&[
        "description",
        "excerpt",
        "summary",
        "abstract",
        "lead",
        "dek",
        "الملخص",
        "ملخص",
    ]);
    document.section = owned(&["section", "category", "categories", "القسم"]);
    owned(&["title", "headline", "العنوان", "عنوان"])
}

const PUBLISHED: [&str; 12] = [
    "published",
    "date_published",
    "published_at",
    "published_time",
    "publish_date",
    "publication_date",
    "pub_date",
    "pubdate",
    "date",
    "تاريخ_النشر",
    "التاريخ",
    "تاريخ",
];
const MODIFIED: [&str; 8] = [
    "updated",
    "lastmod",
    "modified",
    "last_modified",
    "last_modified_at",
    "date_modified",
    "updated_at",
    "تاريخ_التحديث",
];
const WRITERS: [&str; 11] = [
    "author",
    "authors",
    "author.name",
    "authors.name",
    "byline",
    "by",
    "creator",
    "writer",
    "الكاتب",
    "المؤلف",
    "بقلم",
];
const ADDRESSES: [&str; 10] = [
    "url",
    "link",
    "source_url",
    "canonical",
    "canonical_url",
    "permalink",
    "original",
    "original_url",
    "source.url",
    "الرابط",
];
const OUTLETS: [&str; 9] = [
    "site",
    "site_name",
    "sitename",
    "publisher",
    "outlet",
    "publication",
    "website",
    "الموقع",
    "الصحيفه",
];

/// The text with empty lines in place of those that have only the tag of an element around what is Markdown: `<div dir="rtl">`.
fn without_wrappers(text: &str) -> Cow<'_, str> {
    if !text.contains('<') {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if is_wrapper(line.trim()) {
            // An empty line above and below, so that what is inside stands by itself.
            kept.push('\n');
        } else {
            kept.push_str(line);
        }
    }
    Cow::Owned(kept)
}

/// Whether a line is the tag of an element that only wraps others, or several such tags.
pub(crate) fn is_wrapper(line: &str) -> bool {
    const WRAPPERS: [&str; 11] = [
        "div",
        "center",
        "article",
        "section",
        "main",
        "span",
        "font",
        "blockquote",
        "details",
        "p",
        "header",
    ];
    let mut rest = line;
    while let Some(tag) = rest.strip_prefix('<') {
        let Some((tag, behind)) = tag.split_once('>') else {
            return false;
        };
        let name = tag.trim_start_matches('/');
        let name = name
            .split(|it: char| !it.is_ascii_alphanumeric())
            .next()
            .unwrap_or("");
        if !WRAPPERS.contains(&name.to_ascii_lowercase().as_str()) {
            return false;
        }
        rest = behind.trim_start();
    }
    rest.is_empty() && !line.is_empty()
}
