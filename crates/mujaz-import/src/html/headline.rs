//! Which words of a page are its headline. What the page states of it is often longer than what it shows, with the site's name or
//! that of a series, or shorter, for search engines; and old pages state nothing and mark nothing up.

use std::collections::BTreeSet;

use dom_query::{Document as Page, NodeRef};
use mujaz_text::{fold, fold_space, words};

use super::{Block, boilerplate, metadata::text_within, printed};
use crate::{byline, lines::lines};

/// Fewer words are the name of a site or a section.
const LEAST: usize = 3;
/// More words are text.
const MOST: usize = 30;
/// So many elements that could be headlines are looked at.
const LOOKED_AT: usize = 400;

/// The headline that the page shows, where that is one of the parts of a title that it states: the longest one.
pub(super) fn shown(page: &Page, titles: &[&str], blocks: &[Block]) -> Option<String> {
    let parts: BTreeSet<String> = titles
        .iter()
        .flat_map(|title| main_parts(title))
        .chain(behind_site(titles))
        .collect();
    let longest = |found: &mut dyn Iterator<Item = String>| {
        found
            .filter(|text| (LEAST..=MOST).contains(&words(text).count()))
            .filter(|text| parts.contains(&bare(text)))
            // The first of several that are as long.
            .fold(None, |best: Option<String>, text| match best {
                Some(best) if words(&best).count() >= words(&text).count() => Some(best),
                _ => Some(text),
            })
    };
    let headings = page.select("h1, h2, h3, [class*=title i], [class*=headline i], [role=heading]");
    let headings = headings.nodes().iter().take(LOOKED_AT);
    longest(&mut headings.filter_map(|node| brief(node))).or_else(|| {
        longest(
            &mut blocks
                .iter()
                .filter(|it| it.linked == 0)
                .map(|it| it.text.clone()),
        )
    })
}

/// What stands in a title behind the name of the site and a colon, where the page states that name for a headline.
fn behind_site(titles: &[&str]) -> Option<String> {
    let [site, title] = titles else {
        return None;
    };
    let rest = title.strip_prefix(site)?.trim_start().strip_prefix(':')?;
    Some(bare(rest))
}

/// The first line of a few words above the text, below the last link, on a page that marks nothing and whose title is that of the site.
/// A second line belongs to it that begins with `و` or a small letter.
pub(super) fn first_above_text(blocks: &[Block], opening: &str) -> Option<String> {
    /// So many lines can stand between a menu and the text.
    const REACH: usize = 12;
    let end = blocks.iter().position(|block| block.text == opening)?;
    let start = blocks[..end].iter().rposition(|block| block.linked > 0);
    let above = &blocks[start.map_or(0, |at| at + 1).max(end.saturating_sub(REACH))..end];
    let at = above.iter().position(|block| {
        is_line(&block.text)
            && !printed::is_parted_stamp(&block.text)
            && !boilerplate::says_how_long_ago(&block.text)
    })?;
    let goes_on = |text: &str| {
        let first = words(text).next();
        first.is_some_and(|first| {
            let folded = fold(first.text);
            first.text.starts_with(char::is_lowercase)
                || folded.starts_with('و')
                    && folded.chars().count() > 2
                    && !byline::begins_with_waw(&folded)
        })
    };
    let first = &above[at].text;
    match above.get(at + 1) {
        Some(next) if is_line(&next.text) && goes_on(&next.text) => {
            Some(format!("{first} {}", next.text))
        }
        _ => Some(first.clone()),
    }
}

/// The heading of the page that says more than what it states: a shorter headline is for networks and search engines. Several that do so are
/// those of other articles too.
pub(super) fn longer(page: &Page, stated: &str) -> Option<String> {
    let stated = format!(" {} ", bare(stated));
    if words(&stated).count() < LEAST {
        return None;
    }
    let headings = page.select("h1");
    let headings = headings.nodes().iter().take(LOOKED_AT);
    let mut found: BTreeSet<String> = headings.filter_map(|node| brief(node)).collect();
    found.retain(|text| {
        let own = format!(" {} ", bare(text));
        own.len() > stated.len() && own.contains(&stated) && words(text).count() <= MOST
    });
    found.pop_first().filter(|_| found.is_empty())
}

/// The line that stands out above the text, on a page that tells nothing of its headline: large or bold letters, or what is called a
/// title, and no link.
pub(super) fn above_text(page: &Page, opening: &str) -> Option<String> {
    let body = page.body()?;
    let mut candidate: Option<String> = None;
    for node in body.descendants_it() {
        if node.is_text() {
            let text = fold_space(&node.text());
            if words(&text).count() >= LEAST && opening.starts_with(&*text) {
                return candidate;
            }
            continue;
        }
        if !stands_out(&node) {
            continue;
        }
        let Some(text) = brief(&node).filter(|text| is_line(text)) else {
            continue;
        };
        let is_linked = node
            .ancestors_it(None)
            .chain([node])
            .any(|it| it.is("a[href]"))
            || node.descendants_it().any(|it| it.is("a[href]"));
        // A caption below a picture is small; a second line of the same size is the kicker or the subtitle.
        if !is_linked && !is_beside_picture(&node) {
            candidate = Some(text);
        }
    }
    None
}

