//! Where an Arabic noun phrase ends that no mark or preposition ends: at its object, behind its name, where its grammar is complete.

use super::{Phrase, arabic::is_body_head, without_article};
use crate::{
    items::Item,
    lexicon::{
        DOCUMENTS, INSTITUTIONS, OFFICES, UNNAMED, ends_name, is_people, is_title_word,
        is_verbal_noun,
    },
    names::Places,
    quotations::{
        cues::{cue, is_complementizer},
        mentions::{has_pronoun, is_descent, is_name_word, is_relational, parts},
    },
};

pub(super) fn until_name_ends(items: &[Item<'_>], phrase: Phrase, places: &Places) -> Phrase {
    let from = (phrase.first..phrase.end)
        .rev()
        .find(|&place| items[place].is_mark(&['،', ',']))
        .map_or(phrase.first, |comma| comma + 1);
    let mention = &items[from..phrase.end];
    if mention.len() < 2 || !mention[0].is_word {
        return phrase;
    }
    let parts = parts(mention, places);
    let end = from + parts.name_offset(mention) + parts.name.len();
    let goes_on = items[end..phrase.end].first().is_none_or(|next| {
        OFFICES.contains(without_article(next.bare()))
            || next.is_mark(&['«', '"', '“'])
            || matches!(next.folded.as_ref(), "من" | "في")
    });
    if parts.name.is_empty() || goes_on {
        phrase
    } else {
        Phrase { end, ..phrase }
    }
}

pub(super) fn continues_unnamed(items: &[Item<'_>], first: usize, at: usize) -> Option<bool> {
    let word = items[at].folded.as_ref();
    let before = items[at - 1].folded.as_ref();
    let leads = matches!(before, "مطلع" | "مطلعه" | "مطلعون") && word == "علي"
        || matches!(
            before,
            "مقرب" | "مقربه" | "مقربون" | "قريب" | "قريبه" | "مقربين"
        ) && word == "من";
    let is_led = at >= first + 2 && matches!(before, "علي" | "من");
    let describes = word.starts_with("ال")
        && before.starts_with("ال")
        && items[first..at]
            .iter()
            .any(|item| matches!(item.folded.as_ref(), "في" | "علي" | "من"));
    let is_next = at > first + 2 && INSTITUTIONS.contains(word) && before.starts_with("ال");
    if is_next {
        return Some(false);
    }
    (leads || is_led || describes && !is_people(word) && cue(items, at).is_none()).then_some(true)
}

pub(super) fn is_occasion(noun: &str) -> bool {
    DOCUMENTS.contains(noun)
        || matches!(
            noun,
            "وقت"
                | "حديث"
                | "كلمه"
                | "خطاب"
                | "مؤتمر"
                | "لقاء"
                | "حوار"
                | "اتصال"
                | "ظل"
                | "اطار"
                | "سياق"
                | "ختام"
                | "جلسه"
                | "اجتماع"
                | "افاده"
                | "يوم"
                | "مقابل"
                | "مقابله"
                | "رساله"
                | "تصريح"
                | "بدايه"
                | "نهايه"
                | "اسبوع"
                | "عام"
        )
}

pub(super) fn is_owned_by_body(items: &[Item<'_>], at: usize) -> bool {
    is_body_head(&items[at - 1])
        && items
            .get(at + 1)
            .is_some_and(|next| next.is_word && !is_complementizer(next))
}

pub(super) fn is_object(items: &[Item<'_>], first: usize, at: usize) -> bool {
    let word = items[at].folded.as_ref();
    let before = &items[at - 1];
    let head = items[first].bare();
    // عزت الشركة الارتفاع إلى, أكدت مروى بن يوسف الاحتفاظ بهم: no adjective has the form of such a verbal noun.
    let is_done = (before.folded.starts_with("ال") || before.is_given_name())
        && word
            .strip_prefix("ال")
            .is_some_and(|noun| noun.starts_with('ا') && is_verbal_noun(noun));
    if is_done {
        return true;
    }
    if word.starts_with("ال")
        || word.starts_with("لل")
        || is_relational(word)
        || items[at].is_given_name()
    {
        return false;
    }
    // المكتب الإعلامي لمستشار الأمن
    let belongs = word.strip_prefix('ل').is_some_and(is_title_word);
    let is_many = !belongs
        && head.starts_with("ال")
        && (INSTITUTIONS.contains(without_article(head)) || is_people(head))
        && !OFFICES.contains(without_article(head))
        && items[first..at]
            .iter()
            .all(|item| item.bare().starts_with("ال") || item.folded.starts_with("لل"))
        && !matches!(word, "في" | "لدي" | "الي");
    let describes = matches!(
        word,
        "كبير"
            | "كبيره"
            | "كبار"
            | "رفيع"
            | "رفيعه"
            | "بارز"
            | "بارزه"
            | "مطلع"
            | "مطلعه"
            | "مطلعون"
            | "سابق"
            | "سابقه"
            | "مقرب"
            | "مقربه"
            | "مقربون"
            | "اخر"
            | "موثوق"
            | "موثوقه"
            | "مسؤول"
            | "مسؤوله"
            | "خاص"
            | "خاصه"
            | "مشارك"
            | "من"
            | "في"
            | "علي"
    );
    let is_described = UNNAMED.contains(items[first].bare())
        && is_relational(&before.folded)
        && !is_body_head(before)
        && !describes
        && !word.starts_with('و');
    is_many || is_described
}

pub(super) fn is_complete(items: &[Item<'_>], first: usize, at: usize, places: &Places) -> bool {
    let (before, item) = (&items[at - 1], &items[at]);
    let word = item.folded.as_ref();
    let is_sound_plural = before.folded.ends_with("ون")
        && !before.is_or_bare(&["معاون", "قانون"])
        && !before.folded.starts_with("ال")
        && before.folded.chars().count() >= 5
        && !before.is_given_name();
    if word.starts_with("ال") {
        return is_sound_plural;
    }
    let is_definite = before.folded.starts_with("ال")
        || before.folded.starts_with("لل")
        || before.is_given_name()
        || places.contains(&before.folded)
        || has_pronoun(before);
    if !is_definite || item.is_given_name() || is_descent(items, at) {
        return false;
    }
    if has_pronoun(item) {
        return true;
    }
    let names_somebody = items[first..at].iter().any(|item| {
        let noun = without_article(item.bare());
        item.is_given_name()
            || OFFICES.contains(noun) && !INSTITUTIONS.contains(noun)
            || UNNAMED.contains(noun)
    });
    let is_common = !(word.starts_with(['و', 'ل', 'ب'])
        || is_relational(word)
        || ends_name(word)
        || places.contains(word)
        || is_body_head(item)
        || word.starts_with(char::is_numeric));
    !names_somebody && is_common && !leads_to_clause(items, at)
}

pub(super) fn leads_to_clause(items: &[Item<'_>], at: usize) -> bool {
    let end = (at..items.len().min(at + 4))
        .find(|&place| !items[place].is_word || is_complementizer(&items[place]));
    end.is_some_and(|end| {
        (is_complementizer(&items[end]) || items[end].is_mark(&[':', '«', '"', '“']))
            && items[at..end].iter().all(is_name_word)
    })
}
