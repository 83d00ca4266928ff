//! Lays out tables.

use std::{collections::VecDeque, sync::Arc};

use mujaz_model::Direction;

use super::{
    Layouter,
    block::{Across, Laid, Margin},
    columns::{Column, distribute, gaps, totals},
    fragment::{Content, Fragment, Frame, TableRows},
    slots::{Arranged, Placed, arrange, outer_rules, shows_background},
};
use crate::{
    boxes::{BlockBox, RowBox, TableBox},
    limits::{self, Kind},
    style::values::{Align, Break, ComputedStyle, Dimension, Float, VerticalAlign},
    text::breaking::Widths,
};

impl Layouter {
    pub(super) fn table(
        &mut self,
        block: &BlockBox,
        table: &TableBox,
        (available, whole): (f32, f32),
        direction: Direction,
    ) -> Laid {
        let style = &block.style;
        let filled = self.item_width.take();
        let Some(arranged) = self.arranged(style, table) else {
            return Laid {
                fragment: Fragment::new(style, Content::Blocks(VecDeque::new())),
                before: Margin::default(),
                after: Margin::default(),
                is_empty: true,
                clearance: 0.0,
            };
        };
        let columns = self.columns(style, table, &arranged);
        let fit = Fit {
            available,
            whole,
            // A table leaves its container rather than tearing words apart, but never the page.
            most: available.max(self.page_width * self.table_reach()),
            caption: self.widest_caption_word(table),
            filled,
        };
        let (across, is_squeezed) = table_across(block, &arranged, &columns, fit, direction);
        let gaps = gaps(style, arranged.columns);
        let fixed = style.table_layout_fixed && style.width != Dimension::Auto;
        let widths = distribute(&columns, (across.content - gaps).max(0.0), fixed);

        let was_squeezed = self.is_squeezed;
        self.is_squeezed |= is_squeezed;
        let spacing = style.inherited.spacing;
        let (top, bottom, inset) = if style.inherited.collapse {
            let outer = outer_rules(&arranged);
            let half = |room: f32| room / 2.0;
            (
                half(outer.top.room()),
                half(outer.bottom.room()),
                half(outer.left.room()),
            )
        } else {
            let (border, padding) = (&style.border, &style.padding);
            (
                border.top.thickness() + padding.top.of(available) + spacing.1,
                border.bottom.thickness() + padding.bottom.of(available) + spacing.1,
                across.inset + spacing.0,
            )
        };
        let least = [style.height, style.min_height]
            .map(|height| height.of(0.0).unwrap_or(0.0) - top - bottom)
            .into_iter()
            .fold(0.0, f32::max);
        let rows = self.rows(style, &arranged, &widths, least);
        self.is_squeezed = was_squeezed;
        let mut fragment = Fragment::new(style, rows.content);
        fragment.x = across.x;
        fragment.width = across.width;
        fragment.top = top;
        fragment.bottom = bottom;
        if style.inherited.collapse {
            fragment.frame = Frame::Background;
        }
        shift_rows(&mut fragment.content, inset);
        fragment.height = rows.height + fragment.top + fragment.bottom;
        fragment.gather_breaks();
        let fragment = self.with_captions(style, table, fragment);
        Laid {
            fragment,
            before: Margin::default(),
            after: Margin::default(),
            is_empty: false,
            clearance: 0.0,
        }
    }

    pub(super) fn table_widths(&mut self, style: &Arc<ComputedStyle>, table: &TableBox) -> Widths {
        let Some(arranged) = self.arranged(style, table) else {
            return Widths::default();
        };
        let columns = self.columns(style, table, &arranged);
        let gaps = gaps(style, arranged.columns);
        let (least, most) = totals(&columns);
        let caption = self.widest_caption_word(table);
        Widths {
            least: (least + gaps).max(caption),
            most: (most + gaps).max(caption),
        }
    }

    fn table_reach(&self) -> f32 {
        if self.in_columns == 0 {
            self.table_reach
        } else {
            1.0
        }
    }

