//! Makes a plain font of a variable one, at one place of its axes (OpenType 1.9, "Font variations").
//!
//! 1. `subsetter` draws every glyph as it looks there, with its advance;
//! 2. the tables that say how glyphs are found and placed come from the font itself, and those that vary it stay behind.
//!
//! What varies in those tables, such as kerning, is that of the font's default.

use std::sync::Arc;

use skrifa::{FontRef, MetadataProvider, raw::TableProvider};
use subsetter::{GlyphRemapper, Tag};

use crate::sfnt;

/// Fonts with more glyphs are not taken to pieces.
const MOST_GLYPHS: u16 = 20_000;
/// What only a variable font has, or what holds for the default alone.
const LEFT_BEHIND: [&[u8; 4]; 13] = [
    b"fvar", b"gvar", b"HVAR", b"VVAR", b"MVAR", b"avar", b"cvar", b"STAT", b"hdmx", b"LTSH",
    b"VDMX", b"DSIG", b"CFF2",
];
/// What the drawn glyphs come with.
const DRAWN: [&[u8; 4]; 6] = [b"glyf", b"loca", b"hmtx", b"hhea", b"maxp", b"head"];

/// Returns the weights that a font can have, from the least to the greatest; `None` where it has one only.
pub(crate) fn weights(font: &FontRef<'_>) -> Option<(f32, f32)> {
    let weight = font
        .axes()
        .iter()
        .find(|axis| axis.tag() == skrifa::Tag::new(b"wght"))?;
    Some((weight.min_value(), weight.max_value()))
}

/// Returns a font file in which every glyph has the given weight; `None` where the font cannot be had so.
pub(crate) fn of_weight(data: &[u8], weight: f32) -> Option<Arc<[u8]>> {
    let font = FontRef::from_index(data, 0).ok()?;
    let count = font.maxp().ok()?.num_glyphs();
    if count > MOST_GLYPHS {
        return None;
    }
    let glyphs: Vec<u16> = (0..count).collect();
    let remapper = GlyphRemapper::new_from_glyphs_sorted(&glyphs);
    let place = [(Tag::new(b"wght"), weight)];
    let drawn = subsetter::subset_with_variations(data, 0, &place, &remapper).ok()?;
    let mut drawn = sfnt::tables(&drawn)?;
    let mut tables = sfnt::tables(data)?;
    for name in LEFT_BEHIND {
        tables.remove(name);
    }
    for name in DRAWN {
        tables.insert(*name, drawn.remove(name)?);
    }
    let weight_class = sfnt_weight(weight);
    if let Some(names) = tables.get_mut(b"OS/2") {
        sfnt::set_word(names, 4, weight_class)?;
    }
    Some(Arc::from(sfnt::written(&tables)))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "weights lie between 1 and 1000"
)]
fn sfnt_weight(weight: f32) -> u16 {
    weight.clamp(1.0, 1000.0) as u16
}
