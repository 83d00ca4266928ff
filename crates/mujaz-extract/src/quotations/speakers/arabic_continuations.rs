//! Which words go on with the noun phrase of an Arabic speaker. The items, where the phrase begins and a word behind it enter; whether the word
//! belongs to it leaves.

use super::{
    arabic::{is_unnamed, is_unnamed_many},
    arabic_ends::{continues_unnamed, is_complete, is_object, is_occasion, is_owned_by_body},
    heads::{describes_accusative, ends_speaker},
    nouns::{heads_named_body, is_body_head, is_office, is_office_or_institution, names_body},
    without_article,
};
use crate::{
    items::Item,
    lexicon::{
        ACTS, DOCUMENTS, INSTITUTIONS, OFFICES, OFFICIAL_ADJECTIVES, ORGANISATIONS, POSTED,
        RECIPIENTS, THINGS, UNNAMED, ends_name, is_people, is_verbal_noun,
    },
    names::Places,
    quotations::{
        cues::{CueKind, cue, is_complementizer},
        mentions::{is_relational, strip},
        name_words::is_name_word,
    },
};

/// Tells whether the word at `at` belongs to the noun phrase that begins at `first`. Each question decides only what those before it left open.
pub(super) fn continues_phrase(
    items: &[Item<'_>],
    first: usize,
    at: usize,
    places: &Places,
) -> bool {
    let item = &items[at];
    let word = item.folded.as_ref();
    if cannot_stand_inside(items, first, at) {
        return false;
    }
    if at > first && goes_on_certainly(items, first, at) {
        return true;
    }
    if let Some(continues) = continues_with_place(items, first, at, places) {
        return continues;
    }
    if is_behind_place(items, first, at, places) || begins_other(items, first, at, places) {
        return false;
    }
    if word.starts_with("باسم") {
        return true;
    }
    // دراسة | نشرتها مجلة
    let is_verb = ISSUES.contains(&item.bare()) || is_published(items, first, at);
    if is_verb || ends_name(word) && !(word == "علي" && item.is_given_name()) {
        return false;
    }
    if let Some(continues) = continues_in_waw(items, first, at, places) {
        return continues;
    }
    let is_governed = word.starts_with('ل') && word.chars().count() > 3 && !word.starts_with("لل");
    if is_governed && !items[first..at].iter().any(is_office_or_institution) {
        // قالت كلارك | لأعضاء المجلس: a name takes nothing with ل.
        let is_name = items[first..at].iter().all(is_name_word)
            && is_listener(&word['ل'.len_utf8()..], places);
        return !is_name && !matches!(word, "لانه" | "لماذا");
    }
    // مصدر في الشرطة تحدث إلى «النهار»
    !cue(items, at).is_some_and(|cue| {
        matches!(
            cue.kind,
            CueKind::Participle | CueKind::Words | CueKind::According
        ) || (cue.kind == CueKind::Verb && (!cue.needs_clause || is_unnamed(&items[first])))
    })
}

/// أعضاء, إحدى, وجود: what stands behind ل, where لافيري is a name.
fn is_listener(noun: &str, places: &Places) -> bool {
    [
        &OFFICES,
        &INSTITUTIONS,
        &ORGANISATIONS,
        &DOCUMENTS,
        &THINGS,
        &ACTS,
        &UNNAMED,
    ]
    .iter()
    .any(|nouns| nouns.contains(noun))
        || is_verbal_noun(noun)
        || places.contains(noun)
        || matches!(
            noun,
            "احدي" | "احد" | "بعض" | "اعضاء" | "وسائل" | "انصار" | "وكالات" | "ضعف"
        )
}

/// بيانات رسمية | نشرت الجمعة: when a document came out.
fn is_published(items: &[Item<'_>], first: usize, at: usize) -> bool {
    let word = items[at].folded.as_ref();
    matches!(
        word,
        "نشرت" | "نشر" | "صدرت" | "صدر" | "اعلنت" | "اعلن" | "اذيعت"
    ) && (DOCUMENTS.contains(items[first].bare()) || items[first].folded.ends_with("ات"))
        && !items[first].folded.starts_with("ال")
}

/// Words that no noun phrase of a speaker has: what opens a clause, who is told, عدم, and what `heads` knows to end it.
fn cannot_stand_inside(items: &[Item<'_>], first: usize, at: usize) -> bool {
    let item = &items[at];
    let word = item.folded.as_ref();
    is_complementizer(item)
        || RECIPIENTS.contains(word) && word != "لدي" && !leads_body(items, first, at)
        || matches!(word, "عدم" | "برئاسه")
        || ends_speaker(items, first, at)
}

/// Tells whether a preposition of place at `at`, or what it governs, belongs to the phrase: مصدر في الشرطة. Returns nothing where that does not
/// decide.
fn continues_with_place(
    items: &[Item<'_>],
    first: usize,
    at: usize,
    places: &Places,
) -> Option<bool> {
    let word = items[at].folded.as_ref();
    let next = items.get(at + 1);
    let is_unnamed = is_unnamed(&items[first]);
    if word == "في" && (is_unnamed || is_people(items[first].bare())) {
        // مصدر في الشرطة, المشاركون في الندوة: where they sit belongs to them.
        return Some(next.is_some_and(|next| {
            (next.folded.starts_with("ال") || names_body(next, places))
                && !is_occasion(without_article(&next.folded))
        }));
    }
    // مصدر مسؤول | بالمديرية الإقليمية, as the Maghreb says في.
    let is_of_body = word
        .strip_prefix('ب')
        .is_some_and(|noun| noun.starts_with("ال") && names_body_with_article(noun));
    if is_unnamed && is_of_body {
        return Some(true);
    }
    if is_placed_in_body(items, first, at, places) || is_of_sector(items, first, at, places) {
        return Some(true);
    }
    if is_unnamed && let Some(continues) = continues_unnamed(items, first, at) {
        return Some(continues);
    }
    matches!(word, "في" | "الي" | "لدي").then(|| {
        items[first..at].iter().any(is_office_or_institution)
            && next.is_some_and(|next| places.contains(&next.folded))
    })
}

fn names_body_with_article(noun: &str) -> bool {
    let noun = without_article(noun);
    INSTITUTIONS.contains(noun) || ORGANISATIONS.contains(noun)
}

/// مصدران في قطاع | الشحن
fn is_of_sector(items: &[Item<'_>], first: usize, at: usize, places: &Places) -> bool {
    at >= first + 2
        && items[at - 2].is("في")
        && items[at].folded.starts_with("ال")
        && !items[at - 1].folded.starts_with("ال")
        && !places.contains(&items[at - 1].folded)
        && is_unnamed_many(items[first].bare())
}

/// السفارة في أثينا is complete; only an office or a name can follow.
fn is_behind_place(items: &[Item<'_>], first: usize, at: usize, places: &Places) -> bool {
    let (before, item) = (&items[at - 1], &items[at]);
    let word = item.folded.as_ref();
    let is_placed =
        at >= first + 2 && matches!(items[at - 2].folded.as_ref(), "في" | "الي" | "لدي");
    let describes_place = word.starts_with("ال") && before.folded.starts_with("ال");
    let can_follow = item.is_given_name()
        || matches!(word, "ابو" | "ام")
        || OFFICES.contains(without_article(word))
        || places.contains(word)
        || word.ends_with('ي')
        || word.ends_with("يه");
    is_placed && !describes_place && !is_body_head(before) && !can_follow
}

/// Tells whether the word at `at` begins another part of the clause than its subject: how, what, or what with ب the verb takes.
fn begins_other(items: &[Item<'_>], first: usize, at: usize, places: &Places) -> bool {
    let item = &items[at];
    let word = item.folded.as_ref();
    // تعهدت برلين بتقديم
    let is_offered = word.strip_prefix('ب').is_some_and(is_verbal_noun);
    item.text.contains('\u{64b}') && !describes_accusative(items, first, at)
        || matches!(word, "لقد" | "لان" | "لكن")
        || is_verbal_noun(word) && !is_body_head(item) && !is_owned_by_body(items, at)
        || is_offered
        || is_object(items, first, at)
        || is_complete(items, first, at, places)
}

/// Tells whether a word that و joins belongs to the phrase. Returns nothing where its و is a letter of its own.
fn continues_in_waw(items: &[Item<'_>], first: usize, at: usize, places: &Places) -> Option<bool> {
    let word = items[at].folded.as_ref();
    let rest = word.strip_prefix('و')?;
    // مصادر أمنية وطبية, السعودية وإسرائيل
    if is_relational(rest) && is_relational(&items[at - 1].folded)
        || places.contains(rest)
            && (places.contains(&items[first].folded) || places.contains(items[at - 1].bare()))
    {
        return Some(true);
    }
    let is_own_letter = is_name_in_waw(word)
        // مديرية زراعة واسط
        || places.contains(word)
        // هيومن رايتس ووتش: no Arabic word has two of them.
        || rest.starts_with('و') && !is_name_in_waw(rest) && !places.contains(rest);
    (!is_own_letter).then(|| {
        // A second one of a pair: والوزير, وممثل, ووزير.
        let noun = without_article(rest);
        rest.starts_with("ال")
            || OFFICES.contains(noun)
            || INSTITUTIONS.contains(noun)
            || is_title_inside(&items[first..at])
    })
}

/// المدير التنفيذي لبرنامج الأغذية: the body that somebody leads, and no listener.
fn leads_body(items: &[Item<'_>], first: usize, at: usize) -> bool {
    items[at].is_or_bare(&["لبرنامج", "لهيئه", "لوكاله", "لشبكه"])
        && is_office(&items[first])
        && items[at - 1].folded.starts_with("ال")
        && OFFICIAL_ADJECTIVES.contains(without_article(&items[at - 1].folded))
}

/// Tells whether a word belongs to the phrase before it whatever else it looks like.
fn goes_on_certainly(items: &[Item<'_>], first: usize, at: usize) -> bool {
    let item = &items[at];
    let word = item.folded.as_ref();
    // عضو كتلة «صادقون» | النائب حسن سالم
    let has_office = at > first + 1 && items[at - 1].closes_quotation() && is_office(item);
    // مصادر وزارية: an adjective, whose و joins nothing behind the noun alone.
    let is_adjective = at == first + 1
        && is_unnamed(&items[first])
        && word.starts_with('و')
        && is_relational(word)
        && !OFFICES.contains(item.bare());
    // الاتحاد الآسيوي | لكرة القدم, مساعد الأمين العام لشؤون | العمليات
    let is_purpose = at > first + 1
        && matches!(
            word,
            "لكره" | "لحقوق" | "لمكافحه" | "لحمايه" | "لتنميه" | "لدعم" | "لشؤون"
        )
        && (heads_named_body(&items[first]) || is_office(&items[first]));
    let is_of_purpose =
        at > first + 2 && items[at - 1].is_or_bare(&["لشؤون", "لكره"]) && word.starts_with("ال");
    // مراسل القناة في رام | الله
    let is_second_of_place = at > first + 2
        && matches!(items[at - 2].folded.as_ref(), "في" | "من" | "الي")
        && matches!(
            items[at - 1].folded.as_ref(),
            "رام"
                | "تل"
                | "دير"
                | "كفر"
                | "ابو"
                | "ام"
                | "سان"
                | "نيو"
                | "بيت"
                | "خان"
                | "شرم"
                | "عين"
        );
    // القائم | بالأعمال
    let is_acting = item.is("بالاعمال") && items[at - 1].is_or_bare(&["القائم", "القائمه"]);
    has_office || is_acting || is_adjective || is_purpose || is_of_purpose || is_second_of_place
}

/// Tells whether the preposition at `at` says in which body the one before it is: سكان محليون في مديرية الرمل, باحثون من جامعة الموصل, وزارة
/// الثروات في حكومة الإقليم, الوكيل العام لدى محكمة الاستئناف.
fn is_placed_in_body(items: &[Item<'_>], first: usize, at: usize, places: &Places) -> bool {
    let head = items[first].bare();
    let noun = without_article(head);
    let is_indefinite = !head.starts_with("ال");
    let is_unnamed = UNNAMED.contains(strip(head)) || is_unnamed_many(head);
    let can_be_placed = match items[at].folded.as_ref() {
        "في" => is_indefinite && (is_unnamed || is_office_or_institution(&items[first])),
        "من" => is_indefinite && is_unnamed,
        "لدي" => OFFICES.contains(noun),
        // النائب عن كتلة «صادقون» حسن سالم
        "عن" => matches!(noun, "نائب" | "نائبه" | "عضو" | "ممثل" | "ممثله" | "مرشح"),
        _ => false,
    };
    let next = items.get(at + 1);
    // مديرة مكتب البرنامج في الأبيض، روزا كيبيت
    let is_closed = at > first + 1
        && items[at].is("في")
        && next.is_some_and(|next| {
            next.folded.starts_with("ال") && !DOCUMENTS.contains(without_article(&next.folded))
        })
        && items.get(at + 2).is_some_and(Item::is_comma)
        && items
            .get(at + 3)
            .is_some_and(|item| item.is_word && is_name_word(item));
    // مندوبة فرنسا لدى الأمم المتحدة
    let is_posted = items[at].is("لدي")
        && POSTED.contains(noun)
        && next.is_some_and(|next| next.folded.starts_with("ال"));
    // مصدر من الأكاديمية الجهوية
    let is_of_body = items[at].is("من")
        && next.is_some_and(|next| {
            let noun = without_article(&next.folded);
            ORGANISATIONS.contains(noun) || INSTITUTIONS.contains(noun)
        });
    can_be_placed
        && (is_closed
            || is_posted
            || is_of_body
            || next.is_some_and(|next| names_body(next, places)))
}

/// Verbs of who made a document, with it as their object: تقرير أصدرته اللجنة.
pub(crate) const ISSUES: &[&str] = &[
    "اصدرته",
    "اصدرها",
    "اصدرتها",
    "اصدره",
    "وزعته",
    "وزعه",
    "وزعتها",
    "نشرته",
    "نشره",
    "نشرتها",
    "نشرها",
    "اعدته",
    "اعده",
    "اعدتها",
    "اعدها",
    "اجرته",
    "اجراه",
    "اجرتها",
    "اجراها",
    "نفذته",
    "نفذه",
    "نفذتها",
    "بثته",
    "بثها",
    "بثتها",
];

/// Words of names and titles that begin with و as their own letter.
const NAMES_IN_WAW: &[&str] = &[
    "وزير",
    "وزيره",
    "وزاره",
    "وكاله",
    "وكيل",
    "وكيله",
    "وفد",
    "وسائل",
    "ولي",
    "وليد",
    "واشنطن",
    "وائل",
    "وفاء",
    "وزراء",
    "وحده",
    "وطني",
];

/// One of those, also with a pronoun: رئيس وفدها.
pub(super) fn is_name_in_waw(word: &str) -> bool {
    let owned = ["ها", "هم", "ه"]
        .iter()
        .find_map(|owner| word.strip_suffix(owner));
    NAMES_IN_WAW.contains(&word) || owned.is_some_and(|noun| NAMES_IN_WAW.contains(&noun))
}

fn is_title_inside(head: &[Item<'_>]) -> bool {
    head.iter().any(|item| {
        matches!(
            without_article(item.bare()),
            "وزاره" | "وزارات" | "وزير" | "شؤون"
        )
    })
}
