//! How a box stands in the flow: its columns, its floats and its breaks, for layout and pagination to ask.

use super::{Border, BorderLine, Dimension};

/// The columns that the text of a box stands in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct TextColumns {
    /// How many, where it is not their width that decides.
    pub(crate) count: Option<usize>,
    pub(crate) width: Dimension,
    pub(crate) rule: Border,
    /// Whether all end at the same height.
    pub(crate) level: bool,
}

impl TextColumns {
    pub(crate) const fn initial() -> Self {
        Self {
            count: None,
            width: Dimension::Auto,
            rule: Border {
                width: 2.25,
                line: BorderLine::None,
                colour: None,
            },
            level: true,
        }
    }

    /// Tells whether there are columns at all.
    pub(crate) fn are_set(&self) -> bool {
        self.count.is_some() || self.width != Dimension::Auto
    }
}

/// To which side of its container a box is taken out of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Float {
    None,
    Left,
    Right,
    InlineStart,
    InlineEnd,
}

/// How a box is placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Position {
    /// In the flow.
    Static,
    /// In the flow, and drawn elsewhere by its insets.
    Relative,
    /// By its insets in the nearest box around it that is not static, or else on the page.
    Absolute,
    /// By its insets on every page.
    Fixed,
}

impl Position {
    /// Tells whether the box stands in no flow.
    pub(crate) fn is_out(self) -> bool {
        matches!(self, Self::Absolute | Self::Fixed)
    }
}

/// Which floats a box stands below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Clear {
    None,
    Left,
    Right,
    InlineStart,
    InlineEnd,
    Both,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Break {
    Auto,
    Avoid,
    Page,
    /// A new column; without columns it asks for nothing.
    Column,
    /// A new page on that side.
    Left,
    Right,
    /// A new page on the side where a book opens, or on the other one.
    Recto,
    Verso,
}

impl Break {
    pub(crate) fn forces(self) -> bool {
        !matches!(self, Self::Auto | Self::Avoid)
    }
}
