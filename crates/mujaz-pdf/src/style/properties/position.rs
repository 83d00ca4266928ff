//! The properties that place a box by the edges of its container instead of in the flow.

use std::sync::Arc;

use cssparser::Parser;

use super::{
    Property,
    edges::{per_side, sides},
    fields, moving, one,
};
use crate::style::{
    declaration::Declaration,
    primitive::{Parsed, keyword, length_or_auto},
    values::{Position, Side},
};

pub(super) const ROWS: &[Property] = &[
    Property::new(
        &["position"],
        "static | relative | absolute | fixed | sticky | running(<name>)",
        "static",
        position,
        fields!(position, running),
    )
    .with_caveats(&[("sticky", "nothing scrolls on paper, so the box stays where it is")])
    .noted(
        "`absolute` is placed in the nearest box around it that is `relative`, `absolute` or `fixed`, and else on the first page; where insets say nothing it stands where it would stand in the flow, at the beginning of its line. `fixed` stands on every page, or once where it has text that a page has no room for, which goes on over the next. A `relative` box is drawn where the text around it is, so what follows may cover it. `sticky` is `relative` without insets. `running()` takes an element out of the text and into a margin box that asks for it with `element()`.",
    ),
    Property::new(
        &[
            "inset",
            "inset-block",
            "inset-block-start",
            "inset-block-end",
            "inset-inline",
            "inset-inline-start",
            "inset-inline-end",
            "top",
            "right",
            "bottom",
            "left",
        ],
        "auto | <length-percentage>",
        "auto",
        |name, input, to| {
            per_side(inset_sides(name), input, length_or_auto, |side, value| {
                to.push(Declaration::Inset(side, value));
            })
        },
        |name, to, from| {
            for &side in inset_sides(name) {
                let direction = to.inherited.direction;
                *to.insets.side_mut(side, direction) = *from.insets.side(side, direction);
            }
        },
    )
    .noted("One to four values for four sides, one or two for two."),
    Property::new(
        &["translate"],
        "none | <length-percentage>{1,2}",
        "none",
        moving::translate,
        fields!(moving.translation),
    ),
    Property::new(
        &["rotate"],
        "none | <angle>",
        "none",
        moving::rotate,
        fields!(moving.rotation),
    ),
    Property::new(
        &["scale"],
        "none | [ <number> | <percentage> ]{1,2}",
        "none",
        moving::scale,
        fields!(moving.scaling),
    ),
    Property::new(
        &["transform"],
        "none | [ translate() | translateX() | translateY() | rotate() | scale() | scaleX() | scaleY() | skew() | skewX() | skewY() | matrix() ]+",
        "none",
        moving::transform,
        fields!(moving.steps),
    )
    .noted("Shares are of the size of the box. It is drawn elsewhere and keeps its place; what is turned stays text, and may be cut by the edge of the page. Functions of three dimensions are followed where they stay in the plane."),
    Property::new(
        &["transform-origin"],
        "[ left | center | right | <length-percentage> ] [ top | center | bottom | <length-percentage> ]?",
        "50% 50%",
        moving::origin,
        fields!(moving.origin),
    ),
    Property::new(
        &["z-index"],
        "auto | <integer>",
        "auto",
        one!(Layer, |input| {
            if input.try_parse(|input| input.expect_ident_matching("auto")).is_ok() {
                return Ok(0);
            }
            Ok(input.expect_integer()?)
        }),
        fields!(layer),
    )
    .noted("Orders the `absolute` and `fixed` boxes of one element; below 0 they stand behind its text."),
];

fn inset_sides(name: &str) -> &'static [Side] {
    match name {
        "top" => &[Side::Top],
        "right" => &[Side::Right],
        "bottom" => &[Side::Bottom],
        "left" => &[Side::Left],
        other => sides(other),
    }
}

fn position(_: &str, input: &mut Parser, to: &mut Vec<Declaration>) -> Parsed<()> {
    let words = [
        ("static", Position::Static),
        ("sticky", Position::Static),
        ("relative", Position::Relative),
        ("absolute", Position::Absolute),
        ("fixed", Position::Fixed),
    ];
    let (position, name) = if let Ok(word) = input.try_parse(|input| keyword(input, &words)) {
        (word, None)
    } else {
        input.expect_function_matching("running")?;
        let name: Arc<str> =
            input.parse_nested_block(|input| Ok(Arc::from(&*input.expect_ident_cloned()?)))?;
        (Position::Static, Some(name))
    };
    to.push(Declaration::Position(position));
    to.push(Declaration::Running(name));
    Ok(())
}
