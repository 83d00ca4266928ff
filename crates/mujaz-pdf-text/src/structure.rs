//! The structure of a tagged document (ISO 32000-1, 14.7 and 14.8): its tree enters; its blocks leave in the order of
//! reading, each with the pieces of marked content that it is made of.

use std::collections::{BTreeMap, BTreeSet};

use hayro_syntax::{
    Pdf,
    object::{Dict, MaybeRef, Name, Number, ObjRef, Object, String as PdfString},
    xref::XRef,
};

use crate::{Kind, content::Content, order::Base, strings};

/// Elements may stand in elements, so deep.
const NESTING: usize = 200;
/// More elements than are looked at.
const MOST_ELEMENTS: usize = 200_000;

/// A block of the structure.
#[derive(Debug, Default)]
pub(crate) struct Element {
    pub(crate) kind: Kind,
    /// The number of the row of a table that it is a cell of.
    pub(crate) row: Option<usize>,
    /// The direction of the language that it is said to be in.
    pub(crate) language: Option<Base>,
    pub(crate) pieces: Vec<Piece>,
}

/// A part of a block.
#[derive(Debug, PartialEq)]
pub(crate) enum Piece {
    /// Marked content on a page, by its index, and the number of the element that it stands in: what is read later has a higher one.
    Content(usize, Content, u32),
    /// The text that the structure has in place of the content of a page.
    Text(usize, Vec<Content>, String),
}

/// Reads the tree; empty where the document has none.
pub(crate) fn read(pdf: &Pdf) -> Vec<Element> {
    let Some(catalog) = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()) else {
        return Vec::new();
    };
    let Some(root) = catalog.get::<Dict<'_>>("StructTreeRoot") else {
        return Vec::new();
    };
    let mut pages = BTreeMap::new();
    for (index, page) in pdf.pages().iter().enumerate() {
        if let Some(id) = page.raw().obj_id() {
            pages.insert((id.obj_number, id.gen_number), index);
        }
    }
    let mut walk = Walk {
        xref: pdf.xref(),
        pages,
        roles: root.get::<Dict<'_>>("RoleMap").unwrap_or_default(),
        seen: BTreeSet::new(),
        count: 0,
        ends: 0,
        rows: 0,
        found: vec![Element::default()],
    };
    let place = Place::default();
    walk.children(&root, place, 0);
    walk.found.retain(|element| !element.pieces.is_empty());
    walk.found
}

#[derive(Debug, Clone, Copy, Default)]
struct Place {
    page: Option<usize>,
    kind: Kind,
    row: Option<usize>,
    language: Option<Base>,
}

struct Walk<'a> {
    xref: &'a XRef,
    pages: BTreeMap<(u32, i32), usize>,
    roles: Dict<'a>,
    seen: BTreeSet<(u32, i32)>,
    count: usize,
    /// How many elements were opened or closed.
    ends: u32,
    rows: usize,
    found: Vec<Element>,
}

