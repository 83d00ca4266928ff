//! Boxes in a paragraph: the edges of inline boxes get pieces of their own, and boxes among the words their widths.

use std::sync::Arc;

use super::{EdgeBox, Paragraph, Piece, PieceKind};
use crate::text::content::{BOX, Edge};

/// Gives every edge of an inline box a piece of its own, at the level of the box's own direction.
pub(super) fn insert_edges(paragraph: &mut Paragraph) {
    if paragraph.content.edges.is_empty() {
        return;
    }
    let pieces = std::mem::take(&mut paragraph.pieces);
    let pieces = Arc::unwrap_or_clone(pieces);
    let mut all = Vec::with_capacity(pieces.len() + paragraph.content.edges.len());
    let mut edges = paragraph.content.edges.iter().enumerate().peekable();
    let mut last: Option<Piece> = None;
    for mut piece in pieces {
        while let Some((number, edge)) = edges.next_if(|(_, edge)| edge.at <= piece.text.start) {
            let neighbour = if edge.opens {
                Some(&piece)
            } else {
                last.as_ref()
            };
            let mut own = edge_piece(number, edge, neighbour.unwrap_or(&piece));
            if edge.opens {
                own.breakable = std::mem::take(&mut piece.breakable);
            }
            all.push(own);
        }
        last = Some(piece.clone());
        all.push(piece);
    }
    if let Some(last) = last {
        all.extend(edges.map(|(number, edge)| edge_piece(number, edge, &last)));
    }
    paragraph.pieces = Arc::new(all);
}

/// Pairs edges.
pub(super) fn edge_boxes(edges: &[Edge]) -> Vec<EdgeBox> {
    let mut boxes: Vec<EdgeBox> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (number, edge) in edges.iter().enumerate() {
        if edge.opens {
            boxes.push(EdgeBox {
                start: number,
                end: edges.len() - 1,
                around: open.last().copied(),
            });
            open.push(boxes.len() - 1);
        } else if let Some(own) = open.pop() {
            boxes[own].end = number;
        }
    }
    boxes
}

fn edge_piece(number: usize, edge: &Edge, neighbour: &Piece) -> Piece {
    let style = &edge.style;
    // An inline box opens on the side where its own direction begins.
    let left = edge.opens != style.is_right_to_left();
    let (margin, border, padding) = if left {
        (style.margin.left, style.border.left, style.padding.left)
    } else {
        (style.margin.right, style.border.right, style.padding.right)
    };
    // What it encloses may run the other way, and then is one level deeper.
    let is_deeper = (neighbour.level % 2 == 1) != style.is_right_to_left();
    Piece {
        text: edge.at..edge.at,
        kind: PieceKind::Edge(number),
        level: neighbour.level.saturating_sub(u8::from(is_deeper)),
        span: neighbour.span,
        face: neighbour.face,
        advance: margin.of(0.0).unwrap_or(0.0) + border.thickness() + padding.of(0.0),
        glyphs: neighbour.glyphs.end..neighbour.glyphs.end,
        breakable: false,
    }
}

impl Paragraph {
    /// Gives the boxes among the words other widths.
    pub(crate) fn set_boxes(&mut self, widths: &[f32]) {
        number_boxes(self, widths);
    }
}

pub(super) fn number_boxes(paragraph: &mut Paragraph, boxes: &[f32]) {
    if !paragraph.content.text.contains(BOX) {
        return;
    }
    let mut number = 0;
    for piece in Arc::make_mut(&mut paragraph.pieces) {
        if let PieceKind::Box(own) = &mut piece.kind {
            *own = number;
            piece.advance = boxes.get(number).copied().unwrap_or(0.0);
            number += 1;
        }
    }
}
