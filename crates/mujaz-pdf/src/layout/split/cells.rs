//! Cuts boxes that stand side by side: a row and the room on a page go in, what the page takes of every cell comes out.

use std::{collections::VecDeque, mem};

use super::{Cut, MOST_SUMMED, TOLERANCE, closing_edge, parts, split};
use crate::{
    layout::fragment::{Content, Fragment, Frame},
    style::values::Break,
};

/// Cuts boxes that stand side by side at the same height.
pub(super) fn split_cells(mut fragment: Fragment, room: f32, page: f32, at_top: bool) -> Cut {
    let Content::Cells(cells) =
        mem::replace(&mut fragment.content, Content::Blocks(VecDeque::new()))
    else {
        return Cut::Whole(fragment);
    };
    let room_inside = room - fragment.top - closing_edge(&fragment);
    let edge = last_row(&cells, room_inside);
    if edge.is_none() && !at_top && rows(&cells).next().is_some() && fragment.height <= page {
        // Rows that a cell holds together would be torn apart unevenly.
        fragment.content = Content::Cells(cells);
        return Cut::Later(fragment);
    }
    let inner = edge.unwrap_or(room_inside);
    let cut = first_later(&cells, inner, page);
    // A cell that can show nothing here takes the whole row with it, and so does one of which only the padding finds no room.
    if !at_top {
        let hangs_over =
            fragment.height <= page && cells.iter().any(|cell| hangs_over(cell, inner));
        let stuck = hangs_over
            || cells
                .iter()
                .any(|cell| cell.lead < cut && !can_begin(cell, inner - cell.lead, page));
        if stuck {
            fragment.content = Content::Cells(cells);
            return Cut::Later(fragment);
        }
    }
    let notes = fragment.notes;
    let whole = fragment.height - fragment.top - fragment.bottom;
    let has_free_end = cells.iter().all(|cell| {
        cell.parts() <= MOST_SUMMED
            && !cell.is_torn
            && cell.lead + cell.filled() < whole - TOLERANCE
    });
    let (mut first, mut second) = (Vec::new(), Vec::new());
    let mut shows_something = false;
    for cell in cells {
        let (lead, end) = (cell.lead, cell.lead + cell.height);
        if lead >= cut && lead > TOLERANCE {
            second.push(Moved { end, cell });
            continue;
        }
        if end + notes <= inner + TOLERANCE && !cell.is_torn {
            shows_something |= cell.shows_something();
            first.push(cell);
            continue;
        }
        // The notes of the cells beside it share the foot of the page with its own.
        let room = inner - lead - (notes - cell.notes);
        let (head, tail) = cut_cell(cell, room, page, at_top && lead <= TOLERANCE);
        // The frame of a cell that ended on a page before is nothing.
        shows_something |= head.shows_something();
        first.push(Fragment {
            lead,
            continued: true,
            ..head
        });
        second.push(Moved { end, cell: tail });
    }
    if !shows_something && !at_top {
        // Nothing of it was shown, so it all comes later.
        let mut cells = first;
        cells.retain(|cell| !cell.continued);
        cells.extend(second.into_iter().map(|moved| Fragment {
            height: moved.end - moved.cell.lead,
            ..moved.cell
        }));
        fragment.content = Content::Cells(cells);
        return Cut::Later(fragment);
    }
    for moved in &mut second {
        if !(moved.cell.lead >= cut && moved.cell.lead > TOLERANCE) {
            moved.cell.lead = 0.0;
        }
    }
    let mut head_height = leveled(&mut first);
    let (mut second, mut tail_height) = resettled(second, cut);
    if has_free_end && whole - inner > tail_height {
        // The row is taller than all that stands in it, and goes on so.
        head_height = head_height.max(inner);
        for cell in first.iter_mut().filter(|cell| cell.continued) {
            cell.height = head_height - cell.lead;
        }
        tail_height = whole - inner;
        for cell in &mut second {
            cell.height = tail_height - cell.lead;
        }
    }
    parts(
        fragment,
        (Content::Cells(first), head_height),
        (Content::Cells(second), tail_height),
    )
}