    /// Returns a table whose cells have found their slots, unless it has too many.
    fn arranged<'a>(&mut self, style: &ComputedStyle, table: &'a TableBox) -> Option<Arranged<'a>> {
        match arrange(style, table) {
            Ok(arranged) => Some(arranged),
            Err(error) => {
                self.refuses(Err(error));
                None
            }
        }
    }

    /// Returns the least width that a table needs for its captions (CSS Tables 3, 3.9.1).
    fn widest_caption_word(&mut self, table: &TableBox) -> f32 {
        let least = |caption| self.content_widths(caption).least;
        table.captions.iter().map(least).fold(0.0, f32::max)
    }

    /// Lays out the rows, which are together at least so high.
    fn rows(
        &mut self,
        style: &Arc<ComputedStyle>,
        arranged: &Arranged,
        widths: &[f32],
        least: f32,
    ) -> Rows {
        let (gap_x, gap_y) = if style.inherited.collapse {
            (0.0, 0.0)
        } else {
            style.inherited.spacing
        };
        let visual: Vec<f32> = if arranged.right_to_left {
            widths.iter().rev().copied().collect()
        } else {
            widths.to_vec()
        };
        let mut lefts = vec![0.0];
        lefts.extend(visual.iter().scan(0.0, |left, width| {
            *left += width + gap_x;
            Some(*left)
        }));
        let left_of = |column: usize| -> f32 { lefts[column] };
        let mut cells: Vec<Fragment> = Vec::with_capacity(arranged.cells.len());
        for placed in &arranged.cells {
            let slots = arranged.slots(placed);
            let x = left_of(slots.left);
            let width = left_of(slots.right) - gap_x - x;
            cells.push(self.cell(arranged, placed, x, width.max(0.0)));
        }
        let mut heights: Vec<f32> = arranged
            .rows
            .iter()
            .map(|row| row.style.height.of(0.0).unwrap_or(0.0))
            .collect();
        align_baselines(arranged, &mut cells, &mut heights, self.in_lines > 0);
        for (placed, cell) in arranged.cells.iter().zip(&cells) {
            if placed.rows == 1 {
                heights[placed.row] = heights[placed.row].max(cell.height);
            }
        }
        for (placed, cell) in arranged.cells.iter().zip(&cells) {
            let spanned = placed.row..placed.row + placed.rows;
            let height: f32 = heights[spanned.clone()]
                .iter()
                .map(|height| height + gap_y)
                .sum::<f32>()
                - gap_y;
            let needed = cell.height + cell.shift;
            if needed > height {
                heights[spanned.end - 1] += needed - height;
            }
        }
        let own: f32 = heights.iter().map(|height| height + gap_y).sum::<f32>() - gap_y;
        stretch_rows(arranged, &mut heights, least - own);
        let width = left_of(visual.len()) - gap_x;
        let rows = band_rows(arranged, cells, &heights, width.max(0.0), gap_y);
        self.refuses(limits::check(Kind::Held, rows.held));
        rows
    }

    fn cell(&mut self, arranged: &Arranged, placed: &Placed, x: f32, width: f32) -> Fragment {
        let content = &placed.cell.content;
        let insets = arranged.insets(placed);
        let across = Across {
            x,
            width,
            inset: insets.left,
            content: (width - insets.left - insets.right).max(0.0),
        };
        let mut fragment = self.root(content, across);
        let style = &content.style;
        let own_top = style.border.top.thickness() + style.padding.top.of(width);
        let own_bottom = style.border.bottom.thickness() + style.padding.bottom.of(width);
        fragment.height += insets.top - own_top + insets.bottom - own_bottom;
        fragment.top = insets.top;
        fragment.bottom = insets.bottom;
        let set = [style.height, style.min_height]
            .map(|height| height.of(0.0).unwrap_or(0.0))
            .into_iter()
            .fold(0.0, f32::max);
        if style.border_box && set > 0.0 {
            // Half of the shared borders is in the height that is set.
            let own = insets.top + fragment.content_height() + fragment.trail + insets.bottom;
            fragment.height = own.max(set);
        }
        fragment.frame = arranged
            .shared(placed)
            .map_or(Frame::Cell, Frame::Collapsed);
        if let Some(column) = placed.of_column
            && !shows_background(style)
            && !shows_background(&arranged.rows[placed.row].style)
        {
            let mut own = (*fragment.style).clone();
            own.background = column.background;
            own.background_layers = column.background_layers.clone();
            fragment.style = Arc::new(own);
        }
        fragment.break_before = Break::Auto;
        if fragment.break_after != Break::Avoid {
            fragment.break_after = Break::Auto;
        }
        fragment
    }

    fn with_captions(
        &mut self,
        style: &Arc<ComputedStyle>,
        table: &TableBox,
        fragment: Fragment,
    ) -> Fragment {
        if table.captions.is_empty() {
            return fragment;
        }
        let width = fragment.width;
        let mut parts = VecDeque::new();
        let mut height = 0.0;
        let (x, mut body) = (fragment.x, fragment);
        body.x = 0.0;
        let breaks = (body.break_before, body.break_after, body.break_inside);
        for caption in &table.captions {
            let laid = self.block(caption, width, style.inherited.direction);
            let mut caption = laid.fragment;
            caption.lead = laid.before.length();
            let after = laid.after.length();
            if style.inherited.caption_below || caption.style.inherited.caption_below {
                height += body.height;
                parts.push_back(std::mem::replace(&mut body, caption));
            } else {
                height += caption.lead + caption.height;
                caption.break_after = Break::Avoid;
                parts.push_back(caption);
                body.lead = after;
            }
        }
        height += body.lead + body.height;
        parts.push_back(body);
        let anonymous = Arc::new(ComputedStyle::anonymous(style, style.display));
        let mut whole = Fragment::new(&anonymous, Content::Blocks(parts));
        (whole.break_before, whole.break_after, whole.break_inside) = breaks;
        whole.x = x;
        whole.width = width;
        whole.height = height;
        whole.gather_breaks();
        whole
    }
}

