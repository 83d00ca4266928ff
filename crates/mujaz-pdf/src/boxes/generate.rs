//! Walks the document and makes its boxes.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    sync::Arc,
};

use mujaz_model::Warning;

use super::{
    BlockBox, BoxContent, BoxTree, Event,
    counters::Counters,
    derived::{DerivedStyles, Purpose},
    flow::Flow,
    generated::MarkerInside,
    structure::Structure,
    targets::{Shown, Targets},
};
use crate::{
    dom::{Document, Element, NodeData, NodeIndex},
    draw::{NodeId, Role},
    error::Error,
    limits::{self, Kind, Tally},
    pictures::{Pictures, element},
    style::{
        Styles, tag_place,
        values::{Clear, ComputedStyle, Display, Float},
    },
    text::{
        content::{Link, LinkTarget},
        fonts::Fonts,
    },
};

/// What these show in a browser comes from elsewhere; what stands in them, in place of it, is shown.
const LEFT_OUT: [&str; 8] = [
    "iframe", "embed", "object", "video", "audio", "canvas", "progress", "meter",
];

/// How many tags are looked for: each search goes through the document.
const MOST_SEARCHES: usize = 100;

/// Makes the boxes of a document that was read from `html`. `known` is what is known of its places from the time before.
///
/// # Errors
/// Returns an error where counters, named strings or boxes that are placed by insets would take too long or too much memory.
pub(crate) fn generate(
    document: &Document,
    html: &str,
    styles: &Styles,
    language: &Arc<str>,
    known: &Targets,
    fonts: &mut Fonts,
) -> Result<BoxTree, Error> {
    let fallback = Arc::new(ComputedStyle::initial());
    let root = document.root_element();
    let style = root
        .and_then(|root| styles.of(root))
        .unwrap_or(&fallback)
        .clone();
    let mut generator = Generator {
        document,
        html,
        styles,
        structure: Structure::new(language, style.is_right_to_left()),
        counters: Counters::default(),
        pictures: Pictures::new(&fonts.faces()),
        fonts,
        lists: Vec::new(),
        running: BTreeMap::new(),
        heading: 0,
        known,
        wanted: Targets::wanted(document),
        shown: Shown::of(styles),
        kept_text: Tally::new(Kind::KeptText),
        free: Tally::new(Kind::Free),
        notes: Vec::new(),
        in_note: false,
        marker_inside: None,
        first_letter: None,
        targets: Targets::unknown(known.restarts_notes),
        shows_targets: false,
        floats: 0,
        containers: 0,
        columns: 0,
        is_turned: false,
        generated_bytes: 0,
        quotes: 0,
        derived: DerivedStyles::default(),
        warnings: Vec::new(),
        said: HashSet::new(),
    };
    let place = Place {
        node: Structure::DOCUMENT,
        language: language.clone(),
    };
    generator.counters.enter(&style);
    let mut flow = Flow::new(&style, &place);
    if let Some(root) = root {
        generator.children(root, &mut flow, &place);
    }
    let root = flow.into_block(&style, &mut generator.derived);
    generator.counters.check()?;
    generator.kept_text.check()?;
    generator.free.check()?;
    limits::check(Kind::Notes, generator.notes.len())?;
    limits::check(Kind::Floats, generator.floats)?;
    generator.tell_mended();
    let structure = generator.structure.into_nodes();
    limits::check(Kind::Structure, structure.len())?;
    Ok(BoxTree {
        root,
        structure,
        running: generator.running,
        notes: generator.notes,
        targets: generator.targets,
        shows_targets: generator.shows_targets,
        has_floats: generator.floats > 0,
        warnings: generator.warnings,
    })
}

/// Where in the structure new content belongs.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) node: NodeId,
    pub(super) language: Arc<str>,
}

