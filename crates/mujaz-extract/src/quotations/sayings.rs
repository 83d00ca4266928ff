//! A cue with all that belongs to it: whose it is, through whom it comes, and where what is said begins.

use mujaz_model::{Article, Span, Speaker};
use mujaz_text::{fold_space, words};

use super::{
    LONGEST_SUBJECT, Reader,
    cues::{Cue, CueKind, Subject, cue, is_complementizer, trails_from},
    marks::Pair,
    people::{gender, text_of},
    speakers::{
        Phrase, arabic_phrase, english_subject, main_subject, phrase_before, subject_after,
    },
};
use crate::{items::Item, lexicon::DOCUMENTS, names::Places};

/// A cue with what was found about it.
#[derive(Debug, Clone)]
pub(super) struct Saying {
    pub(super) cue: Cue,
    /// Its words and their place.
    pub(super) text: String,
    pub(super) span: Span,
    pub(super) speaker: Option<Speaker>,
    pub(super) subject: Subject,
    /// The noun phrase beside the cue that names the speaker.
    pub(super) phrase: Option<Phrase>,
    /// The item from which words such as وفق ما make what stands before them what is said.
    pub(super) trails: Option<usize>,
    pub(super) via: Option<String>,
    /// The item at which what is said begins: behind أن, a colon, the speaker.
    pub(super) content: usize,
    /// Whether a clause or a colon follows, so that what comes is what is said.
    pub(super) has_clause: bool,
}