struct Rows {
    content: Content,
    height: f32,
    /// The most cells that are held together.
    held: usize,
}

/// What bounds the width of a table.
#[derive(Clone, Copy)]
struct Fit {
    available: f32,
    /// What shares are of.
    whole: f32,
    most: f32,
    /// The least that the captions need.
    caption: f32,
    /// The width that a container gives it.
    filled: Option<f32>,
}

/// Solves the widths of a table in its container; a table without a width is as wide as its content. Tells too whether
/// that is less than its words need.
fn table_across(
    block: &BlockBox,
    arranged: &Arranged,
    columns: &[Column],
    fit: Fit,
    direction: Direction,
) -> (Across, bool) {
    let Fit {
        available, whole, ..
    } = fit;
    let style = &block.style;
    let outer = outer_rules(arranged);
    let (inset, edges) = if style.inherited.collapse {
        let inset = outer.left.room() / 2.0;
        (inset, inset + outer.right.room() / 2.0)
    } else {
        let inset = style.border.left.thickness() + style.padding.left.of(whole);
        (
            inset,
            inset + style.border.right.thickness() + style.padding.right.of(whole),
        )
    };
    let (left, right) = (style.margin.left.of(whole), style.margin.right.of(whole));
    let room = available - left.unwrap_or(0.0) - right.unwrap_or(0.0);
    let gaps = gaps(style, arranged.columns);
    let (least, most) = totals(columns);
    let outer = |length: f32| {
        if style.border_box {
            length
        } else {
            length + edges
        }
    };
    let mut width = match fit.filled.or(style.width.of(whole).map(outer)) {
        Some(width) if fit.filled.is_some() => width.min(room.max(0.0)),
        Some(width) => width.min(room.max(fit.most)),
        None => (most + gaps + edges)
            .min(room)
            .max((least + gaps + edges).min(room)),
    };
    if let Some(most) = style.max_width.of(whole).map(outer) {
        width = width.min(most);
    }
    if let Some(least) = style.min_width.of(whole).map(outer) {
        width = width.max(least);
    }
    let needed = (least + gaps + edges).max(fit.caption);
    width = width.max(needed.min(fit.most));
    let is_squeezed = needed > fit.most + 0.01;
    let free = available - width;
    let x = match (left, right) {
        (None, None) => (free / 2.0).max(0.0),
        (Some(left), None) => left,
        (Some(left), Some(right))
            if style.float == Float::None
                && style.place_in_container.is_some()
                && free > left + right =>
        {
            let place = style.place_in_container.unwrap_or(Align::Start);
            left + place.place_in(free - left - right)
        }
        (Some(left), Some(_)) if direction == Direction::LeftToRight => left,
        (_, Some(right)) => free - right,
    };
    let across = Across {
        x,
        width,
        inset,
        content: (width - edges).max(0.0),
    };
    (across, is_squeezed)
}

/// Joins rows that a cell holds together, and gives every cell the height of its rows.
fn band_rows(
    arranged: &Arranged,
    cells: Vec<Fragment>,
    heights: &[f32],
    width: f32,
    gap: f32,
) -> Rows {
    let mut reach: Vec<usize> = (0..heights.len()).collect();
    for placed in &arranged.cells {
        let last = placed.row + placed.rows - 1;
        reach[placed.row] = reach[placed.row].max(last);
    }
    let mut cells = arranged.cells.iter().zip(cells).peekable();
    let (mut head, mut body, mut foot) = (Vec::new(), VecDeque::new(), Vec::new());
    let mut height = 0.0;
    let mut together = 0;
    let mut row = 0;
    while row < heights.len() {
        let mut last = reach[row];
        let mut next = row;
        while next <= last {
            last = last.max(reach[next]);
            next += 1;
        }
        let mut members = Vec::new();
        // The height of the rows above a cell, which is added up once.
        let (mut above, mut counted) = (0.0, row);
        while let Some((placed, mut cell)) = cells.next_if(|(placed, _)| placed.row <= last) {
            while counted < placed.row {
                above += heights[counted] + gap;
                counted += 1;
            }
            cell.lead = above;
            let own = &heights[placed.row..placed.row + placed.rows];
            let full = own.iter().map(|height| height + gap).sum::<f32>() - gap;
            fit_cell(&mut cell, full);
            members.push(cell);
        }
        together = together.max(members.len());
        let first = arranged.rows[row];
        let mut band = Fragment::new(&first.style, Content::Cells(members));
        band.frame = Frame::Background;
        band.width = width;
        band.height = heights[row..=last]
            .iter()
            .map(|height| height + gap)
            .sum::<f32>()
            - gap;
        band.lead = if height > 0.0 { gap } else { 0.0 };
        for member in &arranged.rows[row..=last] {
            band.events.extend(member.events.iter().cloned());
        }
        band.break_after = break_after(arranged.rows[last], &band);
        height += band.lead + band.height;
        if row < arranged.head {
            head.push(band);
        } else if row < heights.len() - arranged.foot {
            body.push_back(band);
        } else {
            foot.push(band);
        }
        row = last + 1;
    }
    Rows {
        content: Content::Table(TableRows {
            head,
            rows: body,
            foot,
        }),
        height,
        held: together,
    }
}

