//! The properties of flexible boxes, and the gaps and alignment that grids share with them.

use cssparser::Parser;

use super::Property;
use crate::style::{
    arrangement::{Arrange, Distribution, FlexDirection, Placement, Wrap},
    declaration::Declaration,
    primitive::{Length, Parsed, keyword, positive_length, positive_length_or, wrong},
};

/// The parser of a property that is one part of an arrangement.
macro_rules! arrange {
    ($variant:ident, $parse:expr) => {
        |_, input, to| {
            let parse: fn(&mut cssparser::Parser) -> $crate::style::primitive::Parsed<_> = $parse;
            let value = $crate::style::arrangement::Arrange::$variant(parse(input)?);
            to.push($crate::style::declaration::Declaration::Arrange(value));
            Ok(())
        }
    };
}
/// How parts of an arrangement are taken over.
macro_rules! parts {
    ($($($part:tt).+),+) => {
        |_, to, from| {
            let arrangement = std::sync::Arc::make_mut(&mut to.arrangement);
            $(arrangement.$($part).+.clone_from(&from.arrangement.$($part).+);)+
        }
    };
}
pub(super) use {arrange, parts};

const DIRECTIONS: [(&str, FlexDirection); 4] = [
    ("row", FlexDirection::Row),
    ("row-reverse", FlexDirection::RowReverse),
    ("column", FlexDirection::Column),
    ("column-reverse", FlexDirection::ColumnReverse),
];
const WRAPS: [(&str, Wrap); 3] = [
    ("nowrap", Wrap::No),
    ("wrap", Wrap::Yes),
    ("wrap-reverse", Wrap::Reverse),
];

