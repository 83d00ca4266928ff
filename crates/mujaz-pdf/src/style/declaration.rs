//! Parses one declaration into what the cascade applies.

use std::sync::Arc;

use cssparser::{Parser, Token};
use mujaz_model::Direction;

use super::{
    edges::edges,
    font::{families, font, font_size, italic, line_height, weight},
    primitive::{
        ColourValue, Length, Parsed, colour, content, keyword, length, length_or_auto, list_style,
        wrong,
    },
    values::{
        Align, BorderLine, Break, Content, Display, Justify, ListStyle, Side, Transform,
        UnicodeBidi, WhiteSpace,
    },
};

/// Named strings with what they are set to.
pub(crate) type NamedStrings = Arc<[(String, Vec<Content>)]>;

/// A longhand with the value that it was given.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Declaration {
    /// `inherit` and its like; the property may be a shorthand.
    Global(String, Global),
    /// A value with `var()` in it, to be parsed once the element's own properties are known.
    Unresolved {
        property: String,
        value: String,
    },
    Custom {
        name: String,
        value: String,
    },
    Families(Arc<[String]>),
    FontSize(FontSize),
    Weight(Weight),
    Italic(bool),
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
    Radius(Length),
    Width(Option<Length>),
    MinWidth(Option<Length>),
    MaxWidth(Option<Length>),
    Height(Option<Length>),
    MinHeight(Option<Length>),
    MaxHeight(Option<Length>),
    BorderBox(bool),
    Align(Align),
    Transform(Transform),
    LetterSpacing(Length),
    WordSpacing(Length),
    WhiteSpace(WhiteSpace),
    Indent(Length),
    VerticalAlign(VerticalAlignValue),
    Decoration {
        underline: bool,
        line_through: bool,
    },
    ListStyle(ListStyle),
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
    Running(Option<Arc<str>>),
    StringSet(NamedStrings),
    Content(Option<Arc<[Content]>>),
    CounterReset(Arc<[(String, i32)]>),
    CounterIncrement(Arc<[(String, i32)]>),
    FlexColumn(bool),
    FlexGrow(f32),
    FlexBasis(Option<Length>),
    Gap(Length),
    Justify(Justify),
    PageSize(Length, Length),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Global {
    Inherit,
    Initial,
    Unset,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum FontSize {
    Length(Length),
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

/// Why a declaration was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    UnknownProperty,
    InvalidValue,
}

/// Properties that change nothing on paper, or nothing that this engine draws.
const WITHOUT_EFFECT: [&str; 26] = [
    "print-color-adjust",
    "color-adjust",
    "hyphens",
    "cursor",
    "overflow-wrap",
    "word-wrap",
    "word-break",
    "text-rendering",
    "font-kerning",
    "font-synthesis",
    "font-variant-numeric",
    "font-optical-sizing",
    "text-size-adjust",
    "transition",
    "user-select",
    "box-decoration-break",
    "empty-cells",
    "overflow",
    "scroll-behavior",
    "color-scheme",
    "accent-color",
    "tab-size",
    "bookmark-level",
    "bookmark-label",
    "text-wrap",
    "align-items",
];

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
        ("revert", Global::Unset),
        ("revert-layer", Global::Unset),
    ];
    if property.starts_with('-') || WITHOUT_EFFECT.contains(&property) {
        while input.next().is_ok() {}
        return Ok(());
    }
    if let Ok(global) = input.try_parse(|input| keyword(input, &GLOBALS)) {
        declarations.push(Declaration::Global(property.to_owned(), global));
        return Ok(());
    }
    match longhands(property, input, declarations) {
        Ok(true) => Ok(()),
        Ok(false) => Err(Refusal::UnknownProperty),
        Err(_) => Err(Refusal::InvalidValue),
    }
}

