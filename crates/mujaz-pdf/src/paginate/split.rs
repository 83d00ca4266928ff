//! Cuts fragments where a page ends.

use std::{collections::VecDeque, mem};

use super::columns::split_columns;
use crate::{
    layout::fragment::{Content, Fragment, Frame, TableRows},
    style::values::Break,
    text::line::Line,
};

/// Rounding may not push what was measured to fit onto the next page. Half a CSS pixel is the most that a browser rounds
/// the height of a page by; nobody sees it in the space below a last line, but everybody sees where a page ends.
pub(super) const TOLERANCE: f32 = 0.375;
/// A table head or foot is not repeated where it takes more than this part of a page.
const TALLEST_HEAD: f32 = 0.5;

/// Where more boxes than these follow, their height is what the page did not take of the whole: to sum up all that follows
/// on every page would take time that grows with the square of the document.
const MOST_SUMMED: usize = 200;

/// What a page takes of a fragment.
pub(super) enum Cut {
    /// All of it.
    Whole(Fragment),
    /// The first part; the second belongs to the next page.
    Parts(Box<Fragment>, Box<Fragment>),
    /// Nothing.
    Later(Fragment),
}

/// Cuts `fragment` for `room`. At the top of a page something is always taken, or the document would never end.
pub(super) fn split(fragment: Fragment, room: f32, page: f32, at_top: bool) -> Cut {
    if let Content::Columns(_) = fragment.content {
        return split_columns(fragment, room, page, at_top);
    }
    let depth = fragment.height.max(fragment.reach);
    if !fragment.is_torn && depth + fragment.notes <= room + TOLERANCE {
        return Cut::Whole(fragment);
    }
    let together = fragment.break_inside == Break::Avoid && !fragment.is_torn;
    if together && !at_top && depth + fragment.notes <= page + TOLERANCE {
        return Cut::Later(fragment);
    }
    if fragment.top > room && !at_top {
        return Cut::Later(fragment);
    }
    match fragment.content {
        Content::Blocks(_) => split_blocks(fragment, room, page, at_top),
        Content::Lines(..) => split_lines(fragment, room, at_top),
        Content::Cells(_) => split_cells(fragment, room, page, at_top),
        Content::Table(_) => split_table(fragment, room, page, at_top),
        Content::Picture(_) | Content::Columns(_) if at_top => Cut::Whole(fragment),
        Content::Picture(_) | Content::Columns(_) => Cut::Later(fragment),
    }
}

/// Makes two fragments of one: `head` and `tail` are the content, with the heights that it takes.
pub(super) fn parts(mut whole: Fragment, head: (Content, f32), tail: (Content, f32)) -> Cut {
    // A cell closes its frame where the page cuts it and opens it again; other boxes go on openly.
    let clones = matches!(whole.frame, Frame::Cell | Frame::Collapsed(_));
    let mut second = Fragment {
        content: Content::Blocks(VecDeque::new()),
        marker: None,
        events: Vec::new(),
        lead: 0.0,
        continues: true,
        break_before: Break::Auto,
        style: whole.style.clone(),
        first_page: whole.first_page.clone(),
        last_page: whole.last_page.clone(),
        ..whole
    };
    if !clones {
        second.top = 0.0;
    }
    second.content = tail.0;
    let below = whole.bottom;
    // What the box is taller than its content stays below the content.
    second.height = second.top + tail.1 + below;
    whole.content = head.0;
    whole.continued = true;
    whole.break_after = Break::Auto;
    if !clones {
        whole.bottom = 0.0;
    }
    whole.height = whole.top + head.1 + whole.bottom;
    let was_torn = mem::take(&mut whole.is_torn);
    if whole.reach > 0.0 {
        for part in [&mut whole, &mut second] {
            part.reach = part.content_reach();
            if part.holds_floats {
                part.hold_floats();
            }
        }
    }
    if whole.notes > 0.0 {
        whole.notes = whole.content_notes();
        second.notes = second.content_notes();
    }
    second.gather_torn(was_torn);
    Cut::Parts(Box::new(whole), Box::new(second))
}

