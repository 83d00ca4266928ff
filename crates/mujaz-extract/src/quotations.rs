//! Who says what. An article with its sentences enters; its quotations, reports and their speakers leave.
//!
//! 1. `people` learns from every sentence who is introduced by which title and name;
//! 2. `cues` finds the words of saying in each sentence;
//! 3. `marks` pairs the quotation marks of each paragraph, completing single ones at a cue;
//! 4. `speakers` finds the noun phrase that each cue belongs to;
//! 5. here, each passage in marks is told to be speech or a name, speech is given to its cue, and what a cue introduces
//!    without marks becomes a report.

mod cues;
mod marks;
mod people;
mod speakers;

use mujaz_model::{Article, Attribution, Quotation, QuotationKind, Report, Span, Speaker};
use mujaz_text::{fold_space, words};

use self::{
    cues::{Cue, CueKind, Subject, cue, is_complementizer},
    marks::Pair,
    people::{People, gender, text_of},
    speakers::{Phrase, main_subject, phrase_before, subject_after, without_article},
};
use crate::{
    items::{Item, items},
    lexicon::{DOCUMENTS, NAMING, NAMING_ENGLISH},
    names::{Names, Places},
};

/// A cue with what was found about it.
#[derive(Debug, Clone)]
struct Saying {
    cue: Cue,
    /// Its words and their place.
    text: String,
    span: Span,
    speaker: Option<Speaker>,
    subject: Subject,
    via: Option<String>,
    /// The item at which what is said begins: behind أن, a colon, the speaker.
    content: usize,
    /// Whether a clause or a colon follows, so that what comes is what is said.
    has_clause: bool,
}

/// Finds the quotations and reports of `article`.
pub(crate) fn find(article: &Article, names: &Names) -> (Vec<Quotation>, Vec<Report>) {
    let sentences: Vec<Vec<Item<'_>>> = article
        .sentences
        .iter()
        .map(|sentence| items(article, sentence))
        .collect();
    let pairs = marks::pairs(article, |closing| {
        inferred_start(article, &sentences, closing)
    });
    let mut people = People::default();
    for (at, items) in sentences.iter().enumerate() {
        people.introduce(at, items, names.places());
    }
    let mut reader = Reader {
        article,
        places: names.places(),
        pairs: &pairs,
        people,
        last: None,
        quotations: Vec::new(),
        reports: Vec::new(),
    };
    for (at, items) in sentences.iter().enumerate() {
        reader.read(at, items);
    }
    (reader.quotations, reader.reports)
}

