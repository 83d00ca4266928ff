//! Finds the slots that the cells of a table cover, and the borders that they share.

use super::{
    borders::{Grid, Slots},
    fragment::Rule,
};
use crate::{
    boxes::{CellBox, RowBox, TableBox},
    style::values::{ComputedStyle, LengthPercentage, Sides},
};

/// A cell with the slots that it covers.
pub(super) struct Placed<'a> {
    pub(super) cell: &'a CellBox,
    pub(super) row: usize,
    pub(super) rows: usize,
    /// Counted from the side where the table begins.
    pub(super) column: usize,
    pub(super) columns: usize,
}

/// A table whose cells have found their slots.
pub(super) struct Arranged<'a> {
    pub(super) rows: Vec<&'a RowBox>,
    pub(super) head: usize,
    pub(super) foot: usize,
    pub(super) cells: Vec<Placed<'a>>,
    pub(super) columns: usize,
    pub(super) grid: Option<Grid>,
    pub(super) right_to_left: bool,
}

impl Arranged<'_> {
    /// Returns the slots of a cell in visual order.
    pub(super) fn slots(&self, placed: &Placed) -> Slots {
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
    pub(super) fn shared(&self, placed: &Placed) -> Option<Sides<Rule>> {
        self.grid
            .as_ref()
            .map(|grid| grid.around(self.slots(placed)))
    }

    /// Returns border and padding of a cell.
    pub(super) fn insets(&self, placed: &Placed) -> Sides<f32> {
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

/// Finds the slots of every cell, row by row (CSS Tables 3, 4).
pub(super) fn arrange<'a>(style: &ComputedStyle, table: &'a TableBox) -> Arranged<'a> {
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
        // A cell stays in its part of the table, so that head and foot can be repeated.
        let foot = rows.len() - table.foot.len();
        let part_end = if row < table.head.len() {
            table.head.len()
        } else if row < foot {
            foot
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
        foot: table.foot.len(),
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

/// Returns the borders along the edges of the whole table, where it shares any with its cells.
pub(super) fn outer_rules(arranged: &Arranged) -> Sides<Rule> {
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