impl<'a> Walk<'a> {
    fn children(&mut self, element: &Dict<'a>, place: Place, depth: usize) {
        if depth > NESTING {
            return;
        }
        let id = element.get_ref("K");
        match element.get::<Object<'a>>("K") {
            Some(Object::Array(kids)) => {
                for kid in kids.raw_iter() {
                    let id = kid.as_obj_ref();
                    let kid = match kid {
                        MaybeRef::Ref(id) => self.xref.get::<Object<'a>>(id.into()),
                        MaybeRef::NotRef(kid) => Some(kid),
                    };
                    if let Some(kid) = kid {
                        self.child(kid, id, place, depth);
                    }
                }
            }
            Some(kid) => self.child(kid, id, place, depth),
            None => {}
        }
    }

    fn child(&mut self, kid: Object<'a>, id: Option<ObjRef>, place: Place, depth: usize) {
        self.count += 1;
        if self.count > MOST_ELEMENTS {
            return;
        }
        match kid {
            Object::Number(number) => self.content(place, number.as_i64(), None),
            Object::Dict(dictionary) => {
                let is_a = dictionary.get::<Name<'_>>("Type");
                if is_a.as_deref() == Some(b"MCR") {
                    let form = dictionary.get_ref("Stm").map(|form| form.obj_number);
                    let place = self.on_page(&dictionary, place);
                    let number = dictionary
                        .get::<Number>("MCID")
                        .map(|number| number.as_i64());
                    if let Some(number) = number {
                        self.content(place, number, form);
                    }
                } else if is_a.as_deref() != Some(b"OBJR") {
                    let is_new =
                        id.is_none_or(|id| self.seen.insert((id.obj_number, id.gen_number)));
                    if is_new {
                        self.element(&dictionary, place, depth);
                    }
                }
            }
            _ => {}
        }
    }

    fn element(&mut self, element: &Dict<'a>, place: Place, depth: usize) {
        self.ends += 1;
        let mut place = self.on_page(element, place);
        let language = element.get::<PdfString<'_>>("Lang");
        place.language = language
            .and_then(|language| direction(language.as_bytes()))
            .or(place.language);
        let role = self.role(element);
        if role == b"Artifact" {
            return;
        }
        let standing = standing(&role);
        if let Standing::Block(kind) = standing {
            // A paragraph in a cell is the cell; a heading is one wherever it stands.
            if place.kind != Kind::Cell || kind != Kind::Paragraph {
                place.kind = kind;
            }
        }
        let is_inline = matches!(standing, Standing::Inline);
        if !is_inline {
            if role == b"TR" {
                self.rows += 1;
                place.row = Some(self.rows);
            }
            self.open(place);
        }
        let actual = element.get::<PdfString<'_>>("ActualText");
        if let Some(actual) = actual {
            let before = self.found.len();
            self.open(place);
            self.children(element, place, depth + 1);
            let inside: Vec<Element> = self.found.drain(before..).collect();
            let contents: Vec<(usize, Content)> = inside
                .into_iter()
                .flat_map(|element| element.pieces)
                .flat_map(|piece| match piece {
                    Piece::Content(page, content, _) => vec![(page, content)],
                    Piece::Text(page, contents, _) => contents
                        .into_iter()
                        .map(|content| (page, content))
                        .collect(),
                })
                .collect();
            if let Some(&(page, _)) = contents.first()
                && let Some(last) = self.found.last_mut()
            {
                let contents = contents.into_iter().map(|(_, content)| content).collect();
                last.pieces.push(Piece::Text(
                    page,
                    contents,
                    strings::text(actual.as_bytes()),
                ));
            }
        } else {
            self.children(element, place, depth + 1);
        }
        if !is_inline {
            self.open(place);
        }
        self.ends += 1;
    }

    /// What the element is, by the standard's names.
    fn role(&self, element: &Dict<'a>) -> Vec<u8> {
        let mut role = element
            .get::<Name<'_>>("S")
            .map(|name| name.to_vec())
            .unwrap_or_default();
        for _ in 0..8 {
            match self.roles.get::<Name<'_>>(&role) {
                Some(mapped) if *mapped != *role => role = mapped.to_vec(),
                _ => break,
            }
        }
        role
    }

    fn on_page(&self, element: &Dict<'_>, place: Place) -> Place {
        let page = element
            .get_ref("Pg")
            .and_then(|page| self.pages.get(&(page.obj_number, page.gen_number)));
        Place {
            page: page.copied().or(place.page),
            ..place
        }
    }

    /// Starts a block, unless nothing came into the last one.
    fn open(&mut self, place: Place) {
        let element = Element {
            kind: place.kind,
            row: place.row,
            language: place.language,
            pieces: Vec::new(),
        };
        match self.found.last_mut() {
            Some(last) if last.pieces.is_empty() => *last = element,
            _ => self.found.push(element),
        }
    }

    fn content(&mut self, place: Place, number: i64, form: Option<u32>) {
        let (Some(page), Some(last)) = (place.page, self.found.last_mut()) else {
            return;
        };
        last.pieces
            .push(Piece::Content(page, Content { number, form }, self.ends));
    }
}

/// The direction of a language by its tag, as in `ar-IQ`.
fn direction(tag: &[u8]) -> Option<Base> {
    let primary: String = strings::text(tag)
        .chars()
        .take_while(char::is_ascii_alphabetic)
        .collect();
    match primary.to_ascii_lowercase().as_str() {
        "" => None,
        "ar" | "fa" | "ur" | "ckb" | "he" | "ps" | "sd" | "ug" | "yi" => Some(Base::Right),
        _ => Some(Base::Left),
    }
}

/// How an element stands in the text.
enum Standing {
    Inline,
    /// It groups blocks, or is one of the kind that it stands in.
    Group,
    Block(Kind),
}

fn standing(role: &[u8]) -> Standing {
    match role {
        b"Span" | b"Link" | b"Quote" | b"Em" | b"Strong" | b"Code" | b"Reference"
        | b"NonStruct" | b"Sub" | b"Ruby" | b"RB" | b"RT" | b"Annot" | b"BibEntry" | b"Lbl"
        | b"LBody" | b"Private" => Standing::Inline,
        b"Title" | b"H" | b"H1" => Standing::Block(Kind::Heading(1)),
        b"H2" => Standing::Block(Kind::Heading(2)),
        b"H3" | b"H4" | b"H5" | b"H6" => Standing::Block(Kind::Heading(3)),
        b"P" | b"LI" | b"BlockQuote" | b"Note" | b"FENote" => Standing::Block(Kind::Paragraph),
        b"Caption" => Standing::Block(Kind::Caption),
        b"TD" | b"TH" => Standing::Block(Kind::Cell),
        _ => Standing::Group,
    }
}
