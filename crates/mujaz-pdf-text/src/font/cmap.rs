//! Character maps (ISO 32000-1, 9.7.5 and 9.10.3): the bytes of a `CMap` stream enter; which codes there are and what
//! each stands for leaves.

use std::collections::BTreeMap;

/// More entries than any font has glyphs.
const MOST_ENTRIES: usize = 1 << 17;

/// The longest text of one code, in bytes.
const LONGEST: usize = 128;

/// What the codes of a font stand for.
#[derive(Debug, Default, Clone)]
pub(crate) struct CharacterMap {
    texts: BTreeMap<u32, String>,
    /// Runs of codes to numbers of glyphs: first code, last code, first number.
    glyphs: Vec<(u32, u32, u32)>,
    /// How many entries were read, those that came twice counted twice.
    added: usize,
    /// Lengths of codes in bytes, each with its first and last code.
    spaces: Vec<(usize, u32, u32)>,
}

#[derive(Debug, PartialEq)]
enum Token {
    Hex(Vec<u8>),
    Number(u32),
    Open,
    Close,
    Word(Vec<u8>),
}

impl CharacterMap {
    pub(crate) fn parse(bytes: &[u8]) -> Self {
        let mut map = Self::default();
        let mut pending: Vec<Token> = Vec::new();
        for token in (Tokens { bytes, at: 0 }) {
            let Token::Word(word) = token else {
                pending.push(token);
                continue;
            };
            match word.as_slice() {
                b"endcodespacerange" => map.add_spaces(&pending),
                b"endbfchar" => map.add_characters(&pending),
                b"endbfrange" => map.add_ranges(&pending),
                b"endcidchar" => map.add_glyphs(&pending, false),
                b"endcidrange" => map.add_glyphs(&pending, true),
                _ => {}
            }
            pending.clear();
            if map.added > MOST_ENTRIES {
                break;
            }
        }
        map.glyphs.sort_unstable();
        map
    }

    /// Returns what the code stands for; the text is empty where the map says that it stands for nothing.
    pub(crate) fn text(&self, code: u32) -> Option<&str> {
        self.texts.get(&code).map(String::as_str)
    }

    /// Returns the glyph of the code, where the map says so.
    pub(crate) fn glyph(&self, code: u32) -> Option<u32> {
        let at = self.glyphs.partition_point(|&(first, _, _)| first <= code);
        let &(first, last, glyph) = self.glyphs.get(at.checked_sub(1)?)?;
        (code <= last).then(|| glyph.saturating_add(code - first))
    }

    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        self.texts.values().map(String::as_str)
    }

    /// Returns the first code in `bytes` and its length.
    pub(crate) fn next_code(&self, bytes: &[u8]) -> (u32, usize) {
        for length in 1..=bytes.len().min(4) {
            let code = number(&bytes[..length]);
            let known = self
                .spaces
                .iter()
                .any(|&(space, first, last)| space == length && (first..=last).contains(&code));
            if known {
                return (code, length);
            }
        }
        let length = self.spaces.iter().map(|space| space.0).min().unwrap_or(2);
        let length = length.min(bytes.len()).max(1);
        (number(&bytes[..length]), length)
    }

    fn add_spaces(&mut self, tokens: &[Token]) {
        for pair in tokens.chunks_exact(2) {
            if let [Token::Hex(first), Token::Hex(last)] = pair
                && (1..=4).contains(&first.len())
            {
                self.spaces.push((first.len(), number(first), number(last)));
            }
        }
    }

    fn add_characters(&mut self, tokens: &[Token]) {
        for pair in tokens.chunks_exact(2) {
            if let [Token::Hex(code), Token::Hex(text)] = pair {
                self.insert(number(code), utf16(text));
            }
        }
    }

    fn insert(&mut self, code: u32, text: String) {
        self.added += 1;
        // A glyph that stands for more is none of a text.
        if text.len() <= LONGEST {
            self.texts.insert(code, text);
        }
    }

    fn add_ranges(&mut self, tokens: &[Token]) {
        let mut rest = tokens;
        while let [Token::Hex(first), Token::Hex(last), target, after @ ..] = rest {
            let (first, last) = (number(first), number(last));
            match target {
                Token::Hex(base) => {
                    for code in (first..=last).take(MOST_ENTRIES.saturating_sub(self.added)) {
                        self.insert(code, utf16(&raised(base, code - first)));
                    }
                    rest = after;
                }
                Token::Open => {
                    let end = after.iter().position(|token| *token == Token::Close);
                    let end = end.unwrap_or(after.len());
                    for (code, token) in (first..=last).zip(&after[..end]) {
                        if let Token::Hex(text) = token {
                            self.insert(code, utf16(text));
                        }
                    }
                    rest = after.get(end + 1..).unwrap_or_default();
                }
                _ => break,
            }
        }
    }

    fn add_glyphs(&mut self, tokens: &[Token], ranges: bool) {
        for entry in tokens.chunks_exact(if ranges { 3 } else { 2 }) {
            match entry {
                [Token::Hex(first), Token::Hex(last), Token::Number(glyph)] => {
                    self.glyphs.push((number(first), number(last), *glyph));
                }
                [Token::Hex(code), Token::Number(glyph)] => {
                    self.glyphs.push((number(code), number(code), *glyph));
                }
                _ => {}
            }
        }
    }
}

