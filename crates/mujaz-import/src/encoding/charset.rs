//! Character sets: those of the Encoding Standard, which browsers know, and those of older machines.

use std::{borrow::Cow, sync::OnceLock};

use encoding_rs::Encoding;
use unicode_normalization::UnicodeNormalization;

/// A character set.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Charset {
    /// One of the Encoding Standard.
    Known(&'static Encoding),
    /// One of single bytes that is not in it.
    Table(&'static Table),
}

/// The characters of the bytes from 0x80 on.
#[derive(Debug)]
pub(crate) struct Table {
    name: &'static str,
    high: &'static str,
    /// What is written for each of them.
    written: OnceLock<Vec<String>>,
}

impl Table {
    const fn new(name: &'static str, high: &'static str) -> Self {
        Self {
            name,
            high,
            written: OnceLock::new(),
        }
    }

    /// The text of each byte from 0x80 on: what stands there as it is drawn stands for the letter.
    fn written(&self) -> &[String] {
        self.written.get_or_init(|| {
            let written = |it: char| match it {
                '\u{fe70}'..='\u{fefc}' => it.nfkc().collect(),
                _ => it.to_string(),
            };
            self.high.chars().map(written).collect()
        })
    }
}

impl Charset {
    /// Returns the name by which programs know it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Known(encoding) => encoding.name(),
            Self::Table(table) => table.name,
        }
    }

    /// How much more plausible a text has to be in this set than in those before it, in thousandths: hardly anybody has files in the
    /// sets of older machines.
    pub(crate) const fn rarity(self) -> usize {
        match self {
            Self::Known(_) => 0,
            Self::Table(_) => 150,
        }
    }

    /// What is written for each byte from 0x80 on, in a set of older machines.
    pub(super) fn written(self) -> Option<&'static [String]> {
        match self {
            Self::Known(_) => None,
            Self::Table(table) => Some(table.written()),
        }
    }

    /// Decodes text without a mark, unless something in it is no text in this set.
    pub(super) fn decode_whole(self, bytes: &[u8]) -> Option<Cow<'_, str>> {
        match self {
            Self::Known(encoding) => {
                encoding.decode_without_bom_handling_and_without_replacement(bytes)
            }
            Self::Table(_) => Some(self.decode(bytes).0),
        }
    }

    /// Decodes text without a mark; also whether something in it is no text in this set.
    pub(crate) fn decode(self, bytes: &[u8]) -> (Cow<'_, str>, bool) {
        match self {
            Self::Known(encoding) => encoding.decode_without_bom_handling(bytes),
            Self::Table(table) => {
                let high = table.written();
                let mut text = String::with_capacity(2 * bytes.len());
                for &byte in bytes {
                    let place = byte.checked_sub(0x80).map(usize::from);
                    match place.map(|place| high.get(place)) {
                        None => text.push(char::from(byte)),
                        Some(Some(written)) => text.push_str(written),
                        Some(None) => text.push(char::REPLACEMENT_CHARACTER),
                    }
                }
                (Cow::Owned(text), false)
            }
        }
    }
}

/// That of the Arabic Macintosh (Apple, "Map from Mac OS Arabic"), without the direction of its marks.
pub(crate) static MAC_ARABIC: Table = Table::new(
    "x-mac-arabic",
    "Ä\u{a0}ÇÉÑÖÜáàâä\u{6ba}«çéè\
         êëí…îïñó»ôö÷úùûü\
         \u{20}\u{21}\u{22}\u{23}\u{24}\u{66a}\u{26}\u{27}\u{28}\u{29}\u{2a}\u{2b}\u{60c}\u{2d}\u{2e}\u{2f}\
         \u{660}\u{661}\u{662}\u{663}\u{664}\u{665}\u{666}\u{667}\u{668}\u{669}\u{3a}\u{61b}\u{3c}\u{3d}\u{3e}\u{61f}\
         ❊\u{621}\u{622}\u{623}\u{624}\u{625}\u{626}\u{627}\u{628}\u{629}\u{62a}\u{62b}\u{62c}\u{62d}\u{62e}\u{62f}\
         \u{630}\u{631}\u{632}\u{633}\u{634}\u{635}\u{636}\u{637}\u{638}\u{639}\u{63a}\u{5b}\u{5c}\u{5d}\u{5e}\u{5f}\
         \u{640}\u{641}\u{642}\u{643}\u{644}\u{645}\u{646}\u{647}\u{648}\u{649}\u{64a}\u{64b}\u{64c}\u{64d}\u{64e}\u{64f}\
         \u{650}\u{651}\u{652}\u{67e}\u{679}\u{686}\u{6d5}\u{6a4}\u{6af}\u{688}\u{691}\u{7b}\u{7c}\u{7d}\u{698}\u{6d2}",
);

