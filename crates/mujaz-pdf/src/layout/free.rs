//! Boxes that are placed by insets (CSS Positioned Layout 3): a box that stands in no flow is laid out with the box that it
//! is in, and finds its place once the size of the box is known that its insets are measured in.

use std::ops::Range;

use super::{
    Layouter,
    block::Across,
    fragment::{Content, Fragment, Free, Placed, Turning},
    split::{self, Cut, TOLERANCE, columns::fill_all},
};
use crate::{
    boxes::{BlockBox, BoxContent, FreeBox},
    paginate::page::Extent,
    style::values::{Break, ComputedStyle, Dimension, Display, Position},
    text::line::LineItem,
};

/// What insets are measured in: the inside of the borders of a box, from its top left corner.
#[derive(Debug, Clone, Copy)]
struct Inside {
    left: f32,
    top: f32,
    width: f32,
    height: f32,
    is_page: bool,
}

impl Layouter {
    /// Makes a box what insets inside it are measured in, if it is one of those. Returns the width of what was before.
    pub(super) fn enter_container(&mut self, style: &ComputedStyle, across: Across) -> f32 {
        let before = self.container_width;
        if style.position != Position::Static {
            self.container_width =
                across.width - style.border.left.thickness() - style.border.right.thickness();
        }
        before
    }

    /// Lays out what stands in no flow in a box, whose flow has been laid out. `before` is what [`Self::enter_container`]
    /// gave, and `available` the width of the box around it.
    pub(super) fn leave_container(
        &mut self,
        block: &BlockBox,
        fragment: &mut Fragment,
        across: Across,
        (before, available): (f32, f32),
    ) {
        let style = &block.style;
        if !block.free.is_empty() {
            let mut free = Vec::with_capacity(block.free.len());
            for one in block.free.iter().filter(|one| !is_in_columns(block, one)) {
                free.push(self.free(&one.content, fragment, across, one.after));
            }
            free.sort_by_key(|one| one.fragment.style.layer);
            fragment.placed.get_or_insert_default().free = free;
        }
        let mut moved = if style.position == Position::Relative {
            style.relative_shift(available)
        } else {
            (0.0, 0.0)
        };
        let is_cell = style.display == Display::TableCell;
        if is_cell || !style.display.is_table_part() {
            let (width, height) = (fragment.width, fragment.height);
            let own = style.moving.moved(width, height);
            moved = (moved.0 + own.0, moved.1 + own.1);
            if style.moving.turned(width, height).is_some() {
                fragment.placed.get_or_insert_default().turns = Some(Turning::Own);
            }
        }
        if moved != (0.0, 0.0) {
            fragment.placed.get_or_insert_default().moved = moved;
        }
        self.has_free |= !block.free.is_empty();
        if style.position != Position::Static && self.has_free {
            fragment.settle();
        }
        self.container_width = before;
    }

    /// Lays out what stands in no flow in a box with columns, where one of its flows is that has `run` of the blocks, counted from 0.
    pub(super) fn place_in_column(
        &mut self,
        block: &BlockBox,
        flow: &mut Fragment,
        run: Range<usize>,
    ) {
        let across = Across {
            x: 0.0,
            width: flow.width,
            inset: 0.0,
            content: flow.width,
        };
        let is_here = |one: &&FreeBox| is_in_columns(block, one) && run.contains(&one.before());
        let mut free = Vec::new();
        for one in block.free.iter().filter(is_here) {
            free.push(self.free(&one.content, flow, across, one.after - run.start));
        }
        if !free.is_empty() {
            free.sort_by_key(|one| one.fragment.style.layer);
            flow.placed.get_or_insert_default().free = free;
        }
    }

    /// Lays out a box where it would stand in the flow.
    fn free(&mut self, block: &BlockBox, parent: &Fragment, across: Across, after: usize) -> Free {
        let style = &block.style;
        let whole = self.container_width;
        let (left, right) = (style.insets.left.of(whole), style.insets.right.of(whole));
        let room = if style.width == Dimension::Auto {
            whole - left.unwrap_or(0.0) - right.unwrap_or(0.0)
        } else {
            whole
        };
        let direction = parent.style.inherited.direction;
        let own = self.across(block, room.max(0.0), direction);
        let mut fragment = self.root(block, Across { x: 0.0, ..own });
        fragment.x = 0.0;
        (fragment.break_before, fragment.break_after) = (Break::Auto, Break::Auto);
        let margin = |side: Dimension| side.of(whole).unwrap_or(0.0);
        let x = if parent.style.is_right_to_left() {
            across.inset + across.content - fragment.width - margin(style.margin.right)
        } else {
            across.inset + margin(style.margin.left)
        };
        let above: f32 = match &parent.content {
            Content::Blocks(children) => {
                let children = children.iter().take(after);
                children.map(Fragment::flow_height).sum()
            }
            _ => 0.0,
        };
        Free {
            x,
            y: parent.top + above + margin(style.margin.top),
            fragment,
            is_settled: false,
            is_under: style.layer >= 0 && is_under(parent, after),
        }
    }
}

