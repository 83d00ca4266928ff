//! Markdown (CommonMark with tables, footnotes and YAML front matter), as note-taking programs and web clippers write it.

use mujaz_model::Byline;
use mujaz_text::fold_space;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::{
    Error, Stop,
    document::{Document, Stated},
    flow::Flow,
    moment,
};

/// Reads a Markdown text.
///
/// # Errors
/// [`Error::Stopped`] where that is asked for.
pub(crate) fn read(text: &str, stop: Stop<'_>) -> Result<Document, Error> {
    let mut flow = Flow::default();
    let mut stated = Stated::default();
    let mut headline = None;
    let mut front_matter = false;
    let mut picture: Option<String> = None;
    // Items of tight lists have their text without a paragraph around it.
    let mut is_open = false;
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    for event in Parser::new_ext(text, options) {
        stop.heed()?;
        match event {
            Event::Start(Tag::MetadataBlock(_)) => front_matter = true,
            Event::End(TagEnd::MetadataBlock(_)) => front_matter = false,
            Event::Text(lines) if front_matter => {
                headline = headline.or(read_front_matter(&lines, &mut stated));
            }
            Event::Start(Tag::Image { .. }) => picture = Some(String::new()),
            Event::End(TagEnd::Image) => {
                stated.captions.extend(
                    picture
                        .take()
                        .map(|caption| fold_space(&caption))
                        .filter(|caption| !caption.is_empty()),
                );
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
                let is_first = flow.blocks.is_empty();
                if is_open {
                    is_open = false;
                    let text = flow.close_paragraph();
                    if level == HeadingLevel::H1 && is_first && headline.is_none() {
                        headline = text;
                        flow.blocks.clear();
                    }
                }
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
    let mut blocks = flow.blocks;
    blocks.append(&mut flow.notes);
    let headline = headline.unwrap_or_default();
    if blocks.first() == Some(&headline) {
        blocks.remove(0);
    }
    Ok(Document::of_blocks(
        &headline,
        blocks.iter().map(String::as_str),
        stated,
    ))
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

/// Reads the fields of a front matter, and returns its title.
fn read_front_matter(lines: &str, stated: &mut Stated) -> Option<String> {
    let mut title = None;
    for line in lines.lines() {
        let Some((key, value)) = line.split_once(':') else {
            continue;
        };
        let value = value.trim().trim_matches(['"', '\'', '[', ']']);
        if value.is_empty() {
            continue;
        }
        match key.trim().to_ascii_lowercase().as_str() {
            "title" => title = Some(fold_space(value)),
            "date" | "published" => {
                let moment = moment::read(value);
                stated.published = moment.map(|moment| moment.day);
                stated.published_at = moment.and_then(|moment| moment.exact);
            }
            "author" | "authors" => {
                stated.bylines = value
                    .split([',', '،'])
                    .map(|name| fold_space(name.trim().trim_matches(['"', '\''])))
                    .filter(|name| !name.is_empty())
                    .map(Byline)
                    .collect();
            }
            "url" | "source" if value.starts_with("http") => stated.url = Some(value.to_owned()),
            "site" | "publisher" | "outlet" => stated.outlet = Some(fold_space(value)),
            "description" | "excerpt" => stated.lead = Some(fold_space(value)),
            _ => {}
        }
    }
    title
}
