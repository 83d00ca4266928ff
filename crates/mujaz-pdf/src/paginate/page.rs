//! The size, the margins and the margin boxes of pages.

use std::{
    collections::{BTreeMap, HashMap},
    rc::Rc,
    sync::Arc,
};

use mujaz_model::Direction;

use crate::{
    boxes::first_page::FIRST_PAGE,
    draw::Rect,
    style::{
        Block, DEFAULT_MARGIN, Declaration, MarginBox, PageRule, PageSelector, PageSide,
        from_blocks,
        values::{
            Align, ComputedStyle, Dimension, Display, PIXEL, Sides, VerticalAlign, fixed_pixels,
        },
    },
};

const A4: (f32, f32) = (595.275_6, 841.889_8);
/// No page is smaller than this after its margins have been taken off.
const LEAST_AREA: f32 = 36.0;

/// Rounding makes no page narrower than another.
const NEAR: f32 = 0.01;
/// Nobody sees less than this in a margin.
const MOST_UNNOTICED: f32 = 1.0;

/// What tells one page from another.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct PageKind {
    pub(crate) name: Option<Arc<str>>,
    pub(crate) is_first: bool,
    /// Whether nothing stands on the page, since the next text asked for the other side.
    pub(crate) is_blank: bool,
    pub(crate) side: PageSide,
}

/// The pages of a document, by kind.
#[derive(Debug)]
pub(crate) struct PageStyles<'a> {
    rules: &'a [PageRule],
    root: &'a ComputedStyle,
    known: HashMap<PageKind, Rc<PageStyle>>,
    is_uneven: bool,
}

#[derive(Debug)]
pub(crate) struct PageStyle {
    pub(super) width: f32,
    pub(super) height: f32,
    /// The part of the page that the document flows into.
    pub(super) area: Rect,
    /// What was added to the area to make it whole pixels.
    added: (f32, f32),
    /// The page without its margins: the area with its padding and border.
    pub(super) border_box: Rect,
    pub(super) context: ComputedStyle,
    pub(super) boxes: BTreeMap<MarginBox, Arc<ComputedStyle>>,
    /// Of the area of the footnotes, where the sheets say something of it.
    pub(super) footnotes: Option<ComputedStyle>,
}

/// How much of a page the document flows into.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Extent {
    pub(crate) width: f32,
    pub(crate) height: f32,
    /// What was added to both to make them whole pixels.
    added: (f32, f32),
}

impl Extent {
    /// Returns the same for a page that is so many times as wide and as high.
    pub(crate) fn times(self, zoom: f32) -> Self {
        if zoom <= 1.0 {
            return self;
        }
        let larger = |length: f32, added: f32| {
            let exact = (length - added) * zoom;
            let whole = (exact / PIXEL - NEAR).ceil() * PIXEL;
            (whole, whole - exact)
        };
        let (width, added_across) = larger(self.width, self.added.0);
        let (height, added_down) = larger(self.height, self.added.1);
        Self {
            width,
            height,
            added: (added_across, added_down),
        }
    }
}

impl PageStyle {
    pub(super) fn extent(&self) -> Extent {
        Extent {
            width: self.area.width,
            height: self.area.height,
            added: self.added,
        }
    }
}

impl<'a> PageStyles<'a> {
    /// Takes the `@page` rules of a document whose root element has the style `root`.
    pub(crate) fn new(rules: &'a [PageRule], root: &'a ComputedStyle) -> Self {
        Self {
            rules,
            root,
            known: HashMap::new(),
            is_uneven: false,
        }
    }

    pub(crate) fn of(&mut self, kind: &PageKind) -> Rc<PageStyle> {
        if let Some(known) = self.known.get(kind) {
            return known.clone();
        }
        let style = Rc::new(page_style(self.rules, self.root, kind));
        self.known.insert(kind.clone(), style.clone());
        style
    }

    /// Returns the side on which the first page lies: where a book opens.
    pub(super) fn first_side(&self) -> PageSide {
        if self.root.is_right_to_left() {
            PageSide::Left
        } else {
            PageSide::Right
        }
    }

    /// Returns the width that the document is laid out in.
    pub(crate) fn width(&mut self) -> f32 {
        self.width_of(None)
    }