impl FreeBox {
    /// Returns the number of the block that the box stands behind, or else before.
    fn before(&self) -> usize {
        self.after.saturating_sub(1)
    }
}

/// Tells whether a box that stands in no flow would stand in a column, and not beside what spans all of them.
fn is_in_columns(block: &BlockBox, free: &FreeBox) -> bool {
    let is_narrow = match &block.content {
        BoxContent::Blocks(children) => children
            .get(free.before())
            .is_some_and(|before| !before.style.spans_columns),
        BoxContent::Inline(_) => true,
        _ => false,
    };
    is_narrow && block.style.columns.are_set()
}

/// Tells whether all that follows in the flow is placed too and nothing before it is: boxes that are placed are drawn in the order
/// of the document, above all others (CSS 2.2, appendix E).
fn is_under(parent: &Fragment, after: usize) -> bool {
    let Content::Blocks(children) = &parent.content else {
        return false;
    };
    let is_placed = |child: &Fragment| child.style.position != Position::Static;
    let after = after.min(children.len());
    let mut behind = children.range(after..).peekable();
    behind.peek().is_some() && behind.all(is_placed) && !children.range(..after).any(is_placed)
}

impl Fragment {
    /// Finds the places of the boxes inside whose insets are measured in this one.
    fn settle(&mut self) {
        let border = &self.style.border;
        let inside = Inside {
            left: border.left.thickness(),
            top: border.top.thickness(),
            width: self.width - border.left.thickness() - border.right.thickness(),
            height: self.height - border.top.thickness() - border.bottom.thickness(),
            is_page: false,
        };
        let mut raised = Vec::new();
        settle_in(self, (0.0, 0.0), inside, &mut raised);
        self.take_in(raised);
    }

    /// Takes in boxes that are placed in this one, from its corner.
    fn take_in(&mut self, raised: Vec<Free>) {
        if !raised.is_empty() {
            let placed = self.placed.get_or_insert_default();
            placed.free.extend(raised);
            placed.free.sort_by_key(|one| one.fragment.style.layer);
        }
    }

    /// Finds the places of the boxes whose insets are measured in the first page, and returns those that stand on every
    /// page, from the corner of its area. Those with text that reaches below the paper, of which there is `below` under the area, stand once and go on
    /// over the pages instead, since no page would have all of it.
    pub(crate) fn settle_on_page(&mut self, extent: Extent, below: f32) -> Vec<Free> {
        let inside = Inside {
            left: 0.0,
            top: 0.0,
            width: extent.width,
            height: extent.height,
            is_page: true,
        };
        let corner = (self.x, self.lead);
        let mut raised = Vec::new();
        settle_in(self, corner, inside, &mut raised);
        for free in &mut raised {
            free.x -= corner.0;
            free.y -= corner.1;
        }
        self.take_in(raised);
        let mut fixed = Vec::new();
        take_fixed(self, corner, extent.height + below, &mut fixed);
        fixed
    }

    /// Calls `visit` with every fragment in this one that stands at `(x, y)`, and with the place of each.
    fn for_each_inside(
        &mut self,
        (x, y): (f32, f32),
        visit: &mut dyn FnMut(&mut Self, (f32, f32)),
    ) {
        let mut top = y + self.top + self.shift;
        let mut below = |child: &mut Self, top: &mut f32| {
            visit(child, (x + child.x, *top + child.lead));
            *top += child.flow_height();
        };
        match &mut self.content {
            Content::Blocks(children) => {
                for child in children {
                    below(child, &mut top);
                }
            }
            Content::Table(table) => {
                for row in table.iter_mut() {
                    below(row, &mut top);
                }
            }
            Content::Cells(cells) => {
                for cell in cells {
                    let place = (x + cell.x, top + cell.lead);
                    visit(cell, place);
                }
            }
            Content::Lines(lines, boxes) => {
                for line in lines {
                    for item in &line.items {
                        if let LineItem::Box { number, x: left, y } = item
                            && let Some(child) = boxes.get_mut(*number)
                        {
                            let place = (x + left + child.x, top + y + child.lead);
                            visit(child, place);
                        }
                    }
                    top += line.height;
                }
            }
            Content::Columns(columns) => {
                let across = (self.width, self.style.is_right_to_left());
                for number in 0..columns.filled.len() {
                    let left = x + columns.left(number, across);
                    visit(&mut columns.filled[number], (left, top));
                }
                if let Some(flow) = &mut columns.flow {
                    visit(flow, (x, top));
                }
            }
            Content::Picture(_) => {}
        }
    }
}

