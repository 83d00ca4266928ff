//! The structure tree of the tagged document.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    dom::Element,
    draw::{NodeId, Numbering, Role, Scope, StructureNode},
};

/// Builds the tree in document order, so that a parent always stands before its children.
#[derive(Debug)]
pub(super) struct Structure {
    nodes: Vec<StructureNode>,
    languages: Vec<Arc<str>>,
    /// The header cells that have an `id`, by it.
    headers: BTreeMap<String, NodeId>,
    /// The cells that name their headers, with the `id`s that they name.
    headed: Vec<(NodeId, String)>,
    /// What the last element was put into that could not stand where it was written.
    put: Option<Put>,
    pub(super) mended: Mended,
}

/// What stands around an element that its parent cannot hold, for the next one to stand in too.
#[derive(Debug, Clone, Copy)]
struct Put {
    parent: NodeId,
    /// The child of the parent, or what is in that.
    inside: NodeId,
    is: Around,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Around {
    /// A list around items that stand in none.
    List,
    /// An item around what is in a list and no item.
    Item,
    /// An item around a term, and around what is said of it.
    Term,
    Description,
}

/// What was written otherwise than the tree may be.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Mended {
    /// A list holds something that is no item.
    pub(super) lists: bool,
    /// An item stands in no list.
    pub(super) items: bool,
}

impl Structure {
    pub(super) const DOCUMENT: NodeId = NodeId(0);

