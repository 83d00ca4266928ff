//! The properties of lines along text.

use cssparser::Parser;

use super::{Property, fields, one};
use crate::style::{
    declaration::Declaration,
    primitive::{ColourValue, Length, Parsed, colour, keyword, length, positive_length, wrong},
    values::{BorderLine, DecorationLines},
};

pub(super) const ROWS: &[Property] = &[
    Property::new(
        &["text-decoration"],
        "none | [ underline || overline || line-through ] || <style> || <color> || <thickness>",
        "none",
        |_, input, to| decoration(input, to),
        fields!(
            decoration.lines,
            decoration.style,
            decoration.colour,
            decoration.thickness
        ),
    )
    .noted("An element has the lines of all elements around it too, each as it was asked for."),
    Property::new(
        &["text-decoration-line"],
        "none | underline | overline | line-through",
        "none",
        one!(DecorationLines, lines),
        fields!(decoration.lines),
    )
    .noted("Several lines may be named."),
    Property::new(
        &["text-decoration-style"],
        "solid | double | dotted | dashed | wavy",
        "solid",
        one!(DecorationStyle, style),
        fields!(decoration.style),
    ),
    Property::new(
        &["text-decoration-color"],
        "<color>",
        "currentcolor",
        one!(DecorationColour, colour),
        fields!(decoration.colour),
    ),
    Property::new(
        &["text-decoration-thickness"],
        "auto | from-font | <length-percentage>",
        "auto",
        one!(DecorationThickness, thickness),
        fields!(decoration.thickness),
    ),
    Property::new(
        &["text-underline-offset"],
        "auto | <length-percentage>",
        "auto",
        one!(UnderlineOffset, auto_or_length),
        fields!(decoration.offset),
    )
    .noted("Said at the element that has the underline."),
    Property::new(
        &["text-underline-position"],
        "auto | from-font | under",
        "auto",
        one!(UnderlinesLow, |input| keyword(
            input,
            &[("auto", false), ("from-font", false), ("under", true)]
        )),
        fields!(inherited.underlines_low),
    )
    .inherited()
    .noted("`under` is below all letters and their marks."),
];

fn decoration(input: &mut Parser, to: &mut Vec<Declaration>) -> Parsed<()> {
    let (mut own_lines, mut own_style, mut own_colour, mut own_thickness) =
        (None, None, None, None);
    loop {
        if own_lines.is_none()
            && let Ok(value) = input.try_parse(lines)
        {
            own_lines = Some(value);
        } else if own_style.is_none()
            && let Ok(value) = input.try_parse(style)
        {
            own_style = Some(value);
        } else if own_thickness.is_none()
            && let Ok(value) = input.try_parse(thickness)
        {
            own_thickness = Some(value);
        } else if own_colour.is_none()
            && let Ok(value) = input.try_parse(colour)
        {
            own_colour = Some(value);
        } else {
            break;
        }
    }
    if own_lines.is_none() && own_style.is_none() && own_colour.is_none() && own_thickness.is_none()
    {
        return wrong();
    }
    to.push(Declaration::DecorationLines(own_lines.unwrap_or_default()));
    to.push(Declaration::DecorationStyle(
        own_style.unwrap_or(BorderLine::Solid),
    ));
    to.push(Declaration::DecorationColour(
        own_colour.unwrap_or(ColourValue::Current),
    ));
    to.push(Declaration::DecorationThickness(
        own_thickness.unwrap_or_default(),
    ));
    Ok(())
}

fn lines(input: &mut Parser) -> Parsed<DecorationLines> {
    if input
        .try_parse(|input| input.expect_ident_matching("none"))
        .is_ok()
    {
        return Ok(DecorationLines::default());
    }
    let mut lines = DecorationLines::default();
    let words = [("underline", 0), ("overline", 1), ("line-through", 2)];
    while let Ok(word) = input.try_parse(|input| keyword(input, &words)) {
        let line = match word {
            0 => &mut lines.under,
            1 => &mut lines.over,
            _ => &mut lines.through,
        };
        *line = true;
    }
    if lines.any() { Ok(lines) } else { wrong() }
}

fn style(input: &mut Parser) -> Parsed<BorderLine> {
    keyword(
        input,
        &[
            ("solid", BorderLine::Solid),
            ("double", BorderLine::Double),
            ("dotted", BorderLine::Dotted),
            ("dashed", BorderLine::Dashed),
            ("wavy", BorderLine::Wavy),
        ],
    )
}

fn thickness(input: &mut Parser) -> Parsed<Option<Length>> {
    let words = [("auto", ()), ("from-font", ())];
    if input.try_parse(|input| keyword(input, &words)).is_ok() {
        return Ok(None);
    }
    positive_length(input).map(Some)
}

fn auto_or_length(input: &mut Parser) -> Parsed<Option<Length>> {
    if input
        .try_parse(|input| input.expect_ident_matching("auto"))
        .is_ok()
    {
        return Ok(None);
    }
    length(input).map(Some)
}
