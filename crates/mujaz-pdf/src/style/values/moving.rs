//! How a box is drawn elsewhere than it stands: moved, turned, made larger or slanted (CSS Transforms 2).

use std::sync::Arc;

use super::LengthPercentage;
use crate::draw::shape::{Matrix, times};

/// Moves a box and turns it, without taking other room.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Moving {
    /// To the right and down.
    pub(crate) translation: (LengthPercentage, LengthPercentage),
    /// Clockwise, in degrees.
    pub(crate) rotation: f32,
    pub(crate) scaling: (f32, f32),
    /// What is done to the box behind that, the outermost first.
    pub(crate) steps: Arc<[MovingStep<LengthPercentage>]>,
    /// The point that stays where it is, from the top left corner of the box.
    pub(crate) origin: (LengthPercentage, LengthPercentage),
}

/// One function of `transform`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum MovingStep<L> {
    Move(L, L),
    /// Turns, scales, slants and moves.
    Turn(Matrix),
}

impl Moving {
    pub(crate) fn initial() -> Self {
        let half = LengthPercentage {
            share: 0.5,
            ..LengthPercentage::default()
        };
        Self {
            translation: Default::default(),
            rotation: 0.0,
            scaling: (1.0, 1.0),
            steps: Arc::default(),
            origin: (half, half),
        }
    }

    /// Tells whether the box is drawn where it stands.
    pub(crate) fn is_none(&self) -> bool {
        self.translation == Default::default() && !self.turns_first() && self.steps.is_empty()
    }

    /// Returns how far to the right and down a box of a size is moved before anything turns it.
    pub(crate) fn moved(&self, width: f32, height: f32) -> (f32, f32) {
        let (across, down) = self.translation;
        let mut moved = (across.of(width), down.of(height));
        for step in &self.steps[..self.leading()] {
            if let MovingStep::Move(across, down) = step {
                moved.0 += across.of(width);
                moved.1 += down.of(height);
            }
        }
        moved
    }

    /// Returns what turns a box of a size once it has been moved, from its top left corner; `None` where nothing does.
    pub(crate) fn turned(&self, width: f32, height: f32) -> Option<Matrix> {
        let rest = &self.steps[self.leading()..];
        if !self.turns_first() && rest.is_empty() {
            return None;
        }
        let origin = (self.origin.0.of(width), self.origin.1.of(height));
        let (sine, cosine) = self.rotation.to_radians().sin_cos();
        let mut all = times(
            [1.0, 0.0, 0.0, 1.0, origin.0, origin.1],
            [cosine, sine, -sine, cosine, 0.0, 0.0],
        );
        all = times(all, [self.scaling.0, 0.0, 0.0, self.scaling.1, 0.0, 0.0]);
        for step in rest {
            let own = match *step {
                MovingStep::Move(across, down) => {
                    [1.0, 0.0, 0.0, 1.0, across.of(width), down.of(height)]
                }
                MovingStep::Turn(matrix) => matrix,
            };
            all = times(all, own);
        }
        let all = times(all, [1.0, 0.0, 0.0, 1.0, -origin.0, -origin.1]);
        all.iter().all(|part| part.is_finite()).then_some(all)
    }

    fn turns_first(&self) -> bool {
        self.rotation != 0.0 || self.scaling != (1.0, 1.0)
    }

    /// Returns how many of the steps only move the box.
    fn leading(&self) -> usize {
        if self.turns_first() {
            return 0;
        }
        let moves = |step: &&MovingStep<_>| matches!(step, MovingStep::Move(..));
        self.steps.iter().take_while(moves).count()
    }
}
