//! A TrueType font taken apart into tables and outlines, to be changed and put together again (OpenType 1.9, `glyf`,
//! `loca`).

use std::collections::BTreeMap;

use crate::sfnt::{long, set_word, tables, word, written};

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
