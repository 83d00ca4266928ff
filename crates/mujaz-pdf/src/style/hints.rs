//! What elements say of their looks in attributes instead of style sheets, as the HTML of word processors does: an element
//! goes in, declarations come out. They weigh less than any sheet of the document (HTML, 15.3).

use std::fmt::Write as _;

use super::{
    conditions::Medium,
    sheet::{self, Block},
};
use crate::{
    dom::{Document, Element, NodeIndex},
    pictures::element,
};

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
    let name = if element::is_drawing(element) {
        "svg"
    } else if element::is_of_drawing(element) {
        "part of a drawing"
    } else {
        element.html_name()
    };
    match name {
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
        "svg" => {
            hints.drawing();
            hints.text_of_drawing();
        }
        "part of a drawing" => hints.text_of_drawing(),
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
    Some(sheet::parse_attribute(&hints.css, Medium::default(), None).0)
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
        let width = border(self.element);
        let tint = self.element.attribute("bordercolor").and_then(colour);
        let rules = rules(self.element);
        if rules.is_some() {
            self.add("border-collapse", "collapse");
        }
        if width.is_some() || tint.is_some() || rules.is_some() {
            let line = match (width, &tint) {
                (_, Some(_)) => "solid",
                (Some(_), None) => "outset",
                (None, None) => "hidden",
            };
            let width = width.unwrap_or(1.0);
            let otherwise = if rules.is_some() {
                "currentcolor"
            } else {
                "gray"
            };
            let tint = tint.as_deref().unwrap_or(otherwise);
            self.add("border", &format!("{width}px {line} {tint}"));
        }
        let frame = self.element.attribute("frame").unwrap_or_default();
        if let Some(lines) = frame_lines(frame) {
            self.add("border-style", lines);
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
                if let Some((lines, tint)) = cell_lines(parent) {
                    self.add("border", &format!("1px solid {tint}"));
                    self.add("border-style", lines);
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

    /// How large an `svg` element is, and how what its view box shows fits in (SVG 2, 8.6).
    /// Says how text in a drawing looks; a length without a unit is one in the units of the drawing.
    fn text_of_drawing(&mut self) {
        for name in ["font-size", "letter-spacing", "word-spacing"] {
            if let Some(value) = self.element.attribute(name) {
                let length = svg_length(value);
                self.add(name, length.as_deref().unwrap_or(value));
            }
        }
        for name in [
            "font-family",
            "font-weight",
            "font-style",
            "color",
            "direction",
            "visibility",
            "display",
        ] {
            if let Some(value) = self.element.attribute(name) {
                self.add(name, value);
            }
        }
    }

    fn drawing(&mut self) {
        for side in ["width", "height"] {
            if let Some(length) = self.element.attribute(side).and_then(svg_length) {
                self.add(side, &length);
            }
        }
        if !element::has_view_box(self.element) {
            return;
        }
        let ratio = self.element.attribute("preserveAspectRatio");
        let ratio = ratio.unwrap_or_default().to_ascii_lowercase();
        if ratio.trim() == "none" {
            return;
        }
        let is_slice = ratio.contains("slice");
        self.add("object-fit", if is_slice { "cover" } else { "contain" });
        let share = |least: &str, most: &str| {
            if ratio.contains(least) {
                "0%"
            } else if ratio.contains(most) {
                "100%"
            } else {
                "50%"
            }
        };
        let place = format!("{} {}", share("xmin", "xmax"), share("ymin", "ymax"));
        self.add("object-position", &place);
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

/// Returns between what of a table there are lines, where it says so.
fn rules(table: &Element) -> Option<&'static str> {
    let own = table.attribute("rules")?.trim();
    ["none", "groups", "rows", "cols", "all"]
        .into_iter()
        .find(|known| own.eq_ignore_ascii_case(known))
}

/// Returns the lines around each cell of a table, and their colour.
fn cell_lines(table: &Element) -> Option<(&'static str, String)> {
    let tint = table.attribute("bordercolor").and_then(colour);
    let (lines, otherwise) = match rules(table) {
        Some("all") => ("solid", "currentcolor"),
        Some("rows") => ("solid none", "currentcolor"),
        Some("cols") => ("none solid", "currentcolor"),
        Some(_) => return None,
        None => {
            border(table)?;
            let lines = if tint.is_some() { "solid" } else { "inset" };
            (lines, "gray")
        }
    };
    Some((lines, tint.unwrap_or_else(|| otherwise.to_owned())))
}

/// Returns the lines that `frame` puts around a table.
fn frame_lines(frame: &str) -> Option<&'static str> {
    Some(match frame.trim().to_ascii_lowercase().as_str() {
        "void" => "hidden",
        "above" => "solid hidden hidden",
        "below" => "hidden hidden solid",
        "hsides" => "solid hidden",
        "lhs" => "hidden hidden hidden solid",
        "rhs" => "hidden solid hidden hidden",
        "vsides" => "hidden solid",
        "box" | "border" => "solid",
        _ => return None,
    })
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

/// Reads a length as SVG writes it, in pixels where it names no unit.
fn svg_length(text: &str) -> Option<String> {
    let text = text.trim();
    let length = number(text)?;
    let unit =
        text.trim_start_matches(|character: char| character.is_ascii_digit() || character == '.');
    let unit = unit.to_ascii_lowercase();
    match unit.as_str() {
        "" => Some(format!("{length}px")),
        "%" | "px" | "pt" | "pc" | "mm" | "cm" | "in" | "em" | "ex" | "rem" => {
            Some(format!("{length}{unit}"))
        }
        _ => None,
    }
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
