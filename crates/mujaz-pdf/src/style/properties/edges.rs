//! Margins, padding, borders and backgrounds, physical and logical, shorthand and longhand.

use cssparser::Parser;

use super::{Property, fields, one};
use crate::style::{
    declaration::Declaration,
    primitive::{ColourValue, Length, Parsed, colour, keyword, length, length_or_auto, wrong},
    values::{BorderLine, Side},
};

/// The names of a family of properties, one a side.
macro_rules! sided {
    ($start:literal, $end:literal) => {
        &[
            concat!($start, $end),
            concat!($start, "-top", $end),
            concat!($start, "-right", $end),
            concat!($start, "-bottom", $end),
            concat!($start, "-left", $end),
            concat!($start, "-block", $end),
            concat!($start, "-block-start", $end),
            concat!($start, "-block-end", $end),
            concat!($start, "-inline", $end),
            concat!($start, "-inline-start", $end),
            concat!($start, "-inline-end", $end),
        ]
    };
}

pub(super) const ROWS: &[Property] = &[
    Property::new(
        sided!("margin", ""),
        "auto | <length-percentage>",
        "0",
        |name, input, to| {
            per_side(sides(name), input, length_or_auto, |side, value| {
                to.push(Declaration::Margin(side, value));
            })
        },
        |name, to, from| {
            for &side in sides(name) {
                let direction = to.inherited.direction;
                *to.margin.side_mut(side, direction) = *from.margin.side(side, direction);
            }
        },
    )
    .noted("One to four values for four sides, one or two for two. In `@page` too."),
    Property::new(
        sided!("padding", ""),
        "<length-percentage>",
        "0",
        |name, input, to| {
            per_side(sides(name), input, length, |side, value| {
                to.push(Declaration::Padding(side, value));
            })
        },
        |name, to, from| {
            for &side in sides(name) {
                let direction = to.inherited.direction;
                *to.padding.side_mut(side, direction) = *from.padding.side(side, direction);
            }
        },
    )
    .noted("One to four values for four sides, one or two for two."),
    Property::new(
        sided!("border", ""),
        "<border-width> || <border-style> || <color>",
        "none",
        |name, input, to| {
            let (width, line, colour) = border(input)?;
            for &side in sides(name) {
                to.push(Declaration::BorderWidth(side, width));
                to.push(Declaration::BorderStyle(side, line));
                to.push(Declaration::BorderColour(side, colour));
            }
            Ok(())
        },
        |name, to, from| {
            for &side in sides(name) {
                let direction = to.inherited.direction;
                *to.border.side_mut(side, direction) = *from.border.side(side, direction);
            }
        },
    ),
    Property::new(
        sided!("border", "-width"),
        "thin | medium | thick | <length>",
        "medium",
        |name, input, to| {
            per_side(sides(name), input, border_width, |side, value| {
                to.push(Declaration::BorderWidth(side, value));
            })
        },
        |name, to, from| {
            for &side in sides(name) {
                let direction = to.inherited.direction;
                to.border.side_mut(side, direction).width = from.border.side(side, direction).width;
            }
        },
    ),
    Property::new(
        sided!("border", "-style"),
        "none | hidden | solid | dashed | dotted | double | groove | ridge | inset | outset",
        "none",
        |name, input, to| {
            per_side(sides(name), input, border_line, |side, value| {
                to.push(Declaration::BorderStyle(side, value));
            })
        },
        |name, to, from| {
            for &side in sides(name) {
                let direction = to.inherited.direction;
                to.border.side_mut(side, direction).line = from.border.side(side, direction).line;
            }
        },
    )
    .noted("Every line that is drawn is solid."),
    Property::new(
        sided!("border", "-color"),
        "<color>",
        "currentcolor",
        |name, input, to| {
            per_side(sides(name), input, colour, |side, value| {
                to.push(Declaration::BorderColour(side, value));
            })
        },
        |name, to, from| {
            for &side in sides(name) {
                let direction = to.inherited.direction;
                to.border.side_mut(side, direction).colour =
                    from.border.side(side, direction).colour;
            }
        },
    ),
    Property::new(
        &["border-radius"],
        "<length>",
        "0",
        one!(Radius, length),
        fields!(radius),
    )
    .noted("The same at every corner."),
    Property::new(
        &["background-color"],
        "<color>",
        "transparent",
        one!(Background, colour),
        fields!(background),
    )
    .noted("A translucent colour is mixed with white. The background of the root or the body covers the page."),
    Property::new(
        &["background"],
        "none | <color>",
        "none",
        one!(Background, background),
        fields!(background),
    ),
];

