//! Drawings as path operators (ISO 32000-1, 8.5), and the resources that they name: gradients and degrees of opacity.

use std::collections::{BTreeSet, HashMap};

use printpdf::{
    Color, CurTransMat, DictItem, ExtendedGraphicsState, ExtendedGraphicsStateId, GradientStop, Op,
    PdfResources, Rgb, Shading, ShadingGeometry, ShadingId,
};

use super::{
    content::{Resources, rounded},
    text,
};
use crate::draw::{
    Colour, DrawList, Item,
    shape::{
        Cap, Drawing, FillRule, Gradient, GradientShape, Join, Matrix, Paint, Part, Path, Point,
        Step, Stroke,
    },
};
use crate::kept::hash;

/// What drawings and translucent colours need in the resources of the document.
pub(crate) struct Shades<'list> {
    gradients: Vec<&'list Gradient>,
    /// The gradients whose shape and stops have a hash.
    by_hash: HashMap<u64, Vec<usize>>,
    alphas: BTreeSet<u8>,
}

impl<'list> Shades<'list> {
    pub(crate) fn of(draw_list: &'list DrawList) -> Self {
        let mut shades = Self {
            gradients: Vec::new(),
            by_hash: HashMap::new(),
            alphas: BTreeSet::new(),
        };
        for item in draw_list.pages.iter().flat_map(|page| &page.items) {
            match item {
                Item::Fill { colour, .. } => shades.add_alpha(colour.alpha),
                Item::Glyphs(run) => shades.add_alpha(run.colour.alpha),
                Item::Picture { alpha, .. } => shades.add_alpha(*alpha),
                Item::Watermark { runs, .. } => {
                    for run in runs {
                        shades.add_alpha(run.colour.alpha);
                    }
                }
                Item::Drawing { drawing, .. } => shades.add_drawing(drawing),
                Item::Link { .. } | Item::Turn { .. } | Item::TurnBack => {}
            }
        }
        if !shades.alphas.is_empty() {
            shades.alphas.insert(u8::MAX);
        }
        shades
    }

    fn add_alpha(&mut self, alpha: u8) {
        if alpha != u8::MAX {
            self.alphas.insert(alpha);
        }
    }

    fn add_drawing(&mut self, drawing: &'list Drawing) {
        for part in drawing.all_parts() {
            match part {
                Part::Fill {
                    paint: Paint::Gradient(gradient),
                    ..
                } => {
                    self.add_alpha(gradient.alpha);
                    if self.position(gradient).is_none() {
                        let same = self.by_hash.entry(gradient_hash(gradient));
                        same.or_default().push(self.gradients.len());
                        self.gradients.push(gradient);
                    }
                }
                Part::Fill {
                    paint: Paint::Colour(colour),
                    ..
                }
                | Part::Stroke { colour, .. } => self.add_alpha(colour.alpha),
                Part::Picture { alpha, .. } => self.add_alpha(*alpha),
                Part::Glyphs { run, .. } => self.add_alpha(run.colour.alpha),
                Part::Group { .. } => {}
            }
        }
    }

    fn position(&self, gradient: &Gradient) -> Option<usize> {
        let same = self.by_hash.get(&gradient_hash(gradient))?;
        same.iter().copied().find(|&position| {
            let known = self.gradients[position];
            (known.shape, &known.stops) == (gradient.shape, &gradient.stops)
        })
    }

    pub(crate) fn number(&self, gradient: &Gradient) -> usize {
        self.position(gradient).unwrap_or_default()
    }

    pub(crate) fn add_to(&self, resources: &mut PdfResources) {
        for (position, gradient) in self.gradients.iter().enumerate() {
            resources
                .shadings
                .map
                .insert(shading_id(position), shading(gradient));
        }
        for &alpha in &self.alphas {
            let share = rounded(f32::from(alpha) / 255.0);
            let state = ExtendedGraphicsState::default()
                .with_current_fill_alpha(share)
                .with_current_stroke_alpha(share);
            resources.extgstates.map.insert(alpha_id(alpha), state);
        }
    }
}

