//! Lays out blocks below each other: boxes and the room for them go in, fragments and their margins come out.
//!
//! 1. [`width`] solves how wide a block is;
//! 2. [`margin`] collapses its margins with those of its neighbours;
//! 3. [`height`] finds what shares of heights are shares of;
//! 4. [`marker`] sets the marker of a list item, [`picture`] sizes pictures, and [`turned`] sets lines that run down or up.

mod height;
mod margin;
mod marker;
mod picture;
mod turned;
mod width;

use std::{collections::VecDeque, sync::Arc};

use mujaz_model::Direction;

use super::{
    Layouter,
    floats::{Band, holds_floats},
    fragment::{Content, Fragment},
};
use crate::{
    boxes::{BlockBox, BoxContent},
    style::values::{Break, ComputedStyle, Dimension, Float},
};
pub(super) use margin::Margin;
use margin::{collapses_with_children, opening_margin};
use picture::picture_fragment;

/// A fragment with the margins that may still collapse with its neighbours'.
pub(super) struct Laid {
    pub(super) fragment: Fragment,
    pub(super) before: Margin,
    pub(super) after: Margin,
    /// Whether the box has no height, so that its margins meet.
    pub(super) is_empty: bool,
    /// How far the box stands below its margins, since floats are in its way.
    pub(super) clearance: f32,
}

/// The horizontal measures of a box in its container.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Across {
    pub(crate) x: f32,
    /// Of the border box.
    pub(crate) width: f32,
    /// From the left edge of the border box to the content.
    pub(crate) inset: f32,
    pub(crate) content: f32,
}

impl Layouter {
    /// Lays out a block in a container that is `available` wide and reads in `direction`.
    pub(super) fn block(&mut self, block: &BlockBox, available: f32, direction: Direction) -> Laid {
        let page = &block.style.inherited.page;
        if self.named.is_empty() || *page == self.page {
            return self.block_on_page(block, available, direction);
        }
        let before = std::mem::replace(&mut self.page, page.clone());
        let width = |page: &Option<Arc<str>>| {
            let named = page.as_ref().and_then(|page| self.named.get(page));
            named.map_or(self.page_width, |named| named.width)
        };
        // What stands around the box takes as much of this page as of the one before.
        let available = (available + width(page) - width(&before)).max(0.0);
        let laid = self.block_on_page(block, available, direction);
        self.page = before;
        laid
    }

    fn block_on_page(&mut self, block: &BlockBox, available: f32, direction: Direction) -> Laid {
        let at = self.at;
        let mut shift = 0.0;
        let mut width = available;
        if !self.floats.is_empty() {
            self.at.1 = at.1.max(self.floats.end(block.style.clear, direction));
            let keeps_apart = holds_floats(&block.style, &block.content)
                || matches!(block.content, BoxContent::Picture(_));
            if keeps_apart {
                let (down, right, left_over) = self.beside_floats(block, available);
                self.at.1 += down;
                (shift, width) = (right, left_over);
            }
        }
        let clearance = self.at.1 - at.1;
        let outside =
            holds_floats(&block.style, &block.content).then(|| std::mem::take(&mut self.floats));
        let mut laid = self.block_at(block, (width, available), direction);
        if let Some(outside) = outside {
            self.floats = outside;
            laid.fragment.hold_floats();
        }
        if self.in_columns == 0 {
            laid.fragment.drop_column_breaks();
        }
        laid.fragment.x += shift;
        laid.clearance = clearance;
        self.at = at;
        laid
    }

    /// Lays out a block in the room that floats leave of the `whole` width of its container.
    fn block_at(
        &mut self,
        block: &BlockBox,
        (available, whole): (f32, f32),
        direction: Direction,
    ) -> Laid {
        let style = &self.with_known_heights(&block.style);
        let across = self.across_beside(block, (available, whole), direction);
        let container = self.enter_container(style, across);
        let around = self.enter_height(style);
        let mut laid = match &block.content {
            BoxContent::Table(table) => self.table(block, table, (available, whole), direction),
            BoxContent::Picture(picture) => Laid {
                fragment: picture_fragment(style, picture, across),
                before: Margin::default(),
                after: Margin::default(),
                is_empty: false,
                clearance: 0.0,
            },
            BoxContent::Turned(content) => {
                let (content, height) = self.turned(style, content, across);
                closed(style, content, height, across)
            }
            BoxContent::Blocks(_) | BoxContent::Inline(_) if style.columns.are_set() => {
                let content = self.multicol(block, across);
                closed(style, content.0, content.1, across)
            }
            BoxContent::Blocks(children) => {
                let collapses = collapses_with_children(style);
                self.stack(style, children, across, collapses)
            }
            BoxContent::Arranged(children) => {
                let content = self.arrange(style, children, across.content);
                closed(style, content.0, content.1, across)
            }
            BoxContent::Inline(inline) => {
                let corner = self.corner(style, across);
                let lines = self.lines(inline, across.content, corner);
                let content = shifted_lines(lines.content, across.inset);
                let mut laid = closed(style, content, lines.height, across);
                laid.fragment.reach = laid.fragment.content_reach();
                laid
            }
        };
        let margin = |dimension: Dimension| Margin::of(dimension.of(available).unwrap_or(0.0));
        laid.before = laid.before.collapsed(margin(style.margin.top));
        laid.after = laid.after.collapsed(margin(style.margin.bottom));
        let fragment = &mut laid.fragment;
        fragment.events.clone_from(&block.events);
        if let Some(marker) = &block.marker {
            self.set_marker(marker, fragment, style);
            laid.is_empty = false;
        }
        self.height_around = None;
        self.leave_container(block, &mut laid.fragment, across, (container, available));
        self.height_around = around;
        laid.is_empty &= block.free.is_empty() && !style.is_flow_root();
        laid
    }

