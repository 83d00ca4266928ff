//! A look at the tags of a page before it is parsed. Parsing takes time that grows with the square of how deep elements nest
//! and of how many attributes one has; no page needs more of either than is allowed here.

use std::{borrow::Cow, collections::BTreeMap};

use crate::Error;

/// Elements that are open at once. Parsers close some by themselves, so that this is more than what a tree may have.
const OPEN: usize = 2000;
/// Attributes of one element.
const ATTRIBUTES: usize = 1000;

/// Tells whether a page can be parsed in good time.
///
/// # Errors
/// [`Error::TooDeep`] where too many elements are open at once, [`Error::TooManyAttributes`] where one has too many
/// attributes.
pub(super) fn check(html: &str) -> Result<(), Error> {
    let bytes = html.as_bytes();
    let mut open = BTreeMap::<Vec<u8>, usize>::new();
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(found) = find(&bytes[at..], b'<') {
        at += found + 1;
        let rest = &bytes[at..];
        if rest.starts_with(b"!--") {
            at += html[at..].find("-->").map_or(rest.len(), |end| end + 3);
            continue;
        }
        let is_end = rest.first() == Some(&b'/');
        let name_start = at + usize::from(is_end);
        let name: Vec<u8> = bytes[name_start..]
            .iter()
            .take_while(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'>' | b'/'))
            .take(32)
            .map(u8::to_ascii_lowercase)
            .collect();
        if !name.first().is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let (length, attributes) = tag(&bytes[name_start..]);
        at = name_start + length;
        if attributes > ATTRIBUTES {
            return Err(Error::TooManyAttributes { limit: ATTRIBUTES });
        }
        let name = name.as_slice();
        if is_end {
            if let Some(count) = open.get_mut(name).filter(|count| **count > 0) {
                *count -= 1;
                depth -= 1;
            }
        } else if matches!(name, b"script" | b"style") {
            at += skip_raw(&html[at..], name);
        } else if !closes_itself(name) {
            *open.entry(name.to_vec()).or_default() += 1;
            depth += 1;
            if depth > OPEN {
                return Err(Error::TooDeep { limit: OPEN });
            }
        }
    }
    Ok(())
}

/// A comment that is longer is left out before the page is parsed: parsers take many times its room for it.
const COMMENT: usize = 1 << 16;

/// Returns a page without its comments that are too long to be any.
pub(super) fn without_long_comments(html: &str) -> Cow<'_, str> {
    let mut kept = String::new();
    let mut rest = html;
    let mut start = 0;
    while let Some(found) = rest[start..].find("<!--") {
        let opens = start + found;
        let length = rest[opens..]
            .find("-->")
            .map_or(rest.len() - opens, |end| end + 3);
        if length > COMMENT {
            kept.push_str(&rest[..opens]);
            rest = &rest[opens + length..];
            start = 0;
        } else {
            start = opens + length;
        }
    }
    if rest.len() == html.len() {
        return Cow::Borrowed(html);
    }
    kept.push_str(rest);
    Cow::Owned(kept)
}

fn find(bytes: &[u8], wanted: u8) -> Option<usize> {
    bytes.iter().position(|&byte| byte == wanted)
}

/// The length of a tag up to its `>`, and about how many attributes it has.
fn tag(bytes: &[u8]) -> (usize, usize) {
    let mut quote = None;
    let mut attributes = 0;
    let mut after_space = false;
    for (at, &byte) in bytes.iter().enumerate() {
        match (quote, byte) {
            (Some(open), byte) if byte == open => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return (at + 1, attributes),
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, byte) => {
                let is_space = byte.is_ascii_whitespace() || byte == b'/';
                attributes += usize::from(after_space && !is_space);
                after_space = is_space;
                continue;
            }
        }
        // Without a space after it, a quoted value still ends an attribute.
        after_space = quote.is_none();
    }
    (bytes.len(), attributes)
}

/// The length of the text of a script or style sheet, in which `<` means nothing.
fn skip_raw(html: &str, name: &[u8]) -> usize {
    let mut at = 0;
    while let Some(found) = html[at..].find("</") {
        let end = at + found;
        let after = &html.as_bytes()[end + 2..];
        if after.len() >= name.len() && after[..name.len()].eq_ignore_ascii_case(name) {
            return end;
        }
        at = end + 2;
    }
    html.len()
}

/// Elements without content, and those that the next of their kind closes.
fn closes_itself(name: &[u8]) -> bool {
    matches!(
        name,
        b"area"
            | b"base"
            | b"br"
            | b"col"
            | b"embed"
            | b"hr"
            | b"img"
            | b"input"
            | b"link"
            | b"meta"
            | b"param"
            | b"source"
            | b"track"
            | b"wbr"
            | b"p"
            | b"li"
            | b"dd"
            | b"dt"
            | b"option"
            | b"path"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_page_with_open_paragraphs_and_scripts_is_no_deep_page() {
        let page = "<p>نص<li>بند<img src=\"a>b\"><br><script>if (a<b) '<div><div>'</script><!-- <div> --><b>x</b>"
            .repeat(3000);
        assert_eq!(check(&page), Ok(()));
    }

    #[test]
    fn elements_that_another_end_tag_does_not_close_stay_open() {
        let page = "<div></b>".repeat(3000);
        assert!(matches!(check(&page), Err(Error::TooDeep { .. })));
        assert!(matches!(
            check(&"<b><i>".repeat(3000)),
            Err(Error::TooDeep { .. })
        ));
    }

    #[test]
    fn attributes_are_counted_however_they_are_written() {
        for attribute in [" a=1", " a", "\na=\"x y\"", "a='x'"] {
            let page = format!("<div{}>", attribute.repeat(3000));
            assert!(
                matches!(check(&page), Err(Error::TooManyAttributes { .. })),
                "{attribute}"
            );
        }
        let long = format!("<div title=\"{}\">", "word ".repeat(9000));
        assert_eq!(check(&long), Ok(()));
    }
}
