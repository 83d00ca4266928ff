//! The properties of lists, counters and generated content.

use std::sync::Arc;

use cssparser::Parser;

use super::{Property, fields, one};
use crate::{
    draw::Image,
    pictures,
    style::{
        declaration::{Declaration, NamedStrings},
        primitive::{Parsed, content, keyword, list_style, wrong},
        values::{ListStyle, Quotes},
    },
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
        &["list-style-image"],
        "none | <url>",
        "none",
        one!(ListPicture, list_picture),
        fields!(inherited.list_picture),
    )
    .inherited()
    .noted("A `data:` address. With `list-style-position: inside` the marker is that of the type."),
    Property::new(
        &["list-style"],
        "<list-style-type> || <list-style-position> || <list-style-image>",
        "disc",
        list_style_shorthand,
        fields!(inherited.list_style, inherited.marker_inside, inherited.list_picture),
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
        &["quotes"],
        "auto | none | [<string> <string>]+",
        "auto",
        one!(Quotes, quotes),
        fields!(inherited.quotes),
    )
    .inherited()
    .noted("`auto` takes the marks of the language, as its newspapers set them."),
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

fn list_picture(input: &mut Parser) -> Parsed<Option<Arc<Image>>> {
    if input
        .try_parse(|input| input.expect_ident_matching("none"))
        .is_ok()
    {
        return Ok(None);
    }
    decoded(&input.expect_url()?).map(Some)
}

fn quotes(input: &mut Parser) -> Parsed<Quotes> {
    let words = [("auto", Quotes::Auto), ("none", Quotes::None)];
    if let Ok(word) = input.try_parse(|input| keyword(input, &words)) {
        return Ok(word);
    }
    let mut pairs = Vec::new();
    while !input.is_exhausted() {
        let open = input.expect_string_cloned()?.to_string();
        let close = input.expect_string_cloned()?.to_string();
        pairs.push((open, close));
    }
    if pairs.is_empty() {
        return wrong();
    }
    Ok(Quotes::Pairs(pairs.into()))
}

fn list_style_shorthand(_: &str, input: &mut Parser, to: &mut Vec<Declaration>) -> Parsed<()> {
    let (mut style, mut inside, mut picture) = (None, None, None);
    // One `none` is that of the type and another that of the picture.
    let mut nones = 0;
    while !input.is_exhausted() {
        let is_none = |input: &mut Parser| input.expect_ident_matching("none");
        if input.try_parse(is_none).is_ok() {
            nones += 1;
        } else if inside.is_none()
            && let Ok(word) = input.try_parse(|input| keyword(input, &POSITIONS))
        {
            inside = Some(word);
        } else if picture.is_none()
            && let Ok(address) = input.try_parse(Parser::expect_url)
        {
            picture = Some(decoded(&address)?);
        } else if style.is_none()
            && let Ok(value) = input.try_parse(list_style)
        {
            style = Some(value);
        } else {
            break;
        }
    }
    let given = [style.is_some(), picture.is_some()];
    let says_something = nones > 0 || inside.is_some() || given.contains(&true);
    if !says_something || nones + given.iter().filter(|given| **given).count() > 2 {
        return wrong();
    }
    let initial = if nones > 0 {
        ListStyle::None
    } else {
        ListStyle::Disc
    };
    to.push(Declaration::ListStyle(style.unwrap_or(initial)));
    to.push(Declaration::ListPicture(picture));
    to.push(Declaration::MarkerInside(inside.unwrap_or_default()));
    Ok(())
}

fn decoded(address: &str) -> Parsed<Arc<Image>> {
    pictures::decode(address).map_or_else(wrong, |picture| Ok(Arc::new(picture)))
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
