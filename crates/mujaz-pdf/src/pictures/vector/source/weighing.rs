//! What an element comes to with all that it refers to. Nothing is followed twice: what an element comes to is remembered.

use std::collections::{HashMap, HashSet};

use usvg::roxmltree::{Document, Node, NodeId};

use super::{is_in_marker, is_left_out, is_marker, is_shape, name, reference, rules::Declared};

/// How deep elements nest, with those that they refer to.
const DEEPEST: usize = 120;
/// What an element weighs without its content.
const ELEMENT: usize = 8;
/// What a letter weighs.
const LETTER: usize = 40;
/// What a text weighs without its letters, and each change of the script in it.
const TEXT: usize = 200;
/// How many bytes of an attribute weigh as much as a step of a path.
const BYTES_A_STEP: usize = 4;
/// How many elements are filled with a gradient as easily as one is read.
const FILLS_A_GRADIENT: usize = 8;

/// A source that is not too deep.
pub(super) struct Weighed<'a> {
    /// What all of it comes to.
    pub(super) weight: usize,
    /// The references that close a circle: the element and the name that it refers to.
    pub(super) closing: HashSet<(NodeId, &'a str)>,
    /// The elements by their names. Of several with a name only the first one has it.
    pub(super) named: HashMap<&'a str, NodeId>,
}

/// Weighs a source; `None` where it nests too deep.
pub(super) fn weigh<'a>(document: &'a Document, declared: &'a Declared) -> Option<Weighed<'a>> {
    let mut named = HashMap::new();
    for node in document.descendants() {
        if let Some(id) = node.attribute("id") {
            named.entry(id).or_insert(node.id());
        }
    }
    let mut weighing = Weighing {
        document,
        declared,
        named,
        known: HashMap::new(),
        closing: HashSet::new(),
        inherited: Vec::new(),
        fill: 0,
    };
    for node in document.descendants() {
        match name(node) {
            Some("linearGradient" | "radialGradient") => {
                let weight = weighing.weigh(node, 0)?.weight;
                weighing.fill = weighing.fill.max(weight / FILLS_A_GRADIENT);
            }
            Some(name) if !is_shape(name) && !is_in_marker(node) => {
                let markers = weighing.markers(node, name);
                weighing.inherited.extend(markers);
            }
            _ => {}
        }
    }
    weighing
        .inherited
        .sort_unstable_by_key(|target| target.get_usize());
    weighing.inherited.dedup();
    let weight = weighing.weigh(document.root_element(), 0)?.weight;
    Some(Weighed {
        weight,
        closing: weighing.closing,
        named: weighing.named,
    })
}

struct Weighing<'a, 'input> {
    document: &'a Document<'input>,
    declared: &'a Declared<'a>,
    named: HashMap<&'a str, NodeId>,
    known: HashMap<NodeId, Known>,
    closing: HashSet<(NodeId, &'a str)>,
    /// The markers that elements around them give to shapes.
    inherited: Vec<NodeId>,
    /// What filling a shape comes to.
    fill: usize,
}

/// What is known of an element.
#[derive(Clone, Copy)]
enum Known {
    /// It is being weighed.
    Open,
    Weighed(Weight),
}

#[derive(Clone, Copy, Default)]
struct Weight {
    weight: usize,
    height: usize,
}

impl Weight {
    /// Adds something inside, so many times.
    fn add(&mut self, times: usize, inner: Self) {
        let weight = inner.weight.saturating_mul(times);
        self.weight = self.weight.saturating_add(weight);
        self.height = self.height.max(inner.height + 1);
    }
}

impl<'a> Weighing<'a, '_> {
    /// Returns all attributes and declarations of an element.
    fn values(&self, node: Node<'a, 'a>) -> Vec<(&'a str, &'a str)> {
        let attributes = node.attributes();
        let attributes = attributes.map(|attribute| (attribute.name(), attribute.value()));
        let declared = self.declared.get(&node.id()).into_iter().flatten();
        let declared = declared.map(|declaration| (declaration.name, declaration.value));
        attributes.chain(declared).collect()
    }

    /// Returns the elements that the markers of an element are.
    fn markers(&self, node: Node<'a, 'a>, element: &str) -> Vec<NodeId> {
        let values = self.values(node);
        let markers = values.iter().filter(|(name, _)| is_marker(name));
        let names = markers.filter_map(|(name, value)| reference(element, name, value));
        names
            .filter_map(|name| self.named.get(name).copied())
            .collect()
    }

    fn weigh(&mut self, node: Node<'a, 'a>, depth: usize) -> Option<Weight> {
        let known = self.known.get(&node.id()).copied();
        let weight = match known {
            Some(Known::Weighed(weight)) => weight,
            _ if depth > DEEPEST => return None,
            _ => {
                self.known.insert(node.id(), Known::Open);
                let weight = self.weigh_unknown(node, depth)?;
                self.known.insert(node.id(), Known::Weighed(weight));
                weight
            }
        };
        (depth + weight.height <= DEEPEST).then_some(weight)
    }

    fn weigh_unknown(&mut self, node: Node<'a, 'a>, depth: usize) -> Option<Weight> {
        let Some(element) = name(node) else {
            return Some(Weight::default());
        };
        let mut all = Weight {
            weight: ELEMENT,
            height: 0,
        };
        if is_left_out(element) {
            return Some(all);
        }
        let values = self.values(node);
        let bytes = values.iter().map(|(_, value)| value.len());
        let steps = bytes.sum::<usize>() / BYTES_A_STEP;
        all.weight += steps;
        for child in node.children() {
            if child.is_text() && node.ancestors().any(|around| name(around) == Some("text")) {
                all.weight += TEXT + text_weight(child.text().unwrap_or_default());
            } else if child.is_element() {
                all.add(1, self.weigh(child, depth + 1)?);
            }
        }
        let is_shape = is_shape(element);
        let has_markers = is_shape && !is_in_marker(node);
        for (attribute, value) in values {
            let Some(name) = reference(element, attribute, value) else {
                continue;
            };
            if is_marker(attribute) && !has_markers {
                continue;
            }
            let Some(target) = self.named.get(name).copied() else {
                continue;
            };
            if matches!(self.known.get(&target), Some(Known::Open)) {
                self.closing.insert((node.id(), name));
                continue;
            }
            let times = if is_marker(attribute) { steps + 2 } else { 1 };
            all.add(times, self.weigh_at(target, depth + 1)?);
        }
        if is_shape {
            all.weight = all.weight.saturating_add(self.fill);
        }
        if has_markers {
            for target in self.inherited.clone() {
                all.add(steps + 2, self.weigh_at(target, depth + 1)?);
            }
        }
        Some(all)
    }

    /// Weighs what is referred to; `None` also where it is being weighed.
    fn weigh_at(&mut self, target: NodeId, depth: usize) -> Option<Weight> {
        let is_open = matches!(self.known.get(&target), Some(Known::Open));
        let node = self.document.get_node(target).filter(|_| !is_open)?;
        self.weigh(node, depth)
    }
}

/// Returns what the letters of a text weigh. Each stretch of a script is shaped on its own, and for letters that are rare the
/// faces are searched one by one.
fn text_weight(text: &str) -> usize {
    let mut weight = 0;
    let mut last = None;
    for letter in text.chars().filter(|letter| !letter.is_whitespace()) {
        let block = u32::from(letter) >> 8;
        let is_rare = block > 8;
        let is_other = last.replace(block).is_some_and(|last| last != block);
        weight += if is_rare || is_other { TEXT } else { LETTER };
    }
    weight
}