    /// Returns where the text of a page begins that was laid out for most pages: where they leave it more room than this page
    /// does, it reaches into the margin where lines end, but never off the page.
    pub(super) fn left(&mut self, page: &PageStyle, name: Option<&Arc<str>>) -> f32 {
        let width = self.width_of(name.cloned());
        let excess = width - page.area.width;
        if excess < NEAR {
            return page.area.x;
        }
        self.is_uneven |= excess > MOST_UNNOTICED;
        let left = if self.root.is_right_to_left() {
            page.area.x - excess
        } else {
            page.area.x
        };
        left.clamp(0.0, (page.width - width).max(0.0))
    }

    /// Tells whether some page leaves less room between its margins than its text was laid out for.
    pub(crate) fn are_uneven(&self) -> bool {
        self.is_uneven
    }

    /// Returns how much of most pages the document flows into.
    pub(crate) fn extent(&mut self) -> Extent {
        self.usual(None).extent()
    }

    /// Returns how much paper there is below the area of most pages.
    pub(crate) fn below(&mut self) -> f32 {
        let usual = self.usual(None);
        usual.height - usual.area.y - usual.area.height
    }

    /// Returns how much of named pages the document flows into, and of the first one, where their widths differ.
    pub(crate) fn named_extents(&mut self) -> BTreeMap<Arc<str>, Extent> {
        let rules = self.rules;
        let names = rules
            .iter()
            .flat_map(|rule| &rule.selectors)
            .filter_map(|selector| selector.name.as_deref());
        let all: Vec<Arc<str>> = names.chain([FIRST_PAGE]).map(Arc::from).collect();
        let width = self.width();
        all.into_iter()
            .map(|name| (name.clone(), self.usual(Some(name)).extent()))
            .filter(|(_, own)| (own.width - width).abs() > 0.01)
            .collect()
    }

    fn width_of(&mut self, name: Option<Arc<str>>) -> f32 {
        self.usual(name).area.width
    }

    fn usual(&mut self, name: Option<Arc<str>>) -> Rc<PageStyle> {
        let kind = PageKind {
            is_first: name.as_deref() == Some(FIRST_PAGE),
            name,
            is_blank: false,
            side: self.first_side(),
        };
        self.of(&kind)
    }
}

impl PageKind {
    fn is_meant_by(&self, selector: &PageSelector) -> bool {
        selector
            .name
            .as_deref()
            .is_none_or(|name| self.name.as_deref() == Some(name))
            && (!selector.is_first || self.is_first)
            && (!selector.is_blank || self.is_blank)
            && selector.side.is_none_or(|side| side == self.side)
    }
}

fn page_style(rules: &[PageRule], root: &ComputedStyle, kind: &PageKind) -> PageStyle {
    let mut matching: Vec<(_, &PageRule)> = rules
        .iter()
        .filter_map(|rule| {
            let meant = rule
                .selectors
                .iter()
                .filter(|selector| kind.is_meant_by(selector));
            let weight = meant.map(PageSelector::specificity).max()?;
            Some((weight, rule))
        })
        .collect();
    // The sort keeps the order of rules that weigh the same.
    matching.sort_by_key(|(weight, _)| *weight);
    let blocks: Vec<&Block> = matching.iter().map(|(_, rule)| &rule.block).collect();
    let mut base = ComputedStyle::initial();
    base.inherited = root.inherited.clone();
    let mut context = from_blocks(&base, root.inherited.font_size, &blocks);
    let (width, height) = size(&blocks);
    let set = sides_with_margins(&blocks);
    let margin = |dimension: Dimension, set: bool, whole: f32| {
        let length = dimension.of(whole).filter(|_| set);
        let length = length.unwrap_or(DEFAULT_MARGIN);
        length.clamp(0.0, (whole - LEAST_AREA).max(0.0) / 2.0)
    };
    let (border_box, added) = within_margins(
        Rect {
            x: 0.0,
            y: 0.0,
            width,
            height,
        },
        [
            margin(context.margin.top, set.top, height),
            margin(context.margin.right, set.right, width),
            margin(context.margin.bottom, set.bottom, height),
            margin(context.margin.left, set.left, width),
        ],
    );
    let (border, padding) = (context.border, context.padding);
    let area = between(
        border_box,
        [
            border.top.thickness() + padding.top.of(height),
            border.right.thickness() + padding.right.of(width),
            border.bottom.thickness() + padding.bottom.of(height),
            border.left.thickness() + padding.left.of(width),
        ],
    );
    let area = if area.width < LEAST_AREA / 2.0 || area.height < LEAST_AREA / 2.0 {
        // Borders and padding that leave no room are not drawn.
        context.border = ComputedStyle::initial().border;
        border_box
    } else {
        area
    };
    let mut gathered: BTreeMap<MarginBox, Vec<&Block>> = BTreeMap::new();
    for (place, block) in matching.iter().flat_map(|(_, rule)| &rule.boxes) {
        gathered.entry(*place).or_default().push(block);
    }
    let footnotes = gathered
        .remove(&MarginBox::Footnotes)
        .map(|blocks| from_blocks(&context, root.inherited.font_size, &blocks));
    let boxes = gathered
        .into_iter()
        .map(|(place, blocks)| {
            let style = margin_box(place, &blocks, &context, root.inherited.font_size);
            (place, Arc::new(style))
        })
        .collect();
    PageStyle {
        width,
        height,
        area,
        added,
        border_box,
        context,
        boxes,
        footnotes,
    }
}

