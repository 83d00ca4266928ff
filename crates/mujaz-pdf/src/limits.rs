//! What a document may ask for. No memo comes near these bounds; they keep a page of a few letters from filling the
//! memory, and name what there is too much of instead.

use std::mem::size_of;

use crate::{
    draw::{Glyph, GlyphRun, Item},
    error::Error,
    layout::paint::MOST_PAINTED,
};

/// The most steps that the outlines of the glyphs take that a document has of a font. The largest of CJK fonts take some thousands each.
const MOST_OUTLINE_STEPS: usize = 16_000_000;

/// The longest HTML, in bytes.
const LONGEST_HTML: usize = 64 << 20;
/// How many elements, texts and comments a document has: 150 on each of two thousand pages.
const MOST_NODES: usize = 300_000;
/// The longest text of one line or paragraph, in bytes, in a document whose fonts make several glyphs of one: shapers let a text
/// grow to 64 times as many glyphs as it has characters.
const LONGEST_MULTIPLIED: usize = 1 << 16;
/// How many glyphs stand for each byte of a text. Fonts that take the dots of Arabic letters apart need two.
const MOST_GROWTH: usize = 4;
/// How many characters of text a document has: about two thousand pages.
const MOST_CHARACTERS: usize = 5_000_000;
/// The longest text of one paragraph, in bytes.
const LONGEST_PARAGRAPH: usize = 1 << 19;
/// What is drawn on all pages together, in bytes of memory: about two thousand pages of close print.
const MOST_DRAWN: usize = 288 << 20;
/// How many glyphs there are on one page.
const MOST_ON_PAGE: usize = 400_000;
/// How many glyphs the leaders of a document are drawn with.
const MOST_LEADERS: usize = 2_000_000;
/// How many pixels the pictures of a document have.
const MOST_PIXELS: usize = 256_000_000;
/// How many slots a table with shared borders has.
const MOST_SLOTS: usize = 2_000_000;
/// How many boxes and lines of running elements are looked at for all pages together.
const MOST_RUNNING: usize = 40_000_000;
/// How many names of strings and counters all pages together keep.
const MOST_NAMES: usize = 1_000_000;
/// How many declarations are applied to all elements together, those that share a style counted once: fifty to each of thirty on two
/// thousand pages.
const MOST_DECLARATIONS: usize = 3_000_000;
/// How many bytes `var()` is replaced with in all elements together.
const MOST_FILLED: usize = 48 << 20;
/// How often a counter is begun, set, ended or kept for a place.
const MOST_COUNTERS: usize = 20_000_000;
/// How many pieces of text are fitted beside floats, again for each float that a line brings.
const MOST_BESIDE: usize = 40_000_000;
/// How many footnotes a document has: ten on each of two thousand pages.
const MOST_NOTES: usize = 20_000;
/// How many cells of grids are looked at to place their items, again whenever a container asks how wide they are.
const MOST_CELLS: usize = 50_000_000;
/// How many items flexible boxes and grids have, again whenever they are placed: thirty on each of two thousand pages.
const MOST_ITEMS: usize = 60_000;
/// How many floats a document has: ten on each of two thousand pages.
const MOST_FLOATS: usize = 20_000;
/// How many texts are shaped that differ from each other: forty on each of two thousand pages.
const MOST_SHAPED: usize = 80_000;
/// How many isolates are open at once in a paragraph. Those more than 125 deep have no effect.
const MOST_ISOLATES: usize = 1_000;
/// How many columns a table has.
const MOST_COLUMNS: usize = 5_000;
/// How many cells stand in rows that other cells hold together: every page that they reach over looks at all of them.
const MOST_HELD: usize = 20_000;
/// How many selectors its rules for pages have: each is compared with each.
const MOST_PAGE_SELECTORS: usize = 2_000;
/// How many parts the structure of a document has: 125 on each of two thousand pages.
const MOST_STRUCTURE: usize = 250_000;
/// How many boxes a document places by insets.
const MOST_FREE: usize = 60_000;
/// How many bytes named strings and the texts of places have.
const MOST_KEPT_TEXT: usize = 24 << 20;

/// What there can be too much of in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Html,
    Nodes,
    Characters,
    Paragraph,
    Multiplied,
    Growth,
    Drawn,
    OnPage,
    Leaders,
    Pixels,
    Slots,
    Running,
    Names,
    Declarations,
    Filled,
    Counters,
    KeptText,
    Free,
    Beside,
    Notes,
    Cells,
    Items,
    Floats,
    Painted,
    Outlines,
    Shaped,
    Isolates,
    Columns,
    Held,
    PageSelectors,
    Structure,
}

