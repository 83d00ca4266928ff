//! Dates as memos print them: two languages, two calendars.

use chrono::{Datelike, NaiveDate};
use icu_calendar::{
    Date,
    cal::{Hijri, hijri::UmmAlQura},
};
use mujaz_model::Language;

/// A calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Calendar {
    /// The Gregorian calendar.
    Gregorian,
    /// The Hijri calendar by the Umm al-Qura tables, the civil calendar of Saudi Arabia.
    Hijri,
}

/// Formats `date` in words. In Arabic a Gregorian month has both its names, as the press of Iraq and the Levant and
/// that of Egypt and the Gulf call it: `28 آب (أغسطس) 2024`.
#[must_use]
pub fn format_date(date: NaiveDate, language: Language, calendar: Calendar) -> String {
    match (calendar, language) {
        (Calendar::Gregorian, Language::English) => {
            let month = GREGORIAN_ENGLISH[date.month0() as usize];
            format!("{} {month} {}", date.day(), date.year())
        }
        (Calendar::Gregorian, Language::Arabic) => {
            let (levant, gulf) = GREGORIAN_ARABIC[date.month0() as usize];
            format!("{} {levant} ({gulf}) {}", date.day(), date.year())
        }
        (Calendar::Hijri, language) => {
            let (year, month, day) = hijri(date);
            let (arabic, english) = HIJRI[month];
            match language {
                Language::Arabic => format!("{day} {arabic} {year} هـ"),
                Language::English => format!("{day} {english} {year} AH"),
            }
        }
    }
}

/// The Hijri year, the month from 0 and the day.
fn hijri(date: NaiveDate) -> (i32, usize, u8) {
    let days_from_common_era = i64::from(date.num_days_from_ce());
    let date = Date::from_rata_die(
        icu_calendar::types::RataDie::new(days_from_common_era),
        Hijri::<UmmAlQura>::new_umm_al_qura(),
    );
    let month = usize::from(date.month().ordinal.saturating_sub(1)).min(HIJRI.len() - 1);
    (date.year().extended_year(), month, date.day_of_month().0)
}

const GREGORIAN_ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const GREGORIAN_ARABIC: [(&str, &str); 12] = [
    ("كانون الثاني", "يناير"),
    ("شباط", "فبراير"),
    ("آذار", "مارس"),
    ("نيسان", "أبريل"),
    ("أيار", "مايو"),
    ("حزيران", "يونيو"),
    ("تموز", "يوليو"),
    ("آب", "أغسطس"),
    ("أيلول", "سبتمبر"),
    ("تشرين الأول", "أكتوبر"),
    ("تشرين الثاني", "نوفمبر"),
    ("كانون الأول", "ديسمبر"),
];

const HIJRI: [(&str, &str); 12] = [
    ("محرم", "Muharram"),
    ("صفر", "Safar"),
    ("ربيع الأول", "Rabi\u{2bb} al-Awwal"),
    ("ربيع الآخر", "Rabi\u{2bb} al-Akhir"),
    ("جمادى الأولى", "Jumada al-Ula"),
    ("جمادى الآخرة", "Jumada al-Akhirah"),
    ("رجب", "Rajab"),
    ("شعبان", "Sha\u{2bb}ban"),
    ("رمضان", "Ramadan"),
    ("شوال", "Shawwal"),
    ("ذو القعدة", "Dhu al-Qi\u{2bb}dah"),
    ("ذو الحجة", "Dhu al-Hijjah"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn format(year: i32, month: u32, day: u32, language: Language, calendar: Calendar) -> String {
        format_date(
            NaiveDate::from_ymd_opt(year, month, day).unwrap(),
            language,
            calendar,
        )
    }

    #[test]
    fn an_arabic_gregorian_month_has_both_names() {
        let date = format(2024, 8, 28, Language::Arabic, Calendar::Gregorian);
        assert_eq!(date, "28 آب (أغسطس) 2024");
        assert_eq!(
            format(2024, 8, 28, Language::English, Calendar::Gregorian),
            "28 August 2024"
        );
    }

    #[test]
    fn hijri_dates_follow_the_umm_al_qura_tables() {
        // The official calendar: 1 Ramadan 1445 was 11 March 2024, 1 Muharram 1446 was 7 July 2024.
        assert_eq!(
            format(2024, 3, 11, Language::English, Calendar::Hijri),
            "1 Ramadan 1445 AH"
        );
        assert_eq!(
            format(2024, 7, 7, Language::Arabic, Calendar::Hijri),
            "1 محرم 1446 هـ"
        );
        assert_eq!(
            format(2024, 8, 28, Language::Arabic, Calendar::Hijri),
            "24 صفر 1446 هـ"
        );
    }
}
