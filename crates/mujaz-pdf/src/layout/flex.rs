//! Lays out boxes side by side in one row, or below each other with gaps.

use std::{collections::VecDeque, sync::Arc};

use super::{
    Layouter,
    block::Across,
    fragment::{Content, Fragment},
};
use crate::{
    boxes::BlockBox,
    style::values::{ComputedStyle, Dimension, Justify},
    text::breaking::Widths,
};

impl Layouter {
    /// Returns the content of a flex container and its height.
    pub(super) fn flex(
        &mut self,
        style: &Arc<ComputedStyle>,
        children: &[BlockBox],
        width: f32,
    ) -> (Content, f32) {
        let inset = style.border.left.thickness() + style.padding.left.of(width);
        if style.flex.column {
            return self.flex_column(style, children, width, inset);
        }
        let widths = self.flex_item_widths(style, children, width);
        #[expect(clippy::cast_precision_loss, reason = "rows have few items")]
        let between = children.len().saturating_sub(1) as f32;
        let free = width - widths.iter().sum::<f32>() - style.flex.gap * between;
        let (mut along, mut gap) = (0.0, style.flex.gap);
        match style.flex.justify {
            Justify::End => along = free,
            Justify::Center => along = free / 2.0,
            Justify::SpaceBetween if between > 0.0 => gap += free.max(0.0) / between,
            Justify::Start | Justify::SpaceBetween => {}
        }
        let mut cells: Vec<Fragment> = Vec::with_capacity(children.len());
        for (child, outer) in children.iter().zip(&widths) {
            let margin = |dimension: Dimension| dimension.of(width).unwrap_or(0.0);
            let own = &child.style;
            let (left, right) = (margin(own.margin.left), margin(own.margin.right));
            let x = if style.is_right_to_left() {
                width - along - outer
            } else {
                along
            };
            let edges = own.border.left.thickness() + own.padding.left.of(width);
            let far = own.border.right.thickness() + own.padding.right.of(width);
            let border_box = (outer - left - right).max(edges + far);
            let across = Across {
                x: x + left + inset,
                width: border_box,
                inset: edges,
                content: border_box - edges - far,
            };
            let mut fragment = self.root(child, across);
            fragment.lead = margin(own.margin.top);
            cells.push(fragment);
            along += outer + gap;
        }
        let height = cells
            .iter()
            .map(|cell| cell.lead + cell.height)
            .fold(0.0, f32::max);
        for cell in &mut cells {
            cell.height = height - cell.lead;
        }
        (Content::Cells(cells), height)
    }

    fn flex_column(
        &mut self,
        style: &Arc<ComputedStyle>,
        children: &[BlockBox],
        width: f32,
        inset: f32,
    ) -> (Content, f32) {
        let mut blocks: VecDeque<Fragment> = VecDeque::new();
        let mut height = 0.0;
        let mut after = 0.0;
        for child in children {
            let laid = self.block(child, width, style.inherited.direction);
            let mut fragment = laid.fragment;
            fragment.x += inset;
            let gap = if blocks.is_empty() {
                0.0
            } else {
                style.flex.gap
            };
            fragment.lead = laid.before.length() + after + gap;
            after = laid.after.length();
            height += fragment.lead + fragment.height;
            blocks.push_back(fragment);
        }
        (Content::Blocks(blocks), height + after)
    }

    pub(super) fn flex_widths(&mut self, style: &ComputedStyle, children: &[BlockBox]) -> Widths {
        let mut widths = Widths::default();
        for (number, child) in children.iter().enumerate() {
            let own = self.content_widths(child);
            if style.flex.column {
                widths.least = widths.least.max(own.least);
                widths.most = widths.most.max(own.most);
            } else {
                let gap = if number > 0 { style.flex.gap } else { 0.0 };
                widths.least += own.least + gap;
                widths.most += own.most + gap;
            }
        }
        widths
    }

    /// Returns the widths of the items' margin boxes.
    fn flex_item_widths(
        &mut self,
        style: &ComputedStyle,
        children: &[BlockBox],
        width: f32,
    ) -> Vec<f32> {
        #[expect(clippy::cast_precision_loss, reason = "rows have few items")]
        let gaps = style.flex.gap * children.len().saturating_sub(1) as f32;
        let mut least = Vec::with_capacity(children.len());
        let mut sizes = Vec::with_capacity(children.len());
        for child in children {
            let own = &child.style;
            let widths = self.content_widths(child);
            let margins = own.margin.left.of(width).unwrap_or(0.0)
                + own.margin.right.of(width).unwrap_or(0.0);
            let basis = match own.flex.basis {
                Dimension::Set(length) => Some(length.of(width)),
                Dimension::Auto => own.width.of(width),
            };
            least.push(widths.least + margins);
            sizes.push(basis.unwrap_or(widths.most).max(widths.least) + margins);
        }
        let total: f32 = sizes.iter().sum();
        let free = width - gaps - total;
        let grow: f32 = children.iter().map(|child| child.style.flex.grow).sum();
        if free > 0.0 && grow > 0.0 {
            for (child, size) in children.iter().zip(&mut sizes) {
                *size += free * child.style.flex.grow / grow.max(1.0);
            }
        } else if free < 0.0 {
            let spare: f32 = sizes
                .iter()
                .zip(&least)
                .map(|(size, least)| size - least)
                .sum();
            if spare > 0.0 {
                let part = (-free / spare).min(1.0);
                for (size, least) in sizes.iter_mut().zip(&least) {
                    *size -= (*size - least) * part;
                }
            }
        }
        sizes
    }
}
