//! Where an Arabic noun phrase ends that no mark or preposition ends: at its object, behind its name, where its grammar is complete.

use super::{
    Phrase,
    nouns::{is_body_head, is_office},
    without_article,
};
use crate::{
    items::Item,
    lexicon::{
        DOCUMENTS, INSTITUTIONS, NAMING, OFFICES, ORGANISATIONS, PLACES, UNNAMED, ends_name,
        is_people, is_title_word, is_verbal_noun, is_verbal_noun_in_ta,
    },
    names::Places,
    quotations::{
        cues::{Cue, cue, is_complementizer},
        mentions::{is_descent, is_relational, parts},
        name_words::{has_pronoun, is_name_word},
    },
};

/// A phrase without what follows the name in it: محافظ كركوك ريبين جلال | نيته الاستقالة.
pub(super) fn until_name_ends(items: &[Item<'_>], phrase: Phrase, places: &Places) -> Phrase {
    let from = (phrase.first..phrase.end)
        .rev()
        .find(|&place| items[place].is_comma())
        .map_or(phrase.first, |comma| comma + 1);
    let mention = &items[from..phrase.end];
    if mention.len() < 2 || !mention[0].is_word {
        return phrase;
    }
    let parts = parts(mention, places);
    let end = from + parts.name_offset(mention) + parts.name.len();
    let goes_on = items[end..phrase.end].first().is_none_or(|next| {
        is_office(next) || next.opens_quotation() || matches!(next.folded.as_ref(), "من" | "في")
    });
    if parts.name.is_empty() || goes_on {
        phrase
    } else {
        Phrase { end, ..phrase }
    }
}

/// What an unnamed source is near to belongs to it: مصدر مطلع على المفاوضات, مقرب من الوزير. Returns nothing where that does not decide.
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

/// Tells whether a noun without article says on what occasion something is said, and not where somebody belongs: قال السكان في البيان.
pub(crate) fn is_occasion(noun: &str) -> bool {
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

/// لجان مقاومة أم درمان, هيئة مكافحة الفساد: a verbal noun with what it is done to completes an indefinite body.
pub(super) fn is_owned_by_body(items: &[Item<'_>], at: usize) -> bool {
    is_body_head(&items[at - 1])
        && items
            .get(at + 1)
            .is_some_and(|next| next.is_word && !is_complementizer(next))
}

/// Tells whether the word at `at` is no part of the subject that begins at `first` but the object behind it: السلطات | أسباب,
/// مصدر طبي | حصيلة.
pub(super) fn is_object(items: &[Item<'_>], first: usize, at: usize) -> bool {
    let word = items[at].folded.as_ref();
    let before = &items[at - 1];
    let head = items[first].bare();
    // عزت الشركة الارتفاع إلى, أكدت مروى بن يوسف الاحتفاظ بهم: no adjective has the form of such a verbal noun.
    let is_done = (before.folded.starts_with("ال") || before.is_given_name())
        && word
            .strip_prefix("ال")
            .is_some_and(|noun| noun.starts_with('ا') && is_verbal_noun(noun));
    if is_done || is_definite_act(items, first, at) || is_accused(items, first, at) {
        return true;
    }
    // مصدر دبلوماسي تركي | الاتهامات
    let is_behind_unnamed = at >= first + 2
        && word.starts_with("ال")
        && UNNAMED.contains(head)
        && items[first + 1..at]
            .iter()
            .all(|item| is_relational(&item.folded));
    if is_behind_unnamed {
        return true;
    }
    // الشركة التونسية للكهرباء | والغاز, الشرطة | والسلطات الصحية
    let is_second = word.starts_with("وال");
    if word.starts_with("ال")
        || word.starts_with("لل")
        || is_second
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

/// رفض الجيش الروسي | التوصل, نفى كاتب سعودي | التحقيق: a definite verbal noun in ت behind an adjective of the speaker.
fn is_definite_act(items: &[Item<'_>], first: usize, at: usize) -> bool {
    let Some(noun) = items[at].folded.strip_prefix("ال") else {
        return false;
    };
    let is_act = is_verbal_noun_in_ta(noun);
    let before = items[at - 1].folded.as_ref();
    let adjective = before.strip_prefix("ال").unwrap_or(before);
    let agrees = before.starts_with("ال") == items[first].bare().starts_with("ال");
    is_act && agrees && at >= first + 2 && is_relational(adjective)
}

/// اتهمت الشرطة الهولندية | علي كريم: somebody by name behind a body and its adjective is what is done to.
fn is_accused(items: &[Item<'_>], first: usize, at: usize) -> bool {
    let head = items[first].bare();
    let is_body = head
        .strip_prefix("ال")
        .is_some_and(|noun| INSTITUTIONS.contains(noun) && !OFFICES.contains(noun));
    is_body
        && at >= first + 2
        && items[first..at]
            .iter()
            .all(|item| item.bare().starts_with("ال"))
        && items[at].is_given_name()
        && items
            .get(at + 1)
            .is_some_and(|next| next.is_word && is_name_word(next))
}

/// Tells whether the noun phrase from `first` is complete before the word at `at`, which its grammar cannot take: a noun with its owner
/// or an indefinite one behind a definite noun (الشركة العامة | توقف, عمان والقاهرة | رفضهما), a definite one behind an indefinite sound
/// plural (محللون | الهبوط). Behind an office, and where a clause follows a few words later, those are rather a name.
pub(super) fn is_complete(items: &[Item<'_>], first: usize, at: usize, places: &Places) -> bool {
    let (before, item) = (&items[at - 1], &items[at]);
    let word = item.folded.as_ref();
    // المتحدث باسمه
    if word.starts_with("باسم") {
        return false;
    }
    // صحيفة نيويورك | تايمز
    let is_paper = at == first + 2
        && NAMING.contains(items[first].bare())
        && places.contains(&before.folded)
        && is_name_word(item);
    if is_paper {
        return false;
    }
    // قضت المحكمة | بالسجن; المحكمة بالرباط and المدير بالنيابة go on.
    if let Some(noun) = word.strip_prefix('ب').filter(|noun| noun.starts_with("ال")) {
        let goes_on =
            places.contains(noun) || matches!(noun, "النيابه" | "الوكاله" | "التكليف" | "الانابه");
        return !goes_on;
    }
    // أصدرت المنظمة | تقريرا, اتهم الوزير | حزبا
    let is_accusative = word.strip_suffix('ا').is_some_and(|noun| {
        noun.chars().count() >= 3
            && !noun.starts_with("ال")
            && [&DOCUMENTS, &OFFICES, &INSTITUTIONS, &ORGANISATIONS, &PLACES]
                .iter()
                .any(|nouns| nouns.contains(noun))
    });
    if is_accusative && !item.is_given_name() && !places.contains(word) {
        return true;
    }
    let is_sound_plural = before.folded.ends_with("ون")
        && !before.is_or_bare(&["معاون", "قانون"])
        && !before.folded.starts_with("ال")
        && before.folded.chars().count() >= 5
        && !before.is_given_name();
    if word.starts_with("ال") {
        // الخارجية الروسية | العقوبات
        let is_plural = word.ends_with("ات") && word.chars().count() >= 7;
        let is_described = before.folded.starts_with("ال")
            && (before.folded.ends_with("يه") || before.folded.ends_with('ي'));
        // للكهرباء والغاز | الانقطاعات
        let is_purpose = at >= first + 3
            && before.folded.starts_with("وال")
            && items[at - 2].folded.starts_with("لل");
        return is_sound_plural || is_plural && (is_described || is_purpose) && at > first + 1;
    }
    // المزارع جاسم العبيدي: a family name shows that a name stands here.
    let is_full_name = items.get(at + 1).is_some_and(|next| {
        next.folded.starts_with("ال")
            && next.folded.ends_with('ي')
            && next.folded.chars().count() >= 5
    }) && is_name_word(item)
        && !places.has_adjective(items[at + 1].folded.strip_prefix("ال").unwrap_or_default());
    if is_full_name && !has_pronoun(item) {
        return false;
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
            || item.is_or_bare(&["نظيره", "نظيرها", "نظيرته", "نظيرتها"])
    });
    let is_common = !(word.starts_with(['و', 'ل', 'ب'])
        || is_relational(word)
        || ends_name(word)
        || places.contains(word)
        || is_body_head(item)
        || word.starts_with(char::is_numeric));
    !names_somebody && is_common && !leads_to_clause(items, at)
}

/// Tells whether up to three words that can be a name stand between the word at `at` and what is said.
fn leads_to_clause(items: &[Item<'_>], at: usize) -> bool {
    let end = (at..items.len().min(at + 4))
        .find(|&place| !items[place].is_word || is_complementizer(&items[place]));
    end.is_some_and(|end| {
        (is_complementizer(&items[end]) || items[end].is_mark(&[':', '«', '"', '“']))
            && items[at..end].iter().all(is_name_word)
    })
}

/// Where who is told something begins behind the subject of a verb that takes both without a preposition: أبلغ شهود عيان | وكالة رويترز,
/// أبلغ الوزير | الصحفيين, أخبر مسؤول كبير | الجزيرة.
pub(super) fn told_from(items: &[Item<'_>], cue: &Cue, phrase: Phrase) -> Option<usize> {
    let verb = items[cue.first].bare();
    let tells = ["ابلغ", "اخبر", "يبلغ", "تبلغ", "يخبر", "تخبر"]
        .iter()
        .any(|stem| {
            verb.strip_prefix(stem)
                .is_some_and(|ending| matches!(ending, "" | "ت" | "وا" | "ون"))
        });
    if !tells {
        return None;
    }
    (phrase.first + 1..phrase.end).find(|&at| {
        let (before, item) = (&items[at - 1], &items[at]);
        let word = item.folded.as_ref();
        let is_definite = word.starts_with("ال");
        let follows_definite = before.folded.starts_with("ال");
        let follows_adjective = items[phrase.first..at]
            .iter()
            .all(|item| !item.folded.starts_with("ال"))
            && at > phrase.first + 1
            && (is_relational(&before.folded) || before.is_or_bare(&["كبير", "رفيع", "بارز"]));
        let is_body = ORGANISATIONS.contains(word) || NAMING.contains(word);
        is_people(word) && word.ends_with("ين") && !before.folded.starts_with("باسم")
            || is_body && (follows_definite || before.is("عيان") || follows_adjective)
            || is_definite && follows_adjective
            || is_definite && follows_definite && OFFICES.contains(without_article(word))
    })
}
