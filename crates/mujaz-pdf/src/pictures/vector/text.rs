//! Text in drawings: what `usvg` laid out goes in, runs of glyphs come out, with the characters that they stand for. What
//! cannot be matched with its characters is left to be drawn as shapes.

use std::{collections::VecDeque, ops::Range, sync::Arc};

use unicode_bidi::{BidiInfo, Level};
use usvg::{
    Text,
    layout::{PositionedGlyph, Span},
    tiny_skia_path::{Point, Transform},
};

use super::{Fonts, matrix};
use crate::draw::{Colour, Glyph, GlyphRun, shape::Part};

/// How many parts of a text are tried for the one that was laid out: those without a glyph are passed.
const MOST_TRIED: usize = 16;

/// A part of a text whose characters look alike.
struct Stretch<'text> {
    text: &'text str,
    /// The ranges that read in one direction each, in the order from left to right.
    visual: Vec<(Range<usize>, bool)>,
}

/// The parts of a text that are still to come.
pub(super) struct Stretches<'text>(VecDeque<Stretch<'text>>);

impl<'text> Stretches<'text> {
    pub(super) fn of(text: &'text Text) -> Self {
        let mut stretches = VecDeque::new();
        for chunk in text.chunks() {
            // As `usvg` orders it: every chunk is a line that reads from the left.
            let info = BidiInfo::new(chunk.text(), Some(Level::ltr()));
            let runs: Vec<(Range<usize>, bool)> = info
                .paragraphs
                .first()
                .map(|paragraph| {
                    let (levels, runs) = info.visual_runs(paragraph, paragraph.range.clone());
                    let directed = runs.into_iter().map(|run| {
                        let is_rtl = levels.get(run.start).is_some_and(Level::is_rtl);
                        (run, is_rtl)
                    });
                    directed.collect()
                })
                .unwrap_or_default();
            for span in chunk.spans() {
                let visual = runs.iter().filter_map(|(run, is_rtl)| {
                    let range = run.start.max(span.start())..run.end.min(span.end());
                    (!range.is_empty()).then_some((range, *is_rtl))
                });
                stretches.push_back(Stretch {
                    text: chunk.text(),
                    visual: visual.collect(),
                });
            }
        }
        Self(stretches)
    }

    /// Returns the clusters of the glyphs of the next part that fits them, each with its direction.
    fn clusters(&mut self, glyphs: &[PositionedGlyph]) -> Option<(&'text str, Vec<Cluster>)> {
        let tried = self.0.len().min(MOST_TRIED);
        let fits = |place: &usize| Some((*place, matched(&self.0[*place], glyphs)?));
        let (place, clusters) = (0..tried).find_map(|place| fits(&place))?;
        let text = self.0[place].text;
        self.0.drain(..=place);
        Some((text, clusters))
    }
}

/// What a glyph stands for, and whether that reads from the right.
type Cluster = (Range<usize>, bool);

/// Finds the characters of every glyph: glyphs come from left to right, and every one of a cluster bears all of its text.
fn matched(stretch: &Stretch, glyphs: &[PositionedGlyph]) -> Option<Vec<Cluster>> {
    let mut clusters: Vec<Cluster> = Vec::with_capacity(glyphs.len());
    let mut rest = stretch.visual.iter().cloned();
    let mut open = (0..0, false);
    for glyph in glyphs {
        loop {
            let left = stretch.text.get(open.0.clone())?;
            if open.1 && !left.is_empty() && left.ends_with(&glyph.text) {
                let start = open.0.end - glyph.text.len();
                clusters.push((start..open.0.end, true));
                open.0.end = start;
                break;
            }
            if !open.1 && !left.is_empty() && left.starts_with(&glyph.text) {
                let end = open.0.start + glyph.text.len();
                clusters.push((open.0.start..end, false));
                open.0.start = end;
                break;
            }
            if let Some(last) = clusters.last()
                && stretch.text.get(last.0.clone()) == Some(&glyph.text)
            {
                clusters.push(last.clone());
                break;
            }
            if !left.is_empty() {
                return None;
            }
            open = rest.next()?;
        }
    }
    Some(clusters)
}

/// Glyphs of one face, size, direction and turn.
struct Run {
    turn: Transform,
    run: GlyphRun,
}

impl Run {
    fn part(mut self, text: &str, colour: Colour) -> Option<Part> {
        // Each run has the characters that it shows, and no others.
        let clusters = self.run.glyphs.iter().map(|glyph| &glyph.cluster);
        let start = clusters.clone().map(|own| own.start).min()?;
        let end = clusters.map(|own| own.end).max()?;
        text.get(start..end)?.clone_into(&mut self.run.text);
        for glyph in &mut self.run.glyphs {
            glyph.cluster.start -= start;
            glyph.cluster.end -= start;
        }
        self.run.colour = colour;
        Some(Part::Glyphs {
            matrix: matrix(self.turn),
            run: Box::new(self.run),
        })
    }
}

/// Returns the glyphs of a part of a text as text in a colour; `None` where they cannot be matched with their characters.
pub(super) fn glyphs(
    span: &Span,
    stretches: &mut Stretches,
    fonts: &Fonts,
    colour: Colour,
) -> Option<Vec<Part>> {
    let (text, clusters) = stretches.clusters(&span.positioned_glyphs)?;
    let mut parts = Vec::new();
    let mut open: Option<Run> = None;
    for (glyph, (cluster, right_to_left)) in span.positioned_glyphs.iter().zip(clusters) {
        let (face, units) = fonts.face(glyph.font)?;
        let id = u16::try_from(glyph.id.0).ok()?;
        let size = glyph.font_size();
        let scale = units / size;
        if !scale.is_finite() {
            return None;
        }
        // One em is as long as the size of the font now.
        let placed = glyph.transform().pre_scale(scale, scale);
        let turn = Transform {
            tx: 0.0,
            ty: 0.0,
            ..placed
        };
        let goes_on = open.as_ref().is_some_and(|open| {
            (open.run.face, open.run.right_to_left) == (face, right_to_left)
                && is_near(open.run.size, size)
                && is_turned_alike(open.turn, turn)
        });
        if !goes_on && let Some(done) = open.take() {
            parts.push(done.part(text, colour)?);
        }
        let run = open.get_or_insert_with(|| Run {
            turn,
            run: GlyphRun {
                face,
                size,
                colour,
                text: String::new(),
                right_to_left,
                language: Arc::from(""),
                glyphs: Vec::new(),
                node: None,
            },
        });
        let mut origin = Point::from_xy(placed.tx, placed.ty);
        run.turn.invert()?.map_point(&mut origin);
        run.run.glyphs.push(Glyph {
            id,
            x: origin.x,
            y: origin.y,
            cluster,
            tail: None,
        });
    }
    if let Some(done) = open {
        parts.push(done.part(text, colour)?);
    }
    Some(parts)
}

fn is_near(one: f32, other: f32) -> bool {
    (one - other).abs() < 0.000_1
}

fn is_turned_alike(one: Transform, other: Transform) -> bool {
    is_near(one.sx, other.sx)
        && is_near(one.kx, other.kx)
        && is_near(one.ky, other.ky)
        && is_near(one.sy, other.sy)
}
