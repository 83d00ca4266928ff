//! Lays out flex and grid containers: taffy finds the places of the items, the layouter says how large each one's
//! content is.
//!
//! The items come out in bands, one below the other, of which none shares its height with the next. Pages break between
//! bands, or through all the items of a band at once, so that what stands side by side stays so.

use std::{collections::VecDeque, sync::Arc};

use taffy::{AvailableSpace, Layout, LayoutInput, NodeId, Size, Style, TaffyTree};

use super::{
    Layouter, arrangement_style,
    block::Across,
    fragment::{Content, Fragment},
};
use crate::{
    boxes::{BlockBox, BoxContent},
    style::values::{Break, ComputedStyle, Dimension, Display},
    text::breaking::Widths,
};

/// Rounding may not make rows overlap that only touch.
const TOLERANCE: f32 = 0.01;

/// An item's box, the width of its border box and that of its container, and the height that it is stretched to.
pub(super) type ItemKey = (*const BlockBox, u32, u32, Option<u32>);

/// An item while its container is laid out.
struct Item<'a> {
    block: &'a BlockBox,
    /// Border and padding on both sides.
    edges: f32,
    /// What was laid out last, by the width of the border box.
    laid: Option<Fragment>,
}

impl Layouter {
    /// Returns the content of a flex or grid container that is `width` wide inside, and its height.
    pub(super) fn arrange(
        &mut self,
        style: &Arc<ComputedStyle>,
        children: &[BlockBox],
        width: f32,
    ) -> (Content, f32) {
        self.containers += 1;
        let stretched = self.item_height.take();
        let height = definite_height(style).or(stretched);
        let arranged = self.arrange_items(style, children, width, height);
        self.containers -= 1;
        arranged
    }

    fn arrange_items(
        &mut self,
        style: &Arc<ComputedStyle>,
        children: &[BlockBox],
        width: f32,
        height: Option<f32>,
    ) -> (Content, f32) {
        let inset = style.border.left.thickness() + style.padding.left.of(width);
        let mut items = items(children, Some(width));
        let mut root = arrangement_style::container(style, Some(width));
        root.size = Size {
            width: taffy::Dimension::length(width),
            height: height.map_or(taffy::Dimension::auto(), taffy::Dimension::length),
        };
        if let Some(least) = style.min_height.of(0.0) {
            root.min_size.height = taffy::LengthPercentageAuto::length(least);
        }
        let space = Size {
            width: AvailableSpace::Definite(width),
            height: AvailableSpace::MaxContent,
        };
        let Some((layouts, whole)) = self.solve(root, &mut items, space, width, true) else {
            return (Content::Blocks(VecDeque::new()), 0.0);
        };
        let mut placed = Vec::with_capacity(items.len());
        for (item, layout) in items.iter_mut().zip(&layouts) {
            let mut fragment = match item.laid.take() {
                Some(laid) if (laid.width - layout.size.width).abs() < TOLERANCE => laid,
                _ => self.item(item.block, layout.size.width, width, None),
            };
            let is_stretched = layout.size.height > fragment.height + TOLERANCE;
            if is_stretched && matches!(item.block.content, BoxContent::Arranged(_)) {
                // What is in it stands otherwise in more room.
                let height = Some(layout.size.height);
                fragment = self.item(item.block, layout.size.width, width, height);
            }
            fragment.x = layout.location.x + inset;
            if layout.size.height > fragment.height {
                fragment.height = layout.size.height;
                // What is placed inside by its lower edge follows.
                fragment.resettle();
            }
            fill_height(&mut fragment);
            placed.push((layout.location.y, fragment));
        }
        // What is taller than its row reaches below it, and belongs to the container all the same.
        let lowest = placed
            .iter()
            .map(|(top, fragment)| top + fragment.height)
            .fold(whole.height, f32::max);
        let content = bands(style, placed, width + inset);
        (content, lowest)
    }

    /// Returns the widths that a container's content asks for.
    pub(super) fn arranged_widths(
        &mut self,
        style: &ComputedStyle,
        children: &[BlockBox],
    ) -> Widths {
        let mut measure = |space: AvailableSpace| {
            let mut items = items(children, None);
            let root = arrangement_style::container(style, None);
            let space = Size {
                width: space,
                height: AvailableSpace::MaxContent,
            };
            self.solve(root, &mut items, space, 0.0, false)
                .map_or(0.0, |(_, size)| size.width)
        };
        let most = measure(AvailableSpace::MaxContent);
        let least = measure(AvailableSpace::MinContent).min(most);
        Widths { least, most }
    }

