//! What the columns of a table ask for, and how its width is distributed over them.

use super::{Layouter, slots::Arranged};
use crate::{
    boxes::{BlockBox, TableBox},
    style::values::{ComputedStyle, Dimension},
    text::breaking::Widths,
};

/// What one column asks for.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Column {
    pub(super) widths: Widths,
    /// A width in points that the style sets.
    pub(super) set: Option<f32>,
    /// A share of the table's width that the style sets; 1 is all of it.
    pub(super) share: Option<f32>,
    /// What border and padding add to the share: in a table of fixed layout it is that of the content alone.
    pub(super) beyond_share: f32,
}

impl Layouter {
    /// Returns what every column asks for, its own style and its cells taken together.
    pub(super) fn columns(
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
                if fixed && own.style.width.is_share() {
                    column.beyond_share = extra;
                }
                column.widths.least = column.widths.least.max(widths.least);
                column.widths.most = column.widths.most.max(widths.most);
            }
        }
        for column in &mut columns {
            if let Some(set) = column.set {
                column.widths.most = set.max(column.widths.least);
            }
            column.widths.most = column.widths.most.max(column.widths.least);
        }
        if fixed {
            return columns;
        }
        let gap = if style.inherited.collapse {
            0.0
        } else {
            style.inherited.spacing.0
        };
        // Narrow cells say how wide their columns are before wider ones stretch them.
        let mut spanning: Vec<_> = arranged
            .cells
            .iter()
            .filter(|cell| cell.columns > 1)
            .collect();
        spanning.sort_by_key(|placed| placed.columns);
        for placed in spanning {
            let insets = arranged.insets(placed);
            let edges = insets.left + insets.right;
            let own = &placed.cell.content;
            let mut cell = Column {
                widths: self.cell_widths(own, edges),
                ..Column::default()
            };
            let extra = if own.style.border_box { 0.0 } else { edges };
            set_width(&mut cell, own.style.width, extra);
            #[expect(clippy::cast_precision_loss, reason = "tables have few columns")]
            let gaps = gap * (placed.columns - 1) as f32;
            cell.widths.least = (cell.widths.least - gaps).max(0.0);
            cell.widths.most = (cell.set.unwrap_or(cell.widths.most) - gaps).max(cell.widths.least);
            let end = placed.column + placed.columns;
            stretch(&mut columns[placed.column..end], cell);
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
        // The width that a style sets is what the cell would like to have, and it may be less.
        let widths = if style.width == Dimension::Auto {
            self.content_widths(cell)
        } else {
            self.own_content_widths(cell)
        };
        Widths {
            least: widths.least - own_edges + edges,
            most: widths.most - own_edges + edges,
        }
    }
}

/// Returns the widths of the columns in a table whose columns together are `width` wide.
pub(super) fn distribute(columns: &[Column], width: f32, fixed: bool) -> Vec<f32> {
    if fixed {
        return distribute_fixed(columns, width);
    }
    let least: f32 = columns.iter().map(|column| column.widths.least).sum();
    if width < least {
        // Nothing may leave the page.
        let least = columns.iter().map(|column| column.widths.least);
        let total: f32 = least.clone().sum();
        return least.map(|own| own * width / total).collect();
    }
    guessed(columns, width, true)
}

/// Returns widths that are together `width` or what the columns need at least (CSS Tables 3, 3.9.3): between the largest guess that
/// is smaller and the smallest that is not. Columns of a set width grow beyond it where `may_grow` says so, or where
/// there are no others.
fn guessed(columns: &[Column], width: f32, may_grow: bool) -> Vec<f32> {
    let shares = shares(columns);
    let by_share = |index: usize| -> Option<f32> {
        let column = &columns[index];
        shares[index].map(|share| (share * width).max(column.widths.least))
    };
    let is_open = |index: usize| shares[index].is_none() && columns[index].set.is_none();
    let is_set = |index: usize| shares[index].is_none() && columns[index].set.is_some();
    let least = |index: usize| columns[index].widths.least;
    let most = |index: usize| columns[index].widths.most;
    let guess = |own: &dyn Fn(usize) -> f32| (0..columns.len()).map(own).collect::<Vec<f32>>();
    let guesses = [
        guess(&least),
        guess(&|index| by_share(index).unwrap_or(least(index))),
        guess(&|index| {
            let set = if is_set(index) {
                most(index)
            } else {
                least(index)
            };
            by_share(index).unwrap_or(set)
        }),
        guess(&|index| by_share(index).unwrap_or(most(index))),
    ];
    for pair in guesses.windows(2) {
        let [small, large] = pair else { continue };
        let (below, above): (f32, f32) = (small.iter().sum(), large.iter().sum());
        if above >= width {
            let part = if above > below {
                ((width - below) / (above - below)).max(0.0)
            } else {
                0.0
            };
            let between = small.iter().zip(large);
            return between
                .map(|(small, large)| small + (large - small) * part)
                .collect();
        }
    }
    let [.., mut widths] = guesses;
    let free = width - widths.iter().sum::<f32>();
    let all = 0..columns.len();
    let open: Vec<usize> = all.clone().filter(|&index| is_open(index)).collect();
    let set: Vec<usize> = all.clone().filter(|&index| is_set(index)).collect();
    if !open.is_empty() {
        grow(&mut widths, &open, free, most);
    } else if !set.is_empty() && (may_grow || set.len() == columns.len()) {
        grow(&mut widths, &set, free, most);
    } else {
        let with_share: Vec<usize> = all.filter(|&index| shares[index].is_some()).collect();
        grow(&mut widths, &with_share, free, |index| {
            shares[index].unwrap_or(0.0)
        });
    }
    widths
}

