//! Walks the document and makes its boxes.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use mujaz_model::Warning;

use super::{
    BlockBox, BoxContent, BoxTree, Event, PictureBox,
    counters::{Counters, Sources, text},
    inline::Gathering,
    pictures::Pictures,
    structure::{Structure, block_role},
    targets::Targets,
};
use crate::{
    dom::{Document, Element, NodeData, NodeIndex},
    draw::{NodeId, Role},
    style::{
        PseudoElement, Styles,
        values::{ComputedStyle, Content, CounterStyle, Display, ListStyle},
    },
    text::content::{InlineContent, Link, LinkTarget},
};

/// The outline is as deep as this.
const DEEPEST_OUTLINE: u8 = 3;

/// How deep flex and grid containers nest before they become plain blocks: every level is measured at several widths of
/// the one around it.
const DEEPEST_CONTAINERS: usize = 12;

/// Makes the boxes of a document. `known` is what is known of its places from the time before.
pub(crate) fn generate(
    document: &Document,
    styles: &Styles,
    language: &Arc<str>,
    known: &Targets,
) -> BoxTree {
    let fallback = Arc::new(ComputedStyle::initial());
    let root = document.root_element();
    let style = root
        .and_then(|root| styles.of(root))
        .unwrap_or(&fallback)
        .clone();
    let mut generator = Generator {
        document,
        styles,
        structure: Structure::new(language, style.is_right_to_left()),
        counters: Counters::default(),
        pictures: Pictures::default(),
        lists: Vec::new(),
        running: BTreeMap::new(),
        heading: 0,
        known,
        wanted: Targets::wanted(document),
        notes: Vec::new(),
        in_note: false,
        targets: Targets::default(),
        shows_targets: false,
        containers: 0,
        warnings: Vec::new(),
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
    let root = flow.into_block(&style);
    BoxTree {
        root,
        structure: generator.structure.nodes,
        running: generator.running,
        notes: generator.notes,
        targets: generator.targets,
        shows_targets: generator.shows_targets,
        warnings: generator.warnings,
    }
}

/// Where in the structure new content belongs.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) node: NodeId,
    pub(super) language: Arc<str>,
}

/// The content of one block while it is gathered.
pub(super) struct Flow {
    blocks: Vec<BlockBox>,
    gathering: Gathering,
    /// Whether the text that is being gathered has its structure element.
    has_paragraph: bool,
    /// What the next box brings to its page.
    events: Vec<Event>,
}

impl Flow {
    fn new(style: &Arc<ComputedStyle>, place: &Place) -> Self {
        Self {
            blocks: Vec::new(),
            gathering: Gathering::new(style, None, &place.language),
            has_paragraph: false,
            events: Vec::new(),
        }
    }

    /// Tells whether the block is a flex or grid container.
    fn arranges(&self) -> bool {
        let style = &self.gathering.block().style;
        self.gathering.is_outside() && style.display.arranges()
    }

    /// Puts what was gathered into an anonymous block, since a block follows or the content ends.
    fn flush(&mut self) {
        if let Some(content) = self.gathering.take() {
            let style = &content.content.style;
            let anonymous = Arc::new(ComputedStyle::anonymous(style, Display::Block));
            let mut block = empty(&anonymous);
            block.content = BoxContent::Inline(Box::new(content));
            self.push(block);
        }
        self.has_paragraph = false;
    }

    /// Turns gathered content into the box of its block.
    fn into_block(mut self, style: &Arc<ComputedStyle>) -> BlockBox {
        let mut block = empty(style);
        let arranges = style.display.arranges();
        if self.blocks.is_empty() && !arranges {
            if let Some(content) = self.gathering.take() {
                block.content = BoxContent::Inline(Box::new(content));
            }
        } else {
            self.flush();
            block.content = if arranges {
                BoxContent::Arranged(std::mem::take(&mut self.blocks))
            } else {
                BoxContent::Blocks(std::mem::take(&mut self.blocks))
            };
        }
        block.events = self.events;
        block
    }

