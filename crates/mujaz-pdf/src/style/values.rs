//! The values that properties compute to. Lengths are in points.

use std::{collections::BTreeMap, sync::Arc};

use mujaz_model::Direction;

use super::{arrangement::Arrangement, background::BackgroundLayers, features::Features};
use crate::draw::Colour;

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
    /// Across and down, of the corners from the top left one clockwise.
    pub(crate) radii: [(LengthPercentage, LengthPercentage); 4],
    /// That of the element and all around it; 1 is opaque.
    pub(crate) opacity: f32,
    pub(crate) width: Dimension,
    pub(crate) min_width: Dimension,
    pub(crate) max_width: Dimension,
    pub(crate) height: Dimension,
    pub(crate) min_height: Dimension,
    pub(crate) max_height: Dimension,
    pub(crate) border_box: bool,
    pub(crate) vertical_align: VerticalAlign,
    pub(crate) float: Float,
    pub(crate) clear: Clear,
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
}

/// The part of a style that children take over.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a property of its own with two values"
)]
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Inherited {
    /// Names in lower case, in the order of preference.
    pub(crate) families: Arc<[String]>,
    pub(crate) font_size: f32,
    pub(crate) weight: u16,
    pub(crate) italic: bool,
    /// `None` where the fonts are left to their own ways.
    pub(crate) features: Option<Arc<Features>>,
    pub(crate) line_height: LineHeight,
    pub(crate) colour: Colour,
    pub(crate) direction: Direction,
    pub(crate) align: Align,
    /// Whether justified lines lengthen Arabic words.
    pub(crate) kashida: bool,
    pub(crate) transform: Transform,
    pub(crate) letter_spacing: f32,
    pub(crate) word_spacing: f32,
    pub(crate) white_space: WhiteSpace,
    pub(crate) overflow_wrap: OverflowWrap,
    /// Whether a line may end behind any letter.
    pub(crate) break_all: bool,
    /// Whether soft hyphens are taken note of.
    pub(crate) hyphenates: bool,
    pub(crate) indent: LengthPercentage,
    pub(crate) list_style: ListStyle,
    pub(crate) collapse: bool,
    /// Between columns, and between rows.
    pub(crate) spacing: (f32, f32),
    pub(crate) caption_below: bool,
    pub(crate) orphans: usize,
    pub(crate) widows: usize,
    pub(crate) visible: bool,
    /// The name of the pages that the element stands on.
    pub(crate) page: Option<Arc<str>>,
    pub(crate) custom: Arc<BTreeMap<String, String>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Sides<T> {
    pub(crate) top: T,
    pub(crate) right: T,
    pub(crate) bottom: T,
    pub(crate) left: T,
}

impl<T: Copy> Sides<T> {
    pub(crate) fn even(value: T) -> Self {
        Self {
            top: value,
            right: value,
            bottom: value,
            left: value,
        }
    }
}

impl<T> Sides<T> {
    pub(crate) fn side(&self, side: Side, direction: Direction) -> &T {
        let right_to_left = direction == Direction::RightToLeft;
        match side {
            Side::Top => &self.top,
            Side::Bottom => &self.bottom,
            Side::InlineStart if right_to_left => &self.right,
            Side::InlineEnd if right_to_left => &self.left,
            Side::Right | Side::InlineEnd => &self.right,
            Side::Left | Side::InlineStart => &self.left,
        }
    }

    pub(crate) fn side_mut(&mut self, side: Side, direction: Direction) -> &mut T {
        let right_to_left = direction == Direction::RightToLeft;
        match side {
            Side::Top => &mut self.top,
            Side::Bottom => &mut self.bottom,
            Side::InlineStart if right_to_left => &mut self.right,
            Side::InlineEnd if right_to_left => &mut self.left,
            Side::Right | Side::InlineEnd => &mut self.right,
            Side::Left | Side::InlineStart => &mut self.left,
        }
    }
}

/// A side as a declaration names it. Text runs horizontally, so block start is the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Top,
    Right,
    Bottom,
    Left,
    InlineStart,
    InlineEnd,
}

