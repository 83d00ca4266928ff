//! The properties of lists, counters and generated content.

use std::sync::Arc;

use cssparser::Parser;

use super::{Property, fields, one};
use crate::style::{
    declaration::{Declaration, NamedStrings},
    primitive::{Parsed, content, keyword, list_style, wrong},
    values::ListStyle,
};

const POSITIONS: [(&str, bool); 2] = [("outside", false), ("inside", true)];

pub(super) const ROWS: &[Property] = &[
    Property::new(
        &["list-style-type"],
        "none | disc | circle | square | <counter-style> | <string>",
        "disc",
        one!(ListStyle, list_style),
        fields!(inherited.list_style),
    )
    .inherited(),
    Property::new(
        &["list-style-position"],
        "outside | inside",
        "outside",
        one!(MarkerInside, |input| keyword(input, &POSITIONS)),
        fields!(inherited.marker_inside),
    )
    .inherited(),
    Property::new(
        &["list-style"],
        "<list-style-type> || <list-style-position>",
        "disc",
        list_style_shorthand,
        fields!(inherited.list_style, inherited.marker_inside),
    )
    .inherited(),
    Property::new(
        &["content"],
        "none | normal | [<string> | counter() | counters() | attr() | string() | element() | content() | target-counter() | \
         target-counters() | target-text() | leader() | open-quote | close-quote]+",
        "normal",
        one!(Content, |input| Ok(content(input)?.map(Arc::from))),
        fields!(content),
    )
    .noted("For `::before`, `::after` and margin boxes; `string()`, `element()`, `counter(page)` and `counter(pages)` only in margin \
         boxes. Targets are named by an attribute: `target-counter(attr(href), page)`. `leader()` takes `dotted`, `solid`, `space` \
         or a string."),
    Property::new(
        &["counter-reset"],
        "none | [<name> <integer>?]+",
        "none",
        one!(CounterReset, |input| Ok(counters(input, 0))),
        fields!(counter_reset),
    ),
    Property::new(
        &["counter-increment"],
        "none | [<name> <integer>?]+",
        "none",
        one!(CounterIncrement, |input| Ok(counters(input, 1))),
        fields!(counter_increment),
    ),
    Property::new(
        &["counter-set"],
        "none | [<name> <integer>?]+",
        "none",
        one!(CounterSet, |input| Ok(counters(input, 0))),
        fields!(counter_set),
    ),
    Property::new(
        &["string-set"],
        "none | [<name> <content>]#",
        "none",
        one!(StringSet, string_set),
        fields!(string_set),
    ),
];

fn list_style_shorthand(_: &str, input: &mut Parser, to: &mut Vec<Declaration>) -> Parsed<()> {
    let (mut style, mut inside, mut has_no_picture) = (None, None, false);
    while !input.is_exhausted() {
        if inside.is_none()
            && let Ok(word) = input.try_parse(|input| keyword(input, &POSITIONS))
        {
            inside = Some(word);
        } else if style.is_none()
            && let Ok(value) = input.try_parse(list_style)
        {
            style = Some(value);
        } else if !has_no_picture && style == Some(ListStyle::None) {
            // One `none` is that of the picture, and the other that of the type.
            if let Ok(value) = input.try_parse(list_style) {
                style = Some(value);
            } else {
                return wrong();
            }
            has_no_picture = true;
        } else if !has_no_picture
            && input
                .try_parse(|input| input.expect_ident_matching("none"))
                .is_ok()
        {
            has_no_picture = true;
        } else {
            // What may follow is `!important`.
            break;
        }
    }
    if style.is_none() && inside.is_none() {
        return wrong();
    }
    to.push(Declaration::ListStyle(style.unwrap_or(ListStyle::Disc)));
    to.push(Declaration::MarkerInside(inside.unwrap_or(false)));
    Ok(())
}

fn string_set(input: &mut Parser) -> Parsed<NamedStrings> {
    if input
        .try_parse(|input| input.expect_ident_matching("none"))
        .is_ok()
    {
        return Ok(Arc::new([]));
    }
    input
        .parse_comma_separated(|input| {
            let name = input.expect_ident_cloned()?.to_string();
            Ok((name, content(input)?.unwrap_or_default()))
        })
        .map(Arc::from)
}

fn counters(input: &mut Parser, default: i32) -> Arc<[(String, i32)]> {
    let mut all = Vec::new();
    while let Ok(name) = input.try_parse(Parser::expect_ident_cloned) {
        let value = input.try_parse(Parser::expect_integer).unwrap_or(default);
        if !name.eq_ignore_ascii_case("none") {
            all.push((name.to_string(), value));
        }
    }
    all.into()
}
