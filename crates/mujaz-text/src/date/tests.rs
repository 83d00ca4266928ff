use super::*;

fn day(text: &str) -> Option<String> {
    dates(text)
        .iter()
        .find_map(DateMention::full)
        .map(|day| day.to_string())
}

fn only(text: &str) -> DateMention {
    let found = dates(text);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found[0].clone()
}

#[test]
fn numbers_are_read_in_the_order_of_their_year() {
    for text in [
        "2024/08/28",
        "28/08/2024",
        "28-8-2024",
        "28.08.2024",
        "8/28/2024",
        "2024/28/08",
        "٢٨/٠٨/٢٠٢٤",
        "٢٠٢٤/٠٨/٢٨",
        "۲۰۲۴/۰۸/۲۸",
        "28 / 8 / 2024",
        "28 – 8 – 2024",
        "28 — 8 — 2024",
        "28/8/2024م",
        "2024-08-28T09:30:00+03:00",
    ] {
        assert_eq!(day(text).as_deref(), Some("2024-08-28"), "{text}");
    }
}

#[test]
fn a_year_of_irans_calendar_is_of_no_other() {
    for text in [
        "12/3/1405 هـ.ش",
        "12/3/1405 هـ ش",
        "12/3/1405 شمسية",
        "1405/03/12 هجري شمسي",
        "۱۴۰۵/۰۳/۱۲ شمسی",
        "۱۲/۳/۱۴۰۵ خورشیدی",
        "12/3/1405هـ.ش",
    ] {
        assert_eq!(day(text), None, "{text}: {:?}", dates(text));
    }
    assert_eq!(
        day("12/3/1445 هـ شمس النهار").as_deref(),
        Some("2023-09-27")
    );
}

#[test]
fn a_day_that_no_month_has_is_told() {
    for (text, written) in [
        ("بغداد، 31 شباط 2026", "31 شباط"),
        ("31 أبريل", "31 أبريل"),
        ("صدر في 30/02/2026", "30/02/2026"),
        ("2026/02/30", "2026/02/30"),
        ("31 June 2026", "31 June"),
    ] {
        let found = impossible_day(text).map(|range| &text[range]);
        assert_eq!(found, Some(written), "{text}");
    }
    for text in [
        "28/02/2026",
        "29 شباط",
        "30/2/1447",
        "13/14/2026",
        "1/2",
        "31 آب 2026",
    ] {
        assert_eq!(impossible_day(text), None, "{text}");
    }
}

