//! The outline (ISO 32000-1, 12.3.3): the headings, nested as they are.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};

use super::{content::rounded, integer};
use crate::draw::{DrawList, OutlineEntry};

/// Adds the outline to the document and returns its root, or `None` where there are no headings. `elements` are those of
/// the structure, which each entry leads to as well.
pub(crate) fn add(
    document: &mut Document,
    draw_list: &DrawList,
    pages: &[ObjectId],
    elements: &[Option<ObjectId>],
) -> Option<ObjectId> {
    if draw_list.outline.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let entries: Vec<Entry<'_>> = nested(&draw_list.outline)
        .into_iter()
        .zip(&draw_list.outline)
        .map(|(parent, heading)| Entry {
            id: document.new_object_id(),
            parent,
            heading,
        })
        .collect();
    let families = families(&entries);
    for (index, entry) in entries.iter().enumerate() {
        let mut dictionary = children(&entries, families.get(&Some(index)));
        dictionary.set("Title", text_string(&entry.heading.title));
        dictionary.set(
            "Parent",
            entry.parent.map_or(root, |parent| entries[parent].id),
        );
        let element = entry.heading.node.and_then(|node| *elements.get(node.0)?);
        if let Some(element) = element {
            dictionary.set("SE", element);
        }
        if let (Some(&page), Some(drawn)) = (
            pages.get(entry.heading.page),
            draw_list.pages.get(entry.heading.page),
        ) {
            let top = rounded(drawn.height - entry.heading.y);
            let destination = vec![
                page.into(),
                "XYZ".into(),
                Object::Null,
                top.into(),
                Object::Null,
            ];
            dictionary.set("Dest", destination);
        }
        let family = families
            .get(&entry.parent)
            .map_or(&[][..], |family| &family.children);
        let place = family.binary_search(&index).unwrap_or_default();
        if let Some(previous) = place.checked_sub(1).and_then(|place| family.get(place)) {
            dictionary.set("Prev", entries[*previous].id);
        }
        if let Some(next) = family.get(place + 1) {
            dictionary.set("Next", entries[*next].id);
        }
        document.set_object(entry.id, dictionary);
    }
    let mut dictionary = children(&entries, families.get(&None));
    dictionary.set("Type", "Outlines");
    document.set_object(root, dictionary);
    Some(root)
}

struct Entry<'list> {
    id: ObjectId,
    parent: Option<usize>,
    heading: &'list OutlineEntry,
}

/// Returns for each heading the index of the one that it stands under: the last before it of a higher rank, whether or
/// not a rank is skipped between them.
fn nested(headings: &[OutlineEntry]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut parents = Vec::with_capacity(headings.len());
    for (index, heading) in headings.iter().enumerate() {
        while open
            .last()
            .is_some_and(|&last| headings[last].level >= heading.level)
        {
            open.pop();
        }
        parents.push(open.last().copied());
        open.push(index);
    }
    parents
}

/// The headings under one heading, or under the root.
#[derive(Default)]
struct Family {
    /// In order.
    children: Vec<usize>,
    /// With those under them.
    all: usize,
}

fn families(entries: &[Entry<'_>]) -> BTreeMap<Option<usize>, Family> {
    let mut families: BTreeMap<Option<usize>, Family> = BTreeMap::new();
    for (index, entry) in entries.iter().enumerate() {
        families
            .entry(entry.parent)
            .or_default()
            .children
            .push(index);
    }
    // Parents stand before their children, so from the end everything is counted before it is asked for.
    for (index, entry) in entries.iter().enumerate().rev() {
        let own = families.get(&Some(index)).map_or(0, |family| family.all);
        families.entry(entry.parent).or_default().all += own + 1;
    }
    families
}

/// Returns the entries that say which headings stand under one; all of them are shown.
fn children(entries: &[Entry<'_>], family: Option<&Family>) -> Dictionary {
    let Some(family) = family else {
        return Dictionary::new();
    };
    let (Some(&first), Some(&last)) = (family.children.first(), family.children.last()) else {
        return Dictionary::new();
    };
    dictionary! {
        "First" => entries[first].id,
        "Last" => entries[last].id,
        "Count" => integer(family.all),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headings(levels: &[u8]) -> Vec<OutlineEntry> {
        levels
            .iter()
            .map(|&level| OutlineEntry {
                level,
                title: String::new(),
                node: None,
                page: 0,
                y: 0.0,
            })
            .collect()
    }

    #[test]
    fn a_heading_stands_under_the_last_of_a_higher_rank() {
        assert_eq!(
            nested(&headings(&[1, 2, 3, 2, 1])),
            [None, Some(0), Some(1), Some(0), None]
        );
    }

    #[test]
    fn a_skipped_rank_leaves_no_gap() {
        assert_eq!(
            nested(&headings(&[2, 4, 3, 1])),
            [None, Some(0), Some(0), None]
        );
    }
}
