//! Numbers of the two languages, whatever digits, separators, scales and words they are written with.
//!
//! Of a day the number of the day and the year are compared, for the other language may name the month. What is in digits and
//! neither a day nor a number of something (a year, an hour, a score) is compared digit by digit.

use std::{collections::BTreeSet, ops::Range};

use mujaz_text::{
    Amount, Calendar, DateMention, MentionedDay, NumberMention, dates, fold, numbers,
    numbers_beside, stem, words,
};

/// A number or a day that one text has and the other lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Missing {
    /// As the text writes it.
    pub(crate) text: String,
    /// Whether it is a day.
    pub(crate) is_day: bool,
}

/// A number as a text has it.
struct Written {
    amount: Amount,
    /// The amount where its point parts thousands: `1.200`.
    other: Option<Amount>,
    /// The words that a reader is shown.
    text: String,
    in_digits: bool,
    /// The place of the day that it is a part of.
    of_day: Option<usize>,
}

impl Written {
    fn is(&self, other: &Self) -> bool {
        let readings = |number: &Self| [Some(number.amount), number.other];
        readings(self)
            .into_iter()
            .flatten()
            .any(|amount| readings(other).contains(&Some(amount)))
    }
}

/// Returns the numbers that `from` has in digits and `wanted_in` lacks, as often as they are missing. A day is missing once,
/// whichever of its numbers are.
pub(crate) fn missing(from: &str, wanted_in: &str) -> Vec<Missing> {
    let mut there = written(wanted_in);
    there.extend(beside_nouns(wanted_in));
    let mut days = BTreeSet::new();
    written(from)
        .into_iter()
        .filter(|number| number.in_digits)
        .filter(
            |number| match there.iter().position(|other| other.is(number)) {
                Some(at) => {
                    there.swap_remove(at);
                    false
                }
                None => true,
            },
        )
        .filter(|number| number.of_day.is_none_or(|day| days.insert(day)))
        .map(|number| Missing {
            text: number.text,
            is_day: number.of_day.is_some(),
        })
        .collect()
}

/// The numbers of a text: of its days, of what it counts, and what else it has in digits.
fn written(text: &str) -> Vec<Written> {
    let days: Vec<DateMention> = dates(text)
        .into_iter()
        .filter(|day| day.calendar == Calendar::Gregorian && !of_day(day).is_empty())
        .collect();
    let counts = numbers_beside(text, &days);
    let read: Vec<Range<usize>> = days
        .iter()
        .map(|day| day.range.clone())
        .chain(counts.iter().map(|count| count.range.clone()))
        .collect();
    let mut found: Vec<Written> = days
        .iter()
        .flat_map(|day| {
            let amounts = of_day(day).into_iter();
            let amounts = amounts.filter_map(|number| Amount::of(number.into()));
            amounts.map(|amount| Written {
                text: text[day.range.clone()].to_owned(),
                of_day: Some(day.range.start),
                ..plain(amount)
            })
        })
        .collect();
    found.extend(counts.iter().flat_map(|count| of_count(text, count)));
    found.extend(
        words(text)
            .filter(|word| {
                !read
                    .iter()
                    .any(|read| read.start < word.range.end && word.range.start < read.end)
            })
            .flat_map(|word| other_digits(word.text)),
    );
    found
}

/// The year and the day of the month, as far as a day has them.
fn of_day(day: &DateMention) -> Vec<u32> {
    use chrono::Datelike;
    match day.day {
        MentionedDay::Full(date) => {
            vec![date.year().unsigned_abs(), date.day()]
        }
        MentionedDay::WithoutYear { day, .. } => vec![day],
        MentionedDay::OfWeek(_) | MentionedDay::FromWriting(_) => Vec::new(),
    }
}

/// A number, or both ends of a range.
fn of_count(text: &str, count: &NumberMention) -> Vec<Written> {
    let shown = &text[count.range.clone()];
    let end = |amount, other| Written {
        amount,
        other,
        text: shown.to_owned(),
        in_digits: shown.contains(char::is_numeric),
        of_day: None,
    };
    let mut found = vec![end(count.low, count.other_reading)];
    if count.high != count.low {
        found.push(end(count.high, None));
    }
    found
}

