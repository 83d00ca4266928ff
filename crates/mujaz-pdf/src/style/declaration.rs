//! Parses one declaration into what the cascade applies.

use std::sync::Arc;

use cssparser::Parser;
use mujaz_model::{Direction, Place};
use parlance::FontFeature;

use super::{
    arrangement::Arrange,
    background::{BackgroundLayer, BackgroundSize, BoxEdge},
    features::FeatureGroup,
    primitive::{ColourValue, Length, keyword},
    properties::{self, Property},
    values::{
        Align, AspectRatio, BorderLine, Break, Clear, Content, ContentWidth, Corner,
        DecorationLines, Display, Float, Lines, ListStyle, MovingStep, ObjectFit, OverflowWrap,
        Position, Quotes, Shadow, Side, Transform, UnicodeBidi, WhiteSpace, WordBreak,
    },
};
use crate::draw::Image;

/// Named strings with what they are set to.
pub(crate) type NamedStrings = Arc<[(String, Vec<Content>)]>;

/// A longhand with the value that it was given.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Declaration {
    /// `inherit` and its like; the property may be a shorthand.
    Global(&'static str, &'static Property, Global),
    /// A value with `var()` in it, to be parsed once the element's own properties are known.
    Unresolved {
        property: String,
        value: String,
        /// Where it stands in the HTML, if that is known.
        place: Option<Place>,
    },
    Custom {
        name: String,
        value: String,
    },
    Families(Arc<[String]>),
    FontSize(FontSize),
    Weight(Weight),
    Italic(bool),
    Features(FeatureGroup, Arc<[FontFeature]>),
    LineHeight(LineHeightValue),
    Colour(ColourValue),
    Background(ColourValue),
    Direction(Direction),
    UnicodeBidi(UnicodeBidi),
    Display(Display),
    Margin(Side, Option<Length>),
    Padding(Side, Length),
    BorderWidth(Side, Length),
    BorderStyle(Side, BorderLine),
    BorderColour(Side, ColourValue),
    Radius(Corner, Length, Length),
    Opacity(f32),
    BackgroundImages(Arc<[BackgroundLayer<Length>]>),
    BackgroundPositions(Arc<[(Length, Length)]>),
    BackgroundSizes(Arc<[BackgroundSize<Length>]>),
    BackgroundRepeats(Arc<[(bool, bool)]>),
    BackgroundOrigins(Arc<[BoxEdge]>),
    BackgroundClips(Arc<[BoxEdge]>),
    BackgroundClip(BoxEdge),
    Width(Option<Length>),
    ContentWidth(Option<ContentWidth>),
    MinWidth(Option<Length>),
    MaxWidth(Option<Length>),
    Height(Option<Length>),
    MinHeight(Option<Length>),
    MaxHeight(Option<Length>),
    BorderBox(bool),
    AspectRatio(Option<AspectRatio>),
    ObjectFit(ObjectFit),
    ObjectPosition(Length, Length),
    HidesOverflow(bool),
    ClonesFrame(bool),
    Align(Align),
    AlignLast(Option<Align>),
    Kashida(bool),
    Lines(Lines),
    Transform(Transform),
    LetterSpacing(Length),
    WordSpacing(Length),
    WhiteSpace(WhiteSpace),
    OverflowWrap(OverflowWrap),
    WordBreak(WordBreak),
    TabSize(TabSizeValue),
    Quotes(Quotes),
    UnderlinesLow(bool),
    Hyphenates(bool),
    Balances(bool),
    /// To the right and down.
    Translation(Length, Length),
    /// Clockwise, in degrees.
    Rotation(f32),
    /// Across and down.
    Scaling(f32, f32),
    Moving(Arc<[MovingStep<Length>]>),
    MovingOrigin(Length, Length),
    Shadows(Arc<[Shadow<Length, ColourValue>]>),
    OutlineWidth(Length),
    OutlineStyle(BorderLine),
    OutlineColour(ColourValue),
    OutlineOffset(Length),
    Indent(Length),
    VerticalAlign(VerticalAlignValue),
    DecorationLines(DecorationLines),
    DecorationStyle(BorderLine),
    DecorationColour(ColourValue),
    DecorationThickness(Option<Length>),
    UnderlineOffset(Option<Length>),
    ListStyle(ListStyle),
    ListPicture(Option<Arc<Image>>),
    MarkerInside(bool),
    Collapse(bool),
    Spacing(Length, Length),
    CaptionBelow(bool),
    TableLayoutFixed(bool),
    BreakBefore(Break),
    BreakAfter(Break),
    BreakInside(Break),
    Orphans(usize),
    Widows(usize),
    Visible(bool),
    Position(Position),
    Inset(Side, Option<Length>),
    Layer(i32),
    Running(Option<Arc<str>>),
    StringSet(NamedStrings),
    Content(Option<Arc<[Content]>>),
    CounterReset(Arc<[(String, i32)]>),
    CounterIncrement(Arc<[(String, i32)]>),
    CounterSet(Arc<[(String, i32)]>),
    /// A property of flex and grid containers, or of the items in them.
    Arrange(Arrange),
    PageSize(Length, Length),
    Footnote(bool),
    Float(Float),
    ColumnCount(Option<usize>),
    ColumnWidth(Option<Length>),
    ColumnRuleWidth(Length),
    ColumnRuleStyle(BorderLine),
    ColumnRuleColour(ColourValue),
    ColumnsLevel(bool),
    ColumnSpan(bool),
    Clear(Clear),
    PageName(Option<Arc<str>>),
    /// A property of what stands in drawings.
    Drawing(&'static str, Arc<str>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Global {
    Inherit,
    Initial,
    Unset,
    /// As if the document's own sheets did not speak of the property.
    Revert,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum FontSize {
    Length(Length),
    /// What a word such as `small` stands for.
    Keyword(Length),
    Larger,
    Smaller,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    Set(u16),
    Bolder,
    Lighter,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum LineHeightValue {
    Normal,
    Factor(f32),
    Length(Length),
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum VerticalAlignValue {
    Keyword(super::values::VerticalAlign),
    Length(Length),
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum TabSizeValue {
    Spaces(f32),
    Length(Length),
}

/// Why a declaration was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    UnknownProperty,
    /// It can do nothing on paper, for the reason given.
    WithoutEffect(&'static str),
    InvalidValue,
}

/// Parses the value of `property` and appends the longhands to `declarations`.
pub(crate) fn parse(
    property: &str,
    input: &mut Parser,
    declarations: &mut Vec<Declaration>,
) -> Result<(), Refusal> {
    const GLOBALS: [(&str, Global); 5] = [
        ("inherit", Global::Inherit),
        ("initial", Global::Initial),
        ("unset", Global::Unset),
        ("revert", Global::Revert),
        ("revert-layer", Global::Revert),
    ];
    let Some((name, row)) = properties::find(property) else {
        while input.next().is_ok() {}
        return Err(properties::why_without_effect(property)
            .map_or(Refusal::UnknownProperty, Refusal::WithoutEffect));
    };
    if let Ok(global) = input.try_parse(|input| keyword(input, &GLOBALS)) {
        declarations.push(Declaration::Global(name, row, global));
        return Ok(());
    }
    row.parse(name, input, declarations)
        .map_err(|_| Refusal::InvalidValue)
}
