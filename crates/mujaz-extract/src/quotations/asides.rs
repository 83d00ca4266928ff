//! What commas set apart to say why somebody is not named: طلب عدم الكشف عن هويته.

use super::{cues::is_complementizer, speakers::Phrase};
use crate::items::Item;

/// Words between commas or dashes that say why somebody is not named, whose verbs introduce nothing: طلب عدم الكشف عن هويته.
pub(super) fn asides(items: &[Item<'_>]) -> Vec<Phrase> {
    let commas: Vec<usize> = (0..items.len())
        .filter(|&place| items[place].is_comma())
        .collect();
    let dashes: Vec<usize> = (0..items.len())
        .filter(|&place| items[place].is_mark(&['-', '–', '—']))
        .collect();
    commas
        .windows(2)
        .chain(dashes.windows(2))
        .map(|pair| Phrase {
            first: pair[0] + 1,
            end: pair[1],
        })
        .filter(|aside| {
            let words = &items[aside.first..aside.end];
            hides_name(words) && !names_source(words)
                || describes_speaker(words)
                || tells_occasion(words) && items.get(aside.end + 1).is_some_and(is_complementizer)
        })
        .chain(question(items, &commas))
        .chain(condition(items))
        .collect()
}

/// المسؤول | الذي اشترط عدم ذكر اسمه | "سنرد": on which condition somebody speaks, without commas.
fn condition(items: &[Item<'_>]) -> Option<Phrase> {
    /// The longest such clause, in items.
    const LONGEST: usize = 9;
    let first = items
        .iter()
        .position(|item| item.is_or_bare(&["الذي", "التي", "الذين", "اللذين", "اللذان"]))?;
    let asks = items.get(first + 1)?.folded.as_ref();
    let asks = ["اشترط", "طلب", "فضل", "رفض"].iter().any(|stem| {
        asks.strip_prefix(stem)
            .is_some_and(|ending| matches!(ending, "" | "ت" | "وا" | "ا" | "تا"))
    });
    let clause = &items[first..items.len().min(first + LONGEST)];
    let name = clause
        .iter()
        .position(|item| item.is_or_bare(&NAMES_KEPT_BACK))?;
    asks.then_some(Phrase {
        first,
        end: first + name + 1,
    })
}

/// What somebody was asked, before the comma behind which they answer: "Asked whether the ministry believed it, | he said".
fn question(items: &[Item<'_>], commas: &[usize]) -> Option<Phrase> {
    let first = items.iter().position(|item| item.is_word)?;
    let next = items.get(first + 1)?;
    let asks = matches!(
        items[first].folded.as_ref(),
        "asked" | "pressed" | "questioned" | "quizzed"
    ) && matches!(
        next.folded.as_ref(),
        "whether" | "if" | "about" | "why" | "how" | "what" | "when" | "on" | "by"
    ) || matches!(
        items[first].folded.as_ref(),
        "replying" | "responding" | "answering"
    ) && matches!(next.folded.as_ref(), "to" | "a" | "questions");
    let end = *commas.iter().find(|&&comma| comma > first)?;
    asks.then_some(Phrase { first, end })
}

/// وقال أتيم، | الذي كان يتحدث من جوبا، إن: in which way somebody speaks, and nothing that is said.
fn describes_speaker(words: &[Item<'_>]) -> bool {
    /// The longest such clause, in items.
    const LONGEST: usize = 12;
    words.len() <= LONGEST
        && words
            .first()
            .is_some_and(|first| matches!(first.folded.as_ref(), "الذي" | "التي"))
        && words
            .iter()
            .any(|item| matches!(item.folded.as_ref(), "يتحدث" | "تتحدث" | "تحدث" | "تحدثت"))
}

/// نقلا عن مسؤولين لم تسمهم: the words are theirs.
fn names_source(words: &[Item<'_>]) -> bool {
    words
        .first()
        .is_some_and(|first| first.is_or_bare(&["نقلا", "بحسب", "حسب", "وفق", "وفقا"]))
}

/// قال، | بعد أن اعترفت الحكومة بالضربة، | إن: behind what somebody speaks, up to the clause that is said.
fn tells_occasion(words: &[Item<'_>]) -> bool {
    let Some((first, rest)) = words.split_first() else {
        return false;
    };
    matches!(first.folded.as_ref(), "بعدما" | "قبلما" | "عندما" | "حينما")
        || matches!(first.folded.as_ref(), "بعد" | "قبل" | "منذ")
            && rest.first().is_some_and(|next| next.is("ان"))
}

/// Tells whether words say that somebody's name is kept back.
pub(crate) fn hides_name(words: &[Item<'_>]) -> bool {
    let hides = |item: &Item<'_>| item.is_or_bare(&NAMES_KEPT_BACK) || item.is("anonymity");
    words.len() <= 14
        && words.iter().any(hides)
        && !words
            .iter()
            .any(|item| item.is_or_bare(&["واسمه", "واسمها"]))
}

/// What somebody keeps back who does not want to be named, and what a paper does that keeps it back.
const NAMES_KEPT_BACK: [&str; 16] = [
    "هويته",
    "هويتها",
    "هوياتهم",
    "اسمه",
    "اسمها",
    "اسمائهم",
    "اسماءهم",
    "اسميهما",
    "هويتيهما",
    "هويتهما",
    "هويتهم",
    "تسمه",
    "تسمها",
    "تسمهم",
    "يسمه",
    "يسمهم",
];
