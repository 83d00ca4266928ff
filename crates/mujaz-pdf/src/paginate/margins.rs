//! Fills the margin boxes of a page: running heads, page numbers, markings. What stands on many pages is set once, and
//! what would lie outside of the sheet is not drawn.

mod lengths;
mod sheet;

use std::{collections::BTreeMap, rc::Rc, sync::Arc};

use lengths::{Asked, share};

use super::{emit::Emitter, names::Names, page::PageStyle};
use crate::{
    boxes::{
        BlockBox,
        counters::{Counters, Sources, text},
        targets::Targets,
    },
    draw::{Item, Rect},
    error::Error,
    layout::{Layouter, fragment::Fragment},
    limits::{Kind, Tally},
    style::{
        MarginBox,
        values::{ComputedStyle, Content, ContentWidth, Dimension, VerticalAlign, WhiteSpace},
    },
    text::{breaking::Widths, content::InlineContent, line::Line},
};

/// What the margin boxes of one page are filled from.
pub(super) struct Furniture<'a> {
    pub(super) style: &'a PageStyle,
    /// With `page` as it stands here.
    pub(super) counters: &'a Counters,
    /// How many pages there are.
    pub(super) count: usize,
    pub(super) names: &'a Names,
    pub(super) running: &'a BTreeMap<Arc<str>, Vec<BlockBox>>,
}

/// What was set for the last pages.
#[derive(Debug)]
pub(super) struct Set {
    texts: Vec<SetText>,
    elements: Vec<SetElement>,
    looked_at: Tally,
}

impl Default for Set {
    fn default() -> Self {
        Self {
            texts: Vec::new(),
            elements: Vec::new(),
            looked_at: Tally::new(Kind::Running),
        }
    }
}

/// How many texts and how many elements are kept: those of the margin boxes of one page.
const MOST_KEPT: usize = 16;

/// How many boxes and lines are looked at as easily as a letter is set.
const LETTER: usize = 50;

#[derive(Debug)]
struct SetText {
    style: Arc<ComputedStyle>,
    text: String,
    widths: Option<Widths>,
    /// The lines in a width.
    lines: Option<(f32, Rc<[Line]>)>,
}

#[derive(Debug)]
struct SetElement {
    /// The address of its box, which stays where it is until all pages are filled.
    address: *const BlockBox,
    widths: Option<Widths>,
    /// The fragment in a width.
    fragment: Option<(f32, Rc<Fragment>)>,
}

/// Returns the items of the margin boxes of a page.
pub(super) fn fill(
    furniture: &Furniture,
    layouter: &mut Layouter,
    set: &mut Set,
) -> Result<Vec<Item>, Error> {
    use MarginBox as M;
    let style = furniture.style;
    if style.boxes.is_empty() {
        return Ok(Vec::new());
    }
    let mut filling = Filling {
        furniture,
        layouter,
        set,
        looked_at: 0,
        items: Vec::new(),
    };
    let inner = style.border_box;
    let (left, top) = (inner.x, inner.y);
    let (right, bottom) = (inner.x + inner.width, inner.y + inner.height);
    let (beside, below) = (style.width - right, style.height - bottom);
    let rect = |x: f32, y: f32, width: f32, height: f32| Rect {
        x,
        y,
        width,
        height,
    };
    let (low, high, middle) = (End::Last, End::First, End::None);
    filling.corner(M::TopLeftCorner, rect(0.0, 0.0, left, top), (low, low));
    filling.row(
        [M::TopLeft, M::TopCenter, M::TopRight],
        rect(left, 0.0, inner.width, top),
        (middle, low),
    );
    filling.corner(
        M::TopRightCorner,
        rect(right, 0.0, beside, top),
        (high, low),
    );
    filling.column(
        [M::LeftTop, M::LeftMiddle, M::LeftBottom],
        rect(0.0, top, left, inner.height),
        (low, middle),
    );
    filling.column(
        [M::RightTop, M::RightMiddle, M::RightBottom],
        rect(right, top, beside, inner.height),
        (high, middle),
    );
    filling.corner(
        M::BottomLeftCorner,
        rect(0.0, bottom, left, below),
        (low, high),
    );
    filling.row(
        [M::BottomLeft, M::BottomCenter, M::BottomRight],
        rect(left, bottom, inner.width, below),
        (middle, high),
    );
    filling.corner(
        M::BottomRightCorner,
        rect(right, bottom, beside, below),
        (high, high),
    );
    let Filling {
        items, looked_at, ..
    } = filling;
    layouter.refusal()?;
    set.looked_at.add(looked_at)?;
    Ok(items)
}

