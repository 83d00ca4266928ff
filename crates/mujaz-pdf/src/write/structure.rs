//! The structure tree (ISO 32000-1, 14.7), which says what the painted content is and in which order it is read.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};

use super::{
    content::{Mark, MarkKind, flipped, rounded},
    file::LooseObjects,
    integer,
    links::Links,
};
use crate::draw::{
    DrawList, Item, NodeId, Numbering, Role, Scope, StructureNode,
    shape::{Matrix, times},
};

/// The tree in the document.
pub(crate) struct Written {
    /// The elements themselves and the tree of parents, of which a long document has very many.
    pub(crate) objects: LooseObjects,
    pub(crate) root: ObjectId,
    /// By node; what has nothing in it has none.
    pub(crate) elements: Vec<Option<ObjectId>>,
}

/// Adds the tree to the document, and to each page its key in the parent tree.
pub(crate) fn add(
    document: &mut Document,
    draw_list: &DrawList,
    marks: &[Mark],
    pages: &[ObjectId],
    links: &Links,
) -> Written {
    let root = document.new_object_id();
    let elements: Vec<Option<ObjectId>> = filled(&draw_list.structure, marks)
        .into_iter()
        .map(|is_filled| is_filled.then(|| document.new_object_id()))
        .collect();
    let tree = Tree {
        draw_list,
        marks,
        pages,
        links,
        root,
        elements: &elements,
        first_pages: first_pages(marks, pages, draw_list.structure.len()),
        figures: figures(draw_list),
    };

    let mut objects = LooseObjects::default();
    let kids = tree.kids();
    let mut kids = kids.iter().peekable();
    let named = identified(&draw_list.structure);
    let mut identifiers = Vec::new();
    for (index, node) in draw_list.structure.iter().enumerate() {
        let Some(id) = elements[index] else {
            continue;
        };
        let mut element = tree.element(index, node);
        let mut own = Vec::new();
        while let Some(kid) = kids.next_if(|kid| kid.parent == index) {
            own.extend(tree.kid(kid.is));
        }
        element.set("K", own);
        if named.contains(&NodeId(index)) {
            let identifier = identifier(NodeId(index));
            element.set("ID", identifier.clone());
            identifiers.extend([identifier, id.into()]);
        }
        objects.add(id.0, &element.into());
    }
    for (index, &page) in pages.iter().enumerate() {
        if let Ok(page) = document.get_dictionary_mut(page) {
            page.set("StructParents", integer(index));
        }
    }

    let parents = document.new_object_id();
    objects.add_written(parents.0, &tree.parents());
    let mut dictionary = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => elements.first().copied().flatten().map_or(Object::Null, Object::from),
        "ParentTree" => parents,
        "ParentTreeNextKey" => integer(pages.len() + links.len()),
    };
    if !identifiers.is_empty() {
        dictionary.set("IDTree", dictionary! { "Names" => identifiers });
    }
    document.set_object(root, dictionary);
    Written {
        objects,
        root,
        elements,
    }
}

/// Returns what needs an identifier: every note, as PDF/UA-1 (ISO 14289-1, 7.9) asks, and the header cells that other cells
/// name.
fn identified(structure: &[StructureNode]) -> BTreeSet<NodeId> {
    let notes = structure
        .iter()
        .enumerate()
        .filter(|(_, node)| node.role == Role::Note)
        .map(|(index, _)| NodeId(index));
    let headers = structure.iter().flat_map(|node| &node.headers).copied();
    notes.chain(headers).collect()
}

/// Identifiers have to stand in order in the tree of identifiers, as these do.
fn identifier(node: NodeId) -> Object {
    Object::string_literal(format!("part-{:08}", node.0))
}

