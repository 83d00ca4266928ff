//! Feeds: RSS, Atom and JSON Feed. Every item becomes an article of its own. What an item states of itself goes into the
//! article's fields; its body is the full text where the feed has it, and the summary where it has not.

use std::{
    collections::BTreeMap,
    io::{self, Read},
    sync::{Arc, Mutex, PoisonError},
};

use chrono::{DateTime, FixedOffset, Utc};
use feed_rs::model::{Entry, Feed, Text as FeedText};
use mujaz_model::{Byline, Warning};
use mujaz_text::fold_space;

use crate::{
    Error, Format, Stop,
    document::{Document, Stated},
    html,
    moment::{self, Moment},
};

/// An item: what it is called, and its document or why there is none.
pub(crate) type Item = (String, Result<Document, Error>);

/// Reads all items of a feed, in its order.
///
/// # Errors
/// [`Error::Damaged`] where it is not the feed that it looks like, [`Error::Empty`] where it has no items,
/// [`Error::Stopped`] where that is asked for.
pub(crate) fn read(text: &str, stop: Stop<'_>) -> Result<Vec<Item>, Error> {
    let text = without_declaration(text);
    let (items, mended) = match parse(text, stop) {
        Err(Error::Damaged { format, reason }) => {
            let Some((mended, is_cut)) = mended(text) else {
                return Err(Error::Damaged { format, reason });
            };
            // What was wrong with it at first says more than what is left.
            let items = parse(&mended, stop).map_err(|error| match error {
                Error::Damaged { .. } | Error::Empty => Error::Damaged { format, reason },
                error => error,
            })?;
            (items, Some(is_cut))
        }
        read => (read?, None),
    };
    let mut items = items;
    if let Some(is_cut) = mended
        && let Some((_, Ok(first))) = items.iter_mut().find(|(_, item)| item.is_ok())
    {
        first.warnings.insert(0, damage(is_cut));
    }
    Ok(items)
}

/// Says that a feed was damaged, and that the rest of it was read.
fn damage(is_cut: bool) -> Warning {
    if is_cut {
        Warning::new("the feed is cut off: the items that are whole were read")
            .in_arabic("الخلاصة مبتورة، فقُرئت أخبارها التامة")
    } else {
        Warning::new("the feed is no proper XML: its signs were mended before it was read")
            .in_arabic("الخلاصة مخالفة لقواعد XML، فأُصلحت علاماتها قبل قراءتها")
    }
}

fn parse(text: &str, stop: Stop<'_>) -> Result<Vec<Item>, Error> {
    // The parser keeps moments in UTC; the offsets that the feed states are kept here beside it.
    let offsets: Offsets = Arc::default();
    let seen = Arc::clone(&offsets);
    let parser = feed_rs::parser::Builder::new()
        .timestamp_parser(move |text| {
            let moment = moment::read(text)?;
            let exact = moment.exact.or_else(|| {
                let midnight = moment.day.and_hms_opt(0, 0, 0)?;
                Some(midnight.and_utc().fixed_offset())
            })?;
            let utc = exact.with_timezone(&Utc);
            let mut known = seen.lock().unwrap_or_else(PoisonError::into_inner);
            known.entry(utc).or_insert(moment);
            Some(utc)
        })
        .build();
    let feed = parser.parse(Wanted {
        rest: text.as_bytes(),
        stop,
    });
    // A parser that was stopped says that it could not read on.
    stop.heed()?;
    let feed = feed.map_err(|error| Error::Damaged {
        format: Format::Feed,
        reason: error.to_string(),
    })?;
    if feed.entries.is_empty() {
        return Err(Error::Empty);
    }
    crate::limited(feed.entries.len())?;
    let offsets = offsets.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(feed
        .entries
        .iter()
        .enumerate()
        .map(|(at, entry)| {
            let item = item(&feed, entry, &offsets, stop);
            (format!("item {}", at + 1), item)
        })
        .collect())
}

/// A feed of XML whose stray signs are written as XML wants them, cut behind its last whole item where its end is missing, and whether it
/// was cut. None for a feed that is not XML.
fn mended(text: &str) -> Option<(String, bool)> {
    if !text.trim_start().starts_with('<') {
        return None;
    }
    let mut mended = String::with_capacity(text.len() + 64);
    let mut rest = text;
    while let Some(at) = rest.find(|it: char| it == '&' || it == '<' || is_no_xml(it)) {
        mended.push_str(&rest[..at]);
        rest = &rest[at..];
        // What stands between these marks is read as it is.
        if let Some(section) = rest.strip_prefix("<![CDATA[") {
            let end = section
                .find("]]>")
                .map_or(rest.len(), |end| end + "<![CDATA[]]>".len());
            mended.extend(rest[..end].chars().filter(|it| !is_no_xml(*it)));
            rest = &rest[end..];
            continue;
        }
        if rest.starts_with('&') {
            mended.push_str(if is_reference(rest) { "&" } else { "&amp;" });
            rest = &rest[1..];
            continue;
        }
        let character = rest.chars().next()?;
        if !is_no_xml(character) {
            mended.push(character);
        }
        rest = &rest[character.len_utf8()..];
    }
    mended.push_str(rest);
    let root = mended.split('<').nth(1)?;
    let root = root
        .split(|it: char| it.is_whitespace() || it == '>')
        .next()?
        .to_owned();
    if mended.trim_end().ends_with(&format!("</{root}>")) {
        return Some((mended, false));
    }
    let (item, closing) = match root.as_str() {
        "feed" => ("</entry>", "</feed>".to_owned()),
        "rss" => ("</item>", "</channel></rss>".to_owned()),
        other => ("</item>", format!("</{other}>")),
    };
    let end = mended.rfind(item)? + item.len();
    mended.truncate(end);
    mended.push_str(&closing);
    Some((mended, true))
}