/// That of Arabic DOS and of the Windows console (IBM code page 720).
pub(crate) static DOS_720: Table = Table::new(
    "IBM720",
    "\u{80}\u{81}éâ\u{84}à\u{86}çêëèïî\u{8d}\u{8e}\u{8f}\
         \u{90}\u{651}\u{652}ô¤\u{640}ûù\u{621}\u{622}\u{623}\u{624}£\u{625}\u{626}\u{627}\
         \u{628}\u{629}\u{62a}\u{62b}\u{62c}\u{62d}\u{62e}\u{62f}\u{630}\u{631}\u{632}\u{633}\u{634}\u{635}«»\
         ░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
         └┴┬├─┼╞╟╚╔╩╦╠═╬╧\
         ╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
         \u{636}\u{637}\u{638}\u{639}\u{63a}\u{641}µ\u{642}\u{643}\u{644}\u{645}\u{646}\u{647}\u{648}\u{649}\u{64a}\
         ≡\u{64b}\u{64c}\u{64d}\u{64e}\u{64f}\u{650}≈°∙·√ⁿ²■\u{a0}",
);

/// That of DOS for Arabic as it is drawn (IBM code page 864): each form of a letter is a byte, in the order of reading.
pub(crate) static DOS_864: Table = Table::new(
    "IBM864",
    "°·∙√▒─│┼┤┬├┴┐┌└┘\
         β∞φ±½¼≈«»\u{fef7}\u{fef8}\u{fffd}\u{fffd}\u{fefb}\u{fefc}\u{fffd}\
         \u{a0}\u{ad}\u{fe82}\u{a3}\u{a4}\u{fe84}\u{fffd}\u{fffd}\u{fe8e}\u{fe8f}\u{fe95}\u{fe99}\u{60c}\u{fe9d}\u{fea1}\u{fea5}\
         \u{660}\u{661}\u{662}\u{663}\u{664}\u{665}\u{666}\u{667}\u{668}\u{669}\u{fed1}\u{61b}\u{feb1}\u{feb5}\u{feb9}\u{61f}\
         \u{a2}\u{fe80}\u{fe81}\u{fe83}\u{fe85}\u{feca}\u{fe8b}\u{fe8d}\u{fe91}\u{fe93}\u{fe97}\u{fe9b}\u{fe9f}\u{fea3}\u{fea7}\u{fea9}\
         \u{feab}\u{fead}\u{feaf}\u{feb3}\u{feb7}\u{febb}\u{febf}\u{fec1}\u{fec5}\u{fecb}\u{fecf}\u{a6}\u{ac}\u{f7}\u{d7}\u{fec9}\
         \u{640}\u{fed3}\u{fed7}\u{fedb}\u{fedf}\u{fee3}\u{fee7}\u{feeb}\u{feed}\u{feef}\u{fef3}\u{febd}\u{fecc}\u{fece}\u{fecd}\u{fee1}\
         \u{651}\u{651}\u{fee5}\u{fee9}\u{feec}\u{fef0}\u{fef2}\u{fed0}\u{fed5}\u{fef5}\u{fef6}\u{fedd}\u{fed9}\u{fef1}■\u{fffd}",
);

/// That of DOS in the United States (IBM code page 437). Nothing is written in it here; texts are taken for it.
pub(crate) static DOS_437: Table = Table::new(
    "IBM437",
    "ÇüéâäàåçêëèïîìÄÅ\
         ÉæÆôöòûùÿÖÜ¢£¥₧ƒ\
         áíóúñÑªº¿⌐¬½¼¡«»\
         ░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
         └┴┬├─┼╞╟╚╔╩╦╠═╬╧\
         ╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
         αßΓπΣσµτΦΘΩδ∞φε∩\
         ≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
);

/// That of DOS and the Windows console in Western Europe (IBM code page 850). Nothing is written in it here; texts are taken for it.
pub(crate) static DOS_850: Table = Table::new(
    "IBM850",
    "ÇüéâäàåçêëèïîìÄÅ\
         ÉæÆôöòûùÿÖÜø£Ø×ƒ\
         áíóúñÑªº¿®¬½¼¡«»\
         ░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
         └┴┬├─┼ãÃ╚╔╩╦╠═╬¤\
         ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀\
         ÓßÔÒõÕµþÞÚÛÙýÝ¯´\
         \u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_has_a_character_for_each_byte() {
        for table in [&MAC_ARABIC, &DOS_720, &DOS_864, &DOS_437, &DOS_850] {
            assert_eq!(table.high.chars().count(), 128, "{}", table.name);
        }
        let article = |table, bytes| Charset::Table(table).decode(bytes).0.into_owned();
        assert_eq!(article(&MAC_ARABIC, &[0xc7, 0xe4]), "ال");
        assert_eq!(article(&DOS_720, &[0x9f, 0xe9]), "ال");
        assert_eq!(article(&DOS_864, &[0xc7, 0xe4, 0x9d]), "اللا");
    }
}
