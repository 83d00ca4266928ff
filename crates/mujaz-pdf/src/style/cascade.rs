//! Finds the rules that an element matches and computes its style.

use std::{collections::HashMap, sync::Arc};

use html5ever::LocalName;
use mujaz_model::Direction;
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
    pseudo: HashMap<(NodeIndex, PseudoElement), Arc<ComputedStyle>>,
}

impl Styles {
    pub(crate) fn of(&self, index: NodeIndex) -> Option<&Arc<ComputedStyle>> {
        self.elements[index.0].as_ref()
    }

    /// Returns every style.
    pub(super) fn all(&self) -> impl Iterator<Item = &Arc<ComputedStyle>> {
        self.elements.iter().flatten().chain(self.pseudo.values())
    }

    pub(crate) fn before(&self, index: NodeIndex) -> Option<&Arc<ComputedStyle>> {
        self.generated(index, PseudoElement::Before)
    }

    /// Returns the style of a pseudo-element that shows something.
    pub(crate) fn generated(
        &self,
        index: NodeIndex,
        pseudo: PseudoElement,
    ) -> Option<&Arc<ComputedStyle>> {
        self.pseudo.get(&(index, pseudo))
    }

    pub(crate) fn after(&self, index: NodeIndex) -> Option<&Arc<ComputedStyle>> {
        self.generated(index, PseudoElement::After)
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
    let elements = Index::new(sheets, None);
    let pseudo_elements = [
        PseudoElement::Before,
        PseudoElement::After,
        PseudoElement::FootnoteCall,
        PseudoElement::FootnoteMarker,
    ]
    .map(|pseudo| (pseudo, Index::new(sheets, Some(pseudo))));
    let mut matching = Matching {
        attributes,
        caches: SelectorCaches::default(),
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
        let mut style = matching.style(candidate, &elements, context);
        if asks_for_own_direction(candidate) {
            style.inherited.direction = first_strong(&document.text(next));
        }
        let style = Arc::new(style);
        if is_root {
            root_size = style.inherited.font_size;
        }
        let context = Context {
            parent: Some(&style),
            root_size,
        };
        for (pseudo, index) in &pseudo_elements {
            let of_footnote = matches!(
                pseudo,
                PseudoElement::FootnoteCall | PseudoElement::FootnoteMarker
            );
            if of_footnote && !style.is_footnote {
                continue;
            }
            if let Some(generated) = matching.generated(candidate, index, context) {
                styles.pseudo.insert((next, *pseudo), Arc::new(generated));
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

/// Tells whether an element leaves its direction to its text. Nothing else ever does.
fn asks_for_own_direction(candidate: Candidate) -> bool {
    match candidate.element.attribute("dir") {
        Some(direction) => direction.trim().eq_ignore_ascii_case("auto"),
        None => candidate.element.html_name() == "bdi",
    }
}

/// Returns the direction of the first letter that has one.
pub(crate) fn first_strong(text: &str) -> Direction {
    text.chars()
        .find(|character| character.is_alphabetic())
        .filter(|character| matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'))
        .map_or(Direction::LeftToRight, |_| Direction::RightToLeft)
}

/// Returns the style that blocks of declarations make on their own, as in page margin boxes.
pub(crate) fn from_blocks(
    parent: &ComputedStyle,
    root_size: f32,
    blocks: &[&Block],
) -> ComputedStyle {
    let normal = blocks.iter().flat_map(|block| &block.normal);
    let important = blocks.iter().flat_map(|block| &block.important);
    let declarations: Vec<&Declaration> = normal.chain(important).collect();
    let context = Context {
        parent: Some(parent),
        root_size,
    };
    apply(context, &[], &declarations)
}

/// Selectors by what the element itself must have, so that most rules are never looked at.
struct Index<'a> {
    entries: Vec<Entry<'a>>,
    by_id: HashMap<LocalName, Vec<usize>>,
    by_class: HashMap<LocalName, Vec<usize>>,
    by_name: HashMap<LocalName, Vec<usize>>,
    rest: Vec<usize>,
    /// The pseudo-element that the selectors end in.
    pseudo: Option<PseudoElement>,
}

struct Entry<'a> {
    selector: &'a Selector<Selectors>,
    rule: &'a Rule,
    /// The sheet's weight, the specificity, and the place in the sheet.
    weight: (bool, u32, usize),
}

impl<'a> Index<'a> {
    fn new(sheets: &'a [Sheet], pseudo: Option<PseudoElement>) -> Self {
        let mut index = Self {
            entries: Vec::new(),
            by_id: HashMap::new(),
            by_class: HashMap::new(),
            by_name: HashMap::new(),
            rest: Vec::new(),
            pseudo,
        };
        let mut order = 0;
        for (number, sheet) in sheets.iter().enumerate() {
            for rule in &sheet.rules {
                order += 1;
                for selector in rule.selectors.slice() {
                    if selector.pseudo_element().copied() == pseudo {
                        index.add(selector, rule, (number > 0, selector.specificity(), order));
                    }
                }
            }
        }
        index
    }

    fn add(
        &mut self,
        selector: &'a Selector<Selectors>,
        rule: &'a Rule,
        weight: (bool, u32, usize),
    ) {
        let place = self.entries.len();
        self.entries.push(Entry {
            selector,
            rule,
            weight,
        });
        let (mut id, mut class, mut name) = (None, None, None);
        let mut components = selector.iter();
        if self.pseudo.is_some() {
            // The pseudo-element comes first; what its element must have comes behind it.
            components.by_ref().for_each(drop);
            components.next_sequence();
        }
        for component in components {
            match component {
                Component::ID(word) => id = Some(word),
                Component::Class(word) => class = Some(word),
                Component::LocalName(local) => name = Some(&local.lower_name),
                _ => {}
            }
        }
        let bucket = if let Some(word) = id {
            self.by_id
                .entry(LocalName::from(word.as_ref()))
                .or_default()
        } else if let Some(word) = class {
            self.by_class
                .entry(LocalName::from(word.as_ref()))
                .or_default()
        } else if let Some(word) = name {
            self.by_name
                .entry(LocalName::from(word.as_ref()))
                .or_default()
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
    attributes: &'a HashMap<NodeIndex, Block>,
    caches: SelectorCaches,
    found: Vec<usize>,
}

impl Matching<'_> {
    fn style(&mut self, candidate: Candidate, index: &Index, context: Context) -> ComputedStyle {
        self.find(candidate, index);
        let own = self.attributes.get(&candidate.index);
        self.computed(index, own, context)
    }

    /// Returns the style of a pseudo-element, if it shows anything.
    fn generated(
        &mut self,
        candidate: Candidate,
        index: &Index,
        context: Context,
    ) -> Option<ComputedStyle> {
        self.find(candidate, index);
        if self.found.is_empty() {
            return None;
        }
        let style = self.computed(index, None, context);
        (style.content.is_some() && style.display != Display::None).then_some(style)
    }

    /// Finds the rules that match, the weakest first.
    fn find(&mut self, candidate: Candidate, index: &Index) {
        let mode = if index.pseudo.is_some() {
            MatchingMode::ForStatelessPseudoElement
        } else {
            MatchingMode::Normal
        };
        let mut matching = MatchingContext::new(
            mode,
            None,
            &mut self.caches,
            QuirksMode::NoQuirks,
            NeedsSelectorFlags::No,
            MatchingForInvalidation::No,
        );
        index.candidates(candidate, &mut self.found);
        self.found.retain(|&place| {
            let selector = index.entries[place].selector;
            matches_selector(selector, 0, None, candidate, &mut matching)
        });
    }

    fn computed(&self, index: &Index, own: Option<&Block>, context: Context) -> ComputedStyle {
        let entries = || self.found.iter().map(|&place| &index.entries[place]);
        // The defaults come first, and none of them is important.
        let defaults: Vec<&Declaration> = entries()
            .take_while(|entry| !entry.weight.0)
            .flat_map(|entry| &entry.rule.block.normal)
            .collect();
        let blocks = || {
            entries()
                .filter(|entry| entry.weight.0)
                .map(|entry| &entry.rule.block)
        };
        let normal = blocks().flat_map(|block| &block.normal);
        let important = blocks().flat_map(|block| &block.important);
        let declarations: Vec<&Declaration> = normal
            .chain(own.into_iter().flat_map(|block| &block.normal))
            .chain(important)
            .chain(own.into_iter().flat_map(|block| &block.important))
            .collect();
        apply(context, &defaults, &declarations)
    }
}
