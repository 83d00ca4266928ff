//! Times in Arabic that stand between a verb, its subject and what is said: اليوم الأحد, مساء أمس, الأسبوع الماضي, قبل أيام.

use mujaz_text::{is_month, weekday_named};

use crate::items::Item;

/// Returns the item behind the words of a time that begin at `at`, which is `at` where none does.
pub(crate) fn behind_time(items: &[Item<'_>], at: usize) -> usize {
    let mut end = at;
    while let Some(next) = behind_one(items, end) {
        end = next;
    }
    end
}

fn behind_one(items: &[Item<'_>], at: usize) -> Option<usize> {
    let word = |place: usize| {
        let item = items.get(place).filter(|item| item.is_word);
        item.map_or("", |item| item.folded.as_ref())
    };
    let is_span = |place: usize| SPANS.contains(&word(place));
    let is_counted = |place: usize| COUNTED.contains(&word(place));
    let behind_span = |place: usize| place + 1 + usize::from(PAST.contains(&word(place + 1)));
    match word(at) {
        "" => None,
        "يوم" if weekday_named(word(at + 1)).is_some() => Some(behind_span(at + 1)),
        "يوم" | "اول" if word(at + 1) == "امس" => Some(at + 2),
        "اول" if word(at + 1) == "من" && word(at + 2) == "امس" => Some(at + 3),
        // The week alone is no time: قال الأسبوع is a newspaper's name.
        _ if is_span(at) && PAST.contains(&word(at + 1)) => Some(at + 2),
        "مطلع" | "اوائل" | "اواخر" | "منتصف" | "نهايه" | "بدايه" if is_span(at + 1) => {
            Some(behind_span(at + 1))
        }
        "قبل" | "منذ" if is_counted(at + 1) => Some(at + 2),
        // في وقت سابق من اليوم, في ساعة متأخرة من مساء الأحد
        "في" if matches!(word(at + 1), "وقت" | "ساعه")
            && matches!(
                word(at + 2),
                "سابق" | "لاحق" | "مبكر" | "متاخر" | "مبكره" | "متاخره"
            ) =>
        {
            let of = at + 3;
            let day = behind_time(items, of + 1);
            Some(if word(of) == "من" && day > of + 1 {
                day
            } else {
                of
            })
        }
        // في آذار الماضي
        "في" if is_month(word(at + 1)) && PAST.contains(&word(at + 2)) => Some(at + 3),
        "اليوم" | "امس" | "مساء" | "صباح" | "فجر" | "ليل" | "ليله" | "ظهر" | "عصر" | "غدا" => {
            Some(at + 1)
        }
        _ if weekday_named(word(at)).is_some() => Some(behind_span(at)),
        _ => None,
    }
}

/// Returns the item behind the English words of a time that begin at `at`: on Tuesday, late on Monday night, last week, earlier.
pub(super) fn behind_english_time(items: &[Item<'_>], at: usize) -> usize {
    let word = |place: usize| {
        let item = items.get(place).filter(|item| item.is_word);
        item.map_or("", |item| item.folded.as_ref())
    };
    let mut day = at;
    while matches!(word(day), "on" | "late" | "early" | "earlier" | "later") {
        day += 1;
    }
    if weekday_named(word(day)).is_some() {
        return day
            + 1
            + usize::from(matches!(
                word(day + 1),
                "night" | "morning" | "evening" | "afternoon"
            ));
    }
    match word(day) {
        "yesterday" | "today" | "tonight" => day + 1,
        "last" | "this"
            if matches!(
                word(day + 1),
                "week" | "month" | "year" | "night" | "spring" | "summer" | "autumn" | "winter"
            ) =>
        {
            day + 2
        }
        // "said later | the dam was safe"
        "the" | "it" | "they" | "he" | "she" | "that" if day > at && !items[at].is("on") => day,
        _ => at,
    }
}

const SPANS: &[&str] = &[
    "الاسبوع",
    "الشهر",
    "العام",
    "السنه",
    "الليله",
    "اليوم",
    "الصيف",
    "الشتاء",
    "الخريف",
    "الربيع",
    "القرن",
];

const PAST: &[&str] = &[
    "الماضي",
    "الماضيه",
    "الجاري",
    "الجاريه",
    "الحالي",
    "الحاليه",
    "الفائت",
    "الفائته",
    "المنصرم",
    "المنصرمه",
    "المقبل",
    "المقبله",
    "القادم",
    "القادمه",
    "التالي",
    "التاليه",
];

const COUNTED: &[&str] = &[
    "ايام",
    "يومين",
    "يوم",
    "ساعات",
    "ساعه",
    "ساعتين",
    "دقائق",
    "اسبوع",
    "اسبوعين",
    "اسابيع",
    "شهر",
    "شهرين",
    "اشهر",
    "شهور",
    "عام",
    "عامين",
    "اعوام",
    "سنه",
    "سنتين",
    "سنوات",
    "قليل",
];
