//! Draws borders and lines that are more than plain rectangles: dashed, dotted, double, wavy, in relief, of several colours
//! or around round corners.

use super::{Painted, Sink, inset};
use crate::{
    draw::{
        Colour, Rect,
        shape::{Cap, FillRule, Join, Paint, Part, Path, Point, Radii, Step, Stroke},
    },
    layout::fragment::Rule,
    style::values::{BorderLine, Sides},
};

/// Lines thinner than this have longer dashes and square dots, in points.
const THIN: f32 = 2.25;

/// Paints a border along the inner side of the edges of `area`.
pub(super) fn around(rules: Sides<Rule>, area: Rect, radii: &Radii, sink: Sink<'_>) {
    let all = [rules.top, rules.right, rules.bottom, rules.left];
    let is_unseen = |rule: &Rule| rule.thickness <= 0.0 || rule.colour.alpha == 0;
    if all.iter().all(is_unseen) || area.width <= 0.0 || area.height <= 0.0 {
        return;
    }
    let thickness = thicknesses(rules);
    let is_even = all.iter().all(|rule| {
        (rule.line, rule.colour) == (rules.top.line, rules.top.colour) && rule.thickness > 0.0
    });
    let mut parts = Vec::new();
    if is_even && !is_relief(rules.top.line) {
        let same = all
            .iter()
            .all(|rule| rule.thickness.to_bits() == rules.top.thickness.to_bits());
        if !is_broken(rules.top.line) {
            for (from, to) in strokes(rules.top) {
                parts.push(ring(area, thickness, radii, from, to, rules.top.colour));
            }
        } else if same && *radii != Radii::default() {
            parts.push(dashed_ring(area, rules.top, radii));
        } else {
            for place in Place::ALL {
                parts.extend(side_line(area, rules, place));
            }
        }
        sink(Painted::parts(parts));
        return;
    }
    for place in Place::ALL {
        let rule = place.of(&rules);
        if is_unseen(rule) {
            continue;
        }
        if !is_broken(rule.line) && *radii == Radii::default() {
            parts.extend(strokes(*rule).into_iter().map(|(from, to)| Part::Fill {
                path: band(area, thickness, place, from, to),
                rule: FillRule::NonZero,
                paint: Paint::Colour(lit(*rule, place, from)),
            }));
            continue;
        }
        let own = if is_broken(rule.line) {
            side_line(area, rules, place).into_iter().collect()
        } else {
            strokes(*rule)
                .into_iter()
                .map(|(from, to)| {
                    let colour = lit(*rule, place, from);
                    ring(area, thickness, radii, from, to, colour)
                })
                .collect()
        };
        parts.push(Part::Group {
            matrix: [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
            clips: vec![(wedge(area, thickness, place), FillRule::NonZero)],
            parts: own,
        });
    }
    sink(Painted::parts(parts));
}

/// Draws a horizontal line of text decoration, whose upper edge begins at `x` and `y`.
pub(crate) fn line(
    kind: BorderLine,
    x: f32,
    y: f32,
    width: f32,
    thickness: f32,
    colour: Colour,
    sink: Sink<'_>,
) {
    let fill = |y: f32| Painted::Fill {
        area: Rect {
            x,
            y,
            width,
            height: thickness,
        },
        radius: 0.0,
        colour,
    };
    match kind {
        BorderLine::None | BorderLine::Hidden => {}
        BorderLine::Dashed | BorderLine::Dotted => {
            let middle = y + thickness / 2.0;
            let ends = (
                Point { x, y: middle },
                Point {
                    x: x + width,
                    y: middle,
                },
            );
            let rule = Rule {
                thickness,
                line: kind,
                colour,
            };
            sink(Painted::parts(vec![stroked(ends, rule)]));
        }
        BorderLine::Double => {
            sink(fill(y));
            sink(fill(y + 2.0 * thickness));
        }
        BorderLine::Wavy => sink(Painted::parts(vec![wave(x, y, width, thickness, colour)])),
        _ => sink(fill(y)),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Top,
    Right,
    Bottom,
    Left,
}

impl Place {
    const ALL: [Self; 4] = [Self::Top, Self::Right, Self::Bottom, Self::Left];

    fn of<T>(self, sides: &Sides<T>) -> &T {
        match self {
            Self::Top => &sides.top,
            Self::Right => &sides.right,
            Self::Bottom => &sides.bottom,
            Self::Left => &sides.left,
        }
    }
}

fn thicknesses(rules: Sides<Rule>) -> Sides<f32> {
    Sides {
        top: rules.top.thickness,
        right: rules.right.thickness,
        bottom: rules.bottom.thickness,
        left: rules.left.thickness,
    }
}

fn is_broken(line: BorderLine) -> bool {
    matches!(line, BorderLine::Dashed | BorderLine::Dotted)
}

fn is_relief(line: BorderLine) -> bool {
    matches!(
        line,
        BorderLine::Groove | BorderLine::Ridge | BorderLine::Inset | BorderLine::Outset
    )
}

/// Returns the strokes of a line as shares of its thickness, from outside to inside.
fn strokes(rule: Rule) -> Vec<(f32, f32)> {
    match rule.line {
        BorderLine::Double if rule.thickness >= THIN => vec![(0.0, 1.0 / 3.0), (2.0 / 3.0, 1.0)],
        BorderLine::Groove | BorderLine::Ridge => vec![(0.0, 0.5), (0.5, 1.0)],
        _ => vec![(0.0, 1.0)],
    }
}

/// Returns the colour of a stroke that looks lit from the top left.
fn lit(rule: Rule, place: Place, from: f32) -> Colour {
    let is_outer = from < 0.25;
    let faces_light = matches!(place, Place::Top | Place::Left);
    let is_dark = match rule.line {
        BorderLine::Inset => faces_light,
        BorderLine::Outset => !faces_light,
        BorderLine::Groove => faces_light == is_outer,
        BorderLine::Ridge => faces_light != is_outer,
        _ => return rule.colour,
    };
    if is_dark {
        rule.colour.darker()
    } else {
        rule.colour
    }
}

fn ring(
    area: Rect,
    thickness: Sides<f32>,
    radii: &Radii,
    from: f32,
    to: f32,
    colour: Colour,
) -> Part {
    let mut path = Path::default();
    for (share, bare) in [(from, 0.0), (to, -1.0)] {
        // Where a side has no line, edges that coincide would shimmer: one of them stands outside, where nothing is drawn.
        let by = thickness.map(|side| if side > 0.0 { side * share } else { bare });
        let edge = inset(area, by);
        if edge.width > 0.0 && edge.height > 0.0 {
            path.add_rectangle(edge, &inner_radii(radii, by));
        }
    }
    Part::Fill {
        path,
        rule: FillRule::EvenOdd,
        paint: Paint::Colour(colour),
    }
}

/// Returns the corners of a box further inside.
pub(super) fn inner_radii(radii: &Radii, by: Sides<f32>) -> Radii {
    let [top_left, top_right, bottom_right, bottom_left] = *radii;
    let less =
        |(across, down): (f32, f32), x: f32, y: f32| ((across - x).max(0.0), (down - y).max(0.0));
    [
        less(top_left, by.left, by.top),
        less(top_right, by.right, by.top),
        less(bottom_right, by.right, by.bottom),
        less(bottom_left, by.left, by.bottom),
    ]
}

/// Returns a stroke along one side of a box without round corners, which ends in the slants where it meets its neighbours.
fn band(area: Rect, thickness: Sides<f32>, place: Place, from: f32, to: f32) -> Path {
    let edges = |share: f32| {
        let edge = inset(area, thickness.map(|side| side * share));
        let (right, bottom) = (edge.x + edge.width, edge.y + edge.height);
        [
            (edge.x, edge.y),
            (right, edge.y),
            (right, bottom),
            (edge.x, bottom),
        ]
    };
    let (outer, inner) = (edges(from), edges(to));
    let (first, second) = match place {
        Place::Top => (0, 1),
        Place::Right => (1, 2),
        Place::Bottom => (2, 3),
        Place::Left => (3, 0),
    };
    Path::polygon(&[outer[first], outer[second], inner[second], inner[first]])
}

/// Returns the part of a box that the line on one side may be drawn in: neighbours meet in a slant.
fn wedge(area: Rect, thickness: Sides<f32>, place: Place) -> Path {
    let (left, top) = (area.x, area.y);
    let (right, bottom) = (area.x + area.width, area.y + area.height);
    let reach = (area.width / (thickness.left + thickness.right).max(0.001))
        .min(area.height / (thickness.top + thickness.bottom).max(0.001));
    let inner = inset(
        area,
        Sides {
            top: thickness.top * reach,
            right: thickness.right * reach,
            bottom: thickness.bottom * reach,
            left: thickness.left * reach,
        },
    );
    let (x, y) = (inner.x, inner.y);
    let (far_x, far_y) = (inner.x + inner.width, inner.y + inner.height);
    Path::polygon(&match place {
        Place::Top => [(left, top), (right, top), (far_x, y), (x, y)],
        Place::Right => [(right, top), (right, bottom), (far_x, far_y), (far_x, y)],
        Place::Bottom => [(right, bottom), (left, bottom), (x, far_y), (far_x, far_y)],
        Place::Left => [(left, bottom), (left, top), (x, y), (x, far_y)],
    })
}

/// Draws a broken line along the middle of one side.
fn side_line(area: Rect, rules: Sides<Rule>, place: Place) -> Option<Part> {
    let rule = *place.of(&rules);
    if rule.thickness <= 0.0 {
        return None;
    }
    let half = rule.thickness / 2.0;
    let (left, top) = (area.x, area.y);
    let (right, bottom) = (area.x + area.width, area.y + area.height);
    let ends = match place {
        Place::Top => ((left, top + half), (right, top + half)),
        Place::Right => ((right - half, top), (right - half, bottom)),
        Place::Bottom => ((left, bottom - half), (right, bottom - half)),
        Place::Left => ((left + half, top), (left + half, bottom)),
    };
    let point = |(x, y): (f32, f32)| Point { x, y };
    Some(stroked((point(ends.0), point(ends.1)), rule))
}

fn stroked((mut from, mut to): (Point, Point), rule: Rule) -> Part {
    let length = (to.x - from.x).hypot(to.y - from.y);
    let (stroke, is_round) = pattern(rule, length, false);
    if is_round && length > rule.thickness {
        // The first and the last dot touch the ends.
        let share = rule.thickness / 2.0 / length;
        let (x, y) = ((to.x - from.x) * share, (to.y - from.y) * share);
        from = Point {
            x: from.x + x,
            y: from.y + y,
        };
        to = Point {
            x: to.x - x,
            y: to.y - y,
        };
    }
    Part::Stroke {
        path: Path(vec![Step::Move(from), Step::Line(to)]),
        stroke,
        colour: rule.colour,
    }
}

fn dashed_ring(area: Rect, rule: Rule, radii: &Radii) -> Part {
    let by = Sides::even(rule.thickness / 2.0);
    let edge = inset(area, by);
    let radii = inner_radii(radii, by);
    // A quarter of a circle is shorter than its two sides.
    let corners: f32 = radii.iter().map(|(across, down)| across + down).sum();
    let length = 2.0 * (edge.width + edge.height) - corners * (1.0 - std::f32::consts::FRAC_PI_4);
    Part::Stroke {
        path: Path::rectangle(edge, &radii),
        stroke: pattern(rule, length, true).0,
        colour: rule.colour,
    }
}

/// Returns dashes or dots that fill a line, and whether they are round dots.
fn pattern(rule: Rule, length: f32, is_closed: bool) -> (Stroke, bool) {
    let width = rule.thickness;
    let is_thin = width < THIN;
    let (dash, gap) = match rule.line {
        BorderLine::Dotted => (width, width),
        _ if is_thin => (width * 3.0, width * 2.0),
        _ => (width * 2.0, width),
    };
    let gap = best_gap(length, dash, gap, is_closed);
    let is_round = rule.line == BorderLine::Dotted && !is_thin;
    let dashes = match (gap, is_round) {
        (None, _) => Vec::new(),
        (Some(gap), true) => vec![0.0, gap + width],
        (Some(gap), false) => vec![dash, gap],
    };
    let stroke = Stroke {
        width,
        cap: if is_round { Cap::Round } else { Cap::Butt },
        join: Join::Miter,
        miter_limit: 10.0,
        dashes,
        phase: 0.0,
    };
    (stroke, is_round)
}

/// Returns the gap, close to the one that is wanted, with which a line begins and ends with a dash; `None` where there is
/// room for one dash only.
fn best_gap(length: f32, dash: f32, gap: f32, is_closed: bool) -> Option<f32> {
    let room = if is_closed { length } else { length + gap };
    let fewer = (room / (dash + gap)).floor();
    let gap_of = |dashes: f32| {
        let gaps = if is_closed { dashes } else { dashes - 1.0 };
        (gaps >= 1.0).then(|| (length - dashes * dash) / gaps)
    };
    match (gap_of(fewer), gap_of(fewer + 1.0)) {
        (Some(wide), Some(narrow)) if narrow > 0.0 && (narrow - gap).abs() < (wide - gap).abs() => {
            Some(narrow)
        }
        (Some(wide), _) => Some(wide),
        (None, narrow) => narrow.filter(|gap| *gap > 0.0),
    }
}

fn wave(x: f32, y: f32, width: f32, thickness: f32, colour: Colour) -> Part {
    /// No line has more waves.
    const MOST: usize = 2_000;
    // A finer line still has waves that can be seen.
    let unit = thickness.max(0.75);
    let (step, height) = (unit * 2.5, unit * 3.0);
    let middle = y + unit * 1.5;
    let mut steps = vec![Step::Move(Point { x, y: middle })];
    let mut from = x;
    let mut up = true;
    while from < x + width && steps.len() < MOST && step > 0.0 {
        let to = (from + step).min(x + width);
        let peak = if up { middle - height } else { middle + height };
        let handle = |share: f32| Point {
            x: from + (to - from) * share,
            y: peak,
        };
        steps.push(Step::Curve(
            handle(0.36),
            handle(0.64),
            Point { x: to, y: middle },
        ));
        (from, up) = (to, !up);
    }
    Part::Stroke {
        path: Path(steps),
        stroke: Stroke {
            width: thickness,
            cap: Cap::Butt,
            join: Join::Round,
            miter_limit: 10.0,
            dashes: Vec::new(),
            phase: 0.0,
        },
        colour,
    }
}
