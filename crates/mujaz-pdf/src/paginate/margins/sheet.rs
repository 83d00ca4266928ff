//! What of a running element lies on the sheet: a fragment and its place go in, a fragment without the lines above and
//! below the sheet comes out.

use std::{collections::VecDeque, ops::Range};

use crate::{
    layout::fragment::{Content, Fragment, TableRows},
    text::line::{Line, LineItem},
};

/// What looking at a line costs, and copying a box.
const LINE: usize = 4;
const BOX: usize = 24;

/// Returns the part of a fragment at `y` that can be seen on a sheet of this height. Counts the boxes and lines that it
/// looks at.
pub(super) fn part_on(fragment: &Fragment, y: f32, height: f32, looked_at: &mut usize) -> Fragment {
    *looked_at += BOX;
    let top = y + fragment.top + fragment.shift;
    let content = match &fragment.content {
        Content::Blocks(children) => {
            let mut begin = top;
            let part = |child: &Fragment| {
                let at = begin + child.lead;
                begin += child.flow_height();
                part_on(child, at, height, looked_at)
            };
            Content::Blocks(children.iter().map(part).collect())
        }
        Content::Lines(lines, boxes) => {
            *looked_at += lines.len() * LINE;
            let shown = shown_lines(lines, top, height);
            let above: f32 = lines.range(..shown.start).map(|line| line.height).sum();
            let lines = lines.range(shown).cloned().collect();
            let mut part = fragment.with_content(Content::Lines(lines, boxes.clone()));
            part.shift += above;
            return part;
        }
        Content::Cells(cells) => {
            let part = |cell: &Fragment| part_on(cell, top + cell.lead, height, looked_at);
            Content::Cells(cells.iter().map(part).collect())
        }
        Content::Table(table) => {
            let mut begin = top;
            let mut part = |row: &Fragment| {
                begin += row.lead;
                let own = part_on(row, begin, height, looked_at);
                begin += row.height;
                own
            };
            Content::Table(TableRows {
                head: table.head.iter().map(&mut part).collect(),
                rows: table.rows.iter().map(&mut part).collect(),
                foot: table.foot.iter().map(&mut part).collect(),
            })
        }
        other => other.clone(),
    };
    fragment.with_content(content)
}

/// Returns the lines from the first to the last one that shows on the sheet.
fn shown_lines(lines: &VecDeque<Line>, top: f32, height: f32) -> Range<usize> {
    let mut y = top;
    let mut shown = 0..0;
    for (number, line) in lines.iter().enumerate() {
        if shows(line, y, height) {
            if shown.is_empty() {
                shown.start = number;
            }
            shown.end = number + 1;
        }
        y += line.height;
    }
    shown
}

/// Tells whether anything of a line at `y` can be seen on a sheet of this height.
pub(super) fn shows(line: &Line, y: f32, height: f32) -> bool {
    let size = |item: &LineItem| match item {
        LineItem::Run(run) => run.size,
        _ => 0.0,
    };
    // Letters reach out of lines that are lower than they are.
    let around = 2.0 * line.items.iter().map(size).fold(line.height, f32::max);
    y + line.height + around >= 0.0 && y - around <= height
}
