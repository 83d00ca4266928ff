//! Shapes inline content once; lines of any width are then cut from its pieces.

use std::{ops::Range, sync::Arc};

use mujaz_model::Direction;
use parlance::Language;
use parley_engine::{
    Analysis, AnalysisOptions, Analyzer, BaseDirection, ShapeOptions, ShapedText, Shaper,
    itemize::Item,
};

use super::{
    content::{BOX, Edge, InlineContent, LINE_END, SOFT_HYPHEN, Span, is_control},
    fonts::{Fonts, Measures},
};
use crate::{
    kept::{Kept, hash},
    style::{
        first_strong,
        values::{ComputedStyle, LineHeight, PIXEL, TabSize, UnicodeBidi, WordBreak, fixed_pixels},
    },
};

/// Shaped inline content.
#[derive(Debug)]
pub(crate) struct Paragraph {
    pub(crate) content: InlineContent,
    pub(crate) pieces: Arc<Vec<Piece>>,
    pub(crate) glyphs: Arc<Vec<PieceGlyph>>,
    /// One for every span.
    pub(crate) extents: Vec<Extent>,
    /// Of the block itself, which every line is at least as tall as.
    pub(crate) strut: Extent,
    pub(crate) base_level: u8,
    /// Whether every line that the text itself ends has a level of its own.
    is_plain: bool,
    /// The inline boxes with edges, in the order in which they open.
    pub(crate) edge_boxes: Vec<EdgeBox>,
}

/// An inline box, by the numbers of its edges in the content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct EdgeBox {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The number of the inline box around it.
    pub(crate) around: Option<usize>,
}

/// The smallest part of a line that is never torn apart: a letter with its marks, a space, a box.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    pub(crate) text: Range<usize>,
    pub(crate) kind: PieceKind,
    pub(crate) level: u8,
    pub(crate) span: usize,
    pub(crate) face: usize,
    pub(crate) advance: f32,
    /// In visual order.
    pub(crate) glyphs: Range<usize>,
    /// Whether a line may begin here.
    pub(crate) breakable: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum PieceKind {
    Text,
    /// White space that stretches in justified lines and hangs at their ends.
    Space,
    LineEnd,
    /// Its number in the content.
    Box(usize),
    /// The number of an edge in the content.
    Edge(usize),
    /// Shows where a line ends with it, and is then so wide.
    SoftHyphen(f32),
    /// A character that only steers direction.
    Control,
    /// A pattern that is repeated until the line is full.
    Leader,
}

/// A glyph, placed from the left end of its piece.
#[derive(Debug, Clone)]
pub(crate) struct PieceGlyph {
    pub(crate) id: u16,
    pub(crate) x: f32,
    /// Downwards from the baseline.
    pub(crate) y: f32,
    pub(crate) cluster: Range<usize>,
}

/// How far text reaches above and below its own baseline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Extent {
    pub(crate) above: f32,
    pub(crate) below: f32,
    /// The font's own, without what the line height adds or takes.
    pub(crate) ascent: f32,
    pub(crate) descent: f32,
    pub(crate) x_height: f32,
}

/// Shapes one paragraph after the other, with the same working memory.
#[derive(Debug, Default)]
pub(crate) struct Typesetter {
    pub(crate) fonts: Fonts,
    pub(crate) work: Work,
    /// What was shaped before, for this document or another.
    pub(crate) kept: Arc<KeptShapes>,
}

/// Shaped texts by all that their shapes come from.
pub(crate) type KeptShapes = Kept<ShapeKey, Shapes>;

/// What the shapes of a text come from.
#[derive(Debug)]
pub(crate) struct ShapeKey {
    text: String,
    base_level: u8,
    is_plain: bool,
    spans: Vec<Span>,
    faces: Arc<[u64]>,
}

#[derive(Debug, Clone)]
pub(crate) struct Shapes {
    pieces: Arc<Vec<Piece>>,
    glyphs: Arc<Vec<PieceGlyph>>,
}

