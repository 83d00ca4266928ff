//! Word documents (DOCX, ECMA-376 part 1). Paragraphs, headings and tables in the order of the document, then footnotes and
//! endnotes. Tracked deletions and hidden text are left out; a text box comes before the paragraph that it is anchored in. The
//! numbers that Word counts are put before their paragraphs.

mod numbering;
mod package;
mod symbols;

use std::collections::{BTreeMap, BTreeSet};

use mujaz_model::Warning;
use mujaz_text::fold_space;

use crate::{
    Error, Format, Stop,
    archive::Archive,
    document::{Document, Stated},
    flow::Flow,
    raised::raised,
    xml::{self, Step},
};

use numbering::Numbering;
use package::Package;

/// Reads a DOCX file.
///
/// # Errors
/// [`Error::Damaged`] where its package or its XML cannot be read, [`Error::Bomb`] where it unpacks to too much.
pub(crate) fn read(bytes: &[u8], stop: Stop<'_>) -> Result<Document, Error> {
    let archive = Archive::open(bytes, Format::Docx)?;
    read_package(Package::Zip(Box::new(archive)), stop)
}

/// Reads a Word document that is one file of XML.
///
/// # Errors
/// [`Error::Damaged`] where its XML cannot be read.
pub(crate) fn read_flat(xml: &str, stop: Stop<'_>) -> Result<Document, Error> {
    read_package(Package::Flat(xml), stop)
}

fn read_package(mut package: Package<'_>, stop: Stop<'_>) -> Result<Document, Error> {
    let body = package.document(stop)?;
    let mut reader = Reader::default();
    if let Some(part) = package.part("word/styles.xml")? {
        reader.styles = styles(&part, stop)?;
    }
    if let Some(part) = package.part("word/numbering.xml")? {
        reader.numbering = Numbering::read(&part, stop)?;
    }
    let mut notes = BTreeMap::new();
    for (part, kind) in [
        ("word/footnotes.xml", "footnote"),
        ("word/endnotes.xml", "endnote"),
    ] {
        if let Some(part) = package.part(part)? {
            read_notes(&part, kind, &mut notes, stop)?;
        }
    }
    xml::read(&body, Format::Docx, stop, |step| reader.step(&step))?;
    let mut blocks = reader.flow.blocks;
    blocks.extend(Some(fold_space(&reader.carried)).filter(|text| !text.is_empty()));
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
    let mut document = Document::of_blocks(
        headline.as_deref().unwrap_or_default(),
        blocks.iter().map(String::as_str),
        Stated {
            captions: reader.captions,
            ..Stated::default()
        },
    );
    document.warnings = reader
        .warnings
        .into_iter()
        .map(|[en, ar]| Warning::new(en).in_arabic(ar))
        .collect();
    Ok(document)
}

