//! Lays out tables.

use std::{collections::VecDeque, sync::Arc};

use mujaz_model::Direction;

use super::{
    Layouter,
    block::{Across, Laid, Margin},
    borders::{Grid, Slots},
    columns::{Column, distribute},
    fragment::{Content, Fragment, Frame, Rule, TableRows},
};
use crate::{
    boxes::{BlockBox, CellBox, RowBox, TableBox},
    style::values::{Break, ComputedStyle, Dimension, LengthPercentage, Sides, VerticalAlign},
    text::breaking::Widths,
};

/// A cell with the slots that it covers.
struct Placed<'a> {
    cell: &'a CellBox,
    row: usize,
    rows: usize,
    /// Counted from the side where the table begins.
    column: usize,
    columns: usize,
}

/// A table whose cells have found their slots.
struct Arranged<'a> {
    rows: Vec<&'a RowBox>,
    head: usize,
    cells: Vec<Placed<'a>>,
    columns: usize,
    grid: Option<Grid>,
    right_to_left: bool,
}

impl Arranged<'_> {
    /// Returns the slots of a cell in visual order.
    fn slots(&self, placed: &Placed) -> Slots {
        let (left, right) = if self.right_to_left {
            let right = self.columns - placed.column;
            (right - placed.columns, right)
        } else {
            (placed.column, placed.column + placed.columns)
        };
        Slots {
            left,
            right,
            top: placed.row,
            bottom: placed.row + placed.rows,
        }
    }

    /// Returns the shared borders of a cell, where the table has such.
    fn shared(&self, placed: &Placed) -> Option<Sides<Rule>> {
        self.grid
            .as_ref()
            .map(|grid| grid.around(self.slots(placed)))
    }

    /// Returns border and padding of a cell.
    fn insets(&self, placed: &Placed) -> Sides<f32> {
        let style = &placed.cell.content.style;
        let padding = |length: LengthPercentage| length.of(0.0);
        let border = match self.shared(placed) {
            Some(rules) => Sides {
                top: rules.top.thickness / 2.0,
                right: rules.right.thickness / 2.0,
                bottom: rules.bottom.thickness / 2.0,
                left: rules.left.thickness / 2.0,
            },
            None => Sides {
                top: style.border.top.thickness(),
                right: style.border.right.thickness(),
                bottom: style.border.bottom.thickness(),
                left: style.border.left.thickness(),
            },
        };
        Sides {
            top: border.top + padding(style.padding.top),
            right: border.right + padding(style.padding.right),
            bottom: border.bottom + padding(style.padding.bottom),
            left: border.left + padding(style.padding.left),
        }
    }
}

impl Layouter {
    pub(super) fn table(
        &mut self,
        block: &BlockBox,
        table: &TableBox,
        available: f32,
        direction: Direction,
    ) -> Laid {
        let style = &block.style;
        let arranged = arrange(style, table);
        let columns = self.columns(style, table, &arranged);
        let across = table_across(block, &arranged, &columns, available, direction);
        let gaps = gaps(style, arranged.columns);
        let fixed = style.table_layout_fixed && style.width != Dimension::Auto;
        let widths = distribute(&columns, (across.content - gaps).max(0.0), fixed);

        let rows = self.rows(style, &arranged, &widths);
        let mut fragment = Fragment::new(style, rows.content);
        fragment.x = across.x;
        fragment.width = across.width;
        if style.inherited.collapse {
            fragment.frame = Frame::Background;
            let outer = outer_rules(&arranged);
            fragment.top = outer.top.thickness / 2.0;
            fragment.bottom = outer.bottom.thickness / 2.0;
            let inset = outer.left.thickness / 2.0;
            shift_rows(&mut fragment.content, inset);
        } else {
            let spacing = style.inherited.spacing;
            let padding = style.padding;
            fragment.top = style.border.top.thickness() + padding.top.of(available) + spacing.1;
            fragment.bottom =
                style.border.bottom.thickness() + padding.bottom.of(available) + spacing.1;
            shift_rows(&mut fragment.content, across.inset + spacing.0);
        }
        fragment.height = rows.height + fragment.top + fragment.bottom;
        fragment.gather_breaks();
        let fragment = self.with_captions(style, table, fragment);
        Laid {
            fragment,
            before: Margin::default(),
            after: Margin::default(),
            is_empty: false,
        }
    }

    pub(super) fn table_widths(&mut self, style: &Arc<ComputedStyle>, table: &TableBox) -> Widths {
        let arranged = arrange(style, table);
        let columns = self.columns(style, table, &arranged);
        let gaps = gaps(style, arranged.columns);
        let (least, most) = totals(&columns);
        Widths {
            least: least + gaps,
            most: most + gaps,
        }
    }

