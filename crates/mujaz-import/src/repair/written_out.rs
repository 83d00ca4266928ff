//! Letters that are written out as numbers: character references of HTML (`&#1575;`), escapes (`\u0627`), and UTF-7 (`+BicGRA-`). A text
//! that came out of a program or a page so has no Arabic letter left.

use mujaz_text::is_arabic_letter;

use super::Change;

/// Reads what a text begins with: the characters, and the bytes that they take.
type Reading = fn(&str) -> Option<(String, usize)>;

/// Fewer letters can be an example.
const ENOUGH: usize = 8;

/// A text with its letters, and how they were written.
pub(super) struct WrittenOut {
    pub(super) written_in: &'static str,
    pub(super) changes: Vec<Change>,
}

/// Returns the letters of a text that writes them out; none where it writes out a few only.
pub(super) fn restore(text: &str) -> Option<WrittenOut> {
    let forms: [(&'static str, &str, Reading); 3] = [
        ("HTML character references", "&", reference),
        ("\\u escapes", "\\u", escape),
        ("UTF-7", "+", utf_7),
    ];
    forms.into_iter().find_map(|(written_in, mark, read)| {
        // Beside Arabic letters a plus sign is one.
        if mark == "+" && !text.is_ascii() {
            return None;
        }
        let changes = changes(text, mark, read);
        let letters = changes
            .iter()
            .flat_map(|change| change.after.chars())
            .filter(|letter| is_arabic_letter(*letter));
        (letters.take(ENOUGH).count() == ENOUGH).then_some(WrittenOut {
            written_in,
            changes,
        })
    })
}

/// The places that are written out; neighbouring ones are one.
fn changes(text: &str, mark: &str, read: Reading) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(mark).map(|start| at + start) {
        let Some((after, length)) = read(&text[start..]) else {
            at = start + mark.len();
            continue;
        };
        at = start + length;
        if let Some(last) = changes.last_mut()
            && matches!(&text[last.range.end..start], "" | " ")
        {
            last.after.push_str(&text[last.range.end..start]);
            last.after.push_str(&after);
            last.range.end = at;
            continue;
        }
        changes.push(Change {
            range: start..at,
            before: String::new(),
            after,
        });
    }
    for change in &mut changes {
        text[change.range.clone()].clone_into(&mut change.before);
    }
    changes
}

/// The character of a reference, and the bytes that it takes.
fn reference(text: &str) -> Option<(String, usize)> {
    const LONGEST: usize = 10;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let character = match name {
        "amp" => '&',
        "quot" => '"',
        "lt" => '<',
        "gt" => '>',
        "nbsp" => '\u{a0}',
        "laquo" => '«',
        "raquo" => '»',
        "ldquo" => '“',
        "rdquo" => '”',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|character| !character.is_control())?
        }
    };
    Some((character.to_string(), end + 1))
}

/// The character of an escape, or of two that are one.
fn escape(text: &str) -> Option<(String, usize)> {
    let unit = |at: usize| {
        let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(digits, 16).ok()
    };
    let first = unit(0)?;
    let single = char::from_u32(u32::from(first)).filter(|character| !character.is_control());
    if let Some(character) = single {
        return Some((character.to_string(), 6));
    }
    let pair = char::decode_utf16([first, unit(6)?]).next()?.ok()?;
    Some((pair.to_string(), 12))
}

/// A run of modified Base64 (RFC 2152) whose units are characters.
fn utf_7(text: &str) -> Option<(String, usize)> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let digits: Vec<u8> = text.bytes().skip(1).map_while(value).collect();
    let (mut units, mut bits, mut held) = (Vec::new(), 0_u32, 0_u32);
    for digit in &digits {
        held = (held << 6) | u32::from(*digit);
        bits += 6;
        if bits >= 16 {
            bits -= 16;
            units.push(u16::try_from((held >> bits) & 0xffff).ok()?);
            held &= (1 << bits) - 1;
        }
    }
    // What fills the last digit up is zero.
    if units.is_empty() || held != 0 || bits >= 6 {
        return None;
    }
    let read = String::from_utf16(&units).ok()?;
    let is_text = read
        .chars()
        .all(|letter| mujaz_text::is_arabic_letter(letter) || matches!(letter, '\u{600}'..='\u{6ff}' | '\u{2000}'..='\u{206f}' | '«' | '»' | '\u{a0}' | ' '));
    let mut length = 1 + digits.len();
    length += usize::from(text[length..].starts_with('-'));
    is_text.then_some((read, length))
}
