//! The print date: which of the days on a line it is, and what makes it doubtful.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};
use mujaz_model::Warning;
use mujaz_text::{Calendar, DateMention, dates, fold, impossible_day, words};

use crate::{lines::offset, place};

/// Finds the day with a year that `text` names, with its bytes: the first Gregorian one, or else the first Hijri one,
/// converted. Words such as "today" name no day, and a day without a year is none. The day of an update goes behind the others.
pub(crate) fn find(text: &str) -> Option<(NaiveDate, Range<usize>)> {
    let found = dates(text);
    match chosen(text, &found) {
        Some(mention) => Some((mention.full()?, mention.range.clone())),
        None => short(text),
    }
}

/// Whether the day that [`find`] finds is the one on which the article was updated.
pub(crate) fn is_update(text: &str) -> bool {
    let found = dates(text);
    chosen(text, &found).is_some_and(|mention| follows_update(text, &found, mention))
}

/// The day of an update that a text names, beside another day or alone.
pub(crate) fn updated(text: &str) -> Option<NaiveDate> {
    let found = dates(text);
    found
        .iter()
        .find(|mention| mention.full().is_some() && follows_update(text, &found, mention))
        .and_then(DateMention::full)
}

/// Says what makes the day that [`find`] finds in `text` doubtful.
pub(crate) fn doubts(text: &str) -> Vec<Warning> {
    let found = dates(text);
    let Some((mention, day)) =
        chosen(text, &found).and_then(|mention| Some((mention, mention.full()?)))
    else {
        let written = short(text).map(|(day, range)| (day, &text[range]));
        return written.map_or_else(Vec::new, |(day, written)| {
            let is_one = written.chars().all(char::is_numeric);
            let (en, ar) = if is_one {
                (
                    format!("the number `{written}` was taken for the date {day}"),
                    format!("عُدّ الرقم «{written}» التاريخ {day}"),
                )
            } else {
                (
                    format!("the year of `{written}` has two digits: the date was taken for {day}"),
                    format!("السنة في «{written}» من رقمين، فعُدّ التاريخ {day}"),
                )
            };
            vec![Warning::new(en).in_arabic(ar)]
        });
    };
    let written = &text[mention.range.clone()];
    let mut warnings = Vec::new();
    if mention.calendar == Calendar::Hijri {
        let warning = Warning::new(format!(
            "the date `{written}` is Hijri: it was converted to {day} by the Umm al-Qura calendar, and can be a day off"
        ));
        warnings.push(warning.in_arabic(format!(
            "التاريخ «{written}» هجري، وحُوّل إلى {day} بتقويم أم القرى، وقد يختلف يومًا"
        )));
    }
    if let Some(other) = mention.other_reading {
        let warning = Warning::new(format!(
            "the date `{written}` can be read in two ways: it was taken for {day}, not for {other}"
        ));
        warnings.push(warning.in_arabic(format!(
            "يُقرأ التاريخ «{written}» على وجهين، فعُدّ {day} لا {other}"
        )));
    }
    if mention.contradicts_weekday() {
        let [ar, en] = weekday_names(day);
        let warning = Warning::new(format!(
            "the date `{written}` contradicts itself: {day} is a {en}"
        ));
        warnings.push(warning.in_arabic(format!("التاريخ «{written}» يناقض نفسه: {day} يوم {ar}")));
    }
    let hijri = found
        .iter()
        .filter(|other| {
            other.calendar == Calendar::Hijri && mention.calendar == Calendar::Gregorian
        })
        .find_map(DateMention::full);
    if let Some(hijri) = hijri.filter(|&hijri| (hijri - day).num_days().abs() > 1) {
        let warning = Warning::new(format!(
            "the Hijri date beside {day} is another day, {hijri}"
        ));
        warnings.push(warning.in_arabic(format!(
            "التاريخ الهجري المذكور مع {day} يوم آخر هو {hijri}"
        )));
    }
    warnings
}

