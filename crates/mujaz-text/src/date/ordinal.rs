//! Days of the month in words: `الثامن والعشرين`, `الحادي عشر`, `الفاتح`.

use super::token::Token;

/// The ordinal that `tokens` begin with, and how many words it takes.
pub(super) fn read(tokens: &[Token<'_>]) -> Option<(u32, usize)> {
    let first = tokens.first()?.word();
    let second = tokens.get(1).map_or("", |token| token.word());
    let tens = |word: &str| match word {
        "عشرين" | "عشرون" => Some(20),
        "ثلاثين" | "ثلاثون" => Some(30),
        _ => None,
    };
    if let Some(round) = first.strip_prefix("ال").and_then(tens) {
        return Some((round, 1));
    }
    let unit = match first {
        "غره" | "الفاتح" => return Some((1, 1)),
        "الاول" | "الحادي" | "الواحد" => 1,
        "الثاني" => 2,
        "الثالث" => 3,
        "الرابع" => 4,
        "الخامس" => 5,
        "السادس" => 6,
        "السابع" => 7,
        "الثامن" => 8,
        "التاسع" => 9,
        "العاشر" => return Some((10, 1)),
        _ => return None,
    };
    if second == "عشر" {
        return Some((10 + unit, 2));
    }
    if let Some(round) = second.strip_prefix("وال").and_then(tens) {
        return Some((round + unit, 2)).filter(|&(day, _)| day <= 31);
    }
    matches!(first, "الحادي" | "الواحد")
        .then_some(())
        .map_or(Some((unit, 1)), |()| None)
}

/// Tells whether `word` is an ordinal between the first and the tenth.
pub(super) fn is_ordinal(word: &str) -> bool {
    matches!(
        word,
        "الاول"
            | "الثاني"
            | "الثالث"
            | "الرابع"
            | "الخامس"
            | "السادس"
            | "السابع"
            | "الثامن"
            | "التاسع"
            | "العاشر"
            | "الحادي"
    )
}