    fn columns(
        &mut self,
        style: &ComputedStyle,
        table: &TableBox,
        arranged: &Arranged,
    ) -> Vec<Column> {
        let mut columns = vec![Column::default(); arranged.columns];
        for (column, style) in columns.iter_mut().zip(&table.columns) {
            set_width(column, style.width, 0.0);
        }
        let fixed = style.table_layout_fixed && style.width != Dimension::Auto;
        for placed in &arranged.cells {
            if fixed && placed.row > 0 {
                continue;
            }
            let insets = arranged.insets(placed);
            let edges = insets.left + insets.right;
            let own = &placed.cell.content;
            let widths = if fixed {
                Widths::default()
            } else {
                self.cell_widths(own, edges)
            };
            let spanned = &mut columns[placed.column..placed.column + placed.columns];
            if let [column] = spanned {
                let extra = if own.style.border_box { 0.0 } else { edges };
                set_width(column, own.style.width, extra);
                column.widths.least = column.widths.least.max(widths.least);
                column.widths.most = column.widths.most.max(widths.most);
            }
        }
        for placed in &arranged.cells {
            if placed.columns > 1 && !fixed {
                let insets = arranged.insets(placed);
                let widths = self.cell_widths(&placed.cell.content, insets.left + insets.right);
                stretch(
                    &mut columns[placed.column..placed.column + placed.columns],
                    widths,
                );
            }
        }
        for column in &mut columns {
            if let Some(set) = column.set {
                column.widths.most = set.max(column.widths.least);
            }
            column.widths.most = column.widths.most.max(column.widths.least);
        }
        columns
    }

    /// Returns the widths of a cell's border box, of which `edges` are border and padding.
    fn cell_widths(&mut self, cell: &BlockBox, edges: f32) -> Widths {
        let style = &cell.style;
        let own_edges = style.border.left.thickness()
            + style.border.right.thickness()
            + style.padding.left.of(0.0)
            + style.padding.right.of(0.0);
        let widths = self.content_widths(cell);
        Widths {
            least: widths.least - own_edges + edges,
            most: widths.most - own_edges + edges,
        }
    }

    fn rows(&mut self, style: &Arc<ComputedStyle>, arranged: &Arranged, widths: &[f32]) -> Rows {
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
        let left_of =
            |column: usize| -> f32 { visual[..column].iter().map(|width| width + gap_x).sum() };
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
            if cell.height > height {
                heights[spanned.end - 1] += cell.height - height;
            }
        }
        let width = left_of(visual.len()) - gap_x;
        band_rows(arranged, cells, &heights, width.max(0.0), gap_y)
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
        fragment.frame = arranged
            .shared(placed)
            .map_or(Frame::Cell, Frame::Collapsed);
        fragment.break_before = Break::Auto;
        fragment.break_after = Break::Auto;
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
}

fn arrange<'a>(style: &ComputedStyle, table: &'a TableBox) -> Arranged<'a> {
    let rows: Vec<&RowBox> = table
        .head
        .iter()
        .chain(&table.body)
        .chain(&table.foot)
        .collect();
    let mut cells = Vec::new();
    // Up to which row every column is taken by a cell from above.
    let mut taken: Vec<usize> = Vec::new();
    for (row, content) in rows.iter().enumerate() {
        let mut column = 0;
        // A cell stays in its part of the table, so that the head can be repeated.
        let part_end = if row < table.head.len() {
            table.head.len()
        } else {
            rows.len()
        };
        for cell in &content.cells {
            while taken.get(column).is_some_and(|until| *until > row) {
                column += 1;
            }
            let end = column + cell.columns;
            if taken.len() < end {
                taken.resize(end, 0);
            }
            let spanned = cell.rows.min(part_end - row);
            taken[column..end].fill(row + spanned);
            cells.push(Placed {
                cell,
                row,
                rows: spanned,
                column,
                columns: cell.columns,
            });
            column = end;
        }
    }
    let columns = taken.len().max(table.columns.len().min(1000));
    let mut arranged = Arranged {
        head: table.head.len(),
        columns,
        cells,
        grid: None,
        right_to_left: style.is_right_to_left(),
        rows,
    };
    if style.inherited.collapse {
        arranged.grid = Some(shared_borders(style, &arranged));
    }
    arranged
}

/// Solves the widths of a table in its container; a table without a width is as wide as its content.
fn table_across(
    block: &BlockBox,
    arranged: &Arranged,
    columns: &[Column],
    available: f32,
    direction: Direction,
) -> Across {
    let style = &block.style;
    let outer = outer_rules(arranged);
    let (inset, edges) = if style.inherited.collapse {
        let inset = outer.left.thickness / 2.0;
        (inset, inset + outer.right.thickness / 2.0)
    } else {
        let inset = style.border.left.thickness() + style.padding.left.of(available);
        (
            inset,
            inset + style.border.right.thickness() + style.padding.right.of(available),
        )
    };
    let (left, right) = (
        style.margin.left.of(available),
        style.margin.right.of(available),
    );
    let room = available - left.unwrap_or(0.0) - right.unwrap_or(0.0);
    let gaps = gaps(style, arranged.columns);
    let (least, most) = totals(columns);
    let mut width = match style.width.of(available) {
        Some(width) => width.min(room.max(0.0)),
        None => (most + gaps + edges)
            .min(room)
            .max((least + gaps + edges).min(room)),
    };
    if let Some(most) = style.max_width.of(available) {
        width = width.min(most);
    }
    if let Some(least) = style.min_width.of(available) {
        width = width.max(least);
    }
    let free = available - width;
    let x = match (left, right) {
        (None, None) => (free / 2.0).max(0.0),
        (Some(left), None) => left,
        (Some(left), Some(_)) if direction == Direction::LeftToRight => left,
        (_, Some(right)) => free - right,
    };
    Across {
        x,
        width,
        inset,
        content: (width - edges).max(0.0),
    }
}