/// Says that a dateline or another line of the head names a day that no month has, or a day and no year, so that no date can be read from it.
pub(crate) fn without_year(dateline: &str) -> Option<Warning> {
    if let Some(range) = impossible_day(dateline) {
        let written = &dateline[range];
        let warning = Warning::new(format!(
            "the day printed with the article, `{written}`, is in no calendar: the date is left empty"
        ));
        return Some(warning.in_arabic(format!(
            "اليوم المطبوع مع المقال، «{written}»، لا وجود له في التقويم، فتُرك التاريخ فارغًا"
        )));
    }
    let mention = dates(dateline)
        .into_iter()
        .find(|mention| mention.range.len() > 2 && mention.full().is_none())?;
    let written = &dateline[mention.range];
    written.chars().any(char::is_numeric).then(|| {
        Warning::new(format!(
            "only a day without a year is printed with the article, `{written}`: the date is left empty"
        ))
        .in_arabic(format!(
            "المطبوع مع المقال يوم بلا سنة، «{written}»، فتُرك التاريخ فارغًا"
        ))
    })
}

fn chosen<'a>(text: &str, found: &'a [DateMention]) -> Option<&'a DateMention> {
    let choose = |calendar, is_update: bool| {
        found.iter().find(move |mention| {
            mention.calendar == calendar
                && mention.full().is_some()
                && follows_update(text, found, mention) == is_update
        })
    };
    choose(Calendar::Gregorian, false)
        .or_else(|| choose(Calendar::Hijri, false))
        .or_else(|| choose(Calendar::Gregorian, true))
        .or_else(|| choose(Calendar::Hijri, true))
}

/// Whether the words before a day, behind the day before it, say that something was updated.
fn follows_update(text: &str, found: &[DateMention], mention: &DateMention) -> bool {
    let start = found
        .iter()
        .map(|other| other.range.end)
        .filter(|&end| end <= mention.range.start)
        .max()
        .unwrap_or(0);
    words(&text[start..mention.range.start]).any(|word| {
        matches!(
            fold(word.text).as_str(),
            "تحديث"
                | "التحديث"
                | "محدث"
                | "تعديل"
                | "التعديل"
                | "updated"
                | "update"
                | "modified"
                | "edited"
                | "revised"
        )
    })
}

/// A day in numbers whose year has two digits, `28/8/24`, or without marks, `20240828`, in a line that says little else.
fn short(text: &str) -> Option<(NaiveDate, Range<usize>)> {
    const WORDS: usize = 8;
    if text.split_whitespace().count() > WORDS {
        return None;
    }
    if let Some(day) = unmarked(text) {
        return Some((day, 0..text.len()));
    }
    text.split_whitespace().find_map(|word| {
        let bare = word.trim_matches(|letter: char| !letter.is_numeric());
        let numbers: Option<Vec<(u32, usize)>> = bare.split(['/', '.', '-']).map(number).collect();
        let &[(day, 1..=2), (month, 1..=2), (year, 2)] = numbers?.as_slice() else {
            return None;
        };
        let century = if year < 70 { 2000 } else { 1900 };
        let day = NaiveDate::from_ymd_opt(century + i32::try_from(year).ok()?, month, day)?;
        let start = offset(text, bare);
        Some((day, start..start + bare.len()))
    })
}

/// The day of a line that is eight digits and nothing else.
fn unmarked(text: &str) -> Option<NaiveDate> {
    let digits: Vec<u32> = text
        .chars()
        .map(|digit| Some(number(digit.encode_utf8(&mut [0; 4]))?.0))
        .collect::<Option<_>>()?;
    let value = |digits: &[u32]| digits.iter().fold(0, |sum, digit| sum * 10 + digit);
    let (year, rest) = digits
        .split_at_checked(4)
        .filter(|(_, rest)| rest.len() == 4)?;
    let year = i32::try_from(value(year)).ok()?;
    (1900..=2100)
        .contains(&year)
        .then(|| NaiveDate::from_ymd_opt(year, value(&rest[..2]), value(&rest[2..])))?
}

