//! The print date: which of the days on a line it is, and what makes it doubtful.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};
use mujaz_model::Warning;
use mujaz_text::{Calendar, DateMention, dates};

/// Finds the day with a year that `text` names, with its bytes: the first Gregorian one, or else the first Hijri one,
/// converted. Words such as "today" name no day, and a day without a year is none.
pub(crate) fn find(text: &str) -> Option<(NaiveDate, Range<usize>)> {
    let found = dates(text);
    let mention = chosen(&found)?;
    Some((mention.full()?, mention.range.clone()))
}

/// Says what makes the day that [`find`] finds in `text` doubtful.
pub(crate) fn doubts(text: &str) -> Vec<Warning> {
    let found = dates(text);
    let Some((mention, day)) = chosen(&found).and_then(|mention| Some((mention, mention.full()?)))
    else {
        return Vec::new();
    };
    let written = &text[mention.range.clone()];
    let mut warnings = Vec::new();
    if mention.calendar == Calendar::Hijri {
        warnings.push(Warning::new(format!(
            "the date `{written}` is Hijri: it was converted to {day} by the Umm al-Qura calendar, and can be a day off"
        )));
    }
    if let Some(other) = mention.other_reading {
        warnings.push(Warning::new(format!(
            "the date `{written}` can be read in two ways: it was taken for {day}, not for {other}"
        )));
    }
    if mention.contradicts_weekday() {
        warnings.push(Warning::new(format!(
            "the date `{written}` contradicts itself: {day} is a {}",
            weekday_name(day)
        )));
    }
    let hijri = found
        .iter()
        .filter(|other| {
            other.calendar == Calendar::Hijri && mention.calendar == Calendar::Gregorian
        })
        .find_map(DateMention::full);
    if let Some(hijri) = hijri.filter(|&hijri| (hijri - day).num_days().abs() > 1) {
        warnings.push(Warning::new(format!(
            "the Hijri date beside {day} is another day, {hijri}"
        )));
    }
    warnings
}

fn chosen(found: &[DateMention]) -> Option<&DateMention> {
    let with_year = |calendar| {
        found
            .iter()
            .find(move |mention| mention.calendar == calendar && mention.full().is_some())
    };
    with_year(Calendar::Gregorian).or_else(|| with_year(Calendar::Hijri))
}

/// Returns the bytes of everything in `text` that names a day, weekdays among it.
pub(crate) fn places(text: &str) -> Vec<Range<usize>> {
    dates(text)
        .into_iter()
        .map(|mention| mention.range)
        .collect()
}

fn weekday_name(day: NaiveDate) -> &'static str {
    const NAMES: [&str; 7] = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    NAMES[day.weekday().num_days_from_monday() as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<String> {
        find(text).map(|(day, _)| day.to_string())
    }

    #[test]
    fn the_gregorian_day_goes_before_the_hijri_one() {
        let text = "الأربعاء 24 صفر 1446 هـ - 28 آب 2024 م";
        assert_eq!(day(text).as_deref(), Some("2024-08-28"));
        assert!(doubts(text).is_empty(), "{:?}", doubts(text));
        assert_eq!(doubts("24 محرم 1446 هـ - 28 آب 2024").len(), 1);
    }

    #[test]
    fn a_hijri_day_alone_is_converted_and_told() {
        assert_eq!(day("23 صفر 1446هـ").as_deref(), Some("2024-08-27"));
        assert!(doubts("23 صفر 1446هـ")[0].message.contains("converted"));
    }

    #[test]
    fn numbers_in_an_uncertain_order_are_told() {
        assert_eq!(day("05/06/2024").as_deref(), Some("2024-06-05"));
        assert!(doubts("05/06/2024")[0].message.contains("2024-05-06"));
        assert!(doubts("2024/08/28").is_empty());
    }

    #[test]
    fn a_weekday_that_does_not_fit_is_told() {
        assert!(doubts("الخميس 28 آب 2024")[0].message.contains("Wednesday"));
        assert!(doubts("الأربعاء 28 آب 2024").is_empty());
    }

    #[test]
    fn a_day_without_a_year_is_no_print_date() {
        for text in ["اليوم", "28 آب", "الأربعاء الماضي", "آب 2024"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
