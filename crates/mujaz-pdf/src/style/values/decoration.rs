//! Lines along the text: what a style sets goes in, for the setting of lines to draw.

use super::BorderLine;
use crate::draw::Colour;

/// Lines drawn along the text, which descendants share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Decoration {
    pub(crate) lines: DecorationLines,
    pub(crate) style: BorderLine,
    /// `None` is the text's colour.
    pub(crate) colour: Option<Colour>,
    /// `None` is the font's.
    pub(crate) thickness: Option<f32>,
    /// How far the underline is below the baseline; `None` is the font's.
    pub(crate) offset: Option<f32>,
}

impl Default for Decoration {
    fn default() -> Self {
        Self {
            lines: DecorationLines::default(),
            style: BorderLine::Solid,
            colour: None,
            thickness: None,
            offset: None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct DecorationLines {
    pub(crate) under: bool,
    pub(crate) over: bool,
    pub(crate) through: bool,
}

impl DecorationLines {
    pub(crate) fn any(self) -> bool {
        self.under || self.over || self.through
    }
}
