//! The names of months.

use super::{
    Calendar,
    token::{Token, is_joined},
};

/// A month that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Month {
    /// From 1.
    pub(super) number: u32,
    pub(super) calendar: Calendar,
    /// How many words its name takes.
    pub(super) length: usize,
    /// Whether the name is a usual word as well, so that a date needs its year to be one.
    pub(super) needs_year: bool,
}

/// Tells whether a folded word is the name of a month, in the calendar of either language: `ايلول`, `september`.
#[must_use]
pub fn is_month(word: &str) -> bool {
    GREGORIAN.iter().any(|names| names.contains(&word))
}

/// Returns the number, from 1, of the Gregorian month that a folded word names, or that it names with the word behind it: كانون الثاني.
#[must_use]
pub fn month_named(word: &str, behind: &str) -> Option<u32> {
    let place = |name: &str| GREGORIAN.iter().position(|names| names.contains(&name));
    let alone = place(word);
    let found = match word {
        "كانون" | "تشرين" => place(&format!("{word} {behind}")),
        _ => alone,
    };
    found.and_then(|index| u32::try_from(index + 1).ok())
}

/// The month that `tokens` begin with.
pub(super) fn read(text: &str, tokens: &[Token<'_>]) -> Option<Month> {
    let first = tokens.first()?;
    let word = first.word();
    if word.is_empty() {
        return None;
    }
    if let Some(second) = tokens
        .get(1)
        .filter(|second| is_joined(text, first, second))
    {
        let pair = format!("{word} {}", second.word());
        if let Some(found) = find(&GREGORIAN, &pair, Calendar::Gregorian, 2)
            .or_else(|| find(&HIJRI, &pair, Calendar::Hijri, 2))
            .or_else(|| find(&LIBYAN, &pair, Calendar::Gregorian, 2).map(with_year))
        {
            return Some(found);
        }
    }
    let found = find(&GREGORIAN, word, Calendar::Gregorian, 1)
        .or_else(|| find(&HIJRI, word, Calendar::Hijri, 1));
    if let Some(mut found) = found {
        // "may" and "march" are verbs; أب (father) is no آب.
        if word.is_ascii() && !first.is_capital {
            return None;
        }
        found.needs_year = word == "اب" && !text[first.range.clone()].starts_with(['آ', 'ا']);
        return Some(found);
    }
    find(&LIBYAN, word, Calendar::Gregorian, 1)
        .or_else(|| find(&SHORT, word, Calendar::Gregorian, 1))
        .map(with_year)
}

const fn with_year(month: Month) -> Month {
    Month {
        needs_year: true,
        ..month
    }
}

fn find(names: &[&[&str]; 12], name: &str, calendar: Calendar, length: usize) -> Option<Month> {
    let index = names.iter().position(|names| names.contains(&name))?;
    Some(Month {
        number: u32::try_from(index + 1).ok()?,
        calendar,
        length,
        needs_year: false,
    })
}

/// The Gregorian months, folded: Iraq and the Levant, Egypt and the Gulf, Algeria and Tunisia, Morocco and Mauritania,
/// English.
const GREGORIAN: [&[&str]; 12] = [
    &[
        "كانون الثاني",
        "كانون ثاني",
        "يناير",
        "جانفي",
        "january",
        "jan",
    ],
    &["شباط", "فبراير", "فيفري", "february", "feb"],
    &["اذار", "مارس", "march", "mar"],
    &["نيسان", "ابريل", "افريل", "april", "apr"],
    &["ايار", "مايس", "مايو", "ماي", "may"],
    &["حزيران", "يونيو", "يونيه", "جوان", "june", "jun"],
    &["تموز", "يوليو", "يوليه", "جويليه", "يوليوز", "july", "jul"],
    &["اب", "اغسطس", "اوت", "غشت", "اغشت", "august", "aug"],
    &[
        "ايلول",
        "سبتمبر",
        "شتنبر",
        "شتمبر",
        "september",
        "sept",
        "sep",
    ],
    &["تشرين الاول", "تشرين اول", "اكتوبر", "october", "oct"],
    &[
        "تشرين الثاني",
        "تشرين ثاني",
        "نوفمبر",
        "نونبر",
        "november",
        "nov",
    ],
    &[
        "كانون الاول",
        "كانون اول",
        "ديسمبر",
        "دجنبر",
        "دجمبر",
        "december",
        "dec",
    ],
];

/// The months of the Levant whose names have two words, as news writes them short. They are no words elsewhere, but stand for other things.
const SHORT: [&[&str]; 12] = [
    &["ك2"],
    &[],
    &[],
    &[],
    &[],
    &[],
    &[],
    &[],
    &[],
    &["ت1"],
    &["ت2"],
    &["ك1"],
];

/// The months of the Libyan calendar in official use from 1969 to 2011.
const LIBYAN: [&[&str]; 12] = [
    &["اي النار", "اينار", "النار"],
    &["النوار"],
    &["الربيع"],
    &["الطير"],
    &["الماء"],
    &["الصيف"],
    &["ناصر"],
    &["هانيبال"],
    &["الفاتح"],
    &["التمور"],
    &["الحرث"],
    &["الكانون"],
];

/// The Hijri months, folded.
const HIJRI: [&[&str]; 12] = [
    &["محرم", "المحرم", "muharram"],
    &["صفر", "safar"],
    &["ربيع الاول", "ربيع اول"],
    &["ربيع الاخر", "ربيع الثاني", "ربيع ثاني"],
    &["جمادي الاولي", "جمادي الاول", "جمادي اول"],
    &["جمادي الاخره", "جمادي الثانيه", "جمادي الثاني", "جمادي الاخر"],
    &["رجب", "rajab"],
    &["شعبان", "shaban"],
    &["رمضان", "ramadan"],
    &["شوال", "shawwal"],
    &["ذو القعده", "ذي القعده"],
    &["ذو الحجه", "ذي الحجه"],
];
