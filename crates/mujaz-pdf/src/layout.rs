//! Gives every box its size and its place inside its parent, as if the page were endless.
//!
//! 1. [`block`] lays out blocks below each other and collapses their margins;
//! 2. [`inline`] sets lines, [`first_line`] those that look otherwise first, and [`beside`] those that have [`floats`] beside them;
//! 3. [`table`], with [`slots`], [`columns`] and [`borders`], lays out tables;
//! 4. [`arrangement`], with [`arrangement_style`], lays out the items of flex and grid containers;
//! 5. [`multicol`] lays out text in columns;
//! 6. [`free`] places boxes by their insets;
//! 7. [`paint`] draws backgrounds and borders.
//!
//! The result is a tree of [`fragment::Fragment`]s, which pagination cuts with [`split`].

mod arrangement;
mod arrangement_style;
mod beside;
mod block;
mod borders;
mod columns;
mod first_line;
mod floats;
pub(crate) mod fragment;
pub(crate) mod free;
mod inline;
mod multicol;
pub(crate) mod paint;
mod slots;
pub(crate) mod split;
mod table;

use std::{
    collections::{BTreeMap, HashMap},
    rc::Rc,
    sync::Arc,
};

use crate::{
    boxes::{
        BlockBox, BoxContent, InlineBox,
        first_page::{self, FIRST_PAGE},
    },
    error::Error,
    limits::{self, Kind, Tally},
    paginate::page::Extent,
    style::values::PIXEL,
    text::{
        breaking::{self, Widths},
        content::InlineContent,
        line::Line,
        paragraph::Typesetter,
    },
};
use fragment::Fragment;

/// A document that is wider than its pages is made smaller, but not smaller than one of this many pages' widths needs it, as
/// where a browser prints.
const WIDEST: f32 = 1.5;

/// How a document comes to fit on its pages.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Fit {
    /// How many times as wide and as high as on paper the pages are that it is laid out for.
    pub(crate) zoom: f32,
    /// How far to the left it is moved on paper, as a share of what each page is wide.
    pub(crate) aside: f32,
}

impl Default for Fit {
    fn default() -> Self {
        Self {
            zoom: 1.0,
            aside: 0.0,
        }
    }
}

/// Lays out boxes; one for a whole document, so that nothing is shaped twice.
#[derive(Debug)]
pub(crate) struct Layouter {
    pub(crate) typesetter: Typesetter,
    /// The widest that a box in a line may be.
    page_width: f32,
    /// How many times the width of the page a table may have while it is found out how wide the document is.
    table_reach: f32,
    /// What text on pages of a name is laid out in, where it is not the width of other pages.
    named: BTreeMap<Arc<str>, Extent>,
    /// The name of the pages that are being laid out.
    page: Option<Arc<str>>,
    /// By their addresses and the widths of their containers.
    shaped: HashMap<(*const InlineBox, u32), Rc<inline::Shaped>>,
    /// The widths that boxes ask for.
    asked: HashMap<*const BlockBox, Widths>,
    /// The items of containers that stand in another container, which asks for their sizes again and again.
    items: HashMap<arrangement::ItemKey, Fragment>,
    /// How many flex and grid containers are open.
    containers: usize,
    /// How wide a table is that is laid out next as the item of a container.
    item_width: Option<f32>,
    /// How tall a container is inside that is laid out next as an item that was stretched.
    item_height: Option<f32>,
    /// Whether a table is narrower than its words, since it would leave the page.
    is_squeezed: bool,
    /// How many boxes in lines are open.
    in_lines: usize,
    /// How many boxes with columns are open.
    in_columns: usize,
    /// Whether the document has floats.
    pub(crate) has_floats: bool,
    /// The floats of the block formatting context that is being laid out.
    floats: floats::Floats,
    /// Where in it the box begins that is laid out next.
    at: (f32, f32),
    /// How wide the box is inside that insets are measured in.
    container_width: f32,
    /// How tall the box around is inside, where its style says so.
    height_around: Option<f32>,
    /// Whether any box stands in no flow.
    pub(crate) has_free: bool,
    /// The glyphs of the leaders on the lines that were set.
    leaders: Tally,
    /// The pieces of text that were fitted beside floats.
    beside: Tally,
    /// What the backgrounds in lines take.
    painted: Tally,
    /// The items of containers that were placed.
    placed: Tally,
    /// The cells of grids that were looked at.
    cells: Tally,
    /// Why the document cannot be laid out; what was laid out since then means nothing.
    refused: Option<Error>,
}

impl Layouter {
    pub(crate) fn new(
        typesetter: Typesetter,
        page_width: f32,
        named: BTreeMap<Arc<str>, Extent>,
    ) -> Self {
        Self {
            typesetter,
            page_width,
            table_reach: 1.0,
            named,
            page: None,
            shaped: HashMap::new(),
            asked: HashMap::new(),
            items: HashMap::new(),
            containers: 0,
            item_width: None,
            item_height: None,
            is_squeezed: false,
            in_lines: 0,
            in_columns: 0,
            has_floats: false,
            floats: floats::Floats::default(),
            at: (0.0, 0.0),
            container_width: page_width,
            height_around: None,
            has_free: false,
            leaders: Tally::new(Kind::Leaders),
            beside: Tally::new(Kind::Beside),
            painted: Tally::new(Kind::Drawn),
            placed: Tally::new(Kind::Items),
            cells: Tally::new(Kind::Cells),
            refused: None,
        }
    }

