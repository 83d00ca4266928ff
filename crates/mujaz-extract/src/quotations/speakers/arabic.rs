//! Noun phrases of Arabic speakers: where they begin, go on and end, and which is the subject of a verb.

use super::{
    LONGEST, Phrase,
    appositions::{apposition, called},
    without_article,
};
use crate::{
    items::Item,
    lexicon::{
        DOCUMENTS, INSTITUTIONS, NAMING, OFFICES, ORGANISATIONS, PLACES, RECIPIENTS, UNNAMED,
        ends_name, is_people, is_title_word, is_verbal_noun,
    },
    names::Places,
    quotations::{
        cues::{CueKind, cue, is_complementizer},
        mentions::{is_name_word, strip},
    },
};

/// Returns the Arabic noun phrase that begins at item `at`, if one does. `quoted` gives the end of a passage in quotation
/// marks that begins at an item.
pub(crate) fn arabic_phrase(
    items: &[Item<'_>],
    at: usize,
    places: &Places,
    quoted: &impl Fn(usize) -> Option<usize>,
) -> Option<Phrase> {
    // أكدت كل من عمان والقاهرة
    if items.get(at).is_some_and(|item| item.is("كل"))
        && items.get(at + 1).is_some_and(|item| item.is("من"))
    {
        return arabic_phrase(items, at + 2, places, quoted);
    }
    // أحدهم، ويدعى أبو عمر: the name that an unnamed one is given.
    if let Some(named) = called(items, at) {
        return Some(named);
    }
    let mut end = at;
    let mut words = 0;
    while let Some(item) = items.get(end) {
        if words >= LONGEST {
            break;
        }
        if !item.is_word {
            // «الصباح» as the name of a newspaper, and not the beginning of what is said.
            if let Some(close) = quoted(end)
                && close - end <= 5
                && ((end > at && NAMING.contains(without_article(items[end - 1].bare())))
                    || (end == at || heads_named_body(&items[end - 1]))
                        && items.get(close).is_some_and(is_complementizer))
            {
                end = close;
                continue;
            }
            if end > at
                && item.is_mark(&['،', ','])
                && let Some(close) = apposition(items, at, end, places)
            {
                end = close;
                continue;
            }
            break;
        }
        if end == at {
            if !opens_phrase(items, end) {
                break;
            }
        } else if !continues_phrase(items, at, end, places) {
            break;
        }
        words += 1;
        end += 1;
    }
    (end > at).then_some(Phrase { first: at, end })
}

/// فيها, عنه, إليهم: a preposition with what it governs.
pub(super) fn is_preposition_with_pronoun(folded: &str) -> bool {
    ["في", "علي", "عن", "الي", "من", "ب", "ل", "لدي", "مع"]
        .iter()
        .filter_map(|preposition| folded.strip_prefix(preposition))
        .any(|rest| matches!(rest, "ه" | "ها" | "هم" | "هما" | "هن" | "نا" | "كم"))
}

pub(super) fn opens_phrase(items: &[Item<'_>], at: usize) -> bool {
    let item = &items[at];
    let word = item.folded.as_ref();
    // بعض السكان, أحد الشهود: what counts them opens the phrase.
    if matches!(word, "بعض" | "كل" | "احد" | "احدي" | "معظم" | "غالبيه") {
        return true;
    }
    !(ends_name(word) && !matches!(word, "نظيره" | "نظيرها")
        || is_complementizer(item)
        || RECIPIENTS.contains(word)
        || is_preposition_with_pronoun(word)
        || (word.starts_with("لل") && word.chars().count() > 4)
        || word.starts_with("بال")
        // قال بنبرة حادة
        || matches!(
            word,
            "بنبره" | "بلهجه" | "بصوت" | "بغضب" | "بحزن" | "بسخريه" | "بابتسامه" | "بثقه" | "بحده" | "بوضوح" | "بصراحه"
        )
        || word.chars().all(char::is_numeric)
        || cue(items, at).is_some_and(|cue| {
            matches!(
                cue.kind,
                CueKind::Participle | CueKind::Words | CueKind::According
            )
        }))
}

pub(super) fn continues_phrase(
    items: &[Item<'_>],
    first: usize,
    at: usize,
    places: &Places,
) -> bool {
    let item = &items[at];
    let word = item.folded.as_ref();
    if is_complementizer(item) || RECIPIENTS.contains(word) && word != "لدي" || word == "عدم"
    {
        return false;
    }
    if at == first + 1 && word == "في" && is_placed_before_name(items, first) {
        return true;
    }
    let head = &items[first..at];
    let institutional = head.iter().any(|item| {
        let noun = without_article(item.bare());
        OFFICES.contains(noun) || INSTITUTIONS.contains(noun)
    });
    let is_unnamed = UNNAMED.contains(strip(items[first].bare()));
    if word == "في" && at == first + 1 && is_unnamed {
        // مصدر في الشرطة: where an unnamed source sits belongs to it.
        return items
            .get(at + 1)
            .is_some_and(|next| next.folded.starts_with("ال") || names_body(next, places));
    }
    if is_placed_in_body(items, first, at, places) {
        return true;
    }
    if is_unnamed && let Some(continues) = continues_unnamed(items, first, at) {
        return continues;
    }
    if matches!(word, "في" | "الي" | "لدي") {
        return institutional
            && items
                .get(at + 1)
                .is_some_and(|next| places.contains(&next.folded));
    }
    // السفارة في أثينا is complete; only an office or a name can follow.
    let behind_place =
        at >= first + 2 && matches!(items[at - 2].folded.as_ref(), "في" | "الي" | "لدي");
    if behind_place
        && !is_body_head(&items[at - 1])
        && !(item.is_given_name()
            || matches!(word, "ابو" | "ام")
            || OFFICES.contains(without_article(&item.folded))
            || places.contains(word)
            || word.ends_with('ي')
            || word.ends_with("يه"))
    {
        return false;
    }
    // تعهدت برلين بتقديم
    let is_offered = word.strip_prefix('ب').is_some_and(is_verbal_noun);
    if item.text.contains('\u{64b}')
        || is_verbal_noun(word)
        || is_offered
        || is_object(items, first, at)
    {
        return false;
    }
    if word.starts_with("باسم") {
        return true;
    }
    if ends_name(word) && !(word == "علي" && is_given_position(items, at)) {
        return false;
    }
    // مصادر أمنية وطبية, السعودية وإسرائيل
    if let Some(rest) = word.strip_prefix('و')
        && (is_relational(rest) && is_relational(&items[at - 1].folded)
            || places.contains(rest) && places.contains(&items[first].folded))
    {
        return true;
    }
    if let Some(rest) = word.strip_prefix('و')
        && !is_name_in_waw(word)
    {
        // A second one of a pair: والوزير, وممثل, ووزير.
        let noun = without_article(rest);
        return rest.starts_with("ال")
            || OFFICES.contains(noun)
            || INSTITUTIONS.contains(noun)
            || is_title_inside(head);
    }
    if word.starts_with('ل')
        && word.chars().count() > 3
        && !word.starts_with("لل")
        && !institutional
    {
        return !matches!(word, "لكن" | "لقد" | "لان" | "لانه" | "لماذا");
    }
    if matches!(word, "لقد" | "لان" | "لكن") {
        return false;
    }
    // مصدر في الشرطة تحدث إلى «النهار»
    !cue(items, at).is_some_and(|cue| {
        matches!(
            cue.kind,
            CueKind::Participle | CueKind::Words | CueKind::According
        ) || (cue.kind == CueKind::Verb && (!cue.needs_clause || is_unnamed))
    })
}

/// What an unnamed source is near to belongs to it: مصدر مطلع على المفاوضات, مقرب من الوزير. Returns nothing where that does not decide.
fn continues_unnamed(items: &[Item<'_>], first: usize, at: usize) -> Option<bool> {
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

/// Tells whether the preposition at `at` says in which body the one before it is: سكان محليون في مديرية الرمل, باحثون من جامعة الموصل, وزارة
/// الثروات في حكومة الإقليم, الوكيل العام لدى محكمة الاستئناف.
fn is_placed_in_body(items: &[Item<'_>], first: usize, at: usize, places: &Places) -> bool {
    let head = items[first].bare();
    let noun = without_article(head);
    let is_indefinite = !head.starts_with("ال");
    let is_unnamed = UNNAMED.contains(strip(head));
    let can_be_placed = match items[at].folded.as_ref() {
        "في" => {
            is_indefinite && (is_unnamed || OFFICES.contains(noun) || INSTITUTIONS.contains(noun))
        }
        "من" => is_indefinite && is_unnamed,
        "لدي" => OFFICES.contains(noun),
        _ => false,
    };
    let next = items.get(at + 1);
    // مديرة مكتب البرنامج في الأبيض، روزا كيبيت
    let is_closed = at > first + 1
        && items[at].is("في")
        && next.is_some_and(|next| {
            next.folded.starts_with("ال") && !DOCUMENTS.contains(without_article(&next.folded))
        })
        && items
            .get(at + 2)
            .is_some_and(|item| item.is_mark(&['،', ',']))
        && items
            .get(at + 3)
            .is_some_and(|item| item.is_word && is_name_word(item));
    can_be_placed && (is_closed || next.is_some_and(|next| names_body(next, places)))
}

/// A place, or the head of the name of a place or an organisation: بغداد, مديرية, جامعة.
pub(super) fn names_body(item: &Item<'_>, places: &Places) -> bool {
    is_body_head(item) || places.contains(&item.folded)
}

/// منظمة, before a name in marks; what other words have in marks behind them is told something: أبلغت المصادر «الديار» أن.
fn heads_named_body(item: &Item<'_>) -> bool {
    let noun = without_article(item.bare());
    INSTITUTIONS.contains(noun) || ORGANISATIONS.contains(noun)
}

fn is_body_head(item: &Item<'_>) -> bool {
    [&INSTITUTIONS, &ORGANISATIONS, &PLACES]
        .iter()
        .any(|heads| heads.contains(&item.folded))
        && !DOCUMENTS.contains(&item.folded)
}

/// الباحث في الشأن الإيراني سياوش فرهمند, القيادي في الحركة أبو مصعب: one of many of their kind, with what they are busy with and a
/// name behind it.
fn is_placed_before_name(items: &[Item<'_>], first: usize) -> bool {
    let is_one_of_many = matches!(
        items[first].bare(),
        "الباحث"
            | "الباحثه"
            | "الخبير"
            | "الخبيره"
            | "المحلل"
            | "المحلله"
            | "المختص"
            | "المختصه"
            | "المتخصص"
            | "المتخصصه"
            | "الناشط"
            | "الناشطه"
            | "القيادي"
            | "القياديه"
            | "العضو"
            | "الاستاذ"
            | "الاستاذه"
    );
    let is_definite = |step: usize| {
        items
            .get(first + step)
            .is_some_and(|item| item.is_word && item.folded.starts_with("ال"))
    };
    let name = if is_definite(3) { 4 } else { 3 };
    is_one_of_many
        && is_definite(2)
        && items
            .get(first + name)
            .is_some_and(|item| item.is_word && is_name_word(item) && !is_complementizer(item))
}

/// An indefinite adjective of belonging: أمني, طبية.
fn is_relational(word: &str) -> bool {
    word.chars().count() >= 3
        && !word.starts_with("ال")
        && (word.ends_with('ي') || word.ends_with("يه"))
}

/// Tells whether the word at `at` is no part of the subject that begins at `first` but the object behind it: السلطات | أسباب,
/// مصدر طبي | حصيلة.
fn is_object(items: &[Item<'_>], first: usize, at: usize) -> bool {
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
fn is_name_in_waw(word: &str) -> bool {
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

/// على is also the given name علي: between a title and another name.
fn is_given_position(items: &[Item<'_>], at: usize) -> bool {
    let before = at
        .checked_sub(1)
        .map(|place| without_article(items[place].bare()));
    items[at].is_given_name() && (before.is_some_and(|noun| !ends_name(noun)) || at > 0)
}

/// Returns the phrase that begins behind لـ at item `at`: وفقا للوزارة.
pub(super) fn arabic_phrase_behind_lam(
    items: &[Item<'_>],
    at: usize,
    places: &Places,
    quoted: &impl Fn(usize) -> Option<usize>,
) -> Phrase {
    if UNNAMED.contains(strip(&items[at].folded))
        && let Some(phrase) = arabic_phrase(items, at, places, quoted)
    {
        return phrase;
    }
    let rest = arabic_phrase(items, at + 1, places, quoted);
    let end = rest.map_or(at + 1, |phrase| phrase.end);
    let continues = items
        .get(at + 1)
        .is_some_and(|next| next.is_word && !ends_name(next.folded.as_ref()));
    Phrase {
        first: at,
        end: if continues { end } else { at + 1 },
    }
}
