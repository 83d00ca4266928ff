//! The values that properties compute to: the cascade fills them in, and all that comes after it asks them. Lengths are in
//! points.

mod border;
mod content;
mod counter_style;
mod decoration;
mod display;
mod drawing;
mod flow;
mod length;
mod moving;
mod picture;
mod shadow;
mod sides;
mod text;

use std::sync::Arc;

use mujaz_model::Direction;

use super::{
    arrangement::Arrangement,
    background::{BackgroundLayers, BoxEdge},
    custom::CustomProperties,
    features::Features,
};
use crate::draw::{Colour, Image};
pub(crate) use border::{Border, BorderLine, Outline, snapped};
pub(crate) use content::{Content, ListStyle, OfPage};
pub(crate) use counter_style::CounterStyle;
pub(crate) use decoration::{Decoration, DecorationLines};
pub(crate) use display::Display;
pub(crate) use drawing::DrawingStyle;
pub(crate) use flow::{Break, Clear, Float, Position, TextColumns};
pub(crate) use length::{
    ContentWidth, Dimension, LengthBound, LengthPercentage, PIXEL, fixed_pixels, whole_pixels,
};
pub(crate) use moving::{Moving, MovingStep};
pub(crate) use picture::{AspectRatio, ObjectFit, PictureFit};
pub(crate) use shadow::{ComputedShadow, Shadow};
pub(crate) use sides::{Corner, Side, Sides};
pub(crate) use text::{
    Align, Families, LineHeight, Lines, OverflowWrap, Quotes, TabSize, Transform, UnicodeBidi,
    VerticalAlign, WhiteSpace, WordBreak,
};

/// Everything that layout asks of an element's style.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a property of its own with two values"
)]
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ComputedStyle {
    pub(crate) inherited: Inherited,
    pub(crate) display: Display,
    pub(crate) margin: Sides<Dimension>,
    pub(crate) padding: Sides<LengthPercentage>,
    pub(crate) border: Sides<Border>,
    pub(crate) background: Option<Colour>,
    pub(crate) background_layers: BackgroundLayers,
    /// Where the colour behind the box ends.
    pub(crate) background_clip: BoxEdge,
    /// The first one lies on top.
    pub(crate) shadows: Arc<[ComputedShadow]>,
    /// Drawn around the border without taking room.
    pub(crate) outline: Outline,
    /// Across and down, of the corners from the top left one clockwise.
    pub(crate) radii: [(LengthPercentage, LengthPercentage); 4],
    /// That of the element and all around it; 1 is opaque.
    pub(crate) opacity: f32,
    pub(crate) width: Dimension,
    pub(crate) content_width: Option<ContentWidth>,
    pub(crate) min_width: Dimension,
    pub(crate) max_width: Dimension,
    pub(crate) height: Dimension,
    pub(crate) min_height: Dimension,
    pub(crate) max_height: Dimension,
    pub(crate) border_box: bool,
    pub(crate) aspect_ratio: Option<AspectRatio>,
    pub(crate) picture_fit: PictureFit,
    /// Whether the box would hide what reaches out of it. Nothing is hidden, but such a box holds its floats.
    pub(crate) hides_overflow: bool,
    /// Whether the box is closed where a page cuts it.
    pub(crate) clones_frame: bool,
    pub(crate) vertical_align: VerticalAlign,
    /// Where the box stands in its container, where HTML says that and no margin does.
    pub(crate) place_in_container: Option<Align>,
    /// Whether the box stands on the upper edge of its field set.
    pub(crate) is_legend: bool,
    pub(crate) float: Float,
    pub(crate) clear: Clear,
    pub(crate) position: Position,
    pub(crate) moving: Moving,
    /// How far inside the edges of its container a placed box stands.
    pub(crate) insets: Sides<Dimension>,
    /// Below 0 behind the text around it.
    pub(crate) layer: i32,
    /// The lines of the element and of all around it.
    pub(crate) decorations: Arc<[Decoration]>,
    /// The element's own lines.
    pub(crate) decoration: Decoration,
    pub(crate) break_before: Break,
    pub(crate) break_after: Break,
    pub(crate) break_inside: Break,
    pub(crate) unicode_bidi: UnicodeBidi,
    pub(crate) table_layout_fixed: bool,
    /// Whether the element stands at the foot of its page, with a call in the text.
    pub(crate) is_footnote: bool,
    /// The name under which a running element waits for a margin box.
    pub(crate) running: Option<Arc<str>>,
    pub(crate) string_set: Arc<[(String, Vec<Content>)]>,
    pub(crate) content: Option<Arc<[Content]>>,
    pub(crate) counter_reset: Arc<[(String, i32)]>,
    pub(crate) counter_increment: Arc<[(String, i32)]>,
    pub(crate) counter_set: Arc<[(String, i32)]>,
    pub(crate) arrangement: Arc<Arrangement>,
    pub(crate) columns: TextColumns,
    pub(crate) spans_columns: bool,
    pub(crate) drawing: DrawingStyle,
    /// How the first line of the text looks, where that is said.
    pub(crate) first_line: Option<Arc<ComputedStyle>>,
}

