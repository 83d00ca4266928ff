//! Bodies as an article names them: شركة «إسمنت تهامة», "turbine maker Norvind", "the Ministry of Foreign Affairs".

use super::speakers::{Phrase, is_inside_word};
use crate::{items::Item, lexicon::OFFICES_ENGLISH};

/// The body at `at` with its name in marks: شركة «إسمنت تهامة».
pub(super) fn named_in_marks(items: &[Item<'_>], at: usize) -> Option<Phrase> {
    /// The longest such name, in words.
    const LONGEST: usize = 4;
    items
        .get(at + 1)
        .filter(|mark| mark.is_mark(&['«', '"', '“']))?;
    let words = items[at + 2..]
        .iter()
        .take_while(|item| item.is_word)
        .count();
    let close = at + 2 + words;
    let closes = items
        .get(close)
        .is_some_and(|mark| mark.is_mark(&['»', '"', '”']));
    (closes && (1..=LONGEST).contains(&words)).then_some(Phrase {
        first: at,
        end: close + 1,
    })
}

/// The item behind the name of a company that the noun at `at` introduces: "turbine maker | Norvind".
pub(super) fn end_of_company(items: &[Item<'_>], at: usize) -> Option<usize> {
    let is_company = !items[at].is_capitalised()
        && (items[at].folded.ends_with("maker")
            || matches!(
                items[at].folded.as_ref(),
                "airline"
                    | "carrier"
                    | "retailer"
                    | "lender"
                    | "operator"
                    | "producer"
                    | "manufacturer"
                    | "developer"
                    | "giant"
                    | "startup"
                    | "firm"
                    | "company"
                    | "group"
                    | "miner"
                    | "brewer"
                    | "builder"
                    | "insurer"
                    | "supplier"
                    | "conglomerate"
                    | "chain"
                    | "publisher"
                    | "refiner"
                    | "utility"
                    | "contractor"
                    | "bank"
                    | "major"
            ));
    let end = (at + 1..items.len())
        .find(|&place| !(items[place].is_capitalised() || is_inside_word(items, place)))
        .unwrap_or(items.len());
    let is_name = !items[at + 1..end]
        .iter()
        .any(|item| OFFICES_ENGLISH.contains(&item.folded));
    let leads_to_office = items
        .get(end)
        .is_some_and(|item| OFFICES_ENGLISH.contains(&item.folded));
    (is_company && is_name && !leads_to_office && (at + 2..=at + 5).contains(&end)).then_some(end)
}

/// The item behind what a body is of, where that is a name: "the Ministry | of Foreign Affairs of the Republic of Iraq".
pub(super) fn behind_of(items: &[Item<'_>], from: usize) -> usize {
    let mut end = from;
    while items
        .get(end)
        .is_some_and(|item| item.is("of") || item.is("for"))
    {
        let the = usize::from(items.get(end + 1).is_some_and(|item| item.is("the")));
        let names = items[end + 1 + the..]
            .iter()
            .take_while(|item| item.is_capitalised())
            .count();
        if names == 0 {
            break;
        }
        end += 1 + the + names;
    }
    end
}