fn split_lines(mut fragment: Fragment, room: f32, at_top: bool) -> Cut {
    let Content::Lines(lines, _) = &fragment.content else {
        return Cut::Whole(fragment);
    };
    let bottom = closing_edge(&fragment);
    let mut used = fragment.top;
    let mut fitting = 0;
    for line in lines {
        let depth = line.height.max(line.reach);
        if used + depth + line.note_height + bottom > room + TOLERANCE {
            break;
        }
        used += line.height + line.note_height;
        fitting += 1;
    }
    let count = lines.len();
    let orphans = fragment.style.inherited.orphans;
    let widows = fragment.style.inherited.widows;
    if fitting == count {
        // Only the frame below does not fit; it hangs over rather than going on alone.
        return Cut::Whole(fragment);
    }
    let mut taken = fitting;
    if count - taken < widows {
        taken = count.saturating_sub(widows);
    }
    if taken < orphans.min(count) {
        taken = if at_top { fitting.max(1) } else { 0 };
    }
    if taken == 0 {
        return Cut::Later(fragment);
    }
    if taken >= count {
        return Cut::Whole(fragment);
    }
    let Content::Lines(mut lines, boxes) =
        mem::replace(&mut fragment.content, Content::Blocks(VecDeque::new()))
    else {
        return Cut::Whole(fragment);
    };
    let rest = lines.split_off(taken);
    let height = |lines: &VecDeque<Line>| lines.iter().map(|line| line.height).sum::<f32>();
    let (first, second) = (height(&lines), height(&rest));
    parts(
        fragment,
        (Content::Lines(lines, boxes.clone()), first),
        (Content::Lines(rest, boxes), second),
    )
}

fn split_blocks(mut fragment: Fragment, room: f32, page: f32, at_top: bool) -> Cut {
    let Content::Blocks(mut children) =
        mem::replace(&mut fragment.content, Content::Blocks(VecDeque::new()))
    else {
        return Cut::Whole(fragment);
    };
    let bottom = closing_edge(&fragment);
    let mut head: VecDeque<Fragment> = VecDeque::new();
    let mut y = fragment.top;
    let starts = at_top && fragment.top == 0.0;
    // What pages cut off floats that are taller than a page.
    let mut rest: Vec<Fragment> = Vec::new();
    while let Some(mut child) = children.pop_front() {
        let forced = head.back().is_some_and(|last| {
            last.break_after.forces()
                || child.break_before.forces()
                || last.last_page != child.first_page
        });
        if forced {
            children.push_front(child);
            prepend(&mut children, rest);
            return cut_between(fragment, head, children);
        }
        if head.is_empty() && fragment.continues {
            child.lead = 0.0;
        }
        if child.is_float {
            let left = room - y - child.lead - bottom;
            let fits = child.height + child.notes <= left + TOLERANCE;
            let is_first = starts && head.iter().all(|before| before.is_float);
            if !fits && !is_first {
                children.push_front(child);
                prepend(&mut children, rest);
                return cut_earlier(fragment, head, children, room, page, at_top);
            }
            match split(child, left, page, true) {
                Cut::Whole(child) | Cut::Later(child) => head.push_back(child),
                Cut::Parts(first, second) => {
                    head.push_back(*first);
                    rest.push(*second);
                }
            }
            continue;
        }
        let before = y + child.lead;
        let is_last = children.is_empty();
        let needed = if is_last { bottom } else { 0.0 };
        let child_at_top =
            starts && head.is_empty() || at_top && head.is_empty() && before + child.top > room;
        match split(child, room - before - needed, page, child_at_top) {
            Cut::Whole(child) => {
                y = before + child.height + child.notes;
                head.push_back(child);
            }
            Cut::Parts(first, second) => {
                head.push_back(*first);
                children.push_front(*second);
                prepend(&mut children, rest);
                return cut_between(fragment, head, children);
            }
            Cut::Later(child) => {
                children.push_front(child);
                prepend(&mut children, rest);
                return cut_earlier(fragment, head, children, room, page, at_top);
            }
        }
    }
    if !rest.is_empty() {
        return cut_between(fragment, head, rest.into());
    }
    fragment.content = Content::Blocks(head);
    Cut::Whole(fragment)
}

