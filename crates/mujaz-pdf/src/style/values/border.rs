//! Borders: what a style sets goes in, the thickness of what is drawn comes out.

use crate::draw::Colour;

/// A border with a width of 0 where it is not drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Border {
    pub(crate) width: f32,
    pub(crate) line: BorderLine,
    /// `None` is the text's colour.
    pub(crate) colour: Option<Colour>,
}

impl Border {
    pub(crate) fn thickness(&self) -> f32 {
        match self.line {
            BorderLine::None | BorderLine::Hidden => 0.0,
            _ => self.width,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BorderLine {
    None,
    Hidden,
    Solid,
    Dashed,
    Dotted,
    Double,
    Groove,
    Ridge,
    Inset,
    Outset,
    /// Of text decoration only.
    Wavy,
}