pub(super) struct Generator<'a> {
    pub(super) document: &'a Document,
    /// What the document was read from.
    pub(super) html: &'a str,
    pub(super) styles: &'a Styles,
    pub(super) fonts: &'a mut Fonts,
    pub(super) structure: Structure,
    pub(super) counters: Counters,
    pub(super) pictures: Pictures,
    /// The number of the last item of every open list, and what the next one adds to it.
    pub(super) lists: Vec<(i32, i32)>,
    running: BTreeMap<Arc<str>, Vec<BlockBox>>,
    /// The level of the last heading.
    pub(super) heading: u8,
    /// What is known of places from the time before.
    pub(super) known: &'a Targets,
    /// The places that something refers to and that have not been passed yet.
    pub(super) wanted: BTreeSet<&'a str>,
    pub(super) shown: Shown<'a>,
    /// The text of named strings and of places.
    pub(super) kept_text: Tally,
    /// The boxes that are placed by insets.
    pub(super) free: Tally,
    pub(super) notes: Vec<BlockBox>,
    /// Whether a footnote is being written.
    pub(super) in_note: bool,
    /// The marker that waits for the first line of its item.
    pub(super) marker_inside: Option<MarkerInside>,
    /// The style of the first letter, which waits for the first text of its block.
    pub(super) first_letter: Option<Arc<ComputedStyle>>,
    pub(super) targets: Targets,
    pub(super) shows_targets: bool,
    /// How many boxes stand beside the text.
    pub(super) floats: usize,
    /// How many flex and grid containers are open.
    pub(super) containers: usize,
    /// How many boxes with columns are open.
    pub(super) columns: usize,
    /// Whether a box is open whose lines run down or up.
    pub(super) is_turned: bool,
    /// How many bytes of text style sheets have put into the document.
    pub(super) generated_bytes: usize,
    /// How many quotations are open that generated marks began.
    pub(super) quotes: usize,
    pub(super) derived: DerivedStyles,
    pub(super) warnings: Vec<Warning>,
    /// The warnings that are said once.
    said: HashSet<String>,
}

impl<'a> Generator<'a> {
    pub(super) fn warn_once(&mut self, warning: Warning) {
        if self.said.insert(warning.message.clone()) {
            self.warnings.push(warning);
        }
    }

    /// Warns once, with the place of the first tag of a name that has some words in it.
    pub(super) fn warn_at(&mut self, message: String, name: &str, words: &str) {
        if self.said.insert(message.clone()) {
            let is_searched = self.said.len() <= MOST_SEARCHES;
            self.warnings.push(Warning {
                place: is_searched
                    .then(|| tag_place(self.html, name, words))
                    .flatten(),
                ..Warning::new(message)
            });
        }
    }

    /// Counts a box that is placed by insets.
    pub(super) fn count_free(&mut self) {
        // Whether there are too many is asked when all boxes are made.
        let _ = self.free.add(1);
    }

    /// Gathers text that stands in the flow.
    pub(super) fn write(&mut self, text: &str, flow: &mut Flow) {
        let style = flow.gathering.innermost().style.clone();
        match self.fonts.missing_capitals(&style) {
            None => flow.gathering.text(text),
            Some(asked) => {
                let small = self.derived.of(&style, Purpose::SmallCapitals);
                flow.gathering.capitals(text, small, asked);
            }
        }
    }

    pub(super) fn children(&mut self, index: NodeIndex, flow: &mut Flow, place: &Place) {
        self.counters.descend();
        self.nodes(index, flow, place);
        self.counters.ascend();
    }

    pub(super) fn nodes(&mut self, index: NodeIndex, flow: &mut Flow, place: &Place) {
        let document = self.document;
        self.siblings(&document.node(index).children, flow, place);
    }

    fn siblings(&mut self, mut nodes: &'a [NodeIndex], flow: &mut Flow, place: &Place) {
        let document = self.document;
        while let [child, rest @ ..] = nodes {
            let child = *child;
            let parts = self.table_parts(nodes, flow);
            if parts > 0 {
                flow.flush(&mut self.derived);
                let style = flow.gathering.block().style.clone();
                let table = self.anonymous_table(&nodes[..parts], &style, place);
                flow.push(table);
                nodes = &nodes[parts..];
                continue;
            }
            nodes = rest;
            match &document.node(child).data {
                NodeData::Text(text) if text.trim_ascii().is_empty() => self.write(text, flow),
                NodeData::Text(text) => {
                    self.ensure_paragraph(flow, place);
                    match self.first_letter.take() {
                        Some(style) => self.write_first_letter(&style, text, flow, place),
                        None => self.write(text, flow),
                    }
                }
                NodeData::Element(element) => self.element(child, element, flow, place),
                NodeData::Document | NodeData::Other => {}
            }
        }
    }

