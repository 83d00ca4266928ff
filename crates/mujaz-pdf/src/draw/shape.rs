//! Vector graphics. Like everywhere in a draw list, y grows downwards.

use std::sync::Arc;

use super::{Colour, Glyph, GlyphRun, Picture, Rect};

/// Shapes that belong together, painted one over the other.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Drawing {
    /// Whether the drawing has proportions but no size of its own.
    pub(crate) stretches: bool,
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) parts: Vec<Part>,
}

/// Maps x and y to `a x + c y + e` and `b x + d y + f`.
pub(crate) type Matrix = [f32; 6];

/// Returns the matrix that does first what the second one does.
#[expect(
    clippy::many_single_char_names,
    reason = "they are the letters of the definition of a matrix"
)]
pub(crate) fn times(first: Matrix, second: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = first;
    let [x, y, z, w, right, down] = second;
    [
        a * x + c * y,
        b * x + d * y,
        a * z + c * w,
        b * z + d * w,
        a * right + c * down + e,
        b * right + d * down + f,
    ]
}

/// Returns where a matrix puts a point.
#[expect(
    clippy::many_single_char_names,
    reason = "they are the letters of the definition of a matrix"
)]
pub(crate) fn turned((x, y): (f32, f32), [a, b, c, d, e, f]: Matrix) -> (f32, f32) {
    (a * x + c * y + e, b * x + d * y + f)
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Part {
    Fill {
        path: Path,
        rule: FillRule,
        paint: Paint,
    },
    Stroke {
        path: Path,
        stroke: Stroke,
        colour: Colour,
    },
    Picture {
        area: Rect,
        picture: Arc<Picture>,
        /// 255 where it is painted as it is.
        alpha: u8,
    },
    /// Text, in coordinates of its own.
    Glyphs { matrix: Matrix, run: Box<GlyphRun> },
    /// Parts in coordinates of their own, and only where all the clips are.
    Group {
        matrix: Matrix,
        clips: Vec<(Path, FillRule)>,
        parts: Vec<Part>,
    },
}

/// Which points are inside of a path that crosses itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FillRule {
    NonZero,
    EvenOdd,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Paint {
    Colour(Colour),
    Gradient(Gradient),
}

/// Colours that turn into each other. Before the first stop and behind the last the colour stays.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Gradient {
    pub(crate) shape: GradientShape,
    /// From the gradient's coordinates to those of the path.
    pub(crate) matrix: Matrix,
    /// In order; the places lie between 0 and 1. The colours are opaque.
    pub(crate) stops: Vec<(f32, Colour)>,
    /// Of the whole.
    pub(crate) alpha: u8,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum GradientShape {
    Linear {
        from: Point,
        to: Point,
    },
    /// From one circle to another, each with its radius.
    Radial {
        from: (Point, f32),
        to: (Point, f32),
    },
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stroke {
    pub(crate) width: f32,
    pub(crate) cap: Cap,
    pub(crate) join: Join,
    pub(crate) miter_limit: f32,
    /// Lengths of dashes and of the gaps between them, in turn; empty for a line without gaps.
    pub(crate) dashes: Vec<f32>,
    /// Where in the dashes the line begins.
    pub(crate) phase: f32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cap {
    Butt,
    Round,
    Square,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Join {
    Miter,
    Round,
    Bevel,
}

#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Point {
    pub(crate) x: f32,
    pub(crate) y: f32,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Path(pub(crate) Vec<Step>);

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Step {
    Move(Point),
    Line(Point),
    /// A cubic curve: two handles and the end.
    Curve(Point, Point, Point),
    Close,
}

/// How far along a corner's sides a cubic curve's handles stand from the ends, so that it comes closest to a quarter of
/// a circle.
const HANDLE: f32 = 0.552_285;

/// The radii of a rectangle's corners across and down: top left, top right, bottom right, bottom left.
pub(crate) type Radii = [(f32, f32); 4];

impl Path {
    pub(crate) fn polygon(points: &[(f32, f32)]) -> Self {
        let mut path = Self::default();
        for (index, &(x, y)) in points.iter().enumerate() {
            let point = Point { x, y };
            path.0.push(if index == 0 {
                Step::Move(point)
            } else {
                Step::Line(point)
            });
        }
        path.0.push(Step::Close);
        path
    }

    pub(crate) fn rectangle(area: Rect, radii: &Radii) -> Self {
        let mut path = Self::default();
        path.add_rectangle(area, radii);
        path
    }

    /// Adds a rectangle, clockwise from the top left, as another ring.
    pub(crate) fn add_rectangle(&mut self, area: Rect, radii: &Radii) {
        let (left, top) = (area.x, area.y);
        let (right, bottom) = (area.x + area.width, area.y + area.height);
        let [top_left, top_right, bottom_right, bottom_left] = *radii;
        let is_round = |(across, down): (f32, f32)| across > 0.0 && down > 0.0;
        let sharp = 1.0 - HANDLE;
        // For each corner: it, the way back to where its curve begins and the way on to where it ends.
        let corners = [
            (
                right,
                top,
                (-top_right.0, 0.0),
                (0.0, top_right.1),
                top_right,
            ),
            (
                right,
                bottom,
                (0.0, -bottom_right.1),
                (-bottom_right.0, 0.0),
                bottom_right,
            ),
            (
                left,
                bottom,
                (bottom_left.0, 0.0),
                (0.0, -bottom_left.1),
                bottom_left,
            ),
            (left, top, (0.0, top_left.1), (top_left.0, 0.0), top_left),
        ];
        let start = if is_round(top_left) { top_left.0 } else { 0.0 };
        self.0.push(Step::Move(Point {
            x: left + start,
            y: top,
        }));
        for (x, y, back, on, radius) in corners {
            let at = |(across, down): (f32, f32), share: f32| Point {
                x: x + across * share,
                y: y + down * share,
            };
            if is_round(radius) {
                self.0.push(Step::Line(at(back, 1.0)));
                self.0
                    .push(Step::Curve(at(back, sharp), at(on, sharp), at(on, 1.0)));
            } else {
                self.0.push(Step::Line(Point { x, y }));
            }
        }
        self.0.push(Step::Close);
    }
}

/// What a gradient takes in the file, in bytes, where each is an object of its own.
const GRADIENT: usize = 4_096;

impl Part {
    /// Returns how many bytes of memory it takes with what is in it.
    pub(crate) fn bytes(&self) -> usize {
        let path = |path: &Path| path.0.len() * size_of::<Step>();
        let own = match self {
            Self::Fill {
                path: own, paint, ..
            } => {
                let paint = match paint {
                    Paint::Gradient(gradient) => {
                        GRADIENT + gradient.stops.len() * size_of::<(f32, Colour)>()
                    }
                    Paint::Colour(_) => 0,
                };
                path(own) + paint
            }
            Self::Stroke {
                path: own, stroke, ..
            } => path(own) + stroke.dashes.len() * size_of::<f32>(),
            Self::Picture { .. } => 0,
            Self::Glyphs { run, .. } => {
                size_of::<GlyphRun>() + run.glyphs.len() * size_of::<Glyph>() + run.text.len()
            }
            Self::Group { clips, parts, .. } => {
                let clips: usize = clips.iter().map(|(clip, _)| path(clip)).sum();
                clips + parts.iter().map(Self::bytes).sum::<usize>()
            }
        };
        size_of::<Self>() + own
    }
}

impl Drawing {
    /// Returns the text in it.
    pub(crate) fn runs(&self) -> Vec<&GlyphRun> {
        fn collect<'drawing>(parts: &'drawing [Part], runs: &mut Vec<&'drawing GlyphRun>) {
            for part in parts {
                match part {
                    Part::Glyphs { run, .. } => runs.push(run),
                    Part::Group { parts, .. } => collect(parts, runs),
                    _ => {}
                }
            }
        }
        let mut runs = Vec::new();
        collect(&self.parts, &mut runs);
        runs
    }

    /// Returns every part, those in groups behind their group.
    pub(crate) fn all_parts(&self) -> Vec<&Part> {
        let mut all = Vec::new();
        let mut rest: Vec<&Part> = self.parts.iter().rev().collect();
        while let Some(part) = rest.pop() {
            all.push(part);
            if let Part::Group { parts, .. } = part {
                rest.extend(parts.iter().rev());
            }
        }
        all
    }
}
