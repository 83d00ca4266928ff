//! What commas set apart to say why somebody is not named: طلب عدم الكشف عن هويته.

use super::speakers::Phrase;
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
            hides_name(words) || describes_speaker(words)
        })
        .chain(question(items, &commas))
        .collect()
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

/// Tells whether words say that somebody's name is kept back.
pub(crate) fn hides_name(words: &[Item<'_>]) -> bool {
    let hides = |item: &Item<'_>| {
        item.is_or_bare(&[
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
        ]) || item.is("anonymity")
    };
    words.len() <= 14
        && words.iter().any(hides)
        && !words
            .iter()
            .any(|item| item.is_or_bare(&["واسمه", "واسمها"]))
}
