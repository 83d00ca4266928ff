//! Finds the rules that an element matches and computes its style.

use std::{collections::HashMap, sync::Arc};

use html5ever::LocalName;
use selectors::{
    context::{
        MatchingContext, MatchingForInvalidation, MatchingMode, NeedsSelectorFlags, QuirksMode,
        SelectorCaches,
    },
    matching::matches_selector,
    parser::{Component, Selector},
};

use super::{
    apply::{Context, apply},
    declaration::Declaration,
    selecting::{Candidate, PseudoElement, Selectors},
    sheet::{Block, Rule, Sheet},
    values::{ComputedStyle, Display},
};
use crate::dom::{Document, NodeIndex};

/// The styles of every element, and of the pseudo-elements that show something.
#[derive(Debug)]
pub(crate) struct Styles {
    elements: Vec<Option<Arc<ComputedStyle>>>,
    pseudo: HashMap<(NodeIndex, bool), Arc<ComputedStyle>>,
}

impl Styles {
    pub(crate) fn of(&self, index: NodeIndex) -> Option<&Arc<ComputedStyle>> {
        self.elements[index.0].as_ref()
    }

    pub(crate) fn before(&self, index: NodeIndex) -> Option<&Arc<ComputedStyle>> {
        self.pseudo.get(&(index, true))
    }

    pub(crate) fn after(&self, index: NodeIndex) -> Option<&Arc<ComputedStyle>> {
        self.pseudo.get(&(index, false))
    }
}

/// Computes the styles of `document`. Sheets come in the order of their weight, the browser's own first.
pub(crate) fn cascade(
    document: &Document,
    sheets: &[Sheet],
    attributes: &HashMap<NodeIndex, Block>,
) -> Styles {
    let mut styles = Styles {
        elements: vec![None; document.nodes.len()],
        pseudo: HashMap::new(),
    };
    let index = Index::new(sheets);
    let mut caches = SelectorCaches::default();
    let mut matching = Matching {
        index: &index,
        attributes,
        caches: &mut caches,
        found: Vec::new(),
    };
    let mut root_size = ComputedStyle::initial().inherited.font_size;
    let mut rest: Vec<NodeIndex> = document.root_element().into_iter().collect();
    while let Some(next) = rest.pop() {
        let Some(candidate) = Candidate::new(document, next) else {
            continue;
        };
        let node = document.node(next);
        let parent = node.parent.and_then(|parent| styles.of(parent).cloned());
        let is_root = parent.is_none();
        let context = Context {
            parent: parent.as_deref(),
            root_size,
        };
        let style = Arc::new(matching.style(candidate, None, context));
        if is_root {
            root_size = style.inherited.font_size;
        }
        let context = Context {
            parent: Some(&style),
            root_size,
        };
        for (pseudo, before) in [(PseudoElement::Before, true), (PseudoElement::After, false)] {
            if index.has_pseudo {
                let generated = matching.style(candidate, Some(pseudo), context);
                if generated.content.is_some() && generated.display != Display::None {
                    styles.pseudo.insert((next, before), Arc::new(generated));
                }
            }
        }
        let shown = style.display != Display::None;
        styles.elements[next.0] = Some(style);
        if shown {
            rest.extend(node.children.iter().rev());
        }
    }
    styles
}

/// Returns the style that blocks of declarations make on their own, as in page margin boxes.
pub(crate) fn from_blocks(parent: &ComputedStyle, root_size: f32, blocks: &[&Block]) -> ComputedStyle {
    let normal = blocks.iter().flat_map(|block| &block.normal);
    let important = blocks.iter().flat_map(|block| &block.important);
    let declarations: Vec<&Declaration> = normal.chain(important).collect();
    let context = Context {
        parent: Some(parent),
        root_size,
    };
    apply(context, &declarations)
}

/// Selectors by what the element itself must have, so that most rules are never looked at.
struct Index<'a> {
    entries: Vec<Entry<'a>>,
    by_id: HashMap<LocalName, Vec<usize>>,
    by_class: HashMap<LocalName, Vec<usize>>,
    by_name: HashMap<LocalName, Vec<usize>>,
    rest: Vec<usize>,
    has_pseudo: bool,
}