/// A row keeps with the next one where it says so, or where a cell ends with what does, as a heading.
fn break_after(row: &RowBox, band: &Fragment) -> Break {
    let Content::Cells(cells) = &band.content else {
        return row.style.break_after;
    };
    let keeps = cells.iter().any(|cell| cell.break_after == Break::Avoid);
    match row.style.break_after {
        Break::Auto if keeps => Break::Avoid,
        own => own,
    }
}

/// Makes rows as tall as cells need whose first lines stand on one baseline (CSS 2.2, 17.5.3), and moves the content of these
/// down where no page can cut them. Browsers that print leave it at the top elsewhere.
fn align_baselines(
    arranged: &Arranged,
    cells: &mut [Fragment],
    heights: &mut [f32],
    is_whole: bool,
) {
    let own = |cell: &Fragment| {
        let is_aligned = !matches!(
            cell.style.vertical_align,
            VerticalAlign::Top | VerticalAlign::Middle | VerticalAlign::Bottom
        );
        let end = cell.top + cell.content_height();
        is_aligned.then(|| cell.first_baseline().unwrap_or(end))
    };
    let mut lowest = vec![0.0_f32; heights.len()];
    for (placed, cell) in arranged.cells.iter().zip(&*cells) {
        if let Some(baseline) = own(cell) {
            lowest[placed.row] = lowest[placed.row].max(baseline);
        }
    }
    for (placed, cell) in arranged.cells.iter().zip(cells) {
        let Some(baseline) = own(cell) else {
            continue;
        };
        let down = lowest[placed.row] - baseline;
        if placed.rows == 1 {
            heights[placed.row] = heights[placed.row].max(cell.height + down);
        }
        if is_whole {
            cell.shift = down;
        }
    }
}

/// Shares what a table is higher than its rows among those whose height nothing says, or else among all, by their heights
/// (CSS 2.1, 17.5.3, leaves it open; browsers do so).
fn stretch_rows(arranged: &Arranged, heights: &mut [f32], more: f32) {
    if more <= 0.0 || heights.is_empty() {
        return;
    }
    let mut is_set: Vec<bool> = arranged
        .rows
        .iter()
        .map(|row| row.style.height != Dimension::Auto)
        .collect();
    for placed in &arranged.cells {
        if placed.rows == 1 && placed.cell.content.style.height != Dimension::Auto {
            is_set[placed.row] = true;
        }
    }
    if is_set.iter().all(|set| *set) {
        is_set.fill(false);
    }
    let free = |heights: &[f32]| -> f32 {
        let free = heights.iter().zip(&is_set).filter(|(_, set)| !**set);
        free.map(|(height, _)| *height).sum()
    };
    let whole = free(heights);
    #[expect(clippy::cast_precision_loss, reason = "tables have far fewer rows")]
    let count = is_set.iter().filter(|set| !**set).count() as f32;
    for (height, _) in heights.iter_mut().zip(&is_set).filter(|(_, set)| !**set) {
        *height += more
            * if whole > 0.0 {
                *height / whole
            } else {
                1.0 / count
            };
    }
}

/// Stretches a cell to the height of its row and moves its content as `vertical-align` asks.
fn fit_cell(cell: &mut Fragment, height: f32) {
    // A height of its own makes a cell taller, not its content.
    let own = cell.top + cell.content_height() + cell.trail + cell.bottom;
    let free = (height - own).max(0.0);
    match cell.style.vertical_align {
        VerticalAlign::Middle => cell.shift = free / 2.0,
        VerticalAlign::Bottom => cell.shift = free,
        _ => {}
    }
    cell.height = cell.height.max(height);
}

fn shift_rows(content: &mut Content, by: f32) {
    if let Content::Table(table) = content {
        for row in table.iter_mut() {
            row.x += by;
        }
    }
}