/// The day that pieces of a page are together which nothing parts, `13آذار2026`.
pub(crate) fn glued(text: &str) -> Option<NaiveDate> {
    /// More characters than a weekday and a day have.
    const LONGEST: usize = 32;
    if text.chars().count() > LONGEST || text.contains(char::is_whitespace) {
        return None;
    }
    let mut parted = String::with_capacity(text.len() + 4);
    let mut was_number: Option<bool> = None;
    for letter in text.chars() {
        let is_number = letter.is_numeric();
        if letter.is_alphanumeric() && was_number.is_some_and(|was| was != is_number) {
            parted.push(' ');
        }
        was_number = letter.is_alphanumeric().then_some(is_number);
        parted.push(letter);
    }
    (parted.len() > text.len()).then(|| find(&parted).map(|(day, _)| day))?
}

/// The day that up to four short lines are together, the month in letters: `13`, `آذار`, `2026`.
pub(crate) fn in_lines<'t>(lines: impl Iterator<Item = &'t str>) -> Option<NaiveDate> {
    let parts: Vec<&str> = lines.collect();
    let is_part = |part: &&str| {
        words(part).count() == 1
            && part.chars().count() <= 12
            && (part.chars().all(char::is_numeric)
                || part.chars().all(|it| it.is_alphabetic() || it == '/'))
    };
    let is_one = (3..=4).contains(&parts.len())
        && parts.iter().all(is_part)
        && parts
            .iter()
            .filter(|part| part.starts_with(char::is_numeric))
            .count()
            == 2;
    let text = parts.join(" ");
    let found = find(&text).filter(|_| is_one)?;
    let mentions = dates(&text);
    mentions
        .iter()
        .any(|mention| mention.full() == Some(found.0))
        .then_some(found.0)
}

/// The day in the closing line of an agency that writes it in eight digits, the year last, with the hour behind it: `14042026 1412 GMT`.
pub(crate) fn closing(text: &str) -> Option<NaiveDate> {
    let (day, hour) = text.split_once(' ')?;
    let is_hour = hour
        .split(' ')
        .next()
        .is_some_and(|hour| hour.len() == 4 && hour.bytes().all(|digit| digit.is_ascii_digit()));
    if !is_hour || day.len() != 8 {
        return None;
    }
    let part = |range: Range<usize>| day.get(range)?.parse::<u32>().ok();
    let year = i32::try_from(part(4..8)?).ok()?;
    (1900..=2100)
        .contains(&year)
        .then(|| NaiveDate::from_ymd_opt(year, part(2..4)?, part(0..2)?))?
}

/// The value and the length of a number in any of the three sets of digits.
fn number(digits: &str) -> Option<(u32, usize)> {
    let value = |digit: char| {
        let zero = match digit {
            '0'..='9' => '0',
            '٠'..='٩' => '٠',
            '۰'..='۹' => '۰',
            _ => return None,
        };
        Some(u32::from(digit) - u32::from(zero))
    };
    let length = digits.chars().count();
    if !(1..=4).contains(&length) {
        return None;
    }
    let sum = digits
        .chars()
        .try_fold(0, |sum, digit| Some(sum * 10 + value(digit)?))?;
    Some((sum, length))
}

/// Folded words that say that something was posted.
pub(crate) const TELLING: [&str; 12] = [
    "نشر",
    "نشرت",
    "النشر",
    "بتاريخ",
    "تحديث",
    "الساعه",
    "ساعه",
    "غرينتش",
    "gmt",
    "published",
    "posted",
    "updated",
];

/// Folded words that can stand beside a day and say nothing.
pub(crate) const FILLING: [&str; 33] = [
    "تاريخ",
    "التاريخ",
    "يوم",
    "الموافق",
    "المصادف",
    "الخبر",
    "في",
    "اخر",
    "بتوقيت",
    "جرينتش",
    "مكه",
    "المكرمه",
    "ص",
    "م",
    "ه",
    "ف",
    "مسيحي",
    "ميلادي",
    "ميلاديه",
    "افرنجي",
    "هجري",
    "صباحا",
    "مساء",
    "on",
    "at",
    "am",
    "pm",
    "a.m",
    "p.m",
    "date",
    "العدد",
    "issue",
    "vol",
];

