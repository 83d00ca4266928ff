//! How a box is turned where it is drawn.

use super::Fragment;
use crate::draw::shape::Matrix;

/// What turns a box where it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turning {
    /// Its style.
    Own,
    /// Its lines run down; its top is then on the right of its place.
    Down,
    /// Its lines run up; its top is then on the left.
    Up,
}

impl Fragment {
    /// Returns what turns the box, from its top left corner.
    pub(crate) fn turned(&self, by: Turning) -> Option<Matrix> {
        match by {
            Turning::Own => self.style.moving.turned(self.width, self.height),
            Turning::Down => Some([0.0, 1.0, -1.0, 0.0, self.height, 0.0]),
            Turning::Up => Some([0.0, -1.0, 1.0, 0.0, 0.0, self.width]),
        }
    }
}
