//! Where an Arabic name ends among the words behind it.

use crate::{
    items::Item,
    letters::Letters,
    lexicon::{ACTS, THINGS, is_verbal_noun, is_verbal_noun_in_ta},
};

/// محمود الشيخ علي: a title that is part of a name, behind a given name and before the end or another.
pub(super) fn is_title_in_name(mention: &[Item<'_>], start: usize, at: usize) -> bool {
    let is_given = (at == start + 1 || at == start + 2 && mention[start + 1].is_given_name())
        && mention[start].is_given_name()
        || at == start + 2 && mention[start].is("عبد");
    is_given
        && matches!(
            mention[at].folded.as_ref(),
            "الشيخ" | "السيد" | "الحاج" | "القاضي" | "الامير" | "الامين"
        )
        && mention.get(at + 1).is_none_or(|next| {
            next.is_given_name()
                || at == start + 1 && (next.folded.starts_with("بو") || next.is("ابو"))
        })
}

/// خالد أبو سمرة | حال المستشفى: behind a given name and a kunya the name is complete.
pub(super) fn ends_with_kunya(name: &[Item<'_>]) -> bool {
    // أبو بكر is a given name.
    name.len() >= 3
        && !name[name.len() - 1].is("بكر")
        && matches!(
            name[name.len() - 2].folded.as_ref(),
            "ابو" | "ابي" | "ابا" | "ام"
        )
}

/// A family name with its article ends a name: what follows is the sentence. عبد الرحمن and سيف الدين go on.
pub(super) fn ends_with_family_name(name: &[Item<'_>]) -> bool {
    let Some((last, earlier)) = name.split_last() else {
        return false;
    };
    // المهدي الوزاني
    let is_given = earlier.is_empty() && last.is_given_name();
    last.folded.starts_with("ال")
        && !is_given
        && !matches!(last.folded.as_ref(), "ال" | "الدين" | "الله")
        && !earlier.last().is_some_and(|item| item.is("عبد"))
}

/// What follows a name as the object of its sentence: معرضا, المهمة, أوراق اعتماده.
pub(super) fn is_object(mention: &[Item<'_>], at: usize) -> bool {
    let item = &mention[at];
    let is_long = item.folded.chars().count() >= 4;
    // السوداني استقالته: a family name has no owner.
    let is_family_name = item.folded.starts_with("ال") && item.folded.ends_with('ي');
    let is_owned = !is_family_name
        && mention.get(at + 1).is_some_and(|next| {
            next.text.ends_with('ه')
                && next.folded.chars().count() >= 4
                && !next.folded.starts_with(['ب', 'ل'])
        });
    !item.is_given_name()
        && is_long
        && (item.text.ends_with('ا')
            || item.folded.strip_prefix("ال").is_some_and(|noun| {
                is_verbal_noun_in_ta(noun)
                    || item.text.ends_with('ة') && !is_clan(noun)
                    || is_verbal_noun(noun)
            })
            || is_owned)
}

/// Families of the Levant and the Gulf by their form, the plural of a clan: الخصاونة, الطراونة.
fn is_clan(noun: &str) -> bool {
    let letters = Letters::of(noun);
    matches!(letters[..], [first, _, 'ا', _, _, 'ه'] if first != 'م')
}

/// A given name behind a family name is somebody else's: هنري كولينز | سارة لانغ.
pub(super) fn begins_name(mention: &[Item<'_>], at: usize) -> bool {
    let before = &mention[at - 1];
    mention[at].is_given_name()
        && !before.is_given_name()
        && !before.folded.starts_with("ال")
        && !matches!(before.folded.as_ref(), "بن" | "ابو" | "ابن" | "ال")
        && mention.get(at + 1).is_some_and(|next| next.is_word)
}

/// Behind two words of a name an indefinite noun with a definite one behind it is no name: قاسم الحديثي | نبأ الوفاة.
pub(super) fn opens_sentence(mention: &[Item<'_>], start: usize, at: usize) -> bool {
    let by_preposition = at >= start + 2
        && mention[at].folded.starts_with(['ب', 'ل'])
        && mention[at].folded.ends_with('ه')
        // بوقرة, بن عيسى: the Maghreb's names
        && !mention[at].folded.starts_with("بو")
        && !mention[at].is_given_name();
    // عبد الحميد is one name, and الدبيبة its family name.
    let compounds = mention[start..at]
        .iter()
        .filter(|item| matches!(item.folded.as_ref(), "عبد" | "ابو"))
        .count();
    // نجلاء بن يوسف | العرض الأول: a definite noun with its adjective.
    let is_described = at >= start + 2
        && mention[at].folded.starts_with("ال")
        && !mention[at].folded.ends_with('ي')
        && !mention[at].is_given_name()
        && !matches!(mention[at - 1].folded.as_ref(), "عبد" | "بن" | "ابو")
        && mention
            .get(at + 1)
            .is_some_and(|next| next.folded.starts_with("ال") && !next.is_given_name());
    // مصطفى كريم | رفع الأسعار
    let is_behind_family_name = at > start
        && !mention[start].is_given_name()
        && mention.get(at + 1).is_some_and(|next| next.is_word);
    let is_act = (at >= start + 2 || is_behind_family_name)
        && !mention[at].is_given_name()
        && (THINGS.contains(&mention[at].folded) || ACTS.contains(&mention[at].folded));
    by_preposition
        || is_act
        || is_described
        || at >= start + 2 + compounds && is_object(mention, at)
        || at >= start + 2 && begins_name(mention, at)
        || at >= start + 2
            && !mention[at].is_given_name()
            && !mention[at].folded.starts_with("ال")
            && !matches!(
                mention[at].folded.as_ref(),
                "عبد" | "بن" | "ابو" | "ال" | "ابن"
            )
            && !matches!(
                mention[at - 1].folded.as_ref(),
                "عبد" | "بن" | "ابو" | "ابن"
            )
            && mention
                .get(at + 1)
                .is_some_and(|next| next.folded.starts_with("ال"))
}