/// Gives some columns what is free, in proportion to what each weighs.
fn grow(widths: &mut [f32], columns: &[usize], free: f32, weight: impl Fn(usize) -> f32) {
    let total: f32 = columns.iter().map(|&index| weight(index)).sum();
    #[expect(clippy::cast_precision_loss, reason = "tables have few columns")]
    let count = columns.len() as f32;
    for &index in columns {
        let part = if total > 0.0 {
            weight(index) / total
        } else {
            1.0 / count
        };
        widths[index] += free * part;
    }
}

/// Returns the shares of the columns, of which later ones get no more than earlier ones leave.
fn shares(columns: &[Column]) -> Vec<Option<f32>> {
    let mut left = 1.0_f32;
    let mut cut = |share: f32| {
        let own = share.min(left);
        left -= own;
        own
    };
    columns
        .iter()
        .map(|column| column.share.map(&mut cut))
        .collect()
}

/// Returns the widths of columns that do not ask for what stands in them. Columns of a set width fill what shares leave,
/// unless there are open ones; shares grow where there is nothing else.
fn distribute_fixed(columns: &[Column], width: f32) -> Vec<f32> {
    let by_share = |column: &Column| {
        column
            .share
            .map(|share| share * width + column.beyond_share)
    };
    let by_points = |column: &Column| column.set.filter(|_| column.share.is_none());
    let shared: f32 = columns.iter().filter_map(by_share).sum();
    let set: f32 = columns.iter().filter_map(by_points).sum();
    let is_open = |column: &&Column| column.share.is_none() && column.set.is_none();
    let open = columns.iter().filter(is_open).count();
    let room = (width - shared).max(0.0);
    let is_scaled = set > room || open == 0;
    let of_set = if is_scaled && set > 0.0 {
        room / set
    } else {
        1.0
    };
    let room = (width - set * of_set).max(0.0);
    let is_scaled = shared > room || open == 0 && set == 0.0;
    let of_shared = if is_scaled && shared > 0.0 {
        room / shared
    } else {
        1.0
    };
    #[expect(clippy::cast_precision_loss, reason = "tables have few columns")]
    let of_open = (room - shared * of_shared).max(0.0) / open.max(1) as f32;
    let own = |column: &Column| {
        let shared = by_share(column).map(|own| own * of_shared);
        let set = by_points(column).map(|own| own * of_set);
        shared.or(set).unwrap_or(of_open)
    };
    columns.iter().map(own).collect()
}

/// Returns what the spaces between columns take of the width.
pub(super) fn gaps(style: &ComputedStyle, columns: usize) -> f32 {
    if style.inherited.collapse || columns == 0 {
        return 0.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "tables have few columns")]
    let count = (columns + 1) as f32;
    style.inherited.spacing.0 * count
}

/// How wide a table would be whose columns ask for more than all of it.
const WIDEST: f32 = 750_000.0;