impl ComputedStyle {
    /// Returns the style of a box that has no element: initial values, and what is inherited.
    pub(crate) fn anonymous(parent: &Self, display: Display) -> Self {
        Self {
            inherited: parent.inherited.clone(),
            display,
            decorations: parent.decorations.clone(),
            opacity: parent.opacity,
            ..Self::initial()
        }
    }

    pub(crate) fn initial() -> Self {
        Self {
            inherited: Inherited::initial(),
            display: Display::Inline,
            margin: Sides::even(Dimension::Set(LengthPercentage::default())),
            padding: Sides::default(),
            border: Sides::even(Border {
                width: 2.25,
                line: BorderLine::None,
                colour: None,
            }),
            background: None,
            background_layers: Arc::default(),
            background_clip: BoxEdge::Border,
            radii: Default::default(),
            opacity: 1.0,
            width: Dimension::Auto,
            content_width: None,
            min_width: Dimension::Auto,
            max_width: Dimension::Auto,
            height: Dimension::Auto,
            min_height: Dimension::Auto,
            max_height: Dimension::Auto,
            border_box: false,
            aspect_ratio: None,
            picture_fit: PictureFit::initial(),
            hides_overflow: false,
            clones_frame: false,
            vertical_align: VerticalAlign::Baseline,
            place_in_container: None,
            is_legend: false,
            float: Float::None,
            clear: Clear::None,
            moving: Moving::initial(),
            outline: Outline::initial(),
            shadows: Arc::default(),
            position: Position::Static,
            insets: Sides::even(Dimension::Auto),
            layer: 0,
            decorations: Arc::default(),
            decoration: Decoration::default(),
            break_before: Break::Auto,
            break_after: Break::Auto,
            break_inside: Break::Auto,
            unicode_bidi: UnicodeBidi::Normal,
            table_layout_fixed: false,
            is_footnote: false,
            running: None,
            string_set: Arc::new([]),
            content: None,
            counter_reset: Arc::new([]),
            counter_increment: Arc::new([]),
            counter_set: Arc::new([]),
            arrangement: Arrangement::initial(),
            columns: TextColumns::initial(),
            spans_columns: false,
            drawing: DrawingStyle::default(),
            first_line: None,
        }
    }

    pub(crate) fn is_right_to_left(&self) -> bool {
        self.inherited.direction == Direction::RightToLeft
    }

    /// Tells whether the box shares neither margins nor floats with what is around it.
    pub(crate) fn is_flow_root(&self) -> bool {
        matches!(self.display, Display::FlowRoot | Display::Table)
            || self.hides_overflow
            || self.columns.are_set()
    }

    /// Returns how far to the right and down the insets move a box in a container of a width (CSS Positioned Layout 3, 3.4).
    pub(crate) fn relative_shift(&self, width: f32) -> (f32, f32) {
        let Sides {
            top,
            right,
            bottom,
            left,
        } = self.insets;
        let from_left = left.of(width);
        let from_right = right.of(width).map(|length| -length);
        let across = if self.is_right_to_left() {
            from_right.or(from_left)
        } else {
            from_left.or(from_right)
        };
        let from_bottom = bottom.of(0.0).map(|length| -length);
        (
            across.unwrap_or(0.0),
            top.of(0.0).or(from_bottom).unwrap_or(0.0),
        )
    }

    /// Returns how wide the content of a box is that takes its width from its height.
    pub(crate) fn width_by_ratio(&self) -> Option<f32> {
        let is_inside =
            self.display.is_inline() || self.float != Float::None || self.position.is_out();
        let height = self
            .height
            .of(0.0)
            .filter(|_| is_inside && self.width == Dimension::Auto)?;
        Some(height / self.aspect_ratio?.height)
    }

