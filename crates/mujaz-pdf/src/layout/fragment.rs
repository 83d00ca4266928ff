//! Boxes with sizes: what layout hands to pagination.

mod turning;

use std::{
    collections::{BTreeMap, VecDeque},
    sync::Arc,
};

use crate::{
    boxes::{Event, PictureBox},
    draw::Colour,
    style::values::{BorderLine, Break, ComputedStyle, Sides, snapped},
    text::line::{Line, LineItem},
};

pub(crate) use turning::Turning;

/// A box that has been laid out.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says something of its own to pagination"
)]
#[derive(Debug, Clone)]
pub(crate) struct Fragment {
    /// The distance from the end of the box before it, or from the start of its row.
    pub(crate) lead: f32,
    /// The part of the lead that is the box's own margin, and stays below a page break that is asked for.
    pub(crate) opening: f32,
    /// The box's margin below, with those that collapse with it and stand between it and the next box.
    pub(crate) closing: f32,
    /// From the left edge of the parent.
    pub(crate) x: f32,
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) style: Arc<ComputedStyle>,
    pub(crate) frame: Frame,
    /// Border and padding above the content, and below it.
    pub(crate) top: f32,
    pub(crate) bottom: f32,
    /// The margin below the last of the boxes inside, where it stays inside too.
    pub(crate) trail: f32,
    /// How far `vertical-align` moves the content down.
    pub(crate) shift: f32,
    /// Whether the box stands beside the text: the boxes behind it begin where it does.
    pub(crate) is_float: bool,
    /// Where the lowest float inside ends, from the top of the box; 0 where there is none.
    pub(crate) reach: f32,
    /// Whether the box is at least as tall as its floats.
    pub(crate) holds_floats: bool,
    pub(crate) content: Content,
    pub(crate) marker: Option<Box<Marker>>,
    pub(crate) break_before: Break,
    pub(crate) break_after: Break,
    pub(crate) break_inside: Break,
    /// The names of the pages on which the box begins and ends.
    pub(crate) first_page: Option<Arc<str>>,
    pub(crate) last_page: Option<Arc<str>>,
    /// The height of the footnotes that are called inside.
    pub(crate) notes: f32,
    /// Whether a page must break somewhere inside.
    pub(crate) is_torn: bool,
    pub(crate) events: Vec<Event>,
    /// Whether the box goes on from the page before, and to the page after.
    pub(crate) continues: bool,
    pub(crate) continued: bool,
    /// Whether this is a copy that belongs to no part of the document.
    pub(crate) is_artifact: bool,
    /// What insets do, where there are any.
    pub(crate) placed: Option<Box<Placed>>,
}

/// What insets do with a box and in it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Placed {
    /// What turns the box where it is drawn.
    pub(crate) turns: Option<Turning>,
    /// How far to the right and down the box is drawn from where it stands.
    pub(crate) moved: (f32, f32),
    /// The boxes inside that stand in no flow.
    pub(crate) free: Vec<Free>,
}

/// A box that stands in no flow.
#[derive(Debug, Clone)]
pub(crate) struct Free {
    /// From the top left corner of the box that it is in.
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) fragment: Fragment,
    /// Whether the box that its insets are measured in has been found.
    pub(crate) is_settled: bool,
    /// Whether it comes before the boxes of the flow that are placed too, and is drawn under them.
    pub(crate) is_under: bool,
}

/// What is drawn around a box.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Frame {
    /// Background and borders of the style.
    Own,
    /// The background alone.
    Background,
    /// A table cell; its borders close where a page cuts it.
    Cell,
    /// A cell whose borders are centred on its edges and shared with its neighbours.
    Collapsed(Sides<Rule>),
}

/// A line along an edge, as it is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rule {
    pub(crate) thickness: f32,
    pub(crate) line: BorderLine,
    pub(crate) colour: Colour,
}

impl Rule {
    /// How much room the line takes.
    pub(crate) fn room(&self) -> f32 {
        snapped(self.thickness)
    }
}

#[derive(Debug, Clone)]
pub(crate) enum Content {
    /// One below the other.
    Blocks(VecDeque<Fragment>),
    Lines(VecDeque<Line>, Vec<Fragment>),
    /// Side by side; pages cut through all of them at the same height.
    Cells(Vec<Fragment>),
    Table(TableRows),
    Columns(Columns),
    Picture(PictureBox),
}

#[derive(Debug, Clone)]
pub(crate) struct TableRows {
    /// Rows that are repeated on every page.
    pub(crate) head: Vec<Fragment>,
    pub(crate) rows: VecDeque<Fragment>,
    /// Rows that are repeated below those of every page.
    pub(crate) foot: Vec<Fragment>,
}

