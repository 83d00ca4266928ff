//! A TrueType font taken apart into tables and outlines, to be changed and put together again (OpenType 1.9, `glyf`,
//! `loca`).

use std::collections::BTreeMap;

/// A font with quadratic outlines.
pub(crate) struct TrueType {
    /// Without `glyf` and `loca`.
    pub(crate) tables: BTreeMap<[u8; 4], Vec<u8>>,
    /// By glyph; a blank one is empty.
    pub(crate) outlines: Vec<Vec<u8>>,
}

impl TrueType {
    /// Takes a font apart. Returns `None` where it has other outlines, or a table that is not as it should be.
    pub(crate) fn read(font: &[u8]) -> Option<Self> {
        let mut tables = tables(font)?;
        let (glyphs, places) = (tables.remove(b"glyf")?, tables.remove(b"loca")?);
        let is_long = word(tables.get(b"head")?, 50)? == 1;
        let place = |index: usize| {
            if is_long {
                long(&places, index * 4).map(|place| place as usize)
            } else {
                word(&places, index * 2).map(|place| usize::from(place) * 2)
            }
        };
        let outlines = (0..usize::from(word(tables.get(b"maxp")?, 4)?))
            .map(|index| Some(glyphs.get(place(index)?..place(index + 1)?)?.to_vec()))
            .collect::<Option<_>>()?;
        Some(Self { tables, outlines })
    }

    /// Returns how many glyphs there are.
    pub(crate) fn count(&self) -> Option<u16> {
        u16::try_from(self.outlines.len()).ok()
    }

    /// Puts the font together, with places of two bytes where they can be written so.
    pub(crate) fn write(mut self) -> Option<Vec<u8>> {
        let mut glyphs = Vec::new();
        let mut places = vec![0];
        for outline in &self.outlines {
            glyphs.extend(outline);
            glyphs.resize(glyphs.len().next_multiple_of(2), 0);
            places.push(u32::try_from(glyphs.len()).ok()?);
        }
        let halves: Option<Vec<u16>> = places
            .iter()
            .map(|place| u16::try_from(place / 2).ok())
            .collect();
        let is_long = halves.is_none();
        let places: Vec<u8> = match halves {
            Some(halves) => halves.into_iter().flat_map(u16::to_be_bytes).collect(),
            None => places.into_iter().flat_map(u32::to_be_bytes).collect(),
        };
        set_word(self.tables.get_mut(b"head")?, 50, is_long.into())?;
        let count = self.count()?;
        set_word(self.tables.get_mut(b"maxp")?, 4, count)?;
        self.tables.insert(*b"glyf", glyphs);
        self.tables.insert(*b"loca", places);
        Some(written(&self.tables))
    }
}

fn tables(font: &[u8]) -> Option<BTreeMap<[u8; 4], Vec<u8>>> {
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

fn written(tables: &BTreeMap<[u8; 4], Vec<u8>>) -> Vec<u8> {
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

/// Returns the two bytes at a place as a number.
pub(crate) fn word(bytes: &[u8], at: usize) -> Option<u16> {
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

/// Writes a number as the two bytes at a place.
pub(crate) fn set_word(bytes: &mut [u8], at: usize, value: u16) -> Option<()> {
    bytes
        .get_mut(at..at + 2)?
        .copy_from_slice(&value.to_be_bytes());
    Some(())
}