/// The shaper's working memory.
#[derive(Default)]
pub(crate) struct Work {
    analyzer: Analyzer,
    analysis: Analysis,
    shaper: Shaper,
    shaped: ShapedText,
}

impl std::fmt::Debug for Work {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Work").finish_non_exhaustive()
    }
}

impl Typesetter {
    /// Shapes `content`; `boxes` are the widths of the boxes in it.
    pub(crate) fn shape(&mut self, content: InlineContent, boxes: &[f32]) -> Paragraph {
        let right_to_left = content.style.inherited.direction == Direction::RightToLeft;
        let mut extents = Vec::with_capacity(content.spans.len());
        for span in &content.spans {
            extents.push(self.extent(&span.style));
        }
        let base_level = u8::from(right_to_left);
        let is_plain =
            content.style.unicode_bidi == UnicodeBidi::Plaintext && content.text.contains(LINE_END);
        let Shapes { pieces, glyphs } = self.shapes(&content, base_level, is_plain);
        let mut paragraph = Paragraph {
            strut: self.extent(&content.style),
            base_level,
            is_plain,
            pieces,
            glyphs,
            extents,
            edge_boxes: edge_boxes(&content.edges),
            content,
        };
        insert_edges(&mut paragraph);
        number_boxes(&mut paragraph, boxes);
        paragraph
    }

    /// Shapes a word of a right-to-left script on its own.
    pub(super) fn shape_word(
        &mut self,
        content: &InlineContent,
    ) -> (Arc<Vec<Piece>>, Arc<Vec<PieceGlyph>>) {
        let Shapes { pieces, glyphs } = self.shapes(content, 1, false);
        (pieces, glyphs)
    }

    /// Shapes the text, or takes what was shaped before.
    fn shapes(&mut self, content: &InlineContent, base_level: u8, is_plain: bool) -> Shapes {
        let faces = self.fonts.identity();
        let hash = hash((&content.text, base_level, is_plain, content.spans.len()));
        let same = |key: &ShapeKey| {
            key.text == content.text
                && key.base_level == base_level
                && key.is_plain == is_plain
                && key.faces == faces
                && key.spans.len() == content.spans.len()
                && key.spans.iter().zip(&content.spans).all(|(key, span)| {
                    key.end == span.end
                        && (Arc::ptr_eq(&key.style, &span.style)
                            || key.style.inherited == span.style.inherited)
                        && key.language == span.language
                        && key.fills == span.fills
                })
        };
        if let Some(known) = self.kept.find(hash, same) {
            return known;
        }
        let mut shaping = Shaping {
            content,
            base_level,
            is_plain,
            pieces: Vec::with_capacity(content.text.len() / 2 + 8),
            glyphs: Vec::with_capacity(content.text.len() / 2 + 8),
        };
        self.shape_all(&mut shaping);
        join_leaders(&mut shaping);
        set_tabs(&mut shaping, &self.fonts);
        adopt_blanks(&mut shaping, &self.fonts);
        // They are kept for long, and grew by doubling.
        shaping.pieces.shrink_to_fit();
        shaping.glyphs.shrink_to_fit();
        let shapes = Shapes {
            pieces: Arc::new(shaping.pieces),
            glyphs: Arc::new(shaping.glyphs),
        };
        let key = ShapeKey {
            text: content.text.clone(),
            base_level,
            is_plain,
            spans: content.spans.clone(),
            faces,
        };
        self.kept.keep(hash, key, shapes.clone());
        shapes
    }