    /// Counts the nodes from the first on that are parts of a table, with the blanks between them, in a flow where no table is
    /// around them.
    fn table_parts(&self, nodes: &[NodeIndex], flow: &Flow) -> usize {
        if flow.arranges() || !flow.gathering.is_outside() {
            return 0;
        }
        let mut count = 0;
        for (number, &node) in nodes.iter().enumerate() {
            if self.table_part(node).is_some() {
                count = number + 1;
            } else if number == 0 || self.shows_something(node) {
                break;
            }
        }
        count
    }

    fn element(&mut self, index: NodeIndex, element: &'a Element, flow: &mut Flow, place: &Place) {
        let Some(style) = self.styles.of(index).cloned() else {
            return;
        };
        self.tell_unshown(element);
        if style.display == Display::None {
            return;
        }
        let place = &Place {
            node: place.node,
            language: language(element, &place.language),
        };
        // What stands outside of the text does not begin it.
        let first_letter = self.first_letter.take();
        if let Some(name) = &style.running {
            self.run(name, index, element, &style, flow, place);
            self.first_letter = first_letter;
            return;
        }
        if style.is_footnote {
            self.footnote(index, element, &style, flow, place);
            self.first_letter = first_letter;
            return;
        }
        if style.position.is_out() && style.display != Display::Contents {
            self.free(index, element, &style, flow, place);
            self.first_letter = first_letter;
            return;
        }
        if element.html_name() == "br" {
            self.ensure_paragraph(flow, place);
            flow.gathering.line_end();
            if style.clear != Clear::None {
                // What follows stands in a block of its own, below the floats.
                flow.flush(&mut self.derived);
                let around = flow.gathering.block().style.clone();
                let mut clearing = ComputedStyle::anonymous(&around, Display::Block);
                clearing.clear = style.clear;
                flow.push(empty(&Arc::new(clearing)));
            }
            return;
        }
        if flow.arranges() && style.display != Display::Contents {
            // Every child of such a container is an item of its own.
            flow.flush(&mut self.derived);
            if style.display == Display::Inline && element.html_name() == "a" {
                self.inline(index, element, &style, flow, place);
                flow.flush(&mut self.derived);
            } else {
                let block = self.block(index, element, &style, place);
                flow.push(block);
            }
            return;
        }
        if style.float != Float::None && style.display != Display::Contents {
            self.float(index, element, &style, flow, place);
            self.first_letter = first_letter;
            return;
        }
        match style.display {
            Display::Contents => {
                self.first_letter = first_letter;
                self.counters.enter(&style);
                self.children(index, flow, place);
            }
            Display::Inline if element::is_picture(element) => {
                self.ensure_paragraph(flow, place);
                let parent = flow.gathering.innermost().node.unwrap_or(place.node);
                if let Some(picture) = self.picture(index, element, &style, parent, place) {
                    flow.gathering.insert_box(picture);
                }
            }
            Display::Inline => {
                self.first_letter = first_letter;
                self.inline(index, element, &style, flow, place);
            }
            Display::InlineBlock
            | Display::InlineFlex
            | Display::InlineGrid
            | Display::InlineTable => {
                self.ensure_paragraph(flow, place);
                let inside = Place {
                    node: flow.gathering.innermost().node.unwrap_or(place.node),
                    language: place.language.clone(),
                };
                let block = self.block(index, element, &style, &inside);
                flow.gathering.insert_box(block);
            }
            _ => {
                if !matches!(style.display, Display::Table) {
                    self.first_letter = first_letter;
                }
                flow.flush(&mut self.derived);
                let block = self.block(index, element, &style, place);
                flow.push(block);
            }
        }
    }

    /// Warns of what a page cannot show as a browser does.
    fn tell_unshown(&mut self, element: &Element) {
        let name = element.html_name();
        if LEFT_OUT.contains(&name) {
            let message = format!("a page cannot show what `{name}` elements hold");
            self.warn_at(message, name, "");
        }
        match &*element.name.local {
            "ruby" => {
                let message = "readings in `ruby` stand in brackets behind their words";
                self.warn_at(message.to_owned(), "ruby", "");
            }
            "math" => {
                let message = "formulas in `math` are set as plain text";
                self.warn_at(message.to_owned(), "math", "");
            }
            _ => {}
        }
    }