fn prepend(children: &mut VecDeque<Fragment>, rest: Vec<Fragment>) {
    for float in rest.into_iter().rev() {
        children.push_front(float);
    }
}

/// Breaks before the first of `children`, or earlier where that break is to be avoided.
fn cut_earlier(
    mut fragment: Fragment,
    mut head: VecDeque<Fragment>,
    mut children: VecDeque<Fragment>,
    room: f32,
    page: f32,
    at_top: bool,
) -> Cut {
    let allowed = |before: Option<&Fragment>, after: Option<&Fragment>| {
        before.is_some_and(|before| before.break_after != Break::Avoid)
            && after.is_some_and(|after| after.break_before != Break::Avoid)
    };
    let kept = (1..=head.len()).rev().find(|&kept| {
        let next = if kept == head.len() {
            children.front()
        } else {
            head.get(kept)
        };
        allowed(head.get(kept - 1), next)
    });
    if let Some(kept) = kept {
        let moved = head.split_off(kept);
        for child in moved.into_iter().rev() {
            children.push_front(child);
        }
        return cut_between(fragment, head, children);
    }
    if !at_top {
        for child in head.into_iter().rev() {
            children.push_front(child);
        }
        fragment.content = Content::Blocks(children);
        return Cut::Later(fragment);
    }
    if !head.is_empty() {
        // Every break is to be avoided, and yet one has to be.
        return cut_between(fragment, head, children);
    }
    let Some(child) = children.pop_front() else {
        fragment.content = Content::Blocks(head);
        return Cut::Whole(fragment);
    };
    match split(child, room - fragment.top, page, true) {
        Cut::Whole(child) | Cut::Later(child) => {
            head.push_back(child);
            if children.is_empty() {
                fragment.content = Content::Blocks(head);
                return Cut::Whole(fragment);
            }
        }
        Cut::Parts(first, second) => {
            head.push_back(*first);
            children.push_front(*second);
        }
    }
    cut_between(fragment, head, children)
}

fn cut_between(fragment: Fragment, head: VecDeque<Fragment>, mut tail: VecDeque<Fragment>) -> Cut {
    // Margins at a page break are dropped, unless the break was asked for.
    let mut opening = Break::Auto;
    if let Some(first) = tail.front_mut() {
        let after = head.back().map_or(Break::Auto, |last| last.break_after);
        let renamed = head
            .back()
            .is_some_and(|last| last.last_page != first.first_page);
        opening = [first.break_before, after]
            .into_iter()
            .find(|one| one.forces())
            .unwrap_or(if renamed { Break::Page } else { Break::Auto });
        first.break_before = Break::Auto;
    }
    if !opening.forces() {
        drop_opening(&mut tail);
    }
    let height = |children: &VecDeque<Fragment>| {
        let heights = children.iter().map(Fragment::flow_height);
        heights.sum::<f32>()
    };
    let first = height(&head);
    let second = if tail.len() <= MOST_SUMMED {
        height(&tail)
    } else {
        fragment.height - fragment.top - fragment.bottom - first
    };
    let mut cut = parts(
        fragment,
        (Content::Blocks(head), first),
        (Content::Blocks(tail), second),
    );
    if let Cut::Parts(_, second) = &mut cut {
        // The page has to know which side is asked for.
        second.break_before = opening;
    }
    cut
}

/// Moves what begins a page up to its top, the floats in front of it too.
fn drop_opening(tail: &mut VecDeque<Fragment>) {
    let count = tail.iter().take_while(|child| child.is_float).count();
    let opening = tail.iter().take(count + 1).map(|child| child.lead);
    let Some(dropped) = opening.reduce(f32::min) else {
        return;
    };
    for child in tail.iter_mut().take(count + 1) {
        child.lead -= dropped;
    }
}

