//! Paints the pictures and gradients behind a box (CSS Backgrounds 3, 3; CSS Images 3, 3).

use super::Boxes;
use crate::{
    draw::{
        Colour, Rect,
        shape::{FillRule, Gradient, GradientShape, Paint, Part, Path, Point, Radii},
    },
    style::{
        background::{
            BackgroundImage, BackgroundLayer, BackgroundSize, ColourStop, LineDirection,
            RadialExtent,
        },
        values::{LengthPercentage, PIXEL},
    },
};

/// A picture is repeated so often at most.
const MOST_TILES: f32 = 4_000.0;
pub(super) const IDENTITY: [f32; 6] = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// Returns what a layer paints.
/// `room` is how many bytes they may take, and becomes what is left.
pub(super) fn layer(
    layer: &BackgroundLayer,
    current: Colour,
    boxes: &Boxes,
    room: &mut usize,
) -> Option<Part> {
    let (origin, _) = boxes.at(layer.origin);
    let (clip, radii) = boxes.at(layer.clip);
    let (width, height) = tile_size(layer, origin)?;
    let across = tiles(
        layer.position.0,
        layer.repeat.0,
        origin.x,
        origin.width,
        width,
        clip.x,
        clip.width,
    );
    let down = tiles(
        layer.position.1,
        layer.repeat.1,
        origin.y,
        origin.height,
        height,
        clip.y,
        clip.height,
    );
    let mut parts = Vec::new();
    let first = Rect {
        x: *across.first()?,
        y: *down.first()?,
        width,
        height,
    };
    let bytes = tile(layer, current, first).bytes();
    let count = across.len() * down.len();
    *room = room.checked_sub(bytes.saturating_mul(count))?;
    for &y in &down {
        for &x in &across {
            let area = Rect {
                x,
                y,
                width,
                height,
            };
            parts.push(tile(layer, current, area));
        }
    }
    Some(Part::Group {
        matrix: IDENTITY,
        clips: vec![(Path::rectangle(clip, &radii), FillRule::NonZero)],
        parts,
    })
}

fn tile_size(layer: &BackgroundLayer, area: Rect) -> Option<(f32, f32)> {
    let own = match &layer.image {
        BackgroundImage::Image(image) => {
            let (width, height) = image.size();
            Some((width * PIXEL, height * PIXEL))
        }
        _ => None,
    };
    let fitted = |scale: fn(f32, f32) -> f32| match own {
        Some((width, height)) => {
            let factor = scale(area.width / width, area.height / height);
            (width * factor, height * factor)
        }
        None => (area.width, area.height),
    };
    let (width, height) = match layer.size {
        BackgroundSize::Cover => fitted(f32::max),
        BackgroundSize::Contain => fitted(f32::min),
        BackgroundSize::Set(across, down) => {
            let across = across.map(|length| length.of(area.width));
            let down = down.map(|length| length.of(area.height));
            match (across, down, own) {
                (Some(width), Some(height), _) => (width, height),
                (Some(width), None, Some(own)) => (width, width * own.1 / own.0),
                (None, Some(height), Some(own)) => (height * own.0 / own.1, height),
                (None, None, Some(own)) => own,
                (across, down, None) => (across.unwrap_or(area.width), down.unwrap_or(area.height)),
            }
        }
    };
    (width > 0.0 && height > 0.0 && width.is_finite() && height.is_finite())
        .then_some((width, height))
}

/// Returns where tiles begin in one direction.
fn tiles(
    position: LengthPercentage,
    repeats: bool,
    origin: f32,
    room: f32,
    size: f32,
    start: f32,
    length: f32,
) -> Vec<f32> {
    let first = origin + position.points + position.share * (room - size);
    if !repeats {
        return vec![first];
    }
    let first = first - ((first - start) / size).ceil() * size;
    let mut places = Vec::new();
    let mut place = first;
    while place < start + length && (length / size) < MOST_TILES.sqrt() * 4.0 {
        places.push(place);
        place += size;
    }
    places
}

fn tile(layer: &BackgroundLayer, current: Colour, area: Rect) -> Part {
    match &layer.image {
        BackgroundImage::Image(image) => image.within(area),
        BackgroundImage::Linear { direction, stops } => {
            let (from, to) = line(*direction, area);
            let length = (to.x - from.x).hypot(to.y - from.y);
            let shape = GradientShape::Linear { from, to };
            gradient(shape, IDENTITY, stops, current, length, area)
        }
        BackgroundImage::Radial {
            is_circle,
            extent,
            centre,
            stops,
        } => {
            let middle = Point {
                x: area.x + centre.0.of(area.width),
                y: area.y + centre.1.of(area.height),
            };
            let (across, down) = radii(*is_circle, *extent, middle, area);
            let origin = Point::default();
            let shape = GradientShape::Radial {
                from: (origin, 0.0),
                to: (origin, across),
            };
            let matrix = [1.0, 0.0, 0.0, down / across, middle.x, middle.y];
            gradient(shape, matrix, stops, current, across, area)
        }
    }
}

fn line(direction: LineDirection, area: Rect) -> (Point, Point) {
    let angle = match direction {
        LineDirection::Angle(degrees) => degrees.to_radians(),
        LineDirection::Towards(x, 0.0) => x.atan2(0.0),
        LineDirection::Towards(0.0, y) => 0.0_f32.atan2(-y),
        // The line of the middle colour goes through the other two corners.
        LineDirection::Towards(x, y) => (x * area.height).atan2(-y * area.width),
    };
    let (sine, cosine) = angle.sin_cos();
    let half = f32::midpoint(area.width * sine.abs(), area.height * cosine.abs());
    let (x, y) = (area.x + area.width / 2.0, area.y + area.height / 2.0);
    let point = |side: f32| Point {
        x: x + side * half * sine,
        y: y - side * half * cosine,
    };
    (point(-1.0), point(1.0))
}