    /// Lays out a box that shares no margins with its content: a cell, a flex item, a box in a line.
    pub(super) fn root(&mut self, block: &BlockBox, across: Across) -> Fragment {
        let outside = std::mem::take(&mut self.floats);
        let at = std::mem::replace(&mut self.at, (0.0, 0.0));
        let mut fragment = self.own_context(block, across);
        fragment.hold_floats();
        if self.in_columns == 0 {
            fragment.drop_column_breaks();
        }
        self.floats = outside;
        self.at = at;
        fragment
    }

    fn own_context(&mut self, block: &BlockBox, across: Across) -> Fragment {
        let style = &self.with_known_heights(&block.style);
        let container = self.enter_container(style, across);
        let around = self.enter_height(style);
        let mut fragment = match &block.content {
            BoxContent::Turned(content) => {
                let (content, height) = self.turned(style, content, across);
                closed(style, content, height, across).fragment
            }
            BoxContent::Blocks(_) | BoxContent::Inline(_) if style.columns.are_set() => {
                let content = self.multicol(block, across);
                closed(style, content.0, content.1, across).fragment
            }
            BoxContent::Blocks(children) => {
                self.stack(style, children, across, (false, false)).fragment
            }
            BoxContent::Inline(inline) => {
                let corner = self.corner(style, across);
                let lines = self.lines(inline, across.content, corner);
                let content = shifted_lines(lines.content, across.inset);
                let mut fragment = closed(style, content, lines.height, across).fragment;
                fragment.reach = fragment.content_reach();
                fragment
            }
            BoxContent::Picture(picture) => picture_fragment(style, picture, across),
            BoxContent::Arranged(children) => {
                let content = self.arrange(style, children, across.content);
                closed(style, content.0, content.1, across).fragment
            }
            BoxContent::Table(table) => {
                let margin = |side: Dimension| side.of(across.width).unwrap_or(0.0);
                let room = across.width + margin(style.margin.left) + margin(style.margin.right);
                let mut fragment = self
                    .table(block, table, (room, room), style.inherited.direction)
                    .fragment;
                fragment.x = across.x;
                fragment
            }
        };
        fragment.events.clone_from(&block.events);
        if let Some(marker) = &block.marker {
            self.set_marker(marker, &mut fragment, style);
        }
        self.height_around = None;
        self.leave_container(block, &mut fragment, across, (container, across.width));
        self.height_around = around;
        fragment
    }

