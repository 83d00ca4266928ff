//! Cuts boxes that stand below each other: they and the room on a page go in, what the page takes of them comes out.

use std::{collections::VecDeque, mem};

use super::{Cut, TOLERANCE, closing_edge, heights, parts, split};
use crate::{
    layout::fragment::{Content, Fragment},
    style::values::Break,
};

pub(super) fn split_blocks(mut fragment: Fragment, room: f32, page: f32, at_top: bool) -> Cut {
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
    while let Some(child) = children.pop_front() {
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
        // Where the last box is cut too, what is below it comes with its rest.
        let depth = child.height.max(child.reach) + child.notes;
        let is_cut = child.is_torn || depth > room - before + TOLERANCE;
        let left = room - before - bottom;
        // A margin alone is dropped where a page or column ends.
        let whole_end = if fragment.bottom > 0.0 {
            fragment.trail + fragment.bottom
        } else {
            0.0
        };
        let leaves_end = is_last && !is_cut && depth > room - before - whole_end + TOLERANCE;
        // What does not leave room for the end of the box around it is cut as far down as it can be.
        let own_room = if leaves_end {
            left.min(depth - 2.0 * TOLERANCE)
        } else {
            left
        };
        let child_at_top =
            starts && head.is_empty() || at_top && head.is_empty() && before + child.top > room;
        match split(child, own_room, page, child_at_top) {
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
            || next.is_some_and(|next| begins_below_floats(&head, kept, next))
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

/// Tells whether floats stand in front of a box and end above it: what clears them is not kept with them.
fn begins_below_floats(head: &VecDeque<Fragment>, kept: usize, next: &Fragment) -> bool {
    let mut before = head
        .range(..kept)
        .rev()
        .take_while(|child| child.is_float)
        .peekable();
    before.peek().is_some()
        && !next.is_float
        && next.break_before != Break::Avoid
        && before.all(|float| float.lead + float.height <= next.lead + TOLERANCE)
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
    } else if let Some(first) = tail.front_mut() {
        first.lead = first.lead.min(first.opening);
    }
    let mut heights = heights(&fragment, &head, &tail, Fragment::flow_height);
    if opening.forces()
        && let Some(last) = head.back().filter(|last| !last.continued)
    {
        // Where a column was asked to end it ends below the margin.
        heights.0 += last.closing.max(0.0);
    }
    let mut cut = parts(
        fragment,
        (Content::Blocks(head), heights.0),
        (Content::Blocks(tail), heights.1),
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
