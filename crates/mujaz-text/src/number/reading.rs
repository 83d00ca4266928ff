//! One number out of its pieces.

use super::{
    Amount,
    token::{Piece, Token},
};

/// A number that begins at a token.
#[derive(Debug, Clone)]
pub(super) struct Reading {
    pub(super) low: Amount,
    pub(super) high: Amount,
    pub(super) other: Option<Amount>,
    /// The scale of its first part: a thousand, a million.
    pub(super) scale: Option<u64>,
    /// The token behind it.
    pub(super) end: usize,
}

/// Reads the number that begins at token `at`.
pub(super) fn read(tokens: &[Token<'_>], at: usize) -> Option<Reading> {
    let mut number = part(tokens, at)?;
    // Every further part is smaller than the scale before it: 3 ملايين و200 ألف.
    let mut scale = number.scale;
    while let Some(above) = scale {
        if let Some(end) = and_a_half(tokens, number.end) {
            let half = Amount::of(above)?.half();
            number.low = number.low.plus(half)?;
            number.high = number.high.plus(half)?;
            number.end = end;
            break;
        }
        let Some(next) = next_part(tokens, number.end) else {
            break;
        };
        if next.low.thousandths() >= Amount::of(above)?.thousandths() || next.low != next.high {
            break;
        }
        number.low = number.low.plus(next.low)?;
        number.high = number.high.plus(next.high)?;
        number.end = next.end;
        scale = next.scale;
    }
    Some(number)
}

/// The part behind a scale: with و in Arabic, without anything or with "and" in English.
fn next_part(tokens: &[Token<'_>], at: usize) -> Option<Reading> {
    let token = tokens.get(at)?;
    if token.has_and {
        return part(tokens, at);
    }
    let is_english = tokens[at - 1].word.is_ascii();
    if is_english && token.word == "and" {
        // "EUR 4 million and 410 kilometres" are two numbers: only words go on behind "and".
        let is_word = tokens.get(at + 1).is_some_and(|next| {
            !next
                .word
                .starts_with(|letter: char| letter.is_ascii_digit())
        });
        return part(tokens, at + 1).filter(|next| is_word && next.scale.is_none());
    }
    (is_english
        && token.word.is_ascii()
        && !token
            .word
            .starts_with(|letter: char| letter.is_ascii_digit()))
    .then(|| part(tokens, at))
    .flatten()
    .filter(|next| !matches!(tokens[at].piece, Some(Piece::Article | Piece::Half)) && next.end > at)
}

/// The token behind `ونصف` or `ونصف المليون`.
fn and_a_half(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let token = tokens.get(at)?;
    if !(token.has_and && token.piece == Some(Piece::Half)) {
        return None;
    }
    let repeats = tokens
        .get(at + 1)
        .is_some_and(|next| matches!(next.word, "المليون" | "المليار" | "الالف" | "التريليون"));
    Some(at + 1 + usize::from(repeats))
}

/// A number below a thousand with the scale behind it: ثلاثة ملايين, 12.5 مليون, "two hundred thousand"; or a scale alone.
fn part(tokens: &[Token<'_>], at: usize) -> Option<Reading> {
    let first = tokens.get(at)?;
    match first.piece.as_ref()? {
        Piece::Scale {
            size,
            times,
            alone: true,
        } => {
            let amount = Amount::of(size * times)?;
            return Some(Reading {
                low: amount,
                high: amount,
                other: None,
                scale: Some(*size),
                end: at + 1,
            });
        }
        Piece::Half => {
            let scale = usize::from(
                tokens
                    .get(at + 1)
                    .is_some_and(|next| next.piece == Some(Piece::Article)),
            );
            let at = at + 1 + scale;
            let Some(Piece::Scale { size, .. }) = tokens.get(at)?.piece else {
                return None;
            };
            let amount = Amount::of(size)?.half();
            return Some(Reading {
                low: amount,
                high: amount,
                other: None,
                scale: None,
                end: at + 1,
            });
        }
        _ => {}
    }
    let mut number = below_thousand(tokens, at)?;
    // three and a half million
    let word = |place: usize| tokens.get(place).map_or("", |token| token.word);
    let is_half =
        word(number.end) == "and" && word(number.end + 1) == "a" && word(number.end + 2) == "half";
    let scale_at = number.end + if is_half { 3 } else { 0 };
    if let Some(Piece::Scale { size, times: 1, .. }) =
        tokens.get(scale_at).and_then(|token| token.piece.clone())
        && !tokens[scale_at].has_and
    {
        number.low = number.low.times(size)?;
        number.high = number.high.times(size)?;
        if is_half {
            let half = Amount::of(size)?.half();
            number.low = number.low.plus(half)?;
            number.high = number.high.plus(half)?;
        }
        number.other = None;
        number.scale = Some(size);
        number.end = scale_at + 1;
    }
    Some(number)
}

fn below_thousand(tokens: &[Token<'_>], at: usize) -> Option<Reading> {
    let reading = |amount: Amount, end: usize| Reading {
        low: amount,
        high: amount,
        other: None,
        scale: None,
        end,
    };
    match tokens[at].piece.as_ref()? {
        Piece::Digits { amount, other } => {
            return Some(Reading {
                other: *other,
                ..reading(*amount, at + 1)
            });
        }
        Piece::Pair { low, high } => {
            return Some(Reading {
                high: *high,
                ..reading(*low, at + 1)
            });
        }
        Piece::Article => {
            // "a hundred", "a dozen"; "a million" is a scale behind it.
            return match tokens.get(at + 1)?.piece.as_ref()? {
                Piece::Hundred => Some(reading(Amount::of(100)?, at + 2)),
                Piece::Small(12) => Some(reading(Amount::of(12)?, at + 2)),
                Piece::Scale { .. } => Some(reading(Amount::of(1)?, at + 1)),
                _ => None,
            };
        }
        _ => {}
    }
    let (total, end) = small(tokens, at)?;
    Some(reading(Amount::of(total)?, end))
}

/// Words for a number below a thousand, and the token behind them.
fn small(tokens: &[Token<'_>], at: usize) -> Option<(u64, usize)> {
    let piece = |place: usize| tokens.get(place).and_then(|token| token.piece.as_ref());
    let joined = |place: usize| tokens.get(place).is_some_and(|token| token.has_and);
    let hundred_behind = |end: usize| {
        // مئة وخمسة وعشرون, "two hundred and five", "two hundred five"
        let place = if tokens.get(end).is_some_and(|token| token.word == "and") {
            end + 1
        } else {
            end
        };
        let fits = joined(place) || tokens[end - 1].word == "hundred";
        match piece(place) {
            Some(Piece::Small(_) | Piece::Tens(_)) if fits => below_hundred(tokens, place),
            _ => None,
        }
    };
    let (count, end) = match piece(at)? {
        Piece::Hundreds(count) => (*count, at + 1),
        Piece::Small(unit @ 1..=9)
            if !joined(at + 1)
                && matches!(piece(at + 1), Some(Piece::Hundred | Piece::Hundreds(100))) =>
        {
            (unit * 100, at + 2)
        }
        Piece::Small(_) | Piece::Tens(_) => return below_hundred(tokens, at),
        _ => return None,
    };
    Some(hundred_behind(end).map_or((count, end), |(rest, end)| (count + rest, end)))
}

fn below_hundred(tokens: &[Token<'_>], at: usize) -> Option<(u64, usize)> {
    let piece = |place: usize| tokens.get(place).and_then(|token| token.piece.as_ref());
    let joined = |place: usize| tokens.get(place).is_some_and(|token| token.has_and);
    match (piece(at)?, piece(at + 1)) {
        // أحد عشر, ثلاثة عشر, اثنتا عشرة
        (Piece::Small(0), Some(Piece::Teen | Piece::Small(10))) if !joined(at + 1) => {
            Some((11, at + 2))
        }
        (Piece::Small(0), Some(Piece::Tens(tens))) if joined(at + 1) => Some((tens + 1, at + 2)),
        (Piece::Small(0), _) => None,
        (Piece::Small(unit @ 1..=9), Some(Piece::Teen | Piece::Small(10))) if !joined(at + 1) => {
            Some((unit + 10, at + 2))
        }
        (Piece::Small(unit @ 1..=9), Some(Piece::Tens(tens))) if joined(at + 1) => {
            Some((tens + unit, at + 2))
        }
        // two dozen
        (Piece::Small(unit @ 1..=9), Some(Piece::Small(12))) if tokens[at + 1].word == "dozen" => {
            Some((unit * 12, at + 2))
        }
        (Piece::Small(unit), _) => Some((*unit, at + 1)),
        (Piece::Tens(tens), Some(Piece::Small(unit @ 1..=9)))
            if tokens[at].word.is_ascii() && tokens[at + 1].word.is_ascii() =>
        {
            Some((tens + unit, at + 2))
        }
        (Piece::Tens(tens), _) => Some((*tens, at + 1)),
        _ => None,
    }
}
