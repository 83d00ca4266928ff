//! The table of properties: what the parser takes, and what `docs/memo-css.md` says.
//!
//! A row has the names, the values and the initial value as they are documented, the parser of the value, and how the
//! property is taken over from another style, for `inherit` and its like. The rows stand in one file a subject.

mod backgrounds;
mod columns;
mod decoration;
mod drawing;
mod edges;
mod features;
mod flex;
mod font;
mod generated;
mod grid;
mod initial;
mod moving;
mod page;
mod position;
mod shadows;
mod sizes;
mod table;
mod text;

use std::{collections::HashMap, fmt, sync::LazyLock};

use cssparser::Parser;

use super::{declaration::Declaration, primitive::Parsed, values::ComputedStyle};

/// Parses the value of the property with the given name and appends longhands.
type Parse = fn(&str, &mut Parser, &mut Vec<Declaration>) -> Parsed<()>;
/// Takes the property with the given name over from the second style into the first.
type TakeOver = fn(&str, &mut ComputedStyle, &ComputedStyle);

/// Properties that share a value, and what is known of them.
pub struct Property {
    /// The names; a shorthand stands with its longhands.
    pub names: &'static [&'static str],
    /// The values, in the notation of the CSS specifications.
    pub values: &'static str,
    /// The initial value.
    pub initial: &'static str,
    /// Whether children take the value over by themselves.
    pub inherited: bool,
    /// What differs from the specifications, or is easily missed; may be empty.
    pub notes: &'static str,
    /// Words of which less is done than they ask for, with what.
    caveats: &'static [(&'static str, &'static str)],
    parse: Parse,
    take_over: TakeOver,
}

/// The properties of one subject.
#[derive(Debug)]
pub struct Subject {
    /// What the properties have in common.
    pub title: &'static str,
    /// The rows of the table.
    pub properties: &'static [Property],
}

/// Every property that is followed, by subject.
pub const SUBJECTS: &[Subject] = &[
    Subject {
        title: "Fonts",
        properties: font::ROWS,
    },
    Subject {
        title: "Features of fonts",
        properties: features::ROWS,
    },
    Subject {
        title: "Text",
        properties: text::ROWS,
    },
    Subject {
        title: "Lines along text",
        properties: decoration::ROWS,
    },
    Subject {
        title: "Sizes and display",
        properties: sizes::ROWS,
    },
    Subject {
        title: "Places",
        properties: position::ROWS,
    },
    Subject {
        title: "Margins, padding and borders",
        properties: edges::ROWS,
    },
    Subject {
        title: "Backgrounds",
        properties: backgrounds::ROWS,
    },
    Subject {
        title: "Flexible boxes",
        properties: flex::ROWS,
    },
    Subject {
        title: "Grids",
        properties: grid::ROWS,
    },
    Subject {
        title: "Columns",
        properties: columns::ROWS,
    },
    Subject {
        title: "Tables",
        properties: table::ROWS,
    },
    Subject {
        title: "Lists, counters and generated content",
        properties: generated::ROWS,
    },
    Subject {
        title: "Pages and page breaks",
        properties: page::ROWS,
    },
    Subject {
        title: "Drawings in the document",
        properties: drawing::ROWS,
    },
    Subject {
        title: "Followed only where they ask for nothing",
        properties: initial::ROWS,
    },
];

