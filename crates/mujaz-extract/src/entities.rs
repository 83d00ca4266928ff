//! What an article names: people, organisations, places, offices, days and quantities, each with its exact places.
//!
//! Each sentence is read from its start. Where several things begin at a word, the longest is meant, and of equals the
//! well-known one:
//!
//! 1. `measures` has its days and numbers;
//! 2. the name list has what is well known, in both languages;
//! 3. `arabic` and `english` have offices, organisations and places by the form of their names;
//! 4. people are who the quotations have as speakers, whom a title or a given name introduces, and who is called by a kunya;
//!    afterwards their family name is enough; `homonyms` tells a person from the place of the same name, and `mistaken` a base or an
//!    adjective from the known name that is written like it;
//! 5. what stands in brackets behind a name is another name of it: حلف شمال الأطلسي (الناتو).
//!
//! A known name inside an office is named too: the office in الأمين العام للأمم المتحدة, and الأمم المتحدة.

mod arabic;
mod english;
mod head;
mod homonyms;
mod matters;
mod measures;
mod mistaken;
mod people;

use std::collections::BTreeMap;

use mujaz_model::{
    Article, Bilingual, Entity, EntityKind, Language, Mention, Quotation, QuotationKind, Report,
    Span,
};
use mujaz_text::{fold, fold_space};

use crate::{
    items::{Item, items_of, without_possessives},
    lexicon::{ADDRESSES, OFFICES, OFFICES_ENGLISH, ORGANISATIONS, RANKS},
    names::Names,
    quotations::{named_person, without_article},
};

pub(crate) use matters::of_offices as matters_of_offices;

use people::People;

/// Finds the entities of `article` (of its headline and datelines, and then of its body), in the order of their first mention; nothing where `go_on`, which is asked at
/// each sentence, says no.
pub(crate) fn find(
    article: &Article,
    sentences: &[Vec<Item<'_>>],
    names: &Names,
    quotations: &[Quotation],
    reports: &[Report],
    go_on: &dyn Fn() -> Option<()>,
) -> Option<Vec<Entity>> {
    let mut reader = Reader {
        article,
        names,
        quotations,
        people: People::default(),
        aliases: BTreeMap::new(),
        outlets: head::outlets(article, quotations),
        has_network: article.source.contains("تنظيم القاعدة"),
        found: Found::default(),
    };
    let sentences: Vec<_> = sentences
        .iter()
        .map(|items| without_possessives(items, |word| names.begins_with(word)))
        .collect();
    for items in &sentences {
        go_on()?;
        reader.introduce(items);
    }
    for (words, name) in people::speakers(quotations, reports, names.places()) {
        reader.people.enter(words, name);
    }
    for span in article
        .headline_above()
        .into_iter()
        .chain(article.datelines.iter().map(|dateline| dateline.span))
    {
        reader.read_above(&items_of(&article.source, span));
    }
    for (sentence, items) in article.sentences.iter().zip(&sentences) {
        go_on()?;
        reader.read(sentence.index, sentence.span, items);
    }
    Some(reader.found.entities)
}

struct Reader<'a> {
    article: &'a Article,
    names: &'a Names,
    quotations: &'a [Quotation],
    people: People,
    /// Other names from brackets, folded, with the entity's number.
    aliases: BTreeMap<String, usize>,
    /// The publications that the article names as its own, folded.
    outlets: Vec<String>,
    /// Whether the article names تنظيم القاعدة in full.
    has_network: bool,
    found: Found,
}

/// What begins at a word.
struct Named {
    kind: EntityKind,
    name: Bilingual,
    end: usize,
    /// How many one-letter particles stand before it in its first word.
    particles: usize,
}

