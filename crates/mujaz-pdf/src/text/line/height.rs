//! Finds the height of a line: the extents of its text and boxes go in, its baseline and the places of the boxes come out.

use super::{BoxExtent, LineItem, Setting};
use crate::{
    style::values::{LineHeight, VerticalAlign},
    text::paragraph::{Piece, PieceKind},
};

impl Setting<'_> {
    pub(super) fn measure_height(&mut self, boxes: &[BoxExtent]) {
        let is_old = self.paragraph.has_old_lines && self.holds_something();
        let (mut above, mut below) = if is_old {
            (f32::NEG_INFINITY, f32::NEG_INFINITY)
        } else {
            (self.paragraph.strut.above, self.paragraph.strut.below)
        };
        let has_more = is_old && self.has_more_than_its_end();
        let mut last_span = None;
        // Of boxes that stand at the line's own edges, whose height it must have.
        let (mut from_top, mut from_bottom): (f32, f32) = (0.0, 0.0);
        for (index, piece) in self.pieces.iter().enumerate() {
            // The end of a line is as tall as its text only where it stands alone.
            let is_end = piece.kind == PieceKind::LineEnd;
            let counts = !is_old || self.is_text(index) && !(is_end && has_more);
            let edge = self.edge(piece.span);
            if counts && let Some(edge) = edge {
                let extent = self.paragraph.extents[piece.span];
                let own = match edge {
                    VerticalAlign::Top => &mut from_top,
                    _ => &mut from_bottom,
                };
                *own = own.max(extent.above + extent.below);
            } else if counts && last_span != Some((piece.span, piece.face)) {
                last_span = Some((piece.span, piece.face));
                let raised = self.paragraph.content.spans[piece.span].raised;
                let extent = self.paragraph.extents[piece.span];
                above = above.max(extent.above + raised);
                below = below.max(extent.below - raised);
                let style = self.style(piece);
                if style.inherited.line_height == LineHeight::Normal
                    && piece.kind == PieceKind::Text
                {
                    let measures = self.fonts.measures(piece.face);
                    let (ascent, descent, gap) = measures.at(style.inherited.font_size);
                    above = above.max(ascent + gap / 2.0 + raised);
                    below = below.max(descent + gap / 2.0 - raised);
                }
            }
            if let PieceKind::Box(number) = piece.kind {
                let extent = boxes.get(number).copied().unwrap_or_default();
                match extent.align {
                    VerticalAlign::Top => from_top = from_top.max(extent.height),
                    VerticalAlign::Bottom => from_bottom = from_bottom.max(extent.height),
                    _ => {
                        let lift = self.box_lift(piece, extent);
                        above = above.max(extent.baseline + lift);
                        below = below.max(extent.height - extent.baseline - lift);
                    }
                }
            }
        }
        if above == f32::NEG_INFINITY {
            (above, below) = (0.0, 0.0);
        }
        below = below.max(from_top - above);
        above = above.max(from_bottom - below);
        self.line.height = (above + below).max(0.0);
        self.line.baseline = above;
    }

    /// Returns at which edge of the line a span stands.
    fn edge(&self, span: usize) -> Option<VerticalAlign> {
        self.paragraph.content.spans[span].raising.as_ref()?.edge()
    }

    /// Returns how far the baseline of a span stands above that of the line, whose height is known.
    pub(super) fn raised(&self, span: usize) -> f32 {
        let raised = self.paragraph.content.spans[span].raised;
        let extent = self.paragraph.extents[span];
        let line = &self.line;
        raised
            + match self.edge(span) {
                Some(VerticalAlign::Top) => line.baseline - extent.above,
                Some(VerticalAlign::Bottom) => extent.below - (line.height - line.baseline),
                _ => 0.0,
            }
    }

    /// Tells whether a line as old browsers have it is as tall as something in it, and not as an empty line of its block.
    fn holds_something(&self) -> bool {
        self.has_box() || (0..self.pieces.len()).any(|index| self.is_text(index))
    }

    fn has_box(&self) -> bool {
        let is_box = |piece: &Piece| matches!(piece.kind, PieceKind::Box(_));
        self.pieces.iter().any(is_box)
    }

    fn has_more_than_its_end(&self) -> bool {
        let is_other = |index| self.is_text(index) && self.pieces[index].kind != PieceKind::LineEnd;
        self.has_box() || (0..self.pieces.len()).any(is_other)
    }

    /// Tells whether a piece is text that shows, or the end of a line that was asked for.
    fn is_text(&self, index: usize) -> bool {
        match self.pieces[index].kind {
            PieceKind::Space => index < self.first_glyphless,
            PieceKind::Text | PieceKind::LineEnd | PieceKind::SoftHyphen(_) | PieceKind::Leader => {
                true
            }
            PieceKind::Box(_) | PieceKind::Edge(_) | PieceKind::Control => false,
        }
    }

    pub(super) fn place_boxes(&mut self, boxes: &[BoxExtent]) {
        for (index, piece) in self.pieces.iter().enumerate() {
            if let PieceKind::Box(number) = piece.kind {
                let extent = boxes.get(number).copied().unwrap_or_default();
                let y = match extent.align {
                    VerticalAlign::Top => 0.0,
                    VerticalAlign::Bottom => self.line.height - extent.height,
                    _ => self.line.baseline - self.box_lift(piece, extent) - extent.baseline,
                };
                self.line.items.push(LineItem::Box {
                    number,
                    x: self.lefts[index],
                    y,
                });
            }
        }
    }

    /// Returns how far the baseline of a box stands above the line's (CSS 2.2, 10.8.1).
    fn box_lift(&self, piece: &Piece, extent: BoxExtent) -> f32 {
        let around = self.paragraph.extents[piece.span];
        let own = match extent.align {
            VerticalAlign::Middle => around.x_height / 2.0 + extent.height / 2.0 - extent.baseline,
            VerticalAlign::TextTop => around.ascent - extent.baseline,
            VerticalAlign::TextBottom => extent.height - extent.baseline - around.descent,
            other => other.raise(self.style(piece).inherited.font_size),
        };
        self.paragraph.content.spans[piece.span].raised + own
    }
}
