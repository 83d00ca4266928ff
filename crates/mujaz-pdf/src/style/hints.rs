//! What elements say of their looks in attributes instead of style sheets, as the HTML of word processors does: an element
//! goes in, declarations come out. They weigh less than any sheet of the document (HTML, 15.3).

use std::fmt::Write as _;

use super::sheet::{self, Block};
use crate::dom::{Document, Element, NodeIndex};

/// The sizes of `<font size>` from 1 on.
const FONT_SIZES: [&str; 7] = [
    "x-small", "small", "medium", "large", "x-large", "xx-large", "300%",
];

/// Returns what the attributes of an element declare, if anything.
pub(super) fn declared(document: &Document, index: NodeIndex, element: &Element) -> Option<Block> {
    let mut hints = Hints {
        element,
        css: String::new(),
    };
    match element.html_name() {
        "table" => hints.table(),
        "td" | "th" => hints.cell(document, index),
        "tr" | "thead" | "tbody" | "tfoot" => {
            hints.colour("bgcolor", "background-color");
            hints.length("height", "height");
            hints.align();
        }
        "col" | "colgroup" => hints.length("width", "width"),
        "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => hints.align(),
        "caption" if hints.has("align", "bottom") => hints.add("caption-side", "bottom"),
        "body" => {
            hints.colour("bgcolor", "background-color");
            hints.colour("text", "color");
        }
        "font" => hints.font(),
        "hr" => hints.rule(),
        "img" => hints.picture(),
        "ol" | "ul" | "li" => hints.list(),
        "br" => {
            for (value, side) in [("left", "left"), ("right", "right"), ("all", "both")] {
                if hints.has("clear", value) {
                    hints.add("clear", side);
                }
            }
        }
        _ => {}
    }
    if hints.css.is_empty() {
        return None;
    }
    // An attribute that is none of these is no error in HTML.
    Some(sheet::parse_attribute(&hints.css, None).0)
}

struct Hints<'a> {
    element: &'a Element,
    css: String,
}

