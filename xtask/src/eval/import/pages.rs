//! Web pages: the body by words, and headline, date and byline as they are stated in the file beside the page.

use std::{
    collections::BTreeMap,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use anyhow::Result;
use mujaz_import::Source;
use mujaz_model::{Article, Byline};
use serde_json::Value;

use super::{Score, bare, files, name, read, share};

pub(super) fn measure(corpora: &Path) -> Result<Vec<Score>> {
    let folder = corpora.join("html_pages");
    let mut scores = Vec::new();
    for (set, pages) in sets(&folder)? {
        let set = format!("html_pages, {set}");
        let mut date = Score::new(&set, "date");
        let mut headline = Score::new(&set, "headline");
        let mut byline = Score::new(&set, "byline");
        let mut phrases = Score::new(&set, "phrases kept or left out");
        for page in pages {
            let found = import(&page)?;
            let stated = Stated::of(&page)?;
            if let Some(day) = &stated.day {
                date.count(
                    found
                        .as_ref()
                        .and_then(|found| found.published)
                        .is_some_and(|found| found.to_string() == *day),
                );
            }
            if let Some(title) = &stated.title {
                headline.count(
                    found
                        .as_ref()
                        .is_some_and(|found| bare(&found.headline.content) == bare(title)),
                );
            }
            if !stated.authors.is_empty() {
                let names = |found: &Article| {
                    found
                        .bylines
                        .iter()
                        .map(|Byline(name)| bare(name))
                        .collect::<Vec<_>>()
                };
                let expected: Vec<String> = stated.authors.iter().map(|name| bare(name)).collect();
                byline.count(found.as_ref().is_some_and(|found| names(found) == expected));
            }
            let body = found.as_ref().map(body).unwrap_or_default();
            for (phrase, is_kept) in &stated.phrases {
                phrases.count(bare(&body).contains(&bare(phrase)) == *is_kept);
            }
        }
        scores.extend([headline, date, byline, phrases]);
    }
    Ok(scores)
}

/// The bodies by words: how many of those found are expected, and how many of those expected are found.
pub(super) fn bodies(corpora: &Path) -> Result<String> {
    let mut table =
        String::from("| Page set | Pages | Precision | Recall | F1 |\n|---|--:|--:|--:|--:|\n");
    for (set, pages) in sets(&corpora.join("html_pages"))? {
        let (mut common, mut found, mut expected, mut count) = (0, 0, 0, 0);
        for page in pages {
            let Some(text) = Stated::of(&page)?.body else {
                continue;
            };
            let body = import(&page)?.as_ref().map(body).unwrap_or_default();
            let (body, text) = (counts(&body), counts(&text));
            common += body
                .iter()
                .map(|(word, &times)| times.min(text.get(word).copied().unwrap_or(0)))
                .sum::<usize>();
            found += body.values().sum::<usize>();
            expected += text.values().sum::<usize>();
            count += 1;
        }
        if count > 0 {
            let f1 = share(2 * common, found + expected) / 100.0;
            writeln!(
                table,
                "| {set} | {count} | {:.3} | {:.3} | {f1:.3} |",
                share(common, found) / 100.0,
                share(common, expected) / 100.0
            )?;
        }
    }
    Ok(table)
}

/// The pages by the first word of their names, which is where they come from.
fn sets(folder: &Path) -> Result<BTreeMap<String, Vec<PathBuf>>> {
    let mut sets: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for page in files(folder, ".html")? {
        let set = name(&page).split('_').next().unwrap_or_default().to_owned();
        sets.entry(set).or_default().push(page);
    }
    Ok(sets)
}

/// What the files beside a page state of it.
#[derive(Default)]
struct Stated {
    title: Option<String>,
    day: Option<String>,
    authors: Vec<String>,
    body: Option<String>,
    /// What the body must hold, and what it must not.
    phrases: Vec<(String, bool)>,
}

impl Stated {
    fn of(page: &Path) -> Result<Self> {
        let json = |path: PathBuf| -> Result<Value> {
            Ok(fs::read(path)
                .ok()
                .map(|bytes| serde_json::from_slice(&bytes))
                .transpose()?
                .unwrap_or_default())
        };
        let dates = json(page.with_file_name("gold_dates.json"))?;
        let [meta, beside] = ["meta.json", "json"].map(|ending| json(page.with_extension(ending)));
        let (meta, beside) = (meta?, beside?);
        let string = |value: &Value| {
            value
                .as_str()
                .filter(|text| !text.is_empty())
                .map(str::to_owned)
        };
        let strings = |value: &Value| {
            value
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(string)
                .collect::<Vec<_>>()
        };
        let mut authors = strings(&meta["authors"]);
        authors.extend(strings(&beside["expected"]["authors"]));
        let kept = strings(&beside["with"])
            .into_iter()
            .map(|phrase| (phrase, true));
        let left_out = strings(&beside["without"])
            .into_iter()
            .map(|phrase| (phrase, false));
        let text = fs::read_to_string(page.with_extension("expected.txt")).ok();
        Ok(Self {
            title: string(&meta["title"]).or_else(|| string(&beside["expected"]["title"])),
            day: string(&dates[name(page)]["date"])
                .or_else(|| string(&meta["publish_date"]))
                .map(|day| day.chars().take(10).collect()),
            authors,
            body: text.or_else(|| string(&beside["expected"]["cleaned_text"])),
            phrases: kept.chain(left_out).collect(),
        })
    }
}

fn import(page: &Path) -> Result<Option<Article>> {
    let bytes = read(page)?;
    let dates: Value = fs::read(page.with_file_name("gold_dates.json"))
        .ok()
        .map(|bytes| serde_json::from_slice(&bytes))
        .transpose()?
        .unwrap_or_default();
    let source = Source {
        url: dates[name(page)]["url"].as_str(),
        ..Source::new("page", &bytes)
    };
    Ok(mujaz_import::import(&source)
        .ok()
        .and_then(|import| import.articles().next())
        .map(|article| article.value))
}

fn body(article: &Article) -> String {
    article
        .paragraphs
        .iter()
        .map(|paragraph| paragraph.text.as_str())
        .collect::<Vec<_>>()
        .join("\n")
}

fn counts(text: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for word in mujaz_text::words(text) {
        *counts.entry(word.text.to_owned()).or_default() += 1;
    }
    counts
}
