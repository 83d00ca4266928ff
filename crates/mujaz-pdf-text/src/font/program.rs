//! The embedded font: what its glyphs are called, or which characters its own character map leads to them.

use std::collections::BTreeMap;

use hayro_syntax::object::{Dict, Stream};
use read_fonts::{
    FontRef, TableProvider,
    ps::{agl, cff::CffFontRef, type1::Type1Font},
    types::{GlyphId, GlyphId16},
};

use crate::unpack::Unpacker;

/// More glyphs than are looked at.
const MOST_GLYPHS: u32 = 1 << 16;

/// What the glyphs of an embedded font stand for, by the font itself.
#[derive(Debug, Default)]
pub(crate) struct Program {
    texts: BTreeMap<u32, String>,
    /// The built-in encoding: codes to glyphs of a TrueType font, or to texts.
    pub(crate) codes: BTreeMap<u32, String>,
}

impl Program {
    pub(crate) fn read(descriptor: &Dict<'_>, unpacker: &mut Unpacker) -> Self {
        let data = ["FontFile2", "FontFile3", "FontFile"]
            .into_iter()
            .find_map(|key| {
                let stream = descriptor.get::<Stream<'_>>(key)?;
                unpacker.unpack(&stream)
            });
        match data {
            Some(data) => Self::of(&data),
            None => Self::default(),
        }
    }

    /// Returns what the glyph stands for.
    pub(crate) fn text(&self, glyph: u32) -> Option<String> {
        self.texts.get(&glyph).cloned()
    }

    fn of(data: &[u8]) -> Self {
        if let Ok(font) = FontRef::new(data) {
            return Self::of_opentype(&font);
        }
        if data.starts_with(b"%!") || data.first() == Some(&0x80) {
            return Type1Font::new(data)
                .map(|font| Self::of_type1(&font))
                .unwrap_or_default();
        }
        CffFontRef::new_cff(data, 0, None)
            .map(|font| Self::of_cff(&font))
            .unwrap_or_default()
    }

    fn of_opentype(font: &FontRef<'_>) -> Self {
        let mut program = Self::default();
        if let Ok(cmap) = font.cmap() {
            for record in cmap.encoding_records() {
                let Ok(subtable) = record.subtable(cmap.offset_data()) else {
                    continue;
                };
                let is_unicode = match record.platform_id() as u16 {
                    0 => true,
                    3 => matches!(record.encoding_id(), 1 | 10),
                    _ => false,
                };
                if is_unicode {
                    program.add(subtable.iter());
                }
            }
        }
        if program.texts.is_empty()
            && let Ok(post) = font.post()
        {
            for glyph in 0..u16::try_from(post.num_names().min(0xffff)).unwrap_or_default() {
                if let Some(text) = post
                    .glyph_name(GlyphId16::new(glyph))
                    .and_then(text_of_name)
                {
                    program.texts.insert(u32::from(glyph), text);
                }
            }
        }
        program
    }

    /// A glyph that several characters lead to keeps the first that is no presentation form.
    fn add(&mut self, pairs: impl Iterator<Item = (u32, GlyphId)>) {
        for (code, glyph) in pairs.take(MOST_GLYPHS as usize) {
            let Some(character) = char::from_u32(code) else {
                continue;
            };
            if matches!(character, '\u{e000}'..='\u{f8ff}') || glyph.to_u32() == 0 {
                continue;
            }
            self.texts
                .entry(glyph.to_u32())
                .or_insert_with(|| character.to_string());
        }
    }

    fn of_type1(font: &Type1Font) -> Self {
        let mut program = Self::default();
        if let Some(encoding) = font.encoding() {
            for code in 0..=u8::MAX {
                if let Some(text) = encoding.glyph_name(code).and_then(text_of_name) {
                    program.codes.insert(u32::from(code), text);
                }
            }
        }
        program
    }

    fn of_cff(font: &CffFontRef<'_>) -> Self {
        let mut program = Self::default();
        let Some(charset) = font.charset() else {
            return program;
        };
        if font.is_cid() {
            return program;
        }
        for glyph in 0..font.num_glyphs().min(MOST_GLYPHS) {
            let name = charset
                .string_id(GlyphId::new(glyph))
                .ok()
                .and_then(|id| font.string(id));
            let name = name.and_then(|name| std::str::from_utf8(name).ok());
            if let Some(text) = name.and_then(text_of_name) {
                program.texts.insert(glyph, text);
            }
        }
        if let Some(encoding) = font.encoding() {
            for code in 0..=u8::MAX {
                let text = encoding
                    .map(code)
                    .and_then(|glyph| program.text(glyph.to_u32()));
                if let Some(text) = text {
                    program.codes.insert(u32::from(code), text);
                }
            }
        }
        program
    }
}

/// Returns the characters that a glyph's name speaks of (Adobe Glyph List for New Fonts).
pub(crate) fn text_of_name(name: &str) -> Option<String> {
    if name == ".notdef" {
        return None;
    }
    let text: String = agl::name_to_chars(name).collect();
    (!text.is_empty()).then_some(text)
}
