//! Paints the text of a line: its placed pieces go in, runs of glyphs with their decorations and links come out.

use std::ops::Range;

use super::{LineItem, Setting};
use crate::{
    draw::{FaceId, Glyph, GlyphRun, Rect, Tail},
    layout::paint::{Painted, line},
    text::paragraph::{Piece, PieceKind},
};

impl Setting<'_> {
    /// Emits runs in reading order.
    pub(super) fn paint_runs(&mut self) {
        let mut start = 0;
        while start < self.pieces.len() {
            let first = &self.pieces[start];
            if first.kind == PieceKind::Leader {
                self.paint_leader(start);
                start += 1;
                continue;
            }
            if self.hyphen == Some(start) {
                self.paint_run(start..start + 1);
                start += 1;
                continue;
            }
            let same = |piece: &Piece| {
                let is_text = matches!(piece.kind, PieceKind::Text | PieceKind::Space)
                    || piece.kind == PieceKind::LineEnd && !piece.glyphs.is_empty();
                is_text
                    && piece.face == first.face
                    && piece.span == first.span
                    && piece.level == first.level
            };
            // What hangs may stand elsewhere, so it is a run of its own.
            let limit = if start < self.first_glyphless {
                self.first_glyphless
            } else {
                self.pieces.len()
            };
            let length = self.pieces[start..limit]
                .iter()
                .take_while(|piece| same(piece))
                .count();
            if length == 0 {
                start += 1;
                continue;
            }
            self.paint_run(start..start + length);
            start += length;
        }
    }

    /// Repeats a pattern as often as it fits, in step with the lines above and below.
    fn paint_leader(&mut self, index: usize) {
        /// No line is longer than so many patterns.
        const MOST: usize = 2_000;
        let piece = &self.pieces[index];
        let span = &self.paragraph.content.spans[piece.span];
        let style = &span.style.inherited;
        let (unit, left) = (piece.advance, self.lefts[index]);
        if !style.visible || unit <= 0.0 {
            return;
        }
        let right = left + self.advance(index);
        // Steps are counted from the edge where the line ends, since the numbers there stand below each other.
        let first = if self.base_level == 1 {
            (left / unit).ceil() * unit
        } else {
            self.width - ((self.width - left) / unit).floor() * unit
        };
        let baseline = self.line.baseline - self.raised(piece.span);
        let pattern = &self.paragraph.content.text[piece.text.clone()];
        let (mut text, mut glyphs) = (String::new(), Vec::new());
        let mut x = first;
        while x + unit <= right + 0.01 && glyphs.len() < MOST {
            for glyph in &self.glyphs[piece.glyphs.clone()] {
                let offset = text.len();
                glyphs.push(Glyph {
                    id: glyph.id,
                    x: x + glyph.x,
                    y: baseline + glyph.y,
                    cluster: glyph.cluster.start - piece.text.start + offset
                        ..glyph.cluster.end - piece.text.start + offset,
                    tail: None,
                });
            }
            text.push_str(pattern);
            x += unit;
        }
        if glyphs.is_empty() {
            return;
        }
        // Dots say nothing, so they are no part of the document.
        self.line.items.push(LineItem::Run(GlyphRun {
            face: FaceId(piece.face),
            size: style.glyph_size(),
            colour: style.colour,
            text,
            right_to_left: false,
            language: span.language.clone(),
            glyphs,
            node: None,
        }));
    }

    fn paint_run(&mut self, range: Range<usize>) {
        let pieces = &self.pieces[range.clone()];
        let first = &pieces[0];
        let span = &self.paragraph.content.spans[first.span];
        let style = &span.style.inherited;
        if !style.visible {
            return;
        }
        let hanging = range.start >= self.first_glyphless;
        let right_to_left = if hanging {
            self.base_level
        } else {
            first.level
        } % 2
            == 1;
        let text_start = first.text.start;
        let text_end = pieces[pieces.len() - 1].text.end;
        let (right, down) = span.moved;
        let baseline = self.line.baseline - self.raised(first.span) + down;
        let mut glyphs: Vec<Glyph> = Vec::with_capacity(pieces.len());
        let mut add = |index: usize| {
            for glyph in &self.glyphs[self.pieces[index].glyphs.clone()] {
                let x = self.lefts[index] + glyph.x + right;
                if glyph.cluster.is_empty()
                    && let Some(letter) = glyphs.last_mut()
                    && letter.tail.is_none()
                {
                    letter.tail = Some(Tail {
                        id: glyph.id,
                        x: x - letter.x,
                    });
                    continue;
                }
                glyphs.push(Glyph {
                    id: glyph.id,
                    x,
                    y: baseline + glyph.y,
                    cluster: glyph.cluster.start - text_start..glyph.cluster.end - text_start,
                    tail: None,
                });
            }
        };
        if right_to_left {
            range.clone().rev().for_each(&mut add);
        } else {
            range.clone().for_each(&mut add);
        }
        let left = self.lefts[range.start].min(self.lefts[range.end - 1]);
        let rightmost = if right_to_left {
            range.start
        } else {
            range.end - 1
        };
        let width = self.lefts[rightmost] + self.advance(rightmost) - left;
        let left = left + right;
        if !hanging {
            self.decorate(first, left, width, baseline);
        }
        self.line.items.push(LineItem::Run(GlyphRun {
            face: FaceId(first.face),
            size: style.glyph_size(),
            colour: style.colour.faded(span.style.opacity),
            text: self.paragraph.content.text[text_start..text_end].to_owned(),
            right_to_left,
            language: span.language.clone(),
            glyphs,
            node: span.node,
        }));
        if let Some(link) = &span.link
            && !hanging
        {
            let extent = self.paragraph.extents[first.span];
            self.line.items.push(LineItem::Link {
                area: Rect {
                    x: left,
                    y: baseline - extent.ascent,
                    width,
                    height: extent.ascent + extent.descent,
                },
                target: link.target.clone(),
                node: link.node,
            });
        }
    }

    /// Draws lines along the text; those over it are drawn behind it too.
    fn decorate(&mut self, piece: &Piece, x: f32, width: f32, baseline: f32) {
        let style = &self.paragraph.content.spans[piece.span].style;
        let size = style.inherited.font_size;
        let measures = self.fonts.measures(piece.face);
        for decoration in style.decorations.iter() {
            let thickness = decoration.thickness.unwrap_or(measures.thickness * size);
            let colour = decoration
                .colour
                .unwrap_or(style.inherited.colour)
                .faded(style.opacity);
            let lines = decoration.lines;
            let under = if style.inherited.underlines_low {
                measures.descent * size + decoration.offset.unwrap_or_default()
            } else {
                decoration.offset.unwrap_or(measures.underline * size)
            };
            let tops = [
                lines.under.then_some(under),
                lines.over.then_some(-measures.ascent * size),
                lines.through.then_some(-measures.x_height * size / 2.0),
            ];
            for top in tops.into_iter().flatten() {
                let y = baseline + top;
                let mut add = |painted: Painted| {
                    self.line.painted += painted.bytes();
                    self.line.items.push(LineItem::Painted(painted));
                };
                line(decoration.style, x, y, width, thickness, colour, &mut add);
            }
        }
    }
}
