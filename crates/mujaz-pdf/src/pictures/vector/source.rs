//! Writes the source of an SVG picture anew, so that reading it takes no more than was allowed for. References multiply what
//! they refer to, and `usvg` follows every one of them, also where they lead in a circle.
//!
//! 1. [`rules`] puts the declarations of style sheets at the elements that they match;
//! 2. [`weighing`] counts what an element comes to with all that it refers to, and marks the references that close a circle;
//! 3. [`writing`] leaves those out, and the content of masks, patterns and filters, which no picture shows.

mod rules;
mod weighing;
mod writing;

use usvg::roxmltree::{Document, Node, ParsingOptions};

/// How many elements and texts a source has.
const MOST_NODES: u32 = 400_000;
/// How many attributes an element has: the parser compares each with each.
const MOST_ATTRIBUTES: usize = 400;

/// What the pictures of a document may still come to.
#[derive(Debug)]
pub(crate) struct Allowance {
    /// What they weigh, with all that they refer to as often as they do.
    weight: usize,
    /// How many comparisons of selectors with elements they take.
    tests: usize,
    /// How many steps their paths have.
    pub(super) steps: usize,
}

impl Default for Allowance {
    fn default() -> Self {
        Self {
            weight: 2_000_000,
            tests: 4_000_000,
            steps: 150_000,
        }
    }
}

impl Allowance {
    /// Returns what a single picture may come to that nobody adds to others: little more than its source is long.
    pub(crate) fn of_length(length: usize) -> Self {
        Self {
            weight: 500 + 3 * length,
            tests: 500 + 64 * length,
            steps: 100 + length,
        }
    }
}

/// A source that shows the same as the one that it was made from.
#[derive(Debug)]
pub(super) struct Bounded {
    pub(super) source: String,
    /// Whether the picture has proportions but no size of its own.
    pub(super) stretches: bool,
}

/// Returns a source that shows the same; `None` where it is broken or would come to more than is allowed.
pub(super) fn bounded(source: &str, allowance: &mut Allowance) -> Option<Bounded> {
    if has_too_many_attributes(source) {
        return None;
    }
    let options = ParsingOptions {
        allow_dtd: true,
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(source, options).ok()?;
    let declared = rules::declared(&document, &mut allowance.tests)?;
    let weighed = weighing::weigh(&document, &declared)?;
    allowance.weight = allowance.weight.checked_sub(weighed.weight)?;
    Some(Bounded {
        source: writing::write(&document, &declared, &weighed),
        stretches: stretches(document.root_element()),
    })
}

fn stretches(root: Node) -> bool {
    let is_open = |side| {
        root.attribute(side)
            .is_none_or(|length| length.trim_end().ends_with('%'))
    };
    root.has_attribute("viewBox") && is_open("width") && is_open("height")
}

const SVG: &str = "http://www.w3.org/2000/svg";

/// Returns the name of an element of SVG that a picture can show something of.
fn name<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    let name = node.tag_name();
    let is_svg = node.is_element() && matches!(name.namespace(), None | Some(SVG));
    let is_hidden = matches!(
        name.name(),
        "style" | "script" | "title" | "desc" | "metadata" | "foreignObject" | "tref"
    );
    (is_svg && !is_hidden).then(|| name.name())
}

/// Tells whether the content of an element is left out of all pictures.
fn is_left_out(name: &str) -> bool {
    matches!(name, "mask" | "pattern" | "filter")
}

/// Tells whether markers stand on an element.
fn is_shape(name: &str) -> bool {
    matches!(
        name,
        "path" | "line" | "polyline" | "polygon" | "rect" | "circle" | "ellipse"
    )
}

/// Tells whether markers on the element are those of a marker's content. They are left out.
fn is_in_marker(node: Node) -> bool {
    node.ancestors()
        .any(|around| name(around) == Some("marker"))
}

fn is_marker(attribute: &str) -> bool {
    attribute.starts_with("marker")
}

/// Returns the name of what an attribute of an element makes a part of it, if it does.
fn reference<'a>(element: &str, attribute: &str, value: &'a str) -> Option<&'a str> {
    if attribute == "href" {
        let is_link = matches!(element, "a" | "image");
        return value.trim().strip_prefix('#').filter(|_| !is_link);
    }
    let is_followed = attribute == "clip-path" || is_marker(attribute);
    let (_, inside) = value.split_once("url(").filter(|_| is_followed)?;
    let (name, _) = inside.split_once(')')?;
    let around = |character: char| matches!(character, '\'' | '"') || character.is_whitespace();
    name.trim_matches(around).strip_prefix('#')
}