    fn push(&mut self, mut block: BlockBox) {
        if !self.events.is_empty() {
            let later = std::mem::replace(&mut block.events, std::mem::take(&mut self.events));
            block.events.extend(later);
        }
        self.blocks.push(block);
    }
}

pub(super) struct Generator<'a> {
    pub(super) document: &'a Document,
    pub(super) styles: &'a Styles,
    pub(super) structure: Structure,
    pub(super) counters: Counters,
    pictures: Pictures,
    /// The number of the last item of every open list.
    lists: Vec<i32>,
    running: BTreeMap<String, Vec<BlockBox>>,
    /// The level of the last heading.
    heading: u8,
    /// What is known of places from the time before.
    known: &'a Targets,
    /// The places that something refers to and that have not been passed yet.
    wanted: BTreeSet<&'a str>,
    notes: Vec<BlockBox>,
    /// Whether a footnote is being written.
    in_note: bool,
    targets: Targets,
    shows_targets: bool,
    /// How many flex and grid containers are open.
    containers: usize,
    warnings: Vec<Warning>,
}

impl<'a> Generator<'a> {
    fn children(&mut self, index: NodeIndex, flow: &mut Flow, place: &Place) {
        self.counters.descend();
        self.nodes(index, flow, place);
        self.counters.ascend();
    }

    fn nodes(&mut self, index: NodeIndex, flow: &mut Flow, place: &Place) {
        let document = self.document;
        for &child in &document.node(index).children {
            match &document.node(child).data {
                NodeData::Text(text) => {
                    if !text.trim_ascii().is_empty() {
                        self.ensure_paragraph(flow, place);
                    }
                    flow.gathering.text(text);
                }
                NodeData::Element(element) => self.element(child, element, flow, place),
                NodeData::Document | NodeData::Other => {}
            }
        }
    }

    fn element(&mut self, index: NodeIndex, element: &'a Element, flow: &mut Flow, place: &Place) {
        let Some(style) = self.styles.of(index).cloned() else {
            return;
        };
        if style.display == Display::None {
            return;
        }
        let place = &Place {
            node: place.node,
            language: language(element, &place.language),
        };
        if let Some(name) = &style.running {
            self.run(name, index, element, &style, flow, place);
            return;
        }
        if style.is_footnote {
            self.footnote(index, element, &style, flow, place);
            return;
        }
        if element.html_name() == "br" {
            self.ensure_paragraph(flow, place);
            flow.gathering.line_end();
            return;
        }
        if flow.arranges() && style.display != Display::Contents {
            // Every child of such a container is an item of its own.
            flow.flush();
            if style.display == Display::Inline && element.html_name() == "a" {
                self.inline(index, element, &style, flow, place);
                flow.flush();
            } else {
                let block = self.block(index, element, &style, place);
                flow.push(block);
            }
            return;
        }
        match style.display {
            Display::Contents => {
                self.counters.enter(&style);
                self.children(index, flow, place);
            }
            Display::Inline if element.html_name() == "img" => {
                self.ensure_paragraph(flow, place);
                let parent = flow.gathering.innermost().node.unwrap_or(place.node);
                if let Some(picture) = self.picture(element, &style, parent, place) {
                    flow.gathering.insert_box(picture);
                }
            }
            Display::Inline => self.inline(index, element, &style, flow, place),
            Display::InlineBlock | Display::InlineFlex | Display::InlineGrid => {
                self.ensure_paragraph(flow, place);
                let inside = Place {
                    node: flow.gathering.innermost().node.unwrap_or(place.node),
                    language: place.language.clone(),
                };
                let block = self.block(index, element, &style, &inside);
                flow.gathering.insert_box(block);
            }
            _ => {
                flow.flush();
                let block = self.block(index, element, &style, place);
                flow.push(block);
            }
        }
    }

