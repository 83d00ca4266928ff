//! Which publication a page is of, where it does not state that: the name that stands in two of the places in which sites print their
//! own: the title, the way to the front page, the first pictures, and the line on the rights.

use dom_query::{Document as Page, NodeRef};
use mujaz_text::{fold_space, words};

use super::{Block, headline::bare, metadata::Metadata};

/// More words than the name of a publication has.
const MOST: usize = 6;
/// So many elements are looked at.
const LOOKED_AT: usize = 60;

/// Names the publication of a page that states none, or its address alone.
pub(super) fn complete(
    metadata: &mut Metadata,
    page: &Page,
    title: &str,
    headline: &str,
    blocks: &[Block],
) {
    let is_address =
        |outlet: &String| outlet.contains('.') && !outlet.contains(char::is_whitespace);
    if metadata
        .outlet
        .as_ref()
        .is_some_and(|outlet| !is_address(outlet))
    {
        return;
    }
    let found = printed(page, title, headline, blocks);
    metadata.outlet = found.or(metadata.outlet.take());
}

fn printed(page: &Page, title: &str, headline: &str, blocks: &[Block]) -> Option<String> {
    let own = bare(headline);
    let is_name = |name: &String| {
        let plain = bare(name);
        (1..=MOST).contains(&words(name).count())
            && plain != own
            && !plain.chars().all(char::is_numeric)
            && !matches!(
                plain.as_str(),
                "home" | "logo" | "menu" | "الرئيسيه" | "الصفحه الرئيسيه" | "شعار" | "شعار الموقع"
            )
    };
    let names = ways_home(page);
    let parts: Vec<String> = title
        .split(['|', '–', '—', '•'])
        .flat_map(|part| part.split(" - "))
        .flat_map(|part| part.split("::"))
        .flat_map(|part| part.split(": "))
        .map(fold_space)
        .filter(is_name)
        .collect();
    let rights: Vec<String> = blocks
        .iter()
        .rev()
        .filter(|block| is_of_rights(&block.text))
        .take(4)
        .map(|block| format!(" {} ", bare(&block.text)))
        .collect();
    let feed = page
        .select_single("link[type='application/rss+xml'], link[type='application/atom+xml']")
        .attr("title")
        .map(|title| bare(&title))
        .unwrap_or_default();
    let is_told = |name: &String| {
        let plain = bare(name);
        rights
            .iter()
            .any(|text| text.contains(&format!("{plain} ")))
            || feed.starts_with(&plain)
    };
    let is_same = |one: &String, other: &String| bare(one) == bare(other);
    names
        .iter()
        .filter(|name| is_name(name))
        .find(|name| is_told(name) || parts.iter().any(|part| is_same(part, name)))
        .or_else(|| parts.iter().find(|part| is_told(part)))
        .cloned()
}

/// What leads to the front page, in words or by its picture, and what the first pictures are called.
fn ways_home(page: &Page) -> Vec<String> {
    let mut found = Vec::new();
    let described = |node: &NodeRef<'_>| {
        ["alt", "title"]
            .into_iter()
            .filter_map(|key| node.attr(key))
            .map(|text| fold_space(&text))
            .find(|text| !text.is_empty())
    };
    let ways = page.select(
        "a[href='/'], a[href='./'], a[href='index.html'], a[rel=home], [class*=site-title], [class*=site-name], [class*=logo], [id*=logo], [class*=brand]",
    );
    for node in ways.nodes().iter().take(LOOKED_AT) {
        let inside = node
            .descendants_it()
            .take(20)
            .filter(|it| it.has_name("img"));
        found.extend(inside.filter_map(|picture| described(&picture)));
        found.extend(described(node));
        found.extend(super::metadata::text_within(node, 120, 20).filter(|text| !text.is_empty()));
    }
    let pictures = page.select("img[alt]");
    found.extend(pictures.nodes().iter().take(3).filter_map(described));
    found
}

/// Whose the rights are: "© 2026 The Harbour Post".
fn is_of_rights(text: &str) -> bool {
    const LONGEST: usize = 60;
    let folded = mujaz_text::fold(text);
    words(text).count() <= LONGEST
        && (text.contains('©')
            || folded.contains("copyright")
            || folded.contains("حقوق") && folded.contains("محفوظه"))
}
