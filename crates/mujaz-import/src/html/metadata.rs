//! What a page states of itself, the most exact first: JSON-LD (schema.org), `<meta>` (OpenGraph, Dublin Core and what
//! news sites use), microdata, `<time>`, the address, and last a date printed beside the headline.

use std::collections::BTreeMap;

use dom_query::{Document as Page, NodeRef};
use mujaz_model::Byline;
use mujaz_text::{fold, fold_space, words};
use serde_json::Value;

use super::printed;
use crate::{
    agency, byline,
    moment::{self, Moment},
};

/// The stated fields of a page.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    pub(super) headline: Option<String>,
    pub(super) section: Option<String>,
    pub(super) published: Option<Moment>,
    pub(super) modified: Option<Moment>,
    pub(super) outlet: Option<String>,
    pub(super) bylines: Vec<Byline>,
    pub(super) lead: Option<String>,
    pub(super) url: Option<String>,
    /// Whether the day stands at the head of the page, with a menu between it and the headline.
    pub(super) is_head_day: bool,
    /// The line that names a place which need not be known, and the writer.
    pub(super) filed_from: Option<String>,
    /// The text of the article, where the page has it for programs.
    pub(super) body: Option<String>,
}

/// Reads what `page` states; `fetched` is the address that it came from.
pub(super) fn read(page: &Page, fetched: Option<&str>) -> Metadata {
    let (linked_data, named) = article_data(page);
    let meta = MetaTags::of(page);
    let data = |key: &str| linked_data.as_ref().and_then(|data| data.get(key));
    let url = page
        .select_single("link[rel=canonical]")
        .attr("href")
        .map(|href| href.to_string())
        .or_else(|| meta.first(&["og:url"]))
        .filter(|url| url.starts_with("http"))
        .or_else(|| fetched.map(str::to_owned));
    let published = data("datePublished")
        .and_then(Value::as_str)
        .and_then(moment::read)
        .or_else(|| meta.moment(PUBLISHED))
        .or_else(|| marked_time(page, "[itemprop=datePublished], time[pubdate]"))
        .or_else(|| raw_date(page))
        .or_else(|| {
            let day = moment::in_address(url.as_deref().or(fetched)?)?;
            Some(Moment { day, exact: None })
        })
        .map(|moment| local(page, moment));
    let modified = data("dateModified")
        .and_then(Value::as_str)
        .and_then(moment::read)
        .or_else(|| meta.moment(&["article:modified_time", "og:updated_time", "lastmod"]));
    let mut bylines = data("author")
        .map(|author| names(author, &named))
        .unwrap_or_default();
    // An organisation that writes is the one that publishes, unless it is an agency.
    let is_outlet = data("author").is_some_and(is_of_organisations)
        && !bylines.iter().any(|name| agency::is_agency(name));
    let author = bylines.first().cloned().filter(|_| is_outlet);
    if is_outlet {
        bylines.clear();
    }
    if bylines.is_empty() && !is_outlet {
        bylines = meta
            .all(&[
                "author",
                "article:author",
                "dc.creator",
                "citation_author",
                "parsely-author",
            ])
            .into_iter()
            .filter(|name| !name.contains("://") && !name.starts_with('@'))
            .collect();
    }
    let outlet = data("publisher")
        .map(|publisher| names(publisher, &named))
        .and_then(|names| names.into_iter().next())
        .or_else(|| meta.first(&["og:site_name", "application-name", "dc.publisher"]))
        .or(author);
    let mut bylines: Vec<String> = bylines
        .iter()
        .map(|name| bare(byline::without_label(name)))
        .collect();
    bylines.retain(|name| {
        Some(name) != outlet.as_ref() && !is_maker(name) && !is_site(name, url.as_deref())
    });
    let text = |key: &str| data(key).and_then(Value::as_str).map(fold_space);
    Metadata {
        headline: text("headline")
            .filter(|headline| !headline.is_empty())
            .or_else(|| meta.first(&["og:title", "twitter:title", "dc.title"]))
            .map(|title| without_outlet(&title, outlet.as_deref())),
        section: text("articleSection").or_else(|| meta.first(&["article:section"])),
        published,
        modified,
        bylines: bylines.into_iter().map(Byline).collect(),
        lead: text("description")
            .filter(|lead| !lead.is_empty())
            .or_else(|| meta.first(&["og:description", "description", "twitter:description"])),
        outlet,
        url,
        is_head_day: false,
        filed_from: None,
        body: data("articleBody")
            .and_then(Value::as_str)
            .map(str::to_owned),
    }
}

