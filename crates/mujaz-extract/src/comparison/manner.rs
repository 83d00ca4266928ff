//! How a figure is told: as what it was before, as more of it, as a part, as a forecast, for a day or a year. Two figures that
//! are told differently are of different things.

use super::lexicon::{self, CONCEPTS, Role, find};
use crate::items::Item;

/// How a figure is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a figure can be told in several of these ways at once"
)]
pub(super) struct Manner {
    /// As a count that rose or fell.
    pub(super) is_changed: bool,
    /// As a part of those told before, without a word for them: "four of them", `أربعة منهم`.
    pub(super) is_part: bool,
    /// As what comes to others: "45 more", `إضافيا`.
    pub(super) is_additional: bool,
    /// As what was before: "from 6.9 per cent", `مقارنة ب`.
    pub(super) is_former: bool,
    /// As that by which something rose or fell: "by 2 pounds".
    pub(super) is_step: bool,
    /// As what is expected.
    pub(super) is_forecast: bool,
    /// As one of several payments: "the first tranche".
    pub(super) is_portion: bool,
    /// As what is planned or estimated.
    pub(super) is_planned: bool,
    /// As what is in a day, a week, a month or a year, as the number of its concept.
    pub(super) rate: Option<usize>,
}

impl Manner {
    /// Reads how the number in items `first` to `last` is told, with `noun` as the item of what it counts.
    pub(super) fn read(items: &[Item<'_>], first: usize, last: usize, noun: Option<usize>) -> Self {
        let end = noun.filter(|noun| *noun > last).unwrap_or(last);
        Self {
            is_changed: before(items, first, 12)
                .any(|item| item.is_word && lexicon::is_change(&item.folded)),
            is_part: false,
            is_additional: noun.is_some() && is_additional(items, first, last, end),
            is_former: is_former(items, first, last),
            is_step: noun.is_some()
                && before(items, first, 2).any(|item| {
                    item.is_word && matches!(item.folded.as_ref(), "by" | "بمقدار" | "بواقع")
                })
                && before(items, first, 12)
                    .any(|item| item.is_word && lexicon::is_change(&item.folded)),
            is_forecast: before(items, first, 10)
                .any(|item| item.is_word && lexicon::is_forecast(&item.folded)),
            is_portion: before(items, first, 8).any(|item| {
                item.is_word
                    && matches!(
                        item.bare(),
                        "tranche"
                            | "instalment"
                            | "installment"
                            | "دفعه"
                            | "الدفعه"
                            | "شريحه"
                            | "الشريحه"
                    )
            }),
            is_planned: lexicon::speaks_of_plans(items),
            rate: rate(items, end),
        }
    }

    /// Tells whether two figures are told as the same.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.is_additional == other.is_additional
            && self.is_former == other.is_former
            && self.is_portion == other.is_portion
            && self.is_step == other.is_step
            && (self.is_forecast == other.is_forecast || self.is_planned || other.is_planned)
            && self.rate == other.rate
    }
}

fn before<'a, 'b>(
    items: &'a [Item<'b>],
    first: usize,
    count: usize,
) -> impl DoubleEndedIterator<Item = &'a Item<'b>> {
    items[first.saturating_sub(count)..first].iter()
}

