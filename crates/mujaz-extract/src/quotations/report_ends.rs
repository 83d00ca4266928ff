//! Where what is said without marks begins and ends beside what is the article's: datelines, offices, circumstances, what stays unsaid.

use mujaz_text::weekday_named;

use super::{
    cues::{CueKind, cue},
    headlines::LONGEST_NAME,
    sayings::Saying,
    speakers::phrase_before,
};
use crate::{
    items::Item,
    lexicon::{DOCUMENTS, OFFICES_ENGLISH},
    names::Places,
    polarity::rebutting_verb,
};

/// Where a sentence begins behind its dateline: "GENEVA/PORT SUDAN, March 4 (Reuters) - ".
pub(super) fn behind_dateline(items: &[Item<'_>], end: usize) -> usize {
    let dash = items[..end.min(LONGEST_DATELINE)]
        .iter()
        .position(|item| item.is_mark(&['-', '–', '—']));
    // أنقرة – تباطأ التضخم
    let is_arabic_dateline = |dash: usize| {
        (1..=4).contains(&dash)
            && items[..dash].iter().all(Item::is_arabic)
            && items[dash - 1].span.end < items[dash].span.start
            && items
                .get(dash + 1)
                .is_some_and(|next| items[dash].span.end < next.span.start)
    };
    if let Some(dash) = dash.filter(|&dash| is_arabic_dateline(dash)) {
        return dash + 1;
    }
    let is_place = |item: &Item<'_>| {
        !item.is_word
            || item.text.chars().all(|letter| !letter.is_lowercase())
            || item.is_capitalised()
    };
    dash.filter(|&dash| dash > 0 && items[0].is_capitalised() && items[..dash].iter().all(is_place))
        .filter(|&dash| {
            let (before, behind) = (items[dash - 1].span.end, items[dash].span.start);
            items[0].text.chars().all(char::is_uppercase) && before < behind
        })
        .map_or(0, |dash| dash + 1)
}

