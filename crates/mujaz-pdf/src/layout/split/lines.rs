//! Cuts text between its lines: lines and the room on a page go in, what the page takes of them comes out.

use std::{collections::VecDeque, mem};

use super::{Cut, TOLERANCE, closing_edge, parts};
use crate::{
    layout::fragment::{Content, Fragment},
    text::line::Line,
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
