//! Where the name begins in an English mention, and what is a person's name.

use crate::{
    items::Item,
    lexicon::{
        DOCUMENTS, GIVEN_NAMES_ENGLISH, NAME_PARTICLES, OFFICES_ENGLISH, ORGANISATIONS_ENGLISH,
        PLACES_ENGLISH, SOURCES_ENGLISH,
    },
};

pub(super) fn english_name_start(mention: &[Item<'_>]) -> usize {
    let is_title = |item: &Item<'_>| {
        OFFICES_ENGLISH.contains(&item.folded)
            || matches!(
                item.folded.as_ref(),
                "of" | "for" | "s" | "foreign" | "prime" | "defence" | "defense" | "interior"
            )
    };
    if let Some(given) = sultan_by_name(mention) {
        return given;
    }
    let is_article = |item: &Item<'_>| matches!(item.folded.as_ref(), "the" | "a" | "an");
    // Of "union president Teresa Quispe" the body is part of the office.
    let office = mention
        .iter()
        .rposition(|item| OFFICES_ENGLISH.contains(&item.folded))
        .filter(|&office| {
            let names = mention[office + 1..]
                .iter()
                .filter(|item| item.is_capitalised());
            names.count() >= 2
        });
    let is_institution = (office.unwrap_or(0)..mention.len()).any(|place| {
        let item = &mention[place];
        ORGANISATIONS_ENGLISH.contains(&item.folded) && !ends_office(mention, place)
            || DOCUMENTS.contains(&item.folded)
            || matches!(
                item.folded.as_ref(),
                "government"
                    | "nato"
                    | "un"
                    | "house"
                    | "command"
                    | "observatory"
                    | "coalition"
                    | "service"
            )
    });
    // "a source close to Speaker Nabil Fares", "people briefed by him"
    let is_near = mention.iter().any(|item| {
        matches!(
            item.folded.as_ref(),
            "close" | "familiar" | "briefed" | "loyal" | "allied"
        )
    });
    if is_near {
        return mention.len();
    }
    if let Some(name) = name_behind_owner(mention) {
        return name;
    }
    let last_title = (0..mention.len()).rev().find(|&place| {
        is_title(&mention[place]) && !is_sheikh_in_name(mention, place)
            || is_article(&mention[place])
            || ends_office(mention, place)
    });
    let start = last_title.map_or(0, |place| place + 1);
    // "Dr. Salih"
    let start = start + usize::from(mention.get(start).is_some_and(|item| item.is_mark(&['.'])));
    let has_names = |from: usize| mention[from..].iter().any(Item::is_capitalised);
    // "The White House" is nobody's name, "the harbour pilot Lina Haddad" is one behind small words.
    let small = mention
        .iter()
        .enumerate()
        .rposition(|(place, item)| {
            !is_name_part(mention, place) || is_title(item) && !is_sheikh_in_name(mention, place)
        })
        .max(last_title.filter(|&place| ends_office(mention, place)));
    let behind = small.map_or(0, |place| place + 1);
    let behind = behind + usize::from(mention.get(behind).is_some_and(|item| item.is_mark(&['.'])));
    let is_bare = last_title.is_some_and(|place| is_article(&mention[place])) && start == behind;
    // "a doctor in Wad Madani", "residents of Hays": what the name behind the preposition names is where they are.
    let is_placed = behind.checked_sub(1).is_some_and(|place| {
        matches!(
            mention[place].folded.as_ref(),
            "in" | "of" | "from" | "at" | "near"
        )
    }) && !mention[..behind].iter().skip(1).any(Item::is_capitalised)
        && !mention[0].is_arabic()
        && (is_article(&mention[0])
            || mention[0].folded.ends_with('s')
            || behind == 2 && !is_title(&mention[0]));
    // "Country Fire Authority incident controller | Leanne Prothero": a trade in small letters stands before a name.
    let is_led_by_trade = behind > start.max(1)
        && behind < mention.len()
        && mention[behind - 1].is_word
        && names_trade(&mention[behind - 1].folded)
        && names_person(&mention[behind..]);
    if is_led_by_trade && !is_placed {
        return behind;
    }
    if is_institution || is_bare || is_placed {
        return mention.len();
    }
    if is_of_body(mention, start) {
        return mention.len();
    }
    if behind == start && start < mention.len() && has_names(start) {
        return start;
    }
    let is_full = mention[behind..]
        .iter()
        .filter(|item| item.is_capitalised())
        .count()
        >= 2;
    if is_full { behind } else { mention.len() }
}

