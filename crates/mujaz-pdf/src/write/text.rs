//! One glyph run as text operators.

use std::{collections::BTreeMap, mem, ops::Range};

use printpdf::{DictItem, Op, PdfFontHandle, Pt, TextMatrix};

use super::{
    clusters::{Cluster, clusters},
    content::rounded,
    fonts::{EmbeddedFace, Program},
    forms::{Form, baseline, forms, showable, thousandths},
};
use crate::draw::{Glyph, GlyphRun};

/// Adds the operators that show those bytes of the text of `run` inside a text object. `font` is the one that is set, so that it is written only
/// where it changes.
pub(crate) fn show(
    run: &GlyphRun,
    shown: Range<usize>,
    face: &EmbeddedFace<'_>,
    page_height: f32,
    font: &mut Option<(usize, f32)>,
    ops: &mut Vec<Op>,
) {
    let run = &*showable(run, face.measures());
    let is_shown = |glyph: &Glyph| shown.contains(&glyph.cluster.start);
    let Some(first) = run.glyphs.iter().find(|glyph| is_shown(glyph)) else {
        return;
    };
    let size = rounded(run.size);
    if font.replace((run.face.0, size)) != Some((run.face.0, size)) {
        ops.push(Op::SetFont {
            font: PdfFontHandle::External(face.id.clone()),
            size: Pt(size),
        });
    }
    let baseline = baseline(&run.glyphs);
    let origin = rounded(first.x);
    ops.push(Op::SetTextMatrix {
        matrix: TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, origin, rounded(page_height - baseline)]),
    });
    let mut line = Line {
        program: &face.program,
        size: run.size,
        origin,
        baseline,
        pen: 0,
        rise: 0.0,
        codes: Vec::new(),
        array: Vec::new(),
        ops,
    };
    let forms = forms(run, face.measures());
    for cluster in clusters(run, face.charmap()) {
        let range = cluster.glyphs.clone();
        if !is_shown(&run.glyphs[range.start]) {
            continue;
        }
        line.cluster(&cluster, &run.glyphs[range.clone()], &forms[range]);
    }
    line.finish();
}

struct Line<'run> {
    program: &'run Program,
    size: f32,
    origin: f32,
    baseline: f32,
    /// Where the viewer stands after what is shown so far, in thousandths of the em size from the origin.
    pen: i32,
    rise: f32,
    /// Two bytes for each glyph since the pen was last moved.
    codes: Vec<u8>,
    /// Strings of codes, and numbers that move the pen between them.
    array: Vec<DictItem>,
    ops: &'run mut Vec<Op>,
}

impl Line<'_> {
    fn cluster(&mut self, cluster: &Cluster<'_>, glyphs: &[Glyph], forms: &[Form]) {
        let speaks_for_itself = cluster.texts.iter().count() == glyphs.len()
            && cluster
                .texts
                .iter()
                .zip(forms)
                .all(|(text, form)| text == self.program.glyph(*form).2);
        if !speaks_for_itself {
            self.flush();
            self.ops.push(Op::BeginMarkedContentWithProperties {
                tag: "Span".to_owned(),
                properties: actual_text(&cluster.text),
            });
        }
        for (glyph, form) in glyphs.iter().zip(forms) {
            self.glyph(glyph, *form);
        }
        if !speaks_for_itself {
            self.flush();
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn glyph(&mut self, glyph: &Glyph, form: Form) {
        let is_moved = form.shift != (0, 0);
        let rise = if is_moved {
            0.0
        } else {
            rounded(self.baseline - glyph.y)
        };
        if (rise - self.rise).abs() > f32::EPSILON {
            self.flush();
            self.ops.push(Op::SetLineOffset { multiplier: rise });
            self.rise = rise;
        }
        let (code, advance, _) = self.program.glyph(form);
        let place = thousandths((glyph.x - self.origin) / self.size) - i32::from(form.shift.0);
        let back = self.pen - place;
        if back != 0 {
            self.end_string();
            self.array.push(DictItem::Int(back.into()));
            self.pen -= back;
        }
        self.codes.extend(code.to_be_bytes());
        self.pen += advance;
    }

    fn end_string(&mut self) {
        if !self.codes.is_empty() {
            let data = mem::take(&mut self.codes);
            self.array.push(DictItem::String {
                data,
                literal: true,
            });
        }
    }

    fn flush(&mut self) {
        self.end_string();
        if !self.array.is_empty() {
            // As one array: printpdf's own operator for text writes every glyph as a string of its own, and joins runs
            // of one baseline, with jumps back between them where the line is read from right to left.
            self.ops.push(Op::Unknown {
                key: "TJ".to_owned(),
                value: vec![DictItem::Array(mem::take(&mut self.array))],
            });
        }
    }

    fn finish(mut self) {
        self.flush();
        if self.rise.abs() > f32::EPSILON {
            self.ops.push(Op::SetLineOffset { multiplier: 0.0 });
        }
    }
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