impl TableRows {
    /// Returns all rows, from the top.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &Fragment> {
        self.head.iter().chain(&self.rows).chain(&self.foot)
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Fragment> {
        self.head
            .iter_mut()
            .chain(&mut self.rows)
            .chain(&mut self.foot)
    }
}

/// Text in columns: what is already in its columns, or else the flow that goes into them.
#[derive(Debug, Clone)]
pub(crate) struct Columns {
    pub(crate) flow: Option<Box<Fragment>>,
    pub(crate) filled: Vec<Fragment>,
    pub(crate) count: usize,
    /// Of each column.
    pub(crate) width: f32,
    pub(crate) gap: f32,
    /// What stands in the middle of every gap.
    pub(crate) rule: Rule,
}

impl Columns {
    /// Returns the left edge of a column from that of the box, which is so wide and reads from the right or not.
    pub(crate) fn left(&self, number: usize, (width, right_to_left): (f32, bool)) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "there are few columns")]
        let before = (self.width + self.gap) * number as f32;
        if right_to_left {
            width - self.width - before
        } else {
            before
        }
    }

    fn iter(&self) -> impl Iterator<Item = &Fragment> {
        self.flow.as_deref().into_iter().chain(&self.filled)
    }
}

/// The marker of a list item, from the item's top left corner.
#[derive(Debug, Clone)]
pub(crate) struct Marker {
    pub(crate) x: f32,
    pub(crate) y: f32,
    /// The right edge of its box.
    pub(crate) right: f32,
    pub(crate) line: Line,
}

impl Fragment {
    pub(crate) fn new(style: &Arc<ComputedStyle>, content: Content) -> Self {
        Self {
            lead: 0.0,
            opening: 0.0,
            closing: 0.0,
            trail: 0.0,
            x: 0.0,
            width: 0.0,
            height: 0.0,
            style: style.clone(),
            frame: Frame::Own,
            top: 0.0,
            bottom: 0.0,
            shift: 0.0,
            is_float: false,
            reach: 0.0,
            holds_floats: false,
            content,
            marker: None,
            break_before: style.break_before,
            break_after: style.break_after,
            break_inside: style.break_inside,
            first_page: style.inherited.page.clone(),
            last_page: style.inherited.page.clone(),
            notes: 0.0,
            is_torn: false,
            events: Vec::new(),
            continues: false,
            continued: false,
            is_artifact: false,
            placed: None,
        }
    }

    /// Returns a copy of the box around other content.
    pub(crate) fn with_content(&self, content: Content) -> Self {
        Self {
            content,
            style: self.style.clone(),
            marker: self.marker.clone(),
            placed: self.placed.clone(),
            first_page: self.first_page.clone(),
            last_page: self.last_page.clone(),
            events: self.events.clone(),
            lead: self.lead,
            opening: self.opening,
            closing: self.closing,
            trail: self.trail,
            x: self.x,
            width: self.width,
            height: self.height,
            frame: self.frame,
            top: self.top,
            bottom: self.bottom,
            shift: self.shift,
            is_float: self.is_float,
            reach: self.reach,
            holds_floats: self.holds_floats,
            break_before: self.break_before,
            break_after: self.break_after,
            break_inside: self.break_inside,
            notes: self.notes,
            is_torn: self.is_torn,
            continues: self.continues,
            continued: self.continued,
            is_artifact: self.is_artifact,
        }
    }

    /// Takes over what the content asks of page breaks: a break before the first child is one before the parent.
    pub(crate) fn gather_breaks(&mut self) {
        let (first, last) = self.ends();
        let before = first.map_or(Break::Auto, |first| first.break_before);
        let after = last.map_or(Break::Auto, |last| last.break_after);
        self.break_before = stronger(self.break_before, before);
        self.break_after = stronger(self.break_after, after);
        self.is_torn = match &self.content {
            Content::Blocks(children) => tears(children.iter()),
            Content::Table(table) => tears(table.rows.iter()),
            _ => false,
        };
        self.gather_pages();
    }

    /// Takes over the names of the pages that the content begins and ends on.
    pub(crate) fn gather_pages(&mut self) {
        if let (Some(first), Some(last)) = self.ends() {
            (self.first_page, self.last_page) = (first.first_page.clone(), last.last_page.clone());
        }
    }

    /// Returns the first and the last of what is stacked in the box.
    fn ends(&self) -> (Option<&Self>, Option<&Self>) {
        match &self.content {
            Content::Blocks(children) => {
                let mut in_text = children.iter().filter(|child| !child.is_float);
                let first = in_text.next();
                (first, in_text.next_back().or(first))
            }
            Content::Table(table) => (table.iter().next(), table.iter().next_back()),
            _ => (None, None),
        }
    }

