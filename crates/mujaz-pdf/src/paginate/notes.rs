//! Footnotes at the foot of a page (CSS Generated Content for Paged Media 3, 2).

use std::collections::VecDeque;

use super::emit::Emitter;
use crate::{
    draw::{Colour, Rect},
    layout::{
        fragment::Fragment,
        split::{self, Cut},
    },
    style::values::ComputedStyle,
};

/// Between the text and the notes where no sheet says anything; the rule stands in the middle of it.
const GAP: f32 = 9.0;
const RULE: f32 = 0.5;
/// How much of the width the rule takes.
const RULE_SHARE: f32 = 0.3;
/// Text waits for no more of a note, or of what is left of notes, than this part of the page.
const MOST_OF_PAGE: f32 = 0.4;

/// Returns what stands between the text and the notes: nothing but space and a rule, or else the upper edge of their area.
pub(super) fn gap(style: Option<&ComputedStyle>) -> f32 {
    style.map_or(GAP, |style| {
        style.margin.top.of(0.0).unwrap_or(0.0) + upper_edge(style)
    })
}

fn upper_edge(style: &ComputedStyle) -> f32 {
    style.border.top.thickness() + style.padding.top.of(0.0)
}

/// The footnotes of a document, and what a page could not hold of them.
pub(super) struct Notes {
    bodies: Vec<Option<Fragment>>,
    waiting: VecDeque<Fragment>,
}

impl Notes {
    pub(super) fn new(bodies: Vec<Fragment>) -> Self {
        Self {
            bodies: bodies.into_iter().map(Some).collect(),
            waiting: VecDeque::new(),
        }
    }

    /// Returns the heights that text makes room for, on pages of a given height.
    pub(super) fn heights(&self, page: f32) -> Vec<f32> {
        let height = |body: &Option<Fragment>| {
            let height = body.as_ref().map_or(0.0, |body| body.height);
            height.min(page * MOST_OF_PAGE)
        };
        self.bodies.iter().map(height).collect()
    }

    pub(super) fn is_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Returns what a page has to keep free for what is left from the pages before.
    pub(super) fn reserved(&self, page: f32) -> f32 {
        let height: f32 = self.waiting.iter().map(|note| note.height).sum();
        height.min(page * MOST_OF_PAGE)
    }

    /// Sets the notes that are called on a page at its foot, in `room`; what does not fit waits for the next page.
    pub(super) fn set(
        &mut self,
        called: &[usize],
        area: Rect,
        room: f32,
        style: Option<&ComputedStyle>,
        emitter: &mut Emitter,
    ) {
        for &note in called {
            let body = self.bodies.get_mut(note).and_then(Option::take);
            self.waiting.extend(body);
        }
        let mut shown = Vec::new();
        let mut left = room - gap(style);
        while let Some(note) = self.waiting.pop_front() {
            let at_top = shown.is_empty() && room + 0.1 >= area.height;
            match split::split(note, left, area.height, at_top) {
                Cut::Whole(note) => {
                    left -= note.height;
                    shown.push(note);
                }
                Cut::Parts(head, tail) => {
                    shown.push(*head);
                    self.waiting.push_front(*tail);
                    break;
                }
                Cut::Later(note) => {
                    self.waiting.push_front(note);
                    break;
                }
            }
        }
        let Some(first) = shown.first() else {
            return;
        };
        let right_to_left = first.style.is_right_to_left();
        let height: f32 = shown.iter().map(|note| note.height).sum();
        let mut y = area.y + area.height - height;
        match style {
            Some(style) => emitter.area(
                style,
                Rect {
                    y: y - upper_edge(style),
                    height: height + upper_edge(style),
                    ..area
                },
            ),
            None => emitter.rule(rule(area, y, right_to_left), Colour::BLACK),
        }
        for note in shown {
            let height = note.height;
            emitter.fragment(note, area.x, y);
            y += height;
        }
    }
}

/// Returns the rule above notes that begin at `y`; it stands where reading begins.
fn rule(area: Rect, y: f32, right_to_left: bool) -> Rect {
    let width = area.width * RULE_SHARE;
    let inset = if right_to_left {
        area.width - width
    } else {
        0.0
    };
    Rect {
        x: area.x + inset,
        y: y - GAP / 2.0,
        width,
        height: RULE,
    }
}
