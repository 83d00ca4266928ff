//! A cue with all that belongs to it: whose it is, through whom it comes, and where what is said begins.

use mujaz_model::{Article, Span, Speaker};
use mujaz_text::{fold_space, words};

use super::{
    LONGEST_SUBJECT, Reader,
    adjuncts::behind_adjuncts,
    asides::asides,
    contents::{Framed, content_start, end_of_quoted, framed, is_of_saying},
    cues::{Cue, CueKind, Subject, cue, is_complementizer, trails_from},
    english_names::names_person,
    marks::Pair,
    mentions::{parts, text_of},
    people::gender,
    sources::{is_told_of_others, span_of},
    speakers::{Phrase, is_honorific, shared_subject},
    subjects::{cited, far_subject, is_nobody, issuer, near_subject, source_of, subject_of_words},
};
use crate::{
    items::Item,
    lexicon::{DOCUMENTS, OFFICES_ENGLISH, ORGANISATIONS, ORGANISATIONS_ENGLISH, is_title_word},
};

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
            .filter(|inside| has_words(self.article, **inside, 3))
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
                cue(items, at).filter(|cue| !is_told_of_others(items, cue, &found))
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
            .map(|phrase| self.until_known_name(items, cue.end, phrase));
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
        let phrase = source.or(issued).or(phrase);
        let via = self.agency_of(items, earlier, agency, is_words);
        let (speaker, subject) = self.speaker_of(sentence, items, &cue, phrase, earlier);
        if let Some(speaker) = speaker.as_ref().filter(|_| issues_document(items, &cue)) {
            self.people.issue((sentence, cue.first), &speaker.name);
        }
        let span = span_of(items, &cue);
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
            framed,
            until: None,
        })
    }

    /// Who the noun phrase of a cue names, or the one who goes on speaking, and which subject that is in grammar.
    fn speaker_of(
        &mut self,
        sentence: usize,
        items: &[Item<'_>],
        cue: &Cue,
        phrase: Option<Phrase>,
        earlier: &[Saying],
    ) -> (Option<Speaker>, Subject) {
        if relays_of_him(items, cue) {
            let speaker = self.carried(earlier, Subject::Unknown, "");
            return (speaker, Subject::Unknown);
        }
        let mut subject = cue.subject;
        let mut speaker = None;
        let earlier_here = phrase
            .filter(|&phrase| is_pronoun(items, phrase))
            .and_then(|phrase| {
                let speaker = Self::spoken_here(earlier)?;
                Some(Speaker {
                    mention: Some(text_of(&items[phrase.first..phrase.end])),
                    is_inferred: true,
                    ..speaker
                })
            });
        if earlier_here.is_some() {
            speaker = earlier_here;
        } else if let Some(phrase) = phrase {
            speaker = self.speaker(sentence, items, phrase, cue);
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
        (speaker, subject)
    }

    /// Through whom the words come: نقلت الوكالة عن الوزير قوله.
    fn agency_of(
        &self,
        items: &[Item<'_>],
        earlier: &[Saying],
        agency: Option<Phrase>,
        is_words: bool,
    ) -> Option<String> {
        earlier
            .iter()
            .rev()
            .find(|saying| is_words && saying.cue.relays)
            .and_then(|saying| saying.via.clone())
            .or_else(|| {
                let span = agency?.span(items);
                Some(fold_space(
                    span.of(&self.article.source).unwrap_or_default(),
                ))
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
            mention[0].folded.as_ref(),
            "he" | "she" | "they" | "it" | "هو" | "هي" | "هم" | "who"
        ) && mention[0].text != "WHO"
            || is_honorific(&mention[0]);
        if pronoun && mention.len() == 1 {
            let is_person =
                matches!(mention[0].folded.as_ref(), "he" | "she") || is_honorific(&mention[0]);
            let topic = self.topic.as_ref().filter(|_| is_person);
            let last = topic
                .or(self.last.as_ref())
                .map(|(last, _)| last.name.clone());
            let only = || {
                let only = self.people.only_person_in(sentence.checked_sub(1)?)?;
                is_person.then(|| only.to_owned())
            };
            // "The agency confirmed it, and its director, Salma Okoth, urged calm. … she wrote": no body is meant.
            let is_body = |last: &String| {
                is_person
                    && words(last)
                        .any(|word| ORGANISATIONS_ENGLISH.contains(&mujaz_text::fold(word.text)))
                    && !words(last)
                        .any(|word| OFFICES_ENGLISH.contains(&mujaz_text::fold(word.text)))
            };
            let name = match last {
                Some(last) if is_body(&last) => only().or(Some(last)),
                last => last.or_else(only),
            }?;
            return Some(Speaker {
                name,
                mention: Some(text_of(mention)),
                is_inferred: true,
            });
        }
        if matches!(
            mention[0].folded.as_ref(),
            "i" | "we" | "you" | "there" | "it"
        ) {
            return None;
        }
        if let Some(name) = self.same_speaker(sentence, items, phrase) {
            return Some(Speaker {
                name,
                mention: Some(text_of(mention)),
                is_inferred: true,
            });
        }
        // "Omar Al-Sabti and Katherine Doyle argue": both.
        let joint = mention.iter().position(|item| item.is("and"));
        if let Some(joint) = joint
            && names_person(&mention[..joint])
            && names_person(&mention[joint + 1..])
        {
            let name = text_of(mention);
            return Some(Speaker {
                mention: Some(name.clone()),
                name,
                is_inferred: false,
            });
        }
        // كل من الوزير والسفير, "both the minister and her counterpart"
        let before =
            |step: usize, word: &str| phrase.first >= step && items[phrase.first - step].is(word);
        let is_both = before(1, "both");
        if is_both || before(1, "من") && before(2, "كل") {
            let joint = mention.iter().position(|item| item.is("and"));
            let first = &mention[..joint.filter(|_| is_both).unwrap_or(mention.len())];
            let name = text_of(&mention[parts(first, self.places).first_of_name(first)..]);
            return Some(Speaker {
                mention: Some(name.clone()),
                name,
                is_inferred: false,
            });
        }
        // وفق الوزارة, بيان للوزارة
        let is_issuer = phrase
            .first
            .checked_sub(1)
            .is_some_and(|before| DOCUMENTS.contains(items[before].bare()));
        let lam =
            (cue.kind == CueKind::According || is_issuer) && mention[0].folded.starts_with('ل');
        let (mut name, is_inferred) = self.people.resolve(sentence, items, phrase, self.places);
        if lam && !is_inferred {
            name = without_lam(&name);
        }
        let span = phrase.span(items);
        let mention = fold_space(span.of(&self.article.source).unwrap_or_default());
        Some(Speaker {
            name,
            mention: Some(mention),
            is_inferred,
        })
    }

    /// The one who spoke last, where a mention says so: المتحدثة نفسها, "the agency added".
    fn same_speaker(&self, sentence: usize, items: &[Item<'_>], phrase: Phrase) -> Option<String> {
        let mention = &items[phrase.first..phrase.end];
        // المتحدثة نفسها, المصدر ذاته: whoever spoke last, unless the article names another by that office.
        let is_same = (2..=4).contains(&mention.len())
            && mention.last().is_some_and(|last| {
                last.is_or_bare(&["نفسه", "نفسها", "ذاته", "ذاتها", "عينه", "عينها"])
            });
        // السيدة الخمسينية
        let is_anybody = mention.len() <= 2
            && mention[0].is_or_bare(&["السيده", "المراه", "الرجل", "الشاب", "الشابه"])
            && mention[1..].iter().all(|item| {
                item.folded.starts_with("ال")
                    && (item.folded.ends_with('ي') || item.folded.ends_with("يه"))
            });
        if (is_same || is_anybody)
            && let Some((last, _)) = self.last.as_ref()
            && !(is_same && self.people.has_title(items, phrase, sentence))
        {
            return Some(last.name.clone());
        }
        // "The expert stressed", "the agency added": whoever spoke last.
        let is_generic = mention.len() == 2
            && mention[0].is("the")
            && matches!(
                mention[1].folded.as_ref(),
                "expert"
                    | "official"
                    | "diplomat"
                    | "agency"
                    | "organisation"
                    | "organization"
                    | "charity"
                    | "group"
                    | "spokesman"
                    | "spokeswoman"
                    | "lawmaker"
                    | "analyst"
                    | "source"
            );
        // "Two people with knowledge of the matter said … The people said": the sources without a name, again.
        let is_again = mention.len() == 2
            && mention[0].is("the")
            && matches!(
                mention[1].folded.as_ref(),
                "people"
                    | "sources"
                    | "officials"
                    | "diplomats"
                    | "residents"
                    | "researchers"
                    | "analysts"
                    | "executives"
                    | "witnesses"
            )
            && self.last.as_ref().is_some_and(|(last, _)| {
                words(&last.name).any(|word| mujaz_text::fold(word.text) == mention[1].folded)
            });
        let is_body = is_generic
            && matches!(
                mention[1].folded.as_ref(),
                "agency" | "organisation" | "organization" | "charity" | "group"
            );
        // "…," said its manager. The agency added …
        let last = self
            .last
            .as_ref()
            .map(|(last, _)| last)
            .filter(|last| !(is_body && self.people.is_person(&last.name)))
            .or(self.last_body.as_ref().filter(|_| is_body));
        if (is_generic || is_again)
            && let Some(last) = last
            && !self.people.has_title(items, phrase, sentence)
        {
            return Some(last.name.clone());
        }
        None
    }

    /// Who spoke last in this sentence.
    fn spoken_here(earlier: &[Saying]) -> Option<Speaker> {
        (0..earlier.len())
            .rev()
            // قال الوزير إن | النادي سيحتج: whoever speaks in what another says is not who goes on.
            .filter(|&place| {
                !earlier[..place]
                    .iter()
                    .any(|outer| earlier[place].is_within(outer))
            })
            .map(|place| &earlier[place])
            .filter(|saying| !matches!(saying.cue.kind, CueKind::According | CueKind::Passive))
            .find_map(|saying| saying.speaker.clone())
    }

    /// An elided subject: the speaker of this sentence, or of the last that had one and whose gender fits.
    fn carried(&self, earlier: &[Saying], subject: Subject, verb: &str) -> Option<Speaker> {
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
        let agent = self
            .agent
            .iter()
            .find(|(_, agent)| fits(*agent))
            .map(|(speaker, _)| speaker.clone());
        // ورأت السعودية …، وتعهد: the verb of another subject.
        let here = earlier
            .last()
            .is_none_or(|last| {
                last.cue.kind != CueKind::Verb
                    || last.cue.relays
                    || !matches!(
                        (last.subject, subject),
                        (Subject::Feminine, Subject::Masculine)
                            | (Subject::Masculine, Subject::Feminine)
                    )
            })
            .then(|| Self::spoken_here(earlier))
            .flatten();
        here.or(agent)
            .or_else(|| {
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
}

/// ونقلت عنه الوكالة قوله: the words are those of who spoke last.
fn relays_of_him(items: &[Item<'_>], cue: &Cue) -> bool {
    let next = items.get(cue.end).filter(|_| cue.relays);
    next.is_some_and(|next| matches!(next.folded.as_ref(), "عنه" | "عنها" | "عنهم"))
}

/// What stands behind ل, "to" or "of": للوزارة is الوزارة, للجنة is اللجنة, لشرطة is شرطة.
pub(super) fn without_lam(name: &str) -> String {
    let Some(rest) = name.strip_prefix('ل') else {
        return name.to_owned();
    };
    let Some(noun) = rest.strip_prefix('ل') else {
        return rest.to_owned();
    };
    let first = mujaz_text::fold(rest.split(' ').next().unwrap_or_default());
    let has_own = is_title_word(&first) || ORGANISATIONS.contains(&first);
    format!("ال{}", if has_own { rest } else { noun })
}

/// "The minister said it was over, though | he conceded …"
fn is_pronoun(items: &[Item<'_>], phrase: Phrase) -> bool {
    phrase.end == phrase.first + 1
        && matches!(
            items[phrase.first].folded.as_ref(),
            "he" | "she" | "it" | "they"
        )
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
