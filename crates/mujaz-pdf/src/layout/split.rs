//! Cuts fragments where a page or a column ends: a fragment and the room for it go in, what fits and what is left come out.
//!
//! Layout itself cuts only to find out how tall columns are that are level; pagination does all else.

mod blocks;
mod cells;
pub(crate) mod columns;
mod lines;
mod table;

use std::{collections::VecDeque, mem};

use super::fragment::{Content, Fragment, Frame};
use crate::style::values::Break;
use blocks::split_blocks;
use cells::split_cells;
use columns::split_columns;
use lines::split_lines;
use table::split_table;

/// Rounding may not push what was measured to fit onto the next page.
pub(super) const TOLERANCE: f32 = 0.01;

/// What a page takes of a fragment.
pub(crate) enum Cut {
    /// All of it.
    Whole(Fragment),
    /// The first part; the second belongs to the next page.
    Parts(Box<Fragment>, Box<Fragment>),
    /// Nothing.
    Later(Fragment),
}

/// Cuts `fragment` for `room`. At the top of a page something is always taken, or the document would never end.
pub(crate) fn split(fragment: Fragment, room: f32, page: f32, at_top: bool) -> Cut {
    if let Content::Columns(_) = fragment.content {
        return split_columns(fragment, room, page, at_top);
    }
    let depth = fragment.height.max(fragment.reach);
    if !fragment.is_torn && depth + fragment.notes <= room + TOLERANCE {
        return Cut::Whole(fragment);
    }
    let together = fragment.break_inside == Break::Avoid && !fragment.is_torn;
    if together && !at_top && depth + fragment.notes <= page + TOLERANCE {
        return Cut::Later(fragment);
    }
    if fragment.top > room && !at_top {
        return Cut::Later(fragment);
    }
    if fragment.has_free_end(room) {
        return cut_below(fragment, room, at_top);
    }
    if fragment.is_bare() {
        return if at_top {
            Cut::Whole(fragment)
        } else {
            Cut::Later(fragment)
        };
    }
    match fragment.content {
        Content::Blocks(_) => split_blocks(fragment, room, page, at_top),
        Content::Lines(..) => split_lines(fragment, room, page, at_top),
        Content::Cells(_) => split_cells(fragment, room, page, at_top),
        Content::Table(_) => split_table(fragment, room, page, at_top),
        Content::Picture(_) | Content::Columns(_) if at_top => Cut::Whole(fragment),
        Content::Picture(_) | Content::Columns(_) => Cut::Later(fragment),
    }
}

/// Cuts a box where nothing is in it any more: what is left of its height goes on.
fn cut_below(fragment: Fragment, room: f32, at_top: bool) -> Cut {
    if room <= TOLERANCE {
        return if at_top {
            Cut::Whole(fragment)
        } else {
            Cut::Later(fragment)
        };
    }
    let whole = fragment.height;
    let mut fragment = fragment;
    let content = mem::replace(&mut fragment.content, Content::Blocks(VecDeque::new()));
    let nothing = Content::Blocks(VecDeque::new());
    let edges = if fragment.closes_where_cut() {
        (fragment.bottom, fragment.top)
    } else {
        (0.0, 0.0)
    };
    let inside = (room - fragment.top - edges.0).max(0.0);
    let mut cut = parts(fragment, (content, inside), (nothing, 0.0));
    if let Cut::Parts(_, second) = &mut cut {
        second.trail = 0.0;
        second.height = (whole - room + edges.0 + edges.1).max(second.bottom);
    }
    cut
}

/// Where more boxes or lines than these follow, their height is what the page did not take of the whole: to sum up all that
/// follows on every page would take time that grows with the square of the document.
const MOST_SUMMED: usize = 200;

/// Returns the height of what a page takes of a box and of what follows.
fn heights<T>(
    whole: &Fragment,
    head: &VecDeque<T>,
    tail: &VecDeque<T>,
    height: impl Fn(&T) -> f32,
) -> (f32, f32) {
    let first = head.iter().map(&height).sum();
    let second = if tail.len() <= MOST_SUMMED {
        tail.iter().map(&height).sum()
    } else {
        whole.height - whole.top - whole.bottom - whole.trail - first
    };
    (first, second)
}

