//! Adds glyphs to a TrueType font that are other glyphs of it with another advance (OpenType 1.9, `glyf`, composite
//! glyphs).

use std::collections::BTreeMap;

/// A glyph to add, in font units.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Variant {
    /// The glyph that it shows.
    pub(crate) base: u16,
    pub(crate) advance: u16,
}

/// Both offsets have two bytes, and they are offsets.
const FLAGS: u16 = 0x0003;

/// Returns the font with the variants behind its own glyphs, or `None` where a table is not as it should be.
pub(crate) fn add(font: &[u8], variants: &[Variant]) -> Option<Vec<u8>> {
    let mut tables = tables(font)?;
    let own = word(tables.get(b"maxp")?, 4)?;
    let metrics = usize::from(word(tables.get(b"hhea")?, 34)?);
    let is_long = word(tables.get(b"head")?, 50)? == 1;
    let mut places = places(tables.get(b"loca")?, is_long, own)?;
    let mut outlines = tables.get(b"glyf")?.clone();
    let mut widths = full_widths(tables.get(b"hmtx")?, metrics, own)?;

    outlines.resize(outlines.len().next_multiple_of(4), 0);
    // The last place is where the first new glyph begins.
    *places.last_mut()? = u32::try_from(outlines.len()).ok()?;
    for variant in variants {
        let base = usize::from(variant.base);
        let (start, end) = (*places.get(base)? as usize, *places.get(base + 1)? as usize);
        let bearing = *widths.get(base * 4 + 2..base * 4 + 4)?.first_chunk::<2>()?;
        if end > start {
            let bounds = tables.get(b"glyf")?.get(start + 2..start + 10)?;
            outlines.extend((-1_i16).to_be_bytes());
            outlines.extend(bounds);
            outlines.extend(FLAGS.to_be_bytes());
            outlines.extend(variant.base.to_be_bytes());
            outlines.extend(0_i16.to_be_bytes());
            outlines.extend(0_i16.to_be_bytes());
            outlines.resize(outlines.len().next_multiple_of(4), 0);
        }
        places.push(u32::try_from(outlines.len()).ok()?);
        widths.extend(variant.advance.to_be_bytes());
        widths.extend(bearing);
    }
    let count = own.checked_add(u16::try_from(variants.len()).ok()?)?;
    tables.insert(*b"glyf", outlines);
    let places = places.into_iter().flat_map(u32::to_be_bytes).collect();
    tables.insert(*b"loca", places);
    tables.insert(*b"hmtx", widths);
    set_word(tables.get_mut(b"head")?, 50, 1)?;
    set_word(tables.get_mut(b"hhea")?, 34, count)?;
    let limits = tables.get_mut(b"maxp")?;
    set_word(limits, 4, count)?;
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
    set_word(limits, 30, depth)?;
    Some(written(&tables))
}

/// Returns how many glyphs a font has, or `None` where it does not say.
pub(crate) fn count(font: &[u8]) -> Option<u16> {
    word(tables(font)?.get(b"maxp")?, 4)
}

type Tables = BTreeMap<[u8; 4], Vec<u8>>;

fn tables(font: &[u8]) -> Option<Tables> {
    (0..usize::from(word(font, 4)?))
        .map(|index| {
            let record = font.get(12 + index * 16..28 + index * 16)?;
            let start = long(record, 8)? as usize;
            let length = long(record, 12)? as usize;
            let table = font.get(start..start.checked_add(length)?)?;
            Some((*record.first_chunk()?, table.to_vec()))
        })
        .collect()
}

/// Returns where each glyph's outline begins, and where the last one ends.
fn places(table: &[u8], is_long: bool, glyphs: u16) -> Option<Vec<u32>> {
    (0..=usize::from(glyphs))
        .map(|index| {
            if is_long {
                long(table, index * 4)
            } else {
                Some(u32::from(word(table, index * 2)?) * 2)
            }
        })
        .collect()
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

fn written(tables: &Tables) -> Vec<u8> {
    let count = u16::try_from(tables.len()).unwrap_or_default();
    let power = count.checked_ilog2().unwrap_or_default();
    let range = 16_u16 << power;
    let mut font = 0x0001_0000_u32.to_be_bytes().to_vec();
    let exponent = u16::try_from(power).unwrap_or_default();
    for value in [count, range, exponent, (count * 16).saturating_sub(range)] {
        font.extend(value.to_be_bytes());
    }
    let mut place = 12 + tables.len() * 16;
    let mut content = Vec::new();
    for (name, table) in tables {
        font.extend(name);
        font.extend(checksum(table).to_be_bytes());
        for value in [place, table.len()] {
            font.extend(u32::try_from(value).unwrap_or_default().to_be_bytes());
        }
        content.extend(table);
        content.resize(content.len().next_multiple_of(4), 0);
        place = 12 + tables.len() * 16 + content.len();
    }
    font.extend(content);
    font
}

fn checksum(table: &[u8]) -> u32 {
    table.chunks(4).fold(0, |sum: u32, chunk| {
        let mut bytes = [0; 4];
        bytes[..chunk.len()].copy_from_slice(chunk);
        sum.wrapping_add(u32::from_be_bytes(bytes))
    })
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    bytes
        .get(at..)?
        .first_chunk()
        .map(|word| u16::from_be_bytes(*word))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    bytes
        .get(at..)?
        .first_chunk()
        .map(|long| u32::from_be_bytes(*long))
}

fn set_word(bytes: &mut [u8], at: usize, value: u16) -> Option<()> {
    bytes
        .get_mut(at..at + 2)?
        .copy_from_slice(&value.to_be_bytes());
    Some(())
}
