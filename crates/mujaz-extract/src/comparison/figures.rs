//! The figures of a sentence: each number with what it counts.
//!
//! What is counted stands behind the number in Arabic and English ("12 soldiers"), before it where a total is told (`ارتفع عدد
//! القتلى إلى 15`). What befell people stands before them in Arabic and on either side in English, and is part of what is
//! counted: 12 soldiers killed are not 12 soldiers trained.

use mujaz_model::Span;
use mujaz_text::{Bound, NumberMention, numbers, stem};

use super::{
    kinds::{age, beside, halves, is_division, magnitude, numbered, toll, votes, years},
    lexicon::{self, CONCEPTS, Role, find, named},
    manner::{Manner, is_of_those},
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
    /// Tells whether it is so much time.
    pub(super) fn is_time(&self) -> bool {
        matches!(self.noun, Noun::Concept(at) if lexicon::is_span(at))
    }

    /// Tells whether it is a measure of many things, or only people: then what is measured has to be the same too.
    pub(super) fn is_measure(&self) -> bool {
        match self.noun {
            Noun::Percent => true,
            // Much befalls people in an article.
            Noun::Concept(at) => matches!(CONCEPTS[at].role, Role::Measure | Role::People),
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
    /// How many digits are written before a word for its scale: three in 150 مليون; 0 where nothing shows how exact it is.
    pub(super) digits: usize,
}

/// Finds the figures of the items of a part of a source.
pub(super) fn countings(source: &str, span: Span, items: &[Item<'_>]) -> Vec<Counting> {
    let text = span.of(source).unwrap_or_default();
    let mut found: Vec<Counting> = Vec::new();
    let mut starts = Vec::new();
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
        starts.push(first);
        let beside = beside(items, first, last, &found);
        let is_part = beside.as_ref().is_some_and(|beside| beside.is_part);
        let counted = beside
            .map(|beside| (beside.counted, beside.words))
            .or_else(|| counted(items, first, last, &number));
        let Some((counted, words)) = counted else {
            continue;
        };
        found.push(Counting {
            manner: Manner {
                is_part: is_part || (!counted.is_measure() && is_of_those(items, last)),
                ..Manner::read(items, first, last, words.first().copied())
            },
            written: words
                .first()
                .map_or_else(String::new, |at| items[*at].text.to_owned()),
            digits: digits_before_scale(&items[first..=last]),
            number,
            span: place,
            counted,
            words,
            items: (first, last),
        });
    }
    keep_starts(&mut found, items, &starts);
    found.extend(years(items));
    found.extend(halves(items, &found));
    found.extend(duals(items, &found));
    found.sort_by_key(|counting| counting.span.start);
    found
}

/// How many digits the first of the items of a number has, where words of its scale follow.
fn digits_before_scale(number: &[Item<'_>]) -> usize {
    match number {
        [first, _, ..] => first.folded.bytes().filter(u8::is_ascii_digit).count(),
        _ => 0,
    }
}

/// Keeps as figures of before only those that another number follows: "from 6.9 to 6.7 per cent", but not `قافلة من 27 شاحنة
/// إلى الفاشر`. The numbers begin at the items `starts`.
fn keep_starts(found: &mut [Counting], items: &[Item<'_>], starts: &[usize]) {
    for counting in found {
        let (first, last) = counting.items;
        let is_arabic_start = first > 0 && items[first - 1].is("من");
        let leads_on = starts
            .iter()
            .any(|start| (last + 1..last + 7).contains(start) && items[start - 1].is("الي"));
        counting.manner.is_former &= !is_arabic_start || leads_on;
    }
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
        // طنين; يومين are as often a while.
        let is_amount = role == Role::Measure
            && matches!(
                CONCEPTS[concept].en,
                "tonnes"
                    | "kilograms"
                    | "kilometres"
                    | "metres"
                    | "barrels"
                    | "litres"
                    | "hectares"
            );
        if matches!(role, Role::Event | Role::Site | Role::Nationality)
            || role == Role::Measure && !is_amount
        {
            return None;
        }
        let fate = if role == Role::Fate {
            Some(concept)
        } else {
            fate(items, at, at).map(|(_, fate)| fate)
        };
        let fate = fate.filter(|_| !is_amount);
        let noun = if role == Role::Thing || is_amount {
            Noun::Concept(concept)
        } else {
            Noun::None
        };
        (role == Role::Thing || is_amount || fate.is_some()).then(|| Counting {
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
            digits: 0,
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
    if is_division(items, first, last) {
        let noun = Noun::Concept(named("votes")?);
        return Some((Counted { fate: None, noun }, Vec::new()));
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
                noun: Noun::Concept(qualified(items, at, concept)),
            },
            vec![at],
        )),
        Some((at, concept, Role::Thing | Role::Event | Role::Site)) => {
            Some(match votes(items, first, at) {
                Some(votes) => (
                    Counted {
                        fate: None,
                        noun: Noun::Concept(votes),
                    },
                    vec![at],
                ),
                None => with_fate(at, Noun::Concept(concept)),
            })
        }
        people => {
            let is_people =
                people.is_some_and(|(.., role)| matches!(role, Role::People | Role::Nationality));
            let other = behind.filter(|_| !is_people);
            // "The number of tigers has risen to 385"
            if people.is_none()
                && let Some((at, noun)) = numbered(items, first)
            {
                return Some(with_fate(at, noun));
            }
            // An unknown noun counts for itself; people, and numbers that stand alone, by what befell them.
            if let Some(at) = other {
                return Some(with_fate(at, Noun::Stem(stem(&items[at].folded))));
            }
            let end = behind.unwrap_or(last);
            if let Some((at, fate)) = fate(items, first, end).or_else(|| toll(items, first)) {
                let mut words = vec![at];
                words.extend(behind);
                let fate = Some(fate);
                return Some((
                    Counted {
                        fate,
                        noun: Noun::None,
                    },
                    words,
                ));
            }
            let noun = Noun::Concept(named("people")?);
            Some((Counted { fate: None, noun }, vec![behind?]))
        }
    }
}

/// The concept of a noun. Police officers and "600 police" are the same.
pub(super) fn concept_of(items: &[Item<'_>], at: usize) -> Option<usize> {
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

/// The unit that a unit with a word beside it is: square kilometres are no kilometres.
fn qualified(items: &[Item<'_>], at: usize, unit: usize) -> usize {
    let beside = |place: Option<usize>| {
        place
            .and_then(|place| items.get(place))
            .map_or("", |item| item.folded.as_ref())
    };
    let is_arabic = items[at].is_arabic();
    let word = beside(if is_arabic {
        Some(at + 1)
    } else {
        at.checked_sub(1)
    });
    let other = match (CONCEPTS[unit].en, word) {
        ("kilometres", "square" | "مربع" | "مربعه") => "square kilometres",
        ("kilometres", "cubic" | "مكعب" | "مكعبه") => "cubic kilometres",
        ("metres", "square" | "مربع" | "مربعه") => "square metres",
        ("metres", "cubic" | "مكعب" | "مكعبه") => "cubic metres",
        ("miles", "square" | "مربع" | "مربعه") => "square miles",
        ("miles", "nautical" | "بحري" | "بحريه") => "nautical miles",
        ("feet", "square" | "مربع" | "مربعه") => "square feet",
        ("feet", "cubic" | "مكعب" | "مكعبه") => "cubic feet",
        ("points", "basis" | "اساس") => "basis points",
        ("dollars", "canadian" | "كندي") => "Canadian dollars",
        ("dollars", "australian" | "استرالي") => "Australian dollars",
        ("degrees", _) if matches!(beside(Some(at + 1)), "fahrenheit" | "فهرنهايت") => {
            "degrees Fahrenheit"
        }
        _ => return unit,
    };
    named(other).unwrap_or(unit)
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
pub(super) fn noun_behind(items: &[Item<'_>], at: usize) -> Option<usize> {
    let item = |place: usize| items.get(place).filter(|item| item.is_word);
    let mut place = at;
    while item(place).is_some_and(|item| {
        matches!(
            item.folded.as_ref(),
            "من" | "of" | "the" | "more" | "other" | "its" | "his" | "their" | "new" | "additional"
        ) || is_state(item)
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

/// "2,500 | U.S. | troops"
fn is_state(item: &Item<'_>) -> bool {
    item.is_capitalised() && item.text.contains('.') && item.text.len() <= 5
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
    // Names are not counted: "60 Airbus jets".
    let is_plural = |item: &Item<'_>| {
        let folded = item.folded.as_ref();
        !item.is_capitalised()
            && folded.len() > 3
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

pub(super) fn is_digits(item: &Item<'_>) -> bool {
    item.folded.contains(|letter: char| letter.is_ascii_digit())
}
