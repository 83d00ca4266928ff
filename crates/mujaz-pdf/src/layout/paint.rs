//! Draws backgrounds, shadows, borders and outlines: plain ones as filled rectangles, all others as drawings.

mod backgrounds;
mod lines;
pub(crate) mod picture;
mod shadows;

use std::sync::Arc;

use super::fragment::Rule;
use crate::{
    draw::{
        Colour, Item, Rect,
        shape::{Drawing, FillRule, Paint, Part, Path, Radii},
    },
    style::{
        background::BoxEdge,
        values::{BorderLine, ComputedStyle, Outline, Sides},
    },
};
pub(crate) use lines::line;

/// What the layers of one background may take, in bytes; layers that would take more are left out.
const MOST_OF_A_BOX: usize = 16 << 20;
/// What backgrounds and borders take on one page or in one line, in bytes.
pub(crate) const MOST_PAINTED: usize = 48 << 20;

/// Something painted that is no text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Painted {
    Fill {
        area: Rect,
        radius: f32,
        colour: Colour,
    },
    /// A drawing, and where its origin is.
    Drawing {
        drawing: Arc<Drawing>,
        x: f32,
        y: f32,
    },
}

impl Painted {
    /// Returns how many bytes of memory it takes.
    pub(crate) fn bytes(&self) -> usize {
        match self {
            Self::Fill { .. } => 0,
            Self::Drawing { drawing, .. } => drawing.parts.iter().map(Part::bytes).sum(),
        }
    }

    pub(crate) fn shift(&mut self, by_x: f32, by_y: f32) {
        let (x, y) = match self {
            Self::Fill { area, .. } => (&mut area.x, &mut area.y),
            Self::Drawing { x, y, .. } => (x, y),
        };
        *x += by_x;
        *y += by_y;
    }

    pub(crate) fn into_item(self) -> Item {
        match self {
            Self::Fill {
                area,
                radius,
                colour,
            } => Item::Fill {
                area,
                radius,
                colour,
            },
            Self::Drawing { drawing, x, y } => Item::Drawing {
                drawing,
                matrix: [1.0, 0.0, 0.0, 1.0, x, y],
                node: None,
            },
        }
    }

    /// Returns it as a part of a drawing whose origin is that of the page.
    fn into_part(self) -> Part {
        match self {
            Self::Fill {
                area,
                radius,
                colour,
            } => Part::Fill {
                path: Path::rectangle(area, &[(radius, radius); 4]),
                rule: FillRule::NonZero,
                paint: Paint::Colour(colour),
            },
            Self::Drawing { drawing, x, y } => Part::Group {
                matrix: [1.0, 0.0, 0.0, 1.0, x, y],
                clips: Vec::new(),
                parts: drawing.parts.clone(),
            },
        }
    }

    /// Returns a drawing of parts that are already where they belong.
    pub(crate) fn parts(parts: Vec<Part>) -> Self {
        Self::Drawing {
            drawing: Arc::new(Drawing {
                parts,
                ..Drawing::default()
            }),
            x: 0.0,
            y: 0.0,
        }
    }
}

/// Takes what is painted, the lowest first.
pub(crate) type Sink<'a> = &'a mut dyn FnMut(Painted);

/// Paints the background and the borders of a style into `area`, the border box.
pub(crate) fn box_fills(style: &ComputedStyle, area: Rect, sink: Sink<'_>) {
    let rule = |border: &crate::style::values::Border| Rule {
        thickness: border.drawn(),
        line: border.line,
        colour: style.border_colour(border).faded(style.opacity),
    };
    let rules = Sides {
        top: rule(&style.border.top),
        right: rule(&style.border.right),
        bottom: rule(&style.border.bottom),
        left: rule(&style.border.left),
    };
    let radii = radii(style, area);
    if style.shadows.is_empty() {
        if rounded(style, rules, area, sink) {
            return;
        }
        background(style, area, sink);
    } else {
        shadows::shadows(style, (area, radii), false, sink);
        background(style, area, sink);
        shadows::shadows(style, Boxes::of(style, area).padding, true, sink);
    }
    if radii == Radii::default() {
        borders(rules, area, sink);
    } else {
        lines::around(rules, area, &radii, sink);
    }
}