/// Returns whether the property is known.
#[expect(
    clippy::too_many_lines,
    reason = "one arm a property; splitting the table would hide the list of what is supported"
)]
fn longhands(property: &str, input: &mut Parser, to: &mut Vec<Declaration>) -> Parsed<bool> {
    use Declaration as D;
    match property {
        "font-family" => to.push(D::Families(families(input)?)),
        "font-size" => to.push(D::FontSize(font_size(input)?)),
        "font-weight" => to.push(D::Weight(weight(input)?)),
        "font-style" => to.push(D::Italic(italic(input)?)),
        "font" => font(input, to)?,
        "line-height" => to.push(D::LineHeight(line_height(input)?)),
        "color" => to.push(D::Colour(colour(input)?)),
        "background-color" => to.push(D::Background(colour(input)?)),
        "background" => to.push(D::Background(background(input)?)),
        "direction" => to.push(D::Direction(keyword(
            input,
            &[
                ("ltr", Direction::LeftToRight),
                ("rtl", Direction::RightToLeft),
            ],
        )?)),
        "unicode-bidi" => to.push(D::UnicodeBidi(keyword(
            input,
            &[
                ("normal", UnicodeBidi::Normal),
                ("embed", UnicodeBidi::Embed),
                ("isolate", UnicodeBidi::Isolate),
                ("bidi-override", UnicodeBidi::Override),
                ("isolate-override", UnicodeBidi::IsolateOverride),
                ("plaintext", UnicodeBidi::Plaintext),
            ],
        )?)),
        "display" => to.push(D::Display(display(input)?)),
        "width" | "inline-size" => to.push(D::Width(length_or_auto(input)?)),
        "min-width" | "min-inline-size" => to.push(D::MinWidth(length_or_auto(input)?)),
        "max-width" | "max-inline-size" => to.push(D::MaxWidth(length_or_auto(input)?)),
        "height" | "block-size" => to.push(D::Height(length_or_auto(input)?)),
        "min-height" | "min-block-size" => to.push(D::MinHeight(length_or_auto(input)?)),
        "max-height" | "max-block-size" => to.push(D::MaxHeight(length_or_auto(input)?)),
        "box-sizing" => to.push(D::BorderBox(keyword(
            input,
            &[("border-box", true), ("content-box", false)],
        )?)),
        "border-radius" => {
            to.push(D::Radius(length(input)?));
            while input.next().is_ok() {}
        }
        "text-align" => to.push(D::Align(keyword(
            input,
            &[
                ("start", Align::Start),
                ("end", Align::End),
                ("left", Align::Left),
                ("right", Align::Right),
                ("center", Align::Center),
                ("justify", Align::Justify),
            ],
        )?)),
        "text-transform" => to.push(D::Transform(keyword(
            input,
            &[
                ("none", Transform::None),
                ("uppercase", Transform::Uppercase),
                ("lowercase", Transform::Lowercase),
                ("capitalize", Transform::Capitalize),
            ],
        )?)),
        "letter-spacing" => to.push(D::LetterSpacing(spacing(input)?)),
        "word-spacing" => to.push(D::WordSpacing(spacing(input)?)),
        "white-space" => to.push(D::WhiteSpace(keyword(
            input,
            &[
                ("normal", WhiteSpace::Normal),
                ("nowrap", WhiteSpace::NoWrap),
                ("pre", WhiteSpace::Pre),
                ("pre-wrap", WhiteSpace::PreWrap),
                ("break-spaces", WhiteSpace::PreWrap),
                ("pre-line", WhiteSpace::PreLine),
            ],
        )?)),
        "text-indent" => to.push(D::Indent(length(input)?)),
        "vertical-align" => to.push(D::VerticalAlign(vertical_align(input)?)),
        "text-decoration" | "text-decoration-line" => to.push(decoration(input)?),
        "list-style-type" => to.push(D::ListStyle(list_style(input)?)),
        "list-style" => to.push(D::ListStyle(list_style_shorthand(input)?)),
        "border-collapse" => to.push(D::Collapse(keyword(
            input,
            &[("collapse", true), ("separate", false)],
        )?)),
        "border-spacing" => {
            let columns = length(input)?;
            let rows = input.try_parse(length).unwrap_or(columns);
            to.push(D::Spacing(columns, rows));
        }
        "caption-side" => to.push(D::CaptionBelow(keyword(
            input,
            &[
                ("top", false),
                ("bottom", true),
                ("block-start", false),
                ("block-end", true),
            ],
        )?)),
        "table-layout" => to.push(D::TableLayoutFixed(keyword(
            input,
            &[("auto", false), ("fixed", true)],
        )?)),
        "break-before" | "page-break-before" => to.push(D::BreakBefore(break_value(input)?)),
        "break-after" | "page-break-after" => to.push(D::BreakAfter(break_value(input)?)),
        "break-inside" | "page-break-inside" => to.push(D::BreakInside(break_value(input)?)),
        "orphans" => to.push(D::Orphans(count(input)?)),
        "widows" => to.push(D::Widows(count(input)?)),
        "visibility" => to.push(D::Visible(keyword(
            input,
            &[("visible", true), ("hidden", false), ("collapse", false)],
        )?)),
        "position" => to.push(D::Running(position(input)?)),
        "string-set" => to.push(D::StringSet(string_set(input)?)),
        "content" => to.push(D::Content(content(input)?.map(Arc::from))),
        "counter-reset" | "counter-set" => to.push(D::CounterReset(counters(input, 0))),
        "counter-increment" => to.push(D::CounterIncrement(counters(input, 1))),
        "flex-direction" => to.push(D::FlexColumn(keyword(
            input,
            &[("row", false), ("column", true)],
        )?)),
        "flex-wrap" => {
            input.expect_ident_matching("nowrap")?;
        }
        "flex-grow" => to.push(D::FlexGrow(input.expect_number()?)),
        "flex-shrink" => {
            input.expect_number()?;
        }
        "flex-basis" => to.push(D::FlexBasis(length_or_auto(input)?)),
        "flex" => flex(input, to)?,
        "gap" | "column-gap" => {
            let rows = length(input)?;
            to.push(D::Gap(input.try_parse(length).unwrap_or(rows)));
        }
        "justify-content" => to.push(D::Justify(keyword(
            input,
            &[
                ("start", Justify::Start),
                ("flex-start", Justify::Start),
                ("normal", Justify::Start),
                ("end", Justify::End),
                ("flex-end", Justify::End),
                ("center", Justify::Center),
                ("space-between", Justify::SpaceBetween),
            ],
        )?)),
        "size" => to.push(page_size(input)?),
        _ => return edges(property, input, to),
    }
    Ok(true)
}

