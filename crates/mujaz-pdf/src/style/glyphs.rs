//! The lengths of glyphs that `ex` and `ch` are measured in: a style goes in, what its font has comes out.

use std::cell::Cell;

use super::values::ComputedStyle;

/// Lengths for a font size of 1.
#[derive(Debug, Clone, Copy)]
pub(crate) struct GlyphLengths {
    pub(crate) x_height: f32,
    pub(crate) zero_width: f32,
}

/// What both are where the font does not say it (CSS Values 4, 6.1.1).
const UNKNOWN: GlyphLengths = GlyphLengths {
    x_height: 0.5,
    zero_width: 0.5,
};

/// Returns the lengths that the font of a style has.
pub(crate) type Measure<'a> = &'a dyn Fn(&ComputedStyle) -> GlyphLengths;

/// Measures glyphs as soon as there are fonts.
#[derive(Default)]
pub(super) struct Glyphs<'a> {
    measure: Option<Measure<'a>>,
    is_wanted: Cell<bool>,
}

impl<'a> Glyphs<'a> {
    pub(super) fn new(measure: Option<Measure<'a>>) -> Self {
        Self {
            measure,
            is_wanted: Cell::new(false),
        }
    }

    pub(super) fn of(&self, style: &ComputedStyle) -> GlyphLengths {
        self.is_wanted.set(true);
        self.measure.map_or(UNKNOWN, |measure| measure(style))
    }

    /// Tells whether there is a length that depends on a font.
    pub(super) fn are_wanted(&self) -> bool {
        self.is_wanted.get()
    }
}
