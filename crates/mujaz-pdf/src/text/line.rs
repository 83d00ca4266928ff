//! Sets one line: pieces of a paragraph go in, glyphs, boxes and paint at their places come out.
//!
//! 1. [`places`] puts the pieces in visual order and aligns them;
//! 2. [`height`] finds the baseline;
//! 3. [`edges`] paints inline boxes, and [`runs`] the text in them.

mod edges;
mod height;
mod places;
mod runs;

use super::{
    breaking::LineRange,
    content::{LinkTarget, NO_BREAK_SPACE},
    fonts::Fonts,
    kashida,
    paragraph::{Paragraph, Piece, PieceGlyph, PieceKind, Typesetter},
};
use crate::{
    draw::{GlyphRun, NodeId, Rect},
    layout::paint::Painted,
    style::values::{Align, ComputedStyle, VerticalAlign},
};

/// A finished line. Coordinates are measured from its top left corner.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line {
    pub(crate) height: f32,
    /// Backgrounds first, then the text in reading order.
    pub(crate) items: Vec<LineItem>,
    /// The footnotes that are called on the line, and the height that they take at the foot of the page.
    pub(crate) notes: Vec<usize>,
    pub(crate) note_height: f32,
    /// Where the lowest float that the line brings ends, from its top; 0 where it brings none.
    pub(crate) reach: f32,
    /// The baseline, downwards from the top.
    pub(crate) baseline: f32,
    /// Where its text ends on the right, where that is beyond the measure; else 0.
    pub(crate) beyond: f32,
    /// How many bytes the backgrounds of its boxes take.
    pub(crate) painted: usize,
}

#[derive(Debug, Clone)]
pub(crate) enum LineItem {
    Painted(Painted),
    /// Something painted that is a part of the document.
    Marked {
        painted: Painted,
        node: NodeId,
    },
    Run(GlyphRun),
    Link {
        area: Rect,
        target: LinkTarget,
        node: NodeId,
    },
    /// The place of a box, by its number in the content.
    Box {
        number: usize,
        x: f32,
        y: f32,
    },
}

/// Where a line stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Measure {
    pub(crate) width: f32,
    /// Kept free on the side where the line begins.
    pub(crate) indent: f32,
    pub(crate) align: Align,
    /// That of the last line, and of lines that the text itself ends.
    pub(crate) align_last: Option<Align>,
}

impl Measure {
    /// Returns the measure of lines in the style of their block.
    pub(crate) fn of(style: &ComputedStyle, width: f32, indent: f32) -> Self {
        Self {
            width,
            indent,
            align: style.inherited.align,
            align_last: style.inherited.align_last,
        }
    }

    /// Returns how a line is aligned (CSS Text 3, 6.3).
    fn align_of(self, last: bool) -> Align {
        match (self.align, self.align_last) {
            (_, Some(own)) if last => own,
            (Align::Justify, None) if last => Align::Start,
            (align, _) => align,
        }
    }
}

/// How tall a box in the line is, how far below its top its own baseline lies, and where it stands in the line.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct BoxExtent {
    pub(crate) height: f32,
    pub(crate) baseline: f32,
    pub(crate) align: VerticalAlign,
}

/// Sets one line.
pub(crate) fn set(
    paragraph: &Paragraph,
    typesetter: &mut Typesetter,
    range: &LineRange,
    measure: Measure,
    boxes: &[BoxExtent],
) -> Line {
    let mut pieces = &paragraph.pieces[range.pieces.clone()];
    let mut glyphs = paragraph.glyphs.as_slice();
    let lengthened = lengthened(paragraph, pieces, measure, range.last, typesetter);
    if let Some(lengthened) = &lengthened {
        (pieces, glyphs) = (&lengthened.pieces, &lengthened.glyphs);
    }
    let mut setting = Setting {
        hyphen: hyphen(pieces, range.last),
        width: measure.width,
        ..Setting::new(paragraph, &typesetter.fonts, pieces, glyphs)
    };
    setting.place(measure, range.last);
    setting.measure_height(boxes);
    setting.paint_edges();
    setting.paint_runs();
    setting.place_boxes(boxes);
    setting.gather_notes();
    // It is kept until its page is drawn, and grew by doubling.
    setting.line.items.shrink_to_fit();
    setting.line
}