/// Tells of which sides a rule says how wide their margins are.
fn sides_with_margins(blocks: &[&Block]) -> Sides<bool> {
    let mut set = Sides::even(false);
    for declaration in declarations(blocks) {
        match declaration {
            Declaration::Margin(side, _) => *set.side_mut(*side, Direction::LeftToRight) = true,
            Declaration::Global(..) => set = Sides::even(true),
            _ => {}
        }
    }
    set
}

fn declarations<'a>(blocks: &'a [&'a Block]) -> impl Iterator<Item = &'a Declaration> {
    let normal = blocks.iter().flat_map(|block| &block.normal);
    normal.chain(blocks.iter().flat_map(|block| &block.important))
}

fn size(blocks: &[&Block]) -> (f32, f32) {
    declarations(blocks)
        .filter_map(|declaration| match declaration {
            Declaration::PageSize(width, height) => Some((width.points, height.points)),
            _ => None,
        })
        .last()
        .filter(|(width, height)| {
            (LEAST_AREA..14_400.0).contains(width) && (LEAST_AREA..14_400.0).contains(height)
        })
        .unwrap_or(A4)
}

/// Returns what is left of `area` inside `edges`: top, right, bottom, left.
fn between(area: Rect, [top, right, bottom, left]: [f32; 4]) -> Rect {
    Rect {
        x: area.x + left,
        y: area.y + top,
        width: area.width - left - right,
        height: area.height - top - bottom,
    }
}

/// Returns what margins leave of a page, made as wide and as tall as the next whole number of CSS pixels: so lines and
/// pages end where they do when a browser prints, and nobody sees the part of a pixel that it takes of the margins.
/// Also returns what was added.
fn within_margins(page: Rect, [top, right, bottom, left]: [f32; 4]) -> (Rect, (f32, f32)) {
    // Browsers round the page to the nearest 64th of a pixel, and its margins down.
    let whole = |length: f32| (length / PIXEL * 64.0).round() / 64.0;
    let between = |length: f32, one: f32, other: f32| {
        let exact = whole(length) - fixed_pixels(one) - fixed_pixels(other);
        (exact.ceil() * PIXEL, (exact.ceil() - exact) * PIXEL)
    };
    let (width, added_across) = between(page.width, left, right);
    let (height, added_down) = between(page.height, top, bottom);
    let area = Rect {
        x: page.x + left,
        y: page.y + top,
        width,
        height,
    };
    (area, (added_across, added_down))
}

/// Margin boxes lean to the side that their name says, whichever way text runs (CSS Paged Media 3, 5.3).
fn margin_box(
    place: MarginBox,
    blocks: &[&Block],
    context: &ComputedStyle,
    root_size: f32,
) -> ComputedStyle {
    use MarginBox as M;
    let mut parent = ComputedStyle::anonymous(context, Display::Block);
    parent.inherited.align = match place {
        M::TopLeft | M::BottomLeft | M::TopRightCorner | M::BottomRightCorner => Align::Left,
        M::TopRight | M::BottomRight | M::TopLeftCorner | M::BottomLeftCorner => Align::Right,
        _ => Align::Center,
    };
    let mut style = from_blocks(&parent, root_size, blocks);
    if style.vertical_align == VerticalAlign::Baseline {
        style.vertical_align = match place {
            M::LeftTop | M::RightTop => VerticalAlign::Top,
            M::LeftBottom | M::RightBottom => VerticalAlign::Bottom,
            _ => VerticalAlign::Middle,
        };
    }
    style
}
