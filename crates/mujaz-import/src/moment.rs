//! Dates as machines write them: ISO 8601 and RFC 3339, RFC 2822, and what people print.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};
use mujaz_text::trim;

use crate::date;

/// A day, and the moment in it where a time and an offset are stated. The day is that of the stated offset: a reader in
/// Baghdad sees the page's own date, not that of Greenwich.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment {
    pub(crate) day: NaiveDate,
    pub(crate) exact: Option<DateTime<FixedOffset>>,
}

impl From<DateTime<FixedOffset>> for Moment {
    fn from(exact: DateTime<FixedOffset>) -> Self {
        Self {
            day: exact.date_naive(),
            exact: Some(exact),
        }
    }
}

/// Reads a date that a machine wrote or a person printed; `None` where it names no calendar day.
pub(crate) fn read(text: &str) -> Option<Moment> {
    let text = trim(text);
    let exact = DateTime::parse_from_rfc3339(text)
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f%z"))
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M%#z"))
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S %z"))
        .or_else(|_| DateTime::parse_from_rfc2822(text));
    if let Ok(exact) = exact {
        return Some(exact.into());
    }
    let day = iso_day(text).or_else(|| date::find(text).map(|(day, _)| day))?;
    Some(Moment { day, exact: None })
}

/// The day that `text` begins with, as `2024-08-28`, `20240828` or a time without an offset after one of them.
fn iso_day(text: &str) -> Option<NaiveDate> {
    if let Ok(time) = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f") {
        return Some(time.date());
    }
    let compact = text.get(..8).filter(|digits| {
        digits.bytes().all(|byte| byte.is_ascii_digit())
            && !text[8..].starts_with(|next: char| next.is_ascii_digit())
    });
    text.get(..10)
        .and_then(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok())
        .or_else(|| NaiveDate::parse_from_str(compact?, "%Y%m%d").ok())
        .filter(|day| (1800..=2200).contains(&chrono::Datelike::year(day)))
}

/// Finds the day in a web address, as `/2020/03/17/`, `/2020-06-03-` or `/20200317…`.
pub(crate) fn in_address(address: &str) -> Option<NaiveDate> {
    let path = address.split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split('/').collect();
    let number = |part: &str, digits: std::ops::RangeInclusive<usize>| {
        Some(part)
            .filter(|part| digits.contains(&part.len()))
            .and_then(|part| part.parse::<u32>().ok())
    };
    let split = parts.windows(3).find_map(|window| {
        let year = number(window[0], 4..=4)?;
        let month = number(window[1], 1..=2)?;
        let day = number(window[2], 1..=2)?;
        in_web_times(year, month, day)
    });
    split.or_else(|| {
        parts.iter().find_map(|part| {
            let digits: String = part
                .chars()
                .take_while(|character| character.is_ascii_digit() || *character == '-')
                .filter(char::is_ascii_digit)
                .collect();
            let digits = digits.get(..8)?;
            in_web_times(
                digits[..4].parse().ok()?,
                digits[4..6].parse().ok()?,
                digits[6..].parse().ok()?,
            )
        })
    })
}

/// A day on which there was a web; other numbers in addresses are counters.
fn in_web_times(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    (1993..=2100)
        .contains(&year)
        .then(|| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_that_of_the_stated_offset() {
        for (text, day, is_exact) in [
            ("2020-12-01T00:30:00+03:00", "2020-12-01", true),
            ("2020-12-01T00:30:00+0300", "2020-12-01", true),
            ("Tue, 01 Dec 2020 00:30:00 +0300", "2020-12-01", true),
            ("2020-12-01T00:30:00", "2020-12-01", false),
            ("2020-12-01", "2020-12-01", false),
            ("20201201", "2020-12-01", false),
            ("الثلاثاء 1 ديسمبر 2020", "2020-12-01", false),
        ] {
            let moment = read(text).unwrap();
            assert_eq!(moment.day.to_string(), day, "{text}");
            assert_eq!(moment.exact.is_some(), is_exact, "{text}");
        }
        assert_eq!(read("اليوم"), None);
        assert_eq!(read("1234567890"), None);
    }

    #[test]
    fn an_address_can_carry_the_day() {
        for address in [
            "https://news.example/2020/03/17/story",
            "https://news.example/a/2020-03-17-1.387",
            "https://news.example/world/202003171044893040-title/",
        ] {
            assert_eq!(
                in_address(address).map(|day| day.to_string()).as_deref(),
                Some("2020-03-17"),
                "{address}"
            );
        }
        assert_eq!(in_address("https://news.example/articles/6291787/x"), None);
        assert_eq!(in_address("https://news.example/99999999/x"), None);
    }
}
