//! Cuts a shaped paragraph into lines.

use std::ops::Range;

use super::paragraph::{Paragraph, Piece, PieceKind};

/// Rounding may not push the last letter of a line that was measured to fit onto the next one.
const TOLERANCE: f32 = 0.01;

/// The widths that a paragraph asks for.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Widths {
    /// Of the longest part that cannot be broken.
    pub(crate) least: f32,
    /// Of the longest line if none is broken.
    pub(crate) most: f32,
}

/// The pieces of one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LineRange {
    pub(crate) pieces: Range<usize>,
    /// Whether the paragraph, or a forced line, ends here.
    pub(crate) last: bool,
}

/// Fills lines greedily. The first line is `indent` narrower.
pub(crate) fn lines(paragraph: &Paragraph, width: f32, indent: f32) -> Vec<LineRange> {
    let pieces = &paragraph.pieces;
    let mut lines = Vec::new();
    let mut start = 0;
    // The last place where the line may end, and its width from there on.
    let mut candidate: Option<usize> = None;
    let mut used = indent;
    let mut since = 0.0;
    let mut index = 0;
    while index < pieces.len() {
        let piece = &pieces[index];
        if piece.kind == PieceKind::LineEnd {
            lines.push(LineRange {
                pieces: start..index + 1,
                last: true,
            });
            (start, candidate, used, since) = (index + 1, None, 0.0, 0.0);
            index += 1;
            continue;
        }
        if piece.breakable && index > start {
            candidate = Some(index);
            since = 0.0;
        }
        let fits = used + piece.advance <= width + TOLERANCE || hangs(piece);
        if fits || index == start {
            used += piece.advance;
            since += piece.advance;
            index += 1;
            continue;
        }
        let cut = candidate.unwrap_or(index);
        lines.push(LineRange {
            pieces: start..cut,
            last: false,
        });
        used = if candidate.is_some() { since } else { 0.0 };
        (start, candidate) = (cut, None);
        since = 0.0;
    }
    if start < pieces.len() {
        lines.push(LineRange {
            pieces: start..pieces.len(),
            last: true,
        });
    }
    lines
}

/// Measures a paragraph without setting it.
pub(crate) fn widths(paragraph: &Paragraph) -> Widths {
    let mut widths = Widths::default();
    let (mut word, mut line, mut hanging) = (0.0_f32, 0.0_f32, 0.0_f32);
    for piece in paragraph.pieces.iter() {
        if piece.kind == PieceKind::LineEnd {
            widths.most = widths.most.max(line);
            widths.least = widths.least.max(word);
            (word, line, hanging) = (0.0, 0.0, 0.0);
            continue;
        }
        if piece.breakable {
            widths.least = widths.least.max(word);
            word = 0.0;
        }
        if hangs(piece) {
            hanging += piece.advance;
        } else {
            line += hanging + piece.advance;
            word += piece.advance + if word > 0.0 { hanging } else { 0.0 };
            hanging = 0.0;
        }
    }
    widths.most = widths.most.max(line);
    widths.least = widths.least.max(word);
    widths
}

fn hangs(piece: &Piece) -> bool {
    matches!(piece.kind, PieceKind::Space | PieceKind::Control)
}
