//! Clauses behind a comma that deny what stands before it: دفعت الحكومة فدية، وهو ما نفته الوزارة; "…, a claim the ministry denies".

use mujaz_model::Span;

use crate::{
    items::Item,
    quotations::{is_complementizer, is_verb_of_saying},
};

/// The words that rebut, and what they rebut.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rebuttal {
    pub(super) cue: Span,
    pub(super) denied: Span,
    /// The item behind the verb.
    pub(super) end: usize,
}

/// Returns the rebuttal that begins behind the comma at `comma`, if one does.
pub(super) fn rebuttal(items: &[Item<'_>], comma: usize) -> Option<Rebuttal> {
    let verb = verb_behind(items, comma)?;
    let first = start_of_clause(items, comma);
    let last = items[..comma].iter().rposition(|item| item.is_word)?;
    (first <= last).then(|| Rebuttal {
        cue: items[verb].span,
        denied: Span::new(items[first].span.start, items[last].span.end),
        end: verb + 1,
    })
}

/// The subject of the verb has a few words.
const FARTHEST: usize = 9;

/// The verb of denying that has what stands before the comma as its object.
pub(crate) fn verb_behind(items: &[Item<'_>], comma: usize) -> Option<usize> {
    if !items[comma].is_mark(&['،', ',', '-', '–', '—']) {
        return None;
    }
    let word = |step: usize| {
        items
            .get(comma + step)
            .map_or("", |item| item.folded.as_ref())
    };
    let is_told = matches!(
        word(2),
        "ما" | "امر"
            | "اتهام"
            | "خبر"
            | "ادعاء"
            | "تهمه"
            | "تهم"
            | "اتهامات"
            | "انباء"
            | "مزاعم"
            | "ادعاءات"
    );
    let relative = match (word(1), word(2), word(3)) {
        ("وهو" | "وهي", "الامر", "الذي" | "ما") => Some(4),
        ("الامر", "الذي", _) => Some(3),
        ("وهو" | "وهي", _, _) if is_told => Some(3),
        _ => None,
    };
    if let Some(step) = relative {
        return items
            .get(comma + step)
            .filter(|item| DENIED.contains(&item.folded.as_ref()))
            .map(|_| comma + step);
    }
    let claims = matches!(word(1), "a" | "an")
        && matches!(
            word(2),
            "claim"
                | "charge"
                | "allegation"
                | "accusation"
                | "assertion"
                | "report"
                | "suggestion"
        )
        || matches!(
            word(1),
            "claims" | "charges" | "allegations" | "accusations" | "reports"
        );
    if !(claims || word(1) == "which" || word(1) == "something") {
        return None;
    }
    let verb = (comma + 2..items.len().min(comma + FARTHEST))
        .take_while(|&place| items[place].is_word)
        .find(|&place| {
            matches!(
                items[place].folded.as_ref(),
                "denies"
                    | "denied"
                    | "deny"
                    | "denying"
                    | "rejects"
                    | "rejected"
                    | "disputes"
                    | "disputed"
                    | "dismissed"
            )
        })?;
    // "…, which denied any role": its own object follows.
    let is_open = items.get(verb + 1).is_none_or(|next| {
        !next.is_word
            || matches!(
                next.folded.as_ref(),
                "in" | "on"
                    | "at"
                    | "as"
                    | "by"
                    | "and"
                    | "but"
                    | "last"
                    | "earlier"
                    | "later"
                    | "when"
            )
    });
    (is_open && verb > comma + 2).then_some(verb)
}

/// Where the clause begins that ends at the comma: behind what introduces it, or with the sentence.
fn start_of_clause(items: &[Item<'_>], comma: usize) -> usize {
    let introduced = items[..comma]
        .iter()
        .rposition(|item| {
            is_complementizer(item) || !item.is_arabic() && is_verb_of_saying(&item.folded)
        })
        .map(|place| place + 1);
    introduced
        .filter(|&first| first < comma)
        .or_else(|| items.iter().position(|item| item.is_word))
        .unwrap_or(0)
}

/// Verbs of denying with their object.
const DENIED: &[&str] = &[
    "نفاه",
    "نفاها",
    "نفته",
    "نفتها",
    "نفوه",
    "ينفيه",
    "ينفيها",
    "تنفيه",
    "تنفيها",
    "ينفونه",
    "انكره",
    "انكرته",
    "انكرها",
    "انكرتها",
    "ينكره",
    "تنكره",
    "كذبه",
    "كذبته",
    "كذبها",
    "كذبتها",
    "دحضه",
    "دحضته",
    "فنده",
    "فندته",
    "فندها",
    "فندتها",
];
