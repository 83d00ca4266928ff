//! Parses margins, paddings and borders.

use cssparser::Parser;

use super::{
    declaration::Declaration,
    primitive::{ColourValue, Length, Parsed, colour, keyword, length, length_or_auto, wrong},
    values::{BorderLine, Side},
};

/// Margins, paddings and borders, physical and logical, shorthand and longhand.
pub(super) fn edges(property: &str, input: &mut Parser, to: &mut Vec<Declaration>) -> Parsed<bool> {
    use Declaration as D;
    let (family, rest) = property.split_once('-').unwrap_or((property, ""));
    let (place, detail) = match rest {
        "width" | "style" | "color" => ("", rest),
        _ => rest
            .strip_suffix("-width")
            .map(|place| (place, "width"))
            .or_else(|| rest.strip_suffix("-style").map(|place| (place, "style")))
            .or_else(|| rest.strip_suffix("-color").map(|place| (place, "color")))
            .unwrap_or((rest, "")),
    };
    let sides: &[Side] = match place {
        "" => &[Side::Top, Side::Right, Side::Bottom, Side::Left],
        "top" | "block-start" => &[Side::Top],
        "right" => &[Side::Right],
        "bottom" | "block-end" => &[Side::Bottom],
        "left" => &[Side::Left],
        "inline-start" => &[Side::InlineStart],
        "inline-end" => &[Side::InlineEnd],
        "inline" => &[Side::InlineStart, Side::InlineEnd],
        "block" => &[Side::Top, Side::Bottom],
        _ => return Ok(false),
    };
    match (family, detail) {
        ("margin", "") => per_side(sides, input, length_or_auto, |side, value| {
            to.push(D::Margin(side, value));
        })?,
        ("padding", "") => per_side(sides, input, length, |side, value| {
            to.push(D::Padding(side, value));
        })?,
        ("border", "width") => per_side(sides, input, border_width, |side, value| {
            to.push(D::BorderWidth(side, value));
        })?,
        ("border", "style") => per_side(sides, input, border_line, |side, value| {
            to.push(D::BorderStyle(side, value));
        })?,
        ("border", "color") => per_side(sides, input, colour, |side, value| {
            to.push(D::BorderColour(side, value));
        })?,
        ("border", "") => {
            let (width, line, colour) = border(input)?;
            for &side in sides {
                to.push(D::BorderWidth(side, width));
                to.push(D::BorderStyle(side, line));
                to.push(D::BorderColour(side, colour));
            }
        }
        _ => return Ok(false),
    }
    Ok(true)
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
