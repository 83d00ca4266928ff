//! Where what is said begins behind its word of saying, and whether that is one of saying there at all.

use mujaz_text::weekday_named;

use super::{
    LONGEST_SUBJECT,
    adjuncts::{LONGEST_ASIDE, behind_adjunct},
    asides::hides_name,
    cues::{Cue, CueKind, cue as starts_cue, is_complementizer},
    marks::Pair,
    speakers::{Phrase, is_finite_verb, is_strong_past},
};
use crate::{
    items::Item,
    lexicon::{SOURCES_ENGLISH, ends_name},
};

/// Where what is said begins, looking from behind the speaker, and whether a clause or a colon introduces it.
pub(super) fn content_start(
    items: &[Item<'_>],
    cue: &Cue,
    from: usize,
    quoted: &impl Fn(usize) -> Option<usize>,
) -> (usize, bool) {
    // اعتبرت الوزارة العقوبات «غير قانونية»
    let verb = items[cue.first].bare();
    let names = ["وصف", "صف", "عتبر"].iter().any(|root| verb.contains(root))
        && items[cue.first].is_arabic();
    // تساءلت الصحيفة | لماذا تأخر القرار
    let asks = ["سال", "تساءل", "استفسر"]
        .iter()
        .any(|root| verb.contains(root));
    if ends_at_comma(items, from) {
        return (from, false);
    }
    // قال الوزير | لا أظن أن: his own words, without a mark.
    if opens_own_words(items, from) {
        return (from, true);
    }
    let mut at = from;
    while let Some(item) = items.get(at).filter(|_| at < from + LONGEST_SUBJECT) {
        // "The ministry said the army had assured it that": the clause began without "that".
        if at > from
            && !items[from].is_arabic()
            && items[from].is_word
            && (is_auxiliary(item)
                || is_strong_past(item)
                || opens_clause_alone(items, cue, from) && is_finite_verb(items, at))
        {
            return (from, false);
        }
        // من دون أن, قبل أن: a circumstance, and nothing that is said.
        let is_circumstance = item.is("ان")
            && at > from
            && items[at - 1].is_or_bare(&["دون", "بدون", "قبل", "بعد", "منذ"]);
        if is_circumstance {
            break;
        }
        // بتدمير ما يشتبه أنه مفاعل: what is said to be thought, and by whom is not said.
        let is_thought = at > from && is_thought_by_nobody(&items[at - 1], item);
        if is_thought {
            at += 1;
            continue;
        }
        if is_complementizer(item) && !is_pronoun_that(items, at) {
            let next = items.get(at + 1);
            return if next.is_some_and(|next| next.is_mark(&[':'])) {
                (at + 2, true)
            } else {
                (at + 1, true)
            };
        }
        if item.is_mark(&[':']) {
            // وقال النائب: إن القانون ينصف الشباب
            let takes_clause = items
                .get(at + 1)
                .is_some_and(|next| next.is_arabic() && is_complementizer(next));
            return (at + 1 + usize::from(takes_clause), true);
        }
        if asks && is_question_word(item) {
            return (at, true);
        }
        let opens_name = !names
            && quoted(at).is_some_and(|close| {
                close - at <= 5
                    && items
                        .get(close)
                        .is_some_and(|next| next.is_word || next.is_comma())
                    && items
                        .get(at + 1)
                        .is_some_and(|next| next.is_arabic() || next.is_capitalised())
            });
        let is_received = at > 0
            && matches!(
                items[at - 1].folded.as_ref(),
                "ل" | "ب" | "تلقته" | "تلقتها"
            );
        if !item.is_word && quoted(at).is_some() && !opens_name && !is_received {
            return (at, false);
        }
        // لتلفزيون «إن أو إس» إن: no word of a name takes the clause.
        if opens_name && let Some(close) = quoted(at) {
            at = close;
            continue;
        }
        // A main verb of another clause: the complement was no clause.
        if at > from
            && item.is_word
            && starts_cue(items, at).is_some_and(|cue| {
                let before = &items[at - 1];
                cue.kind == CueKind::Participle
                    || cue.kind == CueKind::Verb && (before.is("and") || before.is("but"))
                    || cue.kind == CueKind::Verb
                        && items[at].is_arabic()
                        && (before.is_or_bare(&["فيما", "بينما"])
                            || before.is_comma() && items[at].text.starts_with('و'))
            })
        {
            break;
        }
        at += 1;
    }
    let skips = items
        .get(from)
        .is_some_and(|item| matches!(item.folded.as_ref(), "علي" | "الي" | "عن" | "من"));
    (if skips { from + 1 } else { from }, false)
}

/// يشتبه أنه, يعتقد أن: a verb without a subject and the word that takes its clause.
fn is_thought_by_nobody(verb: &Item<'_>, complementizer: &Item<'_>) -> bool {
    verb.is_or_bare(&["يشتبه", "اشتبه", "يعتقد", "يفترض", "يزعم", "يقال", "يبدو"])
        && !complementizer.folded.starts_with('ب')
}

/// "The navy said | the shipment belonged to a faction that …": behind a verb that takes no listener, a determiner or a pronoun begins
/// the clause.
fn opens_clause_alone(items: &[Item<'_>], cue: &Cue, from: usize) -> bool {
    from == cue.end
        && matches!(
            items[cue.first].folded.as_ref(),
            "said"
                | "says"
                | "say"
                | "added"
                | "adds"
                | "believes"
                | "believed"
                | "claimed"
                | "argued"
        )
        && matches!(
            items[from].folded.as_ref(),
            "the"
                | "a"
                | "an"
                | "its"
                | "his"
                | "her"
                | "their"
                | "it"
                | "they"
                | "he"
                | "she"
                | "we"
        )
}

/// "He said “yes” and that was that", "was not aware of that": a pronoun, which begins no clause.
fn is_pronoun_that(items: &[Item<'_>], at: usize) -> bool {
    let before = at
        .checked_sub(1)
        .map_or("", |place| items[place].folded.as_ref());
    items[at].is("that")
        && (matches!(before, "of" | "about" | "like" | "with" | "for" | "than")
            || before == "and" && items.get(at + 1).is_some_and(is_auxiliary))
}

/// Tells whether a clause begins with a negation or a question and the verb behind it: لا أظن, لن نقبل, هل يعلم. A particle that the
/// verb of saying takes is followed by none.
fn opens_own_words(items: &[Item<'_>], at: usize) -> bool {
    let word = |place: usize| items.get(place).map_or("", |item| item.folded.as_ref());
    let is_verb = |word: &str| {
        word.starts_with(['ا', 'ي', 'ت', 'ن'])
            && !word.starts_with("ال")
            && word.chars().count() >= 3
    };
    // قال مسؤول لم يكشف عن اسمه إن
    let clause = (at..items.len().min(at + 10))
        .find(|&place| is_complementizer(&items[place]))
        .unwrap_or(at);
    matches!(word(at), "لا" | "لن" | "لم" | "هل" | "لماذا")
        && is_verb(word(at + 1))
        && !hides_name(&items[at..clause])
}

fn is_question_word(item: &Item<'_>) -> bool {
    item.is_or_bare(&["هل", "لماذا", "ماذا", "كيف", "اين", "متي", "ما", "اذا"])
}

/// "…, officials say, | but privately diplomats admit that": what is said stood before the comma, unless a short aside divides it.
fn ends_at_comma(items: &[Item<'_>], from: usize) -> bool {
    let is_english = |place: usize| {
        items
            .get(place)
            .is_some_and(|item| item.is_word && !item.is_arabic())
    };
    let is_comma = |place: usize| items.get(place).is_some_and(|item| item.is_mark(&[',']));
    if !(is_comma(from) && is_english(from + 1) && from > 0 && is_english(from - 1)) {
        return false;
    }
    // "One aide confided, that it would go."
    if items.get(from + 1).is_some_and(is_complementizer) {
        return false;
    }
    let close = (from + 1..items.len().min(from + 12)).find(|&place| is_comma(place));
    !close.is_some_and(|close| {
        items
            .get(close + 1)
            .is_some_and(|next| is_complementizer(next) || next.is_mark(&['"', '“']))
            || items
                .get(close + 1)
                .is_some_and(|next| next.is_mark(&['\'', '‘']))
    })
}

/// Where what is said begins behind a verb that has no clause, looking from behind the speaker, where the verb takes such a thing: أعرب
/// عن | قلقه, شدد لدى لقائه السفير على | أهمية, تعهدت بـ | تقديم, نفت | توقف العمل.
pub(super) fn framed(items: &[Item<'_>], cue: &Cue, from: usize) -> Option<Framed> {
    let whole = |at| Framed {
        at,
        is_joined: false,
    };
    if cue.frame.is_empty() {
        return None;
    }
    if !items[cue.first].is_arabic() {
        return framed_in_english(items, cue, from).map(whole);
    }
    let takes = |token: &str| cue.frame.split(' ').any(|own| own == token);
    let mut aside = from;
    for at in from..items.len().min(from + FARTHEST_PREPOSITION + LONGEST_ASIDE) {
        if at < aside {
            continue;
        }
        let item = &items[at];
        // علل قراره، خلال ندوة، | بـ
        if item.is_comma()
            && at > from
            && let Some(end) = behind_adjunct(items, at)
        {
            aside = end;
            continue;
        }
        if !item.is_word || is_complementizer(item) || at >= from.max(aside) + FARTHEST_PREPOSITION
        {
            return None;
        }
        let opens_marks = items.get(at + 1).is_some_and(Item::opens_quotation);
        if item.is("ب") && opens_marks && (takes("ب") || takes("ب«")) {
            return Some(whole(at + 1));
        }
        if takes(item.folded.as_ref()) {
            return (at + 1 < items.len()).then_some(whole(at + 1));
        }
        let is_joined = item
            .folded
            .strip_prefix('ب')
            .is_some_and(|noun| noun.chars().count() >= 4);
        if takes("ب") && is_joined && !item.is_given_name() {
            return Some(Framed {
                at,
                is_joined: true,
            });
        }
        if at == from && takes("-") && can_be_noun(&item.folded) {
            return Some(whole(at));
        }
        if at > from && starts_cue(items, at).is_some() {
            return None;
        }
    }
    None
}

/// Where what is said begins behind an English verb that takes a noun, an infinitive or "of".
fn framed_in_english(items: &[Item<'_>], cue: &Cue, from: usize) -> Option<usize> {
    let takes = |token: &str| cue.frame.split(' ').any(|own| own == token);
    let next = items.get(from)?;
    // "announced $12 million in funding"
    if next.is_mark(&['$', '€', '£']) {
        return takes("-").then_some(from);
    }
    if !next.is_word {
        return None;
    }
    if takes("on") {
        let on = (from + 1..items.len().min(from + FARTHEST_PREPOSITION))
            .take_while(|&place| items[place].is_word)
            .find(|&place| items[place].is("on"))?;
        return (on + 1 < items.len()).then_some(on + 1);
    }
    match next.folded.as_ref() {
        "to" => takes("to").then_some(from),
        "of" | "about" => (takes("of") && from + 1 < items.len()).then_some(from + 1),
        "it" | "them" | "him" | "her" | "this" => None,
        word => (takes("-") && !opens_circumstance(word) && !is_auxiliary(next)).then_some(from),
    }
}

/// Tells whether an English word opens a time, a place or a circumstance behind a verb: "on Sunday", "in a statement".
pub(super) fn opens_circumstance(folded: &str) -> bool {
    matches!(
        folded,
        "on" | "in"
            | "at"
            | "to"
            | "as"
            | "by"
            | "from"
            | "of"
            | "with"
            | "during"
            | "after"
            | "before"
            | "when"
            | "while"
            | "yesterday"
            | "today"
            | "later"
            | "earlier"
            | "about"
            | "over"
            | "against"
            | "that"
    ) || weekday_named(folded).is_some()
}

/// Where what is said begins without a clause, and whether ب is joined to its first word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Framed {
    pub(super) at: usize,
    pub(super) is_joined: bool,
}

/// What can be said without a clause: رفضه, حرص الدولة, ما نشر; and no preposition or adverb.
fn can_be_noun(folded: &str) -> bool {
    !ends_name(folded)
        || matches!(
            folded,
            "ما" | "ضروره"
                | "اهميه"
                | "حرص"
                | "دعم"
                | "رفض"
                | "كل"
                | "بعض"
                | "هذه"
                | "هذا"
        )
}

/// How far behind the speaker the preposition of what is said can stand, in items.
const FARTHEST_PREPOSITION: usize = 9;

/// Tells whether a word that can mean other things too is one of saying here, by the clause or quotation that it goes with.
pub(super) fn is_of_saying(
    items: &[Item<'_>],
    cue: &Cue,
    own: &[Pair],
    phrase: Option<Phrase>,
    content: usize,
    has_clause: bool,
) -> bool {
    let next = items.get(cue.end);
    // جرى التحذير مرارا
    let is_unsaid_passive = cue.kind == CueKind::Passive
        && cue.end == cue.first + 2
        && !has_clause
        && !items
            .get(content.wrapping_sub(1))
            .is_some_and(|item| matches!(item.folded.as_ref(), "علي" | "عن" | "الي" | "من"));
    // نقلا عن «الأفق»
    let is_nameless =
        cue.kind == CueKind::According && items[cue.first].is_arabic() && phrase.is_none();
    if is_unsaid_passive || is_nameless {
        return false;
    }
    // "…, Doctors Without Borders reported on Sunday", "…, its chief executive told a conference"
    let word = items[cue.first].folded.as_ref();
    let trails = phrase
        .is_some_and(|phrase| phrase.first > 2 && items[phrase.first - 1].is_mark(&[',']))
        && (matches!(word, "told" | "tells")
            || matches!(
                word,
                "reported"
                    | "reports"
                    | "revealed"
                    | "found"
                    | "finds"
                    | "forecast"
                    | "indicated"
                    | "indicates"
                    | "observed"
                    | "recalled"
                    | "maintained"
                    | "wrote"
                    | "ruled"
                    | "estimated"
            ) && next.is_none_or(|next| !next.is_word || next.is("on") || next.is("in")));
    // "A poll by the institute found 62 percent of voters favour it."
    let finds = matches!(
        items[cue.first].folded.as_ref(),
        "found" | "finds" | "show" | "shows" | "showed" | "suggests"
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
            .any(|item| is_auxiliary(item) || is_strong_past(item));
    if !cue.needs_clause || has_clause || finds || posts || tells || trails {
        return true;
    }
    let is_received = content > 0 && items[content - 1].is("ل");
    // They have agreed “in principle”.
    let is_done = items[cue.first].is("agreed");
    let opens_quotation = !is_received
        && !is_done
        && content < items.len()
        && own
            .iter()
            .any(|pair| pair.has_opening && starts_at(items, content, pair));
    // "… dismissed it as “false” and urged the public to wait"
    let first = phrase.map_or(cue.first, |phrase| phrase.first.min(cue.first));
    let is_joined = first > 0 && matches!(items[first - 1].folded.as_ref(), "and" | "but");
    let is_quoted = !is_joined
        && own.iter().any(|pair| {
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
    let points =
        |item: &Item<'_>| item.is_or_bare(&["هكذا", "بهذه", "بهذا", "الكلمات", "العباره", "كما"]);
    let is_within = || {
        let words_behind = items[..at]
            .iter()
            .rev()
            .take_while(|item| item.span.start >= pair.inside.end)
            .filter(|item| item.is_word && !points(item));
        words_behind.take(most + 1).count() <= most
    };
    pair.inside.end < items[at].span.start && is_within()
}

/// Tells whether an English verb follows what is said: "…," said the minister.
pub(super) fn follows_quotation(items: &[Item<'_>], verb: usize) -> bool {
    verb > 0 && items[verb - 1].is_mark(&['"', '”', '’', '\'', ',', '»']) || verb == 0
}

/// An English word that shows that a clause has begun.
pub(crate) fn is_auxiliary(item: &Item<'_>) -> bool {
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