impl Kind {
    pub(crate) fn most(self) -> usize {
        match self {
            Self::Html => LONGEST_HTML,
            Self::Nodes => MOST_NODES,
            Self::Characters => MOST_CHARACTERS,
            Self::Paragraph => LONGEST_PARAGRAPH,
            Self::Multiplied => LONGEST_MULTIPLIED,
            Self::Growth => MOST_GROWTH,
            Self::Drawn => MOST_DRAWN,
            Self::OnPage => MOST_ON_PAGE,
            Self::Leaders => MOST_LEADERS,
            Self::Pixels => MOST_PIXELS,
            Self::Slots => MOST_SLOTS,
            Self::Running => MOST_RUNNING,
            Self::Names => MOST_NAMES,
            Self::Declarations => MOST_DECLARATIONS,
            Self::Filled => MOST_FILLED,
            Self::Counters => MOST_COUNTERS,
            Self::KeptText => MOST_KEPT_TEXT,
            Self::Free => MOST_FREE,
            Self::Beside => MOST_BESIDE,
            Self::Notes => MOST_NOTES,
            Self::Cells => MOST_CELLS,
            Self::Items => MOST_ITEMS,
            Self::Floats => MOST_FLOATS,
            Self::Painted => MOST_PAINTED,
            Self::Outlines => MOST_OUTLINE_STEPS,
            Self::Shaped => MOST_SHAPED,
            Self::Isolates => MOST_ISOLATES,
            Self::Columns => MOST_COLUMNS,
            Self::Held => MOST_HELD,
            Self::PageSelectors => MOST_PAGE_SELECTORS,
            Self::Structure => MOST_STRUCTURE,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Html => "bytes of HTML",
            Self::Nodes => "elements and texts",
            Self::Characters => "characters of text",
            Self::Paragraph => "bytes of text in one paragraph",
            Self::Multiplied => {
                "bytes of text in one line or paragraph for fonts of its own that multiply glyphs"
            }
            Self::Growth => "glyphs for every byte of a text",
            Self::OnPage => "glyphs on one page",
            Self::Leaders => "glyphs in its leaders",
            Self::Drawn => "bytes of glyphs and lines on its pages",
            Self::Pixels => "pixels in its pictures",
            Self::Slots => "slots in a table with shared borders",
            Self::Running => "boxes and lines in the margins of its pages",
            Self::Names => "named strings and counters on its pages",
            Self::Declarations => "declarations for all of its elements",
            Self::Filled => "bytes in place of variables",
            Self::Counters => "steps of its counters",
            Self::KeptText => "bytes of text in named strings and in what refers to other places",
            Self::Free => "boxes that are placed by insets",
            Self::Beside => "pieces of text to be fitted beside its floats",
            Self::Notes => "footnotes",
            Self::Cells => "cells for the items of its grids",
            Self::Items => "items in its flexible boxes and grids",
            Self::Floats => "floats",
            Self::PageSelectors => "selectors of pages",
            Self::Structure => "items, cells, paragraphs and other parts of its structure",
            Self::Shaped => "texts that differ from each other",
            Self::Isolates => "isolates that are open at once in a paragraph",
            Self::Columns => "columns in a table",
            Self::Held => "cells in rows that others hold together",
            Self::Painted => "bytes of backgrounds and borders on one page",
            Self::Outlines => "steps in the outlines of a font's glyphs",
        }
    }
}

/// Refuses what there is too much of.
pub(crate) fn check(kind: Kind, count: usize) -> Result<(), Error> {
    let most = kind.most();
    if count > most {
        return Err(Error::TooMuch {
            what: kind.name(),
            most,
        });
    }
    Ok(())
}

/// Adds up what there is of something, until it is too much.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tally {
    kind: Kind,
    count: usize,
}

impl Tally {
    pub(crate) const fn new(kind: Kind) -> Self {
        Self { kind, count: 0 }
    }

    /// Tells whether it is too much already.
    pub(crate) fn is_too_much(&self) -> bool {
        self.count > self.kind.most()
    }

    /// Refuses what is too much.
    pub(crate) fn check(&self) -> Result<(), Error> {
        check(self.kind, self.count)
    }

    /// Adds to it, and refuses what is too much.
    pub(crate) fn add(&mut self, count: usize) -> Result<(), Error> {
        self.count = self.count.saturating_add(count);
        check(self.kind, self.count)
    }
}

/// Returns how many glyphs there are on a page.
pub(crate) fn glyphs(items: &[Item]) -> usize {
    let of = |item: &Item| match item {
        Item::Glyphs(run) => run.glyphs.len(),
        Item::Drawing { drawing, .. } => drawing.runs().iter().map(|run| run.glyphs.len()).sum(),
        _ => 0,
    };
    items.iter().map(of).sum()
}

/// Returns how many bytes of memory the items of a page take.
pub(crate) fn bytes(items: &[Item]) -> usize {
    let of = |item: &Item| {
        size_of::<Item>()
            + match item {
                Item::Glyphs(run) => run_bytes(run),
                Item::Drawing { drawing, .. } => drawing.runs().into_iter().map(run_bytes).sum(),
                _ => 0,
            }
    };
    items.iter().map(of).sum()
}

fn run_bytes(run: &GlyphRun) -> usize {
    run.glyphs.len() * size_of::<Glyph>() + run.text.len()
}