/// Whether the text names an hour, `10:15`.
pub(crate) fn has_hour(text: &str) -> bool {
    text.split(|character: char| !character.is_numeric() && character != ':')
        .any(|part| {
            part.split_once(':').is_some_and(|(hour, minute)| {
                (1..=2).contains(&hour.chars().count()) && minute.chars().count() >= 2
            })
        })
}

/// The bytes that say whose hour it is: `بتوقيت بغداد`, `بالتوقيت المحلي`, `Baghdad time`.
pub(crate) fn zone(text: &str) -> Option<Range<usize>> {
    let all: Vec<_> = words(text).collect();
    let folded: Vec<String> = all.iter().map(|word| fold(word.text)).collect();
    if let Some(at) = folded
        .iter()
        .position(|word| matches!(word.as_str(), "بتوقيت" | "توقيت" | "بالتوقيت"))
    {
        let longest = (at + 1..all.len().min(at + 4)).rev().find(|&last| {
            let place = &text[all[at + 1].range.start..all[last].range.end];
            place::is_known(place) || fold(place) == "شرق الولايات المتحده"
        });
        let last = longest.unwrap_or((at + 1).min(all.len() - 1));
        return Some(all[at].range.start..all[last].range.end);
    }
    let at = folded.iter().position(|word| word == "time")?;
    let first = at.checked_sub(1)?;
    (has_hour(text) && (folded[first] == "local" || place::is_known(all[first].text)))
        .then(|| all[first].range.start..all[at].range.end)
}

/// Returns the bytes of everything in `text` that names a day, weekdays among it.
pub(crate) fn places(text: &str) -> Vec<Range<usize>> {
    dates(text)
        .into_iter()
        .map(|mention| mention.range)
        .collect()
}

/// The name of a day of the week, in Arabic and in English.
fn weekday_names(day: NaiveDate) -> [&'static str; 2] {
    const NAMES: [[&str; 2]; 7] = [
        ["الاثنين", "Monday"],
        ["الثلاثاء", "Tuesday"],
        ["الأربعاء", "Wednesday"],
        ["الخميس", "Thursday"],
        ["الجمعة", "Friday"],
        ["السبت", "Saturday"],
        ["الأحد", "Sunday"],
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
    fn the_day_of_an_update_goes_behind_the_day_of_printing() {
        for text in [
            "Published: October 3, 2024 | Updated: October 5, 2024",
            "آخر تحديث: 5 أكتوبر 2024 - نشر في 3 أكتوبر 2024",
        ] {
            assert_eq!(day(text).as_deref(), Some("2024-10-03"), "{text}");
            assert!(!is_update(text), "{text}");
        }
        assert!(is_update("آخر تحديث: 5 أكتوبر 2024"));
    }

    #[test]
    fn a_year_of_two_digits_is_told() {
        for text in ["28/8/24", "الأربعاء ٢٨/٨/٢٤"] {
            assert_eq!(day(text).as_deref(), Some("2024-08-28"), "{text}");
            assert!(doubts(text)[0].message.contains("two digits"), "{text}");
        }
        assert_eq!(day("نسخة 2.10.24.1"), None);
    }

    #[test]
    fn a_day_without_a_year_is_no_print_date() {
        for text in ["اليوم", "28 آب", "الأربعاء الماضي", "آب 2024"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
    #[test]
    fn a_print_date_that_no_month_has_is_told() {
        for (text, written) in [
            ("بغداد - 31 شباط 2026", "31 شباط"),
            ("30/02/2026", "30/02/2026"),
        ] {
            assert_eq!(day(text), None, "{text}");
            let told = without_year(text).map(|warning| warning.message);
            assert!(
                told.as_ref()
                    .is_some_and(|told| told.contains(&format!("`{written}`, is in no calendar"))),
                "{text}: {told:?}"
            );
        }
    }
}