/// The kind and the number of a note.
type Reference = (&'static str, String);

fn read_notes(
    part: &str,
    kind: &'static str,
    notes: &mut BTreeMap<Reference, Vec<String>>,
    stop: Stop<'_>,
) -> Result<(), Error> {
    let mut reader = Reader::default();
    let mut current = None;
    let mut taken = 0;
    xml::read(part, Format::Docx, stop, |step| {
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

/// A style of paragraphs.
#[derive(Debug, Clone, Default)]
struct Style {
    /// Its name in lower case: identities are translated, names are not.
    name: String,
    based_on: Option<String>,
    list: Option<String>,
    level: Option<usize>,
}

/// The styles by their identities.
fn styles(part: &str, stop: Stop<'_>) -> Result<BTreeMap<String, Style>, Error> {
    let mut styles: BTreeMap<String, Style> = BTreeMap::new();
    let mut current = None;
    xml::read(part, Format::Docx, stop, |step| match step {
        Step::Open("style", attributes) => current = attributes.get("styleId"),
        Step::Close("style") => current = None,
        Step::Open(name, attributes) => {
            if let (Some(id), Some(value)) = (current.clone(), attributes.get("val")) {
                let style = styles.entry(id).or_default();
                match name {
                    "name" if style.name.is_empty() => style.name = value.to_lowercase(),
                    "basedOn" => style.based_on = Some(value),
                    "numId" => style.list = Some(value),
                    "ilvl" => style.level = value.parse().ok(),
                    _ => {}
                }
            }
        }
        _ => {}
    })?;
    Ok(styles)
}

/// A paragraph that is open.
#[derive(Debug, Default)]
struct Paragraph {
    style: String,
    list: Option<String>,
    level: Option<usize>,
    /// Whether its end was deleted: it goes on in the next.
    goes_on: bool,
    /// Whether the number that it carries was counted.
    is_counted: bool,
}

#[derive(Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says in which element the reader is"
)]
struct Reader {
    styles: BTreeMap<String, Style>,
    numbering: Numbering,
    flow: Flow,
    paragraphs: Vec<Paragraph>,
    /// What a paragraph without an end leaves to the next.
    carried: String,
    /// How many elements are open whose text is not part of the document.
    left_out: usize,
    /// The content controls that are open, each with whether it holds nothing but the words that ask for its content.
    controls: Vec<bool>,
    in_run_properties: bool,
    in_paragraph_properties: bool,
    in_text: bool,
    is_hidden: bool,
    is_raised: bool,
    /// The font of the open run, if it is named.
    font: Option<String>,
    title: Option<String>,
    captions: Vec<String>,
    references: Vec<Reference>,
    /// Each in English and in Arabic.
    warnings: BTreeSet<[String; 2]>,
}

impl Reader {
    fn step(&mut self, step: &Step<'_>) {
        match step {
            Step::Open(_, _) if self.left_out > 0 => self.left_out += 1,
            Step::Close(_) if self.left_out > 0 => self.left_out -= 1,
            _ if self.left_out > 0 => {}
            Step::Open(name, attributes) => self.open(name, attributes),
            Step::Close(name) => self.close(name),
            Step::Text(text) if self.in_text && !self.is_hidden => self.write(text),
            Step::Text(_) => {}
        }
    }

    fn open(&mut self, name: &str, attributes: &xml::Attributes<'_>) {
        match name {
            "del" | "moveFrom" if self.in_paragraph_properties => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.goes_on |= self.in_run_properties;
                }
            }
            "sdtContent" if self.controls.last() == Some(&true) => self.left_out = 1,
            _ if is_left_out(name) => self.left_out = 1,
            "p" => {
                self.flow.open_paragraph();
                self.flow.push(&std::mem::take(&mut self.carried));
                self.paragraphs.push(Paragraph::default());
            }
            "pPr" => self.in_paragraph_properties = true,
            "pStyle" => {
                if let (Some(paragraph), Some(id)) =
                    (self.paragraphs.last_mut(), attributes.get("val"))
                {
                    paragraph.style = id;
                }
            }
            "numId" if self.in_paragraph_properties => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.list = attributes.get("val");
                }
            }
            "ilvl" if self.in_paragraph_properties => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.level = attributes.get("val").and_then(|level| level.parse().ok());
                }
            }
            "r" => {
                self.is_hidden = false;
                self.is_raised = false;
                self.font = None;
            }
            "rPr" => self.in_run_properties = true,
            "rFonts" if self.in_run_properties => self.font = attributes.get("ascii"),
            "vanish" if self.in_run_properties => {
                let value = attributes.get("val");
                self.is_hidden = !matches!(value.as_deref(), Some("0" | "false" | "off"));
            }
            "vertAlign" if self.in_run_properties => {
                self.is_raised = attributes.get("val").as_deref() == Some("superscript");
            }
            "t" => self.in_text = true,
            // A tab inside a paragraph's properties is a stop, not a character; there is no run then.
            "tab" | "ptab" if !self.is_hidden => self.flow.push(" "),
            "br" | "cr" if !self.is_hidden => {
                // A heading goes on in its next line.
                let style = self
                    .paragraphs
                    .last()
                    .map(|paragraph| self.style_of(paragraph));
                let is_heading =
                    style.is_some_and(|name| name == "title" || name.starts_with("heading"));
                self.flow.push(if is_heading { " " } else { "\n" });
            }
            "noBreakHyphen" if !self.is_hidden => self.flow.push("\u{2011}"),
            "sym" if !self.is_hidden => self.write_symbol(attributes),
            "tbl" => self.flow.open_table(),
            "tr" => self.flow.open_row(),
            "tc" => self.flow.open_cell(),
            "footnoteReference" => self.refer("footnote", attributes),
            "endnoteReference" => self.refer("endnote", attributes),
            "sdt" => self.controls.push(false),
            "showingPlcHdr" => {
                if let Some(is_empty) = self.controls.last_mut() {
                    *is_empty = true;
                }
            }
            "altChunk" => {
                let said = [
                    "a part of the document is another file that stands in it, and was left out: save the document once more in Word",
                    "جزء من المستند ملف آخر مضمَّن فيه، وقد أُسقط: احفظ المستند من جديد في Word",
                ];
                self.warnings.insert(said.map(str::to_owned));
            }
            _ => {}
        }
    }

    /// Writes text of the open run, in which the places of a symbol font can stand for its characters.
    fn write(&mut self, text: &str) {
        let is_place = |character: char| matches!(character, '\u{f020}'..='\u{f0ff}');
        if !text.contains(is_place) {
            if self.is_raised {
                self.flow.push(&raised(text));
            } else {
                self.flow.push(text);
            }
            return;
        }
        let font = self.font.clone().unwrap_or_default();
        for character in text.chars() {
            if is_place(character) {
                self.write_place(&font, u32::from(character));
            } else {
                self.flow.push(character.encode_utf8(&mut [0; 4]));
            }
        }
    }

    fn write_symbol(&mut self, attributes: &xml::Attributes<'_>) {
        let place = attributes
            .get("char")
            .and_then(|place| u32::from_str_radix(&place, 16).ok());
        if let Some(place) = place {
            self.write_place(&attributes.get("font").unwrap_or_default(), place);
        }
    }

    fn write_place(&mut self, font: &str, place: u32) {
        if let Some(character) = symbols::character(font, place) {
            self.flow.push(character.encode_utf8(&mut [0; 4]));
        } else {
            self.flow.push("\u{fffd}");
            self.warnings.insert([
                format!("a sign of the font {font} is not known and was replaced by \u{fffd}: compare the text with the document"),
                format!("رمز من خط {font} غير معروف، فوُضع مكانه \u{fffd}: قارن النص بالمستند"),
            ]);
        }
    }

    fn refer(&mut self, kind: &'static str, attributes: &xml::Attributes<'_>) {
        if let Some(id) = attributes.get("id").filter(|_| !self.is_hidden) {
            self.references.push((kind, id));
        }
    }

    /// The name of a paragraph's style, or its identity where it has none.
    fn style_of(&self, paragraph: &Paragraph) -> String {
        self.styles
            .get(&paragraph.style)
            .map(|style| style.name.clone())
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| paragraph.style.to_lowercase())
    }

    /// Puts the number before a paragraph that its list or its style gives it.
    fn count(&mut self) {
        let Some(paragraph) = self.paragraphs.last_mut().filter(|it| !it.is_counted) else {
            return;
        };
        paragraph.is_counted = true;
        let (mut list, mut level) = (paragraph.list.clone(), paragraph.level);
        let mut id = Some(paragraph.style.clone());
        // Styles are based on one another; a ring of them is an error of the file.
        for _ in 0..16 {
            let Some(style) = id.as_ref().and_then(|id| self.styles.get(id)) else {
                break;
            };
            list = list.or_else(|| style.list.clone());
            level = level.or(style.level);
            id.clone_from(&style.based_on);
        }
        if let Some(list) = list
            && let Some(number) = self.numbering.next(&list, level.unwrap_or_default())
        {
            self.flow.prepend(&format!("{number} "));
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => self.close_paragraph(),
            "rPr" => self.in_run_properties = false,
            "pPr" => self.in_paragraph_properties = false,
            "r" => self.is_hidden = false,
            "t" => self.in_text = false,
            "tbl" => self.flow.close_table(),
            "tr" => self.flow.close_row(),
            "sdt" => drop(self.controls.pop()),
            _ => {}
        }
    }

    fn close_paragraph(&mut self) {
        if self.flow.has_words() {
            self.count();
        }
        let paragraph = self.paragraphs.pop().unwrap_or_default();
        if paragraph.goes_on {
            self.carried = self.flow.cut_paragraph();
            return;
        }
        match &*self.style_of(&paragraph) {
            "caption" => self.captions.extend(self.flow.take_paragraph()),
            "title" => {
                let title = self.flow.close_paragraph();
                self.title = self.title.take().or(title);
            }
            _ => {
                self.flow.close_paragraph();
            }
        }
    }
}

/// Deleted and moved-away text, field codes, and the second form of what is drawn in two ways.
fn is_left_out(name: &str) -> bool {
    matches!(
        name,
        "del" | "moveFrom" | "instrText" | "Fallback" | "rPrChange" | "pPrChange" | "binData"
    )
}
