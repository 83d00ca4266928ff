//! Text that stands sideways or upside down: the plane that a glyph is painted in enters; the side that the page is looked at
//! from to read it leaves, and where the glyph stands on the page so turned.

use super::{Glyph, matrix::Matrix};

/// Between the turned text of a page and the rest, in points: more than a page is high (ISO 32000-1, annex C).
const APART: f32 = 20_000.0;

/// Which way a line runs on the page as it is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Turn {
    /// From left to right, or aslant.
    #[default]
    Level,
    /// From the bottom to the top.
    Up,
    /// Upside down.
    Over,
    /// From the top to the bottom.
    Down,
}

impl Turn {
    /// All of them.
    pub(crate) const ALL: [Self; 4] = [Self::Level, Self::Up, Self::Over, Self::Down];

    /// The turn of what is painted with a transform; what is mirrored has none.
    pub(super) fn of(Matrix([a, b, c, d, ..]): Matrix) -> Self {
        let is_mirrored = a * d - b * c <= 0.0;
        if is_mirrored {
            Self::Level
        } else if a.abs() <= b.abs() * 0.05 {
            if b > 0.0 { Self::Up } else { Self::Down }
        } else if a < 0.0 && b.abs() <= a.abs() * 0.05 {
            Self::Over
        } else {
            Self::Level
        }
    }

    /// What turns the page, of this width and height, so that such lines stand level on it.
    pub(super) const fn level(self, (width, height): (f32, f32)) -> Matrix {
        match self {
            Self::Level => Matrix::IDENTITY,
            Self::Up => Matrix([0.0, -1.0, 1.0, 0.0, 0.0, width]),
            Self::Over => Matrix([-1.0, 0.0, 0.0, -1.0, width, height]),
            Self::Down => Matrix([0.0, 1.0, -1.0, 0.0, height, 0.0]),
        }
    }
}

/// Returns the turn of most letters and figures, and moves all that is turned otherwise far below the page: what stands on
/// lines that cross is on no line together.
pub(super) fn set_apart(glyphs: &mut [Glyph]) -> Turn {
    let letters = |turn: Turn| {
        let turned = glyphs
            .iter()
            .filter(|glyph| glyph.turn == turn && glyph.is_level);
        turned
            .filter(|glyph| glyph.text.as_deref().is_some_and(says_something))
            .count()
    };
    // Of as many, the first.
    let [first, rest @ ..] = Turn::ALL;
    let (most, _) = rest
        .into_iter()
        .fold((first, letters(first)), |(most, count), turn| {
            let own = letters(turn);
            if own > count {
                (turn, own)
            } else {
                (most, count)
            }
        });
    for glyph in glyphs.iter_mut().filter(|glyph| glyph.turn != most) {
        let at = Turn::ALL.into_iter().take_while(|turn| *turn != glyph.turn);
        #[expect(clippy::cast_precision_loss, reason = "up to four")]
        let apart = (at.count() + 1) as f32 * APART;
        glyph.baseline -= apart;
    }
    most
}

fn says_something(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}
