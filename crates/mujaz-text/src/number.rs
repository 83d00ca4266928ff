//! Numbers in running text, in digits and in words of both languages. A text enters; every number leaves with its place,
//! its size and what the words around it make of that size.
//!
//! 1. `token` finds digits and number words among its words;
//! 2. `reading` adds up what belongs to one number: `ثلاثة ملايين ونصف`, `12 ألفا و500`, "two hundred and five thousand";
//! 3. here, two numbers that stand for a range are joined, and `bound` reads the words that say "about" or "at least".
//!
//! Days are no numbers of this kind, nor is what counts nothing: `labels` has years, hours, scores, and numbers of laws, rooms and telephones.

mod amount;
mod bound;
mod labels;
mod reading;
mod shares;
mod token;

use std::ops::Range;

pub use amount::Amount;

use crate::{
    DateMention, FoldedWord, dates_among,
    word::{fold_words, with_folded},
};
use reading::Reading;
use token::Token;

/// A number that a text gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberMention {
    /// Its bytes in the text, with the words of its scale (`مليون`, "billion") and a percent sign.
    pub range: Range<usize>,
    /// The number; of a range the lower end.
    pub low: Amount,
    /// The number; of a range the upper end.
    pub high: Amount,
    /// What the words around it make of it.
    pub bound: Bound,
    /// Whether it is a share of a hundred: `%`, `في المئة`, "per cent".
    pub is_percent: bool,
    /// The number where its point parts thousands: `1.200`.
    pub other_reading: Option<Amount>,
}

/// How exactly a number is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// As it stands.
    Exact,
    /// More or less: `نحو`, "some", "nearly".
    About,
    /// This many or more: `أكثر من`, `لا يقل عن`, "at least".
    AtLeast,
    /// This many or fewer: `أقل من`, "up to".
    AtMost,
}

/// Returns the numbers of `text`, in order and without overlap.
#[must_use]
pub fn numbers(text: &str) -> Vec<NumberMention> {
    let words = fold_words(text);
    let words = with_folded(&words);
    numbers_among(text, &words, &dates_among(text, &words))
}

/// Returns the numbers of `text` that [`numbers`] does, where its [`dates`](crate::dates) are known.
#[must_use]
pub fn numbers_beside(text: &str, days: &[DateMention]) -> Vec<NumberMention> {
    numbers_among(text, &with_folded(&fold_words(text)), days)
}

/// Returns the numbers of `text` that [`numbers`] does, where its words and [`dates`](crate::dates) are known.
#[must_use]
pub fn numbers_among(
    text: &str,
    words: &[FoldedWord<'_>],
    days: &[DateMention],
) -> Vec<NumberMention> {
    let mut tokens = token::cut(words);
    for token in &mut tokens {
        let is_day = days
            .iter()
            .any(|day| day.range.start < token.range.end && token.range.start < day.range.end);
        if is_day {
            token.piece = None;
        }
    }
    let mut found: Vec<NumberMention> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(mut first) =
            reading::read(&tokens, at).filter(|read| !labels::is_label(text, &tokens, at, read))
        else {
            at += 1;
            continue;
        };
        let goal = goal(&tokens, at, &first);
        if let Some(scale) = goal.as_ref().and_then(|goal| shared_scale(&first, goal))
            && let (Some(low), Some(high)) = (first.low.times(scale), first.high.times(scale))
        {
            (first.low, first.high, first.other) = (low, high, None);
        }
        let rises_in_percent = goal.is_some_and(|goal| percent(text, &tokens, goal.end).is_some());
        let (low, last) =
            range_end(text, &tokens, at, &first).unwrap_or_else(|| (first.low, first.clone()));
        let high = last.high;
        let percent_end = percent(text, &tokens, last.end);
        let mut end = tokens[last.end - 1].range.end;
        let next = match percent_end {
            Some((bytes, next)) => {
                end = bytes;
                next
            }
            None => last.end,
        };
        found.push(NumberMention {
            range: tokens[at].number_start..end,
            low,
            high,
            bound: bound::read(&tokens, at, next),
            is_percent: percent_end.is_some() || rises_in_percent,
            other_reading: first.other.filter(|_| low == high),
        });
        at = next;
    }
    found
}