/// "According to Hazem Jreij, who commands the regiment, | smugglers …": what is said begins behind the relative clause.
pub(super) fn behind_relative(items: &[Item<'_>], start: usize, end: usize) -> usize {
    let at = (start..end).find(|&place| items[place].is_word);
    let is_relative = at.is_some_and(|at| {
        matches!(
            items[at].folded.as_ref(),
            "who" | "which" | "whose" | "الذي" | "التي"
        )
    });
    (start + 1..end)
        .find(|&place| place > at.unwrap_or(start) && items[place].is_comma())
        .filter(|_| is_relative)
        .map_or(start, |comma| comma + 1)
}

/// The longest dateline, in items.
pub(super) const LONGEST_DATELINE: usize = 14;

/// Where the article itself goes on with what the speaker leaves unsaid, or does besides, where what is said is a noun: "…, but declined to say when", لكنها لم تكشف.
pub(super) fn unsaid_from(items: &[Item<'_>], start: usize, end: usize, is_noun: bool) -> usize {
    let is_unsaid = |place: usize| {
        let word = |step: usize| {
            items
                .get(place + step)
                .map_or("", |item| item.folded.as_ref())
        };
        let elaborates = matches!(word(1), "without")
            && matches!(
                word(2),
                "providing"
                    | "offering"
                    | "giving"
                    | "elaborating"
                    | "specifying"
                    | "citing"
                    | "naming"
                    | "presenting"
                    | "saying"
            );
        let english = elaborates
            || matches!(word(1), "but" | "and")
                && (matches!(
                    word(2),
                    "declined" | "refused" | "gave" | "offered" | "provided"
                ) || matches!(word(2), "did" | "would") && matches!(word(3), "not"));
        let arabic = matches!(
            word(1),
            "لكنه" | "لكنها" | "لكنهم" | "ولكنه" | "ولكنها" | "ولم" | "دون" | "من"
        ) && (word(1) != "من" || word(2) == "دون")
            && (place + 2..end.min(place + 5)).any(|at| {
                let word = &*items[at].folded;
                ["كشف", "ذكر", "حدد", "وضح", "دلي", "فصح"]
                    .iter()
                    .any(|root| word.contains(root))
                    || matches!(word, "رفض" | "رفضت" | "امتنع" | "امتنعت")
            });
        // "… the arrests but declined to give a number", "… the report and urged the public to wait"
        let joined = place > start
            && matches!(word(0), "but" | "and")
            && (matches!(
                word(1),
                "declined"
                    | "refused"
                    | "gave"
                    | "ordered"
                    | "urged"
                    | "demanded"
                    | "thanked"
                    | "appealed"
                    | "invited"
                    | "instructed"
            ) || is_noun
                && place + 1 < end
                && cue(items, place + 1).is_some_and(|cue| cue.kind == CueKind::Verb));
        // "… 31 cases, and its director urged calm"
        let clause = is_noun && matches!(word(1), "and" | "but" | "while");
        items[place].is_comma() && (english || arabic || clause) || joined
    };
    (start..end).find(|&place| is_unsaid(place)).unwrap_or(end)
}

/// Where what is said ends before a circumstance of the speaker or a clause of the article: عبر عن ثقته، | مستشهدا بما تحقق; …، | فيما
/// دعا الوزير.
pub(super) fn circumstance_from(items: &[Item<'_>], start: usize, end: usize) -> usize {
    let is_participle = |item: &Item<'_>| {
        let word = item.folded.as_ref();
        word.starts_with('م')
            && word.ends_with('ا')
            && word.chars().count() >= 5
            && !item.is_given_name()
            // …، متهمة الجنود بعرقلة, …، رافضا الدخول في سجال
            || matches!(
                word,
                "متهمه" | "محمله" | "مطالبه" | "مناشده" | "رافضا" | "رافضه" | "رافضين"
            )
    };
    (start..end)
        .find(|&place| {
            // …، وهو ما نفته الوزارة
            rebutting_verb(&items[..end], place).is_some()
                || items[place].is_comma()
                    && items[..end].get(place + 1).is_some_and(|next| {
                        is_participle(next)
                            || matches!(next.folded.as_ref(), "فيما" | "بينما")
                            || next.is("خلال")
                                && items[place + 2..end]
                                    .iter()
                                    .all(|item| item.is_word || item.is_mark(&['.']))
                            || next.is("في")
                                && items.get(place + 2).is_some_and(|item| {
                                    matches!(item.folded.as_ref(), "حين" | "وقت")
                                })
                            || cue(items, place + 1).is_some_and(|cue| {
                                cue.kind == CueKind::Participle
                                    || cue.kind == CueKind::Verb && next.text.starts_with('و')
                            })
                    })
        })
        .unwrap_or(end)
}

/// Where a clause of the article follows in apposition: "…, a charge the aid group rejects".
pub(super) fn apposition_from(items: &[Item<'_>], start: usize, end: usize) -> usize {
    (start..end)
        .find(|&place| {
            let word = |step: usize| {
                items[..end]
                    .get(place + step)
                    .map_or("", |item| item.folded.as_ref())
            };
            // "…, although he disputed the figure"
            let is_disputed = matches!(word(1), "although" | "though")
                && matches!(word(2), "he" | "she" | "they" | "it")
                && matches!(
                    word(3),
                    "disputed" | "denied" | "rejected" | "declined" | "refused" | "questioned"
                );
            rebutting_verb(&items[..end], place).is_some()
                || items[place].is_mark(&[',']) && is_disputed
                || items[place].is_mark(&[','])
                    && matches!(word(1), "a" | "an")
                    && matches!(
                        word(2),
                        "charge"
                            | "claim"
                            | "allegation"
                            | "accusation"
                            | "figure"
                            | "move"
                            | "view"
                            | "demand"
                    )
        })
        .unwrap_or(end)
}

/// Where an agency begins that passes on what stands before it: "…, | the agency quoted the minister as saying."
pub(super) fn agency_before(items: &[Item<'_>], saying: &Saying, places: &Places) -> Option<usize> {
    let is_last = items[saying.cue.end..].iter().all(|item| !item.is_word);
    let verb = saying
        .phrase?
        .first
        .checked_sub(1)
        .filter(|&verb| items[verb].is("quoted") || items[verb].is("cited"))?;
    let agency = phrase_before(items, verb, places)?;
    (is_last && saying.cue.kind == CueKind::Participle && agency.first > 2).then_some(agency.first)
}

/// "The department confirmed a third case in Bexar County | on Tuesday": the day is that on which it was told, where what is told is a noun.
pub(super) fn before_weekday(items: &[Item<'_>], start: usize, end: usize) -> usize {
    end.checked_sub(2)
        .filter(|&place| {
            place > start + 1
                && items[place].is("on")
                && weekday_named(&items[place + 1].folded).is_some()
        })
        .unwrap_or(end)
}

/// Where the speaker begins whose name stands at `name`: of "…, the oil minister, Kamal Zaidi, said" the office is no part of what is
/// said.
pub(super) fn before_office(items: &[Item<'_>], name: usize) -> usize {
    // "…, a statement by the ministry said"
    if let Some(document) = name.checked_sub(2)
        && matches!(items[name - 1].folded.as_ref(), "by" | "from")
        && DOCUMENTS.contains(&items[document].folded)
    {
        let is_article = |place: usize| matches!(items[place].folded.as_ref(), "a" | "an" | "the");
        return document - usize::from(document > 0 && is_article(document - 1));
    }
    let is_comma = |place: usize| items[place].is_mark(&[',']);
    let Some(office_end) = name.checked_sub(1).filter(|&before| is_comma(before)) else {
        return name;
    };
    let earliest = office_end.saturating_sub(LONGEST_NAME);
    (earliest..office_end)
        .rev()
        .find(|&place| is_comma(place))
        .filter(|&comma| {
            items[comma + 1..office_end]
                .iter()
                .any(|item| OFFICES_ENGLISH.contains(&item.folded))
        })
        .unwrap_or(name)
}
