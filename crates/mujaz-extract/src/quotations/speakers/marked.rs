//! Who speaks under a name in quotation marks: وذكرت «القناة 12» العبرية أن. The items with the place behind the closing mark enter; the end
//! of the subject leaves.

use crate::{
    items::Item,
    lexicon::is_verbal_noun,
    quotations::{cues::is_complementizer, mentions::is_relational},
};

/// The longest name in marks that speaks, in items with both marks.
const LONGEST: usize = 6;

/// Returns the end of a subject in marks that begins at `open` and whose marks end before `close`: where a clause, a colon or an act that the
/// verb takes follows at once, or behind an adjective of it. Words that somebody says are followed by none of these.
pub(super) fn marked_subject(items: &[Item<'_>], open: usize, close: usize) -> Option<usize> {
    if close - open > LONGEST {
        return None;
    }
    let next = items.get(close)?;
    if is_complementizer(next) || next.is_mark(&[':']) || next.is("عن") {
        return Some(close);
    }
    let is_act = next.folded.strip_prefix('ب').is_some_and(is_verbal_noun);
    if is_act {
        return Some(close);
    }
    // وقالت «نورد مار» في بيان إن
    let is_circumstance = matches!(next.folded.as_ref(), "في" | "خلال" | "عبر")
        && (close + 2..items.len().min(close + 2 + LONGEST))
            .take_while(|&place| items[place].is_word)
            .any(|place| is_complementizer(&items[place]));
    if is_circumstance {
        return Some(close);
    }
    let is_described = next.folded.strip_prefix("ال").is_some_and(is_relational)
        && items
            .get(close + 1)
            .is_some_and(|behind| is_complementizer(behind) || behind.is_mark(&[':']));
    is_described.then_some(close + 1)
}
