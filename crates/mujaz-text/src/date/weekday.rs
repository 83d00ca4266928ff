//! Days of the week.

use chrono::Weekday;

use super::{
    DateMention, MentionedDay,
    token::{Token, is_joined},
};

/// Returns the day of the week with this folded name: `الخميس`, `thursday`.
#[must_use]
pub fn weekday_named(word: &str) -> Option<Weekday> {
    Some(match word {
        "السبت" | "saturday" => Weekday::Sat,
        "الاحد" | "sunday" => Weekday::Sun,
        "الاثنين" | "الاثنان" | "monday" => Weekday::Mon,
        "الثلاثاء" | "الثلثاء" | "tuesday" => Weekday::Tue,
        "الاربعاء" | "wednesday" => Weekday::Wed,
        "الخميس" | "thursday" => Weekday::Thu,
        "الجمعه" | "friday" => Weekday::Fri,
        _ => return None,
    })
}

/// The same, the Arabic names without their article and the English abbreviations, which are names of days only beside a
/// date.
fn beside_date(word: &str) -> Option<Weekday> {
    weekday_named(word).or(match word {
        "سبت" | "sat" => Some(Weekday::Sat),
        "احد" | "sun" => Some(Weekday::Sun),
        "اثنين" | "mon" => Some(Weekday::Mon),
        "ثلاثاء" | "tue" | "tues" => Some(Weekday::Tue),
        "اربعاء" | "wed" => Some(Weekday::Wed),
        "خميس" | "thu" | "thurs" => Some(Weekday::Thu),
        "جمعه" | "fri" => Some(Weekday::Fri),
        _ => None,
    })
}

/// Adds the day of the week that stands before or after a date to it (`الأربعاء 28 آب`, `الأربعاء الموافق 28/8/2024`,
/// `2024/08/28 الأربعاء`), and takes it out of what was found before, where it was a mention of its own. Returns how many
/// tokens the date takes from `at` on.
pub(super) fn join(
    text: &str,
    tokens: &[Token<'_>],
    at: usize,
    length: usize,
    mentions: &mut [DateMention],
    found: &mut Vec<DateMention>,
) -> usize {
    let Some(first) = mentions.first_mut() else {
        return length;
    };
    if matches!(
        first.day,
        MentionedDay::OfWeek(_) | MentionedDay::FromWriting(_)
    ) {
        return length;
    }
    let mut before = at;
    while before > 0 && is_joined(text, &tokens[before - 1], &tokens[before]) {
        before -= 1;
        let word = tokens[before].word();
        if let Some(weekday) = beside_date(word) {
            first.weekday = Some(weekday);
            first.range.start = tokens[before].range.start;
            found.pop_if(|last| last.range.end > tokens[before].range.start);
            return length;
        }
        // يوم الأربعاء الموافق 28: words that lead from the one to the other.
        if !matches!(
            word,
            "الموافق"
                | "المصادف"
                | "بتاريخ"
                | "يوم"
                | "في"
                | "الماضي"
                | "المقبل"
                | "القادم"
                | "the"
        ) {
            break;
        }
    }
    let after = at + length;
    if let Some(last) = mentions.last_mut()
        && let Some(next) = tokens
            .get(after)
            .filter(|next| is_joined(text, &tokens[after - 1], next))
        && let Some(weekday) = weekday_named(next.word())
        && text[tokens[after - 1].range.end..next.range.start]
            .trim()
            .len()
            <= 1
    {
        last.weekday = Some(weekday);
        last.range.end = next.range.end;
        return length + 1;
    }
    length
}
