//! Margins that collapse: those of a block and of its first children go in, the space between two boxes comes out.

use crate::{
    boxes::{BlockBox, BoxContent},
    style::values::{ComputedStyle, Dimension, Float, LengthPercentage},
};

/// Adjoining margins: the largest positive one, and the most negative one.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Margin {
    positive: f32,
    negative: f32,
}

impl Margin {
    pub(crate) fn of(length: f32) -> Self {
        Self {
            positive: length.max(0.0),
            negative: length.min(0.0),
        }
    }

    pub(crate) fn collapsed(self, other: Self) -> Self {
        Self {
            positive: self.positive.max(other.positive),
            negative: self.negative.min(other.negative),
        }
    }

    pub(crate) fn length(self) -> f32 {
        self.positive + self.negative
    }
}

/// Returns the margin above a block, collapsed with those of its first children.
pub(super) fn opening_margin(block: &BlockBox, available: f32) -> Margin {
    let mut margin = Margin::default();
    let mut block = block;
    loop {
        let own = block.style.margin.top.of(available).unwrap_or(0.0);
        margin = margin.collapsed(Margin::of(own));
        let BoxContent::Blocks(children) = &block.content else {
            return margin;
        };
        let mut in_text = children
            .iter()
            .filter(|child| child.style.float == Float::None);
        match in_text.next() {
            Some(first) if collapses_with_children(&block.style).0 => block = first,
            _ => return margin,
        }
    }
}

/// Tells whether a block's first and last child share their margins with it.
pub(super) fn collapses_with_children(style: &ComputedStyle) -> (bool, bool) {
    if style.is_flow_root() {
        return (false, false);
    }
    let none = LengthPercentage::default();
    let open_top = style.border.top.thickness() == 0.0 && style.padding.top == none;
    let open_bottom = style.border.bottom.thickness() == 0.0
        && style.padding.bottom == none
        && style.height == Dimension::Auto;
    (open_top, open_bottom)
}
