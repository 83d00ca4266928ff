//! What stands in and around an article and is none of it: boxes that ask for something, teasers of other articles, comments,
//! advertisements, and who the writer is. They are taken out of the page before its article is looked for.

use std::collections::{BTreeMap, BTreeSet};

use dom_query::{Document as Page, NodeId, NodeRef, Selection};
use mujaz_model::Byline;
use mujaz_text::{fold, fold_space, words};

use super::{boilerplate, printed};

/// Boxes that ask for something, in the midst of articles too.
const PROMPTS: &str = "[class*=newsletter], [id*=newsletter], [class*=signup], [class*=sign-up], [class*=cookie-], [id*=cookie-], [class*=download-app], amp-ad, amp-embed, amp-sticky-ad";

/// Boxes that ask to pay, or the text that is paid for: sites call both so.
const PAID: &str = "[class*=paywall], [id*=paywall], [class*=regwall], [class*=subscri], [id*=subscri], [class*=barrier]";
/// More words are text that is paid for, or an article.
const ASKING: usize = 60;

/// Advertisements that are set into the text.
const ADVERTISEMENTS: &str = ".ad, .ads, [class*=advert], [class*=Advert], [class*=sponsor], [class*=box-ad], [class*=ad-box], [class*=adspot], [class*=a-rec]";

/// What articles are filed under, and how they may be printed elsewhere.
const FRAMES: &str = "[class*=article-tags], [class*=post-tags], [class*=entry-tags], .tags, [data-component=tags], [class*=republish]";

/// What one system calls the fields of an article: "Posted on", "Kind".
const LABELS: &str = ".field__label, .field-label";

/// What is not shown.
const UNSEEN: &str = ".visually-hidden, .visuallyhidden, .sr-only, .screen-reader-text, .screenreader-only, .element-invisible";

/// Who the writer is, below the article.
const WRITERS: &str = "[class*=about-author], [class*=author-bio], [class*=author-box], [class*=authorbox], [class*=AuthorBio], [class*=author-card], [id*=author-box], [id*=about-author], .bio";
/// Where the writers are named, as sites call it.
const BYLINES: &str = "[class*=byline], [class*=Byline], [class*=ByLine], [data-component*=byline]";
/// More words than the writers, their office and the day have.
const OFFICE: usize = 24;
/// A label has no more letters.
const LABEL: usize = 40;
/// More words than such a box has.
const BOX: usize = 80;

/// A teaser has no more letters.
const TEASER: usize = 420;
/// What is looked at as a whole has no more nodes.
const NODES: usize = 300;
/// Links that are looked at; no page of an article has more.
const LINKS: usize = 3_000;
/// Letters of a long word.
const WORD: usize = 10;
/// Headlines that are looked at.
const MOST: usize = 32;
/// The link of a teaser is a title, of so many letters at least.
const TITLE: usize = 10;
/// So far above its link a teaser begins at most.
const RISE: usize = 5;

/// What shows the day on which the page is looked at, as sites call it in the head of their pages.
const CLOCKS: [&str; 18] = [
    "today",
    "today-date",
    "date-today",
    "todaydate",
    "today_date",
    "current-date",
    "currentdate",
    "current_date",
    "date-now",
    "now-date",
    "nowdate",
    "header-date",
    "headerdate",
    "top-date",
    "topdate",
    "topbar-date",
    "site-date",
    "clock",
];
/// What stands at the head of all pages of a site.
const HEADS: &str = "[class*=topbar], [class*=top-bar], [class*=top_bar], [class*=site-header], [class*=main-header], [class*=navbar], [id*=topbar], nav";

