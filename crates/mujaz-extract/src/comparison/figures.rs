//! The figures of a sentence: each number with what it counts.
//!
//! What is counted stands behind the number in Arabic and English ("12 soldiers"), before it where a total is told (`ارتفع عدد
//! القتلى إلى 15`). What befell people stands before them in Arabic and on either side in English, and is part of what is
//! counted: 12 soldiers killed are not 12 soldiers trained.

use mujaz_model::Span;
use mujaz_text::{Bound, NumberMention, numbers, stem};

use super::{
    lexicon::{self, CONCEPTS, Role, find, named},
    manner::{Manner, is_included, part_end},
};
use crate::items::Item;

/// What a figure counts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Counted {
    /// What befell them, as the number of a concept.
    pub(super) fate: Option<usize>,
    pub(super) noun: Noun,
}

/// The noun of what is counted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Noun {
    /// None beside the fate.
    None,
    /// A concept, by its number.
    Concept(usize),
    /// The stem of a word that only one language tells.
    Stem(String),
    /// A share of a hundred.
    Percent,
}

impl Counted {
    /// Tells whether it is a measure of many things: then what is measured has to be the same too.
    pub(super) fn is_measure(&self) -> bool {
        match self.noun {
            Noun::Percent => true,
            Noun::Concept(at) => CONCEPTS[at].role == Role::Measure,
            Noun::None | Noun::Stem(_) => false,
        }
    }
}

impl Counted {
    /// Tells whether there can be so much of several things: tonnes of food, doses of a vaccine.
    pub(super) fn is_of_a_substance(&self) -> bool {
        matches!(self.noun, Noun::Concept(at) if matches!(
            CONCEPTS[at].en,
            "tonnes" | "barrels" | "litres" | "kilograms" | "doses" | "cases"
        ))
    }
}

/// A figure of a sentence.
#[derive(Debug, Clone)]
pub(super) struct Counting {
    pub(super) number: NumberMention,
    /// Its place in the source.
    pub(super) span: Span,
    pub(super) counted: Counted,
    /// The noun that is counted, as written.
    pub(super) written: String,
    /// The items that name what is counted, the noun first.
    pub(super) words: Vec<usize>,
    /// The first and the last item of the number.
    pub(super) items: (usize, usize),
    /// How it is told.
    pub(super) manner: Manner,
}