    /// Returns the place of every item and the size of the container; without `heights`, only widths are right.
    fn solve(
        &mut self,
        root: Style,
        items: &mut [Item],
        space: Size<AvailableSpace>,
        width: f32,
        heights: bool,
    ) -> Option<(Vec<Layout>, Size<f32>)> {
        let cells = self.cells.add(arrangement_style::cells(
            &root,
            items.iter().map(|item| &*item.block.style),
        ));
        let placed = self.placed.add(if heights { items.len() + 1 } else { 1 });
        if self.refuses(cells.and(placed)) {
            return None;
        }
        let mut tree: TaffyTree<usize> = TaffyTree::with_capacity(items.len() + 1);
        tree.disable_rounding();
        let base = heights.then_some(width);
        let is_grid = root.display == taffy::Display::Grid;
        let mut nodes = Vec::with_capacity(items.len());
        for (number, item) in items.iter().enumerate() {
            let style = arrangement_style::item(&item.block.style, base, is_grid);
            nodes.push(tree.new_leaf_with_context(style, number).ok()?);
        }
        // What `order` moves is moved to the eye alone: the items keep their places in the document.
        let mut ordered: Vec<usize> = (0..items.len()).collect();
        ordered.sort_by_key(|&number| items[number].block.style.arrangement.order);
        let children: Vec<NodeId> = ordered.iter().map(|&number| nodes[number]).collect();
        let container = tree.new_with_children(root, &children).ok()?;
        tree.compute_layout_with_measure(container, space, |input, _, context, style| {
            match context.and_then(|number| items.get_mut(*number)) {
                Some(item) => self.measured(item, input, style, width, heights),
                // A container without items has no content.
                None => taffy::compute_leaf_layout(
                    input,
                    style,
                    |_, _| 0.0,
                    |known, _| Size {
                        width: known.width.unwrap_or(0.0),
                        height: known.height.unwrap_or(0.0),
                    },
                ),
            }
        })
        .ok()?;
        let mut layouts = Vec::with_capacity(nodes.len());
        for node in nodes {
            layouts.push(*tree.layout(node).ok()?);
        }
        let size = tree.layout(container).ok()?.size;
        Some((layouts, size))
    }

    fn measured(
        &mut self,
        item: &mut Item,
        input: LayoutInput,
        style: &Style,
        width: f32,
        heights: bool,
    ) -> taffy::LayoutOutput {
        let mut baseline = None;
        let mut output = taffy::compute_leaf_layout(
            input,
            style,
            |_, _| 0.0,
            |known, available| {
                let inside = |width: f32| (width - item.edges).max(0.0);
                // A known size is that of the border box, room is room for the content.
                let own = known.width.map_or_else(
                    || {
                        let widths = self.content_widths(item.block);
                        match available.width {
                            AvailableSpace::MinContent => inside(widths.least),
                            AvailableSpace::MaxContent => inside(widths.most),
                            AvailableSpace::Definite(room) => {
                                inside(widths.most).min(room).max(inside(widths.least))
                            }
                        }
                    },
                    inside,
                );
                if let Some(height) = known.height {
                    return Size { width: own, height };
                }
                if !heights {
                    return Size {
                        width: own,
                        height: 0.0,
                    };
                }
                let outer = own + item.edges;
                let is_known = item
                    .laid
                    .as_ref()
                    .is_some_and(|laid| (laid.width - outer).abs() < TOLERANCE);
                if !is_known {
                    item.laid = Some(self.item(item.block, outer, width, None));
                }
                let laid = item.laid.as_ref();
                baseline = laid.and_then(Fragment::first_baseline);
                let height = laid.map_or(0.0, |laid| laid.height - laid.top - laid.bottom);
                Size { width: own, height }
            },
        );
        if baseline.is_none() {
            baseline = item.laid.as_ref().and_then(Fragment::first_baseline);
        }
        output.baselines.first = baseline;
        output
    }

    /// Lays out an item whose border box is `outer` wide, and `height` tall if it is stretched.
    fn item(&mut self, block: &BlockBox, outer: f32, width: f32, height: Option<f32>) -> Fragment {
        // A container in no other one is laid out once.
        if self.containers < 2 {
            return self.lay_out_item(block, outer, width, height);
        }
        let key = (
            std::ptr::from_ref(block),
            outer.to_bits(),
            width.to_bits(),
            height.map(f32::to_bits),
        );
        if let Some(known) = self.items.get(&key) {
            return known.clone();
        }
        let fragment = self.lay_out_item(block, outer, width, height);
        self.items.insert(key, fragment.clone());
        fragment
    }

