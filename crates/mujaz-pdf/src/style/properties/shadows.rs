//! Parses the shadows of boxes.

use cssparser::Parser;

use crate::style::{
    declaration::Declaration,
    primitive::{ColourValue, Length, Parsed, colour, length, wrong},
    values::Shadow,
};

/// No box has more shadows.
const MOST_SHADOWS: usize = 16;

pub(super) fn of_boxes(_: &str, input: &mut Parser, to: &mut Vec<Declaration>) -> Parsed<()> {
    let is_none = input.try_parse(|input| input.expect_ident_matching("none"));
    let shadows = if is_none.is_ok() {
        Vec::new()
    } else {
        input.parse_comma_separated(shadow)?
    };
    if shadows.len() > MOST_SHADOWS {
        return wrong();
    }
    to.push(Declaration::Shadows(shadows.into()));
    Ok(())
}

fn shadow(input: &mut Parser) -> Parsed<Shadow<Length, ColourValue>> {
    let (mut lengths, mut tint, mut is_inside) = (Vec::new(), None, false);
    loop {
        if !is_inside
            && input
                .try_parse(|input| input.expect_ident_matching("inset"))
                .is_ok()
        {
            is_inside = true;
        } else if lengths.is_empty()
            && let Ok(first) = input.try_parse(length)
        {
            lengths.push(first);
            while lengths.len() < 4
                && let Ok(next) = input.try_parse(length)
            {
                lengths.push(next);
            }
        } else if tint.is_none()
            && let Ok(own) = input.try_parse(colour)
        {
            tint = Some(own);
        } else {
            break;
        }
    }
    let [across, down, rest @ ..] = lengths.as_slice() else {
        return wrong();
    };
    let at = |place: usize| rest.get(place).copied().unwrap_or(Length::ZERO);
    Ok(Shadow {
        offset: (*across, *down),
        blur: at(0),
        spread: at(1),
        colour: tint.unwrap_or(ColourValue::Current),
        is_inside,
    })
}
