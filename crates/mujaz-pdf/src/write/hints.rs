//! Takes the instructions for screens of few dots out of a TrueType font (OpenType 1.9, `glyf`, `fpgm`): no reader of PDF
//! needs them, and they are a third of a hinted font.

use super::truetype::TrueType;
use crate::sfnt::{set_word, word};

/// The tables that hold instructions, what they work with, and when they apply.
const TABLES: [[u8; 4]; 5] = [*b"cvt ", *b"cvar", *b"fpgm", *b"gasp", *b"prep"];
/// A composite glyph's part has offsets of two bytes, is followed by another, and has instructions at its end.
const WORDS: u16 = 0x0001;
const MORE: u16 = 0x0020;
const INSTRUCTIONS: u16 = 0x0100;
/// Flags of a part with how many bytes its transformation has.
const TRANSFORMATIONS: [(u16, usize); 3] = [(0x0008, 2), (0x0040, 4), (0x0080, 8)];

/// Drops the instructions of all glyphs, or none where an outline is not as it should be.
pub(crate) fn drop(font: &mut TrueType) {
    let Some(outlines) = font.outlines.iter().map(|outline| plain(outline)).collect() else {
        return;
    };
    font.outlines = outlines;
    for table in TABLES {
        font.tables.remove(&table);
    }
    if let Some(limits) = font.tables.get_mut(b"maxp") {
        // Twilight points, storage, functions, instruction definitions, stack, and size of instructions.
        for at in (16..=26).step_by(2) {
            // A short table has no such limit.
            let _ = set_word(limits, at, 0);
        }
    }
}

/// Returns an outline without instructions.
fn plain(outline: &[u8]) -> Option<Vec<u8>> {
    if outline.is_empty() {
        return Some(Vec::new());
    }
    let contours = word(outline, 0)?;
    if contours >= 0x8000 {
        return plain_composite(outline);
    }
    let at = 10 + usize::from(contours) * 2;
    let rest = at + 2 + usize::from(word(outline, at)?);
    Some([outline.get(..at)?, &[0, 0], outline.get(rest..)?].concat())
}

fn plain_composite(outline: &[u8]) -> Option<Vec<u8>> {
    let mut outline = outline.to_vec();
    let mut at = 10;
    loop {
        let flags = word(&outline, at)?;
        set_word(&mut outline, at, flags & !INSTRUCTIONS)?;
        let transformation: usize = TRANSFORMATIONS
            .iter()
            .filter(|(flag, _)| flags & flag != 0)
            .map(|(_, bytes)| bytes)
            .sum();
        at += 4 + if flags & WORDS != 0 { 4 } else { 2 } + transformation;
        if flags & MORE == 0 {
            outline.get(..at)?;
            outline.truncate(at);
            return Some(outline);
        }
    }
}

#[cfg(test)]
mod tests {
    use skrifa::{
        FontRef, GlyphId, MetadataProvider,
        instance::{LocationRef, Size},
        outline::DrawSettings,
    };

    use super::*;
    use crate::write::fixtures::noto_sans;

    #[derive(Default, PartialEq, Debug)]
    struct Drawn(Vec<[f32; 6]>);

    impl skrifa::outline::OutlinePen for Drawn {
        fn move_to(&mut self, x: f32, y: f32) {
            self.0.push([x, y, 0.0, 0.0, 0.0, 0.0]);
        }
        fn line_to(&mut self, x: f32, y: f32) {
            self.0.push([x, y, 1.0, 0.0, 0.0, 0.0]);
        }
        fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
            self.0.push([cx, cy, x, y, 2.0, 0.0]);
        }
        fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {
            unreachable!("TrueType has quadratic curves alone");
        }
        fn close(&mut self) {}
    }

    fn drawn(font: &[u8], glyph: u32) -> Drawn {
        let mut pen = Drawn::default();
        let outlines = FontRef::new(font).unwrap().outline_glyphs();
        if let Some(outline) = outlines.get(GlyphId::new(glyph)) {
            let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
            outline.draw(settings, &mut pen).unwrap();
        }
        pen
    }

    #[test]
    fn every_glyph_looks_the_same_without_its_instructions() {
        let whole = noto_sans();
        let mut font = TrueType::read(&whole).unwrap();
        assert!(font.tables.contains_key(b"fpgm"));
        let count = font.count().unwrap();
        drop(&mut font);
        assert!(!font.tables.contains_key(b"fpgm"));
        let plain = font.write().unwrap();
        assert!(plain.len() * 4 < whole.len() * 3, "{}", plain.len());
        for glyph in 0..count {
            let glyph = u32::from(glyph);
            assert_eq!(drawn(&plain, glyph), drawn(&whole, glyph), "{glyph}");
        }
    }

    #[test]
    fn a_font_with_a_broken_outline_keeps_what_it_has() {
        let mut font = TrueType::read(&noto_sans()).unwrap();
        font.outlines[5] = vec![0, 1, 0];
        drop(&mut font);
        assert!(font.tables.contains_key(b"fpgm"));
    }
}
