//! How a picture stands in its box.

use super::LengthPercentage;

/// How large a picture is drawn in its box, and at which point of it (CSS Images 3, 5.5).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct PictureFit {
    pub(crate) size: ObjectFit,
    /// Across and down; a share moves that point of the picture to that point of the box.
    pub(crate) position: (LengthPercentage, LengthPercentage),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ObjectFit {
    Fill,
    Contain,
    Cover,
    /// Its own size.
    None,
    /// Its own size, or smaller where the box is.
    ScaleDown,
}

impl PictureFit {
    pub(crate) fn initial() -> Self {
        let half = LengthPercentage {
            points: 0.0,
            share: 0.5,
            ..LengthPercentage::default()
        };
        Self {
            size: ObjectFit::Fill,
            position: (half, half),
        }
    }
}

/// The proportions that a box prefers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct AspectRatio {
    /// Its height, as a share of its width.
    pub(crate) height: f32,
    /// Whether pictures keep their own proportions.
    pub(crate) is_for_boxes: bool,
}
