//! Clickable areas (ISO 32000-1, 12.5.6.5).

use std::collections::BTreeMap;

use lopdf::{Document, Object, ObjectId, dictionary, text_string};

use super::{
    content::{Mark, MarkKind, flipped, rounded},
    integer,
};
use crate::draw::{DrawList, Item, NodeId, Role, Target};

/// The annotations of the document, each with its key in the structure's parent tree.
pub(crate) struct Links {
    /// By page and the item's index there.
    annotations: BTreeMap<(usize, usize), (usize, ObjectId)>,
}

/// Adds an annotation for every link to its page.
pub(crate) fn add(
    document: &mut Document,
    draw_list: &DrawList,
    marks: &[Mark],
    pages: &[ObjectId],
) -> Links {
    let mut annotations = BTreeMap::new();
    let texts = linked_texts(draw_list);
    let mut by_page: Vec<Vec<Object>> = vec![Vec::new(); pages.len()];
    for mark in marks {
        let MarkKind::Link(position) = mark.kind else {
            continue;
        };
        let page = &draw_list.pages[mark.page];
        let Some(Item::Link { area, target, node }) = page.items.get(position) else {
            continue;
        };
        // The keys before are those of the pages.
        let key = pages.len() + annotations.len();
        let area = flipped(*area, page.height);
        let corners = [area.x, area.y, area.x + area.width, area.y + area.height];
        let mut annotation = dictionary! {
            "Type" => "Annot",
            "Subtype" => "Link",
            "Rect" => corners.map(|length| rounded(length).into()).to_vec(),
            "Border" => vec![Object::from(0); 3],
            // Only the print flag: PDF/A (ISO 19005-2, 6.3.2) wants it set, and nothing that hides.
            "F" => 4,
            "StructParent" => integer(key),
        };
        match target {
            Target::Address(address) => {
                annotation.set("Contents", text_string(address));
                annotation.set(
                    "A",
                    dictionary! {
                        "S" => "URI",
                        "URI" => Object::string_literal(ascii_uri(address)),
                    },
                );
            }
            Target::Place(place) => {
                let (Some(&object), Some(page)) =
                    (pages.get(place.page), draw_list.pages.get(place.page))
                else {
                    continue;
                };
                // PDF/UA-1 (ISO 14289-1, 7.18.5) wants words for every link.
                annotation.set(
                    "Contents",
                    text_string(texts.get(node).map_or("", String::as_str)),
                );
                annotation.set(
                    "Dest",
                    vec![
                        object.into(),
                        "XYZ".into(),
                        rounded(place.x).into(),
                        rounded(page.height - place.y).into(),
                        Object::Null,
                    ],
                );
            }
        }
        let annotation = document.add_object(annotation);
        annotations.insert((mark.page, position), (key, annotation));
        by_page[mark.page].push(annotation.into());
    }
    for (&page, annotations) in pages.iter().zip(by_page) {
        if let Ok(page) = document.get_dictionary_mut(page) {
            // Assistive software goes through the areas in the order of the structure (ISO 14289-1, 7.18.3).
            page.set("Tabs", "S");
            if annotations.is_empty() {
                page.remove(b"Annots");
            } else {
                page.set("Annots", annotations);
            }
        }
    }
    Links { annotations }
}

impl Links {
    pub(crate) fn len(&self) -> usize {
        self.annotations.len()
    }

    pub(crate) fn annotation(&self, mark: &Mark) -> Option<ObjectId> {
        self.get(mark).map(|(_, annotation)| annotation)
    }

    /// Returns the annotation's key in the parent tree.
    pub(crate) fn key(&self, mark: &Mark) -> Option<usize> {
        self.get(mark).map(|(key, _)| key)
    }

    fn get(&self, mark: &Mark) -> Option<(usize, ObjectId)> {
        match mark.kind {
            MarkKind::Link(position) => self.annotations.get(&(mark.page, position)).copied(),
            MarkKind::Content(_) => None,
        }
    }
}

/// Returns the text of each link's element and of what is inside it.
fn linked_texts(draw_list: &DrawList) -> BTreeMap<NodeId, String> {
    let links: Vec<Option<NodeId>> = nearest_links(draw_list);
    let mut texts: BTreeMap<NodeId, String> = BTreeMap::new();
    for item in draw_list.pages.iter().flat_map(|page| &page.items) {
        if let Item::Glyphs(run) = item
            && let Some(node) = run.node
            && let Some(Some(link)) = links.get(node.0)
        {
            texts.entry(*link).or_default().push_str(&run.text);
        }
    }
    texts
}

/// Returns for each element the link that it is or stands in.
fn nearest_links(draw_list: &DrawList) -> Vec<Option<NodeId>> {
    let mut links: Vec<Option<NodeId>> = Vec::with_capacity(draw_list.structure.len());
    for (index, node) in draw_list.structure.iter().enumerate() {
        let outer = node.parent.and_then(|parent| *links.get(parent.0)?);
        links.push(if node.role == Role::Link {
            Some(NodeId(index))
        } else {
            outer
        });
    }
    links
}

/// Escapes what a URI action cannot hold: it is limited to 7-bit characters (ISO 32000-1, 12.6.4.7).
fn ascii_uri(target: &str) -> String {
    target
        .bytes()
        .map(|byte| match byte {
            b'!'..=b'~' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arabic_address_is_escaped_and_a_plain_one_kept() {
        assert_eq!(
            ascii_uri("https://example.org/a?b=%20#c"),
            "https://example.org/a?b=%20#c"
        );
        assert_eq!(
            ascii_uri("https://example.org/خ"),
            "https://example.org/%D8%AE"
        );
    }
}