    fn shape_all(&mut self, shaping: &mut Shaping<'_>) {
        let content = shaping.content;
        let mut start = 0;
        while start < content.text.len() {
            let end = content.text[start..]
                .find(LINE_END)
                .map_or(content.text.len(), |found| start + found);
            self.shape_segment(shaping, start..end);
            if end < content.text.len() {
                let span = content.spans.partition_point(|span| span.end <= end);
                // A blank without width, so that the words on both sides do not run together where the text is read.
                let face = self.fonts.primary(&content.spans[span].style);
                let place = shaping.glyphs.len();
                shaping
                    .glyphs
                    .extend(self.fonts.blank(face).map(|id| PieceGlyph {
                        id,
                        x: 0.0,
                        y: 0.0,
                        cluster: end..end + 1,
                    }));
                shaping.pieces.push(Piece {
                    text: end..end + 1,
                    kind: PieceKind::LineEnd,
                    level: shaping.base_level,
                    span,
                    face,
                    advance: 0.0,
                    glyphs: place..shaping.glyphs.len(),
                    breakable: false,
                });
            }
            start = end + 1;
        }
    }

    /// Returns how far a style reaches, by the first of its faces (CSS 2.2, 10.8.1).
    pub(crate) fn extent(&mut self, style: &ComputedStyle) -> Extent {
        let size = style.inherited.font_size;
        let measures = if self.fonts.is_empty() {
            Measures {
                ascent: 0.8,
                descent: 0.2,
                gap: 0.0,
                x_height: 0.5,
                underline: 0.1,
                thickness: 0.05,
            }
        } else {
            let primary = self.fonts.primary(style);
            self.fonts.measures(primary)
        };
        let (ascent, descent, gap) = measures.at(size);
        // As many lines fit on a page as where a browser prints.
        let fixed = |length: f32| fixed_pixels(length) * PIXEL;
        let height = match style.inherited.line_height {
            LineHeight::Normal => ascent + descent + gap,
            LineHeight::Factor(factor) => fixed(fixed(size) * factor),
            LineHeight::Points(points) => fixed(points),
        };
        let half = half_leading(height - ascent - descent);
        Extent {
            above: ascent + half,
            below: height - ascent - half,
            ascent,
            descent,
            x_height: measures.x_height * size,
        }
    }

    /// Shapes a part of the text that has no line end in it: to bidi, such a part is a paragraph.
    fn shape_segment(&mut self, shaping: &mut Shaping<'_>, range: Range<usize>) {
        let content = shaping.content;
        let text = &content.text[range.clone()];
        if text.is_empty() || self.fonts.is_empty() {
            return;
        }
        let level = if shaping.is_plain {
            level_of_text(text)
        } else {
            shaping.base_level
        };
        let base_direction = if level == 1 {
            BaseDirection::Rtl
        } else {
            BaseDirection::Ltr
        };
        let options = AnalysisOptions {
            base_direction,
            ..AnalysisOptions::default()
        };
        self.work
            .analyzer
            .analyze(text, &options, &mut self.work.analysis);

        let parts: Vec<(usize, Range<usize>)> = content.spans_in(range.clone()).collect();
        let mut style_of_character = Vec::with_capacity(text.len());
        let mut items: Vec<Item> = Vec::new();
        let mut preferences = Vec::with_capacity(parts.len());
        for (number, (span, part)) in parts.iter().enumerate() {
            // Style numbers have 16 bits; later styles of an absurdly mixed paragraph share the last one.
            let number = u16::try_from(number).unwrap_or(u16::MAX);
            let style = &content.spans[*span].style;
            if preferences.len() <= usize::from(number) {
                preferences.push(self.fonts.preferred(style));
            }
            let characters = content.text[part.clone()].chars().count();
            style_of_character.extend(std::iter::repeat_n(number, characters));
            let options = ShapeOptions {
                font_size: style.inherited.glyph_size(),
                language: Language::parse(&content.spans[*span].language).ok(),
                features: style
                    .inherited
                    .features
                    .as_ref()
                    .map_or(&[], |features| features.all()),
                variations: &[],
            };
            let char_end = u32::try_from(style_of_character.len()).unwrap_or(u32::MAX);
            match items.last_mut() {
                Some(last)
                    if last.options.font_size.to_bits() == options.font_size.to_bits()
                        && last.options.language == options.language
                        && last.options.features == options.features =>
                {
                    last.char_end = char_end;
                }
                _ => items.push(Item { char_end, options }),
            }
        }
        self.work.shaper.shape_text(
            text,
            &self.work.analysis,
            &style_of_character,
            items,
            self.fonts.selector(preferences),
            &mut self.work.shaped,
        );
        let cutting = Cutting {
            fonts: &self.fonts,
            shaped: &self.work.shaped,
            spans: &parts,
            offset: range.start,
        };
        cutting.cut(shaping);
    }
}

