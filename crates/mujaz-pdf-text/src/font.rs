//! Fonts (ISO 32000-1, 9.5 to 9.10): a font dictionary enters; how its strings fall into codes, how wide each code is
//! and what it stands for leaves.
//!
//! What a code stands for has up to two witnesses: the file's own `ToUnicode` map, and the names or the character map of
//! the embedded font with the encoding. Where both speak and differ on a digit or a letter, the code is in doubt.

mod cmap;
mod encoding;
mod program;

use std::collections::BTreeMap;

use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream};

pub(crate) use self::cmap::CharacterMap;
use self::{encoding::Encoding, program::Program};
use crate::{letters, unpack::Unpacker};

/// A font as the text of a page needs it.
#[derive(Debug)]
pub(crate) struct Font {
    /// Two bytes a code or what the map of codes says, or one byte a code.
    codes: Codes,
    to_unicode: Option<CharacterMap>,
    encoding: Encoding,
    program: Program,
    widths: BTreeMap<u32, f32>,
    default_width: f32,
    /// From the font's units to those of the text.
    unit: f32,
    /// The numbers of glyphs of an embedded TrueType font by CID, where they differ.
    cid_to_gid: Option<Vec<u8>>,
}

#[derive(Debug)]
enum Codes {
    Single,
    Double,
    Mapped(CharacterMap),
}

/// What one code is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Meaning {
    /// The characters, as the file has them; `None` where nothing says what the code stands for.
    pub(crate) text: Option<String>,
    /// Of a mark, what the file says of it where it names a letter with it.
    pub(crate) with_letter: Option<String>,
    /// Whether the font itself says something else than the file's map.
    pub(crate) disputed: bool,
    /// How far the pen moves, in units of the text, at a size of 1.
    pub(crate) width: f32,
    /// Whether the code is the single byte 32, which takes the word spacing.
    pub(crate) is_word_space: bool,
}

impl Font {
    pub(crate) fn read(dictionary: &Dict<'_>, unpacker: &mut Unpacker) -> Self {
        let subtype = dictionary.get::<Name<'_>>("Subtype");
        let subtype = subtype.as_deref().unwrap_or_default().to_vec();
        let to_unicode = dictionary
            .get::<Stream<'_>>("ToUnicode")
            .and_then(|stream| Some(CharacterMap::parse(&unpacker.unpack(&stream)?)));
        if subtype == b"Type0" {
            return Self::composite(dictionary, to_unicode, unpacker);
        }
        let descriptor = dictionary
            .get::<Dict<'_>>("FontDescriptor")
            .unwrap_or_default();
        let unit = if subtype == b"Type3" {
            let matrix = dictionary.get::<Array<'_>>("FontMatrix");
            let first = matrix.and_then(|matrix| matrix.iter::<Number>().next());
            first.map_or(0.001, |number| number.as_f32()).abs()
        } else {
            0.001
        };
        let first = dictionary
            .get::<Number>("FirstChar")
            .map_or(0, |number| number.as_i64());
        let first = u32::try_from(first).unwrap_or_default();
        let widths: BTreeMap<u32, f32> = dictionary
            .get::<Array<'_>>("Widths")
            .map(|widths| {
                let widths = widths
                    .iter::<Number>()
                    .take(256)
                    .map(|width| width.as_f32());
                (first..).zip(widths).collect()
            })
            .unwrap_or_default();
        let program = Program::read(&descriptor, unpacker);
        let is_symbolic = descriptor
            .get::<Number>("Flags")
            .is_some_and(|flags| flags.as_i64() & 4 != 0);
        Self {
            codes: Codes::Single,
            to_unicode,
            encoding: Encoding::read(dictionary, &program, is_symbolic),
            default_width: descriptor
                .get::<Number>("MissingWidth")
                .map_or(if widths.is_empty() { 520.0 } else { 0.0 }, |width| {
                    width.as_f32()
                }),
            program,
            widths,
            unit,
            cid_to_gid: None,
        }
    }