struct Filling<'a> {
    furniture: &'a Furniture<'a>,
    layouter: &'a mut Layouter,
    set: &'a mut Set,
    /// How many boxes and lines the page looks at.
    looked_at: usize,
    items: Vec<Item>,
}

impl<'a> Filling<'a> {
    fn style(&self, place: MarginBox) -> Option<&'a Arc<ComputedStyle>> {
        let style = self.furniture.style.boxes.get(&place)?;
        style.content.is_some().then_some(style)
    }

    fn corner(&mut self, place: MarginBox, slot: Rect, ends: (End, End)) {
        if let Some(style) = self.style(place) {
            self.margin_box(style, beside_page(style, slot, ends));
        }
    }

    fn row(&mut self, places: [MarginBox; 3], area: Rect, ends: (End, End)) {
        let styles = places.map(|place| self.style(place));
        if styles.iter().flatten().count() == 0 {
            return;
        }
        let sizes = styles.map(|style| style.map(|style| self.width(style, area.width)));
        let lengths = share(sizes, area.width);
        let starts = [
            0.0,
            (area.width - lengths[1]) / 2.0,
            area.width - lengths[2],
        ];
        for ((style, start), width) in styles.iter().zip(starts).zip(lengths) {
            if let Some(style) = style {
                let x = area.x + start;
                let slot = Rect { x, width, ..area };
                self.margin_box(style, beside_page(style, slot, ends));
            }
        }
    }

    fn column(&mut self, places: [MarginBox; 3], area: Rect, ends: (End, End)) {
        let styles = places.map(|place| self.style(place));
        if styles.iter().flatten().count() == 0 {
            return;
        }
        let sizes = styles.map(|style| style.map(|style| self.height(style, area)));
        let lengths = share(sizes, area.height);
        let starts = [
            0.0,
            (area.height - lengths[1]) / 2.0,
            area.height - lengths[2],
        ];
        for ((style, start), height) in styles.iter().zip(starts).zip(lengths) {
            if let Some(style) = style {
                let y = area.y + start;
                let slot = Rect { y, height, ..area };
                self.margin_box(style, beside_page(style, slot, ends));
            }
        }
    }

    /// Returns the widths that a box asks for, with its padding and border.
    fn width(&mut self, style: &Arc<ComputedStyle>, available: f32) -> Asked {
        let edges = Edges::of(style, available);
        let margins = margins(style, available);
        let around = edges.left + edges.right;
        let outside = margins.left + margins.right;
        if let Some(width) = style.width.of(available) {
            return Asked::set(width + outside + if style.border_box { 0.0 } else { around });
        }
        let own = match self.content(style) {
            Filled::Element(element) => self.element_widths(element),
            Filled::Text(text) => self.text_widths(style, text),
            Filled::Nothing => Widths::default(),
        };
        let (least, most) = (own.least + around + outside, own.most + around + outside);
        match style.content_width {
            Some(ContentWidth::Least) => Asked::set(least),
            Some(ContentWidth::Most) => Asked::set(most),
            Some(ContentWidth::Fitting) => Asked::set(most.min(available).max(least)),
            None => Asked {
                widths: Widths { least, most },
                is_set: false,
            },
        }
    }

    /// Returns the height that a box asks for, with its padding and border.
    fn height(&mut self, style: &Arc<ComputedStyle>, area: Rect) -> Asked {
        let edges = Edges::of(style, area.width);
        let margins = margins(style, area.width);
        let around = edges.top + edges.bottom;
        let outside = margins.left + margins.right;
        let width = (area.width - outside - edges.left - edges.right).max(1.0);
        let height = match style.height.of(area.height) {
            Some(height) => height + if style.border_box { 0.0 } else { around },
            None => {
                around
                    + match self.content(style) {
                        Filled::Element(element) => self.fragment(element, width).height,
                        Filled::Text(text) => {
                            let lines = self.lines(style, text, width);
                            lines.iter().map(|line| line.height).sum()
                        }
                        Filled::Nothing => 0.0,
                    }
            }
        };
        Asked {
            is_set: style.height != Dimension::Auto,
            ..Asked::set(height + margins.top + margins.bottom)
        }
    }

    fn margin_box(&mut self, style: &Arc<ComputedStyle>, slot: Rect) {
        let edges = Edges::of(style, slot.width);
        let margins = margins(style, slot.width);
        let slot = Rect {
            x: slot.x + margins.left,
            y: slot.y + margins.top,
            width: (slot.width - margins.left - margins.right).max(0.0),
            height: (slot.height - margins.top - margins.bottom).max(0.0),
        };
        crate::layout::paint::box_fills(style, slot, &mut |painted| {
            self.items.push(painted.into_item());
        });
        let inner = Rect {
            x: slot.x + edges.left,
            y: slot.y + edges.top,
            width: (slot.width - edges.left - edges.right).max(1.0),
            height: slot.height - edges.top - edges.bottom,
        };
        match self.content(style) {
            Filled::Element(element) => {
                let fragment = self.fragment(element, inner.width);
                let y = aligned(style, inner, fragment.height);
                let height = self.furniture.style.height;
                let shown = sheet::part_on(&fragment, y, height, &mut self.looked_at);
                Emitter::furniture(&mut self.items).fragment(shown, inner.x, y);
            }
            Filled::Text(text) => {
                let lines = self.lines(style, text, inner.width);
                let height = lines.iter().map(|line| line.height).sum();
                let mut y = aligned(style, inner, height);
                self.looked_at += lines.len();
                for line in lines.iter() {
                    if sheet::shows(line, y, self.furniture.style.height) {
                        let line = line.clone();
                        Emitter::furniture(&mut self.items).line(line, &[], inner.x, y);
                    }
                    y += line.height;
                }
            }
            Filled::Nothing => {}
        }
    }

    fn content(&self, style: &Arc<ComputedStyle>) -> Filled<'a> {
        let items = style.content.clone().unwrap_or_else(|| Arc::new([]));
        let furniture = self.furniture;
        if let [Content::Running(name, which)] = &*items {
            let number = furniture.names.running(name, *which);
            let elements = furniture.running.get(name.as_str());
            let element = number.and_then(|number| elements?.get(number));
            return element.map_or(Filled::Nothing, Filled::Element);
        }
        let text: String = items.iter().map(|item| self.text(item)).collect();
        let text = collapsed(&text, style.inherited.white_space);
        if text.is_empty() {
            return Filled::Nothing;
        }
        Filled::Text(text)
    }

    /// Returns the place of a text among those that are kept.
    fn kept_text(&mut self, style: &Arc<ComputedStyle>, text: String) -> usize {
        let texts = &mut self.set.texts;
        let same = |known: &SetText| Arc::ptr_eq(&known.style, style) && known.text == text;
        if let Some(known) = texts.iter().position(same) {
            return known;
        }
        if texts.len() == MOST_KEPT {
            texts.remove(0);
        }
        self.looked_at += text.len() * LETTER;
        texts.push(SetText {
            style: style.clone(),
            text,
            widths: None,
            lines: None,
        });
        texts.len() - 1
    }

    fn text_widths(&mut self, style: &Arc<ComputedStyle>, text: String) -> Widths {
        let place = self.kept_text(style, text);
        let known = &mut self.set.texts[place];
        *known.widths.get_or_insert_with(|| {
            self.layouter
                .plain_widths(known_content(style, &known.text))
        })
    }

    /// Returns the lines of a text in a width.
    fn lines(&mut self, style: &Arc<ComputedStyle>, text: String, width: f32) -> Rc<[Line]> {
        let place = self.kept_text(style, text);
        let known = &mut self.set.texts[place];
        if let Some((own, lines)) = &known.lines
            && own.to_bits() == width.to_bits()
        {
            return lines.clone();
        }
        let content = known_content(style, &known.text);
        let lines = Rc::from(self.layouter.set_lines(content, width));
        known.lines = Some((width, Rc::clone(&lines)));
        lines
    }

    /// Returns the place of an element among those that are kept.
    fn kept_element(&mut self, element: &BlockBox) -> usize {
        let address = std::ptr::from_ref(element);
        let elements = &mut self.set.elements;
        if let Some(known) = elements.iter().position(|known| known.address == address) {
            return known;
        }
        if elements.len() == MOST_KEPT {
            elements.remove(0);
        }
        elements.push(SetElement {
            address,
            widths: None,
            fragment: None,
        });
        elements.len() - 1
    }

    fn element_widths(&mut self, element: &BlockBox) -> Widths {
        let place = self.kept_element(element);
        let known = &mut self.set.elements[place];
        *known
            .widths
            .get_or_insert_with(|| self.layouter.widths(element))
    }

    /// Returns a running element in a width.
    fn fragment(&mut self, element: &BlockBox, width: f32) -> Rc<Fragment> {
        let place = self.kept_element(element);
        let known = &mut self.set.elements[place];
        if let Some((own, fragment)) = &known.fragment
            && own.to_bits() == width.to_bits()
        {
            return fragment.clone();
        }
        let fragment = Rc::new(self.layouter.lay_out(element, width));
        known.fragment = Some((width, fragment.clone()));
        fragment
    }

    fn text(&self, item: &Content) -> String {
        let furniture = self.furniture;
        match item {
            Content::Counter(name, _, style) if name == "pages" => {
                style.format(i32::try_from(furniture.count).unwrap_or(i32::MAX))
            }
            Content::Named(name, which) => furniture.names.string(name, *which).to_owned(),
            other => text(
                other,
                &Sources {
                    counters: furniture.counters,
                    targets: &Targets::default(),
                    attribute: &|_| None,
                    own: "",
                    language: "",
                },
            ),
        }
    }
}

