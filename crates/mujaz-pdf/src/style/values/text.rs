//! How text is set: the value of a property goes in, what it means for lines and spaces comes out.

use super::PIXEL;

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
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Transform {
    None,
    Uppercase,
    Lowercase,
    Capitalize,
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
