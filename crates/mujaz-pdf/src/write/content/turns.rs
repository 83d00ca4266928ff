//! Writes what is drawn through a matrix.

use printpdf::{CurTransMat, Op};

use super::{Painter, rounded};
use crate::draw::{Item, shape::Matrix};

impl Painter<'_, '_> {
    /// Begins or ends what is drawn through a matrix.
    pub(super) fn turn(&mut self, item: &Item) {
        if let Item::Turn { matrix } = item {
            let [across, right, down, low, x, y] = *matrix;
            let height = self.page.height;
            // What is inside is flipped around the middle of the page before it is turned, and back behind it.
            let matrix = [
                across,
                -right,
                -down,
                low,
                x + down * height,
                height - y - low * height,
            ];
            self.turns.push(self.alpha);
            self.ops.push(Op::SaveGraphicsState);
            self.ops.push(Op::SetTransformationMatrix {
                matrix: CurTransMat::Raw(turning(matrix)),
            });
            self.font = None;
        } else if let Some(alpha) = self.turns.pop() {
            self.ops.push(Op::RestoreGraphicsState);
            // Restored with the rest of the state.
            (self.colour, self.font, self.alpha) = (None, None, alpha);
        }
    }
}

/// Rounds a matrix: what it turns would be blurred by lengths, so its shares keep more digits.
fn turning([turn @ .., x, y]: Matrix) -> Matrix {
    let share = |part: f32| ((part * 1e5).round() / 1e5).clamp(-1e4, 1e4);
    let [across, right, down, low] = turn.map(share);
    [across, right, down, low, rounded(x), rounded(y)]
}
