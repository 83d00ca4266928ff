//! Fonts and result runs for the writer's tests.

use std::{path::Path, str::FromStr, sync::Arc};

use crate::draw::{Colour, Face, FaceId, Glyph, GlyphRun, NodeId};

pub(crate) fn amiri() -> Arc<[u8]> {
    font("Amiri-Regular.ttf")
}

pub(crate) fn noto_sans() -> Arc<[u8]> {
    font("NotoSans-Regular.ttf")
}

pub(crate) fn face(data: Arc<[u8]>) -> Face {
    Face { data, index: 0 }
}

/// Returns `text` shaped at 12 points from the page's left edge.
pub(crate) fn run(
    face: usize,
    data: &[u8],
    text: &str,
    right_to_left: bool,
    node: Option<usize>,
) -> GlyphRun {
    const SIZE: f32 = 12.0;
    let font = harfrust::FontRef::new(data).unwrap();
    let shaper_data = harfrust::ShaperData::new(&font);
    let shaper = shaper_data.shaper(&font).build();
    let mut buffer = harfrust::UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.set_direction(if right_to_left {
        harfrust::Direction::RightToLeft
    } else {
        harfrust::Direction::LeftToRight
    });
    let (script, language) = if right_to_left {
        ("Arab", "ar")
    } else {
        ("Latn", "en")
    };
    buffer.set_script(harfrust::Script::from_str(script).unwrap());
    let result = shaper.shape(buffer, harfrust::ShapeOptions::default());
    #[expect(clippy::cast_precision_loss, reason = "font units are small")]
    let scaled = |value: i32| value as f32 * SIZE / shaper.units_per_em() as f32;
    let mut pen = 72.0;
    let glyphs = result
        .glyph_infos()
        .iter()
        .zip(result.glyph_positions())
        .map(|(info, position)| {
            let start = info.cluster as usize;
            let length = text[start..].chars().next().map_or(0, char::len_utf8);
            let glyph = Glyph {
                id: u16::try_from(info.glyph_id).unwrap(),
                x: pen + scaled(position.x_offset),
                y: 100.0 - scaled(position.y_offset),
                cluster: start..start + length,
                tail: None,
            };
            pen += scaled(position.x_advance);
            glyph
        })
        .collect();
    GlyphRun {
        face: FaceId(face),
        size: SIZE,
        colour: Colour::BLACK,
        text: text.to_owned(),
        right_to_left,
        language: Arc::from(language),
        glyphs,
        node: node.map(NodeId),
    }
}

fn font(name: &str) -> Arc<[u8]> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../assets/fonts")
        .join(name);
    std::fs::read(path).unwrap().into()
}
