//! Margins, padding and borders, physical and logical, shorthand and longhand.

use cssparser::{Parser, Token};

use super::{Property, fields, one, shadows};
use crate::style::{
    declaration::Declaration,
    primitive::{
        ColourValue, Length, Parsed, colour, keyword, length, length_or_auto, positive_length,
        wrong,
    },
    values::{BorderLine, Corner, Side},
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
            per_side(sides(name), input, positive_length, |side, value| {
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
    ),
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
        &["box-shadow"],
        "none | [ <length>{2,4} && <color>? && inset? ]#",
        "none",
        shadows::of_boxes,
        fields!(shadows),
    )
    .noted("A blurred shadow is drawn in steps. Cells with shared borders have none."),
    Property::new(
        &["outline"],
        "<border-width> || [ auto | <border-style> ] || <color>",
        "none",
        |_, input, to| {
            let (width, line, colour) = border_of(input, outline_line)?;
            to.push(Declaration::OutlineWidth(width));
            to.push(Declaration::OutlineStyle(line));
            to.push(Declaration::OutlineColour(colour));
            Ok(())
        },
        fields!(outline.line),
    )
    .noted("Takes no room. `auto` is a solid line."),
    Property::new(
        &["outline-width"],
        "thin | medium | thick | <length>",
        "medium",
        one!(OutlineWidth, border_width),
        fields!(outline.line.width),
    ),
    Property::new(
        &["outline-style"],
        "none | auto | solid | dashed | dotted | double | groove | ridge | inset | outset",
        "none",
        one!(OutlineStyle, outline_line),
        fields!(outline.line.line),
    ),
    Property::new(
        &["outline-color"],
        "<color>",
        "currentcolor",
        one!(OutlineColour, colour),
        fields!(outline.line.colour),
    ),
    Property::new(
        &["outline-offset"],
        "<length>",
        "0",
        one!(OutlineOffset, length),
        fields!(outline.offset),
    ),
    Property::new(
        &[
            "border-radius",
            "border-top-left-radius",
            "border-top-right-radius",
            "border-bottom-right-radius",
            "border-bottom-left-radius",
            "border-start-start-radius",
            "border-start-end-radius",
            "border-end-start-radius",
            "border-end-end-radius",
        ],
        "<length-percentage>",
        "0",
        |name, input, to| match corner(name) {
            Some(corner) => {
                let across = positive_length(input)?;
                let down = input.try_parse(positive_length).unwrap_or(across);
                to.push(Declaration::Radius(corner, across, down));
                Ok(())
            }
            None => radii(input, to),
        },
        |name, to, from| match corner(name) {
            Some(corner) => {
                let place = corner.place(to.inherited.direction);
                to.radii[place] = from.radii[place];
            }
            None => to.radii = from.radii,
        },
    )
    .noted("One to four values for four corners, across and, behind a `/`, down; one or two for one corner."),
    Property::new(
        &["opacity"],
        "<number> | <percentage>",
        "1",
        |_, input, to| {
            let opacity = match input.next()? {
                Token::Number { value, .. } => *value,
                Token::Percentage { unit_value, .. } => *unit_value,
                _ => return wrong(),
            };
            to.push(Declaration::Opacity(opacity.clamp(0.0, 1.0)));
            Ok(())
        },
        fields!(opacity),
    )
    .noted("Everything in the box is as translucent by itself, so a background shines through the text on it."),
];

/// Returns the corner that the name of a property means.
fn corner(property: &str) -> Option<Corner> {
    Some(match property {
        "border-top-left-radius" => Corner::TopLeft,
        "border-top-right-radius" => Corner::TopRight,
        "border-bottom-right-radius" => Corner::BottomRight,
        "border-bottom-left-radius" => Corner::BottomLeft,
        "border-start-start-radius" => Corner::StartStart,
        "border-start-end-radius" => Corner::StartEnd,
        "border-end-start-radius" => Corner::EndStart,
        "border-end-end-radius" => Corner::EndEnd,
        _ => return None,
    })
}

/// One to four lengths across, and as many down behind a slash.
fn radii(input: &mut Parser, to: &mut Vec<Declaration>) -> Parsed<()> {
    const CORNERS: [Corner; 4] = [
        Corner::TopLeft,
        Corner::TopRight,
        Corner::BottomRight,
        Corner::BottomLeft,
    ];
    const SIDES: [Side; 4] = [Side::Top, Side::Right, Side::Bottom, Side::Left];
    let four = |input: &mut Parser| {
        let mut lengths = Vec::with_capacity(4);
        per_side(&SIDES, input, positive_length, |_, value| {
            lengths.push(value);
        })?;
        Ok::<_, crate::style::primitive::ParseError>(lengths)
    };
    let across = four(input)?;
    let down = if input.try_parse(|input| input.expect_delim('/')).is_ok() {
        four(input)?
    } else {
        across.clone()
    };
    for (corner, (across, down)) in CORNERS.into_iter().zip(across.into_iter().zip(down)) {
        to.push(Declaration::Radius(corner, across, down));
    }
    Ok(())
}

/// Returns the sides that the name of a property means.
/// Returns the sides that the name of a property speaks of, as in `margin-left`.
pub(super) fn sides(property: &str) -> &'static [Side] {
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
pub(super) fn per_side<T: Copy>(
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

pub(super) fn border(input: &mut Parser) -> Parsed<(Length, BorderLine, ColourValue)> {
    border_of(input, border_line)
}

fn border_of(
    input: &mut Parser,
    border_line: fn(&mut Parser) -> Parsed<BorderLine>,
) -> Parsed<(Length, BorderLine, ColourValue)> {
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

pub(super) fn border_width(input: &mut Parser) -> Parsed<Length> {
    let words = [("thin", 0.75), ("medium", 2.25), ("thick", 3.75)];
    if let Ok(points) = input.try_parse(|input| keyword(input, &words)) {
        return Ok(Length {
            points,
            ..Length::ZERO
        });
    }
    positive_length(input)
}

/// A ring of light around what has the focus is a line on paper.
fn outline_line(input: &mut Parser) -> Parsed<BorderLine> {
    if input
        .try_parse(|input| input.expect_ident_matching("auto"))
        .is_ok()
    {
        return Ok(BorderLine::Solid);
    }
    let line = border_line(input)?;
    if line == BorderLine::Hidden {
        return wrong();
    }
    Ok(line)
}

pub(super) fn border_line(input: &mut Parser) -> Parsed<BorderLine> {
    keyword(
        input,
        &[
            ("none", BorderLine::None),
            ("hidden", BorderLine::Hidden),
            ("solid", BorderLine::Solid),
            ("dashed", BorderLine::Dashed),
            ("dotted", BorderLine::Dotted),
            ("double", BorderLine::Double),
            ("groove", BorderLine::Groove),
            ("ridge", BorderLine::Ridge),
            ("inset", BorderLine::Inset),
            ("outset", BorderLine::Outset),
        ],
    )
}