/// Cuts one of the cells; the part of one that ends on this page or begins on the next is only its frame.
fn cut_cell(mut cell: Fragment, room: f32, page: f32, at_top: bool) -> (Fragment, Fragment) {
    cell.shift = 0.0;
    if ends_in_stretch(&cell, room - cell.notes) {
        cell.height = cell.height.min(room);
        let rest = emptied(&cell);
        return (cell, rest);
    }
    // The height of the row is no longer the cell's: each part of the row finds its own.
    if cell.parts() <= MOST_SUMMED {
        cell.height = cell.filled();
    }
    match split(cell, room, page, at_top) {
        Cut::Whole(cell) => {
            let rest = emptied(&cell);
            (cell, rest)
        }
        Cut::Later(cell) => (emptied(&cell), cell),
        Cut::Parts(head, tail) => (*head, *tail),
    }
}

/// Tells whether all that stands in a cell of a table finds room, and what is below it does not.
fn hangs_over(cell: &Fragment, room: f32) -> bool {
    if !is_of_table(cell) || cell.is_torn || cell.parts() > MOST_SUMMED {
        return false;
    }
    let filled = cell.lead + cell.filled();
    filled > room + TOLERANCE && filled - cell.bottom - cell.trail <= room + TOLERANCE
}

fn is_of_table(cell: &Fragment) -> bool {
    matches!(cell.frame, Frame::Cell | Frame::Collapsed(_))
}

/// Returns where the last of the rows begins that a cell holds together, that begin on the page, and above which all ends
/// that begins there: a page breaks between rows sooner than through their cells.
fn last_row(cells: &[Fragment], room: f32) -> Option<f32> {
    // Without something new in the first of them, nothing might ever be shown.
    let begins =
        |cell: &Fragment| cell.lead <= TOLERANCE && !cell.continues && cell.shows_something();
    if !cells.iter().any(begins) {
        return None;
    }
    let ends_above = |edge: f32| {
        cells.iter().all(|cell| {
            cell.lead >= edge - TOLERANCE || cell.lead + cell.filled() <= edge + TOLERANCE
        })
    };
    rows(cells)
        .filter(|lead| *lead <= room && ends_above(*lead))
        .max_by(f32::total_cmp)
}

/// Tells whether all that stands in an item of a container finds room, which goes on below it since it is stretched.
fn ends_in_stretch(cell: &Fragment, room: f32) -> bool {
    if is_of_table(cell) || cell.is_torn || cell.parts() > MOST_SUMMED {
        return false;
    }
    let filled = cell.filled();
    cell.height > filled + TOLERANCE && filled - cell.bottom <= room + TOLERANCE
}

/// Returns where the first items of a container begin that go to the next page: one below others that can show nothing here takes
/// those with it that begin beside it.
fn first_later(cells: &[Fragment], room: f32, page: f32) -> f32 {
    let is_later = |cell: &&Fragment| {
        !is_of_table(cell)
            && cell.lead > TOLERANCE
            && cell.lead < room
            && !can_begin(cell, room - cell.lead, page)
    };
    let later = cells.iter().filter(is_later);
    later.map(|cell| cell.lead - TOLERANCE).fold(room, f32::min)
}

/// Returns where rows of a table begin that a cell holds together, but for the first one.
fn rows(cells: &[Fragment]) -> impl Iterator<Item = f32> {
    cells
        .iter()
        .filter(|cell| is_of_table(cell))
        .map(|cell| cell.lead)
        .filter(|lead| *lead > TOLERANCE)
}

/// A cell on its way to the next page, and where it ended before the page cut its row.
struct Moved {
    end: f32,
    cell: Fragment,
}

/// Where a cell ended that a cut tore, and the height that is left of it.
type Furthest = (f32, f32);

