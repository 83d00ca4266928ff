//! Writes a source without what would multiply it for nothing.

use std::fmt::Write as _;

use usvg::roxmltree::{Attribute, Document, Node};

use super::{
    SVG, is_in_marker, is_left_out, is_marker, name, reference, rules::Declared, weighing::Weighed,
};

const XLINK: &str = "http://www.w3.org/1999/xlink";
const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// Keeps the content of a marker from having markers.
const WITHOUT_MARKERS: &str = " marker-start=\"none\" marker-mid=\"none\" marker-end=\"none\"";

/// Writes a source that was weighed.
pub(super) fn write(document: &Document, declared: &Declared, weighed: &Weighed) -> String {
    let mut writing = Writing {
        declared,
        weighed,
        source: String::new(),
    };
    writing.element(document.root_element(), false);
    writing.source
}

struct Writing<'a> {
    declared: &'a Declared<'a>,
    weighed: &'a Weighed<'a>,
    source: String,
}

impl Writing<'_> {
    /// Writes an element with what is in it. It nests no deeper than was weighed.
    fn element(&mut self, node: Node, is_in_text: bool) {
        let Some(element) = name(node).filter(|name| is_plain(name)) else {
            return;
        };
        let _ = write!(self.source, "<{element}");
        if node.parent_element().is_none() {
            let _ = write!(self.source, " xmlns=\"{SVG}\" xmlns:xlink=\"{XLINK}\"");
        }
        let id = node.attribute("id");
        if let Some(id) = id.filter(|id| self.weighed.named.get(id) == Some(&node.id())) {
            self.attribute("id", id);
        }
        if is_left_out(element) {
            self.source.push_str(stand_in(element));
            let _ = write!(self.source, "</{element}>");
            return;
        }
        let is_in_marker = is_in_marker(node);
        let is_kept = |name: &str, value: &str| {
            let closes = |name| self.weighed.closing.contains(&(node.id(), name));
            let is_left_out = is_marker(name) && is_in_marker;
            !is_left_out && !reference(element, name, value).is_some_and(closes)
        };
        let attributes = node.attributes();
        let attributes = attributes.filter(|one| !matches!(one.name(), "id" | "class" | "style"));
        let attributes = attributes.filter(|one| is_kept(one.name(), one.value()));
        let attributes: Vec<_> = attributes
            .filter_map(|one| Some((qualified(&one, node)?, one.value())))
            .collect();
        let mut style = String::new();
        for declaration in self.declared.get(&node.id()).into_iter().flatten() {
            if is_kept(declaration.name, declaration.value) {
                let important = if declaration.important {
                    " !important"
                } else {
                    ""
                };
                let _ = write!(
                    style,
                    "{}:{}{important};",
                    declaration.name, declaration.value
                );
            }
        }
        for (name, value) in attributes {
            self.attribute(name, value);
        }
        if element == "marker" {
            self.source.push_str(WITHOUT_MARKERS);
        }
        if !style.is_empty() {
            self.attribute("style", &style);
        }
        self.source.push('>');
        let is_in_text = is_in_text || element == "text";
        for child in node.children() {
            if child.is_element() {
                self.element(child, is_in_text);
            } else if child.is_text() && is_in_text {
                escape(child.text().unwrap_or_default(), &mut self.source);
            }
        }
        let _ = write!(self.source, "</{element}>");
    }

    fn attribute(&mut self, name: &str, value: &str) {
        let _ = write!(self.source, " {name}=\"");
        escape(value, &mut self.source);
        self.source.push('"');
    }
}

/// Returns what stands behind the name of an element that no picture shows, up to its end: what keeps the reader from taking
/// it for broken, which would hide what refers to it.
fn stand_in(element: &str) -> &'static str {
    match element {
        "mask" => {
            " maskUnits=\"userSpaceOnUse\" x=\"0\" y=\"0\" width=\"1\" height=\"1\"><rect width=\"1\" height=\"1\"/>"
        }
        "pattern" => {
            " patternUnits=\"userSpaceOnUse\" width=\"1\" height=\"1\"><rect width=\"1\" height=\"1\"/>"
        }
        _ => " filterUnits=\"userSpaceOnUse\" x=\"0\" y=\"0\" width=\"1\" height=\"1\"><feOffset/>",
    }
}

/// Returns the name of an attribute as it is written, if it is one that can mean anything. One without a namespace stands
/// above one with.
fn qualified<'a>(attribute: &Attribute<'a, '_>, node: Node) -> Option<&'a str> {
    let name = attribute.name();
    match attribute.namespace() {
        None => Some(name).filter(|name| is_plain(name)),
        Some(XLINK) if name == "href" && !node.has_attribute("href") => Some("xlink:href"),
        Some(XML) if name == "space" => Some("xml:space"),
        Some(XML) if name == "lang" => Some("xml:lang"),
        Some(_) => None,
    }
}

fn is_plain(name: &str) -> bool {
    let is_plain = |character: char| character.is_ascii_alphanumeric() || "-_".contains(character);
    name.starts_with(|first: char| first.is_ascii_alphabetic()) && name.chars().all(is_plain)
}

fn escape(text: &str, to: &mut String) {
    for character in text.chars() {
        match character {
            '<' => to.push_str("&lt;"),
            '&' => to.push_str("&amp;"),
            '"' => to.push_str("&quot;"),
            '\n' => to.push_str("&#10;"),
            '\r' => to.push_str("&#13;"),
            '\t' => to.push_str("&#9;"),
            other => to.push(other),
        }
    }
}