/// Takes out the day on which the page was looked at, which sites print at the head of each: it is not that of the article.
pub(super) fn remove_clocks(page: &Page) {
    let is_clock = |node: &NodeRef<'_>| {
        ["class", "id"].into_iter().any(|key| {
            node.attr(key).is_some_and(|value| {
                let value = value.to_ascii_lowercase();
                value.split_whitespace().any(|token| {
                    CLOCKS.contains(&token)
                        || token.starts_with("today-date")
                        || token.ends_with("-today-date")
                })
            })
        })
    };
    let is_article = |node: &NodeRef<'_>| {
        node.ancestors_it(None)
            .any(|above| above.is("article, main, [itemprop=articleBody]"))
    };
    for node in page.select("[class*=today i], [id*=today i], [class*=date i], [id*=date i], [class*=now i], [class*=clock i], [id*=clock i]").nodes() {
        if is_clock(node) && letters(node, LABEL * 3).is_some() && !is_article(node) {
            node.remove_from_parent();
        }
    }
    for head in page.select(HEADS).nodes() {
        if head.is("body, html")
            || head
                .descendants_it()
                .take(NODES * 10)
                .any(|inside| inside.has_name("h1"))
        {
            continue;
        }
        for node in head
            .descendants_it()
            .filter(NodeRef::is_element)
            .take(NODES)
            .collect::<Vec<_>>()
        {
            let is_day = letters(&node, LABEL * 2).is_some()
                && printed::stamp(&fold_space(&node.text())).is_some();
            if is_day && !is_article(&node) {
                node.remove_from_parent();
            }
        }
    }
}

/// Puts a blank behind each cell: what looks for the article takes tables apart, and their words would run together.
pub(super) fn part_cells(page: &Page) {
    for cell in page.select("td, th").nodes() {
        cell.append_html(" ");
    }
}

/// Takes out what belongs to others: teasers and comments.
pub(super) fn remove_others(page: &Page) {
    remove_teasers(page);
    let headlines = over_headlines(page);
    for node in page.select("[class*=comment], [id*=comment]").nodes() {
        if !headlines.contains(&node.id) && !node.is("body, html") && is_comments(node) {
            node.remove_from_parent();
        }
    }
    remove_below_comments(page);
    drop_other_articles(page);
}

/// Takes out what follows a line that heads comments, where the article stands before it.
fn remove_below_comments(page: &Page) {
    for heading in page.select("h2, h3, h4, h5, h6, b, strong").nodes() {
        let text = heading.text();
        if length(&text) > LABEL || !heads_comments(&text) {
            continue;
        }
        let mut before = 0;
        let mut sibling = heading.prev_sibling();
        while let Some(node) = sibling.filter(|_| before < BOX) {
            before += words(&node.text()).count();
            sibling = node.prev_sibling();
        }
        if before < ASKING {
            continue;
        }
        while let Some(next) = heading.next_sibling() {
            next.remove_from_parent();
        }
        heading.remove_from_parent();
    }
}

/// Takes out what is there for those who hear the page: it says again, or in words, what others see.
pub(super) fn remove_unseen(page: &Page) {
    for node in page.select(UNSEEN).nodes() {
        if !node.is("h1") && letters(node, LABEL).is_some() {
            node.remove_from_parent();
        }
    }
}

/// Takes out the signatures that programs for mails mark as such.
pub(super) fn remove_signatures(page: &Page) {
    const SIGNATURES: &str = ".gmail_signature, [data-smartmail=gmail_signature], .moz-signature, #Signature, .gmail_signature_prefix, #ms-outlook-mobile-signature, #AppleMailSignature";
    for node in page.select(SIGNATURES).nodes() {
        if letters(node, BOX * WORD).is_some() {
            node.remove_from_parent();
        }
    }
}

/// Takes the line above out of a headline: what stands small in its element.
pub(super) fn remove_kickers(page: &Page) {
    const KICKERS: &str = "small, [class*=kicker], [class*=pretitle], [class*=pre-title], [class*=overline], [class*=eyebrow], [class*=surtitle], [class*=surtitre], [class*=supertitle], [class*=overtitle]";
    for heading in page.select("h1").nodes() {
        let all = words(&heading.text()).count();
        for node in Selection::from(*heading).select(KICKERS).nodes() {
            if all >= words(&node.text()).count() + 3 {
                node.remove_from_parent();
            }
        }
    }
}

/// What one content system prints above a text of it: "Details", its kind, how often it was read.
const DETAILS: &str = "dl.article-info, .article-info-term";

/// Takes out the boxes that begin with a heading of other articles.
fn remove_headed_boxes(page: &Page) {
    /// More letters than such a box has.
    const LONGEST: usize = 3_000;
    for heading in page.select("h2, h3, h4, h5, h6").nodes() {
        let text = fold_space(&heading.text());
        if length(&text) > LABEL || !boilerplate::heads_others(&text) {
            continue;
        }
        let mut whole: Option<NodeRef<'_>> = None;
        let mut inner = *heading;
        while let Some(above) = inner.parent() {
            let is_first = above
                .descendants_it()
                .filter(NodeRef::is_text)
                .map(|node| fold_space(&node.text()))
                .find(|text| !text.is_empty())
                .is_some_and(|first| text.starts_with(&first));
            if !is_first
                || above.is("body, html, main, article")
                || letters(&above, LONGEST).is_none()
            {
                break;
            }
            whole = Some(above);
            inner = above;
        }
        if let Some(whole) = whole {
            whole.remove_from_parent();
        }
    }
}