const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "date_published",
    "publishdate",
    "publish_date",
    "publish-date",
    "pubdate",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dcterms.created",
    "dcterms.date",
    "dcterms.issued",
    "dc.date.issued",
    "dc.date",
    "article_date_original",
    "originalpublicationdate",
    "publisheddate",
    "published",
    "citation_publication_date",
    "citation_date",
    "cre",
];

/// The `<meta>` elements: their names in lower case, with their contents.
struct MetaTags(Vec<(String, String)>);

impl MetaTags {
    fn of(page: &Page) -> Self {
        let mut tags = Vec::new();
        for tag in &page.select("meta[content]") {
            let content = tag.attr("content").map(|content| fold_space(&content));
            let Some(content) = content.filter(|content| !content.is_empty()) else {
                continue;
            };
            for key in ["property", "name", "itemprop"] {
                if let Some(name) = tag.attr(key) {
                    tags.push((name.trim().to_ascii_lowercase(), content.clone()));
                }
            }
        }
        Self(tags)
    }

    fn all(&self, names: &[&str]) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for name in names {
            for (key, content) in &self.0 {
                if key == name && !found.contains(content) {
                    found.push(content.clone());
                }
            }
        }
        found
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        self.all(names).into_iter().next()
    }

    fn moment(&self, names: &[&str]) -> Option<Moment> {
        self.all(names).iter().find_map(|text| moment::read(text))
    }
}

/// The JSON-LD object that is an article: <https://schema.org/Article> or one of its kinds; and the names of the objects
/// that others refer to by their `@id`.
fn article_data(page: &Page) -> (Option<Value>, BTreeMap<String, String>) {
    let found: Vec<Value> = page
        .select("script[type='application/ld+json']")
        .iter()
        .filter_map(|script| json(&script.text()))
        .collect();
    let article = found
        .iter()
        .find_map(|value| find_article(value, 0).cloned());
    let mut named = BTreeMap::new();
    for value in &found {
        let graph = value.get("@graph").unwrap_or(value);
        for object in graph.as_array().into_iter().flatten() {
            let text = |key: &str| object.get(key).and_then(Value::as_str);
            if let (Some(id), Some(name)) = (text("@id"), text("name")) {
                named.insert(id.to_owned(), fold_space(name));
            }
        }
    }
    (article, named)
}

/// Sites leave line breaks in their strings, which JSON forbids.
fn json(text: &str) -> Option<Value> {
    serde_json::from_str(text.trim()).ok().or_else(|| {
        let mended: String = text
            .chars()
            .map(|character| {
                if character.is_control() {
                    ' '
                } else {
                    character
                }
            })
            .collect();
        serde_json::from_str(mended.trim().trim_end_matches(';')).ok()
    })
}

fn find_article(value: &Value, depth: usize) -> Option<&Value> {
    if depth > 8 {
        return None;
    }
    match value {
        Value::Array(items) => items.iter().find_map(|item| find_article(item, depth + 1)),
        Value::Object(fields) => {
            let is_kind = |kind: &Value| {
                kind.as_str().is_some_and(|kind| {
                    kind.ends_with("Article") || kind.ends_with("BlogPosting") || kind == "Report"
                })
            };
            let is_article = match fields.get("@type") {
                Some(Value::Array(kinds)) => kinds.iter().any(is_kind),
                Some(kind) => is_kind(kind),
                None => false,
            };
            if is_article {
                return Some(value);
            }
            ["@graph", "mainEntity", "mainEntityOfPage"]
                .into_iter()
                .filter_map(|key| fields.get(key))
                .find_map(|inner| find_article(inner, depth + 1))
        }
        _ => None,
    }
}

/// A date in JSON-LD that is broken beyond mending, or in a page's own data.
fn raw_date(page: &Page) -> Option<Moment> {
    page.select("script").iter().find_map(|script| {
        let text = script.text();
        // What can be read says of something else that it was published then.
        let is_linked_data = script
            .attr("type")
            .is_some_and(|it| &*it == "application/ld+json");
        if is_linked_data && json(&text).is_some() {
            return None;
        }
        let after = text.split("\"datePublished\"").nth(1)?;
        let value = after.trim_start().strip_prefix(':')?.trim_start();
        moment::read(value.strip_prefix('"')?.split('"').next()?)
    })
}

