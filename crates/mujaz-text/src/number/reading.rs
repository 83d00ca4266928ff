//! One number out of its pieces.

use super::{
    Amount, percent_words, shares,
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
        if let Some(share) = shares::behind_scale(tokens, number.end, above) {
            number.low = number.low.plus(share.amount)?;
            number.high = number.high.plus(share.amount)?;
            number.end = share.end;
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
    .filter(|next| {
        !matches!(tokens[at].piece, Some(Piece::Article | Piece::Share { .. })) && next.end > at
    })
}

/// A number below a thousand with the scale behind it: ثلاثة ملايين, 12.5 مليون, "two hundred thousand"; or a scale alone.
fn part(tokens: &[Token<'_>], at: usize) -> Option<Reading> {
    let reading = |amount: Amount, end: usize, scale: Option<u64>| {
        Some(Reading {
            low: amount,
            high: amount,
            other: None,
            scale,
            end,
        })
    };
    let first = tokens.get(at)?;
    match first.piece.as_ref()? {
        // 12ر4 مليون
        Piece::Scale { .. }
            if at > 0 && tokens[at - 1].piece == Some(Piece::Unread) && !first.has_and =>
        {
            return None;
        }
        Piece::Scale {
            size,
            times,
            alone: true,
        } => {
            let times = if is_dual(tokens, at) { 2 } else { *times };
            return reading(Amount::of(size * times)?, at + 1, Some(*size));
        }
        Piece::Share { .. } | Piece::Small(_) => {
            if let Some(share) = shares::alone(tokens, at) {
                return reading(share.amount, share.end, None);
            }
            if shares::is_part_of_whole(tokens, at) {
                return None;
            }
        }
        _ => {}
    }
    let mut number = below_thousand(tokens, at)?;
    let share = shares::behind_unit(tokens, number.end);
    let scale_at = share.as_ref().map_or(number.end, |share| share.end);
    if let Some(Piece::Scale { size, times: 1, .. }) =
        tokens.get(scale_at).and_then(|token| token.piece.clone())
        && !tokens[scale_at].has_and
    {
        number.low = number.low.times(size)?;
        number.high = number.high.times(size)?;
        if let Some(share) = share {
            let rest = share.amount.times(size)?;
            number.low = number.low.plus(rest)?;
            number.high = number.high.plus(rest)?;
        }
        number.other = None;
        number.scale = Some(size);
        number.end = scale_at + 1;
    } else if let Some(share) = share.filter(|share| percent_words(tokens, share.end).is_some()) {
        number.low = number.low.plus(share.amount)?;
        number.high = number.high.plus(share.amount)?;
        number.other = None;
        number.end = share.end;
    }
    Some(number)
}

/// ألفا جندي, مليونا دولار: a scale in ا is two of them before what it counts. With the ending of the accusative (ألفًا), at the end, and before
/// a further part of the number it is one.
fn is_dual(tokens: &[Token<'_>], at: usize) -> bool {
    let is_written_so = tokens[at].word.ends_with('ا') && !tokens[at].is_accusative;
    is_written_so
        && tokens.get(at + 1).is_some_and(|next| {
            next.piece.is_none()
                && next.word.chars().all(crate::is_arabic_letter)
                && next.word.chars().count() > 2
                && !next.word.starts_with("ال")
                && !next.word.starts_with('و')
                && !matches!(
                    next.word,
                    "الي"
                        | "علي"
                        | "بعد"
                        | "قبل"
                        | "خلال"
                        | "منهم"
                        | "منها"
                        | "حتي"
                        | "لكن"
                        | "بينهم"
                        | "بينها"
                        | "ايضا"
                )
        })
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
        Piece::Small(_) | Piece::Tens(_) | Piece::Teen => return below_hundred(tokens, at),
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
        // الثانية عشرة
        (Piece::Small(10), _) if follows_ordinal(tokens, at) => None,
        (Piece::Teen, _) => is_ten(tokens, at).then_some((10, at + 1)),
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

/// عشر سنوات, عشر نساء, عشر منها: ten of what is feminine stands before its indefinite plural; الثاني عشر is an ordinal, and عشر السكان a tenth.
fn is_ten(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(counted) = tokens.get(at + 1).map(|token| token.word) else {
        return false;
    };
    let letters: Vec<char> = counted.chars().collect();
    // دقائق, مدارس, قذائف
    let is_broken = letters.len() == 5 && letters[2] == 'ا' && letters[4] != 'ه';
    let is_plural = letters.len() >= 5 && counted.ends_with("ات")
        || is_broken
        || matches!(
            counted,
            "منها"
                | "منهن"
                | "نساء"
                | "سنين"
                | "ليال"
                | "مدن"
                | "قري"
                | "دول"
                | "جثث"
                | "سفن"
                | "لجان"
                | "نقاط"
                | "قطع"
        );
    is_plural && !counted.starts_with("ال") && !follows_ordinal(tokens, at)
}

/// الثاني عشر, الثانية عشرة
fn follows_ordinal(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|place| tokens[place].word) else {
        return false;
    };
    let ordinal = before.strip_prefix("ال").unwrap_or(before);
    let ordinal = ordinal.strip_suffix('ه').unwrap_or(ordinal);
    matches!(
        ordinal,
        "حادي" | "ثاني" | "ثالث" | "رابع" | "خامس" | "سادس" | "سابع" | "ثامن" | "تاسع"
    )
}
