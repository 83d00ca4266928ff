//! The subject of an Arabic verb that does not stand behind it: before the verb, or that of the sentence, which begins with another.

use super::{
    LONGEST, Phrase,
    appositions::named_behind,
    arabic::{arabic_phrase, is_unnamed},
    nouns::is_office_or_institution,
    pronouns::is_owned_person,
    without_article,
};
use crate::{
    items::Item,
    lexicon::{HOLDER_ADJECTIVES, INSTITUTIONS, OFFICES, OFFICIAL_ADJECTIVES, THINGS, ends_name},
    names::Places,
    quotations::{cues::is_complementizer, mentions::parts, name_words::is_name_word},
};

/// Returns the subject before the verb at `verb`, with the auxiliaries between them left out.
pub(super) fn arabic_before(items: &[Item<'_>], verb: usize, places: &Places) -> Option<Phrase> {
    let mut end = verb;
    while end > 0
        && matches!(
            items[end - 1].bare(),
            "قد" | "لقد" | "كان" | "كانت" | "سبق" | "لم" | "لا"
        )
    {
        end -= 1;
    }
    // The comma after an apposition: الرئيس العراقي، برهم صالح، يقول.
    let limit = if end > 0 && items[end - 1].is_comma() {
        end - 1
    } else {
        end
    };
    let mut first = limit;
    while first > 0 && (items[first - 1].is_word || (items[first - 1].is_comma() && limit < end)) {
        if is_complementizer(&items[first - 1])
            || items[first - 1].is_or_bare(&[
                "حيث",
                "بينما",
                "فيما",
                "كما",
                "لكن",
                "لكنه",
                "لكنها",
                "لكنهم",
                "لكنهما",
                "اذ",
                "التي",
                "الذي",
            ])
        {
            break;
        }
        first -= 1;
    }
    while first < limit
        && items[first].is_or_bare(&[
            "كان",
            "كانت",
            "هذا",
            "من",
            "جانبه",
            "جانبها",
            "جهته",
            "جهتها",
            "بدوره",
            "بدورها",
            "كما",
            "قد",
            "لكن",
            "اما",
        ])
    {
        first += 1;
    }
    if first >= limit || limit - first > LONGEST {
        return None;
    }
    // مع شركة «توتال» | الفرنسية، وقالت; “الاتفاق نهائي، وأضاف: what a mark cuts off, and what a joined verb goes on from, is no subject.
    let is_cut =
        first > 0 && (items[first - 1].closes_quotation() || items[first - 1].opens_quotation());
    let is_joined = limit < end && items[verb].bare().len() < items[verb].folded.len();
    if is_cut || is_joined && end == verb {
        return None;
    }
    // وكان نتنياهو قال: a name of one to three words, known or not.
    // إن ترمب أكد
    let is_parted = first > 0
        && items[first - 1].is_or_bare(&["كان", "كانت", "ان", "بان"])
        && limit - first <= 3
        && items[first..limit].iter().all(is_name_word);
    if is_parted {
        return Some(Phrase { first, end: limit });
    }
    let is_nominal = items[first].bare().starts_with("ال")
        || is_office_or_institution(&items[first])
        || is_unnamed(&items[first])
        || is_owned_person(&items[first])
        || places.contains(items[first].bare())
        || items[first].is_given_name();
    if !is_nominal {
        return None;
    }
    let phrase = arabic_phrase(items, first, places, &|_| None)?;
    (phrase.end >= limit).then_some(Phrase {
        first,
        end: phrase.end.min(limit),
    })
}

/// Returns the subject of an Arabic sentence that begins with its verb: استقبل الرئيس الوفد. What stands before the verb, such as في كلمته
/// أمام القمة، is passed over.
pub(crate) fn main_subject(items: &[Item<'_>], before: usize, places: &Places) -> Option<Phrase> {
    let mut at = behind_openers(items, 0, before);
    // ورفض الوزير الاتهامات، مشيرا: the verb of the sentence.
    let opens_circumstance = |item: &Item<'_>| {
        ends_name(item.bare())
            && !item.is_given_name()
            && !matches!(
                item.bare(),
                "رفض" | "رفضت" | "اتهم" | "اتهمت" | "دعا" | "دعت"
            )
    };
    if items.get(at).is_some_and(opens_circumstance)
        && let Some(comma) = (at + 1..before.min(at + 14)).find(|&place| items[place].is_comma())
    {
        at = behind_openers(items, comma + 1, before);
    }
    let noun = without_article(items.get(at)?.bare());
    // Behind لكن and أن stands a noun.
    let is_behind_particle = at > 0 && items[at - 1].is_or_bare(&["لكن", "ان"]);
    let is_nominal =
        is_behind_particle || items[at].bare().starts_with("ال") || OFFICES.contains(noun);
    let first = if is_nominal { at } else { at + 1 };
    let opening = without_article(items.get(first)?.bare());
    // ختم سالم عموده بالقول
    let is_framed = items[first - usize::from(first > 0)].is_or_bare(&[
        "ختم",
        "ختمت",
        "اكتفي",
        "اكتفت",
        "انهي",
        "انهت",
        "بدا",
        "بدات",
        "علق",
        "علقت",
    ]) && is_name_word(&items[first]);
    let is_known = items[first].folded.starts_with("ال")
        || is_framed
        || OFFICES.contains(opening)
        || INSTITUTIONS.contains(opening)
        || items[first].is_given_name();
    // استقبل معالي الوزير
    let phrase = arabic_phrase(items, first, places, &|_| None)
        .filter(|phrase| is_known || phrase.first > first)?;
    // Without punctuation the object follows at once; the first definite phrase is the subject.
    let first = phrase.first;
    let name =
        first + parts(&items[first..phrase.end], places).name_offset(&items[first..phrase.end]);
    let mut end = first + 1;
    while end < phrase.end
        && end < before
        // مكتب الرئيس | سارع إلى القول
        && !items[end].is_or_bare(&["سارع", "سارعت", "ذهب", "ذهبت", "مضي", "مضت", "انتهي", "انتهت"])
        // سفير العراق لدى اليونان | أوضاع الجالية
        && !THINGS.contains(&items[end].folded)
        && is_part_of_title(items, first, end)
    {
        end += 1;
        // The title is whole, and its bearer follows: الوزير السابق وئام شهيب.
        if end == name {
            end = phrase.end;
        }
    }
    // ترافع محامي المتهم، الأستاذ نزيه الخازن، ساعة كاملة، مشددا
    if items.get(end).is_some_and(Item::is_comma)
        && let Some(close) = named_behind(items, first, end, places)
    {
        end = close;
    }
    (first < before).then_some(Phrase {
        first,
        end: end.min(before),
    })
}

/// The item behind what can open a sentence before its verb or subject.
fn behind_openers(items: &[Item<'_>], from: usize, before: usize) -> usize {
    (from..before)
        .find(|&at| {
            items[at].is_word
                && !items[at].is_or_bare(&[
                    "هذا",
                    "كما",
                    "قد",
                    "من",
                    "جانبه",
                    "جهته",
                    "بدوره",
                    "جانبها",
                    "جهتها",
                    "بدورها",
                    "كان",
                    "كانت",
                    "ثم",
                    "اما",
                    "عندها",
                    "حينها",
                    "لم",
                    "لكن",
                    "غير",
                    "ان",
                    "الا",
                    "بيد",
                ])
        })
        .unwrap_or(before)
}

/// Tells whether the word at `at` goes on with the title or name that begins at `first`.
fn is_part_of_title(items: &[Item<'_>], first: usize, at: usize) -> bool {
    let before = without_article(items[at - 1].bare());
    let word = items[at].folded.as_ref();
    let is_definite = items[at - 1].folded.starts_with("ال");
    let adjective = without_article(word);
    (!is_definite
        || word.ends_with('ي')
        || word.ends_with("يه") && items[at - 1].folded.ends_with('ه')
        || HOLDER_ADJECTIVES.contains(adjective)
        || OFFICIAL_ADJECTIVES.contains(adjective)
        || (OFFICES.contains(before) || HOLDER_ADJECTIVES.contains(before))
            && !word.starts_with("ال")
        || items[at].is_given_name())
        && at - first < 6
}
