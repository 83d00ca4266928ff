//! Negations by which nothing of the news is denied: who asks not to be named.

use crate::{items::Item, quotations::hides_name};

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
    asks && hides_name(&items[at..items.len().min(at + FARTHEST)])
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
    asks && word(from) == "be" && names.contains(&word(from + 1))
}
