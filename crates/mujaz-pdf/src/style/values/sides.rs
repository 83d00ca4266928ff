//! The sides and corners of a box: what a declaration names goes in, what stands there comes out.

use mujaz_model::Direction;

#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Sides<T> {
    pub(crate) top: T,
    pub(crate) right: T,
    pub(crate) bottom: T,
    pub(crate) left: T,
}

impl<T: Copy> Sides<T> {
    pub(crate) fn even(value: T) -> Self {
        Self {
            top: value,
            right: value,
            bottom: value,
            left: value,
        }
    }

    /// Returns what becomes of every side.
    pub(crate) fn map<U>(self, make: impl Fn(T) -> U) -> Sides<U> {
        Sides {
            top: make(self.top),
            right: make(self.right),
            bottom: make(self.bottom),
            left: make(self.left),
        }
    }
}

impl<T> Sides<T> {
    pub(crate) fn side(&self, side: Side, direction: Direction) -> &T {
        let right_to_left = direction == Direction::RightToLeft;
        match side {
            Side::Top => &self.top,
            Side::Bottom => &self.bottom,
            Side::InlineStart if right_to_left => &self.right,
            Side::InlineEnd if right_to_left => &self.left,
            Side::Right | Side::InlineEnd => &self.right,
            Side::Left | Side::InlineStart => &self.left,
        }
    }

    pub(crate) fn side_mut(&mut self, side: Side, direction: Direction) -> &mut T {
        let right_to_left = direction == Direction::RightToLeft;
        match side {
            Side::Top => &mut self.top,
            Side::Bottom => &mut self.bottom,
            Side::InlineStart if right_to_left => &mut self.right,
            Side::InlineEnd if right_to_left => &mut self.left,
            Side::Right | Side::InlineEnd => &mut self.right,
            Side::Left | Side::InlineStart => &mut self.left,
        }
    }
}

/// A side as a declaration names it. Text runs horizontally, so block start is the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Top,
    Right,
    Bottom,
    Left,
    InlineStart,
    InlineEnd,
}

/// A corner as a declaration names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Corner {
    TopLeft,
    TopRight,
    BottomRight,
    BottomLeft,
    StartStart,
    StartEnd,
    EndStart,
    EndEnd,
}

impl Corner {
    /// Returns the corner's place in lists that go clockwise from the top left.
    pub(crate) fn place(self, direction: Direction) -> usize {
        let right_to_left = usize::from(direction == Direction::RightToLeft);
        match self {
            Self::TopLeft => 0,
            Self::TopRight => 1,
            Self::BottomRight => 2,
            Self::BottomLeft => 3,
            Self::StartStart => right_to_left,
            Self::StartEnd => 1 - right_to_left,
            Self::EndStart => 3 - right_to_left,
            Self::EndEnd => 2 + right_to_left,
        }
    }
}
