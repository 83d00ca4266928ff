//! Lays out blocks below each other.

use std::{collections::VecDeque, sync::Arc};

use mujaz_model::Direction;

use super::{
    Layouter,
    floats::{Band, holds_floats},
    fragment::{Content, Fragment, Marker},
};
use crate::{
    boxes::{BlockBox, BoxContent, PictureBox},
    style::values::{ComputedStyle, Dimension, Display, Float},
    text::{breaking::Widths, content::InlineContent},
};

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

/// Adjoining margins: the largest positive one, and the most negative one.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Margin {
    positive: f32,
    negative: f32,
}

impl Margin {
    pub(super) fn of(length: f32) -> Self {
        Self {
            positive: length.max(0.0),
            negative: length.min(0.0),
        }
    }

    pub(super) fn collapsed(self, other: Self) -> Self {
        Self {
            positive: self.positive.max(other.positive),
            negative: self.negative.min(other.negative),
        }
    }

    pub(super) fn length(self) -> f32 {
        self.positive + self.negative
    }
}

/// The horizontal measures of a box in its container.
#[derive(Debug, Clone, Copy)]
pub(super) struct Across {
    pub(super) x: f32,
    /// Of the border box.
    pub(super) width: f32,
    /// From the left edge of the border box to the content.
    pub(super) inset: f32,
    pub(super) content: f32,
}

