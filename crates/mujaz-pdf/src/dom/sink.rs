//! What the HTML parser builds its tree in.

use std::{
    borrow::Cow,
    cell::{Cell, Ref, RefCell},
};

use html5ever::{
    Attribute, QualName,
    interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink},
    ns,
    tendril::StrTendril,
};

use super::{Document, Element, Node, NodeData, NodeIndex};

/// How many attributes an element has when those of a second `html` or `body` are added to it.
const MOST_ADDED: usize = 400;

#[derive(Debug)]
pub(super) struct Sink {
    nodes: RefCell<Vec<Node>>,
    /// How deep each node stood when it was added.
    depths: RefCell<Vec<usize>>,
    /// How deep what was added last stands, less what was closed since.
    pub(super) depth: Cell<usize>,
    is_old: Cell<bool>,
    has_old_lines: Cell<bool>,
    /// Stands in for nodes that have no name.
    nameless: RefCell<QualName>,
}

impl Default for Sink {
    fn default() -> Self {
        Self {
            nodes: RefCell::new(vec![node(NodeData::Document)]),
            depths: RefCell::new(vec![0]),
            depth: Cell::default(),
            is_old: Cell::default(),
            has_old_lines: Cell::default(),
            nameless: RefCell::new(QualName::new(None, ns!(), "".into())),
        }
    }
}

impl Sink {
    fn add(&self, data: NodeData) -> NodeIndex {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(node(data));
        self.depths.borrow_mut().push(0);
        NodeIndex(nodes.len() - 1)
    }

    fn detach(&self, child: NodeIndex) {
        let mut nodes = self.nodes.borrow_mut();
        if let Some(parent) = nodes[child.0].parent.take() {
            // The parser moves what it has just added, so the search starts at the end.
            let siblings = &mut nodes[parent.0].children;
            if let Some(position) = siblings.iter().rposition(|sibling| *sibling == child) {
                siblings.remove(position);
            }
        }
    }

    fn insert(&self, parent: NodeIndex, position: usize, new: NodeOrText<NodeIndex>) {
        let depth = self.depths.borrow()[parent.0] + 1;
        self.depth.set(depth);
        let child = match new {
            NodeOrText::AppendNode(child) => {
                self.detach(child);
                child
            }
            NodeOrText::AppendText(text) => {
                let mut nodes = self.nodes.borrow_mut();
                let before = position
                    .checked_sub(1)
                    .and_then(|before| nodes[parent.0].children.get(before).copied());
                if let Some(before) = before
                    && let NodeData::Text(content) = &mut nodes[before.0].data
                {
                    content.push_str(&text);
                    return;
                }
                drop(nodes);
                self.add(NodeData::Text(text.to_string()))
            }
        };
        self.depths.borrow_mut()[child.0] = depth;
        let mut nodes = self.nodes.borrow_mut();
        nodes[child.0].parent = Some(parent);
        let siblings = &mut nodes[parent.0].children;
        let position = position.min(siblings.len());
        siblings.insert(position, child);
    }
}

impl TreeSink for Sink {
    type Handle = NodeIndex;
    type Output = Document;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Document {
        Document {
            nodes: self.nodes.into_inner(),
            is_old: self.is_old.get(),
            has_old_lines: self.has_old_lines.get(),
        }
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> NodeIndex {
        Document::ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a NodeIndex) -> Ref<'a, QualName> {
        Ref::filter_map(self.nodes.borrow(), |nodes| match &nodes[target.0].data {
            NodeData::Element(element) => Some(&element.name),
            _ => None,
        })
        .unwrap_or_else(|_| self.nameless.borrow())
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        _flags: ElementFlags,
    ) -> NodeIndex {
        let attributes: Vec<_> = attributes
            .into_iter()
            .map(|attribute| (attribute.name.local, attribute.value.to_string()))
            .collect();
        self.add(NodeData::Element(Element {
            name,
            classes: classes(&attributes),
            attributes,
        }))
    }

    fn create_comment(&self, _text: StrTendril) -> NodeIndex {
        self.add(NodeData::Other)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> NodeIndex {
        self.add(NodeData::Other)
    }

    fn append(&self, parent: &NodeIndex, child: NodeOrText<NodeIndex>) {
        let end = self.nodes.borrow()[parent.0].children.len();
        self.insert(*parent, end, child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &NodeIndex,
        previous: &NodeIndex,
        child: NodeOrText<NodeIndex>,
    ) {
        let has_parent = self.nodes.borrow()[element.0].parent.is_some();
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(
        &self,
        _name: StrTendril,
        _public: StrTendril,
        _system: StrTendril,
    ) {
    }

    fn get_template_contents(&self, target: &NodeIndex) -> NodeIndex {
        *target
    }

    fn same_node(&self, one: &NodeIndex, other: &NodeIndex) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.is_old.set(mode == QuirksMode::Quirks);
        self.has_old_lines.set(mode != QuirksMode::NoQuirks);
    }

    fn append_before_sibling(&self, sibling: &NodeIndex, new: NodeOrText<NodeIndex>) {
        if let NodeOrText::AppendNode(child) = &new {
            self.detach(*child);
        }
        let place = {
            let nodes = self.nodes.borrow();
            nodes[sibling.0].parent.map(|parent| {
                let siblings = &nodes[parent.0].children;
                let position = siblings.iter().rposition(|known| known == sibling);
                (parent, position.unwrap_or(siblings.len()))
            })
        };
        if let Some((parent, position)) = place {
            self.insert(parent, position, new);
        }
    }

    fn add_attrs_if_missing(&self, target: &NodeIndex, attributes: Vec<Attribute>) {
        if let NodeData::Element(element) = &mut self.nodes.borrow_mut()[target.0].data {
            // Each is compared with all that are there.
            let room = MOST_ADDED.saturating_sub(element.attributes.len());
            for attribute in attributes.into_iter().take(room) {
                if element.attribute(&attribute.name.local).is_none() {
                    element
                        .attributes
                        .push((attribute.name.local, attribute.value.to_string()));
                }
            }
            element.classes = classes(&element.attributes);
        }
    }

    fn remove_from_parent(&self, target: &NodeIndex) {
        self.detach(*target);
    }

    fn reparent_children(&self, node: &NodeIndex, new_parent: &NodeIndex) {
        let mut nodes = self.nodes.borrow_mut();
        let children = std::mem::take(&mut nodes[node.0].children);
        for child in &children {
            nodes[child.0].parent = Some(*new_parent);
        }
        nodes[new_parent.0].children.extend(children);
    }
}

fn node(data: NodeData) -> Node {
    Node {
        parent: None,
        children: Vec::new(),
        position: 0,
        data,
    }
}

fn classes(attributes: &[(html5ever::LocalName, String)]) -> Vec<String> {
    attributes
        .iter()
        .find(|(name, _)| &**name == "class")
        .map(|(_, value)| value.split_ascii_whitespace().map(str::to_owned).collect())
        .unwrap_or_default()
}
