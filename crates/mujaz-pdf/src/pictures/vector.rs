//! Turns SVG into drawings. `usvg` resolves styles, references, units and text; what comes out are paths, and glyphs ([`text`]) of
//! the faces of the document ([`fonts`]). Nothing is ever fetched, and nothing comes from the machine.

mod fonts;
mod source;
mod text;

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use image::ImageFormat;
use usvg::{Group, Node, Options, Tree, tiny_skia_path};

use crate::draw::{
    Colour, Rect,
    shape::{
        Cap, Drawing, FillRule, Gradient, GradientShape, Join, Matrix, Paint, Part, Path, Point,
        Step, Stroke,
    },
};

pub(crate) use fonts::Fonts;
pub(crate) use source::Allowance;
use text::Stretches;

/// The longest source of a picture, in bytes.
const LONGEST_SOURCE: usize = 4 * 1024 * 1024;
const OTHER_PICTURES: &str = "pictures that are no PNG or JPEG";
/// What a glyph takes of memory, in steps of paths.
const STEPS_OF_GLYPH: usize = 4;
/// How deep groups nest.
const DEEPEST: usize = 48;

/// A drawing with what it lacks of its source.
#[derive(Debug)]
pub(crate) struct Vector {
    pub(crate) drawing: Drawing,
    /// Names what was left out.
    pub(crate) left_out: Vec<&'static str>,
}

/// Tells whether bytes look like SVG.
pub(crate) fn is_svg(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(1024)];
    start.windows(4).any(|window| window == b"<svg")
}

/// Reads an SVG picture; `None` where it is broken, too large or empty, or comes to more than is allowed. `fonts` is asked
/// where there is text in it.
pub(crate) fn read<'a>(
    source: &[u8],
    fonts: impl FnOnce() -> &'a Fonts,
    orders: &'a [Arc<[usize]>],
    allowance: &mut Allowance,
) -> Option<Vector> {
    if source.len() > LONGEST_SOURCE {
        return None;
    }
    let bounded = source::bounded(std::str::from_utf8(source).ok()?, allowance)?;
    let source = bounded.source;
    let has_others = AtomicBool::new(false);
    let mut options = Options::default();
    // Pictures inside of pictures may only be in them, never in a file, and are no drawings, which could hold others.
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    options.image_href_resolver.resolve_data = Box::new(|_, data, _| {
        let kind = match image::guess_format(&data) {
            Ok(ImageFormat::Png) => Some(usvg::ImageKind::PNG(data)),
            Ok(ImageFormat::Jpeg) => Some(usvg::ImageKind::JPEG(data)),
            _ => None,
        };
        has_others.fetch_or(kind.is_none(), Ordering::Relaxed);
        kind
    });
    let fonts = source.contains("<text").then(fonts);
    if let Some(fonts) = fonts {
        options.fontdb = fonts.database.clone();
        if let Some(family) = &fonts.family {
            options.font_family.clone_from(family);
        }
        if !orders.is_empty() {
            options.font_resolver = fonts::resolver(fonts, orders);
        }
    }
    let tree = Tree::from_str(&source, &options).ok()?;
    let size = tree.size();
    let mut reading = Reading {
        fonts,
        steps: allowance.steps,
        left_out: Vec::new(),
    };
    let parts = reading.group_parts(tree.root(), u8::MAX, 0)?;
    allowance.steps = reading.steps;
    if has_others.load(Ordering::Relaxed) {
        reading.left_out.push(OTHER_PICTURES);
    }
    reading.left_out.sort_unstable();
    reading.left_out.dedup();
    Some(Vector {
        drawing: Drawing {
            stretches: bounded.stretches,
            width: size.width(),
            height: size.height(),
            parts: vec![Part::Group {
                matrix: IDENTITY,
                clips: vec![(
                    Path::rectangle(
                        Rect {
                            x: 0.0,
                            y: 0.0,
                            width: size.width(),
                            height: size.height(),
                        },
                        &Default::default(),
                    ),
                    FillRule::NonZero,
                )],
                parts,
            }],
        },
        left_out: reading.left_out,
    })
}

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

struct Reading<'fonts> {
    fonts: Option<&'fonts Fonts>,
    /// How many steps paths may still have.
    steps: usize,
    left_out: Vec<&'static str>,
}

