//! What is done to what a figure counts, where it can be one of a few things that shut each other out: exported or produced,
//! destroyed or rebuilt, employed or dismissed, asked for or granted.
//!
//! The acts stand in `acts.tsv`, by family. Two figures of which the acts of one family are all others are of different things.

use std::{collections::BTreeMap, ops::Range, sync::LazyLock};

use super::figures::is_digits;
use crate::items::Item;

/// An act, as the numbers of its family and of its line.
type Act = (usize, usize);

/// The acts that are told of a figure.
#[derive(Debug, Clone, Default)]
pub(super) struct Acts(Vec<Act>);

impl Acts {
    /// Reads what is told of the figure in items `figure`, in a clause: what stands before it, or else behind it, between the
    /// numbers, commas and conjunctions beside it; and where nothing does, what the clause tells before it.
    pub(super) fn read(items: &[Item<'_>], figure: Range<usize>, clause: Range<usize>) -> Self {
        const BEHIND: usize = 6;
        let parts = |at: &usize| items[*at].is_comma() || is_digits(&items[*at]);
        // "To demand higher pay" is only what for.
        let joins = |at: &usize| {
            let item = &items[*at];
            item.is("and") || item.is("to") || item.bare().len() < item.folded.len()
        };
        let start = (clause.start..figure.start).rev().find(parts);
        let end = (figure.end..clause.end).find(|at| parts(at) || joins(at));
        let near = [
            start.map_or(clause.start, |at| at + 1)..figure.start,
            figure.end..end.unwrap_or(clause.end).min(figure.end + BEHIND),
            clause.start..figure.start,
        ];
        near.into_iter()
            .map(|near| acts(items.get(near).unwrap_or_default()))
            .find(|acts| !acts.is_empty())
            .map_or_else(Self::default, Self)
    }

    /// Tells whether both are told with acts of a family, and share none of them.
    pub(super) fn shut_out(&self, other: &Self) -> bool {
        self.0.iter().any(|&(family, _)| {
            let is_of = |act: &&Act| act.0 == family;
            let theirs = other.0.iter().find(is_of);
            theirs.is_some() && !self.0.iter().filter(is_of).any(|act| other.0.contains(act))
        })
    }
}

fn acts(items: &[Item<'_>]) -> Vec<Act> {
    let is_before = |at: usize, count: usize, words: &[&str]| {
        items[at.saturating_sub(count)..at]
            .iter()
            .any(|item| words.contains(&item.bare()))
    };
    let told = |(at, item): (usize, &Item<'_>)| {
        let of_line = |word: &str| WORDS.get(word).copied();
        match item.folded.as_ref() {
            _ if !item.is_word => None,
            // `أعيد بناء`, `أعادت السلطات فتح`: `فتح` alone is also a party, `بناء على` no building.
            "بناء" | "فتح" | "وفتح" => {
                let is_again = is_before(at, 4, &["اعيد", "اعاده", "اعادت", "اعاد"]);
                is_again.then(|| of_line("ترميم")).flatten()
            }
            "lay" | "lays" => {
                let is_off = items.get(at + 1).is_some_and(|next| next.is("off"));
                is_off.then(|| of_line("layoffs")).flatten()
            }
            // A strike is mostly one from the air.
            "strike" => is_before(at, 1, &["on", "hunger", "general"])
                .then(|| of_line("walkout"))
                .flatten(),
            _ => act(item),
        }
    };
    items.iter().enumerate().filter_map(told).collect()
}

/// The act that a word tells, without "and", the article, `س` of what is to come or ب and ل before it.
fn act(item: &Item<'_>) -> Option<Act> {
    let find = |word: &str| WORDS.get(word).copied();
    let bare = item.bare();
    find(&item.folded).or_else(|| find(bare)).or_else(|| {
        if !item.is_arabic() {
            return None;
        }
        ["ال", "بال", "لل", "س", "ب", "ل"]
            .iter()
            .find_map(|start| bare.strip_prefix(start).and_then(find))
    })
}

static WORDS: LazyLock<BTreeMap<&str, Act>> = LazyLock::new(|| {
    let mut families: Vec<&str> = Vec::new();
    let mut words = BTreeMap::new();
    for (line, [family, _, arabic, english]) in
        TABLE.lines().skip(1).filter_map(columns).enumerate()
    {
        if families.last() != Some(&family) {
            families.push(family);
        }
        let listed = arabic.split_whitespace().chain(english.split_whitespace());
        words.extend(listed.map(|word| (word, (families.len(), line))));
    }
    words
});

const TABLE: &str = include_str!("acts.tsv");

fn columns(line: &'static str) -> Option<[&'static str; 4]> {
    line.split('\t').collect::<Vec<_>>().try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_an_act_and_every_word_is_folded_and_of_one() {
        let lines: Vec<_> = TABLE.lines().skip(1).filter_map(columns).collect();
        assert_eq!(lines.len(), TABLE.lines().count() - 1);
        let mut count = 0;
        for [_, _, arabic, english] in lines {
            for word in arabic.split_whitespace().chain(english.split_whitespace()) {
                assert_eq!(word, mujaz_text::fold(word), "a word is folded");
                count += 1;
            }
        }
        assert_eq!(WORDS.len(), count);
    }
}
