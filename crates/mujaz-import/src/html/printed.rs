//! What a page prints around its headline and states nowhere else: the day on which it was posted, and who wrote it. Both
//! are only looked for where the page's data tell nothing.

use dom_query::{Document as Page, NodeRef};
use mujaz_model::Byline;
use mujaz_text::{dates, fold, fold_space, words};

use super::Block;
use crate::{byline, date, lines::lines, moment::Moment};

/// How many blocks below a headline can hold what belongs to it: section, writer, day, buttons.
const REACH: usize = 8;

/// The blocks of a page that follow its headline, up to the first running text.
pub(super) fn below_headline<'a>(blocks: &'a [Block], headline: &str) -> &'a [Block] {
    let Some(at) = blocks.iter().position(|block| {
        words(&block.text).count() >= 3
            && (block.text == headline || headline.starts_with(&*block.text))
    }) else {
        return &[];
    };
    let below = &blocks[at + 1..];
    let length = below
        .iter()
        .take(REACH)
        .take_while(|block| words(&block.text).count() <= 16)
        .count();
    &below[..length]
}

/// The day that a line of its own below the headline names.
pub(super) fn moment(below: &[Block]) -> Option<Moment> {
    below.iter().find_map(|block| stamp(&block.text))
}

/// The day on a line that says when something was posted and nothing else.
pub(super) fn stamp(text: &str) -> Option<Moment> {
    if words(text).count() > 16 {
        return None;
    }
    let found = dates(text);
    let rest: Vec<String> = words(text)
        .filter(|word| {
            !found
                .iter()
                .any(|date| date.range.contains(&word.range.start))
        })
        .filter(|word| !word.text.starts_with(char::is_numeric))
        .map(|word| fold(word.text))
        .collect();
    let is_one = |list: &[&str], word: &String| list.contains(&word.as_str());
    let is_told = date::has_hour(text) || rest.iter().any(|word| is_one(&date::TELLING, word));
    let others = rest
        .iter()
        .filter(|word| !is_one(&date::TELLING, word) && !is_one(&date::FILLING, word))
        .count();
    if others > 0 && !(is_told && others <= 3) {
        return None;
    }
    let day = date::find(text)?.0;
    Some(Moment { day, exact: None })
}

/// The writers that an element marked as theirs or a line below the headline names. Several elements with other names are
/// those of other articles, and tell nothing.
pub(super) fn bylines(page: &Page, headline: &str, below: &[Block]) -> Vec<Byline> {
    for selector in MARKED {
        let mut names: Vec<Byline> = Vec::new();
        for element in page.select(selector).nodes() {
            if is_elsewhere(element) {
                continue;
            }
            for name in byline::marked(&element.text()) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        if (1..=3).contains(&names.len()) {
            return names;
        }
    }
    let on_a_line = below
        .iter()
        .filter_map(|block| lines(&block.text).first().map(byline::read))
        .find(|names| !names.is_empty());
    on_a_line
        .or_else(|| introduced(page, headline))
        .unwrap_or_default()
}

/// Letters between a headline and its writer.
const NEAR: usize = 400;

/// The writers in the text behind a word that introduces them, below the headline: `By <a>Jane Doe</a>`.
fn introduced(page: &Page, headline: &str) -> Option<Vec<Byline>> {
    let body = page.body()?;
    let mut letters: Option<usize> = None;
    let mut is_awaited = false;
    for node in body.descendants_it().filter(NodeRef::is_text) {
        let text = fold_space(&node.text());
        if text.is_empty() {
            continue;
        }
        if text == headline {
            (letters, is_awaited) = (Some(0), false);
            continue;
        }
        let Some(letters) = &mut letters else {
            continue;
        };
        *letters += text.chars().count();
        if *letters > NEAR {
            return None;
        }
        let names = if is_awaited {
            byline::marked(&text)
        } else {
            byline::introduced(&text).unwrap_or_default()
        };
        if !names.is_empty() {
            return Some(names);
        }
        is_awaited = byline::only_introduces(&text);
    }
    None
}

const MARKED: [&str; 10] = [
    "[itemprop=author] [itemprop=name]",
    "[itemprop=author]",
    ".vcard .fn",
    "[rel=author]",
    ".byline",
    ".author-name, .author_name, .article-author, .post-author, .entry-author",
    "[class*=author-name], [class*=author_name]",
    "a[href*='/author/'], a[href*='/authors/'], a[href*='/writer/']",
    ".author",
    ".writer",
];

/// More words than a widget beside the article has.
const WIDGET: usize = 80;

/// What belongs to a comment, to another article or to the site.
fn is_elsewhere(node: &NodeRef<'_>) -> bool {
    let mut above = Some(*node);
    while let Some(node) = above {
        let is_named = ["class", "id"].into_iter().any(|key| {
            node.attr(key).is_some_and(|value| {
                let value = value.to_ascii_lowercase();
                ["comment", "related", "sidebar", "most-read"]
                    .iter()
                    .any(|word| value.contains(word))
                    // One system calls the article itself a widget.
                    || value.contains("widget") && words(&node.text()).count() <= WIDGET
            })
        });
        // Facts beside the text are in an aside too.
        let is_facts = || {
            node.has_name("aside") && node.attr("class").is_some_and(|it| it.contains("article"))
        };
        let is_around = ["aside", "footer", "nav"]
            .iter()
            .any(|name| node.has_name(name))
            && !is_facts();
        if (is_named && !node.has_name("body")) || is_around {
            return true;
        }
        above = node.parent();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_only_says_when_is_a_stamp() {
        for text in [
            "الخميس 3 تشرين الأول 2024 - 10:15",
            "نشر في: 03/10/2024",
            "رنا القيسي - 3 أكتوبر 2024 - 10:15 ص",
            "October 3, 2024, 10:15 a.m.",
            "تاريخ النشر: ٣ أكتوبر ٢٠٢٤",
        ] {
            let day = stamp(text).map(|moment| moment.day.to_string());
            assert!(
                matches!(day.as_deref(), Some("2024-10-03" | "2024-03-10")),
                "{text}: {day:?}"
            );
        }
    }

    #[test]
    fn a_line_about_an_event_is_no_stamp() {
        for text in [
            "مؤتمر بغداد 12 أيلول 2024",
            "وصل الوفد إلى الكوت يوم 12 أيلول 2024 الساعة 10:15",
            "10:15",
            "أمس",
        ] {
            assert_eq!(stamp(text), None, "{text}");
        }
    }
}
