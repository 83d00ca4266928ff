//! Words that cannot be the head of an Arabic speaker, though they stand where one can: what the verb takes, how somebody speaks,
//! or another verb. Behind them the verb has no subject of its own.

use mujaz_text::is_month;

use super::{arabic::is_unnamed, without_article};
use crate::{
    items::Item,
    letters::Letters,
    lexicon::{
        ACTS, DOCUMENTS, GIVEN_NAMES, INSTITUTIONS, MANNERS, OFFICES, ORGANISATIONS, OTHER_VERBS,
        PLACES, THINGS, UNNAMED, is_people, is_verbal_noun,
    },
    quotations::{
        cues::{CueKind, cue, is_complementizer},
        name_words::has_pronoun,
        times::behind_time,
    },
};

/// Tells whether the word at `at` cannot speak: أعلن | مرارا عن, نفى | صحة التقرير, طالب | بإبعادها.
pub(super) fn cannot_speak(items: &[Item<'_>], at: usize) -> bool {
    let item = &items[at];
    if item.is_given_name() || is_somebody(&item.folded) {
        return false;
    }
    is_manner(item)
        || opens_time(items, at)
        || is_thing(item) && !tells_clause(items, at)
        || is_accusative(items, at)
        || is_adverbial(item)
        || is_governed(&item.folded)
        || OTHER_VERBS.contains(&item.folded)
        || matches!(item.folded.as_ref(), "وهو" | "وهي" | "وهم")
        || cue(items, at).is_some_and(|cue| cue.kind == CueKind::Verb)
}

/// Tells whether the word at `at` cannot belong to the speaker before it: رفض ترامب | مرارا, أكدت الوزارة | وجود.
pub(super) fn ends_speaker(items: &[Item<'_>], first: usize, at: usize) -> bool {
    let (item, before) = (&items[at], &items[at - 1]);
    if item.is_given_name() {
        return false;
    }
    let is_complete = before.folded.starts_with("ال") || before.is_given_name();
    // الشرطة | لوسائل الإعلام
    // الهيئة المنظمة لوسائل الإعلام is whole.
    matches!(item.folded.as_ref(), "لوسائل" | "لصحيفه" | "لقناه")
        && !before.folded.starts_with("الم")
        || is_manner(item) && !describes_accusative(items, first, at)
        || is_joined_act(item)
        || is_complete && opens_time(items, at)
        || is_second_noun(items, first, at)
        || is_causing(item) && (is_complete || items[first..at].iter().any(Item::is_given_name))
        || is_unnamed_asking(items, at)
        || is_complete && (THINGS.contains(&item.folded) || item.is("وسائل"))
        || is_of_other_gender(items, first, at)
}

/// غير أن مصدرا حكوميا | رفيعا ينفي: behind أن and لكن who is not named is an accusative, and so is what describes them.
pub(super) fn describes_accusative(items: &[Item<'_>], first: usize, at: usize) -> bool {
    let is_accusative = |item: &Item<'_>| item.folded.ends_with('ا');
    is_unnamed(&items[first]) && items[first..=at].iter().all(is_accusative)
}

/// A definite noun behind another that is no adjective of it: أبلغ المسؤول | الصحافيين, انتقد الرئيس | الحكومة.
fn is_second_noun(items: &[Item<'_>], first: usize, at: usize) -> bool {
    let (head, word) = (items[first].bare(), items[at].folded.as_ref());
    let is_one = head.starts_with("ال")
        && !is_people(head)
        && [&OFFICES, &INSTITUTIONS, &DOCUMENTS]
            .iter()
            .any(|nouns| nouns.contains(without_article(head)));
    let is_noun =
        word.starts_with("ال") && (INSTITUTIONS.contains(without_article(word)) || is_people(word));
    // الهيئة المنظمة: an adjective.
    let agrees = head.ends_with('ه') && word.ends_with('ه');
    is_one
        && is_noun
        && !agrees
        && items[first..at]
            .iter()
            .all(|item| item.bare().starts_with("ال"))
}

/// An adjective has the gender of the body that it belongs to: وصفت الحكومة السورية | الهجوم.
fn is_of_other_gender(items: &[Item<'_>], first: usize, at: usize) -> bool {
    let head = items[first].folded.as_ref();
    let word = items[at].folded.as_ref();
    head.starts_with("ال")
        && head.ends_with('ه')
        && INSTITUTIONS.contains(without_article(head))
        && items[first..at].iter().all(|item| item.folded.starts_with("ال"))
        && word.starts_with("ال")
        // The greatest, the first and the highest have forms of their own, and السورية للإعلام goes on.
        && !word.starts_with("الا")
        && !word.ends_with(['ه', 'ي', 'ا'])
        && !OFFICES.contains(without_article(word))
}

/// أكد الدفاع المدني | أن, أظهر الهجوم | أن: what a clause follows at once is its subject, whatever it is.
fn tells_clause(items: &[Item<'_>], at: usize) -> bool {
    /// A thing has a few words of its own.
    const LONGEST: usize = 4;
    let end = (at + 1..items.len().min(at + 2 + LONGEST)).find(|&place| {
        !items[place].is_word || is_complementizer(&items[place]) || cue(items, place).is_some()
    });
    // وصف ضغطه بأنه عادي: the object.
    end.is_some_and(|end| is_complementizer(&items[end]) && !items[end].folded.starts_with('ب'))
}

/// Tells whether the words at `at` say when: الأسبوع الماضي, عام 2017, مرة أخرى, الآن.
fn opens_time(items: &[Item<'_>], at: usize) -> bool {
    let word = items[at].folded.as_ref();
    let has_number = items
        .get(at + 1)
        .is_some_and(|next| next.text.starts_with(char::is_numeric));
    let is_dated = matches!(without_article(word), "عام" | "سنه" | "شهر" | "يوم") || is_month(word);
    matches!(word, "الان" | "مره") || is_dated && has_number || behind_time(items, at) > at
}

/// An indefinite accusative, which is an object: اتفاقا لشراء, بعدا جديدا. Names can end so too, and have no adjective that does.
fn is_accusative(items: &[Item<'_>], at: usize) -> bool {
    let is_described = items.get(at + 1).is_some_and(|next| {
        matches!(
            next.folded.as_ref(),
            "جديدا"
                | "كبيرا"
                | "واسعا"
                | "مشتركا"
                | "رسميا"
                | "شديدا"
                | "اخر"
                | "اكبر"
                | "اقل"
        )
    });
    items[at].text.strip_suffix('ا').is_some_and(|_| {
        let noun = &items[at].folded[..items[at].folded.len() - 'ا'.len_utf8()];
        THINGS.contains(noun) || is_verbal_noun(noun) || is_described && noun.chars().count() >= 3
    })
}

/// How something is said or done, behind ب: بطريقة, بندمه. A name in ب has no such ending, nor has a noun that begins so.
fn is_adverbial(item: &Item<'_>) -> bool {
    let word = item.folded.as_ref();
    word.strip_prefix('ب').is_some_and(|noun| {
        let ends_so = (item.text.ends_with('ة') && !noun.ends_with("يه"))
            || has_pronoun(item)
            || matches!(noun, "هذا" | "هذه" | "ذلك" | "تلك" | "عدم" | "دون");
        ends_so
            && !noun.starts_with('ا')
            && noun.chars().count() >= 3
            && !ORGANISATIONS.contains(word)
            && !PLACES.contains(word)
    })
}

fn is_somebody(word: &str) -> bool {
    let noun = without_article(word);
    let is_listed = |noun: &str| {
        OFFICES.contains(noun)
            || INSTITUTIONS.contains(noun)
            || DOCUMENTS.contains(noun)
            || UNNAMED.contains(noun)
    };
    // لكن مصدرا في الجيش قال
    is_listed(noun) || noun.strip_suffix('ا').is_some_and(is_listed) || is_people(word)
}

/// How or when somebody speaks: مرارا, متهكما, قدرًا.
fn is_manner(item: &Item<'_>) -> bool {
    let word = item.folded.as_ref();
    let is_participle = (word.starts_with("مت") || word.starts_with("مست"))
        && word.ends_with('ا')
        && word.chars().count() >= 6;
    item.text.contains('\u{64b}') || is_participle || MANNERS.contains(word)
}

/// In which tone or manner somebody speaks: قال | بنبرة حادة, بكل وضوح.
pub(in crate::quotations) fn is_tone(word: &str) -> bool {
    word.strip_prefix('ب').is_some_and(|noun| {
        matches!(
            noun,
            "نبره"
                | "لهجه"
                | "صوت"
                | "غضب"
                | "حزن"
                | "سخريه"
                | "ابتسامه"
                | "ثقه"
                | "حده"
                | "وضوح"
                | "صراحه"
                | "شكل"
                | "كل"
                | "حزم"
                | "اختصار"
                | "صوره"
                | "طريقه"
                | "عباره"
                | "كلمات"
                | "مراره"
                | "اسف"
                | "فخر"
                | "اعتزاز"
                | "هدوء"
        )
    })
}

/// A thing or an act, also with its article or what it belongs to: صحة, الجدل, قيمتها, ارتياحها.
fn is_thing(item: &Item<'_>) -> bool {
    let word = without_article(&item.folded);
    if THINGS.contains(word) || is_causing(item) {
        return true;
    }
    // The feminine ending is folded to the letter of the pronoun.
    let owned = ["ها", "هم", "ه"]
        .iter()
        .filter(|pronoun| item.text.ends_with(**pronoun))
        .find_map(|pronoun| word.strip_suffix(pronoun));
    owned.filter(|noun| !is_somebody(noun)).is_some_and(|noun| {
        THINGS.contains(noun)
            || is_verbal_noun(noun)
            || noun
                .strip_suffix('ت')
                .is_some_and(|noun| THINGS.contains(&format!("{noun}ه")))
    })
}

/// A verbal noun of the pattern إفعال, which only the hamza below tells from the plural أفعال: إحباط, إغلاق.
pub(in crate::quotations) fn is_causing(item: &Item<'_>) -> bool {
    if !item.text.starts_with('إ') {
        return false;
    }
    let letters = Letters::of(&item.folded);
    letters.len() == 5
        && letters[3] == 'ا'
        // إيفان
        && letters[1] != 'ي'
        && !item.is_given_name()
        && !is_somebody(&item.folded)
}

/// مسؤول رفيع | طلب عدم كشف اسمه: a relative clause on why somebody is not named.
fn is_unnamed_asking(items: &[Item<'_>], at: usize) -> bool {
    let asks = matches!(
        items[at].folded.as_ref(),
        "طلب"
            | "طلبت"
            | "طلبوا"
            | "طلبا"
            | "فضل"
            | "فضلت"
            | "فضلوا"
            | "اشترط"
            | "اشترطت"
            | "رفض"
            | "رفضت"
    );
    asks && items
        .get(at + 1)
        .is_some_and(|next| matches!(next.folded.as_ref(), "عدم" | "الكشف" | "كشف" | "ذكر"))
}

/// What stands behind the preposition of the verb: بتسهيل, بأنها, لوسائل الإعلام.
fn is_governed(word: &str) -> bool {
    let is_recipient = |noun: &str| {
        noun.chars().count() >= 4
            && (noun == "وسائل" || is_somebody(noun) || GIVEN_NAMES.contains(noun))
    };
    is_act_behind(word, 'ب')
        || is_act_behind(word, 'ل')
        || word.strip_prefix('ل').is_some_and(is_recipient)
}

/// An act that its verb takes with ب: اتهم القائد تركيا | بتسهيل المرور.
pub(in crate::quotations) fn is_joined_act(item: &Item<'_>) -> bool {
    is_act_behind(&item.folded, 'ب')
}

fn is_act_behind(word: &str, preposition: char) -> bool {
    // الناطق باسم الهيئة, القائم بأعمال السفير
    !matches!(word, "باسم" | "باعمال" | "بالاعمال")
        && word.strip_prefix(preposition).is_some_and(|noun| {
            let bare = noun.strip_suffix("ها").unwrap_or(noun);
            is_verbal_noun(bare)
                || ACTS.contains(bare)
                || THINGS.contains(without_article(bare))
                || matches!(bare, "ان" | "انه" | "انهم")
        })
}
