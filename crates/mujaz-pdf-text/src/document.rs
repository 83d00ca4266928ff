//! A file to its blocks of text and the trust in each page.

use hayro_syntax::{
    Pdf,
    object::{Dict, String as PdfString},
};

use crate::{
    Error, assemble,
    content::{self, Fonts},
    kashida,
    letters::{self, LigatureOrder},
    open,
    painting::Producer,
    strings, structure,
    unpack::Unpacker,
};

/// What was read of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// The title that the file states, which may be that of an older text.
    pub title: Option<String>,
    /// The language that the file states, as in `ar-IQ`.
    pub language: Option<String>,
    /// The blocks of all pages, in the order of reading.
    pub blocks: Vec<Block>,
    /// How far each page can be relied on.
    pub pages: Vec<Trust>,
}

/// A block of text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// Its text in the order of reading, with a blank between two lines.
    pub text: String,
    /// The page that it starts on, from 1.
    pub page: usize,
    /// The size of its letters, in tenths of a point.
    pub size: u32,
}

/// What a block is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Kind {
    /// Running text.
    #[default]
    Paragraph,
    /// A heading, from 1 for the highest; only tagged files tell.
    Heading(u8),
    /// A row of a table, its cells parted by bars.
    Row,
    /// A cell; the cells of a row are joined to a [`Kind::Row`].
    Cell,
    /// What stands beside a picture.
    Caption,
}

/// How far the text of a page can be relied on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Trust {
    /// It stands there as it was read.
    #[default]
    Certain,
    /// It has to be compared with the page.
    Verify(Vec<Reason>),
    /// The page is a picture: it has no text.
    Scanned,
}

/// Why a page has to be verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Nothing in the file says what some of its characters are.
    UnknownCharacters,
    /// The file says two things of what some of its characters are.
    DisputedCharacters,
    /// Words or figures that are read from left to right stand in a line so that their order could be another.
    Order,
    /// The text lies unseen over a picture: a program guessed it from the picture.
    Recognized,
    /// Text that stands aslant was left out.
    Turned,
    /// Text that stands sideways or upside down beside the rest was read behind it.
    Sideways,
    /// What the page shows, or a part of it, is damaged in the file.
    Damaged,
    /// The page holds too much; a part was left out.
    Cut,
    /// Letters or figures of which only the top or the bottom is seen were left out.
    Clipped,
}

/// Reads a file.
///
/// # Errors
/// Says why there is nothing to read: see [`Error`].
pub fn read(bytes: &[u8]) -> Result<Document, Error> {
    read_until(bytes, &|| false)
}

/// Reads a file as [`read`] does, as long as `is_stopped` is false; it is asked at each page and each block.
///
/// # Errors
/// Those of [`read`], and [`Error::Stopped`].
pub fn read_until(bytes: &[u8], is_stopped: &dyn Fn() -> bool) -> Result<Document, Error> {
    let heed = || {
        if is_stopped() {
            Err(Error::Stopped)
        } else {
            Ok(())
        }
    };
    let pdf = open::open(bytes, &heed)?;
    let mut fonts = Fonts::default();
    let mut unpacker = Unpacker::new();
    let mut left = open::MOST_PAINTED;
    let mut glyphs_left = open::MOST_GLYPHS;
    let mut pages = Vec::new();
    for page in pdf.pages().iter() {
        heed()?;
        let contents = unpacker.unpack_page(page);
        let mut painted = content::paint(
            page,
            &contents.bytes,
            left,
            glyphs_left,
            &mut fonts,
            &mut unpacker,
        );
        painted.is_cut |= contents.is_cut;
        painted.is_damaged |= contents.is_damaged;
        left = left.saturating_sub(painted.steps);
        glyphs_left = glyphs_left.saturating_sub(painted.glyphs.len());
        pages.push(painted);
    }
    kashida::name(&mut pages);
    let producer = pdf.metadata().producer.as_deref();
    let producer = producer.map(Producer::of).unwrap_or_default();
    let (blocks, trust) = assemble::assemble(
        &pages,
        &structure::read(&pdf),
        ligature_order(&fonts),
        producer,
        &heed,
    )?;
    Ok(Document {
        blocks,
        pages: trust,
        ..facts(&pdf)
    })
}

fn facts(pdf: &Pdf) -> Document {
    let metadata = pdf.metadata();
    let catalog = pdf
        .xref()
        .get::<Dict<'_>>(pdf.xref().root_id())
        .unwrap_or_default();
    let language = catalog.get::<PdfString<'_>>("Lang");
    let filled = |text: String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    Document {
        title: metadata
            .title
            .as_deref()
            .map(strings::text)
            .and_then(filled),
        language: language
            .map(|language| strings::text(language.as_bytes()))
            .and_then(filled),
        ..Document::default()
    }
}

/// How the file spells ligatures: those whose letters show their order decide for the others.
fn ligature_order(fonts: &Fonts) -> LigatureOrder {
    let (mut logical, mut reversed) = (0, 0);
    for text in fonts.all().flat_map(crate::font::Font::ligatures) {
        match letters::order_shown(text) {
            Some(LigatureOrder::Logical) => logical += 1,
            Some(LigatureOrder::Reversed) => reversed += 1,
            None => {}
        }
    }
    if reversed > logical {
        LigatureOrder::Reversed
    } else {
        LigatureOrder::Logical
    }
}
