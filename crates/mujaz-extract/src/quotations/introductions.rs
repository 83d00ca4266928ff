//! Where somebody is introduced: by a title and a name, or by a given name and a family name. The items of a sentence enter; the
//! place of the name leaves.

use super::{
    asides::hides_name,
    cues::{CueKind, cue, is_complementizer},
    mentions::{is_descent, is_title_stop, parts, strip},
    name_words::is_name_word,
    speakers::{is_joined_act, is_tone, without_article},
    times::behind_time,
};
use crate::{
    items::Item,
    lexicon::{
        COMPLEMENTS, NAME_PARTICLES, OFFICES, OFFICES_ENGLISH, OFTEN_COMMON, PERSONAL, RECIPIENTS,
        ends_name, names_act,
    },
    names::Places,
};

/// Returns where the name of a person begins and ends that a title introduces at `at`, or that begins there with a given name.
pub(crate) fn named_person(
    items: &[Item<'_>],
    at: usize,
    places: &Places,
) -> Option<(usize, usize)> {
    let end = introduced(items, at, places)?;
    let mention = &items[at..end];
    let parts = parts(mention, places);
    let has_title = parts.title.iter().any(|item| {
        let noun = without_article(item.bare());
        OFFICES.contains(noun) || OFFICES_ENGLISH.contains(item.folded.as_ref())
    });
    let first = at + parts.name_offset(mention);
    let end = first + parts.name.len();
    let is_named = if has_title {
        // الوزير يبحث: an office alone can have its verb behind it.
        let follows_verb = |item: &Item<'_>| {
            item.folded.starts_with(['ي', 'ت']) && !item.is_given_name()
                || item.folded.ends_with("ها")
        };
        let is_arabic = mention[0].is_arabic();
        let is_plain = parts.title.len() > 1
            || parts.name.iter().any(Item::is_given_name)
            || parts.name.len() <= 2 && !parts.name.first().is_some_and(follows_verb);
        let is_place = is_arabic
            && parts.name.len() == 1
            && !parts.name[0].is_given_name()
            && places.contains(&parts.name[0].folded);
        !parts.name.is_empty()
            && !is_place
            && (!is_arabic || is_plain && is_name_word(&parts.name[0]))
    } else {
        parts.name.len() >= 2
            && parts.title.is_empty()
            && items[first].is_arabic()
            && (!OFTEN_COMMON.contains(items[first].folded.as_ref())
                || items[first + 1].is_given_name()
                || (items[first + 1].folded.starts_with("ال")
                    && items[first + 1].folded.ends_with('ي')))
    };
    is_named.then_some((first, end))
}

