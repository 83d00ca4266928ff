//! Computes the style of every element from the sheets of a document.
//!
//! 1. [`sheet`] parses style sheets; [`declaration`] parses properties by the table in [`properties`],
//!    with the values of [`primitive`];
//! 2. [`selecting`] matches selectors against the document;
//! 3. [`cascade`] orders the declarations of an element, and [`apply`] computes its style from them.

mod apply;
pub(crate) mod arrangement;
mod cascade;
mod declaration;
pub(crate) mod features;
mod paged;
mod primitive;
pub(crate) mod properties;
mod selecting;
mod sheet;
pub(crate) mod values;

use std::collections::{HashMap, HashSet};

use mujaz_model::Warning;

pub(crate) use cascade::{Styles, from_blocks};
pub(crate) use declaration::Declaration;
pub(crate) use paged::{MarginBox, PageSelector, PageSide};
pub(crate) use selecting::PseudoElement;
pub(crate) use sheet::{Block, FontFace, PageRule};

use crate::dom::{Document, NodeData};
use sheet::{Complaint, Sheet};

const DEFAULT: &str = include_str!("style/default.css");

/// What the style sheets of a document come to.
#[derive(Debug)]
pub(crate) struct Styling {
    pub(crate) styles: Styles,
    pub(crate) pages: Vec<PageRule>,
    pub(crate) fonts: Vec<FontFace>,
    pub(crate) warnings: Vec<Warning>,
}

/// Reads the sheets and `style` attributes of `document`, which was parsed from `html`.
pub(crate) fn style(document: &Document, html: &str) -> Styling {
    let mut sheets = vec![sheet::parse(DEFAULT)];
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
        match element.html_name() {
            "style" => {
                let media = element.attribute("media").unwrap_or_default();
                if !matches!(
                    media.trim().to_ascii_lowercase().as_str(),
                    "" | "all" | "print"
                ) {
                    continue;
                }
                let css = document.text(next);
                let start = html[searched..]
                    .find(css.as_str())
                    .map(|found| searched + found);
                searched = start.map_or(searched, |start| start + css.len());
                let parsed = sheet::parse(&css);
                warnings.extend(located(&parsed, html, start));
                sheets.push(parsed);
            }
            "link" if element.attribute("rel") == Some("stylesheet") => warnings.push(
                Warning::new("a style sheet outside the document was not loaded"),
            ),
            _ => {}
        }
        if let Some(css) = element.attribute("style") {
            let (block, complaints) = sheet::parse_attribute(css);
            warnings.extend(complaints.into_iter().map(|complaint| {
                Warning::new(format!("in a `style` attribute, {}", complaint.message))
            }));
            attributes.insert(next, block);
        }
    }
    warn_once(&mut warnings);
    let styles = cascade::cascade(document, &sheets, &attributes);
    let mut styling = Styling {
        styles,
        pages: Vec::new(),
        fonts: Vec::new(),
        warnings,
    };
    for sheet in sheets {
        styling.pages.extend(sheet.pages);
        styling.fonts.extend(sheet.fonts);
    }
    styling
}

/// Keeps the first of the warnings that say the same.
fn warn_once(warnings: &mut Vec<Warning>) {
    let mut said = HashSet::new();
    warnings.retain(|warning| said.insert(warning.message.clone()));
}

fn located(sheet: &Sheet, html: &str, start: Option<usize>) -> Vec<Warning> {
    let complaint_to_warning = |complaint: &Complaint| {
        let Some(start) = start else {
            return Warning::new(complaint.message.clone());
        };
        let before = &html[..start];
        let line = before.matches('\n').count() + complaint.line;
        let column = if complaint.line == 1 {
            let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
            before[line_start..].chars().count() + complaint.column
        } else {
            complaint.column
        };
        Warning::at(complaint.message.clone(), line, column)
    };
    sheet.complaints.iter().map(complaint_to_warning).collect()
}
