//! Fills the margin boxes of a page: running heads, page numbers, markings.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    Names,
    emit::Emitter,
    page::{PageStyle, PageStyles},
};
use crate::{
    boxes::BlockBox,
    draw::{Item, Rect},
    layout::Layouter,
    style::{
        MarginBox,
        values::{ComputedStyle, Content, VerticalAlign},
    },
    text::content::InlineContent,
};

const TOP: [MarginBox; 3] = [
    MarginBox::TopLeft,
    MarginBox::TopCenter,
    MarginBox::TopRight,
];
const BOTTOM: [MarginBox; 3] = [
    MarginBox::BottomLeft,
    MarginBox::BottomCenter,
    MarginBox::BottomRight,
];

/// Returns the items of the margin boxes of page `number` of `count`; the number counts from 0.
pub(super) fn fill(
    styles: &PageStyles,
    number: usize,
    count: usize,
    names: &Names,
    running: &BTreeMap<String, Vec<BlockBox>>,
    layouter: &mut Layouter,
) -> Vec<Item> {
    let style = styles.of(number);
    let mut filling = Filling {
        number,
        count,
        names,
        running,
        layouter,
        items: Vec::new(),
    };
    let area = styles.area(number);
    let (_, height) = styles.size(number);
    let below = area.y + area.height;
    filling.row(
        style,
        TOP,
        Rect {
            y: 0.0,
            height: area.y,
            ..area
        },
    );
    filling.row(
        style,
        BOTTOM,
        Rect {
            y: below,
            height: height - below,
            ..area
        },
    );
    filling.items
}

struct Filling<'a> {
    number: usize,
    count: usize,
    names: &'a Names,
    running: &'a BTreeMap<String, Vec<BlockBox>>,
    layouter: &'a mut Layouter,
    items: Vec<Item>,
}

impl Filling<'_> {
    fn row(&mut self, style: &PageStyle, places: [MarginBox; 3], area: Rect) {
        let shown = places.map(|place| {
            style
                .boxes
                .get(&place)
                .filter(|style| style.content.is_some())
        });
        let count = shown.iter().flatten().count();
        for (position, style) in shown.iter().enumerate() {
            let Some(style) = style else {
                continue;
            };
            // Alone, a box has the whole width; three share it. Two keep to their halves.
            let (x, width) = match (count, position) {
                (1, _) => (0.0, area.width),
                (2, 0) => (
                    0.0,
                    area.width * if shown[1].is_some() { 1.0 / 3.0 } else { 0.5 },
                ),
                (2, 2) if shown[1].is_none() => (area.width * 0.5, area.width * 0.5),
                (_, 0) => (0.0, area.width / 3.0),
                (_, 1) => (area.width / 3.0, area.width / 3.0),
                _ => (area.width * 2.0 / 3.0, area.width / 3.0),
            };
            let slot = Rect {
                x: area.x + x,
                width,
                ..area
            };
            self.margin_box(style, slot);
        }
    }

    fn margin_box(&mut self, style: &Arc<ComputedStyle>, slot: Rect) {
        let items = style.content.clone().unwrap_or_else(|| Arc::new([]));
        let (border, padding) = (&style.border, &style.padding);
        let left = border.left.thickness() + padding.left.of(slot.width);
        let right = border.right.thickness() + padding.right.of(slot.width);
        let top = border.top.thickness() + padding.top.of(slot.width);
        let bottom = border.bottom.thickness() + padding.bottom.of(slot.width);
        crate::layout::paint::box_fills(style, slot, &mut |area, radius, colour| {
            self.items.push(Item::Fill {
                area,
                radius,
                colour,
            });
        });
        let inner = Rect {
            x: slot.x + left,
            y: slot.y + top,
            width: (slot.width - left - right).max(1.0),
            height: slot.height - top - bottom,
        };
        if let [Content::Running(name)] = &*items {
            self.running_element(name, style, inner);
            return;
        }
        let text: String = items.iter().map(|item| self.text(item)).collect();
        let language = Arc::from("");
        let content = InlineContent::plain(text, style, None, &language);
        let lines = self.layouter.set_lines(content, inner.width);
        let height = lines.iter().map(|line| line.height).sum();
        let mut y = aligned(style, inner, height);
        for line in lines {
            let height = line.height;
            Emitter::furniture(&mut self.items).line(line, &[], inner.x, y);
            y += height;
        }
    }

    fn running_element(&mut self, name: &str, style: &ComputedStyle, area: Rect) {
        let chosen = self.names.running.get(name);
        let element = self
            .running
            .get(name)
            .and_then(|elements| elements.get(chosen.copied().unwrap_or(0)));
        let Some(element) = element else {
            return;
        };
        let fragment = self.layouter.lay_out(element, area.width);
        let y = aligned(style, area, fragment.height);
        Emitter::furniture(&mut self.items).fragment(fragment, area.x, y);
    }

    fn text(&self, item: &Content) -> String {
        match item {
            Content::Text(text) => text.clone(),
            Content::Counter(name, _, style) => {
                let value = match name.as_str() {
                    "page" => self.number + 1,
                    "pages" => self.count,
                    _ => 0,
                };
                style.format(i32::try_from(value).unwrap_or(i32::MAX))
            }
            Content::Named(name, _) => self.names.strings.get(name).cloned().unwrap_or_default(),
            Content::Attribute(_)
            | Content::TargetText(_)
            | Content::TargetCounter { .. }
            | Content::Leader(_)
            | Content::Running(_)
            | Content::Own
            | Content::OpenQuote
            | Content::CloseQuote => String::new(),
        }
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
