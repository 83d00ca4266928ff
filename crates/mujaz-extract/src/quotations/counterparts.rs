//! Who holds the same office elsewhere: التقى وزير الخارجية فؤاد حسين نظيره التركي هاكان فيدان. The items of a sentence enter; each
//! counterpart leaves with the name and what the article can call them later.

use super::{
    mentions::{joins_names, parts},
    name_words::is_name_word,
    speakers::{is_office, without_article},
};
use crate::{items::Item, names::Places};

/// A counterpart by name.
pub(super) struct Counterpart {
    /// The items of the name.
    pub(super) first: usize,
    pub(super) end: usize,
    /// The words of each title, folded and without article: وزير تركي, وزير خارجية تركي.
    pub(super) titles: Vec<Vec<String>>,
}

/// Returns the counterparts that a sentence names, each with the office that stands before it.
pub(super) fn counterparts(items: &[Item<'_>], places: &Places) -> Vec<Counterpart> {
    (0..items.len())
        .filter(|&at| is_counterpart(&items[at]))
        .filter_map(|at| counterpart(items, at, places))
        .collect()
}

fn counterpart(items: &[Item<'_>], at: usize, places: &Places) -> Option<Counterpart> {
    /// The longest name, in words.
    const LONGEST: usize = 5;
    let adjective = items.get(at + 1)?.folded.strip_prefix("ال")?;
    let is_nationality = places.has_adjective(adjective) || adjective.ends_with('ي');
    let first = at + 2;
    let behind = items[first..items.len().min(first + LONGEST)]
        .iter()
        .take_while(|item| item.is_word && (is_name_word(item) || joins_names(item)))
        .count();
    let mention = &items[first..first + behind];
    let named = parts(mention, places);
    let is_whole = named.title.is_empty() && named.name.len() >= 2;
    let end = first
        + if is_whole {
            named.name.len()
        } else {
            behind.min(2)
        };
    if !is_nationality || end < first + 2 {
        return None;
    }
    let office = (0..at).rev().find(|&place| is_office(&items[place]))?;
    let head = without_article(items[office].bare()).to_owned();
    let field = items
        .get(office + 1)
        .and_then(|next| next.folded.strip_prefix("ال"))
        .map(str::to_owned);
    let adjective = adjective.to_owned();
    let short = vec![head.clone(), adjective.clone()];
    let long = field.map(|field| vec![head, field, adjective]);
    Some(Counterpart {
        first,
        end,
        titles: std::iter::once(short).chain(long).collect(),
    })
}

/// نظيره, بنظيرته, ونظيرها.
fn is_counterpart(item: &Item<'_>) -> bool {
    let word = item.bare();
    let word = word.strip_prefix(['ب', 'ل']).unwrap_or(word);
    matches!(word, "نظيره" | "نظيرها" | "نظيرته" | "نظيرتها")
}
