//! Cuts text between its lines: lines and the room on a page go in, what the page takes of them comes out.

use std::{collections::VecDeque, mem};

use super::{Cut, TOLERANCE, closing_edge, heights, parts, split};
use crate::{
    layout::fragment::{Content, Fragment},
    text::line::{Line, LineItem},
};

/// A box on a line that is taller than a page is cut where at least this share of a page is left.
const LEAST_ROOM: f32 = 0.15;

pub(super) fn split_lines(mut fragment: Fragment, room: f32, page: f32, at_top: bool) -> Cut {
    let bottom = closing_edge(&fragment);
    let inner = room - fragment.top - bottom;
    let Content::Lines(lines, boxes) = &mut fragment.content else {
        return Cut::Whole(fragment);
    };
    let mut left = Vec::new();
    if let Some(first) = lines.front_mut() {
        let depth = first.height.max(first.reach) + first.note_height;
        let is_too_tall = depth > page + TOLERANCE && inner >= page * LEAST_ROOM;
        if depth > inner + TOLERANCE && (at_top || is_too_tall) {
            left = tear(first, boxes, inner - first.note_height, page);
            if left.is_empty() && at_top {
                raise(first, inner);
            }
        }
    }
    if !left.is_empty() {
        if let Some(text) = lines.front_mut().and_then(|first| ended(first, inner)) {
            lines.insert(1, below(text, left, boxes));
            return cut_behind(fragment, 1);
        }
        // Floats go on beside the lines that the page does not take.
        let count = fitting(&fragment, room).max(1);
        if let Content::Lines(lines, boxes) = &mut fragment.content {
            if count >= lines.len() {
                lines.push_back(Line::default());
            }
            beside(&mut lines[count], left, boxes);
        }
        return cut_behind(fragment, count);
    }
    let Content::Lines(lines, _) = &fragment.content else {
        return Cut::Whole(fragment);
    };
    let count = lines.len();
    let mut fitting = fitting(&fragment, room);
    let all_fit = fitting == count;
    if all_fit {
        // What is below the last line stays with it.
        fitting = fitting.saturating_sub(1);
    }
    let orphans = fragment.style.inherited.orphans;
    let widows = fragment.style.inherited.widows;
    let mut taken = fitting;
    if count - taken < widows {
        let fewer = count.saturating_sub(widows);
        // Where no sheet asks for them, fewer may stay for the next page than lines on this one would be too few, as
        // where a browser prints.
        if fewer >= orphans.min(count) || fragment.style.inherited.widows_are_asked {
            taken = fewer;
        }
    }
    if taken < orphans.min(count) && all_fit && at_top {
        // Only the frame below does not fit; it hangs over rather than going on alone.
        return Cut::Whole(fragment);
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
    cut_behind(fragment, taken)
}

/// Counts the lines that the room is enough for.
fn fitting(fragment: &Fragment, room: f32) -> usize {
    let Content::Lines(lines, _) = &fragment.content else {
        return 0;
    };
    let bottom = closing_edge(fragment);
    let mut used = fragment.top;
    let fits = |line: &&Line| {
        let depth = line.height.max(line.reach);
        let fits = used + depth + line.note_height + bottom <= room + TOLERANCE;
        used += line.height + line.note_height;
        fits
    };
    lines.iter().take_while(fits).count()
}

/// Cuts behind so many lines.
fn cut_behind(mut fragment: Fragment, taken: usize) -> Cut {
    let Content::Lines(mut lines, mut boxes) =
        mem::replace(&mut fragment.content, Content::Blocks(VecDeque::new()))
    else {
        return Cut::Whole(fragment);
    };
    // Not split off behind them: that would copy all that follow on every page.
    let taken: VecDeque<Line> = lines.drain(..taken).collect();
    let heights = heights(&fragment, &taken, &lines, |line| line.height);
    let mut taken = taken;
    let own = take_boxes(&mut taken, &mut boxes);
    parts(
        fragment,
        (Content::Lines(taken, own), heights.0),
        (Content::Lines(lines, boxes), heights.1),
    )
}

/// What is left of a box on a line, and how far from the left edge of the lines.
type Left = (f32, Fragment);

/// Cuts the boxes on a line that is taller than the room, and returns what is left of them: nothing, where none can be cut.
fn tear(line: &mut Line, boxes: &mut [Fragment], room: f32, page: f32) -> Vec<Left> {
    let mut left = Vec::new();
    let mut below = Vec::new();
    for (place, item) in line.items.iter().enumerate() {
        let LineItem::Box { number, x, y } = item else {
            continue;
        };
        let Some(own) = boxes.get_mut(*number) else {
            continue;
        };
        let top = y + own.lead;
        if top + own.height.max(own.reach) <= room + TOLERANCE {
            continue;
        }
        if top >= room {
            below.push(place);
            continue;
        }
        let blank = Fragment::new(&own.style, Content::Blocks(VecDeque::new()));
        match split(mem::replace(own, blank), room - top, page, true) {
            Cut::Whole(whole) | Cut::Later(whole) => *own = whole,
            Cut::Parts(head, tail) => {
                *own = *head;
                left.push((*x, *tail));
            }
        }
    }
    if left.is_empty() {
        return left;
    }
    // What stands on the same baseline as the end of a box goes there with it.
    for place in below.into_iter().rev() {
        if let LineItem::Box { number, x, .. } = line.items.remove(place)
            && let Some(own) = boxes.get_mut(number)
        {
            let blank = Fragment::new(&own.style, Content::Blocks(VecDeque::new()));
            left.push((x, mem::replace(own, blank)));
        }
    }
    line.reach = line.reach.min(room);
    left
}

/// Moves text to the top of its page that waited below floats for longer than the page.
fn raise(line: &mut Line, room: f32) {
    if line.height <= room + TOLERANCE {
        return;
    }
    let top = line.items.iter().filter_map(|item| match item {
        LineItem::Run(run) => run.glyphs.first().map(|glyph| glyph.y - run.size),
        LineItem::Box { y, .. } => Some(*y),
        _ => None,
    });
    let top = top.fold(line.height, f32::min).min(line.baseline);
    if top > 0.0 {
        line.shift(0.0, -top);
        line.height -= top;
        line.baseline -= top;
    }
}

/// Ends a line where the room ends in which boxes were cut. Returns the text whose baseline is behind that, measured from the end of the
/// line, or `None` where only floats were cut.
fn ended(line: &mut Line, room: f32) -> Option<Line> {
    if line.height <= room + TOLERANCE {
        return None;
    }
    let mut rest = Line::default();
    if line.baseline > room {
        let (boxes, text) = mem::take(&mut line.items)
            .into_iter()
            .partition(|item| matches!(item, LineItem::Box { .. }));
        line.items = boxes;
        rest.items = text;
        rest.shift(0.0, -line.height);
    }
    rest.baseline = line.baseline - line.height;
    line.height = room;
    line.baseline = line.baseline.min(room);
    Some(rest)
}

/// Returns a line of what is left of boxes, with the text at its end.
fn below(mut text: Line, left: Vec<Left>, boxes: &mut Vec<Fragment>) -> Line {
    text.height = tallest(&left);
    text.baseline += text.height;
    text.shift(0.0, text.height);
    add(&mut text, left, boxes);
    text
}

/// Lets a line begin beside what is left of floats.
fn beside(line: &mut Line, left: Vec<Left>, boxes: &mut Vec<Fragment>) {
    line.reach = line.reach.max(tallest(&left));
    add(line, left, boxes);
}

fn tallest(left: &[Left]) -> f32 {
    let height = |(_, own): &Left| own.lead + own.height;
    left.iter().map(height).fold(0.0, f32::max)
}

fn add(line: &mut Line, left: Vec<Left>, boxes: &mut Vec<Fragment>) {
    for (x, own) in left {
        line.items.push(LineItem::Box {
            number: boxes.len(),
            x,
            y: 0.0,
        });
        boxes.push(own);
    }
}

/// Takes the boxes that stand on lines out of those of all lines. Others keep their numbers, and no page holds the boxes of
/// all the others.
fn take_boxes(lines: &mut VecDeque<Line>, boxes: &mut [Fragment]) -> Vec<Fragment> {
    let mut taken = Vec::new();
    for item in lines.iter_mut().flat_map(|line| &mut line.items) {
        if let LineItem::Box { number, .. } = item
            && let Some(own) = boxes.get_mut(*number)
        {
            let left = Fragment::new(&own.style, Content::Blocks(VecDeque::new()));
            *number = taken.len();
            taken.push(mem::replace(own, left));
        }
    }
    taken
}