    pub(crate) fn border_colour(&self, border: &Border) -> Colour {
        border.colour.unwrap_or(self.inherited.colour)
    }
}

/// The part of a style that children take over.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a property of its own with two values"
)]
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Inherited {
    /// Names in lower case, in the order of preference.
    pub(crate) families: Families,
    pub(crate) font_size: f32,
    /// Whether the size does not follow from that of the document.
    pub(crate) size_is_absolute: bool,
    pub(crate) weight: u16,
    pub(crate) italic: bool,
    /// `None` where the fonts are left to their own ways.
    pub(crate) features: Option<Arc<Features>>,
    pub(crate) line_height: LineHeight,
    pub(crate) colour: Colour,
    pub(crate) direction: Direction,
    pub(crate) align: Align,
    /// That of the last line, where it is not what `align` makes of it.
    pub(crate) align_last: Option<Align>,
    /// Whether justified lines lengthen Arabic words.
    pub(crate) kashida: bool,
    pub(crate) transform: Transform,
    pub(crate) lines: Lines,
    pub(crate) letter_spacing: f32,
    pub(crate) word_spacing: f32,
    pub(crate) white_space: WhiteSpace,
    pub(crate) overflow_wrap: OverflowWrap,
    pub(crate) word_break: WordBreak,
    pub(crate) tab_size: TabSize,
    pub(crate) quotes: Quotes,
    /// Whether underlines stand below all letters.
    pub(crate) underlines_low: bool,
    /// Whether soft hyphens are taken note of.
    pub(crate) hyphenates: bool,
    /// Whether the lines of a short text are about as long as each other.
    pub(crate) balances: bool,
    pub(crate) indent: LengthPercentage,
    pub(crate) list_style: ListStyle,
    /// What stands in place of the marker.
    pub(crate) list_picture: Option<Arc<Image>>,
    /// Whether the markers of list items stand in their first line.
    pub(crate) marker_inside: bool,
    pub(crate) collapse: bool,
    /// Between columns, and between rows.
    pub(crate) spacing: (f32, f32),
    pub(crate) caption_below: bool,
    pub(crate) orphans: usize,
    pub(crate) widows: usize,
    /// Whether a sheet speaks of them.
    pub(crate) widows_are_asked: bool,
    pub(crate) visible: bool,
    /// The name of the pages that the element stands on.
    pub(crate) page: Option<Arc<str>>,
    pub(crate) custom: Arc<CustomProperties>,
}

impl Inherited {
    /// The size that glyphs are set in: browsers ask for fonts in 100ths of a pixel and scale them to 64ths, and a line in
    /// which a word just fits ends where theirs does.
    pub(crate) fn glyph_size(&self) -> f32 {
        // As many digits as a sheet would write, so that single precision cuts off here what it cuts off there.
        let points = (f64::from(self.font_size) * 1e4).round() / 1e4;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "browsers reckon with single precision here"
        )]
        let pixels = (points / f64::from(PIXEL)) as f32;
        fixed_pixels((pixels * 100.0).floor() / 100.0 * PIXEL) * PIXEL
    }

    fn initial() -> Self {
        Self {
            families: Families::default(),
            font_size: 12.0,
            size_is_absolute: false,
            weight: 400,
            italic: false,
            features: None,
            line_height: LineHeight::Normal,
            colour: Colour::BLACK,
            direction: Direction::LeftToRight,
            align: Align::Start,
            align_last: None,
            kashida: false,
            transform: Transform::None,
            lines: Lines::Across,
            letter_spacing: 0.0,
            word_spacing: 0.0,
            white_space: WhiteSpace::Normal,
            overflow_wrap: OverflowWrap::Normal,
            word_break: WordBreak::Normal,
            tab_size: TabSize::Spaces(8.0),
            quotes: Quotes::Auto,
            underlines_low: false,
            hyphenates: true,
            balances: false,
            indent: LengthPercentage::default(),
            list_style: ListStyle::Disc,
            list_picture: None,
            marker_inside: false,
            collapse: false,
            spacing: (0.0, 0.0),
            caption_below: false,
            orphans: 2,
            widows: 2,
            widows_are_asked: false,
            visible: true,
            page: None,
            custom: Arc::default(),
        }
    }
}
