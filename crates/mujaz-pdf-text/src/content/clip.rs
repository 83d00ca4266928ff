//! What of a page is painted on (ISO 32000-1, 8.5.4): paths enter as their points; how much of a glyph is left to be seen leaves.
//! Browsers paint what stands on the next page a second time, where a letter of it or a mark reaches up over the edge.

/// A stretch of the height of a page, in points from its bottom.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    bottom: f32,
    top: f32,
}

/// How much of a glyph is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    Whole,
    /// Its foot is cut off, and the line that it stands on.
    Edge,
    Nothing,
}

impl Stretch {
    /// The whole page.
    pub(super) const ALL: Self = Self {
        bottom: f32::MIN,
        top: f32::MAX,
    };
    const NONE: Self = Self {
        bottom: f32::MAX,
        top: f32::MIN,
    };

    /// What of a glyph of so many points, that stands at this height, is seen.
    pub(super) fn shows(self, foot: f32, size: f32) -> Seen {
        let below = self.bottom - foot;
        let above = foot - self.top;
        // No letter is higher than twice its size, or hangs lower than that.
        if below > 2.0 * size || above > 2.0 * size {
            Seen::Nothing
        } else if below > 0.1 * size || above > 0.1 * size {
            Seen::Edge
        } else {
            Seen::Whole
        }
    }
}

/// A path that is being drawn.
#[derive(Debug)]
pub(super) struct Path {
    extent: Stretch,
    /// Whether it is to bound what is painted after it.
    clips: bool,
}

impl Path {
    pub(super) const fn new() -> Self {
        Self {
            extent: Stretch::NONE,
            clips: false,
        }
    }

    pub(super) fn reach(&mut self, height: f32) {
        self.extent.bottom = self.extent.bottom.min(height);
        self.extent.top = self.extent.top.max(height);
    }

    pub(super) const fn clip(&mut self) {
        self.clips = true;
    }

    /// Ends the path: what can be painted on from now on, of what could until now.
    pub(super) fn end(&mut self, clip: Stretch) -> Stretch {
        let Self { extent, clips } = std::mem::replace(self, Self::new());
        if !clips || extent.bottom > extent.top {
            return clip;
        }
        Stretch {
            bottom: clip.bottom.max(extent.bottom),
            top: clip.top.min(extent.top),
        }
    }
}