impl Reading<'_> {
    /// Returns the parts of a group; `None` where there are too many.
    fn group_parts(&mut self, group: &Group, alpha: u8, depth: usize) -> Option<Vec<Part>> {
        if depth > DEEPEST {
            return None;
        }
        if group.mask().is_some() {
            self.left_out.push("masks");
        }
        if !group.filters().is_empty() {
            self.left_out.push("filters");
        }
        let alpha = times(alpha, group.opacity().get());
        let mut parts = Vec::new();
        for node in group.children() {
            match node {
                Node::Group(inner) => {
                    let clips = self.clips(inner)?;
                    let own = self.group_parts(inner, alpha, depth + 1)?;
                    parts.push(Part::Group {
                        matrix: matrix(inner.transform()),
                        clips,
                        parts: own,
                    });
                }
                Node::Path(path) if path.is_visible() => self.path(path, alpha, &mut parts)?,
                Node::Path(_) => {}
                Node::Text(text) => {
                    let own = self.text(text, alpha, depth + 1)?;
                    parts.push(Part::Group {
                        matrix: IDENTITY,
                        clips: Vec::new(),
                        parts: own,
                    });
                }
                Node::Image(image) => self.image(image, alpha, &mut parts),
            }
        }
        Some(parts)
    }

    /// Returns text as glyphs with the lines along it, or as shapes where some of it cannot be shown otherwise.
    fn text(&mut self, text: &usvg::Text, alpha: u8, depth: usize) -> Option<Vec<Part>> {
        let before = self.steps;
        if let Some(own) = self.fonts.and_then(|fonts| self.runs(text, alpha, fonts)) {
            return Some(own);
        }
        self.steps = before;
        self.group_parts(text.flattened(), alpha, depth)
    }

    /// Returns text as glyphs; `None` where there are too many, or some of it can only be drawn as shapes.
    fn runs(&mut self, text: &usvg::Text, alpha: u8, fonts: &Fonts) -> Option<Vec<Part>> {
        let mut stretches = Stretches::of(text);
        let mut parts = Vec::new();
        for span in text.layouted().iter().filter(|span| span.visible) {
            if span.positioned_glyphs.is_empty() {
                continue;
            }
            let fill = span.fill.as_ref().filter(|_| span.stroke.is_none())?;
            let alpha = times(alpha, fill.opacity().get());
            let Some(Paint::Colour(colour)) = self.paint(fill.paint(), alpha) else {
                return None;
            };
            let count = span.positioned_glyphs.len().saturating_mul(STEPS_OF_GLYPH);
            self.steps = self.steps.checked_sub(count)?;
            for path in [&span.overline, &span.underline].into_iter().flatten() {
                self.path(path, alpha, &mut parts)?;
            }
            parts.extend(text::glyphs(span, &mut stretches, fonts, colour)?);
            if let Some(path) = &span.line_through {
                self.path(path, alpha, &mut parts)?;
            }
        }
        Some(parts)
    }

    /// Returns the clip of a group. Where it consists of several shapes, they are one path; that they may overlap is what
    /// the rule of the fill is for.
    fn clips(&mut self, group: &Group) -> Option<Vec<(Path, FillRule)>> {
        let mut clips = Vec::new();
        let mut next = group.clip_path();
        while let Some(clip) = next {
            let mut path = Path::default();
            self.outline(clip.root(), clip.transform(), &mut path, 0)?;
            clips.push((path, FillRule::NonZero));
            next = clip.clip_path();
        }
        Some(clips)
    }

    fn outline(
        &mut self,
        group: &Group,
        transform: tiny_skia_path::Transform,
        to: &mut Path,
        depth: usize,
    ) -> Option<()> {
        if depth > DEEPEST {
            return None;
        }
        for node in group.children() {
            match node {
                Node::Group(inner) => {
                    let transform = transform.pre_concat(inner.transform());
                    self.outline(inner, transform, to, depth + 1)?;
                }
                Node::Path(path) => {
                    let data = path.data().clone().transform(transform)?;
                    to.0.extend(self.steps(&data)?.0);
                }
                Node::Text(text) => self.outline(text.flattened(), transform, to, depth + 1)?,
                Node::Image(_) => {}
            }
        }
        Some(())
    }

    fn path(&mut self, path: &usvg::Path, alpha: u8, parts: &mut Vec<Part>) -> Option<()> {
        let own = self.steps(path.data())?;
        let mut fills = Vec::new();
        if let Some(fill) = path.fill() {
            let rule = match fill.rule() {
                usvg::FillRule::NonZero => FillRule::NonZero,
                usvg::FillRule::EvenOdd => FillRule::EvenOdd,
            };
            let alpha = times(alpha, fill.opacity().get());
            if let Some(paint) = self.paint(fill.paint(), alpha) {
                fills.push(Part::Fill {
                    path: own.clone(),
                    rule,
                    paint,
                });
            }
        }
        let mut strokes = Vec::new();
        if let Some(stroke) = path.stroke() {
            let alpha = times(alpha, stroke.opacity().get());
            match self.paint(stroke.paint(), alpha) {
                Some(Paint::Colour(colour)) => strokes.push(Part::Stroke {
                    path: own,
                    stroke: stroked(stroke),
                    colour,
                }),
                Some(gradient @ Paint::Gradient(_)) => {
                    // The line itself becomes a shape that can be filled.
                    let outline = path.data().stroke(&stroke.to_tiny_skia(), 1.0);
                    if let Some(outline) = outline {
                        strokes.push(Part::Fill {
                            path: self.steps(&outline)?,
                            rule: FillRule::NonZero,
                            paint: gradient,
                        });
                    }
                }
                None => {}
            }
        }
        if path.paint_order() == usvg::PaintOrder::StrokeAndFill {
            parts.extend(strokes);
            parts.extend(fills);
        } else {
            parts.extend(fills);
            parts.extend(strokes);
        }
        Some(())
    }

    fn paint(&mut self, paint: &usvg::Paint, alpha: u8) -> Option<Paint> {
        let (base, shape) = match paint {
            usvg::Paint::Color(colour) => {
                return Some(Paint::Colour(Colour {
                    red: colour.red,
                    green: colour.green,
                    blue: colour.blue,
                    alpha,
                }));
            }
            usvg::Paint::LinearGradient(gradient) => {
                let base: &usvg::BaseGradient = gradient;
                let shape = GradientShape::Linear {
                    from: point(gradient.x1(), gradient.y1()),
                    to: point(gradient.x2(), gradient.y2()),
                };
                (base, shape)
            }
            usvg::Paint::RadialGradient(gradient) => {
                let base: &usvg::BaseGradient = gradient;
                let shape = GradientShape::Radial {
                    from: (point(gradient.fx(), gradient.fy()), gradient.fr().get()),
                    to: (point(gradient.cx(), gradient.cy()), gradient.r().get()),
                };
                (base, shape)
            }
            usvg::Paint::Pattern(_) => {
                self.left_out.push("patterns");
                return None;
            }
        };
        if base.spread_method() != usvg::SpreadMethod::Pad {
            self.left_out.push("repeated gradients");
        }
        let stops = base.stops().iter().map(|stop| {
            let colour = stop.color();
            let colour = Colour {
                red: colour.red,
                green: colour.green,
                blue: colour.blue,
                alpha: times(u8::MAX, stop.opacity().get()),
            };
            // What is under the gradient is taken to be white.
            (stop.offset().get(), colour.on_white())
        });
        Some(Paint::Gradient(Gradient {
            shape,
            matrix: matrix(base.transform()),
            stops: stops.collect(),
            alpha,
        }))
    }

    fn image(&mut self, image: &usvg::Image, alpha: u8, parts: &mut Vec<Part>) {
        if !image.is_visible() {
            return;
        }
        let (usvg::ImageKind::JPEG(bytes) | usvg::ImageKind::PNG(bytes)) = image.kind() else {
            self.left_out.push(OTHER_PICTURES);
            return;
        };
        match super::raster::read(bytes) {
            Some(picture) => {
                let size = image.size();
                parts.push(Part::Picture {
                    area: Rect {
                        x: 0.0,
                        y: 0.0,
                        width: size.width(),
                        height: size.height(),
                    },
                    picture: Arc::new(picture),
                    alpha,
                });
            }
            None => self.left_out.push("broken pictures"),
        }
    }

    fn steps(&mut self, path: &tiny_skia_path::Path) -> Option<Path> {
        let mut steps = Vec::with_capacity(path.len());
        let mut last = Point::default();
        let at = |point: tiny_skia_path::Point| self::point(point.x, point.y);
        for segment in path.segments() {
            use tiny_skia_path::PathSegment as S;
            let step = match segment {
                S::MoveTo(end) => Step::Move(at(end)),
                S::LineTo(end) => Step::Line(at(end)),
                S::QuadTo(handle, end) => {
                    let (handle, end) = (at(handle), at(end));
                    Step::Curve(towards(last, handle), towards(end, handle), end)
                }
                S::CubicTo(one, other, end) => Step::Curve(at(one), at(other), at(end)),
                S::Close => Step::Close,
            };
            if let Step::Move(end) | Step::Line(end) | Step::Curve(_, _, end) = step {
                last = end;
            }
            steps.push(step);
        }
        self.steps = self.steps.checked_sub(steps.len())?;
        Some(Path(steps))
    }
}

