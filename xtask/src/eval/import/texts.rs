//! Plain text: headline, credit and date, from files and from records set in several layouts.

use std::{fs, path::Path};

use anyhow::Result;
use serde_json::Value;

use super::{Score, article, bare, credits, files, name, read, same_words};

pub(super) fn measure(corpora: &Path) -> Result<Vec<Score>> {
    let mut scores = derived(corpora)?;
    let mut records = news_records(corpora)?;
    scores.extend(layouts("saudinewsnet records, three layouts", &records));
    records = agency_records(corpora)?;
    scores.extend(layouts("ant_multisource records, three layouts", &records));
    Ok(scores)
}

/// An article as its corpus states it.
pub(super) struct Record {
    pub(super) title: String,
    pub(super) author: String,
    /// `2015-08-11`.
    pub(super) day: String,
    pub(super) text: String,
}

pub(super) fn news_records(corpora: &Path) -> Result<Vec<Record>> {
    let Ok(json) = fs::read_to_string(corpora.join("saudinewsnet/articles.json")) else {
        return Ok(Vec::new());
    };
    let records: Vec<Value> = serde_json::from_str(&json)?;
    let string = |record: &Value, key: &str| record[key].as_str().unwrap_or_default().to_owned();
    Ok(records
        .iter()
        .map(|record| Record {
            title: string(record, "title"),
            author: string(record, "author"),
            day: string(record, "date_extracted").chars().take(10).collect(),
            text: string(record, "content"),
        })
        .collect())
}

pub(super) fn agency_records(corpora: &Path) -> Result<Vec<Record>> {
    let mut records = Vec::new();
    for path in files(&corpora.join("ant_multisource"), ".txt")? {
        let text = String::from_utf8_lossy(&read(&path)?).into_owned();
        let field = |tag: &str| {
            let (_, rest) = text.split_once(&format!("<{tag}>"))?;
            Some(rest.split_once(&format!("</{tag}>"))?.0.trim().to_owned())
        };
        let Some((title, body)) = field("TITLE").zip(field("TEXT")) else {
            continue;
        };
        // An identifier of the system that made the page is no writer.
        let author = field("AUTHOR")
            .filter(|author| !author.chars().any(|digit| digit.is_ascii_digit()))
            .unwrap_or_default();
        let day = field("TIME")
            .and_then(|time| chrono::DateTime::parse_from_rfc2822(&time).ok())
            .map(|time| time.date_naive().to_string());
        records.push(Record {
            title,
            author,
            day: day.unwrap_or_default(),
            text: body,
        });
    }
    Ok(records)
}

/// The files as they are; the record of each is the one with its title.
fn derived(corpora: &Path) -> Result<Vec<Score>> {
    let records = news_records(corpora)?;
    let mut headline = Score::new("saudinewsnet/derived_txt", "headline");
    let mut credit = Score::new("saudinewsnet/derived_txt", "byline or datelines, all words");
    for path in files(&corpora.join("saudinewsnet/derived_txt"), ".txt")? {
        let found = article(&read(&path)?);
        let Some(found) = found.map(|found| found.value) else {
            headline.count(false);
            credit.count(false);
            continue;
        };
        // The name's number is that of the record in the whole corpus; a part of it has fewer records.
        let number: usize = name(&path)
            .split('_')
            .next()
            .and_then(|number| number.parse().ok())
            .unwrap_or(0);
        let by_title = records
            .iter()
            .find(|record| bare(&record.title) == bare(&found.headline.content));
        headline.count(by_title.is_some());
        let Some(record) = by_title.or_else(|| records.get(number)) else {
            continue;
        };
        credit.count(same_words(&credits(&found), &record.author));
    }
    Ok(vec![headline, credit])
}

/// Records as text: with an empty line between the parts, without, and with a page label and a date.
fn layouts(set: &str, records: &[Record]) -> Vec<Score> {
    let mut headline = Score::new(set, "headline");
    let mut credit = Score::new(set, "byline or datelines, all words");
    let mut date = Score::new(set, "date, where printed");
    for Record {
        title,
        author,
        day,
        text,
    } in records.iter().filter(|record| !record.text.is_empty())
    {
        let slashed = day.replace('-', "/");
        let layouts = [
            format!("{title}\n\n{author}\n\n{text}\n"),
            format!("{title}\r\n{author}\r\n{text}\r\n"),
            format!("{title}\n\nالثانية {slashed}\n\n\u{a0}{author}\n\n{text}\n"),
        ];
        for (number, layout) in layouts.iter().enumerate() {
            let found = article(layout.as_bytes()).map(|found| found.value);
            let found = found.as_ref();
            headline.count(found.is_some_and(|found| bare(&found.headline.content) == bare(title)));
            if !author.trim().is_empty() {
                credit.count(found.is_some_and(|found| same_words(&credits(found), author)));
            }
            if number == 2 && !day.is_empty() {
                date.count(
                    found
                        .and_then(|found| found.published)
                        .is_some_and(|found| found.to_string() == *day),
                );
            }
        }
    }
    vec![headline, credit, date]
}
