//! The properties of fonts.

use std::sync::Arc;

use cssparser::Parser;

use super::{Property, fields, one, only};
use crate::style::{
    declaration::{Declaration, FontSize, LineHeightValue, Weight},
    features::{FeatureGroup, switched},
    primitive::{Length, Parsed, keyword, positive_length, wrong},
};

pub(super) const ROWS: &[Property] = &[
    Property::new(
        &["font"],
        "<font-style>? small-caps? <font-weight>? <font-size> [/ <line-height>]? <font-family>#",
        "medium serif",
        |_, input, to| font(input, to),
        fields!(
            inherited.families,
            inherited.font_size,
            inherited.size_is_absolute,
            inherited.weight,
            inherited.italic,
            inherited.features,
            inherited.line_height
        ),
    )
    .inherited(),
    Property::new(
        &["font-family"],
        "<family-name>#",
        "serif",
        one!(Families, families),
        fields!(inherited.families),
    )
    .inherited()
    .noted(
        "Families come from `@font-face` or from the caller; nothing is taken from the machine. `sans-serif` and `system-ui` stand \
         for a family that has Sans in its name, `monospace` for one that has Mono or else Sans, other generic families for \
         whatever has been loaded, in order.",
    ),
    Property::new(
        &["font-size"],
        "xx-small | x-small | small | medium | large | x-large | xx-large | larger | smaller | <length-percentage>",
        "medium",
        one!(FontSize, font_size),
        fields!(inherited.font_size, inherited.size_is_absolute),
    )
    .inherited(),
    Property::new(
        &["font-weight"],
        "normal | bold | bolder | lighter | <number>",
        "normal",
        one!(Weight, weight),
        fields!(inherited.weight),
    )
    .inherited()
    .noted("A variable font is set in every weight that is asked for; its other axes keep their defaults."),
    Property::new(
        &["font-style"],
        "normal | italic | oblique",
        "normal",
        one!(Italic, italic),
        fields!(inherited.italic),
    )
    .inherited()
    .noted("Where a family has no slanted face, or no bold one, the nearest is taken; none is made up."),
    Property::new(
        &["line-height"],
        "normal | <number> | <length-percentage>",
        "normal",
        one!(LineHeight, line_height),
        fields!(inherited.line_height),
    )
    .inherited(),
    Property::new(
        &["font-optical-sizing"],
        "auto",
        "auto",
        only!("auto"),
        super::nothing,
    )
    .inherited(),
];

fn families(input: &mut Parser) -> Parsed<Arc<[String]>> {
    input
        .parse_comma_separated(|input| {
            if let Ok(name) = input.try_parse(Parser::expect_string_cloned) {
                return Ok(name.to_lowercase());
            }
            let mut name = input.expect_ident_cloned()?.to_lowercase();
            while let Ok(more) = input.try_parse(Parser::expect_ident_cloned) {
                name.push(' ');
                name.push_str(&more.to_lowercase());
            }
            Ok(name)
        })
        .map(Arc::from)
}

fn font_size(input: &mut Parser) -> Parsed<FontSize> {
    let points = |points: f32| {
        FontSize::Keyword(Length {
            points,
            ..Length::ZERO
        })
    };
    let words = [
        ("xx-small", points(6.75)),
        ("x-small", points(7.5)),
        ("small", points(9.75)),
        ("medium", points(12.0)),
        ("large", points(13.5)),
        ("x-large", points(18.0)),
        ("xx-large", points(24.0)),
        ("larger", FontSize::Larger),
        ("smaller", FontSize::Smaller),
    ];
    if let Ok(size) = input.try_parse(|input| keyword(input, &words)) {
        return Ok(size);
    }
    positive_length(input).map(FontSize::Length)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the value is in the range of weights"
)]
fn weight(input: &mut Parser) -> Parsed<Weight> {
    let words = [
        ("normal", Weight::Set(400)),
        ("bold", Weight::Set(700)),
        ("bolder", Weight::Bolder),
        ("lighter", Weight::Lighter),
    ];
    if let Ok(weight) = input.try_parse(|input| keyword(input, &words)) {
        return Ok(weight);
    }
    let weight = input.expect_number()?;
    if (1.0..=1000.0).contains(&weight) {
        Ok(Weight::Set(weight as u16))
    } else {
        wrong()
    }
}

fn italic(input: &mut Parser) -> Parsed<bool> {
    keyword(
        input,
        &[("normal", false), ("italic", true), ("oblique", true)],
    )
}

fn font(input: &mut Parser, to: &mut Vec<Declaration>) -> Parsed<()> {
    let (mut slanted, mut heavy, mut small) = (false, Weight::Set(400), false);
    loop {
        if let Ok(value) = input.try_parse(italic) {
            slanted |= value;
        } else if let Ok(value) = input.try_parse(weight) {
            heavy = value;
        } else if input
            .try_parse(|input| input.expect_ident_matching("small-caps"))
            .is_ok()
        {
            small = true;
        } else {
            break;
        }
    }
    let size = font_size(input)?;
    let height = if input.try_parse(|input| input.expect_delim('/')).is_ok() {
        line_height(input)?
    } else {
        LineHeightValue::Normal
    };
    to.push(Declaration::FontSize(size));
    to.push(Declaration::Families(families(input)?));
    to.push(Declaration::Italic(slanted));
    to.push(Declaration::Weight(heavy));
    to.push(Declaration::LineHeight(height));
    for group in FeatureGroup::ALL {
        let tags: &[&str] = if small && group == FeatureGroup::Capitals {
            &["smcp"]
        } else {
            &[]
        };
        to.push(Declaration::Features(group, switched(tags, true).into()));
    }
    Ok(())
}

fn line_height(input: &mut Parser) -> Parsed<LineHeightValue> {
    if input
        .try_parse(|input| input.expect_ident_matching("normal"))
        .is_ok()
    {
        return Ok(LineHeightValue::Normal);
    }
    if let Ok(factor) = input.try_parse(Parser::expect_number) {
        return if factor < 0.0 {
            wrong()
        } else {
            Ok(LineHeightValue::Factor(factor))
        };
    }
    positive_length(input).map(LineHeightValue::Length)
}
