//! Sets the lines of a block.

use std::{collections::VecDeque, rc::Rc};

use super::{
    Layouter,
    block::Across,
    fragment::{Content, Fragment},
};
use crate::{
    boxes::InlineBox,
    text::{
        breaking::{self, Widths},
        content::InlineContent,
        line::{self, BoxExtent, Line, LineItem, Measure},
        paragraph::{Paragraph, Typesetter},
    },
};

/// A paragraph with the boxes in it laid out.
#[derive(Debug)]
pub(super) struct Shaped {
    paragraph: Paragraph,
    boxes: Vec<Fragment>,
    extents: Vec<BoxExtent>,
}

impl Layouter {
    pub(super) fn lines(&mut self, inline: &InlineBox, width: f32) -> (Content, f32) {
        let shaped = self.shape(inline);
        let style = &inline.content.style;
        let indent = style.inherited.indent.of(width);
        let ranges = breaking::lines(&shaped.paragraph, width, indent);
        let mut height = 0.0;
        let mut lines = VecDeque::with_capacity(ranges.len());
        for (number, range) in ranges.iter().enumerate() {
            let measure = Measure {
                width,
                indent: if number == 0 { indent } else { 0.0 },
                align: style.inherited.align,
            };
            let line = line::set(
                &shaped.paragraph,
                &mut self.typesetter,
                range,
                measure,
                &shaped.extents,
            );
            height += line.height;
            lines.push_back(line);
        }
        (Content::Lines(lines, shaped.boxes.clone()), height)
    }

    pub(super) fn line_widths(&mut self, inline: &InlineBox) -> Widths {
        let shaped = self.shape(inline);
        let mut widths = breaking::widths(&shaped.paragraph);
        widths.most += inline.content.style.inherited.indent.points.max(0.0);
        widths
    }

    fn shape(&mut self, inline: &InlineBox) -> Rc<Shaped> {
        let key = std::ptr::from_ref(inline);
        if let Some(known) = self.shaped.get(&key) {
            return known.clone();
        }
        let mut boxes = Vec::with_capacity(inline.boxes.len());
        for content in &inline.boxes {
            let direction = content.style.inherited.direction;
            let across = self.across(content, self.page_width, direction);
            let own = Across { x: 0.0, ..across };
            boxes.push(self.root(content, own));
        }
        let widths: Vec<f32> = boxes.iter().map(|content| content.width).collect();
        let extents = boxes
            .iter()
            .map(|content| BoxExtent {
                height: content.height,
                baseline: content.first_baseline().unwrap_or(content.height),
            })
            .collect();
        let shaped = Rc::new(Shaped {
            paragraph: self.typesetter.shape(inline.content.clone(), &widths),
            boxes,
            extents,
        });
        self.shaped.insert(key, shaped.clone());
        shaped
    }
}

/// Sets content without boxes.
pub(super) fn set_plain(
    typesetter: &mut Typesetter,
    content: InlineContent,
    width: f32,
) -> Vec<Line> {
    let align = content.style.inherited.align;
    let paragraph = typesetter.shape(content, &[]);
    let natural = breaking::widths(&paragraph).most;
    // A measure without end is as wide as the text.
    let width = if width > 1e6 { natural } else { width };
    breaking::lines(&paragraph, width, 0.0)
        .iter()
        .map(|range| {
            let measure = Measure {
                width,
                indent: 0.0,
                align,
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
        for item in &mut self.items {
            match item {
                LineItem::Painted(painted) => painted.shift(by_x, by_y),
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