impl Reader<'_> {
    /// Finds the cues of a sentence and what belongs to each.
    pub(super) fn sayings(
        &mut self,
        sentence: usize,
        items: &[Item<'_>],
        own: &[Pair],
        covered: &[Span],
    ) -> Vec<Saying> {
        let passages: Vec<&Span> = covered
            .iter()
            .filter(|inside| has_words(self.article, **inside, 4))
            .collect();
        let is_inside = |item: usize| {
            let place = items[item].span;
            passages
                .iter()
                .any(|inside| inside.start <= place.start && place.end <= inside.end)
        };
        let asides = asides(items);
        let mut found: Vec<Saying> = Vec::new();
        let mut at = 0;
        while at < items.len() {
            let is_aside = asides
                .iter()
                .any(|aside| aside.first <= at && at < aside.end);
            let cue = if is_aside || is_inside(at) {
                None
            } else {
                cue(items, at)
            };
            let Some(cue) = cue else {
                at += 1;
                continue;
            };
            let saying = self.saying(sentence, items, cue, own, &found);
            at = cue.end;
            if let Some(saying) = saying {
                found.push(saying);
            }
        }
        Self::join_relays(&mut found);
        Self::add_sources(&mut found);
        found
    }

    fn saying(
        &mut self,
        sentence: usize,
        items: &[Item<'_>],
        cue: Cue,
        own: &[Pair],
        earlier: &[Saying],
    ) -> Option<Saying> {
        let quoted = |item: usize| end_of_quoted(items, own, item);
        let places = self.places;
        let has_subject = matches!(earlier.last(), Some(saying) if saying.speaker.is_some());
        let mut phrase = near_subject(items, &cue, places, &quoted);
        let is_english_verb = !items[cue.first].is_arabic() && cue.kind == CueKind::Verb;
        if is_english_verb && phrase.is_none() && !has_subject
            || phrase.is_some_and(|phrase| is_nobody(&items[phrase.first]))
        {
            return None;
        }
        if cue.relays && items.get(cue.end).is_some_and(|item| item.is("عن")) {
            phrase = None;
        }
        let trails = items[cue.first]
            .is_arabic()
            .then(|| trails_from(items, cue.first))
            .flatten()
            .filter(|_| cue.kind == CueKind::Verb);
        let source = phrase
            .filter(|_| cue.kind == CueKind::Verb)
            .filter(|_| cue.relays)
            .and_then(|agency| source_of(items, agency.end, places, &quoted));
        let agency = source.and(phrase);
        let behind = source.or(phrase).filter(|phrase| phrase.first >= cue.end);
        let from = cue.end.max(behind.map_or(0, |phrase| phrase.end));
        let from = behind_time(items, from);
        let (content, has_clause) = content_start(items, from, &quoted);
        if trails.is_none() && !is_of_saying(items, &cue, own, phrase, content, has_clause) {
            return None;
        }
        let is_words = items[cue.first].is_arabic() && cue.kind == CueKind::Words;
        let phrase = if is_words {
            subject_of_words(items, &cue, places, &quoted)
        } else {
            phrase.or_else(|| far_subject(items, &cue, places, earlier))
        };
        let issued = phrase
            .filter(|_| matches!(cue.kind, CueKind::SaysIn | CueKind::Verb))
            .and_then(|phrase| issuer(items, phrase, places, &quoted));
        let phrase = source.or(issued).or(phrase);
        let via = earlier
            .iter()
            .rev()
            .find(|saying| is_words && saying.cue.relays)
            .and_then(|saying| saying.via.clone())
            .or_else(|| {
                let span = agency?.span(items);
                Some(fold_space(
                    span.of(&self.article.source).unwrap_or_default(),
                ))
            });
        let mut subject = cue.subject;
        let mut speaker = None;
        if let Some(phrase) = phrase {
            speaker = self.speaker(sentence, items, phrase, &cue);
            if subject == Subject::Unknown {
                subject = gender(&items[phrase.first..phrase.end]);
            }
        } else if matches!(
            cue.kind,
            CueKind::Verb | CueKind::Participle | CueKind::Words
        ) && !cue.relays
        {
            speaker = self.carried(earlier, subject, items[cue.first].bare());
        }
        if let Some(speaker) = &speaker
            && matches!(cue.kind, CueKind::Verb | CueKind::SaysIn)
            && (mentions_document(&items[cue.end..])
                || !items[cue.first].is_arabic() && mentions_document(&items[..cue.first]))
        {
            self.people.issue((sentence, cue.first), &speaker.name);
        }
        let span = Span::new(items[cue.first].span.start, items[cue.end - 1].span.end);
        Some(Saying {
            cue,
            text: fold_space(span.of(&self.article.source).unwrap_or_default()),
            span,
            speaker,
            subject,
            phrase,
            trails,
            via,
            content,
            has_clause,
        })
    }

    /// The speaker that a noun phrase names.
    pub(super) fn speaker(
        &mut self,
        sentence: usize,
        items: &[Item<'_>],
        phrase: Phrase,
        cue: &Cue,
    ) -> Option<Speaker> {
        let mention = &items[phrase.first..phrase.end];
        let pronoun = matches!(
            mention[0].folded.as_str(),
            "he" | "she" | "they" | "it" | "هو" | "هي" | "هم" | "who"
        );
        if pronoun && mention.len() == 1 {
            let is_person = matches!(mention[0].folded.as_str(), "he" | "she");
            let topic = self.topic.as_ref().filter(|_| is_person);
            let (last, _) = topic.or(self.last.as_ref())?.clone();
            return Some(Speaker {
                name: last.name,
                mention: Some(text_of(mention)),
                is_inferred: true,
            });
        }
        if matches!(
            mention[0].folded.as_str(),
            "i" | "we" | "you" | "there" | "it"
        ) {
            return None;
        }
        let lam = cue.kind == CueKind::According && mention[0].folded.starts_with('ل');
        let (mut name, is_inferred) = self.people.resolve(sentence, items, phrase, self.places);
        if lam && !is_inferred {
            name = name.strip_prefix("لل").map_or_else(
                || {
                    name.strip_prefix('ل')
                        .map_or_else(|| name.clone(), str::to_owned)
                },
                |rest| format!("ال{rest}"),
            );
        }
        let span = phrase.span(items);
        let mention = fold_space(span.of(&self.article.source).unwrap_or_default());
        Some(Speaker {
            name,
            mention: Some(mention),
            is_inferred,
        })
    }

    /// An elided subject: the speaker of this sentence, or of the last that had one and whose gender fits.
    fn carried(&self, earlier: &[Saying], subject: Subject, verb: &str) -> Option<Speaker> {
        let here = earlier
            .iter()
            .rev()
            .filter(|saying| !matches!(saying.cue.kind, CueKind::According | CueKind::Passive))
            .find_map(|saying| saying.speaker.clone());
        let fits = |last: Subject| {
            last == subject || last == Subject::Unknown || subject == Subject::Unknown
        };
        let goes_on = [
            "اضاف",
            "تابع",
            "اردف",
            "استطرد",
            "واصل",
            "زاد",
            "ضيف",
            "ردف",
        ]
        .iter()
        .any(|root| verb.contains(root));
        let mut candidates = [self.topic.as_ref(), self.last.as_ref()];
        if goes_on {
            candidates.reverse();
        }
        here.or_else(|| {
            candidates
                .into_iter()
                .flatten()
                .find(|(_, last)| fits(*last))
                .map(|(speaker, _)| speaker.clone())
        })
        .map(|speaker| Speaker {
            mention: None,
            is_inferred: true,
            ..speaker
        })
    }

    /// نقلت الوكالة عن الوزير: the words are the minister's, through the agency.
    fn join_relays(sayings: &mut Vec<Saying>) {
        let has_words = sayings
            .iter()
            .any(|saying| saying.cue.kind == CueKind::Words && saying.via.is_some());
        if has_words {
            sayings.retain(|saying| !saying.cue.relays);
        }
    }

    /// بحسب البيان beside another cue says through whom it comes.
    fn add_sources(sayings: &mut Vec<Saying>) {
        let is_source = |saying: &Saying| saying.cue.kind == CueKind::According;
        if sayings.iter().all(is_source) {
            return;
        }
        let source = sayings
            .iter()
            .find(|saying| is_source(saying))
            .and_then(|saying| saying.speaker.clone());
        if let Some(source) = source {
            sayings.retain(|saying| !is_source(saying));
            for saying in sayings {
                if saying.via.is_none()
                    && saying
                        .speaker
                        .as_ref()
                        .is_some_and(|speaker| speaker.name != source.name)
                {
                    saying.via.clone_from(&source.mention);
                }
            }
        }
    }
}

/// The item behind the passage in quotation marks that the mark at `item` opens.
fn end_of_quoted(items: &[Item<'_>], own: &[Pair], item: usize) -> Option<usize> {
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

/// The subject where its verb's language has it: behind an Arabic verb, before an English one, unless that follows what is said.
fn near_subject(
    items: &[Item<'_>],
    cue: &Cue,
    places: &Places,
    quoted: &impl Fn(usize) -> Option<usize>,
) -> Option<Phrase> {
    let after = match cue.kind {
        CueKind::Participle | CueKind::Passive => None,
        _ => subject_after(items, cue, places, quoted),
    };
    if items[cue.first].is_arabic() || cue.kind != CueKind::Verb {
        return after;
    }
    phrase_before(items, cue.first, places)
        .filter(|phrase| {
            items[phrase.first].is_word
                && items[phrase.first..phrase.end]
                    .iter()
                    .any(|item| item.is_word)
        })
        .or(after.filter(|_| {
            follows_quotation(items, cue.first)
                && !matches!(
                    items[cue.first].folded.as_str(),
                    "told" | "tells" | "informed"
                )
        }))
}

/// Words between commas that say why somebody is not named, whose verbs introduce nothing: طلب عدم الكشف عن هويته.
fn asides(items: &[Item<'_>]) -> Vec<Phrase> {
    let commas: Vec<usize> = (0..items.len())
        .filter(|&place| items[place].is_mark(&['،', ',']))
        .collect();
    commas
        .windows(2)
        .map(|pair| Phrase {
            first: pair[0] + 1,
            end: pair[1],
        })
        .filter(|aside| hides_name(&items[aside.first..aside.end]))
        .collect()
}

/// Tells whether words say that somebody's name is kept back.
pub(super) fn hides_name(words: &[Item<'_>]) -> bool {
    let hides = |item: &Item<'_>| {
        item.is_or_bare(&[
            "هويته",
            "هويتها",
            "هوياتهم",
            "اسمه",
            "اسمها",
            "اسمائهم",
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

/// "No group", "neither side": a subject that is nobody.
fn is_nobody(first: &Item<'_>) -> bool {
    matches!(
        first.folded.as_str(),
        "no" | "neither" | "nobody" | "none" | "nothing"
    ) || first.is_or_bare(&["احد"]) && !first.text.ends_with("هم")
}

/// Whose words an agency passes on: نقلت الصحيفة عن مسؤولين.
fn source_of(
    items: &[Item<'_>],
    behind: usize,
    places: &Places,
    quoted: &impl Fn(usize) -> Option<usize>,
) -> Option<Phrase> {
    let at = items
        .get(behind)
        .filter(|item| item.is("عن"))
        .map(|_| behind + 1)?;
    arabic_phrase(items, at, places, quoted)
}

/// Who issued the document that is the subject: بيان صادر عن الوزارة, تقرير أصدرته اللجنة, "a statement by the ministry".
fn issuer(
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
            .filter(|item| matches!(item.folded.as_str(), "by" | "from"))
            .map(|_| phrase.first + noun + 2)?;
        return (by < phrase.end).then_some(Phrase {
            first: by,
            ..phrase
        });
    }
    if !DOCUMENTS.contains(head[0].bare()) {
        return None;
    }
    let issued = (phrase.first + 1..items.len().min(phrase.end + 2)).find(|&place| {
        items[place].is_or_bare(&[
            "صادر",
            "صدر",
            "اصدرته",
            "اصدره",
            "وزعته",
            "وزعه",
            "نشرته",
            "نشره",
            "اعدته",
            "اعده",
        ])
    })?;
    let from = issued + 1 + usize::from(items.get(issued + 1).is_some_and(|item| item.is("عن")));
    arabic_phrase(items, from, places, quoted)
}

/// The item behind a time or place between commas: كشف مسؤول، اليوم الأحد، عن اتفاق.
fn behind_time(items: &[Item<'_>], from: usize) -> usize {
    if !items
        .get(from)
        .is_some_and(|item| item.is_mark(&['،', ',']))
    {
        return from;
    }
    let close = (from + 1..items.len().min(from + 10))
        .find(|&place| !items[place].is_word)
        .filter(|&place| items[place].is_mark(&['،', ',']));
    let Some(close) = close else {
        return from;
    };
    let is_led = items
        .get(close + 1)
        .is_some_and(|item| matches!(item.folded.as_str(), "عن" | "من" | "علي" | "الي"));
    if is_led { close + 1 } else { from }
}

/// Tells whether a word that can mean other things too is one of saying here, by the clause or quotation that it goes with.
fn is_of_saying(
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
    if !cue.needs_clause || has_clause || reveals {
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

/// The subject of a verb that has none beside it: before an Arabic verb, or the subject of the sentence.
fn far_subject(
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
        CueKind::Participle if earlier.iter().all(|saying| saying.speaker.is_none()) => {
            if is_arabic {
                main_subject(items, cue.first, places)
            } else {
                english_subject(items)
            }
        }
        _ => None,
    }
}

/// Whose words قوله means: نقلت الوكالة عن الوزير قوله.
fn subject_of_words(
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
    let hidden = items
        .get(phrase.end)
        .is_some_and(|item| item.is_mark(&['،', ',']))
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

/// Tells whether a part of the source has at least so many words.
fn has_words(article: &Article, span: Span, fewest: usize) -> bool {
    let text = span.of(&article.source).unwrap_or_default();
    words(text).take(fewest).count() == fewest
}

/// Where what is said begins, looking from behind the speaker, and whether a clause or a colon introduces it.
fn content_start(
    items: &[Item<'_>],
    from: usize,
    quoted: &impl Fn(usize) -> Option<usize>,
) -> (usize, bool) {
    let mut at = from;
    while let Some(item) = items.get(at).filter(|_| at < from + LONGEST_SUBJECT) {
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
                items[at - 1].folded.as_str(),
                "ل" | "ب" | "تلقته" | "تلقتها"
            );
        if !item.is_word && quoted(at).is_some() && !opens_name && !is_received {
            return (at, false);
        }
        // A main verb of another clause: the complement was no clause.
        if at > from
            && item.is_word
            && cue(items, at).is_some_and(|cue| cue.kind == CueKind::Participle)
        {
            break;
        }
        at += 1;
    }
    let skips = items
        .get(from)
        .is_some_and(|item| matches!(item.folded.as_str(), "علي" | "الي" | "عن" | "من"));
    (if skips { from + 1 } else { from }, false)
}

fn starts_at(items: &[Item<'_>], content: usize, pair: &Pair) -> bool {
    let place = items[content].span;
    !items[content].is_word && place.end <= pair.inside.start && pair.inside.start - place.end < 3
        || place.start == pair.inside.start
}

/// Tells whether the passage ends just before item `at`.
fn ends_before(items: &[Item<'_>], at: usize, pair: &Pair) -> bool {
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
fn follows_quotation(items: &[Item<'_>], verb: usize) -> bool {
    verb > 0 && items[verb - 1].is_mark(&['"', '”', '’', '\'', ',', '»']) || verb == 0
}

/// "In a statement": the speaker's document, which the article then calls the statement.
fn mentions_document(items: &[Item<'_>]) -> bool {
    let clause: Vec<&Item<'_>> = items
        .iter()
        .take(LONGEST_SUBJECT)
        .take_while(|item| !is_complementizer(item))
        .collect();
    clause.windows(3).any(|three| {
        let is_document = |item: &Item<'_>| DOCUMENTS.contains(item.folded.as_str());
        matches!(three[0].folded.as_str(), "في" | "عبر" | "خلال") && is_document(three[1])
            || three[0].is("in") && three[1].is("a") && is_document(three[2])
    }) || clause
        .last_chunk::<2>()
        .is_some_and(|[first, last]| first.is("في") && DOCUMENTS.contains(last.folded.as_str()))
}
