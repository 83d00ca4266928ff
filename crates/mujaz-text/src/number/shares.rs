//! Parts of a whole: ربع مليار, ثلاثة أرباع المليون, مليون ونصف, "a quarter of a million". The words for them enter; their size leaves,
//! where a scale or a share of a hundred says what they are parts of.

use super::{
    Amount, percent_words,
    token::{Piece, Token},
};

/// A part of a scale, of one or of a hundredth.
pub(super) struct Share {
    pub(super) amount: Amount,
    /// The token behind it.
    pub(super) end: usize,
}

/// The number that a part of a scale or of a hundredth makes by itself: نصف مليون, ثلاثة أرباع مليون, ربعا في المئة, "half a million".
pub(super) fn alone(tokens: &[Token<'_>], at: usize) -> Option<Share> {
    let (parts, of, end) = parts(tokens, at)?;
    if let Some((size, end)) = scale(tokens, end) {
        let amount = Amount::of(size)?.share(parts, of)?;
        return Some(Share { amount, end });
    }
    percent_words(tokens, end)?;
    let amount = Amount::of(1)?.share(parts, of)?;
    Some(Share { amount, end })
}

/// The part behind a scale, of the same: مليون | ونصف, مليون | وربع المليون, "a million | and a half".
pub(super) fn behind_scale(tokens: &[Token<'_>], at: usize, above: u64) -> Option<Share> {
    let (parts, of, end) = joined(tokens, at)?;
    let amount = Amount::of(above)?.share(parts, of)?;
    match scale(tokens, end) {
        Some((size, end)) if size == above => Some(Share { amount, end }),
        Some(_) => None,
        None => Some(Share { amount, end }),
    }
}

/// The part of one behind a unit: ثلاثة | ونصف مليون, "three | and a half million".
pub(super) fn behind_unit(tokens: &[Token<'_>], at: usize) -> Option<Share> {
    let (parts, of, end) = joined(tokens, at)?;
    let amount = Amount::of(1)?.share(parts, of)?;
    Some(Share { amount, end })
}

/// Tells whether a number counts parts of what follows: ثلاثة أرباع المقاعد, "two thirds of the seats", "a two-thirds majority".
pub(super) fn is_part_of_whole(tokens: &[Token<'_>], at: usize) -> bool {
    let counts = matches!(
        tokens.get(at + 1).and_then(|token| token.piece.as_ref()),
        Some(Piece::Shares { .. })
    );
    counts
        && tokens
            .get(at + 2)
            .is_none_or(|next| next.word.starts_with("ال") || tokens[at + 1].word.is_ascii())
}

/// How many parts of how many stand at a token, and the token behind them.
fn parts(tokens: &[Token<'_>], at: usize) -> Option<(u64, u64, usize)> {
    match tokens.get(at)?.piece.as_ref()? {
        Piece::Share { parts, of } => Some((*parts, *of, at + 1)),
        Piece::Small(parts) => {
            let next = tokens.get(at + 1).filter(|next| !next.has_and)?;
            match next.piece {
                Some(Piece::Shares { of }) if *parts < of => Some((*parts, of, at + 2)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The same behind و or "and a".
fn joined(tokens: &[Token<'_>], at: usize) -> Option<(u64, u64, usize)> {
    let token = tokens.get(at)?;
    let is_share = |place: usize| {
        matches!(
            tokens.get(place).and_then(|token| token.piece.as_ref()),
            Some(Piece::Share { .. })
        )
    };
    if token.has_and && is_share(at) {
        return parts(tokens, at);
    }
    let is_led = token.word == "and"
        && tokens.get(at + 1)?.piece == Some(Piece::Article)
        && is_share(at + 2);
    is_led.then(|| parts(tokens, at + 2)).flatten()
}

/// The scale that a part is of, with the token behind it: مليون, المليون, "million", "a million", "of a million".
fn scale(tokens: &[Token<'_>], at: usize) -> Option<(u64, usize)> {
    let mut at = at;
    if tokens.get(at)?.word == "of" {
        at += 1;
    }
    if tokens.get(at)?.piece == Some(Piece::Article) {
        at += 1;
    }
    let token = tokens.get(at)?;
    let size = match token.word {
        "الالف" => 1000,
        "المليون" => 1_000_000,
        "المليار" | "البليون" => 1_000_000_000,
        "التريليون" | "الترليون" => 1_000_000_000_000,
        _ => match token.piece {
            Some(Piece::Scale { size, times: 1, .. }) if !token.has_and => size,
            _ => return None,
        },
    };
    Some((size, at + 1))
}