/// Takes out the boxes that a page calls those of the writers, with the names, their office and their pictures.
pub(super) fn remove_writers(page: &Page, names: &[Byline]) {
    for node in page.select(BYLINES).nodes() {
        if node.ancestors_it(None).any(|above| above.is("figure"))
            || letters(node, BOX * WORD).is_none()
        {
            continue;
        }
        let text = fold_space(&node.text());
        let is_theirs = names
            .iter()
            .any(|Byline(name)| text.contains(name.as_str()));
        if is_theirs && words(&text).count() <= OFFICE {
            node.remove_from_parent();
        }
    }
}

/// Takes out what the site says to its readers.
pub(super) fn remove_boxes(page: &Page) {
    for node in page.select(DETAILS).nodes() {
        node.remove_from_parent();
    }
    remove_headed_boxes(page);
    for selector in [LABELS, PROMPTS, ADVERTISEMENTS, FRAMES, WRITERS] {
        for node in page.select(selector).nodes() {
            if letters(node, BOX * WORD).is_some() && words(&node.text()).count() <= BOX {
                node.remove_from_parent();
            }
        }
    }
    drop_payment_boxes(page);
}

/// The headlines, and what they stand in.
fn over_headlines(page: &Page) -> BTreeSet<NodeId> {
    let headings = page.select("h1");
    let whole = |heading: &NodeRef<'_>| {
        let above: Vec<NodeId> = heading.ancestors_it(None).map(|node| node.id).collect();
        above.into_iter().chain([heading.id])
    };
    headings.nodes().iter().take(MOST).flat_map(whole).collect()
}

/// Whether a class or id says that an element holds comments, and not that its article may be commented on.
fn is_comments(node: &NodeRef<'_>) -> bool {
    ["class", "id"].into_iter().any(|key| {
        node.attr(key).is_some_and(|value| {
            value.to_ascii_lowercase().split_whitespace().any(|token| {
                let is_state = ["open", "closed", "enabled", "disabled", "on", "off"]
                    .iter()
                    .any(|state| token.ends_with(&format!("-{state}")));
                let is_one = token.starts_with("comment") || token.ends_with("-comments");
                is_one && !is_state && !token.starts_with("no-") && !token.starts_with("has-")
            })
        })
    })
}

/// Takes out the teasers of other articles: neighbours that each hold the title of another page as a link, a picture or day, and
/// few words.
fn remove_teasers(page: &Page) {
    let mut small: BTreeMap<NodeId, Option<usize>> = BTreeMap::new();
    let mut found: BTreeMap<NodeId, BTreeSet<NodeId>> = BTreeMap::new();
    let mut nodes: BTreeMap<NodeId, NodeRef<'_>> = BTreeMap::new();
    for link in page.select("a[href]").nodes().iter().take(LINKS) {
        let is_elsewhere = link
            .attr("href")
            .is_some_and(|address| !address.contains('#') && !address.is_empty());
        if !is_elsewhere {
            continue;
        }
        let mut above = *link;
        for _ in 0..RISE {
            let Some(parent) = above.parent() else { break };
            if above.is("body, main, html, p, figure, h1, h2, h3, h4, h5, h6, span, b, strong") {
                above = parent;
                continue;
            }
            let letters = *small
                .entry(above.id)
                .or_insert_with(|| letters(&above, TEASER));
            if letters.is_none() {
                break;
            }
            found.entry(parent.id).or_default().insert(above.id);
            nodes.insert(above.id, above);
            above = parent;
        }
    }
    for group in found.values().filter(|group| group.len() > 1) {
        let group: Vec<NodeRef<'_>> = group
            .iter()
            .filter_map(|id| nodes.get(id).copied())
            .filter(is_teaser)
            .collect();
        let mut alike: BTreeMap<String, Vec<NodeRef<'_>>> = BTreeMap::new();
        for node in group {
            let name = node.node_name().unwrap_or_default().to_string();
            alike.entry(name).or_default().push(node);
        }
        for node in alike.values().filter(|alike| alike.len() > 1).flatten() {
            node.remove_from_parent();
        }
    }
}

