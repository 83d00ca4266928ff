//! Cuts tables between their rows: a table and the room on a page go in, two tables with the same head and foot come out.

use std::{collections::VecDeque, mem};

use super::{Cut, blocks::split_blocks, closing_edge, parts};
use crate::{
    layout::fragment::{Content, Fragment, TableRows},
    style::values::Break,
};

/// A table head or foot is not repeated where it takes more than this part of a page.
const TALLEST_HEAD: f32 = 0.5;

pub(super) fn split_table(mut fragment: Fragment, room: f32, page: f32, at_top: bool) -> Cut {
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
        placed: None,
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
            let repeats = head_height > 0.0;
            let collapses = fragment.style.inherited.collapse;
            let above = fragment.top;
            let mut cut = parts(
                fragment,
                (rows_of(*first, (head, this_foot)), heights.0),
                (rows_of(*second, (next_head, foot)), heights.1),
            );
            if let Cut::Parts(_, second) = &mut cut {
                second.break_before = opening;
                if collapses && repeats {
                    // The upper half of the line above the head stands there again.
                    second.height += above - second.top;
                    second.top = above;
                }
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