/// Returns the standard structure type of a role (ISO 32000-1, 14.8.4).
pub(crate) fn tag(role: &Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Section => "Sect",
        Role::Division => "Div",
        Role::Heading(0 | 1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(3) => "H3",
        Role::Heading(4) => "H4",
        Role::Heading(5) => "H5",
        Role::Heading(_) => "H6",
        Role::Paragraph => "P",
        Role::Span => "Span",
        Role::Quote => "Quote",
        Role::BlockQuote => "BlockQuote",
        Role::List => "L",
        Role::ListItem => "LI",
        Role::ListLabel => "Lbl",
        Role::ListBody => "LBody",
        Role::Table => "Table",
        Role::TableHead => "THead",
        Role::TableBody => "TBody",
        Role::TableRow => "TR",
        Role::TableHeader { .. } => "TH",
        Role::TableCell { .. } => "TD",
        Role::Caption => "Caption",
        Role::Link => "Link",
        Role::Figure => "Figure",
        Role::Reference => "Reference",
        Role::Note => "Note",
    }
}

/// The language of each structure element, with its own or its parent's.
pub(crate) struct Languages<'list>(Vec<&'list str>);

impl<'list> Languages<'list> {
    pub(crate) fn of(draw_list: &'list DrawList) -> Self {
        let mut languages: Vec<&str> = Vec::with_capacity(draw_list.structure.len());
        for node in &draw_list.structure {
            let inherited = node
                .parent
                .and_then(|parent| languages.get(parent.0).copied())
                .unwrap_or(&draw_list.metadata.language);
            languages.push(node.language.as_deref().unwrap_or(inherited));
        }
        Self(languages)
    }

    pub(crate) fn of_node(&self, node: NodeId) -> &'list str {
        self.0.get(node.0).copied().unwrap_or_default()
    }
}

/// Something that stands in an element.
struct Kid {
    parent: usize,
    /// Where it stands among its siblings: by content, and where that is shared, by number.
    order: (usize, usize),
    is: KidIs,
}

#[derive(Clone, Copy)]
enum KidIs {
    /// The number of a mark.
    Mark(usize),
    /// The number of a node.
    Element(usize),
}

struct Tree<'list> {
    draw_list: &'list DrawList,
    marks: &'list [Mark],
    pages: &'list [ObjectId],
    links: &'list Links,
    root: ObjectId,
    elements: &'list [Option<ObjectId>],
    /// The page of each element's first content.
    first_pages: Vec<Option<ObjectId>>,
    /// Where each figure stands on its page.
    figures: BTreeMap<NodeId, Vec<Object>>,
}