/// "Halima | Sheikh | Nur": behind a given name it is part of the name.
fn is_sheikh_in_name(mention: &[Item<'_>], place: usize) -> bool {
    let is_acronym = |item: &Item<'_>| item.text.chars().all(char::is_uppercase);
    mention[place].is("sheikh")
        && place == 1
        && mention[0].is_capitalised()
        && !mention[0].is_owner()
        && !is_acronym(&mention[0])
        && !OFFICES_ENGLISH.contains(&mention[0].folded)
        && mention.len() > 2
}

/// Sultan bin Hamad, "Chief executive | Sultan Al Hameli": an office that is a given name.
fn sultan_by_name(mention: &[Item<'_>]) -> Option<usize> {
    let is_descent = |item: &Item<'_>| matches!(item.folded.as_ref(), "bin" | "bint" | "ibn");
    let behind = mention.iter().position(is_descent).or_else(|| {
        (1..mention.len()).find(|&place| mention[place].is("al") && mention[place - 1].is("sultan"))
    })?;
    behind
        .checked_sub(1)
        .filter(|&given| OFFICES_ENGLISH.contains(&mention[given].folded))
}

/// "The Joint Chiefs of | Staff": the one word behind "of" names nobody.
fn is_of_body(mention: &[Item<'_>], start: usize) -> bool {
    mention.first().is_some_and(|first| first.is("the"))
        && start + 1 == mention.len()
        && start > 0
        && mention[start - 1].is("of")
}

/// "HSBC's | Simon Alder"
fn name_behind_owner(mention: &[Item<'_>]) -> Option<usize> {
    let owner = mention
        .iter()
        .position(|item| item.is_owner() && item.is_capitalised())?;
    let name = &mention[owner + 1..];
    (names_person(name) && GIVEN_NAMES_ENGLISH.contains(&name[0].folded)).then_some(owner + 1)
}

/// Nouns by their form of who does something: controller, operator, physicist, fisherman.
fn names_trade(folded: &str) -> bool {
    folded.len() >= 5
        && ["er", "or", "ist", "man", "woman", "ian", "eer", "ant"]
            .iter()
            .any(|ending| folded.ends_with(ending))
        && !matches!(
            folded,
            "under"
                | "after"
                | "over"
                | "former"
                | "other"
                | "never"
                | "later"
                | "earlier"
                | "however"
                | "whether"
                | "rather"
                | "another"
                | "center"
                | "important"
                | "number"
                | "november"
                | "order"
                | "border"
                | "water"
                | "power"
                | "matter"
                | "paper"
        )
}

/// Tells whether an item can stand in an English name: a capital, a particle, a mark, or what a hyphen joins to a name, "Chen Yi-ting".
pub(super) fn is_name_part(items: &[Item<'_>], at: usize) -> bool {
    items[at].is_capitalised()
        || items[at].is_mark(&['-', '\'', '’', '.'])
        || NAME_PARTICLES.contains(&items[at].folded)
        || at > 1
            && items[at].is_word
            && items[at - 1].is_mark(&['-'])
            && items[at - 2].is_capitalised()
}

/// Two words or more that begin with capital letters, and none of which names a body, a place or a document.
pub(crate) fn names_person(words: &[Item<'_>]) -> bool {
    let names_body = |item: &Item<'_>| {
        [
            &ORGANISATIONS_ENGLISH,
            &PLACES_ENGLISH,
            &SOURCES_ENGLISH,
            &DOCUMENTS,
        ]
        .iter()
        .any(|set| set.contains(&item.folded))
    };
    // "The IMF"
    let is_acronym = |item: &Item<'_>| {
        item.text.len() >= 2 && item.text.chars().all(|letter| letter.is_ascii_uppercase())
    };
    if words.first().is_some_and(|first| first.is("the")) || words.iter().any(is_acronym) {
        return false;
    }
    let names = words
        .iter()
        .filter(|item| item.is_capitalised() && !OFFICES_ENGLISH.contains(&item.folded))
        .count();
    names >= 2
        && (0..words.len()).all(|place| is_name_part(words, place))
        && !words.iter().any(names_body)
        && words
            .last()
            .is_some_and(|last| !OFFICES_ENGLISH.contains(&last.folded))
}

/// "Lena Fischer | of the University of Duhok": a name without what its bearer belongs to.
pub(super) fn before_affiliation<'a, 'b>(mention: &'b [Item<'a>]) -> &'b [Item<'a>] {
    let place = mention
        .iter()
        .position(|item| matches!(item.folded.as_ref(), "of" | "from"))
        .filter(|&place| {
            // "lead author | Annika Lindqvist | of Lund's institute"
            let name = mention[..place]
                .iter()
                .rposition(|item| !item.is_capitalised())
                .map_or(0, |small| small + 1);
            let is_introduced = name > 0
                && (OFFICES_ENGLISH.contains(&mention[name - 1].folded)
                    || names_trade(&mention[name - 1].folded));
            names_person(&mention[..place]) || is_introduced && names_person(&mention[name..place])
        });
    place.map_or(mention, |place| &mention[..place])
}

/// "Secretary of State | Daniel Whitmore": the last word of an office that is of something.
fn ends_office(mention: &[Item<'_>], place: usize) -> bool {
    place >= 2
        && mention[place - 1].is("of")
        && OFFICES_ENGLISH.contains(&mention[place - 2].folded)
        && matches!(
            mention[place].folded.as_ref(),
            "state"
                | "defense"
                | "defence"
                | "war"
                | "energy"
                | "commerce"
                | "health"
                | "labor"
                | "police"
                | "staff"
                | "transportation"
        )
}
