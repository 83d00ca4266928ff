//! Finds the slots that the cells of a table cover, and the borders that they share.

use std::ops::Range;

use super::{
    borders::{Grid, Slots},
    fragment::Rule,
};
use crate::{
    boxes::{CellBox, RowBox, TableBox},
    error::Error,
    limits::{self, Kind},
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
    /// The first of its columns, where that has a background.
    pub(super) of_column: Option<&'a ComputedStyle>,
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
                top: rules.top.room() / 2.0,
                right: rules.right.room() / 2.0,
                bottom: rules.bottom.room() / 2.0,
                left: rules.left.room() / 2.0,
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

/// Tells whether what lies under a box cannot be seen (CSS 2.2, 17.5.1).
pub(super) fn shows_background(style: &ComputedStyle) -> bool {
    style.background.is_some() || !style.background_layers.is_empty()
}

/// How many columns a table has that only say how wide they are.
const MOST_EMPTY_COLUMNS: usize = 1000;

/// Finds the slots of every cell, row by row (CSS Tables 3, 4).
///
/// # Errors
/// Returns an error where there are too many slots to find out which borders they share.
pub(super) fn arrange<'a>(
    style: &ComputedStyle,
    table: &'a TableBox,
) -> Result<Arranged<'a>, Error> {
    let rows: Vec<&RowBox> = table
        .head
        .iter()
        .chain(&table.body)
        .chain(&table.foot)
        .collect();
    let mut cells: Vec<Placed> = Vec::new();
    let mut taken = Taken::default();
    for (row, content) in rows.iter().enumerate() {
        // A cell stays in its part of the table, so that head and foot can be repeated.
        let foot = rows.len() - table.foot.len();
        let part_end = if row < table.head.len() {
            table.head.len()
        } else if row < foot {
            foot
        } else {
            rows.len()
        };
        let mut free = taken.row(row);
        let first = cells.len();
        for cell in &content.cells {
            let column = free.next(cell.columns);
            let of_column = table.columns.get(column).map(|column| &**column);
            cells.push(Placed {
                cell,
                row,
                rows: cell.rows.min(part_end - row),
                column,
                columns: cell.columns,
                of_column: of_column.filter(|column| shows_background(column)),
            });
        }
        let entered = cells[first..].iter().map(|cell| Entered {
            columns: cell.column..cell.column + cell.columns,
            until: row + cell.rows,
        });
        taken.enter(&entered.collect::<Vec<_>>());
    }
    let cells_end = cells.iter().map(|cell| cell.column + 1).max();
    limits::check(Kind::Columns, cells_end.unwrap_or(0))?;
    let columns = merge_columns(&mut cells, table.columns.len().min(MOST_EMPTY_COLUMNS));
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
        limits::check(Kind::Slots, columns.saturating_mul(arranged.rows.len()))?;
        arranged.grid = Some(shared_borders(style, &arranged));
    }
    Ok(arranged)
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

/// The columns that a cell takes, and the row from which on it does not.
#[derive(Debug, Clone)]
struct Entered {
    columns: Range<usize>,
    until: usize,
}

/// What cells from above take, from the first column to the last.
#[derive(Debug, Default)]
struct Taken(Vec<Entered>);

impl Taken {
    /// Returns the free slots of a row.
    fn row(&mut self, row: usize) -> Free<'_> {
        self.0.retain(|cell| cell.until > row);
        Free {
            taken: &self.0,
            column: 0,
        }
    }

    /// Enters the cells of a row; where they reach over what is taken, it is theirs.
    fn enter(&mut self, cells: &[Entered]) {
        let mut all = Vec::with_capacity(self.0.len() + cells.len());
        let mut cells = cells.iter().peekable();
        for mut old in std::mem::take(&mut self.0) {
            while let Some(cell) = cells.peek()
                && cell.columns.start < old.columns.end
            {
                if cell.columns.start > old.columns.start {
                    all.push(Entered {
                        columns: old.columns.start..cell.columns.start,
                        until: old.until,
                    });
                }
                old.columns.start = old.columns.start.max(cell.columns.end);
                if cell.columns.end > old.columns.end {
                    break;
                }
                all.extend(cells.next().cloned());
            }
            if !old.columns.is_empty() {
                all.push(old);
            }
        }
        all.extend(cells.cloned());
        self.0 = all;
    }
}

/// Finds free slots from left to right.
struct Free<'a> {
    /// What is still ahead.
    taken: &'a [Entered],
    column: usize,
}

impl Free<'_> {
    /// Returns the column where the next cell stands.
    fn next(&mut self, columns: usize) -> usize {
        while let [first, rest @ ..] = self.taken
            && first.columns.start <= self.column
        {
            self.column = self.column.max(first.columns.end);
            self.taken = rest;
        }
        let column = self.column;
        self.column += columns;
        column
    }
}

/// Makes one column of those that the same cells span, and returns how many are left (CSS Tables 3, 3.4.1). The first
/// `own` ones stay what they are.
fn merge_columns(cells: &mut [Placed], own: usize) -> usize {
    let ends = cells
        .iter()
        .flat_map(|cell| [cell.column, cell.column + cell.columns]);
    let mut edges: Vec<usize> = ends.chain(0..=own).collect();
    edges.sort_unstable();
    edges.dedup();
    let number = |edge: usize| edges.partition_point(|known| *known < edge);
    for cell in cells {
        let (start, end) = (number(cell.column), number(cell.column + cell.columns));
        (cell.column, cell.columns) = (start, end - start);
    }
    edges.len() - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Finds the slots of cells, given as columns and rows, as a table of all slots would.
    fn slot_by_slot(rows: &[Vec<(usize, usize)>]) -> Vec<(usize, usize, usize)> {
        let mut taken: Vec<usize> = Vec::new();
        let mut places = Vec::new();
        for (row, cells) in rows.iter().enumerate() {
            let mut column = 0;
            for &(columns, spanned) in cells {
                while taken.get(column).is_some_and(|until| *until > row) {
                    column += 1;
                }
                let end = column + columns;
                taken.resize(taken.len().max(end), 0);
                taken[column..end].fill(row + spanned);
                places.push((row, column, columns));
                column = end;
            }
        }
        places
    }

    #[test]
    fn every_cell_stands_where_the_first_free_slot_is() {
        let mut seed = 1_usize;
        let mut random = |below: usize| {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % below
        };
        for _ in 0..500 {
            let rows: Vec<Vec<(usize, usize)>> = (0..6)
                .map(|_| {
                    (0..random(5))
                        .map(|_| (1 + random(3), 1 + random(4)))
                        .collect()
                })
                .collect();
            let mut taken = Taken::default();
            let mut found = Vec::new();
            for (row, cells) in rows.iter().enumerate() {
                let mut free = taken.row(row);
                let places: Vec<usize> = cells.iter().map(|cell| free.next(cell.0)).collect();
                let own: Vec<Entered> = places
                    .iter()
                    .zip(cells)
                    .map(|(&column, &(columns, rows))| Entered {
                        columns: column..column + columns,
                        until: row + rows,
                    })
                    .collect();
                found.extend(
                    own.iter()
                        .map(|one| (row, one.columns.start, one.columns.len())),
                );
                taken.enter(&own);
            }
            assert_eq!(found, slot_by_slot(&rows), "{rows:?}");
        }
    }
}