/// Cuts boxes that stand side by side at the same height.
fn split_cells(mut fragment: Fragment, room: f32, page: f32, at_top: bool) -> Cut {
    let Content::Cells(cells) =
        mem::replace(&mut fragment.content, Content::Blocks(VecDeque::new()))
    else {
        return Cut::Whole(fragment);
    };
    let inner = room - fragment.top - closing_edge(&fragment);
    // A cell that can show nothing here takes the whole row with it.
    if !at_top {
        let stuck = cells
            .iter()
            .any(|cell| cell.lead < inner && !can_begin(cell, inner - cell.lead, page));
        if stuck {
            fragment.content = Content::Cells(cells);
            return Cut::Later(fragment);
        }
    }
    let notes = fragment.notes;
    let (mut first, mut second) = (Vec::new(), Vec::new());
    let mut shows_something = false;
    for mut cell in cells {
        let (lead, end) = (cell.lead, cell.lead + cell.height);
        if lead >= inner && lead > TOLERANCE {
            second.push(Moved { end, cell });
            continue;
        }
        if end + notes <= inner + TOLERANCE && !cell.is_torn {
            shows_something |= cell.content_height() > 0.0;
            first.push(cell);
            continue;
        }
        // The height of the row is no longer the cell's: each part of the row finds its own.
        cell.height = cell.top + cell.content_height() + cell.bottom;
        cell.shift = 0.0;
        // The notes of the cells beside it share the foot of the page with its own.
        let room = inner - lead - (notes - cell.notes);
        let (head, tail) = match split(cell, room, page, at_top && lead <= TOLERANCE) {
            Cut::Whole(cell) => {
                // The frame of a cell that ended on a page before is nothing.
                shows_something |= cell.content_height() > 0.0;
                let rest = emptied(&cell);
                (cell, rest)
            }
            Cut::Later(cell) => (emptied(&cell), cell),
            Cut::Parts(head, tail) => {
                shows_something = true;
                (*head, *tail)
            }
        };
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
        if !(moved.cell.lead >= inner && moved.cell.lead > TOLERANCE) {
            moved.cell.lead = 0.0;
        }
    }
    let head_height = leveled(&mut first);
    let (second, tail_height) = resettled(second, inner);
    parts(
        fragment,
        (Content::Cells(first), head_height),
        (Content::Cells(second), tail_height),
    )
}

/// A cell on its way to the next page, and where it ended before the page cut its row.
struct Moved {
    end: f32,
    cell: Fragment,
}

