//! Finds what stands on a first page that has other margins than the next ones: all that comes before the first break that is asked
//! for goes in, and bears the name of that page then, so that it is laid out for its width.

use std::{collections::HashMap, sync::Arc};

use super::{BlockBox, BoxContent};
use crate::style::values::ComputedStyle;

/// The name of the first page. No sheet can write it.
pub(crate) const FIRST_PAGE: &str = "\u{0}first";

/// How deep boxes are looked through.
const DEEPEST: usize = 32;

/// Returns the boxes before the first break.
pub(crate) fn before_break(root: &BlockBox) -> Vec<BlockBox> {
    let (place, own) = path(root);
    let mut boxes = Vec::new();
    let mut around = root;
    for number in place {
        let BoxContent::Blocks(children) = &around.content else {
            break;
        };
        boxes.extend(children[..number].iter().cloned());
        around = &children[number];
    }
    if let BoxContent::Blocks(children) = &around.content {
        boxes.extend(children[..own].iter().cloned());
    }
    boxes
}

/// Gives the boxes before the first break the name of the first page.
pub(crate) fn name(root: &mut BlockBox) {
    let (place, own) = path(root);
    let mut known = Names::default();
    let mut around = root;
    for number in place {
        let BoxContent::Blocks(children) = &mut around.content else {
            return;
        };
        for child in &mut children[..number] {
            known.give(child);
        }
        around = &mut children[number];
    }
    if let BoxContent::Blocks(children) = &mut around.content {
        for child in &mut children[..own] {
            known.give(child);
        }
    }
}

/// Returns the numbers of the boxes that the first break is in, from the root on, and how many boxes of the last of them stand
/// before it; none where there is no break.
fn path(root: &BlockBox) -> (Vec<usize>, usize) {
    let mut place = Vec::new();
    let mut around = root;
    while let BoxContent::Blocks(children) = &around.content {
        let found = children.iter().enumerate().find_map(|(number, child)| {
            let style = &child.style;
            if number > 0 && style.break_before.forces() {
                return Some((number, false));
            }
            if has_break(child, 0) {
                return Some((number, true));
            }
            style.break_after.forces().then_some((number + 1, false))
        });
        match found {
            Some((number, true)) => {
                place.push(number);
                around = &children[number];
            }
            Some((number, false)) => return (place, number),
            None => break,
        }
    }
    (Vec::new(), 0)
}

/// Tells whether a break is asked for between boxes inside of one.
fn has_break(block: &BlockBox, depth: usize) -> bool {
    let BoxContent::Blocks(children) = &block.content else {
        return false;
    };
    depth < DEEPEST
        && children.iter().enumerate().any(|(number, child)| {
            let is_last = number + 1 == children.len();
            number > 0 && child.style.break_before.forces()
                || !is_last && child.style.break_after.forces()
                || has_break(child, depth + 1)
        })
}

/// The styles that were named, by the addresses of those that they were made of, which they keep alive.
#[derive(Default)]
struct Names {
    known: HashMap<usize, (Arc<ComputedStyle>, Arc<ComputedStyle>)>,
}

impl Names {
    fn give(&mut self, block: &mut BlockBox) {
        self.style(&mut block.style);
        match &mut block.content {
            BoxContent::Blocks(children) | BoxContent::Arranged(children) => {
                for child in children {
                    self.give(child);
                }
            }
            BoxContent::Inline(inline) => {
                self.style(&mut inline.content.style);
                for child in &mut inline.boxes {
                    self.give(child);
                }
                for (_, child) in &mut inline.floats {
                    self.give(child);
                }
            }
            BoxContent::Table(table) => {
                for caption in &mut table.captions {
                    self.give(caption);
                }
                let rows = table.head.iter_mut().chain(&mut table.body);
                for row in rows.chain(&mut table.foot) {
                    self.style(&mut row.style);
                    for cell in &mut row.cells {
                        self.give(&mut cell.content);
                    }
                }
            }
            BoxContent::Turned(content) => self.give(content),
            BoxContent::Picture(_) => {}
        }
        for free in &mut block.free {
            self.give(&mut free.content);
        }
    }

    fn style(&mut self, style: &mut Arc<ComputedStyle>) {
        let known = self.known.entry(Arc::as_ptr(style) as usize);
        let (_, named) = known.or_insert_with(|| {
            let mut named = (**style).clone();
            named.inherited.page = Some(Arc::from(FIRST_PAGE));
            (style.clone(), Arc::new(named))
        });
        *style = named.clone();
    }
}
