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
    arabic_with_score(bytes).map(|(charset, _)| charset)
}

/// The same, and how Arabic the text is in it, as [`share_of_frequent`] says it.
pub(crate) fn arabic_with_score(bytes: &[u8]) -> Option<(Charset, usize)> {
    let mut counts = [0_usize; 256];
    for byte in bytes {
        counts[usize::from(*byte)] += 1;
    }
    let mut best: Option<(usize, Charset)> = None;
    for charset in [
        Charset::Known(WINDOWS_1256),
        Charset::Known(ISO_8859_6),
        Charset::Table(&MAC_ARABIC),
        Charset::Table(&DOS_720),
        Charset::Table(&DOS_864),
    ] {
        if !may_be_arabic(charset, &counts) {
            continue;
        }
        let text = charset.decode_whole(bytes);
        let found = text.and_then(|text| plausibility(&text));
        // Of two in which the text is the same, the more usual one is taken.
        if let Some(found) = found
            && best.is_none_or(|(most, _)| found > most + charset.rarity())
        {
            best = Some((found, charset));
        }
    }
    best.map(|(score, charset)| (charset, score))
}

/// How Arabic a text is: about 600 for most, below 300 for what is none. Places that were lost before do not count.
pub(crate) fn share_of_frequent(text: &str) -> usize {
    const LOST: char = '\u{fffd}';
    if text.contains(LOST) {
        return plausibility(&text.replace(LOST, "")).unwrap_or_default();
    }
    plausibility(text).unwrap_or_default()
}

/// Whether so many of each byte are Arabic letters and what stands with them, in a set of older machines. Nearly all texts in the usual
/// sets are told from those so, before they are decoded.
fn may_be_arabic(charset: Charset, counts: &[usize; 256]) -> bool {
    let Some(written) = charset.written() else {
        return true;
    };
    let mut sum = Sum::default();
    for (text, times) in written.iter().zip(&counts[0x80..]) {
        for character in text.chars().filter(|_| *times > 0) {
            sum.add(character, *times);
        }
    }
    sum.is_arabic()
}

/// How many characters beyond ASCII a text has, and how many of them Arabic texts have.
#[derive(Debug, Default)]
struct Sum {
    high: usize,
    letters: usize,
    marks: usize,
}

impl Sum {
    fn add(&mut self, character: char, times: usize) {
        if character.is_ascii() {
            return;
        }
        self.high += times;
        if is_arabic_letter(character) {
            self.letters += times;
        }
        if is_beside_letters(character) {
            self.marks += times;
        }
    }

    const fn is_arabic(&self) -> bool {
        self.letters >= 2 && (self.letters + self.marks) * 20 >= self.high * 19
    }
}

const fn is_beside_letters(character: char) -> bool {
    matches!(
        character,
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
}

/// How Arabic a text is: the share, in thousandths of its letters, of the six most frequent ones (ا ل ي م ن و, about
/// half of any Arabic text), plus the share of words that begin with the article, less that of letters which Persian and Urdu have. `None` where the letters are not
/// Arabic, do not stand in words, or hardly occur.
fn plausibility(text: &str) -> Option<usize> {
    let mut sum = Sum::default();
    let mut frequent = 0_usize;
    let mut foreign = 0;
    let mut runs = 0;
    let mut joined = 0;
    let mut before = ' ';
    let mut broken = 0;
    let mut letters_of_text = text.chars().peekable();
    while let Some(letter) = letters_of_text.next() {
        let next = letters_of_text.peek().copied().unwrap_or(' ');
        // Société: in Windows-1256, French words have their accents.
        let is_accent = matches!(letter, '\u{c0}'..='\u{ff}' | 'œ' | 'Œ')
            && (before.is_ascii_alphabetic() || next.is_ascii_alphabetic());
        if !is_accent {
            sum.add(letter, 1);
        }
        if matches!(letter, '[' | '\\' | ']' | '^' | '_' | '{' | '|' | '}')
            && is_arabic_letter(before)
            && is_arabic_letter(next)
        {
            broken += 1;
        }
        // Marks stand on the letters of a word and part none.
        if matches!(letter, '\u{64b}'..='\u{652}') {
            continue;
        }
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
    let letters = sum.letters;
    // Accents in Latin words are single; Arabic words have several letters and stand apart from Latin ones.
    // Nor have they brackets and lines inside of them.
    if !sum.is_arabic() || letters < runs * 2 || broken * 50 > letters || is_mixed(text) {
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
