//! The promise that a document asks for nothing from outside.

use std::cell::RefCell;

use lol_html::{HtmlRewriter, Settings, element, html_content::Element, text};

use crate::Error;

/// Refuses a document that would load something: a picture, a script, a frame, a style sheet or a font that is not
/// inside it. Links that a reader follows are allowed.
pub(crate) fn check(html: &str) -> Result<(), Error> {
    let outside = RefCell::new(None);
    let report = |address: &str| {
        outside
            .borrow_mut()
            .get_or_insert_with(|| address.chars().take(80).collect::<String>());
    };
    let mut style = String::new();
    let settings = Settings {
        element_content_handlers: vec![
            element!("*", |element| {
                loaded(element)
                    .iter()
                    .filter(|address| !is_inside(address))
                    .for_each(|address| report(address));
                Ok(())
            }),
            text!("style", |chunk| {
                style.push_str(chunk.as_str());
                if chunk.last_in_text_node() {
                    style_loads(&style)
                        .into_iter()
                        .filter(|address| !is_inside(address))
                        .for_each(report);
                    style.clear();
                }
                Ok(())
            }),
        ],
        ..Settings::new()
    };
    let mut reader = HtmlRewriter::new(settings, |_: &[u8]| {});
    reader
        .write(html.as_bytes())
        .and_then(|()| reader.end())
        .map_err(|source| Error::Document(Box::new(source)))?;
    match outside.into_inner() {
        Some(address) => Err(Error::External { address }),
        None => Ok(()),
    }
}

fn is_inside(address: &str) -> bool {
    let address = address.trim();
    address.is_empty()
        || address.starts_with('#')
        || address
            .get(..5)
            .is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"))
}

/// What a browser loads for an element, as far as its start tag tells.
fn loaded(element: &Element<'_, '_>) -> Vec<String> {
    let mut addresses: Vec<String> = [
        "src",
        "srcset",
        "poster",
        "data",
        "background",
        "xlink:href",
    ]
    .into_iter()
    .filter_map(|name| element.get_attribute(name))
    .collect();
    if matches!(
        element.tag_name().as_str(),
        "link" | "image" | "use" | "base"
    ) {
        addresses.extend(element.get_attribute("href"));
    }
    if let Some(style) = element.get_attribute("style") {
        addresses.extend(style_loads(&style).into_iter().map(str::to_owned));
    }
    addresses
}

/// What a style sheet loads: every `url(…)`, and every `@import`.
fn style_loads(style: &str) -> Vec<&str> {
    let urls = style.match_indices("url(").map(|(at, before)| {
        let rest = &style[at + before.len()..];
        rest[..rest.find(')').unwrap_or(rest.len())].trim_matches(is_quote_or_space)
    });
    let imports = style.match_indices("@import").map(|(at, before)| {
        let rest = &style[at + before.len()..];
        rest[..rest.find(';').unwrap_or(rest.len())].trim_matches(is_quote_or_space)
    });
    urls.chain(imports).collect()
}

fn is_quote_or_space(character: char) -> bool {
    matches!(character, '"' | '\'') || character.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn what_is_inside_is_allowed() {
        assert!(check("<style>@font-face { src: url(data:font/ttf;base64,AAAA) }</style><img src=\"data:image/png;base64,AA\"><a href=\"https://example.org\">x</a>").is_ok());
    }

    #[test]
    fn text_that_speaks_of_addresses_is_text() {
        assert!(check("<p>see src=https://example.org and url(https://example.org)</p>").is_ok());
    }

    #[test]
    fn what_would_be_loaded_is_refused() {
        for html in [
            "<img src=\"https://example.org/x.png\">",
            "<script src=x.js></script>",
            "<link rel=stylesheet href=style.css>",
            "<style>@import \"x.css\";</style>",
            "<style>p { background: url('//example.org/x.png') }</style>",
            "<p style=\"background: url(x.png)\">x</p>",
        ] {
            assert!(check(html).is_err(), "{html}");
        }
    }
}