impl Layouter {
    /// Lays out a block in a container that is `available` wide and reads in `direction`.
    pub(super) fn block(&mut self, block: &BlockBox, available: f32, direction: Direction) -> Laid {
        let page = &block.style.inherited.page;
        if self.named_widths.is_empty() || *page == self.page {
            return self.block_on_page(block, available, direction);
        }
        let before = std::mem::replace(&mut self.page, page.clone());
        let own = page.as_ref().and_then(|page| self.named_widths.get(page));
        let available = own.copied().unwrap_or(available);
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
        let mut laid = self.block_at(block, width, direction);
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

    fn block_at(&mut self, block: &BlockBox, available: f32, direction: Direction) -> Laid {
        let style = &block.style;
        let across = self.across(block, available, direction);
        let mut laid = match &block.content {
            BoxContent::Table(table) => self.table(block, table, available, direction),
            BoxContent::Picture(picture) => Laid {
                fragment: picture_fragment(style, picture, across),
                before: Margin::default(),
                after: Margin::default(),
                is_empty: false,
                clearance: 0.0,
            },
            BoxContent::Blocks(_) | BoxContent::Inline(_) if style.columns.are_set() => {
                let content = self.multicol(block, across);
                closed(block, content.0, content.1, across)
            }
            BoxContent::Blocks(children) => {
                let collapses = collapses_with_children(style);
                self.stack(block, children, across, collapses)
            }
            BoxContent::Arranged(children) => {
                let content = self.arrange(style, children, across.content);
                closed(block, content.0, content.1, across)
            }
            BoxContent::Inline(inline) => {
                let corner = self.corner(style, across);
                let lines = self.lines(inline, across.content, corner);
                let content = shifted_lines(lines.content, across.inset);
                let mut laid = closed(block, content, lines.height, across);
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
            fragment.marker = self.marker(marker, fragment, across.inset, style);
            laid.is_empty = false;
            if let Some(marker) = &fragment.marker {
                fragment.height = fragment.height.max(marker.y + marker.line.height);
            }
        }
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
        let style = &block.style;
        let mut fragment = match &block.content {
            BoxContent::Blocks(_) | BoxContent::Inline(_) if style.columns.are_set() => {
                let content = self.multicol(block, across);
                closed(block, content.0, content.1, across).fragment
            }
            BoxContent::Blocks(children) => {
                self.stack(block, children, across, (false, false)).fragment
            }
            BoxContent::Inline(inline) => {
                let corner = self.corner(style, across);
                let lines = self.lines(inline, across.content, corner);
                let content = shifted_lines(lines.content, across.inset);
                let mut fragment = closed(block, content, lines.height, across).fragment;
                fragment.reach = fragment.content_reach();
                fragment
            }
            BoxContent::Picture(picture) => picture_fragment(style, picture, across),
            BoxContent::Arranged(children) => {
                let content = self.arrange(style, children, across.content);
                closed(block, content.0, content.1, across).fragment
            }
            BoxContent::Table(table) => {
                let margin = |side: Dimension| side.of(across.width).unwrap_or(0.0);
                let room = across.width + margin(style.margin.left) + margin(style.margin.right);
                let mut fragment = self
                    .table(block, table, room, style.inherited.direction)
                    .fragment;
                fragment.x = across.x;
                fragment
            }
        };
        fragment.events.clone_from(&block.events);
        if let Some(marker) = &block.marker {
            fragment.marker = self.marker(marker, &fragment, across.inset, style);
        }
        fragment
    }

    /// Returns the corner of a box's content in the context of the floats.
    fn corner(&self, style: &ComputedStyle, across: Across) -> (f32, f32) {
        let top = style.border.top.thickness() + style.padding.top.of(across.width);
        (self.at.0 + across.x + across.inset, self.at.1 + top)
    }

    /// Lays out blocks below each other.
    pub(super) fn stack(
        &mut self,
        block: &BlockBox,
        children: &[BlockBox],
        across: Across,
        (joins_first, joins_last): (bool, bool),
    ) -> Laid {
        let direction = block.style.inherited.direction;
        let mut fragments = VecDeque::with_capacity(children.len());
        let mut before = Margin::default();
        let mut pending = Margin::default();
        let mut started = false;
        let mut height = 0.0;
        let mut events = Vec::new();
        let outer = self.at;
        let corner = self.corner(&block.style, across);
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
            pending = pending.collapsed(laid.before);
            let is_passed = laid.is_empty
                && laid.clearance == 0.0
                && laid.fragment.reach == 0.0
                && laid.fragment.break_before == crate::style::values::Break::Auto;
            if is_passed {
                pending = pending.collapsed(laid.after);
                events.extend(laid.fragment.events);
                continue;
            }
            let mut fragment = laid.fragment;
            fragment.x += across.inset;
            if stands_free {
                fragment.lead = pending.length();
            } else {
                before = pending;
            }
            fragment.lead += laid.clearance;
            if !events.is_empty() {
                events.append(&mut fragment.events);
                fragment.events = std::mem::take(&mut events);
            }
            height += fragment.lead + fragment.height;
            started = true;
            pending = laid.after;
            fragments.push_back(fragment);
        }
        self.at = outer;
        let mut after = Margin::default();
        if !started && joins_first && joins_last {
            before = pending;
        } else if joins_last {
            after = pending;
        } else {
            height += pending.length().max(0.0);
        }
        let mut laid = closed(block, Content::Blocks(fragments), height, across);
        if self.has_floats {
            laid.fragment.reach = laid.fragment.content_reach();
        }
        laid.fragment.events.append(&mut events);
        laid.before = before;
        laid.after = after;
        laid.is_empty = !started && laid.fragment.height == 0.0;
        laid
    }

    fn marker(
        &mut self,
        content: &InlineContent,
        fragment: &Fragment,
        inset: f32,
        style: &Arc<ComputedStyle>,
    ) -> Option<Box<Marker>> {
        let mut content = content.clone();
        // Few text fonts have every bullet.
        for (bullet, instead) in [("◦", "–"), ("▪", "•")] {
            let is_missing = bullet
                .chars()
                .any(|character| !self.typesetter.fonts.covers(character));
            if content.text == bullet && is_missing {
                instead.clone_into(&mut content.text);
                for span in &mut content.spans {
                    span.end = instead.len();
                }
            }
        }
        let mut lines = self.set_lines(content.clone(), f32::MAX / 4.0);
        if lines.is_empty() {
            return None;
        }
        let line = lines.swap_remove(0);
        let width = super::inline::natural_width(&mut self.typesetter, &content);
        let gap = style.inherited.font_size * 0.4;
        let x = if style.is_right_to_left() {
            // The line was set for a measure without end; only its glyphs' own width counts.
            fragment.width - inset + gap
        } else {
            inset - gap - width
        };
        let baseline = fragment
            .first_baseline()
            .unwrap_or(fragment.top + line.baseline);
        Some(Box::new(Marker {
            x,
            y: baseline - line.baseline,
            line,
        }))
    }

    /// Solves the widths of a block in its container (CSS 2.2, 10.3.3).
    pub(super) fn across(
        &mut self,
        block: &BlockBox,
        available: f32,
        direction: Direction,
    ) -> Across {
        let style = &block.style;
        let inset = style.border.left.thickness() + style.padding.left.of(available);
        let edges = inset + style.border.right.thickness() + style.padding.right.of(available);
        let (left, right) = (
            style.margin.left.of(available),
            style.margin.right.of(available),
        );
        let filled = available - left.unwrap_or(0.0) - right.unwrap_or(0.0);
        let outer = |length: f32| {
            if style.border_box {
                length
            } else {
                length + edges
            }
        };
        let set = style.width.of(available).map(outer);
        let own = match &block.content {
            BoxContent::Picture(picture) => Some(picture_size(style, picture, available).0 + edges),
            _ => set,
        };
        let is_out = style.display.is_inline() || style.float != Float::None;
        let shrinks = is_out && own.is_none();
        let mut width = own.unwrap_or(filled);
        if shrinks {
            let widths = self.content_widths(block);
            width = widths.most.min(filled).max(widths.least);
        }
        if let Some(most) = style.max_width.of(available).map(outer) {
            width = width.min(most);
        }
        if let Some(least) = style.min_width.of(available).map(outer) {
            width = width.max(least);
        }
        let width = width.max(edges);
        let free = available - width;
        let x = match (left, right) {
            (None, None) => (free / 2.0).max(0.0),
            (None, Some(right)) => free - right,
            (Some(left), None) => left,
            (Some(left), Some(right)) => match direction {
                Direction::LeftToRight => left,
                Direction::RightToLeft => free - right,
            },
        };
        Across {
            x,
            width,
            inset,
            content: width - edges,
        }
    }

    /// Returns the widths of the border box that the content asks for.
    pub(super) fn content_widths(&mut self, block: &BlockBox) -> Widths {
        let key = std::ptr::from_ref(block);
        if let Some(known) = self.asked.get(&key) {
            return *known;
        }
        let widths = self.measure_widths(block);
        self.asked.insert(key, widths);
        widths
    }

    fn measure_widths(&mut self, block: &BlockBox) -> Widths {
        let style = &block.style;
        let edges = style.border.left.thickness()
            + style.border.right.thickness()
            + style.padding.left.of(0.0)
            + style.padding.right.of(0.0);
        if let Dimension::Set(length) = style.width
            && length.share == 0.0
        {
            let width = length.points + if style.border_box { 0.0 } else { edges };
            return Widths {
                least: width,
                most: width,
            };
        }
        let mut widths = Widths::default();
        let mut include = |own: Widths, style: &ComputedStyle| {
            let margin = style.margin.left.of(0.0).unwrap_or(0.0)
                + style.margin.right.of(0.0).unwrap_or(0.0);
            widths.least = widths.least.max(own.least + margin);
            widths.most = widths.most.max(own.most + margin);
        };
        let mut floating = 0.0;
        match &block.content {
            BoxContent::Blocks(children) => {
                for child in children {
                    let own = self.content_widths(child);
                    include(own, &child.style);
                    if child.style.float != Float::None {
                        floating += own.most;
                    }
                }
                // What stands beside floats is wide enough for them too.
                widths.most += floating;
            }
            BoxContent::Inline(inline) => widths = self.line_widths(inline),
            BoxContent::Arranged(children) => widths = self.arranged_widths(style, children),
            BoxContent::Picture(picture) => {
                let (width, _) = picture_size(style, picture, 0.0);
                widths = Widths {
                    least: width,
                    most: width,
                };
            }
            BoxContent::Table(table) => widths = self.table_widths(style, table),
        }
        Widths {
            least: widths.least + edges,
            most: widths.most + edges,
        }
    }
}

/// Closes a box around its content.
pub(super) fn closed(block: &BlockBox, content: Content, height: f32, across: Across) -> Laid {
    let style = &block.style;
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
    // Content is never cut off, so a height is a least height.
    fragment.height = (height + edges)
        .max(outer(style.min_height))
        .max(outer(style.height));
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

/// Returns the margin above a block, collapsed with those of its first children.
fn opening_margin(block: &BlockBox, available: f32) -> Margin {
    let mut margin = Margin::default();
    let mut block = block;
    loop {
        let own = block.style.margin.top.of(available).unwrap_or(0.0);
        margin = margin.collapsed(Margin::of(own));
        let BoxContent::Blocks(children) = &block.content else {
            return margin;
        };
        let mut in_text = children
            .iter()
            .filter(|child| child.style.float == Float::None);
        match in_text.next() {
            Some(first) if collapses_with_children(&block.style).0 => block = first,
            _ => return margin,
        }
    }
}

/// Tells whether a block's first and last child share their margins with it.
fn collapses_with_children(style: &ComputedStyle) -> (bool, bool) {
    if style.display == Display::FlowRoot || style.columns.are_set() {
        return (false, false);
    }
    let none = crate::style::values::LengthPercentage::default();
    let open_top = style.border.top.thickness() == 0.0 && style.padding.top == none;
    let open_bottom = style.border.bottom.thickness() == 0.0
        && style.padding.bottom == none
        && style.height == Dimension::Auto
        && style.min_height == Dimension::Auto;
    (open_top, open_bottom)
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

fn picture_fragment(style: &Arc<ComputedStyle>, picture: &PictureBox, across: Across) -> Fragment {
    let mut fragment = Fragment::new(style, Content::Picture(picture.clone()));
    let (_, height) = picture_size(style, picture, across.width);
    let natural = picture_size(style, picture, across.width).0;
    // A width that was cut down keeps the proportions.
    let height = if natural > 0.0 {
        height * (across.content / natural)
    } else {
        height
    };
    fragment.x = across.x;
    fragment.width = across.width;
    fragment.top = style.border.top.thickness() + style.padding.top.of(across.width);
    fragment.bottom = style.border.bottom.thickness() + style.padding.bottom.of(across.width);
    fragment.height = height + fragment.top + fragment.bottom;
    fragment
}

/// Returns the size of a picture's content: as set, or else 96 pixels to the inch, never wider than its container.
fn picture_size(style: &ComputedStyle, picture: &PictureBox, available: f32) -> (f32, f32) {
    let (width, height) = picture.image.size();
    let (width, height) = (width * 0.75, height * 0.75);
    let ratio = height / width;
    let (mut width, mut height) = match (style.width.of(available), style.height.of(0.0)) {
        (Some(width), Some(height)) => (width, height),
        (Some(width), None) => (width, width * ratio),
        (None, Some(height)) => (height / ratio, height),
        (None, None) => (width, height),
    };
    let most = style.max_width.of(available).unwrap_or(f32::MAX);
    let most = if available > 0.0 {
        most.min(available)
    } else {
        most
    };
    if width > most && width > 0.0 {
        height *= most / width;
        width = most;
    }
    if let Some(most) = style.max_height.of(0.0)
        && height > most
    {
        width *= most / height;
        height = most;
    }
    (width, height)
}