#[test]
fn every_month_naming_is_read() {
    for text in [
        "28 آب 2024",
        "28 أغسطس 2024",
        "28 أوت 2024",
        "28 غشت 2024",
        "28 أغشت 2024",
        "28 هانيبال 2024",
        "28 August 2024",
        "28th of August, 2024",
        "August 28, 2024",
        "Aug. 28, 2024",
        "28-آب-2024",
        "28 من شهر آب من عام 2024",
        "٢٨ آب ٢٠٢٤م",
        "أغسطس 28، 2024",
        "28 آب\nسنة 2024",
        "الثامن والعشرين من آب 2024",
        "بـ28 آب 2024",
    ] {
        assert_eq!(day(text).as_deref(), Some("2024-08-28"), "{text}");
    }
    for (text, expected) in [
        ("1 كانون الثاني 2024", "2024-01-01"),
        ("1 تشرين أول 2024", "2024-10-01"),
        ("الفاتح من سبتمبر 1969", "1969-09-01"),
        ("الحادي عشر من سبتمبر/أيلول 2001", "2001-09-11"),
        ("5 جويلية 1962", "1962-07-05"),
        ("30 يوليوز 2020", "2020-07-30"),
        ("9 مايس 2023", "2023-05-09"),
        ("3 ت1 2023", "2023-10-03"),
        ("3 ت٢ 2023", "2023-11-03"),
        ("3 ك1 2023", "2023-12-03"),
        ("3 ك2 2023", "2023-01-03"),
        ("3 أي النار 1998", "1998-01-03"),
    ] {
        assert_eq!(day(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn a_double_month_name_is_one_month() {
    for text in [
        "28 آب (أغسطس) 2024",
        "28 أغسطس/آب 2024",
        "28 آب / أغسطس 2024",
        "28 آب - أغسطس 2024",
    ] {
        let mention = only(text);
        assert_eq!(
            mention.full().map(|day| day.to_string()).as_deref(),
            Some("2024-08-28"),
            "{text}"
        );
        assert_eq!(mention.range, 0..text.len());
    }
    assert_eq!(
        only("9 فبراير (شباط) 2009").full(),
        NaiveDate::from_ymd_opt(2009, 2, 9)
    );
}

#[test]
fn hijri_days_are_converted_and_say_so() {
    for text in [
        "23 صفر 1446 هـ",
        "23/2/1446هـ",
        "1446/2/23",
        "٢٣ صفر ١٤٤٦هـ",
        "23 من صفر 1446",
    ] {
        let mention = only(text);
        assert_eq!(mention.calendar, Calendar::Hijri, "{text}");
        assert_eq!(
            mention.full(),
            NaiveDate::from_ymd_opt(2024, 8, 27),
            "{text}"
        );
        assert_eq!(mention.range, 0..text.len(), "{text}");
    }
    let both = dates("الأربعاء 24 صفر 1446 هـ الموافق 28 آب 2024 م");
    assert_eq!(both.len(), 2, "{both:?}");
    assert_eq!(both[0].full(), both[1].full());
    assert_eq!(
        only("17 رمضان المبارك").day,
        MentionedDay::WithoutYear { month: 9, day: 17 }
    );
}

#[test]
fn numbers_that_can_be_read_both_ways_say_so() {
    let mention = only("05/06/2024");
    assert_eq!(mention.full(), NaiveDate::from_ymd_opt(2024, 6, 5));
    assert_eq!(mention.other_reading, NaiveDate::from_ymd_opt(2024, 5, 6));
    for text in ["06/06/2024", "28/06/2024", "2024/05/06"] {
        assert_eq!(only(text).other_reading, None, "{text}");
    }
}

#[test]
fn the_weekday_tells_which_of_two_numbers_is_the_month() {
    for text in [
        "الخميس 10/03/2024",
        "الخميس 03/10/2024",
        "خميس, 10/03/2024",
        "Thursday, 10/03/2024",
    ] {
        let mention = only(text);
        assert_eq!(mention.full().unwrap().to_string(), "2024-10-03", "{text}");
        assert_eq!(mention.other_reading, None, "{text}");
    }
    assert!(only("الجمعة 10/03/2024").other_reading.is_some());
}

#[test]
fn the_weekday_beside_a_date_is_compared_with_it() {
    for text in [
        "الأربعاء 28 آب 2024",
        "يوم الأربعاء الموافق 28/8/2024",
        "2024/08/28 الأربعاء",
        "Wednesday, August 28, 2024",
        "Wed, 28 Aug 2024",
    ] {
        let mention = only(text);
        assert_eq!(mention.weekday, Some(Weekday::Wed), "{text}");
        assert!(!mention.contradicts_weekday(), "{text}");
    }
    assert!(only("الخميس 28 آب 2024").contradicts_weekday());
    assert!(
        !only("الخميس 23 صفر 1446").contradicts_weekday()
            || only("الخميس 23 صفر 1446").weekday == Some(Weekday::Thu)
    );
}

#[test]
fn days_can_share_a_month() {
    let text = "يومي 10 و 11 ابريل الجاري";
    let found = dates(text);
    let days: Vec<_> = found
        .iter()
        .map(|mention| (mention.day, &text[mention.range.clone()]))
        .collect();
    assert_eq!(
        days,
        [
            (MentionedDay::WithoutYear { month: 4, day: 10 }, "10"),
            (
                MentionedDay::WithoutYear { month: 4, day: 11 },
                "11 ابريل الجاري"
            ),
        ]
    );
    assert_eq!(dates("من 26 إلى 28 أيار 2024").len(), 2);
    assert_eq!(dates("26-28 May 2024").len(), 2);
    assert_eq!(dates("من 26 نيسان/أبريل إلى 2 أيار/مايو").len(), 2);
}

#[test]
fn a_year_that_is_only_pointed_at_is_not_filled_in() {
    for text in [
        "31 مارس من العام الماضي",
        "31 مارس الماضي",
        "31 مارس",
        "March 31",
    ] {
        let mention = only(text);
        assert_eq!(
            mention.day,
            MentionedDay::WithoutYear { month: 3, day: 31 },
            "{text}"
        );
        assert_eq!(mention.range, 0..text.len(), "{text}");
    }
}

#[test]
fn relative_words_are_found_and_left_alone() {
    for (text, days) in [
        ("اليوم", 0),
        ("أمس الجمعة", -1),
        ("أول من أمس", -2),
        ("غداً", 1),
        ("بعد غد", 2),
        ("yesterday", -1),
    ] {
        assert_eq!(only(text).day, MentionedDay::FromWriting(days), "{text}");
    }
    assert_eq!(
        only("الأربعاء المقبل").day,
        MentionedDay::OfWeek(Weekday::Wed)
    );
    for text in [
        "في ذلك اليوم",
        "اليوم التالي",
        "صلاة الجمعة",
        "كل خميس",
        "اليوم العالمي",
    ] {
        assert!(dates(text).is_empty(), "{text}: {:?}", dates(text));
    }
}

#[test]
fn what_names_no_day_is_no_date() {
    for text in [
        "31/02/2024",
        "آب 2024",
        "12.5",
        "الاجتماع 1",
        "1/2",
        "3 أب",
        "may 5 people",
        "192.168.1.10",
        "20/30/2024",
        "40 آب 2024",
        "رقم 2024/123/5",
        "5 ناصر",
        "وصل 28 نائبا",
    ] {
        assert!(dates(text).is_empty(), "{text}: {:?}", dates(text));
    }
}

#[test]
fn places_are_those_of_the_text() {
    let text = "وصل الوفد في ٢٨ آب (أغسطس) ٢٠٢٤، وغادر.";
    assert_eq!(&text[only(text).range], "٢٨ آب (أغسطس) ٢٠٢٤");
}

#[test]
fn a_day_in_the_name_of_a_place_is_none() {
    for text in ["سكن حي الجمعة", "قرب جسر الأحد", "نشرت صحيفة الأحد"]
    {
        assert_eq!(dates(text), [], "{text}");
    }
    assert_eq!(dates("نشرت الصحيفة الأحد").len(), 1);
}
