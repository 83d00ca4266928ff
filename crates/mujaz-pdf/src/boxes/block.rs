//! Makes the boxes of block-level elements: containers, columns, list items and headings, each with its place in the structure.

use std::sync::Arc;

use mujaz_model::Warning;

use super::{
    BlockBox, BoxContent, Event,
    derived::Purpose,
    events::folded,
    flow::Flow,
    generate::{Generator, Place, empty},
    structure::block_role,
};
use crate::{
    dom::{Element, NodeIndex},
    draw::{NodeId, Role},
    pictures::element,
    style::{
        PseudoElement,
        values::{ComputedStyle, Display, Float, Lines, TextColumns},
    },
};

/// The outline is as deep as this.
const DEEPEST_OUTLINE: u8 = 3;

/// How deep flex and grid containers nest before they become plain blocks: every level is measured at several widths of
/// the one around it.
const DEEPEST_CONTAINERS: usize = 12;

/// How deep columns stand in columns before they are set as one: every level is cut at several heights of the one around it.
const DEEPEST_COLUMNS: usize = 3;

/// What nests only so deep.
#[derive(Clone, Copy)]
enum Nesting {
    Containers,
    Columns,
}

impl Nesting {
    const fn deepest(self) -> usize {
        match self {
            Self::Containers => DEEPEST_CONTAINERS,
            Self::Columns => DEEPEST_COLUMNS,
        }
    }

    fn warning(self) -> Warning {
        let deepest = self.deepest();
        Warning::new(match self {
            Self::Containers => format!(
                "flex and grid containers nest more than {deepest} deep: the inner ones are set as plain blocks"
            ),
            Self::Columns => format!(
                "columns stand in columns more than {deepest} deep: the inner ones are set as one"
            ),
        })
    }

    /// Returns the style of what is one too many.
    fn flattened(self, style: &ComputedStyle) -> ComputedStyle {
        let mut plain = style.clone();
        match self {
            Self::Containers if style.display.is_inline() => plain.display = Display::InlineBlock,
            Self::Containers => plain.display = Display::Block,
            Self::Columns => plain.columns = TextColumns::initial(),
        }
        plain
    }
}

