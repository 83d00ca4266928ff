//! Sources that say less, or something else, than they seem to: the day in the head of a page, text that only programs see, archives that
//! unpack without end, feeds and mails that are damaged or wrapped.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod parts;

use mujaz_import::{Error, Source, import};

use parts::{one, paragraphs, zip};

const HEADLINE: &str = "المجلس يقر خطة لتأهيل سدود الشمال";
const FIRST: &str = "أقر المجلس خطة لتأهيل ثلاثة سدود في شمال البلاد بعد مشاورات طويلة مع الأهالي.";
const SECOND: &str =
    "وقال المتحدث إن الكلفة تبلغ 320 مليار دينار، وإن العمل يستمر ثلاث سنوات في جميع الأقضية.";

fn page(head: &str) -> String {
    format!(
        "<html><head><title>{HEADLINE}</title></head><body>{head}<h1>{HEADLINE}</h1><div><p>{FIRST}</p><p>{SECOND}</p><p>{FIRST}</p></div></body></html>"
    )
}

fn is_told(warnings: &[mujaz_model::Warning], words: &str) -> bool {
    warnings
        .iter()
        .any(|warning| warning.message.contains(words))
}

#[test]
fn the_day_in_the_head_of_a_page_is_not_that_of_its_article() {
    let menu: String = (0..5)
        .map(|at| format!("<li><a href=\"/{at}\">قسم</a></li>"))
        .collect();
    for head in [
        format!("<div class=\"today-date\">الأربعاء 20 مارس 2024</div><ul>{menu}</ul>"),
        "<div id=\"current-date\">20 مارس 2024</div>".to_owned(),
        format!("<div class=\"top-bar\"><span>الأربعاء 20 مارس 2024</span></div><ul>{menu}</ul>"),
    ] {
        let read = one(page(&head).as_bytes()).1;
        assert_eq!(read.value.published, None, "{head}");
    }
    let head = format!("<div class=\"date\">الأربعاء 20 مارس 2024</div><ul>{menu}</ul>");
    let read = one(page(&head).as_bytes()).1;
    assert!(read.value.published.is_none() || is_told(&read.warnings, "head of the page"));
    let head = "<div class=\"date\">الأربعاء 20 مارس 2024</div>";
    let read = one(page(head).as_bytes()).1;
    assert_eq!(read.value.published.unwrap().to_string(), "2024-03-20");
    assert!(!is_told(&read.warnings, "head of the page"));
}

#[test]
fn the_text_that_a_page_hands_to_programs_alone_is_used() {
    let data = serde_json::json!({"@type": "NewsArticle", "headline": HEADLINE, "datePublished": "2024-03-20", "articleBody": format!("{FIRST}\n\n{SECOND}")});
    let page = format!(
        "<html><head><title>{HEADLINE}</title><script type=\"application/ld+json\">{data}</script></head><body><div id=\"root\"></div></body></html>"
    );
    let read = one(page.as_bytes()).1;
    assert_eq!(read.value.headline.content, HEADLINE);
    assert_eq!(paragraphs(&read.value), [FIRST, SECOND]);
    assert!(is_told(&read.warnings, "hands to programs"));
}

#[test]
fn the_address_below_a_headline_is_that_of_the_article() {
    let text = format!("{HEADLINE}\n\nhttps://news.example/1\n\n{FIRST}\n\n{SECOND}");
    let read = one(text.as_bytes()).1;
    assert_eq!(read.value.url.as_deref(), Some("https://news.example/1"));
    assert_eq!(paragraphs(&read.value), [FIRST, SECOND]);
}

#[test]
fn an_archive_unpacks_to_no_more_than_one_bound_in_all() {
    let text = vec![b'a'; 40 * 1024 * 1024];
    let inner = zip(&[("a.txt", &text)]);
    let names: Vec<String> = (0..60).map(|at| format!("{at}.zip")).collect();
    let files: Vec<(&str, &[u8])> = names
        .iter()
        .map(|name| (name.as_str(), inner.as_slice()))
        .collect();
    let whole = zip(&files);
    let read = import(&Source::new("bombs.zip", &whole));
    let failures = read.unwrap().failures;
    let is_whole = |failure: &mujaz_import::Failure| {
        failure.name == "bombs.zip" && matches!(failure.error, Error::Bomb { .. })
    };
    assert!(failures.iter().any(is_whole), "{failures:?}");
    assert!(failures.len() < 30, "{}", failures.len());
}
