//! Shadows of boxes.

use super::LengthPercentage;
use crate::{draw::Colour, style::primitive::ColourValue};

/// A shadow of a box (CSS Backgrounds 3, 6.1), with lengths and a colour of one kind: as written or computed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Shadow<L, C> {
    /// To the right and down.
    pub(crate) offset: (L, L),
    pub(crate) blur: L,
    pub(crate) spread: L,
    pub(crate) colour: C,
    /// Whether it lies inside of the box.
    pub(crate) is_inside: bool,
}

/// Lengths in points; `None` is the text's colour.
pub(crate) type ComputedShadow = Shadow<f32, Option<Colour>>;

impl<L: Copy> Shadow<L, ColourValue> {
    /// Returns the shadow with computed lengths; `None` where nothing of it would be seen.
    pub(crate) fn computed(
        &self,
        length: impl Fn(L) -> LengthPercentage,
    ) -> Option<ComputedShadow> {
        let points = |own: L| length(own).points;
        let colour = match self.colour {
            ColourValue::Set(colour) => Some(colour),
            ColourValue::Current => None,
            ColourValue::Transparent => return None,
        };
        Some(Shadow {
            offset: (points(self.offset.0), points(self.offset.1)),
            blur: points(self.blur).max(0.0),
            spread: points(self.spread),
            colour,
            is_inside: self.is_inside,
        })
    }
}
