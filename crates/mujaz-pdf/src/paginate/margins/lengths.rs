//! Shares the length of a margin out to the three boxes in it.

use crate::text::breaking::Widths;

/// What a box asks for of the length of its margin.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Asked {
    pub(super) widths: Widths,
    /// Whether its style says the length, which then neither grows nor shrinks.
    pub(super) is_set: bool,
}

impl Asked {
    pub(super) fn set(length: f32) -> Self {
        Self {
            widths: Widths {
                least: length,
                most: length,
            },
            is_set: true,
        }
    }

    /// Returns the length of the box, where there is so much for it.
    fn of(self, room: f32) -> f32 {
        if self.is_set {
            self.widths.most
        } else {
            room.max(0.0)
        }
    }
}

/// Shares the length of a margin out to its three boxes, of which the middle one stays in the middle (CSS Paged
/// Media 3, 5.3.2).
pub(super) fn share(boxes: [Option<Asked>; 3], whole: f32) -> [f32; 3] {
    match boxes {
        [first, None, last] => {
            let (one, other) = fitted(first, last, whole);
            [one, 0.0, other]
        }
        [None, Some(middle), None] => [0.0, middle.of(whole), 0.0],
        [first, Some(middle), last] => {
            // The outer boxes get the same, so that the middle is the middle.
            let outer = first.into_iter().chain(last);
            let wider = outer.fold(Widths::default(), |wider, own| Widths {
                least: wider.least.max(own.widths.least),
                most: wider.most.max(own.widths.most),
            });
            let are_set = first.into_iter().chain(last).all(|own| own.is_set);
            let double = Asked {
                widths: Widths {
                    least: wider.least * 2.0,
                    most: wider.most * 2.0,
                },
                is_set: are_set,
            };
            let (own, _) = fitted(Some(middle), Some(double), whole);
            let room = (whole - own) / 2.0;
            let length = |own: Option<Asked>| own.map_or(room, |own| own.of(room));
            [length(first), own, length(last)]
        }
    }
}

/// Fits two boxes into a length: as wide as their content if they can, and the rest by what they ask for.
fn fitted(one: Option<Asked>, other: Option<Asked>, whole: f32) -> (f32, f32) {
    let (Some(first), Some(second)) = (one, other) else {
        return (
            one.map_or(0.0, |one| one.of(whole)),
            other.map_or(0.0, |other| other.of(whole)),
        );
    };
    if first.is_set || second.is_set {
        let (one, other) = (first.widths.most, second.widths.most);
        return (first.of(whole - other), second.of(whole - one));
    }
    let (one, other) = (first.widths, second.widths);
    let part = |own: f32, rest: f32| {
        if own + rest > 0.0 {
            own / (own + rest)
        } else {
            0.5
        }
    };
    let (most, least) = (one.most + other.most, one.least + other.least);
    let first = if most <= whole {
        one.most + (whole - most) * part(one.most, other.most)
    } else if least <= whole {
        let (own, rest) = (one.most - one.least, other.most - other.least);
        one.least + (whole - least) * part(own, rest)
    } else {
        whole * part(one.least, other.least)
    };
    (first, whole - first)
}
