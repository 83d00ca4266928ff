//! Sets lines that have floats beside them or in them.

use std::{collections::VecDeque, rc::Rc};

use super::{
    Layouter,
    floats::{Band, Floating},
    fragment::{Content, Fragment},
    inline::Shaped,
};
use crate::{
    boxes::InlineBox,
    text::{
        breaking::{self, LineRange, Room},
        line::{self, Line, LineItem, Measure},
        paragraph::Piece,
    },
};

/// Lines with the boxes in them.
pub(super) struct LaidLines {
    pub(super) content: Content,
    pub(super) height: f32,
}

/// A float with the byte of the text that it stands at.
struct Anchored {
    at: usize,
    float: Floating,
}

impl Layouter {
    /// Sets lines that are `width` wide where no float stands; `x` and `top` are the corner of the first in the context
    /// of the floats.
    pub(super) fn lines_beside(
        &mut self,
        inline: &InlineBox,
        width: f32,
        (x, top): (f32, f32),
    ) -> LaidLines {
        let style = &inline.content.style;
        let mut shaped = self.shape_beside(inline, width);
        let direction = style.inherited.direction;
        let within = Band {
            left: x,
            right: x + width,
        };
        let mut floats = self.anchored(inline, width);
        let mut boxes = shaped.boxes.clone();
        let limit = self.line_room(width).limit;
        let strut = shaped.paragraph.strut;
        let strut = (strut.above + strut.below).max(0.0);
        let mut lines: VecDeque<Line> = VecDeque::new();
        let mut start = 0;
        let mut y = top;
        while start < shaped.paragraph.pieces.len() && self.refused.is_none() {
            let found = shaped.clone();
            let paragraph = &found.paragraph;
            let first_top = y;
            let indent = if lines.is_empty() {
                style.inherited.indent.of(width)
            } else {
                0.0
            };
            let mut placed: Vec<LineItem> = Vec::new();
            let mut reach = 0.0_f32;
            let mut expected = strut;
            let (band, range, measure) = loop {
                let band = self.floats.band(y, y + expected, within);
                let room = Room {
                    width: band.width() - indent,
                    limit: limit - (width - band.width()) - indent,
                };
                let range = breaking::next_line(paragraph, start, room);
                let next = range.pieces.end;
                let looked_at = self.beside.add(next - start);
                if self.refuses(looked_at) {
                    break (band, range, Measure::of(style, width, 0.0));
                }
                let shown = breaking::shown_width(paragraph, &range);
                if band != within
                    && shown > room.width + 0.01
                    && let Some(end) = self.floats.next_end(y)
                {
                    y = end;
                    expected = strut;
                    continue;
                }
                let measure = Measure::of(style, band.width(), indent);
                let fonts = &self.typesetter.fonts;
                let height = line::height(paragraph, fonts, &range, &shaped.extents);
                if height > expected + 0.01 {
                    expected = height;
                    if self.floats.band(y, y + expected, within) != band {
                        continue;
                    }
                }
                let end = paragraph
                    .pieces
                    .get(next)
                    .map_or(usize::MAX, |piece| piece.text.start);
                if floats.front().is_none_or(|own| own.at >= end) {
                    break (band, range, measure);
                }
                let Some(own) = floats.pop_front() else {
                    break (band, range, measure);
                };
                let before = advance_before(&paragraph.pieces[start..next], own.at);
                let fits = before + own.float.width <= room.width + 0.01;
                let highest = if fits { y } else { y + height };
                let (left, above, below) = self.place(&own.float, highest, within, direction);
                reach = reach.max(below - first_top);
                placed.push(LineItem::Box {
                    number: boxes.len(),
                    x: left - x,
                    y: above - first_top,
                });
                boxes.push(own.float.fragment);
            };
            let mut range = range;
            if start == 0 && style.first_line.is_some() {
                let (own, first) = self.with_first_line(inline, &shaped, width, &range);
                shaped = Rc::new(own);
                range = first;
            }
            let next = range.pieces.end;
            let place = (band.left - x, y - first_top);
            let mut line = self.set_beside(&shaped, &range, measure, place);
            line.items.extend(placed);
            line.reach = reach;
            y = first_top + line.height;
            self.count_drawn(&line);
            lines.push_back(line);
            start = next;
        }
        LaidLines {
            content: Content::Lines(lines, boxes),
            height: y - top,
        }
    }
}

impl Layouter {
    /// Shapes text, all of it as its first line looks.
    fn shape_beside(&mut self, inline: &InlineBox, width: f32) -> Rc<Shaped> {
        let shaped = self.shape(inline, width);
        if inline.content.style.first_line.is_none() {
            return shaped;
        }
        Rc::new(self.as_first_line(inline, &shaped, width))
    }

    /// Sets a line that stands `aside` and below a gap.
    fn set_beside(
        &mut self,
        shaped: &Shaped,
        range: &LineRange,
        measure: Measure,
        (aside, gap): (f32, f32),
    ) -> Line {
        let (paragraph, typesetter) = (&shaped.paragraph, &mut self.typesetter);
        let mut line = line::set(paragraph, typesetter, range, measure, &shaped.extents);
        if gap > 0.0 || aside > 0.0 {
            line.shift(aside, gap);
        }
        line.height += gap;
        line.baseline += gap;
        line
    }

    fn anchored(&mut self, inline: &InlineBox, width: f32) -> VecDeque<Anchored> {
        let direction = inline.content.style.inherited.direction;
        let mut floats = VecDeque::with_capacity(inline.floats.len());
        for (at, block) in &inline.floats {
            let float = self.float(block, width, direction);
            floats.push_back(Anchored { at: *at, float });
        }
        floats
    }
}

/// Returns how wide the pieces are that end before a byte of the text.
fn advance_before(pieces: &[Piece], byte: usize) -> f32 {
    let before = pieces.iter().take_while(|piece| piece.text.end <= byte);
    before.map(|piece| piece.advance).sum()
}

/// Returns where the lowest float ends that lines bring, from the top of the first; 0 where they bring none.
fn reach_of(lines: &VecDeque<Line>) -> f32 {
    let (mut y, mut reach) = (0.0, 0.0_f32);
    for line in lines {
        if line.reach > 0.0 {
            reach = reach.max(y + line.reach);
        }
        y += line.height;
    }
    reach
}

impl Fragment {
    /// Returns where the lowest float inside ends, from the top of the box; 0 where there is none.
    pub(crate) fn content_reach(&self) -> f32 {
        let reach = match &self.content {
            Content::Lines(lines, _) => reach_of(lines),
            Content::Blocks(children) => {
                let (mut y, mut reach) = (0.0, 0.0_f32);
                for child in children {
                    if child.is_float {
                        reach = reach.max(y + child.lead + child.height);
                        continue;
                    }
                    if child.reach > 0.0 && !child.holds_floats {
                        reach = reach.max(y + child.lead + child.reach);
                    }
                    y += child.flow_height();
                }
                reach
            }
            Content::Cells(_) | Content::Table(_) | Content::Columns(_) | Content::Picture(_) => {
                0.0
            }
        };
        if reach > 0.0 { self.top + reach } else { 0.0 }
    }
}
