//! English names by their form: capitalised words with the noun that says what they name, offices with what they are for,
//! and acronyms in brackets.

mod people;

use mujaz_model::EntityKind;
use mujaz_text::{is_month, weekday_named};

use crate::{
    items::Item,
    lexicon::{
        ADDRESSES_ENGLISH, GIVEN_NAMES_ENGLISH, NAME_PARTICLES, OFFICE_MODIFIERS, OFFICES_ENGLISH,
        ORGANISATIONS_ENGLISH, PLACES_ENGLISH,
    },
    names::Names,
    quotations::names_person,
};

use people::{before_holder, ends_field};
pub(super) use people::{by_given_name, holder, in_apposition};

/// The longest name, in words.
const LONGEST: usize = 10;

/// Returns the kind of the name that begins at `at`, and the item behind it.
pub(super) fn named(items: &[Item<'_>], at: usize, names: &Names) -> Option<(EntityKind, usize)> {
    role(items, at, names)
        .map(|end| (EntityKind::Role, end))
        .or_else(|| body(items, at, names))
}

/// "Prime Minister", "the special coordinator for counter-terrorism", "Ambassador to Iraq".
fn role(items: &[Item<'_>], at: usize, names: &Names) -> Option<usize> {
    let is_office = |place: usize| {
        items
            .get(place)
            .is_some_and(|item| item.is_word && OFFICES_ENGLISH.contains(item.folded.as_ref()))
    };
    let is_modifier = |place: usize| {
        items.get(place).is_some_and(|item| {
            OFFICE_MODIFIERS.contains(item.folded.as_ref())
                || (item.is_capitalised() && !is_small(item))
        })
    };
    let mut head = at;
    while head < at + 4 && !is_office(head) && is_modifier(head) {
        head += 1;
    }
    // Sultan bin Hamad is a name.
    let is_given = items
        .get(head + 1)
        .is_some_and(|next| matches!(next.folded.as_ref(), "bin" | "bint" | "ibn"));
    if !is_office(head) || is_given {
        return None;
    }
    // "named | Lama Harbi chief executive": who takes an office stands before it.
    let names_holder = head > at
        && !items[head].is_capitalised()
        && items[at].is_capitalised()
        && (GIVEN_NAMES_ENGLISH.contains(&items[at].folded)
            || at > 0
                && items[at - 1].is_capitalised()
                && GIVEN_NAMES_ENGLISH.contains(&items[at - 1].folded));
    if names_holder {
        return None;
    }
    // "Deputy Prime Minister", "Secretary-General": an office goes on to the next, also over what is before that.
    loop {
        let next = (head + 1..head + 4)
            .take_while(|&place| {
                place == head + 1
                    || is_mark(items, place - 1, '-')
                    || items.get(place - 1).is_some_and(|item| {
                        OFFICE_MODIFIERS.contains(item.folded.as_ref()) && item.is_capitalised()
                    })
            })
            .find(|&place| is_office(place));
        match next {
            Some(next) => head = next,
            None => break,
        }
    }
    // "Foreign Minister | Dr. Amal Nasser", "Governor | Sir Martin Hale"
    while head > at
        && is_office(head - 1)
        && matches!(
            items[head].folded.as_ref(),
            "sir"
                | "dame"
                | "dr"
                | "prof"
                | "eng"
                | "gen"
                | "lt"
                | "col"
                | "hon"
                | "rev"
                | "mr"
                | "mrs"
                | "ms"
        )
    {
        head -= 1;
    }
    let office = items[head].folded.as_ref();
    let is_owned = at
        .checked_sub(1)
        .is_some_and(|place| items[place].is_mark(&['\'', '’']));
    let is_address = head == at && ADDRESSES_ENGLISH.contains(office) && !is_owned;
    let takes = items
        .get(head + 1)
        .is_some_and(|item| matches!(item.folded.as_ref(), "of" | "for" | "to"));
    if let Some(end) = takes.then(|| object(items, head + 2, names)).flatten() {
        return Some(body_behind(items, end));
    }
    // A plain "president" is one only where the article says which.
    let is_whole = head > at
        || items[at].is_capitalised()
        || at
            .checked_sub(1)
            .is_some_and(|place| items[place].is("the"))
        || is_owned;
    (!is_address && is_whole).then_some(head + 1)
}

/// "the commander of the NATO | mission": the noun behind a name that says what of it is meant.
fn body_behind(items: &[Item<'_>], end: usize) -> usize {
    let is_body = items.get(end).is_some_and(|item| {
        matches!(
            item.folded.as_ref(),
            "mission" | "delegation" | "office" | "team" | "force" | "forces" | "bureau" | "branch"
        )
    });
    end + usize::from(is_body && items[end - 1].is_capitalised())
}

/// What an office is of, for or to: a name, or one noun with its article, joined by "and" to the next.
fn object(items: &[Item<'_>], from: usize, names: &Names) -> Option<usize> {
    let mut at = from;
    while items
        .get(at)
        .is_some_and(|item| matches!(item.folded.as_ref(), "the" | "its" | "their" | "a"))
    {
        at += 1;
    }
    let mut end = if items.get(at)?.is_capitalised() {
        let end = before_holder(items, at, run(items, at), names);
        // "for the U.S.-led coalition"
        let led = end + 1;
        let is_led = is_mark(items, end, '-')
            && items
                .get(led)
                .is_some_and(|item| item.is_word && !item.is_capitalised());
        is_led
            .then(|| noun(items, led + 1))
            .flatten()
            .unwrap_or(end)
    } else {
        noun(items, at)?
    };
    // "for the Middle East and counter-terrorism", "of the ministry of oil"
    while end < from + LONGEST {
        let Some(joiner) = items
            .get(end)
            .filter(|item| item.is("and") || item.is("of"))
        else {
            break;
        };
        let next = end + 1 + usize::from(items.get(end + 1).is_some_and(|item| item.is("the")));
        let further = match items.get(next) {
            Some(item) if item.is_capitalised() && joiner.is("of") => {
                Some(before_holder(items, next, run(items, next), names))
            }
            // "of Labour and Social Affairs"
            Some(item) if item.is_capitalised() => {
                let close = run(items, next);
                ends_field(&items[close - 1].folded).then_some(close)
            }
            // "and" before a name can begin the next in a list; before a compound noun it goes on.
            Some(item)
                if !item.is_capitalised() && (joiner.is("of") || is_mark(items, next + 1, '-')) =>
            {
                noun(items, next)
            }
            _ => None,
        };
        let Some(further) = further else {
            break;
        };
        end = further;
    }
    Some(end)
}

/// A lower-case noun with what hyphens join to it, and "affairs" or the like behind it.
fn noun(items: &[Item<'_>], at: usize) -> Option<usize> {
    let is_noun = |item: &Item<'_>| {
        item.is_word
            && item.folded.len() > 2
            && item.folded.chars().all(char::is_alphabetic)
            && !is_small(item)
    };
    items.get(at).filter(|item| is_noun(item))?;
    let mut end = at + 1;
    while is_mark(items, end, '-') && items.get(end + 1).is_some_and(|item| item.is_word) {
        end += 2;
    }
    let tail = [
        "affairs",
        "relations",
        "operations",
        "policy",
        "security",
        "planning",
        "ministry",
        "office",
        "council",
        "region",
    ];
    if items
        .get(end)
        .is_some_and(|item| tail.contains(&item.folded.as_ref()))
    {
        end += 1;
    }
    Some(end)
}

/// An organisation or a place: "Ministry of Oil", "the National Security Council", "Nineveh province", "al-Hol camp".
fn body(items: &[Item<'_>], at: usize, names: &Names) -> Option<(EntityKind, usize)> {
    let first = items.get(at)?;
    let heads = matches!(
        first.folded.as_ref(),
        "ministry" | "department" | "embassy" | "university" | "bank"
    ) && items.get(at + 1).is_some_and(|item| item.is("of"));
    if heads {
        return object(items, at + 2, names).map(|end| (EntityKind::Organisation, end));
    }
    let is_lower_ministry = matches!(
        first.folded.as_ref(),
        "foreign"
            | "defence"
            | "defense"
            | "interior"
            | "oil"
            | "finance"
            | "health"
            | "trade"
            | "justice"
            | "education"
            | "transport"
    ) && items.get(at + 1).is_some_and(|item| item.is("ministry"));
    if is_lower_ministry {
        return Some((EntityKind::Organisation, at + 2));
    }
    let is_article = first.is("al") && is_mark(items, at + 1, '-');
    let opens = is_article || first.is_capitalised() && !is_small(first);
    if !opens {
        return None;
    }
    if matches!(
        first.folded.as_ref(),
        "town" | "city" | "village" | "district"
    ) {
        return None;
    }
    let end = joined_run(items, at);
    // "Lena Fischer of the University of Duhok"
    let end = (at..end)
        .find(|&place| items[place].is("of") && names_person(&items[at..place]))
        .unwrap_or(end);
    let last = items[end - 1].folded.as_ref();
    if end > at + 1 && ORGANISATIONS_ENGLISH.contains(last) && !PLACES_ENGLISH.contains(last) {
        return Some((EntityKind::Organisation, end));
    }
    let inner = (at + 1..end).find(|&place| {
        ORGANISATIONS_ENGLISH.contains(items[place].folded.as_ref())
            && items
                .get(place + 1)
                .is_some_and(|item| item.is("of") || item.is("for"))
    });
    if inner.is_some() {
        return Some((EntityKind::Organisation, end));
    }
    if PLACES_ENGLISH.contains(last) && end > at + 1 {
        return Some((EntityKind::Place, end));
    }
    described_place(items, end).map(|end| (EntityKind::Place, end))
}

/// The end of the small noun behind a name that says which place it is, with the word before it: "camp", "border crossing", "oil refinery".
fn described_place(items: &[Item<'_>], at: usize) -> Option<usize> {
    let word = |place: usize| items.get(place).map_or("", |item| item.folded.as_ref());
    let is_modifier = matches!(
        word(at),
        "refugee"
            | "displacement"
            | "border"
            | "oil"
            | "gas"
            | "power"
            | "nuclear"
            | "water"
            | "military"
            | "air"
            | "army"
            | "naval"
            | "training"
            | "international"
            | "detention"
    );
    let noun = at + usize::from(is_modifier);
    PLACES_ENGLISH.contains(word(noun)).then_some(noun + 1)
}

/// The end of the capitalised words that begin at `at`, with the small words and hyphens that join them.
pub(super) fn run(items: &[Item<'_>], at: usize) -> usize {
    let is_part = |place: usize| {
        items
            .get(place)
            .is_some_and(|item| item.is_capitalised() && !is_day(item))
    };
    let mut end = at + 1;
    while end < at + LONGEST {
        let joins = items.get(end).is_some_and(|item| {
            item.is_mark(&['-', '&'])
                || NAME_PARTICLES.contains(&item.folded)
                || matches!(item.folded.as_ref(), "of" | "for" | "the")
        });
        if is_part(end) {
            end += 1;
        } else if joins && is_part(end + 1) {
            end += 2;
        } else if joins && is_mark(items, end + 1, '-') && is_part(end + 2) {
            // "Ain al-Asad"
            end += 3;
        } else if joins && items.get(end + 1).is_some_and(|item| item.is("the")) && is_part(end + 2)
        {
            end += 3;
        } else {
            break;
        }
    }
    end
}

/// The same, and on over "and" where that ends the name of an organisation: "Security and Defence Committee".
fn joined_run(items: &[Item<'_>], at: usize) -> usize {
    let end = run(items, at);
    let goes_on = items.get(end).is_some_and(|item| item.is("and"))
        && items.get(end + 1).is_some_and(Item::is_capitalised)
        && !ORGANISATIONS_ENGLISH.contains(&items[end - 1].folded)
        && !PLACES_ENGLISH.contains(&items[end - 1].folded);
    if !goes_on {
        return end;
    }
    let further = run(items, end + 1);
    let ends_body = further > end + 2
        && further - at <= 6
        && ORGANISATIONS_ENGLISH.contains(&items[further - 1].folded);
    // "European Bank for Reconstruction | and Development"
    let ends_field = further == end + 2
        && items[at + 1..end].iter().any(|item| item.is("for"))
        && ends_field(&items[end + 1].folded);
    if ends_body || ends_field {
        further
    } else {
        end
    }
}

/// The acronym that stands in brackets at `at`, and the item behind them: "(NATO)".
pub(super) fn bracketed(items: &[Item<'_>], at: usize) -> Option<usize> {
    let is_name = |item: &Item<'_>| {
        item.is_word
            && (item.is_arabic()
                || item.text.chars().count() >= 2
                    && item
                        .text
                        .chars()
                        .all(|letter| letter.is_uppercase() || letter.is_numeric()))
    };
    (is_mark(items, at, '(')
        && items.get(at + 1).is_some_and(is_name)
        && is_mark(items, at + 2, ')'))
    .then_some(at + 1)
}

fn is_mark(items: &[Item<'_>], at: usize, mark: char) -> bool {
    items.get(at).is_some_and(|item| item.is_mark(&[mark]))
}

/// Short names of months are names of people and saints as well: "Mar Elias", "Jan Peter".
fn is_day(item: &Item<'_>) -> bool {
    let is_short = item.folded.len() == 3 && item.folded != "may";
    weekday_named(&item.folded).is_some() || is_month(&item.folded) && !is_short
}

/// A word that opens sentences with a capital letter and names nothing.
fn is_small(item: &Item<'_>) -> bool {
    is_day(item)
        || matches!(
            item.folded.as_ref(),
            "the"
                | "neither"
                | "a"
                | "an"
                | "on"
                | "in"
                | "at"
                | "to"
                | "of"
                | "for"
                | "by"
                | "with"
                | "from"
                | "and"
                | "but"
                | "or"
                | "as"
                | "if"
                | "when"
                | "while"
                | "after"
                | "before"
                | "this"
                | "that"
                | "these"
                | "those"
                | "his"
                | "her"
                | "their"
                | "its"
                | "our"
                | "my"
                | "he"
                | "she"
                | "they"
                | "we"
                | "it"
                | "i"
                | "you"
                | "there"
                | "not"
                | "no"
                | "all"
                | "some"
                | "every"
                | "one"
                | "two"
                | "three"
                | "who"
                | "which"
                | "what"
                | "is"
                | "are"
                | "was"
                | "were"
                | "has"
                | "have"
                | "had"
                | "will"
                | "would"
                | "said"
                | "says"
                | "told"
                | "under"
                | "over"
                | "during"
                | "since"
                | "until"
                | "according"
                | "both"
                | "each"
        )
}