/// Tells whether a tag has more attributes than any element has. No attribute can hold `<`, so that nothing else has to be
/// known of XML.
fn has_too_many_attributes(source: &str) -> bool {
    source.split('<').any(|tag| {
        let values = tag.split('=').skip(1);
        let quoted = values.filter(|value| value.trim_start().starts_with(['"', '\'']));
        quoted.count() > MOST_ATTRIBUTES
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(content: &str) -> Option<String> {
        let source = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>{content}</svg>"
        );
        bounded(&source, &mut Allowance::default()).map(|bounded| bounded.source)
    }

    #[test]
    fn references_that_close_a_circle_are_left_out() {
        let circles = [
            "<clipPath id='a'><g/><rect clip-path='url(#b)'/></clipPath>\
             <clipPath id='b'><rect clip-path='url(#c)'/></clipPath>\
             <clipPath id='c'><rect style='clip-path: url(#a)'/></clipPath><rect clip-path='url(#a)'/>",
            "<style>rect { clip-path: url(#a) }</style><clipPath id='a'><rect/></clipPath>",
            "<g id='a'><use href='#b'/></g><g id='b'><use href='#c'/></g><g id='c'><use href='#a'/></g>",
            "<linearGradient id='a' href='#b'/><linearGradient id='b' xlink:href='#a'/><rect fill='url(#a)'/>",
        ];
        for circle in circles {
            let source = written(circle).unwrap();
            let count = |text: &str| text.matches('#').count();
            assert!(count(&source) < count(circle), "{source}");
        }
    }

    #[test]
    fn what_is_multiplied_beyond_what_is_allowed_is_none() {
        let doubling = |times: usize| {
            let level = |number: usize| {
                let lower = number - 1;
                format!("<g id='a{number}'><use href='#a{lower}'/><use href='#a{lower}'/></g>")
            };
            let levels: String = (1..times).map(level).collect();
            written(&format!("<path id='a0' d='M0 0h1v1z'/>{levels}"))
        };
        assert!(doubling(6).is_some());
        assert!(doubling(24).is_none());
        let marked = |steps: usize| {
            let path = "h1".repeat(steps);
            written(&format!(
                "<marker id='m'><path d='M0 0{path}'/></marker><g marker-mid='url(#m)'><path d='M0 0{path}'/></g>"
            ))
        };
        assert!(marked(100).is_some());
        assert!(marked(4_000).is_none());
    }

    #[test]
    fn declarations_stand_at_their_elements_and_what_no_picture_shows_is_empty() {
        let source = written(
            "<style>.a { fill: red } g > .a { stroke: url(#b) !important }</style>\
             <mask id='m'><image href='x.png'/></mask><g><path class='a' style='fill: blue' d='M0 0'/></g>",
        )
        .unwrap();
        let style = "style=\"fill:red;stroke:url(#b) !important;fill:blue;\"";
        assert!(source.contains(style), "{source}");
        assert!(!source.contains("image"), "{source}");
    }

    #[test]
    fn selectors_that_lead_back_again_and_again_come_to_an_end() {
        let sheet = format!("{} rect {{ fill: red }}", "g ".repeat(20));
        let nested = format!("{}<i/>{}", "<g>".repeat(90), "</g>".repeat(90));
        let rect = nested.replace("<i/>", "<rect/>");
        let z = sheet.replacen('g', "z", 1);
        assert!(written(&format!("<style>{sheet}</style>{rect}")).is_some());
        assert!(written(&format!("<style>{z}</style>{rect}")).is_none());
    }

    #[test]
    fn elements_too_deep_and_attributes_too_many_are_none() {
        let nested =
            |depth: usize| written(&format!("{}{}", "<g>".repeat(depth), "</g>".repeat(depth)));
        assert!(nested(90).is_some());
        assert!(nested(1_000).is_none());
        let attribute = |number: usize| format!(" a{number}='x'");
        let attributes: Vec<String> = (0..=MOST_ATTRIBUTES).map(attribute).collect();
        let attributes = attributes.concat();
        assert!(written(&format!("<g{attributes}/>")).is_none());
    }
}
