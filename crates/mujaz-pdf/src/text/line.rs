//! Puts the pieces of one line in visual order and turns them into runs of glyphs.

use std::ops::Range;

use super::{
    breaking::LineRange,
    content::LinkTarget,
    fonts::Fonts,
    kashida,
    paragraph::{Paragraph, Piece, PieceGlyph, PieceKind, Typesetter},
};
use crate::{
    draw::{FaceId, Glyph, GlyphRun, NodeId, Rect, Tail},
    layout::paint::{Painted, line},
    style::values::{Align, ComputedStyle, LineHeight, VerticalAlign},
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
}

#[derive(Debug, Clone)]
pub(crate) enum LineItem {
    Painted(Painted),
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
}

/// How tall a box in the line is, and how far below its top its own baseline lies.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct BoxExtent {
    pub(crate) height: f32,
    pub(crate) baseline: f32,
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
        paragraph,
        fonts: &typesetter.fonts,
        pieces,
        glyphs,
        first_glyphless: first_hanging(pieces),
        hyphen: hyphen(pieces, range.last),
        lefts: vec![0.0; pieces.len()],
        stretch: 0.0,
        filling: 0.0,
        width: measure.width,
        line: Line::default(),
    };
    setting.place(measure, range.last);
    setting.measure_height(boxes);
    setting.paint_edges();
    setting.paint_runs();
    setting.place_boxes(boxes);
    setting.gather_notes();
    setting.line
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
    if !style.kashida || measure.align != Align::Justify || last {
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

impl Setting<'_> {
    fn style(&self, piece: &Piece) -> &ComputedStyle {
        &self.paragraph.content.spans[piece.span].style
    }

    fn advance(&self, index: usize) -> f32 {
        let piece = &self.pieces[index];
        let stretches = piece.kind == PieceKind::Space && index < self.first_glyphless;
        let gained = match piece.kind {
            PieceKind::Leader => self.filling,
            PieceKind::SoftHyphen(width) if self.hyphen == Some(index) => width,
            _ if stretches => self.stretch,
            _ => 0.0,
        };
        piece.advance + gained
    }

    fn place(&mut self, measure: Measure, last: bool) {
        let right_to_left = self.paragraph.base_level == 1;
        let natural: f32 = (0..self.first_glyphless)
            .map(|index| self.advance(index))
            .sum();
        let mut free = measure.width - measure.indent - natural;
        let leaders = self
            .pieces
            .iter()
            .filter(|piece| piece.kind == PieceKind::Leader)
            .count();
        if leaders > 0 && free > 0.0 {
            #[expect(clippy::cast_precision_loss, reason = "a line has few leaders")]
            let count = leaders as f32;
            self.filling = free / count;
            free = 0.0;
        }
        let spaces = self.pieces[..self.first_glyphless]
            .iter()
            .filter(|piece| piece.kind == PieceKind::Space)
            .count();
        let justified = measure.align == Align::Justify && !last && spaces > 0 && free > 0.0;
        if justified {
            #[expect(clippy::cast_precision_loss, reason = "a line has few spaces")]
            let count = spaces as f32;
            self.stretch = free / count;
        }
        let from_left = match measure.align {
            _ if justified => 0.0,
            Align::Right => free,
            Align::Center => free / 2.0,
            Align::Start | Align::Justify if right_to_left => free,
            Align::End if !right_to_left => free,
            Align::Left | Align::Start | Align::Justify | Align::End => 0.0,
        };
        let hanging: f32 = (self.first_glyphless..self.pieces.len())
            .map(|index| self.advance(index))
            .sum();
        // White space at the end of a line stands where reading ends, outside of the measure.
        let mut x = if right_to_left {
            from_left - hanging
        } else {
            from_left + measure.indent
        };
        for index in self.visual_order() {
            self.lefts[index] = x;
            x += self.advance(index);
        }
    }

    /// Orders pieces by their levels, after white space at the end of the line has taken the level of the paragraph
    /// (UAX #9, rules L1 and L2).
    fn visual_order(&self) -> Vec<usize> {
        let base = self.paragraph.base_level;
        let level = |index: usize| {
            if index >= self.first_glyphless {
                base
            } else {
                self.pieces[index].level
            }
        };
        let mut order: Vec<usize> = (0..self.pieces.len()).collect();
        let highest = order
            .iter()
            .map(|&index| level(index))
            .max()
            .unwrap_or(base);
        let lowest_odd = order
            .iter()
            .map(|&index| level(index))
            .filter(|level| level % 2 == 1)
            .min()
            .unwrap_or(highest + 1);
        for threshold in (lowest_odd..=highest).rev() {
            let mut start = 0;
            while start < order.len() {
                if level(order[start]) < threshold {
                    start += 1;
                    continue;
                }
                let length = order[start..]
                    .iter()
                    .take_while(|&&index| level(index) >= threshold)
                    .count();
                order[start..start + length].reverse();
                start += length;
            }
        }
        order
    }

    fn measure_height(&mut self, boxes: &[BoxExtent]) {
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
                    let size = style.inherited.font_size;
                    above = above.max((measures.ascent + measures.gap / 2.0) * size + raised);
                    below = below.max((measures.descent + measures.gap / 2.0) * size - raised);
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

    /// Returns how far the baseline of a box stands above the line's.
    fn box_lift(&self, piece: &Piece, extent: BoxExtent) -> f32 {
        let style = self.style(piece);
        if style.vertical_align == VerticalAlign::Middle {
            let x_height = self.paragraph.strut.ascent * 0.5;
            return x_height / 2.0 + extent.height / 2.0 - extent.baseline;
        }
        self.paragraph.content.spans[piece.span].raised
    }

    fn place_boxes(&mut self, boxes: &[BoxExtent]) {
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

    /// Paints backgrounds and borders of inline boxes behind the part that stands on this line.
    fn paint_edges(&mut self) {
        let edges = &self.paragraph.content.edges;
        if edges.is_empty() {
            return;
        }
        let Some(first) = self.pieces.first() else {
            return;
        };
        let line = first.text.start..self.pieces[self.first_glyphless.max(1) - 1].text.end;
        let mut open: Vec<usize> = Vec::new();
        let mut boxes: Vec<(usize, usize)> = Vec::new();
        for (number, edge) in edges.iter().enumerate() {
            if edge.opens {
                open.push(number);
            } else if let Some(start) = open.pop() {
                boxes.push((start, number));
            }
        }
        boxes.sort_unstable();
        for (start, end) in boxes {
            if edges[start].at <= line.end && edges[end].at >= line.start {
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
        for (index, piece) in self.pieces[..self.first_glyphless].iter().enumerate() {
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
        let Some(span) = sample else {
            return;
        };
        let extent = self.paragraph.extents[span];
        let raised = self.paragraph.content.spans[span].raised;
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
                x: left,
                y: top,
                width: right - left,
                height: bottom - top,
            };
            crate::layout::paint::box_fills(style, area, &mut |painted| {
                self.line.items.push(LineItem::Painted(painted));
            });
        }
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

    /// Emits runs in reading order.
    fn paint_runs(&mut self) {
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
        let first = if self.paragraph.base_level == 1 {
            (left / unit).ceil() * unit
        } else {
            self.width - ((self.width - left) / unit).floor() * unit
        };
        let baseline = self.line.baseline - span.raised;
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
            size: style.font_size,
            colour: style.colour,
            text,
            right_to_left: false,
            language: span.language.to_string(),
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
            self.paragraph.base_level
        } else {
            first.level
        } % 2
            == 1;
        let text_start = first.text.start;
        let text_end = pieces[pieces.len() - 1].text.end;
        let baseline = self.line.baseline - span.raised;
        let mut glyphs: Vec<Glyph> = Vec::with_capacity(pieces.len());
        let mut add = |index: usize| {
            for glyph in &self.glyphs[self.pieces[index].glyphs.clone()] {
                let x = self.lefts[index] + glyph.x;
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
        if !hanging {
            self.decorate(first, left, width, baseline);
        }
        self.line.items.push(LineItem::Run(GlyphRun {
            face: FaceId(first.face),
            size: style.font_size,
            colour: style.colour.faded(span.style.opacity),
            text: self.paragraph.content.text[text_start..text_end].to_owned(),
            right_to_left,
            language: span.language.to_string(),
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
            let under = decoration.offset.unwrap_or(measures.underline * size);
            let tops = [
                lines.under.then_some(under),
                lines.over.then_some(-measures.ascent * size),
                lines.through.then_some(-measures.x_height * size / 2.0),
            ];
            for top in tops.into_iter().flatten() {
                let y = baseline + top;
                let mut add = |painted| self.line.items.push(LineItem::Painted(painted));
                line(decoration.style, x, y, width, thickness, colour, &mut add);
            }
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