/// Returns a hash of what tells gradients apart.
fn gradient_hash(gradient: &Gradient) -> u64 {
    let point = |point: Point| [point.x, point.y];
    let ends = match gradient.shape {
        GradientShape::Linear { from, to } => [point(from), point(to), [0.0, 0.0]],
        GradientShape::Radial { from, to } => [point(from.0), point(to.0), [from.1, to.1]],
    };
    let ends = ends.map(|pair| pair.map(f32::to_bits));
    let stops = gradient.stops.iter();
    let stops = stops.map(
        |&(
            place,
            Colour {
                red, green, blue, ..
            },
        )| (place.to_bits(), red, green, blue),
    );
    hash((ends, stops.collect::<Vec<_>>()))
}

/// Paints drawings into the operators of a page.
pub(crate) struct ShapePainter<'a, 'list> {
    pub(crate) resources: Resources<'a, 'list>,
    pub(crate) ops: &'a mut Vec<Op>,
    /// The opacity that is set.
    pub(crate) alpha: u8,
}

impl ShapePainter<'_, '_> {
    /// Paints parts whose coordinates `matrix` maps to those of PDF.
    pub(crate) fn group(&mut self, matrix: Matrix, clips: &[(Path, FillRule)], parts: &[Part]) {
        let alpha = self.alpha;
        self.ops.push(Op::SaveGraphicsState);
        transform(matrix, self.ops);
        for (clip, rule) in clips {
            clip_to(clip, *rule, self.ops);
        }
        for part in parts {
            self.part(part);
        }
        self.ops.push(Op::RestoreGraphicsState);
        self.alpha = alpha;
    }

    fn part(&mut self, part: &Part) {
        match part {
            Part::Group {
                matrix,
                clips,
                parts,
            } => self.group(*matrix, clips, parts),
            Part::Fill {
                path: shape,
                rule,
                paint: Paint::Colour(colour),
            } => {
                self.set_alpha(colour.alpha);
                self.ops.push(Op::SetFillColor { col: rgb(*colour) });
                path(shape, self.ops);
                operator(
                    if *rule == FillRule::EvenOdd {
                        "f*"
                    } else {
                        "f"
                    },
                    &[],
                    self.ops,
                );
            }
            Part::Fill {
                path: shape,
                rule,
                paint: Paint::Gradient(gradient),
            } => {
                self.set_alpha(gradient.alpha);
                self.ops.push(Op::SaveGraphicsState);
                clip_to(shape, *rule, self.ops);
                transform(gradient.matrix, self.ops);
                self.ops.push(Op::PaintShading {
                    id: shading_id(self.resources.shades.number(gradient)),
                });
                self.ops.push(Op::RestoreGraphicsState);
            }
            Part::Stroke {
                path: shape,
                stroke,
                colour,
            } => {
                self.set_alpha(colour.alpha);
                self.ops.push(Op::SetOutlineColor { col: rgb(*colour) });
                set_stroke(stroke, self.ops);
                path(shape, self.ops);
                operator("S", &[], self.ops);
            }
            Part::Glyphs { matrix, run } => {
                let Some(face) = self.resources.fonts.face(run.face) else {
                    return;
                };
                self.set_alpha(run.colour.alpha);
                self.ops.push(Op::SetFillColor {
                    col: rgb(run.colour),
                });
                self.ops.push(Op::SaveGraphicsState);
                transform(*matrix, self.ops);
                // The drawing is turned upside down; its letters are not.
                transform([1.0, 0.0, 0.0, -1.0, 0.0, 0.0], self.ops);
                self.ops.push(Op::StartTextSection);
                let whole = 0..run.text.len();
                text::show(run, whole, face, 0.0, &mut None, self.ops);
                self.ops.push(Op::EndTextSection);
                self.ops.push(Op::RestoreGraphicsState);
            }
            Part::Picture {
                area,
                picture,
                alpha,
            } => {
                self.set_alpha(*alpha);
                self.ops.push(Op::SaveGraphicsState);
                // Pictures have their first row at the top.
                let matrix = [
                    area.width,
                    0.0,
                    0.0,
                    -area.height,
                    area.x,
                    area.y + area.height,
                ];
                transform(matrix, self.ops);
                operator_with(
                    "Do",
                    vec![DictItem::Name(self.resources.pictures.id(picture).0.into())],
                    self.ops,
                );
                self.ops.push(Op::RestoreGraphicsState);
            }
        }
    }

    fn set_alpha(&mut self, alpha: u8) {
        if self.alpha != alpha {
            self.alpha = alpha;
            self.ops.push(set_alpha(alpha));
        }
    }
}