/// Returns the text of a margin box as content in its style.
fn known_content(style: &Arc<ComputedStyle>, text: &str) -> InlineContent {
    InlineContent::plain(text.to_owned(), style, None, &Arc::from(""))
}

/// Returns a text with its blanks as CSS Text 3, 4.1, collapses them, and none at its ends.
fn collapsed(text: &str, white_space: WhiteSpace) -> String {
    if white_space.keeps_spaces() {
        return text.to_owned();
    }
    let is_blank = |character: char| matches!(character, ' ' | '\t' | '\r' | '\u{c}' | '\n');
    let line = |line: &str| {
        let words: Vec<&str> = line.split(is_blank).filter(|it| !it.is_empty()).collect();
        words.join(" ")
    };
    if white_space.keeps_lines() {
        let lines: Vec<String> = text.split('\n').map(line).collect();
        lines.join("\n")
    } else {
        line(text)
    }
}

/// What stands in a margin box.
enum Filled<'a> {
    Element(&'a BlockBox),
    Text(String),
    Nothing,
}

/// Returns the margins of a box; where they are `auto` they are nothing.
fn margins(style: &ComputedStyle, width: f32) -> Edges {
    let side = |margin: Dimension| margin.of(width).unwrap_or(0.0);
    Edges {
        top: side(style.margin.top),
        right: side(style.margin.right),
        bottom: side(style.margin.bottom),
        left: side(style.margin.left),
    }
}

