//! Passages in quotation marks: which are speech and which are names, and whose they are.

use mujaz_model::{Attribution, Quotation, QuotationKind, Speaker};
use mujaz_text::{fold_space, words};

use super::{
    Reader,
    cues::{Cue, CueKind, Subject, is_complementizer},
    marks::Pair,
    sayings::Saying,
    speakers::{Phrase, arabic_phrase, english_phrase, without_article},
};
use crate::{
    items::Item,
    lexicon::{
        INSTITUTIONS, NAMING, NAMING_ENGLISH, OFFICES, OFFICES_ENGLISH, ORGANISATIONS, UNNAMED,
        ends_name, is_verbal_noun,
    },
};

impl Reader<'_> {
    /// Enters the quotation of a passage in marks.
    pub(super) fn quote(
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
        let opening = items.partition_point(|item| item.span.start < pair.inside.start);
        let before = if pair.has_opening {
            opening.saturating_sub(1)
        } else {
            opening
        };
        let closing = items.partition_point(|item| item.span.start < pair.inside.end);
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
        // "Smith said they would “never talk,” but an official said …": the words in marks end a clause that is somebody's already.
        let is_closed = lead.is_some_and(|lead| {
            lead.content < before && lead.speaker.is_some() && !items[lead.cue.first].is_arabic()
        }) && items.get(after).is_some_and(|item| {
            matches!(
                item.folded.as_ref(),
                "but" | "and" | "while" | "though" | "although"
            )
        });
        let follows = !is_closed && tail.is_some_and(|saying| Self::is_tail(items, after, saying));
        let is_framed = lead.is_some_and(|saying| {
            is_adjacent
                && before > 0
                && items[before - 1].is("ب")
                && saying.framed.is_some_and(|framed| framed.at == before)
        });
        // أعلنت الخطوط الجوية «أجنحة الشام» | استئناف رحلاتها: what is announced stands behind the name.
        let is_named_before_act = count <= 4
            && lead.is_some_and(|lead| lead.framed.is_none() && !lead.has_clause)
            && items
                .get(after)
                .is_some_and(|next| next.is_arabic() && is_verbal_noun(&next.folded));
        // وكانت وكالة «خبر پارس» قد نقلت: the agency is the subject.
        let is_named_subject = count <= 4
            && follows
            && before.checked_sub(1).is_some_and(|place| {
                let noun = without_article(items[place].bare());
                items[place].is_arabic() && (NAMING.contains(noun) || ORGANISATIONS.contains(noun))
            });
        // "comments carried by the “Khabar-e Rooz” news agency"
        let is_named_in_english = count <= 4
            && looks_like_name(&text)
            && before.checked_sub(1).is_some_and(|place| {
                matches!(
                    items[place].folded.as_ref(),
                    "the" | "newspaper" | "daily" | "magazine" | "weekly"
                )
            });
        let is_speech = if is_named_before_act || is_named_subject || is_named_in_english {
            false
        } else if is_framed {
            true
        } else if self.is_known_name(items, opening, closing) && !follows
            || count <= 3 && is_met_before_clause(items, before, after)
        {
            false
        } else if count <= 1 && !is_adjacent && !follows {
            // "He accused them of “theatre”": a word without capital is the speaker's.
            let is_word = || text.starts_with(|letter: char| letter.is_ascii_lowercase());
            lead.is_some_and(|saying| {
                describes(&saying.text)
                    || saying.cue.needs_clause && is_word()
                    || saying.has_clause && is_word()
            }) && !is_name(items, before, &text)
        } else {
            speech(items, before, after, &text, lead, is_adjacent, follows)
        };
        let named = if lead.is_none() && !follows && count >= 2 {
            // “No new banknote planned”: Egypt central bank
            self.named_before_colon(sentence, items, before)
                .or_else(|| self.source_behind(sentence, items, after))
        } else {
            None
        };
        let is_speech = (is_speech || named.is_some()) && !(nested && count <= 4);
        let kind = if is_speech {
            QuotationKind::Speech
        } else {
            QuotationKind::Name
        };
        let attribution = if let Some(speaker) = named.filter(|_| is_speech) {
            self.last = Some((speaker.clone(), Subject::Unknown));
            Attribution {
                speaker: Some(speaker),
                ..Attribution::default()
            }
        } else if is_speech {
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

    /// Gives a quotation that began in an earlier sentence and ends in this one to who says it behind its end: “We lost. We will be
    /// back,” he said.
    pub(super) fn attribute_ended(&mut self, items: &[Item<'_>], pair: Pair, sayings: &[Saying]) {
        let closing = items.partition_point(|item| item.span.start < pair.inside.end);
        let after = (closing + 1).min(items.len());
        let tail = sayings
            .iter()
            .find(|saying| saying.cue.first >= closing)
            .filter(|saying| closing < items.len() && Self::is_tail(items, after, saying));
        let quotation = self
            .quotations
            .iter_mut()
            .rev()
            .take(LATELY)
            .find(|quotation| quotation.span == pair.inside);
        if let (Some(saying), Some(quotation)) = (tail, quotation)
            && quotation.kind == QuotationKind::Speech
            && quotation.attribution.cue.is_none()
        {
            quotation.attribution = Attribution {
                speaker: saying.speaker.clone(),
                cue: Some(saying.text.clone()),
                cue_span: Some(saying.span),
                via: saying.via.clone(),
            };
        }
    }

    /// Tells whether the words in marks are a well-known name, «فيسبوك», beside which nobody is said to call something so.
    fn is_known_name(&self, items: &[Item<'_>], opening: usize, closing: usize) -> bool {
        opening < closing
            && self
                .names
                .find(items, opening)
                .is_some_and(|(_, end)| end == closing)
    }

    /// Who speaks where a sentence has only a name or an office before a colon: الوزيرة دينا الشامي: «…».
    fn named_before_colon(
        &mut self,
        sentence: usize,
        items: &[Item<'_>],
        before: usize,
    ) -> Option<Speaker> {
        let colon = before
            .checked_sub(1)
            .filter(|&place| items[place].is_mark(&[':']))?;
        self.speaker_before(sentence, items, 0, colon)
    }

    /// Whom alone the words from `first` to the colon at `colon` name.
    pub(super) fn speaker_before(
        &mut self,
        sentence: usize,
        items: &[Item<'_>],
        first: usize,
        colon: usize,
    ) -> Option<Speaker> {
        let opening = items.get(first).filter(|opening| opening.is_word)?;
        let phrase = if opening.is_arabic() {
            let is_somebody =
                opening.is_given_name() || self.is_office_or_known(items, first, colon);
            arabic_phrase(items, first, self.places, &|_| None).filter(|_| is_somebody)
        } else {
            let connects = matches!(
                opening.folded.as_ref(),
                "then" | "and" | "later" | "finally" | "but" | "now" | "so" | "here" | "again"
            );
            english_phrase(items, first)
                .filter(|_| !connects)
                .filter(|_| {
                    items[first..colon].iter().all(Item::is_capitalised)
                        || colon - first <= 8
                            && items[first..colon]
                                .iter()
                                .any(|item| OFFICES_ENGLISH.contains(&item.folded))
                })
        };
        // محافظ البنك المركزي لـ«الصباح»: …
        let is_told = |phrase: &Phrase| {
            items[phrase.end..colon].first().is_some_and(|item| {
                item.is("ل")
                    || item.folded.starts_with('ل')
                        && self.places.contains(&item.folded['ل'.len_utf8()..])
            }) && colon - phrase.end <= 7
        };
        let phrase = phrase.filter(|phrase| phrase.end == colon || is_told(phrase))?;
        self.speaker(sentence, items, phrase, &Cue::of(0, 0, CueKind::Verb))
    }

    /// Tells whether the words from `first` to the colon at `colon` begin with an office or institution, or are a name that is known or that
    /// headlines have alone.
    pub(super) fn is_office_or_known(
        &self,
        items: &[Item<'_>],
        first: usize,
        colon: usize,
    ) -> bool {
        let noun = without_article(items[first].bare());
        OFFICES.contains(noun)
            || INSTITUTIONS.contains(noun)
            || colon == first + 1 && is_alone_somebody(&items[first])
            || self.names.find(items, first).is_some_and(|(_, end)| {
                // الهلال الأحمر الليبي
                end == colon
                    || end + 1 == colon
                        && self
                            .places
                            .has_adjective(without_article(&items[end].folded))
            })
    }

    /// Tells whether a cue behind a closing mark belongs to the passage: «…» قال الوزير, "…," the minister said.
    fn is_tail(items: &[Item<'_>], after: usize, saying: &Saying) -> bool {
        let between = &items[after..saying.cue.first.max(after)];
        let is_arabic = items[saying.cue.first].is_arabic();
        if is_arabic {
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
        } else {
            // The subject stands between the passage and its verb, perhaps as an apposition: "…," one of them, Lina, told us.
            let begins = |phrase: &Phrase| {
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
            };
            // …, while the ruling party said
            let opens_clause = items[after..saying.cue.first.max(after)]
                .iter()
                .find(|item| item.is_word)
                .is_some_and(|item| matches!(item.folded.as_ref(), "while" | "whereas"));
            if opens_clause {
                return false;
            }
            if saying.phrase.as_ref().is_some_and(begins) {
                return true;
            }
            let is_joined = between
                .iter()
                .find(|item| item.is_word)
                .is_some_and(|item| matches!(item.folded.as_ref(), "and" | "but"));
            !is_joined
                && saying.cue.first <= after + 6
                && between.iter().filter(|item| !item.is_word).count() <= 2
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
}

/// How many quotations back one can be that ends here.
pub(super) const LATELY: usize = 8;

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
    let describes_as = lead.is_some_and(|lead| describes(&lead.text))
        && before
            .checked_sub(1)
            .is_some_and(|place| items[place].is("as"));
    if describes_as {
        return true;
    }
    let closed = text.ends_with(['.', '!', '?', '؟', '،', ',', '…']);
    let goes_on = items.get(after).is_some_and(|item| item.is_word);
    // The so-called “safe zone” is empty, the mayor said.
    let word_before = |step: usize| {
        before
            .checked_sub(step)
            .map_or("", |place| items[place].folded.as_ref())
    };
    let is_called = matches!(
        word_before(1),
        "so-called" | "dubbed" | "nicknamed" | "codenamed"
    ) || word_before(1) == "called"
        && (word_before(3) == "so" || looks_like_name(text));
    if (is_name(items, before, text) && !follows || is_called) && count <= 6 {
        return false;
    }
    // “The Salt Road,” a drama about a family: American style has the comma inside the marks.
    let is_title = || {
        let capitals = words(text).filter(|word| word.text.starts_with(char::is_uppercase));
        text.ends_with([',', '.']) && looks_like_name(text) && capitals.take(2).count() == 2
    };
    if lead.is_none() && !follows && is_title() {
        return false;
    }
    // He accused them of “theatre” and left.
    if is_adjacent && text.starts_with(|letter: char| letter.is_ascii_lowercase()) {
        return true;
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
            .filter(|rest| NAMING.contains(without_article(rest)))
            .unwrap_or(word);
        NAMING.contains(word)
            || NAMING.contains(without_article(word))
            || NAMING_ENGLISH.contains(word)
    };
    let receives = previous.is_word
        && matches!(
            previous.folded.as_ref(),
            "تلقت"
                | "تلقي"
                | "تلقته"
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
    // بنك «نورد مار»
    let count = words(text).count();
    // لمجمع «طاقات الجنوب»
    let body = previous.folded.as_ref();
    let is_organisation = ORGANISATIONS.contains(body)
        || body
            .strip_prefix(['ل', 'ب', 'ك'])
            .is_some_and(|noun| ORGANISATIONS.contains(noun));
    let is_body = is_organisation && previous.is_arabic() && count <= 3;
    // الجماعة «تراجعت عن القوائم»: who is named so does not end in a clause.
    let is_body_itself = word
        .strip_prefix("ال")
        .is_some_and(|noun| INSTITUTIONS.contains(noun) || matches!(noun, "جماعه" | "كتله"));
    if is_body_itself
        && count >= 4
        && words(text).any(|word| ends_name(&mujaz_text::fold(word.text)))
    {
        return false;
    }
    // تحدث إلى «شفق»
    let hears = previous.is("الي")
        && matches!(
            two_before,
            "تحدث"
                | "تحدثت"
                | "تحدثوا"
                | "يتحدث"
                | "تتحدث"
                | "حديث"
                | "حديثه"
                | "حديثها"
        )
        && count <= 3;
    // إن المشروع «سيخلق فرص عمل»: a predicate.
    let is_predicate = count >= 3
        && previous.folded.starts_with("ال")
        && words(text).next().is_some_and(|word| {
            let folded = mujaz_text::fold(word.text);
            matches!(
                folded.as_str(),
                "لم" | "لن" | "لا" | "ليس" | "ليست" | "سوف" | "قد"
            ) || ["سي", "ست", "سن"]
                .iter()
                .any(|future| folded.starts_with(future))
                && folded.chars().count() >= 5
        });
    previous.is_word
        && !is_predicate
        && (named(word)
            || is_body
            || hears
            || receives
            || (named(two_before) && previous.is_arabic() && count <= 4 && looks_like_name(text)))
}

/// Tells whether what is said only begins behind the marks, as a clause, and a preposition stands before them: قال في حوار مع «الأفق» إن.
fn is_met_before_clause(items: &[Item<'_>], before: usize, after: usize) -> bool {
    let is_met = before.checked_sub(1).is_some_and(|place| {
        matches!(
            items[place].folded.as_ref(),
            "مع" | "الي" | "عبر" | "علي" | "في" | "لدي" | "ل"
        )
    });
    is_met && items.get(after).is_some_and(is_complementizer)
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

/// Tells whether one word before a colon says who speaks: مصادر, or العكيدي, a name of belonging with its article, as headlines
/// shorten somebody's name, and no word that leads a list.
fn is_alone_somebody(item: &Item<'_>) -> bool {
    let word = item.folded.as_ref();
    let leads_list = matches!(
        word,
        "التالي"
            | "الاتي"
            | "الثاني"
            | "الحالي"
            | "الماضي"
            | "الاساسي"
            | "الرئيسي"
            | "النهائي"
    );
    let is_family_name =
        word.starts_with("ال") && word.ends_with('ي') && word.chars().count() >= 6 && !leads_list;
    UNNAMED.contains(item.bare()) || is_family_name
}
