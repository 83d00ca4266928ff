//! Small web pages that stand for how sites are built, each with what its article is. They lie in `tests/cases/import`: an
//! HTML file, and beside it a JSON file with the headline, the day, the bylines, the places, the captions and the paragraphs.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use mujaz_import::{Source, import};
use serde_json::{Value, json};

fn pages() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases/import");
    let files = fs::read_dir(folder).unwrap();
    let mut pages: Vec<PathBuf> = files
        .map(|file| file.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "html")
        })
        .collect();
    pages.sort();
    pages
}

#[test]
fn every_way_to_build_a_page_gives_its_article_whole_and_nothing_else() {
    let pages = pages();
    assert!(pages.len() > 20, "{}", pages.len());
    let mut wrong = String::new();
    for page in pages {
        let bytes = fs::read(&page).unwrap();
        let expected: Value =
            serde_json::from_slice(&fs::read(page.with_extension("json")).unwrap()).unwrap();
        let mut read = import(&Source::new("page", &bytes)).unwrap();
        let article = read.originals.remove(0).articles.remove(0).value;
        let names: Vec<&str> = article
            .bylines
            .iter()
            .map(|byline| byline.0.as_str())
            .collect();
        let places: Vec<&str> = article
            .datelines
            .iter()
            .map(|dateline| dateline.place.as_str())
            .collect();
        let body: Vec<&str> = article
            .paragraphs
            .iter()
            .map(|paragraph| paragraph.text.as_str())
            .collect();
        let found = json!({
            "headline": article.headline.content,
            "published": article.published.map(|day| day.to_string()),
            "bylines": names,
            "datelines": places,
            "captions": article.captions.iter().map(|caption| &caption.text).collect::<Vec<_>>(),
            "body": body,
            "outlet": article.outlet,
        });
        for (key, found) in found.as_object().unwrap() {
            // Only some of the pages are about their outlet.
            let is_asked = key != "outlet" || expected.get(key).is_some();
            if is_asked && *found != expected[key] {
                let _ = write!(
                    wrong,
                    "{}: {key}\n  found    {found}\n  expected {}\n",
                    page.display(),
                    expected[key]
                );
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_page_that_was_corrected_says_so_in_a_warning() {
    let pages = pages();
    let page = pages
        .iter()
        .find(|page| page.ends_with("hours-of-greenwich.html"));
    let bytes = fs::read(page.unwrap()).unwrap();
    let mut read = import(&Source::new("page", &bytes)).unwrap();
    let warnings = read.originals.remove(0).articles.remove(0).warnings;
    let says = |warning: &mujaz_model::Warning| {
        warning
            .message
            .contains("was corrected: This article was updated on March 6")
    };
    assert!(warnings.iter().any(says), "{warnings:?}");
}
