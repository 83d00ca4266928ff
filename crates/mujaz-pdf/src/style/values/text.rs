//! How text is set: the value of a property goes in, what it means for lines and spaces comes out.

use std::{ops::Deref, sync::Arc};

use super::PIXEL;

/// The families that text is set in, the best first. Lists of them can be long, and most styles share theirs.
#[derive(Debug, Clone)]
pub(crate) struct Families(pub(crate) Arc<[String]>);

impl Default for Families {
    fn default() -> Self {
        Self(Arc::new([]))
    }
}

impl Deref for Families {
    type Target = [String];

    fn deref(&self) -> &[String] {
        &self.0
    }
}

impl PartialEq for Families {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum LineHeight {
    Normal,
    Factor(f32),
    Points(f32),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Start,
    End,
    Left,
    Right,
    Center,
    Justify,
    /// These place the blocks among the lines too, as the `align` attribute of old HTML does.
    BlocksLeft,
    BlocksRight,
    BlocksCenter,
    /// What a header cell says: centred, unless something around it says otherwise.
    Header,
}

impl Align {
    /// Tells whether blocks are placed as the lines are.
    pub(crate) fn places_blocks(self) -> bool {
        matches!(
            self,
            Self::BlocksLeft | Self::BlocksRight | Self::BlocksCenter
        )
    }

    /// Returns how far from its left margin a block is placed in `free` room between its margins.
    pub(crate) fn place_in(self, free: f32) -> f32 {
        match self {
            Self::BlocksCenter => free / 2.0,
            Self::BlocksRight => free,
            _ => 0.0,
        }
    }
}

/// In which direction lines run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lines {
    Across,
    /// Their tops are on the right; the first one is on the right, too.
    Down,
    /// The same, but what is narrower than its box stands on its left.
    DownFromLeft,
    /// Their tops are on the left.
    Up,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Transform {
    None,
    Uppercase,
    Lowercase,
    Capitalize,
    /// Small letters look like capitals and stay what they are; no sheet asks for that by itself.
    Capitals,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WhiteSpace {
    Normal,
    NoWrap,
    Pre,
    PreWrap,
    PreLine,
}

impl WhiteSpace {
    pub(crate) fn wraps(self) -> bool {
        !matches!(self, Self::NoWrap | Self::Pre)
    }

    pub(crate) fn keeps_spaces(self) -> bool {
        matches!(self, Self::Pre | Self::PreWrap)
    }

    pub(crate) fn keeps_lines(self) -> bool {
        matches!(self, Self::Pre | Self::PreWrap | Self::PreLine)
    }
}

/// Where a line may end between two letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WordBreak {
    /// Where the scripts allow it.
    Normal,
    /// Anywhere.
    BreakAll,
    /// Nowhere.
    KeepAll,
}

/// How far apart the stops of tabulators are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum TabSize {
    Spaces(f32),
    Points(f32),
}

/// The quotation marks of generated content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Quotes {
    /// Those of the language.
    Auto,
    None,
    /// For each level the mark that opens and the one that closes; deeper ones take the last.
    Pairs(Arc<[(String, String)]>),
}

/// Whether a word that is wider than its line may be torn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OverflowWrap {
    Normal,
    BreakWord,
    /// And the box need be no wider than a letter.
    Anywhere,
}

#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) enum VerticalAlign {
    #[default]
    Baseline,
    Sub,
    Super,
    Top,
    TextTop,
    Middle,
    Bottom,
    TextBottom,
    Raised(f32),
}

impl VerticalAlign {
    /// Returns how far what is so aligned stands above the baseline of what is around it, in `size` points.
    pub(crate) fn raise(self, size: f32) -> f32 {
        match self {
            // CSS says nothing of how far; these are the lengths that browsers have.
            Self::Super => size / 3.0 + PIXEL,
            Self::Sub => -size / 5.0 - PIXEL,
            Self::Raised(points) => points,
            _ => 0.0,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UnicodeBidi {
    Normal,
    Embed,
    Isolate,
    Override,
    IsolateOverride,
    Plaintext,
}