/// Places what is inside of a fragment that stands at `at`. What is placed by its upper or lower edge goes to `raised`, since
/// it belongs on the page of that edge, wherever its own place in the text is.
fn settle_in(fragment: &mut Fragment, at: (f32, f32), inside: Inside, raised: &mut Vec<Free>) {
    if let Some(placed) = &mut fragment.placed {
        for mut free in std::mem::take(&mut placed.free) {
            let is_fixed = free.fragment.style.position == Position::Fixed;
            let insets = free.fragment.style.insets;
            let is_raised = insets.top != Dimension::Auto || insets.bottom != Dimension::Auto;
            let is_own = !free.is_settled && (inside.is_page || !is_fixed);
            if is_own {
                place(&mut free, at, inside);
            }
            if inside.is_page {
                // There may be fixed boxes inside of one that is placed otherwise.
                let at = (at.0 + free.x, at.1 + free.y);
                settle_in(&mut free.fragment, at, inside, raised);
            }
            if is_own && is_raised {
                free.x += at.0;
                free.y += at.1;
                raised.push(free);
            } else {
                placed.free.push(free);
            }
        }
    }
    fragment.for_each_inside(at, &mut |child, at| {
        // What is inside a box that is placed itself has its place already, but for what the page places.
        if inside.is_page || child.style.position == Position::Static {
            settle_in(child, at, inside, raised);
        }
    });
}

/// CSS Positioned Layout 3, 4.
fn place(free: &mut Free, at: (f32, f32), inside: Inside) {
    let style = free.fragment.style.clone();
    let insets = style.insets;
    let margin = |side: Dimension| side.of(inside.width).unwrap_or(0.0);
    let (left, right) = (insets.left.of(inside.width), insets.right.of(inside.width));
    let (top, bottom) = (
        insets.top.of(inside.height),
        insets.bottom.of(inside.height),
    );
    let own = (margin(style.margin.left), margin(style.margin.right));
    let far_right = |right: f32| inside.left + inside.width - right - own.1 - free.fragment.width;
    let x = match (left, right) {
        (Some(left), Some(right))
            if style.margin.left == Dimension::Auto && style.margin.right == Dimension::Auto =>
        {
            let free = inside.width - left - right - free.fragment.width;
            Some(inside.left + left + (free / 2.0).max(0.0))
        }
        (Some(_), Some(right)) if style.is_right_to_left() => Some(far_right(right)),
        (Some(left), _) => Some(inside.left + left + own.0),
        (None, Some(right)) => Some(far_right(right)),
        (None, None) => None,
    };
    let (above, below) = (margin(style.margin.top), margin(style.margin.bottom));
    let height = match (top, bottom, style.height) {
        (Some(top), Some(bottom), Dimension::Auto) => {
            Some(inside.height - top - bottom - above - below)
        }
        (_, _, Dimension::Set(length)) if length.share > 0.0 && !inside.is_page => {
            Some(length.of(inside.height))
        }
        _ => None,
    };
    if let Some(height) = height {
        free.fragment.height = free.fragment.height.max(height);
        // What is placed inside by its lower edge follows.
        free.fragment.resettle();
    }
    let y = match (top, bottom) {
        (Some(top), _) => Some(inside.top + top + above),
        (None, Some(bottom)) => {
            let y = inside.top + inside.height - bottom - below - free.fragment.height;
            // What is taller than the page begins at its top, or it would begin where there is no paper.
            let is_tall = inside.is_page && free.fragment.height > inside.height;
            Some(if is_tall { y.max(inside.top) } else { y })
        }
        (None, None) => None,
    };
    free.x = x.map_or(free.x, |x| x - at.0);
    free.y = y.map_or(free.y, |y| y - at.1);
    free.is_settled = true;
}

impl Fragment {
    /// Finds the places inside anew, since the box has become taller.
    pub(super) fn resettle(&mut self) {
        if let Some(placed) = &mut self.placed {
            for free in &mut placed.free {
                free.is_settled = false;
            }
            self.settle();
        }
    }
}

/// Where a page ends, from the top of its area.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PageEnd {
    /// Where the area ends.
    pub(crate) area: f32,
    /// Where the paper does.
    pub(crate) paper: f32,
}

/// What stands so many pages below the end of one was put where nobody sees it.
const FURTHEST: f32 = 20.0;