    /// Returns the height of the content itself, whatever the box makes of it.
    pub(crate) fn content_height(&self) -> f32 {
        let stacked = |children: &mut dyn Iterator<Item = &Self>| {
            children.map(Self::flow_height).sum::<f32>()
        };
        let height = match &self.content {
            Content::Blocks(children) => stacked(&mut children.iter()),
            Content::Lines(lines, _) => lines.iter().map(|line| line.height).sum(),
            Content::Cells(cells) => cells
                .iter()
                .map(|cell| cell.lead + cell.height)
                .fold(0.0, f32::max),
            Content::Table(table) => stacked(&mut table.iter()),
            Content::Picture(_) | Content::Columns(_) => self.height - self.top - self.bottom,
        };
        if self.holds_floats {
            height.max(self.reach - self.top)
        } else {
            height
        }
    }

    /// Returns how tall the box is around its content alone.
    pub(crate) fn filled(&self) -> f32 {
        self.top + self.content_height() + self.trail + self.bottom
    }

    /// Returns what the box adds to the height of what it stands in.
    pub(crate) fn flow_height(&self) -> f32 {
        if self.is_float {
            0.0
        } else {
            self.lead + self.height
        }
    }

    /// Makes the box at least as tall as the floats inside.
    pub(crate) fn hold_floats(&mut self) {
        self.holds_floats = true;
        if self.reach > 0.0 {
            self.height = self.height.max(self.reach + self.bottom);
        }
    }

    /// Works out what the footnotes inside take, from the heights of all of them.
    pub(crate) fn reserve_notes(&mut self, heights: &[f32]) {
        match &mut self.content {
            Content::Blocks(children) => {
                for child in children {
                    child.reserve_notes(heights);
                }
            }
            Content::Lines(lines, boxes) => {
                for child in boxes {
                    child.reserve_notes(heights);
                }
                for line in lines {
                    let own = line.notes.iter().filter_map(|&note| heights.get(note));
                    line.note_height = own.sum();
                }
            }
            Content::Cells(cells) => {
                for cell in cells {
                    cell.reserve_notes(heights);
                }
            }
            Content::Table(table) => {
                for row in table.iter_mut() {
                    row.reserve_notes(heights);
                }
            }
            Content::Columns(columns) => {
                if let Some(flow) = &mut columns.flow {
                    flow.reserve_notes(heights);
                }
            }
            Content::Picture(_) => {}
        }
        self.notes = self.content_notes();
    }

    /// Returns what the footnotes of the content take.
    pub(crate) fn content_notes(&self) -> f32 {
        match &self.content {
            Content::Blocks(children) => children.iter().map(|child| child.notes).sum(),
            Content::Lines(lines, _) => lines.iter().map(|line| line.note_height).sum(),
            Content::Cells(cells) => cells.iter().map(|cell| cell.notes).sum(),
            Content::Table(table) => table.iter().map(|row| row.notes).sum(),
            Content::Columns(columns) => columns.iter().map(|column| column.notes).sum(),
            Content::Picture(_) => 0.0,
        }
    }

    /// Asks for no new column, where there are none.
    pub(crate) fn drop_column_breaks(&mut self) {
        for asked in [&mut self.break_before, &mut self.break_after] {
            if *asked == Break::Column {
                *asked = Break::Auto;
            }
        }
    }

    /// Tells whether the lines of the box run down or up. They have no baseline across, and the box around it is as wide as they are
    /// thick.
    fn is_upright(&self) -> bool {
        let turns = self.placed.as_ref().and_then(|placed| placed.turns);
        matches!(turns, Some(Turning::Down | Turning::Up))
    }

    /// Returns the first baseline inside, from the top of the fragment.
    pub(crate) fn first_baseline(&self) -> Option<f32> {
        if self.is_upright() {
            return None;
        }
        let top = self.top + self.shift;
        match &self.content {
            Content::Lines(lines, _) => Some(top + lines.front()?.baseline),
            Content::Blocks(children) => {
                let mut y = top;
                for child in children.iter().filter(|child| !child.is_float) {
                    y += child.lead;
                    if let Some(baseline) = child.first_baseline() {
                        return Some(y + baseline);
                    }
                    y += child.height;
                }
                None
            }
            Content::Cells(cells) => cells
                .iter()
                .find_map(|cell| Some(top + cell.lead + cell.first_baseline()?)),
            Content::Table(table) => table
                .iter()
                .next()
                .and_then(|row| Some(top + row.lead + row.first_baseline()?)),
            Content::Columns(columns) => columns
                .iter()
                .find_map(|column| Some(top + column.first_baseline()?)),
            Content::Picture(_) => None,
        }
    }