fn background(input: &mut Parser) -> Parsed<ColourValue> {
    if input
        .try_parse(|input| input.expect_ident_matching("none"))
        .is_ok()
    {
        return Ok(ColourValue::Transparent);
    }
    colour(input)
}

fn display(input: &mut Parser) -> Parsed<Display> {
    keyword(
        input,
        &[
            ("none", Display::None),
            ("inline", Display::Inline),
            ("inline-block", Display::InlineBlock),
            ("inline-flex", Display::InlineBlock),
            ("block", Display::Block),
            ("flow-root", Display::Block),
            ("flex", Display::Flex),
            ("list-item", Display::ListItem),
            ("table", Display::Table),
            ("table-header-group", Display::TableHead),
            ("table-row-group", Display::TableBody),
            ("table-footer-group", Display::TableFoot),
            ("table-row", Display::TableRow),
            ("table-cell", Display::TableCell),
            ("table-column-group", Display::TableColumnGroup),
            ("table-column", Display::TableColumn),
            ("table-caption", Display::TableCaption),
            ("contents", Display::Contents),
        ],
    )
}

fn spacing(input: &mut Parser) -> Parsed<Length> {
    if input
        .try_parse(|input| input.expect_ident_matching("normal"))
        .is_ok()
    {
        return Ok(Length::ZERO);
    }
    length(input)
}

fn vertical_align(input: &mut Parser) -> Parsed<VerticalAlignValue> {
    use super::values::VerticalAlign as V;
    let words = [
        ("baseline", V::Baseline),
        ("sub", V::Sub),
        ("super", V::Super),
        ("top", V::Top),
        ("text-top", V::Top),
        ("middle", V::Middle),
        ("bottom", V::Bottom),
        ("text-bottom", V::Bottom),
    ];
    if let Ok(value) = input.try_parse(|input| keyword(input, &words)) {
        return Ok(VerticalAlignValue::Keyword(value));
    }
    length(input).map(VerticalAlignValue::Length)
}

fn decoration(input: &mut Parser) -> Parsed<Declaration> {
    let (mut underline, mut line_through) = (false, false);
    let mut any = false;
    while let Ok(token) = input.next() {
        any = true;
        if let Token::Ident(word) = token {
            underline |= word.eq_ignore_ascii_case("underline");
            line_through |= word.eq_ignore_ascii_case("line-through");
        }
    }
    if any {
        Ok(Declaration::Decoration {
            underline,
            line_through,
        })
    } else {
        wrong()
    }
}

