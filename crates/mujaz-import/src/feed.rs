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
        rest: without_declaration(text).as_bytes(),
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
    let mut document = html::read_handed_on(&body, stop)?;
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
