//! What a text denies. Its words enter; its negations leave, each with what it governs and what is affirmed instead.
//!
//! The scope of an Arabic negation follows from its kind: غير and عدم govern the noun phrase behind them, ليس its predicate,
//! لم and لن their verb and what belongs to it, دون the noun phrase or clause behind it. Each ends where the clause does.
//! What only looks like a negation is none: ليس فقط … بل أيضا (not only), لا يزال (still), لا بد (must), لا سيما, and لا … إلا,
//! which affirms what stands behind إلا.

use mujaz_model::{Negation, Polarity, Span};
use mujaz_text::fold_space;

use crate::items::{Item, bare, items_of};

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
        let Some((end, scope)) = negation(items, at) else {
            at += 1;
            continue;
        };
        if let Some(found) = governed(source, items, at, end, scope) {
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
        arabic(items, at)
    } else {
        english(items, at)
    }
}

fn arabic(items: &[Item<'_>], at: usize) -> Option<(usize, Scope)> {
    let next = items.get(at + 1).map_or("", |item| item.folded.as_str());
    let affirms = exception(items, at).is_some();
    match items[at].bare() {
        "لا" => (!is_idiom_of_la(items, at) && !affirms).then_some((at + 1, Scope::Clause)),
        // أن لا and ألا before a verb; إلا, the exception, is written with إ.
        "الا" => {
            let is_written_so = items[at]
                .text
                .trim_start_matches(['و', 'ف'])
                .starts_with('أ');
            (is_written_so
                && next.starts_with(['ي', 'ت', 'ن', 'ا'])
                && !is_idiom_of_la(items, at)
                && !affirms)
                .then_some((at + 1, Scope::Clause))
        }
        "لم" => {
            let still = matches!(next, "يزل" | "تزل" | "يزالوا" | "تنفك");
            let only = (matches!(next, "يقتصر" | "تقتصر" | "يكتف") || only_within(items, at))
                && goes_on_with_also(items, at);
            (!still && !only && !affirms).then_some((at + 1, Scope::Clause))
        }
        "لن" => (!affirms).then_some((at + 1, Scope::Clause)),
        "ليس" | "ليست" | "ليسوا" | "ليسا" | "ليستا" | "لسنا" | "لست" => {
            let only = matches!(next, "فقط" | "فحسب" | "مجرد" | "وحده" | "وحدها")
                || only_within(items, at);
            let only = only && (goes_on_with_also(items, at) || matches!(next, "فقط" | "فحسب"));
            (!only && !affirms).then_some((at + 1, Scope::Clause))
        }
        "ما" => (is_negating_ma(items, at) && !affirms).then_some((at + 1, Scope::Clause)),
        "غير" | "بغير" | "لغير" | "كغير" | "الغير" => {
            // غير أن is "however".
            let however = matches!(next, "ان" | "انه" | "انها" | "انهم" | "اننا");
            (!however && items.get(at + 1).is_some_and(|item| item.is_word))
                .then_some((at + 1, Scope::Word))
        }
        "عدم" | "بعدم" | "لعدم" | "انعدام" => Some((at + 1, Scope::Phrase)),
        "دون" | "بدون" | "بلا" => {
            // "Under" and "below", as in ما دون.
            let below = at > 0 && matches!(items[at - 1].folded.as_str(), "ما" | "فما" | "وما");
            let takes_clause = items.get(at + 1).is_some_and(is_complementizer);
            (!below).then_some((at + 1 + usize::from(takes_clause), Scope::Phrase))
        }
        "نفي" | "نفت" | "ينفي" | "تنفي" | "نافيا" | "نافيه" | "استبعد" | "يستبعد" | "استبعدت"
        | "تستبعد" | "انكر" | "انكرت" | "ينكر" | "تنكر" | "منكرا" | "منكره" =>
        {
            let clause =
                (at + 1..items.len().min(at + 12)).find(|&place| is_complementizer(&items[place]));
            Some((clause.unwrap_or(at) + 1, Scope::Clause))
        }
        "رفض" | "رفضت" | "يرفض" | "ترفض" | "رافضا" | "رافضه" => {
            Some((at + 1, Scope::Clause))
        }
        _ => None,
    }
}

/// لا that denies nothing: لا يزال, لا بد, لا سيما, and لا يقتصر … بل.
fn is_idiom_of_la(items: &[Item<'_>], at: usize) -> bool {
    let next = items.get(at + 1).map_or("", |item| item.folded.as_str());
    matches!(
        next,
        "يزال"
            | "تزال"
            | "يزالون"
            | "نزال"
            | "ازال"
            | "زال"
            | "زالت"
            | "زالوا"
            | "بد"
            | "شك"
            | "سيما"
            | "محاله"
            | "ريب"
            | "جرم"
            | "سيم"
            | "باس"
            | "ينفك"
            | "عجب"
            | "غرو"
    ) || matches!(next, "يقتصر" | "تقتصر" | "يكتفي" | "يعدو") && goes_on_with_also(items, at)
}

/// ما is a negation before a past verb, and a relative pronoun elsewhere; only the idioms are certain.
fn is_negating_ma(items: &[Item<'_>], at: usize) -> bool {
    let next = items.get(at + 1).map_or("", |item| item.folded.as_str());
    let starts = at == 0 || !items[at - 1].is_word || is_complementizer(&items[at - 1]);
    starts
        && matches!(
            next,
            "كان"
                | "كانت"
                | "كنا"
                | "من"
                | "عاد"
                | "عادت"
                | "لنا"
                | "جاء"
                | "قصدنا"
                | "اردنا"
        )
}

fn english(items: &[Item<'_>], at: usize) -> Option<(usize, Scope)> {
    let word = items[at].folded.as_str();
    let next = items.get(at + 1).map_or("", |item| item.folded.as_str());
    match word {
        "not" => {
            let only =
                matches!(next, "only" | "just" | "merely" | "simply" | "solely") || next == "least";
            let idiom = next == "least";
            (!only && !idiom).then_some((at + 1, Scope::Clause))
        }
        "no" if next == "longer" => Some((at + 2, Scope::Clause)),
        "no" if next == "one" => Some((at + 2, Scope::Clause)),
        "no" => {
            let idiom = matches!(next, "doubt" | "later" | "sooner" | "matter" | "less")
                || next.chars().all(char::is_numeric) && !next.is_empty();
            (!idiom && items.get(at + 1).is_some_and(|item| item.is_word))
                .then_some((at + 1, Scope::Phrase))
        }
        "never" | "neither" | "nor" | "cannot" | "nobody" | "nothing" | "none" => {
            Some((at + 1, Scope::Clause))
        }
        "hardly" | "barely" | "scarcely" => Some((at + 1, Scope::Clause)),
        "without" | "lack" | "lacks" | "lacked" | "lacking" => Some((at + 1, Scope::Phrase)),
        "rather" if next == "than" => Some((at + 2, Scope::Phrase)),
        "fail" | "fails" | "failed" | "failing" if next == "to" => Some((at + 2, Scope::Clause)),
        "non" => {
            let hyphen = items
                .get(at + 1)
                .is_some_and(|item| item.is_mark(&['-', '‑', '–']));
            hyphen.then_some((at + 2, Scope::Word))
        }
        "denied" | "denies" | "denying" | "deny" | "refused" | "refuses" | "refusing"
        | "rejected" | "rejects" | "rejecting" => {
            let that = if next == "that" { at + 2 } else { at + 1 };
            Some((that, Scope::Clause))
        }
        _ => (word.ends_with("n't") || word.ends_with("n’t"))
            .then_some(())
            .filter(|()| !matches!(next, "only" | "just"))
            .map(|()| (at + 1, Scope::Clause)),
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
    let end = scope_end(items, from, scope);
    if end <= from {
        return None;
    }
    let denied = Span::new(items[from].span.start, items[end - 1].span.end);
    let affirmed = affirmed_before(items, cue, from, end).or_else(|| affirmed_behind(items, end));
    let cue_span = Span::new(items[cue].span.start, items[from - 1].span.end);
    let text = |span: Span| fold_space(span.of(source).unwrap_or_default());
    Some(Negation {
        cue: text(cue_span),
        cue_span,
        denied: text(denied),
        denied_span: denied,
        affirmed: affirmed.map(text),
        affirmed_span: affirmed,
    })
}

fn scope_end(items: &[Item<'_>], from: usize, scope: Scope) -> usize {
    let mut end = from;
    while let Some(item) = items.get(end) {
        if !item.is_word {
            let joins = item.is_mark(&['-', '%', '(', ')', '«', '“', '"', '‘'])
                && items.get(end + 1).is_some_and(|next| next.is_word);
            let closes = item.is_mark(&['»', '”']);
            if joins && !(scope == Scope::Word && item.is_mark(&['(', ')']))
                || closes
                    && end > from
                    && scope == Scope::Clause
                    && items.get(end + 1).is_some_and(|next| next.is_word)
            {
                end += 1;
                continue;
            }
            break;
        }
        if end > from
            && (contrasts(items, end) || scope == Scope::Clause && opens_clause(items, end))
        {
            break;
        }
        if scope == Scope::Word && end > from {
            // "غير قانونية وخطيرة": the second is not certain to be governed.
            break;
        }
        if scope == Scope::Phrase && end > from && ends_phrase(item) {
            break;
        }
        end += 1;
    }
    while end > from && !items[end - 1].is_word {
        end -= 1;
    }
    end
}

/// A word that begins another clause beside the denied one: وأن, "and that"; or its own negation: ولن, "nor".
fn opens_clause(items: &[Item<'_>], at: usize) -> bool {
    let item = &items[at];
    if item.is_arabic() {
        item.folded.starts_with('و')
            && (is_complementizer(item)
                || matches!(item.bare(), "لا" | "لم" | "لن" | "ليس" | "ليست"))
    } else {
        item.is("nor") || item.is("and") && items.get(at + 1).is_some_and(|next| next.is("that"))
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
        "خلال", "بعد", "قبل", "الذي", "التي", "مما", "ما", "كما", "حتي",
    ]) || matches!(
        item.folded.as_str(),
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
    )
}

/// "X وليست Y", "X لا Y", "X, not Y": X, where Y is of the same kind, an adjective or noun phrase and no verb.
fn affirmed_before(items: &[Item<'_>], cue: usize, from: usize, end: usize) -> Option<Span> {
    let is_contrast = if items[cue].is_arabic() {
        let word = items[cue].bare();
        matches!(word, "ليس" | "ليست" | "ليسوا" | "ليسا" | "لا")
            && !looks_like_verb(&items[from].folded)
            && (items[cue].folded.starts_with('و')
                || word == "لا"
                || cue
                    .checked_sub(1)
                    .is_some_and(|place| items[place].is_mark(&['،', ','])))
    } else {
        items[cue].is("rather")
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
    for _ in 1..count {
        if first > 0 && items[first - 1].is_word && !is_small(&items[first - 1]) {
            first -= 1;
        }
    }
    Some(Span::new(items[first].span.start, items[last - 1].span.end))
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
        item.folded.as_str(),
        "a" | "an" | "the" | "is" | "are" | "was" | "be" | "and" | "to" | "of" | "remains"
    )
}

/// "ليست X بل Y", "not X but Y": Y.
fn affirmed_behind(items: &[Item<'_>], end: usize) -> Option<Span> {
    let mut at = end;
    while items.get(at).is_some_and(|item| !item.is_word) && at < end + 2 {
        at += 1;
    }
    let word = items.get(at)?;
    let is_contrast = matches!(word.bare(), "بل" | "انما" | "لكن")
        || matches!(word.folded.as_str(), "but" | "rather");
    if !is_contrast || items[end..at].iter().any(|item| item.is_mark(&['.'])) {
        return None;
    }
    let first = at + 1;
    let last = scope_end(items, first, Scope::Clause);
    (last > first).then(|| Span::new(items[first].span.start, items[last - 1].span.end))
}

/// The exception that makes a negation a restriction: لا … إلا, "nothing but".
fn exception(items: &[Item<'_>], at: usize) -> Option<usize> {
    (at + 1..items.len().min(at + 14))
        .take_while(|&place| !items[place].is_mark(&['.', '؛', '؟']))
        .find(|&place| {
            let item = &items[place];
            let is_exception = matches!(item.bare(), "الا" | "سوي")
                && !item.text.trim_start_matches(['و', 'ف']).starts_with('أ');
            is_exception
                && !items.get(place + 1).is_some_and(|next| {
                    matches!(next.folded.as_str(), "ان" | "انه" | "انها" | "اذا")
                })
        })
}

/// ليس … فقط: the word stands within the next words.
fn only_within(items: &[Item<'_>], at: usize) -> bool {
    items[at + 1..]
        .iter()
        .take(10)
        .take_while(|item| !item.is_mark(&['.', '؛']))
        .any(|item| matches!(item.folded.as_str(), "فقط" | "فحسب"))
}

/// … ولكن أيضا, … بل …: what makes "not only" an addition.
fn goes_on_with_also(items: &[Item<'_>], at: usize) -> bool {
    items[at + 1..]
        .iter()
        .any(|item| matches!(bare(&item.folded), "لكن" | "بل" | "انما" | "ايضا" | "كذلك"))
}

fn is_complementizer(item: &Item<'_>) -> bool {
    matches!(item.bare(), "ان" | "انه" | "انها" | "انهم" | "اننا")
}

fn looks_like_verb(folded: &str) -> bool {
    folded.starts_with(['ي', 'ت', 'ن'])
        && !folded.ends_with("يه")
        && !folded.ends_with('ه')
        && folded.chars().count() >= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn denied(text: &str) -> Vec<String> {
        find(text, Span::new(0, text.len()))
            .negations
            .into_iter()
            .map(|negation| negation.denied)
            .collect()
    }

    fn affirmed(text: &str) -> Vec<Option<String>> {
        find(text, Span::new(0, text.len()))
            .negations
            .into_iter()
            .map(|negation| negation.affirmed)
            .collect()
    }

    #[test]
    fn one_thing_and_not_another() {
        assert_eq!(denied("هي مهمة استشارية وليست قتالية."), ["قتالية"]);
        assert_eq!(
            affirmed("هي مهمة استشارية وليست قتالية."),
            [Some("استشارية".to_owned())]
        );
        assert_eq!(denied("دور استشاري لا قتالي."), ["قتالي"]);
        assert_eq!(
            affirmed("The mission is advisory, not combat."),
            [Some("advisory".to_owned())]
        );
        assert_eq!(denied("The mission is advisory, not combat."), ["combat"]);
    }

    #[test]
    fn not_one_thing_but_another() {
        assert_eq!(denied("المهمة ليست قتالية بل استشارية."), ["قتالية"]);
        assert_eq!(
            affirmed("المهمة ليست قتالية بل استشارية."),
            [Some("استشارية".to_owned())]
        );
        assert_eq!(
            affirmed("It is not a combat mission but an advisory one."),
            [Some("an advisory one".to_owned())]
        );
    }

    #[test]
    fn not_only_is_no_negation() {
        for text in [
            "ليس فقط من منظور أمني، ولكن أيضًا كجزء من الخطة.",
            "ليس الأمن فقط بل الاقتصاد أيضا.",
            "لا يقتصر الدعم على التدريب بل يشمل التجهيز.",
            "not only for security but also for trade.",
        ] {
            assert_eq!(denied(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn what_is_still_so_is_affirmed() {
        for text in [
            "لا تزال المفاوضات مستمرة",
            "ما زال الخلاف قائما",
            "لم يزل الباب مفتوحا",
            "لا بد من الحوار",
            "لا سيما في بغداد",
            "غير أن الوزير عاد",
            "no doubt it works",
        ] {
            assert_eq!(denied(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn an_exception_affirms() {
        assert_eq!(denied("لا يدخل المخيم إلا المرضى."), [""; 0]);
        assert_eq!(denied("ولم يحضر سوى نائبين."), [""; 0]);
        assert_eq!(denied("لم يحضر الوزير، إلا أن نائبه حضر."), ["يحضر الوزير"]);
    }

    #[test]
    fn a_negation_ends_where_another_clause_or_negation_begins() {
        assert_eq!(denied("أكد أن الجسر لم يغلق وأن الطريق مفتوح."), ["يغلق"]);
        assert_eq!(
            denied("لم تنجح الوساطة ولن تستأنف قبل الصيف."),
            ["تنجح الوساطة", "تستأنف قبل الصيف"]
        );
        assert_eq!(
            denied("Neither the ministry nor the bank commented."),
            ["the ministry", "the bank commented"]
        );
        assert_eq!(
            denied("He said it was not shut and that work went on."),
            ["shut"]
        );
    }

    #[test]
    fn denying_verbs_and_quasi_negatives_govern() {
        assert_eq!(denied("أنكر المتهم أنه زار المكان."), ["زار المكان"]);
        assert_eq!(denied("The road is no longer closed."), ["closed"]);
        assert_eq!(denied("No one was hurt."), ["was hurt"]);
        assert_eq!(
            denied("The talks failed to produce a deal."),
            ["produce a deal"]
        );
        assert_eq!(denied("The plan lacks funding."), ["funding"]);
        assert_eq!(denied("Hardly any aid arrived."), ["any aid arrived"]);
        assert_eq!(denied("The court rejected the appeal."), ["the appeal"]);
        assert_eq!(
            affirmed("The mission is advisory rather than combat."),
            [Some("advisory".to_owned())]
        );
    }

    #[test]
    fn a_past_not_only_is_no_negation() {
        assert_eq!(
            denied("لم يكن القرار سياسيا فحسب بل اقتصاديا أيضا."),
            [""; 0]
        );
    }

    #[test]
    fn each_negative_governs_its_own() {
        assert_eq!(denied("قوات غير قتالية في البلاد."), ["قتالية"]);
        assert_eq!(
            denied("دعا إلى عدم التدخل في الشؤون الداخلية، وغادر."),
            ["التدخل في الشؤون الداخلية"]
        );
        assert_eq!(
            denied("لن نوقع الاتفاق، ولم نناقشه."),
            ["نوقع الاتفاق", "نناقشه"]
        );
        assert_eq!(
            denied("نفى الوزير أن تكون القوات قد انسحبت."),
            ["تكون القوات قد انسحبت"]
        );
        assert_eq!(denied("غادر دون أن يدلي بتصريح."), ["يدلي بتصريح"]);
        assert_eq!(
            denied("a non-combat role without weapons"),
            ["combat", "weapons"]
        );
        assert_eq!(
            denied("They did not sign, and they won't return."),
            ["sign", "return"]
        );
    }
}
