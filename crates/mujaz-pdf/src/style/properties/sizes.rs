//! The properties that say what kind of box an element makes and how large it is.

use super::{Property, fields, one, only};
use crate::style::{
    primitive::{keyword, length_or_auto},
    values::Display,
};

pub(super) const ROWS: &[Property] = &[
    Property::new(
        &["display"],
        "none | inline | inline-block | inline-flex | block | flow-root | flex | grid | inline-grid | list-item | table | table-header-group | \
         table-row-group | table-footer-group | table-row | table-cell | table-column-group | table-column | table-caption | contents",
        "inline",
        one!(Display, |input| keyword(
            input,
            &[
                ("none", Display::None),
                ("inline", Display::Inline),
                ("inline-block", Display::InlineBlock),
                ("inline-flex", Display::InlineFlex),
                ("block", Display::Block),
                ("flow-root", Display::Block),
                ("flex", Display::Flex),
                ("grid", Display::Grid),
                ("inline-grid", Display::InlineGrid),
                ("list-item", Display::ListItem),
                ("table", Display::Table),
                ("table-header-group", Display::TableHead),
                ("table-row-group", Display::TableBody),
                ("table-footer-group", Display::TableFoot),
                ("table-row", Display::TableRow),
                ("table-cell", Display::TableCell),
                ("table-column-group", Display::TableColumnGroup),
                ("table-column", Display::TableColumn),
                ("table-caption", Display::TableCaption),
                ("contents", Display::Contents),
            ],
        )),
        fields!(display),
    ),
    Property::new(
        &["visibility"],
        "visible | hidden | collapse",
        "visible",
        one!(Visible, |input| keyword(
            input,
            &[("visible", true), ("hidden", false), ("collapse", false)]
        )),
        fields!(inherited.visible),
    )
    .inherited(),
    Property::new(
        &["width", "inline-size"],
        "auto | <length-percentage>",
        "auto",
        one!(Width, length_or_auto),
        fields!(width),
    ),
    Property::new(
        &["min-width", "min-inline-size"],
        "auto | <length-percentage>",
        "auto",
        one!(MinWidth, length_or_auto),
        fields!(min_width),
    ),
    Property::new(
        &["max-width", "max-inline-size"],
        "none | <length-percentage>",
        "none",
        one!(MaxWidth, length_or_auto),
        fields!(max_width),
    ),
    Property::new(
        &["height", "block-size"],
        "auto | <length-percentage>",
        "auto",
        one!(Height, length_or_auto),
        fields!(height),
    )
    .noted("Content is never cut off: a box is at least as tall as what is in it."),
    Property::new(
        &["min-height", "min-block-size"],
        "auto | <length-percentage>",
        "auto",
        one!(MinHeight, length_or_auto),
        fields!(min_height),
    ),
    Property::new(
        &["max-height", "max-block-size"],
        "none | <length-percentage>",
        "none",
        one!(MaxHeight, length_or_auto),
        fields!(max_height),
    ),
    Property::new(
        &["box-sizing"],
        "content-box | border-box",
        "content-box",
        one!(BorderBox, |input| keyword(
            input,
            &[("border-box", true), ("content-box", false)]
        )),
        fields!(border_box),
    ),
    Property::new(
        &["overflow"],
        "visible",
        "visible",
        only!("visible"),
        super::nothing,
    )
    .noted("Nothing is ever cut off or scrolled away."),
];
