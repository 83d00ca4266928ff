//! `ÇáÍßæãÉ`, `ЗбНЯжгЙ`: Arabic text in an older encoding that was read as one of another script.

use super::{
    Piece, Restored,
    misreading::{Misreading, OF_ARABIC},
};
use crate::encoding;

/// Letters beyond ASCII that speak for it; a text in a Western language has single ones.
const ENOUGH: usize = 8;
/// What is less Arabic than this is a sound text of that script.
const ARABIC: usize = 350;

/// What the pieces were.
pub(super) struct Legacy {
    /// The encoding that all were written in.
    pub(super) written_in: &'static str,
    pub(super) read_as: &'static str,
    pub(super) restored: Restored,
}

/// What the pieces were, read as the set in which they are the most Arabic.
pub(super) fn restore(pieces: &[Piece<'_>]) -> Option<Legacy> {
    if pieces.is_empty() {
        return None;
    }
    let found = OF_ARABIC
        .iter()
        .filter_map(|misreading| restore_from(pieces, misreading));
    found
        .max_by_key(|(score, _)| *score)
        .map(|(_, found)| found)
}

fn restore_from(pieces: &[Piece<'_>], misreading: &Misreading) -> Option<(usize, Legacy)> {
    let read: Vec<(usize, Vec<u8>)> = pieces
        .iter()
        .enumerate()
        .filter_map(|(at, piece)| Some((at, bytes_of(&piece.now, misreading)?)))
        .collect();
    let damaged: Vec<u8> = read
        .iter()
        .flat_map(|(_, bytes)| bytes.iter().copied().chain([b' ']))
        .collect();
    if damaged.iter().filter(|byte| !byte.is_ascii()).count() < ENOUGH {
        return None;
    }
    let (charset, score) = encoding::arabic_with_score(&damaged)?;
    // Cyrillic letters can be read in the set of a machine that hardly anybody has.
    let is_usual = charset.rarity() == 0 || !misreading.is_script;
    if score < ARABIC || !is_usual {
        return None;
    }
    let restored: Restored = read
        .into_iter()
        .filter_map(|(at, bytes)| {
            let (text, is_lossy) = charset.decode(&bytes);
            (!is_lossy && *text != *pieces[at].now).then(|| (at, text.into_owned()))
        })
        .collect();
    let is_any = !restored.is_empty();
    is_any.then_some((
        score,
        Legacy {
            written_in: charset.name(),
            read_as: misreading.name,
            restored,
        },
    ))
}

/// Whether a word can be what one of the sets makes of Arabic.
pub(super) fn can_be_damaged(word: &str) -> bool {
    let Some(first) = word.chars().find(|letter| !letter.is_ascii()) else {
        return false;
    };
    // An Arabic letter is in none of them.
    !mujaz_text::is_arabic_letter(first)
        && OF_ARABIC
            .iter()
            .any(|misreading| bytes_of(word, misreading).is_some())
}

/// The bytes that a set reads as these characters. Nothing where a character is not in it, or where the piece is a Western word with an
/// accent.
fn bytes_of(text: &str, misreading: &Misreading) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut plain = 0_usize;
    for character in text.chars() {
        if character.is_ascii() {
            plain += usize::from(character.is_ascii_alphabetic());
            bytes.push(u8::try_from(character).ok()?);
        } else {
            bytes.push(misreading.byte(character)?);
        }
    }
    let high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    (high > plain).then_some(bytes)
}