    /// Lays out blocks below each other.
    pub(super) fn stack(
        &mut self,
        style: &Arc<ComputedStyle>,
        children: &[BlockBox],
        across: Across,
        (joins_first, joins_last): (bool, bool),
    ) -> Laid {
        let direction = style.inherited.direction;
        let mut fragments = VecDeque::with_capacity(children.len());
        let mut before = Margin::default();
        let mut pending = Margin::default();
        let mut started = false;
        let mut height = 0.0;
        let mut events = Vec::new();
        let outer = self.at;
        let corner = self.corner(style, across);
        let within = Band {
            left: corner.0,
            right: corner.0 + across.content,
        };
        for child in children {
            let stands_free = started || !joins_first;
            if self.has_floats {
                let mut opening = Margin::default();
                if stands_free {
                    opening = pending;
                    if child.style.float == Float::None {
                        opening = opening.collapsed(opening_margin(child, across.content));
                    }
                }
                self.at = (corner.0, corner.1 + height + opening.length());
            }
            if child.style.float != Float::None {
                let float = self.float(child, across.content, direction);
                let (x, top, _) = self.place(&float, self.at.1, within, direction);
                let mut fragment = float.fragment;
                fragment.x = x - corner.0 + across.inset;
                fragment.lead = top - corner.1 - height;
                if !events.is_empty() {
                    events.append(&mut fragment.events);
                    fragment.events = std::mem::take(&mut events);
                }
                fragments.push_back(fragment);
                continue;
            }
            let laid = self.block(child, across.content, direction);
            let closing = pending.length();
            let opening = laid.before.length();
            pending = pending.collapsed(laid.before);
            let is_passed = laid.is_empty
                && laid.clearance == 0.0
                && laid.fragment.reach == 0.0
                && laid.fragment.break_before == Break::Auto;
            if is_passed {
                pending = pending.collapsed(laid.after);
                events.extend(laid.fragment.events);
                continue;
            }
            let mut fragment = laid.fragment;
            fragment.x += across.inset;
            if stands_free {
                fragment.lead = pending.length();
                fragment.opening = opening;
            } else {
                before = pending;
            }
            fragment.lead += laid.clearance;
            if !events.is_empty() {
                events.append(&mut fragment.events);
                fragment.events = std::mem::take(&mut events);
            }
            if let Some(last) = fragments.back_mut().filter(|last| !last.is_float) {
                last.closing = closing;
            }
            height += fragment.lead + fragment.height;
            started = true;
            pending = laid.after;
            fragments.push_back(fragment);
        }
        self.at = outer;
        let mut after = Margin::default();
        let mut trail = 0.0;
        if !started && joins_first && joins_last {
            before = pending;
        } else if joins_last {
            after = pending;
        } else {
            trail = pending.length().max(0.0);
        }
        let content = Content::Blocks(fragments);
        let mut laid = closed(style, content, height + trail, across);
        laid.fragment.trail = trail;
        let edges = laid.fragment.top + laid.fragment.bottom;
        if style.min_height != Dimension::Auto && laid.fragment.height > height + trail + edges {
            // Browsers forget it where a least height makes room below the content.
            after = Margin::default();
        }
        if self.has_floats {
            laid.fragment.reach = laid.fragment.content_reach();
        }
        laid.fragment.events.append(&mut events);
        laid.before = before;
        laid.after = after;
        laid.is_empty = !started && laid.fragment.height == 0.0;
        laid
    }

    /// Returns the corner of a box's content in the context of the floats.
    fn corner(&self, style: &ComputedStyle, across: Across) -> (f32, f32) {
        let top = style.border.top.thickness() + style.padding.top.of(across.width);
        (self.at.0 + across.x + across.inset, self.at.1 + top)
    }
}

/// Closes a box around its content.
pub(super) fn closed(
    style: &Arc<ComputedStyle>,
    content: Content,
    height: f32,
    across: Across,
) -> Laid {
    let mut fragment = Fragment::new(style, content);
    fragment.x = across.x;
    fragment.width = across.width;
    fragment.top = style.border.top.thickness() + style.padding.top.of(across.width);
    fragment.bottom = style.border.bottom.thickness() + style.padding.bottom.of(across.width);
    let edges = fragment.top + fragment.bottom;
    let outer = |dimension: Dimension| {
        dimension.of(0.0).map_or(0.0, |length| {
            if style.border_box {
                length
            } else {
                length + edges
            }
        })
    };
    let preferred = style
        .aspect_ratio
        .filter(|_| style.height == Dimension::Auto)
        .map_or(0.0, |ratio| {
            if style.border_box && !ratio.is_for_boxes {
                across.width * ratio.height
            } else {
                across.content * ratio.height + edges
            }
        });
    let preferred = style
        .max_height
        .of(0.0)
        .map_or(preferred, |_| preferred.min(outer(style.max_height)));
    // Content is never cut off, so a height is a least height; but it may reach into the padding below.
    let set = outer(style.height);
    let needed = height + edges;
    let needed = if set > 0.0 {
        needed.min(set.max(needed - style.padding.bottom.of(across.width)))
    } else {
        needed
    };
    fragment.height = needed.max(preferred).max(outer(style.min_height)).max(set);
    fragment.gather_breaks();
    let is_empty = fragment.height == 0.0;
    Laid {
        fragment,
        before: Margin::default(),
        after: Margin::default(),
        is_empty,
        clearance: 0.0,
    }
}

/// Lines are set from the left edge of the content; a fragment measures from its own.
fn shifted_lines(content: Content, offset: f32) -> Content {
    match content {
        Content::Lines(mut lines, boxes) => {
            if offset != 0.0 {
                for line in &mut lines {
                    line.shift(offset, 0.0);
                }
            }
            Content::Lines(lines, boxes)
        }
        other => other,
    }
}
