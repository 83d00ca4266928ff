//! Shapes inline content once; lines of any width are then cut from its pieces.
//!
//! Inline content enters, a [`Paragraph`] of pieces leaves: the text is shaped between its line ends, with `brackets` in the script that
//! they open in, `cutting` makes pieces of it, `spaces` sets tabulators, blanks and patterns, and `boxes` adds the edges of inline boxes. What was shaped is kept.

mod boxes;
mod brackets;
mod cutting;
mod spaces;

use std::{borrow::Cow, ops::Range, sync::Arc};

use mujaz_model::Direction;
use parlance::Language;
use parley_engine::{
    Analysis, AnalysisOptions, Analyzer, BaseDirection, ShapeOptions, ShapedText, Shaper,
    itemize::Item,
};

use super::{
    content::{InlineContent, LINE_END, Span},
    fonts::{Fonts, Measures},
};
use boxes::{edge_boxes, insert_edges, number_boxes};
use cutting::Cutting;
use spaces::{adopt_blanks, join_leaders, set_tabs};

use crate::{
    error::Error,
    kept::{Kept, hash},
    limits::{self, Kind},
    style::{
        first_strong,
        values::{ComputedStyle, Display, LineHeight, PIXEL, Transform, UnicodeBidi, fixed_pixels},
    },
};

/// So many glyphs do no harm, however short their text is.
const FREE_GLYPHS: usize = 1_000;

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
    /// Whether a line can be less tall, where no text of the block itself stands in it.
    pub(crate) has_old_lines: bool,
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
    /// Whether lines are as tall as what stands in them.
    pub(crate) has_old_lines: bool,
    /// How many texts were shaped that were not kept.
    pub(crate) shaped: usize,
    /// Why a text was not shaped.
    pub(crate) refused: Option<Error>,
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
    /// Another one, while the two are compared.
    other: Analysis,
    shaper: Shaper,
    shaped: ShapedText,
}

impl Work {
    /// Finds out directions, scripts and where lines may end. Brackets close in the script that they were opened in, where nothing else
    /// comes of it.
    fn analyze(&mut self, text: &str, options: &AnalysisOptions<'_>) {
        self.analyzer.analyze(text, options, &mut self.analysis);
        let levels = self.analysis.bidi_levels();
        let is_left_to_right =
            |number: usize| levels.get(number).is_none_or(|level| !level.is_rtl());
        let Some(signed) = brackets::with_own_ends(text, is_left_to_right) else {
            return;
        };
        self.analyzer.analyze(&signed, options, &mut self.other);
        let (own, other) = (&self.analysis, &self.other);
        let infos = own.char_info().iter().zip(other.char_info());
        let breaks_alike = infos.into_iter().all(|(one, other)| {
            one.is_soft_wrap_opportunity() == other.is_soft_wrap_opportunity()
                && one.is_grapheme_start() == other.is_grapheme_start()
        });
        if breaks_alike
            && own.bidi_levels() == other.bidi_levels()
            && own.paragraph_level() == other.paragraph_level()
            && own.char_info().len() == other.char_info().len()
        {
            std::mem::swap(&mut self.analysis, &mut self.other);
        }
    }
}

impl std::fmt::Debug for Work {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Work").finish_non_exhaustive()
    }
}

impl Typesetter {
    /// Shapes `content`; `boxes` are the widths of the boxes in it.
    pub(crate) fn shape(&mut self, mut content: InlineContent, boxes: &[f32]) -> Paragraph {
        let right_to_left = content.style.inherited.direction == Direction::RightToLeft;
        let mut extents = Vec::with_capacity(content.spans.len());
        for span in &mut content.spans {
            span.raised += self.raised(span.raising.as_deref());
            extents.push(self.extent_with_around(span));
        }
        let base_level = u8::from(right_to_left);
        let is_plain =
            content.style.unicode_bidi == UnicodeBidi::Plaintext && content.text.contains(LINE_END);
        let Shapes { pieces, glyphs } = self.shapes(&content, base_level, is_plain);
        let mut paragraph = Paragraph {
            strut: self.extent(&content.style),
            has_old_lines: self.has_old_lines && content.style.display != Display::ListItem,
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

    /// Returns how far a part of the text reaches with the elements around it.
    fn extent_with_around(&mut self, span: &Span) -> Extent {
        let mut extent = self.extent(&span.style);
        // Old browsers look at text alone.
        if self.has_old_lines {
            return extent;
        }
        for around in span.all_around() {
            let other = self.extent(&around.style);
            let raised = around.raised + self.raised(around.raising.as_deref());
            let higher = raised - span.raised;
            extent.above = extent.above.max(other.above + higher);
            extent.below = extent.below.max(other.below - higher);
        }
        extent
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
        self.shaped += 1;
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
        let shown = shown(content, &range);
        let text = &*shown;
        if text.is_empty() || self.fonts.is_empty() || self.refused.is_some() {
            return;
        }
        if self.fonts.has_foreign_multiplier
            && let Err(error) = limits::check(Kind::Multiplied, text.len())
        {
            self.refused = Some(error);
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
        self.work.analyze(text, &options);

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
        let before = shaping.glyphs.len();
        cutting.cut(shaping);
        let glyphs = shaping.glyphs.len() - before;
        let growth = glyphs.saturating_sub(FREE_GLYPHS).div_ceil(text.len());
        if let Err(error) = limits::check(Kind::Growth, growth) {
            self.refused = Some(error);
        }
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

/// Returns a part of the text with capitals for the small letters whose style asks for that. They are as many bytes long, so that
/// every place stays what it is; letters whose capital is longer stay small.
fn shown<'a>(content: &'a InlineContent, range: &Range<usize>) -> Cow<'a, str> {
    let text = &content.text[range.clone()];
    let makes_capitals =
        |span: usize| content.spans[span].style.inherited.transform == Transform::Capitals;
    if !content
        .spans_in(range.clone())
        .any(|(span, _)| makes_capitals(span))
    {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for (span, part) in content.spans_in(range.clone()) {
        let own = &content.text[part];
        if makes_capitals(span) {
            shown.extend(own.chars().map(capital));
        } else {
            shown.push_str(own);
        }
    }
    Cow::Owned(shown)
}

fn capital(letter: char) -> char {
    let mut capitals = letter.to_uppercase();
    match (capitals.next(), capitals.next()) {
        (Some(capital), None) if capital.len_utf8() == letter.len_utf8() => capital,
        _ => letter,
    }
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

/// Returns what a line height adds above the text: half of the leading in whole pixels, as browsers round it so that the
/// baselines of lines lie on pixels.
fn half_leading(leading: f32) -> f32 {
    (leading / 2.0 / PIXEL + 0.001).floor() * PIXEL
}