    fn lay_out_item(
        &mut self,
        block: &BlockBox,
        outer: f32,
        width: f32,
        height: Option<f32>,
    ) -> Fragment {
        let style = &block.style;
        let left = style.border.left.thickness() + style.padding.left.of(width);
        let right = style.border.right.thickness() + style.padding.right.of(width);
        let across = Across {
            x: 0.0,
            width: outer,
            inset: left,
            content: (outer - left - right).max(0.0),
        };
        self.item_width = matches!(block.content, BoxContent::Table(_)).then_some(outer);
        let down = style.border.top.thickness()
            + style.padding.top.of(width)
            + style.border.bottom.thickness()
            + style.padding.bottom.of(width);
        self.item_height = height.map(|height| (height - down).max(0.0));
        let mut fragment = self.root(block, across);
        self.item_height = None;
        fragment.width = outer;
        fragment
    }
}

/// Makes the boxes inside an item as tall as the share of it that they ask for: the height of an item is known once all
/// stand in their places (CSS Flexbox 1, 9.8).
fn fill_height(item: &mut Fragment) {
    let room = item.height - item.top - item.bottom;
    let Content::Blocks(boxes) = &mut item.content else {
        return;
    };
    for inner in boxes {
        if let Dimension::Set(length) = inner.style.height
            && length.share > 0.0
        {
            inner.height = inner.height.max(room * length.share + length.points);
        }
    }
}

fn items(children: &[BlockBox], width: Option<f32>) -> Vec<Item<'_>> {
    let width = width.unwrap_or(0.0);
    children
        .iter()
        .map(|block| {
            let style = &block.style;
            let edges = style.border.left.thickness()
                + style.padding.left.of(width)
                + style.border.right.thickness()
                + style.padding.right.of(width);
            Item {
                block,
                edges,
                laid: None,
            }
        })
        .collect()
}

/// Returns the height of a container's content where its style sets one.
pub(super) fn definite_height(style: &ComputedStyle) -> Option<f32> {
    let Dimension::Set(length) = style.height else {
        return None;
    };
    if length.share != 0.0 {
        return None;
    }
    let edges = style.border.top.thickness()
        + style.border.bottom.thickness()
        + style.padding.top.of(0.0)
        + style.padding.bottom.of(0.0);
    let edges = if style.border_box { edges } else { 0.0 };
    Some((length.points - edges).max(0.0))
}

/// Puts items that share some height into one band, and the bands below each other.
fn bands(style: &Arc<ComputedStyle>, placed: Vec<(f32, Fragment)>, width: f32) -> Content {
    let mut order: Vec<usize> = (0..placed.len()).collect();
    order.sort_by(|&one, &other| placed[one].0.total_cmp(&placed[other].0));
    let mut groups: Vec<(f32, f32, Vec<usize>)> = Vec::new();
    for number in order {
        let (y, fragment) = &placed[number];
        let end = y + fragment.height;
        match groups.last_mut() {
            Some((_, bottom, members)) if *y < *bottom - TOLERANCE || members.is_empty() => {
                *bottom = bottom.max(end);
                members.push(number);
            }
            // Two items without height may still stand side by side.
            Some((top, bottom, members)) if *y <= *top + TOLERANCE => {
                *bottom = bottom.max(end);
                members.push(number);
            }
            _ => groups.push((*y, end, vec![number])),
        }
    }
    let anonymous = Arc::new(ComputedStyle::anonymous(style, Display::Block));
    let mut placed: Vec<Option<(f32, Fragment)>> = placed.into_iter().map(Some).collect();
    let mut all = VecDeque::with_capacity(groups.len());
    let mut above = 0.0;
    for (top, bottom, mut members) in groups {
        members.sort_unstable();
        let mut cells = Vec::with_capacity(members.len());
        for number in members {
            if let Some((y, mut fragment)) = placed[number].take() {
                fragment.lead = y - top;
                cells.push(fragment);
            }
        }
        let mut band = if cells.len() == 1 {
            cells.swap_remove(0)
        } else {
            let breaks = |of: fn(&Fragment) -> Break| {
                let asked = |wanted| cells.iter().any(|cell| of(cell) == wanted);
                if asked(Break::Page) {
                    Break::Page
                } else if asked(Break::Avoid) {
                    Break::Avoid
                } else {
                    Break::Auto
                }
            };
            let (before, after) = (
                breaks(|cell| cell.break_before),
                breaks(|cell| cell.break_after),
            );
            let mut band = Fragment::new(&anonymous, Content::Cells(cells));
            band.width = width;
            band.height = bottom - top;
            (band.break_before, band.break_after) = (before, after);
            band
        };
        band.lead = top - above;
        above = bottom;
        all.push_back(band);
    }
    Content::Blocks(all)
}
