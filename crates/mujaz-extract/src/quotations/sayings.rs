//! A cue with all that belongs to it. The items of a sentence and its passages in marks enter; each cue that is one of saying leaves with
//! whose it is, through whom it comes, and where what is said begins.

use mujaz_model::{Article, Attribution, Span, Speaker};
use mujaz_text::words;

use super::{
    LONGEST_SUBJECT, Reader,
    adjuncts::behind_adjuncts,
    asides::asides,
    attributions::relays_of_him,
    contents::{Framed, content_start, end_of_quoted, framed, is_of_saying},
    cues::{Cue, CueKind, Subject, cue, is_complementizer, trails_from},
    documents::{document_behind, is_document},
    marks::Pair,
    sources::{is_told_of_others, span_of},
    speakers::{Phrase, shared_subject},
    subjects::{
        cited, far_subject, is_nobody, issuer, near_subject, quoting, source_of, subject_of_words,
    },
};
use crate::{items::Item, lexicon::DOCUMENTS};

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
    /// Whether the verb takes what follows without a clause: أعرب عن قلقه.
    pub(super) framed: Option<Framed>,
    /// Where the words end behind which another says through whom they come.
    pub(super) until: Option<usize>,
}

impl Saying {
    /// Whose the words are that it introduces.
    pub(super) fn attribution(&self) -> Attribution {
        Attribution {
            speaker: self.speaker.clone(),
            cue: Some(self.text.clone()),
            cue_span: Some(self.span),
            via: self.via.clone(),
        }
    }

    /// Its first item: of the subject, where that stands before the cue.
    pub(super) fn first(&self) -> usize {
        self.phrase
            .filter(|subject| subject.end <= self.cue.first)
            .map_or(self.cue.first, |subject| subject.first)
    }

