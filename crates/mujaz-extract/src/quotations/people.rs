//! Who is who in an article: full names, offices and institutions as they are introduced, and what later mentions mean.

use rustc_hash::FxHashMap;

use super::{
    apposed_offices::{apposed_title, holds_office, title_behind},
    attributions::without_lam,
    bodies::{behind_of, company, company_name, named_in_marks},
    counterparts::counterparts,
    cues::Subject,
    introductions::introduced,
    mentions::{Parts, parts, parts_of_speaker, text_of},
    register::{At, Register},
    speakers::{Phrase, arabic_phrase, is_office, without_article},
};
use crate::{
    items::{Item, without_owner},
    lexicon::{
        DOCUMENTS, GIVEN_NAMES_ENGLISH, INSTITUTIONS, OFFICES, OFFICES_ENGLISH, OFTEN_COMMON,
        ORGANISATIONS_ENGLISH, is_title_word,
    },
    names::Places,
};

/// The people and institutions of an article, in the order of their introduction.
#[derive(Debug, Default)]
pub(crate) struct People {
    register: Register,
    /// Who issued the statement that the article speaks of, in order.
    issuers: Vec<(At, String)>,
    /// The bodies that the article names at all, by the head of their name, in order: an anaphor means one of those where none has
    /// spoken.
    bodies: FxHashMap<String, Vec<(At, String)>>,
}