    /// Gives what comes before the first break of a document the name of its first page, where that is of another width and has
    /// room for all of it.
    pub(crate) fn name_first_page(&mut self, root: &mut BlockBox) {
        let Some(extent) = self.named.get(FIRST_PAGE).copied() else {
            return;
        };
        let boxes = first_page::before_break(root);
        if boxes.is_empty() {
            return;
        }
        let alone = BlockBox {
            style: root.style.clone(),
            content: BoxContent::Blocks(boxes),
            marker: None,
            events: Vec::new(),
            free: Vec::new(),
        };
        // Text that goes on is on pages of the usual width.
        if self.lay_out(&alone, extent.width).height <= extent.height + PIXEL {
            first_page::name(root);
        }
    }

    /// Returns why the document cannot be laid out, if there is too much of it.
    pub(crate) fn refusal(&mut self) -> Result<(), Error> {
        let refused = self.refused.take().or(self.typesetter.refused.take());
        refused.map_or(Ok(()), Err)
    }

    /// Takes note of what may be too much, and tells whether it is.
    fn refuses(&mut self, checked: Result<(), Error>) -> bool {
        if self.refused.is_none() {
            self.refused = self.typesetter.refused.take().or(checked.err());
        }
        self.refused.is_some()
    }

    /// Tells whether a text is too long, or one too many.
    fn refuses_text(&mut self, text: &str) -> bool {
        let checked = limits::check(Kind::Paragraph, text.len())
            .and_then(|()| limits::check(Kind::Isolates, open_isolates(text)))
            .and_then(|()| limits::check(Kind::Shaped, self.typesetter.shaped));
        self.refuses(checked)
    }

    /// Lays out a document, or a running element, in a given width.
    pub(crate) fn lay_out(&mut self, root: &BlockBox, width: f32) -> Fragment {
        self.forget();
        self.floats = floats::Floats::default();
        self.at = (0.0, 0.0);
        let laid = self.block(root, width, root.style.inherited.direction);
        let mut fragment = laid.fragment;
        fragment.hold_floats();
        fragment.lead = laid.before.length();
        self.forget();
        fragment
    }

    /// Lays out a document for a page of a given width and, where it is wider than that, for one that it fits on, up to
    /// [`WIDEST`] times as wide. Returns how it fits.
    ///
    /// What reads from the right may reach out on the left, as where a browser prints; what reaches out on the right is
    /// seen then, and moves all of the document to the left.
    pub(crate) fn lay_out_to_fit(&mut self, root: &BlockBox, extent: Extent) -> (Fragment, Fit) {
        let is_right_to_left = root.style.is_right_to_left();
        if !is_right_to_left {
            self.table_reach = WIDEST;
        }
        let fragment = self.lay_out(root, extent.width);
        self.table_reach = 1.0;
        let mut settled = None;
        if self.has_free {
            let mut placed = fragment.clone();
            placed.settle_on_page(extent, f32::MAX);
            settled = Some(placed);
        }
        let edges = settled.as_ref().unwrap_or(&fragment).right_edges();
        // The page that has least room for what stands on it says how small all of them are.
        let mut needed = 1.0_f32;
        for (page, edge) in edges {
            let named = page.and_then(|name| self.named.get(&name));
            let width = named.map_or(extent.width, |named| named.width);
            // Nobody sees less, and rounding may not make a document smaller.
            if edge > width + PIXEL / 20.0 && width > 0.0 {
                needed = needed.max(edge / width);
            }
        }
        if needed <= 1.0 {
            return (fragment, Fit::default());
        }
        let zoom = needed.min(WIDEST);
        let aside = if is_right_to_left { zoom - 1.0 } else { 0.0 };
        let widened = extent.times(zoom).width;
        self.widen(widened / extent.width);
        for named in self.named.values_mut() {
            *named = named.times(zoom);
        }
        (self.lay_out(root, widened), Fit { zoom, aside })
    }

    /// Makes the pages wider that boxes are laid out for.
    fn widen(&mut self, by: f32) {
        self.page_width *= by;
        self.container_width *= by;
    }

    /// Forgets what was kept by the addresses of boxes, which only one tree owns for now.
    fn forget(&mut self) {
        self.shaped.clear();
        self.asked.clear();
        self.items.clear();
    }

    /// Returns the width of text on one line.
    pub(crate) fn line_width(&mut self, content: &InlineContent) -> f32 {
        inline::natural_width(&mut self.typesetter, content)
    }

    /// Returns the widths that a box asks for.
    pub(crate) fn widths(&mut self, block: &BlockBox) -> Widths {
        self.forget();
        let widths = self.content_widths(block);
        self.forget();
        widths
    }

    /// Returns the widths that text asks for which stands in no box.
    pub(crate) fn plain_widths(&mut self, content: InlineContent) -> Widths {
        if self.refuses_text(&content.text) {
            return Widths::default();
        }
        breaking::widths(&self.typesetter.shape(content, &[]))
    }

    /// Sets text that stands in no box, as in page margins.
    pub(crate) fn set_lines(&mut self, content: InlineContent, width: f32) -> Vec<Line> {
        if self.refuses_text(&content.text) {
            return Vec::new();
        }
        inline::set_plain(&mut self.typesetter, content, width)
    }
}

/// Returns how many isolates are open at once (UAX #9, 2.4). The end of each is looked for through those inside.
fn open_isolates(text: &str) -> usize {
    let (mut open, mut most) = (0_usize, 0);
    for character in text.chars() {
        match character {
            '\u{2066}'..='\u{2068}' => open += 1,
            '\u{2069}' => open = open.saturating_sub(1),
            _ => continue,
        }
        most = most.max(open);
    }
    most
}
