//! Articles as agencies, archives and programs hand them on: NITF and NewsML-G2 (IPTC), the SGML of text archives
//! (`<DOC>`, `<HEADLINE>`, `<TEXT>`), other XML made like them, and JSON.
//!
//! 1. `markup` and `json` find the records, and which of their elements or keys is the [`Part`] of an article;
//! 2. [`Record::document`] makes a document of a record's parts.

mod json;
mod markup;

use mujaz_model::Byline;
use mujaz_text::{fold_space, trim};

use crate::{
    Error, Stop, byline, dateline,
    document::{Document, Stated},
    html,
    lines::lines,
    moment,
};

pub(crate) use json::is_json;

/// An item: what it is called, and its document or why there is none.
pub(crate) type Item = (String, Result<Document, Error>);

/// Reads the records of a file in XML or SGML.
///
/// # Errors
/// [`Error::NoRecord`] where none has a text, [`Error::TooDeep`] and [`Error::TooManyAttributes`] as for pages.
pub(crate) fn read_markup(text: &str, stop: Stop<'_>) -> Result<Vec<Item>, Error> {
    items(markup::records(text, stop)?, stop)
}

/// Reads the records of a JSON file: an object, a list of them, or one in each line.
///
/// # Errors
/// [`Error::NoRecord`] where none has a text.
pub(crate) fn read_json(text: &str, stop: Stop<'_>) -> Result<Vec<Item>, Error> {
    items(json::records(text), stop)
}

fn items(records: Vec<Record>, stop: Stop<'_>) -> Result<Vec<Item>, Error> {
    if records.iter().all(|record| trim(&record.text).is_empty()) {
        return Err(Error::NoRecord);
    }
    crate::limited(records.len())?;
    Ok(records
        .into_iter()
        .enumerate()
        .map(|(at, record)| (format!("record {}", at + 1), record.document(stop)))
        .collect())
}

/// What an element or a key says of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Headline,
    Text,
    Published,
    Modified,
    Writer,
    Dateline,
    Outlet,
    Section,
    Lead,
    Address,
}

impl Part {
    /// Returns the part that elements and keys of this name hold. Case, and what parts the words of a name, make no
    /// difference.
    fn named(name: &str) -> Option<Self> {
        let name: String = name
            .chars()
            .filter(|letter| letter.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect();
        Some(match name.as_str() {
            "headline" | "title" | "hl1" | "head" => Self::Headline,
            "text" | "bodycontent" | "inlinexml" | "inlinedata" | "body" | "bodytext"
            | "bodyxhtml" | "content" | "contenthtml" | "contenttext" | "articlebody"
            | "fulltext" | "maintext" => Self::Text,
            "published" | "publishedat" | "publicationdate" | "publishdate" | "datepublished"
            | "datepublish" | "pubdate" | "date" | "datetime" | "time" | "dateissue"
            | "contentcreated" | "firstcreated" | "created" | "createdat" => Self::Published,
            "modified" | "modifiedat" | "datemodified" | "updated" | "updatedat"
            | "contentmodified" => Self::Modified,
            "author" | "authors" | "byline" | "bylines" | "creator" | "writer" => Self::Writer,
            "dateline" => Self::Dateline,
            "source" | "src" | "outlet" | "publisher" | "provider" | "sitename" | "newspaper" => {
                Self::Outlet
            }
            "section" | "category" | "cat" => Self::Section,
            "abstract" | "summary" | "description" | "lead" => Self::Lead,
            "url" | "link" | "canonicalurl" | "permalink" => Self::Address,
            _ => return None,
        })
    }
}

/// The parts of an article, each as it stands there.
#[derive(Debug, Default)]
struct Record {
    headline: String,
    /// Paragraphs with an empty line between each two, or a text as its writer broke it into lines.
    text: String,
    published: String,
    modified: String,
    writers: Vec<String>,
    dateline: String,
    outlet: String,
    section: String,
    lead: String,
    address: String,
}

impl Record {
    /// Keeps what `part` is, where nothing is known of it yet.
    fn set(&mut self, part: Part, value: &str) {
        let value = trim(value);
        if value.is_empty() {
            return;
        }
        let field = match part {
            Part::Headline => &mut self.headline,
            Part::Text => &mut self.text,
            Part::Published => &mut self.published,
            Part::Modified => &mut self.modified,
            Part::Writer => return self.writers.push(fold_space(value)),
            Part::Dateline => &mut self.dateline,
            Part::Outlet => &mut self.outlet,
            Part::Section => &mut self.section,
            Part::Lead => &mut self.lead,
            Part::Address => &mut self.address,
        };
        if field.is_empty() {
            value.clone_into(field);
        }
    }

    fn document(self, stop: Stop<'_>) -> Result<Document, Error> {
        let headline = without_markup(&self.headline)?;
        let text = if is_markup(&self.text) {
            html::read_chosen(&self.text, None, stop)?.text
        } else {
            self.text
        };
        let lead = without_markup(&self.lead)?;
        let dateline = fold_space(&self.dateline);
        let mut above = vec![dateline.clone()];
        let mut bylines = Vec::new();
        for writer in self.writers {
            let credits = lines(&writer);
            let Some(credit) = credits.first() else {
                continue;
            };
            let names = byline::read(credit);
            if !names.is_empty() {
                bylines.extend(names);
            } else if !dateline::read(credit).is_empty() {
                above.push(writer);
            } else {
                bylines.push(Byline(writer));
            }
        }
        let published = moment::read(&self.published);
        let modified = moment::read(&self.modified);
        let filled = |text: String| Some(fold_space(&text)).filter(|text| !text.is_empty());
        let stated = Stated {
            section: filled(self.section),
            published: published.map(|moment| moment.day),
            published_at: published.and_then(|moment| moment.exact),
            modified: modified.map(|moment| moment.day),
            outlet: filled(self.outlet),
            bylines,
            lead: filled(lead),
            url: Some(self.address).filter(|address| address.starts_with("http")),
            captions: Vec::new(),
            dateline: Some(dateline).filter(|dateline| !dateline.is_empty()),
        };
        if trim(&text).is_empty() && headline.is_empty() {
            return Err(Error::Empty);
        }
        let blocks = above.iter().map(String::as_str).chain([text.as_str()]);
        Ok(Document::of_blocks(&headline, blocks, stated))
    }
}

/// Programs put pieces of pages into the texts that they hand on.
fn is_markup(text: &str) -> bool {
    ["<p>", "<p ", "<br", "<div", "</a>", "</p>"]
        .iter()
        .any(|tag| text.contains(tag))
}

fn without_markup(text: &str) -> Result<String, Error> {
    if text.contains(['<', '&']) {
        html::plain(text)
    } else {
        Ok(fold_space(text))
    }
}