/// Where a passage begins whose opening mark is missing: behind the last cue of its sentence and the word that takes a clause.
fn inferred_start(article: &Article, sentences: &[Vec<Item<'_>>], closing: usize) -> Option<usize> {
    let at = article
        .sentences
        .partition_point(|sentence| sentence.span.end < closing)
        .min(article.sentences.len().checked_sub(1)?);
    let items: &[Item<'_>] = &sentences[at];
    let before: Vec<usize> = (0..items.len())
        .take_while(|&item| items[item].span.end <= closing)
        .collect();
    let cue = before
        .iter()
        .find_map(|&item| cue(items, item).filter(|cue| cue.kind != CueKind::According));
    let Some(cue) = cue else {
        // A closing mark that stands alone in a sentence without a word of saying: the sentence, if it is long enough.
        return (before.len() >= 4).then(|| items[0].span.start);
    };
    let opens = before
        .iter()
        .copied()
        .skip(cue.end)
        .take(LONGEST_SUBJECT)
        .find(|&item| {
            is_complementizer(&items[item])
                || items[item].is_mark(&[':'])
                || matches!(items[item].folded.as_str(), "علي" | "الي" | "عن")
        });
    let mut start = opens.map_or(cue.end, |item| item + 1);
    if items.get(start).is_some_and(is_complementizer) {
        start += 1;
    }
    items.get(start).map(|item| item.span.start)
}

/// How far behind its verb a clause can begin.
const LONGEST_SUBJECT: usize = 16;

struct Reader<'a> {
    article: &'a Article,
    places: &'a Places,
    pairs: &'a [Pair],
    people: People,
    /// Who spoke last, and with which grammatical subject.
    last: Option<(Speaker, Subject)>,
    quotations: Vec<Quotation>,
    reports: Vec<Report>,
}

impl Reader<'_> {
    fn read(&mut self, sentence: usize, items: &[Item<'_>]) {
        let span = self.article.sentences[sentence].span;
        let first = self
            .pairs
            .partition_point(|pair| pair.inside.start < span.start);
        let own: Vec<Pair> = self.pairs[first..]
            .iter()
            .take_while(|pair| pair.inside.start < span.end)
            .copied()
            .collect();
        // Passages that began in an earlier sentence cover words here too.
        let reach = self.pairs[first.saturating_sub(8)..first]
            .iter()
            .filter(|pair| pair.inside.end > span.start);
        let covered: Vec<Span> = own.iter().chain(reach).map(|pair| pair.inside).collect();
        let sayings = self.sayings(sentence, items, &own, &covered);
        for pair in &own {
            self.quote(sentence, items, *pair, &sayings, &own);
        }
        self.report(sentence, items, &own, &sayings);
        if let Some(saying) = sayings
            .iter()
            .rev()
            .find(|saying| saying.speaker.is_some() && saying.cue.kind != CueKind::According)
        {
            let speaker = saying
                .speaker
                .clone()
                .map(|speaker| (speaker, saying.subject));
            self.last = speaker.or_else(|| self.last.take());
        }
    }

    fn sayings(
        &mut self,
        sentence: usize,
        items: &[Item<'_>],
        own: &[Pair],
        covered: &[Span],
    ) -> Vec<Saying> {
        let is_inside = |item: usize| {
            let place = items[item].span;
            covered.iter().any(|inside| {
                inside.start <= place.start
                    && place.end <= inside.end
                    && word_count(self.article, *inside) > 3
            })
        };
        let mut found: Vec<Saying> = Vec::new();
        let mut at = 0;
        while at < items.len() {
            let cue = if is_inside(at) { None } else { cue(items, at) };
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

    #[expect(
        clippy::too_many_lines,
        reason = "the cases of a subject are one decision, read from top to bottom"
    )]
    fn saying(
        &mut self,
        sentence: usize,
        items: &[Item<'_>],
        cue: Cue,
        own: &[Pair],
        earlier: &[Saying],
    ) -> Option<Saying> {
        let quoted = |item: usize| {
            let pair = own.iter().find(|pair| {
                pair.has_opening
                    && items[item].span.end <= pair.inside.start
                    && pair.inside.start - items[item].span.end < 3
                    && items[item].span.start < pair.inside.start
                    && !items[item].is_word
            })?;
            let close = items
                .iter()
                .position(|item| item.span.start >= pair.inside.end)?;
            Some(close + 1)
        };
        let is_arabic = items[cue.first].is_arabic();
        let places = self.places;
        let mut phrase = match cue.kind {
            CueKind::Participle | CueKind::Passive => None,
            _ => subject_after(items, &cue, places, &quoted),
        };
        // English subjects stand before their verb, unless the verb follows what is said.
        if !is_arabic && cue.kind == CueKind::Verb {
            let before = phrase_before(items, cue.first, places).filter(|phrase| {
                let first = &items[phrase.first];
                first.is_word
                    && items[phrase.first..phrase.end]
                        .iter()
                        .any(|item| item.is_word)
            });
            phrase = before.or(phrase.filter(|_| follows_quotation(items, cue.first)));
            if phrase.is_none()
                && !matches!(earlier.last(), Some(saying) if saying.speaker.is_some())
            {
                return None;
            }
        }
        if cue.relays && items.get(cue.end).is_some_and(|item| item.is("عن")) {
            phrase = None;
        }
        let content = content_start(
            items,
            cue.end.max(
                phrase
                    .filter(|phrase| phrase.first >= cue.end)
                    .map_or(0, |phrase| phrase.end),
            ),
            &quoted,
        );
        let (content, has_clause) = content;
        let is_received = content > 0 && items[content - 1].is("ل");
        let opens_quotation = !is_received
            && items.get(content).is_some_and(|_| {
                own.iter()
                    .any(|pair| pair.has_opening && starts_at(items, content, pair))
            });
        let closes_quotation = own.iter().any(|pair| ends_before(items, cue.first, pair));
        let is_bound = has_clause
            || opens_quotation
            || closes_quotation
            || own
                .iter()
                .any(|pair| !pair.has_opening && pair.inside.end > items[cue.first].span.end);
        if cue.needs_clause && !is_bound && cue.kind != CueKind::Passive {
            return None;
        }
        if cue.kind == CueKind::Passive && cue.needs_clause && !has_clause {
            return None;
        }
        // Without a subject behind it the verb's subject stands before it, or was named earlier.
        let mut via = None;
        let mut subject = cue.subject;
        let mut speaker = None;
        if is_arabic && phrase.is_none() && matches!(cue.kind, CueKind::Verb) {
            phrase = phrase_before(items, cue.first, places);
        }
        if is_arabic && phrase.is_none() && cue.kind == CueKind::Verb && cue.first > 3 {
            phrase = main_subject(items, cue.first, places).filter(|_| earlier.is_empty());
        }
        if !is_arabic
            && cue.kind == CueKind::Participle
            && earlier.iter().all(|saying| saying.speaker.is_none())
        {
            phrase = speakers::english_subject(items);
        }
        if is_arabic
            && cue.kind == CueKind::Participle
            && earlier.iter().all(|saying| saying.speaker.is_none())
        {
            phrase = main_subject(items, cue.first, places);
        }
        if is_arabic && cue.kind == CueKind::Words {
            phrase = items[..cue.first]
                .iter()
                .rposition(|item| item.is("عن") || item.is("وعن"))
                .and_then(|place| {
                    speakers::arabic_phrase(items, place + 1, places, &quoted)
                        .filter(|phrase| phrase.end == cue.first)
                });
            let relay = earlier.iter().rev().find(|saying| saying.cue.relays);
            via = relay
                .and_then(|saying| saying.speaker.as_ref())
                .and_then(|speaker| speaker.mention.clone());
        }
        if let Some(phrase) = phrase {
            speaker = self.speaker(sentence, items, phrase, &cue);
            if subject == Subject::Unknown {
                subject = gender(&items[phrase.first..phrase.end]);
            }
        } else if cue.kind != CueKind::Passive
            && cue.kind != CueKind::According
            && cue.kind != CueKind::SaysIn
            && !cue.relays
        {
            speaker = self.carried(earlier, subject);
        }
        if let Some(speaker) = &speaker
            && matches!(cue.kind, CueKind::Verb | CueKind::SaysIn)
            && mentions_document(items, cue.end)
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
            via,
            content,
            has_clause,
        })
    }

    /// The speaker that a noun phrase names.
    fn speaker(
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
            let (last, _) = self.last.clone()?;
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
    fn carried(&self, earlier: &[Saying], subject: Subject) -> Option<Speaker> {
        let here = earlier
            .iter()
            .rev()
            .filter(|saying| !matches!(saying.cue.kind, CueKind::According | CueKind::Passive))
            .find_map(|saying| saying.speaker.clone());
        let fits = |last: Subject| {
            last == subject || last == Subject::Unknown || subject == Subject::Unknown
        };
        here.or_else(|| {
            self.last
                .as_ref()
                .filter(|(_, last)| fits(*last))
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

    fn quote(
        &mut self,
        sentence: usize,
        items: &[Item<'_>],
        pair: Pair,
        sayings: &[Saying],
        own: &[Pair],
    ) {
        let text = fold_space(pair.inside.of(&self.article.source).unwrap_or_default());
        let nested = own.iter().any(|outer| {
            outer.inside != pair.inside
                && outer.inside.start <= pair.inside.start
                && pair.inside.end <= outer.inside.end
        });
        let opening = items
            .iter()
            .position(|item| item.span.start >= pair.inside.start)
            .unwrap_or(items.len());
        let before = if pair.has_opening {
            opening.saturating_sub(1)
        } else {
            opening
        };
        let closing = items
            .iter()
            .position(|item| item.span.start >= pair.inside.end)
            .unwrap_or(items.len());
        let after = (closing + 1).min(items.len());
        let lead = sayings
            .iter()
            .rev()
            .find(|saying| saying.cue.end <= before.max(1) && saying.cue.first < opening);
        let tail = sayings.iter().find(|saying| saying.cue.first >= closing);
        let count = words(&text).count();
        let is_adjacent = lead.is_some_and(|saying| {
            saying.content == before || (saying.content <= opening && opening - saying.content <= 1)
        });
        let follows = tail.is_some_and(|saying| {
            saying.cue.first <= after + 6 && Self::is_tail(items, after, saying)
        });
        let is_speech = if count <= 1 && !is_adjacent && !follows {
            lead.is_some_and(|saying| describes(&saying.text)) && !is_name(items, before, &text)
        } else {
            speech(items, before, after, &text, lead, is_adjacent, follows)
        };
        let is_speech = is_speech && !(nested && count <= 4);
        let kind = if is_speech {
            QuotationKind::Speech
        } else {
            QuotationKind::Name
        };
        let attribution = if is_speech {
            self.attribution(items, before, lead, tail, follows, sentence)
        } else {
            Attribution::default()
        };
        if is_speech && let (Some(speaker), None) = (&attribution.speaker, &self.last) {
            self.last = Some((speaker.clone(), Subject::Unknown));
        }
        self.quotations.push(Quotation {
            sentence: self.article.sentences[sentence].index,
            kind,
            text,
            span: pair.inside,
            attribution,
            confidence: pair.confidence,
        });
    }

    /// Tells whether a cue behind a closing mark belongs to the passage: «…» قال الوزير, "…," the minister said.
    fn is_tail(items: &[Item<'_>], after: usize, saying: &Saying) -> bool {
        let between = &items[after..saying.cue.first.max(after)];
        let is_arabic = items[saying.cue.first].is_arabic();
        if is_arabic {
            between.iter().all(|item| {
                !item.is_word || item.is_or_bare(&["هكذا", "كما", "بهذا", "هذا", "ما", "قد"])
            }) && !items[saying.cue.first].text.starts_with('و')
                && saying.cue.kind != CueKind::Participle
        } else {
            between.iter().filter(|item| !item.is_word).count() <= 2
                && between
                    .iter()
                    .all(|item| !item.is_mark(&['.', '"', '“', ';']))
        }
    }

    fn attribution(
        &self,
        items: &[Item<'_>],
        before: usize,
        lead: Option<&Saying>,
        tail: Option<&Saying>,
        follows: bool,
        sentence: usize,
    ) -> Attribution {
        let saying = if follows && lead.is_none_or(|lead| !lead.has_clause) {
            tail
        } else {
            lead.or(tail.filter(|_| follows))
        };
        if let Some(saying) = saying {
            return Attribution {
                speaker: saying.speaker.clone(),
                cue: Some(saying.text.clone()),
                cue_span: Some(saying.span),
                via: saying.via.clone(),
            };
        }
        // A passage that opens its sentence goes on with the words of the one who spoke last.
        let goes_on =
            before <= 1 || sentence == 0 || items[..before].iter().all(|item| !item.is_word);
        let previous = self.quotations.last().is_some_and(|last| {
            last.sentence + 1 >= self.article.sentences[sentence].index
                && last.kind == QuotationKind::Speech
        });
        let speaker = self
            .last
            .as_ref()
            .filter(|_| goes_on && (previous || sentence > 0))
            .map(|(speaker, _)| Speaker {
                name: speaker.name.clone(),
                mention: None,
                is_inferred: true,
            });
        Attribution {
            speaker,
            ..Attribution::default()
        }
    }

    fn report(&mut self, sentence: usize, items: &[Item<'_>], own: &[Pair], sayings: &[Saying]) {
        // Each of its pairs has just become a quotation.
        let quotations = &self.quotations[self.quotations.len() - own.len()..];
        for (place, saying) in sayings.iter().enumerate() {
            let opens = own.iter().any(|pair| {
                quotations.iter().any(|quotation| {
                    quotation.span == pair.inside
                        && quotation.attribution.cue_span == Some(saying.span)
                })
            });
            let is_bare = matches!(
                saying.cue.kind,
                CueKind::Verb | CueKind::According | CueKind::Passive
            ) || (saying.cue.kind == CueKind::Participle
                && !items[saying.cue.first].is_arabic());
            if opens || !(saying.has_clause || is_bare) {
                continue;
            }
            let next = sayings[place + 1..]
                .iter()
                .find(|next| next.cue.kind == CueKind::Participle || next.has_clause);
            let mut end = next.map_or(items.len(), |next| next.cue.first);
            let mut start = saying.content;
            if saying.cue.kind == CueKind::According
                || (!items[saying.cue.first].is_arabic()
                    && !saying.has_clause
                    && saying.cue.first > 3)
            {
                // "…, the minister said": what is said stands before.
                let subject_start = saying
                    .speaker
                    .as_ref()
                    .and_then(|speaker| speaker.mention.as_ref())
                    .map_or(saying.cue.first, |mention| {
                        saying.cue.first.saturating_sub(words(mention).count())
                    });
                if saying.cue.first > 2 {
                    start = 0;
                    end = if items[saying.cue.first].is_arabic() {
                        saying.cue.first
                    } else {
                        subject_start
                    };
                }
            }
            while start < end && items[start].is_mark(&['،', ',', ':']) {
                start += 1;
            }
            while end > start
                && !items[end - 1].is_word
                && !items[end - 1].is_mark(&['»', '”', ')', '"', '%'])
            {
                end -= 1;
            }
            if end <= start + 1 {
                continue;
            }
            let span = Span::new(items[start].span.start, items[end - 1].span.end);
            self.reports.push(Report {
                sentence: self.article.sentences[sentence].index,
                text: fold_space(span.of(&self.article.source).unwrap_or_default()),
                span,
                attribution: Attribution {
                    speaker: saying.speaker.clone(),
                    cue: Some(saying.text.clone()),
                    cue_span: Some(saying.span),
                    via: saying.via.clone(),
                },
            });
        }
    }
}

fn word_count(article: &Article, span: Span) -> usize {
    words(span.of(&article.source).unwrap_or_default()).count()
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
    let start = items[at].span.start;
    let between = items[..at]
        .iter()
        .rev()
        .take_while(|item| item.span.start >= pair.inside.end)
        .filter(|item| item.is_word)
        .count();
    pair.inside.end < start
        && between <= 6
        && (items[at].is_arabic() && between == 0 || !items[at].is_arabic())
}

/// Tells whether an English verb follows what is said: "…," said the minister.
fn follows_quotation(items: &[Item<'_>], verb: usize) -> bool {
    verb > 0 && items[verb - 1].is_mark(&['"', '”', '’', '\'', ',', '»']) || verb == 0
}

/// "In a statement": the speaker's document, which the article then calls the statement.
fn mentions_document(items: &[Item<'_>], from: usize) -> bool {
    let clause: Vec<&Item<'_>> = items[from..]
        .iter()
        .take(LONGEST_SUBJECT)
        .take_while(|item| !is_complementizer(item))
        .collect();
    clause.windows(3).any(|three| {
        let is_document = |item: &Item<'_>| DOCUMENTS.contains(&item.folded.as_str());
        matches!(three[0].folded.as_str(), "في" | "عبر" | "خلال") && is_document(three[1])
            || three[0].is("in") && three[1].is("a") && is_document(three[2])
    }) || clause
        .last_chunk::<2>()
        .is_some_and(|[first, last]| first.is("في") && DOCUMENTS.contains(&last.folded.as_str()))
}

/// Verbs that call something by a word: وصف, "called".
fn describes(cue: &str) -> bool {
    let cue = mujaz_text::fold(cue);
    [
        "وصف",
        "اعتبر",
        "called",
        "calls",
        "described",
        "قال",
        "said",
    ]
    .iter()
    .any(|verb| cue.contains(verb))
}

/// Tells whether a passage is somebody's words, and no name.
fn speech(
    items: &[Item<'_>],
    before: usize,
    after: usize,
    text: &str,
    lead: Option<&Saying>,
    is_adjacent: bool,
    follows: bool,
) -> bool {
    let count = words(text).count();
    let closed = text.ends_with(['.', '!', '?', '؟', '،', ',', '…']);
    let goes_on = items.get(after).is_some_and(|item| item.is_word);
    if is_name(items, before, text) && count <= 6 && !follows {
        return false;
    }
    if is_adjacent && (count >= 3 || !goes_on) {
        // «الصباح» نشرت: a short name as the subject of what is reported.
        return true;
    }
    if follows && (count >= 2 || closed) {
        return true;
    }
    if count >= 6 || (closed && count >= 2) {
        return true;
    }
    // A few words inside what somebody says are that person's, unless they look like a name.
    lead.is_some() && count >= 2 && !looks_like_name(text)
}

/// A name by what stands before it: صحيفة «الصباح», لـ«الصباح», بعنوان «…», the film "…".
fn is_name(items: &[Item<'_>], before: usize, text: &str) -> bool {
    let Some(previous) = before.checked_sub(1).map(|place| &items[place]) else {
        return false;
    };
    let word = previous.bare();
    let two_before = before
        .checked_sub(2)
        .map_or("", |place| items[place].bare());
    let named = |word: &str| {
        let word = word
            .strip_prefix(['ب', 'ل'])
            .filter(|rest| NAMING.contains(&without_article(rest)))
            .unwrap_or(word);
        NAMING.contains(&word)
            || NAMING.contains(&without_article(word))
            || NAMING_ENGLISH.contains(&word)
    };
    let receives = previous.is_word
        && matches!(
            previous.folded.as_str(),
            "تلقته"
                | "تلقتها"
                | "نشرته"
                | "نشرتها"
                | "حصلت"
                | "ل"
                | "خص"
                | "به"
                | "ب"
                | "بـ"
                | "ابلغ"
                | "مراسل"
        );
    previous.is_word
        && (named(word)
            || receives
            || (named(two_before)
                && !words(text).any(|_| false)
                && previous.is_arabic()
                && words(text).count() <= 4
                && looks_like_name(text)))
}

/// All words definite, or all capitalised: الحشد الشعبي, "Operation Inherent Resolve".
fn looks_like_name(text: &str) -> bool {
    let all: Vec<_> = words(text).collect();
    let definite = all
        .iter()
        .all(|word| mujaz_text::fold(word.text).starts_with("ال"));
    let is_capital = |word: &str| word.starts_with(char::is_uppercase) || word.len() <= 3;
    let capitalised = all.iter().all(|word| is_capital(word.text))
        && all
            .iter()
            .any(|word| word.text.starts_with(char::is_uppercase));
    definite || capitalised
}