impl Reader<'_> {
    /// Learns whom a sentence introduces in full.
    fn introduce(&mut self, items: &[Item<'_>]) {
        let mut at = 0;
        while at < items.len() {
            let Some((first, end)) = self.introduced(items, at) else {
                at += 1;
                continue;
            };
            let words: Vec<String> = items[first..end]
                .iter()
                .filter(|item| item.is_word)
                .map(|item| item.folded.to_string())
                .collect();
            if words.len() >= 2 {
                let name = self.text(items, first, end);
                self.people.enter(words, name);
            }
            at = end;
        }
    }

    /// The name that a title or a given name introduces at `at`: where it begins and ends.
    fn introduced(&self, items: &[Item<'_>], at: usize) -> Option<(usize, usize)> {
        let is_meant = |&(first, _): &(usize, usize)| {
            let by_preposition = first > at
                && matches!(
                    items[first - 1].folded.as_ref(),
                    "of" | "for" | "the" | "to" | "في" | "الي" | "لدي"
                );
            !by_preposition && self.names.find(items, first).is_none()
        };
        let holder = || {
            let is_office =
                items[at].is_capitalised() || OFFICES_ENGLISH.contains(&items[at].folded);
            is_office
                .then(|| english::holder(items, at, self.names))
                .flatten()
                .filter(is_meant)
        };
        // غادر رافائيل غروسي | طهران: where somebody goes is no third name.
        let before_place = |(first, end): (usize, usize)| {
            let is_place = end > first + 2
                && items[end - 1].is_arabic()
                && self.names.find_behind(items, end - 1).is_some_and(
                    |(name, close, particles)| {
                        name.kind == EntityKind::Place && close == end && particles == 0
                    },
                );
            (first, end - usize::from(is_place))
        };
        holder()
            .or_else(|| {
                named_person(items, at, self.names.places())
                    .map(before_place)
                    .filter(is_meant)
            })
            .or_else(|| english::in_apposition(items, at, self.names).filter(is_meant))
            .or_else(|| english::by_given_name(items, at).filter(is_meant))
            .or_else(|| homonyms::person(items, at, self.names))
            .or_else(|| people::addressed(items, at))
    }

    fn read(&mut self, sentence: usize, span: Span, items: &[Item<'_>]) {
        let measures = measures::measures(&self.article.source, span, items);
        let mut measures = measures.into_iter().peekable();
        let mut at = 0;
        while at < items.len() {
            let start = items[at].span.start;
            while measures.next_if(|next| next.span.start < start).is_some() {}
            // Of 12-13 June both days begin in one word.
            let mut behind = None;
            while let Some(measure) = measures
                .next_if(|next| next.span.start < items[behind.unwrap_or(at + 1) - 1].span.end)
            {
                let end = items.partition_point(|item| item.span.start < measure.span.end);
                behind = Some(end.max(at + 1));
                let text = fold_space(measure.span.of(&self.article.source).unwrap_or_default());
                let entity = Entity {
                    kind: measure.kind,
                    name: self.one_sided(text.clone()),
                    value: measure.value,
                    unit: measure.unit,
                    mentions: Vec::new(),
                };
                let mention = Mention {
                    sentence: Some(sentence),
                    text,
                    span: measure.span,
                };
                self.found.add(entity, mention);
            }
            if let Some(end) = behind {
                at = end;
                continue;
            }
            let Some(named) = self.named(items, at) else {
                at += 1;
                continue;
            };
            let end = named.end;
            let is_office = named.kind == EntityKind::Role;
            let sentence = Some(sentence);
            let number = self.add(sentence, items, at, named);
            if is_office {
                self.known_inside(sentence, items, at, end);
                at = self.holder(sentence, items, at, end);
            } else {
                self.inside_body(sentence, items, at, end);
                at = self.alias(sentence, items, end, number);
            }
        }
    }

    /// The well-known name that begins at a word.
    fn well_known(&self, items: &[Item<'_>], at: usize) -> Option<Named> {
        let known = self.names.find_behind(items, at).filter(|(name, end, _)| {
            !mistaken::is_mistaken(items, at, *end, name, self.has_network)
        });
        known.map(|(name, end, particles)| Named {
            kind: name.kind,
            name: name.name.clone(),
            end,
            particles,
        })
    }

    /// The longest thing that begins at a word.
    fn named(&self, items: &[Item<'_>], at: usize) -> Option<Named> {
        if !items[at].is_word {
            return None;
        }
        let known = self.well_known(items, at);
        let alias = self.aliases.get(&*items[at].folded).map(|&number| Named {
            kind: self.found.entities[number].kind,
            name: self.found.entities[number].name.clone(),
            end: at + 1,
            particles: 0,
        });
        let person = self.person(items, at);
        let office = || {
            if !is_title(&items[at]) {
                return None;
            }
            let (first, _) = self
                .introduced(items, at)
                .filter(|(first, _)| *first > at)?;
            let end = first
                - items[at..first]
                    .iter()
                    .rev()
                    .take_while(|item| !item.is_word)
                    .count();
            Some(self.by_form(items, at, EntityKind::Role, end))
        };
        let formed = by_form(items, at, self.names)
            .map(|(kind, end)| (kind, self.quoted_name(items, end, kind).unwrap_or(end)))
            .map(|(kind, end)| self.by_form(items, at, kind, end))
            .or_else(|| {
                let end = self.quoted_name(items, at + 1, EntityKind::Organisation)?;
                let noun = without_article(items[at].bare());
                ORGANISATIONS
                    .contains(noun)
                    .then(|| self.by_form(items, at, EntityKind::Organisation, end))
            })
            .or_else(office);
        [known, alias, self.outlet(items, at), person, formed]
            .into_iter()
            .flatten()
            .reduce(|best, next| if next.end > best.end { next } else { best })
    }

    fn by_form(&self, items: &[Item<'_>], at: usize, kind: EntityKind, end: usize) -> Named {
        let text = self.text(items, at, end);
        Named {
            kind,
            name: self.one_sided(without_clitic(&items[at], &text)),
            end,
            particles: arabic::particles(&items[at].folded, kind),
        }
    }

    /// The end of a name in quotation marks behind the noun that it belongs to: صحيفة «الصباح».
    fn quoted_name(&self, items: &[Item<'_>], end: usize, kind: EntityKind) -> Option<usize> {
        let mark = items.get(end).filter(|item| !item.is_word)?;
        let place = self
            .quotations
            .partition_point(|quotation| quotation.span.start < mark.span.end);
        let quotation = self.quotations.get(place).filter(|quotation| {
            quotation.kind == QuotationKind::Name && quotation.span.start == mark.span.end
        })?;
        let close = items
            .iter()
            .position(|item| item.span.start >= quotation.span.end)?;
        (kind == EntityKind::Organisation).then_some(close + 1)
    }

    /// A person, in full, by the family name, or by a kunya.
    fn person(&self, items: &[Item<'_>], at: usize) -> Option<Named> {
        let by_kunya = || {
            let is_kunya = matches!(items[at].folded.as_ref(), "ابو" | "ابا" | "ابي")
                && !items[at].text.starts_with("آ");
            let next = items.get(at + 1).filter(|next| next.is_arabic())?;
            let names = next.folded.chars().count() >= 3 && !next.folded.starts_with("ان");
            let further = items.get(at + 2).is_some_and(|word| {
                word.is_arabic() && (word.is_given_name() || word.folded.starts_with("ال"))
            });
            let end = at + 2 + usize::from(further);
            (is_kunya && names).then(|| (self.text(items, at, end), end))
        };
        let named = |name: String, end: usize, particles: usize| Named {
            kind: EntityKind::Person,
            name: self.one_sided(name),
            end,
            particles,
        };
        self.people
            .find(items, at)
            .map(|(name, end)| named(name.to_owned(), end, 0))
            .or_else(|| by_kunya().map(|(name, end)| named(name, end, 0)))
            .or_else(|| {
                let (clitic, end) = people::behind_clitic(items, at)?;
                let name = self.text(items, at, end);
                Some(named(name[clitic..].to_owned(), end, 1))
            })
            .or_else(|| {
                let (name, end, particles) = self.people.find_family_behind(items, at)?;
                Some(named(name.to_owned(), end, particles))
            })
    }

    fn add(
        &mut self,
        sentence: Option<usize>,
        items: &[Item<'_>],
        at: usize,
        named: Named,
    ) -> usize {
        let start = items[at].span.start + length_of_letters(items[at].text, named.particles);
        let span = Span::new(start, items[named.end - 1].span.end);
        let mention = Mention {
            sentence,
            text: fold_space(span.of(&self.article.source).unwrap_or_default()),
            span,
        };
        let entity = Entity {
            kind: named.kind,
            name: named.name,
            value: None,
            unit: None,
            mentions: Vec::new(),
        };
        self.found.add(entity, mention)
    }

    /// The well-known names inside the title of an office.
    fn known_inside(
        &mut self,
        sentence: Option<usize>,
        items: &[Item<'_>],
        first: usize,
        end: usize,
    ) {
        let mut at = first;
        while at < end {
            let known = items[at]
                .is_word
                .then(|| self.well_known(items, at))
                .flatten();
            let Some(named) =
                known.filter(|known| known.end <= end && known.kind != EntityKind::Role)
            else {
                at += 1;
                continue;
            };
            let close = named.end;
            self.add(sentence, items, at, named);
            at = close;
        }
    }

    /// The office that a body belongs to (المكتب الإعلامي لمستشار الأمن القومي), and the country and place of one that represents: سفارة
    /// جمهورية العراق في بروكسل.
    fn inside_body(
        &mut self,
        sentence: Option<usize>,
        items: &[Item<'_>],
        first: usize,
        end: usize,
    ) {
        let head = without_article(items[first].bare());
        if end > first + 1 && arabic::represents(head) {
            self.known_inside(sentence, items, first + 1, end);
            return;
        }
        let office = (first + 1..end).find(|&at| {
            ORGANISATIONS.contains(head)
                && items[at].is_arabic()
                && items[at].folded.starts_with('ل')
                && by_form(items, at, self.names)
                    .is_some_and(|(kind, close)| kind == EntityKind::Role && close <= end)
        });
        if let Some(at) = office {
            let named = self
                .well_known(items, at)
                .filter(|known| known.kind == EntityKind::Role && known.end == end)
                .unwrap_or_else(|| self.by_form(items, at, EntityKind::Role, end));
            self.add(sentence, items, at, named);
        }
    }

    /// Enters whoever is named behind the title of an office, and returns the item to go on from.
    fn holder(
        &mut self,
        sentence: Option<usize>,
        items: &[Item<'_>],
        at: usize,
        end: usize,
    ) -> usize {
        let holder = self
            .introduced(items, at)
            .filter(|(first, _)| *first == end);
        let Some((first, close)) = holder else {
            return end;
        };
        let named = self.person(items, first).unwrap_or_else(|| Named {
            kind: EntityKind::Person,
            name: self.one_sided(self.text(items, first, close)),
            end: close,
            particles: 0,
        });
        let named = Named {
            end: named.end.max(close),
            ..named
        };
        let close = named.end;
        self.add(sentence, items, first, named);
        close
    }

    /// Takes the other name in brackets behind an organisation or place, and returns the item to go on from.
    fn alias(
        &mut self,
        sentence: Option<usize>,
        items: &[Item<'_>],
        at: usize,
        number: usize,
    ) -> usize {
        let entity = &self.found.entities[number];
        let has_alias = matches!(entity.kind, EntityKind::Organisation | EntityKind::Place);
        let Some(word) = english::bracketed(items, at).filter(|_| has_alias) else {
            return at;
        };
        if self.names.find(items, word).is_some() {
            return at;
        }
        let named = Named {
            kind: entity.kind,
            name: entity.name.clone(),
            end: word + 1,
            particles: 0,
        };
        self.add(sentence, items, word, named);
        self.aliases.insert(items[word].folded.to_string(), number);
        word + 2
    }

    fn text(&self, items: &[Item<'_>], first: usize, end: usize) -> String {
        let span = Span::new(items[first].span.start, items[end - 1].span.end);
        fold_space(span.of(&self.article.source).unwrap_or_default())
    }

    fn one_sided(&self, text: String) -> Bilingual {
        let language = if text.starts_with(mujaz_text::is_arabic_letter) {
            Language::Arabic
        } else if text.starts_with(|letter: char| letter.is_alphabetic()) {
            Language::English
        } else {
            self.article.language
        };
        Bilingual::one_sided(mujaz_model::Text::new(language, text))
    }
}

fn by_form(items: &[Item<'_>], at: usize, names: &Names) -> Option<(EntityKind, usize)> {
    if items[at].is_arabic() {
        arabic::named(items, at, names)
    } else {
        english::named(items, at, names)
    }
}

/// An office before a name, and no form of address.
fn is_title(item: &Item<'_>) -> bool {
    let noun = without_article(item.bare());
    OFFICES.contains(noun) && !ADDRESSES.contains(noun) || RANKS.contains(noun)
}

/// A name without و, ف, ب, ل or ك before its first word, where what is left heads a name.
fn without_clitic(first: &Item<'_>, text: &str) -> String {
    let mut rest = text;
    let is_head = |word: &str| crate::lexicon::heads_name(&fold(word));
    for _ in 0..3 {
        let word = rest.split_whitespace().next().unwrap_or_default();
        if !first.is_arabic() || is_head(word) {
            break;
        }
        if let Some(tail) = rest.strip_prefix("لل") {
            return format!("ال{tail}");
        }
        let Some(tail) = rest.strip_prefix(['و', 'ف', 'ب', 'ل', 'ك']) else {
            break;
        };
        rest = tail;
    }
    rest.to_owned()
}

/// The length of the first letters of a word, with their marks, in bytes.
fn length_of_letters(word: &str, letters: usize) -> usize {
    word.char_indices()
        .filter(|(_, letter)| mujaz_text::is_arabic_letter(*letter))
        .nth(letters)
        .map_or(0, |(at, _)| at)
}

#[derive(Default)]
struct Found {
    entities: Vec<Entity>,
    places: BTreeMap<(EntityKind, String, String), usize>,
}

impl Found {
    /// Enters a mention of `entity`, and returns the entity's number.
    fn add(&mut self, entity: Entity, mention: Mention) -> usize {
        let key = (entity.kind, fold(&entity.name.ar), fold(&entity.name.en));
        let place = *self.places.entry(key).or_insert_with(|| {
            self.entities.push(entity);
            self.entities.len() - 1
        });
        self.entities[place].mentions.push(mention);
        place
    }
}

#[cfg(test)]
mod tests;