/// Characters that XML does not allow.
const fn is_no_xml(character: char) -> bool {
    matches!(character, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a reference of XML begins here; those of HTML are none, and are read as the text that they are.
fn is_reference(text: &str) -> bool {
    let Some(end) = text.bytes().take(10).position(|byte| byte == b';') else {
        return false;
    };
    let name = &text[1..end];
    matches!(name, "amp" | "lt" | "gt" | "quot" | "apos")
        || name.strip_prefix('#').is_some_and(|digits| {
            let digits = digits.strip_prefix('x').unwrap_or(digits);
            !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_hexdigit())
        })
}

type Moments = BTreeMap<DateTime<Utc>, Moment>;
type Offsets = Arc<Mutex<Moments>>;

/// Bytes that come as long as they are wanted.
struct Wanted<'a> {
    rest: &'a [u8],
    stop: Stop<'a>,
}

impl Read for Wanted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.stop.is_asked() {
            return Err(io::ErrorKind::Other.into());
        }
        self.rest.read(buffer)
    }
}

/// The text is decoded already, whatever character set it says it has.
fn without_declaration(text: &str) -> &str {
    let text = mujaz_text::trim(text);
    match text.strip_prefix("<?xml") {
        Some(rest) => rest.split_once("?>").map_or(text, |(_, rest)| rest),
        None => text,
    }
}

fn item(feed: &Feed, entry: &Entry, moments: &Moments, stop: Stop<'_>) -> Result<Document, Error> {
    let url = entry
        .links
        .iter()
        .find(|link| matches!(link.rel.as_deref(), None | Some("alternate")))
        .or_else(|| entry.links.first())
        .map(|link| link.href.clone());
    let headline = entry.title.as_ref().map(plain).unwrap_or_default();
    let summary = entry.summary.as_ref().map(|text| text.content.clone());
    let full = entry
        .content
        .as_ref()
        .and_then(|content| content.body.clone())
        .filter(|body| !body.trim().is_empty());
    let is_summary = full.is_none();
    let body = full.or_else(|| summary.clone()).unwrap_or_default();
    let is_plain = entry.content.as_ref().is_some_and(|content| {
        !is_summary && content.content_type.to_string().starts_with("text/plain")
    });
    let mut document = if is_plain {
        Document::of_blocks("", body.split("\n\n"), Stated::default())
    } else {
        html::read_handed_on(&body, stop)?
    };
    // Some write the markup of a text as text, twice.
    if !is_plain
        && ["</p>", "<br", "</div>"]
            .iter()
            .any(|tag| document.text.contains(tag))
    {
        document = html::read_handed_on(&document.text, stop)?;
    }
    let mut blocks: Vec<&str> = document.text.split("\n\n").collect();
    if blocks.first().is_some_and(|first| *first == headline) {
        blocks.remove(0);
    }
    let moment = |utc: Option<DateTime<Utc>>| {
        utc.map(|utc| {
            moments
                .get(&utc)
                .copied()
                .unwrap_or_else(|| DateTime::<FixedOffset>::from(utc).into())
        })
    };
    let published = moment(entry.published);
    let updated = moment(entry.updated).filter(|updated| Some(*updated) != published);
    let mut captions = std::mem::take(&mut document.stated.captions);
    captions.extend(
        entry
            .media
            .iter()
            .filter_map(|media| media.description.as_ref().or(media.title.as_ref()))
            .map(plain)
            .filter(|caption| !caption.is_empty()),
    );
    let stated = Stated {
        section: entry.categories.first().map(|category| {
            category
                .label
                .clone()
                .unwrap_or_else(|| category.term.clone())
        }),
        published: published.or(updated).map(|moment| moment.day),
        published_at: published.or(updated).and_then(|moment| moment.exact),
        modified: updated.map(|moment| moment.day),
        outlet: entry
            .source
            .clone()
            .or_else(|| feed.title.as_ref().map(plain))
            .filter(|name| !name.is_empty()),
        bylines: entry
            .authors
            .iter()
            .filter_map(|person| person.name.clone().or_else(|| person.email.clone()))
            .map(|name| Byline(fold_space(&name)))
            .collect(),
        lead: summary
            .map(|summary| plain_text(&summary))
            .filter(|summary| !summary.is_empty()),
        url,
        captions,
        dateline: None,
    };
    if headline.is_empty() && blocks.iter().all(|block| block.is_empty()) {
        return Err(Error::Empty);
    }
    let mut item = Document::of_blocks(&headline, blocks, stated);
    if published.is_none() && updated.is_some() {
        item.warnings.push(
            Warning::new("the date is that of the last update: the article names no other")
                .in_arabic("التاريخ هو تاريخ آخر تحديث، فلا يذكر المقال غيره"),
        );
    }
    if is_summary {
        item.warnings.push(
            Warning::new("the feed has only a summary of the article, not its text")
                .in_arabic("ليس في الخلاصة سوى ملخص للمقال، لا نصه"),
        );
    }
    Ok(item)
}

fn plain(text: &FeedText) -> String {
    plain_text(&text.content)
}

/// Titles and summaries are text, or HTML whether they say so or not.
fn plain_text(text: &str) -> String {
    if !text.contains(['<', '&']) {
        return fold_space(text);
    }
    // What is nested beyond reason is no title; its body is refused as well.
    html::plain(text).unwrap_or_default()
}
