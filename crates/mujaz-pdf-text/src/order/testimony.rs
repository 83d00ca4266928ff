//! What the way in which a file paints the parts of a line says of their levels.

use crate::{
    letters,
    painting::{Painting, Sides},
};

use super::{Base, Class, part::Part};

/// What the painting says of a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) level: u8,
    /// Whether it stands in one piece with a part of that level, so that no other can be meant.
    pub(super) is_sure: bool,
}

/// Notes what the painting says of the parts whose level is open.
pub(super) fn testify(parts: &mut [Part], base: Base, painting: &Painting) {
    for index in 0..parts.len() {
        if parts[index].levels.len() > 1 {
            let told = tell(parts, index, base, painting);
            parts[index].told = told.filter(|told| parts[index].levels.contains(&told.level));
            if parts[index].class == Class::Neutral && is_between_words(parts, index) {
                // Two words are read together, unless the painting shows that each was set for itself.
                let level = parts[index].told.map_or(2, |told| told.level);
                parts[index].levels = vec![level];
            }
        }
    }
}

/// Whether a part stands between two words that are read from the left, in a line that is read from the right.
fn is_between_words(parts: &[Part], index: usize) -> bool {
    let is_token = |part: &&Part| part.class != Class::Neutral;
    let left = parts[..index].iter().rev().find(is_token);
    let right = parts[index + 1..].iter().find(is_token);
    [left, right]
        .into_iter()
        .all(|side| side.is_some_and(|side| side.class == Class::Left))
        && parts[index].levels.contains(&2)
        && !parts[index].levels.contains(&0)
}

/// Whether a sign stands where a piece that the algorithm ordered by itself ends, so that it has the direction of the paragraph.
fn is_edge(parts: &[Part], index: usize, run: Option<u32>, painting: &Painting) -> bool {
    let sides = painting.kind(run);
    painting.orders_pieces()
        && parts[index].class == Class::Neutral
        && if sides.is_mixed() {
            is_edge_of_sentence(parts, index, run)
        } else {
            sides == Sides::default() && run.is_some() && is_beside_sentence(parts, index)
        }
}

/// Whether nothing but signs stands between a sign and an end of its piece, of which two words or more are read from the right: what the
/// algorithm ordered by itself ends in the direction of its paragraph (rules N1 and N2). A word alone may be part of what has a direction
/// of its own.
fn is_edge_of_sentence(parts: &[Part], index: usize, run: Option<u32>) -> bool {
    let is_own = |part: &&Part| part.run == run;
    let has_word = |side: &mut dyn Iterator<Item = &Part>| {
        side.take_while(is_own)
            .any(|part| part.class != Class::Neutral)
    };
    let is_edge =
        !has_word(&mut parts[..index].iter().rev()) || !has_word(&mut parts[index + 1..].iter());
    is_edge && is_sentence(parts, run)
}

/// Whether what stands next to signs that are a piece of their own, on either side, is part of a piece with words that are read from the
/// right: no piece in another direction can hold the signs and a part of that.
fn is_beside_sentence(parts: &[Part], index: usize) -> bool {
    let is_token = |part: &&Part| part.class != Class::Neutral;
    let left = parts[..index].iter().rev().find(is_token);
    let right = parts[index + 1..].iter().find(is_token);
    [left, right]
        .into_iter()
        .flatten()
        .any(|side| is_sentence(parts, side.run))
}

/// Whether two words or more of a piece are read from the right.
fn is_sentence(parts: &[Part], run: Option<u32>) -> bool {
    let words = parts
        .chunk_by(|one, other| one.class == Class::Right && other.class == Class::Right)
        .filter(|word| word[0].class == Class::Right && word[0].run == run && word.len() > 1);
    run.is_some() && words.count() >= 2
}

