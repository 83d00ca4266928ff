//! Turns the styled document into a tree of boxes, and records the structure that the boxes belong to.
//!
//! 1. [`generate`] walks the document, and [`block`] makes block boxes and lists, whose content a [`flow`] takes in;
//! 2. [`inline`] gathers text and inline elements into inline content, [`aside`] takes boxes out of it;
//! 3. [`first_letter`] takes the letter out that a text begins with, [`generated`] writes what style sheets put in, [`events`] notes what an element brings to its page,
//!    and [`derived`] finds the styles of boxes that no rule speaks of;
//! 4. [`notes`] takes footnotes out of the text, [`table`] sorts rows and cells into a table;
//! 5. [`structure`] says which element of the tagged document a box stands for;
//! 6. [`pictures`] makes the boxes of pictures, and [`bullet`] draws those of lists;
//! 7. [`first_page`] finds what stands on a first page of another width;
//! 8. [`targets`] knows the places that the document refers to, [`counters`] what generated content says.

mod aside;
mod block;
pub(crate) mod bullet;
pub(crate) mod counters;
mod derived;
mod events;
mod first_letter;
pub(crate) mod first_page;
mod flow;
mod generate;
mod generated;
mod inline;
mod notes;
mod pictures;
mod structure;
mod table;
pub(crate) mod targets;

use std::{collections::BTreeMap, sync::Arc};

pub(crate) use generate::generate;

use crate::{
    draw::{Image, NodeId, StructureNode},
    style::values::ComputedStyle,
    text::content::InlineContent,
};
use mujaz_model::Warning;
use targets::Targets;

/// The boxes of a whole document.
#[derive(Debug)]
pub(crate) struct BoxTree {
    pub(crate) root: BlockBox,
    pub(crate) structure: Vec<StructureNode>,
    /// Boxes that wait for a margin box, by name and in document order; [`Event::Running`] says from where on.
    pub(crate) running: BTreeMap<Arc<str>, Vec<BlockBox>>,
    /// The footnotes, by the number that the spans of their calls bear.
    pub(crate) notes: Vec<BlockBox>,
    /// The places that the document refers to, without their pages.
    pub(crate) targets: Targets,
    /// Whether any box floats.
    pub(crate) has_floats: bool,
    /// Whether text depends on what was known of places.
    pub(crate) shows_targets: bool,
    pub(crate) warnings: Vec<Warning>,
}

/// A box that stands between other blocks.
#[derive(Debug, Clone)]
pub(crate) struct BlockBox {
    pub(crate) style: Arc<ComputedStyle>,
    pub(crate) content: BoxContent,
    /// The marker of a list item.
    pub(crate) marker: Option<Box<InlineContent>>,
    /// What happens on the page where the box begins.
    pub(crate) events: Vec<Event>,
    /// The boxes inside that stand in no flow.
    pub(crate) free: Vec<FreeBox>,
}

/// A box that stands in no flow.
#[derive(Debug, Clone)]
pub(crate) struct FreeBox {
    pub(crate) content: BlockBox,
    /// How many blocks of the flow stand before it.
    pub(crate) after: usize,
}

#[derive(Debug, Clone)]
pub(crate) enum BoxContent {
    Blocks(Vec<BlockBox>),
    Inline(Box<InlineBox>),
    Table(Box<TableBox>),
    /// The items of a flex or grid container.
    Arranged(Vec<BlockBox>),
    Picture(PictureBox),
    /// A box whose lines run down or up; it is laid out across and turned.
    Turned(Box<BlockBox>),
}

/// Inline content with the boxes that stand in its lines.
#[derive(Debug, Clone)]
pub(crate) struct InlineBox {
    pub(crate) content: InlineContent,
    pub(crate) boxes: Vec<BlockBox>,
    /// The floats, with the byte of the text that each stands at.
    pub(crate) floats: Vec<(usize, BlockBox)>,
}

#[derive(Debug, Clone)]
pub(crate) struct PictureBox {
    pub(crate) image: Image,
    pub(crate) node: Option<NodeId>,
}

#[derive(Debug, Clone)]
pub(crate) struct TableBox {
    pub(crate) captions: Vec<BlockBox>,
    /// The styles of the columns that the table describes.
    pub(crate) columns: Vec<Arc<ComputedStyle>>,
    pub(crate) head: Vec<RowBox>,
    pub(crate) body: Vec<RowBox>,
    pub(crate) foot: Vec<RowBox>,
}

#[derive(Debug, Clone)]
pub(crate) struct RowBox {
    pub(crate) style: Arc<ComputedStyle>,
    pub(crate) cells: Vec<CellBox>,
    pub(crate) events: Vec<Event>,
}

#[derive(Debug, Clone)]
pub(crate) struct CellBox {
    pub(crate) content: BlockBox,
    pub(crate) columns: usize,
    pub(crate) rows: usize,
}

/// Something that belongs to the page on which a box begins.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Event {
    Heading {
        level: u8,
        title: String,
        node: NodeId,
    },
    /// A place that links lead to, by its `id`.
    Anchor {
        name: Arc<str>,
    },
    /// The page bears this number.
    PageNumber(i32),
    NamedString {
        name: Arc<str>,
        value: Arc<str>,
    },
    /// From here on the margin boxes show this running element.
    Running {
        name: Arc<str>,
        number: usize,
    },
}