/// The item behind the words that make a part of what was told: "four | of them", `أربعة منهم`.
pub(super) fn part_end(items: &[Item<'_>], last: usize) -> Option<usize> {
    let is = |place: usize, words: &[&str]| {
        items
            .get(place)
            .is_some_and(|item| item.is_word && words.contains(&item.folded.as_ref()))
    };
    if is(last + 1, &["منهم", "منها", "منهن"]) {
        return Some(last + 2);
    }
    (is(last + 1, &["of"]) && is(last + 2, &["them", "whom"])).then_some(last + 3)
}

/// Tells whether the number is of those told before: "six of the agreements", "one of those killed", `3 من المصابين`.
pub(super) fn is_of_those(items: &[Item<'_>], last: usize) -> bool {
    let Some([of, those]) = items.get(last + 1..last + 3) else {
        return false;
    };
    let befell = || {
        those.folded.starts_with("ال")
            && find(&those.folded).is_some_and(|(at, _)| CONCEPTS[at].role == Role::Fate)
    };
    // `5 من المتهمين الـ22`
    let are_numbered = || {
        those.folded.starts_with("ال")
            && items[last + 3..items.len().min(last + 6)]
                .iter()
                .any(|item| item.folded.contains(|letter: char| letter.is_ascii_digit()))
    };
    (of.is("of")
        && matches!(
            those.folded.as_ref(),
            "the" | "those" | "these" | "its" | "their" | "his" | "her"
        ))
        || (of.is("من") && (befell() || are_numbered()))
}

/// Tells whether the number stands behind a word that makes it a part of those told before: "including", `بينهم`.
pub(super) fn is_included(items: &[Item<'_>], first: usize) -> bool {
    // "Of which 1.5 million"
    let is_of = |place: Option<usize>, words: &[&str]| {
        place.is_some_and(|place| words.contains(&items[place].folded.as_ref()))
    };
    if is_of(first.checked_sub(1), &["which", "whom"]) && is_of(first.checked_sub(2), &["of"]) {
        return true;
    }
    before(items, first, 4)
        .rev()
        .take_while(|item| item.is_word)
        .any(|item| {
            let bare = item.folded.strip_prefix('و').unwrap_or(&item.folded);
            matches!(
                bare,
                "including"
                    | "includes"
                    | "included"
                    | "among"
                    | "بينهم"
                    | "بينها"
                    | "بينهن"
                    | "منهم"
                    | "منها"
                    | "ضمنهم"
            )
        })
}

fn is_additional(items: &[Item<'_>], first: usize, last: usize, end: usize) -> bool {
    let is = |item: &Item<'_>| {
        matches!(
            item.folded.as_ref(),
            "more"
                | "another"
                | "additional"
                | "further"
                | "extra"
                | "اضافي"
                | "اضافيا"
                | "اضافيه"
                | "اضافيين"
        )
    };
    // "more than 45" bounds it.
    let is_bound = before(items, first, 1).any(|item| item.is("than"));
    let behind = items.get(last + 1..(end + 2).min(items.len()));
    !is_bound
        && (before(items, first, 1).any(is) || behind.is_some_and(|behind| behind.iter().any(is)))
}

fn is_former(items: &[Item<'_>], first: usize, last: usize) -> bool {
    let near = |words: &[&str], count: usize| {
        before(items, first, count)
            .any(|item| item.is_word && words.contains(&item.folded.as_ref()))
    };
    // "from 6.9 per cent", but not "from 20 countries": what rose or fell is told with it.
    let rose = || {
        let place = first.saturating_sub(12);
        items[place..items.len().min(last + 10)].iter().any(|item| {
            item.is_word && (lexicon::is_change(&item.folded) || item.is("up") || item.is("down"))
        })
    };
    let leads_on = || {
        items[(last + 1).min(items.len())..items.len().min(last + 6)]
            .iter()
            .any(|item| matches!(item.folded.as_ref(), "الي" | "to"))
    };
    near(&["compared", "مقارنه", "بدلا", "instead"], 3)
        || (near(&["from"], 1) && (rose() || leads_on()))
        || (near(&["من"], 1) && leads_on())
}

fn is_time_before(item: &Item<'_>) -> bool {
    matches!(
        item.folded.as_ref(),
        "in" | "within"
            | "over"
            | "during"
            | "for"
            | "after"
            | "of"
            | "than"
            | "about"
            | "almost"
            | "nearly"
            | "half"
    )
}

/// What a figure is told for, where that is a span of time: "a day", `يوميا`.
fn rate(items: &[Item<'_>], end: usize) -> Option<usize> {
    let span = |word: &str| {
        let (concept, _) = find(word)?;
        matches!(
            CONCEPTS[concept].en,
            "hours" | "days" | "weeks" | "months" | "years"
        )
        .then_some(concept)
    };
    let behind = items.get(end + 1..items.len().min(end + 8))?;
    behind.iter().enumerate().find_map(|(at, item)| {
        let word = match item.folded.as_ref() {
            "daily" | "يوميا" => "day",
            "weekly" | "اسبوعيا" => "week",
            "monthly" | "شهريا" => "month",
            "annually" | "yearly" | "سنويا" => "year",
            "hourly" => "hour",
            // "Within a week" is no rate.
            "a" | "an" if at > 0 && is_time_before(&behind[at - 1]) => return None,
            "a" | "an" | "per" | "each" | "every" => behind.get(at + 1)?.folded.as_ref(),
            "في" => {
                return behind
                    .get(at + 1)
                    .filter(|next| next.is("اليوم"))
                    .and_then(|_| span("day"));
            }
            _ => return None,
        };
        span(word)
    })
}