impl Hints<'_> {
    fn add(&mut self, property: &str, value: &str) {
        // Nothing that ends a declaration gets into one.
        if !value.contains([';', '{', '}', '!']) {
            let _ = write!(self.css, "{property}: {value};");
        }
    }

    fn has(&self, name: &str, value: &str) -> bool {
        let own = self.element.attribute(name).unwrap_or_default();
        own.trim().eq_ignore_ascii_case(value)
    }

    fn length(&mut self, name: &str, property: &str) {
        if let Some(length) = self.element.attribute(name).and_then(dimension) {
            self.add(property, &length);
        }
    }

    fn colour(&mut self, name: &str, property: &str) {
        if let Some(value) = self.element.attribute(name).and_then(colour) {
            self.add(property, &value);
        }
    }

    /// Aligns the lines, and the blocks among them.
    fn align(&mut self) {
        for (value, meant) in [
            ("left", "-webkit-left"),
            ("right", "-webkit-right"),
            ("center", "-webkit-center"),
            ("middle", "-webkit-center"),
            ("justify", "justify"),
        ] {
            if self.has("align", value) {
                self.add("text-align", meant);
            }
        }
    }

    fn table(&mut self) {
        self.length("width", "width");
        self.length("height", "height");
        self.colour("bgcolor", "background-color");
        if let Some(width) = border(self.element) {
            self.add("border", &format!("{width}px outset gray"));
        }
        self.length("cellspacing", "border-spacing");
        for side in ["left", "right"] {
            if self.has("align", side) {
                self.add("float", side);
            }
        }
        if self.has("align", "center") {
            self.add("margin-inline", "auto");
        }
    }

    fn cell(&mut self, document: &Document, index: NodeIndex) {
        let parents = std::iter::successors(document.node(index).parent, |&parent| {
            document.node(parent).parent
        });
        let mut valign = self.element.attribute("valign");
        for parent in parents.filter_map(|parent| document.element(parent)) {
            if parent.html_name() == "table" {
                if border(parent).is_some() {
                    self.add("border", "1px inset gray");
                }
                if let Some(padding) = parent.attribute("cellpadding").and_then(dimension) {
                    self.add("padding", &padding);
                }
                break;
            }
            valign = valign.or_else(|| parent.attribute("valign"));
        }
        let valign = valign.unwrap_or_default().trim().to_ascii_lowercase();
        if ["top", "middle", "bottom", "baseline"].contains(&valign.as_str()) {
            self.add("vertical-align", &valign);
        }
        self.length("width", "width");
        self.length("height", "height");
        self.colour("bgcolor", "background-color");
        if self.element.attribute("nowrap").is_some() {
            self.add("white-space", "nowrap");
        }
        self.align();
    }

    fn font(&mut self) {
        self.colour("color", "color");
        if let Some(face) = self.element.attribute("face") {
            self.add("font-family", face);
        }
        let size = self.element.attribute("size").unwrap_or_default().trim();
        if let Ok(number) = size.parse::<i32>() {
            let is_relative = size.starts_with(['+', '-']);
            let number = if is_relative { 3 + number } else { number };
            let place = usize::try_from(number.clamp(1, 7) - 1).unwrap_or_default();
            self.add("font-size", FONT_SIZES[place]);
        }
    }

    fn rule(&mut self) {
        self.length("width", "width");
        let tint = self.element.attribute("color").and_then(colour);
        if let Some(tint) = &tint {
            self.add("color", tint);
        }
        if tint.is_some() || self.element.attribute("noshade").is_some() {
            self.add("border-style", "solid");
        }
        let size = self.element.attribute("size").and_then(number);
        match size {
            Some(size) if size > 1.0 => self.add("height", &format!("{}px", size - 2.0)),
            Some(_) => self.add("border-bottom-width", "0"),
            None => {}
        }
        if self.has("align", "left") {
            self.add("margin-left", "0");
        } else if self.has("align", "right") {
            self.add("margin-right", "0");
        }
    }

    fn picture(&mut self) {
        self.length("width", "width");
        self.length("height", "height");
        self.length("hspace", "margin-inline");
        self.length("vspace", "margin-block");
        if let Some(width) = self.element.attribute("border").and_then(number) {
            self.add("border", &format!("{width}px solid"));
        }
        for (value, property, meant) in [
            ("left", "float", "left"),
            ("right", "float", "right"),
            ("top", "vertical-align", "top"),
            ("middle", "vertical-align", "middle"),
        ] {
            if self.has("align", value) {
                self.add(property, meant);
            }
        }
    }

    fn list(&mut self) {
        let style = match self.element.attribute("type").map(str::trim) {
            Some("1") => "decimal",
            Some("a") => "lower-alpha",
            Some("A") => "upper-alpha",
            Some("i") => "lower-roman",
            Some("I") => "upper-roman",
            Some(shape) if shape.eq_ignore_ascii_case("disc") => "disc",
            Some(shape) if shape.eq_ignore_ascii_case("circle") => "circle",
            Some(shape) if shape.eq_ignore_ascii_case("square") => "square",
            _ => return,
        };
        self.add("list-style-type", style);
    }
}

/// Returns how wide the borders of a table are that has any, in pixels.
fn border(table: &Element) -> Option<f32> {
    let border = table.attribute("border")?;
    let width = number(border).unwrap_or(1.0);
    (width > 0.0).then_some(width)
}

/// Reads the number that a text begins with, as HTML does.
fn number(text: &str) -> Option<f32> {
    let text = text.trim();
    let end = text
        .find(|character: char| !character.is_ascii_digit() && character != '.')
        .unwrap_or(text.len());
    text[..end].parse().ok()
}

/// Reads a length in pixels or a percentage. A share of what others leave, as in `2*`, is none of both.
fn dimension(text: &str) -> Option<String> {
    if text.trim_end().ends_with('*') {
        return None;
    }
    let unit = if text.trim_end().ends_with('%') {
        "%"
    } else {
        "px"
    };
    number(text).map(|length| format!("{length}{unit}"))
}

/// Reads a colour by its name or its digits; old HTML leaves the `#` out.
fn colour(text: &str) -> Option<String> {
    let text = text.trim();
    let is_hexadecimal = text.chars().all(|digit| digit.is_ascii_hexdigit());
    if is_hexadecimal && (text.len() == 6 || text.len() == 3) {
        return Some(format!("#{text}"));
    }
    let is_name = text.chars().all(|letter| letter.is_ascii_alphanumeric());
    (!text.is_empty() && (is_name || text.starts_with('#'))).then(|| text.to_owned())
}