/// Returns the operator that makes what follows translucent, or opaque again.
pub(crate) fn set_alpha(alpha: u8) -> Op {
    Op::LoadGraphicsState {
        gs: alpha_id(alpha),
    }
}

pub(crate) fn rgb(colour: Colour) -> Color {
    let part = |value: u8| rounded(f32::from(value) / 255.0);
    Color::Rgb(Rgb::new(
        part(colour.red),
        part(colour.green),
        part(colour.blue),
        None,
    ))
}

fn alpha_id(alpha: u8) -> ExtendedGraphicsStateId {
    ExtendedGraphicsStateId(format!("Alpha{alpha}"))
}

fn shading_id(position: usize) -> ShadingId {
    ShadingId(format!("Shading{position}"))
}

fn shading(gradient: &Gradient) -> Shading {
    let geometry = match gradient.shape {
        GradientShape::Linear { from, to } => ShadingGeometry::Axial {
            coords: [from.x, from.y, to.x, to.y].map(rounded),
        },
        GradientShape::Radial { from, to } => ShadingGeometry::Radial {
            coords: [from.0.x, from.0.y, from.1, to.0.x, to.0.y, to.1].map(rounded),
        },
    };
    let stops = gradient.stops.iter().map(|(offset, colour)| {
        let part = |value: u8| rounded(f32::from(value) / 255.0);
        GradientStop {
            offset: rounded(*offset),
            color: [part(colour.red), part(colour.green), part(colour.blue)],
        }
    });
    Shading {
        geometry,
        stops: stops.collect(),
        extend: (true, true),
    }
}

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

fn transform(matrix: Matrix, ops: &mut Vec<Op>) {
    // Finer than lengths, since they are multiplied by them.
    let fine = |value: f32| (value * 100_000.0).round() / 100_000.0;
    let matrix = matrix.map(fine);
    if matrix.map(f32::to_bits) == IDENTITY.map(f32::to_bits) {
        return;
    }
    ops.push(Op::SetTransformationMatrix {
        matrix: CurTransMat::Raw(matrix),
    });
}

fn set_stroke(stroke: &Stroke, ops: &mut Vec<Op>) {
    let number = |value: i64| vec![DictItem::Int(value)];
    operator("w", &[stroke.width], ops);
    let cap = match stroke.cap {
        Cap::Butt => 0,
        Cap::Round => 1,
        Cap::Square => 2,
    };
    operator_with("J", number(cap), ops);
    let join = match stroke.join {
        Join::Miter => 0,
        Join::Round => 1,
        Join::Bevel => 2,
    };
    operator_with("j", number(join), ops);
    if stroke.join == Join::Miter {
        operator("M", &[stroke.miter_limit.max(1.0)], ops);
    }
    let dashes = stroke.dashes.iter();
    let dashes = dashes.map(|length| DictItem::Real(rounded(*length)));
    operator_with(
        "d",
        vec![
            DictItem::Array(dashes.collect()),
            DictItem::Real(rounded(stroke.phase)),
        ],
        ops,
    );
}

/// Lets what follows show inside a path alone.
fn clip_to(shape: &Path, rule: FillRule, ops: &mut Vec<Op>) {
    path(shape, ops);
    let clip = match rule {
        FillRule::EvenOdd => "W*",
        FillRule::NonZero => "W",
    };
    operator(clip, &[], ops);
    operator("n", &[], ops);
}

fn path(path: &Path, ops: &mut Vec<Op>) {
    let two = |Point { x, y }: Point| [x, y];
    for step in &path.0 {
        match *step {
            Step::Move(point) => operator("m", &two(point), ops),
            Step::Line(point) => operator("l", &two(point), ops),
            Step::Curve(one, other, end) => {
                operator("c", &[two(one), two(other), two(end)].concat(), ops);
            }
            Step::Close => operator("h", &[], ops),
        }
    }
}

fn operator(key: &str, numbers: &[f32], ops: &mut Vec<Op>) {
    let values = numbers.iter().map(|value| DictItem::Real(rounded(*value)));
    operator_with(key, values.collect(), ops);
}

fn operator_with(key: &str, value: Vec<DictItem>, ops: &mut Vec<Op>) {
    ops.push(Op::Unknown {
        key: key.to_owned(),
        value,
    });
}
