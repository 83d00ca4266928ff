//! Cuts text between its lines: lines and the room on a page go in, what the page takes of them comes out.

use std::{collections::VecDeque, mem};

use super::{Cut, TOLERANCE, closing_edge, heights, parts};
use crate::{
    layout::fragment::{Content, Fragment},
    text::line::{Line, LineItem},
};

pub(super) fn split_lines(mut fragment: Fragment, room: f32, at_top: bool) -> Cut {
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