pub(super) const ROWS: &[Property] = &[
    Property::new(
        &["flex-direction"],
        "row | row-reverse | column | column-reverse",
        "row",
        arrange!(Direction, |input| keyword(input, &DIRECTIONS)),
        parts!(direction),
    ),
    Property::new(
        &["flex-wrap"],
        "nowrap | wrap | wrap-reverse",
        "nowrap",
        arrange!(Wrap, |input| keyword(input, &WRAPS)),
        parts!(wrap),
    ),
    Property::new(
        &["flex-flow"],
        "<flex-direction> || <flex-wrap>",
        "row",
        |_, input, to| flow(input, to),
        parts!(direction, wrap),
    ),
    Property::new(
        &["flex"],
        "none | auto | initial | <number> <number>? <length-percentage>?",
        "initial",
        |_, input, to| flex(input, to),
        parts!(grow, shrink, basis),
    ),
    Property::new(
        &["flex-grow"],
        "<number>",
        "0",
        arrange!(Grow, factor),
        parts!(grow),
    ),
    Property::new(
        &["flex-shrink"],
        "<number>",
        "1",
        arrange!(Shrink, factor),
        parts!(shrink),
    ),
    Property::new(
        &["flex-basis"],
        "auto | <length-percentage>",
        "auto",
        arrange!(Basis, |input| {
            if input
                .try_parse(|input| input.expect_ident_matching("content"))
                .is_ok()
            {
                return Ok(None);
            }
            positive_length_or(input, &["auto"])
        }),
        parts!(basis),
    ),
    Property::new(
        &["order"],
        "<integer>",
        "0",
        arrange!(Order, |input| Ok(input.expect_integer()?)),
        parts!(order),
    ),
    Property::new(
        &["gap", "grid-gap"],
        "normal | <length-percentage>{1,2}",
        "normal",
        |_, input, to| {
            let rows = gap(input)?;
            let columns = input.try_parse(gap).unwrap_or(rows);
            let rows = rows.unwrap_or(Length::ZERO);
            to.push(Declaration::Arrange(Arrange::RowGap(rows)));
            to.push(Declaration::Arrange(Arrange::ColumnGap(columns)));
            Ok(())
        },
        parts!(row_gap, column_gap),
    ),
    Property::new(
        &["row-gap", "grid-row-gap"],
        "normal | <length-percentage>",
        "normal",
        arrange!(RowGap, |input| Ok(gap(input)?.unwrap_or(Length::ZERO))),
        parts!(row_gap),
    ),
    Property::new(
        &["column-gap", "grid-column-gap"],
        "normal | <length-percentage>",
        "normal",
        arrange!(ColumnGap, gap),
        parts!(column_gap),
    )
    .noted("`normal` is 1em between columns of text and nothing elsewhere."),
    Property::new(
        &["justify-content"],
        "normal | start | end | flex-start | flex-end | left | right | center | stretch | space-between | space-around | space-evenly",
        "normal",
        arrange!(JustifyContent, distribution),
        parts!(justify_content),
    ),
    Property::new(
        &["align-content"],
        "normal | start | end | flex-start | flex-end | center | stretch | space-between | space-around | space-evenly",
        "normal",
        arrange!(AlignContent, distribution),
        parts!(align_content),
    )
    .noted("In flex and grid containers."),
    Property::new(
        &["place-content"],
        "<align-content> <justify-content>?",
        "normal",
        |_, input, to| {
            let align = distribution(input)?;
            let justify = input.try_parse(distribution).unwrap_or(align);
            to.push(Declaration::Arrange(Arrange::AlignContent(align)));
            to.push(Declaration::Arrange(Arrange::JustifyContent(justify)));
            Ok(())
        },
        parts!(align_content, justify_content),
    ),
    Property::new(
        &["align-items"],
        "normal | stretch | start | end | self-start | self-end | flex-start | flex-end | center | baseline",
        "normal",
        arrange!(AlignItems, placement),
        parts!(align_items),
    ),
    Property::new(
        &["align-self"],
        "auto | normal | stretch | start | end | self-start | self-end | flex-start | flex-end | center | baseline",
        "auto",
        arrange!(AlignSelf, own_placement),
        parts!(align_self),
    ),
    Property::new(
        &["justify-items"],
        "normal | stretch | start | end | self-start | self-end | center | baseline | legacy",
        "legacy",
        arrange!(JustifyItems, placement),
        parts!(justify_items),
    )
    .noted("In grids."),
    Property::new(
        &["justify-self"],
        "auto | normal | stretch | start | end | self-start | self-end | center | baseline",
        "auto",
        arrange!(JustifySelf, own_placement),
        parts!(justify_self),
    )
    .noted("In grids."),
    Property::new(
        &["place-items"],
        "<align-items> <justify-items>?",
        "normal",
        |_, input, to| {
            let align = placement(input)?;
            let justify = input.try_parse(placement).unwrap_or(align);
            to.push(Declaration::Arrange(Arrange::AlignItems(align)));
            to.push(Declaration::Arrange(Arrange::JustifyItems(justify)));
            Ok(())
        },
        parts!(align_items, justify_items),
    ),
    Property::new(
        &["place-self"],
        "<align-self> <justify-self>?",
        "auto",
        |_, input, to| {
            let align = own_placement(input)?;
            let justify = input.try_parse(own_placement).unwrap_or(align);
            to.push(Declaration::Arrange(Arrange::AlignSelf(align)));
            to.push(Declaration::Arrange(Arrange::JustifySelf(justify)));
            Ok(())
        },
        parts!(align_self, justify_self),
    ),
];

fn flow(input: &mut Parser, to: &mut Vec<Declaration>) -> Parsed<()> {
    let (mut direction, mut wrap) = (None, None);
    while !input.is_exhausted() {
        if let Ok(value) = input.try_parse(|input| keyword(input, &DIRECTIONS)) {
            direction = Some(value);
        } else if let Ok(value) = input.try_parse(|input| keyword(input, &WRAPS)) {
            wrap = Some(value);
        } else {
            break;
        }
    }
    if direction.is_none() && wrap.is_none() {
        return wrong();
    }
    let direction = direction.unwrap_or(FlexDirection::Row);
    to.push(Declaration::Arrange(Arrange::Direction(direction)));
    to.push(Declaration::Arrange(Arrange::Wrap(
        wrap.unwrap_or(Wrap::No),
    )));
    Ok(())
}

