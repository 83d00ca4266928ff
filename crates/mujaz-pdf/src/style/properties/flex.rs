//! The properties of flexible boxes.

use cssparser::Parser;

use super::{Property, fields, one, only};
use crate::style::{
    declaration::Declaration,
    primitive::{Length, Parsed, keyword, length, length_or_auto},
    values::Justify,
};

pub(super) const ROWS: &[Property] = &[
    Property::new(
        &["flex-direction"],
        "row | column",
        "row",
        one!(FlexColumn, |input| keyword(
            input,
            &[("row", false), ("column", true)]
        )),
        fields!(flex.column),
    ),
    Property::new(
        &["flex-wrap"],
        "nowrap",
        "nowrap",
        only!("nowrap"),
        super::nothing,
    ),
    Property::new(
        &["flex"],
        "none | auto | initial | <number> <number>? <length-percentage>?",
        "initial",
        |_, input, to| flex(input, to),
        fields!(flex.grow, flex.basis),
    ),
    Property::new(
        &["flex-grow"],
        "<number>",
        "0",
        one!(FlexGrow, |input| Ok(input.expect_number()?)),
        fields!(flex.grow),
    ),
    Property::new(
        &["flex-shrink"],
        "<number>",
        "1",
        |_, input, _| {
            input.expect_number()?;
            Ok(())
        },
        super::nothing,
    )
    .noted("Items always shrink, each down to its longest word."),
    Property::new(
        &["flex-basis"],
        "auto | <length-percentage>",
        "auto",
        one!(FlexBasis, length_or_auto),
        fields!(flex.basis),
    ),
    Property::new(
        &["gap", "column-gap"],
        "<length>{1,2}",
        "0",
        |_, input, to| {
            let rows = length(input)?;
            to.push(Declaration::Gap(input.try_parse(length).unwrap_or(rows)));
            Ok(())
        },
        fields!(flex.gap),
    ),
    Property::new(
        &["justify-content"],
        "normal | start | flex-start | end | flex-end | center | space-between",
        "normal",
        one!(Justify, |input| keyword(
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
        )),
        fields!(flex.justify),
    ),
    Property::new(
        &["align-items"],
        "normal | stretch",
        "normal",
        only!("normal", "stretch"),
        super::nothing,
    ),
];

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