/// Adds to the last unit of a text in UTF-16, as a range does for each of its codes.
fn raised(base: &[u8], by: u32) -> Vec<u8> {
    let mut text = base.to_vec();
    if let [.., high, low] = text.as_mut_slice() {
        let unit = u32::from(u16::from_be_bytes([*high, *low])).wrapping_add(by);
        [_, _, *high, *low] = unit.to_be_bytes();
    } else if let [only] = text.as_mut_slice() {
        *only = only.wrapping_add(by.to_be_bytes()[3]);
    }
    text
}

fn number(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .fold(0, |sum, &byte| (sum << 8) | u32::from(byte))
}

fn utf16(bytes: &[u8]) -> String {
    if let [only] = bytes {
        return char::from(*only).to_string();
    }
    let units = bytes
        .chunks_exact(2)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    char::decode_utf16(units)
        .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
        .filter(|character| *character != '\0')
        .collect()
}

struct Tokens<'bytes> {
    bytes: &'bytes [u8],
    at: usize,
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
            match byte {
                b'%' => self.skip_to(|byte| matches!(byte, b'\n' | b'\r')),
                b'<' if self.bytes.get(self.at) == Some(&b'<') => self.at += 1,
                b'<' => {
                    let start = self.at;
                    self.skip_to(|byte| byte == b'>');
                    let hex = hex(&self.bytes[start..self.at]);
                    self.at += 1;
                    return Some(Token::Hex(hex));
                }
                b'[' => return Some(Token::Open),
                b']' => return Some(Token::Close),
                b'(' => self.skip_to(|byte| byte == b')'),
                byte if byte.is_ascii_alphanumeric() || byte == b'/' => {
                    let start = self.at - 1;
                    self.skip_to(|byte| byte.is_ascii_whitespace() || b"<>[]()/%".contains(&byte));
                    let word = &self.bytes[start..self.at];
                    let number = std::str::from_utf8(word)
                        .ok()
                        .and_then(|word| word.parse().ok());
                    return Some(number.map_or_else(|| Token::Word(word.to_vec()), Token::Number));
                }
                _ => {}
            }
        }
    }
}

impl Tokens<'_> {
    fn skip_to(&mut self, stop: impl Fn(u8) -> bool) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        self.at += rest
            .iter()
            .position(|&byte| stop(byte))
            .unwrap_or(rest.len());
    }
}

fn hex(digits: &[u8]) -> Vec<u8> {
    let mut nibbles: Vec<u8> = digits
        .iter()
        .filter_map(|&digit| char::from(digit).to_digit(16))
        .filter_map(|digit| u8::try_from(digit).ok())
        .collect();
    if nibbles.len() % 2 == 1 {
        nibbles.push(0);
    }
    nibbles
        .chunks_exact(2)
        .map(|pair| pair[0] << 4 | pair[1])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_codes_ranges_and_lists_are_read() {
        let map = CharacterMap::parse(
            b"1 begincodespacerange <0000> <ffff> endcodespacerange
            2 beginbfchar <0001> <06440627> <0002> <D835DC00> endbfchar
            2 beginbfrange <0010> <0012> <0660> <0020><0021>[<0041> <00420043>] endbfrange",
        );
        assert_eq!(map.text(1), Some("لا"));
        assert_eq!(map.text(2), Some("\u{1d400}"));
        assert_eq!(map.text(0x12), Some("٢"));
        assert_eq!(map.text(0x21), Some("BC"));
        assert_eq!(map.text(0x22), None);
        assert_eq!(map.next_code(&[0, 0x12, 9]), (0x12, 2));
    }

    #[test]
    fn a_code_of_one_byte_is_told_from_one_of_two() {
        let map = CharacterMap::parse(
            b"2 begincodespacerange <00> <7f> <8000> <ffff> endcodespacerange 1 begincidrange <8000> <8010> 5 endcidrange",
        );
        assert_eq!(map.next_code(b"Ab"), (0x41, 1));
        assert_eq!(map.next_code(&[0x80, 0x01]), (0x8001, 2));
        assert_eq!(map.glyph(0x8001), Some(6));
    }
}