/// Returns how tall a line will be.
pub(crate) fn height(
    paragraph: &Paragraph,
    fonts: &Fonts,
    range: &LineRange,
    boxes: &[BoxExtent],
) -> f32 {
    let pieces = &paragraph.pieces[range.pieces.clone()];
    let mut setting = Setting::new(paragraph, fonts, pieces, &paragraph.glyphs);
    setting.measure_height(boxes);
    setting.line.height
}

/// Lengthens the words of a justified line where its style asks for that.
fn lengthened(
    paragraph: &Paragraph,
    pieces: &[Piece],
    measure: Measure,
    last: bool,
    typesetter: &mut Typesetter,
) -> Option<kashida::Lengthened> {
    let style = &paragraph.content.style.inherited;
    if !style.kashida || measure.align_of(last) != Align::Justify {
        return None;
    }
    let natural: f32 = pieces[..first_hanging(pieces)]
        .iter()
        .map(|piece| piece.advance)
        .sum();
    let free = measure.width - measure.indent - natural;
    let has_leader = pieces.iter().any(|piece| piece.kind == PieceKind::Leader);
    (free > 0.0 && !has_leader)
        .then(|| kashida::lengthen(paragraph, pieces, free, typesetter))
        .flatten()
}

/// Returns where the white space at the end of a line begins: it takes no part in alignment.
fn first_hanging(pieces: &[Piece]) -> usize {
    pieces
        .iter()
        .rposition(|piece| {
            !matches!(
                piece.kind,
                PieceKind::Space | PieceKind::LineEnd | PieceKind::Control
            )
        })
        .map_or(0, |last| last + 1)
}

/// Returns the soft hyphen that a line ends with, where its word goes on.
fn hyphen(pieces: &[Piece], last: bool) -> Option<usize> {
    let end = first_hanging(pieces).checked_sub(1)?;
    let is_soft = matches!(pieces[end].kind, PieceKind::SoftHyphen(_));
    (is_soft && !last && end + 1 == pieces.len()).then_some(end)
}

struct Setting<'a> {
    paragraph: &'a Paragraph,
    fonts: &'a Fonts,
    pieces: &'a [Piece],
    /// What the pieces' glyphs are counted in.
    glyphs: &'a [PieceGlyph],
    /// That of the line's own text.
    base_level: u8,
    /// The first piece of the hanging end.
    first_glyphless: usize,
    /// The soft hyphen that the line ends with.
    hyphen: Option<usize>,
    lefts: Vec<f32>,
    /// What every space gains in a justified line.
    stretch: f32,
    /// What every leader gains.
    filling: f32,
    /// Of the measure.
    width: f32,
    line: Line,
}

impl<'a> Setting<'a> {
    fn new(
        paragraph: &'a Paragraph,
        fonts: &'a Fonts,
        pieces: &'a [Piece],
        glyphs: &'a [PieceGlyph],
    ) -> Self {
        Self {
            paragraph,
            fonts,
            pieces,
            glyphs,
            base_level: paragraph.level_of(pieces),
            first_glyphless: first_hanging(pieces),
            hyphen: None,
            lefts: vec![0.0; pieces.len()],
            stretch: 0.0,
            filling: 0.0,
            width: 0.0,
            line: Line::default(),
        }
    }

    fn style(&self, piece: &Piece) -> &ComputedStyle {
        &self.paragraph.content.spans[piece.span].style
    }

    fn advance(&self, index: usize) -> f32 {
        let piece = &self.pieces[index];
        let stretches = self.stretches(index);
        let gained = match piece.kind {
            PieceKind::Leader => self.filling,
            PieceKind::SoftHyphen(width) if self.hyphen == Some(index) => width,
            _ if stretches => self.stretch,
            _ => 0.0,
        };
        piece.advance + gained
    }

    /// Tells whether a piece is wider in a justified line: a blank that breaks no line is, too.
    fn stretches(&self, index: usize) -> bool {
        let piece = &self.pieces[index];
        let is_blank = match piece.kind {
            PieceKind::Space => true,
            PieceKind::Text => &self.paragraph.content.text[piece.text.clone()] == NO_BREAK_SPACE,
            _ => false,
        };
        is_blank && index < self.first_glyphless
    }

    fn gather_notes(&mut self) {
        for piece in self.pieces {
            if let Some(note) = self.paragraph.content.spans[piece.span].note
                && self.line.notes.last() != Some(&note)
            {
                self.line.notes.push(note);
            }
        }
    }
}