/// Finds the figures of the items of a part of a source.
pub(super) fn countings(source: &str, span: Span, items: &[Item<'_>]) -> Vec<Counting> {
    let text = span.of(source).unwrap_or_default();
    let mut found: Vec<Counting> = Vec::new();
    for number in numbers(text) {
        let place = Span::new(
            span.start + number.range.start,
            span.start + number.range.end,
        );
        let first = items.iter().position(|item| item.span.end > place.start);
        let last = items.iter().rposition(|item| item.span.start < place.end);
        let (Some(first), Some(last)) = (first, last) else {
            continue;
        };
        let counted =
            beside(items, first, last, &found).or_else(|| counted(items, first, last, &number));
        let Some((counted, words)) = counted else {
            continue;
        };
        found.push(Counting {
            manner: Manner::read(items, first, last, words.first().copied()),
            written: words
                .first()
                .map_or_else(String::new, |at| items[*at].text.to_owned()),
            number,
            span: place,
            counted,
            words,
            items: (first, last),
        });
    }
    found.extend(years(items));
    found.extend(duals(items, &found));
    found.sort_by_key(|counting| counting.span.start);
    found
}

/// What a number counts that stands beside others: the votes against, those among the killed, those of them.
fn beside(
    items: &[Item<'_>],
    first: usize,
    last: usize,
    others: &[Counting],
) -> Option<(Counted, Vec<usize>)> {
    let other = others.last()?;
    let votes = named("votes").map(Noun::Concept);
    let is = |place: Option<usize>, words: &[&str]| {
        place
            .and_then(|place| items.get(place))
            .is_some_and(|item| words.contains(&item.folded.as_ref()))
    };
    if votes.is_some_and(|votes| other.counted.noun == votes)
        && (is(Some(last + 1), &["against", "ضد", "معارضا"])
            || (is(first.checked_sub(1), &["to", "against", "مقابل"])
                && first <= other.items.1 + 5))
    {
        let noun = Noun::Concept(named("votes against")?);
        return Some((Counted { fate: None, noun }, Vec::new()));
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
        _ if part_end.is_some() => return Some((other.counted.clone(), Vec::new())),
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
    Some((Counted { fate, noun }, vec![at]))
}

/// Years that are named as years: "in 2027", `عام 2027`.
fn years(items: &[Item<'_>]) -> Vec<Counting> {
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
        })
    };
    items.iter().enumerate().filter_map(year).collect()
}

/// Two of a thing, as Arabic says it without a number: `مقتل جنديين`.
fn duals(items: &[Item<'_>], counted_already: &[Counting]) -> Vec<Counting> {
    let is_used = |at: usize| {
        counted_already
            .iter()
            .any(|found| found.words.contains(&at))
    };
    let two = mujaz_text::Amount::of(2);
    let dual = |(at, item): (usize, &Item<'_>)| {
        let (concept, is_two) = item.is_word.then(|| find(&item.folded)).flatten()?;
        let amount = two.filter(|_| is_two && !is_used(at))?;
        let role = CONCEPTS[concept].role;
        if matches!(
            role,
            Role::Event | Role::Site | Role::Measure | Role::Nationality
        ) {
            return None;
        }
        let fate = if role == Role::Fate {
            Some(concept)
        } else {
            fate(items, at, at).map(|(_, fate)| fate)
        };
        let noun = if role == Role::Thing {
            Noun::Concept(concept)
        } else {
            Noun::None
        };
        (role == Role::Thing || fate.is_some()).then(|| Counting {
            number: NumberMention {
                range: 0..0,
                low: amount,
                high: amount,
                bound: Bound::Exact,
                is_percent: false,
                other_reading: None,
            },
            span: item.span,
            counted: Counted { fate, noun },
            written: item.text.to_owned(),
            words: vec![at],
            items: (at, at),
            manner: Manner::read(items, at, at, None),
        })
    };
    items.iter().enumerate().filter_map(dual).collect()
}

/// What the number in items `first` to `last` counts, and the items that say so.
fn counted(
    items: &[Item<'_>],
    first: usize,
    last: usize,
    number: &NumberMention,
) -> Option<(Counted, Vec<usize>)> {
    if number.is_percent {
        let noun = Noun::Percent;
        return Some((Counted { fate: None, noun }, Vec::new()));
    }
    if let Some((en, words)) = age(items, first, last).or_else(|| magnitude(items, first, last)) {
        let noun = Noun::Concept(named(en)?);
        return Some((Counted { fate: None, noun }, words));
    }
    let sign = first
        .checked_sub(1)
        .map(|before| items[before].text)
        .and_then(currency);
    if let Some(noun) = sign.and_then(find) {
        let noun = Noun::Concept(noun.0);
        return Some((Counted { fate: None, noun }, vec![first - 1]));
    }
    let with_fate = |at: usize, noun: Noun| {
        let fate = fate(items, first, at);
        let mut words = vec![at];
        words.extend(fate.map(|(at, _)| at));
        let fate = fate.map(|(_, concept)| concept);
        (Counted { fate, noun }, words)
    };
    let behind = noun_behind(items, last + 1);
    let concept = behind.and_then(|at| concept_of(items, at).map(|concept| (at, concept)));
    match concept.map(|(at, concept)| (at, concept, CONCEPTS[concept].role)) {
        Some((at, fate, Role::Fate)) => {
            // "30 wounded children"
            let whom = items
                .get(at + 1)
                .filter(|next| next.is_word && !next.is_arabic())
                .and_then(|next| find(&next.folded))
                .filter(|(concept, _)| CONCEPTS[*concept].role == Role::Thing);
            let mut words = vec![at];
            words.extend(whom.map(|_| at + 1));
            let noun = whom.map_or(Noun::None, |(concept, _)| Noun::Concept(concept));
            Some((
                Counted {
                    fate: Some(fate),
                    noun,
                },
                words,
            ))
        }
        Some((at, concept, Role::Measure)) => Some((
            Counted {
                fate: None,
                noun: Noun::Concept(concept),
            },
            vec![at],
        )),
        Some((at, concept, Role::Thing | Role::Event | Role::Site)) => {
            Some(with_fate(at, Noun::Concept(concept)))
        }
        people => {
            let is_people =
                people.is_some_and(|(.., role)| matches!(role, Role::People | Role::Nationality));
            let other = behind.filter(|_| !is_people);
            // An unknown noun counts for itself; people, and numbers that stand alone, by what befell them.
            if let Some(at) = other {
                return Some(with_fate(at, Noun::Stem(stem(&items[at].folded))));
            }
            let end = behind.unwrap_or(last);
            let (at, fate) = fate(items, first, end).or_else(|| toll(items, first))?;
            let mut words = vec![at];
            words.extend(behind);
            Some((
                Counted {
                    fate: Some(fate),
                    noun: Noun::None,
                },
                words,
            ))
        }
    }
}

/// The concept of a noun. Police officers and "600 police" are the same.
fn concept_of(items: &[Item<'_>], at: usize) -> Option<usize> {
    let (concept, _) = find(&items[at].folded)?;
    let is_police = match CONCEPTS[concept].en {
        "police" => !items[at].is_arabic(),
        "officers" => at > 0 && items[at - 1].is("police"),
        _ => false,
    };
    if is_police {
        return named("police officers");
    }
    Some(concept)
}

/// The items that make an age of a number: "17-year-old", "aged 19", `عن 116 عاما`.
fn age(items: &[Item<'_>], first: usize, last: usize) -> Option<(&'static str, Vec<usize>)> {
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
                "عن" | "العمر" | "عمره" | "عمرها" | "بعمر" | "عمر"
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
fn magnitude(items: &[Item<'_>], first: usize, last: usize) -> Option<(&'static str, Vec<usize>)> {
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

/// A toll that is told without saying of whom: "the toll from the blast has risen to 14".
fn toll(items: &[Item<'_>], first: usize) -> Option<(usize, usize)> {
    const FARTHEST: usize = 24;
    let leads = items.get(first.checked_sub(1)?)?;
    if !matches!(leads.folded.as_ref(), "to" | "at" | "الي" | "عند") {
        return None;
    }
    let killed = named("killed")?;
    (first.saturating_sub(FARTHEST)..first)
        .rev()
        .take_while(|at| !is_digits(&items[*at]) && !items[*at].is_mark(&[';', '؛', ':']))
        .find(|at| items[*at].is("toll") || items[*at].is_or_bare(&["حصيله", "الحصيله"]))
        .map(|at| (at, killed))
}

fn currency(sign: &str) -> Option<&'static str> {
    match sign {
        "$" => Some("dollars"),
        "€" => Some("euros"),
        "£" => Some("pounds"),
        _ => None,
    }
}

/// The item of the noun behind a number that ends before item `at`: `12 قتيلا`, `15 من عناصر الشرطة`, "20 more people".
fn noun_behind(items: &[Item<'_>], at: usize) -> Option<usize> {
    let item = |place: usize| items.get(place).filter(|item| item.is_word);
    let mut place = at;
    while item(place).is_some_and(|item| {
        matches!(
            item.folded.as_ref(),
            "من" | "of" | "the" | "more" | "other" | "its" | "his" | "their" | "new" | "additional"
        )
    }) {
        place += 1;
    }
    // "A two-day visit"
    if let Some(noun) = items
        .get(place)
        .filter(|mark| mark.is("-") && !mark.is_word)
        .and_then(|_| item(place + 1))
    {
        return (!noun.is_arabic()).then_some(place + 1);
    }
    let noun = item(place)?;
    // What Arabic counts stands without و, preposition and article behind the number, and can have them behind من.
    let is_next_phrase = noun.is_arabic()
        && place == at
        && (["و", "ال", "بال", "لل"].iter().any(|start| {
            noun.folded.starts_with(start) && noun.folded != "وفيات" && noun.folded != "الف"
        }) || lexicon::follows_preposition(&noun.folded));
    let is_noun = noun.folded.chars().all(char::is_alphabetic)
        && !lexicon::is_frame(&noun.folded)
        && !is_next_phrase;
    is_noun.then(|| {
        if noun.is_arabic() {
            place + usize::from(is_drone(noun, item(place + 1)))
        } else {
            english_noun(items, place)
        }
    })
}

/// Tells whether an aircraft is one without a pilot: `طائرة مسيّرة`.
fn is_drone(noun: &Item<'_>, next: Option<&Item<'_>>) -> bool {
    let named = |item: &Item<'_>| find(&item.folded).map(|(concept, _)| CONCEPTS[concept].en);
    named(noun) == Some("aircraft") && next.and_then(named) == Some("drones")
}

/// How many words can qualify an English noun: "four Iraqi border guards".
const QUALIFIERS: usize = 3;

/// The item of the English noun of a phrase that begins at an item: what qualifies a noun stands before it. Without a noun
/// in the plural behind it, the first word is the noun.
fn english_noun(items: &[Item<'_>], first: usize) -> usize {
    let role = |item: &Item<'_>| find(&item.folded).map(|(concept, _)| CONCEPTS[concept].role);
    let is_plural = |item: &Item<'_>| {
        let folded = item.folded.as_ref();
        folded.len() > 3
            && folded.ends_with('s')
            && !folded.ends_with("ss")
            && !folded.ends_with("'s")
    };
    let is_counted = |item: &Item<'_>| match role(item) {
        Some(Role::Nationality) => false,
        // "Suspected militants" are militants.
        Some(Role::People) => !item.folded.ends_with("ed"),
        Some(Role::Event | Role::Site) | None => is_plural(item),
        Some(_) => true,
    };
    let phrase = items[first..]
        .iter()
        .take(QUALIFIERS + 1)
        .take_while(|item| item.is_word && !item.is_arabic() && !lexicon::is_frame(&item.folded));
    phrase
        .enumerate()
        .find(|(_, item)| is_counted(item))
        .map_or(first, |(place, _)| first + place)
}

/// How many words a fate can stand before its number: ارتفعت حصيلة قتلى الانفجار … إلى 15.
const BEFORE: usize = 9;
/// How many words it can stand behind it: "12 people were killed".
const BEHIND: usize = 6;

/// The fate of those who are counted in items `first` to `last`: the item that tells it, and the concept.
fn fate(items: &[Item<'_>], first: usize, last: usize) -> Option<(usize, usize)> {
    let fate_at = |at: usize| {
        let item = items.get(at).filter(|item| item.is_word)?;
        let (concept, _) = find(&item.folded)?;
        (CONCEPTS[concept].role == Role::Fate).then_some((at, concept))
    };
    let ends_clause = |at: &usize| {
        items[*at].is_mark(&['.', '،', ',', ';', '؛', ':', '!', '؟', '?'])
            || items[*at].is("including")
            || items[*at].folded.starts_with("بينهم")
            || items[*at].is("منهم")
    };
    // A number between a fate and this one has taken the fate: "12 killed and 30 others".
    let before = (first.saturating_sub(BEFORE)..first)
        .rev()
        .take_while(|at| !ends_clause(at) && !is_digits(&items[*at]))
        .find_map(fate_at);
    let behind = || {
        (last + 1..items.len().min(last + 1 + BEHIND))
            .take_while(|at| !ends_clause(at) && !is_digits(&items[*at]) && !items[*at].is("and"))
            .take_while(|at| {
                items[*at].is_arabic() == items[last].is_arabic() || !items[last].is_arabic()
            })
            .find_map(fate_at)
    };
    let is_english = items.get(last).is_some_and(|item| !item.is_arabic());
    if is_english {
        behind().or(before)
    } else {
        before.or_else(|| {
            (last + 1 < items.len() && !items[last + 1].folded.starts_with('و'))
                .then(behind)
                .flatten()
        })
    }
}

fn is_digits(item: &Item<'_>) -> bool {
    item.folded.contains(|letter: char| letter.is_ascii_digit())
}
