//! Dates in running text. A text enters; every expression that names a day leaves, with its place, the day as far as the
//! words tell it, and what speaks against it.
//!
//! 1. `token` tells numbers from words;
//! 2. `numeric` reads `28/08/2024`, `named` reads `28 آب (أغسطس) 2024`, its Hijri and its English forms, `relative`
//!    finds the words that point from the day of writing;
//! 3. `weekday` joins the name of the day that stands beside a date.
//!
//! `of_year` finds months with their year and without a day.
//!
//! The month names are those of CLDR for Iraq and the Levant, Egypt and the Gulf, Algeria and Tunisia, and Morocco and
//! Mauritania, with the Libyan names of 1969 to 2011. Hijri days are converted by the Umm al-Qura tables, which differ by
//! a day from what was announced in some months.

mod hijri;
mod month;
mod named;
mod numeric;
mod of_year;
mod ordinal;
mod relative;
mod token;
mod weekday;

use std::ops::Range;

use chrono::{Datelike, NaiveDate, Weekday};

use crate::{
    FoldedWord,
    word::{fold_words, with_folded},
};
pub use month::{is_month, month_named};
pub use of_year::{MonthMention, months_among};
use token::Token;
pub use weekday::weekday_named;

/// An expression that names a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMention {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// The day, as far as the words tell it.
    pub day: MentionedDay,
    /// The calendar that it is given in.
    pub calendar: Calendar,
    /// The name of the day that stands with it.
    pub weekday: Option<Weekday>,
    /// The same numbers read with the month first, where that is another day: `05/06/2024`.
    pub other_reading: Option<NaiveDate>,
}

/// The day of a [`DateMention`], as far as the words tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MentionedDay {
    /// A day of a year.
    Full(NaiveDate),
    /// A day of a month without its year: `28 آب`, `22 مارس الماضي`. Both from 1, in the mention's calendar.
    WithoutYear {
        /// The month.
        month: u32,
        /// The day of the month.
        day: u32,
    },
    /// A day of the week: `الخميس`, `الأربعاء المقبل`.
    OfWeek(Weekday),
    /// So many days after the day of writing: 0 for `اليوم`, -1 for `أمس`. Which day that is, is not said.
    FromWriting(i8),
}

/// A calendar that dates are given in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Calendar {
    /// The Gregorian calendar.
    Gregorian,
    /// The Hijri calendar; its days are converted by the Umm al-Qura tables.
    Hijri,
}

impl DateMention {
    /// Returns the Gregorian day, where the words name one with its year.
    #[must_use]
    pub const fn full(&self) -> Option<NaiveDate> {
        match self.day {
            MentionedDay::Full(day) => Some(day),
            _ => None,
        }
    }

    /// Tells whether the name of the day that stands with the date is another day's.
    #[must_use]
    pub fn contradicts_weekday(&self) -> bool {
        let (Some(day), Some(weekday)) = (self.full(), self.weekday) else {
            return false;
        };
        let distance =
            (7 + weekday.num_days_from_monday() - day.weekday().num_days_from_monday()) % 7;
        // The tables can be a day off the month as it was announced.
        let tolerated = self.calendar == Calendar::Hijri && matches!(distance, 1 | 6);
        distance != 0 && !tolerated
    }
}

/// Returns the expressions of `text` that name a day, in order and without overlap.
#[must_use]
pub fn dates(text: &str) -> Vec<DateMention> {
    let words = fold_words(text);
    dates_among(text, &with_folded(&words))
}

/// Returns the expressions of `text` that [`dates`] does, where its words are known.
#[must_use]
pub fn dates_among(text: &str, words: &[FoldedWord<'_>]) -> Vec<DateMention> {
    let tokens = token::cut(words);
    let mut found: Vec<DateMention> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let reading = numeric::read(text, &tokens[at..])
            .or_else(|| named::read(text, &tokens[at..]))
            .or_else(|| relative::read(text, &tokens, at));
        let Some(Reading {
            mut mentions,
            length,
        }) = reading
        else {
            at += 1;
            continue;
        };
        let is_solar = mentions
            .iter()
            .any(|mention| mention.calendar == Calendar::Hijri)
            && is_solar_year(tokens.get(at + length..).unwrap_or_default());
        if is_solar {
            at += length;
            continue;
        }
        at += weekday::join(text, &tokens, at, length, &mut mentions, &mut found);
        found.append(&mut mentions);
    }
    for mention in &mut found {
        settle_order(mention);
    }
    found.sort_by_key(|mention| mention.range.start);
    found
}

/// Returns the bytes of the first expression of `text` that has the form of a date in numbers and names a day that is in no calendar, such as
/// `30/02/2026`.
#[must_use]
pub fn impossible_day(text: &str) -> Option<Range<usize>> {
    let words = fold_words(text);
    let words = with_folded(&words);
    let tokens = token::cut(&words);
    (0..tokens.len()).find_map(|at| {
        numeric::impossible(text, &tokens[at..]).or_else(|| named::impossible(text, &tokens[at..]))
    })
}

/// Takes the reading with the month first where the name of the day fits that one alone: `خميس, 10/03/2024`.
fn settle_order(mention: &mut DateMention) {
    let Some(other) = mention.other_reading else {
        return;
    };
    if mention.weekday == Some(other.weekday()) && mention.contradicts_weekday() {
        mention.day = MentionedDay::Full(other);
        mention.other_reading = None;
    } else if mention.weekday.is_some() && !mention.contradicts_weekday() {
        mention.other_reading = None;
    }
}

/// What stands at a token: one mention, or several that share a month (`10 و11 أبريل`).
struct Reading {
    mentions: Vec<DateMention>,
    /// How many tokens it takes.
    length: usize,
}

impl Reading {
    fn one(tokens: &[Token<'_>], length: usize, day: MentionedDay, calendar: Calendar) -> Self {
        Self {
            mentions: vec![DateMention {
                range: tokens[0].range.start..tokens[length - 1].range.end,
                day,
                calendar,
                weekday: None,
                other_reading: None,
            }],
            length,
        }
    }
}

/// Whether what stands behind a year says that it is one of Iran's calendar, whose years count from the Hijra too:
/// `1405 هـ.ش`, `۱۴۰۵ شمسی`.
fn is_solar_year(behind: &[Token<'_>]) -> bool {
    let names = |at: usize| {
        behind.get(at).is_some_and(|token| {
            matches!(
                token.word(),
                "ش" | "ه.ش" | "شمسي" | "شمسيه" | "الشمسي" | "الشمسيه" | "خورشيدي"
            )
        })
    };
    let is_of_hijra = behind
        .first()
        .is_some_and(|token| matches!(token.word(), "ه" | "هجري" | "هجريه" | "الهجري" | "الهجريه"));
    names(0) || (is_of_hijra && names(1))
}

/// A day of the Gregorian calendar, in the years that newspapers write of.
fn gregorian(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let year = i32::try_from(year).ok()?;
    // 1583 is the first whole year of the Gregorian calendar.
    (1583..=2200)
        .contains(&year)
        .then(|| NaiveDate::from_ymd_opt(year, month, day))
        .flatten()
}

#[cfg(test)]
mod tests;
