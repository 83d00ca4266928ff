//! The properties that say what kind of box an element makes and how large it is.

use cssparser::Parser;

use super::{Property, fields, one};
use crate::style::{
    declaration::Declaration,
    primitive::{Parsed, keyword, positive_length_or, wrong},
    values::{AspectRatio, Clear, ContentWidth, Display, Float, ObjectFit},
};

pub(super) const ROWS: &[Property] = &[
    Property::new(
        &["display"],
        "none | inline | inline-block | inline-flex | block | flow-root | flex | grid | inline-grid | list-item | table | inline-table | table-header-group | \
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
                ("flow-root", Display::FlowRoot),
                ("flex", Display::Flex),
                ("grid", Display::Grid),
                ("inline-grid", Display::InlineGrid),
                ("list-item", Display::ListItem),
                ("table", Display::Table),
                ("inline-table", Display::InlineTable),
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
        "auto | min-content | max-content | fit-content | <length-percentage>",
        "auto",
        width,
        fields!(width, content_width),
    )
    .noted("Tables, pictures and the items of flex and grid containers take `auto` for the width of their content."),
    Property::new(
        &["min-width", "min-inline-size"],
        "auto | <length-percentage>",
        "auto",
        one!(MinWidth, |input| positive_length_or(input, &["auto"])),
        fields!(min_width),
    ),
    Property::new(
        &["max-width", "max-inline-size"],
        "none | <length-percentage>",
        "none",
        one!(MaxWidth, |input| positive_length_or(input, &["none"])),
        fields!(max_width),
    ),
    Property::new(
        &["height", "block-size"],
        "auto | min-content | max-content | fit-content | <length-percentage>",
        "auto",
        // The height of the content is what `auto` is.
        one!(Height, |input| positive_length_or(
            input,
            &["auto", "min-content", "max-content", "fit-content"]
        )),
        fields!(height),
    )
    .noted("Content is never cut off: a box is at least as tall as what is in it."),
    Property::new(
        &["min-height", "min-block-size"],
        "auto | <length-percentage>",
        "auto",
        one!(MinHeight, |input| positive_length_or(input, &["auto"])),
        fields!(min_height),
    ),
    Property::new(
        &["max-height", "max-block-size"],
        "none | <length-percentage>",
        "none",
        one!(MaxHeight, |input| positive_length_or(input, &["none"])),
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
        &["float"],
        "none | left | right | inline-start | inline-end | footnote",
        "none",
        |_, input, to| {
            let words = [
                ("none", (Float::None, false)),
                ("left", (Float::Left, false)),
                ("right", (Float::Right, false)),
                ("inline-start", (Float::InlineStart, false)),
                ("inline-end", (Float::InlineEnd, false)),
                ("footnote", (Float::None, true)),
            ];
            let (float, is_footnote) = keyword(input, &words)?;
            to.push(Declaration::Float(float));
            to.push(Declaration::Footnote(is_footnote));
            Ok(())
        },
        fields!(float, is_footnote),
    )
    .noted(
        "A float that a page has no room for moves to the next one with the text behind it. A footnote stands at the foot of the page on which its call is; `::footnote-call` and `::footnote-marker` are its numbers, which begin again on every page with `counter-reset: footnote` in `@page`. Margin, border, padding and background above the notes are those of `@footnote` in `@page`.",
    ),
    Property::new(
        &["clear"],
        "none | left | right | inline-start | inline-end | both",
        "none",
        one!(Clear, |input| keyword(
            input,
            &[
                ("none", Clear::None),
                ("left", Clear::Left),
                ("right", Clear::Right),
                ("inline-start", Clear::InlineStart),
                ("inline-end", Clear::InlineEnd),
                ("both", Clear::Both),
            ],
        )),
        fields!(clear),
    ),
    Property::new(
        &["overflow", "overflow-x", "overflow-y", "overflow-block", "overflow-inline"],
        "visible | hidden | clip | scroll | auto",
        "visible",
        |_, input, to| {
            let hides = overflow(input)?;
            let other = input.try_parse(overflow).unwrap_or(hides);
            to.push(Declaration::HidesOverflow(hides || other));
            Ok(())
        },
        fields!(hides_overflow),
    )
    .with_caveats(&[
        ("hidden", LOSES_NOTHING),
        ("clip", LOSES_NOTHING),
        ("scroll", LOSES_NOTHING),
        ("auto", LOSES_NOTHING),
    ])
    .noted(
        "Nothing is ever cut off or scrolled away: what would be is shown, and warned of. As in browsers, such a box holds the floats inside of it, and margins do not collapse through it.",
    ),
    Property::new(
        &["aspect-ratio"],
        "auto | <number> [/ <number>]?",
        "auto",
        one!(AspectRatio, aspect_ratio),
        fields!(aspect_ratio),
    )
    .noted("Of a box whose height is `auto`, which grows where its content is taller. With `auto` in front pictures keep their own."),
    Property::new(
        &["object-fit"],
        "fill | contain | cover | none | scale-down",
        "fill",
        one!(ObjectFit, |input| keyword(
            input,
            &[
                ("fill", ObjectFit::Fill),
                ("contain", ObjectFit::Contain),
                ("cover", ObjectFit::Cover),
                ("none", ObjectFit::None),
                ("scale-down", ObjectFit::ScaleDown),
            ],
        )),
        fields!(picture_fit.size),
    )
    .noted("Of pictures, which are the only thing that is ever cut off: by `cover`, `none` and round corners."),
    Property::new(
        &["object-position"],
        "[ left | center | right | <length-percentage> ] [ top | center | bottom | <length-percentage> ]?",
        "50% 50%",
        |_, input, to| {
            let (across, down) = super::backgrounds::position(input)?;
            to.push(Declaration::ObjectPosition(across, down));
            Ok(())
        },
        fields!(picture_fit.position),
    ),
];

const LOSES_NOTHING: &str = "what reaches out of the box is shown, since nothing is ever lost";

fn overflow(input: &mut Parser) -> Parsed<bool> {
    let words = [
        ("visible", false),
        ("hidden", true),
        ("clip", true),
        ("scroll", true),
        ("auto", true),
    ];
    keyword(input, &words)
}

fn aspect_ratio(input: &mut Parser) -> Parsed<Option<AspectRatio>> {
    let auto = |input: &mut Parser| {
        input
            .try_parse(|input| input.expect_ident_matching("auto"))
            .is_ok()
    };
    let before = auto(input);
    let ratio = input.try_parse(|input| {
        let width = input.expect_number()?;
        let height = if input.try_parse(|input| input.expect_delim('/')).is_ok() {
            input.expect_number()?
        } else {
            1.0
        };
        if width > 0.0 && height > 0.0 {
            Ok(height / width)
        } else {
            wrong()
        }
    });
    let is_for_boxes = before || auto(input);
    match ratio {
        Ok(height) => Ok(Some(AspectRatio {
            height,
            is_for_boxes,
        })),
        Err(_) if is_for_boxes => Ok(None),
        Err(error) => Err(error),
    }
}

fn width(_: &str, input: &mut Parser, to: &mut Vec<Declaration>) -> Parsed<()> {
    let words = [
        ("min-content", ContentWidth::Least),
        ("max-content", ContentWidth::Most),
        ("fit-content", ContentWidth::Fitting),
    ];
    if let Ok(word) = input.try_parse(|input| keyword(input, &words)) {
        to.push(Declaration::Width(None));
        to.push(Declaration::ContentWidth(Some(word)));
    } else {
        to.push(Declaration::Width(positive_length_or(input, &["auto"])?));
        to.push(Declaration::ContentWidth(None));
    }
    Ok(())
}