/// A corner as a declaration names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Corner {
    TopLeft,
    TopRight,
    BottomRight,
    BottomLeft,
    StartStart,
    StartEnd,
    EndStart,
    EndEnd,
}

impl Corner {
    /// Returns the corner's place in lists that go clockwise from the top left.
    pub(crate) fn place(self, direction: Direction) -> usize {
        let right_to_left = usize::from(direction == Direction::RightToLeft);
        match self {
            Self::TopLeft => 0,
            Self::TopRight => 1,
            Self::BottomRight => 2,
            Self::BottomLeft => 3,
            Self::StartStart => right_to_left,
            Self::StartEnd => 1 - right_to_left,
            Self::EndStart => 3 - right_to_left,
            Self::EndEnd => 2 + right_to_left,
        }
    }
}

/// A sum of points and a share of whatever the property measures percentages against.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct LengthPercentage {
    pub(crate) points: f32,
    /// 1 is all of it.
    pub(crate) share: f32,
}

impl LengthPercentage {
    pub(crate) fn of(self, whole: f32) -> f32 {
        self.points + self.share * whole
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) enum Dimension {
    #[default]
    Auto,
    Set(LengthPercentage),
}

impl Dimension {
    /// Returns the length, or `None` where layout decides.
    pub(crate) fn of(self, whole: f32) -> Option<f32> {
        match self {
            Self::Auto => None,
            Self::Set(length) => Some(length.of(whole)),
        }
    }
}

/// A border with a width of 0 where it is not drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Border {
    pub(crate) width: f32,
    pub(crate) line: BorderLine,
    /// `None` is the text's colour.
    pub(crate) colour: Option<Colour>,
}