fn shared_borders(style: &ComputedStyle, arranged: &Arranged) -> Grid {
    let mut grid = Grid::new(arranged.columns, arranged.rows.len());
    for placed in &arranged.cells {
        grid.enter(arranged.slots(placed), &placed.cell.content.style);
    }
    for (row, content) in arranged.rows.iter().enumerate() {
        let slots = Slots {
            left: 0,
            right: arranged.columns,
            top: row,
            bottom: row + 1,
        };
        grid.enter(slots, &content.style);
    }
    let whole = Slots {
        left: 0,
        right: arranged.columns,
        top: 0,
        bottom: arranged.rows.len(),
    };
    grid.enter(whole, style);
    grid
}

fn outer_rules(arranged: &Arranged) -> Sides<Rule> {
    let whole = Slots {
        left: 0,
        right: arranged.columns,
        top: 0,
        bottom: arranged.rows.len(),
    };
    arranged
        .grid
        .as_ref()
        .unwrap_or(&Grid::new(0, 0))
        .around(whole)
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
    let (mut head, mut body) = (Vec::new(), VecDeque::new());
    let mut height = 0.0;
    let mut row = 0;
    while row < heights.len() {
        let mut last = reach[row];
        let mut next = row;
        while next <= last {
            last = last.max(reach[next]);
            next += 1;
        }
        let mut members = Vec::new();
        while let Some((placed, mut cell)) = cells.next_if(|(placed, _)| placed.row <= last) {
            let above = &heights[row..placed.row];
            cell.lead = above.iter().map(|height| height + gap).sum();
            let own = &heights[placed.row..placed.row + placed.rows];
            let full = own.iter().map(|height| height + gap).sum::<f32>() - gap;
            fit_cell(&mut cell, full);
            members.push(cell);
        }
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
        band.break_after = arranged.rows[last].style.break_after;
        if last > row {
            // Rows that a cell holds together would be torn apart unevenly.
            band.break_inside = Break::Avoid;
        }
        height += band.lead + band.height;
        if row < arranged.head {
            head.push(band);
        } else {
            body.push_back(band);
        }
        row = last + 1;
    }
    Rows {
        content: Content::Table(TableRows { head, rows: body }),
        height,
    }
}

/// Stretches a cell to the height of its row and moves its content as `vertical-align` asks.
fn fit_cell(cell: &mut Fragment, height: f32) {
    let free = (height - cell.height).max(0.0);
    match cell.style.vertical_align {
        VerticalAlign::Middle => cell.shift = free / 2.0,
        VerticalAlign::Bottom => cell.shift = free,
        _ => {}
    }
    cell.height = cell.height.max(height);
}

fn shift_rows(content: &mut Content, by: f32) {
    if let Content::Table(table) = content {
        for row in table.head.iter_mut().chain(&mut table.rows) {
            row.x += by;
        }
    }
}

fn gaps(style: &ComputedStyle, columns: usize) -> f32 {
    if style.inherited.collapse || columns == 0 {
        return 0.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "tables have few columns")]
    let count = (columns + 1) as f32;
    style.inherited.spacing.0 * count
}

fn totals(columns: &[Column]) -> (f32, f32) {
    let least: f32 = columns.iter().map(|column| column.widths.least).sum();
    let mut most: f32 = columns.iter().map(|column| column.widths.most).sum();
    // A column that asks for a share of the table makes the table wide enough for it.
    for column in columns {
        if let Some(share) = column.share.filter(|share| *share > 0.0) {
            most = most.max(column.widths.most / share);
        }
    }
    (least, most)
}

fn set_width(column: &mut Column, width: Dimension, extra: f32) {
    let Dimension::Set(length) = width else {
        return;
    };
    if length.share > 0.0 {
        column.share = Some(
            column
                .share
                .map_or(length.share, |known| known.max(length.share)),
        );
    } else {
        let points = length.points + extra;
        column.set = Some(column.set.map_or(points, |known| known.max(points)));
    }
}

/// Widens the columns under a cell that covers several, in proportion to what they have.
fn stretch(columns: &mut [Column], widths: Widths) {
    let least: f32 = columns.iter().map(|column| column.widths.least).sum();
    let most: f32 = columns.iter().map(|column| column.widths.most).sum();
    #[expect(clippy::cast_precision_loss, reason = "tables have few columns")]
    let count = columns.len() as f32;
    for column in columns {
        let part = if most > 0.0 {
            column.widths.most / most
        } else {
            1.0 / count
        };
        column.widths.least += (widths.least - least).max(0.0) * part;
        column.widths.most += (widths.most - most).max(0.0) * part;
    }
}