    /// Writes the call of a footnote into the text and keeps its body for the foot of the page.
    fn footnote(
        &mut self,
        index: NodeIndex,
        element: &'a Element,
        style: &Arc<ComputedStyle>,
        flow: &mut Flow,
        place: &Place,
    ) {
        // The notes of notes stand inside them.
        if self.in_note {
            self.inline(index, element, style, flow, place);
            return;
        }
        self.counters.count_footnote();
        self.ensure_paragraph(flow, place);
        let call = self
            .styles
            .generated(index, PseudoElement::FootnoteCall)
            .cloned();
        if let Some(call) = call {
            flow.gathering.call_note(self.notes.len());
            self.write_generated(element, &call, flow);
            flow.gathering.end_call();
        }
        let parent = flow.gathering.innermost().node.unwrap_or(place.node);
        let right_to_left = style.is_right_to_left();
        let node = self
            .structure
            .add(parent, Role::Note, &place.language, right_to_left);
        let inside = Place {
            node,
            language: place.language.clone(),
        };
        let mut own = (**style).clone();
        own.display = Display::Block;
        let own = Arc::new(own);
        let mut body = Flow::new(&own, &inside);
        self.ensure_paragraph(&mut body, &inside);
        let marker = self
            .styles
            .generated(index, PseudoElement::FootnoteMarker)
            .cloned();
        if let Some(marker) = marker {
            self.write_generated(element, &marker, &mut body);
        }
        self.in_note = true;
        self.children(index, &mut body, &inside);
        self.in_note = false;
        let mut events = Vec::new();
        self.note_strings(index, element, style, &mut events);
        let mut block = body.into_block(&own);
        events.append(&mut block.events);
        block.events = events;
        self.notes.push(block);
    }

    fn inline(
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
        self.generated(index, element, true, flow);
        self.nodes(index, flow, place);
        self.generated(index, element, false, flow);
        self.counters.ascend();
        flow.gathering.close();
    }

    /// Makes the box of a block-level element with everything in it.
    pub(super) fn block(
        &mut self,
        index: NodeIndex,
        element: &'a Element,
        style: &Arc<ComputedStyle>,
        place: &Place,
    ) -> BlockBox {
        if !style.display.arranges() {
            return self.plain_block(index, element, style, place);
        }
        if self.containers < DEEPEST_CONTAINERS {
            self.containers += 1;
            let block = self.plain_block(index, element, style, place);
            self.containers -= 1;
            return block;
        }
        let warning = Warning::new(format!(
            "flex and grid containers nest more than {DEEPEST_CONTAINERS} deep: the inner ones are set as plain blocks"
        ));
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
        let mut plain = (**style).clone();
        plain.display = if style.display.is_inline() {
            Display::InlineBlock
        } else {
            Display::Block
        };
        self.plain_block(index, element, &Arc::new(plain), place)
    }

    fn plain_block(
        &mut self,
        index: NodeIndex,
        element: &'a Element,
        style: &Arc<ComputedStyle>,
        place: &Place,
    ) -> BlockBox {
        self.counters.enter(style);
        let mut events = Vec::new();
        self.note_strings(index, element, style, &mut events);
        if element.html_name() == "img" {
            return self
                .picture(element, style, place.node, place)
                .unwrap_or_else(|| empty(style));
        }
        if matches!(style.display, Display::Table) {
            let mut table = self.table(index, element, style, place);
            table.events = events;
            return table;
        }
        let role = match style.display {
            Display::ListItem => Some(Role::ListItem),
            _ => block_role(element),
        };
        let mut node = place.node;
        if let Some(role) = role {
            if let Role::Heading(level) = role {
                self.note_heading(level);
            }
            if let Role::Heading(level) = role
                && level <= DEEPEST_OUTLINE
            {
                let title = folded(&self.document.text(index));
                if !title.is_empty() {
                    events.push(Event::Heading { level, title });
                }
            }
            node = self
                .structure
                .add(node, role, &place.language, style.is_right_to_left());
        }
        let is_list = matches!(element.html_name(), "ol" | "ul" | "menu");
        if is_list {
            let start = element
                .attribute("start")
                .and_then(|start| start.trim().parse::<i32>().ok());
            self.lists.push(start.unwrap_or(1).saturating_sub(1));
        }
        let mut marker = None;
        if style.display == Display::ListItem {
            marker = self.marker(element, style, node, &place.language);
            node = self.structure.add(
                node,
                Role::ListBody,
                &place.language,
                style.is_right_to_left(),
            );
        }
        let inside = Place {
            node,
            language: place.language.clone(),
        };
        let mut block = self.contents(index, element, style, &inside);
        if is_list {
            self.lists.pop();
        }
        block.marker = marker;
        events.append(&mut block.events);
        block.events = events;
        block
    }