/// A text with what is shaped of it so far.
struct Shaping<'a> {
    content: &'a InlineContent,
    base_level: u8,
    is_plain: bool,
    pieces: Vec<Piece>,
    glyphs: Vec<PieceGlyph>,
}

/// Cuts shaped text into pieces.
struct Cutting<'a> {
    fonts: &'a Fonts,
    shaped: &'a ShapedText,
    spans: &'a [(usize, Range<usize>)],
    offset: usize,
}

impl Cutting<'_> {
    fn cut(&self, shaping: &mut Shaping<'_>) {
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
                let is_inside = begins_with_letter(own)
                    && shaping.content.text[..text.start].ends_with(char::is_alphanumeric);
                let style = &shaping.content.spans[span].style.inherited;
                if kind == PieceKind::Space {
                    advance += style.word_spacing;
                }
                if kind != PieceKind::Control && !joins(&shaping.content.text[text.clone()]) {
                    advance += style.letter_spacing;
                }
                shaping.pieces.push(Piece {
                    text,
                    kind,
                    level: run.bidi_level.to_u8(),
                    span,
                    face,
                    advance,
                    glyphs: glyphs_start..shaping.glyphs.len(),
                    breakable: style.white_space.wraps()
                        && match style.word_break {
                            WordBreak::BreakAll if kind == PieceKind::Text => true,
                            WordBreak::KeepAll => {
                                atom.is_soft_wrap_opportunity_before() && !is_inside
                            }
                            _ => atom.is_soft_wrap_opportunity_before(),
                        },
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

fn begins_with_letter(text: &str) -> bool {
    text.starts_with(char::is_alphanumeric)
}

/// Returns the level of a text that says for itself in which direction it reads (UAX #9, rules P2 and P3).
fn level_of_text(text: &str) -> u8 {
    u8::from(first_strong(text) == Direction::RightToLeft)
}

impl Paragraph {
    /// Returns the level of a line: that of the block, or of the line's own text.
    pub(crate) fn level_of(&self, line: &[Piece]) -> u8 {
        let (Some(first), true) = (line.first(), self.is_plain) else {
            return self.base_level;
        };
        let text = &self.content.text;
        let at = first.text.start;
        let start = text[..at].rfind(LINE_END).map_or(0, |end| end + 1);
        let end = text[at..].find(LINE_END).map_or(text.len(), |end| at + end);
        level_of_text(&text[start..end])
    }
}

/// Makes tabulators reach to the next stop (CSS Text 3, 4.2).
fn set_tabs(shaping: &mut Shaping<'_>, fonts: &Fonts) {
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
fn adopt_blanks(shaping: &mut Shaping<'_>, fonts: &Fonts) {
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
fn join_leaders(shaping: &mut Shaping<'_>) {
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

/// Gives every edge of an inline box a piece of its own, at the level of the box's own direction.
fn insert_edges(paragraph: &mut Paragraph) {
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

/// Returns what a line height adds above the text: half of the leading in whole pixels, as browsers round it so that the
/// baselines of lines lie on pixels.
fn half_leading(leading: f32) -> f32 {
    (leading / 2.0 / PIXEL + 0.001).floor() * PIXEL
}

/// Pairs edges.
fn edge_boxes(edges: &[Edge]) -> Vec<EdgeBox> {
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

fn number_boxes(paragraph: &mut Paragraph, boxes: &[f32]) {
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
