//! Where the main clause begins beside a denial that is only part of it: عدم الصيانة | سيؤدي, إن لم تدفع | فسنضرب, من دون تردد | وافق.

use super::{is_past_verb, withheld};
use crate::{
    items::Item,
    lexicon::{
        DENIED, DENIED_ACTS, OTHER_VERBS, SEEMING_FUTURES, THINGS, ends_name, is_verbal_noun,
    },
    quotations::{is_complementizer, is_verb_of_saying},
};

/// Tells whether the word at `at` is the verb of the clause that the denial at `cue` is the subject or an adverb of.
pub(in crate::polarity) fn begins_main_clause(items: &[Item<'_>], cue: usize, at: usize) -> bool {
    let item = &items[at];
    if !item.is_arabic() {
        return false;
    }
    match items[cue].bare() {
        "عدم" | "لعدم" => is_future(&item.folded) || is_present(item),
        // Before the verb: دون تردد | وافق المجلس.
        "دون" | "بدون" | "بلا" if opens_clause(items, cue) => {
            !(at > 0 && is_complementizer(&items[cue + 1]))
                && (is_future(&item.folded)
                    || matches!(item.folded.as_ref(), "لا" | "لم" | "لن" | "ليس" | "ليست")
                    || is_present(item)
                    || is_past_verb(&item.folded, item)
                    || OTHER_VERBS.contains(&item.folded)
                    || is_verb_of_saying(&item.folded)
                    // Of two words without article the second is the verb: من دون استثناء | صوت النواب.
                    || at == cue + 2 && is_verb_before_subject(items, at))
        }
        _ => false,
    }
}

/// Tells whether nothing stands before the word of denying but what joins its clause to another one.
fn opens_clause(items: &[Item<'_>], cue: usize) -> bool {
    let before = match cue.checked_sub(1) {
        Some(place) if items[place].bare() == "من" => place.checked_sub(1),
        before => before,
    };
    before.is_none_or(|place| !items[place].is_word || is_complementizer(&items[place]))
}

fn is_verb_before_subject(items: &[Item<'_>], at: usize) -> bool {
    let word = items[at].folded.as_ref();
    let has_subject = items
        .get(at + 1)
        .is_some_and(|next| next.folded.starts_with("ال") || next.is_given_name());
    let letters = word.chars().count();
    has_subject
        && (3..=5).contains(&letters)
        && !word.starts_with("ال")
        && !word.ends_with(['ه', 'ي'])
        && !ends_name(word)
        && !is_noun(word)
}

fn is_noun(word: &str) -> bool {
    DENIED.contains(word)
        || DENIED_ACTS.contains(word)
        || THINGS.contains(word)
        || is_verbal_noun(word)
        || withheld::is_act_alone(word)
}

/// A verb with س before it: سيؤدي, ستشارك; and not سياسة.
fn is_future(word: &str) -> bool {
    word.strip_prefix('س')
        .is_some_and(|verb| verb.starts_with(['ي', 'ت', 'ن']) && verb.chars().count() >= 3)
        && !word.ends_with(['ه'])
        && !word.ends_with("ات")
        && !SEEMING_FUTURES.contains(word)
        || word == "سوف"
}

fn is_present(item: &Item<'_>) -> bool {
    let word = item.folded.as_ref();
    super::looks_like_verb(word, 4)
        && !is_noun(word)
        && !word.ends_with("ات")
        && !item.is_given_name()
        && mujaz_text::weekday_named(word).is_none()
        && !mujaz_text::is_month(word)
}

/// What follows from a condition that is denied: إن لم تدفع | فسنضرب, إذا لم يصل | فإن, لو لم تتدخل | لانهارت.
pub(super) fn opens_consequence(items: &[Item<'_>], cue: usize, at: usize) -> bool {
    if at < cue + 2 {
        return false;
    }
    let word = items[at].folded.as_ref();
    let follows = word.strip_prefix('ف').is_some_and(|verb| {
        is_future(verb) && !SEEMING_FUTURES.contains(verb)
            || matches!(
                verb,
                "ان" | "انه"
                    | "انها"
                    | "انهم"
                    | "اننا"
                    | "لن"
                    | "لا"
                    | "لم"
                    | "ليس"
                    | "قد"
                    | "سوف"
            )
    });
    let is_unreal = cue > 0 && items[cue - 1].is_or_bare(&["لو"]) && at >= cue + 3;
    let would = is_unreal
        && word.strip_prefix('ل').is_some_and(|verb| {
            verb.chars().count() >= 3 && (verb.ends_with('ت') || is_past_verb(verb, &items[at]))
        });
    follows || would
}

/// دون that is "below": دون سن العاشرة, دون المستوى; and what it says of what is certain: دون شك.
pub(super) fn is_below(items: &[Item<'_>], at: usize) -> bool {
    let word = |step: usize| items.get(at + step).map_or("", |item| item.folded.as_ref());
    let next = word(1);
    let noun = next.strip_prefix("ال").unwrap_or(next);
    let is_certain = matches!(noun, "شك" | "ريب" | "جدال" | "منازع" | "ادني" | "محاله")
        && (noun != "ادني" || matches!(word(2), "شك" | "ريب"));
    if is_certain {
        return true;
    }
    if items[at].bare() != "دون" || at > 0 && items[at - 1].bare() == "من" {
        return false;
    }
    matches!(
        noun,
        "سن" | "مستوي"
            | "معدل"
            | "سقف"
            | "عتبه"
            | "حاجز"
            | "حد"
            | "متوسط"
            | "خط"
            | "مستويات"
            | "توقعات"
            | "مامول"
            | "مطلوب"
            | "نصاب"
            | "صفر"
    ) || is_ordinal(next)
        || next.starts_with(|letter: char| letter.is_numeric())
}

fn is_ordinal(word: &str) -> bool {
    matches!(
        word,
        "الثانيه"
            | "الثالثه"
            | "الرابعه"
            | "الخامسه"
            | "السادسه"
            | "السابعه"
            | "الثامنه"
            | "التاسعه"
            | "العاشره"
            | "الحاديه"
            | "العشرين"
            | "الثلاثين"
            | "الاربعين"
            | "الخمسين"
            | "الستين"
    )
}

/// Tells whether a quality at `at` is said of something else behind it: غير قادرة | على, غير قابلة | للتفاوض.
pub(super) fn takes_complement(items: &[Item<'_>], at: usize) -> bool {
    let Some((quality, next)) = items.get(at).zip(items.get(at + 1)) else {
        return false;
    };
    let particles: &[&str] = match stem_of_quality(&quality.folded) {
        "قادر" | "مطلع" | "مجبر" | "حريص" => &["علي"],
        "مسؤول" | "راض" | "راضي" | "عاجز" | "بعيد" | "منفصل" => &["عن"],
        "راغب" | "ضالع" | "متورط" | "مشارك" | "ممثل" => &["في"],
        "متاكد" | "واثق" | "متمكن" | "متيقن" => &["من", "ب"],
        "مستعد" | "قابل" | "خاضع" | "صالح" | "مؤهل" | "مطابق" | "مخصص" | "ملائم" | "مناسب"
        | "جاهز" | "كاف" | "كافي" => &["ل"],
        "معني" | "ملزم" | "ملتزم" | "مقتنع" | "مرتبط" | "مهتم" | "مخول" | "معترف" | "مكترث"
        | "مبال" | "مسموح" | "مصرح" => &["ب", "ل"],
        "متوافق" | "متفق" => &["مع", "علي"],
        _ => return false,
    };
    next.is_word
        && particles.iter().any(|particle| {
            next.is(particle)
                || particle.chars().count() == 1
                    && next.folded.starts_with(particle)
                    && next.folded.chars().count() > 2
        })
}

/// A quality without its ending: قادرة, قادرين.
fn stem_of_quality(word: &str) -> &str {
    ["ين", "ون", "ات", "ه", "ا"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .filter(|stem| stem.chars().count() >= 3)
        .unwrap_or(word)
}

/// Tells whether what is denied goes on with a word behind words in marks: «لن تسمح» | ببيع الأراضي.
pub(in crate::polarity) fn goes_on_behind_marks(next: &Item<'_>) -> bool {
    let is_led = matches!(next.folded.as_ref(), "علي" | "عن" | "من" | "الي");
    next.bare() == next.folded
        && !is_complementizer(next)
        && !is_verb_of_saying(&next.folded)
        && (is_led || !ends_name(&next.folded))
}
