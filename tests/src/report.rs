//! One self-contained HTML page about the cases that are not as accepted: expected, made and what differs.

use std::fmt::Write as _;

use anyhow::Result;
use base64::prelude::{BASE64_STANDARD, Engine as _};

use crate::{cases::Difference, picture::Picture};

const HEAD: &str = "<!DOCTYPE html><html lang=en><meta charset=utf-8><title>Reference cases</title><style>\
body { font: 14px sans-serif; margin: 2em } table { border-collapse: collapse } td, th { border: 1px solid #999; padding: 4px;\
 vertical-align: top; text-align: start } img { image-rendering: pixelated; zoom: 1.5 } pre { margin: 0; font-size: 12px }\
 .only { background: #fd8 }</style>";

/// Returns the page.
///
/// # Errors
/// Fails where a picture cannot be written as PNG.
pub fn report(differences: &[Difference]) -> Result<String> {
    let mut page = format!("{HEAD}<h1>{} cases differ</h1>", differences.len());
    for Difference {
        name,
        expected,
        made,
    } in differences
    {
        let _ = write!(
            page,
            "<h2>{name}</h2><table><tr><th>expected<th>made<th>difference<tr>"
        );
        let Some(expected) = expected else {
            let _ = write!(
                page,
                "<td>nothing<td>{}<td>new<tr><td><td><pre>{}</pre><td></table>",
                picture(&made.picture)?,
                lines(&made.text, &made.text)
            );
            continue;
        };
        let _ = write!(
            page,
            "<td>{}<td>{}<td>{}<tr><td><pre>{}</pre><td><pre>{}</pre><td>lines that only one has are marked</table>",
            picture(&expected.picture)?,
            picture(&made.picture)?,
            picture(&expected.picture.difference(&made.picture))?,
            lines(&expected.text, &made.text),
            lines(&made.text, &expected.text)
        );
    }
    Ok(page)
}

fn picture(picture: &Picture) -> Result<String> {
    let png = BASE64_STANDARD.encode(picture.to_png()?);
    Ok(format!("<img src=\"data:image/png;base64,{png}\">"))
}

/// The lines of a text; those that the other text does not have are marked.
fn lines(text: &str, other: &str) -> String {
    let mut marked = String::new();
    for line in text.lines() {
        let class = if other.lines().any(|other| other == line) {
            ""
        } else {
            " class=only"
        };
        let line = line.replace('&', "&amp;").replace('<', "&lt;");
        let _ = writeln!(marked, "<span{class}>{line}</span>");
    }
    marked
}
