//! Words of saying behind a passage in marks: «…» قال الوزير, "…," the minister said. The items behind the closing mark and the next
//! saying enter; whether the passage is its leaves.

use super::{cues::CueKind, sayings::Saying, speakers::Phrase};
use crate::items::Item;

/// Tells whether a saying belongs to the passage whose closing mark ends before the item at `after`.
pub(super) fn is_tail(items: &[Item<'_>], after: usize, saying: &Saying) -> bool {
    let between = &items[after..saying.cue.first.max(after)];
    if items[saying.cue.first].is_arabic() {
        is_arabic_tail(items, between, saying)
    } else if opens_clause(between) || notes_more(items, saying) {
        false
    } else {
        let begins = |phrase| subject_follows(items, after, phrase, saying);
        saying.phrase.as_ref().is_some_and(begins) || is_near(between)
    }
}

fn is_arabic_tail(items: &[Item<'_>], between: &[Item<'_>], saying: &Saying) -> bool {
    // «وادي نيوز»: قالت اللجان
    between.len() <= 6
        && !between.iter().any(|item| item.is_mark(&[':']))
        && between.iter().all(|item| {
            !item.is_word
                || item.is_or_bare(&[
                    "هكذا",
                    "كما",
                    "بهذا",
                    "هذا",
                    "ما",
                    "قد",
                    "بهذه",
                    "الكلمات",
                    "العباره",
                    "وفق",
                    "حسب",
                    "بحسب",
                    "وفقا",
                    "حسبما",
                    "علي",
                    "هذه",
                ])
        })
        && !items[saying.cue.first].text.starts_with('و')
        && saying.cue.kind != CueKind::Participle
}

/// Analysts said the warning was “no great surprise”, | noting that orders had been weak: more that they say.
fn notes_more(items: &[Item<'_>], saying: &Saying) -> bool {
    saying.cue.kind == CueKind::Participle
        && saying.has_clause
        && items[saying.cue.end..]
            .first()
            .is_some_and(|next| next.is("that"))
}

/// "…," while the ruling party | said
fn opens_clause(between: &[Item<'_>]) -> bool {
    first_word(between).is_some_and(|item| matches!(item.folded.as_ref(), "while" | "whereas"))
}

/// The subject stands between the passage and its verb, perhaps as an apposition: "…," one of them, Lina, told us.
fn subject_follows(items: &[Item<'_>], after: usize, phrase: &Phrase, saying: &Saying) -> bool {
    let leads = &items[after.min(phrase.first)..phrase.first];
    phrase.first >= after
        && phrase.first <= saying.cue.first
        && leads.len() <= 10
        && leads
            .iter()
            .all(|item| item.is_word || item.is_mark(&[',', '-', '\'', '’']))
        && (leads.iter().all(|item| !item.is_word || item.is("but"))
            // "…," the agency quoted the minister as saying
            || leads.last().is_some_and(|item| {
                item.is_mark(&[',']) || item.is("quoted") || item.is("cited")
            }))
}

/// Tells whether a verb stands so near behind a passage that no subject need be found before it: "…," said the man.
fn is_near(between: &[Item<'_>]) -> bool {
    let is_joined =
        first_word(between).is_some_and(|item| matches!(item.folded.as_ref(), "and" | "but"));
    // “…” — a claim Tehran called “a lie”
    let is_comment = between
        .first()
        .is_some_and(|item| item.is_mark(&['—', '–']))
        && first_word(between).is_some_and(|item| matches!(item.folded.as_ref(), "a" | "an"));
    !is_joined
        && !is_comment
        && between.len() <= 6
        && between.iter().filter(|item| !item.is_word).count() <= 2
        && between
            .iter()
            .all(|item| !item.is_mark(&['.', '"', '“', ';']))
}

fn first_word<'a, 'b>(between: &'b [Item<'a>]) -> Option<&'b Item<'a>> {
    between.iter().find(|item| item.is_word)
}
