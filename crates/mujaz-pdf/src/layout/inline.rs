//! Sets the lines of a block.

use std::{collections::VecDeque, rc::Rc, sync::Arc};

use super::{
    Layouter,
    beside::LaidLines,
    block::Across,
    fragment::{Content, Fragment},
};
use crate::{
    boxes::InlineBox,
    style::values::{Dimension, Display},
    text::{
        breaking::{self, Room, Widths},
        content::InlineContent,
        line::{self, BoxExtent, Line, LineItem, Measure},
        paragraph::{Paragraph, Typesetter},
    },
};

/// A paragraph with the boxes in it laid out.
#[derive(Debug)]
pub(super) struct Shaped {
    pub(super) paragraph: Paragraph,
    pub(super) boxes: Vec<Fragment>,
    pub(super) extents: Vec<BoxExtent>,
}

impl Layouter {
    /// Sets the lines of a block whose content begins at `corner` in the context of the floats.
    pub(super) fn lines(
        &mut self,
        inline: &InlineBox,
        width: f32,
        corner: (f32, f32),
    ) -> LaidLines {
        if !self.floats.is_empty() || !inline.floats.is_empty() {
            return self.lines_beside(inline, width, corner);
        }
        let mut shaped = self.shape(inline, width);
        let style = &inline.content.style;
        let indent = style.inherited.indent.of(width);
        let room = self.line_room(width);
        let ranges = if style.first_line.is_some() {
            let trial = self.as_first_line(inline, &shaped, width);
            let first = breaking::next_line(&trial.paragraph, 0, room.indented(indent));
            let (own, first) = self.with_first_line(inline, &trial, width, &first);
            let rest = breaking::lines_from(&own.paragraph, first.pieces.end, room, 0.0);
            shaped = Rc::new(own);
            [first].into_iter().chain(rest).collect()
        } else {
            let ranges = breaking::lines(&shaped.paragraph, room, indent);
            if style.inherited.balances {
                breaking::balanced(&shaped.paragraph, room, indent, ranges)
            } else {
                ranges
            }
        };
        let mut height = 0.0;
        let mut lines = VecDeque::with_capacity(ranges.len());
        for (number, range) in ranges.iter().enumerate() {
            if self.refused.is_some() {
                break;
            }
            let indent = if number == 0 { indent } else { 0.0 };
            let measure = Measure::of(style, width, indent);
            let line = line::set(
                &shaped.paragraph,
                &mut self.typesetter,
                range,
                measure,
                &shaped.extents,
            );
            self.count_drawn(&line);
            height += line.height;
            lines.push_back(line);
        }
        if self.containers == 0 {
            // Nobody asks for it again but containers, which measure their items at several widths.
            self.shaped.remove(&shape_key(inline, width));
        }
        LaidLines {
            content: Content::Lines(lines, shaped.boxes.clone()),
            height,
        }
    }

    /// Takes note of the glyphs of leaders and of backgrounds, of which a letter in a style sheet can ask for any number.
    pub(super) fn count_drawn(&mut self, line: &Line) {
        let glyphs = |item: &LineItem| match item {
            LineItem::Run(run) if run.node.is_none() => run.glyphs.len(),
            _ => 0,
        };
        let count = self.leaders.add(line.items.iter().map(glyphs).sum());
        self.refuses(count);
        let painted = self.painted.add(line.painted);
        self.refuses(painted);
    }

    /// Returns what lines that should be `width` wide have to keep to.
    pub(super) fn line_room(&self, width: f32) -> Room {
        let limit = if self.is_squeezed {
            width
        } else {
            width.max(self.page_width)
        };
        Room { width, limit }
    }

    pub(super) fn line_widths(&mut self, inline: &InlineBox) -> Widths {
        let mut widths = if inline.boxes.is_empty() {
            breaking::widths(&self.shape(inline, 0.0).paragraph)
        } else {
            self.widths_with_boxes(inline)
        };
        widths.most += inline.content.style.inherited.indent.points.max(0.0);
        for (_, float) in &inline.floats {
            let own = self.content_widths(float);
            widths.least = widths.least.max(own.least);
            widths.most += own.most;
        }
        widths
    }

