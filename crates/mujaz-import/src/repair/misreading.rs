//! The single-byte encodings that texts are taken for.

use std::{collections::BTreeMap, sync::LazyLock};

use encoding_rs::{Encoding, ISO_8859_6, MACINTOSH, WINDOWS_1251, WINDOWS_1252, WINDOWS_1256};

use crate::encoding::{Charset, DOS_437, DOS_720, DOS_850, MAC_ARABIC};

/// A single-byte encoding, from characters to bytes.
pub(super) struct Misreading {
    pub(super) name: &'static str,
    /// The bytes of the characters below `LOW`; 0 for none.
    low: Vec<u8>,
    /// Those of the others.
    high: BTreeMap<char, u8>,
    /// Whether its letters are those of another script than Latin: a sound text then has such characters as well.
    pub(super) is_script: bool,
    /// Whether digits and marks stand in it a second time, from 0xa0 on.
    pub(super) has_twins: bool,
}

/// Beyond this are no letters of Latin, Cyrillic and Arabic.
const LOW: usize = 0x700;

impl Misreading {
    fn new(name: &'static str, is_script: bool, pairs: impl Iterator<Item = (char, u8)>) -> Self {
        let mut low = vec![0; LOW];
        let mut high = BTreeMap::new();
        for (character, byte) in pairs.filter(|(character, _)| !character.is_ascii()) {
            match low.get_mut(character as usize) {
                Some(place) => *place = byte,
                None => drop(high.insert(character, byte)),
            }
        }
        Self {
            name,
            low,
            high,
            is_script,
            has_twins: name == Charset::Table(&MAC_ARABIC).name(),
        }
    }

    /// The second byte of a digit or mark that has two.
    pub(super) fn twin(&self, character: char) -> Option<u8> {
        (self.has_twins && matches!(character, ' '..='?')).then_some(character as u8 | 0x80)
    }

    /// The byte of a character beyond ASCII.
    pub(super) fn byte(&self, character: char) -> Option<u8> {
        match self.low.get(character as usize) {
            Some(0) => None,
            Some(byte) => Some(*byte),
            None => self.high.get(&character).copied(),
        }
    }
}

fn known(encoding: &'static Encoding, is_script: bool) -> Misreading {
    let pairs = (0x80..=0xff).filter_map(|byte: u8| {
        let text = encoding.decode_without_bom_handling(&[byte]).0.into_owned();
        Some((text.chars().next()?, byte)).filter(|(character, _)| *character != '\u{fffd}')
    });
    Misreading::new(encoding.name(), is_script, pairs)
}

fn table(charset: Charset, is_script: bool) -> Misreading {
    let pairs = (0x80..=0xff).filter_map(|byte: u8| {
        let text = charset.decode(&[byte]).0.into_owned();
        let mut letters = text.chars();
        Some((letters.next()?, byte)).filter(|_| letters.next().is_none())
    });
    Misreading::new(charset.name(), is_script, pairs)
}

/// Those that UTF-8 is taken for. Of two that explain as much, the last is taken, and the two Western sets agree in most texts.
pub(super) static OF_UTF_8: LazyLock<[Misreading; 9]> = LazyLock::new(|| {
    [
        table(Charset::Table(&MAC_ARABIC), true),
        table(Charset::Table(&DOS_720), true),
        table(Charset::Table(&DOS_437), false),
        table(Charset::Table(&DOS_850), false),
        known(MACINTOSH, false),
        known(WINDOWS_1251, true),
        known(WINDOWS_1256, true),
        latin1(),
        known(WINDOWS_1252, false),
    ]
});

/// The sets of other scripts that an older Arabic encoding is taken for.
pub(super) static OF_ARABIC: LazyLock<[Misreading; 5]> = LazyLock::new(|| {
    [
        known(MACINTOSH, false),
        known(WINDOWS_1251, true),
        table(Charset::Table(&DOS_850), false),
        table(Charset::Table(&DOS_437), false),
        western(),
    ]
});

/// The Arabic sets that another Arabic one is taken for.
pub(super) static CROSSED: LazyLock<[(Charset, Misreading); 4]> = LazyLock::new(|| {
    [
        (Charset::Known(WINDOWS_1256), known(WINDOWS_1256, true)),
        (Charset::Known(ISO_8859_6), known(ISO_8859_6, true)),
        (
            Charset::Table(&DOS_720),
            table(Charset::Table(&DOS_720), true),
        ),
        (
            Charset::Table(&MAC_ARABIC),
            table(Charset::Table(&MAC_ARABIC), true),
        ),
    ]
});

fn latin1() -> Misreading {
    let pairs = (0x80..=0xff).map(|byte| (char::from(byte), byte));
    Misreading::new("iso-8859-1", false, pairs)
}

/// Windows-1252, with the controls of ISO 8859-1, which programs read for what the former has not.
fn western() -> Misreading {
    let latin1 = (0x80..=0xff).map(|byte: u8| (char::from(byte), byte));
    let known = (0x80..=0xff).filter_map(|byte: u8| {
        let text = WINDOWS_1252
            .decode_without_bom_handling(&[byte])
            .0
            .into_owned();
        Some((text.chars().next()?, byte))
    });
    Misreading::new(WINDOWS_1252.name(), false, latin1.chain(known))
}
