//! The properties of pages and of page breaks.

use std::sync::Arc;

use cssparser::Parser;

use super::{Property, fields, one, only};
use crate::style::{
    declaration::Declaration,
    primitive::{Length, Parsed, keyword, length, wrong},
    values::Break,
};

pub(super) const ROWS: &[Property] = &[
    Property::new(
        &["size"],
        "auto | <length>{1,2} | [A3 | A4 | A5 | A6 | B4 | B5 | JIS-B4 | JIS-B5 | letter | legal | ledger] || [portrait | landscape]",
        "auto",
        |_, input, to| {
            to.push(page_size(input)?);
            Ok(())
        },
        super::nothing,
    )
    .noted("In `@page`. `auto` is A4."),
    Property::new(
        &["page"],
        "auto | <name>",
        "auto",
        one!(PageName, page_name),
        fields!(inherited.page),
    )
    .inherited()
    .noted(
        "Text on pages of another name begins a new page. Where such pages have another width, the text on them is set for it.",
    ),
    Property::new(
        &["break-before", "page-break-before"],
        "auto | avoid | avoid-page | avoid-column | page | always | column | left | right | recto | verso",
        "auto",
        one!(BreakBefore, break_value),
        fields!(break_before),
    )
    .noted("In columns of text a page break only begins the next column."),
    Property::new(
        &["break-after", "page-break-after"],
        "auto | avoid | avoid-page | avoid-column | page | always | column | left | right | recto | verso",
        "auto",
        one!(BreakAfter, break_value),
        fields!(break_after),
    ),
    Property::new(
        &["break-inside", "page-break-inside"],
        "auto | avoid | avoid-page | avoid-column",
        "auto",
        one!(BreakInside, |input| keyword(
            input,
            &[
                ("auto", Break::Auto),
                ("avoid", Break::Avoid),
                ("avoid-page", Break::Avoid),
                ("avoid-column", Break::Avoid),
            ]
        )),
        fields!(break_inside),
    ),
    Property::new(
        &["box-decoration-break", "-webkit-box-decoration-break"],
        "slice | clone",
        "slice",
        one!(ClonesFrame, |input| keyword(
            input,
            &[("slice", false), ("clone", true)]
        )),
        fields!(clones_frame),
    )
    .noted("Of boxes that a page or column cuts; boxes in a line go on openly. It says of the cells of tables whether their lines and padding stand where a row is cut."),
    Property::new(
        &["footnote-display"],
        "block",
        "block",
        only!("block"),
        super::nothing,
    ),
    Property::new(
        &["footnote-policy"],
        "auto | line",
        "auto",
        only!("auto", "line"),
        super::nothing,
    )
    .noted("A line stands on the page that its footnotes, or the beginning of a long one, have room on."),
    Property::new(
        &["orphans"],
        "<integer>",
        "2",
        one!(Orphans, count),
        fields!(inherited.orphans),
    )
    .inherited(),
    Property::new(
        &["widows"],
        "<integer>",
        "2",
        one!(Widows, count),
        fields!(inherited.widows, inherited.widows_are_asked),
    )
    .inherited()
    .noted("Where no sheet asks for them, a paragraph with too few lines for both `orphans` and `widows` keeps the first and leaves fewer for the next page, as where a browser prints."),
    Property::new(
        &["all"],
        "inherit | initial | unset | revert",
        "",
        |_, _, _| wrong(),
        |_, to, from| {
            let inherited = from.inherited.clone();
            let own = std::mem::replace(to, from.clone());
            to.inherited = inherited;
            // Direction is said by the document, and `all` leaves it and custom properties alone.
            to.inherited.custom = own.inherited.custom;
            to.inherited.direction = own.inherited.direction;
            to.unicode_bidi = own.unicode_bidi;
        },
    )
    .noted("Every property but `direction`, `unicode-bidi` and custom ones."),
];

fn break_value(input: &mut Parser) -> Parsed<Break> {
    keyword(
        input,
        &[
            ("auto", Break::Auto),
            ("avoid", Break::Avoid),
            ("avoid-page", Break::Avoid),
            ("avoid-column", Break::Avoid),
            ("column", Break::Column),
            ("page", Break::Page),
            ("always", Break::Page),
            ("left", Break::Left),
            ("right", Break::Right),
            ("recto", Break::Recto),
            ("verso", Break::Verso),
        ],
    )
}

fn count(input: &mut Parser) -> Parsed<usize> {
    usize::try_from(input.expect_integer()?)
        .ok()
        .filter(|count| *count > 0)
        .map_or_else(wrong, Ok)
}

fn page_name(input: &mut Parser) -> Parsed<Option<Arc<str>>> {
    let name = input.expect_ident_cloned()?;
    Ok((!name.eq_ignore_ascii_case("auto")).then(|| Arc::from(&*name)))
}

fn page_size(input: &mut Parser) -> Parsed<Declaration> {
    const A4: (f32, f32) = (210.0, 297.0);
    let sizes = [
        ("a3", (297.0, 420.0)),
        ("a4", A4),
        ("a5", (148.0, 210.0)),
        ("a6", (105.0, 148.0)),
        ("b4", (250.0, 353.0)),
        ("b5", (176.0, 250.0)),
        ("jis-b4", (257.0, 364.0)),
        ("jis-b5", (182.0, 257.0)),
        ("letter", (215.9, 279.4)),
        ("legal", (215.9, 355.6)),
        ("ledger", (279.4, 431.8)),
    ];
    if let Ok(width) = input.try_parse(length) {
        let height = input.try_parse(length).unwrap_or(width);
        return Ok(Declaration::PageSize(width, height));
    }
    let turned = |input: &mut Parser| keyword(input, &[("portrait", false), ("landscape", true)]);
    let before = input.try_parse(turned).ok();
    let named = input.try_parse(|input| keyword(input, &sizes));
    let after = input.try_parse(turned).ok();
    let landscape = before.or(after).unwrap_or(false);
    if before.or(after).is_none() && named.is_err() {
        input.expect_ident_matching("auto")?;
    }
    let (width, height) = named.unwrap_or(A4);
    let points = |millimetres: f32| Length {
        points: millimetres * 72.0 / 25.4,
        ..Length::ZERO
    };
    Ok(if landscape {
        Declaration::PageSize(points(height), points(width))
    } else {
        Declaration::PageSize(points(width), points(height))
    })
}