/// Properties of the web that can do nothing on paper, with the reason. Each use is warned of.
pub const WITHOUT_EFFECT: &[(&str, &str)] = &[
    ("accent-color", "a page has no controls"),
    ("animation", "paper does not move"),
    ("animation-delay", "paper does not move"),
    ("animation-duration", "paper does not move"),
    ("animation-name", "paper does not move"),
    ("appearance", "a page has no controls"),
    ("backface-visibility", "paper does not move"),
    ("caret-color", "nobody types on paper"),
    ("color-scheme", "paper is white"),
    ("cursor", "nobody points at paper"),
    ("overscroll-behavior", "paper does not scroll"),
    ("pointer-events", "nobody points at paper"),
    ("resize", "nobody drags on paper"),
    ("scroll-behavior", "paper does not scroll"),
    ("scroll-margin", "paper does not scroll"),
    ("scroll-margin-top", "paper does not scroll"),
    ("scroll-padding", "paper does not scroll"),
    ("scrollbar-width", "paper does not scroll"),
    ("text-rendering", "text is always set with care"),
    ("text-size-adjust", "paper has one size"),
    ("touch-action", "nobody touches paper"),
    ("transition", "paper does not move"),
    ("transition-delay", "paper does not move"),
    ("transition-duration", "paper does not move"),
    ("transition-property", "paper does not move"),
    ("transition-timing-function", "paper does not move"),
    ("user-select", "nobody selects on paper"),
    ("will-change", "paper does not move"),
    ("-moz-osx-font-smoothing", "a printer has no subpixels"),
    ("-webkit-font-smoothing", "a printer has no subpixels"),
    ("-webkit-tap-highlight-color", "nobody touches paper"),
    ("-webkit-text-size-adjust", "paper has one size"),
    ("-webkit-user-select", "nobody selects on paper"),
];

/// Returns the row of a property, with its name as the row has it. The name is in lower case.
pub(super) fn find(name: &str) -> Option<(&'static str, &'static Property)> {
    static BY_NAME: LazyLock<HashMap<&str, (&str, &Property)>> = LazyLock::new(|| {
        let rows = SUBJECTS.iter().flat_map(|subject| subject.properties);
        rows.flat_map(|row| row.names.iter().map(move |&name| (name, (name, row))))
            .collect()
    });
    BY_NAME.get(name).copied()
}

/// Returns why a property can do nothing on paper, if it is one of those.
pub(super) fn why_without_effect(name: &str) -> Option<&'static str> {
    WITHOUT_EFFECT
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, why)| *why)
}

/// What declarations say something of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::style) enum Owner {
    Element,
    Page,
    MarginBox,
}

/// What can be said of pages and margin boxes besides what text takes over from them.
const OF_PAGES: [&str; 5] = ["margin", "padding", "border", "background", "counter-"];
const OF_MARGIN_BOXES: [&str; 9] = [
    "content",
    "vertical-align",
    "width",
    "height",
    "inline-size",
    "block-size",
    "box-sizing",
    "text-decoration",
    "opacity",
];

/// Returns why a property that is followed elsewhere does nothing here, if it does not.
pub(super) fn without_effect_on(name: &str, owner: Owner) -> Option<&'static str> {
    let is_of_pages =
        |row: &Property| row.inherited || OF_PAGES.iter().any(|begin| name.starts_with(begin));
    let (_, row) = find(name)?;
    match owner {
        _ if name == "all" => None,
        Owner::Element => (name == "size").then_some("only `@page` has a size of its pages"),
        Owner::Page => (name == "page" || name != "size" && !is_of_pages(row))
            .then_some("it says nothing of pages"),
        Owner::MarginBox => {
            let is_of_boxes = OF_MARGIN_BOXES.iter().any(|begin| name.starts_with(begin));
            (name == "page" || !is_of_boxes && !is_of_pages(row))
                .then_some("it says nothing of the margins of pages")
        }
    }
}

/// Returns the first word of a value of which less is done than it asks for, with what.
pub(super) fn caveat(name: &str, value: &str) -> Option<(&'static str, &'static str)> {
    let (_, row) = find(name)?;
    // A value can be a whole picture, and most properties have nothing to look for in it.
    if row.caveats.is_empty() {
        return None;
    }
    let mut words =
        value.split(|character: char| !character.is_ascii_alphanumeric() && character != '-');
    words.find_map(|word| {
        let mut caveats = row.caveats.iter();
        caveats
            .find(|(known, _)| word.eq_ignore_ascii_case(known))
            .copied()
    })
}

