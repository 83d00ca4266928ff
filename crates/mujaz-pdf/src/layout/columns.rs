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
                if fixed && column.share.is_some() {
                    column.beyond_share = extra;
                }
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
    let least = |column: &Column| if fixed { 0.0 } else { column.widths.least };
    let mut result: Vec<f32> = columns.iter().map(least).collect();
    let share_total: f32 = columns.iter().filter_map(|column| column.share).sum();
    let scale = if share_total > 1.0 {
        1.0 / share_total
    } else {
        1.0
    };
    let mut taken = vec![false; columns.len()];
    for (index, column) in columns.iter().enumerate() {
        if let Some(share) = column.share {
            result[index] = (share * scale * width + column.beyond_share).max(least(column));
            taken[index] = true;
        } else if let Some(set) = column.set {
            result[index] = set.max(least(column));
            taken[index] = true;
        }
    }
    let used: f32 = result
        .iter()
        .zip(&taken)
        .filter(|(_, taken)| **taken)
        .map(|(width, _)| width)
        .sum();
    let any_open = taken.iter().any(|taken| !taken);
    if any_open {
        spread(columns, &mut result, &taken, width - used, fixed);
    }
    let total: f32 = result.iter().sum();
    if total > width + 0.01 {
        shrink(columns, &mut result, width, fixed);
    } else if !any_open && total > 0.0 && total < width {
        // Columns with points give way to columns with shares, unless there are none.
        let has_shares = share_total > 0.0;
        let grows = |column: &Column| !has_shares || column.share.is_some();
        let base: f32 = columns
            .iter()
            .zip(&result)
            .filter(|(column, _)| grows(column))
            .map(|(_, width)| width)
            .sum();
        for (column, own) in columns.iter().zip(&mut result) {
            if grows(column) && base > 0.0 {
                *own += (width - total) * *own / base;
            }
        }
    }
    result
}

/// Gives the columns without a width of their own what is left, in proportion to their content.
fn spread(columns: &[Column], result: &mut [f32], taken: &[bool], room: f32, fixed: bool) {
    let open: Vec<usize> = (0..columns.len()).filter(|&index| !taken[index]).collect();
    #[expect(clippy::cast_precision_loss, reason = "tables have few columns")]
    let count = open.len() as f32;
    if fixed {
        for index in open {
            result[index] = (room / count).max(0.0);
        }
        return;
    }
    let least: f32 = open.iter().map(|&index| columns[index].widths.least).sum();
    let most: f32 = open.iter().map(|&index| columns[index].widths.most).sum();
    for &index in &open {
        let own = columns[index].widths;
        result[index] = if room >= most {
            let part = if most > 0.0 {
                own.most / most
            } else {
                1.0 / count
            };
            own.most + (room - most) * part
        } else if room > least && most > least {
            own.least + (room - least) * (own.most - own.least) / (most - least)
        } else {
            own.least
        };
    }
}

/// Makes columns fit: first down to what their content needs, then below that, since nothing may leave the page.
fn shrink(columns: &[Column], result: &mut [f32], width: f32, fixed: bool) {
    let total: f32 = result.iter().sum();
    let least: f32 = if fixed {
        0.0
    } else {
        columns.iter().map(|column| column.widths.least).sum()
    };
    if least < width && total > least {
        let part = (width - least) / (total - least);
        for (column, own) in columns.iter().zip(result.iter_mut()) {
            let floor = if fixed { 0.0 } else { column.widths.least };
            *own = floor + (*own - floor) * part;
        }
    } else if total > 0.0 {
        for own in result.iter_mut() {
            *own *= width / total;
        }
    }
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

/// Returns the least and the most that the columns together ask for.
pub(super) fn totals(columns: &[Column]) -> (f32, f32) {
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
            share: Some(0.8),
            ..column(0.0, 10.0)
        };
        assert_eq!(distribute(&[wide, wide], 100.0, false), [50.0, 50.0]);
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
