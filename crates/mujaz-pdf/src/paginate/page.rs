//! The size, the margins and the margin boxes of pages.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    draw::Rect,
    style::{
        Block, Declaration, MarginBox, PageRule, PageSelector, from_blocks,
        values::{ComputedStyle, Display},
    },
};

/// The margins of a page that says nothing of them.
const DEFAULT_MARGIN: f32 = 72.0;
const A4: (f32, f32) = (595.275_6, 841.889_8);
/// No page is smaller than this after its margins have been taken off.
const LEAST_AREA: f32 = 36.0;

/// The pages of a document, by kind.
#[derive(Debug)]
pub(crate) struct PageStyles {
    first: PageStyle,
    left: PageStyle,
    right: PageStyle,
    right_to_left: bool,
}

#[derive(Debug)]
pub(crate) struct PageStyle {
    width: f32,
    height: f32,
    area: Rect,
    pub(super) boxes: BTreeMap<MarginBox, Arc<ComputedStyle>>,
}

impl PageStyles {
    /// Works out the pages of a document whose root element has the style `root`.
    pub(crate) fn new(rules: &[PageRule], root: &ComputedStyle) -> Self {
        let of = |own: &[PageSelector]| page_style(rules, root, own);
        // The first page is a right one where text runs from left to right.
        let first_side = if root.is_right_to_left() {
            PageSelector::Left
        } else {
            PageSelector::Right
        };
        Self {
            first: of(&[PageSelector::Every, first_side, PageSelector::First]),
            left: of(&[PageSelector::Every, PageSelector::Left]),
            right: of(&[PageSelector::Every, PageSelector::Right]),
            right_to_left: root.is_right_to_left(),
        }
    }

    /// Returns the style of a page, counted from 0. The first page stands where a book opens.
    pub(super) fn of(&self, page: usize) -> &PageStyle {
        match page {
            0 => &self.first,
            _ if page.is_multiple_of(2) != self.right_to_left => &self.right,
            _ => &self.left,
        }
    }

    pub(crate) fn size(&self, page: usize) -> (f32, f32) {
        let style = self.of(page);
        (style.width, style.height)
    }

    /// Returns the part of a page that the document flows into.
    pub(crate) fn area(&self, page: usize) -> Rect {
        self.of(page).area
    }

    /// Returns the width that the document is laid out in: the first page's.
    pub(crate) fn width(&self) -> f32 {
        self.right.area.width
    }
}

fn page_style(rules: &[PageRule], root: &ComputedStyle, kinds: &[PageSelector]) -> PageStyle {
    // The more special kinds come last and win.
    let matching = || {
        kinds
            .iter()
            .flat_map(|kind| rules.iter().filter(move |rule| rule.selector == *kind))
    };
    let blocks: Vec<&Block> = matching().map(|rule| &rule.block).collect();
    let mut base = ComputedStyle::initial();
    base.inherited = root.inherited.clone();
    let context = from_blocks(&base, root.inherited.font_size, &blocks);
    let (width, height) = blocks
        .iter()
        .flat_map(|block| block.normal.iter().chain(&block.important))
        .filter_map(|declaration| match declaration {
            Declaration::PageSize(width, height) => Some((width.points, height.points)),
            _ => None,
        })
        .next_back()
        .filter(|(width, height)| {
            (LEAST_AREA..14_400.0).contains(width) && (LEAST_AREA..14_400.0).contains(height)
        })
        .unwrap_or(A4);
    let says_margin =
        |wanted: &Declaration| matches!(wanted, Declaration::Margin(..) | Declaration::Global(..));
    let set = blocks
        .iter()
        .any(|block| block.normal.iter().chain(&block.important).any(says_margin));
    let margin = |dimension: crate::style::values::Dimension, whole: f32| {
        let length = if set {
            dimension.of(whole).unwrap_or(DEFAULT_MARGIN)
        } else {
            DEFAULT_MARGIN
        };
        length.clamp(0.0, (whole - LEAST_AREA).max(0.0) / 2.0)
    };
    let (top, bottom) = (
        margin(context.margin.top, height),
        margin(context.margin.bottom, height),
    );
    let (left, right) = (
        margin(context.margin.left, width),
        margin(context.margin.right, width),
    );
    let mut gathered: BTreeMap<MarginBox, Vec<&Block>> = BTreeMap::new();
    for (place, block) in matching().flat_map(|rule| &rule.boxes) {
        gathered.entry(*place).or_default().push(block);
    }
    let boxes = gathered
        .into_iter()
        .map(|(place, blocks)| {
            let mut parent = ComputedStyle::anonymous(&context, Display::Block);
            parent.inherited.align = default_align(place);
            let style = from_blocks(&parent, root.inherited.font_size, &blocks);
            (place, Arc::new(style))
        })
        .collect();
    PageStyle {
        width,
        height,
        area: Rect {
            x: left,
            y: top,
            width: width - left - right,
            height: height - top - bottom,
        },
        boxes,
    }
}

/// Margin boxes lean to the side that their name says, whichever way text runs.
fn default_align(place: MarginBox) -> crate::style::values::Align {
    use crate::style::values::Align;
    match place {
        MarginBox::TopLeft | MarginBox::BottomLeft => Align::Left,
        MarginBox::TopCenter | MarginBox::BottomCenter => Align::Center,
        MarginBox::TopRight | MarginBox::BottomRight => Align::Right,
    }
}
