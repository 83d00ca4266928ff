//! Negations by which nothing of the news is denied: who asks not to be named.

use crate::{
    items::Item,
    quotations::{hides_name, is_complementizer},
};

/// Tells whether the negation from `at` to `end` keeps a name back on somebody's wish: طلب عدم الكشف عن هويته, "asked not to be named".
pub(super) fn keeps_name_back(items: &[Item<'_>], at: usize, end: usize) -> bool {
    if items[at].is_arabic() {
        in_arabic(items, at)
    } else {
        in_english(items, at, end)
    }
}

/// How far behind a negation the name is that is kept back, in items.
const FARTHEST: usize = 8;

fn in_arabic(items: &[Item<'_>], at: usize) -> bool {
    let asks = at.checked_sub(1).is_some_and(|before| {
        items[before].is_or_bare(&[
            "طلب",
            "طلبت",
            "طلبوا",
            "طلبا",
            "طالبا",
            "طالبه",
            "يطلب",
            "تطلب",
            "فضل",
            "فضلت",
            "فضلوا",
            "مفضلا",
            "مفضله",
            "اشترط",
            "اشترطت",
            "اشترطوا",
            "مشترطا",
            "مشترطه",
            "شريطه",
            "بشرط",
        ])
    });
    asks && hides_name(&items[at..items.len().min(at + FARTHEST)]) || refuses_to_be_named(items, at)
}

/// مصدر رفض الإشارة إلى اسمه, رافضا ذكر اسمه: what is refused stands just behind, and the name within a few words.
fn refuses_to_be_named(items: &[Item<'_>], at: usize) -> bool {
    const NEAREST: usize = 5;
    let refuses = matches!(
        items[at].bare(),
        "رفض" | "رفضت" | "رفضوا" | "يرفض" | "ترفض" | "رافضا" | "رافضه" | "رافضين"
    );
    let is_told = |item: &Item<'_>| {
        matches!(
            item.folded.as_ref(),
            "الكشف" | "كشف" | "ذكر" | "الاشاره" | "الافصاح" | "نشر" | "التعريف" | "اعلان"
        )
    };
    let name = items[at + 1..]
        .iter()
        .take(NEAREST)
        .take_while(|item| item.is_word && !is_complementizer(item))
        .count();
    refuses && items.get(at + 1).is_some_and(is_told) && hides_name(&items[at + 1..at + 1 + name])
}

fn in_english(items: &[Item<'_>], at: usize, end: usize) -> bool {
    let word = |place: usize| items.get(place).map_or("", |item| item.folded.as_ref());
    let asks = at.checked_sub(1).is_some_and(|before| {
        matches!(
            word(before),
            "asked" | "asking" | "requested" | "requesting" | "wished" | "preferred" | "preferring"
        )
    });
    let names = ["named", "identified", "quoted"];
    let from = end + usize::from(word(end) == "to");
    let refuses = matches!(
        word(at),
        "declined" | "declines" | "declining" | "refused" | "refusing" | "refuses"
    );
    let first = from + usize::from(word(from) == "to");
    // "declined to give his name"
    let gives = matches!(word(first), "give" | "provide" | "disclose" | "reveal")
        && matches!(word(first + 1), "his" | "her" | "their" | "a")
        && matches!(word(first + 2), "name" | "names" | "identity");
    let is_named = word(first) == "be" && names.contains(&word(first + 1));
    asks && word(from) == "be" && names.contains(&word(from + 1)) || refuses && (is_named || gives)
}
