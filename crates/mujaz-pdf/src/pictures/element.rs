//! The elements of a document that are pictures.

use html5ever::ns;

use crate::dom::{Document, Element, NodeIndex};

/// Tells whether an element shows a picture.
pub(crate) fn is_picture(element: &Element) -> bool {
    element.html_name() == "img" || is_drawing(element)
}

/// Tells whether an element is an `svg` element.
pub(crate) fn is_drawing(element: &Element) -> bool {
    element.name.ns == ns!(svg) && &*element.name.local == "svg"
}

/// Tells whether an element is part of a drawing.
pub(crate) fn is_of_drawing(element: &Element) -> bool {
    element.name.ns == ns!(svg)
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
