//! Kinds of figures that other words than a noun behind the number tell: parts and votes against, years, ages, the strength of
//! earthquakes, tolls, and what is told by its number.

use mujaz_text::{Bound, NumberMention, stem};

use super::{
    figures::{Counted, Counting, Noun, concept_of, is_digits, noun_behind},
    lexicon::{self, CONCEPTS, Role, find, named},
    manner::{Manner, is_included, part_end},
};
use crate::items::Item;

/// What a number counts that stands beside others.
pub(super) struct Beside {
    pub(super) counted: Counted,
    /// The items that name it.
    pub(super) words: Vec<usize>,
    /// Whether it is a part of the other without a word for it.
    pub(super) is_part: bool,
}

/// What a number counts that stands beside others: the votes against, those among the killed, those of them.
pub(super) fn beside(
    items: &[Item<'_>],
    first: usize,
    last: usize,
    others: &[Counting],
) -> Option<Beside> {
    let other = others.last()?;
    let is = |place: Option<usize>, words: &[&str]| {
        place
            .and_then(|place| items.get(place))
            .is_some_and(|item| words.contains(&item.folded.as_ref()))
    };
    let part = |counted: Counted, words: Vec<usize>| Beside {
        is_part: words.is_empty(),
        counted,
        words,
    };
    let are_votes = matches!(other.counted.noun, Noun::Concept(at) if CONCEPTS[at].en == "votes");
    if are_votes
        && (is(Some(last + 1), &["against", "ضد", "معارضا"])
            || (is(first.checked_sub(1), &["to", "against", "مقابل"])
                && first <= other.items.1 + 5))
    {
        let noun = Noun::Concept(named("votes against")?);
        return Some(Beside {
            is_part: false,
            ..part(Counted { fate: None, noun }, Vec::new())
        });
    }
    // "Nineteen pilgrims died; eight were from Jordan"
    if is(Some(last + 1), &["were", "are", "came"]) && !other.counted.is_measure() {
        return Some(part(other.counted.clone(), Vec::new()));
    }
    let part_end = part_end(items, last);
    if part_end.is_none() && !is_included(items, first) {
        return None;
    }
    let noun = match part_end {
        Some(end) => noun_behind(
            items,
            end + usize::from(is(Some(end), &["were", "was", "are"])),
        ),
        None => noun_behind(items, last + 1),
    };
    let concept = noun.and_then(|at| find(&items[at].folded).map(|(concept, _)| (at, concept)));
    let of = match concept {
        Some((at, concept)) if CONCEPTS[concept].role == Role::Thing => {
            Some((at, Noun::Concept(concept)))
        }
        // What they were counted by says nothing new of a part without a noun.
        _ if part_end.is_some() || noun.is_none() => {
            return Some(part(other.counted.clone(), Vec::new()));
        }
        None => noun.map(|at| (at, Noun::Stem(stem(&items[at].folded)))),
        Some(_) => None,
    };
    let (at, noun) = of?;
    let fates: Vec<usize> = others
        .iter()
        .filter_map(|other| other.counted.fate)
        .collect();
    let fate = fates
        .first()
        .copied()
        .filter(|fate| fates.iter().all(|other| other == fate));
    Some(part(Counted { fate, noun }, vec![at]))
}

/// Tells whether a number is of votes that the votes against follow: "voted 122 to 0".
pub(super) fn is_division(items: &[Item<'_>], first: usize, last: usize) -> bool {
    let is_vote = first.checked_sub(1).is_some_and(|at| {
        matches!(
            items[at].folded.as_ref(),
            "voted" | "votes" | "vote" | "صوت"
        )
    });
    is_vote
        && items
            .get(last + 1)
            .is_some_and(|to| to.is("to") || to.is("-") || to.is("مقابل"))
        && items.get(last + 2).is_some_and(is_digits)
}

/// The votes that so many members of an assembly are: `صوت لصالحه 168 نائبا`, "54 senators voted against it", `امتنع 19 نائبا`.
pub(super) fn votes(items: &[Item<'_>], first: usize, noun: usize) -> Option<usize> {
    const BEFORE: usize = 4;
    const BEHIND: usize = 5;
    let is_lawmaker =
        |(concept, _): (usize, bool)| matches!(CONCEPTS[concept].en, "lawmakers" | "senate");
    let is_member = find(&items[noun].folded).is_some_and(is_lawmaker)
        || items[noun].is_or_bare(&["members", "deputies", "عضوا", "عضو", "اعضاء"]);
    // Who is present has not voted so: بحضور 180 نائبا.
    let is_presence = first
        .checked_sub(1)
        .is_some_and(|place| items[place].is_or_bare(&["بحضور", "حضور", "حضره", "حضرها"]));
    if is_presence {
        return None;
    }
    let before = &items[first.saturating_sub(BEFORE)..first];
    let behind = &items[noun + 1..items.len().min(noun + 1 + BEHIND)];
    let vote = |near: &[Item<'_>]| {
        let has = |words: &[&str]| {
            near.iter()
                .any(|item| item.is_word && item.is_or_bare(words))
        };
        if has(&["امتنع", "abstained", "abstaining", "abstain"]) {
            Some("abstentions")
        } else if has(&[
            "عارض",
            "عارضه",
            "عارضها",
            "عارضت",
            "رفض",
            "رفضه",
            "ضد",
            "ضده",
            "ضدها",
            "against",
        ]) {
            Some("votes against")
        } else if has(&["صوت", "صوتت", "صوتوا", "voted", "voting"]) {
            Some("votes")
        } else {
            None
        }
    };
    let (near, far) = if items[noun].is_arabic() {
        (before, behind)
    } else {
        (behind, before)
    };
    is_member
        .then(|| vote(near).or_else(|| vote(far)))
        .flatten()
        .and_then(named)
}

/// Years that are named as years: "in 2027", `عام 2027`.
pub(super) fn years(items: &[Item<'_>]) -> Vec<Counting> {
    let year = |(at, item): (usize, &Item<'_>)| {
        let value = lexicon::year(&item.folded)?;
        let before = items.get(at.checked_sub(1)?)?;
        let is_named = matches!(
            before.folded.as_ref(),
            "عام" | "العام" | "لعام" | "بعام" | "وعام" | "سنه" | "لسنه" | "بحلول"
        );
        // "In 2000 villages" is no year.
        let counts = || {
            items
                .get(at + 1)
                .is_some_and(|next| next.is_word && !lexicon::is_frame(&next.folded))
        };
        let can_be = matches!(
            before.folded.as_ref(),
            "in" | "by" | "until" | "since" | "from" | "before" | "after"
        );
        if !is_named && (!can_be || counts()) {
            return None;
        }
        let amount = mujaz_text::Amount::of(value)?;
        let noun = Noun::Concept(named("year")?);
        Some(Counting {
            number: NumberMention {
                range: 0..0,
                low: amount,
                high: amount,
                bound: Bound::Exact,
                is_percent: false,
                other_reading: None,
            },
            span: item.span,
            counted: Counted { fate: None, noun },
            written: String::new(),
            words: Vec::new(),
            items: (at, at),
            manner: Manner::read(items, at, at, None),
            digits: 0,
        })
    };
    items.iter().enumerate().filter_map(year).collect()
}

/// The items that make an age of a number: "17-year-old", "aged 19", `عن 116 عاما`.
pub(super) fn age(
    items: &[Item<'_>],
    first: usize,
    last: usize,
) -> Option<(&'static str, Vec<usize>)> {
    let folded = |place: Option<usize>| {
        place
            .and_then(|place| items.get(place))
            .map_or("", |item| item.folded.as_ref())
    };
    let before = folded(first.checked_sub(1));
    let skip_dash = |place: usize| place + usize::from(folded(Some(place)) == "-");
    let unit = skip_dash(last + 1);
    let is_age = match folded(Some(unit)) {
        "year" | "years" => folded(Some(skip_dash(unit + 1))) == "old",
        "عاما" | "عام" | "اعوام" | "سنه" | "سنوات" => {
            matches!(
                before.strip_prefix('و').unwrap_or(before),
                "عن" | "العمر" | "عمره" | "عمرها" | "بعمر" | "عمر" | "("
            ) && folded(Some(unit + 1)) != "من"
        }
        _ => false,
    };
    if is_age {
        return Some(("age", vec![unit]));
    }
    let is_aged = before == "aged" || (before == "of" && folded(first.checked_sub(2)) == "age");
    is_aged.then(|| ("age", vec![first - 1]))
}

/// The items that make a number the strength of an earthquake: "magnitude 5.6", `بقوة 4.9 درجات`.
pub(super) fn magnitude(
    items: &[Item<'_>],
    first: usize,
    last: usize,
) -> Option<(&'static str, Vec<usize>)> {
    let is = |place: Option<usize>, words: &[&str]| {
        place
            .and_then(|place| items.get(place))
            .is_some_and(|item| words.contains(&item.folded.as_ref()))
    };
    let scale = items.get(last + 1..items.len().min(last + 5))?;
    let is_on_scale = scale
        .iter()
        .any(|item| matches!(item.folded.as_ref(), "ريختر" | "richter"));
    let tells_strength = (1..=3).any(|back| {
        is(
            first.checked_sub(back),
            &["magnitude", "بقوه", "قوته", "قوتها", "قوه", "شدته", "بشده"],
        )
    });
    let is_arabic = items.get(last + 1).is_some_and(Item::is_arabic);
    let is_strength = tells_strength && (!is_arabic || is(Some(last + 1), &["درجات", "درجه"]));
    let behind = last + 1 + usize::from(is(Some(last + 1), &["-"]));
    let words: Vec<usize> = if is(Some(last + 1), &["درجات", "درجه"]) {
        vec![last + 1]
    } else {
        Vec::new()
    };
    (is_on_scale || is_strength || is(Some(behind), &["magnitude"])).then_some(("magnitude", words))
}

/// A toll that is told far from its number: "the toll from the blast has risen to 14", "the number of people killed by the
/// landslide rose to 229".
pub(super) fn toll(items: &[Item<'_>], first: usize) -> Option<(usize, usize)> {
    const FARTHEST: usize = 24;
    let leads = items.get(first.checked_sub(1)?)?;
    if !matches!(leads.folded.as_ref(), "to" | "at" | "الي" | "عند") {
        return None;
    }
    let start = (first.saturating_sub(FARTHEST)..first)
        .rev()
        .take_while(|at| !is_digits(&items[*at]) && !items[*at].is_mark(&[';', '؛', ':']))
        .find(|at| {
            matches!(items[*at].folded.as_ref(), "toll" | "number")
                || items[*at].is_or_bare(&["حصيله", "الحصيله", "عدد"])
        })?;
    let fate = (start..first).find_map(|at| {
        let (concept, _) = find(&items[at].folded)?;
        (CONCEPTS[concept].role == Role::Fate).then_some((at, concept))
    });
    let is_toll = items[start].is("toll") || !items[start].is_or_bare(&["عدد", "number"]);
    fate.or_else(|| Some((start, named("killed").filter(|_| is_toll)?)))
}

/// The halves of figures: `2900 قتيل، نصفهم في الحوز`.
pub(super) fn halves(items: &[Item<'_>], found: &[Counting]) -> Vec<Counting> {
    let half = |(at, item): (usize, &Item<'_>)| {
        let is_half = matches!(item.folded.as_ref(), "نصفهم" | "نصفها" | "نصفهن")
            || (item.is("half")
                && items.get(at + 1).is_some_and(|next| next.is("of"))
                && items
                    .get(at + 2)
                    .is_some_and(|next| next.is("them") || next.is("whom")));
        let whole = found
            .iter()
            .rev()
            .find(|counting| is_half && counting.items.1 < at)?;
        let amount = mujaz_text::Amount::of(whole.number.low.whole()? / 2)?;
        let mut half = whole.clone();
        (half.number.low, half.number.high) = (amount, amount);
        half.span = item.span;
        half.items = (at, at);
        half.manner.is_part = true;
        Some(half)
    };
    items.iter().enumerate().filter_map(half).collect()
}

/// What is told by its number before: "the number of tigers has risen to 385".
pub(super) fn numbered(items: &[Item<'_>], first: usize) -> Option<(usize, Noun)> {
    const FARTHEST: usize = 12;
    let leads = items.get(first.checked_sub(1)?)?;
    if !matches!(
        leads.folded.as_ref(),
        "to" | "at" | "is" | "reached" | "الي" | "عند" | "بلغ" | "نحو" | "about"
    ) {
        return None;
    }
    let at = (first.saturating_sub(FARTHEST)..first)
        .rev()
        .take_while(|at| !is_digits(&items[*at]) && !items[*at].is_mark(&['.', ';', '؛', ':']))
        .find(|at| items[*at].is("number") || items[*at].is_or_bare(&["عدد"]))?;
    let noun = if items[at].is_arabic() {
        at + 1
    } else {
        noun_behind(items, at + 1)?
    };
    let word = items
        .get(noun)
        .filter(|item| item.is_word && noun < first)?;
    let concept = concept_of(items, noun);
    // What befell people, and people, are told otherwise.
    let is_other = concept.is_some_and(|concept| {
        !matches!(
            CONCEPTS[concept].role,
            Role::Thing | Role::Event | Role::Site
        )
    });
    (!is_other).then(|| {
        let stem = || Noun::Stem(stem(&word.folded));
        (noun, concept.map_or_else(stem, Noun::Concept))
    })
}
