//! Computes the style of every element from the sheets of a document.
//!
//! 1. [`sheet`] parses style sheets, whose [`conditions`] say which rules apply; [`declaration`] parses properties by the table in [`properties`],
//!    with the values of [`primitive`] and the lengths that [`calculation`] reckons with;
//! 2. [`matching`] finds the rules that an element matches, with what [`selecting`] says of the document;
//! 3. [`cascade`] orders the declarations of an element, and [`apply`] computes its style from them.

mod apply;
pub(crate) mod arrangement;
pub(crate) mod background;
mod calculation;
mod cascade;
mod colour;
mod conditions;
pub(crate) mod custom;
mod declaration;
pub(crate) mod features;
pub(crate) mod glyphs;
mod hints;
mod layers;
mod matching;
mod paged;
mod places;
mod primitive;
pub(crate) mod properties;
mod selecting;
mod sheet;
pub(crate) mod values;
mod work;

use std::{
    borrow::Cow,
    cell::RefCell,
    collections::{BTreeSet, HashMap, HashSet},
    fmt::Write as _,
};

use cssparser::Parser;
use mujaz_model::{Direction, Place, Warning};

pub(crate) use cascade::{Styles, first_strong, from_blocks};
pub(crate) use declaration::Declaration;
pub(crate) use paged::{MarginBox, PageSelector, PageSide};
pub(crate) use selecting::PseudoElement;
pub(crate) use sheet::{Block, FontFace, PageRule};

use crate::{
    dom::{Document, Element, NodeData, NodeIndex},
    error::Error,
};
use conditions::Medium;
use declaration::Weight;
use glyphs::{Glyphs, Measure};
use places::{Lines, StyleAttributes};
pub(crate) use places::{character_place, tag_place};
use primitive::Length;
use sheet::Sheet;
use values::{ComputedStyle, Content, Sides};

/// The margins of a page of which no sheet says anything: a centimetre in whole pixels, as where a browser prints.
pub(crate) const DEFAULT_MARGIN: f32 = 37.0 * values::PIXEL;

const DEFAULT: &str = include_str!("style/default.css");
/// What is added to it where a document does not say what kind of HTML it is.
const OLD: &str = include_str!("style/old.css");

/// What the style sheets of a document come to.
#[derive(Debug)]
pub(crate) struct Styling {
    pub(crate) styles: Styles,
    pub(crate) pages: Vec<PageRule>,
    pub(crate) fonts: Vec<FontFace>,
    pub(crate) warnings: Vec<Warning>,
    /// Whether a length depends on a font.
    pub(crate) measures_glyphs: bool,
}

impl Styling {
    /// Returns every weight that text of the document is in.
    pub(crate) fn used_weights(&self) -> BTreeSet<u16> {
        let elements = self.styles.all().map(|style| style.inherited.weight);
        let blocks = self.pages.iter().flat_map(|page| {
            let boxes = page.boxes.iter().map(|(_, block)| block);
            boxes.chain([&page.block])
        });
        let pages = blocks
            .flat_map(|block| block.normal.iter().chain(&block.important))
            .filter_map(|declaration| match declaration {
                Declaration::Weight(Weight::Set(weight)) => Some(*weight),
                Declaration::Weight(_) => Some(700),
                _ => None,
            });
        elements.chain(pages).collect()
    }
}

impl Styling {
    /// Tells whether a margin box shows the running elements of a name.
    pub(crate) fn asks_for(&self, name: &str) -> bool {
        let mut blocks = self.pages.iter().flat_map(|page| &page.boxes);
        blocks.any(|(_, block)| {
            let mut declarations = block.normal.iter().chain(&block.important);
            // What variables ask for is known only where they are filled in.
            block.has_variables()
                || declarations.any(|declaration| match declaration {
                    Declaration::Content(Some(items)) => items
                        .iter()
                        .any(|item| matches!(item, Content::Running(own, _) if own == name)),
                    _ => false,
                })
        })
    }

