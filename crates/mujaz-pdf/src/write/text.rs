//! One glyph run as text operators.

use std::{collections::BTreeMap, mem};

use printpdf::{Codepoint, DictItem, Op, PdfFontHandle, Pt, TextItem, TextMatrix};

use super::{clusters::Cluster, content::rounded, fonts::EmbeddedFace};
use crate::draw::{Glyph, GlyphRun};

/// Returns the operators that show `run` inside a text object.
pub(crate) fn show(run: &GlyphRun, face: &EmbeddedFace<'_>, page_height: f32) -> Vec<Op> {
    let Some(first) = run.glyphs.first() else {
        return Vec::new();
    };
    let baseline = baseline(&run.glyphs);
    let mut line = Line {
        face,
        size: run.size,
        origin: rounded(first.x),
        baseline,
        pen: 0,
        rise: 0.0,
        items: Vec::new(),
        // The font is set anew for every run, as printpdf would else join runs of one baseline into one array, with jumps
        // back between them where the line is read from right to left.
        ops: vec![
            Op::SetFont {
                font: PdfFontHandle::External(face.id.clone()),
                size: Pt(rounded(run.size)),
            },
            Op::SetTextMatrix {
                matrix: TextMatrix::Raw([
                    1.0,
                    0.0,
                    0.0,
                    1.0,
                    rounded(first.x),
                    rounded(page_height - baseline),
                ]),
            },
        ],
    };
    for cluster in face.clusters(run) {
        line.cluster(&cluster, &run.glyphs[cluster.glyphs.clone()]);
    }
    line.finish()
}

struct Line<'face, 'list> {
    face: &'face EmbeddedFace<'list>,
    size: f32,
    origin: f32,
    baseline: f32,
    /// Where the viewer stands after what is shown so far, in thousandths of the em size from the origin.
    pen: i32,
    rise: f32,
    items: Vec<TextItem>,
    ops: Vec<Op>,
}

impl Line<'_, '_> {
    fn cluster(&mut self, cluster: &Cluster, glyphs: &[Glyph]) {
        let speaks_for_itself = cluster.glyph_texts.as_ref().is_some_and(|texts| {
            texts
                .iter()
                .zip(glyphs)
                .all(|(text, glyph)| text == self.face.text(glyph.id))
        });
        if !speaks_for_itself {
            self.flush();
            self.ops.push(Op::BeginMarkedContentWithProperties {
                tag: "Span".to_owned(),
                properties: actual_text(&cluster.text),
            });
        }
        for glyph in glyphs {
            self.glyph(glyph);
        }
        if !speaks_for_itself {
            self.flush();
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn glyph(&mut self, glyph: &Glyph) {
        let rise = rounded(self.baseline - glyph.y);
        if (rise - self.rise).abs() > f32::EPSILON {
            self.flush();
            self.ops.push(Op::SetLineOffset { multiplier: rise });
            self.rise = rise;
        }
        let back = self.pen - thousandths((glyph.x - self.origin) / self.size);
        if back != 0 {
            self.shift(back);
        }
        let codepoint = Codepoint {
            gid: self.face.glyph(glyph.id),
            offset: 0.0,
            cid: Some(self.face.text(glyph.id).to_owned()),
        };
        self.pen += self.face.advance(glyph.id);
        match self.items.last_mut() {
            Some(TextItem::GlyphIds(glyphs)) => glyphs.push(codepoint),
            _ => self.items.push(TextItem::GlyphIds(vec![codepoint])),
        }
    }

    /// Moves the pen back; a glyph's offset stands after it.
    #[expect(
        clippy::cast_precision_loss,
        reason = "a line is far shorter than 2^24 thousandths of an em"
    )]
    fn shift(&mut self, back: i32) {
        self.pen -= back;
        let offset = back as f32;
        match self.items.last_mut() {
            Some(TextItem::GlyphIds(glyphs)) if !glyphs.is_empty() => {
                if let Some(last) = glyphs.last_mut() {
                    last.offset += offset;
                }
            }
            _ => self.items.push(TextItem::Offset(offset)),
        }
    }

    fn flush(&mut self) {
        if !self.items.is_empty() {
            let items = mem::take(&mut self.items);
            self.ops.push(Op::ShowText { items });
        }
    }

    fn finish(mut self) -> Vec<Op> {
        self.flush();
        if self.rise.abs() > f32::EPSILON {
            self.ops.push(Op::SetLineOffset { multiplier: 0.0 });
        }
        self.ops
    }
}

/// Returns the y that most glyphs stand on; marks are set higher or lower.
fn baseline(glyphs: &[Glyph]) -> f32 {
    let mut counts: BTreeMap<i32, (usize, f32)> = BTreeMap::new();
    for glyph in glyphs {
        counts.entry(thousandths(glyph.y)).or_insert((0, glyph.y)).0 += 1;
    }
    counts
        .into_values()
        .max_by_key(|(count, _)| *count)
        .map_or(0.0, |(_, y)| y)
}

fn actual_text(text: &str) -> DictItem {
    let mut data = vec![0xfe, 0xff];
    data.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    DictItem::Dict {
        map: BTreeMap::from([(
            "ActualText".to_owned(),
            DictItem::String {
                data,
                literal: false,
            },
        )]),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a cast saturates, far outside any page"
)]
fn thousandths(value: f32) -> i32 {
    (value * 1000.0).round() as i32
}