/// Places what a cut left below each other again: what stood below something still does, and what ended together still
/// ends together. Returns the height of it all too.
fn resettled(mut moved: Vec<Moved>, cut: f32) -> (Vec<Fragment>, f32) {
    let begins = |one: &Moved| one.cell.lead >= cut && one.cell.lead > TOLERANCE;
    let first = moved
        .iter()
        .filter(|one| begins(one))
        .map(|one| one.cell.lead)
        .fold(f32::MAX, f32::min);
    // The ends of what was torn, from above, each with the one down to it that moves furthest.
    let mut torn: Vec<(f32, Furthest)> = moved
        .iter()
        .filter(|one| !begins(one))
        .map(|one| (one.end, (one.end, one.cell.height)))
        .collect();
    torn.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    for place in 1..torn.len() {
        let (before, own) = (torn[place - 1].1, torn[place].1);
        if before.1 - before.0 >= own.1 - own.0 {
            torn[place].1 = before;
        }
    }
    for one in moved.iter_mut().filter(|one| begins(one)) {
        let lead = one.cell.lead;
        let above = torn.partition_point(|(end, _)| *end <= lead + TOLERANCE);
        let furthest = above.checked_sub(1).map(|last| torn[last].1);
        one.cell.lead = furthest
            .map(|(end, height)| height + lead - end)
            .map_or(lead - first, |own| own.max(lead - first));
    }
    // From above, so that one end below another stays below it.
    let mut order: Vec<usize> = (0..moved.len()).collect();
    order.sort_by(|&one, &other| moved[one].end.total_cmp(&moved[other].end));
    let mut reached = 0.0_f32;
    let mut start = 0;
    while start < order.len() {
        let end = moved[order[start]].end;
        let length = order[start..]
            .iter()
            .take_while(|&&number| moved[number].end <= end + TOLERANCE)
            .count();
        let group = &order[start..start + length];
        reached = group
            .iter()
            .map(|&number| moved[number].cell.lead + moved[number].cell.height)
            .fold(reached, f32::max);
        for &number in group {
            moved[number].cell.height = reached - moved[number].cell.lead;
        }
        start += length;
    }
    (moved.into_iter().map(|one| one.cell).collect(), reached)
}

/// Tells whether a page can show the beginning of a fragment in `room`, without cutting it.
fn can_begin(fragment: &Fragment, room: f32, page: f32) -> bool {
    let depth = if fragment.parts() <= MOST_SUMMED {
        fragment.top + fragment.content_height() + fragment.bottom
    } else {
        fragment.height
    };
    if depth.max(fragment.reach) + fragment.notes <= room + TOLERANCE {
        return true;
    }
    let together = fragment.break_inside == Break::Avoid && !fragment.is_torn;
    if together && fragment.height <= page + TOLERANCE {
        return false;
    }
    let inner = room - fragment.top - closing_edge(fragment);
    match &fragment.content {
        Content::Lines(lines, _) => {
            let own = &fragment.style.inherited;
            let needed = if own.widows_are_asked && lines.len() < own.orphans + own.widows {
                lines.len()
            } else {
                own.orphans
            };
            let (mut used, mut deepest) = (0.0, 0.0_f32);
            for line in lines.iter().take(needed) {
                deepest = deepest.max(used + line.height.max(line.reach) + line.note_height);
                used += line.height + line.note_height;
            }
            deepest <= inner + TOLERANCE
        }
        Content::Blocks(children) => can_begin_blocks(children, inner, page),
        Content::Cells(cells) => cells
            .iter()
            .all(|cell| cell.lead >= inner || can_begin(cell, inner - cell.lead, page)),
        Content::Table(table) => {
            let edges = table.head.iter().chain(&table.foot);
            let edges: f32 = edges.map(|row| row.lead + row.height).sum();
            table
                .rows
                .front()
                .is_none_or(|row| can_begin(row, inner - edges - row.lead, page))
        }
        Content::Columns(columns) => columns
            .flow
            .as_ref()
            .is_none_or(|flow| can_begin(flow, inner, page)),
        Content::Picture(_) => false,
    }
}

/// Tells whether a page has room for the beginning of the first box, and of the next one where the two keep together.
fn can_begin_blocks(children: &VecDeque<Fragment>, room: f32, page: f32) -> bool {
    let mut y = 0.0;
    let mut children = children.iter().peekable();
    while let Some(child) = children.next() {
        if !can_begin(child, room - y - child.lead, page) {
            return false;
        }
        let keeps = child.is_float
            || child.break_after == Break::Avoid
            || children
                .peek()
                .is_some_and(|next| next.break_before == Break::Avoid);
        if !keeps {
            return true;
        }
        y += child.flow_height() + child.notes;
    }
    true
}

/// Returns the frame of a cell whose content ended on the page before.
fn emptied(cell: &Fragment) -> Fragment {
    let mut rest = Fragment::new(&cell.style, Content::Blocks(VecDeque::new()));
    rest.x = cell.x;
    rest.width = cell.width;
    rest.frame = cell.frame;
    rest.continues = true;
    rest
}

/// Lets the cells that a page cuts end at the same height, and returns the height of the row.
fn leveled(cells: &mut [Fragment]) -> f32 {
    let height = cells
        .iter()
        .map(|cell| cell.lead + cell.height)
        .fold(0.0, f32::max);
    for cell in cells {
        if cell.continued {
            cell.height = height - cell.lead;
        }
    }
    height
}
