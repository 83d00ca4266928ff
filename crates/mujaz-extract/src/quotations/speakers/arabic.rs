//! Noun phrases of Arabic speakers: where they begin and end. Which words go on with one is in `arabic_continuations`.

use super::{
    LONGEST, LONGEST_IN_MARKS, Phrase,
    appositions::{apposition, called},
    arabic_continuations::{continues_phrase, is_name_in_waw},
    arabic_ends::until_name_ends,
    heads::{cannot_speak, is_tone},
    holders::{holder_behind, holder_phrase},
    marked::marked_subject,
    nouns::{heads_named_body, is_body_head, is_naming},
    pronouns::is_preposition_with_pronoun,
    without_article,
};
use crate::{
    items::Item,
    lexicon::{DOCUMENTS, OFFICES, ORGANISATIONS, RECIPIENTS, UNNAMED, ends_name, is_verbal_noun},
    names::Places,
    quotations::{
        cues::{CueKind, cue, is_complementizer},
        mentions::{is_second_name, is_title_stop, joins_names, parts, strip},
        name_words::is_name_word,
    },
};

/// Returns the Arabic noun phrase that begins at item `at`, if one does. `quoted` gives the end of a passage in quotation
/// marks that begins at an item.
pub(crate) fn arabic_phrase(
    items: &[Item<'_>],
    at: usize,
    places: &Places,
    quoted: &impl Fn(usize) -> Option<usize>,
) -> Option<Phrase> {
    // أكدت كل من عمان والقاهرة
    if items.get(at).is_some_and(|item| item.is("كل"))
        && items.get(at + 1).is_some_and(|item| item.is("من"))
    {
        return arabic_phrase(items, at + 2, places, quoted)
            .map(|first| with_second(items, first, places, quoted));
    }
    // معالي وزير النقل
    let is_honoured = items.get(at).is_some_and(|item| {
        item.is_or_bare(&[
            "معالي",
            "سعاده",
            "فخامه",
            "سياده",
            "دوله",
            "سماحه",
            "فضيله",
            "حضره",
            "غبطه",
            "نيافه",
        ])
    }) && items.get(at + 1).is_some_and(|next| {
        OFFICES.contains(without_article(&next.folded)) || next.is_given_name()
    });
    if is_honoured {
        return arabic_phrase(items, at + 1, places, quoted);
    }
    // اثنان من المتعاملين
    let is_counted = items
        .get(at)
        .is_some_and(|item| item.is_or_bare(&["اثنان", "اثنين", "ثلاثه", "اربعه", "عدد", "عشرات"]))
        && items.get(at + 1).is_some_and(|item| item.is("من"))
        && items
            .get(at + 2)
            .is_some_and(|item| item.folded.starts_with("ال"));
    if is_counted {
        return Some(Phrase {
            first: at,
            end: at + 3,
        });
    }
    if let Some(pair) = named_pair(items, at) {
        return Some(pair);
    }
    // أحدهم، ويدعى أبو عمر: the name that an unnamed one is given.
    if let Some(named) = called(items, at) {
        return Some(named);
    }
    let plain = plain_phrase(items, at, places, quoted);
    // An office that is named at length, and no name found behind it so far.
    let has_name =
        plain.is_some_and(|phrase| parts(&items[phrase.first..phrase.end], places).name.len() >= 2);
    let holder = || {
        holder_phrase(items, at, places, quoted)
            .filter(|holder| plain.is_none_or(|plain| holder.end >= plain.end))
    };
    if has_name { plain } else { holder().or(plain) }
}

/// The words that go on from the first as one noun phrase, with what commas set apart beside it.
fn plain_phrase(
    items: &[Item<'_>],
    at: usize,
    places: &Places,
    quoted: &impl Fn(usize) -> Option<usize>,
) -> Option<Phrase> {
    let mut end = at;
    let mut words = 0;
    while let Some(item) = items.get(end) {
        if words >= LONGEST {
            break;
        }
        if !item.is_word {
            if end == at
                && let Some(subject_end) =
                    quoted(end).and_then(|close| marked_subject(items, at, close))
            {
                return Some(Phrase {
                    first: at,
                    end: subject_end,
                });
            }
            // «الصباح» as the name of a newspaper, and not the beginning of what is said.
            if end > at
                && let Some(close) = quoted(end)
                && close - end <= LONGEST_IN_MARKS
                && (is_naming(&items[end - 1])
                    || heads_named_body(&items[end - 1])
                        && (items.get(close).is_some_and(is_complementizer)
                            || ORGANISATIONS.contains(items[end - 1].bare())))
            {
                end = close;
                continue;
            }
            // وزارة الدفاع الأميركية (البنتاغون) | سابرينا سينغ
            if let Some(close) = behind_short_form(items, end).filter(|_| end > at) {
                end = close;
                continue;
            }
            if is_title_stop(items, end) && end > at {
                end += 1;
                continue;
            }
            if end > at
                && item.is_comma()
                && let Some(close) = apposition(items, at, end, places)
            {
                end = close;
                continue;
            }
            break;
        }
        // الأمين العام لـ«حزب الله» | نعيم قاسم
        if let Some(close) = behind_body_in_marks(items, at, end, quoted) {
            end = close;
            continue;
        }
        if end == at {
            if !opens_phrase(items, end) {
                break;
            }
        } else if let Some(close) = holder_behind(items, at, end, places) {
            end = close;
            break;
        } else if !continues_phrase(items, at, end, places) {
            break;
        }
        words += 1;
        end += 1;
    }
    (end > at).then(|| until_name_ends(items, Phrase { first: at, end }, places))
}

/// The item behind a short form in brackets that begins at `open`, where a name goes on behind it.
fn behind_short_form(items: &[Item<'_>], open: usize) -> Option<usize> {
    /// The longest one, in items.
    const LONGEST: usize = 4;
    items.get(open).filter(|item| item.is_mark(&['(']))?;
    let close = (open + 1..items.len().min(open + 1 + LONGEST))
        .find(|&place| items[place].is_mark(&[')']))?;
    let goes_on = |place: usize| {
        items.get(place).is_some_and(|item| {
            item.is_word
                && item.is_arabic()
                && is_name_word(item)
                && !is_complementizer(item)
                && cue(items, place).is_none()
        })
    };
    (goes_on(close + 1) && goes_on(close + 2)).then_some(close + 1)
}

/// The item behind a body in marks that somebody leads, which stands behind ل at `lam`, where a name follows. What stands so behind other
/// speakers is told something: مسؤول حكومي لـ«الأفق».
fn behind_body_in_marks(
    items: &[Item<'_>],
    first: usize,
    lam: usize,
    quoted: &impl Fn(usize) -> Option<usize>,
) -> Option<usize> {
    let leads = lam > first
        && items[lam].is("ل")
        && items[lam - 1].folded.starts_with("ال")
        && OFFICES.contains(without_article(items[first].bare()));
    let close = quoted(lam + 1).filter(|close| leads && close - lam <= LONGEST_IN_MARKS)?;
    let is_name = |place: usize| {
        items
            .get(place)
            .is_some_and(|item| item.is_word && is_name_word(item) && !is_complementizer(item))
    };
    (is_name(close) && is_name(close + 1)).then_some(close)
}

/// النائبان | أحمد السالم وكريم الراوي | إن: two who hold the same office, by name.
fn named_pair(items: &[Item<'_>], at: usize) -> Option<Phrase> {
    /// Two names and what stands between the office and them, in words.
    const LONGEST: usize = 10;
    let office = items.get(at)?;
    let is_pair = ["ان", "ين"].iter().any(|ending| {
        let one = without_article(office.bare()).strip_suffix(ending);
        one.is_some_and(|one| OFFICES.contains(one))
    });
    let end = (at + 1..items.len().min(at + LONGEST))
        .find(|&place| !items[place].is_word || is_complementizer(&items[place]))
        .filter(|_| is_pair)?;
    let first = (at + 1..end).find(|&place| items[place].is_given_name())?;
    let second = (first + 1..end).find(|&place| is_second_name(&items[place]))?;
    let is_named = |from: usize, to: usize| {
        to > from
            && items[from..to]
                .iter()
                .all(|item| is_name_word(item) || joins_names(item))
    };
    (is_named(first, second) && is_named(second + 1, end)).then_some(Phrase { first, end })
}

/// كل من الوزير | والسفير: both.
fn with_second(
    items: &[Item<'_>],
    first: Phrase,
    places: &Places,
    quoted: &impl Fn(usize) -> Option<usize>,
) -> Phrase {
    let is_joined = |at: usize| {
        items.get(at).is_some_and(|next| {
            next.is_arabic() && next.text.starts_with('و') && !is_name_in_waw(&next.folded)
        })
    };
    let mut whole = first;
    while is_joined(whole.end)
        && let Some(next) = arabic_phrase(items, whole.end, places, quoted)
    {
        whole.end = next.end;
    }
    whole
}

/// Tells whether somebody is meant whom the article does not name: مصدر, شهود, also as the object that it is behind لكن.
pub(crate) fn is_unnamed(item: &Item<'_>) -> bool {
    let noun = strip(item.bare());
    // مراسلنا في غازي عنتاب
    let is_correspondent = noun.starts_with("مراسل") && noun.ends_with("نا");
    is_correspondent
        || UNNAMED.contains(noun)
        || noun
            .strip_suffix('ا')
            .is_some_and(|noun| UNNAMED.contains(noun))
        || is_unnamed_many(noun)
}

/// مسؤولان, مصدرين: two who are not named.
pub(super) fn is_unnamed_many(head: &str) -> bool {
    head.strip_suffix("ان")
        .or_else(|| head.strip_suffix("ين"))
        .is_some_and(|one| UNNAMED.contains(one))
}

/// Tells whether ب before a noun belongs to the verb: أشاد الوزير | بالموقف, طالبت فرنسا | بإجراء تحقيق.
pub(super) fn is_joined_to_verb(item: &Item<'_>) -> bool {
    item.folded.starts_with("بال")
        || item.text.starts_with("بإ")
        || item.folded.strip_prefix('ب').is_some_and(|noun| {
            is_verbal_noun(noun)
                || matches!(noun, "مقتل" | "وفاه" | "اصابه" | "وقوع" | "سقوط" | "اعتقال")
        })
}

pub(super) fn opens_phrase(items: &[Item<'_>], at: usize) -> bool {
    let item = &items[at];
    let word = item.folded.as_ref();
    // بعض السكان, أحد الشهود: what counts them opens the phrase.
    if matches!(word, "بعض" | "كل" | "احد" | "احدي" | "معظم" | "غالبيه") {
        return true;
    }
    // دفاع المتهم: the counsel of somebody, where elsewhere it is a thing.
    let is_counsel = matches!(word, "دفاع" | "ودفاع")
        && items.get(at + 1).is_some_and(|next| {
            let somebody = next.folded.strip_prefix("ال");
            somebody.is_some_and(|noun| {
                OFFICES.contains(noun) || noun.starts_with("مت") || noun.starts_with("مدع")
            })
        });
    if is_counsel {
        return true;
    }
    !((ends_name(word) || ends_name(item.bare()) && !item.is_given_name())
        && !item.is_or_bare(&["نظيره", "نظيرها"])
        || cannot_speak(items, at)
        || is_complementizer(item)
        || RECIPIENTS.contains(word)
        || is_preposition_with_pronoun(word)
        || (word.starts_with("لل") && word.chars().count() > 4)
        || word.starts_with("بال")
        || is_tone(word)
        || word.chars().all(char::is_numeric)
        // أعلن | تغريم النادي
        || is_verbal_noun(word) && !is_body_head(item) && !DOCUMENTS.contains(word) && !OFFICES.contains(word)
        || cue(items, at).is_some_and(|cue| {
            matches!(
                cue.kind,
                CueKind::Participle | CueKind::Words | CueKind::According
            )
        }))
}

/// Returns the phrase that begins behind لـ at item `at`: وفقا للوزارة.
pub(super) fn arabic_phrase_behind_lam(
    items: &[Item<'_>],
    at: usize,
    places: &Places,
    quoted: &impl Fn(usize) -> Option<usize>,
) -> Phrase {
    if UNNAMED.contains(strip(&items[at].folded))
        && let Some(phrase) = arabic_phrase(items, at, places, quoted)
    {
        return phrase;
    }
    // وفقا لصحيفة «سان خوسيه كرونيكل»
    let named = (at + 1 < items.len() && !items[at + 1].is_word && is_naming(&items[at]))
        .then(|| quoted(at + 1))
        .flatten();
    if let Some(end) = named {
        return Phrase { first: at, end };
    }
    let rest = arabic_phrase(items, at + 1, places, quoted);
    let end = rest.map_or(at + 1, |phrase| phrase.end);
    let continues = items
        .get(at + 1)
        .is_some_and(|next| next.is_word && !ends_name(next.folded.as_ref()));
    Phrase {
        first: at,
        end: if continues { end } else { at + 1 },
    }
}
