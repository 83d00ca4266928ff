//! Records in XML and SGML. SGML leaves end tags out, as HTML does, and the parser of HTML reads all of them.

use std::borrow::Cow;

use dom_query::NodeRef;

use super::{Part, Record};
use crate::{Error, Stop, html};

/// Elements that are a record, those first of which the others can be a part or a frame.
const RECORDS: [&str; 8] = [
    "newsitem", "nitf", "doc", "record", "article", "story", "item", "document",
];

/// Returns the records of a file; where no element is one, the whole file is.
pub(super) fn records(text: &str, stop: Stop<'_>) -> Result<Vec<Record>, Error> {
    let page = html::parse(&without_sections(text))?;
    let root = page.root();
    let elements: Vec<NodeRef<'_>> = RECORDS
        .iter()
        .map(|wanted| named(&root, wanted))
        .find(|elements| !elements.is_empty())
        .unwrap_or_else(|| vec![root]);
    elements
        .iter()
        .map(|element| stop.heed().map(|()| record(element)))
        .collect()
}

fn named<'t>(root: &NodeRef<'t>, wanted: &str) -> Vec<NodeRef<'t>> {
    root.descendants_it()
        .filter(|node| local_name(node).as_deref() == Some(wanted))
        .collect()
}

/// The name of an element in lower case, without the prefix.
fn local_name(node: &NodeRef<'_>) -> Option<String> {
    let name = node.node_name()?.to_lowercase();
    Some(name.rsplit(':').next().unwrap_or(&name).to_owned())
}

fn record(element: &NodeRef<'_>) -> Record {
    let mut record = Record::default();
    let text = text_element(element);
    let mut parts = Vec::new();
    let mut node = element.first_child();
    // The rest of the record; what stands within the text is the article's own.
    while let Some(current) = node {
        let mut is_entered = Some(current.id) != text.map(|text| text.id);
        let name = local_name(&current).unwrap_or_default();
        if is_entered && let Some(part) = Part::named(&name) {
            let stated = STATED_IN
                .iter()
                .find_map(|attribute| current.attr(attribute));
            match (part, stated) {
                (Part::Published | Part::Modified, Some(stated)) => record.set(part, &stated),
                (Part::Text, _) => {}
                _ => record.set(part, &current.text()),
            }
            is_entered = part == Part::Text;
            if !is_entered {
                parts.push(current);
            }
        }
        node = following(&current, element, is_entered);
    }
    if text.is_none() {
        // Then the text is what is left of the record without its other parts.
        for part in parts {
            part.remove_from_parent();
        }
    }
    let text = text.unwrap_or(*element);
    record.set(Part::Text, &running_text(&text));
    record
}

/// Attributes that have a day as machines write it (NITF, `norm`).
const STATED_IN: [&str; 3] = ["norm", "datetime", "value"];

/// The innermost of the elements that hold the text, since frames have such names too.
fn text_element<'t>(record: &NodeRef<'t>) -> Option<NodeRef<'t>> {
    let mut found: Option<NodeRef<'t>> = None;
    let mut node = record.first_child();
    while let Some(current) = node {
        let name = local_name(&current).unwrap_or_default();
        if Part::named(&name) == Some(Part::Text) {
            let is_inside = found
                .is_some_and(|outer| current.ancestors_it(None).any(|above| above.id == outer.id));
            if found.is_none() || is_inside {
                found = Some(current);
            }
        }
        node = following(&current, record, true);
    }
    found
}

/// The next node of a walk through `root`, which goes into `node` where `is_entered` says so.
fn following<'t>(node: &NodeRef<'t>, root: &NodeRef<'t>, is_entered: bool) -> Option<NodeRef<'t>> {
    if is_entered && let Some(child) = node.first_child() {
        return Some(child);
    }
    let mut current = *node;
    loop {
        if current.id == root.id {
            return None;
        }
        if let Some(next) = current.next_sibling() {
            return Some(next);
        }
        current = current.parent()?;
    }
}

/// The paragraphs of an element; without any, its text with its own lines.
fn running_text(element: &NodeRef<'_>) -> String {
    let has_paragraphs = element.descendants_it().any(|node| {
        matches!(
            local_name(&node).as_deref(),
            Some("p" | "br" | "div" | "para" | "li" | "td")
        )
    });
    if has_paragraphs {
        let blocks = html::blocks(element);
        let texts: Vec<String> = blocks.into_iter().map(|block| block.text).collect();
        texts.join("\n\n")
    } else {
        element.text().to_string()
    }
}

/// The text with the character data of its marked sections as any other: HTML knows no such sections.
fn without_sections(text: &str) -> Cow<'_, str> {
    const START: &str = "<![CDATA[";
    if !text.contains(START) {
        return Cow::Borrowed(text);
    }
    let mut parts = text.split(START);
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (data, rest) = part.split_once("]]>").unwrap_or((part, ""));
        for character in data.chars() {
            match character {
                '<' => whole.push_str("&lt;"),
                '&' => whole.push_str("&amp;"),
                other => whole.push(other),
            }
        }
        whole.push_str(rest);
    }
    Cow::Owned(whole)
}