    /// Returns the widths of text with boxes in it, which are not laid out for that.
    fn widths_with_boxes(&mut self, inline: &InlineBox) -> Widths {
        let (mut least, mut most) = (Vec::new(), Vec::new());
        for content in &inline.boxes {
            let own = self.content_widths(content);
            let style = &content.style;
            let margin = |side: Dimension| side.of(0.0).unwrap_or(0.0);
            let margins = margin(style.margin.left) + margin(style.margin.right);
            least.push(own.least + margins);
            most.push(own.most + margins);
        }
        let content = self.text_of(inline);
        let mut paragraph = self.typesetter.shape(content, &most);
        let mut widths = breaking::widths(&paragraph);
        paragraph.set_boxes(&least);
        widths.least = breaking::widths(&paragraph).least;
        widths
    }

    /// Returns the text of lines, or none where it is too much.
    fn text_of(&mut self, inline: &InlineBox) -> InlineContent {
        if self.refuses_text(&inline.content.text) {
            InlineContent::plain(String::new(), &inline.content.style, None, &Arc::from(""))
        } else {
            inline.content.clone()
        }
    }

    /// Shapes text, and lays out the boxes in it for a container that is `available` wide.
    pub(super) fn shape(&mut self, inline: &InlineBox, available: f32) -> Rc<Shaped> {
        let key = shape_key(inline, available);
        if let Some(known) = self.shaped.get(&key) {
            return known.clone();
        }
        let mut boxes = Vec::with_capacity(inline.boxes.len());
        let (mut widths, mut extents) = (Vec::new(), Vec::new());
        for content in &inline.boxes {
            let direction = content.style.inherited.direction;
            let across = self.across(content, available, direction);
            let margin = |side: Dimension| side.of(available).unwrap_or(0.0);
            let style = &content.style;
            let own = Across {
                x: margin(style.margin.left),
                ..across
            };
            let (top, bottom) = (margin(style.margin.top), margin(style.margin.bottom));
            let after = margin(style.margin.right);
            self.in_lines += 1;
            let mut fragment = self.root(content, own);
            self.in_lines -= 1;
            fragment.lead = top;
            widths.push(fragment.x + fragment.width + after);
            let baseline = if style.display == Display::InlineBlock {
                fragment.last_baseline()
            } else {
                fragment.first_baseline()
            };
            extents.push(BoxExtent {
                height: top + fragment.height + bottom,
                baseline: top + baseline.unwrap_or(fragment.height + bottom),
                align: style.vertical_align,
            });
            boxes.push(fragment);
        }
        let content = self.text_of(inline);
        let shaped = Rc::new(Shaped {
            paragraph: self.typesetter.shape(content, &widths),
            boxes,
            extents,
        });
        self.shaped.insert(key, shaped.clone());
        shaped
    }
}

/// Boxes depend on how wide their container is, and text alone does not.
fn shape_key(inline: &InlineBox, available: f32) -> (*const InlineBox, u32) {
    let width = if inline.boxes.is_empty() {
        0
    } else {
        available.to_bits()
    };
    (std::ptr::from_ref(inline), width)
}

/// Sets content without boxes.
pub(super) fn set_plain(
    typesetter: &mut Typesetter,
    content: InlineContent,
    width: f32,
) -> Vec<Line> {
    let align = content.style.inherited.align;
    let align_last = content.style.inherited.align_last;
    let paragraph = typesetter.shape(content, &[]);
    let natural = breaking::widths(&paragraph).most;
    // A measure without end is as wide as the text.
    let width = if width > 1e6 { natural } else { width };
    let room = Room {
        width,
        limit: width,
    };
    breaking::lines(&paragraph, room, 0.0)
        .iter()
        .map(|range| {
            let measure = Measure {
                width,
                indent: 0.0,
                align,
                align_last,
            };
            line::set(&paragraph, typesetter, range, measure, &[])
        })
        .collect()
}

/// Returns the width of content on one line.
pub(super) fn natural_width(typesetter: &mut Typesetter, content: &InlineContent) -> f32 {
    breaking::widths(&typesetter.shape(content.clone(), &[])).most
}

impl Line {
    /// Moves everything on the line.
    pub(crate) fn shift(&mut self, by_x: f32, by_y: f32) {
        if self.beyond > 0.0 {
            self.beyond += by_x;
        }
        for item in &mut self.items {
            match item {
                LineItem::Painted(painted) | LineItem::Marked { painted, .. } => {
                    painted.shift(by_x, by_y);
                }
                LineItem::Link { area, .. } => {
                    area.x += by_x;
                    area.y += by_y;
                }
                LineItem::Run(run) => {
                    for glyph in &mut run.glyphs {
                        glyph.x += by_x;
                        glyph.y += by_y;
                    }
                }
                LineItem::Box { x, y, .. } => {
                    *x += by_x;
                    *y += by_y;
                }
            }
        }
    }
}
