//! The bars for pages and feeds, on the saved ones that lie beside the repository. Without them these tests pass without
//! doing anything.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use mujaz_import::{Format, Source, import};
use mujaz_model::Article;
use serde_json::Value;

fn corpora() -> Option<PathBuf> {
    let folder = std::env::var_os("MUJAZ_CORPORA").map_or_else(
        || {
            PathBuf::from(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/../../../shared/corpora"
            ))
        },
        PathBuf::from,
    );
    folder.exists().then_some(folder)
}

fn article(path: &Path) -> Article {
    let bytes = fs::read(path).unwrap();
    let source = Source::new("page", &bytes);
    let mut read = import(&source).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert_eq!(read.originals[0].format, Format::Html, "{}", path.display());
    read.originals.remove(0).articles.remove(0).value
}

/// The harmonic mean of precision and recall over the words of two texts, each counted as often as it stands there.
fn f1(found: &str, expected: &str) -> f64 {
    let count = |text: &str| {
        let mut counts = BTreeMap::<String, usize>::new();
        for word in mujaz_text::words(text) {
            *counts.entry(word.text.to_owned()).or_default() += 1;
        }
        counts
    };
    let (found, expected) = (count(found), count(expected));
    let common: usize = found
        .iter()
        .map(|(word, &times)| times.min(expected.get(word).copied().unwrap_or(0)))
        .sum();
    let total: usize = found.values().sum::<usize>() + expected.values().sum::<usize>();
    #[expect(
        clippy::cast_precision_loss,
        reason = "a page has fewer words than a float has integers"
    )]
    let share = 2.0 * common as f64 / total as f64;
    share
}

fn body(article: &Article) -> String {
    let paragraphs: Vec<&str> = article
        .paragraphs
        .iter()
        .map(|paragraph| paragraph.text.as_str())
        .collect();
    paragraphs.join("\n")
}

#[test]
fn the_body_of_a_page_is_its_expected_text() {
    let Some(pages) = corpora().map(|folder| folder.join("html_pages")) else {
        return;
    };
    let expected =
        fs::read_to_string(pages.join("newspaper4k_arabic_article.expected.txt")).unwrap();
    let article = article(&pages.join("newspaper4k_arabic_article.html"));
    let score = f1(&body(&article), &expected);
    assert!(score >= 0.95, "{score}\n{}", body(&article));
}

#[test]
fn the_publication_date_of_every_dated_page_is_right() {
    let Some(pages) = corpora().map(|folder| folder.join("html_pages")) else {
        return;
    };
    let gold = fs::read_to_string(pages.join("gold_dates.json")).unwrap();
    let gold: BTreeMap<String, Value> = serde_json::from_str(&gold).unwrap();
    for (file, stated) in gold {
        let article = article(&pages.join(&file));
        assert_eq!(
            article.published.map(|day| day.to_string()).as_deref(),
            stated["date"].as_str(),
            "{file}"
        );
    }
}

#[test]
fn every_item_of_the_feed_is_there_with_all_its_fields_in_either_encoding() {
    let Some(feeds) = corpora().map(|folder| folder.join("rss")) else {
        return;
    };
    let text = fs::read_to_string(feeds.join("ant_feed.utf8.xml")).unwrap();
    let items = text.matches("<item>").count();
    let with_link = text.matches("<link>").count() - 1;
    let with_date = text.matches("<pubDate>").count();
    let read = |file: &str| {
        let bytes = fs::read(feeds.join(file)).unwrap();
        let read = import(&Source::new("feed", &bytes)).unwrap();
        assert!(read.failures.is_empty(), "{:?}", read.failures);
        read.articles()
            .map(|article| article.value)
            .collect::<Vec<_>>()
    };
    let articles = read("ant_feed.utf8.xml");
    assert_eq!(articles.len(), items);
    let count = |has: fn(&Article) -> bool| articles.iter().filter(|article| has(article)).count();
    assert_eq!(count(|article| article.url.is_some()), with_link);
    assert_eq!(count(|article| article.published.is_some()), with_date);
    assert_eq!(count(|article| !article.headline.content.is_empty()), items);
    assert_eq!(
        count(|article| article.lead.is_some()),
        text.matches("<description>").count() - 1
    );
    assert_eq!(read("ant_feed.cp1256.xml"), articles);
}