/// The names in a person, an organisation, a string or a list of these; `named` has those that are only referred to.
fn names(value: &Value, named: &BTreeMap<String, String>) -> Vec<String> {
    match value {
        Value::String(name) => vec![fold_space(name)],
        Value::Array(items) => items.iter().flat_map(|item| names(item, named)).collect(),
        Value::Object(fields) => match (fields.get("name"), fields.get("@id")) {
            (Some(name), _) => names(name, named),
            (None, Some(Value::String(id))) => named.get(id).cloned().into_iter().collect(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
    .into_iter()
    .filter(|name| !name.is_empty())
    .collect()
}

/// Whether what is named is an organisation, or several (<https://schema.org/Organization> and its kinds).
fn is_of_organisations(value: &Value) -> bool {
    match value {
        Value::Array(items) => !items.is_empty() && items.iter().all(is_of_organisations),
        Value::Object(fields) => fields
            .get("@type")
            .and_then(Value::as_str)
            .is_some_and(|kind| kind.ends_with("Organization")),
        _ => false,
    }
}

/// The moment with the day that it has where the page was made: sites state it in the hours of Greenwich, and print it in their own.
fn local(page: &Page, moment: Moment) -> Moment {
    let Some(exact) = moment.exact else {
        return moment;
    };
    let times = page.select("time[datetime]");
    let stated = times.iter().filter_map(|time| time.attr("datetime"));
    let mut same = stated
        .filter_map(|value| moment::read(&value))
        .filter(|other| other.exact == Some(exact));
    same.find(|other| other.day != moment.day).unwrap_or(moment)
}

/// A name without the brackets that some sites put around it, and without the place behind it: "Jane Doe in Vienna".
fn bare(name: &str) -> String {
    let inner = name
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    let name = inner.unwrap_or(name);
    // An address alone may be all that there is.
    let name = Some(byline::without_address(name))
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| fold_space(name));
    match name.split_once(" in ") {
        Some((person, place))
            if words(person).count() > 1 && place.starts_with(char::is_uppercase) =>
        {
            person.to_owned()
        }
        _ => name,
    }
}

/// Who made the site, not the article.
pub(super) fn is_maker(name: &str) -> bool {
    let name = fold(name);
    [
        "developed by",
        "powered by",
        "designed by",
        "admin",
        "super user",
        "webmaster",
        "مدير الموقع",
        "اداره الموقع",
        "اداره تقنيه",
        "تقنيه المعلومات",
        "it department",
        "web team",
    ]
    .iter()
    .any(|maker| name.starts_with(maker))
}

/// The site's own address for a name.
fn is_site(name: &str, url: Option<&str>) -> bool {
    let host = url
        .and_then(|url| url.split("://").nth(1))
        .and_then(|rest| rest.split('/').next());
    !name.contains(' ')
        && host.is_some_and(|host| {
            host.to_lowercase()
                .split('.')
                .any(|label| label == name.to_lowercase())
        })
}

fn marked_time(page: &Page, selector: &str) -> Option<Moment> {
    page.select(selector).iter().find_map(|element| {
        ["datetime", "content", "title"]
            .into_iter()
            .filter_map(|key| element.attr(key))
            .find_map(|value| moment::read(&value))
            .or_else(|| short_date(&element.text()))
    })
}

/// Letters between a headline and the day beside it: a subtitle, buttons and the writer stand there too.
const NEAR: usize = 500;

/// More links between a day and the headline below it are a menu.
const LINKS: usize = 3;

/// The day in the element nearest to the headline that is marked as one: below it, or right above.
pub(super) fn posted(page: &Page, headline: &str) -> Option<Moment> {
    let body = page.body()?;
    let headline = fold_space(headline);
    let is_headline = |node: &NodeRef<'_>| {
        node.is("h1, h2, h3, [class*=title i], [class*=head i]")
            && !headline.is_empty()
            && brief(node).is_some_and(|text| {
                text == headline || words(&text).count() >= 3 && headline.starts_with(&text)
            })
    };
    let mut above: Option<Moment> = None;
    let mut letters = 0_usize;
    let mut is_below = false;
    let mut is_updated = false;
    let mut links = 0_usize;
    for node in body.descendants_it() {
        if node.is_text() {
            let text = node.text();
            let length = text.chars().filter(|it| !it.is_whitespace()).count();
            letters += length;
            if is_below && letters > NEAR {
                break;
            }
            if length > 0 {
                let was_updated = std::mem::replace(&mut is_updated, tells_update(&text));
                if is_below
                    && !is_updated
                    && !was_updated
                    && let Some(moment) = printed::stamp(&text)
                {
                    return Some(moment);
                }
            }
            continue;
        }
        if !node.is_element() {
            continue;
        }
        if is_headline(&node) {
            above = above.filter(|_| letters <= NEAR && links <= LINKS);
            (is_below, letters) = (true, 0);
            continue;
        }
        links += usize::from(node.has_name("a"));
        // What also says when it was changed is looked into.
        let is_box = || {
            let text = brief(&node).map(|text| fold(&text));
            text.is_none_or(|text| UPDATED.iter().any(|word| text.contains(word)))
        };
        let is_marked = node.has_name("time") || is_named_date(&node) && !is_box();
        if !is_marked || is_updated || is_update(&node) {
            continue;
        }
        let stated = node.attr("datetime").and_then(|value| moment::read(&value));
        if let Some(moment) = stated.or_else(|| short_date(&brief(&node)?)) {
            if is_below {
                return Some(moment);
            }
            (above, letters, links) = (Some(moment), 0, 0);
        }
    }
    above.filter(|_| is_below)
}

/// A day that the page names somewhere, and whether that is the head of the page.
pub(super) fn posted_anywhere(page: &Page) -> Option<(Moment, bool)> {
    let sure = |moment| (moment, false);
    marked_time(page, "time[datetime], time")
        .map(sure)
        .or_else(|| printed(page))
        .or_else(|| {
            MetaTags::of(page)
                .moment(&["date", "last-modified"])
                .map(sure)
        })
}

/// Whether an element says when the article was last changed.
fn is_update(node: &NodeRef<'_>) -> bool {
    let is_named = ["class", "id", "itemprop"].into_iter().any(|key| {
        node.attr(key).is_some_and(|value| {
            let value = value.to_ascii_lowercase();
            value.contains("updat") && !value.contains("entry-date") || value.contains("modif")
        })
    });
    is_named || brief(node).is_some_and(|text| tells_update(&text))
}

/// The text of an element; `None` where it is longer than a headline or a line of facts.
fn brief(node: &NodeRef<'_>) -> Option<String> {
    text_within(node, 1_000, 100)
}

/// The text of an element that has no more than so many bytes and nodes.
pub(super) fn text_within(node: &NodeRef<'_>, length: usize, nodes: usize) -> Option<String> {
    let mut whole = String::new();
    for (seen, inside) in node.descendants_it().enumerate() {
        if inside.is_text() {
            whole.push_str(&inside.text());
        } else if inside.has_name("br") {
            whole.push(' ');
        }
        if seen > nodes || whole.len() > length {
            return None;
        }
    }
    Some(fold_space(&whole))
}

/// Folded.
const UPDATED: [&str; 4] = ["اخر تحديث", "تم التحديث", "updated", "last updated"];

fn tells_update(text: &str) -> bool {
    let text = fold(&fold_space(text));
    UPDATED.iter().any(|word| text.starts_with(word))
}

fn is_named_date(node: &NodeRef<'_>) -> bool {
    ["class", "id"].into_iter().any(|key| {
        node.attr(key).is_some_and(|value| {
            let value = value.to_ascii_lowercase();
            ["date", "time", "publish", "stamp", "meta", "byline"]
                .iter()
                .any(|word| value.contains(word))
        })
    })
}

/// A date in an element whose class or id says that it is one, near the headline first.
fn printed(page: &Page) -> Option<(Moment, bool)> {
    let is_named = is_named_date;
    let body = page.body()?;
    let mut above_headline = None;
    let mut is_below = false;
    let mut links = 0_usize;
    for node in body.descendants_it() {
        is_below |= node.has_name("h1");
        links += usize::from(!is_below && node.has_name("a"));
        if !node.is_element() || !is_named(&node) {
            continue;
        }
        if let Some(moment) = short_date(&node.text()) {
            if is_below {
                return Some((moment, false));
            }
            if above_headline.is_none() {
                (above_headline, links) = (Some(moment), 0);
            }
        }
    }
    Some((above_headline?, is_below && links > LINKS))
}

/// The date in a text that holds little else; a paragraph that mentions a day is no stamp.
fn short_date(text: &str) -> Option<Moment> {
    if text.len() > 400 || words(text).count() > 14 {
        return None;
    }
    moment::read(&fold_space(text))
}

/// A title without the site's name behind it.
fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    let Some(outlet) = outlet else {
        return title.to_owned();
    };
    title
        .strip_suffix(outlet)
        .and_then(|rest| {
            rest.trim_end()
                .strip_suffix(['-', '|', '–', '—', '»', '«', ':'])
        })
        .map(|rest| rest.trim_end().to_owned())
        .filter(|rest| !rest.is_empty())
        .unwrap_or_else(|| title.to_owned())
}
