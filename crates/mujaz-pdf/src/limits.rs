//! What a document may ask for. No memo comes near these bounds; they keep a page of a few letters from filling the
//! memory, and name what there is too much of instead.

use std::mem::size_of;

use crate::{
    draw::{Glyph, Item},
    error::Error,
};

/// The longest HTML, in bytes.
const LONGEST_HTML: usize = 64 << 20;
/// How many elements, texts and comments a document has.
const MOST_NODES: usize = 1_000_000;
/// How many characters of text a document has: about two thousand pages.
const MOST_CHARACTERS: usize = 5_000_000;
/// The longest text of one paragraph, in bytes.
const LONGEST_PARAGRAPH: usize = 3 << 19;
/// What is drawn on all pages together, in bytes of memory: about two thousand pages of close print.
const MOST_DRAWN: usize = 288 << 20;
/// How many glyphs there are on one page.
const MOST_ON_PAGE: usize = 400_000;
/// How many glyphs the leaders of a document are drawn with.
const MOST_LEADERS: usize = 4_000_000;
/// How many pixels the pictures of a document have.
const MOST_PIXELS: usize = 256_000_000;
/// How many slots a table with shared borders has.
const MOST_SLOTS: usize = 2_000_000;
/// How many boxes and lines of running elements are looked at for all pages together.
const MOST_RUNNING: usize = 80_000_000;
/// How many names of strings and counters all pages together keep.
const MOST_NAMES: usize = 1_000_000;
/// How many declarations are applied to all elements together: a hundred to each of a document of two thousand pages.
const MOST_DECLARATIONS: usize = 12_000_000;
/// How many bytes `var()` is replaced with in all elements together.
const MOST_FILLED: usize = 48 << 20;
/// How often a counter is begun, set, ended or kept for a place.
const MOST_COUNTERS: usize = 20_000_000;
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
}

impl Kind {
    fn most(self) -> usize {
        match self {
            Self::Html => LONGEST_HTML,
            Self::Nodes => MOST_NODES,
            Self::Characters => MOST_CHARACTERS,
            Self::Paragraph => LONGEST_PARAGRAPH,
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
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Html => "bytes of HTML",
            Self::Nodes => "elements and texts",
            Self::Characters => "characters of text",
            Self::Paragraph => "bytes of text in one paragraph",
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
        _ => 0,
    };
    items.iter().map(of).sum()
}

/// Returns how many bytes of memory the items of a page take.
pub(crate) fn bytes(items: &[Item]) -> usize {
    let of = |item: &Item| {
        size_of::<Item>()
            + match item {
                Item::Glyphs(run) => run.glyphs.len() * size_of::<Glyph>() + run.text.len(),
                _ => 0,
            }
    };
    items.iter().map(of).sum()
}
