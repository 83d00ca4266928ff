//! Text strings (ISO 32000-1, 7.9.2.2; ISO 32000-2 adds UTF-8).

/// Decodes a text string: UTF-16 or UTF-8 by its mark, `PDFDocEncoding` otherwise.
pub(crate) fn text(bytes: &[u8]) -> String {
    let text: String = if let Some(rest) = bytes.strip_prefix(&[0xfe, 0xff]) {
        utf16(rest, u16::from_be_bytes)
    } else if let Some(rest) = bytes.strip_prefix(&[0xff, 0xfe]) {
        utf16(rest, u16::from_le_bytes)
    } else if let Some(rest) = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]) {
        String::from_utf8_lossy(rest).into_owned()
    } else {
        bytes
            .iter()
            .filter_map(|&byte| document_encoding(byte))
            .collect()
    };
    without_language_marks(&text)
}

fn utf16(bytes: &[u8], unit: impl Fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units)
        .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

/// A language can be named inside a string, between two escapes.
fn without_language_marks(text: &str) -> String {
    let mut inside = false;
    text.chars()
        .filter(|&character| {
            if character == '\u{1b}' {
                inside = !inside;
                return false;
            }
            !inside && character != '\0'
        })
        .collect()
}

/// `PDFDocEncoding` (ISO 32000-1, D.2), where it is not Latin-1.
fn document_encoding(byte: u8) -> Option<char> {
    const LOW: &str = "˘ˇˆ˙˝˛˚˜";
    const HIGH: &str = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž";
    match byte {
        0x18..=0x1f => LOW.chars().nth(usize::from(byte - 0x18)),
        0x80..=0x9e => HIGH.chars().nth(usize::from(byte - 0x80)),
        0xa0 => Some('€'),
        0x7f | 0x9f | 0xad => None,
        _ => Some(char::from(byte)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_encoding_of_a_text_string_is_read() {
        assert_eq!(text(b"\xfe\xff\x06\x45"), "م");
        assert_eq!(text(b"\xef\xbb\xbf\xd9\x85"), "م");
        assert_eq!(text(b"a\x84b"), "a—b");
        assert_eq!(text(b"\xfe\xff\0\x1b\0e\0n\0\x1b\0A"), "A");
    }
}