/// The digits of an hour, a score, a year, or a date that is none of the calendar.
fn other_digits(word: &str) -> Vec<Written> {
    let folded = fold(word);
    let digits = folded.trim_matches(|character: char| !character.is_ascii_digit());
    if digits.chars().any(char::is_alphabetic) {
        return Vec::new();
    }
    digits
        .split(['/', '-', ':'])
        .filter_map(Amount::read)
        .map(plain)
        .collect()
}

fn plain(amount: Amount) -> Written {
    Written {
        amount,
        other: None,
        text: amount.to_string(),
        in_digits: true,
        of_day: None,
    }
}

/// Numbers that stand with a noun and are no figures: behind an article (المحافظات الثلاث), or counting off ("the third").
fn beside_nouns(text: &str) -> impl Iterator<Item = Written> {
    words(text).flat_map(|word| {
        let folded = fold(word.text);
        let behind_article = folded
            .strip_prefix("ال")
            .or_else(|| folded.strip_prefix("لل"));
        let counted = behind_article
            .into_iter()
            .flat_map(numbers)
            .map(|number| number.low);
        let stemmed = stem(word.text);
        let ordinal = ORDINALS
            .iter()
            .zip(1..)
            .filter(move |(names, _)| names.iter().any(|name| stem(name) == stemmed))
            .filter_map(|(_, number)| Amount::of(number));
        let amounts: Vec<Amount> = counted.chain(ordinal).collect();
        amounts.into_iter().map(plain)
    })
}

/// First to tenth.
const ORDINALS: [&[&str]; 10] = [
    &["أول", "أولى", "first"],
    &["ثان", "ثانية", "second"],
    &["ثالث", "third"],
    &["رابع", "fourth"],
    &["خامس", "fifth"],
    &["سادس", "sixth"],
    &["سابع", "seventh"],
    &["ثامن", "eighth"],
    &["تاسع", "ninth"],
    &["عاشر", "tenth"],
];

#[cfg(test)]
mod tests {
    fn missing(from: &str, wanted_in: &str) -> Vec<String> {
        let missing = super::missing(from, wanted_in).into_iter();
        missing.map(|number| number.text).collect()
    }

    #[test]
    fn digits_and_separators_are_one() {
        assert!(missing("١٬٢٠٠ مستفيد", "1,200 beneficiaries").is_empty());
        assert!(missing("1200.50", "1,200.5").is_empty());
        assert!(missing("3,2", "3.2").is_empty());
    }

    #[test]
    fn a_scale_may_be_written_out_or_in_zeros() {
        assert!(missing("3.5 مليار دولار", "$3,500 million").is_empty());
        assert!(missing("200,000 people", "مئتا ألف شخص").is_empty());
        assert!(missing("12 ألفا و500 طن", "12,500 tonnes").is_empty());
        assert_eq!(missing("3.5 مليار", "$3.5 million"), ["3.5 مليار"]);
    }

    #[test]
    fn a_date_in_digits_meets_one_in_words() {
        assert!(missing("28/08/2024", "28 August 2024").is_empty());
        assert!(missing("28 August 2024", "2024/08/28").is_empty());
        assert_eq!(missing("28 August 2024", "2024/08/29"), ["28 August 2024"]);
        assert_eq!(missing("on 4 February 2025", "ذلك"), ["4 February 2025"]);
    }

    #[test]
    fn a_small_number_may_be_spelt() {
        assert!(missing("3 وزراء", "three ministers").is_empty());
        assert!(missing("2 ministers", "الوزيرين الاثنين").is_empty());
        assert!(missing("the 3 provinces", "المحافظات الثلاث").is_empty());
        assert!(missing("the 3rd round", "الجولة الثالثة").is_empty());
    }

    #[test]
    fn years_hours_and_scores_are_compared_too() {
        assert_eq!(missing("in 2023", "عام 2024"), ["2023"]);
        assert!(missing("منذ 2023", "since 2023").is_empty());
        assert_eq!(missing("3:30", "3:45"), ["30"]);
    }

    #[test]
    fn a_number_that_stands_twice_is_wanted_twice() {
        assert_eq!(missing("5 and 5", "5"), ["5"]);
    }
}
