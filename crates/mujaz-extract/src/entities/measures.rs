//! Days and numbers of a sentence, with their values in plain form and what the numbers count.

use mujaz_model::{EntityKind, Span};
use mujaz_text::{
    Calendar, DateMention, FoldedWord, MentionedDay, NumberMention, dates_among, fold, fold_space,
    months_among, numbers_among,
};

use crate::{
    items::Item,
    lexicon::{ends_name, is_title_word},
    quotations::is_finite_verb,
};

/// A day or a number.
#[derive(Debug)]
pub(super) struct Measure {
    pub(super) kind: EntityKind,
    pub(super) span: Span,
    pub(super) value: Option<String>,
    pub(super) unit: Option<String>,
}

/// Returns the days and numbers of a sentence whose items are given, in order.
pub(super) fn measures(source: &str, sentence: Span, items: &[Item<'_>]) -> Vec<Measure> {
    let text = sentence.of(source).unwrap_or_default();
    let place = |range: std::ops::Range<usize>| {
        Span::new(sentence.start + range.start, sentence.start + range.end)
    };
    let words: Vec<FoldedWord<'_>> = items
        .iter()
        .filter(|item| item.is_word)
        .map(|item| FoldedWord {
            range: item.span.start - sentence.start..item.span.end - sentence.start,
            text: item.text,
            folded: &item.folded,
        })
        .collect();
    let days = dates_among(text, &words);
    let numbers = numbers_among(text, &words, &days);
    let months = months_among(text, &words, &days)
        .into_iter()
        .map(|month| Measure {
            kind: EntityKind::Date,
            span: place(month.range),
            value: Some(format!("{}-{:02}", month.year, month.month)),
            unit: None,
        });
    let months: Vec<Measure> = months.collect();
    let is_year = |number: &NumberMention| {
        let span = place(number.range.clone());
        months
            .iter()
            .any(|month| month.span.start <= span.start && span.start < month.span.end)
    };
    let numbers: Vec<NumberMention> = numbers
        .into_iter()
        .filter(|number| !is_year(number))
        .collect();
    let days = days.into_iter().map(|day| Measure {
        kind: EntityKind::Date,
        span: place(day.range.clone()),
        value: day_value(&day),
        unit: None,
    });
    let counts = numbers
        .into_iter()
        .filter_map(|number| quantity(source, items, place(number.range.clone()), &number));
    let mut found: Vec<Measure> = days.chain(counts).chain(months).collect();
    found.sort_by_key(|measure| measure.span.start);
    found
}

/// `2024-08-28`, or `--08-28` without a year (and a month alone `2024-08`), as ISO 8601 and XML Schema write them. A day that is only pointed at (أمس) has none:
/// it is never reckoned from the day of printing.
fn day_value(day: &DateMention) -> Option<String> {
    match day.day {
        MentionedDay::Full(date) => Some(date.to_string()),
        MentionedDay::WithoutYear { month, day: number } if day.calendar == Calendar::Gregorian => {
            Some(format!("--{month:02}-{number:02}"))
        }
        _ => None,
    }
}

fn quantity(
    source: &str,
    items: &[Item<'_>],
    number: Span,
    mention: &NumberMention,
) -> Option<Measure> {
    let behind = items.partition_point(|item| item.span.start < number.end);
    let before = items.partition_point(|item| item.span.end <= number.start);
    let sign = before
        .checked_sub(1)
        .map(|place| &items[place])
        .filter(|item| item.is_mark(&['$', '€', '£', '¥']) && item.span.end == number.start);
    let code = before
        .checked_sub(1)
        .map(|place| &items[place])
        .filter(|item| CURRENCIES.contains(&item.text));
    let text = |span: Span| fold_space(span.of(source).unwrap_or_default());
    // US$1,500
    let country = sign.filter(|sign| sign.text == "$").and_then(|sign| {
        let item = &items[before.checked_sub(2)?];
        let is_joined = item.is_word && item.span.end == sign.span.start;
        let is_code =
            item.text.len() <= 2 && item.text.bytes().all(|letter| letter.is_ascii_uppercase());
        (is_joined && is_code).then_some(item)
    });
    let (span, unit) = if mention.is_percent {
        (number, Some("%".to_owned()))
    } else if let (Some(country), Some(sign)) = (country, sign) {
        (
            Span::new(country.span.start, number.end),
            Some(format!("{}{}", country.text, sign.text)),
        )
    } else if let Some(sign) = sign {
        (
            Span::new(sign.span.start, number.end),
            Some(sign.text.to_owned()),
        )
    } else if let Some(code) = code {
        (
            Span::new(code.span.start, number.end),
            Some(code.text.to_owned()),
        )
    } else if let Some(unit) = joined_unit(items, behind, number) {
        (Span::new(number.start, unit.end), Some(text(unit)))
    } else if let Some(end) = unit_end(items, behind) {
        let unit = Span::new(items[behind].span.start, items[end - 1].span.end);
        (Span::new(number.start, unit.end), Some(text(unit)))
    } else {
        (number, None)
    };
    let (span, unit, is_negative) = with_sign(source, items, number, span, unit);
    if is_year_before_noun(items, before, behind, mention)
        || is_in_ratio(items, before, behind, mention)
    {
        return None;
    }
    let value = match mention.other_reading {
        Some(whole) if is_counted(unit.as_deref(), mention) => whole.to_string(),
        _ if mention.low == mention.high => mention.low.to_string(),
        _ => format!("{}-{}", mention.low, mention.high),
    };
    let value = if is_negative && mention.low == mention.high {
        format!("-{value}")
    } else {
        value
    };
    // A number word that counts nothing here (واحد, "one") is no figure, and four digits alone may be a year.
    let words = text(number);
    let is_figure = words.chars().any(char::is_numeric)
        && !(words.chars().count() == 4 && matches!(mention.low.whole(), Some(1800..=2100)));
    (unit.is_some() || is_figure).then_some(Measure {
        kind: EntityKind::Quantity,
        span,
        value: Some(value),
        unit,
    })
}

/// The span and unit of a number with what makes it a temperature (`°C`), and whether it is below zero: "minus 4", `ناقص 4`, −4, "4 degrees
/// below zero", `4 درجات تحت الصفر`.
fn with_sign(
    source: &str,
    items: &[Item<'_>],
    number: Span,
    span: Span,
    unit: Option<String>,
) -> (Span, Option<String>, bool) {
    let mut span = span;
    let mut unit = unit;
    let behind = items.partition_point(|item| item.span.start < span.end);
    if let Some(degree) = items.get(behind).filter(|item| item.is_mark(&['°'])) {
        let scale = items
            .get(behind + 1)
            .filter(|item| item.span.start == degree.span.end && item.text.chars().count() == 1);
        let end = scale.map_or(degree.span.end, |scale| scale.span.end);
        unit = Span::new(degree.span.start, end)
            .of(source)
            .map(str::to_owned);
        span = Span::new(span.start, end);
    }
    let before = items.partition_point(|item| item.span.end <= number.start);
    let sign = before.checked_sub(1).map(|place| &items[place]);
    let is_led = sign.is_some_and(|sign| {
        let is_apart = before < 2 || items[before - 2].span.end < sign.span.start;
        sign.is("minus")
            || sign.is("ناقص")
            || sign.is_mark(&['-', '−', '–']) && sign.span.end == number.start && is_apart
    });
    if is_led && let Some(sign) = sign {
        return (Span::new(sign.span.start, span.end), unit, true);
    }
    let behind = items.partition_point(|item| item.span.start < span.end);
    let words: Vec<&str> = items[behind..]
        .iter()
        .take(3)
        .map(|item| item.folded.as_ref())
        .collect();
    let is_below = matches!(words[..], ["below", "zero", ..] | [_, "below", "zero"])
        || matches!(words[..], ["تحت", "الصفر", ..] | [_, "تحت", "الصفر"]);
    (span, unit, is_below)
}

/// Whether a number is half of a ratio, which counts nothing alone: "two in three voters", "7 out of 10", `طفل من كل خمسة`.
fn is_in_ratio(items: &[Item<'_>], before: usize, behind: usize, mention: &NumberMention) -> bool {
    // "fell by 4.5 per cent in three months"
    if mention.is_percent || mention.low.whole().is_none() {
        return false;
    }
    let word = |place: Option<usize>| {
        place
            .and_then(|place| items.get(place))
            .map_or("", |item| item.folded.as_ref())
    };
    let is_number = |place: Option<usize>| {
        let word = word(place);
        word.starts_with(|letter: char| letter.is_ascii_digit())
            || matches!(
                word,
                "one"
                    | "two"
                    | "three"
                    | "four"
                    | "five"
                    | "six"
                    | "seven"
                    | "eight"
                    | "nine"
                    | "ten"
            )
    };
    let joins = |place: Option<usize>| matches!(word(place), "in" | "of");
    let is_share = word(before.checked_sub(2)).ends_with("cent");
    let is_second = !is_share
        && joins(before.checked_sub(1))
        && (is_number(before.checked_sub(2))
            || word(before.checked_sub(2)) == "out" && is_number(before.checked_sub(3)));
    let is_first = joins(Some(behind)) && is_number(Some(behind + 1))
        || word(Some(behind)) == "out"
            && word(Some(behind + 1)) == "of"
            && is_number(Some(behind + 2));
    let is_of_each = word(before.checked_sub(1)) == "كل" && word(before.checked_sub(2)) == "من";
    // Four digits behind "in" are a year: "8 in 2024".
    let is_year = items
        .get(if is_first { behind + 1 } else { before })
        .is_some_and(|item| item.text.len() == 4 && item.text.starts_with(char::is_numeric));
    (is_second || is_first) && !is_year || is_of_each
}

/// Whether four digits before an English noun in the singular are the year of it: "a 2023 study", "the 2015 deal".
fn is_year_before_noun(
    items: &[Item<'_>],
    before: usize,
    behind: usize,
    mention: &NumberMention,
) -> bool {
    let is_year = matches!(mention.low.whole(), Some(1900..=2100)) && mention.low == mention.high;
    let is_plain = items
        .get(behind.wrapping_sub(1))
        .is_some_and(|item| item.text.len() == 4);
    let is_led = before.checked_sub(1).is_some_and(|place| {
        matches!(
            items[place].folded.as_ref(),
            "a" | "the" | "its" | "this" | "his" | "her" | "their" | "under" | "that"
        )
    });
    let is_single = items.get(behind).is_some_and(|next| {
        next.is_word && !next.is_arabic() && !next.folded.ends_with('s') && !next.is("people")
    });
    is_year && is_plain && is_led && is_single
}

/// Whether the point of a number like `2.500` parts thousands because of what it counts: soldiers and tents come whole, while
/// lengths, weights, money and shares may be given to the thousandth.
fn is_counted(unit: Option<&str>, mention: &NumberMention) -> bool {
    let noun = unit.and_then(|unit| unit.split_whitespace().next());
    !mention.is_percent && noun.is_some_and(|noun| !is_measured(&fold(noun)))
}

/// Whether a folded noun names a unit of measurement or money, or an abbreviation or sign of one: they come in parts.
fn is_measured(noun: &str) -> bool {
    const ENDINGS: [&str; 6] = ["", "ا", "ان", "ين", "ات", "s"];
    noun.chars().count() < 3
        || ENDINGS.into_iter().any(|ending| {
            noun.strip_suffix(ending)
                .is_some_and(|singular| MEASURED.contains(&singular))
        })
}

/// Units of money, length, area, weight, volume, power, time to the second and of scales, folded and without their endings.
const MEASURED: [&str; 76] = [
    "دولار",
    "دينار",
    "دنانير",
    "ريال",
    "جنيه",
    "ليره",
    "لير",
    "درهم",
    "دراهم",
    "يورو",
    "روبل",
    "روبيه",
    "يوان",
    "فرنك",
    "شيكل",
    "سنت",
    "متر",
    "امتار",
    "كيلومتر",
    "كيلو",
    "كلم",
    "ميل",
    "اميال",
    "قدم",
    "سنتيمتر",
    "سنتمتر",
    "هكتار",
    "فدان",
    "دونم",
    "طن",
    "اطنان",
    "كيلوغرام",
    "كيلوجرام",
    "غرام",
    "جرام",
    "رطل",
    "اونصه",
    "اوقيه",
    "لتر",
    "ليتر",
    "برميل",
    "براميل",
    "غالون",
    "واط",
    "كيلوواط",
    "ميغاواط",
    "ميجاواط",
    "ثانيه",
    "ثوان",
    "درجه",
    "درج",
    "نقطه",
    "نقط",
    "نقاط",
    "dollar",
    "euro",
    "pound",
    "dinar",
    "riyal",
    "metre",
    "meter",
    "kilometre",
    "kilometer",
    "mile",
    "foot",
    "feet",
    "ton",
    "tonne",
    "kilogram",
    "gram",
    "litre",
    "liter",
    "barrel",
    "second",
    "degree",
    "point",
];

/// Codes of money (ISO 4217) that stand before a sum.
const CURRENCIES: [&str; 16] = [
    "USD", "EUR", "GBP", "IQD", "SAR", "AED", "QAR", "KWD", "BHD", "OMR", "EGP", "JOD", "LBP",
    "TRY", "JPY", "CNY",
];

/// The unit that a hyphen joins to its number: "410-kilometre", "7.1-magnitude".
fn joined_unit(items: &[Item<'_>], behind: usize, number: Span) -> Option<Span> {
    let hyphen = items.get(behind)?;
    let unit = items.get(behind + 1)?;
    (hyphen.is_mark(&['-', '‑'])
        && hyphen.span.start == number.end
        && unit.span.start == hyphen.span.end
        && !unit.is_arabic()
        && unit.folded.chars().all(char::is_alphabetic))
    .then_some(unit.span)
}

/// The end of the words that a number counts: a noun, with what completes a currency or a measure.
fn unit_end(items: &[Item<'_>], at: usize) -> Option<usize> {
    // "2,500 U.S. troops"
    let is_state = items.get(at).is_some_and(|item| {
        item.text.len() <= 5 && item.is_capitalised() && item.text.contains('.')
    });
    if is_state {
        return items
            .get(at + 1)
            .filter(|next| {
                !next.is_arabic() && next.folded.ends_with('s') && !next.is_capitalised()
            })
            .and_then(|_| unit_end(items, at + 1));
    }
    let item = items.get(at).filter(|_| counts(items, at))?;
    if item.is_arabic() {
        let next = items.get(at + 1).filter(|next| next.is_arabic());
        let completes = next.is_some_and(|next| {
            let word = next.folded.as_ref();
            let is_money = matches!(
                item.folded.as_ref(),
                "دولار"
                    | "دولارا"
                    | "دولارات"
                    | "دينار"
                    | "دينارا"
                    | "ريال"
                    | "ريالا"
                    | "جنيه"
                    | "جنيها"
                    | "ليره"
                    | "درهم"
                    | "درهما"
            );
            matches!(
                word,
                "مربع"
                    | "مربعا"
                    | "مربعه"
                    | "مكعب"
                    | "مكعبا"
                    | "مكعبه"
                    | "مئويه"
                    | "بحري"
                    | "بحريا"
                    | "يوميا"
                    | "سنويا"
                    | "شهريا"
            ) || is_money
                && !ends_name(word)
                && !word.starts_with('و')
                && (word.ends_with('ي') || word.ends_with("يا") || word.ends_with("يه"))
        });
        return Some(with_rate(items, at + 1 + usize::from(completes)));
    }
    // "340 border officers": up to the plural.
    let end = (at..items.len().min(at + 3))
        .take_while(|&place| counts(items, place))
        .find(|&place| {
            let word = items[place].folded.as_ref();
            // "20 Swiss francs"
            let is_plural = word.ends_with('s') && !word.ends_with("ss");
            is_plural
                || matches!(
                    word,
                    "people"
                        | "men"
                        | "women"
                        | "children"
                        | "km"
                        | "kg"
                        | "dead"
                        | "percent"
                        | "kroner"
                        | "kronor"
                        | "yen"
                        | "yuan"
                        | "won"
                        | "lira"
                        | "rand"
                        | "baht"
                )
        });
    Some(with_rate(items, end.unwrap_or(at) + 1))
}

/// The end of a unit with what a stroke puts behind it: 120 km/h, كم/ساعة, "3 million b/d".
fn with_rate(items: &[Item<'_>], end: usize) -> usize {
    let is_joined = |at: usize| {
        items
            .get(at)
            .is_some_and(|item| item.span.start == items[at - 1].span.end)
    };
    let is_rate = items.get(end).is_some_and(|item| item.is_mark(&['/']))
        && is_joined(end)
        && is_joined(end + 1)
        && items[end + 1].is_word;
    end + 2 * usize::from(is_rate)
}

fn counts(items: &[Item<'_>], at: usize) -> bool {
    let item = &items[at];
    item.is_word
        && (item.is_arabic() || !is_finite_verb(items, at))
        && item.folded.chars().all(char::is_alphabetic)
        && !ends_name(item.folded.as_ref())
        && !item.folded.starts_with("ال")
        // عشرة ملايين | وامتنع مليونان
        && (!item.folded.starts_with('و') || begins_with_waw(&item.folded))
        // 190 مليونا | للجيش
        && !item.folded.starts_with("لل")
        && !(item.folded.starts_with('ل') && is_title_word(&item.folded['ل'.len_utf8()..]))
        // 19 | كانوا ينتظرون
        && !(item.folded.ends_with("وا") || item.is_or_bare(&["كان", "كانت"]))
        && !matches!(
            item.folded.as_ref(),
            "مقابل"
                | "ازاء"
                | "مقارنه"
                | "قياسا"
                | "فقط"
                | "تقريبا"
                | "a"
                | "an"
                | "each"
                | "every"
                | "and"
                | "in"
                | "on"
                | "of"
                | "at"
                | "to"
                | "for"
                | "by"
                | "from"
                | "with"
                | "or"
                | "were"
                | "was"
                | "is"
                | "are"
                | "had"
                | "have"
                | "has"
                | "will"
                | "the"
                | "who"
                | "that"
                | "which"
                | "but"
                | "as"
                | "than"
                | "since"
                | "into"
                | "after"
                | "before"
                | "more"
                | "less"
                | "other"
                | "others"
                | "per"
                | "immediately"
                | "said"
                | "said,"
                | "times"
                | "do"
                | "did"
                | "does"
                | "could"
                | "would"
                | "can"
                | "should"
                | "must"
                | "also"
                | "when"
                | "while"
                | "where"
                | "if"
                | "because"
                | "اخرون"
                | "اخرين"
                | "اخري"
                | "اخريات"
        )
}

/// What is counted and has a و of its own: 500 وحدة سكنية.
fn begins_with_waw(word: &str) -> bool {
    matches!(
        word,
        "وحده"
            | "وحدات"
            | "وظيفه"
            | "وظائف"
            | "ورقه"
            | "وجبه"
            | "وجبات"
            | "وفاه"
            | "وفيات"
            | "وثيقه"
            | "وثائق"
            | "ورشه"
            | "ورش"
            | "وسيله"
            | "وسائل"
            | "ولاده"
            | "ولادات"
            | "واط"
            | "ولايه"
            | "ولايات"
            | "وقت"
            | "وفدا"
            | "وفود"
            | "وساطه"
    ) || is_title_word(word)
}
