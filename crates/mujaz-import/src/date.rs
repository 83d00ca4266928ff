//! Calendar days as newspapers print them.

use std::ops::Range;

use chrono::NaiveDate;
use mujaz_text::{Word, fold, words};

/// Finds the first Gregorian calendar day in `text`, with its bytes. Words such as "today" name no day, and a day
/// without a year is none.
pub(crate) fn find(text: &str) -> Option<(NaiveDate, Range<usize>)> {
    let words: Vec<Word<'_>> = words(text).collect();
    let folded: Vec<String> = words.iter().map(|word| fold(word.text)).collect();
    (0..words.len()).find_map(|at| {
        let (day, length) = numeric(&folded[at])
            .map(|day| (day, 1))
            .or_else(|| named(&folded[at..]))?;
        Some((day, words[at].range.start..words[at + length - 1].range.end))
    })
}

/// Tells whether `word` is the name of a day of the week.
pub(crate) fn is_weekday(word: &str) -> bool {
    matches!(
        fold(word).as_str(),
        "السبت"
            | "الاحد"
            | "الاثنين"
            | "الثلاثاء"
            | "الاربعاء"
            | "الخميس"
            | "الجمعه"
            | "saturday"
            | "sunday"
            | "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
    )
}

/// `2024/08/28`, `28-8-2024`, `28.08.2024`.
fn numeric(word: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = word.split(['/', '-', '.']).collect();
    let [first, second, third] = parts[..] else {
        return None;
    };
    let [a, b, c]: [u32; 3] = [
        first.parse().ok()?,
        second.parse().ok()?,
        third.parse().ok()?,
    ];
    match (first.len(), third.len()) {
        (4, _) => gregorian(a, b, c),
        // Day before month is the rule in the Arabic press; a second number above 12 can only be the day.
        (_, 4) if b <= 12 => gregorian(c, b, a),
        (_, 4) => gregorian(c, a, b),
        _ => None,
    }
}

fn gregorian(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let year = i32::try_from(year).ok()?;
    // Hijri years of living memory lie below, so that 28/2/1446 is not taken for a Gregorian day.
    (1800..=2200)
        .contains(&year)
        .then(|| NaiveDate::from_ymd_opt(year, month, day))
        .flatten()
}

/// `28 آب 2024`, `28 آب (أغسطس) 2024`, `28 August 2024`, `August 28, 2024`; gives the day and how many words it takes.
fn named(words: &[String]) -> Option<(NaiveDate, usize)> {
    let number = |at: usize| words.get(at)?.parse::<u32>().ok();
    if let Some(day) = number(0).filter(|day| (1..=31).contains(day)) {
        let (month, first) = month(&words[1..])?;
        let second = self::month(&words[1 + first..])
            .filter(|&(again, _)| again == month)
            .map_or(0, |(_, length)| length);
        let year_at = 1 + first + second;
        let day = gregorian(number(year_at)?, month, day)?;
        return Some((day, year_at + 1));
    }
    let (month, length) = month(words)?;
    let day = gregorian(number(length + 1)?, month, number(length)?)?;
    Some((day, length + 2))
}

/// The month that `words` begin with, and how many words its name takes.
fn month(words: &[String]) -> Option<(u32, usize)> {
    let first = words.first()?.as_str();
    let pair = words.get(1).map(|second| format!("{first} {second}"));
    let position = |name: &str| {
        MONTHS
            .iter()
            .position(|names| names.contains(&name))
            .and_then(|index| u32::try_from(index + 1).ok())
    };
    pair.and_then(|pair| position(&pair))
        .map(|month| (month, 2))
        .or_else(|| position(first).map(|month| (month, 1)))
}

/// The Gregorian months, folded: Levant and Iraq, Egypt and the Gulf, Algeria and Tunisia, Morocco, English.
const MONTHS: [&[&str]; 12] = [
    &["كانون الثاني", "يناير", "جانفي", "january", "jan"],
    &["شباط", "فبراير", "فيفري", "february", "feb"],
    &["اذار", "مارس", "march", "mar"],
    &["نيسان", "ابريل", "افريل", "april", "apr"],
    &["ايار", "مايو", "ماي", "may"],
    &["حزيران", "يونيو", "يونيه", "جوان", "june", "jun"],
    &["تموز", "يوليو", "يوليه", "جويليه", "يوليوز", "july", "jul"],
    &["اب", "اغسطس", "اوت", "غشت", "august", "aug"],
    &["ايلول", "سبتمبر", "شتنبر", "september", "sept", "sep"],
    &["تشرين الاول", "اكتوبر", "october", "oct"],
    &["تشرين الثاني", "نوفمبر", "نونبر", "november", "nov"],
    &["كانون الاول", "ديسمبر", "دجنبر", "december", "dec"],
];

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<String> {
        find(text).map(|(day, _)| day.to_string())
    }

    #[test]
    fn numbers_are_read_in_the_order_of_their_year() {
        for text in [
            "2024/08/28",
            "28/08/2024",
            "28-8-2024",
            "8/28/2024",
            "٢٨/٠٨/٢٠٢٤",
            "٢٠٢٤/٠٨/٢٨",
        ] {
            assert_eq!(day(text).as_deref(), Some("2024-08-28"), "{text}");
        }
    }

    #[test]
    fn every_month_naming_is_read() {
        for text in [
            "28 آب 2024",
            "28 أغسطس 2024",
            "28 أوت 2024",
            "28 غشت 2024",
            "28 August 2024",
            "August 28, 2024",
        ] {
            assert_eq!(day(text).as_deref(), Some("2024-08-28"), "{text}");
        }
        assert_eq!(day("1 كانون الثاني 2024").as_deref(), Some("2024-01-01"));
        assert_eq!(day("1 تشرين الأول 2024").as_deref(), Some("2024-10-01"));
    }

    #[test]
    fn a_double_month_name_is_one_month() {
        assert_eq!(day("28 آب (أغسطس) 2024").as_deref(), Some("2024-08-28"));
        assert_eq!(
            day("9 يناير (كانون الثاني) 2009").as_deref(),
            Some("2009-01-09")
        );
    }

    #[test]
    fn what_names_no_day_is_no_date() {
        for text in [
            "31/02/2024",
            "28/2/1446",
            "آب 2024",
            "اليوم",
            "12.5",
            "28 آب",
            "الاجتماع 1",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
