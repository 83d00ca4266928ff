//! English people beside the titles of their offices: where a title ends and its holder begins, and who is named by a given name or
//! between commas.

use crate::{
    items::Item,
    lexicon::{
        GIVEN_NAMES_ENGLISH, NAME_PARTICLES, OFFICE_MODIFIERS, OFFICES_ENGLISH,
        ORGANISATIONS_ENGLISH, PLACES_ENGLISH,
    },
    names::Names,
};

use super::{LONGEST, described_place, is_day, is_mark, is_small, role, run};

/// The person behind the whole title of an office that begins at `at`: "UN special envoy for Syria | Geir Pedersen".
pub(in crate::entities) fn holder(
    items: &[Item<'_>],
    at: usize,
    names: &Names,
) -> Option<(usize, usize)> {
    let end = role(items, at, names)?;
    let has_object = items[at..end]
        .iter()
        .any(|item| matches!(item.folded.as_ref(), "of" | "for" | "to"));
    let first = items
        .get(end)
        .filter(|item| has_object && item.is_capitalised())?;
    let close = run(items, end);
    (!is_small(first) && is_full_name(items, end, close)).then_some((end, close))
}

/// Two to four capitalised words, with the small ones of names, that name no body and no place.
fn is_full_name(items: &[Item<'_>], first: usize, end: usize) -> bool {
    let capitals = items[first..end]
        .iter()
        .filter(|item| item.is_capitalised())
        .count();
    // "Army Chief of Staff | Gen. Omar Sabri"
    let is_title = OFFICES_ENGLISH.contains(&items[first].folded);
    (2..=4).contains(&capitals)
        && !is_title
        && items[first..end].iter().all(|item| {
            item.is_mark(&['-'])
                || NAME_PARTICLES.contains(&item.folded)
                || item.is_capitalised()
                    && !ORGANISATIONS_ENGLISH.contains(&item.folded)
                    && !PLACES_ENGLISH.contains(&item.folded)
                    && !ends_field(&item.folded)
        })
}

/// A noun that ends what an office is of: "Foreign Affairs", "State".
pub(super) fn ends_field(word: &str) -> bool {
    matches!(
        word,
        "affairs"
            | "state"
            | "defence"
            | "defense"
            | "staff"
            | "operations"
            | "security"
            | "relations"
            | "policy"
            | "development"
            | "trade"
            | "finance"
            | "energy"
            | "oil"
            | "health"
            | "justice"
            | "education"
            | "transport"
            | "culture"
            | "migration"
            | "terrorism"
            | "intelligence"
            | "rights"
            | "refugees"
            | "interior"
            | "communications"
            | "planning"
            | "agriculture"
            | "labour"
            | "labor"
            | "commerce"
            | "research"
            | "resources"
            | "works"
            | "treasury"
    )
}

/// Where in the capitalised words of what an office is of its holder begins, or their end: "Syria | Geir Pedersen", "State | John Kerry".
pub(super) fn before_holder(items: &[Item<'_>], from: usize, end: usize, names: &Names) -> usize {
    let known = names.find(items, from).map(|(_, end)| end);
    (from + 1..end)
        .find(|&split| {
            let before = items[split - 1].folded.as_ref();
            let is_whole = known == Some(split)
                || ends_field(before)
                || ORGANISATIONS_ENGLISH.contains(before)
                || GIVEN_NAMES_ENGLISH.contains(&items[split].folded);
            is_whole && items[split].is_capitalised() && is_full_name(items, split, end)
        })
        .unwrap_or(end)
}

/// The person that begins with a common given name, or with "Abu": "Nadia Murad", "Abu Haidar".
pub(in crate::entities) fn by_given_name(items: &[Item<'_>], at: usize) -> Option<(usize, usize)> {
    let first = items.get(at)?;
    let opens = first.is_capitalised()
        && (GIVEN_NAMES_ENGLISH.contains(&first.folded)
            || matches!(first.folded.as_ref(), "abu" | "umm"));
    if !opens || at > 0 && items[at - 1].is_capitalised() && !is_office_word(&items[at - 1]) {
        return None;
    }
    let mut end = at + 1;
    while items.get(end).is_some_and(|item| {
        (item.is_capitalised() && !is_day(item) && !is_small(item))
            || NAME_PARTICLES.contains(&item.folded)
            || item.is_mark(&['-'])
    }) {
        end += 1;
    }
    while end > at && !items[end - 1].is_capitalised() {
        end -= 1;
    }
    let names_body = described_place(items, end).is_some()
        || items[at..end].iter().any(|item| {
            ORGANISATIONS_ENGLISH.contains(&item.folded) || PLACES_ENGLISH.contains(&item.folded)
        });
    let names = items[at..end]
        .iter()
        .filter(|item| item.is_capitalised())
        .count();
    ((2..=4).contains(&names) && !names_body).then_some((at, end))
}

fn is_office_word(item: &Item<'_>) -> bool {
    let word = item.folded.as_ref();
    OFFICES_ENGLISH.contains(word)
        || OFFICE_MODIFIERS.contains(word)
        || word
            .strip_suffix('s')
            .is_some_and(|one| OFFICES_ENGLISH.contains(one))
}

/// A person named beside an office, with a comma between: "Fuad Hussein, the minister", "the minister, Fuad Hussein".
pub(in crate::entities) fn in_apposition(
    items: &[Item<'_>],
    at: usize,
    names: &Names,
) -> Option<(usize, usize)> {
    let item = items.get(at)?;
    let begins = item.is_capitalised() && !is_small(item) && role(items, at, names).is_none();
    if !begins || at > 0 && items[at - 1].is_capitalised() {
        return None;
    }
    let end = run(items, at);
    let is_name = (2..=4).contains(&(end - at))
        && items[at..end].iter().all(|item| {
            item.is_mark(&['-'])
                || NAME_PARTICLES.contains(&item.folded)
                || item.is_capitalised() && !ORGANISATIONS_ENGLISH.contains(item.folded.as_ref())
        });
    let behind = is_mark(items, end, ',') && {
        let office = end
            + 1
            + usize::from(
                items
                    .get(end + 1)
                    .is_some_and(|item| item.is("the") || item.is("a")),
            );
        office < items.len() && role(items, office, names).is_some()
    };
    let before = at > 1 && is_mark(items, at - 1, ',') && {
        let earliest = at.saturating_sub(LONGEST);
        (earliest..at - 1).any(|place| role(items, place, names) == Some(at - 1))
    };
    (is_name && (behind || before)).then_some((at, end))
}
