//! Dates with the name of a month: `28 آب (أغسطس) 2024`, `10 و11 أبريل الجاري`, `الثامن من آب`, `28 صفر 1446 هـ`,
//! `August 28, 2024`.

use super::{
    Calendar, DateMention, MentionedDay, Reading, gregorian, hijri,
    month::{self, Month},
    numeric, ordinal,
    token::{Era, Kind, Token, is_joined},
};

/// Reads a date at the first token.
pub(super) fn read(text: &str, tokens: &[Token<'_>]) -> Option<Reading> {
    day_first(text, tokens)
        .or_else(|| in_words(text, tokens))
        .or_else(|| month_first(text, tokens))
}

/// One or more days, then the month.
fn day_first(text: &str, tokens: &[Token<'_>]) -> Option<Reading> {
    let (days, mut at) = days(text, tokens)?;
    while matches!(tokens.get(at)?.word(), "من" | "شهر" | "لشهر" | "of") {
        at += 1;
    }
    if !is_joined(text, &tokens[at - 1], &tokens[at]) {
        return None;
    }
    after_days(text, tokens, days, at)
}

/// A day in words, then "of" and the month.
fn in_words(text: &str, tokens: &[Token<'_>]) -> Option<Reading> {
    let (day, mut at) = ordinal::read(tokens)?;
    let is_glued = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|next| is_joined(text, &tokens[at - 1], next))
    };
    if tokens[0].word() != "غره" {
        if !is_glued(at) || tokens[at].word() != "من" {
            return None;
        }
        at += 1;
    }
    if is_glued(at) && tokens[at].word() == "شهر" {
        at += 1;
    }
    is_glued(at).then_some(())?;
    let range = tokens[0].range.start..tokens[at - 1].range.end;
    after_days(text, tokens, vec![(day, range)], at)
}

/// The bytes of a day and the name of a Gregorian month that has no such day, at the first token: `31 شباط`.
pub(super) fn impossible(text: &str, tokens: &[Token<'_>]) -> Option<std::ops::Range<usize>> {
    let day = tokens.first()?.day()?;
    let second = tokens
        .get(1)
        .filter(|next| is_joined(text, &tokens[0], next))?;
    let month = month::read(text, &tokens[1..])?;
    let is_impossible = month.calendar == Calendar::Gregorian
        && !month.needs_year
        && without_year(month, day).is_none();
    is_impossible.then(|| {
        let end = tokens.get(month.length).unwrap_or(second).range.end;
        tokens[0].range.start..end
    })
}

/// A month, the day and, in Arabic, always the year: `August 28`, `أغسطس 28، 2024`.
fn month_first(text: &str, tokens: &[Token<'_>]) -> Option<Reading> {
    // Most words stand before no number, and need not be looked up.
    let is_before_day = |at: usize| tokens.get(at).and_then(Token::day).is_some();
    if !is_before_day(1) && !is_before_day(2) {
        return None;
    }
    let month = month::read(text, tokens)?;
    let day_at = month.length;
    let day = tokens.get(day_at)?.day()?;
    if !is_joined(text, &tokens[day_at - 1], &tokens[day_at]) || tokens[day_at].has_and {
        return None;
    }
    let year = tokens
        .get(day_at + 1)
        .filter(|next| is_joined(text, &tokens[day_at], next))
        .and_then(Token::year);
    match year {
        Some((year, None)) => {
            let day = full(month, year, None, day)?;
            Some(Reading::one(
                tokens,
                day_at + 2,
                MentionedDay::Full(day),
                month.calendar,
            ))
        }
        // "28 آب 30 شباط" does not end in a month and a day.
        _ if tokens[0].word().is_ascii() && month::read(text, &tokens[day_at + 1..]).is_none() => {
            let day = without_year(month, day)?;
            Some(Reading::one(tokens, day_at + 1, day, month.calendar))
        }
        _ => None,
    }
}

/// A day and the bytes of its number.
type Day = (u32, std::ops::Range<usize>);

/// The days that a text begins with, and how many tokens they take: `10`, `10 و 11`, `26-28`, `26 إلى 28`.
fn days(text: &str, tokens: &[Token<'_>]) -> Option<(Vec<Day>, usize)> {
    let first = tokens.first()?;
    if let Kind::Separated(written) = &first.kind {
        let (from, to) = written.split_once('-')?;
        let day = |written: &str| written.parse().ok().filter(|day| (1..=31).contains(day));
        let split = first.range.start + text[first.range.clone()].find('-')?;
        let both = vec![
            (day(from)?, first.range.start..split),
            (day(to)?, split + 1..first.range.end),
        ];
        return Some((both, 1));
    }
    let mut days = vec![(first.day()?, first.range.clone())];
    let mut at = 1;
    while let Some(next) = tokens.get(at) {
        let gap = text[tokens[at - 1].range.end..next.range.start].trim();
        let (day_at, is_linked) = match next.word() {
            "و" | "الي" | "او" | "حتي" | "and" | "to" => (at + 1, gap.is_empty()),
            _ => (at, next.has_and || matches!(gap, "-" | "–" | "،" | ",")),
        };
        let Some(day) = tokens
            .get(day_at)
            .filter(|_| is_linked)
            .and_then(Token::day)
        else {
            break;
        };
        days.push((day, tokens[day_at].range.clone()));
        at = day_at + 1;
    }
    Some((days, at))
}

/// The month at `at` after the days, its second name, and the year.
fn after_days(text: &str, tokens: &[Token<'_>], days: Vec<Day>, at: usize) -> Option<Reading> {
    let month = month::read(text, &tokens[at..])?;
    let mut end = at + month.length;
    let follows = |end: usize| {
        tokens
            .get(end)
            .is_some_and(|next| is_joined(text, &tokens[end - 1], next))
    };
    if follows(end) {
        let again = month::read(text, &tokens[end..]);
        end += again
            .filter(|again| (again.number, again.calendar) == (month.number, month.calendar))
            .map_or(0, |again| again.length);
    }
    // Names of respect: رمضان المبارك, محرم الحرام.
    if month.calendar == Calendar::Hijri
        && follows(end)
        && matches!(
            tokens[end].word(),
            "المبارك" | "الحرام" | "المعظم" | "المكرم" | "الخير"
        )
    {
        end += 1;
    }
    let year = year(text, tokens, end);
    let (year, end) = match year {
        Some((Year::Number(value, era), length)) => (Some((value, era)), end + length),
        Some((Year::Relative, length)) => (None, end + length),
        None => (None, end),
    };
    if month.needs_year && year.is_none() {
        return None;
    }
    let last = days.len() - 1;
    let mentions: Option<Vec<DateMention>> = days
        .into_iter()
        .enumerate()
        .map(|(index, (day, range))| {
            let day = match year {
                Some((year, era)) => MentionedDay::Full(full(month, year, era, day)?),
                None => without_year(month, day)?,
            };
            let end = if index == last {
                tokens[end - 1].range.end
            } else {
                range.end
            };
            Some(DateMention {
                range: range.start..end,
                day,
                calendar: month.calendar,
                weekday: None,
                other_reading: None,
            })
        })
        .collect();
    Some(Reading {
        mentions: mentions?,
        length: end,
    })
}

enum Year {
    Number(u32, Option<Era>),
    /// `الماضي`, `من العام الجاري`: a year that follows from the day of writing.
    Relative,
}

/// The year after a month, and how many tokens it takes.
fn year(text: &str, tokens: &[Token<'_>], start: usize) -> Option<(Year, usize)> {
    let mut at = start;
    let next = |at: usize| {
        tokens
            .get(at)
            .filter(|next| is_joined(text, &tokens[at - 1], next))
    };
    if next(at)?.word() == "من" {
        at += 1;
    }
    if matches!(
        next(at)?.word(),
        "عام" | "سنه" | "العام" | "السنه" | "لعام" | "لسنه" | "للعام" | "of"
    ) {
        at += 1;
    }
    let token = next(at)?;
    if let Some((value, era)) = token.year() {
        let gap = text[tokens[at - 1].range.end..token.range.start].contains('\n');
        let after = next(at + 1).and_then(|next| numeric::era(next.word()));
        let length = at + 1 - start + usize::from(era.is_none() && after.is_some());
        return (!gap || is_plausible_year(value))
            .then_some((Year::Number(value, era.or(after)), length));
    }
    let is_relative = matches!(
        token.word(),
        "الماضي"
            | "الماضيه"
            | "الجاري"
            | "الجاريه"
            | "الحالي"
            | "الحاليه"
            | "المقبل"
            | "المقبله"
            | "القادم"
            | "القادمه"
            | "المنصرم"
            | "المنصرمه"
            | "الفائت"
            | "الفايت"
            | "نفسه"
            | "ذاته"
    );
    is_relative.then_some((Year::Relative, at + 1 - start))
}

const fn is_plausible_year(year: u32) -> bool {
    matches!(year, 1300..=1600 | 1800..=2200)
}

fn full(month: Month, year: u32, era: Option<Era>, day: u32) -> Option<chrono::NaiveDate> {
    match (month.calendar, era) {
        (Calendar::Gregorian, None | Some(Era::Common)) => gregorian(year, month.number, day),
        (Calendar::Hijri, None | Some(Era::Hijri)) => hijri::to_gregorian(year, month.number, day),
        _ => None,
    }
}

fn without_year(month: Month, day: u32) -> Option<MentionedDay> {
    // 2024 has every day that a year can have.
    let is_day = match month.calendar {
        Calendar::Gregorian => gregorian(2024, month.number, day).is_some(),
        Calendar::Hijri => day <= 30,
    };
    is_day.then_some(MentionedDay::WithoutYear {
        month: month.number,
        day,
    })
}
