//! Mojibake: text that somebody read in a wrong single-byte encoding before it came here, once or several times, in
//! all of it or in parts. A text enters; the repair that is offered leaves. Nothing is repaired unless the user asks.
//!
//! 1. the text is cut at ASCII white space, and each piece is turned back into the bytes of the wrong encoding;
//! 2. a piece whose characters beyond ASCII are all UTF-8 sequences then is damaged;
//! 3. where enough pieces are, each is decoded as what it was, and the whole is looked at again, for a second reading;
//! 4. `legacy` does the same for text of an older Arabic encoding that was read as a Western one.

mod legacy;

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    sync::LazyLock,
};

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252, WINDOWS_1256};
use mujaz_model::Warning;

/// A repair that can be made in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// The text as it was meant.
    pub text: String,
    /// The encoding that it was written in.
    pub written_in: &'static str,
    /// The encodings that it was taken for, the last mistake first; two or more where it was damaged twice.
    pub read_as: Vec<&'static str>,
    /// What would change, in the order of the text; neighbouring words are one change.
    pub changes: Vec<Change>,
}

impl Repair {
    /// Returns the warning that offers the repair.
    pub(crate) fn offer(&self) -> Warning {
        let example = self.changes.first().map(|change| {
            [&change.before, &change.after].map(|text| text.chars().take(24).collect::<String>())
        });
        let [mut example_en, mut example_ar] = [String::new(), String::new()];
        if let Some([before, after]) = example {
            example_en = format!(": `{before}` would become `{after}`");
            example_ar = format!("، فيصير «{before}» «{after}»");
        }
        let (written_in, places) = (self.written_in, self.changes.len());
        Warning::new(format!(
            "the text looks as if {written_in} had been read as {}; it can be repaired in {places} places{example_en}",
            self.read_as.join(" and "),
        ))
        .in_arabic(format!(
            "يبدو أن النص كُتب بترميز {written_in} وقُرئ بترميز {}، ويمكن إصلاحه (عدد المواضع: {places}){example_ar}",
            self.read_as.join(" ثم "),
        ))
    }
}

/// A passage that a repair changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its place in the damaged text, in bytes.
    pub range: Range<usize>,
    /// The passage as it is.
    pub before: String,
    /// The passage as it was meant.
    pub after: String,
}

/// Returns the repair of a text that was decoded wrongly, or `None` where nothing speaks for that.
#[must_use]
pub fn repair(text: &str) -> Option<Repair> {
    let mut pieces = cut(text);
    let mut read_as = Vec::new();
    // Three readings are the most that was ever seen; each one makes the text longer.
    for _ in 0..3 {
        let best = MISREADINGS
            .iter()
            .map(|misreading| (misreading, restore(&pieces, misreading)))
            .max_by_key(|(_, restored)| restored.len())
            .filter(|(_, restored)| !restored.is_empty());
        let Some((misreading, restored)) = best else {
            break;
        };
        read_as.push(misreading.name);
        put_back(&mut pieces, restored);
    }
    let mut written_in = UTF_8.name();
    if let Some((written, restored)) = legacy::restore(&pieces) {
        if read_as.is_empty() {
            written_in = written;
        }
        read_as.push(WINDOWS_1252.name());
        put_back(&mut pieces, restored);
    }
    if read_as.is_empty() {
        return None;
    }
    Some(Repair {
        written_in,
        text: rebuild(text, &pieces),
        changes: changes(text, &pieces),
        read_as,
    })
}

fn put_back(pieces: &mut [Piece<'_>], restored: Restored) {
    for (at, restored) in restored {
        let piece = &mut pieces[at];
        piece.now = Cow::Owned(restored);
        piece.is_changed = true;
    }
}

/// What stands between two runs of ASCII white space, and what has become of it.
struct Piece<'t> {
    /// Its number among the pieces that are not all ASCII.
    number: usize,
    range: Range<usize>,
    now: Cow<'t, str>,
    is_changed: bool,
}

/// The pieces that can be damaged: of a long sound text hardly any, so that it takes no room.
fn cut(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut at = 0;
    let mut number = 0;
    for part in text.split_inclusive(|character: char| character.is_ascii_whitespace()) {
        let word = part.trim_end_matches(|character: char| character.is_ascii_whitespace());
        if !word.is_ascii() {
            number += 1;
            if can_be_damaged(word) {
                pieces.push(Piece {
                    number,
                    range: at..at + word.len(),
                    now: Cow::Borrowed(word),
                    is_changed: false,
                });
            }
        }
        at += part.len();
    }
    pieces
}

