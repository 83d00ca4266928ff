//! Whose a word of saying is: the subject beside the verb, the one of the sentence, whom an agency quotes, and who issued what is the
//! subject.

use super::{
    LONGEST_SUBJECT, Reader,
    asides::hides_name,
    contents::{follows_quotation, is_auxiliary},
    cues::{Cue, CueKind, is_complementizer},
    name_words::is_name_word,
    sayings::Saying,
    speakers::{
        ISSUES, Phrase, arabic_phrase, english_named_behind, english_phrase, english_subject,
        is_finite_verb, is_office, is_unnamed, main_subject, names_body, phrase_before,
        shared_subject, subject_after, without_article,
    },
};
use crate::{
    items::Item,
    lexicon::{
        DOCUMENTS, INSTITUTIONS, NAMING, OFFICES, OFFICIAL_ADJECTIVES, ORGANISATIONS, PLACES,
        SOURCES_ENGLISH, THINGS, ends_name, is_title_word,
    },
    names::Places,
};

impl Reader<'_> {
    /// A noun phrase behind `from` without the object that follows the name of a person, place or body that is known: اتهم ترامب | الرسوم,
    /// وصفت كوريا الشمالية | القمة.
    pub(super) fn until_known_name(
        &self,
        items: &[Item<'_>],
        from: usize,
        phrase: Phrase,
    ) -> Phrase {
        if phrase.first < from || !items[phrase.first].is_arabic() {
            return phrase;
        }
        let person = self.people.end_of_known(items, phrase.first);
        let known = person.or_else(|| {
            let is_common = items[phrase.first].is_given_name();
            let (_, end) = self
                .names
                .find(items, phrase.first)
                .filter(|_| !is_common)?;
            Some(end)
        });
        let Some(end) = known.filter(|&end| end < phrase.end) else {
            return phrase;
        };
        let next = &items[end];
        let noun = without_article(next.bare());
        let goes_on = !next.is_word
            || next.is_given_name()
            || next.bare() != next.folded
            || is_title_word(noun)
            || OFFICES.contains(noun)
            || ORGANISATIONS.contains(noun)
            || OFFICIAL_ADJECTIVES.contains(noun)
            || self.places.has_adjective(noun)
            || next.folded.starts_with('ل')
            || ends_name(&next.folded)
            || person.is_none() && is_adjective(&next.folded)
            || person.is_some() && next.folded.ends_with('ي');
        if goes_on {
            phrase
        } else {
            Phrase { end, ..phrase }
        }
    }
}

impl Reader<'_> {
    /// The subject of a verb without the object that follows it, where what is said of that comes next: وصف ترامب | القرار بأنه, اتهم الرئيس عون |
    /// إسرائيل بخرق الاتفاق.
    pub(super) fn until_object(&self, items: &[Item<'_>], cue: &Cue, phrase: Phrase) -> Phrase {
        let verb = items[cue.first].bare();
        let takes_object = ["وصف", "صف", "تهم", "طالب", "حذر"]
            .iter()
            .any(|root| verb.contains(root));
        if !takes_object || !items[cue.first].is_arabic() || phrase.first < cue.end {
            return phrase;
        }
        let mut end = phrase.end;
        while end > phrase.first + 1 && items[end - 1].is("ب") {
            end -= 1;
        }
        let phrase = Phrase { end, ..phrase };
        let leads_on = items
            .get(end)
            .is_some_and(|next| next.folded.starts_with('ب') || next.is("من"));
        let [.., before, object] = &items[phrase.first..end] else {
            return phrase;
        };
        let noun = without_article(&object.folded);
        let is_known = self
            .names
            .find(items, end - 1)
            .is_some_and(|(_, close)| close == end);
        let is_thing = object.folded.starts_with("ال")
            && (object.text.ends_with('ة') && !object.folded.ends_with("يه")
                || [&INSTITUTIONS, &ORGANISATIONS, &PLACES, &THINGS]
                    .iter()
                    .any(|nouns| nouns.contains(noun))
                || matches!(
                    noun,
                    "قرار"
                        | "غرب"
                        | "حصار"
                        | "وضع"
                        | "هجوم"
                        | "اتفاق"
                        | "لقاء"
                        | "موقف"
                        | "تصعيد"
                        | "احتلال"
                        | "عالم"
                ));
        // رئيس الحكومة: an indefinite noun is completed by what follows.
        let governs = !before.folded.starts_with("ال")
            && (OFFICES.contains(before.bare())
                || is_title_word(before.bare())
                || ORGANISATIONS.contains(before.bare())
                || PLACES.contains(before.bare()));
        if leads_on && (is_known || is_thing) && !governs && before.is_word {
            Phrase {
                end: end - 1,
                ..phrase
            }
        } else {
            phrase
        }
    }
}