    /// Tells whether the numbers of footnotes begin again on every page (CSS Generated Content for Paged Media 3, 2.5).
    pub(crate) fn restarts_footnotes(&self) -> bool {
        let blocks = self.pages.iter().map(|page| &page.block);
        let mut declarations = blocks.flat_map(|block| block.normal.iter().chain(&block.important));
        declarations.any(|declaration| match declaration {
            Declaration::CounterReset(counters) => {
                counters.iter().any(|(name, _)| name == "footnote")
            }
            _ => false,
        })
    }
}

/// Reads the sheets and `style` attributes of `document`, which was parsed from `html`. Fonts can be measured only when it is
/// known which ones the document asks for.
///
/// # Errors
/// Returns an error where the selectors take too many steps through the document.
pub(crate) fn style(
    document: &Document,
    html: &str,
    measure: Option<Measure>,
) -> Result<Styling, Error> {
    let medium = Medium::default();
    let read = read(document, html, medium);
    let asks_for_size = read.sheets.iter().any(|sheet| sheet.asks_for_size);
    let own = page_size(&read.sheets);
    // Media queries measure a page whose size the sheets themselves say.
    let read = match own {
        Some(own) if asks_for_size && own != medium => self::read(document, html, own),
        _ => read,
    };
    let Read {
        sheets,
        attributes,
        mut warnings,
    } = read;
    let area = page_area(&sheets, page_size(&sheets).unwrap_or_default());
    let failures = Failures::default();
    let glyphs = Glyphs::new(measure);
    let styles = cascade::cascade(document, &sheets, &attributes, area, &failures, &glyphs)?;
    let pages = sheets.iter().flat_map(|sheet| &sheet.pages);
    cascade::fill_pages(pages, document, &styles, &failures);
    warnings.extend(failures.0.into_inner());
    warn_once(&mut warnings);
    let mut styling = Styling {
        styles,
        pages: Vec::new(),
        fonts: Vec::new(),
        warnings,
        measures_glyphs: glyphs.are_wanted(),
    };
    for sheet in sheets {
        styling.pages.extend(sheet.pages);
        styling.fonts.extend(sheet.fonts);
    }
    Ok(styling)
}

/// What became of values with variables that cannot be filled in, each said once.
#[derive(Debug, Default)]
struct Failures(RefCell<Vec<Warning>>);

impl Failures {
    fn add(&self, message: String, place: Option<Place>) {
        let warning = Warning {
            place,
            ..Warning::new(message)
        };
        let mut all = self.0.borrow_mut();
        // Like elements fail in the same way, one after the other.
        if all.len() < MOST_FAILURES && !all.contains(&warning) {
            all.push(warning);
        }
    }
}

/// Nobody reads more.
const MOST_FAILURES: usize = 200;

/// The sheets of a document, the browser's own first.
struct Read {
    sheets: Vec<Sheet>,
    attributes: HashMap<NodeIndex, Block>,
    warnings: Vec<Warning>,
}