impl Fragment {
    /// Cuts boxes that stand in no flow and reach below the paper, where the area of the page ends. The fragment stands at `at`, from the
    /// corner of the area. Returns what is left for the next page, from the corner of its area.
    pub(crate) fn cut_free(&mut self, at: (f32, f32), end: PageEnd) -> Vec<Free> {
        let mut left = Vec::new();
        cut_free_in(self, at, end, &mut left);
        left
    }

    /// Takes in what is left of boxes in no flow from the page before.
    pub(crate) fn add_free(&mut self, left: Vec<Free>) {
        for mut free in left {
            free.x -= self.x;
            free.y -= self.lead;
            self.placed.get_or_insert_default().free.push(free);
        }
    }
}

fn cut_free_in(fragment: &mut Fragment, at: (f32, f32), end: PageEnd, to: &mut Vec<Free>) {
    // The next page has a copy of its own.
    if fragment.is_artifact {
        return;
    }
    if let Some(placed) = &mut fragment.placed {
        for mut free in std::mem::take(&mut placed.free) {
            let (x, y) = (at.0 + free.x, at.1 + free.y);
            let depth = free.fragment.height.max(free.fragment.reach);
            if y >= end.paper && y < end.area * FURTHEST {
                let y = y - end.area;
                to.push(Free { x, y, ..free });
                continue;
            }
            if y + depth <= end.paper || y >= end.area {
                cut_free_in(&mut free.fragment, (x, y), end, to);
                placed.free.push(free);
                continue;
            }
            match split::split(free.fragment, end.area - y, end.area, true) {
                Cut::Whole(fragment) | Cut::Later(fragment) => {
                    placed.free.push(Free { fragment, ..free });
                }
                Cut::Parts(head, tail) => {
                    to.push(Free {
                        x,
                        y: 0.0,
                        fragment: *tail,
                        ..free
                    });
                    placed.free.push(Free {
                        fragment: *head,
                        ..free
                    });
                }
            }
        }
    }
    let height = fragment.content_height();
    if let Content::Columns(columns) = &mut fragment.content {
        fill_all(columns, height);
    }
    fragment.for_each_inside(at, &mut |child, at| cut_free_in(child, at, end, to));
}

fn take_fixed(fragment: &mut Fragment, at: (f32, f32), paper: f32, to: &mut Vec<Free>) {
    if let Some(placed) = &mut fragment.placed {
        for mut free in std::mem::take(&mut placed.free) {
            let place = (at.0 + free.x, at.1 + free.y);
            take_fixed(&mut free.fragment, place, paper, to);
            let is_fixed = free.fragment.style.position == Position::Fixed;
            if is_fixed && content_end(&mut free.fragment, place) <= paper + TOLERANCE {
                (free.x, free.y) = place;
                to.push(free);
            } else {
                placed.free.push(free);
            }
        }
    }
    fragment.for_each_inside(at, &mut |child, at| take_fixed(child, at, paper, to));
}

/// Returns how far down the text and the pictures reach in a fragment that stands at `at`.
fn content_end(fragment: &mut Fragment, at: (f32, f32)) -> f32 {
    let mut end = match &fragment.content {
        Content::Lines(lines, _) => {
            let height: f32 = lines.iter().map(|line| line.height).sum();
            at.1 + fragment.top + fragment.shift + height
        }
        Content::Picture(_) | Content::Columns(_) => at.1 + fragment.height,
        _ => 0.0,
    };
    if let Some(placed) = &mut fragment.placed {
        for free in &mut placed.free {
            let at = (at.0 + free.x, at.1 + free.y);
            end = end.max(content_end(&mut free.fragment, at));
        }
    }
    if !matches!(fragment.content, Content::Columns(_)) {
        fragment.for_each_inside(at, &mut |child, at| end = end.max(content_end(child, at)));
    }
    end
}

impl Placed {
    /// Cuts what stands in no flow where a page cuts the box that it is in, at `height`; what is left begins at `top`.
    pub(super) fn split(&mut self, height: f32, top: f32) -> Self {
        let mut later = Vec::new();
        for mut free in std::mem::take(&mut self.free) {
            if free.y >= height {
                free.y += top - height;
                later.push(free);
                continue;
            }
            let room = height - free.y;
            match split::split(free.fragment, room, room, true) {
                Cut::Whole(fragment) | Cut::Later(fragment) => {
                    self.free.push(Free { fragment, ..free });
                }
                Cut::Parts(head, tail) => {
                    later.push(Free {
                        y: top,
                        fragment: *tail,
                        ..free
                    });
                    self.free.push(Free {
                        fragment: *head,
                        ..free
                    });
                }
            }
        }
        Self {
            turns: self.turns,
            moved: self.moved,
            free: later,
        }
    }
}