/// How many letters an element has; `None` where they are more than `most`, or a headline is among them.
fn letters(node: &NodeRef<'_>, most: usize) -> Option<usize> {
    let mut count = 0;
    for (seen, inside) in node.descendants_it().enumerate() {
        if seen > NODES || inside.has_name("h1") {
            return None;
        }
        if inside.is_text() {
            count += inside
                .text()
                .chars()
                .filter(|it| !it.is_whitespace())
                .count();
        }
        if count > most {
            return None;
        }
    }
    Some(count)
}

/// Which of several pictures it is: "1 of 4", 1/4.
fn is_place_of_several(text: &str) -> bool {
    let parts: Vec<&str> = text
        .split(|it: char| it.is_whitespace() || it == '/')
        .filter(|part| !part.is_empty())
        .collect();
    let is_number = |part: &str| part.len() <= 3 && part.chars().all(char::is_numeric);
    match parts[..] {
        [at, of] => is_number(at) && is_number(of),
        [at, word, of] => is_number(at) && is_number(of) && matches!(word, "of" | "من"),
        _ => false,
    }
}

fn is_in_button(node: &NodeRef<'_>) -> bool {
    node.parent()
        .is_some_and(|parent| parent.has_name("button"))
}

/// The text of an element, where it is all in one piece, beside buttons and the place of a picture among several.
pub(super) fn only_text<'a>(node: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let mut only = None;
    for inside in node.descendants_it().take(NODES) {
        let is_text = inside.is_text() && {
            let text = inside.text();
            !text.trim().is_empty() && !is_place_of_several(&text) && !is_in_button(&inside)
        };
        if is_text {
            if only.is_some() {
                return None;
            }
            only = Some(inside);
        }
    }
    only
}

fn is_teaser(node: &NodeRef<'_>) -> bool {
    let whole = Selection::from(*node);
    let linked: usize = whole
        .select("a[href]")
        .iter()
        .map(|link| length(&link.text()))
        .max()
        .unwrap_or_default();
    let all = length(&node.text());
    let has_mark = whole
        .select("img, time, [class*=date], [class*=time], h2 a, h3 a, h4 a, h5 a, h6 a")
        .exists();
    linked >= TITLE && linked * 6 >= all && has_mark
}

fn length(text: &str) -> usize {
    text.chars().filter(|it| !it.is_whitespace()).count()
}

/// Takes out the boxes that ask to pay or to log in: a few words with a way there.
fn drop_payment_boxes(page: &Page) {
    for node in page.select(PAID).nodes() {
        let asks = Selection::from(*node)
            .select("a[href*=subscri], a[href*=login], a[href*=signin], a[href*=register], button, form")
            .exists();
        if asks && letters(node, ASKING * WORD).is_some() && words(&node.text()).count() <= ASKING {
            node.remove_from_parent();
        }
    }
}

/// Takes out the other articles of a page that goes on with them below its own, where the headline tells which that is.
fn drop_other_articles(page: &Page) {
    let headings = page.select("h1");
    let [heading] = headings.nodes() else {
        return;
    };
    let own = heading
        .ancestors_it(None)
        .filter(|node| node.is("article"))
        .last();
    let Some(own) = own.filter(|own| {
        Selection::from(*own).select("p").length() > 1 && words(&own.text()).count() >= ASKING
    }) else {
        return;
    };
    let articles = page.select("article");
    for other in articles.nodes() {
        let is_part = other.id == own.id || other.ancestors_it(None).any(|node| node.id == own.id);
        if !is_part {
            other.remove_from_parent();
        }
    }
}

/// Whether a line heads what readers wrote below the article.
fn heads_comments(text: &str) -> bool {
    let count = words(text)
        .filter(|word| !word.text.starts_with(char::is_numeric))
        .count();
    let folded = fold(text);
    let folded = folded.trim_matches(|it: char| !it.is_alphabetic());
    count <= 3
        && [
            "التعليقات",
            "تعليقات القراء",
            "تعليقات الزوار",
            "اراء القراء",
            "comments",
            "your comments",
            "reader comments",
            "readers comments",
        ]
        .contains(&folded)
}
