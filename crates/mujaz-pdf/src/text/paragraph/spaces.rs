//! What happens to the blanks of shaped text: tabulators reach their stops, blanks take the face of the words around them,
//! and patterns that fill a line become one piece.

use super::{Piece, PieceKind, Shaping};
use crate::{style::values::TabSize, text::fonts::Fonts};

/// Makes tabulators reach to the next stop (CSS Text 3, 4.2).
pub(super) fn set_tabs(shaping: &mut Shaping<'_>, fonts: &Fonts) {
    if !shaping.content.text.contains('\t') {
        return;
    }
    let mut reached = 0.0;
    for piece in &mut shaping.pieces {
        if piece.kind == PieceKind::LineEnd {
            reached = 0.0;
            continue;
        }
        if shaping.content.text[piece.text.clone()].starts_with('\t') {
            let style = &shaping.content.spans[piece.span].style.inherited;
            let stop = match style.tab_size {
                TabSize::Points(points) => points,
                TabSize::Spaces(spaces) => {
                    let blank = fonts.blank_width(piece.face) * style.glyph_size();
                    spaces * (blank + style.word_spacing + style.letter_spacing)
                }
            };
            // A stop that is less than half a letter away is not taken.
            let least = style.font_size / 4.0;
            piece.advance = if stop > 0.0 {
                ((reached + least) / stop).ceil() * stop - reached
            } else {
                0.0
            };
            for glyph in &mut shaping.glyphs[piece.glyphs.clone()] {
                glyph.x = 0.0;
                glyph.id = fonts.blank(piece.face).unwrap_or(glyph.id);
            }
        }
        reached += piece.advance;
    }
}

/// Draws a blank between two words of one face in that face as well. It is as wide as before: the first family of a style
/// decides that. But the words stay one run, and readers do not lose the blank between them.
pub(super) fn adopt_blanks(shaping: &mut Shaping<'_>, fonts: &Fonts) {
    for index in 1..shaping.pieces.len().saturating_sub(1) {
        let [before, blank, after] = &mut shaping.pieces[index - 1..=index + 1] else {
            continue;
        };
        let lies_between = before.kind == PieceKind::Text
            && blank.kind == PieceKind::Space
            && after.kind == PieceKind::Text
            && before.face == after.face
            && blank.face != before.face
            && blank.glyphs.len() == 1;
        if lies_between && let Some(id) = fonts.blank(before.face) {
            blank.face = before.face;
            shaping.glyphs[blank.glyphs.start].id = id;
        }
    }
}

/// Makes one piece of the characters of a pattern.
pub(super) fn join_leaders(shaping: &mut Shaping<'_>) {
    if !shaping.content.spans.iter().any(|span| span.fills) {
        return;
    }
    let mut all: Vec<Piece> = Vec::with_capacity(shaping.pieces.len());
    for piece in std::mem::take(&mut shaping.pieces) {
        let goes_on = all.last().is_some_and(|last| {
            last.kind == PieceKind::Leader
                && piece.kind == PieceKind::Leader
                && (last.span, last.face) == (piece.span, piece.face)
                && last.glyphs.end == piece.glyphs.start
        });
        match all.last_mut() {
            Some(last) if goes_on => {
                // A pattern is the same from both sides, so its characters stand in the order in which they are written.
                for glyph in &mut shaping.glyphs[piece.glyphs.clone()] {
                    glyph.x += last.advance;
                }
                last.advance += piece.advance;
                last.glyphs.end = piece.glyphs.end;
                last.text.end = piece.text.end;
            }
            _ => all.push(piece),
        }
    }
    shaping.pieces = all;
}