/// Border and padding of a box, or its margins.
struct Edges {
    top: f32,
    right: f32,
    bottom: f32,
    left: f32,
}

impl Edges {
    fn of(style: &ComputedStyle, width: f32) -> Self {
        let (border, padding) = (&style.border, &style.padding);
        Self {
            top: border.top.thickness() + padding.top.of(width),
            right: border.right.thickness() + padding.right.of(width),
            bottom: border.bottom.thickness() + padding.bottom.of(width),
            left: border.left.thickness() + padding.left.of(width),
        }
    }
}

/// At which end of its margin the page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    First,
    Last,
    /// It is beside the margin.
    None,
}

/// Returns the part of a slot that a box takes which says how thick it is: it stands beside the page.
fn beside_page(style: &ComputedStyle, slot: Rect, (across, down): (End, End)) -> Rect {
    let edges = Edges::of(style, slot.width);
    let margins = margins(style, slot.width);
    let part = |end: End, own: Dimension, whole: f32, around: f32, outside: f32| {
        let set = own.of(whole).filter(|_| end != End::None);
        let Some(length) = set else {
            return (0.0, whole);
        };
        let length = length + outside + if style.border_box { 0.0 } else { around };
        let before = if end == End::Last {
            whole - length
        } else {
            0.0
        };
        (before, length)
    };
    let (right, width) = part(
        across,
        style.width,
        slot.width,
        edges.left + edges.right,
        margins.left + margins.right,
    );
    let (low, height) = part(
        down,
        style.height,
        slot.height,
        edges.top + edges.bottom,
        margins.top + margins.bottom,
    );
    Rect {
        x: slot.x + right,
        y: slot.y + low,
        width,
        height,
    }
}

fn aligned(style: &ComputedStyle, area: Rect, height: f32) -> f32 {
    let free = area.height - height;
    match style.vertical_align {
        VerticalAlign::Top => area.y,
        VerticalAlign::Bottom => area.y + free,
        _ => area.y + free / 2.0,
    }
}