    pub(super) fn new(language: &Arc<str>, right_to_left: bool) -> Self {
        Self {
            nodes: vec![StructureNode {
                language: (!language.is_empty()).then(|| language.to_string()),
                ..StructureNode::new(None, Role::Document, right_to_left)
            }],
            languages: vec![language.clone()],
            headers: BTreeMap::new(),
            headed: Vec::new(),
            put: None,
            mended: Mended::default(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Returns the finished tree, in which cells know the headers that they name, and no heading leaves out a level.
    pub(super) fn into_nodes(mut self) -> Vec<StructureNode> {
        for (cell, names) in &self.headed {
            let named = names.split_ascii_whitespace();
            let headers = named.filter_map(|name| self.headers.get(name).copied());
            let headers = headers.filter(|header| header != cell).collect();
            if let Some(node) = self.nodes.get_mut(cell.0) {
                node.headers = headers;
            }
        }
        close_levels(&mut self.nodes);
        self.nodes
    }

    /// Adds an element, with what has to stand around it where its parent cannot hold it (ISO 32000-1, 14.8.4.3.3).
    pub(super) fn add(
        &mut self,
        parent: NodeId,
        role: Role,
        language: &Arc<str>,
        right_to_left: bool,
    ) -> NodeId {
        let around = match (self.role(parent), &role) {
            (Role::List, Role::List | Role::ListItem | Role::Caption) => None,
            (Role::List, Role::ListLabel) => Some(Around::Term),
            (Role::List, Role::ListBody) => Some(Around::Description),
            (Role::List, _) => Some(Around::Item),
            (_, Role::ListItem) => Some(Around::List),
            _ => None,
        };
        let Some(around) = around else {
            if self.put.is_some_and(|put| put.parent == parent) {
                self.put = None;
            }
            return self.add_alone(parent, role, language, right_to_left);
        };
        let known = self.put.filter(|put| {
            let goes_on = match around {
                // One term may stand behind the other, but none behind what is said of the one before.
                Around::Term => put.is == Around::Term,
                Around::Description => matches!(put.is, Around::Term | Around::Description),
                _ => put.is == around,
            };
            goes_on && put.parent == parent
        });
        let inside = known.map_or_else(
            || self.around(parent, around, language, right_to_left),
            |put| put.inside,
        );
        let node = self.add_alone(inside, role, language, right_to_left);
        self.put = Some(Put {
            parent,
            inside,
            is: around,
        });
        node
    }

    /// Adds what has to stand around an element, and returns what the element stands in.
    fn around(
        &mut self,
        parent: NodeId,
        around: Around,
        language: &Arc<str>,
        right_to_left: bool,
    ) -> NodeId {
        if around == Around::List {
            self.mended.items = true;
            return self.add_alone(parent, Role::List, language, right_to_left);
        }
        let item = self.add_alone(parent, Role::ListItem, language, right_to_left);
        if around == Around::Item {
            self.mended.lists = true;
            return self.add_alone(item, Role::ListBody, language, right_to_left);
        }
        item
    }

    fn add_alone(
        &mut self,
        parent: NodeId,
        role: Role,
        language: &Arc<str>,
        right_to_left: bool,
    ) -> NodeId {
        let differs = self.languages[parent.0] != *language && !language.is_empty();
        self.nodes.push(StructureNode {
            language: differs.then(|| language.to_string()),
            ..StructureNode::new(Some(parent), role, right_to_left)
        });
        self.languages.push(language.clone());
        NodeId(self.nodes.len() - 1)
    }

    /// Notes the `id` of a header cell and the headers that a cell names.
    pub(super) fn note_cell(&mut self, node: NodeId, element: &Element) {
        let is_header = matches!(self.role(node), Role::TableHeader { .. });
        if let Some(id) = element.attribute("id").filter(|_| is_header) {
            let id = id.trim().to_owned();
            self.headers.entry(id).or_insert(node);
        }
        let is_cell = is_header || matches!(self.role(node), Role::TableCell { .. });
        if let Some(names) = element.attribute("headers").filter(|_| is_cell) {
            self.headed.push((node, names.to_owned()));
        }
    }

    /// Notes how the list of an item is numbered, unless an item before said so.
    pub(super) fn set_numbering(&mut self, item: NodeId, numbering: Numbering) {
        let Some(list) = self.nodes[item.0].parent else {
            return;
        };
        let list = &mut self.nodes[list.0];
        if list.role == Role::List && list.numbering == Numbering::None {
            list.numbering = numbering;
        }
    }

    /// Forgets every node from the `length`th on.
    pub(super) fn truncate(&mut self, length: usize) {
        self.nodes.truncate(length);
        self.languages.truncate(length);
        self.headers.retain(|_, node| node.0 < length);
        self.headed.retain(|(node, _)| node.0 < length);
        self.put = self.put.filter(|put| put.inside.0 < length);
    }

    pub(super) fn set_alternative(&mut self, node: NodeId, text: &str) {
        self.nodes[node.0].alternative = Some(text.to_owned());
    }

    pub(super) fn role(&self, node: NodeId) -> &Role {
        &self.nodes[node.0].role
    }

    pub(super) fn language(&self, node: NodeId) -> &Arc<str> {
        &self.languages[node.0]
    }

    /// Tells whether text may stand in the node itself; elsewhere it needs a paragraph.
    pub(super) fn holds_text(&self, node: NodeId) -> bool {
        !matches!(
            self.role(node),
            Role::Document
                | Role::Section
                | Role::Division
                | Role::BlockQuote
                | Role::List
                | Role::ListItem
                | Role::Table
                | Role::TableHead
                | Role::TableBody
                | Role::TableRow
        )
    }
}

/// Gives headings the levels that readers can step through: the first is of the first level, and none is more than one level below
/// the last (ISO 14289-1, 7.4.2). Headings below another one stay below it.
fn close_levels(nodes: &mut [StructureNode]) {
    let mut open: Vec<u8> = Vec::new();
    for node in nodes {
        if let Role::Heading(level) = &mut node.role {
            while open.last().is_some_and(|last| last >= level) {
                open.pop();
            }
            open.push(*level);
            *level = u8::try_from(open.len()).unwrap_or(*level);
        }
    }
}

/// Returns the role of a block element, or `None` where it adds nothing to the structure.
pub(super) fn block_role(element: &Element) -> Option<Role> {
    Some(match element.html_name() {
        "h1" => Role::Heading(1),
        "h2" => Role::Heading(2),
        "h3" => Role::Heading(3),
        "h4" => Role::Heading(4),
        "h5" => Role::Heading(5),
        "h6" => Role::Heading(6),
        "p" | "pre" | "address" | "summary" | "legend" => Role::Paragraph,
        "ul" | "ol" | "menu" | "dl" => Role::List,
        "dt" => Role::ListLabel,
        "dd" => Role::ListBody,
        "caption" | "figcaption" => Role::Caption,
        "section" | "article" | "main" | "aside" | "nav" => Role::Section,
        "div" | "header" | "footer" | "figure" | "details" | "form" | "fieldset" | "hgroup"
        | "center" | "table" => Role::Division,
        "blockquote" => Role::BlockQuote,
        _ => return None,
    })
}

/// Returns the role of a table cell. Where a header cell does not say what it heads, it is the columns in the head of the table
/// and in rows that have nothing but header cells.
pub(super) fn cell_role(
    element: Option<&Element>,
    is_heading_row: bool,
    columns: usize,
    rows: usize,
) -> Role {
    let columns = u16::try_from(columns).unwrap_or(u16::MAX);
    let rows = u16::try_from(rows).unwrap_or(u16::MAX);
    let Some(element) = element.filter(|element| element.html_name() == "th") else {
        return Role::TableCell { columns, rows };
    };
    let scope = match element.attribute("scope") {
        Some("row" | "rowgroup") => Scope::Row,
        Some("col" | "colgroup") => Scope::Column,
        _ if is_heading_row => Scope::Column,
        _ => Scope::Row,
    };
    Role::TableHeader {
        scope,
        columns,
        rows,
    }
}