impl Property {
    const fn new(
        names: &'static [&'static str],
        values: &'static str,
        initial: &'static str,
        parse: Parse,
        take_over: TakeOver,
    ) -> Self {
        Self {
            names,
            values,
            initial,
            inherited: false,
            notes: "",
            caveats: &[],
            parse,
            take_over,
        }
    }

    const fn inherited(self) -> Self {
        Self {
            inherited: true,
            ..self
        }
    }

    const fn with_caveats(self, caveats: &'static [(&'static str, &'static str)]) -> Self {
        Self { caveats, ..self }
    }

    const fn noted(self, notes: &'static str) -> Self {
        Self { notes, ..self }
    }

    pub(super) fn parse(
        &self,
        name: &str,
        input: &mut Parser,
        to: &mut Vec<Declaration>,
    ) -> Parsed<()> {
        (self.parse)(name, input, to)
    }

    pub(super) fn take_over(&self, name: &str, style: &mut ComputedStyle, from: &ComputedStyle) {
        (self.take_over)(name, style, from);
    }
}

impl fmt::Debug for Property {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_tuple("Property")
            .field(&self.names)
            .finish()
    }
}

impl PartialEq for Property {
    fn eq(&self, other: &Self) -> bool {
        self.names == other.names
    }
}

/// A parser for a property that is one longhand.
macro_rules! one {
    ($declaration:ident, $parse:expr) => {
        |_, input, to| {
            let parse: fn(&mut cssparser::Parser) -> $crate::style::primitive::Parsed<_> = $parse;
            to.push($crate::style::declaration::Declaration::$declaration(
                parse(input)?,
            ));
            Ok(())
        }
    };
}
/// How a property that is one field of the style, or several, is taken over.
macro_rules! fields {
    ($($($part:ident).+),+) => {
        |_, to, from| {
            $(to.$($part).+.clone_from(&from.$($part).+);)+
        }
    };
}
/// The parser of a property that only has values which ask for what is done anyway.
macro_rules! only {
    ($($word:literal),+) => {
        |_, input, _| $crate::style::primitive::keyword(input, &[$(($word, ())),+])
    };
}
use {fields, one, only};

/// Taken over by properties that leave nothing in the style.
fn nothing(_: &str, _: &mut ComputedStyle, _: &ComputedStyle) {}

#[cfg(test)]
mod tests {
    use super::*;

    fn parses(name: &str, row: &Property, value: &str) -> bool {
        let mut input = Parser::new(value);
        let mut declarations = Vec::new();
        row.parse(name, &mut input, &mut declarations).is_ok() && input.is_exhausted()
    }

    fn rows() -> impl Iterator<Item = &'static Property> {
        SUBJECTS.iter().flat_map(|subject| subject.properties)
    }

    #[test]
    fn every_initial_value_is_understood() {
        for row in rows().filter(|row| row.names != ["all"]) {
            for name in row.names {
                let values: Vec<&str> = row.initial.split(" / ").collect();
                assert!(
                    values.iter().any(|value| parses(name, row, value)),
                    "{name}: {}",
                    row.initial
                );
            }
        }
    }

    #[test]
    fn every_keyword_that_is_documented_is_understood() {
        for row in rows().filter(|row| row.names != ["all"]) {
            // Only alternatives that stand alone are whole values.
            for value in row.values.split(" | ") {
                let is_keyword = value.chars().all(|character| {
                    character.is_ascii_lowercase() || "-0123456789".contains(character)
                });
                if is_keyword {
                    assert!(parses(row.names[0], row, value), "{:?}: {value}", row.names);
                }
            }
        }
    }

    #[test]
    fn no_property_is_described_twice() {
        let mut names: Vec<&str> = rows().flat_map(|row| row.names).copied().collect();
        names.extend(WITHOUT_EFFECT.iter().map(|(name, _)| *name));
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
