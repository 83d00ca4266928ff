//! The properties of tables.

use super::{Property, fields, one, only};
use crate::style::{
    declaration::Declaration,
    primitive::{keyword, positive_length},
};

pub(super) const ROWS: &[Property] = &[
    Property::new(
        &["border-collapse"],
        "separate | collapse",
        "separate",
        one!(Collapse, |input| keyword(
            input,
            &[("collapse", true), ("separate", false)]
        )),
        fields!(inherited.collapse),
    )
    .inherited(),
    Property::new(
        &["border-spacing"],
        "<length>{1,2}",
        "0",
        |_, input, to| {
            let columns = positive_length(input)?;
            let rows = input.try_parse(positive_length).unwrap_or(columns);
            to.push(Declaration::Spacing(columns, rows));
            Ok(())
        },
        fields!(inherited.spacing),
    )
    .inherited(),
    Property::new(
        &["caption-side"],
        "top | bottom | block-start | block-end",
        "top",
        one!(CaptionBelow, |input| keyword(
            input,
            &[
                ("top", false),
                ("bottom", true),
                ("block-start", false),
                ("block-end", true),
            ],
        )),
        fields!(inherited.caption_below),
    )
    .inherited(),
    Property::new(
        &["table-layout"],
        "auto | fixed",
        "auto",
        one!(TableLayoutFixed, |input| keyword(
            input,
            &[("auto", false), ("fixed", true)]
        )),
        fields!(table_layout_fixed),
    ),
    Property::new(
        &["empty-cells"],
        "show",
        "show",
        only!("show"),
        super::nothing,
    )
    .inherited(),
];
