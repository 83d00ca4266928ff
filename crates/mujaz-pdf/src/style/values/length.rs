//! Lengths as they compute: the whole that percentages are of goes in, points come out.

/// A CSS pixel in points (CSS Values 4, 6.2).
pub(crate) const PIXEL: f32 = 0.75;

/// Returns points as CSS pixels, rounded down to the 64ths that browsers reckon in.
pub(crate) fn fixed_pixels(points: f32) -> f32 {
    // What is a whole number of them but for the last bits of a sum is meant to be that number.
    (points / PIXEL * 64.0 + 0.01).floor() / 64.0
}

/// Returns points rounded down to whole CSS pixels, as browsers take the room between cells.
pub(crate) fn whole_pixels(points: f32) -> f32 {
    fixed_pixels(points).floor() * PIXEL
}

/// A sum of points and a share of whatever the property measures percentages against.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct LengthPercentage {
    pub(crate) points: f32,
    /// 1 is all of it.
    pub(crate) share: f32,
    /// What the sum is compared with when the whole is known, in order.
    pub(crate) bounds: [Option<LengthBound>; 2],
}

/// Another sum: of the two the least is taken, or the greatest.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct LengthBound {
    pub(crate) takes_least: bool,
    pub(crate) points: f32,
    pub(crate) share: f32,
}

impl LengthPercentage {
    pub(crate) fn of(self, whole: f32) -> f32 {
        let own = self.points + self.share * whole;
        self.bounds.iter().flatten().fold(own, |own, bound| {
            let other = bound.points + bound.share * whole;
            if bound.takes_least {
                own.min(other)
            } else {
                own.max(other)
            }
        })
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) enum Dimension {
    #[default]
    Auto,
    Set(LengthPercentage),
}

/// A width that the content says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ContentWidth {
    /// As narrow as its words allow.
    Least,
    /// All of it on one line.
    Most,
    /// All of it on one line, but no wider than there is room for.
    Fitting,
}

impl Dimension {
    /// Tells whether the length depends on how long something else is.
    pub(crate) fn is_share(&self) -> bool {
        matches!(self, Self::Set(length) if length.share != 0.0)
    }

    /// Returns the length, or `None` where layout decides.
    pub(crate) fn of(self, whole: f32) -> Option<f32> {
        match self {
            Self::Auto => None,
            Self::Set(length) => Some(length.of(whole)),
        }
    }
}