/// Returns the least and the most that the columns together ask for.
pub(super) fn totals(columns: &[Column]) -> (f32, f32) {
    let least: f32 = columns.iter().map(|column| column.widths.least).sum();
    let mut most: f32 = columns.iter().map(|column| column.widths.most).sum();
    // A column that asks for a share of the table makes the table wide enough for it, and for what has the rest of it.
    let (mut shared, mut others) = (0.0, 0.0);
    for (column, share) in columns.iter().zip(shares(columns)) {
        match share.filter(|share| *share > 0.0) {
            Some(share) => {
                shared += share;
                most = most.max(column.widths.most / share);
            }
            None => others += column.widths.most,
        }
    }
    if others > 0.0 && shared > 0.0 {
        most = most.max((others / (1.0 - shared).max(0.0)).min(WIDEST));
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

/// Widens the columns under a cell that covers several, as they would be widened in a table of its width.
fn stretch(columns: &mut [Column], cell: Column) {
    let share: f32 = columns.iter().filter_map(|column| column.share).sum();
    if let Some(surplus) = cell.share.map(|own| own - share).filter(|own| *own > 0.0) {
        let without: Vec<usize> = (0..columns.len())
            .filter(|&index| columns[index].share.is_none())
            .collect();
        let mut own = vec![0.0; columns.len()];
        grow(&mut own, &without, surplus, |index| {
            columns[index].widths.most
        });
        for index in without {
            columns[index].share = Some(own[index]);
        }
    }
    let may_grow = cell.set.is_some();
    for (column, least) in guessed(columns, cell.widths.least, may_grow)
        .into_iter()
        .enumerate()
    {
        let own = &mut columns[column].widths;
        own.least = own.least.max(least);
        own.most = own.most.max(own.least);
    }
    for (column, most) in guessed(columns, cell.widths.most, may_grow)
        .into_iter()
        .enumerate()
    {
        let own = &mut columns[column].widths;
        own.most = own.most.max(most);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(least: f32, most: f32) -> Column {
        Column {
            widths: Widths { least, most },
            set: None,
            share: None,
            beyond_share: 0.0,
        }
    }

    #[test]
    fn open_columns_share_the_room_by_their_content() {
        let widths = distribute(&[column(10.0, 100.0), column(10.0, 300.0)], 200.0, false);
        assert!((widths[0] - 52.63).abs() < 0.01, "{widths:?}");
    }

    #[test]
    fn shares_of_more_than_everything_are_cut_down() {
        let wide = Column {
            share: Some(0.75),
            ..column(0.0, 10.0)
        };
        assert_eq!(distribute(&[wide, wide], 100.0, false), [75.0, 25.0]);
    }

    #[test]
    fn columns_get_what_they_need_then_shares_then_set_widths_then_what_they_like() {
        let share = Column {
            share: Some(0.5),
            ..column(10.0, 50.0)
        };
        let set = Column {
            set: Some(40.0),
            ..column(10.0, 40.0)
        };
        let columns = [share, set, column(10.0, 30.0)];
        assert_eq!(distribute(&columns, 30.0, false), [10.0, 10.0, 10.0]);
        assert_eq!(distribute(&columns, 40.0, false), [20.0, 10.0, 10.0]);
        assert_eq!(distribute(&columns, 80.0, false), [40.0, 30.0, 10.0]);
        assert_eq!(distribute(&columns, 120.0, false), [60.0, 40.0, 20.0]);
        assert_eq!(distribute(&columns, 200.0, false), [100.0, 40.0, 60.0]);
    }

    #[test]
    fn columns_of_a_set_width_fill_what_shares_leave_of_a_fixed_table() {
        let set = Column {
            set: Some(20.0),
            ..column(0.0, 0.0)
        };
        let share = Column {
            share: Some(0.25),
            ..column(0.0, 0.0)
        };
        let open = column(50.0, 50.0);
        assert_eq!(distribute(&[set, share], 100.0, true), [75.0, 25.0]);
        assert_eq!(
            distribute(&[set, share, open], 100.0, true),
            [20.0, 25.0, 55.0]
        );
        assert_eq!(distribute(&[share, share], 100.0, true), [50.0, 50.0]);
        assert_eq!(distribute(&[set, set], 30.0, true), [15.0, 15.0]);
    }

    #[test]
    fn a_cell_over_several_columns_widens_those_that_are_free_to_grow() {
        let mut columns = [
            Column {
                set: Some(40.0),
                ..column(40.0, 40.0)
            },
            column(10.0, 30.0),
        ];
        stretch(&mut columns, column(60.0, 100.0));
        let widths = columns.map(|column| (column.widths.least, column.widths.most));
        assert_eq!(widths, [(40.0, 40.0), (20.0, 60.0)]);
    }

    #[test]
    fn columns_never_leave_the_table() {
        let widths = distribute(&[column(300.0, 400.0), column(100.0, 400.0)], 200.0, false);
        assert!(
            (widths.iter().sum::<f32>() - 200.0).abs() < 0.01,
            "{widths:?}"
        );
    }
}