/// A quadratic curve's handle as a cubic curve has it, seen from one end.
fn towards(end: Point, handle: Point) -> Point {
    let share = 2.0 / 3.0;
    Point {
        x: end.x + (handle.x - end.x) * share,
        y: end.y + (handle.y - end.y) * share,
    }
}

fn point(x: f32, y: f32) -> Point {
    Point { x, y }
}

fn matrix(transform: tiny_skia_path::Transform) -> Matrix {
    [
        transform.sx,
        transform.ky,
        transform.kx,
        transform.sy,
        transform.tx,
        transform.ty,
    ]
}

fn times(alpha: u8, opacity: f32) -> u8 {
    Colour {
        alpha,
        ..Colour::WHITE
    }
    .faded(opacity)
    .alpha
}

fn stroked(stroke: &usvg::Stroke) -> Stroke {
    Stroke {
        width: stroke.width().get(),
        cap: match stroke.linecap() {
            usvg::LineCap::Butt => Cap::Butt,
            usvg::LineCap::Round => Cap::Round,
            usvg::LineCap::Square => Cap::Square,
        },
        join: match stroke.linejoin() {
            usvg::LineJoin::Miter | usvg::LineJoin::MiterClip => Join::Miter,
            usvg::LineJoin::Round => Join::Round,
            usvg::LineJoin::Bevel => Join::Bevel,
        },
        miter_limit: stroke.miterlimit().get(),
        dashes: stroke.dasharray().unwrap_or_default().to_vec(),
        phase: stroke.dashoffset(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(content: &str) -> Option<Vector> {
        let source = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='20' height='10'>{content}</svg>"
        );
        read(
            source.as_bytes(),
            || unreachable!(),
            &[],
            &mut Allowance::default(),
        )
    }

    #[test]
    fn shapes_become_paths_of_their_colour() {
        let vector = svg("<rect width='4' height='2' fill='#f00' opacity='0.5'/>").unwrap();
        assert!(vector.left_out.is_empty());
        let fills: Vec<&Paint> = vector
            .drawing
            .all_parts()
            .into_iter()
            .filter_map(|part| match part {
                Part::Fill { paint, .. } => Some(paint),
                _ => None,
            })
            .collect();
        let red = Colour {
            red: 255,
            green: 0,
            blue: 0,
            alpha: 128,
        };
        assert_eq!(fills, [&Paint::Colour(red)]);
    }

    #[test]
    fn what_is_not_followed_is_named() {
        let pattern = "<pattern id='p' width='1' height='1'><rect width='1' height='1'/></pattern>";
        let vector = svg(&format!(
            "{pattern}<rect width='4' height='2' fill='url(#p)'/>"
        ))
        .unwrap();
        assert_eq!(vector.left_out, ["patterns"]);
    }

    #[test]
    fn files_and_addresses_are_never_read() {
        let vector = svg(
            "<image href='Cargo.toml' width='5' height='5'/><image href='http://example.org/a.png' width='5' height='5'/>",
        )
        .unwrap();
        let parts = vector.drawing.all_parts();
        assert!(
            !parts
                .iter()
                .any(|part| matches!(part, Part::Picture { .. }))
        );
    }

    #[test]
    fn references_in_a_circle_of_any_kind_make_a_picture() {
        for (element, property) in [
            ("clipPath", "clip-path"),
            ("mask", "mask"),
            ("pattern", "fill"),
            ("filter", "filter"),
            ("marker", "marker-mid"),
        ] {
            let circle: String = [("a", "b"), ("b", "c"), ("c", "a")]
                .map(|(own, other)| format!("<{element} id='{own}' width='1' height='1'><path {property}='url(#{other})' d='M0 0h1v1h1z'/></{element}>"))
                .concat();
            let vector = svg(&format!(
                "{circle}<path {property}='url(#a)' d='M0 0h1v1h1z'/><rect width='4' height='2'/>"
            ));
            let fills = vector
                .unwrap()
                .drawing
                .all_parts()
                .into_iter()
                .filter(|part| matches!(part, Part::Fill { .. }))
                .count();
            assert!(fills > 0, "{element}");
        }
    }

    #[test]
    fn drawings_inside_of_pictures_are_named_and_not_read() {
        let inner =
            "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/%3E";
        let vector = svg(&format!("<image href=\"{inner}\" width='5' height='5'/>")).unwrap();
        assert_eq!(vector.left_out, [OTHER_PICTURES]);
    }

    #[test]
    fn a_picture_that_multiplies_itself_is_refused() {
        let group = |level: usize| match level.checked_sub(1) {
            None => "<g id='a0'><path d='M0 0h1v1z'/></g>".to_owned(),
            Some(lower) => {
                let again = format!("<use href='#a{lower}'/>").repeat(10);
                format!("<g id='a{level}'>{again}</g>")
            }
        };
        let content: String = (0..8).map(group).collect();
        assert!(svg(&content).is_none());
    }
}
