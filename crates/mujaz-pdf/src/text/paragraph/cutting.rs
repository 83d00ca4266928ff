//! Cuts shaped text into pieces: where a line may end, where the style changes, and at boxes and soft hyphens.

use std::ops::Range;

use parley_engine::ShapedText;

use super::{Piece, PieceGlyph, PieceKind, Shaping};
use crate::{
    style::values::WordBreak,
    text::{
        content::{BOX, NO_BREAK_SPACE, SOFT_HYPHEN, is_control},
        fonts::Fonts,
    },
};

/// Cuts shaped text into pieces.
pub(super) struct Cutting<'a> {
    pub(super) fonts: &'a Fonts,
    pub(super) shaped: &'a ShapedText,
    pub(super) spans: &'a [(usize, Range<usize>)],
    pub(super) offset: usize,
}

impl Cutting<'_> {
    pub(super) fn cut(&self, shaping: &mut Shaping<'_>) {
        for (number, run) in self.shaped.runs().iter().enumerate() {
            let Ok(number) = u32::try_from(number) else {
                return;
            };
            let face = self
                .fonts
                .number(&self.shaped.fonts()[run.font_index].font.data);
            let slice = self.shaped.run_slice(number);
            let right_to_left = run.bidi_level.is_rtl();
            for atom in slice.atoms_start() {
                let Some(first) = atom.characters().first() else {
                    continue;
                };
                let (span, _) =
                    self.spans[usize::from(first.style_index).min(self.spans.len() - 1)];
                let bytes = slice.text_byte_range(atom.char_range());
                let text = self.offset + bytes.start..self.offset + bytes.end;
                let kind = if shaping.content.spans[span].fills {
                    PieceKind::Leader
                } else {
                    kind_of(&shaping.content.text[text.clone()])
                };
                if let PieceKind::SoftHyphen(_) = kind {
                    let level = run.bidi_level.to_u8();
                    self.soft_hyphen(shaping, text, span, face, level);
                    continue;
                }
                let glyphs_start = shaping.glyphs.len();
                let mut advance = 0.0;
                if matches!(kind, PieceKind::Text | PieceKind::Space | PieceKind::Leader) {
                    let mut add = |cluster: u32| {
                        let shaped = &slice.shaped_clusters_in(cluster..cluster + 1)[0];
                        let bytes = slice.text_byte_range(shaped.chars_range());
                        for glyph in slice.shaped_cluster_glyphs(cluster) {
                            shaping.glyphs.push(PieceGlyph {
                                id: u16::try_from(glyph.id).unwrap_or(0),
                                x: advance + glyph.x,
                                y: glyph.y,
                                cluster: self.offset + bytes.start..self.offset + bytes.end,
                            });
                            advance += glyph.advance;
                        }
                    };
                    if right_to_left {
                        atom.shaped_clusters_range().rev().for_each(&mut add);
                    } else {
                        atom.shaped_clusters_range().for_each(&mut add);
                    }
                }
                let own = &shaping.content.text[text.clone()];
                let style = &shaping.content.spans[span].style.inherited;
                if kind == PieceKind::Space || own == NO_BREAK_SPACE {
                    advance += style.word_spacing;
                }
                if kind != PieceKind::Control && !joins(own) {
                    advance += style.letter_spacing;
                }
                let before = &shaping.content.text[..text.start];
                let may_break = between_signs(before, own)
                    .unwrap_or_else(|| atom.is_soft_wrap_opportunity_before());
                let breakable = style.white_space.wraps()
                    && match style.word_break {
                        WordBreak::BreakAll => may_break || kind == PieceKind::Text,
                        WordBreak::KeepAll => {
                            may_break
                                && !(own.starts_with(char::is_alphanumeric)
                                    && before.ends_with(char::is_alphanumeric))
                        }
                        WordBreak::Normal => may_break,
                    };
                shaping.pieces.push(Piece {
                    text,
                    kind,
                    level: run.bidi_level.to_u8(),
                    span,
                    face,
                    advance,
                    glyphs: glyphs_start..shaping.glyphs.len(),
                    breakable,
                });
            }
        }
    }

    /// Adds a hyphen that has no width until a line ends with it.
    fn soft_hyphen(
        &self,
        shaping: &mut Shaping<'_>,
        text: Range<usize>,
        span: usize,
        face: usize,
        level: u8,
    ) {
        let style = &shaping.content.spans[span].style.inherited;
        let (id, width) = self.fonts.hyphen(face).unwrap_or_default();
        let start = shaping.glyphs.len();
        shaping.glyphs.push(PieceGlyph {
            id,
            x: 0.0,
            y: 0.0,
            cluster: text.clone(),
        });
        shaping.pieces.push(Piece {
            text,
            kind: PieceKind::SoftHyphen(width * style.glyph_size()),
            level,
            span,
            face,
            advance: 0.0,
            glyphs: start..shaping.glyphs.len(),
            breakable: false,
        });
    }
}

/// Tells whether a line may end between two signs of ASCII that are no blanks, as browsers have it otherwise than UAX #14: only
/// behind a question mark or a hyphen, so an address goes on behind its slashes. `None` where one of the two is another sign.
fn between_signs(before: &str, text: &str) -> Option<bool> {
    let mut earlier = before.chars().rev();
    let last = earlier.next().filter(char::is_ascii_graphic)?;
    let next = text.chars().next().filter(char::is_ascii_graphic)?;
    let closes = matches!(
        next,
        '!' | ')' | ',' | '.' | '/' | ':' | ';' | '?' | ']' | '}'
    );
    Some(match last {
        '?' => !closes && !matches!(next, '"' | '\''),
        // Behind a hyphen that may be a minus digits go on, and behind one that joins them to a letter or a digit they do not.
        '-' if next.is_ascii_digit() => earlier
            .next()
            .is_some_and(|one| one.is_ascii_alphanumeric()),
        '-' => !closes && next != '$',
        _ => false,
    })
}

fn kind_of(text: &str) -> PieceKind {
    match text.chars().next() {
        Some(' ' | '\t') => PieceKind::Space,
        Some(BOX) => PieceKind::Box(0),
        Some(SOFT_HYPHEN) => PieceKind::SoftHyphen(0.0),
        Some(character) if is_control(character) => PieceKind::Control,
        _ => PieceKind::Text,
    }
}

/// Tells whether letter spacing would tear a joined script apart.
fn joins(text: &str) -> bool {
    text.chars().any(|character| {
        matches!(character, '\u{600}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
    })
}