fn stands_out(node: &NodeRef<'_>) -> bool {
    let is_large = || {
        node.has_name("font")
            && node.attr("size").is_some_and(|size| {
                let size = size.trim();
                matches!(size, "4" | "5" | "6" | "7") || size.starts_with('+')
            })
    };
    node.is("h1, h2, h3, h4, b, strong, [class*=title i], [class*=headline i]") || is_large()
}

fn is_line(text: &str) -> bool {
    (4..=MOST).contains(&words(text).count())
        && !boilerplate::is_closed(text)
        && !text.ends_with(':')
        && printed::stamp(text).is_none()
        && lines(text)
            .first()
            .is_some_and(|line| byline::read(line).is_empty())
}

fn is_beside_picture(node: &NodeRef<'_>) -> bool {
    let cell = node
        .ancestors_it(Some(3))
        .find(|above| above.is("td, div, p, table"));
    cell.is_some_and(|cell| {
        cell.descendants_it().any(|inside| inside.has_name("img"))
            // The cell of the whole article may have a picture too.
            && text_within(&cell, 1_000, 60).is_some()
    })
}

/// The text of an element that is short enough for a headline.
fn brief(node: &NodeRef<'_>) -> Option<String> {
    text_within(node, 600, 60).filter(|text| !text.is_empty())
}

/// A title and those of its parts that are not much shorter than the longest: the others are names of sites and sections.
fn main_parts(title: &str) -> Vec<String> {
    let mut found = parts(title);
    let count = |part: &String| part.split(' ').count();
    let longest = found.iter().map(count).max().unwrap_or_default();
    found.retain(|part| count(part) * 2 >= longest);
    found.push(bare(title));
    found
}

/// The parts of a title, between bars, dashes and double angles with a blank beside them, each as [`bare`] gives it.
fn parts(title: &str) -> Vec<String> {
    let marks = ['|', '-', '–', '—', '»', '«', '›', '‹', '·', '•'];
    let mut found = Vec::new();
    let mut start = 0;
    let spaced = |at: usize, length: usize| {
        title[..at].ends_with(char::is_whitespace)
            && title[at + length..].starts_with(char::is_whitespace)
    };
    for (at, mark) in title.char_indices() {
        let length = mark.len_utf8();
        let is_double = title[at..].starts_with("::");
        if is_double || marks.contains(&mark) && (mark == '|' || spaced(at, length)) {
            found.push(bare(&title[start..at]));
            start = at + length;
        }
    }
    found.push(bare(&title[start..]));
    found
}

/// The words of a text, folded: what is left where typography differs.
pub(super) fn bare(text: &str) -> String {
    let words: Vec<String> = words(text).map(|word| fold(word.text)).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::blocks::blocks;

    fn shown_of(html: &str, titles: &[&str]) -> Option<String> {
        let page = Page::from(html);
        shown(&page, titles, &blocks(&page.root()))
    }

    #[test]
    fn a_heading_that_is_part_of_the_title_is_the_headline() {
        let titles = ["أخبار الخليج | محليات | افتتاح جسر جديد فوق القناة"];
        assert_eq!(
            shown_of(
                "<h1>أخبار الخليج اليوم</h1><h2>افتتاح جسر جديد فوق القناة</h2>",
                &titles
            )
            .as_deref(),
            Some("افتتاح جسر جديد فوق القناة")
        );
        assert_eq!(
            shown_of(
                "<p><font size=5>افتتاح جسر جديد فوق القناة</font></p>",
                &titles
            )
            .as_deref(),
            Some("افتتاح جسر جديد فوق القناة")
        );
        assert_eq!(
            shown_of("<h2>افتتاح سوق جديد في الميناء</h2>", &titles),
            None
        );
    }

    #[test]
    fn the_heading_that_holds_a_short_headline_and_more_is_the_headline() {
        let page = Page::from(
            "<h1>المدينة: افتتاح جسر جديد فوق القناة بعد عام</h1><h1>افتتاح سوق في الميناء</h1>",
        );
        let longer = |stated| longer(&page, stated);
        assert_eq!(
            longer("افتتاح جسر جديد فوق القناة").as_deref(),
            Some("المدينة: افتتاح جسر جديد فوق القناة بعد عام")
        );
        assert_eq!(longer("افتتاح سوق في الميناء"), None);
        assert_eq!(longer("افتتاح سوق"), None);
    }

    #[test]
    fn a_dash_inside_of_a_headline_parts_nothing_where_the_whole_is_shown() {
        let title = "Harbour bridge - the long way round | The Post";
        assert_eq!(
            shown_of(
                "<h1>Harbour bridge - the long way round</h1>",
                &[title, "Harbour bridge - the long way round"]
            )
            .as_deref(),
            Some("Harbour bridge - the long way round")
        );
    }

    #[test]
    fn the_line_in_large_letters_above_the_text_is_a_headline_where_nothing_else_tells() {
        let page = Page::from(
            "<b>أقسام الصحيفة كلها هنا اليوم</b><font size=5><b>افتتاح جسر جديد فوق القناة</b></font>\
             <p>افتتحت البلدية أمس جسرا جديدا فوق القناة.</p>",
        );
        assert_eq!(
            above_text(&page, "افتتحت البلدية أمس جسرا جديدا فوق القناة.").as_deref(),
            Some("افتتاح جسر جديد فوق القناة")
        );
    }
}
