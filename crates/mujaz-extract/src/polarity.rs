//! What a text denies. Its words enter; its negations leave, each with what it governs and what is affirmed instead.
//!
//! The scope of an Arabic negation follows from its kind: غير and عدم govern the noun phrase behind them, ليس its predicate,
//! لم and لن their verb and what belongs to it, دون the noun phrase or clause behind it. Each ends where the clause does.
//! What only looks like a negation is none: ليس فقط … بل أيضا (not only), لا يزال (still), لا بد (must), لا سيما, لا يقل عن (at least), most uses
//! of ما, and لا … إلا, which affirms what stands behind إلا. A verb that denies or refuses governs its object and no subject: رفض الرئيس التوقيع.
//! What was missed, left or kept from happening is denied too: فشل في, أحجم عن, "prevented from"; and two negatives leave nothing denied: لم يتردد في.
//! What a clause behind a comma denies stands before it: `rebuttals`, وهو ما نفته الوزارة. Names that are kept back (`anonymity`) are denied by nothing.
//! `arabic` and `english` know the words; here is how far each governs.

mod anonymity;
mod arabic;
mod english;
mod rebuttals;

pub(crate) use rebuttals::verb_behind as rebutting_verb;

use mujaz_model::{Negation, Polarity, Span};
use mujaz_text::fold_space;

use crate::{
    items::{Item, items_of},
    quotations::{hides_name, is_complementizer, is_finite_verb, is_verb_of_saying},
};

/// How a negation governs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// One word or a coordinated pair: غير قتالية, "non-combat".
    Word,
    /// A noun phrase: عدم التدخل في …, "without …".
    Phrase,
    /// The rest of the clause: لم …, "does not …".
    Clause,
}

/// Finds the negations in a part of a source.
pub(crate) fn find(source: &str, span: Span) -> Polarity {
    find_among(source, &items_of(source, span))
}

