//! Well-known names that a text does not mean: an adjective that is written like a country, a base that is written like an organisation, a
//! region that a newspaper is called after.

use mujaz_model::EntityKind;

use crate::{items::Item, names::Name};

/// Tells whether the known name from `at` to `end` is something else here. `has_network` says whether the article names تنظيم القاعدة in full.
pub(super) fn is_mistaken(
    items: &[Item<'_>],
    at: usize,
    end: usize,
    name: &Name,
    has_network: bool,
) -> bool {
    let item = &items[at];
    if !item.is_arabic() {
        return false;
    }
    match name.kind {
        EntityKind::Place if end == at + 1 => {
            item.folded.ends_with("السعوديه") && describes(items, at)
        }
        EntityKind::Place => is_newspaper(items, at, end),
        EntityKind::Organisation if end == at + 1 && item.folded.ends_with("القاعده") => {
            !is_network(items, at, has_network)
        }
        _ => false,
    }
}

/// الجهود السعودية, الشركات الكويتية والسعودية: the adjective of a definite noun before it.
fn describes(items: &[Item<'_>], at: usize) -> bool {
    let Some(before) = at
        .checked_sub(1)
        .map(|place| &items[place])
        .filter(|item| item.is_word)
    else {
        return false;
    };
    let noun = before
        .folded
        .trim_start_matches(['و', 'ف', 'ب', 'ل', 'ك'])
        .strip_prefix("ال")
        .or_else(|| before.folded.strip_prefix("لل"));
    let Some(noun) = noun else {
        return false;
    };
    if items[at].folded.starts_with(['و', 'ف']) {
        return noun.ends_with("يه");
    }
    let is_time = mujaz_text::weekday_named(&before.folded).is_some()
        || matches!(noun, "يوم" | "ليله" | "اسبوع" | "شهر" | "عام");
    items[at].folded.starts_with("ال") && !is_time
}

/// لـ«الشرق الأوسط»: in marks and told something, it is the newspaper.
fn is_newspaper(items: &[Item<'_>], at: usize, end: usize) -> bool {
    let is_marked = at > 0
        && items[at - 1].opens_quotation()
        && items.get(end).is_some_and(Item::closes_quotation);
    is_marked && items[at].is("الشرق") && items[end - 1].is("الاوسط")
}

/// Tells whether القاعدة is the organisation: beside who belongs to it, or where the article names it in full and nothing says that it is a
/// base.
fn is_network(items: &[Item<'_>], at: usize, has_network: bool) -> bool {
    let before = at.checked_sub(1).map_or("", |place| items[place].bare());
    let behind = items.get(at + 1).map_or("", |item| item.folded.as_ref());
    let before = before.strip_prefix(['ل', 'ب']).unwrap_or(before);
    let is_of_members = matches!(
        before,
        "تنظيم"
            | "شبكه"
            | "زعيم"
            | "عناصر"
            | "عنصر"
            | "مسلحي"
            | "مسلحو"
            | "مقاتلي"
            | "مقاتلو"
            | "قيادات"
            | "قاده"
            | "قائد"
            | "ارهابيي"
            | "فرع"
            | "فروع"
            | "جناح"
            | "خلايا"
            | "خليه"
            | "فلول"
            | "مبايعه"
            | "داعش"
            | "طالبان"
    ) || behind == "في"
        && items
            .get(at + 2)
            .is_some_and(|item| item.is_or_bare(&["جزيره", "بلاد", "شبه"]))
        || matches!(behind, "وداعش" | "وطالبان" | "وتنظيم");
    let is_base = behind.starts_with("ال")
        || matches!(
            before,
            "من" | "الي"
                | "في"
                | "داخل"
                | "قرب"
                | "محيط"
                | "خارج"
                | "مغادره"
                | "باتجاه"
                | "نحو"
                | "علي"
        )
        || items[at].folded.starts_with(['ب', 'ف']);
    is_of_members || has_network && !is_base
}