fn list_style_shorthand(input: &mut Parser) -> Parsed<ListStyle> {
    let position = |input: &mut Parser| keyword(input, &[("inside", ()), ("outside", ())]);
    let _ = input.try_parse(position);
    let style = if input.is_exhausted() {
        ListStyle::Disc
    } else {
        list_style(input)?
    };
    let _ = input.try_parse(position);
    Ok(style)
}

fn break_value(input: &mut Parser) -> Parsed<Break> {
    keyword(
        input,
        &[
            ("auto", Break::Auto),
            ("avoid", Break::Avoid),
            ("avoid-page", Break::Avoid),
            ("page", Break::Page),
            ("always", Break::Page),
            ("left", Break::Page),
            ("right", Break::Page),
            ("recto", Break::Page),
            ("verso", Break::Page),
        ],
    )
}

fn count(input: &mut Parser) -> Parsed<usize> {
    usize::try_from(input.expect_integer()?)
        .ok()
        .filter(|count| *count > 0)
        .map_or_else(wrong, Ok)
}

fn position(input: &mut Parser) -> Parsed<Option<Arc<str>>> {
    if input
        .try_parse(|input| keyword(input, &[("static", ()), ("relative", ())]))
        .is_ok()
    {
        return Ok(None);
    }
    input.expect_function_matching("running")?;
    input.parse_nested_block(|input| Ok(Some(Arc::from(&*input.expect_ident_cloned()?))))
}

fn string_set(input: &mut Parser) -> Parsed<NamedStrings> {
    if input
        .try_parse(|input| input.expect_ident_matching("none"))
        .is_ok()
    {
        return Ok(Arc::new([]));
    }
    input
        .parse_comma_separated(|input| {
            let name = input.expect_ident_cloned()?.to_string();
            Ok((name, content(input)?.unwrap_or_default()))
        })
        .map(Arc::from)
}

fn counters(input: &mut Parser, default: i32) -> Arc<[(String, i32)]> {
    let mut all = Vec::new();
    while let Ok(name) = input.try_parse(Parser::expect_ident_cloned) {
        let value = input.try_parse(Parser::expect_integer).unwrap_or(default);
        if !name.eq_ignore_ascii_case("none") {
            all.push((name.to_string(), value));
        }
    }
    all.into()
}

fn flex(input: &mut Parser, to: &mut Vec<Declaration>) -> Parsed<()> {
    let words = [("none", 0.0), ("auto", 1.0), ("initial", 0.0)];
    if let Ok(grow) = input.try_parse(|input| keyword(input, &words)) {
        to.push(Declaration::FlexGrow(grow));
        to.push(Declaration::FlexBasis(None));
        return Ok(());
    }
    to.push(Declaration::FlexGrow(input.expect_number()?));
    let _ = input.try_parse(Parser::expect_number);
    let basis = input
        .try_parse(length_or_auto)
        .unwrap_or(Some(Length::ZERO));
    to.push(Declaration::FlexBasis(basis));
    Ok(())
}

fn page_size(input: &mut Parser) -> Parsed<Declaration> {
    const A4: (f32, f32) = (210.0, 297.0);
    let sizes = [
        ("a3", (297.0, 420.0)),
        ("a4", A4),
        ("a5", (148.0, 210.0)),
        ("b5", (176.0, 250.0)),
        ("letter", (215.9, 279.4)),
        ("legal", (215.9, 355.6)),
    ];
    if let Ok(width) = input.try_parse(length) {
        let height = input.try_parse(length).unwrap_or(width);
        return Ok(Declaration::PageSize(width, height));
    }
    let turned = |input: &mut Parser| keyword(input, &[("portrait", false), ("landscape", true)]);
    let before = input.try_parse(turned).ok();
    let named = input.try_parse(|input| keyword(input, &sizes));
    let after = input.try_parse(turned).ok();
    let landscape = before.or(after).unwrap_or(false);
    if before.or(after).is_none() && named.is_err() {
        input.expect_ident_matching("auto")?;
    }
    let (width, height) = named.unwrap_or(A4);
    let points = |millimetres: f32| Length {
        points: millimetres * 72.0 / 25.4,
        ..Length::ZERO
    };
    Ok(if landscape {
        Declaration::PageSize(points(height), points(width))
    } else {
        Declaration::PageSize(points(width), points(height))
    })
}
