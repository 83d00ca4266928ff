//! What belongs to no denial though it stands beside one: the subject of a verb that denies, and what can be affirmed instead.

use super::objects::object_of;
use crate::{
    items::Item,
    lexicon::{
        DENIED, DENIED_ACTS, INSTITUTIONS, MANNERS, OFFICES, ORGANISATIONS, ends_name, is_people,
        is_verbal_noun,
    },
    names::Places,
    quotations::{arabic_phrase, behind_time, is_complementizer, is_verb_of_saying, named_person},
};

/// The item behind the subject of the verb at `verb`, where one stands there and its object behind it: رفض الرئيس | التوقيع. Without
/// certainty it is the item behind the verb, so that no denied word is lost.
pub(super) fn subject_end(items: &[Item<'_>], verb: usize) -> usize {
    if let Some(object) = object_of(items, verb) {
        return object;
    }
    let end = phrase_end(items, verb);
    denied_act(items, verb + 1, end).unwrap_or(end)
}

/// The act that is denied, where the words from `end` up to it go on with the subject that begins at `first`: نفى الناطق باسم الجيش
/// اللبناني | وقوع, نفت حركة حماس، في بيان، | وجود.
fn denied_act(items: &[Item<'_>], first: usize, end: usize) -> Option<usize> {
    /// How far the act stands behind what was read of the subject, in items.
    const FARTHEST: usize = 8;
    /// How far with what commas and marks set apart.
    const FARTHEST_BEHIND_ASIDES: usize = 20;
    let is_act = |item: &Item<'_>| {
        let word = item.folded.as_ref();
        let noun = ["ها", "هم", "ه"]
            .iter()
            .find_map(|owner| word.strip_suffix(owner));
        let owned = noun.map(|noun| match noun.strip_suffix('ت') {
            Some(stem) => format!("{stem}ه"),
            None => noun.to_owned(),
        });
        let is_listed = |word: &str| {
            DENIED.contains(word) || DENIED_ACTS.contains(word) || is_verbal_noun(word)
        };
        is_listed(word)
            || item.text.ends_with(['ه', 'ا', 'م']) && owned.is_some_and(|noun| is_listed(&noun))
    };
    let head = items.get(first)?;
    let noun = head.folded.strip_prefix("ال").unwrap_or(&head.folded);
    let is_somebody = OFFICES.contains(noun)
        || INSTITUTIONS.contains(noun)
        || ORGANISATIONS.contains(noun)
        || head.folded.starts_with("ال");
    if !is_somebody || items.get(end).is_some_and(is_act) {
        return None;
    }
    let mut is_aside = false;
    let mut own = 0;
    for place in end..items.len().min(end + FARTHEST_BEHIND_ASIDES) {
        let item = &items[place];
        if item.is_mark(&['،', ',']) {
            is_aside = !is_aside;
            continue;
        }
        if is_aside && item.is_word {
            continue;
        }
        own += 1;
        if own > FARTHEST {
            return None;
        }
        if is_act(item) {
            return (place > end).then_some(place);
        }
        // نفى الوزير الخبر | وأكد: another clause.
        let is_joined = item.text.starts_with('و') && item.bare() != item.folded;
        if is_joined && !item.bare().starts_with("ال") {
            return None;
        }
        let before = &items[place - 1];
        let names_body =
            ORGANISATIONS.contains(&before.folded) || INSTITUTIONS.contains(&before.folded);
        let is_led = matches!(before.folded.as_ref(), "في" | "لدي");
        let goes_on = item.folded.starts_with("ال")
            || item.is_given_name()
            || names_body
            || is_led
            || item.folded.starts_with("باسم")
            || matches!(item.folded.as_ref(), "في" | "لدي");
        if !item.is_word || !goes_on {
            return None;
        }
    }
    None
}

/// The item behind the subject by its own phrase.
fn phrase_end(items: &[Item<'_>], verb: usize) -> usize {
    let from = verb + 1;
    let Some(first) = items.get(from).filter(|item| item.is_word) else {
        return from;
    };
    let noun = first.folded.strip_prefix("ال").unwrap_or(&first.folded);
    let is_definite = first.folded.starts_with("ال");
    let is_agent = OFFICES.contains(noun)
        || INSTITUTIONS.contains(noun)
        || ORGANISATIONS.contains(noun)
        || is_people(&first.folded)
        || first.is_given_name()
        || !is_definite && noun.ends_with("ون");
    // A feminine noun is the subject of a feminine verb alone: رفضت الحكومة, ترفض الحكومة.
    let is_feminine = items[verb].folded.ends_with('ت') || items[verb].bare().starts_with('ت');
    let is_object = !is_feminine && noun.ends_with('ه') && !first.is_given_name();
    if !(is_agent || is_definite) || is_object {
        return from;
    }
    // رفض الرئيس الأميركي باراك أوباما | انتقادات
    let named = is_agent
        .then(|| named_person(items, from, &Places::default()))
        .flatten()
        .filter(|&(first, end)| end - first >= 2 || items[first].is_given_name());
    // نفت كتائب «صقور الحدود»، في بيان، | أي صلة
    let named_in_marks = items
        .get(from + 1)
        .filter(|mark| is_agent && mark.opens_quotation())
        .and_then(|_| {
            (from + 3..items.len().min(from + 8)).find(|&at| items[at].closes_quotation())
        });
    let mut end = named.map_or(from + 1, |(_, end)| end);
    if let Some(close) = named_in_marks {
        end = close + 1;
    }
    while let Some(item) = items
        .get(end)
        .filter(|item| named.is_none() && item.is_word && end - from < 8)
    {
        let word = item.folded.as_ref();
        let before = &items[end - 1];
        let is_complement = !before.folded.starts_with("ال")
            && word.starts_with("ال")
            && !before.is_given_name()
            && !before.folded.ends_with("ون");
        let is_adjective = (word.ends_with('ي') || word.ends_with("يه"))
            && word.starts_with("ال") == before.folded.starts_with("ال")
            && !ends_name(word);
        let is_name = item.is_given_name()
            || before.is_given_name() && word.starts_with("ال") && word.ends_with('ي');
        // رئيس البرلمان نوزاد برزان | التصويت: a family name without article, with the object behind it.
        let is_surname = is_agent
            && before.is_given_name()
            && !word.starts_with("ال")
            && !ends_name(word)
            && items
                .get(end + 1)
                .is_some_and(|next| next.folded.starts_with("ال"));
        if is_surname {
            end += 1;
            break;
        }
        let is_titled = is_agent
            && (word.starts_with("باسم")
                || before.folded.starts_with("باسم")
                || OFFICES.contains(word));
        if !(is_complement || is_adjective || is_name || is_titled) {
            break;
        }
        end += 1;
    }
    // Whoever could say something is as long as a speaker: رئيس مجلس النواب نبيه بري | التأجيل.
    let spoken = arabic_phrase(items, from, &Places::default(), &|_| None)
        .filter(|phrase| is_agent && named.is_none() && phrase.first == from && phrase.end > end)
        .map(|phrase| behind_time(items, phrase.end));
    if let Some(spoken) = spoken
        && items
            .get(spoken)
            .is_some_and(|object| object.is_word && (object.is("ما") || !ends_name(&object.folded)))
    {
        return spoken;
    }
    if is_agent && let Some(behind) = behind_aside(items, end) {
        return behind;
    }
    // نفى المقر اليوم الاثنين | صحة التقارير
    let behind = behind_time(items, end);
    if items.get(behind).is_some_and(|object| object.is_word) {
        end = behind;
    }
    // ترفض الحكومة | الابتزاز وتدعم القانون: what stands before the next verb is the object.
    let is_joined = |item: &Item<'_>| item.bare() != item.folded && item.folded.starts_with('و');
    if end > from + 1
        && items.get(end).is_some_and(is_joined)
        && items[end - 1].folded.starts_with("ال")
    {
        return end - 1;
    }
    let leads_object = items.get(end).is_some_and(|item| {
        let word = item.folded.as_ref();
        let is_led = ends_name(word) && word != "ما"
            || word.starts_with("لل")
            || word.starts_with(['ل', 'ب']) && !word.starts_with("بر");
        // يرفض الحرب | ويطالب: what و joins is no object.
        item.is_word && !is_joined(item) && (!is_led || is_agent)
    });
    if leads_object { end } else { from }
}

/// The item behind what stands between two commas at `at`: نفت الوزارة، اليوم الأحد، | صحة الأنباء.
fn behind_aside(items: &[Item<'_>], at: usize) -> Option<usize> {
    let is_comma = |place: usize| items[place].is_mark(&['،', ',']);
    let end = items.len().min(at + 9);
    if at >= items.len() || !is_comma(at) {
        return None;
    }
    let close = (at + 2..end).find(|&place| is_comma(place))?;
    items
        .get(close + 1)
        .filter(|behind| behind.is_word)
        .map(|_| close + 1)
}

/// Tells whether what stands at `before` can be affirmed against what is denied from `from` on: it is no adverb (متعبون كثيرا وليسوا
/// خائفين), no particle and nobody's name, and behind لا both have an article or neither (السلام لا الحرب).
pub(in crate::polarity) fn is_parallel(
    items: &[Item<'_>],
    cue: usize,
    before: usize,
    from: usize,
) -> bool {
    let (affirmed, denied) = (&items[before], &items[from]);
    let is_adverb = MANNERS.contains(&affirmed.folded)
        || affirmed.is_or_bare(&["جيدا", "جدا", "حتما", "فعلا", "فقط", "عاده", "طبعا", "مطلقا"]);
    let is_particle = is_verb_of_saying(&affirmed.folded)
        || is_complementizer(affirmed)
        || ends_name(&affirmed.folded) && !affirmed.is_given_name();
    let has_article = |item: &Item<'_>| item.folded.starts_with("ال");
    let is_noun = !ends_name(&denied.folded) && !denied.folded.starts_with(['ل', 'ب']);
    let differs = items[cue].is("لا")
        && is_noun
        && (has_article(affirmed) != has_article(denied)
            || affirmed.is_given_name() && !denied.is_given_name());
    // إجراء سيادي لا رجعة فيه: what is said of the thing itself is no contrast.
    let describes = items[cue].is_or_bare(&["لا"])
        && (from + 1..items.len().min(from + 3)).any(|place| {
            matches!(
                items[place].folded.as_ref(),
                "فيه"
                    | "فيها"
                    | "عليه"
                    | "عليها"
                    | "له"
                    | "لها"
                    | "منه"
                    | "منها"
                    | "عنه"
                    | "عنها"
                    | "به"
                    | "بها"
                    | "لهم"
            )
        });
    !(is_adverb || is_particle || differs || describes)
}