/// Finds the negations among the items of a part of `source`.
pub(crate) fn find_among(source: &str, items: &[Item<'_>]) -> Polarity {
    let mut negations: Vec<Negation> = Vec::new();
    let mut at = 0;
    while at < items.len() {
        if let Some(found) = rebuttals::rebuttal(items, at) {
            let text = |span: Span| words_of(source, span);
            negations.push(Negation {
                cue: text(found.cue),
                cue_span: found.cue,
                denied: text(found.denied),
                denied_span: found.denied,
                affirmed: None,
                affirmed_span: None,
            });
            at = found.end;
            continue;
        }
        let Some((end, scope)) = negation(items, at) else {
            at += 1;
            continue;
        };
        if anonymity::keeps_name_back(items, at, end) {
            at = end;
            continue;
        }
        if let Some(mut found) = governed(source, items, at, end, scope) {
            // "لا تفاوض ولا هدنة": what is denied is affirmed against nothing.
            let is_denied = found.affirmed_span.is_some_and(|affirmed| {
                negations.iter().any(|earlier| {
                    earlier.denied_span.start < affirmed.end
                        && affirmed.start < earlier.denied_span.end
                })
            });
            if is_denied {
                found.affirmed = None;
                found.affirmed_span = None;
            }
            negations.push(found);
        }
        at = end;
    }
    Polarity { negations }
}

/// Returns the item behind the negation that begins at `at`, and how it governs.
fn negation(items: &[Item<'_>], at: usize) -> Option<(usize, Scope)> {
    let item = &items[at];
    if !item.is_word {
        return None;
    }
    if item.is_arabic() {
        arabic::negation(items, at)
    } else {
        english::negation(items, at)
    }
}

/// The words that a negation governs, and what is affirmed in their place.
fn governed(
    source: &str,
    items: &[Item<'_>],
    cue: usize,
    from: usize,
    scope: Scope,
) -> Option<Negation> {
    // "categorically denies" | any involvement
    let from = from
        + usize::from(
            items
                .get(from)
                .is_some_and(|mark| goes_on_behind(items, mark, from)),
        );
    // مصدر رفض الكشف عن هويته | أن: what he says is not what he refused.
    let is_behind_clause = from > cue + 2 && is_complementizer(&items[from - 1]);
    let (from, end) = if is_behind_clause && hides_name(&items[cue..from]) {
        (cue + 1, from - 1)
    } else {
        (from, scope_end(items, cue, from, scope))
    };
    if end <= from {
        return None;
    }
    let denied = Span::new(items[from].span.start, items[end - 1].span.end);
    let affirmed =
        affirmed_before(items, cue, from, end).or_else(|| affirmed_behind(items, cue, end));
    let cue_span = Span::new(items[cue].span.start, items[from - 1].span.end);
    let text = |span: Span| words_of(source, span);
    Some(Negation {
        cue: text(cue_span),
        cue_span,
        denied: text(denied),
        denied_span: denied,
        affirmed: affirmed.map(text),
        affirmed_span: affirmed,
    })
}

fn scope_end(items: &[Item<'_>], cue: usize, from: usize, scope: Scope) -> usize {
    let mut end = from;
    while let Some(item) = items.get(end) {
        if !item.is_word {
            if item.is_mark(&['%', '٪']) && end > from {
                end += 1;
                continue;
            }
            let joins = item.is_mark(&['-', '(', ')', '«', '“', '"', '‘', '$', '£', '€'])
                && items.get(end + 1).is_some_and(|next| next.is_word);
            if scope == Scope::Phrase && end > from && opens_speech(items, end) {
                break;
            }
            let is_closed = |open: &[char]| items[from..end].iter().any(|item| item.is_mark(open));
            let closes = item.is_mark(&['»']) && is_closed(&['«'])
                || item.is_mark(&['”']) && is_closed(&['“']);
            let ends_quotation = item.is_mark(&['"'])
                && items[..end]
                    .iter()
                    .filter(|item| item.is_mark(&['"']))
                    .count()
                    % 2
                    == 1
                && !is_closed(&['"']);
            let leaves_marks = ends_quotation || item.is_mark(&['»', '”']) && !closes;
            if leaves_marks && scope != Scope::Word && goes_on_behind(items, item, end) {
                end += 1;
                continue;
            }
            if ends_quotation {
                break;
            }
            // «أي اتفاق، سري أو علني»: inside marks that opened here a comma ends nothing.
            let is_inside = item.is_comma() && end > from && scope != Scope::Word;
            if is_inside && let Some(close) = close_of_marks(items, from, end) {
                end = close;
                continue;
            }
            if is_comma_of_aside(items, from, end)
                && let Some(behind) = behind_relative(items, from, end)
            {
                end = behind;
                continue;
            }
            if joins && !(scope == Scope::Word && item.is_mark(&['(', ')']))
                || closes
                    && end > from
                    && scope != Scope::Word
                    && items.get(end + 1).is_some_and(|next| next.is_word)
            {
                end += 1;
                continue;
            }
            break;
        }
        let is_kept_back = || hides_name(&items[from..end]) || keeps_silent(&items[from..end]);
        if end > from
            && (is_complementizer(item) || !item.is_arabic() && is_verb_of_saying(&item.folded))
            && is_kept_back()
        {
            break;
        }
        // عدم الاستقرار | يهدد; من دون تردد | وافق المجلس
        if end > from && arabic::begins_main_clause(items, cue, end) {
            break;
        }
        // "asked not to be named | said": the relative clause is whole.
        if end >= from + 2 && ends_anonymity(items, end) {
            break;
        }
        if end > from
            && (contrasts(items, end) || scope == Scope::Clause && opens_clause(items, cue, end))
        {
            break;
        }
        if scope == Scope::Word && end > from {
            // "غير قانونية وخطيرة": the second is not certain to be governed.
            break;
        }
        if scope == Scope::Phrase
            && end > from
            // عدم كشف اسمه | إن: the clause is that of the verb of saying.
            && (item.text.starts_with('إ') && arabic::takes_clause(item)
                || ends_phrase(item) && !joins_complement(items, end)
                || arabic::opens_conjunct(items, cue, end))
        {
            break;
        }
        end += 1;
    }
    while end > from && !items[end - 1].is_word && !items[end - 1].is_mark(&['%', '٪']) {
        end -= 1;
    }
    with_close(items, from, end)
}

/// Tells whether what is denied goes on behind the mark at `at`, which closes words of somebody: "no longer needs" | foreign troops; and
/// not "it was not true" | in an interview.
fn goes_on_behind(items: &[Item<'_>], mark: &Item<'_>, at: usize) -> bool {
    let Some(next) = items.get(at + 1).filter(|next| next.is_word) else {
        return false;
    };
    let opened = items[..at]
        .iter()
        .filter(|item| item.is_mark(&['"']))
        .count();
    let closes = mark.is_mark(&['»', '”']) || mark.is_mark(&['"']) && opened % 2 == 1;
    let goes_on = if next.is_arabic() {
        arabic::goes_on_behind_marks(next)
    } else {
        english::goes_on_behind_marks(next)
    };
    let is_told = || {
        items[at + 1..]
            .iter()
            .take(5)
            .take_while(|item| item.is_word)
            .any(|item| is_verb_of_saying(&item.folded))
    };
    closes && goes_on && !is_told()
}

/// Words of the source without white space that is none to a reader, and without a mark whose partner stands outside.
fn words_of(source: &str, span: Span) -> String {
    let mut text = fold_space(span.of(source).unwrap_or_default());
    for (open, close) in PAIRS {
        let (opened, closed) = (text.matches(open).count(), text.matches(close).count());
        if open == close {
            if opened == 1 {
                text = text.replace(open, "");
            }
        } else if opened + closed == 1 {
            text = text.replace([open, close], "");
        }
    }
    text
}

/// What opens inside of what is denied, with what closes it.
const PAIRS: [(char, char); 4] = [('«', '»'), ('“', '”'), ('(', ')'), ('"', '"')];

/// The item behind the mark at `end` that closes one that was opened from `from` on: وجود «أي تغيير | ».
fn with_close(items: &[Item<'_>], from: usize, end: usize) -> usize {
    let closes = |item: &Item<'_>| {
        PAIRS
            .iter()
            .any(|&(open, close)| item.is_mark(&[close]) && is_open(&items[from..end], open, close))
    };
    end + usize::from(items.get(end).is_some_and(closes))
}

/// Tells whether a mark was opened among `items` and not closed.
fn is_open(items: &[Item<'_>], open: char, close: char) -> bool {
    let count = |mark: char| items.iter().filter(|item| item.is_mark(&[mark])).count();
    if open == close {
        count(open) % 2 == 1
    } else {
        count(open) > count(close)
    }
}

/// The item that closes a quotation that opens among the items from `from` to `at`, where it is near.
fn close_of_marks(items: &[Item<'_>], from: usize, at: usize) -> Option<usize> {
    const FARTHEST: usize = 14;
    let (_, close) = PAIRS
        .into_iter()
        .find(|&(open, close)| open != '(' && is_open(&items[from..at], open, close))?;
    (at + 1..items.len().min(at + FARTHEST))
        .take_while(|&place| !items[place].is_mark(&['.', '؛', ';', ':']))
        .find(|&place| items[place].is_mark(&[close]))
}

/// Tells whether the comma at `at` can open an aside inside of a clause that is denied.
fn is_comma_of_aside(items: &[Item<'_>], from: usize, at: usize) -> bool {
    items[at].is_comma() && at > from + usize::from(!items[from].is_arabic())
}

/// The item behind an aside between the comma at `at` and another one, where the clause is not whole without what stands there: "the base,
/// which houses advisers, | had been hit"; القاعدة، التي تضم مستشارين، | قد تعرضت.
fn behind_relative(items: &[Item<'_>], from: usize, at: usize) -> Option<usize> {
    const LONGEST: usize = 16;
    let close = (at + 2..items.len().min(at + LONGEST))
        .take_while(|&place| !items[place].is_mark(&['.', ';', '؛', ':', '؟', '?']))
        .find(|&place| items[place].is_comma())?;
    let behind = items.get(close + 1).filter(|item| item.is_word)?;
    let opens = &items[at + 1];
    let is_whole = if items[from].is_arabic() {
        let is_relative = matches!(
            opens.folded.as_ref(),
            "الذي" | "التي" | "الذين" | "اللذين" | "اللتين" | "اللذان" | "اللتان"
        );
        let goes_on =
            behind.is("قد") || looks_like_verb(&behind.folded, 4) && behind.bare() == behind.folded;
        !(is_relative && goes_on && from > 0 && is_complementizer(&items[from - 1]))
    } else {
        let has_verb = (from..at).any(|place| is_finite_verb(items, place));
        has_verb
            || !(from > 0 && items[from - 1].is("that"))
            || !is_finite_verb(items, close + 1)
            || is_verb_of_saying(&behind.folded)
    };
    (!is_whole).then_some(close + 1)
}

/// "not authorised to speak to the media | said", "declined to give his name | said"
fn keeps_silent(words: &[Item<'_>]) -> bool {
    words.iter().any(|item| {
        matches!(
            item.folded.as_ref(),
            "authorised"
                | "authorized"
                | "allowed"
                | "permitted"
                | "name"
                | "named"
                | "identified"
                | "identity"
        )
    })
}

/// Tells whether the words before `at` ask for no name: "to be identified", "be named".
fn ends_anonymity(items: &[Item<'_>], at: usize) -> bool {
    items[at].is_word
        && matches!(
            items[at - 1].folded.as_ref(),
            "named" | "identified" | "quoted"
        )
        && items[at - 2].is("be")
        && !matches!(items[at].folded.as_ref(), "by" | "as" | "in")
}

/// Tells whether a mark opens what somebody says and no name: "declined to be named “we will not go there again”".
fn opens_speech(items: &[Item<'_>], at: usize) -> bool {
    /// Names of newspapers, parties and operations have fewer words.
    const LONGEST_NAME: usize = 6;
    let opens = items[at].is_mark(&['«', '“', '"']);
    let words = items[at + 1..]
        .iter()
        .take_while(|item| !item.is_mark(&['»', '”', '"']))
        .filter(|item| item.is_word);
    opens && words.take(LONGEST_NAME + 1).count() > LONGEST_NAME
}

fn opens_clause(items: &[Item<'_>], cue: usize, at: usize) -> bool {
    if items[at].is_arabic() {
        arabic::opens_clause(items, cue, at)
    } else {
        english::opens_clause(items, cue, at)
    }
}

/// A word that begins what is affirmed against the denied: بل, ولكن, "but".
fn contrasts(items: &[Item<'_>], at: usize) -> bool {
    let word = items[at].bare();
    matches!(
        word,
        "بل" | "لكن"
            | "لكنه"
            | "لكنها"
            | "لكنهم"
            | "انما"
            | "وانما"
            | "but"
            | "rather"
            | "although"
            | "though"
            | "while"
            | "however"
    ) || items[at].is_or_bare(&[
        "حيث",
        "فيما",
        "بينما",
        "رغم",
        "مؤكدا",
        "مشيرا",
        "لافتا",
        "موضحا",
    ])
}

fn ends_phrase(item: &Item<'_>) -> bool {
    item.is_or_bare(&[
        "بسبب",
        "نتيجه",
        "جراء",
        "خلال",
        "بعد",
        "قبل",
        "الذي",
        "التي",
        "مما",
        "ما",
        "كما",
        "حتي",
    ]) || matches!(
        item.folded.as_ref(),
        "and"
            | "or"
            | "in"
            | "on"
            | "at"
            | "that"
            | "which"
            | "was"
            | "were"
            | "is"
            | "are"
            | "has"
            | "have"
            | "had"
            | "will"
            | "would"
            | "since"
            | "by"
            | "from"
            | "after"
            | "before"
            | "because"
            | "when"
            | "until"
    )
}

/// "agreement on the border": what the noun is of.
fn joins_complement(items: &[Item<'_>], at: usize) -> bool {
    // "no cracks in the hull"; a time has another word behind "in".
    let is_part = items[at].is("in")
        && items.get(at + 1).is_some_and(|next| next.is("the"))
        && items.get(at + 2).is_some_and(|noun| {
            !matches!(
                noun.folded.as_ref(),
                "past"
                    | "last"
                    | "next"
                    | "first"
                    | "coming"
                    | "meantime"
                    | "days"
                    | "weeks"
                    | "end"
            )
        });
    let is_change = items[at].is("in")
        && matches!(
            items[at - 1].folded.as_ref(),
            "change"
                | "changes"
                | "rise"
                | "increase"
                | "drop"
                | "interest"
                | "role"
                | "part"
                | "involvement"
                | "progress"
                | "improvement"
        );
    is_change
        || is_part
        || items[at].is("on")
            && matches!(
                items[at - 1].folded.as_ref(),
                "agreement"
                    | "accord"
                    | "deal"
                    | "consensus"
                    | "compromise"
                    | "progress"
                    | "decision"
                    | "vote"
                    | "information"
                    | "restrictions"
                    | "limits"
                    | "details"
            )
}

/// "X وليست Y", "X لا Y", "X, not Y": X, where Y is of the same kind, an adjective or noun phrase and no verb.
fn affirmed_before(items: &[Item<'_>], cue: usize, from: usize, end: usize) -> Option<Span> {
    let is_contrast = if items[cue].is_arabic() {
        let word = items[cue].bare();
        matches!(word, "ليس" | "ليست" | "ليسوا" | "ليسا" | "لا")
            && !looks_like_verb(&items[from].folded, if word == "لا" { 3 } else { 4 })
            && !is_first_person(items, cue, from)
            // Behind ولا stands one more thing that is denied, and nothing else.
            && !items[cue].is("ولا")
            && (items[cue].folded.starts_with('و')
                || word == "لا"
                || cue
                    .checked_sub(1)
                    .is_some_and(|place| items[place].is_mark(&['،', ','])))
    } else {
        items[cue].is("rather")
            || items[cue].is("instead")
            || items[cue].is("not")
                && cue.checked_sub(1).is_some_and(|place| {
                    items[place].is_mark(&[',', '-', '–', '—']) || items[place].is("and")
                })
    };
    if !is_contrast || end - from > 6 {
        return None;
    }
    let mut last = cue;
    while last > 0 && (!items[last - 1].is_word || items[last - 1].is("and")) {
        // What is said begins behind these: `عبر الفيديو: «لا أعتقد»`.
        if items[last - 1].is_mark(&[':', '«', '“', '‘', '(']) || opens_straight(items, last - 1)
        {
            return None;
        }
        last -= 1;
    }
    if last == 0 {
        return None;
    }
    // As many words as are denied, from the same kind of phrase.
    let count = if items[cue].is_arabic() {
        1
    } else {
        words_denied(items, from, end)
    };
    let mut first = last - 1;
    if items[cue].is_arabic() {
        first = head_of_phrase(items, first, &items[from]);
    }
    if items[cue].is_arabic() && !arabic::is_parallel(items, cue, first, from) {
        return None;
    }
    for _ in 1..count {
        if first > 0 && items[first - 1].is_word && !is_small(&items[first - 1]) {
            first -= 1;
        }
    }
    Some(Span::new(items[first].span.start, items[last - 1].span.end))
}

/// Tells whether a straight mark at `at` opens a quotation: before it stand as many that open as close.
fn opens_straight(items: &[Item<'_>], at: usize) -> bool {
    let is_straight = |item: &Item<'_>| item.is_mark(&['"']);
    is_straight(&items[at])
        && items[..at]
            .iter()
            .filter(|item| is_straight(item))
            .count()
            .is_multiple_of(2)
}

/// The first word of the noun phrase that ends at `last`, where an indefinite noun is denied: استجابة لمطالب النقابات وليس | خضوعا. A
/// definite word, or one with a preposition, leans on the word before it.
fn head_of_phrase(items: &[Item<'_>], last: usize, denied: &Item<'_>) -> usize {
    const LONGEST: usize = 5;
    let leans = |item: &Item<'_>| item.folded.starts_with("ال") || item.folded.starts_with('ل');
    let is_adjective = denied.folded.ends_with("يه") || denied.folded.ends_with('ي');
    if is_adjective || denied.folded.starts_with("ال") || !leans(&items[last]) {
        return last;
    }
    let mut first = last;
    while leans(&items[first]) && last - first < LONGEST {
        match first.checked_sub(1).filter(|&place| items[place].is_word) {
            Some(before) => first = before,
            None => return last,
        }
    }
    if leans(&items[first]) { last } else { first }
}

fn words_denied(items: &[Item<'_>], from: usize, end: usize) -> usize {
    items[from..end]
        .iter()
        .filter(|item| item.is_word && !is_small(item))
        .count()
        .clamp(1, 2)
}

fn is_small(item: &Item<'_>) -> bool {
    matches!(
        item.folded.as_ref(),
        "a" | "an" | "the" | "is" | "are" | "was" | "be" | "and" | "to" | "of" | "remains"
    )
}

/// "ليست X بل Y", "not X but Y": Y.
fn affirmed_behind(items: &[Item<'_>], cue: usize, end: usize) -> Option<Span> {
    let mut at = end;
    while items.get(at).is_some_and(|item| !item.is_word) && at < end + 2 {
        at += 1;
    }
    let word = items.get(at)?;
    // ليس هروبا بقدر ما هو احتجاج
    let word_behind = |step: usize| items.get(at + step).map_or("", |item| item.folded.as_ref());
    let is_measure = word.is("بقدر") && word_behind(1) == "ما";
    if let Some(first) = predicate_behind(items, cue, at) {
        let last = scope_end(items, cue, first, Scope::Clause);
        return (last > first)
            .then(|| Span::new(items[first].span.start, items[last - 1].span.end));
    }
    let is_contrast = is_measure
        || matches!(word.bare(), "بل" | "انما" | "لكن")
        || matches!(word.folded.as_ref(), "but" | "rather");
    if !is_contrast || items[end..at].iter().any(|item| item.is_mark(&['.'])) {
        return None;
    }
    let first = match word_behind(2) {
        "هو" | "هي" | "هم" if is_measure => at + 3,
        _ if is_measure => at + 2,
        _ => at + 1,
    };
    let last = scope_end(items, cue, first, Scope::Clause);
    // "declined to comment but said", "did not respond, but a spokesman told": who goes on speaking, or another subject with its verb,
    // affirms nothing instead.
    let is_clause = !items[cue].is_arabic()
        && (items.get(first).is_some_and(|item| item.is("that"))
            || is_verb_of_saying(&items[first].folded)
            || (first + 1..last).any(|place| is_finite_verb(items, place)));
    if is_clause {
        return None;
    }
    (last > first).then(|| Span::new(items[first].span.start, items[last - 1].span.end))
}

/// Where the predicate begins that a second clause affirms of the same subject, of the same kind as the denied one: ليست قتالية، ولكنها |
/// استشارية; "isn't a combat mission; it's | advisory".
fn predicate_behind(items: &[Item<'_>], cue: usize, at: usize) -> Option<usize> {
    let next = items.get(at + 1).filter(|next| next.is_word);
    let denied = items.get(cue + 1)?;
    if items[cue].is_arabic() {
        let is_same_kind = |affirmed: &Item<'_>| {
            let last = |item: &Item<'_>| item.folded.chars().next_back();
            last(affirmed) == last(denied)
                && affirmed.folded.starts_with("ال") == denied.folded.starts_with("ال")
                && !looks_like_verb(&affirmed.folded, 4)
        };
        let is_nominal = matches!(items[cue].bare(), "ليس" | "ليست" | "ليسوا" | "ليسا");
        let goes_on = matches!(items[at].bare(), "لكنها" | "لكنه" | "لكنهم");
        return (is_nominal && goes_on && next.is_some_and(is_same_kind)).then_some(at + 1);
    }
    let is_predicate = |item: &Item<'_>| {
        matches!(
            item.folded.as_ref(),
            "isn't" | "aren't" | "wasn't" | "weren't" | "isn’t" | "aren’t" | "wasn’t" | "weren’t"
        )
    };
    let is_nominal = is_predicate(&items[cue])
        || items[cue].is("not")
            && cue > 0
            && matches!(
                items[cue - 1].folded.as_ref(),
                "is" | "are" | "was" | "were" | "it's" | "it’s" | "they're" | "they’re"
            );
    let is_parted = items[at - 1].is_mark(&[';', '—', '–', '-']);
    let first = match (
        items[at].folded.as_ref(),
        next.map_or("", |next| next.folded.as_ref()),
    ) {
        ("it's" | "it’s" | "they're" | "they’re", _) => at + 1,
        ("it" | "they", "is" | "are" | "was" | "were" | "remains") => at + 2,
        _ => return None,
    };
    // "It isn't a deal; it is not even a draft."
    let affirms = items.get(first).is_some_and(|item| {
        item.is_word && !matches!(item.folded.as_ref(), "not" | "no" | "hardly")
    });
    (is_nominal && is_parted && affirms).then_some(first)
}

/// Tells whether a word of `shortest` letters or more has the form of a verb of the imperfect.
fn looks_like_verb(folded: &str, shortest: usize) -> bool {
    folded.starts_with(['ي', 'ت', 'ن'])
        && !folded.ends_with("يه")
        && !folded.ends_with('ه')
        && folded.chars().count() >= shortest
}

/// "قال الوزير لا أظن": a verb of the first person behind لا. A noun of the kind of what stands before it ends as that does: أصدقاء
/// لا أعداء.
fn is_first_person(items: &[Item<'_>], cue: usize, from: usize) -> bool {
    let word = items[from].folded.as_ref();
    let last = |word: &str| word.chars().next_back();
    let before = cue
        .checked_sub(1)
        .and_then(|place| last(&items[place].folded));
    items[cue].is("لا") && word.starts_with('ا') && !word.starts_with("ال") && last(word) != before
}

#[cfg(test)]
mod tests;
