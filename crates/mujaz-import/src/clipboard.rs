//! HTML as the clipboard of Windows has it: a header with the places of the fragment and the address that it was copied
//! from, then the page (the format that is called `HTML Format` there).

use crate::{Error, Stop, document::Document, html};

/// Reads a fragment from the clipboard.
///
/// # Errors
/// Those of [`html::read_chosen`].
pub(crate) fn read(text: &str, stop: Stop<'_>) -> Result<Document, Error> {
    let (header, page) = text.split_at(text.find('<').unwrap_or(text.len()));
    let address = header
        .lines()
        .find_map(|line| line.trim().strip_prefix("SourceURL:"))
        .filter(|address| address.starts_with("http"));
    // Programs count the places in bytes of whatever encoding they thought of; the comments are always right.
    let fragment = page
        .split_once("<!--StartFragment")
        .and_then(|(_, rest)| rest.split_once("-->"))
        .map(|(_, rest)| rest.split("<!--EndFragment").next().unwrap_or(rest));
    html::read_chosen(fragment.unwrap_or(page), address, stop)
}
