//! Mojibake: text that somebody read in a wrong single-byte encoding before it came here, once or several times, in
//! all of it or in parts. A text enters; the repair that is offered leaves. Nothing is repaired unless the user asks.
//!
//! 1. the text is cut at ASCII white space, and each piece is turned back into the bytes of the wrong encoding;
//! 2. a piece whose characters beyond ASCII are all UTF-8 sequences then is damaged;
//! 3. where enough pieces are, each is decoded as what it was, and the whole is looked at again, for a second reading;
//! 4. `legacy` does the same for text of an older Arabic encoding that was read as a Western one.

mod crossed;
mod legacy;
mod misreading;
mod written_out;

use std::{borrow::Cow, collections::BTreeSet, ops::Range};

use encoding_rs::UTF_8;
use mujaz_model::Warning;

use misreading::{Misreading, OF_UTF_8};

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
    if let Some(found) = written_out::restore(text) {
        return Some(Repair {
            text: replaced(text, &found.changes),
            written_in: found.written_in,
            read_as: vec!["plain text"],
            changes: found.changes,
        });
    }
    let mut pieces = cut(text);
    let mut read_as = Vec::new();
    // Three readings are the most that was ever seen; each one makes the text longer.
    for _ in 0..3 {
        let best = OF_UTF_8
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
    if read_as.is_empty()
        && let Some(found) = crossed(text)
    {
        return Some(found);
    }
    if let Some(found) = legacy::restore(&pieces) {
        if read_as.is_empty() {
            written_in = found.written_in;
        }
        read_as.push(found.read_as);
        put_back(&mut pieces, found.restored);
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

/// Says that letters of a text are gone: a program that could not write them left question marks or U+FFFD in their place.
pub(crate) fn lost(text: &str) -> Option<Warning> {
    /// So many words of question marks are no emphasis.
    const WORDS: usize = 2;
    let replaced = text.matches('\u{fffd}').count();
    let bare = |word: &&str| {
        word.trim_matches(|mark: char| !mark.is_alphanumeric() && mark != '?')
            .len()
    };
    let marked = text
        .split_ascii_whitespace()
        .filter(|word| word.starts_with("???") || word.ends_with("???"))
        .filter(|word| bare(word) >= 3 && word.matches('?').count() == bare(word));
    let marked = marked.count();
    if replaced == 0 && marked < WORDS {
        return None;
    }
    let (places, sign) = if replaced > 0 {
        (replaced, "\u{fffd}")
    } else {
        (marked, "???")
    };
    Some(
        Warning::new(format!(
            "letters were lost before the text came here: {places} places have {sign} in their stead, and nothing can bring them back"
        ))
        .in_arabic(format!(
            "ضاعت حروف من النص قبل وصوله وحلّ محلها {sign} (عدد المواضع: {places})، ولا سبيل إلى استعادتها"
        )),
    )
}

/// The repair of a text that was read in the wrong Arabic encoding; its changes are lines.
fn crossed(text: &str) -> Option<Repair> {
    let found = crossed::restore(text)?;
    let mut changes = Vec::new();
    let mut at = 0;
    for (before, after) in text.split('\n').zip(found.text.split('\n')) {
        if before != after {
            changes.push(Change {
                range: at..at + before.len(),
                before: before.to_owned(),
                after: after.to_owned(),
            });
        }
        at += before.len() + 1;
    }
    Some(Repair {
        text: found.text,
        written_in: found.written_in,
        read_as: vec![found.read_as],
        changes,
    })
}

fn replaced(text: &str, changes: &[Change]) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut at = 0;
    for change in changes {
        whole.push_str(&text[at..change.range.start]);
        whole.push_str(&change.after);
        at = change.range.end;
    }
    whole.push_str(&text[at..]);
    whole
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
    legacy::can_be_damaged(word)
        || OF_UTF_8
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
        .filter(|(at, _, _)| !misreading.is_script || is_told(*at))
        .map(|(at, text, _)| (at, text))
        .collect()
}

/// Turns one piece back, where each character beyond ASCII in it is part of a UTF-8 sequence; also how many there are.
fn restore_piece(piece: &str, misreading: &Misreading) -> Option<(String, usize)> {
    let mut letters = piece.chars().skip_while(char::is_ascii);
    let lead = misreading.byte(letters.next()?)?;
    if !(0xc2..=0xf4).contains(&lead) {
        return None;
    }
    // Nearly every sound word ends the search here.
    let next = letters.next()?;
    let next = misreading.byte(next).or_else(|| misreading.twin(next))?;
    if !(0x80..=0xbf).contains(&next) {
        return None;
    }
    let mut bytes: Vec<u8> = Vec::with_capacity(piece.len());
    for character in piece.chars() {
        let follows_lead = bytes.last().is_some_and(|last| *last >= 0xc2);
        let twin = misreading.twin(character).filter(|_| follows_lead);
        let byte = match twin {
            Some(byte) => byte,
            None if character.is_ascii() => u8::try_from(character).ok()?,
            None => misreading.byte(character)?,
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
    matches!(character, '\u{250}'..='\u{2af}' | '\u{3e2}'..='\u{3ef}' | '\u{460}'..='\u{5cf}' | '\u{700}'..='\u{1dff}' | '\u{2c00}'..='\u{2dff}' | '\u{2e80}'..='\u{d7ff}' | '\u{e000}'..='\u{f8ff}' | '\u{fff0}'..='\u{fffe}')
}

#[cfg(test)]
mod tests {
    use encoding_rs::{Encoding, ISO_8859_6, MACINTOSH, WINDOWS_1251, WINDOWS_1252, WINDOWS_1256};

    use super::*;
    use crate::encoding::{Charset, DOS_437, DOS_720, DOS_850, MAC_ARABIC};

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
    fn a_sound_word_that_is_also_letters_of_east_asia_stays() {
        for word in ["غرامات", "عائلات"] {
            let text = format!("وبعدها {word} تصل إلى 200 مليون دينار.");
            assert_eq!(repair(&text), None);
        }
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
    fn utf_8_that_an_older_machine_read_is_turned_back() {
        for charset in [
            Charset::Known(WINDOWS_1251),
            Charset::Known(MACINTOSH),
            Charset::Table(&DOS_437),
            Charset::Table(&DOS_850),
            Charset::Table(&DOS_720),
            Charset::Table(&MAC_ARABIC),
        ] {
            let damaged = charset.decode(ARABIC.as_bytes()).0;
            let repair = repair(&damaged).unwrap();
            assert_eq!(repair.text, ARABIC, "{damaged}");
            assert_eq!(repair.read_as, [charset.name()]);
        }
    }

    #[test]
    fn an_older_arabic_text_that_was_read_as_another_script_is_turned_back() {
        let written = ARABIC.replace(['«', '»'], "\"");
        let (bytes, ..) = WINDOWS_1256.encode(&written);
        for charset in [
            Charset::Known(WINDOWS_1251),
            Charset::Known(MACINTOSH),
            Charset::Table(&DOS_437),
            Charset::Table(&DOS_850),
        ] {
            let damaged = charset.decode(&bytes).0;
            let repair = repair(&damaged).unwrap();
            assert_eq!(repair.text, written, "{damaged}");
            assert_eq!(repair.written_in, WINDOWS_1256.name());
            assert_eq!(repair.read_as, [charset.name()]);
        }
    }

    #[test]
    fn one_arabic_encoding_that_was_read_as_another_is_turned_back() {
        let written = ARABIC.replace(['«', '»'], "\"").replace('،', ",");
        for (written_in, read_as) in [
            (Charset::Known(ISO_8859_6), Charset::Known(WINDOWS_1256)),
            (Charset::Known(WINDOWS_1256), Charset::Table(&DOS_720)),
            (Charset::Table(&DOS_720), Charset::Known(WINDOWS_1256)),
        ] {
            let bytes: Vec<u8> = written
                .chars()
                .map(|letter| {
                    let bytes = (0..=0xff_u8)
                        .find(|byte| *written_in.decode(&[*byte]).0 == *letter.to_string());
                    bytes.unwrap()
                })
                .collect();
            let damaged = read_as.decode(&bytes).0;
            let repair = repair(&damaged).unwrap();
            assert_eq!(repair.text, written, "{damaged}");
            assert_eq!(
                (repair.written_in, &repair.read_as[..]),
                (written_in.name(), &[read_as.name()][..])
            );
        }
        let (bytes, ..) = WINDOWS_1256.encode(&written);
        let damaged = Charset::Known(ISO_8859_6).decode(&bytes).0;
        assert!(damaged.contains('\u{fffd}'));
        let repair = repair(&damaged).unwrap();
        assert!(
            repair.text.starts_with("وصل و\u{fffd}د من حل\u{fffd} شمال"),
            "{}",
            repair.text
        );
    }

    #[test]
    fn letters_that_are_written_out_are_put_in() {
        let number = |letter: char| {
            if letter.is_ascii() {
                letter.to_string()
            } else {
                format!("&#{};", u32::from(letter))
            }
        };
        let escape = |letter: char| {
            if letter.is_ascii() {
                letter.to_string()
            } else {
                format!("\\u{:04x}", u32::from(letter))
            }
        };
        for (damaged, form) in [
            (
                ARABIC.chars().map(number).collect::<String>(),
                "HTML character references",
            ),
            (ARABIC.chars().map(escape).collect(), "\\u escapes"),
        ] {
            let repair = repair(&damaged).unwrap();
            assert_eq!(repair.text, ARABIC, "{damaged}");
            assert_eq!(repair.written_in, form);
            assert!(!repair.changes.is_empty());
        }
        let seven = "+BkgGNQZE +BkgGQQYv +BkUGRg 12 +BkUGRAZBBic-";
        assert_eq!(repair(seven).unwrap().text, "وصل وفد من 12 ملفا");
        assert_eq!(repair("a+b = c, x+yard+house-work+BkUGRg"), None);
    }

    #[test]
    fn lost_letters_are_told() {
        for text in [
            "عنوان الخبر ????? ????\n\nأعلنت الوزارة ??????، في بيان.",
            "أعلنت الوز\u{fffd}رة",
        ] {
            assert!(lost(text).is_some(), "{text}");
        }
        for text in [
            "هل تعلم ??? لماذا؟؟؟ What???",
            "من؟ متى؟ ?",
            "يا للعجب ???",
            "",
        ] {
            assert!(lost(text).is_none(), "{text}");
        }
    }

    #[test]
    fn sound_text_of_other_scripts_is_left_alone() {
        for text in [
            "Делегация прибыла в Багдад и обсудила безопасность границ; ёлка, съёмка, объезд. Её «решение» – да.",
            "Η αντιπροσωπεία έφτασε στη Βαγδάτη και συζήτησε την ασφάλεια.",
            "پیام وزیر خارجه درباره گفت‌وگو با همسایگان منتشر شد و چهار نفر گرفتند.",
            "┌──────┐ │ box │ └──────┘ ░▒▓ ╔══╗ ║ 12 ║ ╚══╝",
            "«ب» – «ج» — «د» … • … – “نعم” — ” ” “ “ — – … … —",
        ] {
            assert_eq!(repair(text), None, "{text}");
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
