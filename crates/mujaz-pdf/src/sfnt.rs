//! The tables that a font file consists of (OpenType 1.9, "Organization of an OpenType Font").

use std::collections::BTreeMap;

/// Returns the tables of a font file; `None` where one lies outside of it.
pub(crate) fn tables(font: &[u8]) -> Option<BTreeMap<[u8; 4], Vec<u8>>> {
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

/// Returns the font file of tables; its outlines are TrueType's.
pub(crate) fn written(tables: &BTreeMap<[u8; 4], Vec<u8>>) -> Vec<u8> {
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

/// Returns the four bytes at a place as a number.
pub(crate) fn long(bytes: &[u8], at: usize) -> Option<u32> {
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