    /// Readers of the tagged document step from heading to heading, so no level may be left out (PDF/UA-1, 7.4.2).
    fn note_heading(&mut self, level: u8) {
        if level > self.heading + 1 {
            let before = match self.heading {
                0 => "the first heading".to_owned(),
                last => format!("the heading after an `h{last}`"),
            };
            self.warnings.push(Warning::new(format!(
                "{before} is an `h{level}`, which leaves out a level"
            )));
        }
        self.heading = level;
    }

    /// Makes the box of an element whose own place in the structure is known.
    pub(super) fn contents(
        &mut self,
        index: NodeIndex,
        element: &'a Element,
        style: &Arc<ComputedStyle>,
        inside: &Place,
    ) -> BlockBox {
        let mut flow = Flow::new(style, inside);
        self.counters.descend();
        self.generated_block(index, element, true, &mut flow, inside);
        self.nodes(index, &mut flow, inside);
        self.generated_block(index, element, false, &mut flow, inside);
        self.counters.ascend();
        flow.into_block(style)
    }

    /// Makes a block of nothing but text.
    pub(super) fn text_block(
        &mut self,
        text: &str,
        style: &Arc<ComputedStyle>,
        inside: &Place,
    ) -> BlockBox {
        let mut flow = Flow::new(style, inside);
        self.ensure_paragraph(&mut flow, inside);
        flow.gathering.text(text);
        flow.into_block(style)
    }

