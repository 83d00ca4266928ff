//! `ÇáÍßæãÉ`: Arabic text in an older encoding that was read as a Western one.

use encoding_rs::WINDOWS_1252;

use super::{Piece, Restored};
use crate::encoding;

/// Letters beyond ASCII that speak for it; a text in a Western language has single ones.
const ENOUGH: usize = 8;

/// What the pieces were, and the encoding that all were written in.
pub(super) fn restore(pieces: &[Piece<'_>]) -> Option<(&'static str, Restored)> {
    let read: Vec<(usize, Vec<u8>)> = pieces
        .iter()
        .enumerate()
        .filter_map(|(at, piece)| Some((at, bytes_of(&piece.now)?)))
        .collect();
    let damaged: Vec<u8> = read
        .iter()
        .flat_map(|(_, bytes)| bytes.iter().copied().chain([b' ']))
        .collect();
    if damaged.iter().filter(|byte| !byte.is_ascii()).count() < ENOUGH {
        return None;
    }
    let charset = encoding::arabic(&damaged)?;
    let restored: Restored = read
        .into_iter()
        .filter_map(|(at, bytes)| {
            let (text, is_lossy) = charset.decode(&bytes);
            (!is_lossy && *text != *pieces[at].now).then(|| (at, text.into_owned()))
        })
        .collect();
    (!restored.is_empty()).then(|| (charset.name(), restored))
}

/// The bytes that a Western encoding reads as these characters: Windows-1252, with the controls of ISO 8859-1 where it has none.
/// Nothing where a character is in neither, or where the piece is a Western word with an accent.
pub(super) fn bytes_of(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut plain = 0_usize;
    for character in text.chars() {
        if character.is_ascii() {
            plain += usize::from(character.is_ascii_alphabetic());
            bytes.push(u8::try_from(character).ok()?);
            continue;
        }
        let mut buffer = [0; 4];
        let (encoded, _, is_lossy) = WINDOWS_1252.encode(character.encode_utf8(&mut buffer));
        let byte = if is_lossy {
            u8::try_from(u32::from(character))
                .ok()
                .filter(|byte| *byte >= 0x80)?
        } else {
            *encoded.first()?
        };
        bytes.push(byte);
    }
    let high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    (high > plain).then_some(bytes)
}
