//! Adds glyphs to a TrueType font that are other glyphs of it with another advance (OpenType 1.9, `glyf`, composite
//! glyphs).

use super::truetype::TrueType;
use crate::sfnt::{set_word, word};

/// A glyph to add, in font units.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Variant {
    /// The glyph that it shows.
    pub(crate) base: u16,
    pub(crate) advance: u16,
    /// A glyph that is shown as well, and how far to the right.
    pub(crate) tail: Option<(u16, i16)>,
    /// How far to the right and up the base is moved.
    pub(crate) shift: (i16, i16),
}

/// Both arguments are offsets, and not the numbers of points.
const OFFSETS: u16 = 0x0002;
/// They have two bytes each.
const WORDS: u16 = 0x0001;
const MORE: u16 = 0x0020;

/// Adds the variants behind the font's own glyphs. Returns `None` where a table is not as it should be.
pub(crate) fn add(font: &mut TrueType, variants: &[Variant]) -> Option<()> {
    let own = font.count()?;
    let metrics = usize::from(word(font.tables.get(b"hhea")?, 34)?);
    let mut widths = full_widths(font.tables.get(b"hmtx")?, metrics, own)?;
    for variant in variants {
        let base = usize::from(variant.base);
        let bearing = *widths.get(base * 4 + 2..base * 4 + 4)?.first_chunk()?;
        let bearing = i16::from_be_bytes(bearing).saturating_add(variant.shift.0);
        let shown = font.outlines.get(base)?;
        let mut outline = Vec::new();
        if !shown.is_empty() {
            outline.extend((-1_i16).to_be_bytes());
            let tail = variant
                .tail
                .and_then(|(glyph, at)| Some((glyph, at, font.outlines.get(usize::from(glyph))?)))
                .filter(|(_, _, outline)| !outline.is_empty());
            let (across, up) = variant.shift;
            outline.extend(bounds(
                shown,
                variant.shift,
                tail.map(|(_, at, outline)| (at, outline)),
            )?);
            let more = if tail.is_some() { MORE } else { 0 };
            outline.extend((OFFSETS | WORDS | more).to_be_bytes());
            outline.extend(variant.base.to_be_bytes());
            outline.extend(across.to_be_bytes());
            outline.extend(up.to_be_bytes());
            if let Some((glyph, at, _)) = tail {
                outline.extend((OFFSETS | WORDS).to_be_bytes());
                outline.extend(glyph.to_be_bytes());
                outline.extend(at.to_be_bytes());
                outline.extend([0, 0]);
            }
        }
        font.outlines.push(outline);
        widths.extend(variant.advance.to_be_bytes());
        widths.extend(bearing.to_be_bytes());
    }
    let count = own.checked_add(u16::try_from(variants.len()).ok()?)?;
    font.tables.insert(*b"hmtx", widths);
    set_word(font.tables.get_mut(b"hhea")?, 34, count)?;
    let limits = font.tables.get_mut(b"maxp")?;
    // Points and contours of composite glyphs, their parts, and how deep they lie in each other.
    let shown = if variants.iter().any(|variant| variant.tail.is_some()) {
        2
    } else {
        1
    };
    for (simple, composite) in [(6, 10), (8, 12)] {
        let most = word(limits, simple)?.max(word(limits, composite)?);
        set_word(limits, composite, most.saturating_mul(shown))?;
    }
    let (parts, depth) = (
        word(limits, 28)?.max(shown),
        word(limits, 30)?.saturating_add(1),
    );
    set_word(limits, 28, parts)?;
    set_word(limits, 30, depth)
}

/// Returns the box around an outline that is moved and, further to the right, its tail: the least x and y, then the greatest.
fn bounds(
    outline: &[u8],
    (across, up): (i16, i16),
    tail: Option<(i16, &Vec<u8>)>,
) -> Option<Vec<u8>> {
    let side = |outline: &[u8], place: usize, moved: i16| {
        let bytes = outline.get(place..)?.first_chunk()?;
        Some(i16::from_be_bytes(*bytes).saturating_add(moved))
    };
    let mut sides = [
        side(outline, 2, across)?,
        side(outline, 4, up)?,
        side(outline, 6, across)?,
        side(outline, 8, up)?,
    ];
    if let Some((at, tail)) = tail {
        sides[0] = sides[0].min(side(tail, 2, at)?);
        sides[1] = sides[1].min(side(tail, 4, 0)?);
        sides[2] = sides[2].max(side(tail, 6, at)?);
        sides[3] = sides[3].max(side(tail, 8, 0)?);
    }
    Some(sides.into_iter().flat_map(i16::to_be_bytes).collect())
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