impl People {
    /// Enters everybody whom the sentence introduces by title and name, or by given name and family name.
    pub(crate) fn introduce(&mut self, sentence: usize, items: &[Item<'_>], places: &Places) {
        let mut at = 0;
        while at < items.len() {
            // أشرف وزير الصيد: a verb that is also a name.
            let is_verb = OFTEN_COMMON.contains(&items[at].folded)
                && items
                    .get(at + 1)
                    .is_some_and(|next| OFFICES.contains(&next.folded));
            let end = introduced(items, at, places).filter(|_| !is_verb);
            if let Some(end) = end {
                let phrase = &items[at..end];
                let parts = parts(phrase, places);
                if parts.name.len() >= 2 || (!parts.name.is_empty() && !parts.title.is_empty()) {
                    let title = apposed_title(items, at)
                        .or_else(|| title_behind(items, end))
                        .filter(|_| !holds_office(parts.title))
                        .unwrap_or(parts.title);
                    self.enter((sentence, at), &Parts { title, ..parts });
                    at = end;
                    continue;
                }
            }
            self.introduce_body(sentence, items, at, places);
            at += 1;
        }
        self.introduce_counterparts(sentence, items, places);
    }

    /// Enters whoever the sentence calls a counterpart, whom only the office with the country means: الوزير التركي.
    fn introduce_counterparts(&mut self, sentence: usize, items: &[Item<'_>], places: &Places) {
        for counterpart in counterparts(items, places) {
            let name = &items[counterpart.first..counterpart.end];
            let words = name.iter().map(|item| item.folded.as_ref().to_owned());
            self.register.enter_person(
                (sentence, counterpart.first),
                text_of(name),
                words.clone().collect(),
                Vec::new(),
            );
            let words: Vec<String> = words.collect();
            for title in counterpart.titles {
                self.register.call(&words, &title);
            }
        }
    }

    /// Enters the body whose name begins at item `at`, if one does: قضت محكمة جنايات القاهرة, "the central bank".
    fn introduce_body(&mut self, sentence: usize, items: &[Item<'_>], at: usize, places: &Places) {
        let item = &items[at];
        if let Some((first, end)) = company(items, at) {
            let name = text_of(&items[first..end]);
            self.name_company((sentence, at), &item.folded, without_owner(&name));
            return;
        }
        let (head, phrase) = if item.is("the") {
            let reach = items[at + 1..]
                .iter()
                .take(4)
                .take_while(|item| item.is_word);
            let Some(body) = reach
                .enumerate()
                // "the Ministry of Foreign Affairs", "the central bank"
                .filter(|&(place, _)| {
                    place > 0
                        || items
                            .get(at + 2)
                            .is_some_and(|next| next.is("of") || next.is("for"))
                })
                .find(|(_, item)| ORGANISATIONS_ENGLISH.contains(&item.folded))
            else {
                return;
            };
            let end = (at + 2 + body.0).max(behind_of(items, at + 2 + body.0));
            (body.1.folded.as_ref(), Phrase { first: at, end })
        } else {
            let is_body = item.is_arabic()
                && INSTITUTIONS.contains(item.bare())
                && !DOCUMENTS.contains(item.bare());
            let Some(phrase) = is_body
                .then(|| {
                    named_in_marks(items, at)
                        .or_else(|| arabic_phrase(items, at, places, &|_| None))
                })
                .flatten()
                .filter(|phrase| phrase.end >= at + 2)
            else {
                return;
            };
            (item.bare(), phrase)
        };
        let mention = &items[phrase.first..phrase.end];
        // مركز مدارات، هيثم الجاسم: who stands behind the comma is no part of it.
        let mention = mention
            .split(Item::is_comma)
            .next()
            .filter(|body| !body.is_empty())
            .unwrap_or(mention);
        let name = without_conjunction(mention, text_of(mention));
        self.bodies
            .entry(head.to_owned())
            .or_default()
            .push(((sentence, at), name));
    }

    /// Enters a company, which the article may call by its trade later.
    fn name_company(&mut self, at: At, trade: &str, name: &str) {
        for head in ["company", "firm", "group", trade] {
            let named = self.bodies.entry(head.to_owned()).or_default();
            let place = named.partition_point(|(other, _)| *other <= at);
            named.insert(place, (at, name.to_owned()));
        }
    }

    /// The last body with this head that the article names before `at`.
    fn body(&self, head: &str, at: At) -> Option<&str> {
        let bodies = self.bodies.get(head)?;
        let before = bodies.partition_point(|(place, _)| *place < at);
        Some(bodies[before.checked_sub(1)?].1.as_str())
    }

    /// A family name alone is a name only with its title; a fuller one may come later.
    fn enter(&mut self, at: At, parts: &Parts<'_, '_>) {
        let words = parts
            .name
            .iter()
            .map(|item| without_owner(&item.folded).to_owned())
            .collect();
        let name = without_owner(&text_of(parts.name)).to_owned();
        self.register
            .enter_person(at, name, words, title_words(parts.title));
    }

    /// The one person whom a sentence introduces, if it is no more than one.
    pub(crate) fn only_person_in(&self, sentence: usize) -> Option<&str> {
        self.register.only_person_in(sentence)
    }

    /// Tells whether a sentence is the first to name a person.
    pub(crate) fn is_introduced_in(&self, sentence: usize, name: &str) -> bool {
        self.register.is_introduced_in(sentence, name)
    }

    /// Tells whether a name is that of a person whom the article names.
    pub(crate) fn is_person(&self, name: &str) -> bool {
        let words: Vec<String> = mujaz_text::words(name)
            .map(|word| mujaz_text::fold(word.text))
            .collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        self.register.has_person(&words)
    }

    /// The words of the office that the article gives to the person of this name, where it gives one.
    pub(crate) fn title_of(&self, name: &str) -> Option<&[String]> {
        self.register.title_of(name)
    }

    /// Remembers that a statement is the speaker's.
    pub(crate) fn issue(&mut self, at: At, speaker: &str) {
        self.issuers.push((at, speaker.to_owned()));
    }

    /// Returns the name and gender of the person whom a mention means, if it is one whom the article names.
    pub(crate) fn person(
        &mut self,
        sentence: usize,
        items: &[Item<'_>],
        phrase: Phrase,
        places: &Places,
    ) -> Option<(String, Subject)> {
        let mention = &items[phrase.first..phrase.end];
        let parts = parts_of_speaker(mention, places);
        let is_titled = parts
            .title
            .iter()
            .any(|item| is_office(item) || OFFICES_ENGLISH.contains(&item.folded));
        let words: Vec<&str> = parts.name.iter().map(|item| item.folded.as_ref()).collect();
        let is_known = !words.is_empty() && self.register.fuller(&words).is_some();
        let has_given_name = parts.name.iter().any(|item| {
            item.is_given_name()
                || item.is_capitalised() && GIVEN_NAMES_ENGLISH.contains(&item.folded)
        });
        let is_full = !mention[0].is_arabic() && parts.title.is_empty() && words.len() >= 2;
        // "His wife, | Joanne, | keeps the books"
        let is_comma = |place: Option<usize>| {
            place
                .and_then(|place| items.get(place))
                .is_some_and(|item| item.is_mark(&[',']))
        };
        let is_apposed = mention[0].is_capitalised()
            && is_comma(phrase.first.checked_sub(1))
            && is_comma(Some(phrase.end));
        if !(is_titled || is_known || has_given_name || is_full || is_apposed) {
            return None;
        }
        let subject = gender(mention);
        let (name, is_resolved) = self.resolve(sentence, items, phrase, places);
        (is_resolved || !parts.name.is_empty()).then_some((name, subject))
    }

    /// Tells whether the article names somebody by the office of a mention before it.
    pub(crate) fn has_title(&self, items: &[Item<'_>], phrase: Phrase, sentence: usize) -> bool {
        let title = title_words(&items[phrase.first..phrase.end]);
        title.first().is_some_and(|head| {
            self.register
                .headed(head, (sentence, phrase.first))
                .is_some()
        })
    }

    /// The item behind the name of a known person that begins at `at`, where that is more than a given name.
    pub(crate) fn end_of_known(&self, items: &[Item<'_>], at: usize) -> Option<usize> {
        let words = |end: usize| -> Vec<&str> {
            let mention = &items[at..end];
            mention.iter().map(|item| item.folded.as_ref()).collect()
        };
        let end = (at + 1..=items.len().min(at + 5))
            .take_while(|&end| items[end - 1].is_word && self.register.has_person(&words(end)))
            .last()?;
        (end > at + 1 || !items[at].is_given_name()).then_some(end)
    }

    /// Returns the full name that a mention stands for, and whether it was concluded from elsewhere.
    pub(crate) fn resolve(
        &mut self,
        sentence: usize,
        items: &[Item<'_>],
        phrase: Phrase,
        places: &Places,
    ) -> (String, bool) {
        let at = (sentence, phrase.first);
        let mention = &items[phrase.first..phrase.end];
        let parts = parts_of_speaker(mention, places);
        // "Chipmaker Veridon", "the aid group Mare Aperto"
        if let Some(first) = company_name(mention) {
            let name = text_of(&mention[first..]);
            self.name_company(at, &mention[first - 1].folded, &name);
            return (name, false);
        }
        // صحيفة «سان خوسيه كرونيكل»: no person, though it has a given name.
        let is_in_marks =
            named_in_marks(items, phrase.first).is_some_and(|named| named.end == phrase.end);
        if !parts.name.is_empty() && !is_in_marks {
            let words: Vec<&str> = parts.name.iter().map(|item| item.folded.as_ref()).collect();
            if let Some(known) = self.register.fuller(&words) {
                return (known.name.clone(), true);
            }
            let name = without_conjunction(parts.name, text_of(parts.name));
            self.enter(at, &parts);
            return (name, false);
        }
        // وقالت دومورتييه: a family name that nothing else shows to be one.
        let words: Vec<&str> = mention.iter().map(|item| item.folded.as_ref()).collect();
        if let Some(known) = self.register.fuller(&words) {
            return (known.name.clone(), true);
        }
        // الرجل، البالغ من العمر 40 عاما: what stands behind the comma is no part of the name.
        let comma = mention.iter().position(Item::is_comma);
        if let Some(comma) = comma.filter(|&comma| comma > 0 && mention[0].is_arabic()) {
            let end = phrase.first + comma;
            return self.resolve(sentence, items, Phrase { end, ..phrase }, places);
        }
        let title = title_words(mention);
        // "the Leeds-based company"
        let is_based = title.iter().any(|word| word == "based");
        let head = if is_based {
            title.last()
        } else {
            title.first()
        };
        let Some(head) = head else {
            return (text_of(mention), false);
        };
        let text_of = |mention: &[Item<'_>]| without_conjunction(mention, text_of(mention));
        let is_document = title.iter().all(|word| DOCUMENTS.contains(word.as_str()));
        if is_document {
            let issuer = self.issuers.iter().rev().find(|(place, _)| *place <= at);
            return issuer.map_or_else(
                || (text_of(mention), false),
                |(_, name)| (name.clone(), true),
            );
        }
        let is_anaphor = (title.len() == 1 || is_based)
            && is_definite(mention)
            && !(mention[0].is_arabic() && places.contains(&mention[0].folded));
        let known = if is_anaphor {
            // "Minister Hon. Grace Tembo-Phiri": the head may stand before a form of address.
            let titled = || {
                self.register
                    .titled(&title, at)
                    .filter(|_| !mention[0].is_arabic())
            };
            self.register.headed(head, at).or_else(titled)
        } else {
            // "police said": the force, and not the captain who is named later.
            let is_force = title.len() == 1 && title[0] == "police";
            self.register.titled(&title, at).filter(|_| !is_force)
        };
        if let Some(known) = known {
            return (known.name.clone(), true);
        }
        if let Some(body) = self.body(head, at).filter(|_| is_anaphor) {
            return (body.to_owned(), true);
        }
        let name = text_of(mention);
        if title.len() > 1 {
            // وفقا لوزارة الدفاع: the ministry's name has no ل.
            let own = &mention[0].folded;
            let has_lam = own.starts_with('ل') && !is_title_word(own) && !title[0].starts_with('ل');
            let known = if has_lam {
                without_lam(&name)
            } else {
                name.clone()
            };
            self.register.enter_title(at, known, title);
        }
        (name, false)
    }
}

/// والمثل الشامي, in which a definite noun shows that و is no letter of the name.
fn without_conjunction(mention: &[Item<'_>], text: String) -> String {
    let is_joined =
        mention[0].bare().len() < mention[0].folded.len() && mention[0].bare().starts_with("ال");
    match text.strip_prefix(['و', 'ف']).filter(|_| is_joined) {
        Some(rest) => rest.to_owned(),
        None => text,
    }
}

fn is_definite(mention: &[Item<'_>]) -> bool {
    mention
        .first()
        .is_some_and(|item| item.bare().starts_with("ال") || item.is("the"))
}

/// The folded words of a title without articles; conjunctions and the rest of a sentence are not in it.
fn title_words(title: &[Item<'_>]) -> Vec<String> {
    title
        .iter()
        .enumerate()
        .filter(|&(place, item)| {
            item.is_word
                && !matches!(
                    item.folded.as_ref(),
                    "the"
                        | "a"
                        | "an"
                        | "ذاته"
                        | "ذاتها"
                        | "نفسه"
                        | "نفسها"
                        | "عينه"
                        | "المذكور"
                        | "المذكوره"
                )
                // رئيس مجلس الوزراء is رئيس الوزراء.
                && !(item.is("مجلس") && title.get(place + 1).is_some_and(|next| next.is("الوزراء")))
        })
        .map(|(place, item)| {
            let word = if place == 0 {
                item.bare()
            } else {
                &item.folded
            };
            let word = if OFFICES.contains(item.folded.as_ref())
                || INSTITUTIONS.contains(item.folded.as_ref())
            {
                &item.folded
            } else {
                word
            };
            without_article(word.trim_start_matches(|letter| place == 0 && letter == 'ل'))
                .to_owned()
        })
        .collect()
}

/// Tells whether a noun is feminine, as far as its form says.
pub(crate) fn gender(mention: &[Item<'_>]) -> Subject {
    let Some(first) = mention.first().filter(|item| item.is_arabic()) else {
        return Subject::Unknown;
    };
    if first.folded.ends_with('ه') {
        Subject::Feminine
    } else {
        Subject::Masculine
    }
}