    /// "The deputy said | the minister had told them …": tells whether these words are part of what `outer` says.
    pub(super) fn is_within(&self, outer: &Self) -> bool {
        self.first() < self.cue.first && self.first() == outer.content
    }
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
            .filter(|inside| has_words(self.article, **inside, 2))
            .collect();
        let is_inside = |item: usize| {
            let place = items[item].span;
            passages
                .iter()
                .any(|inside| inside.start <= place.start && place.end <= inside.end)
        };
        let asides = asides(items);
        self.agent = None;
        let mut found: Vec<Saying> = Vec::new();
        let mut at = 0;
        while at < items.len() {
            let is_aside = asides
                .iter()
                .any(|aside| aside.first <= at && at < aside.end);
            let cue = if is_aside || is_inside(at) {
                None
            } else {
                cue(items, at).filter(|cue| {
                    !is_told_of_others(items, cue, &found) && !is_denied_saying(items, cue)
                })
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
        Self::add_sources(items, &mut found);
        Self::nest_sources(items, &mut found);
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
        let mut phrase = near_subject(items, &cue, places, &quoted)
            .map(|phrase| self.until_known_name(items, cue.end, phrase))
            .map(|phrase| self.until_object(items, &cue, phrase));
        let is_english_verb = !items[cue.first].is_arabic() && cue.kind == CueKind::Verb;
        // "Ministers welcomed the deal and reiterated that …"
        let goes_on = is_english_verb && !has_subject && is_joined(items, &cue);
        if goes_on && phrase.is_none() && self.agent.is_none() {
            phrase = shared_subject(items, cue.first);
        }
        if is_english_verb && phrase.is_none() && !has_subject && !(goes_on && self.agent.is_some())
            || phrase
                .is_some_and(|phrase| is_called(items, &cue, phrase) || is_nobody(items, phrase))
        {
            return None;
        }
        if cue.relays && items.get(cue.end).is_some_and(|item| item.is("عن")) {
            phrase = None;
        }
        let trails = (items[cue.first].is_arabic() && cue.kind == CueKind::Verb)
            .then(|| trails_from(items, cue.first))
            .flatten();
        // نقلت الوكالة عن الوزير, ونقلت عن الوزير
        let source_from = phrase.map_or(cue.end, |agency| agency.end);
        let source = (cue.kind == CueKind::Verb && cue.relays)
            .then(|| source_of(items, source_from, places, &quoted))
            .flatten()
            .map(|source| self.until_known_name(items, cue.end, source))
            .or_else(|| cited(items, &cue, phrase));
        let is_of_him = relays_of_him(items, &cue);
        let agency = phrase.filter(|phrase| {
            let is_english = !items[cue.first].is_arabic();
            (source.is_some() || is_of_him) && (phrase.end > cue.end || is_english)
        });
        let behind = source.or(phrase).filter(|phrase| phrase.first >= cue.end);
        let from = cue.end.max(behind.map_or(0, |phrase| phrase.end));
        let from = behind_adjuncts(items, from);
        let (content, has_clause) = content_start(items, &cue, from, &quoted);
        let framed = framed(items, &cue, from).filter(|_| !has_clause);
        // نافية صحة الأنباء التي تحدثت عن | قرب نفاد الخزين: what the news are of.
        let is_relative = framed.is_some()
            && items[..cue.first]
                .last()
                .is_some_and(|before| matches!(before.folded.as_ref(), "التي" | "الذي" | "الذين"));
        if is_relative {
            return None;
        }
        let opens_marks = content < items.len() && quoted(content).is_some();
        let content = framed
            .filter(|_| !opens_marks)
            .map_or(content, |framed| framed.at);
        let is_said = trails.is_some() || framed.is_some();
        if !is_said && !is_of_saying(items, &cue, own, phrase, content, has_clause) {
            let can_act = |phrase: &Phrase| {
                cue.kind == CueKind::Verb
                    && (items[cue.first].is_arabic() || phrase.end <= cue.first)
            };
            if let Some(phrase) = phrase.filter(can_act) {
                let speaker = self.speaker(sentence, items, phrase, &cue);
                self.agent = speaker.map(|speaker| (speaker, cue.subject));
            }
            return None;
        }
        let is_words = items[cue.first].is_arabic() && cue.kind == CueKind::Words;
        let phrase = if is_words {
            subject_of_words(items, &cue, places, &quoted)
        } else {
            let acts = cue.kind == CueKind::Participle
                && self.agent.is_some()
                && !(cue.first > 0 && items[cue.first - 1].is("as"));
            phrase.or_else(|| far_subject(items, &cue, places, earlier).filter(|_| !acts))
        };
        let issued = phrase
            .filter(|_| {
                matches!(cue.kind, CueKind::SaysIn | CueKind::Verb)
                    || cue.kind == CueKind::According && items[cue.first].is_arabic()
            })
            .and_then(|phrase| issuer(items, phrase, places, &quoted));
        // وفقا لتقرير صادر عن اللجنة، | فقدت الليرة
        let content = issued
            .filter(|issued| {
                cue.kind == CueKind::According && !has_clause && issued.first >= content
            })
            .map_or(content, |issued| issued.end);
        let source = source.map(|phrase| issuer(items, phrase, places, &quoted).unwrap_or(phrase));
        let phrase = source
            .or(issued)
            .or(phrase.map(|phrase| self.until_object(items, &cue, phrase)));
        let via = self.agency_of(items, earlier, agency, &cue);
        let (speaker, subject) = self.speaker_of(sentence, items, &cue, phrase, earlier);
        if let Some(speaker) = speaker.as_ref().filter(|_| issues_document(items, &cue)) {
            self.people.issue((sentence, cue.first), &speaker.name);
        }
        let via = via.or_else(|| {
            let repeated = phrase.filter(|phrase| {
                is_document(&items[phrase.first..phrase.end])
                    && speaker.as_ref().is_some_and(|speaker| speaker.is_inferred)
            });
            let document = repeated.or_else(|| {
                document_behind(items, cue.end, content)
                    .filter(|_| speaker.is_some() && cue.kind == CueKind::Verb)
            })?;
            Some(self.text_at(document.span(items)))
        });
        let span = span_of(items, &cue);
        Some(Saying {
            cue,
            text: self.text_at(span),
            span,
            speaker,
            subject,
            phrase,
            trails,
            via,
            content,
            has_clause,
            framed,
            until: None,
        })
    }

    /// Through whom the words come: نقلت الوكالة عن الوزير قوله.
    fn agency_of(
        &self,
        items: &[Item<'_>],
        earlier: &[Saying],
        agency: Option<Phrase>,
        cue: &Cue,
    ) -> Option<String> {
        let is_words = items[cue.first].is_arabic() && cue.kind == CueKind::Words;
        let quoting =
            || quoting(items, cue.first, self.places).filter(|_| cue.kind == CueKind::Participle);
        let agency = agency.or_else(quoting);
        earlier
            .iter()
            .rev()
            .find(|saying| is_words && saying.cue.relays)
            .and_then(|saying| saying.via.clone())
            .or_else(|| Some(self.text_at(agency?.span(items))))
    }
}

/// "He denied having | said": the verb before it is the one that tells.
fn is_denied_saying(items: &[Item<'_>], cue: &Cue) -> bool {
    cue.first > 0 && items[cue.first - 1].is("having")
}

/// "The minister flew to Aqaba, toured the jetty and told reporters that …", "… but also said"
fn is_joined(items: &[Item<'_>], cue: &Cue) -> bool {
    items[..cue.first]
        .iter()
        .rfind(|item| {
            !matches!(
                item.folded.as_ref(),
                "also" | "later" | "then" | "again" | "instead"
            )
        })
        .is_some_and(|before| before.is("and") || before.is("but"))
        || cue.first > 0 && items[cue.first - 1].is("then")
}

/// "Over a scam called “Golden Messages”": a participle of what stands before it, and nobody's words.
fn is_called(items: &[Item<'_>], cue: &Cue, before: Phrase) -> bool {
    matches!(items[cue.first].folded.as_ref(), "called" | "described")
        && matches!(
            items[before.first].folded.as_ref(),
            "over" | "of" | "in" | "for" | "on" | "with" | "from" | "by" | "at" | "to"
        )
}

/// Tells whether a part of the source has at least so many words.
fn has_words(article: &Article, span: Span, fewest: usize) -> bool {
    let text = span.of(&article.source).unwrap_or_default();
    words(text).take(fewest).count() == fewest
}

/// Tells whether who says it says it in a document.
fn issues_document(items: &[Item<'_>], cue: &Cue) -> bool {
    matches!(cue.kind, CueKind::Verb | CueKind::SaysIn)
        && (mentions_document(&items[cue.end..])
            || !items[cue.first].is_arabic() && mentions_document(&items[..cue.first]))
}

/// "In a statement": the speaker's document, which the article then calls the statement.
fn mentions_document(items: &[Item<'_>]) -> bool {
    let clause: Vec<&Item<'_>> = items
        .iter()
        .take(LONGEST_SUBJECT)
        .take_while(|item| !is_complementizer(item))
        .collect();
    clause.windows(3).any(|three| {
        let is_document = |item: &Item<'_>| DOCUMENTS.contains(item.folded.as_ref());
        matches!(three[0].folded.as_ref(), "في" | "عبر" | "خلال") && is_document(three[1])
            || three[0].is("in") && three[1].is("a") && is_document(three[2])
    }) || clause
        .last_chunk::<2>()
        .is_some_and(|[first, last]| first.is("في") && DOCUMENTS.contains(last.folded.as_ref()))
}
