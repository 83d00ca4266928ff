//! What a page keeps of its article for its own program: the state of frameworks that build pages in the browser, as JSON. The object whose
//! title is the headline has the day and the writer.

use dom_query::Document as Page;
use mujaz_model::Byline;
use mujaz_text::{fold_space, words};
use serde_json::{Map, Value};

use super::headline::bare;
use crate::moment::{self, Moment};

/// What is said of the article there.
#[derive(Debug, Default)]
pub(super) struct OwnData {
    pub(super) published: Option<Moment>,
    pub(super) bylines: Vec<Byline>,
}

/// So many values are looked at.
const VALUES: usize = 50_000;

const TITLES: [&str; 6] = [
    "title",
    "headline",
    "name",
    "heading",
    "post_title",
    "rendered",
];
/// The names that content systems give the day of publication, the clearest first.
const DAYS: [&str; 12] = [
    "datePublished",
    "publishedAt",
    "published_at",
    "publishDate",
    "publish_date",
    "publicationDate",
    "firstPublishedAt",
    "firstPublished",
    "published",
    "post_date",
    "createdAt",
    "date",
];
const WRITERS: [&str; 4] = ["author", "authors", "byline", "writer"];

/// Reads what the data of a page say of the article with this headline.
pub(super) fn of(page: &Page, headline: &str) -> OwnData {
    let headline = bare(headline);
    if words(&headline).count() < 3 {
        return OwnData::default();
    }
    let mut left = VALUES;
    for script in page
        .select("script[type='application/json'], script[type='application/ld+json'], script#__NEXT_DATA__")
        .nodes()
    {
        let Ok(data) = serde_json::from_str::<Value>(script.text().trim()) else {
            continue;
        };
        if let Some(mut found) = find(&data, &headline, &mut left) {
            // Linked data that names writers was read as what the page states.
            if script.attr("type").is_some_and(|it| &*it == "application/ld+json") {
                found.bylines.clear();
            }
            return found;
        }
    }
    OwnData::default()
}

/// The object with the title that has a day; they stand in one another as deep as JSON may.
fn find(data: &Value, headline: &str, left: &mut usize) -> Option<OwnData> {
    let mut open = vec![data];
    while let Some(value) = open.pop() {
        *left = left.checked_sub(1)?;
        match value {
            Value::Object(fields) => {
                let is_titled = TITLES.iter().any(|key| {
                    let title = fields.get(*key);
                    let title = title.and_then(|title| title.get("rendered").or(Some(title)));
                    title
                        .and_then(Value::as_str)
                        .is_some_and(|title| bare(title) == headline)
                });
                if is_titled && let Some(published) = day(fields) {
                    let bylines = WRITERS.iter().find_map(|key| fields.get(*key));
                    return Some(OwnData {
                        published: Some(published),
                        bylines: bylines.map(names).unwrap_or_default(),
                    });
                }
                open.extend(fields.values());
            }
            Value::Array(values) => open.extend(values),
            _ => {}
        }
    }
    None
}

fn day(fields: &Map<String, Value>) -> Option<Moment> {
    DAYS.iter()
        .filter_map(|key| fields.get(*key)?.as_str())
        .find_map(moment::read)
}

fn names(value: &Value) -> Vec<Byline> {
    match value {
        Value::String(name) => Some(fold_space(name))
            .filter(|name| (2..=5).contains(&words(name).count()))
            .into_iter()
            .map(Byline)
            .collect(),
        Value::Array(all) => all.iter().flat_map(names).collect(),
        Value::Object(fields) => fields.get("name").map(names).unwrap_or_default(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_object_with_the_headline_has_the_day_and_the_writer() {
        let page = Page::from(
            "<script type='application/json'>{\"more\":[{\"title\":\"سوق جديد في الميناء\",\"publishedAt\":\"2024-01-02T10:00:00Z\"}],\
             \"post\":{\"title\":\"افتتاح جسر جديد\",\"publishedAt\":\"2024-03-04T10:00:00Z\",\"author\":{\"name\":\"رنا القيسي\"}}}</script>",
        );
        let found = of(&page, "افتتاح جسر جديد");
        assert_eq!(
            found.published.map(|it| it.day.to_string()).as_deref(),
            Some("2024-03-04")
        );
        assert_eq!(found.bylines, [Byline("رنا القيسي".to_owned())]);
        assert!(of(&page, "خبر آخر غير هذا").published.is_none());
    }
}
