//! Paints inline boxes: where they open and close goes in, their backgrounds and borders on the line come out.

use super::{LineItem, Setting};
use crate::{
    draw::Rect,
    layout::paint::{MOST_PAINTED, box_fills, outline},
    text::paragraph::{EdgeBox, PieceKind},
};

impl Setting<'_> {
    /// Paints backgrounds and borders of inline boxes behind the part that stands on this line.
    pub(super) fn paint_edges(&mut self) {
        let paragraph = self.paragraph;
        let (edges, boxes) = (&paragraph.content.edges, &paragraph.edge_boxes);
        if boxes.is_empty() {
            return;
        }
        let Some(first) = self.pieces.first() else {
            return;
        };
        let line = first.text.start..self.pieces[self.first_glyphless.max(1) - 1].text.end;
        let begin_before =
            |byte: usize| boxes.partition_point(|inline| edges[inline.start].at < byte);
        let inside = begin_before(line.start)..begin_before(line.end + 1);
        // Of those that began on a line before, the last one and what is around it reach the furthest.
        let mut earlier = Vec::new();
        let mut next = inside.start.checked_sub(1);
        while let Some(number) = next {
            earlier.push(number);
            next = boxes[number].around;
        }
        for number in earlier.into_iter().rev().chain(inside) {
            // The document is refused then.
            if self.line.painted > MOST_PAINTED {
                return;
            }
            let EdgeBox { start, end, .. } = boxes[number];
            if edges[end].at >= line.start {
                self.paint_edge(start, end);
            }
        }
    }

    fn paint_edge(&mut self, start: usize, end: usize) {
        let edges = &self.paragraph.content.edges;
        let style = &edges[start].style;
        let text = edges[start].at..edges[end].at;
        let mut spans: Vec<(f32, f32)> = Vec::new();
        let mut sample = None;
        let begin_before = |byte: usize| {
            self.pieces[..self.first_glyphless].partition_point(|piece| piece.text.start < byte)
        };
        for index in begin_before(text.start)..begin_before(text.end + 1) {
            let piece = &self.pieces[index];
            let inside = match piece.kind {
                PieceKind::Edge(number) => (start..=end).contains(&number),
                _ => piece.text.start >= text.start && piece.text.end <= text.end,
            };
            if !inside {
                continue;
            }
            sample = Some(piece.span);
            let (mut left, mut right) =
                (self.lefts[index], self.lefts[index] + self.advance(index));
            if piece.kind == PieceKind::Edge(start) || piece.kind == PieceKind::Edge(end) {
                let at_left = (piece.kind == PieceKind::Edge(start)) != style.is_right_to_left();
                if at_left {
                    left += style.margin.left.of(0.0).unwrap_or(0.0);
                } else {
                    right -= style.margin.right.of(0.0).unwrap_or(0.0);
                }
            }
            spans.push((left, right));
        }
        let Some(sample) = sample else {
            return;
        };
        let extent = self.paragraph.extents[sample];
        let span = &self.paragraph.content.spans[sample];
        let (moved, raised) = (span.moved.0, self.raised(sample) - span.moved.1);
        let top = self.line.baseline
            - raised
            - extent.ascent
            - style.padding.top.of(0.0)
            - style.border.top.thickness();
        let bottom = self.line.baseline - raised
            + extent.descent
            + style.padding.bottom.of(0.0)
            + style.border.bottom.thickness();
        for (left, right) in joined(spans) {
            let area = Rect {
                x: left + moved,
                y: top,
                width: right - left,
                height: bottom - top,
            };
            box_fills(style, area, &mut |painted| {
                self.line.painted += painted.bytes();
                self.line.items.push(LineItem::Painted(painted));
            });
            outline(style, area, &mut |painted| {
                self.line.painted += painted.bytes();
                self.line.items.push(LineItem::Painted(painted));
            });
        }
    }
}

/// Joins stretches that touch.
fn joined(mut spans: Vec<(f32, f32)>) -> Vec<(f32, f32)> {
    spans.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut all: Vec<(f32, f32)> = Vec::new();
    for (left, right) in spans {
        match all.last_mut() {
            Some(last) if left <= last.1 + 0.05 => last.1 = last.1.max(right),
            _ => all.push((left, right)),
        }
    }
    all
}