    fn ensure_paragraph(&mut self, flow: &mut Flow, place: &Place) {
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

    fn generated_block(
        &mut self,
        index: NodeIndex,
        element: &Element,
        before: bool,
        flow: &mut Flow,
        place: &Place,
    ) {
        let style = if before {
            self.styles.before(index)
        } else {
            self.styles.after(index)
        };
        let Some(style) = style else {
            return;
        };
        let block_level = !style.display.is_inline();
        if block_level {
            flow.flush();
        }
        self.ensure_paragraph(flow, place);
        self.generated(index, element, before, flow);
        if block_level {
            flow.flush();
        }
    }

    /// Inserts the content of `::before` or `::after`.
    fn generated(&mut self, index: NodeIndex, element: &Element, before: bool, flow: &mut Flow) {
        let style = if before {
            self.styles.before(index)
        } else {
            self.styles.after(index)
        };
        if let Some(style) = style.cloned() {
            self.write_generated(element, &style, flow);
        }
    }

    fn write_generated(&mut self, element: &Element, style: &Arc<ComputedStyle>, flow: &mut Flow) {
        self.counters.enter(style);
        let items = style.content.clone().unwrap_or_else(|| Arc::new([]));
        let language = flow.gathering.innermost().language.clone();
        flow.gathering.open(style, None, &language, None);
        for item in items.iter() {
            self.shows_targets |=
                matches!(item, Content::TargetText(_) | Content::TargetCounter { .. });
            if let Content::Leader(pattern) = item {
                flow.gathering.leader(pattern);
                continue;
            }
            let sources = Sources {
                counters: &self.counters,
                targets: self.known,
                attribute: &|name| element.attribute(name),
                own: "",
                language: &language,
            };
            let text = text(item, &sources);
            flow.gathering.text(&text);
        }
        flow.gathering.close();
    }

    fn marker(
        &mut self,
        element: &Element,
        style: &Arc<ComputedStyle>,
        item: NodeId,
        language: &Arc<str>,
    ) -> Option<Box<InlineContent>> {
        let own = element
            .attribute("value")
            .and_then(|value| value.trim().parse().ok());
        let mut loose = 0;
        let number = self.lists.last_mut().unwrap_or(&mut loose);
        *number = own.unwrap_or(number.saturating_add(1));
        let text = match &style.inherited.list_style {
            ListStyle::None => return None,
            ListStyle::Disc => "•".to_owned(),
            ListStyle::Circle => "◦".to_owned(),
            ListStyle::Square => "▪".to_owned(),
            ListStyle::Text(text) => text.to_string(),
            ListStyle::Numbers(numbers) => {
                let separator = if *numbers == CounterStyle::ArabicAbjad {
                    " -"
                } else {
                    "."
                };
                format!("{}{separator}", numbers.format(*number))
            }
        };
        let label = self
            .structure
            .add(item, Role::ListLabel, language, style.is_right_to_left());
        let mut anonymous = ComputedStyle::anonymous(style, Display::Block);
        anonymous.inherited.indent = crate::style::values::LengthPercentage::default();
        Some(Box::new(InlineContent::plain(
            text,
            &Arc::new(anonymous),
            Some(label),
            language,
        )))
    }

    fn picture(
        &mut self,
        element: &Element,
        style: &Arc<ComputedStyle>,
        parent: NodeId,
        place: &Place,
    ) -> Option<BlockBox> {
        let address = element.attribute("src").unwrap_or_default();
        let Some(picture) = self.pictures.at(address) else {
            let shown: String = address.chars().take(40).collect();
            self.warnings.push(Warning::new(format!(
                "the picture `{shown}` is not a PNG or JPEG inside the document and was left out"
            )));
            return None;
        };
        let text = element.attribute("alt");
        let node = (text != Some("")).then(|| {
            let node = self.structure.add(
                parent,
                Role::Figure,
                &place.language,
                style.is_right_to_left(),
            );
            if let Some(text) = text {
                self.structure.set_alternative(node, text);
            }
            node
        });
        let mut block = empty(style);
        block.content = BoxContent::Picture(PictureBox { picture, node });
        Some(block)
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
        let before = self.structure.nodes.len();
        let block = self.block(index, element, style, place);
        // A running element is repeated on every page, so nothing of it belongs to the document.
        self.structure.truncate(before);
        let boxes = self.running.entry(name.to_string()).or_default();
        boxes.push(block);
        flow.events.push(Event::Running {
            name: name.to_string(),
            number: boxes.len() - 1,
        });
    }

    /// Notes what an element brings to the page where it begins.
    pub(super) fn note_strings(
        &mut self,
        index: NodeIndex,
        element: &'a Element,
        style: &ComputedStyle,
        events: &mut Vec<Event>,
    ) {
        let id = element.attribute("id").map(str::trim);
        if let Some(id) = id.filter(|id| self.wanted.remove(*id)) {
            let text = folded(&self.document.text(index));
            self.targets.add(id, text, self.counters.clone());
            events.push(Event::Anchor {
                name: Arc::from(id),
            });
        }
        for (name, value) in style.counter_reset.iter().chain(style.counter_set.iter()) {
            if name == "page" {
                events.push(Event::PageNumber(*value));
            }
        }
        for (name, items) in style.string_set.iter() {
            let own = if items.contains(&Content::Own) {
                folded(&self.document.text(index))
            } else {
                String::new()
            };
            let sources = Sources {
                counters: &self.counters,
                targets: self.known,
                attribute: &|name| element.attribute(name),
                own: &own,
                language: "",
            };
            events.push(Event::NamedString {
                name: name.clone(),
                value: items.iter().map(|item| text(item, &sources)).collect(),
            });
        }
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
        style: style.clone(),
        content: BoxContent::Blocks(Vec::new()),
        marker: None,
        events: Vec::new(),
    }
}

/// Returns text with its white space folded, as a title.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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
