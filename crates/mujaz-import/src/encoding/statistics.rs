//! What the bytes of a text say of their encoding: which one gives words.

use chardetng::EncodingDetector;
use encoding_rs::{ISO_8859_6, WINDOWS_1252, WINDOWS_1256};
use mujaz_text::is_arabic_letter;

use super::charset::{Charset, DOS_720, DOS_864, MAC_ARABIC};

/// The most likely encoding of text that is not UTF-8 and says nothing of itself.
pub(super) fn guess(bytes: &[u8]) -> Charset {
    if let Some(charset) = arabic(bytes) {
        return charset;
    }
    let mut detector = EncodingDetector::new();
    detector.feed(bytes, true);
    let guessed = detector.guess(None, false);
    let (text, is_lossy) = guessed.decode_without_bom_handling(bytes);
    let is_latin = text
        .chars()
        .filter(|character| character.is_alphabetic() && !character.is_ascii())
        .all(|letter| matches!(letter, '\u{aa}'..='\u{24f}'));
    // Nothing but accents and quotation marks: the sets of Western and Central Europe differ in a few of them, and
    // English and French texts are far more usual here than Polish and Turkish ones.
    Charset::Known(if is_lossy || is_latin {
        WINDOWS_1252
    } else {
        guessed
    })
}

/// Of the Arabic single-byte encodings, the one in which the bytes beyond ASCII read as Arabic words.
///
/// In Windows-1256 and ISO 8859-6 the bytes 0xC1 to 0xDA are nearly the same letters; from 0xDB on they differ, so that the article ال
/// (0xC7 0xE1 and 0xC7 0xE4) and other frequent letters tell them apart. The Mac's set has the letters of ISO 8859-6, and the digits and
/// marks that the latter lacks; those of DOS have their letters elsewhere.
pub(crate) fn arabic(bytes: &[u8]) -> Option<Charset> {
    let mut best: Option<(usize, Charset)> = None;
    for charset in [
        Charset::Known(WINDOWS_1256),
        Charset::Known(ISO_8859_6),
        Charset::Table(&MAC_ARABIC),
        Charset::Table(&DOS_720),
        Charset::Table(&DOS_864),
    ] {
        let (text, is_lossy) = charset.decode(bytes);
        let found = (!is_lossy).then(|| plausibility(&text)).flatten();
        // Of two in which the text is the same, the more usual one is taken.
        if let Some(found) = found
            && best.is_none_or(|(most, _)| found > most + charset.rarity())
        {
            best = Some((found, charset));
        }
    }
    best.map(|(_, charset)| charset)
}

/// How Arabic a text is: the share, in thousandths of its letters, of the six most frequent ones (ا ل ي م ن و, about
/// half of any Arabic text), plus the share of words that begin with the article, less that of letters which Persian and Urdu have. `None` where the letters are not
/// Arabic, do not stand in words, or hardly occur.
fn plausibility(text: &str) -> Option<usize> {
    let high = text.chars().filter(|letter| !letter.is_ascii()).count();
    let letters = text
        .chars()
        .filter(|&letter| is_arabic_letter(letter))
        .count();
    let marks = text
        .chars()
        .filter(|&mark| {
            matches!(
                mark,
                '\u{660}'..='\u{66a}' | '\u{60c}' | '\u{61b}' | '\u{61f}' | '\u{640}' | '\u{64b}'
                    ..='\u{652}'
                        | '«'
                        | '»'
                        | '\u{a0}'
                        | '“'
                        | '”'
                        | '…'
                        | '–'
                        | '—'
                        | '‘'
                        | '’'
                        | '•'
                        | '\u{200c}'
                        | '\u{200d}'
                        | '\u{200e}'
                        | '\u{200f}'
            )
        })
        .count();
    if letters < 2 || (letters + marks) * 20 < high * 19 {
        return None;
    }
    let mut frequent = 0_usize;
    let mut foreign = 0;
    let mut runs = 0;
    let mut joined = 0;
    let mut before = ' ';
    // Marks stand on the letters of a word and part none.
    for letter in text
        .chars()
        .filter(|it| !matches!(it, '\u{64b}'..='\u{652}'))
    {
        if is_arabic_letter(letter) {
            if matches!(letter, 'ا' | 'ل' | 'ي' | 'م' | 'ن' | 'و') {
                frequent += 1;
            }
            if matches!(
                letter,
                'پ' | 'چ' | 'ڤ' | 'ڈ' | 'ڑ' | 'ژ' | 'ٹ' | 'ە' | 'ڭ' | 'ے'
            ) {
                foreign += 1;
            }
            if before == 'ا' && letter == 'ل' {
                joined += 1;
            }
            if !is_arabic_letter(before) {
                runs += 1;
            }
        }
        before = letter;
    }
    // Accents in Latin words are single; Arabic words have several letters and stand apart from Latin ones.
    if letters < runs * 2 || is_mixed(text) {
        return None;
    }
    Some((frequent + 2 * joined).saturating_sub(foreign) * 1000 / letters)
}

/// Whether many Arabic letters touch Latin ones, as accents read in the wrong set do.
fn is_mixed(text: &str) -> bool {
    let (mut touching, mut letters) = (0_usize, 0_usize);
    let mut before = ' ';
    for letter in text.chars() {
        if is_arabic_letter(letter) {
            letters += 1;
            if before.is_ascii_alphabetic() {
                touching += 1;
            }
        } else if is_arabic_letter(before) && letter.is_ascii_alphabetic() {
            touching += 1;
        }
        before = letter;
    }
    touching * 8 > letters
}
