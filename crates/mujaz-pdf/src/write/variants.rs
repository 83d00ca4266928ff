//! Adds glyphs to a TrueType font that are other glyphs of it with another advance (OpenType 1.9, `glyf`, composite
//! glyphs).

use super::truetype::{TrueType, set_word, word};

/// A glyph to add, in font units.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Variant {
    /// The glyph that it shows.
    pub(crate) base: u16,
    pub(crate) advance: u16,
}

/// Both offsets are offsets, in one byte each.
const FLAGS: u16 = 0x0002;

/// Adds the variants behind the font's own glyphs. Returns `None` where a table is not as it should be.
pub(crate) fn add(font: &mut TrueType, variants: &[Variant]) -> Option<()> {
    let own = font.count()?;
    let metrics = usize::from(word(font.tables.get(b"hhea")?, 34)?);
    let mut widths = full_widths(font.tables.get(b"hmtx")?, metrics, own)?;
    for variant in variants {
        let base = usize::from(variant.base);
        let bearing = *widths.get(base * 4 + 2..base * 4 + 4)?.first_chunk::<2>()?;
        let shown = font.outlines.get(base)?;
        let mut outline = Vec::new();
        if !shown.is_empty() {
            outline.extend((-1_i16).to_be_bytes());
            outline.extend(shown.get(2..10)?);
            outline.extend(FLAGS.to_be_bytes());
            outline.extend(variant.base.to_be_bytes());
            outline.extend([0, 0]);
        }
        font.outlines.push(outline);
        widths.extend(variant.advance.to_be_bytes());
        widths.extend(bearing);
    }
    let count = own.checked_add(u16::try_from(variants.len()).ok()?)?;
    font.tables.insert(*b"hmtx", widths);
    set_word(font.tables.get_mut(b"hhea")?, 34, count)?;
    let limits = font.tables.get_mut(b"maxp")?;
    // Points and contours of composite glyphs, their parts, and how deep they lie in each other.
    for (simple, composite) in [(6, 10), (8, 12)] {
        let most = word(limits, simple)?.max(word(limits, composite)?);
        set_word(limits, composite, most)?;
    }
    let (parts, depth) = (
        word(limits, 28)?.max(1),
        word(limits, 30)?.saturating_add(1),
    );
    set_word(limits, 28, parts)?;
    set_word(limits, 30, depth)
}

/// Returns `hmtx` with an advance for every glyph: the last ones may share theirs.
fn full_widths(table: &[u8], metrics: usize, glyphs: u16) -> Option<Vec<u8>> {
    let mut widths = table.get(..metrics * 4)?.to_vec();
    let last = *table
        .get(metrics.checked_sub(1)? * 4..)?
        .first_chunk::<2>()?;
    for bearing in 0..usize::from(glyphs).checked_sub(metrics)? {
        let start = metrics * 4 + bearing * 2;
        widths.extend(last);
        widths.extend(table.get(start..start + 2)?);
    }
    Some(widths)
}
