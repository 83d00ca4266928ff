//! `2024/08/28`, `28-8-2024`, `28 / 8 / 2024`, `28/2/1446هـ`.

use std::ops::Range;

use chrono::NaiveDate;

use super::{
    Calendar, MentionedDay, Reading, gregorian, hijri,
    token::{Era, Kind, Token},
};

/// Reads a date in numbers at the first token.
pub(super) fn read(text: &str, tokens: &[Token<'_>]) -> Option<Reading> {
    let (parts, mut length, attached) = parts(text, tokens)?;
    let era = attached.or_else(|| {
        let era = era(tokens.get(length)?.word())?;
        length += 1;
        Some(era)
    });
    let (day, calendar, other_reading) = resolve(&parts, era)?;
    let mut reading = Reading::one(tokens, length, MentionedDay::Full(day), calendar);
    reading.mentions[0].other_reading = other_reading;
    Some(reading)
}

/// The bytes of a date in numbers with a year of four digits, at the first token, whose month has no such day: `30/02/2026`.
pub(super) fn impossible(text: &str, tokens: &[Token<'_>]) -> Option<Range<usize>> {
    let (parts, length, era) = parts(text, tokens)?;
    let [first, second, third] = parts;
    let (day, year) = match (first.1, third.1) {
        (4, 1 | 2) => (third.0, first.0),
        (1 | 2, 4) => (first.0, third.0),
        _ => return None,
    };
    let is_written = (1..=31).contains(&day) && (1..=12).contains(&second.0);
    let is_year = (1800..=2200).contains(&year) && era != Some(Era::Hijri);
    (is_written && is_year && resolve(&parts, era).is_none())
        .then(|| tokens[0].range.start..tokens[length - 1].range.end)
}

/// The era that a word after a year names.
pub(super) fn era(word: &str) -> Option<Era> {
    match word {
        "م" | "ميلادي" | "ميلاديه" | "للميلاد" => Some(Era::Common),
        "ه" | "هجري" | "هجريه" | "للهجره" => Some(Era::Hijri),
        _ => None,
    }
}

/// A number and how many digits it has.
type Part = (u32, usize);

/// The three numbers, in one token or in three, how many tokens they take, and the era written on to the last.
fn parts(text: &str, tokens: &[Token<'_>]) -> Option<([Part; 3], usize, Option<Era>)> {
    match &tokens.first()?.kind {
        Kind::Separated(written) => {
            // The time of an ISO 8601 moment is no part of its day.
            let (day, time) = written.split_once('t').unwrap_or((written, ""));
            if !time.chars().all(|character| {
                character.is_ascii_digit() || matches!(character, ':' | '.' | '-' | '+' | 'z')
            }) {
                return None;
            }
            let (day, era) = day
                .strip_suffix('م')
                .map(|day| (day, Some(Era::Common)))
                .or_else(|| day.strip_suffix('ه').map(|day| (day, Some(Era::Hijri))))
                .unwrap_or((day, None));
            let separator = day
                .find(['/', '-', '.'])
                .and_then(|at| day[at..].chars().next())?;
            let mut numbers = day.split(separator);
            let mut next = || {
                let digits = numbers.next()?;
                let is_number =
                    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
                is_number.then(|| Some((digits.parse().ok()?, digits.len())))?
            };
            let parts = [next()?, next()?, next()?];
            numbers.next().is_none().then_some((parts, 1, era))
        }
        Kind::Number { .. } => {
            let [first, second, third] = tokens.get(..3)? else {
                return None;
            };
            let is_slash = |from: &Token<'_>, to: &Token<'_>| {
                let gap = text[from.range.end..to.range.start].trim();
                matches!(gap, "/" | "-" | "–" | "—")
            };
            let number = |token: &Token<'_>| match token.kind {
                Kind::Number { value, digits, era } => Some(((value, digits), era)),
                _ => None,
            };
            if !is_slash(first, second) || !is_slash(second, third) {
                return None;
            }
            let (last, era) = number(third)?;
            Some(([number(first)?.0, number(second)?.0, last], 3, era))
        }
        Kind::Word(_) => None,
    }
}

/// The day, its calendar, and the day that the same numbers name with the month first.
fn resolve(
    parts: &[Part; 3],
    era: Option<Era>,
) -> Option<(NaiveDate, Calendar, Option<NaiveDate>)> {
    let [
        (first, first_digits),
        (second, second_digits),
        (third, third_digits),
    ] = *parts;
    if second_digits > 2 {
        return None;
    }
    let (year, month, day, is_year_first) = match (first_digits, third_digits) {
        (4, 1 | 2) => (first, second, third, true),
        (1 | 2, 4) => (third, second, first, false),
        _ => return None,
    };
    // Hijri years of living memory lie below 1600, Gregorian ones above.
    let calendar = if era == Some(Era::Hijri) || (era.is_none() && year < 1600) {
        Calendar::Hijri
    } else {
        Calendar::Gregorian
    };
    let convert = |month, day| match calendar {
        Calendar::Hijri => hijri::to_gregorian(year, month, day),
        Calendar::Gregorian => gregorian(year, month, day),
    };
    // Day before month is the rule in the Arabic press; where a number above 12 stands for the month, it is the day,
    // also after a year: right-to-left typing turns the order of the groups round.
    let found = convert(month, day);
    let turned = convert(day, month);
    match (found, turned) {
        (Some(found), turned) => Some((
            found,
            calendar,
            turned.filter(|&other| other != found && !is_year_first),
        )),
        (None, Some(turned)) => Some((turned, calendar, None)),
        (None, None) => None,
    }
}
