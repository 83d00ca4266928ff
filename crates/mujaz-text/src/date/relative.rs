//! Words that point from the day of writing: `اليوم`, `أمس`, `بعد غد`, `الخميس المقبل`, "yesterday". They are found, and
//! which day they mean is left to whoever knows the day of writing.

use super::{
    Calendar, MentionedDay, Reading,
    token::{Token, is_joined},
    weekday,
};

/// Reads such a word at `tokens[at]`.
pub(super) fn read(text: &str, tokens: &[Token<'_>], at: usize) -> Option<Reading> {
    let token = &tokens[at];
    let word = token.word();
    if !begins_pointer(word) {
        return None;
    }
    let rest = &tokens[at..];
    let next = |offset: usize| {
        rest.get(offset)
            .filter(|next| is_joined(text, &rest[offset - 1], next))
            .map_or("", |next| next.word())
    };
    let before = at.checked_sub(1).map_or("", |before| tokens[before].word());
    let found = |days: i8, length: usize| {
        Some(Reading::one(
            rest,
            length,
            MentionedDay::FromWriting(days),
            Calendar::Gregorian,
        ))
    };
    match (word, next(1), next(2)) {
        ("اول", "من", "امس") => found(-2, 3),
        ("اول", "امس", _) | ("امس", "الاول", _) => found(-2, 2),
        ("بعد", "غد" | "غدا" | "الغد", _) => found(2, 2),
        ("امس" | "الامس" | "بالامس" | "yesterday", after, _) => {
            found(-1, 1 + usize::from(weekday::weekday_named(after).is_some()))
        }
        ("غدا" | "الغد" | "tomorrow", after, _) => {
            found(1, 1 + usize::from(weekday::weekday_named(after).is_some()))
        }
        ("today", ..) => found(0, 1),
        ("اليوم", after, _) if !is_other_day(before, after) => {
            found(0, 1 + usize::from(weekday::weekday_named(after).is_some()))
        }
        _ => {
            let weekday = weekday::weekday_named(word).filter(|_| !is_name(text, rest, before))?;
            let length = 1 + usize::from(is_direction(next(1)));
            Some(Reading::one(
                rest,
                length,
                MentionedDay::OfWeek(weekday),
                Calendar::Gregorian,
            ))
        }
    }
}

/// The words that such an expression can begin with.
fn begins_pointer(word: &str) -> bool {
    matches!(
        word,
        "اول"
            | "امس"
            | "الامس"
            | "بالامس"
            | "بعد"
            | "غدا"
            | "الغد"
            | "اليوم"
            | "yesterday"
            | "tomorrow"
            | "today"
    ) || weekday::weekday_named(word).is_some()
}

/// `اليوم` that is no today: "that day", "the same day", "the next day", "World Day", "day and night".
fn is_other_day(before: &str, after: &str) -> bool {
    matches!(before, "ذلك" | "نفس" | "ذات" | "طوال" | "طيله" | "خلال")
        || matches!(
            after,
            "التالي"
                | "الذي"
                | "نفسه"
                | "ذاته"
                | "الواحد"
                | "العالمي"
                | "الوطني"
                | "الدولي"
                | "السابق"
                | "الاخير"
                | "المذكور"
                | "السابع"
        )
        || super::ordinal::is_ordinal(after)
}

fn is_direction(word: &str) -> bool {
    matches!(
        word,
        "الماضي" | "المقبل" | "القادم" | "الفائت" | "المنصرم" | "الجاري" | "الحالي"
    )
}

/// A weekday that is part of a name or comes again and again: Friday prayers, a bridge or a quarter, Mondays, one Friday among
/// many. In English it has a capital.
fn is_name(text: &str, rest: &[Token<'_>], before: &str) -> bool {
    let raw = &text[rest[0].range.clone()];
    (raw.is_ascii() && !rest[0].is_capital)
        || matches!(
            before,
            "كل" | "ايام"
                | "صلاه"
                | "خطبه"
                | "سوق"
                | "جمعه"
                | "حي"
                | "جسر"
                | "شارع"
                | "ساحه"
                | "جامع"
                | "ناحيه"
                | "قريه"
                | "جريده"
                | "صحيفه"
                | "every"
                | "of"
                | "black"
        )
}
