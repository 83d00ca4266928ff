//! Bodies as an article names them: شركة «إسمنت تهامة», "turbine maker Norvind", "the Ministry of Foreign Affairs".

use super::speakers::{Phrase, is_inside_word};
use crate::{items::Item, lexicon::OFFICES_ENGLISH};

/// The body at `at` with its name in marks: شركة «إسمنت تهامة».
pub(super) fn named_in_marks(items: &[Item<'_>], at: usize) -> Option<Phrase> {
    /// The longest such name, in words.
    const LONGEST: usize = 4;
    items.get(at + 1).filter(|mark| mark.opens_quotation())?;
    let words = items[at + 2..]
        .iter()
        .take_while(|item| item.is_word)
        .count();
    let close = at + 2 + words;
    let closes = items.get(close).is_some_and(Item::closes_quotation);
    (closes && (1..=LONGEST).contains(&words)).then_some(Phrase {
        first: at,
        end: close + 1,
    })
}

/// Returns where the name of a company begins and ends that the noun at `at` introduces: "turbine maker | Norvind", "shares in | Gulf Dairy".
pub(super) fn company(items: &[Item<'_>], at: usize) -> Option<(usize, usize)> {
    let trades = items[at].is("shares")
        && items
            .get(at + 1)
            .is_some_and(|next| next.is("in") || next.is("of"));
    let is_company = trades || is_trade(items, at);
    let first = at + 1 + usize::from(trades);
    let end = (first..items.len())
        .find(|&place| !(items[place].is_capitalised() || is_inside_word(items, place)))
        .unwrap_or(items.len());
    let is_name = is_company
        && end > first
        && !items[first..end]
            .iter()
            .any(|item| OFFICES_ENGLISH.contains(&item.folded));
    let leads_to_office = items
        .get(end)
        .is_some_and(|item| OFFICES_ENGLISH.contains(&item.folded));
    (is_name && !leads_to_office && end - first <= 4).then_some((first, end))
}

/// Where the name of a company begins in a mention that has its trade before it: "the aid group | Mare Aperto".
pub(super) fn company_name(mention: &[Item<'_>]) -> Option<usize> {
    // "data from the statistics agency CAPMAS"
    let is_of_other = |place: usize| {
        mention[..place]
            .iter()
            .any(|item| matches!(item.folded.as_ref(), "from" | "by" | "of" | "in" | "at"))
    };
    (0..mention.len())
        .find(|&place| is_trade(mention, place))
        .filter(|&place| !is_of_other(place))
        .and_then(|place| company(mention, place))
        .filter(|&(_, end)| end == mention.len())
        .map(|(first, _)| first)
}

/// Tells whether an English noun says what a company does, with a small letter or at the start: "Chipmaker Veridon", and no "Bank Audi".
fn is_trade(items: &[Item<'_>], at: usize) -> bool {
    let word = items[at].folded.as_ref();
    let is_certain = word.ends_with("maker")
        || matches!(
            word,
            "airline"
                | "retailer"
                | "lender"
                | "operator"
                | "producer"
                | "manufacturer"
                | "developer"
                | "startup"
                | "miner"
                | "brewer"
                | "builder"
                | "insurer"
                | "supplier"
                | "conglomerate"
                | "publisher"
                | "refiner"
                | "contractor"
        );
    let is_common = matches!(
        word,
        "carrier"
            | "giant"
            | "firm"
            | "company"
            | "group"
            | "chain"
            | "utility"
            | "bank"
            | "major"
            | "charity"
            | "agency"
            | "broadcaster"
            | "newspaper"
            | "website"
    );
    is_certain && (at == 0 || !items[at].is_capitalised())
        || is_common && !items[at].is_capitalised()
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
        // "the Ministry of Energy and Water Resources"
        let and = end + 1 + the + names;
        let joined = items.get(and).filter(|item| item.is("and")).map_or(0, |_| {
            items[and + 1..]
                .iter()
                .take_while(|item| item.is_capitalised())
                .count()
        });
        let names = if joined > 0 {
            names + 1 + joined
        } else {
            names
        };
        if names == 0 {
            break;
        }
        end += 1 + the + names;
    }
    end
}