fn flex(input: &mut Parser, to: &mut Vec<Declaration>) -> Parsed<()> {
    let mut give = |grow: f32, shrink: f32, basis: Option<Length>| {
        to.push(Declaration::Arrange(Arrange::Grow(grow)));
        to.push(Declaration::Arrange(Arrange::Shrink(shrink)));
        to.push(Declaration::Arrange(Arrange::Basis(basis)));
    };
    let words = [
        ("none", (0.0, 0.0)),
        ("auto", (1.0, 1.0)),
        ("initial", (0.0, 1.0)),
    ];
    if let Ok((grow, shrink)) = input.try_parse(|input| keyword(input, &words)) {
        give(grow, shrink, None);
        return Ok(());
    }
    if let Ok(grow) = input.try_parse(factor) {
        let shrink = input.try_parse(factor).unwrap_or(1.0);
        let basis = input
            .try_parse(|input| positive_length_or(input, &["auto"]))
            .unwrap_or(Some(Length::ZERO));
        give(grow, shrink, basis);
        return Ok(());
    }
    let basis = positive_length_or(input, &["auto"])?;
    let grow = input.try_parse(factor).unwrap_or(1.0);
    let shrink = input.try_parse(factor).unwrap_or(1.0);
    give(grow, shrink, basis);
    Ok(())
}

fn factor(input: &mut Parser) -> Parsed<f32> {
    let factor = input.expect_number()?;
    if (0.0..1e6).contains(&factor) {
        Ok(factor)
    } else {
        wrong()
    }
}

/// Returns a gap, or `None` for `normal`.
fn gap(input: &mut Parser) -> Parsed<Option<Length>> {
    if input
        .try_parse(|input| input.expect_ident_matching("normal"))
        .is_ok()
    {
        return Ok(None);
    }
    positive_length(input).map(Some)
}

fn distribution(input: &mut Parser) -> Parsed<Distribution> {
    skip_safety(input);
    keyword(
        input,
        &[
            ("normal", Distribution::Normal),
            ("start", Distribution::Start),
            ("end", Distribution::End),
            ("flex-start", Distribution::FlexStart),
            ("flex-end", Distribution::FlexEnd),
            ("left", Distribution::Left),
            ("right", Distribution::Right),
            ("center", Distribution::Center),
            ("stretch", Distribution::Stretch),
            ("space-between", Distribution::SpaceBetween),
            ("space-around", Distribution::SpaceAround),
            ("space-evenly", Distribution::SpaceEvenly),
        ],
    )
}

fn own_placement(input: &mut Parser) -> Parsed<Option<Placement>> {
    if input
        .try_parse(|input| input.expect_ident_matching("auto"))
        .is_ok()
    {
        return Ok(None);
    }
    placement(input).map(Some)
}

fn placement(input: &mut Parser) -> Parsed<Placement> {
    skip_safety(input);
    let _ = input.try_parse(|input| input.expect_ident_matching("first"));
    keyword(
        input,
        &[
            ("normal", Placement::Normal),
            ("legacy", Placement::Normal),
            ("start", Placement::Start),
            ("self-start", Placement::Start),
            ("left", Placement::Start),
            ("end", Placement::End),
            ("self-end", Placement::End),
            ("right", Placement::End),
            ("flex-start", Placement::FlexStart),
            ("flex-end", Placement::FlexEnd),
            ("center", Placement::Center),
            ("baseline", Placement::Baseline),
            ("stretch", Placement::Stretch),
        ],
    )
}

/// Nothing is scrolled on paper, so whether an alignment is safe makes no difference here.
fn skip_safety(input: &mut Parser) {
    let _ = input.try_parse(|input| keyword(input, &[("safe", ()), ("unsafe", ())]));
}
