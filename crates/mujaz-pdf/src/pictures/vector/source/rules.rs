//! What the style sheets of a picture declare of its elements. `usvg` has the same rules, but no bound on how long it
//! compares them.

use std::{cell::Cell, collections::HashMap};

use simplecss::{AttributeOperator, Declaration, DeclarationTokenizer, PseudoClass, StyleSheet};
use usvg::roxmltree::{Document, Node, NodeId};

/// The longest sheets, in bytes: their parser counts lines from the beginning whenever something is wrong.
const LONGEST_SHEETS: usize = 64 << 10;
/// How many sheets there are: their parser sorts all rules after each.
const MOST_SHEETS: usize = 64;
/// How many bytes of an attribute are compared in a step.
const BYTES_A_STEP: usize = 16;

/// The declarations of every element that has any, the weakest first.
pub(super) type Declared<'a> = HashMap<NodeId, Vec<Declaration<'a>>>;

/// Returns what sheets and `style` attributes declare. `steps` are what comparing may take; `None` where that is not enough,
/// or where the sheets are too long.
pub(super) fn declared<'a>(document: &'a Document, steps: &mut usize) -> Option<Declared<'a>> {
    let texts: Vec<&str> = document
        .descendants()
        .filter(|node| {
            node.has_tag_name("style") && matches!(node.attribute("type"), None | Some("text/css"))
        })
        .filter_map(|sheet| sheet.text())
        .collect();
    let length: usize = texts.iter().map(|text| text.len()).sum();
    if texts.len() > MOST_SHEETS || length > LONGEST_SHEETS {
        return None;
    }
    let mut sheet = StyleSheet::new();
    for text in texts {
        sheet.parse_more(text);
    }
    let left = Cell::new(*steps);
    let mut declared = HashMap::new();
    for node in document.descendants().filter(Node::is_element) {
        let element = Element { node, left: &left };
        let mut own = Vec::new();
        for rule in &sheet.rules {
            element.take(1)?;
            if rule.selector.matches(&element) {
                element.take(rule.declarations.len())?;
                own.extend(rule.declarations.iter().copied());
            }
        }
        let style = node.attribute("style").unwrap_or_default();
        own.extend(DeclarationTokenizer::from(style));
        if !own.is_empty() {
            declared.insert(node.id(), own);
        }
    }
    *steps = left.get();
    (*steps > 0).then_some(declared)
}

/// An element as a selector walks it.
struct Element<'a, 'input, 'b> {
    node: Node<'a, 'input>,
    /// The steps that are left.
    left: &'b Cell<usize>,
}

impl<'a, 'input> Element<'a, 'input, '_> {
    /// Takes steps, if there are so many left.
    fn take(&self, steps: usize) -> Option<()> {
        self.left.set(self.left.get().saturating_sub(steps));
        (self.left.get() > 0).then_some(())
    }

    fn step(&self, to: Option<Node<'a, 'input>>) -> Option<Self> {
        self.take(1)?;
        let left = self.left;
        to.map(|node| Self { node, left })
    }
}

impl simplecss::Element for Element<'_, '_, '_> {
    fn parent_element(&self) -> Option<Self> {
        self.step(self.node.parent_element())
    }

    fn prev_sibling_element(&self) -> Option<Self> {
        self.step(self.node.prev_sibling_element())
    }

    fn has_local_name(&self, name: &str) -> bool {
        self.node.tag_name().name() == name
    }

    fn attribute_matches(&self, name: &str, operator: AttributeOperator) -> bool {
        let Some(value) = self.node.attribute(name) else {
            return false;
        };
        self.take(value.len() / BYTES_A_STEP).is_some() && operator.matches(value)
    }

    fn pseudo_class_matches(&self, class: PseudoClass) -> bool {
        class == PseudoClass::FirstChild && self.node.prev_sibling_element().is_none()
    }
}