fn radii(is_circle: bool, extent: RadialExtent, middle: Point, area: Rect) -> (f32, f32) {
    let left = (middle.x - area.x).abs();
    let right = (area.x + area.width - middle.x).abs();
    let up = (middle.y - area.y).abs();
    let down = (area.y + area.height - middle.y).abs();
    let (near, far) = (
        (left.min(right), up.min(down)),
        (left.max(right), up.max(down)),
    );
    let (across, down) = match (is_circle, extent) {
        (true, RadialExtent::ClosestSide) => (near.0.min(near.1), near.0.min(near.1)),
        (true, RadialExtent::FarthestSide) => (far.0.max(far.1), far.0.max(far.1)),
        (true, RadialExtent::ClosestCorner) => (near.0.hypot(near.1), near.0.hypot(near.1)),
        (true, RadialExtent::FarthestCorner) => (far.0.hypot(far.1), far.0.hypot(far.1)),
        (false, RadialExtent::ClosestSide) => near,
        (false, RadialExtent::FarthestSide) => far,
        (false, RadialExtent::ClosestCorner) => (
            near.0 * std::f32::consts::SQRT_2,
            near.1 * std::f32::consts::SQRT_2,
        ),
        (false, RadialExtent::FarthestCorner) => (
            far.0 * std::f32::consts::SQRT_2,
            far.1 * std::f32::consts::SQRT_2,
        ),
    };
    (across.max(0.001), down.max(0.001))
}

fn gradient(
    shape: GradientShape,
    matrix: [f32; 6],
    stops: &[ColourStop<LengthPercentage>],
    current: Colour,
    length: f32,
    area: Rect,
) -> Part {
    let (mut shape, mut stops) = (shape, placed(stops, current, length));
    fit(&mut shape, &mut stops);
    let alpha = stops.first().map_or(u8::MAX, |(_, colour)| colour.alpha);
    let is_even = stops.iter().all(|(_, colour)| colour.alpha == alpha);
    for (_, colour) in &mut stops {
        // What is under the gradient is taken to be white where its opacity changes.
        *colour = if is_even {
            Colour {
                alpha: u8::MAX,
                ..*colour
            }
        } else {
            colour.on_white()
        };
    }
    Part::Fill {
        path: Path::rectangle(area, &Radii::default()),
        rule: FillRule::NonZero,
        paint: Paint::Gradient(Gradient {
            shape,
            matrix,
            stops,
            alpha: if is_even { alpha } else { u8::MAX },
        }),
    }
}

/// Gives every stop its place, as a share of the gradient's length (CSS Images 3, 3.4.3).
fn placed(
    stops: &[ColourStop<LengthPercentage>],
    current: Colour,
    length: f32,
) -> Vec<(f32, Colour)> {
    let mut places: Vec<Option<f32>> = stops
        .iter()
        .map(|stop| {
            let place = stop.place?;
            Some(place.share + place.points / length.max(0.001))
        })
        .collect();
    let last = places.len().saturating_sub(1);
    places[0] = places[0].or(Some(0.0));
    places[last] = places[last].or(Some(1.0));
    let mut reached = f32::MIN;
    for place in places.iter_mut().flatten() {
        reached = reached.max(*place);
        *place = reached;
    }
    let mut shown = Vec::with_capacity(stops.len());
    let (mut before, mut after) = ((0, 0.0), (0, 0.0));
    for (index, stop) in stops.iter().enumerate() {
        let place = places[index].unwrap_or_else(|| {
            let (from, start) = before;
            if after.0 <= index {
                let next = (index..=last).find_map(|at| Some((at, places[at]?)));
                after = next.unwrap_or((last.max(1), 1.0));
            }
            let (to, end) = after;
            #[expect(clippy::cast_precision_loss, reason = "a gradient has few stops")]
            let share = (index - from) as f32 / (to - from) as f32;
            start + (end - start) * share
        });
        if places[index].is_some() {
            before = (index, place);
        }
        shown.push((place, stop.colour.unwrap_or(current)));
    }
    shown
}

/// Makes the stops lie between 0 and 1 by moving the ends of the gradient.
fn fit(shape: &mut GradientShape, stops: &mut [(f32, Colour)]) {
    let (Some(&(first, _)), Some(&(last, _))) = (stops.first(), stops.last()) else {
        return;
    };
    if first >= 0.0 && last <= 1.0 {
        return;
    }
    let start = match shape {
        // A circle has no radius below 0.
        GradientShape::Radial { .. } => first.max(0.0),
        GradientShape::Linear { .. } => first,
    };
    let length = (last - start).max(0.000_1);
    for (place, _) in stops {
        *place = ((*place - start) / length).clamp(0.0, 1.0);
    }
    match shape {
        GradientShape::Linear { from, to } => {
            let (x, y) = (to.x - from.x, to.y - from.y);
            let origin = *from;
            let at = |place: f32| Point {
                x: origin.x + x * place,
                y: origin.y + y * place,
            };
            (*from, *to) = (at(start), at(start + length));
        }
        GradientShape::Radial { from, to } => {
            let radius = to.1;
            (from.1, to.1) = (radius * start, radius * (start + length));
        }
    }
}