/// The number to which the one at token `at` rose or fell: من 2.5 إلى | 5.8 مليار, "from 12 to | 15 per cent".
fn goal(tokens: &[Token<'_>], at: usize, first: &Reading) -> Option<Reading> {
    let word = |place: usize| tokens.get(place).map_or("", |token| token.word);
    let is_start = matches!(at.checked_sub(1).map_or("", word), "من" | "from");
    let leads = matches!(word(first.end), "الي" | "to");
    (is_start && leads)
        .then(|| reading::read(tokens, first.end + 1))
        .flatten()
}

/// The scale of the goal, where the first number has none of its own and is of its order.
fn shared_scale(first: &Reading, goal: &Reading) -> Option<u64> {
    const FARTHEST: u64 = 100;
    let scale = goal.scale.filter(|_| first.scale.is_none())?;
    let whole = first.low.times(scale)?;
    let is_near = whole <= goal.high.times(FARTHEST)? && goal.low <= whole.times(FARTHEST)?;
    is_near.then_some(scale)
}

/// The lower end and the second number, where that makes a range of the first: `بين 12 و15`, `10 إلى 15 ألفا`, "10–15". What rose *from* one number *to*
/// another was never between them.
fn range_end(
    text: &str,
    tokens: &[Token<'_>],
    at: usize,
    first: &Reading,
) -> Option<(Amount, Reading)> {
    let word = |place: usize| tokens.get(place).map_or("", |token| token.word);
    let before = at.checked_sub(1).map_or("", word);
    let next = tokens.get(first.end)?;
    let gap = text[tokens[first.end - 1].range.end..next.range.start].trim();
    let is_between = matches!(before, "بين" | "between");
    let is_dash = matches!(gap, "–" | "—" | "-");
    let start = if next.has_number() && (is_dash || (is_between && next.has_and)) {
        first.end
    } else if (is_between && word(first.end) == "and")
        || ((!matches!(before, "من" | "from") || spans_before(tokens, at))
            && matches!(word(first.end), "الي" | "to")
            && gap.is_empty())
    {
        first.end + 1
    } else {
        return None;
    };
    let second = reading::read(tokens, start)?;
    // "10 to 15 million" are millions at both ends.
    let low = match second.scale {
        Some(scale) if first.scale.is_none() && first.low < second.low => first.low.times(scale)?,
        _ => first.low,
    };
    (low < second.high).then_some((low, second))
}

/// Tells whether a verb of what lies between two numbers stands shortly before "from": تستغرق الرحلة من 3 إلى 5 أيام, "takes from 3 to 5 days".
fn spans_before(tokens: &[Token<'_>], at: usize) -> bool {
    const FARTHEST: usize = 5;
    tokens[at.saturating_sub(FARTHEST)..at]
        .iter()
        .any(|token| spans(token.word))
}

fn spans(word: &str) -> bool {
    let bare = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    matches!(
        bare,
        "يستغرق"
            | "تستغرق"
            | "استغرق"
            | "استغرقت"
            | "يتراوح"
            | "تتراوح"
            | "تراوح"
            | "تراوحت"
            | "لمده"
            | "مده"
            | "خلال"
            | "اصيب"
            | "قتل"
            | "يستوعب"
            | "تستوعب"
            | "يضم"
            | "تضم"
            | "يحتاج"
            | "تحتاج"
            | "takes"
            | "take"
            | "took"
            | "lasts"
            | "last"
            | "ranging"
            | "ranges"
            | "range"
            | "anywhere"
    )
}

/// The byte and the token behind the words that make a share of a hundred of the number before token `at`.
fn percent(text: &str, tokens: &[Token<'_>], at: usize) -> Option<(usize, usize)> {
    let end = tokens[at - 1].range.end;
    let behind = text[end..]
        .char_indices()
        .find(|(_, letter)| !letter.is_whitespace() && !('\u{200e}'..='\u{200f}').contains(letter));
    if let Some((gap, sign @ ('%' | '٪' | '﹪' | '％'))) = behind {
        return Some((end + gap + sign.len_utf8(), at));
    }
    let next = percent_words(tokens, at)?;
    Some((tokens[next - 1].range.end, next))
}

/// The token behind the words for a share of a hundred that stand at token `at`.
fn percent_words(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let word = |place: usize| tokens.get(place).map_or("", |token| token.word);
    let length = match (word(at), word(at + 1)) {
        ("في", "المئه" | "المائه" | "الميه") | ("per", "cent") => 2,
        ("بالمئه" | "بالمائه" | "percent" | "بالميه", _) => 1,
        _ => return None,
    };
    Some(at + length)
}

#[cfg(test)]
mod tests;