fn read(document: &Document, html: &str, medium: Medium) -> Read {
    let medium = Medium {
        is_old: document.is_old,
        ..medium
    };
    let own = if document.is_old {
        Cow::Owned([DEFAULT, OLD].concat())
    } else {
        Cow::Borrowed(DEFAULT)
    };
    let mut sheets = vec![sheet::parse(&own, medium, None)];
    let mut places = StyleAttributes::new(html);
    let mut lines = Lines::of(html);
    let mut attributes = HashMap::new();
    let mut warnings = Vec::new();
    let mut searched = 0;
    let mut rest = vec![Document::ROOT];
    while let Some(next) = rest.pop() {
        let node = document.node(next);
        rest.extend(node.children.iter().rev());
        let NodeData::Element(element) = &node.data else {
            continue;
        };
        // A drawing's own sheet is one of the document (SVG 2, 6.2).
        let is_sheet = &*element.name.local == "style";
        match element.html_name() {
            "style" | "" if is_sheet => {
                let css = document.text(next);
                let found = html[searched..].find(css.as_str());
                let start = found.map(|found| searched + found);
                searched = start.map_or(searched, |start| start + css.len());
                let start = start.map(|start| lines.at(start));
                let media = element.attribute("media").unwrap_or_default();
                let verdict = conditions::media(&mut Parser::new(media), medium);
                if !verdict.is_understood {
                    let message =
                        format!("the condition `{media}` of a style sheet is not understood");
                    warnings.push(Warning {
                        place: start,
                        ..Warning::new(message)
                    });
                }
                if !verdict.applies {
                    continue;
                }
                let mut parsed = sheet::parse(&css, medium, start);
                warnings.append(&mut parsed.complaints);
                sheets.push(parsed);
            }
            "link" if names_a_sheet(element) => warnings.push(Warning {
                place: tag_place(html, "link", "stylesheet"),
                ..Warning::new("a style sheet outside the document was not loaded")
            }),
            _ => {}
        }
        if let Some(css) = element.attribute("style") {
            let (mut block, mut complaints) = sheet::parse_attribute(css, medium, None);
            if !complaints.is_empty() || block.has_variables() {
                (block, complaints) = sheet::parse_attribute(css, medium, places.next(css));
            }
            warnings.extend(complaints.into_iter().map(|complaint| Warning {
                message: format!("in a `style` attribute, {}", complaint.message),
                ..complaint
            }));
            attributes.insert(next, block);
        }
    }
    Read {
        sheets,
        attributes,
        warnings,
    }
}

/// Returns what the sheets say of pages without a name.
fn page_declarations(sheets: &[Sheet]) -> impl Iterator<Item = &Declaration> {
    let everywhere = |page: &&PageRule| page.selectors.contains(&PageSelector::default());
    let pages = sheets.iter().flat_map(|sheet| &sheet.pages);
    pages.filter(everywhere).flat_map(|page| {
        let Block { normal, important } = &page.block;
        normal.iter().chain(important)
    })
}

/// Returns what margins leave of a page without a name.
fn page_area(sheets: &[Sheet], page: Medium) -> Medium {
    let mut margins = Sides::even(None);
    for declaration in page_declarations(sheets) {
        if let Declaration::Margin(side, length) = declaration {
            *margins.side_mut(*side, Direction::LeftToRight) = *length;
        }
    }
    let initial = ComputedStyle::initial().inherited.font_size;
    let margin = |length: Option<Length>, whole: f32| {
        length.map_or(DEFAULT_MARGIN, |length| {
            length.points + length.share * whole + (length.em + length.rem) * initial
        })
    };
    Medium {
        width: page.width - margin(margins.left, page.width) - margin(margins.right, page.width),
        height: page.height
            - margin(margins.top, page.height)
            - margin(margins.bottom, page.height),
        ..page
    }
}

/// Returns the size that the sheets give to pages without a name.
fn page_size(sheets: &[Sheet]) -> Option<Medium> {
    page_declarations(sheets).fold(None, |size, declaration| match declaration {
        Declaration::PageSize(width, height) => Some(Medium {
            width: width.points,
            height: height.points,
            ..Medium::default()
        }),
        _ => size,
    })
}

/// Tells whether a `link` leads to a style sheet.
fn names_a_sheet(link: &Element) -> bool {
    let kinds = link.attribute("rel").unwrap_or_default();
    kinds
        .split_ascii_whitespace()
        .any(|kind| kind.eq_ignore_ascii_case("stylesheet"))
}

/// Keeps the first of the warnings that say the same, with how many others there are.
fn warn_once(warnings: &mut Vec<Warning>) {
    let mut places: HashMap<String, HashSet<Option<(usize, usize)>>> = HashMap::new();
    warnings.retain(|warning| {
        let place = warning.place.map(|place| (place.line, place.column));
        let known = places.entry(warning.message.clone()).or_default();
        known.insert(place);
        known.len() == 1 && known.contains(&place)
    });
    for warning in warnings {
        let others = places.get(&warning.message).map_or(0, |all| all.len() - 1);
        match others {
            0 => {}
            1 => warning.message.push_str(" (and in one more place)"),
            _ => {
                let _ = write!(warning.message, " (and in {others} more places)");
            }
        }
    }
}