fn can_be_damaged(word: &str) -> bool {
    legacy::bytes_of(word).is_some()
        || MISREADINGS
            .iter()
            .any(|misreading| restore_piece(word, misreading).is_some())
}

fn rebuild(text: &str, pieces: &[Piece<'_>]) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut at = 0;
    for piece in pieces {
        whole.push_str(&text[at..piece.range.start]);
        whole.push_str(&piece.now);
        at = piece.range.end;
    }
    whole.push_str(&text[at..]);
    whole
}

fn changes(text: &str, pieces: &[Piece<'_>]) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    for piece in pieces.iter().filter(|piece| piece.is_changed) {
        if let Some(last) = changes.last_mut() {
            let between = &text[last.range.end..piece.range.start];
            if between.len() == 1 && between != "\n" {
                last.after.push_str(between);
                last.after.push_str(&piece.now);
                last.range.end = piece.range.end;
                continue;
            }
        }
        changes.push(Change {
            range: piece.range.clone(),
            before: String::new(),
            after: piece.now.clone().into_owned(),
        });
    }
    for change in &mut changes {
        text[change.range.clone()].clone_into(&mut change.before);
    }
    changes
}

/// A single-byte encoding that UTF-8 is taken for.
struct Misreading {
    name: &'static str,
    /// The byte of each character beyond ASCII.
    bytes: BTreeMap<char, u8>,
    /// Whether its letters are Arabic: a sound Arabic text then has such characters as well.
    is_arabic: bool,
}

static MISREADINGS: LazyLock<[Misreading; 3]> = LazyLock::new(|| {
    let table = |encoding: &'static Encoding| {
        let byte = |byte: u8| {
            Some((
                encoding
                    .decode_without_bom_handling(&[byte])
                    .0
                    .chars()
                    .next()?,
                byte,
            ))
        };
        (0x80..=0xff).filter_map(byte).collect()
    };
    let latin1 = (0x80..=0xff).map(|byte| (char::from(byte), byte)).collect();
    // In this order: of two that explain as much, the last is taken, and the two Western sets agree in most texts.
    [
        Misreading {
            name: "windows-1256",
            bytes: table(WINDOWS_1256),
            is_arabic: true,
        },
        Misreading {
            name: "iso-8859-1",
            bytes: latin1,
            is_arabic: false,
        },
        Misreading {
            name: WINDOWS_1252.name(),
            bytes: table(WINDOWS_1252),
            is_arabic: false,
        },
    ]
});

/// The pieces that a misreading changed, by their places, and what each was.
type Restored = Vec<(usize, String)>;

