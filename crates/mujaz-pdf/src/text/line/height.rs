//! Finds the height of a line: the extents of its text and boxes go in, its baseline and the places of the boxes come out.

use super::{BoxExtent, LineItem, Setting};
use crate::{
    style::values::{LineHeight, VerticalAlign},
    text::paragraph::{Piece, PieceKind},
};

impl Setting<'_> {
    pub(super) fn measure_height(&mut self, boxes: &[BoxExtent]) {
        let strut = self.paragraph.strut;
        let (mut above, mut below) = (strut.above, strut.below);
        let mut last_span = None;
        for piece in self.pieces {
            if last_span != Some((piece.span, piece.face)) {
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
                let lift = self.box_lift(piece, extent);
                above = above.max(extent.baseline + lift);
                below = below.max(extent.height - extent.baseline - lift);
            }
        }
        self.line.height = (above + below).max(0.0);
        self.line.baseline = above;
    }

    pub(super) fn place_boxes(&mut self, boxes: &[BoxExtent]) {
        for (index, piece) in self.pieces.iter().enumerate() {
            if let PieceKind::Box(number) = piece.kind {
                let extent = boxes.get(number).copied().unwrap_or_default();
                let y = self.line.baseline - self.box_lift(piece, extent) - extent.baseline;
                self.line.items.push(LineItem::Box {
                    number,
                    x: self.lefts[index],
                    y,
                });
            }
        }
    }

    /// Returns how far the baseline of a box stands above the line's.
    fn box_lift(&self, piece: &Piece, extent: BoxExtent) -> f32 {
        let style = self.style(piece);
        if style.vertical_align == VerticalAlign::Middle {
            let x_height = self.paragraph.strut.ascent * 0.5;
            return x_height / 2.0 + extent.height / 2.0 - extent.baseline;
        }
        self.paragraph.content.spans[piece.span].raised
    }
}