/// A definite feminine adjective by its form: الروسية, الخاضعة.
fn is_adjective(word: &str) -> bool {
    word.starts_with("ال")
        && (word.ends_with("يه") || word.ends_with('ه') && word.chars().nth(3) == Some('ا'))
}

/// The subject where its verb's language has it: behind an Arabic verb, before an English one, unless that follows what is said.
pub(super) fn near_subject(
    items: &[Item<'_>],
    cue: &Cue,
    places: &Places,
    quoted: &impl Fn(usize) -> Option<usize>,
) -> Option<Phrase> {
    let after = match cue.kind {
        CueKind::Participle | CueKind::Passive => None,
        _ => subject_after(items, cue, places, quoted),
    };
    if items[cue.first].is_arabic() && cue.kind == CueKind::Verb {
        let after = after.filter(|after| !is_told(items, cue, *after));
        return described_document(items, cue)
            .or_else(|| before_relative(items, cue.first, places))
            .or_else(|| embedded_subject(items, cue.first, places))
            .or_else(|| holder_before(items, cue.first, places))
            .or(after);
    }
    if items[cue.first].is_arabic() || cue.kind != CueKind::Verb {
        return after;
    }
    // "The deal, hailed by Washington as “historic”"
    if items.get(cue.end).is_some_and(|item| item.is("by")) && cue.needs_clause {
        return english_phrase(items, cue.end + 1);
    }
    both_before(items, cue.first)
        .or_else(|| phrase_before(items, cue.first, places))
        .filter(|phrase| {
            items[phrase.first].is_word
                && items[phrase.first..phrase.end]
                    .iter()
                    .any(|item| item.is_word)
        })
        .or(after.filter(|after| {
            follows_quotation(items, cue.first)
                && !opens_clause(items, after)
                && !takes_object(&items[cue.first])
                && !matches!(
                    items[cue.first].folded.as_ref(),
                    "told" | "tells" | "informed"
                )
        }))
}

/// "…, praised the mayor": what stands behind such a verb is never who says it.
fn takes_object(verb: &Item<'_>) -> bool {
    matches!(
        verb.folded.as_ref(),
        "praised"
            | "praises"
            | "praising"
            | "criticised"
            | "criticized"
            | "condemned"
            | "condemns"
            | "accused"
            | "accuses"
            | "blamed"
            | "blames"
            | "urged"
            | "urges"
            | "called"
            | "calls"
            | "described"
            | "describes"
    )
}

/// "…, said | the election would be free", "said | the decisions “are binding”": tells whether the phrase behind a verb begins what is said.
fn opens_clause(items: &[Item<'_>], after: &Phrase) -> bool {
    items[after.first..after.end].iter().any(is_auxiliary)
        || items
            .get(after.end)
            .is_some_and(|next| is_auxiliary(next) || next.is_mark(&['“', '"']))
}

/// Tells whether the phrase behind a verb is who is told: أبلغت المجلس. The verb is feminine and the noun is not.
fn is_told(items: &[Item<'_>], cue: &Cue, phrase: Phrase) -> bool {
    let verb = items[cue.first].bare();
    let noun = items[phrase.first].folded.as_ref();
    matches!(verb, "ابلغت" | "اخبرت" | "اطلعت")
        && noun
            .strip_prefix("ال")
            .is_some_and(|noun| OFFICES.contains(noun) || ORGANISATIONS.contains(noun))
        && !noun.ends_with('ه')
}

/// The document that the clause of the verb describes, which is indefinite and agrees with it: على تقارير | تحدثت عن.
fn described_document(items: &[Item<'_>], cue: &Cue) -> Option<Phrase> {
    let first = cue.first.checked_sub(1)?;
    let preposition = &items[first.checked_sub(1)?];
    let (noun, verb) = (
        items[first].folded.as_ref(),
        items[cue.first].folded.as_ref(),
    );
    let is_plural = matches!(
        noun,
        "تقارير"
            | "معلومات"
            | "انباء"
            | "روايات"
            | "شائعات"
            | "بيانات"
            | "وثائق"
            | "احصاءات"
            | "دراسات"
            | "ارقام"
            | "رسائل"
    );
    let agrees = verb.ends_with('ت') == (is_plural || noun.ends_with('ه'));
    let has_content = items.get(cue.end).is_some_and(|next| {
        is_complementizer(next) || matches!(next.folded.as_ref(), "عن" | "الي")
    });
    let is_led = matches!(
        preposition.folded.as_ref(),
        "علي" | "عن" | "الي" | "من" | "بعد" | "رغم" | "وفق" | "بشان" | "حول"
    );
    (is_led && agrees && has_content && (is_plural || DOCUMENTS.contains(noun))).then_some(Phrase {
        first,
        end: first + 1,
    })
}

/// Whom a relative clause that begins with the verb is about: عبر عنه نائب المتحدث كايل برينان الذي قال.
fn before_relative(items: &[Item<'_>], verb: usize, places: &Places) -> Option<Phrase> {
    let relative = verb
        .checked_sub(1)
        .filter(|&place| matches!(items[place].folded.as_ref(), "الذي" | "التي"))?;
    (relative.saturating_sub(LONGEST_SUBJECT)..relative)
        .filter(|&first| {
            items[first].is_word
                && (OFFICES.contains(without_article(&items[first].folded))
                    || items[first].is_given_name())
        })
        .find_map(|first| {
            arabic_phrase(items, first, places, &|_| None)
                .filter(|phrase| phrase.end >= relative)
                .map(|phrase| Phrase {
                    end: relative,
                    ..phrase
                })
        })
        .filter(|phrase| phrase.end - phrase.first >= 2)
}

/// Who stands between a word that takes a clause and the verb: إن | الرئيس | أبلغ الزعماء.
fn embedded_subject(items: &[Item<'_>], verb: usize, places: &Places) -> Option<Phrase> {
    let before = items.get(verb.checked_sub(1)?)?;
    if !before.is_word || is_complementizer(before) {
        return None;
    }
    phrase_before(items, verb, places).filter(|phrase| {
        let first = &items[phrase.first];
        let noun = without_article(first.bare());
        phrase.end == verb
            && phrase.first > 0
            && is_complementizer(&items[phrase.first - 1])
            && (OFFICES.contains(noun)
                || ORGANISATIONS.contains(noun)
                || places.contains(&first.folded)
                || is_unnamed(first)
                || first.is_given_name()
                || first.is_or_bare(&["الاخير", "الاخيره"])
                || items[phrase.first - 1].is_or_bare(&["ان", "بان"])
                    && items[phrase.first..phrase.end].iter().all(is_name_word))
    })
}

/// The holder of an office who is named just before a verb whose indefinite object follows: ومحافظ الشمال رياض الصباغ أكد | فتح تحقيق.
fn holder_before(items: &[Item<'_>], verb: usize, places: &Places) -> Option<Phrase> {
    let before = phrase_before(items, verb, places)?;
    let title = &items[before.first];
    let holds_office = is_office(title);
    let next = items.get(verb + 1).filter(|next| next.is_word)?;
    let is_object = !next.folded.starts_with("ال")
        && !is_title_word(&next.folded)
        && !next.is_given_name()
        && !ORGANISATIONS.contains(&next.folded);
    (holds_office && is_object && before.end == verb && before.end - before.first >= 3)
        .then_some(before)
}

/// The subject of a verb that has none beside it: before an Arabic verb, or the subject of the sentence.
pub(super) fn far_subject(
    items: &[Item<'_>],
    cue: &Cue,
    places: &Places,
    earlier: &[Saying],
) -> Option<Phrase> {
    let is_arabic = items[cue.first].is_arabic();
    match cue.kind {
        CueKind::Verb if is_arabic => phrase_before(items, cue.first, places).or_else(|| {
            let is_first = cue.first > 1 && earlier.is_empty();
            main_subject(items, cue.first, places).filter(|_| is_first)
        }),
        CueKind::Participle => quoted_as(items, cue.first, places).or_else(|| {
            if earlier.iter().any(|saying| saying.speaker.is_some()) {
                None
            } else if is_arabic {
                main_subject(items, cue.first, places)
            } else {
                shared_subject(items, cue.first)
                    .or_else(|| english_subject(items))
                    .filter(|phrase| phrase.end <= cue.first)
            }
        }),
        _ => None,
    }
}

/// Whose words قوله means: نقلت الوكالة عن الوزير قوله.
pub(super) fn subject_of_words(
    items: &[Item<'_>],
    cue: &Cue,
    places: &Places,
    quoted: &impl Fn(usize) -> Option<usize>,
) -> Option<Phrase> {
    let from = items[..cue.first]
        .iter()
        .rposition(|item| item.is("عن") || item.is("وعن"))?;
    let phrase = arabic_phrase(items, from + 1, places, quoted)?;
    // عن مسؤول، طلب عدم الكشف عن هويته، قوله
    let hidden = items.get(phrase.end).is_some_and(Item::is_comma)
        && hides_name(&items[phrase.end..cue.first]);
    if hidden {
        return Some(phrase);
    }
    // عن مصدر في الشرطة قوله: all between is the speaker, also what no title goes on with.
    let is_close = cue.first - phrase.first <= 8
        && items[phrase.first..cue.first]
            .iter()
            .all(|item| item.is_word);
    is_close.then_some(Phrase {
        end: cue.first,
        ..phrase
    })
}

/// Whose words an agency passes on: نقلت الصحيفة عن مسؤولين.
pub(super) fn source_of(
    items: &[Item<'_>],
    behind: usize,
    places: &Places,
    quoted: &impl Fn(usize) -> Option<usize>,
) -> Option<Phrase> {
    // نقلت وكالة الأنباء (سانا) | عن الوزير
    let behind = items
        .get(behind)
        .filter(|item| item.is_mark(&['(']))
        .and_then(|_| {
            (behind + 1..items.len().min(behind + 5)).find(|&place| items[place].is_mark(&[')']))
        })
        .map_or(behind, |close| close + 1);
    let at = items
        .get(behind)
        .filter(|item| item.is("عن"))
        .map(|_| behind + 1)?;
    arabic_phrase(items, at, places, quoted)
}

/// Who issued the document that is the subject: بيان صادر عن الوزارة, تقرير أصدرته اللجنة, "a statement by the ministry".
pub(super) fn issuer(
    items: &[Item<'_>],
    phrase: Phrase,
    places: &Places,
    quoted: &impl Fn(usize) -> Option<usize>,
) -> Option<Phrase> {
    let head = &items[phrase.first..phrase.end];
    if !head[0].is_arabic() {
        let noun = head
            .iter()
            .position(|item| DOCUMENTS.contains(&item.folded))?;
        let by = head
            .get(noun + 1)
            .filter(|item| matches!(item.folded.as_ref(), "by" | "from"))
            .map(|_| phrase.first + noun + 2)?;
        return (by < phrase.end).then_some(Phrase {
            first: by,
            ..phrase
        });
    }
    let own = head[0].bare();
    let noun = own
        .strip_prefix('ل')
        .filter(|noun| DOCUMENTS.contains(noun))
        .unwrap_or(own);
    // تقديرات الأمم المتحدة
    let is_counted = matches!(
        noun,
        "تقديرات" | "بيانات" | "احصاءات" | "احصائيات" | "ارقام" | "معطيات" | "توقعات"
    );
    if is_counted {
        let owner = phrase.first + 1;
        let is_owner = owner < phrase.end
            && (items[owner].folded.starts_with("ال") || names_body(&items[owner], places));
        return is_owner.then_some(Phrase {
            first: owner,
            ..phrase
        });
    }
    if !DOCUMENTS.contains(noun) {
        return None;
    }
    let issued = (phrase.first + 1..items.len().min(phrase.end + 2)).find(|&place| {
        items[place].is_or_bare(&["صادر", "صدر", "صادره"]) || ISSUES.contains(&items[place].bare())
    });
    let Some(issued) = issued else {
        // بيان لوزارة الخارجية, استطلاع لمركز: whose it is stands behind ل.
        let owner = phrase.first + 1;
        let is_owner = items.get(owner).is_some_and(|item| {
            item.is_arabic()
                && item.folded.strip_prefix('ل').is_some_and(|noun| {
                    noun.starts_with('ل') || is_title_word(noun) || ORGANISATIONS.contains(noun)
                })
        });
        return (is_owner && owner < phrase.end).then_some(Phrase {
            first: owner,
            ..phrase
        });
    };
    let from = issued + 1 + usize::from(items.get(issued + 1).is_some_and(|item| item.is("عن")));
    // دراسة نشرتها مجلة: a paper prints what others found.
    let is_printed = items
        .get(from)
        .is_some_and(|item| NAMING.contains(&item.folded));
    arabic_phrase(items, from, places, quoted).filter(|_| !is_printed)
}

/// "No group", "neither side", and أحد alone: a subject that is nobody. أحد المفاوضين is somebody.
pub(super) fn is_nobody(items: &[Item<'_>], phrase: Phrase) -> bool {
    let first = &items[phrase.first];
    let is_anybody =
        first.is_or_bare(&["احد"]) && !first.text.ends_with("هم") && phrase.end == phrase.first + 1;
    is_anybody
        || matches!(
            first.folded.as_ref(),
            "no" | "neither" | "nobody" | "none" | "nothing" | "few"
        )
}

/// Whose words an English agency passes on: "Xinhua, citing | local officials, said".
pub(super) fn cited(items: &[Item<'_>], cue: &Cue, agency: Option<Phrase>) -> Option<Phrase> {
    /// Who is cited has a few words.
    const LONGEST: usize = 7;
    let is_source = cue.kind == CueKind::According;
    let agency = agency.filter(|agency| {
        !items[cue.first].is_arabic()
            && (is_source || cue.kind == CueKind::Verb && agency.end < cue.first)
    })?;
    let first = agency.end + 2;
    let limit = if is_source { items.len() } else { cue.first };
    let is_citing = items
        .get(agency.end)
        .is_some_and(|item| item.is_mark(&[',']))
        && items
            .get(agency.end + 1)
            .is_some_and(|item| item.is("citing"));
    let words = items[first.min(limit)..limit]
        .iter()
        .take_while(|item| item.is_word);
    let end = first + words.count();
    // "citing a letter from the auditor": a document says nothing itself.
    let is_document = |item: &Item<'_>| {
        DOCUMENTS.contains(&item.folded) || SOURCES_ENGLISH.contains(&item.folded)
    };
    (is_citing
        && (first + 1..=first + LONGEST).contains(&end)
        && !items[first..end].iter().any(is_document))
    .then_some(Phrase { first, end })
}

/// "Both the minister and her counterpart said": the two.
fn both_before(items: &[Item<'_>], verb: usize) -> Option<Phrase> {
    let end = verb - usize::from(verb > 0 && items[verb - 1].is_mark(&[',']));
    let both = (verb.saturating_sub(LONGEST_SUBJECT + 4)..end).find(|&at| items[at].is("both"))?;
    let is_pair = items[both + 1..end].iter().any(|item| item.is("and"))
        && !(both + 1..end).any(|place| is_finite_verb(items, place));
    is_pair.then_some(Phrase {
        first: both + 1,
        end,
    })
}

/// Who quotes somebody: "| The statement | quoted the minister as saying".
pub(super) fn quoting(items: &[Item<'_>], participle: usize, places: &Places) -> Option<Phrase> {
    let quoted = quoting_verb(items, participle)?;
    (!quoted.is_passive)
        .then(|| phrase_before(items, quoted.verb, places))
        .flatten()
}

/// The verb of "quoted … as saying".
struct Quoting {
    verb: usize,
    is_passive: bool,
    /// The item of "as".
    end: usize,
}

fn quoting_verb(items: &[Item<'_>], participle: usize) -> Option<Quoting> {
    let end = participle
        .checked_sub(1)
        .filter(|&place| items[place].is("as"))?;
    let verb = (end.saturating_sub(LONGEST_SUBJECT)..end)
        .rev()
        .find(|&place| matches!(items[place].folded.as_ref(), "quoted" | "quotes" | "cited"))?;
    let is_passive = verb > 0
        && matches!(
            items[verb - 1].folded.as_ref(),
            "was" | "were" | "been" | "is" | "are"
        );
    Some(Quoting {
        verb,
        is_passive,
        end,
    })
}

/// "quoted the minister as saying": whom somebody quotes. "The minister was quoted by the paper as saying" has its subject before.
fn quoted_as(items: &[Item<'_>], participle: usize, places: &Places) -> Option<Phrase> {
    let Quoting {
        verb,
        is_passive,
        end,
    } = quoting_verb(items, participle)?;
    if is_passive {
        return phrase_before(items, verb - 1, places);
    }
    let first = verb + 1;
    let comma = (first..end).find(|&place| items[place].is_mark(&[',']));
    let named = comma.and_then(|comma| english_named_behind(items, first, comma));
    (first < end && !items[first].is("by")).then_some(named.unwrap_or(Phrase { first, end }))
}
