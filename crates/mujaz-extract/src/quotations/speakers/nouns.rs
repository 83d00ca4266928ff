//! What an Arabic noun names, whatever stands before it: an office, a body, a place. An item enters; the answer leaves.

use super::without_article;
use crate::{
    items::Item,
    lexicon::{DOCUMENTS, INSTITUTIONS, NAMING, OFFICES, ORGANISATIONS, PLACES},
    names::Places,
};

/// An office, with or without article: وزير, والوزير.
pub(crate) fn is_office(item: &Item<'_>) -> bool {
    OFFICES.contains(without_article(item.bare()))
}

/// An office or an institution, with or without article: الوزير, وزارة.
pub(crate) fn is_office_or_institution(item: &Item<'_>) -> bool {
    is_office(item) || INSTITUTIONS.contains(without_article(item.bare()))
}

/// The head of the name of a body or a place, without article, and no document: مديرية, جامعة.
pub(super) fn is_body_head(item: &Item<'_>) -> bool {
    [&INSTITUTIONS, &ORGANISATIONS, &PLACES]
        .iter()
        .any(|heads| heads.contains(&item.folded))
        && !DOCUMENTS.contains(&item.folded)
}

/// A place, or the head of the name of a place or an organisation: بغداد, مديرية, جامعة.
pub(crate) fn names_body(item: &Item<'_>, places: &Places) -> bool {
    is_body_head(item) || places.contains(&item.folded)
}

/// منظمة, before a name in marks; what other words have in marks behind them is told something: أبلغت المصادر «الديار» أن.
pub(super) fn heads_named_body(item: &Item<'_>) -> bool {
    let noun = without_article(item.bare());
    INSTITUTIONS.contains(noun) || ORGANISATIONS.contains(noun)
}

/// صحيفة, before a name in marks, also behind ل: الرئيس التنفيذي لشركة «نورد».
pub(super) fn is_naming(item: &Item<'_>) -> bool {
    let noun = item.bare();
    let is_listed = |noun: &str| NAMING.contains(noun) || ORGANISATIONS.contains(noun);
    NAMING.contains(without_article(noun)) || noun.strip_prefix('ل').is_some_and(is_listed)
}