struct Entry<'a> {
    selector: &'a Selector<Selectors>,
    rule: &'a Rule,
    pseudo: Option<PseudoElement>,
    /// The sheet's weight, the specificity, and the place in the sheet.
    weight: (bool, u32, usize),
}

impl<'a> Index<'a> {
    fn new(sheets: &'a [Sheet]) -> Self {
        let mut index = Self {
            entries: Vec::new(),
            by_id: HashMap::new(),
            by_class: HashMap::new(),
            by_name: HashMap::new(),
            rest: Vec::new(),
            has_pseudo: false,
        };
        let mut order = 0;
        for (number, sheet) in sheets.iter().enumerate() {
            for rule in &sheet.rules {
                order += 1;
                for selector in rule.selectors.slice() {
                    index.add(selector, rule, (number > 0, selector.specificity(), order));
                }
            }
        }
        index
    }

    fn add(&mut self, selector: &'a Selector<Selectors>, rule: &'a Rule, weight: (bool, u32, usize)) {
        let place = self.entries.len();
        let pseudo = selector.pseudo_element().copied();
        self.has_pseudo |= pseudo.is_some();
        self.entries.push(Entry {
            selector,
            rule,
            pseudo,
            weight,
        });
        let (mut id, mut class, mut name) = (None, None, None);
        if pseudo.is_none() {
            for component in selector.iter() {
                match component {
                    Component::ID(word) => id = Some(word),
                    Component::Class(word) => class = Some(word),
                    Component::LocalName(local) => name = Some(&local.lower_name),
                    _ => {}
                }
            }
        }
        let bucket = if let Some(word) = id {
            self.by_id.entry(LocalName::from(word.as_ref())).or_default()
        } else if let Some(word) = class {
            self.by_class.entry(LocalName::from(word.as_ref())).or_default()
        } else if let Some(word) = name {
            self.by_name.entry(LocalName::from(word.as_ref())).or_default()
        } else {
            &mut self.rest
        };
        bucket.push(place);
    }

    fn candidates(&self, candidate: Candidate, found: &mut Vec<usize>) {
        found.clear();
        let element = candidate.element;
        found.extend(&self.rest);
        if let Some(bucket) = self.by_name.get(&element.name.local) {
            found.extend(bucket);
        }
        for class in &element.classes {
            if let Some(bucket) = self.by_class.get(&LocalName::from(class.as_str())) {
                found.extend(bucket);
            }
        }
        if !self.by_id.is_empty()
            && let Some(id) = element.attribute("id")
            && let Some(bucket) = self.by_id.get(&LocalName::from(id))
        {
            found.extend(bucket);
        }
        found.sort_unstable_by_key(|&place| self.entries[place].weight);
        found.dedup();
    }
}

struct Matching<'a> {
    index: &'a Index<'a>,
    attributes: &'a HashMap<NodeIndex, Block>,
    caches: &'a mut SelectorCaches,
    found: Vec<usize>,
}

impl Matching<'_> {
    fn style(
        &mut self,
        candidate: Candidate,
        pseudo: Option<PseudoElement>,
        context: Context,
    ) -> ComputedStyle {
        let mode = if pseudo.is_some() {
            MatchingMode::ForStatelessPseudoElement
        } else {
            MatchingMode::Normal
        };
        let mut matching = MatchingContext::new(
            mode,
            None,
            self.caches,
            QuirksMode::NoQuirks,
            NeedsSelectorFlags::No,
            MatchingForInvalidation::No,
        );
        let index = self.index;
        index.candidates(candidate, &mut self.found);
        self.found.retain(|&place| {
            let entry = &index.entries[place];
            entry.pseudo == pseudo
                && matches_selector(entry.selector, 0, None, candidate, &mut matching)
        });
        let blocks = || self.found.iter().map(|&place| &index.entries[place].rule.block);
        let own = self.attributes.get(&candidate.index).filter(|_| pseudo.is_none());
        let normal = blocks().flat_map(|block| &block.normal);
        let important = blocks().flat_map(|block| &block.important);
        let declarations: Vec<&Declaration> = normal
            .chain(own.into_iter().flat_map(|block| &block.normal))
            .chain(important)
            .chain(own.into_iter().flat_map(|block| &block.important))
            .collect();
        apply(context, &declarations)
    }
}
