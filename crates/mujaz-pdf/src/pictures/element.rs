//! The elements of a document that are pictures, and `svg` elements as the XML that they stand for.

use html5ever::ns;

use crate::dom::{Document, Element, NodeData, NodeIndex};

/// Tells whether an element shows a picture.
pub(crate) fn is_picture(element: &Element) -> bool {
    element.html_name() == "img" || is_drawing(element)
}

/// Tells whether an element is an `svg` element.
pub(crate) fn is_drawing(element: &Element) -> bool {
    element.name.ns == ns!(svg) && &*element.name.local == "svg"
}

/// Tells whether an `svg` element says which part of its drawing it shows, so that the drawing is made as large as the
/// element is.
pub(crate) fn has_view_box(element: &Element) -> bool {
    element.attribute("viewBox").is_some()
}

/// Returns the text that stands for an `svg` element: its label or title, or none at all where it is decoration.
pub(crate) fn svg_text(document: &Document, index: NodeIndex, element: &Element) -> Option<String> {
    if element.attribute("aria-hidden") == Some("true") {
        return Some(String::new());
    }
    if let Some(label) = element.attribute("aria-label") {
        return Some(label.to_owned());
    }
    let mut children = document.node(index).children.iter();
    let title = children.find(|&&child| {
        document
            .element(child)
            .is_some_and(|child| &*child.name.local == "title")
    })?;
    Some(document.text(*title).trim().to_owned())
}

/// Writes an `svg` element as the XML that it stands for.
pub(crate) fn svg_source(document: &Document, index: NodeIndex) -> String {
    enum Step {
        Open(NodeIndex),
        Close(NodeIndex),
    }
    let mut source = String::new();
    let mut rest = vec![Step::Open(index)];
    while let Some(step) = rest.pop() {
        match step {
            Step::Open(next) => match &document.node(next).data {
                NodeData::Text(text) => escape(text, &mut source),
                NodeData::Element(element) => {
                    source.push('<');
                    source.push_str(&element.name.local);
                    if next == index {
                        source.push_str(
                            " xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"",
                        );
                    }
                    let is_fitted = next == index && has_view_box(element);
                    for (name, value) in &element.attributes {
                        let name: &str = name;
                        // What it shows is fitted into the box that the style gives it.
                        let is_size = matches!(name, "width" | "height" | "preserveAspectRatio");
                        if is_fitted && is_size {
                            continue;
                        }
                        let is_plain = name.chars().all(|character| {
                            character.is_ascii_alphanumeric() || "-_".contains(character)
                        });
                        if !is_plain || name.starts_with("xmlns") {
                            continue;
                        }
                        source.push(' ');
                        source.push_str(name);
                        source.push_str("=\"");
                        escape(value, &mut source);
                        source.push('"');
                    }
                    source.push('>');
                    rest.push(Step::Close(next));
                    rest.extend(
                        document
                            .node(next)
                            .children
                            .iter()
                            .rev()
                            .copied()
                            .map(Step::Open),
                    );
                }
                _ => {}
            },
            Step::Close(next) => {
                if let Some(element) = document.element(next) {
                    source.push_str("</");
                    source.push_str(&element.name.local);
                    source.push('>');
                }
            }
        }
    }
    source
}

fn escape(text: &str, to: &mut String) {
    for character in text.chars() {
        match character {
            '<' => to.push_str("&lt;"),
            '&' => to.push_str("&amp;"),
            '"' => to.push_str("&quot;"),
            other => to.push(other),
        }
    }
}
