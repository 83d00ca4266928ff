//! What can stand between a verb of saying, its subject and what is said: times, documents, occasions, and what commas set apart.

use super::{
    speakers::{is_occasion, is_preposition_with_pronoun},
    times::{behind_english_time, behind_time},
};
use crate::{items::Item, lexicon::SOURCES_ENGLISH};

/// The item behind what can stand between a speaker and what is said: a time, and what commas set apart. كشف مسؤول، اليوم الأحد، | عن
/// اتفاق, أعلن البنك اليوم الاثنين | تخصيص, شدد الوزير، لدى لقائه السفير، | على.
pub(super) fn behind_adjuncts(items: &[Item<'_>], from: usize) -> usize {
    let mut at = from;
    while let Some(next) = behind_adjunct(items, at) {
        at = next;
    }
    at
}

pub(super) fn behind_adjunct(items: &[Item<'_>], at: usize) -> Option<usize> {
    let item = items.get(at)?;
    if item.is_word && !item.is_arabic() {
        // "said on Tuesday | the government had failed"
        let end = behind_english_time(items, at).max(behind_document(items, at));
        let goes_on = items.get(end).is_some_and(|next| {
            next.is_word
                && !matches!(
                    next.folded.as_ref(),
                    "and" | "but" | "in" | "at" | "after" | "as" | "during" | "to"
                )
        });
        return (end > at && goes_on).then_some(end);
    }
    // ينفي لـ«الأفق» | وجود قرار
    if item.is("ل") && items.get(at + 1).is_some_and(Item::opens_quotation) {
        return behind_name_in_marks(items, at + 1);
    }
    if item.is_word {
        let end = behind_time(items, at).max(behind_occasion(items, at));
        // أعلن فيه | تغريم النادي
        let end = end.max(at + usize::from(is_preposition_with_pronoun(&item.folded)));
        return (end > at).then_some(end);
    }
    // دعت بعثة الأمم المتحدة (يونامي) | إلى
    if item.is_mark(&['(']) {
        return (at + 2..items.len().min(at + 6))
            .find(|&place| items[place].is_mark(&[')']))
            .map(|close| close + 1);
    }
    if !item.is_comma() {
        return None;
    }
    let is_quote = |place: usize| items[place].is_mark(&['«', '»', '“', '”', '"']);
    let close = (at + 1..items.len().min(at + LONGEST_ASIDE))
        .find(|&place| !items[place].is_word && !is_quote(place))
        .filter(|&place| items[place].is_comma())?;
    let opening = items[at + 1].folded.as_ref();
    let next = items.get(close + 1).filter(|next| next.is_word)?;
    let is_led = matches!(next.folded.as_ref(), "عن" | "من" | "علي" | "الي" | "ب");
    let is_circumstance = behind_time(items, at + 1) > at + 1
        || matches!(
            opening,
            "في" | "خلال"
                | "اثناء"
                | "لدي"
                | "عبر"
                | "علي"
                | "بعد"
                | "قبل"
                | "عقب"
                | "امام"
                | "ردا"
                | "تعليقا"
                | "ضمن"
                | "من"
        );
    // نفى المتحدث، الاثنين، وجود مفاوضات: the noun begins so.
    let is_joined = next.folded.starts_with('و')
        && !matches!(
            next.folded.as_ref(),
            "وجود" | "وقوع" | "وصول" | "وفاه" | "وقف" | "ورود" | "وضع"
        );
    (is_led || is_circumstance && !is_joined).then_some(close + 1)
}

/// The item behind a name in marks that opens at `at`.
pub(super) fn behind_name_in_marks(items: &[Item<'_>], at: usize) -> Option<usize> {
    /// The longest such name, in words.
    const LONGEST: usize = 4;
    (at + 2..items.len().min(at + 2 + LONGEST))
        .find(|&place| items[place].closes_quotation())
        .map(|close| close + 1)
        .filter(|&end| {
            items
                .get(end)
                .is_some_and(|next| next.is_word || next.is_comma())
        })
}

/// The item behind the document or occasion in which somebody says something, before a clause without "that": "said in a letter to staff | it
/// would close".
fn behind_document(items: &[Item<'_>], at: usize) -> usize {
    let word = |place: usize| {
        let item = items.get(place).filter(|item| item.is_word);
        item.map_or("", |item| item.folded.as_ref())
    };
    // "said on Telegram | it had agreed"
    let names = items[at.min(items.len() - 1) + 1..]
        .iter()
        .take(3)
        .take_while(|item| item.is_capitalised())
        .count();
    if word(at) == "on"
        && (1..=2).contains(&names)
        && matches!(
            word(at + 1 + names),
            "it" | "he" | "she" | "they" | "we" | "the"
        )
    {
        return at + 1 + names;
    }
    if !matches!(word(at), "in" | "during")
        || !matches!(word(at + 1), "a" | "an" | "its" | "his" | "her" | "their")
    {
        return at;
    }
    let noun = (at + 2..at + 5).find(|&place| {
        SOURCES_ENGLISH.contains(word(place))
            || matches!(
                word(place),
                "statement"
                    | "letter"
                    | "interview"
                    | "speech"
                    | "email"
                    | "filing"
                    | "briefing"
                    | "post"
                    | "tweet"
                    | "memo"
                    | "note"
            )
    });
    let Some(noun) = noun else {
        return at;
    };
    let mut end = noun + 1;
    if matches!(word(end), "to" | "with" | "on" | "from") {
        end += 2;
    }
    let opens = matches!(
        word(end),
        "it" | "he"
            | "she"
            | "they"
            | "we"
            | "the"
            | "its"
            | "his"
            | "her"
            | "their"
            | "there"
            | "no"
            | "a"
            | "an"
            | "all"
    );
    if opens { end } else { at }
}

/// The item behind an occasion that no comma sets apart: أنكرت أمام النيابة | معرفتها, تم التأكيد خلال الزيارة | على.
fn behind_occasion(items: &[Item<'_>], at: usize) -> usize {
    // أكد الطرفان في بيان مشترك | التزامهما
    let in_document = items[at].is("في")
        && items
            .get(at + 1)
            .is_some_and(|next| !next.folded.starts_with("ال") && is_occasion(&next.folded));
    if in_document {
        let end = (at + 2..items.len())
            .find(|&place| {
                !matches!(
                    items[place].folded.as_ref(),
                    "مشترك"
                        | "مشتركه"
                        | "رسمي"
                        | "صحفي"
                        | "صحافي"
                        | "مكتوب"
                        | "مقتضب"
                        | "خاص"
                        | "مطول"
                        | "متلفز"
                        | "له"
                        | "لها"
                        | "لهم"
                        | "لهما"
                )
            })
            .unwrap_or(items.len());
        let goes_on = items
            .get(end)
            .is_some_and(|item| item.is_word && !item.folded.starts_with('ل'));
        return if goes_on { end } else { at };
    }
    let opens = matches!(items[at].folded.as_ref(), "امام" | "خلال" | "عبر" | "لدي");
    let is_definite = |place: usize| {
        items
            .get(place)
            .is_some_and(|item| item.folded.starts_with("ال"))
    };
    if !opens || !is_definite(at + 1) {
        return at;
    }
    let end = if is_definite(at + 2) { at + 3 } else { at + 2 };
    if items.get(end).is_some_and(|item| item.is_word) {
        end
    } else {
        at
    }
}

/// The longest circumstance between commas, in items.
pub(super) const LONGEST_ASIDE: usize = 18;
