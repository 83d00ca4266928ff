//! Borders: what a style sets goes in, the thickness of what is drawn comes out.

use super::PIXEL;
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
    /// How thick the line is that is drawn.
    pub(crate) fn drawn(&self) -> f32 {
        match self.line {
            BorderLine::None | BorderLine::Hidden => 0.0,
            _ => self.width,
        }
    }

    /// How much room the line takes.
    pub(crate) fn thickness(&self) -> f32 {
        snapped(self.drawn())
    }
}

/// A line around the border of a box, which takes no room (CSS Basic User Interface 4, 3).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Outline {
    pub(crate) line: Border,
    /// How far outside of the border its inner edge is.
    pub(crate) offset: f32,
}

impl Outline {
    pub(crate) fn initial() -> Self {
        Self {
            line: Border {
                width: 2.25,
                line: BorderLine::None,
                colour: None,
            },
            offset: 0.0,
        }
    }
}

/// Returns the room that a line takes: whole pixels, at least one (CSS Values 4, "snap a length as a border width"). A
/// printer's pixels are far smaller than a screen's, but browsers print with those of CSS, and rows of a table that take
/// other room would end on other pages. The line itself is drawn as thin as it should be.
pub(crate) fn snapped(thickness: f32) -> f32 {
    if thickness > 0.0 {
        (thickness / PIXEL + 0.01).floor().max(1.0) * PIXEL
    } else {
        0.0
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