/// Returns the sides that the name of a property means.
fn sides(property: &str) -> &'static [Side] {
    const ALL: &[Side] = &[Side::Top, Side::Right, Side::Bottom, Side::Left];
    let Some((_, rest)) = property.split_once('-') else {
        return ALL;
    };
    let place = ["-width", "-style", "-color"]
        .iter()
        .find_map(|detail| rest.strip_suffix(detail))
        .unwrap_or(rest);
    match place {
        "top" | "block-start" => &[Side::Top],
        "right" => &[Side::Right],
        "bottom" | "block-end" => &[Side::Bottom],
        "left" => &[Side::Left],
        "inline-start" => &[Side::InlineStart],
        "inline-end" => &[Side::InlineEnd],
        "inline" => &[Side::InlineStart, Side::InlineEnd],
        "block" => &[Side::Top, Side::Bottom],
        _ => ALL,
    }
}

/// One to four values for four sides, one or two for two, one for one.
fn per_side<T: Copy>(
    sides: &[Side],
    input: &mut Parser,
    parse: impl Fn(&mut Parser) -> Parsed<T>,
    mut give: impl FnMut(Side, T),
) -> Parsed<()> {
    let mut values = vec![parse(input)?];
    while values.len() < sides.len()
        && let Ok(value) = input.try_parse(|input| parse(input))
    {
        values.push(value);
    }
    let last = values.len() - 1;
    for (index, &side) in sides.iter().enumerate() {
        let source = match (last, index) {
            (0, _) => 0,
            (1, _) => index % 2,
            (2, 3) => 1,
            _ => index,
        };
        give(side, values[source]);
    }
    Ok(())
}

fn border(input: &mut Parser) -> Parsed<(Length, BorderLine, ColourValue)> {
    let (mut width, mut line, mut tint) = (None, None, None);
    while !input.is_exhausted() {
        if line.is_none()
            && let Ok(value) = input.try_parse(border_line)
        {
            line = Some(value);
        } else if width.is_none()
            && let Ok(value) = input.try_parse(border_width)
        {
            width = Some(value);
        } else if tint.is_none()
            && let Ok(value) = input.try_parse(colour)
        {
            tint = Some(value);
        } else if line.is_some() || width.is_some() || tint.is_some() {
            break;
        } else {
            return wrong();
        }
    }
    let medium = Length {
        points: 2.25,
        ..Length::ZERO
    };
    Ok((
        width.unwrap_or(medium),
        line.unwrap_or(BorderLine::None),
        tint.unwrap_or(ColourValue::Current),
    ))
}

fn border_width(input: &mut Parser) -> Parsed<Length> {
    let words = [("thin", 0.75), ("medium", 2.25), ("thick", 3.75)];
    if let Ok(points) = input.try_parse(|input| keyword(input, &words)) {
        return Ok(Length {
            points,
            ..Length::ZERO
        });
    }
    length(input)
}

/// Every line style but `none` and `hidden` is drawn as a solid line.
fn border_line(input: &mut Parser) -> Parsed<BorderLine> {
    keyword(
        input,
        &[
            ("none", BorderLine::None),
            ("hidden", BorderLine::Hidden),
            ("solid", BorderLine::Solid),
            ("dashed", BorderLine::Solid),
            ("dotted", BorderLine::Solid),
            ("double", BorderLine::Solid),
            ("groove", BorderLine::Solid),
            ("ridge", BorderLine::Solid),
            ("inset", BorderLine::Solid),
            ("outset", BorderLine::Solid),
        ],
    )
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
