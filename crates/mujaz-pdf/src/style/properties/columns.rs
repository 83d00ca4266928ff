//! The properties of text in columns.

use cssparser::Parser;

use super::{
    Property,
    edges::{border, border_line, border_width},
    fields, one,
};
use crate::style::{
    declaration::Declaration,
    primitive::{Length, Parsed, colour, keyword, positive_length, wrong},
};

pub(super) const ROWS: &[Property] = &[
    Property::new(
        &["column-count"],
        "auto | <integer>",
        "auto",
        one!(ColumnCount, count),
        fields!(columns.count),
    ),
    Property::new(
        &["column-width"],
        "auto | <length>",
        "auto",
        one!(ColumnWidth, width),
        fields!(columns.width),
    ),
    Property::new(
        &["columns"],
        "<column-width> || <column-count>",
        "auto",
        |_, input, to| columns(input, to),
        fields!(columns.count, columns.width),
    ),
    Property::new(
        &["column-rule"],
        "<column-rule-width> || <column-rule-style> || <color>",
        "none",
        |_, input, to| {
            let (width, line, colour) = border(input)?;
            to.push(Declaration::ColumnRuleWidth(width));
            to.push(Declaration::ColumnRuleStyle(line));
            to.push(Declaration::ColumnRuleColour(colour));
            Ok(())
        },
        fields!(columns.rule),
    ),
    Property::new(
        &["column-rule-width"],
        "thin | medium | thick | <length>",
        "medium",
        one!(ColumnRuleWidth, border_width),
        fields!(columns.rule.width),
    ),
    Property::new(
        &["column-rule-style"],
        "none | hidden | solid | dashed | dotted | double | groove | ridge | inset | outset",
        "none",
        one!(ColumnRuleStyle, border_line),
        fields!(columns.rule.line),
    )
    .noted("A rule is always one line."),
    Property::new(
        &["column-rule-color"],
        "<color>",
        "currentcolor",
        one!(ColumnRuleColour, colour),
        fields!(columns.rule.colour),
    ),
    Property::new(
        &["column-fill"],
        "balance | balance-all | auto",
        "balance",
        one!(ColumnsLevel, |input| keyword(
            input,
            &[("balance", true), ("balance-all", true), ("auto", false)]
        )),
        fields!(columns.level),
    )
    .noted("`auto` needs a height; without one the columns are level."),
    Property::new(
        &["column-span"],
        "none | all",
        "none",
        one!(ColumnSpan, |input| keyword(
            input,
            &[("none", false), ("all", true)]
        )),
        fields!(spans_columns),
    )
    .noted("On the children of the box with the columns."),
];

/// Returns a number of columns, or `None` where their width decides.
fn count(input: &mut Parser) -> Parsed<Option<usize>> {
    /// Nobody reads more columns than these.
    const MOST: usize = 100;
    if input
        .try_parse(|input| input.expect_ident_matching("auto"))
        .is_ok()
    {
        return Ok(None);
    }
    usize::try_from(input.expect_integer()?)
        .ok()
        .filter(|count| *count > 0)
        .map_or_else(wrong, |count| Ok(Some(count.min(MOST))))
}

/// Returns the width of columns, or `None` where their number decides.
fn width(input: &mut Parser) -> Parsed<Option<Length>> {
    if input
        .try_parse(|input| input.expect_ident_matching("auto"))
        .is_ok()
    {
        return Ok(None);
    }
    some_width(input).map(Some)
}

fn some_width(input: &mut Parser) -> Parsed<Length> {
    let width = positive_length(input)?;
    if width == Length::ZERO {
        wrong()
    } else {
        Ok(width)
    }
}

fn columns(input: &mut Parser, to: &mut Vec<Declaration>) -> Parsed<()> {
    let (mut own_count, mut own_width): (Option<usize>, Option<Length>) = (None, None);
    for _ in 0..2 {
        if let Ok(value) = input.try_parse(count) {
            own_count = own_count.or(value);
        } else if let Ok(value) = input.try_parse(some_width) {
            own_width = Some(value);
        } else if own_count.is_none() && own_width.is_none() && !input.is_exhausted() {
            return wrong();
        }
    }
    to.push(Declaration::ColumnCount(own_count));
    to.push(Declaration::ColumnWidth(own_width));
    Ok(())
}
