//! Fills columns with the flow that belongs into them: a flow and the room on a page go in, columns come out.

use super::{Cut, TOLERANCE, parts, split};
use crate::layout::fragment::{Columns, Content, Fragment};

/// How often the range is halved in which the height lies at which columns are level.
const HALVINGS: usize = 12;

/// Returns the least height at which a flow fills no more than `count` columns. Columns taller than `most` are not made
/// level: they are as tall as all of their text, divided.
pub(crate) fn level_height(flow: &Fragment, count: usize, most: f32) -> f32 {
    let even = even_height(flow, count);
    if count < 2 || even > most {
        return even;
    }
    let least = least_height(flow, count);
    let (mut low, mut high) = (least, flow.height.max(flow.reach));
    if holds(flow, count, low) {
        return low;
    }
    for _ in 0..HALVINGS {
        let middle = f32::midpoint(low, high);
        if holds(flow, count, middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    high
}

/// Returns the height of a flow, divided.
fn even_height(flow: &Fragment, count: usize) -> f32 {
    let whole = flow.height.max(flow.reach);
    #[expect(clippy::cast_precision_loss, reason = "there are few columns")]
    let even = whole / count as f32;
    even
}

/// Returns the height that columns have at least. Where columns are asked to end, what stands between such places is divided by itself:
/// one column after the other goes to what has the tallest ones.
fn least_height(flow: &Fragment, count: usize) -> f32 {
    let mut runs: Vec<(f32, usize)> = run_heights(flow, count)
        .into_iter()
        .map(|height| (height, 1))
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "there are few columns")]
    let divided = |(height, columns): &(f32, usize)| height / *columns as f32;
    for _ in runs.len()..count {
        let tallest = runs
            .iter_mut()
            .max_by(|one, other| divided(one).total_cmp(&divided(other)));
        if let Some((_, columns)) = tallest {
            *columns += 1;
        }
    }
    runs.iter().map(divided).fold(0.0, f32::max)
}

/// Returns the heights of what stands between the places where columns are asked to end, in at most `count` columns.
fn run_heights(flow: &Fragment, count: usize) -> Vec<f32> {
    if !flow.is_torn {
        return vec![flow.height.max(flow.reach)];
    }
    let mut heights = Vec::new();
    let mut rest = Some(flow.clone());
    while let Some(flow) = rest.take() {
        if heights.len() + 1 == count {
            heights.push(flow.height.max(flow.reach));
            break;
        }
        let run = match split(flow, f32::MAX, f32::MAX, true) {
            Cut::Whole(run) | Cut::Later(run) => run,
            Cut::Parts(run, next) => {
                rest = Some(*next);
                *run
            }
        };
        heights.push(run.height.max(run.reach));
    }
    heights
}

/// Tells whether `count` columns of a height hold a flow.
fn holds(flow: &Fragment, count: usize, height: f32) -> bool {
    let mut rest = flow.clone();
    for _ in 0..count {
        // What could begin in a column of this height only against the rules makes all of them taller, and so does what holds
        // together.
        match split(rest, height, f32::MAX, false) {
            // A margin ends with its column, and makes none longer.
            Cut::Whole(column) => return column.height - column.trail <= height + TOLERANCE,
            Cut::Parts(column, _) if column.height > height + TOLERANCE => return false,
            Cut::Parts(_, next) => rest = *next,
            Cut::Later(_) => return false,
        }
    }
    false
}

/// Fills columns of a height, the last one with all that is left.
pub(crate) fn fill_all(columns: &mut Columns, height: f32) {
    let mut rest = columns.flow.take().map(|flow| *flow);
    if let Some(flow) = &mut rest {
        forget_notes(flow);
    }
    while let Some(flow) = rest.take() {
        if columns.filled.len() + 1 >= columns.count {
            columns.filled.push(flow);
            break;
        }
        match split(flow, height, height, true) {
            Cut::Whole(column) | Cut::Later(column) => columns.filled.push(column),
            Cut::Parts(column, next) => {
                columns.filled.push(*column);
                rest = Some(*next);
            }
        }
    }
}

/// Cuts columns where a page ends: the text goes on in the first column of the next page.
pub(super) fn split_columns(mut fragment: Fragment, room: f32, page: f32, at_top: bool) -> Cut {
    let Content::Columns(columns) = &mut fragment.content else {
        return Cut::Whole(fragment);
    };
    let Some(flow) = columns.flow.take() else {
        return Cut::Whole(fragment);
    };
    // A flow that is longer than the page is not copied for each of its pages.
    let height = if flow.notes > 0.0 && even_height(&flow, columns.count) <= page {
        let mut bare = (*flow).clone();
        forget_notes(&mut bare);
        level_height(&bare, columns.count, page)
    } else {
        level_height(&flow, columns.count, page)
    };
    if height + fragment.notes <= room + TOLERANCE {
        columns.flow = Some(flow);
        fragment.height = fragment.height.min(room).max(height);
        return Cut::Whole(fragment);
    }
    // The notes of all columns share the foot of the page.
    let inner = (room - fragment.notes.min(room * 0.4)).max(1.0);
    let mut filled: Vec<Fragment> = Vec::new();
    let mut rest = Some(*flow);
    while let Some(flow) = rest.take() {
        if filled.len() == columns.count {
            rest = Some(flow);
            break;
        }
        // What needs more than is left of this page finds it on the next one.
        let is_full = !filled.is_empty() && inner >= page - TOLERANCE;
        match split(flow, inner, page, at_top || is_full) {
            Cut::Whole(column) => filled.push(column),
            Cut::Parts(column, next) => {
                filled.push(*column);
                rest = Some(*next);
            }
            Cut::Later(flow) => {
                rest = Some(flow);
                break;
            }
        }
    }
    let Some(rest) = rest else {
        let tallest = tallest(&filled);
        columns.filled = filled;
        fragment.height = tallest;
        return Cut::Whole(fragment);
    };
    if filled.is_empty() {
        columns.flow = Some(Box::new(rest));
        return Cut::Later(fragment);
    }
    let next_height = level_height(&rest, columns.count, page);
    let own = tallest(&filled);
    let next = Columns {
        flow: Some(Box::new(rest)),
        filled: Vec::new(),
        ..*columns
    };
    let this = Columns {
        flow: None,
        filled,
        ..*columns
    };
    parts(
        fragment,
        (Content::Columns(this), own),
        (Content::Columns(next), next_height),
    )
}

/// Takes the room for footnotes away, which stand below all columns and make none of them shorter.
fn forget_notes(flow: &mut Fragment) {
    if flow.notes > 0.0 {
        flow.reserve_notes(&[]);
    }
}

fn tallest(columns: &[Fragment]) -> f32 {
    columns
        .iter()
        .map(|column| column.height - column.trail)
        .fold(0.0, f32::max)
}
