//! Heights that are shares of the height of the box around (CSS 2.2, 10.5).

use std::sync::Arc;

use crate::{
    layout::{Layouter, arrangement::definite_height},
    style::values::{ComputedStyle, Dimension, Display, LengthPercentage},
};

impl Layouter {
    /// Returns a style with its heights in points where they are shares of a height that is known. Others stay shares, which
    /// ask for nothing.
    pub(super) fn with_known_heights(&self, style: &Arc<ComputedStyle>) -> Arc<ComputedStyle> {
        let heights = [style.height, style.min_height, style.max_height];
        let Some(around) = self.height_around else {
            return style.clone();
        };
        if !heights.iter().any(Dimension::is_share) {
            return style.clone();
        }
        let known = |height: Dimension| match height {
            Dimension::Set(length) => Dimension::Set(LengthPercentage {
                points: length.of(around).max(0.0),
                ..LengthPercentage::default()
            }),
            Dimension::Auto => Dimension::Auto,
        };
        let mut own = (**style).clone();
        [own.height, own.min_height, own.max_height] = heights.map(known);
        Arc::new(own)
    }

    /// Takes note of what the heights of boxes inside are shares of, and returns what it was before.
    pub(super) fn enter_height(&mut self, style: &ComputedStyle) -> Option<f32> {
        let own = definite_height(style).filter(|_| !is_table(style));
        std::mem::replace(&mut self.height_around, own)
    }
}

fn is_table(style: &ComputedStyle) -> bool {
    matches!(style.display, Display::Table | Display::InlineTable)
}
