//! The properties of what stands in `svg` elements. Their values go to the drawing as they are written, but for colours.

use cssparser::{Parser, Token};

use super::{Property, TakeOver};
use crate::style::{
    declaration::Declaration,
    primitive::{ColourValue, Parsed, colour, wrong},
};

const TAKE_OVER: TakeOver = |name, to, from| to.drawing.set(known(name), from.drawing.own(name));

/// What stands in the table in place of values that SVG describes.
const AS_IN_SVG: &str = "as in SVG 2";

pub(super) const ROWS: &[Property] = &[
    Property::new(
        &["fill", "stroke", "stop-color"],
        "<paint>",
        "none",
        paint,
        TAKE_OVER,
    )
    .noted("The sheets of a document hold for what stands in its `svg` elements, and not for pictures in `img`. Text there is text in the file too. `fill` and `stop-color` are black at first."),
    Property::new(
        &["fill-opacity", "stroke-opacity", "stop-opacity"],
        "<number> | <percentage>",
        "1",
        as_written,
        TAKE_OVER,
    ),
    Property::new(
        &["text-anchor"],
        "start | middle | end",
        "start",
        as_written,
        TAKE_OVER,
    ),
    Property::new(
        &[
            "fill-rule",
            "clip-rule",
            "stroke-width",
            "stroke-dasharray",
            "stroke-dashoffset",
            "stroke-linecap",
            "stroke-linejoin",
            "stroke-miterlimit",
            "paint-order",
            "shape-rendering",
            "dominant-baseline",
            "alignment-baseline",
            "baseline-shift",
        ],
        AS_IN_SVG,
        AS_IN_SVG,
        as_written,
        TAKE_OVER,
    ),
];

/// Returns the name of a property as the table has it.
fn known(name: &str) -> &'static str {
    let mut names = ROWS.iter().flat_map(|row| row.names);
    names.find(|known| **known == name).copied().unwrap_or("")
}

/// Takes a colour in any way to write it, which drawings know fewer of, or else what drawings know besides.
fn paint(name: &str, input: &mut Parser, to: &mut Vec<Declaration>) -> Parsed<()> {
    let set = input.try_parse(|input| {
        let ColourValue::Set(colour) = colour(input)? else {
            return wrong();
        };
        let rest = input.state();
        let ends = !matches!(input.next(), Ok(token) if *token != Token::Delim('!'));
        input.reset(&rest);
        if ends { Ok(colour) } else { wrong() }
    });
    let Ok(set) = set else {
        return as_written(name, input, to);
    };
    let opacity = f32::from(set.alpha) / 255.0;
    let value = format!("rgba({},{},{},{opacity})", set.red, set.green, set.blue);
    to.push(Declaration::Drawing(known(name), value.into()));
    Ok(())
}

fn as_written(name: &str, input: &mut Parser, to: &mut Vec<Declaration>) -> Parsed<()> {
    let start = input.position();
    loop {
        let before = input.state();
        match input.next() {
            // What follows says how much the declaration weighs.
            Ok(Token::Delim('!')) => {
                input.reset(&before);
                break;
            }
            Ok(_) => {}
            Err(_) => break,
        }
    }
    let value = input.slice_from(start).trim();
    if value.is_empty() || value.contains("var(") {
        return wrong();
    }
    to.push(Declaration::Drawing(known(name), value.into()));
    Ok(())
}