/// Paints a box with round corners and the same solid border on every side, if it is one: the border's colour first, then
/// the background inside of it.
fn rounded(style: &ComputedStyle, rules: Sides<Rule>, area: Rect, sink: Sink<'_>) -> bool {
    let Rule {
        thickness,
        line,
        colour,
    } = rules.top;
    let even = [rules.right, rules.bottom, rules.left]
        .iter()
        .all(|rule| *rule == rules.top);
    let radius = even_radius(&radii(style, area));
    let (Some(inside), Some(radius)) = (style.background, radius) else {
        return false;
    };
    let inside = inside.faded(style.opacity);
    let covers = colour.alpha == u8::MAX && inside.alpha == u8::MAX;
    let is_plain = even && thickness > 0.0 && radius > 0.0 && line == BorderLine::Solid;
    let inner = inset(area, Sides::even(thickness));
    if !is_plain
        || !covers
        || style.background_clip != BoxEdge::Border
        || !style.background_layers.is_empty()
        || inner.width <= 0.0
        || inner.height <= 0.0
    {
        return false;
    }
    sink(Painted::Fill {
        area,
        radius,
        colour,
    });
    sink(Painted::Fill {
        area: inner,
        radius: (radius - thickness).max(0.0),
        colour: inside,
    });
    true
}