    /// Returns the rightmost edge of what stands on the pages of every name, from where the left edge of the container of the box
    /// is.
    pub(crate) fn right_edges(&self) -> BTreeMap<Option<Arc<str>>, f32> {
        let mut edges = BTreeMap::new();
        self.add_edges(0.0, &mut edges);
        edges
    }

    fn add_edges(&self, left: f32, edges: &mut BTreeMap<Option<Arc<str>>, f32>) {
        let moved = self.placed.as_ref().map_or(0.0, |placed| placed.moved.0);
        let left = left + self.x + moved;
        if self.is_upright() {
            return;
        }
        let marker = self.marker.as_ref().map_or(0.0, |marker| marker.right);
        let beyond = match &self.content {
            Content::Lines(lines, _) if !self.style.hides_overflow => {
                let reach = lines.iter().map(|line| line.beyond);
                reach.fold(0.0, f32::max)
            }
            _ => 0.0,
        };
        let own = left + self.width.max(marker).max(beyond);
        let page = &self.style.inherited.page;
        match edges.get_mut(page) {
            Some(edge) => *edge = edge.max(own),
            None => {
                edges.insert(page.clone(), own);
            }
        }
        if self.style.hides_overflow {
            return;
        }
        match &self.content {
            Content::Blocks(children) => {
                for child in children {
                    child.add_edges(left, edges);
                }
            }
            Content::Cells(cells) => {
                for cell in cells {
                    cell.add_edges(left, edges);
                }
            }
            Content::Table(table) => {
                for row in table.iter() {
                    row.add_edges(left, edges);
                }
            }
            Content::Lines(lines, boxes) => {
                for item in lines.iter().flat_map(|line| &line.items) {
                    if let LineItem::Box { number, x, .. } = item
                        && let Some(content) = boxes.get(*number)
                    {
                        content.add_edges(left + x, edges);
                    }
                }
            }
            Content::Columns(_) | Content::Picture(_) => {}
        }
        for free in self.placed.iter().flat_map(|placed| &placed.free) {
            free.fragment.add_edges(left + free.x, edges);
        }
    }

    /// Returns where the first box or line inside begins, from the top of the fragment.
    pub(crate) fn first_top(&self) -> f32 {
        let first = match &self.content {
            Content::Blocks(children) => children.iter().find(|child| !child.is_float),
            _ => None,
        };
        self.top + self.shift + first.map_or(0.0, |first| first.lead)
    }

    /// Moves what is inside down.
    pub(crate) fn push_down(&mut self, by: f32) {
        match &mut self.content {
            Content::Lines(lines, _) => {
                let Some(first) = lines.front_mut() else {
                    return;
                };
                first.shift(0.0, by);
                first.height += by;
                first.baseline += by;
            }
            Content::Blocks(children) => {
                // What floats before the first box is measured from where that begins.
                let Some(first) = children.iter_mut().find(|child| !child.is_float) else {
                    return;
                };
                first.lead += by;
            }
            _ => return,
        }
        self.height += by;
        if self.reach > 0.0 {
            self.reach = self.content_reach();
        }
    }

    /// Returns the last baseline inside, from the top of the fragment.
    pub(crate) fn last_baseline(&self) -> Option<f32> {
        if self.is_upright() {
            return None;
        }
        let top = self.top + self.shift;
        match &self.content {
            Content::Lines(lines, _) => {
                let above: f32 = lines.iter().map(|line| line.height).sum();
                let last = lines.back()?;
                Some(top + above - last.height + last.baseline)
            }
            Content::Blocks(children) => {
                let mut y = top;
                let mut found = None;
                for child in children.iter().filter(|child| !child.is_float) {
                    y += child.lead;
                    found = child.last_baseline().map(|own| y + own).or(found);
                    y += child.height;
                }
                found
            }
            _ => self.first_baseline(),
        }
    }
}

fn tears<'a>(children: impl Iterator<Item = &'a Fragment>) -> bool {
    let mut after = Break::Auto;
    let mut page = None;
    for (number, child) in children.enumerate() {
        let forced = child.break_before.forces()
            || after.forces()
            || (number > 0 && child.first_page != page);
        if child.is_torn || (number > 0 && forced) {
            return true;
        }
        after = child.break_after;
        page.clone_from(&child.last_page);
    }
    false
}

fn stronger(one: Break, other: Break) -> Break {
    match (one, other) {
        (one, _) if one.forces() => one,
        (_, other) if other.forces() => other,
        (Break::Avoid, _) | (_, Break::Avoid) => Break::Avoid,
        _ => Break::Auto,
    }
}