/// Returns the end of the title and name that begin at `at`.
pub(super) fn introduced(items: &[Item<'_>], at: usize, places: &Places) -> Option<usize> {
    let item = &items[at];
    if !item.is_word {
        return None;
    }
    if !item.is_arabic() {
        return introduced_in_english(items, at);
    }
    let noun = without_article(strip(item.bare()));
    let begins = OFFICES.contains(noun) || item.is_given_name();
    if !begins {
        return None;
    }
    let mut end = at;
    let mut commas = 0;
    while let Some(next) = items.get(end) {
        if next.is_comma() && commas == 0 && end > at {
            let behind = &items[end + 1..];
            let aside = behind.iter().take_while(|item| item.is_word).count();
            let is_addressed = aside >= 3
                && behind
                    .first()
                    .is_some_and(|first| PERSONAL.contains(without_article(&first.folded)));
            let names = is_addressed
                || behind.first().is_some_and(Item::is_given_name)
                || OFFICES.contains(noun) && is_apposed_name(items, end + 1, aside);
            let follows = names && !hides_name(&behind[..aside]);
            if !follows {
                break;
            }
            commas += 1;
            end += 1;
            continue;
        }
        if is_title_stop(items, end) && end > at {
            end += 1;
            continue;
        }
        if !next.is_word || end - at > 14 || next.text.contains('\u{64b}') {
            break;
        }
        let word = next.folded.as_ref();
        let is_place = matches!(word, "في" | "لدي" | "الي")
            && items
                .get(end + 1)
                .is_some_and(|place| places.contains(&place.folded));
        let is_given = next.is_given_name() || is_descent(items, end);
        if end > at
            && !is_place
            && !is_given
            && (ends_name(word)
                || RECIPIENTS.contains(word)
                || is_cue(items, end)
                || is_joined_act(next)
                || is_act_behind_name(items, end))
        {
            break;
        }
        if end > at
            && word.starts_with('و')
            && !is_given
            && !word.starts_with("وال")
            && !COMPLEMENTS.contains(word)
            && !word.starts_with("وزير")
        {
            break;
        }
        end += 1;
    }
    // A name is at most four words; what follows it is the rest of the sentence.
    let parts = parts(&items[at..end], places);
    let name = parts.name.len();
    (name > 0).then(|| at + parts.name_offset(&items[at..end]) + name)
}

/// Tells whether the `count` words from `first` are a name that commas set apart, of whom no given name is known: المبعوث الخاص، رمطان
/// لعمامرة، أنه. Adverbs with ب and times stand there too.
fn is_apposed_name(items: &[Item<'_>], first: usize, count: usize) -> bool {
    let closes = items.get(first + count).is_some_and(Item::is_comma);
    let is_part = |item: &Item<'_>| {
        is_name_word(item)
            && item.folded.chars().count() >= 3
            && (!item.folded.starts_with("ال")
                || item.folded.ends_with('ي')
                || item.is_or_bare(&["الدين", "الله"]))
    };
    closes
        && (2..=4).contains(&count)
        && items[first..first + count].iter().all(is_part)
        && !items[first].folded.starts_with("ال")
        && !is_tone(&items[first].folded)
        && behind_time(items, first) == first
        && cue(items, first).is_none()
}

/// Tells whether the act that a verb takes stands behind a whole title or name: السفير الظاهري | تقديم دعم. An indefinite verbal noun
/// belongs to nothing definite.
fn is_act_behind_name(items: &[Item<'_>], at: usize) -> bool {
    let word = items[at].folded.as_ref();
    items[at - 1].folded.starts_with("ال") && !word.starts_with("ال") && names_act(word)
}

fn introduced_in_english(items: &[Item<'_>], at: usize) -> Option<usize> {
    let starts = items[at].is_capitalised() || OFFICES_ENGLISH.contains(items[at].folded.as_ref());
    // "In Kushiro, …": a preposition with the capital of its sentence begins no name.
    let is_preposition = matches!(
        items[at].folded.as_ref(),
        "in" | "at"
            | "on"
            | "from"
            | "after"
            | "before"
            | "for"
            | "under"
            | "with"
            | "during"
            | "by"
            | "as"
            | "when"
            | "while"
            | "but"
            | "and"
    );
    if !starts || is_preposition {
        return None;
    }
    let mut end = at;
    while items.get(end).is_some_and(|item| {
        item.is_capitalised()
            || item.is_mark(&['-'])
            || item.is_mark(&['.'])
                && items[end - 1].text.len() <= 4
                && items[end - 1].is_capitalised()
            || NAME_PARTICLES.contains(&item.folded)
            || matches!(item.folded.as_ref(), "of" | "for")
            || OFFICES_ENGLISH.contains(item.folded.as_ref())
    }) {
        end += 1;
    }
    // "Dale Hutchins's | machine shed"
    let owned = (at + 1..end).find(|&place| items[place - 1].is_owner());
    end = owned.unwrap_or(end);
    while end > at && (!items[end - 1].is_capitalised()) {
        end -= 1;
    }
    (end > at).then_some(end)
}

fn is_cue(items: &[Item<'_>], at: usize) -> bool {
    // هادي عكاري اعتبر أن
    let opens_clause = |end: usize| {
        items.get(end).is_some_and(|next| {
            is_complementizer(next) || next.is_mark(&['«', '“', '"', ':']) || next.is("عن")
        })
    };
    cue(items, at)
        .is_some_and(|cue| !cue.needs_clause || cue.kind != CueKind::Verb || opens_clause(cue.end))
}