/// Paints the background and the borders of a field set, whose legend interrupts the border that it stands on.
pub(crate) fn around_legend(style: &ComputedStyle, area: Rect, legend: Rect, sink: Sink<'_>) {
    background(style, area, sink);
    let mut bare = style.clone();
    bare.background = None;
    bare.background_layers = Arc::default();
    let mut parts = Vec::new();
    box_fills(&bare, area, &mut |painted| parts.push(painted.into_part()));
    if parts.is_empty() {
        return;
    }
    let mut clip = Path::default();
    let around = inset(area, Sides::even(-1.0));
    clip.add_rectangle(around, &Radii::default());
    let left = legend.x.max(around.x);
    let top = legend.y.max(around.y);
    let inside = Rect {
        x: left,
        y: top,
        width: (legend.x + legend.width).min(around.x + around.width) - left,
        height: (legend.y + legend.height).min(around.y + around.height) - top,
    };
    if inside.width > 0.0 && inside.height > 0.0 {
        clip.add_rectangle(inside, &Radii::default());
    }
    sink(Painted::parts(vec![Part::Group {
        matrix: [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
        clips: vec![(clip, FillRule::EvenOdd)],
        parts,
    }]));
}

/// The inside of the border of a box with round corners.
#[derive(Debug, Clone)]
pub(crate) struct RoundedInside {
    area: Rect,
    radii: Radii,
}

/// Returns the inside of the border of a box, where that has round corners.
pub(crate) fn rounded_inside(style: &ComputedStyle, area: Rect) -> Option<RoundedInside> {
    let (area, radii) = Boxes::of(style, area).padding;
    (radii != Radii::default()).then_some(RoundedInside { area, radii })
}

impl RoundedInside {
    /// Returns what is left of a filled area that reaches into the corners; `None` where it does not, or reaches out of the box
    /// anywhere else, as something does that is too large for it.
    pub(crate) fn cut(&self, area: Rect, radius: f32, colour: Colour) -> Option<Painted> {
        let (right, bottom) = (area.x + area.width, area.y + area.height);
        let (own_right, own_bottom) = (
            self.area.x + self.area.width,
            self.area.y + self.area.height,
        );
        let is_inside = area.x >= self.area.x - NEAR
            && area.y >= self.area.y - NEAR
            && right <= own_right + NEAR
            && bottom <= own_bottom + NEAR;
        let [top_left, top_right, bottom_right, bottom_left] = self.radii;
        let reaches = area.x < self.area.x + top_left.0 && area.y < self.area.y + top_left.1
            || right > own_right - top_right.0 && area.y < self.area.y + top_right.1
            || right > own_right - bottom_right.0 && bottom > own_bottom - bottom_right.1
            || area.x < self.area.x + bottom_left.0 && bottom > own_bottom - bottom_left.1;
        if !is_inside || !reaches {
            return None;
        }
        let fill = Painted::Fill {
            area,
            radius,
            colour,
        };
        Some(Painted::parts(vec![Part::Group {
            matrix: [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
            clips: vec![(Path::rectangle(self.area, &self.radii), FillRule::NonZero)],
            parts: vec![fill.into_part()],
        }]))
    }
}

/// Rounding lets nothing reach out of a box, in points.
const NEAR: f32 = 0.1;

/// Paints the line around a border, which takes no room.
pub(crate) fn outline(style: &ComputedStyle, border_box: Rect, sink: Sink<'_>) {
    let Outline { line, offset } = style.outline;
    let thickness = line.drawn();
    if thickness <= 0.0 || !style.inherited.visible {
        return;
    }
    let area = inset(border_box, Sides::even(-(offset + thickness)));
    let rule = Rule {
        thickness,
        line: line.line,
        colour: style.border_colour(&line).faded(style.opacity),
    };
    let wider = |length: f32| {
        if length > 0.0 {
            (length + offset + thickness).max(0.0)
        } else {
            0.0
        }
    };
    let radii = radii(style, border_box).map(|(across, down)| (wider(across), wider(down)));
    let rules = Sides::even(rule);
    if radii == Radii::default() {
        borders(rules, area, sink);
    } else {
        lines::around(rules, area, &radii, sink);
    }
}

/// Paints the background alone.
pub(crate) fn background(style: &ComputedStyle, area: Rect, sink: Sink<'_>) {
    if !style.inherited.visible || area.width <= 0.0 || area.height <= 0.0 {
        return;
    }
    if style.background.is_none() && style.background_layers.is_empty() {
        return;
    }
    let boxes = Boxes::of(style, area);
    if let Some(colour) = style.background {
        let colour = colour.faded(style.opacity);
        let (area, radii) = boxes.at(style.background_clip);
        sink(match even_radius(&radii) {
            Some(radius) => Painted::Fill {
                area,
                radius,
                colour,
            },
            None => Painted::parts(vec![Part::Fill {
                path: Path::rectangle(area, &radii),
                rule: FillRule::NonZero,
                paint: Paint::Colour(colour),
            }]),
        });
    }
    let current = style.inherited.colour;
    let mut room = MOST_OF_A_BOX;
    let layers: Vec<Part> = style
        .background_layers
        .iter()
        .rev()
        .filter_map(|layer| backgrounds::layer(layer, current, &boxes, &mut room))
        .map(|part| part.faded(style.opacity))
        .collect();
    if !layers.is_empty() {
        sink(Painted::parts(layers));
    }
}

/// The boxes of an element, from the border inwards, each with its corners.
struct Boxes {
    border: (Rect, Radii),
    padding: (Rect, Radii),
    content: (Rect, Radii),
}

impl Boxes {
    fn of(style: &ComputedStyle, area: Rect) -> Self {
        let border = style.border.map(|border| border.thickness());
        let padding = style.padding.map(|padding| padding.of(area.width));
        let radii = radii(style, area);
        let inside = |(area, radii): (Rect, Radii), edges: Sides<f32>| {
            (inset(area, edges), lines::inner_radii(&radii, edges))
        };
        let padding_box = inside((area, radii), border);
        Self {
            border: (area, radii),
            padding: padding_box,
            content: inside(padding_box, padding),
        }
    }

    fn at(&self, edge: BoxEdge) -> (Rect, Radii) {
        match edge {
            BoxEdge::Border => self.border,
            BoxEdge::Padding => self.padding,
            BoxEdge::Content => self.content,
        }
    }
}

/// Paints lines along the inner side of the edges of `area`.
pub(crate) fn borders(rules: Sides<Rule>, area: Rect, sink: Sink<'_>) {
    let mut shown = shown(&rules);
    let first = shown.next();
    // Lines of two colours meet in a slant.
    let is_of_one_colour = first.is_none_or(|first| shown.all(|rule| rule.colour == first.colour));
    if is_of_one_colour && are_solid(&rules) {
        solid(rules, area, sink);
    } else {
        lines::around(rules, area, &Radii::default(), sink);
    }
}

fn shown(rules: &Sides<Rule>) -> impl Iterator<Item = Rule> {
    [rules.top, rules.right, rules.bottom, rules.left]
        .into_iter()
        .filter(|rule| rule.thickness > 0.0)
}

fn are_solid(rules: &Sides<Rule>) -> bool {
    shown(rules).all(|rule| rule.line == BorderLine::Solid)
}

fn solid(rules: Sides<Rule>, area: Rect, sink: Sink<'_>) {
    let right = area.x + area.width;
    let bottom = area.y + area.height;
    let mut line = |x: f32, y: f32, width: f32, height: f32, rule: Rule| {
        let is_seen = rule.thickness > 0.0 && rule.colour.alpha > 0;
        if is_seen && width > 0.0 && height > 0.0 {
            sink(Painted::Fill {
                area: Rect {
                    x,
                    y,
                    width,
                    height,
                },
                radius: 0.0,
                colour: rule.colour,
            });
        }
    };
    let Sides {
        top,
        right: end,
        bottom: low,
        left: start,
    } = rules;
    line(area.x, area.y, area.width, top.thickness, top);
    line(
        area.x,
        bottom - low.thickness,
        area.width,
        low.thickness,
        low,
    );
    // Between the horizontal lines, so that corners are not painted twice.
    let (y, height) = (
        area.y + top.thickness,
        area.height - top.thickness - low.thickness,
    );
    line(area.x, y, start.thickness, height, start);
    line(right - end.thickness, y, end.thickness, height, end);
}

/// Paints lines centred on the edges of `area`.
pub(crate) fn shared_borders(rules: Sides<Rule>, area: Rect, sink: Sink<'_>) {
    let Sides {
        top,
        right,
        bottom,
        left,
    } = rules;
    let outer = Rect {
        x: area.x - left.thickness / 2.0,
        y: area.y - top.thickness / 2.0,
        width: area.width + f32::midpoint(left.thickness, right.thickness),
        height: area.height + f32::midpoint(top.thickness, bottom.thickness),
    };
    // Cells draw the lines between them one after the other, so there are no corners that belong to one of them.
    if are_solid(&rules) {
        solid(rules, outer, sink);
    } else {
        lines::around(rules, outer, &Radii::default(), sink);
    }
}

/// Returns the corners of a box, no rounder than it has room for (CSS Backgrounds 3, 5.5).
fn radii(style: &ComputedStyle, area: Rect) -> Radii {
    let own = style.radii.map(|(across, down)| {
        (
            across.of(area.width).max(0.0),
            down.of(area.height).max(0.0),
        )
    });
    let [top_left, top_right, bottom_right, bottom_left] = own;
    let room = |length: f32, one: f32, other: f32| {
        if one + other > length {
            length / (one + other)
        } else {
            1.0
        }
    };
    let factor = room(area.width, top_left.0, top_right.0)
        .min(room(area.width, bottom_left.0, bottom_right.0))
        .min(room(area.height, top_left.1, bottom_left.1))
        .min(room(area.height, top_right.1, bottom_right.1));
    own.map(|(across, down)| (across * factor, down * factor))
}

/// Returns the radius of all corners, where they are alike and parts of circles.
fn even_radius(radii: &Radii) -> Option<f32> {
    let (first, _) = radii[0];
    radii
        .iter()
        .all(|&(across, down)| {
            across.to_bits() == first.to_bits() && down.to_bits() == first.to_bits()
        })
        .then_some(first)
}

fn inset(area: Rect, by: Sides<f32>) -> Rect {
    Rect {
        x: area.x + by.left,
        y: area.y + by.top,
        width: area.width - by.left - by.right,
        height: area.height - by.top - by.bottom,
    }
}
