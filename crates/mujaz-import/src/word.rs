//! Word documents (DOCX, ECMA-376 part 1). Paragraphs, headings and tables in the order of the document, then footnotes and
//! endnotes. Tracked deletions and hidden text are left out; a text box comes before the paragraph that it is anchored in.

use std::collections::BTreeMap;

use crate::{
    Error, Format,
    archive::Archive,
    document::{Document, Stated},
    flow::Flow,
    xml::{self, Step},
};

/// Reads a DOCX file.
///
/// # Errors
/// [`Error::Damaged`] where its package or its XML cannot be read, [`Error::Bomb`] where it unpacks to too much.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, Error> {
    let mut package = Archive::open(bytes, Format::Docx)?;
    let body = package.text("word/document.xml")?;
    let mut styles = BTreeMap::new();
    if package.names().iter().any(|name| name == "word/styles.xml") {
        styles = style_names(&package.text("word/styles.xml")?)?;
    }
    let mut notes = BTreeMap::new();
    for (part, kind) in [
        ("word/footnotes.xml", "footnote"),
        ("word/endnotes.xml", "endnote"),
    ] {
        if package.names().iter().any(|name| name == part) {
            read_notes(&package.text(part)?, kind, &mut notes)?;
        }
    }
    let mut reader = Reader::new(&styles);
    xml::read(&body, Format::Docx, |step| reader.step(&step))?;
    let mut blocks = reader.flow.blocks;
    for reference in &reader.references {
        blocks.extend(notes.get(reference).into_iter().flatten().cloned());
    }
    let headline = reader.title.filter(|title| {
        let at = blocks.iter().position(|block| block == title);
        if let Some(at) = at {
            blocks.remove(at);
        }
        at.is_some()
    });
    Ok(Document::of_blocks(
        headline.as_deref().unwrap_or_default(),
        blocks.iter().map(String::as_str),
        Stated {
            captions: reader.captions,
            ..Stated::default()
        },
    ))
}

/// The kind and the number of a note.
type Reference = (&'static str, String);

fn read_notes(
    part: &str,
    kind: &'static str,
    notes: &mut BTreeMap<Reference, Vec<String>>,
) -> Result<(), Error> {
    let styles = BTreeMap::new();
    let mut reader = Reader::new(&styles);
    let mut current = None;
    let mut taken = 0;
    xml::read(part, Format::Docx, |step| {
        match &step {
            // Separators are notes with a type; their text is a line.
            Step::Open(name, attributes) if *name == kind => {
                current = attributes
                    .get("id")
                    .filter(|_| attributes.get("type").is_none());
            }
            _ => {}
        }
        reader.step(&step);
        if matches!(&step, Step::Close(name) if *name == kind) {
            let blocks = reader.flow.blocks[taken..].to_vec();
            taken = reader.flow.blocks.len();
            if let Some(id) = current.take() {
                notes.insert((kind, id), blocks);
            }
        }
    })
}

/// The names of the styles by their identities: identities are translated, names are not.
fn style_names(part: &str) -> Result<BTreeMap<String, String>, Error> {
    let mut names = BTreeMap::new();
    let mut current = None;
    xml::read(part, Format::Docx, |step| match step {
        Step::Open("style", attributes) => current = attributes.get("styleId"),
        Step::Open("name", attributes) => {
            if let (Some(id), Some(name)) = (current.clone(), attributes.get("val")) {
                names.entry(id).or_insert_with(|| name.to_ascii_lowercase());
            }
        }
        _ => {}
    })?;
    Ok(names)
}

struct Reader<'a> {
    styles: &'a BTreeMap<String, String>,
    flow: Flow,
    /// The styles of the open paragraphs.
    paragraphs: Vec<Option<String>>,
    /// How many elements are open whose text is not part of the document.
    left_out: usize,
    in_run_properties: bool,
    in_text: bool,
    is_hidden: bool,
    title: Option<String>,
    captions: Vec<String>,
    references: Vec<Reference>,
}

impl<'a> Reader<'a> {
    const fn new(styles: &'a BTreeMap<String, String>) -> Self {
        Self {
            styles,
            flow: Flow::NEW,
            paragraphs: Vec::new(),
            left_out: 0,
            in_run_properties: false,
            in_text: false,
            is_hidden: false,
            title: None,
            captions: Vec::new(),
            references: Vec::new(),
        }
    }

    fn step(&mut self, step: &Step<'_>) {
        match step {
            Step::Open(name, _) if is_left_out(name) => self.left_out += 1,
            Step::Close(name) if is_left_out(name) => {
                self.left_out = self.left_out.saturating_sub(1);
            }
            _ if self.left_out > 0 => {}
            Step::Open(name, attributes) => self.open(name, attributes),
            Step::Close(name) => self.close(name),
            Step::Text(text) if self.in_text && !self.is_hidden => self.flow.push(text),
            Step::Text(_) => {}
        }
    }

    fn open(&mut self, name: &str, attributes: &xml::Attributes<'_>) {
        match name {
            "p" => {
                self.flow.open_paragraph();
                self.paragraphs.push(None);
            }
            "pStyle" => {
                if let (Some(style), Some(id)) = (self.paragraphs.last_mut(), attributes.get("val"))
                {
                    *style = Some(self.styles.get(&id).cloned().unwrap_or(id));
                }
            }
            "r" => self.is_hidden = false,
            "rPr" => self.in_run_properties = true,
            "vanish" if self.in_run_properties => {
                let value = attributes.get("val");
                self.is_hidden = !matches!(value.as_deref(), Some("0" | "false" | "off"));
            }
            "t" => self.in_text = true,
            // A tab inside a paragraph's properties is a stop, not a character; there is no run then.
            "tab" | "br" | "cr" if !self.is_hidden => self.flow.push(" "),
            "noBreakHyphen" if !self.is_hidden => self.flow.push("\u{2011}"),
            "tr" => self.flow.open_row(),
            "tc" => self.flow.open_cell(),
            "footnoteReference" => self.refer("footnote", attributes),
            "endnoteReference" => self.refer("endnote", attributes),
            _ => {}
        }
    }

    fn refer(&mut self, kind: &'static str, attributes: &xml::Attributes<'_>) {
        if let Some(id) = attributes.get("id").filter(|_| !self.is_hidden) {
            self.references.push((kind, id));
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => {
                let style = self.paragraphs.pop().flatten();
                match style.as_deref().map(str::to_ascii_lowercase).as_deref() {
                    Some("caption") => self.captions.extend(self.flow.take_paragraph()),
                    Some("title") => {
                        let title = self.flow.close_paragraph();
                        self.title = self.title.take().or(title);
                    }
                    _ => {
                        self.flow.close_paragraph();
                    }
                }
            }
            "rPr" => self.in_run_properties = false,
            "r" => self.is_hidden = false,
            "t" => self.in_text = false,
            "tr" => self.flow.close_row(),
            _ => {}
        }
    }
}

/// Deleted and moved-away text, field codes, and the second form of what is drawn in two ways.
fn is_left_out(name: &str) -> bool {
    matches!(
        name,
        "del" | "moveFrom" | "instrText" | "Fallback" | "rPrChange" | "pPrChange"
    )
}
