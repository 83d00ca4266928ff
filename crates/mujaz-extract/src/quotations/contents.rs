//! Where what is said begins behind its word of saying, and whether that is one of saying there at all.

use mujaz_text::weekday_named;

use super::{
    LONGEST_SUBJECT,
    cues::{Cue, CueKind, cue, is_complementizer},
    marks::Pair,
    speakers::Phrase,
};
use crate::{items::Item, lexicon::SOURCES_ENGLISH};

/// Where what is said begins, looking from behind the speaker, and whether a clause or a colon introduces it.
pub(super) fn content_start(
    items: &[Item<'_>],
    from: usize,
    quoted: &impl Fn(usize) -> Option<usize>,
) -> (usize, bool) {
    let mut at = from;
    while let Some(item) = items.get(at).filter(|_| at < from + LONGEST_SUBJECT) {
        // "The ministry said the army had assured it that": the clause began without "that".
        if at > from && !items[from].is_arabic() && is_auxiliary(item) && items[from].is_word {
            return (from, false);
        }
        if is_complementizer(item) {
            let next = items.get(at + 1);
            return if next.is_some_and(|next| next.is_mark(&[':'])) {
                (at + 2, true)
            } else {
                (at + 1, true)
            };
        }
        if item.is_mark(&[':']) {
            return (at + 1, true);
        }
        let opens_name = quoted(at).is_some_and(|close| {
            close - at <= 5
                && items
                    .get(close)
                    .is_some_and(|next| next.is_word || next.is_mark(&['،', ',']))
        });
        let is_received = at > 0
            && matches!(
                items[at - 1].folded.as_ref(),
                "ل" | "ب" | "تلقته" | "تلقتها"
            );
        if !item.is_word && quoted(at).is_some() && !opens_name && !is_received {
            return (at, false);
        }
        // A main verb of another clause: the complement was no clause.
        if at > from
            && item.is_word
            && cue(items, at).is_some_and(|cue| {
                cue.kind == CueKind::Participle
                    || cue.kind == CueKind::Verb && items[at - 1].is_or_bare(&["فيما", "بينما"])
            })
        {
            break;
        }
        at += 1;
    }
    // أنكرت أمام النيابة معرفتها
    let is_aside = items
        .get(from)
        .is_some_and(|item| item.is_or_bare(&["امام", "خلال", "عبر"]))
        && items
            .get(from + 1)
            .is_some_and(|item| item.folded.starts_with("ال"))
        && items
            .get(from + 2)
            .is_some_and(|item| item.is_word && !item.folded.starts_with("ال"));
    if is_aside {
        return (from + 2, false);
    }
    let skips = items
        .get(from)
        .is_some_and(|item| matches!(item.folded.as_ref(), "علي" | "الي" | "عن" | "من"));
    (if skips { from + 1 } else { from }, false)
}

/// The item behind a time or place: كشف مسؤول، اليوم الأحد، | عن اتفاق, تم التأكيد خلال الزيارة | على.
pub(super) fn behind_time(items: &[Item<'_>], from: usize) -> usize {
    if items.get(from).is_some_and(|item| item.is("خلال")) {
        return (from + 2..items.len().min(from + 6))
            .take_while(|&place| items[place].is_word)
            .find(|&place| matches!(items[place].folded.as_ref(), "عن" | "علي" | "الي"))
            .unwrap_or(from);
    }
    if !items
        .get(from)
        .is_some_and(|item| item.is_mark(&['،', ',']))
    {
        return from;
    }
    let is_quote = |place: usize| items[place].is_mark(&['«', '»', '“', '”', '"']);
    let close = (from + 1..items.len().min(from + 14))
        .find(|&place| !items[place].is_word && !is_quote(place))
        .filter(|&place| items[place].is_mark(&['،', ',']));
    let Some(close) = close else {
        return from;
    };
    let is_led = items
        .get(close + 1)
        .is_some_and(|item| matches!(item.folded.as_ref(), "عن" | "من" | "علي" | "الي"));
    let is_time = items.get(from + 1).is_some_and(|item| {
        matches!(
            item.folded.as_ref(),
            "اليوم" | "امس" | "مساء" | "صباح" | "فجر" | "ليل" | "ظهر"
        ) || weekday_named(&item.folded).is_some()
    });
    let goes_on = items.get(close + 1).is_some_and(|item| item.is_word);
    if is_led || is_time && goes_on {
        close + 1
    } else {
        from
    }
}

/// Tells whether a word that can mean other things too is one of saying here, by the clause or quotation that it goes with.
pub(super) fn is_of_saying(
    items: &[Item<'_>],
    cue: &Cue,
    own: &[Pair],
    phrase: Option<Phrase>,
    content: usize,
    has_clause: bool,
) -> bool {
    let reveals = content > 0
        && items[content - 1].is("عن")
        && matches!(items[cue.first].bare(), "كشف" | "كشفت" | "يكشف" | "تكشف");
    let complains = content > 0
        && items[content - 1].is("من")
        && matches!(
            items[cue.first].bare(),
            "شكا" | "شكت" | "شكوا" | "يشكو" | "تشكو" | "يشكون"
        );
    let next = items.get(cue.end);
    // "The ministry denied carrying out the strike"; "denied entry" is nobody's words.
    let denies = matches!(
        items[cue.first].folded.as_ref(),
        "denied" | "denies" | "deny"
    ) && phrase.is_some()
        && next.is_some_and(|next| {
            let word = next.folded.as_ref();
            word.ends_with("ing")
                || matches!(
                    word,
                    "any"
                        | "the"
                        | "it"
                        | "a"
                        | "allegations"
                        | "reports"
                        | "involvement"
                        | "responsibility"
                        | "claims"
                        | "charges"
                        | "knowledge"
                        | "accusations"
                )
        });
    // "…, Doctors Without Borders reported on Sunday"
    let trails = matches!(
        items[cue.first].folded.as_ref(),
        "reported" | "reports" | "revealed"
    ) && phrase
        .is_some_and(|phrase| phrase.first > 2 && items[phrase.first - 1].is_mark(&[',']))
        && next.is_none_or(|next| !next.is_word || next.is("on") || next.is("in"));
    // "A poll by the institute found 62 percent of voters favour it."
    let finds = matches!(
        items[cue.first].folded.as_ref(),
        "found" | "finds" | "shows" | "showed" | "suggests"
    ) && phrase.is_some_and(|phrase| {
        items[phrase.first..phrase.end]
            .iter()
            .any(|item| SOURCES_ENGLISH.contains(&item.folded))
    });
    // "…, the coordinator wrote on X"
    let posts = matches!(
        items[cue.first].folded.as_ref(),
        "wrote" | "writes" | "posted" | "posts"
    ) && phrase.is_some()
        && items.get(cue.end).is_some_and(|item| item.is("on"))
        && items.get(cue.end + 1).is_some_and(Item::is_capitalised);
    // "Officials told the charity the numbers were exaggerated."
    let tells = matches!(items[cue.first].folded.as_ref(), "told" | "tells")
        && phrase.is_some()
        && items[cue.end..]
            .iter()
            .take(LONGEST_SUBJECT)
            .take_while(|item| item.is_word)
            .any(is_auxiliary);
    if !cue.needs_clause
        || has_clause
        || reveals
        || finds
        || posts
        || tells
        || complains
        || denies
        || trails
    {
        return true;
    }
    let is_received = content > 0 && items[content - 1].is("ل");
    let opens_quotation = !is_received
        && content < items.len()
        && own
            .iter()
            .any(|pair| pair.has_opening && starts_at(items, content, pair));
    let is_quoted = own.iter().any(|pair| {
        let first = phrase.map_or(cue.first, |phrase| phrase.first.min(cue.first));
        ends_before(items, cue.first, pair)
            || ends_before(items, first, pair)
            || !pair.has_opening && pair.inside.end > items[cue.first].span.end
    });
    cue.kind != CueKind::Passive && (opens_quotation || is_quoted)
}

/// The item behind the passage in quotation marks that the mark at `item` opens.
pub(super) fn end_of_quoted(items: &[Item<'_>], own: &[Pair], item: usize) -> Option<usize> {
    let pair = own.iter().find(|pair| {
        pair.has_opening
            && items[item].span.end <= pair.inside.start
            && pair.inside.start - items[item].span.end < 3
            && items[item].span.start < pair.inside.start
            && !items[item].is_word
    })?;
    let close = items.partition_point(|item| item.span.start < pair.inside.end);
    (close < items.len()).then_some(close + 1)
}

pub(super) fn starts_at(items: &[Item<'_>], content: usize, pair: &Pair) -> bool {
    let place = items[content].span;
    !items[content].is_word && place.end <= pair.inside.start && pair.inside.start - place.end < 3
        || place.start == pair.inside.start
}

/// Tells whether the passage ends just before item `at`.
pub(super) fn ends_before(items: &[Item<'_>], at: usize, pair: &Pair) -> bool {
    let most = if items[at].is_arabic() { 0 } else { 6 };
    let is_within = || {
        let words_behind = items[..at]
            .iter()
            .rev()
            .take_while(|item| item.span.start >= pair.inside.end)
            .filter(|item| item.is_word);
        words_behind.take(most + 1).count() <= most
    };
    pair.inside.end < items[at].span.start && is_within()
}

/// Tells whether an English verb follows what is said: "…," said the minister.
pub(super) fn follows_quotation(items: &[Item<'_>], verb: usize) -> bool {
    verb > 0 && items[verb - 1].is_mark(&['"', '”', '’', '\'', ',', '»']) || verb == 0
}

/// An English word that shows that a clause has begun.
pub(super) fn is_auxiliary(item: &Item<'_>) -> bool {
    matches!(
        item.folded.as_ref(),
        "had"
            | "has"
            | "have"
            | "was"
            | "were"
            | "is"
            | "are"
            | "would"
            | "will"
            | "could"
            | "should"
            | "did"
    )
}
