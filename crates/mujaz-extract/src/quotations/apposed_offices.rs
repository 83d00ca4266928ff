//! English offices that commas set beside the name of their holder. The items of a sentence enter; the words of the office leave.

use super::speakers::is_finite_verb;
use crate::{
    items::Item,
    lexicon::{ADDRESSES_ENGLISH, OFFICES_ENGLISH},
};

/// Tells whether an English title is more than a form of address.
pub(super) fn holds_office(title: &[Item<'_>]) -> bool {
    title.iter().any(|item| {
        item.is_arabic()
            || OFFICES_ENGLISH.contains(&item.folded) && !ADDRESSES_ENGLISH.contains(&item.folded)
    })
}

/// The longest office between commas, in items.
const LONGEST_OFFICE: usize = 12;

/// The English office whose holder is named behind a comma, at `name`: "The | Union Minister | for Rural Development, Shri Prakash Deshmukh,".
pub(super) fn apposed_title<'a, 'b>(items: &'b [Item<'a>], name: usize) -> Option<&'b [Item<'a>]> {
    let comma = name
        .checked_sub(1)
        .filter(|&comma| items[comma].is_mark(&[',']))?;
    let words = items[..comma]
        .iter()
        .rev()
        .take(LONGEST_OFFICE)
        .take_while(|item| item.is_word)
        .count();
    (comma - words..comma)
        .find(|&place| is_determiner(&items[place]))
        .filter(|&determiner| !has_verb(&items[determiner..comma]))
        .and_then(|determiner| office_from(&items[determiner + 1..comma]))
}

/// The English office behind a name that ends before the comma at `comma`: "Prakash Deshmukh, the | Union Minister | for Rural Development,".
pub(super) fn title_behind<'a, 'b>(items: &'b [Item<'a>], comma: usize) -> Option<&'b [Item<'a>]> {
    let is_comma = |item: &Item<'_>| item.is_mark(&[',']);
    let behind = items
        .get(comma)
        .filter(|item| is_comma(item))
        .map(|_| &items[comma + 1..])?;
    let words = behind
        .iter()
        .take(LONGEST_OFFICE)
        .take_while(|item| item.is_word)
        .count();
    let office = behind
        .get(words)
        .is_none_or(|next| next.is_mark(&[',', '.']))
        .then(|| &behind[..words])
        .filter(|words| !has_verb(words))?;
    let (first, rest) = office.split_first()?;
    if is_determiner(first) {
        office_from(rest)
    } else {
        // "Sani Bello, chairman of the local council,"
        office_from(office).filter(|office| office.len() == 1)
    }
}

fn has_verb(words: &[Item<'_>]) -> bool {
    (0..words.len()).any(|place| is_finite_verb(words, place))
}

fn is_determiner(item: &Item<'_>) -> bool {
    matches!(
        item.folded.as_ref(),
        "the" | "a" | "an" | "its" | "his" | "her" | "their"
    ) || item.is_owner()
}

/// The words up to an office, before what it is of.
fn office_from<'a, 'b>(words: &'b [Item<'a>]) -> Option<&'b [Item<'a>]> {
    let limit = words
        .iter()
        .position(|item| {
            matches!(
                item.folded.as_ref(),
                "of" | "for" | "in" | "at" | "from" | "who" | "and" | "to"
            )
        })
        .unwrap_or(words.len());
    let end = words[..limit]
        .iter()
        .rposition(|item| OFFICES_ENGLISH.contains(&item.folded))?
        + 1;
    Some(&words[..end])
}
