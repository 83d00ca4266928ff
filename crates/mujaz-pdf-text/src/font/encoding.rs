//! The encoding of a font with codes of one byte (ISO 32000-1, 9.6.6 and annex D).

use std::collections::BTreeMap;

use hayro_syntax::object::{Array, Dict, Name, Object};

use super::program::{Program, text_of_name};

/// What each code stands for.
#[derive(Debug, Default)]
pub(crate) struct Encoding {
    texts: BTreeMap<u32, String>,
}

impl Encoding {
    pub(crate) fn read(font: &Dict<'_>, program: &Program, is_symbolic: bool) -> Self {
        let mut base: Option<Vec<u8>> = None;
        let mut differences = BTreeMap::new();
        match font.get::<Object<'_>>("Encoding") {
            Some(Object::Name(name)) => base = Some(name.to_vec()),
            Some(Object::Dict(dictionary)) => {
                base = dictionary
                    .get::<Name<'_>>("BaseEncoding")
                    .map(|name| name.to_vec());
                if let Some(list) = dictionary.get::<Array<'_>>("Differences") {
                    differences = differing(&list);
                }
            }
            _ => {}
        }
        let mut texts = match base.as_deref() {
            Some(b"WinAnsiEncoding") => table(windows_1252),
            Some(b"MacRomanEncoding") => table(mac_roman),
            Some(b"StandardEncoding") => table(standard),
            _ if !program.codes.is_empty() => program.codes.clone(),
            // A symbolic font means what its own map says, and that was not found.
            _ if is_symbolic => BTreeMap::new(),
            _ => table(standard),
        };
        texts.extend(differences);
        Self { texts }
    }

    pub(crate) fn text(&self, code: u32) -> Option<String> {
        self.texts
            .get(&code)
            .filter(|text| !text.is_empty())
            .cloned()
    }
}

/// `[code /name /name … code /name …]`; a name that is not known hides what the base says.
fn differing(list: &Array<'_>) -> BTreeMap<u32, String> {
    let mut texts = BTreeMap::new();
    let mut code = 0;
    for item in list.iter::<Object<'_>>().take(1_024) {
        match item {
            Object::Number(number) => code = u32::try_from(number.as_i64()).unwrap_or_default(),
            Object::Name(name) => {
                texts.insert(code, text_of_name(name.as_str()).unwrap_or_default());
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    texts
}

fn table(character: impl Fn(u8) -> Option<char>) -> BTreeMap<u32, String> {
    (32..=u8::MAX)
        .filter_map(|code| Some((u32::from(code), character(code)?.to_string())))
        .collect()
}

fn windows_1252(code: u8) -> Option<char> {
    const HIGH: &str = "€\u{0}‚ƒ„…†‡ˆ‰Š‹Œ\u{0}Ž\u{0}\u{0}‘’“”•–—˜™š›œ\u{0}žŸ";
    match code {
        0x80..=0x9f => HIGH
            .chars()
            .nth(usize::from(code - 0x80))
            .filter(|it| *it != '\0'),
        0x7f => None,
        _ => Some(char::from(code)),
    }
}

fn mac_roman(code: u8) -> Option<char> {
    const HIGH: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄¤‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";
    match code {
        0x80.. => HIGH.chars().nth(usize::from(code - 0x80)),
        0x7f => None,
        _ => Some(char::from(code)),
    }
}

/// Adobe's standard encoding, where it is not ASCII: its upper half, from 0xa1.
fn standard(code: u8) -> Option<char> {
    const HIGH: &str = "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ\u{0}–†‡·\u{0}¶•‚„”»…‰\u{0}¿\u{0}`´ˆ˜¯˘˙¨\u{0}˚¸\u{0}˝˛ˇ—";
    match code {
        0x27 => Some('’'),
        0x60 => Some('‘'),
        0x20..=0x7e => Some(char::from(code)),
        0xa1.. => match code {
            0xe1 => Some('Æ'),
            0xe3 => Some('ª'),
            0xe8 => Some('Ł'),
            0xe9 => Some('Ø'),
            0xea => Some('Œ'),
            0xeb => Some('º'),
            0xf1 => Some('æ'),
            0xf5 => Some('ı'),
            0xf8 => Some('ł'),
            0xf9 => Some('ø'),
            0xfa => Some('œ'),
            0xfb => Some('ß'),
            _ => HIGH
                .chars()
                .nth(usize::from(code - 0xa1))
                .filter(|it| *it != '\0'),
        },
        _ => None,
    }
}