impl Tree<'_> {
    fn element(&self, index: usize, node: &StructureNode) -> Dictionary {
        let parent = node
            .parent
            .and_then(|parent| *self.elements.get(parent.0)?)
            .unwrap_or(self.root);
        let mut element = dictionary! {
            "Type" => "StructElem",
            "S" => tag(&node.role),
            "P" => parent,
        };
        if let Some(page) = self.first_pages[index] {
            element.set("Pg", page);
        }
        if let Some(language) = &node.language {
            element.set("Lang", text_string(language));
        }
        if let Some(alternative) = &node.alternative {
            element.set("Alt", text_string(alternative));
        }
        let attributes = self.attributes(index, node);
        if !attributes.is_empty() {
            element.set("A", attributes);
        }
        element
    }

    fn attributes(&self, index: usize, node: &StructureNode) -> Vec<Object> {
        let mut layout = Dictionary::new();
        let parent = node
            .parent
            .and_then(|parent| self.draw_list.structure.get(parent.0));
        let parent_right_to_left = parent.is_some_and(|parent| parent.right_to_left);
        // Children inherit the writing mode, and it is from left to right where nobody says otherwise.
        if node.right_to_left != parent_right_to_left {
            let mode = if node.right_to_left { "RlTb" } else { "LrTb" };
            layout.set("WritingMode", mode);
        }
        if node.role == Role::Figure
            && let Some(bounds) = self.figures.get(&NodeId(index))
        {
            layout.set("BBox", bounds.clone());
        }
        let mut attributes = Vec::new();
        if !layout.is_empty() {
            layout.set("O", "Layout");
            attributes.push(Object::from(layout));
        }
        attributes.extend(table_attributes(node).map(Object::from));
        if let Some(numbering) = numbering(node.numbering) {
            attributes.push(dictionary! { "O" => "List", "ListNumbering" => numbering }.into());
        }
        attributes
    }

    /// Returns the kids of all elements, one element after the other, in reading order: its own content, its links' areas,
    /// and its child elements, of which each stands where its first content does. An empty element, such as a blank cell,
    /// stays behind its elder sibling.
    fn kids(&self) -> Vec<Kid> {
        let mut kids = Vec::with_capacity(self.marks.len() + self.elements.len());
        for (order, mark) in self.marks.iter().enumerate() {
            kids.push(Kid {
                parent: mark.node.0,
                order: (order, 0),
                is: KidIs::Mark(order),
            });
        }
        let firsts = self.first_content();
        let mut elder = vec![0; self.elements.len()];
        for (index, node) in self.draw_list.structure.iter().enumerate() {
            let (Some(NodeId(parent)), Some(_)) = (node.parent, self.elements[index]) else {
                continue;
            };
            let order = firsts[index].unwrap_or(elder[parent]);
            elder[parent] = order;
            kids.push(Kid {
                parent,
                order: (order, index),
                is: KidIs::Element(index),
            });
        }
        kids.sort_unstable_by_key(|kid| (kid.parent, kid.order));
        kids
    }

    /// Returns where in the reading order each element or what is inside it first has content.
    fn first_content(&self) -> Vec<Option<usize>> {
        let mut firsts = vec![None; self.elements.len()];
        for (order, mark) in self.marks.iter().enumerate() {
            let mut node = Some(mark.node);
            while let Some(NodeId(index)) = node
                && let Some(first) = firsts.get_mut(index)
                && first.is_none()
            {
                *first = Some(order);
                node = self.draw_list.structure[index].parent;
            }
        }
        firsts
    }

    fn kid(&self, kid: KidIs) -> Option<Object> {
        let mark = match kid {
            KidIs::Element(index) => return self.elements[index].map(Object::from),
            KidIs::Mark(number) => &self.marks[number],
        };
        let page = self.pages.get(mark.page)?;
        match mark.kind {
            MarkKind::Content(number) if self.first_pages[mark.node.0] == Some(*page) => {
                Some(integer(number))
            }
            MarkKind::Content(number) => Some(Object::from(dictionary! {
                "Type" => "MCR",
                "Pg" => *page,
                "MCID" => integer(number),
            })),
            MarkKind::Link(_) => Some(Object::from(dictionary! {
                "Type" => "OBJR",
                "Pg" => *page,
                "Obj" => self.links.annotation(mark)?,
            })),
        }
    }

    /// Returns the parent tree (ISO 32000-1, 14.7.4.4) as it will stand in the file: for each page the elements of its
    /// content by number, then for each link annotation its element.
    fn parents(&self) -> Vec<u8> {
        let mut nums: Vec<String> = Vec::with_capacity(self.pages.len());
        let element = |mark: &Mark| {
            let element = self.elements.get(mark.node.0).copied().flatten();
            element.map_or("null".to_owned(), |(number, _)| format!("{number} 0 R"))
        };
        let mut marks = self.marks.iter().peekable();
        let mut links = Vec::new();
        for page in 0..self.pages.len() {
            let mut elements = Vec::new();
            while let Some(mark) = marks.next_if(|mark| mark.page == page) {
                match mark.kind {
                    MarkKind::Content(number) => elements.push((number, element(mark))),
                    MarkKind::Link(_) => {
                        let key = self.links.key(mark);
                        links.extend(key.map(|key| format!("{key} {}", element(mark))));
                    }
                }
            }
            elements.sort_unstable();
            let elements: Vec<String> = elements.into_iter().map(|(_, element)| element).collect();
            nums.push(format!("{page} [{}]", elements.join(" ")));
        }
        nums.append(&mut links);
        format!("<</Nums[{}]>>", nums.join(" ")).into_bytes()
    }
}

