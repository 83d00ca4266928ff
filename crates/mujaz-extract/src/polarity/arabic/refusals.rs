//! Refusing as a noun, رفضها للقرار, and where the clause of another verb of saying begins beside a verb that denies.

use super::Scope;
use crate::{items::Item, quotations::is_verb_of_saying};

/// Participles of saying, behind which a clause is theirs.
const PARTICIPLES: &str = "معتبرا معتبره معتبرين مؤكدا مؤكده مؤكدين مشيرا مشيره موضحا موضحه مضيفا مضيفه لافتا لافته قائلا قائله مبينا \
    مبينه مشددا مشدده معلنا معلنه زاعما زاعمه مدعيا مدعيه منوها مذكرا محذرا محذره متهما متهمه معربا معربه \
    موكدا كاشفا ملمحا مطالبا مطالبه داعيا داعيه معللا مبررا مبرره مرجحا مرجحه متوقعا متوقعه";

/// رفضها, نفيه: what somebody declares to refuse or deny stands behind the noun with its pronoun; رفضه البرلمان has a subject there.
pub(super) fn refusal(items: &[Item<'_>], at: usize) -> Option<(usize, Scope)> {
    let noun = items[at].bare();
    let noun = noun.strip_prefix(['ل', 'ب']).unwrap_or(noun);
    let is_refusal = matches!(
        noun,
        "رفضه"
            | "رفضها"
            | "رفضهم"
            | "رفضهما"
            | "رفضنا"
            | "نفيه"
            | "نفيها"
            | "نفيهم"
            | "انكاره"
            | "انكارها"
            | "انكارهم"
    );
    if !is_refusal {
        return None;
    }
    let before = &items[at.saturating_sub(5)..at];
    let is_declared = before
        .iter()
        .rev()
        .take_while(|item| item.is_word)
        .any(|item| {
            is_verb_of_saying(&item.folded)
                || matches!(
                    item.bare(),
                    "ابدي"
                        | "ابدت"
                        | "ابدوا"
                        | "يبدي"
                        | "تبدي"
                        | "جدد"
                        | "جددت"
                        | "جددوا"
                        | "يجدد"
                        | "تجدد"
                        | "مجددا"
                        | "مجدده"
                        | "كرر"
                        | "كررت"
                        | "يكرر"
                        | "تكرر"
                        | "مكررا"
                        | "مؤكدا"
                        | "مؤكده"
                        | "معلنا"
                        | "معلنه"
                        | "مبديا"
                        | "مبديه"
                        | "اعلان"
                        | "تاكيد"
                        | "سجل"
                        | "سجلت"
                )
        })
        && !before
            .iter()
            .any(|item| matches!(item.folded.as_ref(), "الذي" | "التي" | "الذين"));
    let is_governed = before.last().is_some_and(|item| {
        matches!(
            item.folded.as_ref(),
            "عن" | "علي" | "مع" | "بسبب" | "رغم" | "الي" | "من"
        )
    });
    let mut from = at + 1;
    while items.get(from).is_some_and(|item| {
        matches!(
            item.folded.as_ref(),
            "القاطع"
                | "التام"
                | "المطلق"
                | "الكامل"
                | "الشديد"
                | "المستمر"
                | "الدائم"
                | "مجددا"
                | "الواضح"
        )
    }) {
        from += 1;
    }
    (is_declared || is_governed).then_some((from, Scope::Clause))
}

/// Tells whether the word behind a comma or و at `at` says something by itself, so that the clause behind it is its own.
pub(super) fn says_more(items: &[Item<'_>], at: usize) -> bool {
    let item = &items[at];
    let begins = at > 0 && items[at - 1].is_mark(&['،', ',']) || item.bare() != item.folded;
    begins
        && (is_verb_of_saying(&item.folded)
            || PARTICIPLES
                .split(' ')
                .any(|participle| participle == item.bare()))
}
