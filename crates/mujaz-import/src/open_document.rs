//! OpenDocument texts (ODT, ISO/IEC 26300). Paragraphs, headings and tables in the order of the document, then notes.
//! Tracked deletions, comments and hidden text are left out.

use std::collections::BTreeSet;

use crate::{
    Error, Format, Stop,
    archive::Archive,
    document::{Document, Stated},
    flow::Flow,
    raised::raised,
    xml::{self, Step},
};

/// Reads an ODT file.
///
/// # Errors
/// [`Error::Damaged`] where its package or its XML cannot be read, [`Error::Bomb`] where it unpacks to too much,
/// [`Error::Encrypted`] where a password keeps it.
pub(crate) fn read(bytes: &[u8], stop: Stop<'_>) -> Result<Document, Error> {
    let mut package = Archive::open(bytes, Format::Odt)?;
    let has_manifest = package.names().iter().any(|name| name == MANIFEST);
    if has_manifest && package.text(MANIFEST)?.contains("encryption-data") {
        return Err(Error::Encrypted);
    }
    read_content(&package.text("content.xml")?, stop)
}

/// Reads an OpenDocument text that is one file of XML.
///
/// # Errors
/// [`Error::Damaged`] where its XML cannot be read.
pub(crate) fn read_flat(xml: &str, stop: Stop<'_>) -> Result<Document, Error> {
    read_content(xml, stop)
}

fn read_content(content: &str, stop: Stop<'_>) -> Result<Document, Error> {
    let mut reader = Reader::default();
    xml::read(content, Format::Odt, stop, |step| reader.step(&step))?;
    let mut blocks = reader.flow.blocks;
    blocks.append(&mut reader.flow.notes);
    Ok(Document::of_blocks(
        "",
        blocks.iter().map(String::as_str),
        Stated {
            captions: reader.captions,
            ..Stated::default()
        },
    ))
}

const MANIFEST: &str = "META-INF/manifest.xml";

#[derive(Default)]
struct Reader {
    flow: Flow,
    /// How many elements are open whose text is not part of the document.
    left_out: usize,
    /// How many frames are open: their titles and descriptions are not seen.
    frames: usize,
    /// Spans that are open, each with whether it is hidden.
    spans: Vec<bool>,
    is_caption: Vec<bool>,
    in_heading: bool,
    hidden_styles: BTreeSet<String>,
    raised_styles: BTreeSet<String>,
    /// The spans that are open, each with whether its text is raised.
    raised: Vec<bool>,
    style: Option<String>,
    captions: Vec<String>,
}

impl Reader {
    fn step(&mut self, step: &Step<'_>) {
        match step {
            Step::Open(name, attributes) => {
                let is_described = self.frames > 0 && matches!(*name, "title" | "desc");
                if self.left_out > 0 || is_left_out(name) || is_described {
                    self.left_out += 1;
                } else {
                    self.open(name, attributes);
                }
            }
            Step::Close(_) if self.left_out > 0 => self.left_out -= 1,
            Step::Close(name) => self.close(name),
            Step::Text(text) if self.left_out == 0 && !self.spans.contains(&true) => {
                if self.raised.contains(&true) {
                    self.flow.push(&raised(text));
                } else {
                    self.flow.push(text);
                }
            }
            Step::Text(_) => {}
        }
    }

    fn open(&mut self, name: &str, attributes: &xml::Attributes<'_>) {
        match name {
            "style" => self.style = attributes.get("name"),
            "text-properties" if attributes.get("display").as_deref() == Some("none") => {
                self.hidden_styles.extend(self.style.clone());
            }
            "text-properties"
                if attributes
                    .get("text-position")
                    .is_some_and(|position| is_above(&position)) =>
            {
                self.raised_styles.extend(self.style.clone());
            }
            "p" | "h" => {
                let style = attributes.get("style-name").unwrap_or_default();
                self.flow.open_paragraph();
                self.in_heading = name == "h" || style == "Title";
                self.is_caption.push(matches!(
                    style.as_str(),
                    "Caption" | "Illustration" | "Figure"
                ));
                self.spans.push(self.hidden_styles.contains(&style));
            }
            "span" => {
                let style = attributes.get("style-name").unwrap_or_default();
                self.spans.push(self.hidden_styles.contains(&style));
                self.raised.push(self.raised_styles.contains(&style));
            }
            "s" | "tab" => self.flow.push(" "),
            // A heading goes on in its next line.
            "line-break" => self.flow.push(if self.in_heading { " " } else { "\n" }),
            "frame" => self.frames += 1,
            "table" => self.flow.open_table(),
            "table-row" => self.flow.open_row(),
            "table-cell" => self.flow.open_cell(),
            "note" => self.flow.open_note(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" | "h" => {
                self.spans.pop();
                if self.is_caption.pop() == Some(true) {
                    self.captions.extend(self.flow.take_paragraph());
                } else {
                    self.flow.close_paragraph();
                }
            }
            "span" => {
                self.spans.pop();
                self.raised.pop();
            }
            "table" => self.flow.close_table(),
            "table-row" => self.flow.close_row(),
            "frame" => self.frames = self.frames.saturating_sub(1),
            "note" => self.flow.close_note(),
            _ => {}
        }
    }
}

/// Whether a place of text is above the line: `super 58%`, `33% 58%`.
fn is_above(position: &str) -> bool {
    position.starts_with("super")
        || position
            .split('%')
            .next()
            .and_then(|percent| percent.parse::<f32>().ok())
            .is_some_and(|percent| percent > 0.0)
}

fn is_left_out(name: &str) -> bool {
    matches!(
        name,
        "tracked-changes"
            | "annotation"
            | "note-citation"
            | "hidden-text"
            | "hidden-paragraph"
            | "ruby-text"
            | "forms"
            | "script"
            | "sequence-decls"
            // The headers and footers of a document that is one file of XML.
            | "master-styles"
    )
}