/// Makes two fragments of one: `head` and `tail` are the content, with the heights that it takes.
fn parts(mut whole: Fragment, head: (Content, f32), tail: (Content, f32)) -> Cut {
    // A cell closes its frame where the page cuts it and opens it again; other boxes go on openly.
    let clones = whole.closes_where_cut();
    let mut second = Fragment {
        content: Content::Blocks(VecDeque::new()),
        marker: None,
        events: Vec::new(),
        lead: 0.0,
        continues: true,
        break_before: Break::Auto,
        style: whole.style.clone(),
        first_page: whole.first_page.clone(),
        last_page: whole.last_page.clone(),
        placed: None,
        ..whole
    };
    if !clones {
        second.top = 0.0;
    }
    second.content = tail.0;
    let below = whole.bottom;
    whole.trail = 0.0;
    second.height = second.top + tail.1 + second.trail + below;
    whole.content = head.0;
    whole.continued = true;
    whole.break_after = Break::Auto;
    if !clones {
        whole.bottom = 0.0;
    }
    whole.height = whole.top + head.1 + whole.bottom;
    if let Some(placed) = &mut whole.placed {
        second.placed = Some(Box::new(placed.split(whole.top + head.1, second.top)));
    }
    let was_torn = mem::take(&mut whole.is_torn);
    if whole.reach > 0.0 {
        for part in [&mut whole, &mut second] {
            part.reach = part.content_reach();
            if part.holds_floats {
                part.hold_floats();
            }
        }
    }
    if whole.notes > 0.0 {
        let all = whole.notes;
        whole.notes = whole.content_notes();
        second.notes = if second.parts() <= MOST_SUMMED {
            second.content_notes()
        } else {
            (all - whole.notes).max(0.0)
        };
    }
    second.gather_torn(was_torn);
    Cut::Parts(Box::new(whole), Box::new(second))
}

/// Returns what has to stay free below the content where a page cuts the box.
fn closing_edge(fragment: &Fragment) -> f32 {
    if fragment.closes_where_cut() {
        fragment.bottom
    } else {
        0.0
    }
}

impl Fragment {
    /// Tells whether the frame ends where a page cuts the box, and begins anew behind it.
    pub(crate) fn closes_where_cut(&self) -> bool {
        self.style.clones_frame
    }

    /// Tells whether the content has any height.
    fn shows_something(&self) -> bool {
        let is_some = match &self.content {
            Content::Blocks(children) => children.iter().any(|child| child.flow_height() > 0.0),
            Content::Lines(lines, _) => lines.iter().any(|line| line.height > 0.0),
            _ => false,
        };
        is_some || self.content_height() > 0.0
    }

    /// Returns how many parts the content has.
    fn parts(&self) -> usize {
        match &self.content {
            Content::Blocks(children) => children.len(),
            Content::Lines(lines, _) => lines.len(),
            Content::Cells(cells) => cells.len(),
            Content::Table(table) => table.head.len() + table.rows.len() + table.foot.len(),
            Content::Columns(_) | Content::Picture(_) => 1,
        }
    }

    /// Tells whether the box is taller than what is in it, and all of that fits into the room.
    fn has_free_end(&self, room: f32) -> bool {
        let is_plain = matches!(&self.content, Content::Blocks(_) | Content::Lines(..));
        if !is_plain || self.is_torn || self.parts() > MOST_SUMMED {
            return false;
        }
        let end = self.top + self.content_height() + self.trail;
        let free = self.height - end - self.bottom;
        free > TOLERANCE
            && end.max(self.reach) + self.notes <= room + TOLERANCE
            && matches!(self.frame, Frame::Own | Frame::Background)
    }

    /// Tells whether nothing is in the box that a page could take a part of.
    fn is_bare(&self) -> bool {
        match &self.content {
            Content::Blocks(children) => children.is_empty(),
            Content::Lines(lines, _) => lines.is_empty(),
            _ => false,
        }
    }

    /// Works out anew whether a page has to end inside. What came of something where no page has to is not looked
    /// through: a long table is cut many times.
    fn gather_torn(&mut self, was_torn: bool) {
        if !was_torn {
            self.gather_pages();
            self.is_torn = false;
            return;
        }
        let (before, after) = (self.break_before, self.break_after);
        self.gather_breaks();
        (self.break_before, self.break_after) = (before, after);
    }
}