/// Places what a cut left below each other again: what stood below something still does, and what ended together still
/// ends together. Returns the height of it all too.
fn resettled(mut moved: Vec<Moved>, cut: f32) -> (Vec<Fragment>, f32) {
    let begins = |one: &Moved| one.cell.lead >= cut && one.cell.lead > TOLERANCE;
    let first = moved
        .iter()
        .filter(|one| begins(one))
        .map(|one| one.cell.lead)
        .fold(f32::MAX, f32::min);
    let torn: Vec<(f32, f32)> = moved
        .iter()
        .filter(|one| !begins(one))
        .map(|one| (one.end, one.cell.height))
        .collect();
    for one in moved.iter_mut().filter(|one| begins(one)) {
        let lead = one.cell.lead;
        one.cell.lead = torn
            .iter()
            .filter(|(end, _)| *end <= lead + TOLERANCE)
            .map(|(end, height)| height + lead - end)
            .fold(lead - first, f32::max);
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
    let depth = fragment.top + fragment.content_height() + fragment.bottom;
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
            let needed = if lines.len()
                < fragment.style.inherited.orphans + fragment.style.inherited.widows
            {
                lines.len()
            } else {
                fragment.style.inherited.orphans
            };
            let (mut used, mut deepest) = (0.0, 0.0_f32);
            for line in lines.iter().take(needed) {
                deepest = deepest.max(used + line.height.max(line.reach) + line.note_height);
                used += line.height + line.note_height;
            }
            deepest <= inner + TOLERANCE
        }
        Content::Blocks(children) => {
            let floats = children.iter().take_while(|child| child.is_float).count();
            children
                .iter()
                .take(floats + 1)
                .all(|child| can_begin(child, inner - child.lead, page))
        }
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

fn split_table(mut fragment: Fragment, room: f32, page: f32, at_top: bool) -> Cut {
    let Content::Table(mut table) =
        mem::replace(&mut fragment.content, Content::Blocks(VecDeque::new()))
    else {
        return Cut::Whole(fragment);
    };
    let head_height: f32 = table.head.iter().map(|row| row.lead + row.height).sum();
    // At the top of a page some row has to have room below the head, or the table would never end.
    let edge = fragment.top + closing_edge(&fragment);
    let leaves_room =
        |height: f32| height <= page * TALLEST_HEAD && (!at_top || edge + height < room);
    let repeats = leaves_room(head_height);
    if !repeats && !table.head.is_empty() {
        // Such a head is cut like any other row.
        for row in mem::take(&mut table.head).into_iter().rev() {
            if !row.is_artifact {
                table.rows.push_front(row);
            }
        }
    }
    let head = mem::take(&mut table.head);
    let head_height = if repeats { head_height } else { 0.0 };
    let foot_height: f32 = table.foot.iter().map(|row| row.lead + row.height).sum();
    let foot_repeats = leaves_room(head_height + foot_height) && !table.rows.is_empty();
    let mut foot = mem::take(&mut table.foot);
    let foot_height = if foot_repeats { foot_height } else { 0.0 };
    if !foot_repeats {
        table.rows.extend(mem::take(&mut foot));
    }
    let edges = (head, foot);
    let inner = Fragment {
        content: Content::Blocks(table.rows),
        top: 0.0,
        bottom: 0.0,
        height: fragment.height - fragment.top - fragment.bottom - head_height - foot_height,
        break_inside: Break::Auto,
        marker: None,
        events: Vec::new(),
        style: fragment.style.clone(),
        first_page: fragment.first_page.clone(),
        last_page: fragment.last_page.clone(),
        continues: fragment.continues && edges.0.is_empty(),
        ..fragment
    };
    let left = room - edge - head_height - foot_height;
    match split_blocks(inner, left, page, at_top) {
        Cut::Whole(inner) => {
            fragment.content = rows_of(inner, edges);
            Cut::Whole(fragment)
        }
        Cut::Later(inner) => {
            fragment.content = rows_of(inner, edges);
            Cut::Later(fragment)
        }
        Cut::Parts(first, second) => {
            // The foot belongs to the document where the table ends, the head where it begins.
            let (head, foot) = edges;
            let copies = |rows: &[Fragment]| rows.iter().map(repeated).collect::<Vec<_>>();
            let (next_head, this_foot) = (copies(&head), copies(&foot));
            let edges_height = head_height + foot_height;
            let heights = (first.height + edges_height, second.height + edges_height);
            let opening = second.break_before;
            let mut cut = parts(
                fragment,
                (rows_of(*first, (head, this_foot)), heights.0),
                (rows_of(*second, (next_head, foot)), heights.1),
            );
            if let Cut::Parts(_, second) = &mut cut {
                second.break_before = opening;
            }
            cut
        }
    }
}

fn rows_of(inner: Fragment, (head, foot): (Vec<Fragment>, Vec<Fragment>)) -> Content {
    let rows = match inner.content {
        Content::Blocks(rows) => rows,
        _ => VecDeque::new(),
    };
    Content::Table(TableRows { head, rows, foot })
}

/// Returns a copy of a head row for another page; it is no part of the document.
fn repeated(row: &Fragment) -> Fragment {
    let mut copy = row.clone();
    copy.is_artifact = true;
    copy.events.clear();
    copy
}

/// Returns what has to stay free below the content where a page cuts the box.
fn closing_edge(fragment: &Fragment) -> f32 {
    match fragment.frame {
        Frame::Cell | Frame::Collapsed(_) => fragment.bottom,
        _ => 0.0,
    }
}

impl Fragment {
    /// Works out anew whether a page has to end inside. What came of something where no page has to is not looked
    /// through: a long table is cut many times.
    fn gather_torn(&mut self, was_torn: bool) {
        if !was_torn {
            self.gather_pages();
            self.is_torn = false;
            return;
        }
        let (before, after) = (self.break_before, self.break_after);
        self.gather_breaks();
        (self.break_before, self.break_after) = (before, after);
    }
}
