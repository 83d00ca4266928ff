//! Arabic words with a pronoun: prepositions with what they govern, honorifics, and nouns with their owner.

use crate::{
    items::Item,
    lexicon::{DOCUMENTS, OFFICES, ORGANISATIONS, is_title_word},
    quotations::name_words::has_pronoun,
};

/// فيها, عنه, إليهم: a preposition with what it governs.
pub(crate) fn is_preposition_with_pronoun(folded: &str) -> bool {
    ["في", "علي", "عن", "الي", "من", "ب", "ل", "لدي", "مع"]
        .iter()
        .filter_map(|preposition| folded.strip_prefix(preposition))
        .any(|rest| matches!(rest, "ه" | "ها" | "هم" | "هما" | "هن" | "نا" | "كم"))
}

/// سموه, معاليه: His Highness, His Excellency.
pub(crate) fn is_honorific(item: &Item<'_>) -> bool {
    item.is_or_bare(&[
        "سموه",
        "سموها",
        "معاليه",
        "معاليها",
        "سعادته",
        "سعادتها",
        "فخامته",
        "جلالته",
        "سيادته",
        "دولته",
        "سماحته",
        "فضيلته",
        "غبطته",
    ])
}

/// رئيسها, زوجته, زميلها: a person by what he or she is to somebody.
pub(crate) fn is_owned_person(item: &Item<'_>) -> bool {
    owned(item).is_some_and(|noun| {
        OFFICES.contains(noun)
            || noun
                .strip_suffix('ت')
                .is_some_and(|noun| OFFICES.contains(format!("{noun}ه").as_str()))
            || matches!(
                noun,
                "والد"
                    | "والدت"
                    | "زوج"
                    | "زوجت"
                    | "شقيق"
                    | "شقيقت"
                    | "نجل"
                    | "ابن"
                    | "ابنت"
                    | "جار"
                    | "صديق"
                    | "زميل"
                    | "زميلت"
                    | "محامي"
                    | "دفاع"
            )
    })
}

/// Tells whether a noun with its owner is rather a thing than somebody: رفضه, استعدادها; not زوجته, رئيسها.
pub(super) fn is_owned_thing(item: &Item<'_>) -> bool {
    let is_owned = has_pronoun(item)
        || item.text.ends_with('ه') && item.bare().chars().count() == 4 && !item.is_given_name();
    is_owned && !is_honorific(item) && !item.folded.starts_with("ال") && !is_owned_somebody(item)
}

/// The same, or a body or document: حكومتها, بيانه.
fn is_owned_somebody(item: &Item<'_>) -> bool {
    is_owned_person(item)
        || owned(item).is_some_and(|noun| {
            is_title_word(noun)
                || DOCUMENTS.contains(noun)
                || ORGANISATIONS.contains(noun)
                || noun
                    .strip_suffix('ت')
                    .is_some_and(|noun| is_title_word(&format!("{noun}ه")))
        })
}

/// What a noun is without the pronoun of its owner: رئيسها, زوجته.
fn owned<'a>(item: &'a Item<'_>) -> Option<&'a str> {
    ["ها", "هم", "هما", "ه"]
        .iter()
        .find_map(|owner| item.bare().strip_suffix(owner))
}