impl Border {
    pub(crate) fn thickness(&self) -> f32 {
        match self.line {
            BorderLine::None | BorderLine::Hidden => 0.0,
            _ => self.width,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BorderLine {
    None,
    Hidden,
    Solid,
    Dashed,
    Dotted,
    Double,
    Groove,
    Ridge,
    Inset,
    Outset,
    /// Of text decoration only.
    Wavy,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Display {
    None,
    Inline,
    InlineBlock,
    Block,
    FlowRoot,
    Flex,
    InlineFlex,
    Grid,
    InlineGrid,
    ListItem,
    Table,
    TableHead,
    TableBody,
    TableFoot,
    TableRow,
    TableCell,
    TableColumnGroup,
    TableColumn,
    TableCaption,
    Contents,
}

impl Display {
    /// Tells whether the box stands in a line.
    pub(crate) fn is_inline(self) -> bool {
        matches!(
            self,
            Self::Inline | Self::InlineBlock | Self::InlineFlex | Self::InlineGrid
        )
    }

    /// Returns what is made of a box that is taken out of its line (CSS Display 3, 2.7).
    pub(crate) fn blockified(self) -> Self {
        match self {
            Self::InlineFlex => Self::Flex,
            Self::InlineGrid => Self::Grid,
            Self::None
            | Self::Block
            | Self::FlowRoot
            | Self::Flex
            | Self::Grid
            | Self::ListItem
            | Self::Table => self,
            _ => Self::Block,
        }
    }

    /// Tells whether the box arranges its children as flex or grid items.
    pub(crate) fn arranges(self) -> bool {
        matches!(
            self,
            Self::Flex | Self::InlineFlex | Self::Grid | Self::InlineGrid
        )
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum LineHeight {
    Normal,
    Factor(f32),
    Points(f32),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Start,
    End,
    Left,
    Right,
    Center,
    Justify,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Transform {
    None,
    Uppercase,
    Lowercase,
    Capitalize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WhiteSpace {
    Normal,
    NoWrap,
    Pre,
    PreWrap,
    PreLine,
}

/// Whether a word that is wider than its line may be torn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OverflowWrap {
    Normal,
    BreakWord,
    /// And the box need be no wider than a letter.
    Anywhere,
}

impl WhiteSpace {
    pub(crate) fn wraps(self) -> bool {
        !matches!(self, Self::NoWrap | Self::Pre)
    }

    pub(crate) fn keeps_spaces(self) -> bool {
        matches!(self, Self::Pre | Self::PreWrap)
    }

    pub(crate) fn keeps_lines(self) -> bool {
        matches!(self, Self::Pre | Self::PreWrap | Self::PreLine)
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum VerticalAlign {
    Baseline,
    Sub,
    Super,
    Top,
    Middle,
    Bottom,
    Raised(f32),
}

/// The columns that the text of a box stands in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct TextColumns {
    /// How many, where it is not their width that decides.
    pub(crate) count: Option<usize>,
    pub(crate) width: Dimension,
    pub(crate) rule: Border,
    /// Whether all end at the same height.
    pub(crate) level: bool,
}

impl TextColumns {
    const fn initial() -> Self {
        Self {
            count: None,
            width: Dimension::Auto,
            rule: Border {
                width: 2.25,
                line: BorderLine::None,
                colour: None,
            },
            level: true,
        }
    }

    /// Tells whether there are columns at all.
    pub(crate) fn are_set(&self) -> bool {
        self.count.is_some() || self.width != Dimension::Auto
    }
}

/// To which side of its container a box is taken out of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Float {
    None,
    Left,
    Right,
    InlineStart,
    InlineEnd,
}

/// Which floats a box stands below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Clear {
    None,
    Left,
    Right,
    InlineStart,
    InlineEnd,
    Both,
}

/// Lines drawn along the text, which descendants share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Decoration {
    pub(crate) lines: DecorationLines,
    pub(crate) style: BorderLine,
    /// `None` is the text's colour.
    pub(crate) colour: Option<Colour>,
    /// `None` is the font's.
    pub(crate) thickness: Option<f32>,
    /// How far the underline is below the baseline; `None` is the font's.
    pub(crate) offset: Option<f32>,
}

impl Default for Decoration {
    fn default() -> Self {
        Self {
            lines: DecorationLines::default(),
            style: BorderLine::Solid,
            colour: None,
            thickness: None,
            offset: None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct DecorationLines {
    pub(crate) under: bool,
    pub(crate) over: bool,
    pub(crate) through: bool,
}

impl DecorationLines {
    pub(crate) fn any(self) -> bool {
        self.under || self.over || self.through
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Break {
    Auto,
    Avoid,
    Page,
    /// A new column; without columns it asks for nothing.
    Column,
    /// A new page on that side.
    Left,
    Right,
    /// A new page on the side where a book opens, or on the other one.
    Recto,
    Verso,
}

impl Break {
    pub(crate) fn forces(self) -> bool {
        !matches!(self, Self::Auto | Self::Avoid)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UnicodeBidi {
    Normal,
    Embed,
    Isolate,
    Override,
    IsolateOverride,
    Plaintext,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ListStyle {
    None,
    Disc,
    Circle,
    Square,
    Numbers(CounterStyle),
    Text(Arc<str>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CounterStyle {
    Decimal,
    LeadingZero,
    ArabicIndic,
    Persian,
    LowerAlpha,
    UpperAlpha,
    LowerRoman,
    UpperRoman,
    ArabicAbjad,
}

impl CounterStyle {
    pub(crate) fn format(self, value: i32) -> String {
        match self {
            Self::Decimal => value.to_string(),
            Self::LeadingZero => format!("{value:02}"),
            Self::ArabicIndic => digits(value, '\u{660}'),
            Self::Persian => digits(value, '\u{6f0}'),
            Self::LowerAlpha => alphabetic(value, &('a'..='z').collect::<Vec<_>>()),
            Self::UpperAlpha => alphabetic(value, &('A'..='Z').collect::<Vec<_>>()),
            Self::LowerRoman => roman(value).to_lowercase(),
            Self::UpperRoman => roman(value),
            Self::ArabicAbjad => alphabetic(
                value,
                &"أبجدهوزحطيكلمنسعفصقرشتثخذضظغ".chars().collect::<Vec<_>>(),
            ),
        }
    }
}

/// One item of `content` or `string-set`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Content {
    Text(String),
    /// A counter with, for `counters()`, what stands between its levels.
    Counter(String, Option<String>, CounterStyle),
    Attribute(String),
    /// A named string, and which of the page's values is meant.
    Named(String, OfPage),
    /// The running element of the page.
    Running(String, OfPage),
    /// The element's own text.
    Own,
    OpenQuote,
    CloseQuote,
    /// The text of the element that an attribute refers to.
    TargetText(String),
    /// A counter as it stands at the element that an attribute refers to.
    TargetCounter {
        attribute: String,
        counter: String,
        separator: Option<String>,
        style: CounterStyle,
    },
    /// A pattern that fills the line.
    Leader(String),
}

/// Which of the values that a page gives is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum OfPage {
    /// The first that begins on the page, or else the one in force.
    #[default]
    First,
    /// The one that is in force where the page begins.
    Start,
    /// The one in force where the page ends.
    Last,
    /// Nothing on pages where one begins.
    FirstExcept,
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
            radii: Default::default(),
            opacity: 1.0,
            width: Dimension::Auto,
            min_width: Dimension::Auto,
            max_width: Dimension::Auto,
            height: Dimension::Auto,
            min_height: Dimension::Auto,
            max_height: Dimension::Auto,
            border_box: false,
            vertical_align: VerticalAlign::Baseline,
            float: Float::None,
            clear: Clear::None,
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
        }
    }

    pub(crate) fn is_right_to_left(&self) -> bool {
        self.inherited.direction == Direction::RightToLeft
    }

    pub(crate) fn border_colour(&self, border: &Border) -> Colour {
        border.colour.unwrap_or(self.inherited.colour)
    }
}

impl Inherited {
    fn initial() -> Self {
        Self {
            families: Arc::new([]),
            font_size: 12.0,
            weight: 400,
            italic: false,
            features: None,
            line_height: LineHeight::Normal,
            colour: Colour::BLACK,
            direction: Direction::LeftToRight,
            align: Align::Start,
            kashida: false,
            transform: Transform::None,
            letter_spacing: 0.0,
            word_spacing: 0.0,
            white_space: WhiteSpace::Normal,
            overflow_wrap: OverflowWrap::Normal,
            break_all: false,
            hyphenates: true,
            indent: LengthPercentage::default(),
            list_style: ListStyle::Disc,
            collapse: false,
            spacing: (0.0, 0.0),
            caption_below: false,
            orphans: 2,
            widows: 2,
            visible: true,
            page: None,
            custom: Arc::default(),
        }
    }
}

fn digits(value: i32, zero: char) -> String {
    value
        .to_string()
        .chars()
        .map(|digit| {
            digit
                .to_digit(10)
                .and_then(|number| char::from_u32(u32::from(zero) + number))
                .unwrap_or(digit)
        })
        .collect()
}

fn alphabetic(value: i32, letters: &[char]) -> String {
    let Ok(mut rest) = usize::try_from(value) else {
        return value.to_string();
    };
    if rest == 0 {
        return value.to_string();
    }
    let mut backwards = Vec::new();
    while rest > 0 {
        rest -= 1;
        backwards.push(letters[rest % letters.len()]);
        rest /= letters.len();
    }
    backwards.iter().rev().collect()
}

fn roman(value: i32) -> String {
    const NUMERALS: [(i32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&value) {
        return value.to_string();
    }
    let mut rest = value;
    let mut text = String::new();
    for (worth, numeral) in NUMERALS {
        while rest >= worth {
            text.push_str(numeral);
            rest -= worth;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counters_are_written_in_the_digits_of_their_style() {
        assert_eq!(CounterStyle::ArabicIndic.format(205), "٢٠٥");
        assert_eq!(CounterStyle::LowerAlpha.format(28), "ab");
        assert_eq!(CounterStyle::UpperRoman.format(1994), "MCMXCIV");
        assert_eq!(CounterStyle::ArabicAbjad.format(3), "ج");
    }
}