    pub(super) fn inline(
        &mut self,
        index: NodeIndex,
        element: &'a Element,
        style: &Arc<ComputedStyle>,
        flow: &mut Flow,
        place: &Place,
    ) {
        self.ensure_paragraph(flow, place);
        self.counters.enter(style);
        self.note_strings(index, element, style, &mut flow.events);
        let parent = flow.gathering.innermost().node.unwrap_or(place.node);
        let right_to_left = style.is_right_to_left();
        let (mut node, mut link) = (None, None);
        let target = element
            .attribute("href")
            .filter(|_| element.html_name() == "a");
        if let Some(target) = target.map(str::trim).and_then(link_target) {
            let own = self
                .structure
                .add(parent, Role::Link, &place.language, right_to_left);
            node = Some(own);
            link = Some(Link { target, node: own });
        } else if element.html_name() == "q" {
            node = Some(
                self.structure
                    .add(parent, Role::Quote, &place.language, right_to_left),
            );
        } else if self.structure.language(parent) != &place.language {
            node = Some(
                self.structure
                    .add(parent, Role::Span, &place.language, right_to_left),
            );
        }
        flow.gathering.open(style, node, &place.language, link);
        self.counters.descend();
        self.generated(index, element, true, flow, place);
        self.nodes(index, flow, place);
        self.generated(index, element, false, flow, place);
        self.counters.ascend();
        flow.gathering.close();
    }

    /// Makes the box of nodes that have no element around them.
    pub(super) fn block_of(
        &mut self,
        nodes: &'a [NodeIndex],
        style: &Arc<ComputedStyle>,
        inside: &Place,
    ) -> BlockBox {
        let mut flow = Flow::new(style, inside);
        self.siblings(nodes, &mut flow, inside);
        flow.into_block(style, &mut self.derived)
    }

    pub(super) fn ensure_paragraph(&mut self, flow: &mut Flow, place: &Place) {
        if flow.has_paragraph {
            return;
        }
        flow.has_paragraph = true;
        let node = if self.structure.holds_text(place.node) {
            place.node
        } else {
            let style = &flow.gathering.innermost().style;
            let right_to_left = style.is_right_to_left();
            self.structure
                .add(place.node, Role::Paragraph, &place.language, right_to_left)
        };
        flow.gathering.set_block_node(node);
    }

    fn run(
        &mut self,
        name: &Arc<str>,
        index: NodeIndex,
        element: &'a Element,
        style: &Arc<ComputedStyle>,
        flow: &mut Flow,
        place: &Place,
    ) {
        let (before, notes) = (self.structure.len(), self.notes.len());
        let block = self.block(index, element, style, place);
        if self.notes.len() > notes {
            let message = format!("a footnote in the running element `{name}` is not shown");
            self.warn_at(message, element.html_name(), "");
        }
        // A running element is repeated on every page, so nothing of it belongs to the document.
        self.structure.truncate(before);
        let boxes = self.running.entry(name.clone()).or_default();
        boxes.push(block);
        flow.events.push(Event::Running {
            name: name.clone(),
            number: boxes.len() - 1,
        });
    }
}

/// Returns the language of an element.
pub(super) fn language(element: &Element, inherited: &Arc<str>) -> Arc<str> {
    element
        .attribute("lang")
        .map(str::trim)
        .filter(|language| !language.is_empty())
        .map_or_else(|| inherited.clone(), Arc::from)
}

pub(super) fn empty(style: &Arc<ComputedStyle>) -> BlockBox {
    BlockBox {
        free: Vec::new(),
        style: style.clone(),
        content: BoxContent::Blocks(Vec::new()),
        marker: None,
        events: Vec::new(),
    }
}

/// Returns where a link leads: out of the document or to a place in it. Other documents are not known here.
fn link_target(target: &str) -> Option<LinkTarget> {
    if let Some(name) = target.strip_prefix('#') {
        return (!name.is_empty()).then(|| LinkTarget::Place(Arc::from(name)));
    }
    let leads_out = ["http:", "https:", "mailto:", "tel:"].iter().any(|scheme| {
        target
            .get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    leads_out.then(|| LinkTarget::Address(Arc::from(target)))
}
