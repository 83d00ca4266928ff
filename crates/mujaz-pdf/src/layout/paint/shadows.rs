//! Paints shadows of boxes. What is blurred is painted in steps that lie over each other, each a little smaller.

use super::{Painted, Sink, inset, lines::inner_radii};
use crate::{
    draw::{
        Colour, Rect,
        shape::{FillRule, Paint, Part, Path, Radii},
    },
    style::values::{ComputedShadow, ComputedStyle, Sides},
};

/// In how many steps a shadow fades.
const STEPS: u8 = 10;

/// Paints the shadows of a box with the given corners, on the outside or on the inside, the first one on top.
pub(super) fn shadows(
    style: &ComputedStyle,
    (area, radii): (Rect, Radii),
    inside: bool,
    sink: Sink<'_>,
) {
    if !style.inherited.visible || area.width <= 0.0 || area.height <= 0.0 {
        return;
    }
    let own = style.shadows.iter().rev();
    for shadow in own.filter(|shadow| shadow.is_inside == inside) {
        let colour = shadow.colour.unwrap_or(style.inherited.colour);
        let parts = steps(shadow, (area, radii), colour.faded(style.opacity));
        if parts.is_empty() {
            continue;
        }
        let mut clip = Path::rectangle(area, &radii);
        if !inside {
            // A shadow is not seen through its box.
            let reach = shadow.blur
                + shadow.spread.abs()
                + shadow.offset.0.abs().max(shadow.offset.1.abs());
            clip.add_rectangle(inset(area, Sides::even(-reach - 1.0)), &Radii::default());
        }
        sink(Painted::parts(vec![Part::Group {
            matrix: [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
            clips: vec![(clip, FillRule::EvenOdd)],
            parts,
        }]));
    }
}

fn steps(shadow: &ComputedShadow, (area, radii): (Rect, Radii), colour: Colour) -> Vec<Part> {
    let moved = Rect {
        x: area.x + shadow.offset.0,
        y: area.y + shadow.offset.1,
        ..area
    };
    let count = if shadow.blur > 0.0 { STEPS } else { 1 };
    let mut parts = Vec::new();
    let mut reached = 0.0;
    for step in 1..=count {
        // From the outermost edge of the blur to its innermost one.
        let share = (f32::from(step) - 0.5) / f32::from(count);
        let out = shadow.blur * (1.0 - 2.0 * share);
        let wanted = if count == 1 {
            1.0
        } else {
            smooth(f32::from(step) / f32::from(count))
        };
        let whole = f32::from(colour.alpha) / 255.0;
        let alpha = (wanted * whole - reached) / (1.0_f32 - reached).max(0.001);
        let painted = Colour {
            alpha: u8::MAX,
            ..colour
        }
        .faded(alpha);
        if painted.alpha == 0 {
            continue;
        }
        let own = f32::from(painted.alpha) / 255.0;
        reached += own * (1.0 - reached);
        let by = if shadow.is_inside {
            shadow.spread + out
        } else {
            -shadow.spread - out
        };
        let edge = inset(moved, Sides::even(by));
        let corners = rounded(&radii, by, shadow.blur);
        let is_there = edge.width > 0.0 && edge.height > 0.0;
        let path = match (shadow.is_inside, is_there) {
            (false, false) => continue,
            (false, true) => Path::rectangle(edge, &corners),
            (true, _) => {
                let mut path = Path::rectangle(inset(area, Sides::even(-1.0)), &Radii::default());
                if is_there {
                    path.add_rectangle(edge, &corners);
                }
                path
            }
        };
        parts.push(Part::Fill {
            path,
            rule: FillRule::EvenOdd,
            paint: Paint::Colour(painted),
        });
    }
    parts
}

/// Returns the corners of a shadow whose edge lies further inside, or further outside: sharp ones stay sharp, but for what is
/// blurred.
fn rounded(radii: &Radii, by: f32, blur: f32) -> Radii {
    if by > 0.0 {
        return inner_radii(radii, Sides::even(by));
    }
    radii.map(|(across, down)| {
        let wider = |length: f32| {
            if length > 0.0 || blur > 0.0 {
                length - by
            } else {
                0.0
            }
        };
        (wider(across), wider(down))
    })
}

/// Returns how much of a shadow is seen along its edge, which is blurred in the form of a bell.
fn smooth(share: f32) -> f32 {
    share * share * (3.0 - 2.0 * share)
}
