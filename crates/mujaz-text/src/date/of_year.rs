//! Months of a year without a day: أيلول 2024, سبتمبر/أيلول من عام 2026, "September 2026".

use std::ops::Range;

use super::{
    Calendar, DateMention, gregorian,
    month::{self, Month},
    token::{self, Kind, Token, is_joined},
};
use crate::FoldedWord;

/// A month that a text names with its year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthMention {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// The year of the Gregorian calendar.
    pub year: u32,
    /// The month, from 1.
    pub month: u32,
}

/// Returns the Gregorian months of years in `text` whose words and [`dates`](crate::dates) are known, in order, where they are not part of
/// one of these dates.
#[must_use]
pub fn months_among(
    text: &str,
    words: &[FoldedWord<'_>],
    days: &[DateMention],
) -> Vec<MonthMention> {
    let is_plain_year = |word: &FoldedWord<'_>| {
        word.folded.len() >= 4
            && word
                .folded
                .starts_with(|digit: char| digit.is_ascii_digit())
    };
    if !words.iter().any(is_plain_year) {
        return Vec::new();
    }
    let tokens = token::cut(words);
    let mut found = Vec::new();
    let mut at = 0;
    let mut later = days.iter().peekable();
    while at < tokens.len() {
        let start = tokens[at].range.start;
        while later.next_if(|day| day.range.end <= start).is_some() {}
        let is_day = later.peek().is_some_and(|day| day.range.start <= start);
        let Some((month, end)) = month_of_year(text, &tokens[at..]).filter(|_| !is_day) else {
            at += 1;
            continue;
        };
        let range = start..tokens[at + end - 1].range.end;
        let (year, month) = month;
        found.push(MonthMention { range, year, month });
        at += end;
    }
    found
}

/// The year and month that `tokens` begin with, and how many they are.
fn month_of_year(text: &str, tokens: &[Token<'_>]) -> Option<((u32, u32), usize)> {
    let month = month::read(text, tokens).filter(is_gregorian)?;
    let mut end = month.length;
    // سبتمبر/أيلول
    if joins(text, tokens, end)
        && let Some(again) = month::read(text, &tokens[end..])
        && again.number == month.number
    {
        end += again.length;
    }
    // أيلول من عام 2024, "September of 2026"
    for led in [&["من", "of"][..], &["عام", "العام", "سنه"]] {
        let is_led = tokens
            .get(end)
            .is_some_and(|token| led.contains(&token.word()));
        end += usize::from(is_led && joins(text, tokens, end));
    }
    let year = tokens.get(end).filter(|_| joins(text, tokens, end))?;
    let is_alone = !year.has_and && matches!(year.kind, Kind::Number { .. });
    let (year, _) = year.year().filter(|_| is_alone)?;
    gregorian(year, month.number, 1)?;
    Some(((year, month.number), end + 1))
}

fn is_gregorian(month: &Month) -> bool {
    month.calendar == Calendar::Gregorian
}

fn joins(text: &str, tokens: &[Token<'_>], at: usize) -> bool {
    tokens
        .get(at)
        .is_some_and(|next| is_joined(text, &tokens[at - 1], next))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dates_among,
        word::{fold_words, with_folded},
    };

    fn months(text: &str) -> Vec<(String, u32, u32)> {
        let words = fold_words(text);
        let words = with_folded(&words);
        months_among(text, &words, &dates_among(text, &words))
            .into_iter()
            .map(|found| (text[found.range].to_owned(), found.year, found.month))
            .collect()
    }

    #[test]
    fn a_month_with_its_year_is_found_in_both_languages() {
        for (text, words, year, month) in [
            ("تسلم منصبه في أيلول 2024.", "أيلول 2024", 2024, 9),
            ("ينتهي في سبتمبر/أيلول 2026.", "سبتمبر/أيلول 2026", 2026, 9),
            (
                "منذ كانون الثاني من عام 2019",
                "كانون الثاني من عام 2019",
                2019,
                1,
            ),
            ("It ends in September 2026.", "September 2026", 2026, 9),
            ("since May of 2024", "May of 2024", 2024, 5),
        ] {
            assert_eq!(months(text), [(words.to_owned(), year, month)], "{text}");
        }
    }

    #[test]
    fn a_day_is_no_month_and_a_month_alone_has_no_year() {
        for text in [
            "في 28 آب 2024",
            "on 5 May 2024",
            "May 5, 2024",
            "في أيلول الماضي",
            "in May, 2,500 troops left",
            "They may 2024 times",
        ] {
            assert!(months(text).is_empty(), "{text}");
        }
    }
}