fn figures(draw_list: &DrawList) -> BTreeMap<NodeId, Vec<Object>> {
    let mut figures = BTreeMap::new();
    for page in &draw_list.pages {
        let mut turns: Vec<Matrix> = Vec::new();
        for item in &page.items {
            let (area, figure) = match item {
                Item::Turn { matrix } => {
                    let all = turns
                        .last()
                        .map_or(*matrix, |around| times(*around, *matrix));
                    turns.push(all);
                    continue;
                }
                Item::TurnBack => {
                    turns.pop();
                    continue;
                }
                Item::Picture { area, node, .. } => (*area, *node),
                Item::Drawing {
                    drawing,
                    matrix,
                    node,
                } => (drawing.area(*matrix), *node),
                _ => continue,
            };
            if let Some(figure) = figure {
                let area = turns.last().map_or(area, |matrix| area.turned(*matrix));
                let area = flipped(area, page.height);
                let corners = [area.x, area.y, area.x + area.width, area.y + area.height];
                let bounds = corners.map(|length| rounded(length).into()).to_vec();
                figures.entry(figure).or_insert(bounds);
            }
        }
    }
    figures
}

/// Tells which elements have content or are there for the order of a table: a reader would stop at the others for nothing.
fn filled(structure: &[StructureNode], marks: &[Mark]) -> Vec<bool> {
    let is_cell = |node: &StructureNode| {
        matches!(node.role, Role::TableHeader { .. } | Role::TableCell { .. })
    };
    let mut filled: Vec<bool> = structure.iter().map(is_cell).collect();
    for mark in marks {
        if let Some(own) = filled.get_mut(mark.node.0) {
            *own = true;
        }
    }
    // A parent always stands before its children.
    for (index, node) in structure.iter().enumerate().rev() {
        if let (Some(parent), true) = (node.parent, filled[index]) {
            filled[parent.0] = true;
        }
    }
    if let Some(document) = filled.first_mut() {
        *document = true;
    }
    filled
}

fn first_pages(marks: &[Mark], pages: &[ObjectId], elements: usize) -> Vec<Option<ObjectId>> {
    let mut first_pages = vec![None; elements];
    for mark in marks {
        if let Some(&page) = pages.get(mark.page)
            && let Some(first) = first_pages.get_mut(mark.node.0)
        {
            first.get_or_insert(page);
        }
    }
    first_pages
}

/// Returns how a list is numbered (ISO 32000-1, table 347), which PDF/UA-1 (ISO 14289-1, 7.6) wants said where there are
/// labels.
fn numbering(numbering: Numbering) -> Option<&'static str> {
    Some(match numbering {
        Numbering::None => return None,
        Numbering::Disc => "Disc",
        Numbering::Circle => "Circle",
        Numbering::Square => "Square",
        Numbering::Decimal => "Decimal",
        Numbering::UpperRoman => "UpperRoman",
        Numbering::LowerRoman => "LowerRoman",
        Numbering::UpperAlpha => "UpperAlpha",
        Numbering::LowerAlpha => "LowerAlpha",
    })
}

fn table_attributes(node: &StructureNode) -> Option<Dictionary> {
    let role = &node.role;
    let mut attributes = Dictionary::new();
    let (Role::TableHeader { columns, rows, .. } | Role::TableCell { columns, rows }) = role else {
        return None;
    };
    if let Role::TableHeader { scope, .. } = role {
        let scope = match scope {
            Scope::Column => "Column",
            Scope::Row => "Row",
        };
        attributes.set("Scope", scope);
    }
    if !node.headers.is_empty() {
        let headers: Vec<Object> = node.headers.iter().copied().map(identifier).collect();
        attributes.set("Headers", headers);
    }
    if *columns > 1 {
        attributes.set("ColSpan", *columns);
    }
    if *rows > 1 {
        attributes.set("RowSpan", *rows);
    }
    if attributes.is_empty() {
        return None;
    }
    attributes.set("O", "Table");
    Some(attributes)
}