    fn composite(
        dictionary: &Dict<'_>,
        to_unicode: Option<CharacterMap>,
        unpacker: &mut Unpacker,
    ) -> Self {
        let codes = dictionary
            .get::<Stream<'_>>("Encoding")
            .and_then(|stream| {
                Some(Codes::Mapped(CharacterMap::parse(
                    &unpacker.unpack(&stream)?,
                )))
            })
            .unwrap_or(Codes::Double);
        let descendant = dictionary
            .get::<Array<'_>>("DescendantFonts")
            .and_then(|fonts| fonts.iter::<Dict<'_>>().next())
            .unwrap_or_default();
        let descriptor = descendant
            .get::<Dict<'_>>("FontDescriptor")
            .unwrap_or_default();
        Self {
            codes,
            to_unicode,
            encoding: Encoding::default(),
            program: Program::read(&descriptor, unpacker),
            widths: cid_widths(&descendant),
            default_width: descendant
                .get::<Number>("DW")
                .map_or(1000.0, |width| width.as_f32()),
            unit: 0.001,
            cid_to_gid: descendant
                .get::<Stream<'_>>("CIDToGIDMap")
                .and_then(|stream| unpacker.unpack(&stream)),
        }
    }

    /// Returns the code that `bytes` start with, and its length in bytes, at least 1.
    pub(crate) fn next_code(&self, bytes: &[u8]) -> (u32, usize) {
        match (&self.codes, bytes) {
            (Codes::Mapped(map), _) => map.next_code(bytes),
            (Codes::Double, [high, low, ..]) => (u32::from(u16::from_be_bytes([*high, *low])), 2),
            (_, [only, ..]) => (u32::from(*only), 1),
            (_, []) => (0, 1),
        }
    }

    /// Returns what `code` is; `length` is the code's length in bytes.
    pub(crate) fn meaning(&self, code: u32, length: usize) -> Meaning {
        let (cid, own) = match &self.codes {
            Codes::Single => (code, self.encoding.text(code)),
            Codes::Double => (code, self.program.text(self.glyph(code))),
            Codes::Mapped(map) => {
                let cid = map.glyph(code).unwrap_or(code);
                (cid, self.program.text(self.glyph(cid)))
            }
        };
        let mapped = self.to_unicode.as_ref().and_then(|map| map.text(code));
        let mapped = mapped.filter(|text| !text.chars().all(is_unknown) || text.is_empty());
        let width = self.widths.get(&cid).copied().unwrap_or(self.default_width) * self.unit;
        let whole = mapped;
        let mapped = mapped.map(|text| letters::of_mark(text, own.as_deref(), width == 0.0));
        let mapped = mapped.as_deref();
        let with_letter = whole.filter(|whole| Some(*whole) != mapped);
        let with_letter = with_letter.map(str::to_owned);
        // What a map calls a bracket may be the bracket that was written; the font has the one that is seen.
        let seen = own.as_deref().filter(|own| {
            let is_bracket = |text: &str| text.chars().all(|it| letters::mirrored(it).is_some());
            is_bracket(own) && mapped.is_some_and(|mapped| !mapped.is_empty() && is_bracket(mapped))
        });
        let mapped = seen.or(mapped);
        let disputed = match (mapped, &own) {
            (Some(mapped), Some(own)) => letters::disagree(mapped, own),
            _ => false,
        };
        Meaning {
            text: mapped.map(str::to_owned).or(own),
            with_letter,
            disputed,
            width,
            is_word_space: code == 32 && length == 1,
        }
    }

    /// Returns the texts of more than one character that codes stand for.
    pub(crate) fn ligatures(&self) -> impl Iterator<Item = &str> {
        let texts = self.to_unicode.iter().flat_map(CharacterMap::texts);
        texts.filter(|text| text.chars().nth(1).is_some())
    }

    fn glyph(&self, cid: u32) -> u32 {
        let at = usize::try_from(cid).unwrap_or(usize::MAX).saturating_mul(2);
        match &self.cid_to_gid {
            Some(map) => match map.get(at..at.saturating_add(2)) {
                Some(&[high, low]) => u32::from(u16::from_be_bytes([high, low])),
                _ => 0,
            },
            None => cid,
        }
    }
}

/// Characters of a private area, and those that say that the character is not known.
fn is_unknown(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{fffd}' | '\u{f0000}'..='\u{10ffff}')
        || (character.is_control() && !character.is_whitespace())
}

/// More widths than a font has glyphs: ranges that say all of them again and again are read no further.
const MOST_WIDTHS: usize = 1 << 18;

/// The widths of a composite font (ISO 32000-1, 9.7.4.3): `c [w1 w2 …]` or `first last w`.
fn cid_widths(font: &Dict<'_>) -> BTreeMap<u32, f32> {
    let mut widths = BTreeMap::new();
    let Some(array) = font.get::<Array<'_>>("W") else {
        return widths;
    };
    let mut items = array.iter::<Object<'_>>();
    let mut left = MOST_WIDTHS;
    while let Some(Object::Number(first)) = items.next() {
        let first = u32::try_from(first.as_i64()).unwrap_or_default();
        match items.next() {
            Some(Object::Array(list)) => {
                widths.extend((first..).zip(list.iter::<Number>().map(|width| width.as_f32())));
            }
            Some(Object::Number(last)) => {
                let last = u32::try_from(last.as_i64()).unwrap_or_default().min(0xffff);
                let Some(Object::Number(width)) = items.next() else {
                    break;
                };
                widths.extend((first..=last).take(left).map(|cid| (cid, width.as_f32())));
                left = left
                    .saturating_sub(usize::try_from(last.saturating_sub(first)).unwrap_or(left));
            }
            _ => break,
        }
    }
    widths
}