fn tell(parts: &[Part], index: usize, base: Base, painting: &Painting) -> Option<Told> {
    let [sure, likely] = [true, false].map(|is_sure| move |level| Some(Told { level, is_sure }));
    let part = &parts[index];
    let left = index.checked_sub(1).map(|at| &parts[at]);
    let right = parts.get(index + 1);
    // A gap belongs to the piece that it stands in.
    let run = part.run.or_else(|| {
        let run = left?.run?;
        (right?.run? == run).then_some(run)
    });
    let sides = painting.kind(run);
    if is_edge(parts, index, run, painting) {
        return sure(match base {
            Base::Right => 1,
            Base::Left => 0,
        });
    }
    if !painting.is_pure || sides.is_mixed() {
        return None;
    }
    match (base, part.class) {
        (Base::Right, Class::Neutral) => {
            if sides.right {
                return sure(1);
            }
            let with = |side: Option<&Part>| {
                side.is_some_and(|side| side.run == run && side.class != Class::Right)
            };
            let is_inside =
                with(left) && with(right) || part.text != " " && (with(left) || with(right));
            if run.is_some() && (sides.left || sides.number) && is_inside {
                return sure(2);
            }
            // A blank that is painted with a number has its level, but for one that hangs over the end of a line.
            let is_between = part.text == " "
                && (with(left) && right.is_some() || with(right) && left.is_some());
            if run.is_some() && (sides.left || sides.number) && (painting.is_maximal || is_between)
            {
                return likely(2);
            }
            if painting.is_logical {
                return likely(order_told(parts, index)?);
            }
            // In another piece than the word of the same font at its side, it has another level. Arabic digits always have one
            // of their own (rule I2), so that they tell nothing.
            let apart = |side: Option<&Part>| {
                side.is_some_and(|side| {
                    matches!(side.class, Class::Left | Class::Number)
                        && !side.text.contains(letters::is_arabic_digit)
                        && side.is_kin(part)
                        && side.run != run
                })
            };
            (run.is_some() && painting.is_maximal && (apart(left) || apart(right))).then_some(
                Told {
                    level: 1,
                    is_sure: false,
                },
            )
        }
        (Base::Left, Class::Number) => {
            if sides.left {
                return sure(0);
            }
            let near = |side: &&Part| side.class == Class::Right;
            if painting.is_logical {
                let to_left = parts[..index].iter().rev().find(near);
                let to_right = parts[index + 1..].iter().find(near);
                // Read from the right, what stands to the left was painted later.
                return match (to_left, to_right) {
                    (Some(left), None) => likely(if part.at < left.at { 2 } else { 0 }),
                    (None, Some(right)) => likely(if part.at > right.at { 2 } else { 0 }),
                    _ => None,
                };
            }
            // Beyond another font, or what is read from the right, it is another piece in any case.
            let is_token = |side: &&Part| side.class != Class::Neutral;
            let nearest = [
                parts[..index].iter().rev().find(is_token),
                parts[index + 1..].iter().find(is_token),
            ];
            let is_apart =
                |side: &Part| side.class == Class::Left && side.is_kin(part) && side.run != run;
            let mut nearest = nearest.into_iter().flatten();
            let is_apart = run.is_some() && painting.is_maximal && nearest.any(is_apart);
            is_apart.then_some(Told {
                level: 2,
                is_sure: false,
            })
        }
        (Base::Left, Class::Neutral) if painting.is_maximal => {
            if sides.right {
                likely(1)
            } else if sides.left {
                likely(0)
            } else {
                None
            }
        }
        _ => None,
    }
}

/// Where pieces are painted as they are read: whether what stands to the left and to the right of a part are read
/// together from the left.
fn order_told(parts: &[Part], index: usize) -> Option<u8> {
    let is_token = |part: &&Part| part.class != Class::Neutral;
    let left = parts[..index].iter().rev().find(is_token);
    let right = parts[index + 1..].iter().find(is_token);
    let own = &parts[index];
    let touches = |side: Option<usize>| {
        let neighbour = side.and_then(|at| parts.get(at));
        own.text != " "
            && neighbour.is_some_and(|it| matches!(it.class, Class::Left | Class::Number))
    };
    let (to_left, to_right) = (touches(index.checked_sub(1)), touches(Some(index + 1)));
    let before = match (left, right) {
        (Some(left), _) if to_left && !to_right => left.at < own.at,
        (_, Some(right)) if to_right && !to_left => own.at < right.at,
        (Some(left), Some(right)) if left.class != Class::Right && right.class != Class::Right => {
            left.run == right.run || left.at < right.at
        }
        (Some(left), _) if left.class != Class::Right => left.at < own.at,
        (_, Some(right)) if right.class != Class::Right => own.at < right.at,
        _ => return None,
    };
    Some(if before { 2 } else { 1 })
}