/// What the pieces were before this misreading; none at all where too few pieces speak for it.
fn restore(pieces: &[Piece<'_>], misreading: &Misreading) -> Restored {
    let found: Vec<(usize, String, usize)> = pieces
        .iter()
        .enumerate()
        .filter_map(|(at, piece)| {
            let (text, sequences) = restore_piece(&piece.now, misreading)?;
            Some((at, text, sequences))
        })
        .collect();
    // One continuation byte can be chance (ظ، at the end of a word read as Windows-1256); three in one word cannot.
    let certain: BTreeSet<usize> = found
        .iter()
        .filter(|(_, _, sequences)| *sequences >= 3)
        .map(|(at, _, _)| pieces[*at].number)
        .collect();
    if certain.is_empty() {
        return Vec::new();
    }
    let is_told = |at: usize| {
        let number = pieces[at].number;
        certain.range(number - 1..=number + 1).next().is_some()
    };
    found
        .into_iter()
        .filter(|(at, _, _)| !misreading.is_arabic || is_told(*at))
        .map(|(at, text, _)| (at, text))
        .collect()
}

/// Turns one piece back, where each character beyond ASCII in it is part of a UTF-8 sequence; also how many there are.
fn restore_piece(piece: &str, misreading: &Misreading) -> Option<(String, usize)> {
    let mut beyond = piece.chars().filter(|character| !character.is_ascii());
    let lead = misreading.bytes.get(&beyond.next()?)?;
    let next = misreading.bytes.get(&beyond.next()?)?;
    // Nearly every sound word ends the search here.
    if !(0xc2..=0xf4).contains(lead) || !(0x80..=0xbf).contains(next) {
        return None;
    }
    let mut bytes = Vec::with_capacity(piece.len());
    for character in piece.chars() {
        let byte = if character.is_ascii() {
            u8::try_from(character).ok()?
        } else {
            *misreading.bytes.get(&character)?
        };
        bytes.push(byte);
    }
    let restored = String::from_utf8(bytes).ok()?;
    // A sequence of three bytes says as much as two of two: its second byte is as unlikely as its third.
    let sequences = restored
        .chars()
        .filter(|character| !character.is_ascii())
        .map(|character| character.len_utf8() - 1)
        .sum();
    (sequences > 0 && !restored.chars().any(is_unused)).then_some((restored, sequences))
}

/// Characters that no newspaper prints, which a false repair would give.
fn is_unused(character: char) -> bool {
    matches!(character, '\u{700}'..='\u{8ff}' | '\u{e000}'..='\u{f8ff}' | '\u{fff0}'..='\u{fffe}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARABIC: &str = "وصل وفد من حلف شمال الأطلسي إلى بغداد، وبحث «أمن الحدود» و 12 ملفا.";

    fn misread(text: &str, encoding: &'static Encoding) -> String {
        encoding
            .decode_without_bom_handling(text.as_bytes())
            .0
            .into_owned()
    }

    #[test]
    fn each_misreading_is_turned_back() {
        for encoding in [WINDOWS_1252, WINDOWS_1256] {
            let damaged = misread(ARABIC, encoding);
            let repair = repair(&damaged).unwrap();
            assert_eq!(repair.text, ARABIC, "{damaged}");
            assert_eq!(repair.read_as, [encoding.name()]);
        }
        let damaged: String = ARABIC.bytes().map(char::from).collect();
        assert_eq!(repair(&damaged).unwrap().text, ARABIC);
    }

    #[test]
    fn twice_damaged_text_is_turned_back_twice() {
        let damaged = misread(&misread(ARABIC, WINDOWS_1252), WINDOWS_1252);
        let repair = repair(&damaged).unwrap();
        assert_eq!(repair.text, ARABIC);
        assert_eq!(repair.read_as.len(), 2);
    }

    #[test]
    fn an_older_arabic_text_that_was_read_as_a_western_one_is_turned_back() {
        let written = "وصل وفد من حلف شمال الأطلسي NATO إلى بغداد، وبحث «أمن الحدود» و 12 ملفا.";
        for encoding in [WINDOWS_1256, encoding_rs::ISO_8859_6] {
            let written = written.replace(['«', '»'], "\"");
            let (bytes, ..) = encoding.encode(&written);
            let (western, ..) = WINDOWS_1252.decode_without_bom_handling(&bytes);
            let latin1: String = bytes.iter().copied().map(char::from).collect();
            for damaged in [western.into_owned(), latin1] {
                let damaged = format!("{damaged}\n{ARABIC}");
                let repair = repair(&damaged).unwrap();
                assert_eq!(repair.text, format!("{written}\n{ARABIC}"), "{damaged}");
                assert_eq!(repair.written_in, encoding.name());
            }
        }
    }

    #[test]
    fn sound_western_text_is_left_alone() {
        for text in [
            "La délégation est arrivée à Bassora ; l'été a été très difficile, où ça ? Élève, forêt, œuvre.",
            "Die Straße nach Süden führt über größere Höhen; schöne Grüße aus Österreich, Ägypten und Übersee.",
            "Ångström, fjörður, þjóð, ævintýri, blåbærsyltetøy, ærlig øl på Ærø.",
            "»Nein« – sagte er … “yes” — €5",
        ] {
            assert_eq!(repair(text), None, "{text}");
        }
    }

    #[test]
    fn only_the_damaged_part_is_changed() {
        let damaged = format!(
            "{ARABIC}\n{}\n{ARABIC}",
            misread("حلف شمال الأطلسي", WINDOWS_1256)
        );
        let repair = repair(&damaged).unwrap();
        assert_eq!(repair.text, format!("{ARABIC}\nحلف شمال الأطلسي\n{ARABIC}"));
        let [change] = &repair.changes[..] else {
            panic!("{:?}", repair.changes);
        };
        assert_eq!(change.after, "حلف شمال الأطلسي");
        assert_eq!(&damaged[change.range.clone()], change.before);
    }

    #[test]
    fn sound_text_is_left_alone() {
        for text in [
            ARABIC,
            "ضغط» و«حفظ» محفوظ، وشرط… ثم خط؛ لفظ®",
            "The café “reopened” – Élysée’s order",
            "Ø and Ù are letters",
            "",
        ] {
            assert_eq!(repair(text), None, "{text}");
        }
    }

    #[test]
    fn english_quotation_marks_are_turned_back() {
        let meant = "The minister said “we don’t agree” – and “left”";
        assert_eq!(repair(&misread(meant, WINDOWS_1252)).unwrap().text, meant);
    }
}
