//! Writes `svg` elements of a document as pictures of their own: the elements and their styles go in, XML comes out.
//!
//! A drawing in a document follows the sheets of the document (SVG 2, 6). What they say of it is written into `style`
//! attributes, which go before all else that a drawing says of itself.

use std::fmt::Write as _;

use super::element;
use crate::{
    dom::{Document, Element, NodeData, NodeIndex},
    draw::Colour,
    style::{
        Styles,
        values::{ComputedStyle, Display, PIXEL},
    },
};

/// What a font of a drawing is called: its number among the ways to look for faces follows.
pub(super) const FONT: &str = "font-";

enum Step<'a> {
    Open(NodeIndex, Around<'a>),
    Close(NodeIndex),
}

/// What holds for an element from those around it.
#[derive(Clone, Copy)]
struct Around<'a> {
    style: Option<&'a ComputedStyle>,
    /// Where text is anchored.
    anchor: &'a str,
}

/// Writes an `svg` element as the XML that it stands for. `font` gives a number to the faces that text of a style looks for.
pub(crate) fn svg_source(
    document: &Document,
    styles: &Styles,
    index: NodeIndex,
    font: &mut impl FnMut(&ComputedStyle) -> usize,
) -> String {
    let mut source = String::new();
    let start = Around {
        style: None,
        anchor: "start",
    };
    let mut rest = vec![Step::Open(index, start)];
    while let Some(step) = rest.pop() {
        match step {
            Step::Open(next, around) => match &document.node(next).data {
                NodeData::Text(text) => {
                    let is_turned = around.style.is_some_and(ComputedStyle::is_right_to_left);
                    write_text(text, is_turned, &mut source);
                }
                NodeData::Element(element) => {
                    let style = styles.of(next).map(|style| &**style);
                    let is_hidden = style.is_some_and(|style| style.display == Display::None);
                    if is_hidden && &*element.name.local != "style" {
                        continue;
                    }
                    let set = style.and_then(|style| style.drawing.get("text-anchor"));
                    let anchor = set.or(element.attribute("text-anchor"));
                    let inside = Around {
                        style,
                        anchor: anchor.unwrap_or(around.anchor),
                    };
                    source.push('<');
                    source.push_str(&element.name.local);
                    if next == index {
                        source.push_str(
                            " xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"",
                        );
                    }
                    write_attributes(element, next == index, &mut source);
                    let mut looks = element.attribute("style").unwrap_or_default().to_owned();
                    if let Some(style) = style {
                        write_looks(element, style, (around, inside), font, &mut looks);
                    }
                    if !looks.is_empty() {
                        source.push_str(" style=\"");
                        escape(&looks, &mut source);
                        source.push('"');
                    }
                    source.push('>');
                    rest.push(Step::Close(next));
                    let children = document.node(next).children.iter().rev();
                    rest.extend(children.map(|&child| Step::Open(child, inside)));
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

fn write_attributes(element: &Element, is_outermost: bool, to: &mut String) {
    let is_fitted = is_outermost && element::has_view_box(element);
    for (name, value) in &element.attributes {
        let name: &str = name;
        // What it shows is fitted into the box that the style gives it.
        if is_fitted && matches!(name, "width" | "height" | "preserveAspectRatio") {
            continue;
        }
        let is_plain = name
            .chars()
            .all(|character| character.is_ascii_alphanumeric() || "-_".contains(character));
        if !is_plain || name.starts_with("xmlns") || name == "style" {
            continue;
        }
        to.push(' ');
        to.push_str(name);
        to.push_str("=\"");
        escape(value, to);
        to.push('"');
    }
}

/// Adds what a style says of an element and not of those around it.
fn write_looks(
    element: &Element,
    style: &ComputedStyle,
    (around, inside): (Around, Around),
    font: &mut impl FnMut(&ComputedStyle) -> usize,
    to: &mut String,
) {
    let own = &style.inherited;
    let outer = around.style.map(|around| &around.inherited);
    let mut add = |name: &str, value: &str| {
        if !to.is_empty() && !to.trim_end().ends_with(';') {
            to.push(';');
        }
        let _ = write!(to, "{name}:{value}");
    };
    for (name, value) in style.drawing.iter() {
        add(name, value);
    }
    if outer.is_none_or(|outer| outer.colour != own.colour) {
        add("color", &hexadecimal(own.colour));
    }
    if outer.is_some_and(|outer| outer.visible != own.visible) {
        add("visibility", if own.visible { "visible" } else { "hidden" });
    }
    if let Some(outer) = around.style
        && outer.opacity > 0.0
        && (style.opacity - outer.opacity).abs() > f32::EPSILON
    {
        add("opacity", &(style.opacity / outer.opacity).to_string());
    }
    let is_text = &*element.name.local == "text";
    if !is_text && !matches!(&*element.name.local, "tspan" | "textPath" | "a") {
        return;
    }
    let differs = outer.is_none_or(|outer| {
        outer.families != own.families
            || (outer.weight, outer.italic) != (own.weight, own.italic)
            || outer.font_size.to_bits() != own.font_size.to_bits()
            || outer.letter_spacing.to_bits() != own.letter_spacing.to_bits()
            || outer.word_spacing.to_bits() != own.word_spacing.to_bits()
    });
    if is_text || differs {
        add("font-family", &format!("{FONT}{}", font(style)));
        let pixels = |points: f32| format!("{}px", points / PIXEL);
        add("font-size", &pixels(own.font_size));
        add("letter-spacing", &pixels(own.letter_spacing));
        add("word-spacing", &pixels(own.word_spacing));
    }
    if style.is_right_to_left() {
        // The text itself reads from the left there, with the other direction inside.
        match inside.anchor {
            "start" => add("text-anchor", "end"),
            "end" => add("text-anchor", "start"),
            _ => {}
        }
    }
}

fn hexadecimal(colour: Colour) -> String {
    let Colour {
        red, green, blue, ..
    } = colour;
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Writes text; what is turned reads from the right in a drawing that reads from the left.
fn write_text(text: &str, is_turned: bool, to: &mut String) {
    let words = text.trim();
    if !is_turned || words.is_empty() {
        escape(text, to);
        return;
    }
    let start = text.len() - text.trim_start().len();
    escape(&text[..start], to);
    to.push('\u{202b}');
    escape(words, to);
    to.push('\u{202c}');
    escape(&text[start + words.len()..], to);
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