impl<'a> Generator<'a> {
    /// Makes the box of a block-level element with everything in it.
    pub(super) fn block(
        &mut self,
        index: NodeIndex,
        element: &'a Element,
        style: &Arc<ComputedStyle>,
        place: &Place,
    ) -> BlockBox {
        let nesting = if style.display.arranges() {
            Nesting::Containers
        } else if style.columns.are_set() {
            Nesting::Columns
        } else {
            return self.plain_block(index, element, style, place);
        };
        let open = match nesting {
            Nesting::Containers => &mut self.containers,
            Nesting::Columns => &mut self.columns,
        };
        if *open == nesting.deepest() {
            self.warn_once(nesting.warning());
            let plain = Arc::new(nesting.flattened(style));
            return self.block(index, element, &plain, place);
        }
        *open += 1;
        let block = self.plain_block(index, element, style, place);
        match nesting {
            Nesting::Containers => self.containers -= 1,
            Nesting::Columns => self.columns -= 1,
        }
        block
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
        if element::is_picture(element) {
            return self
                .picture(index, element, style, place.node, place)
                .unwrap_or_else(|| empty(style));
        }
        if matches!(style.display, Display::Table | Display::InlineTable) {
            let mut table = self.table(index, element, style, place);
            table.events = events;
            return table;
        }
        let role = match style.display {
            Display::ListItem => Some(Role::ListItem),
            _ => block_role(element).and_then(|role| self.fitting(role, element, place.node)),
        };
        let mut node = place.node;
        if let Some(role) = role {
            node = self.structure.add(
                node,
                role.clone(),
                &place.language,
                style.is_right_to_left(),
            );
            if let Role::Heading(level) = role {
                self.note_heading(level);
                let title = folded(&self.document.text(index));
                if level <= DEEPEST_OUTLINE && !title.is_empty() {
                    events.push(Event::Heading { level, title, node });
                }
            }
        }
        let is_list = matches!(element.html_name(), "ol" | "ul" | "menu");
        if is_list {
            let start = element
                .attribute("start")
                .and_then(|start| start.trim().parse::<i32>().ok());
            let is_reversed = element.attribute("reversed").is_some();
            let step = if is_reversed { -1 } else { 1 };
            let first = start.unwrap_or_else(|| if is_reversed { self.items(index) } else { 1 });
            let before_first = first.saturating_sub(step);
            self.counters.begin_list(before_first);
            self.lists.push((before_first, step));
        }
        let mut marker = None;
        if style.display == Display::ListItem {
            marker = self.marker(index, element, style, node, &place.language);
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

    /// Returns what an element is where it stands, or `None` where it adds nothing to the structure there.
    fn fitting(&self, role: Role, element: &Element, parent: NodeId) -> Option<Role> {
        let around = self.structure.role(parent);
        Some(match role {
            // Terms may stand in groups, which are no parts of a list.
            Role::Division if element.html_name() == "div" && *around == Role::List => return None,
            Role::ListLabel if *around != Role::List => Role::Paragraph,
            Role::ListBody if *around != Role::List => Role::Division,
            Role::Caption if element.html_name() == "figcaption" && *around != Role::Division => {
                Role::Paragraph
            }
            role => role,
        })
    }

    /// Counts the items of a list.
    fn items(&self, list: NodeIndex) -> i32 {
        let children = &self.document.node(list).children;
        let items = children.iter().filter(|&&child| {
            let style = self.styles.of(child);
            style.is_some_and(|style| style.display == Display::ListItem)
        });
        i32::try_from(items.count()).unwrap_or(i32::MAX)
    }

    /// Makes the box of an element whose own place in the structure is known.
    pub(super) fn contents(
        &mut self,
        index: NodeIndex,
        element: &'a Element,
        style: &Arc<ComputedStyle>,
        inside: &Place,
    ) -> BlockBox {
        let own = self.styles.generated(index, PseudoElement::FirstLetter);
        let around = self.first_letter.clone();
        self.first_letter = own.or(around.as_ref()).cloned();
        let waits = self.first_letter.is_some();
        let turns = !self.is_turned && turns(element, style);
        self.is_turned |= turns;
        let content = if turns {
            self.derived.of(style, Purpose::Turned)
        } else {
            style.clone()
        };
        let mut flow = Flow::new(&content, inside);
        self.counters.descend();
        self.write_marker(&mut flow, inside);
        self.generated_block(index, element, true, &mut flow, inside);
        self.nodes(index, &mut flow, inside);
        self.generated_block(index, element, false, &mut flow, inside);
        self.counters.ascend();
        let has_text = waits && self.first_letter.is_none();
        self.first_letter = around.filter(|_| !has_text);
        let mut block = flow.into_block(&content, &mut self.derived);
        if let Some(line) = &style.first_line {
            hand_on(line, &mut block);
        }
        if turns {
            self.is_turned = false;
            let mut around = empty(style);
            around.events = std::mem::take(&mut block.events);
            around.content = BoxContent::Turned(Box::new(block));
            return around;
        }
        block
    }
}

/// Tells whether the content of an element is set across and turned.
fn turns(element: &Element, style: &ComputedStyle) -> bool {
    style.inherited.lines != Lines::Across
        && !style.display.arranges()
        && !style.columns.are_set()
        && !matches!(element.html_name(), "html" | "body")
}

/// Hands how a first line looks on to the block inside that has this line (CSS Pseudo-Elements 4, 2.1.1). What such a block asks
/// for itself stays.
fn hand_on(line: &Arc<ComputedStyle>, block: &mut BlockBox) {
    match &mut block.content {
        BoxContent::Inline(inline) if inline.content.style.first_line.is_none() => {
            let mut style = (*inline.content.style).clone();
            style.first_line = Some(line.clone());
            inline.content.style = Arc::new(style);
        }
        BoxContent::Blocks(children) => {
            let mut in_flow = children.iter_mut();
            let first = in_flow.find(|child| child.style.float == Float::None);
            if let Some(first) = first.filter(|first| first.style.display.holds_lines()) {
                hand_on(line, first);
            }
        }
        _ => {}
    }
}
