//! A sentence as it is compared: what it speaks of, in both languages, whom it names, what it denies, its figures and days.

use std::ops::Range;

use chrono::{Datelike, NaiveDate, Weekday};
use mujaz_model::{EntityKind, Language, Negation, Polarity, SentencePlace, Span};
use mujaz_text::{Calendar, MentionedDay, dates, stem};

use super::{
    acts::Acts,
    figures::{Counting, countings},
    lexicon::{self, Role, Running},
    meaning::{Meaning, Vocabulary, meanings, offices, people, sounds},
};
use crate::{
    items::{Item, items_of},
    names::Names,
};

/// A sentence, before its words are compared with those of others.
pub(super) struct Passage<'a> {
    pub(super) place: SentencePlace,
    /// The number of the report that it belongs to: of its article, or of the source of a memo's point.
    pub(super) report: usize,
    pub(super) source: &'a str,
    pub(super) span: Span,
    pub(super) language: Language,
    /// The day on which it was printed.
    pub(super) published: Option<NaiveDate>,
    /// Its place among the candidates of its article, the best first.
    pub(super) rank: usize,
    pub(super) speaker: Option<&'a str>,
    pub(super) polarity: Polarity,
}

/// What one sentence says, as numbers that stand for words.
pub(super) struct Statement {
    pub(super) place: SentencePlace,
    pub(super) report: usize,
    pub(super) rank: usize,
    pub(super) language: Language,
    pub(super) published: Option<NaiveDate>,
    /// What it speaks of, without particles, words of reporting and numbers. Sorted, as all that follow.
    pub(super) words: Vec<u32>,
    /// What it speaks of that both languages have: names and well-known things.
    pub(super) shared_words: Vec<u32>,
    /// The consonants of its other words; of an English sentence, of its names.
    pub(super) sounds: Vec<u32>,
    /// `words` without what its figures count and what befell people: the circumstances.
    pub(super) circumstances: Vec<u32>,
    pub(super) shared_circumstances: Vec<u32>,
    /// Names, those of countries also where only a nationality is told.
    pub(super) names: Vec<u32>,
    pub(super) places: Vec<u32>,
    /// The places that are no countries.
    pub(super) towns: Vec<u32>,
    /// The countries of the towns that it names.
    pub(super) homes: Vec<u32>,
    /// The places that both languages have names for.
    pub(super) known_places: Vec<u32>,
    /// What it is about, as both languages have it: without who was befallen, and with its days.
    pub(super) shared_topics: Vec<u32>,
    /// The bridges, markets and the like that it names.
    pub(super) sites: Vec<u32>,
    pub(super) people: Vec<u32>,
    /// An office and what it is the office of: (minister, defence).
    pub(super) offices: Vec<(u32, u32)>,
    pub(super) speaker: Vec<u32>,
    pub(super) denied: Vec<u32>,
    pub(super) denials: usize,
    /// How many of the denials only say that something is lacking.
    pub(super) lacks: usize,
    pub(super) countings: Vec<Counting>,
    /// For each figure, what stands close to it.
    pub(super) surroundings: Vec<Vec<u32>>,
    /// For each figure, what another clause of the sentence tells.
    pub(super) elsewhere: Vec<Vec<u32>>,
    /// For each figure, whether it is denied.
    pub(super) are_denied: Vec<bool>,
    /// For each figure, what was done to what it counts.
    pub(super) acts: Vec<Acts>,
    /// For each figure, the country of those whom it counts: "eight Jordanian pilgrims".
    pub(super) nations: Vec<Option<u32>>,
    /// The spans of time in which it says that so much happened, as the numbers of their concepts: "in nine months".
    pub(super) periods: Vec<usize>,
    /// Of a sentence that begins with "it" or و: `circumstances` with those of the sentence before.
    pub(super) context: Vec<u32>,
    pub(super) shared_context: Vec<u32>,
    /// For each figure, what it is a measure of: tonnes of food.
    pub(super) substances: Vec<Substance>,
    pub(super) days: Vec<(Day, Span)>,
    /// The months that it names without a day, from 1.
    pub(super) months: Vec<u32>,
    /// The countries among its places.
    pub(super) countries: Vec<u32>,
    /// The names of fields, dams, crossings and the like.
    pub(super) named_sites: Vec<u32>,
    /// Whether it speaks of what was before: "last month", `منذ العام الماضي`.
    pub(super) is_background: bool,
    /// Whether it counts from the start of a span of time that goes on, "since the start of the month", or only names that
    /// span: "this month".
    pub(super) running: Running,
    /// Whether it speaks of a part of what is to come: "so far".
    pub(super) is_so_far: bool,
}

impl Statement {
    /// Tells whether both speak of what was before the news of the day, or neither does. Cases since the start of the month are
    /// those of this month.
    pub(super) fn is_of_the_same_time(&self, other: &Self) -> bool {
        self.is_background == other.is_background
            || matches!(
                (self.running, other.running),
                (Running::FromStart, Running::ThisSpan) | (Running::ThisSpan, Running::FromStart)
            )
    }
}

/// Returns how many countries one statement names that the other names a town of: Tehran stands for Iran.
pub(super) fn named_by_towns(left: &Statement, right: &Statement) -> usize {
    let by_towns = |one: &Statement, other: &Statement| {
        one.homes
            .iter()
            .filter(|home| {
                one.names.binary_search(home).is_err() && other.names.binary_search(home).is_ok()
            })
            .count()
    };
    by_towns(left, right) + by_towns(right, left)
}

/// What a figure measures: the numbers of the words that say so, of food aid both.
#[derive(Debug, Clone, Default)]
pub(super) struct Substance {
    words: Vec<u32>,
    /// Those that both languages have.
    shared_words: Vec<u32>,
}

impl Substance {
    /// Tells whether they are known to be different things.
    pub(super) fn is_other(&self, other: &Self, is_same_language: bool) -> bool {
        let (mine, theirs) = if is_same_language {
            (&self.words, &other.words)
        } else {
            (&self.shared_words, &other.shared_words)
        };
        !mine.is_empty() && !theirs.is_empty() && common(mine, theirs) == 0
    }
}

/// A day as far as a sentence tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Day {
    Full(NaiveDate),
    /// A day of a year that is not known.
    OfYear {
        month: u32,
        day: u32,
    },
    OfWeek(Weekday),
}

impl Day {
    /// What is the same for the same day in both languages.
    fn key(self) -> String {
        match self {
            Self::Full(day) => format!("day {}-{}", day.month(), day.day()),
            Self::OfYear { month, day } => format!("day {month}-{day}"),
            Self::OfWeek(day) => format!("day {day}"),
        }
    }

    pub(super) fn can_be(self, other: Self) -> bool {
        match (self, other) {
            (Self::Full(day), Self::Full(other)) => day == other,
            (Self::OfWeek(day), Self::OfWeek(other)) => day == other,
            (Self::OfYear { .. }, Self::OfYear { .. }) => self == other,
            (Self::OfYear { month, day }, Self::Full(full))
            | (Self::Full(full), Self::OfYear { month, day }) => {
                (full.month(), full.day()) == (month, day)
            }
            (Self::OfYear { .. }, Self::OfWeek(_)) | (Self::OfWeek(_), Self::OfYear { .. }) => true,
            (Self::Full(day), Self::OfWeek(weekday)) | (Self::OfWeek(weekday), Self::Full(day)) => {
                day.weekday() == weekday
            }
        }
    }
}

/// Reads the statements of all passages.
pub(super) fn statements(
    passages: &[Passage<'_>],
    names: &Names,
    vocabulary: &mut Vocabulary,
) -> Vec<Statement> {
    let items: Vec<Vec<Item<'_>>> = passages
        .iter()
        .map(|passage| items_of(passage.source, passage.span))
        .collect();
    for item in items.iter().flatten().filter(|item| item.is_word) {
        vocabulary.bare.insert(stem(&item.folded));
    }
    let mut found: Vec<Statement> = passages
        .iter()
        .zip(&items)
        .map(|(passage, items)| statement(passage, items, names, vocabulary))
        .collect();
    for at in 1..found.len() {
        let (before, rest) = found.split_at_mut(at);
        let (before, said) = (&before[at - 1], &mut rest[0]);
        let follows = before.place.article == said.place.article
            && before.place.sentence + 1 == said.place.sentence;
        if follows && goes_on(&items[at]) {
            let with = |own: &[u32], others: &[u32]| sorted(own.iter().chain(others).copied());
            said.context = with(&said.circumstances, &before.circumstances);
            said.shared_context = with(&said.shared_circumstances, &before.shared_circumstances);
        }
    }
    found
}

/// Tells whether a sentence goes on about what the one before it named.
fn goes_on(items: &[Item<'_>]) -> bool {
    items.iter().find(|item| item.is_word).is_some_and(|first| {
        let folded = first.folded.as_ref();
        (first.is_arabic() && folded.starts_with('و') && folded.chars().count() > 3)
            || matches!(
                folded,
                "it" | "they" | "he" | "she" | "its" | "their" | "his" | "her" | "this" | "these"
            )
    })
}

fn statement(
    passage: &Passage<'_>,
    items: &[Item<'_>],
    names: &Names,
    vocabulary: &mut Vocabulary,
) -> Statement {
    let meanings = meanings(items, names, vocabulary);
    let negations: Vec<&Negation> = passage
        .polarity
        .negations
        .iter()
        .filter(|negation| !is_bound(items, negation))
        .collect();
    let reading = Reading {
        countings: countings(passage.source, passage.span, items),
        days: days(passage, items),
        items,
        meanings,
    };
    let denied = |at: usize| {
        let span = items[at].span;
        negations.iter().any(|negation| {
            negation.denied_span.start <= span.start && span.end <= negation.denied_span.end
        })
    };
    let known_places =
        reading.words(|_, meaning| matches!(meaning, Meaning::Name(_, EntityKind::Place)));
    let mut places = known_places.clone();
    places.extend(reading.words(|at, _| at > 0 && lexicon::names_place(&items[at - 1].folded)));
    let speaker = mujaz_text::words(passage.speaker.unwrap_or_default()).map(|word| {
        let stem = vocabulary.stem(&mujaz_text::fold(word.text));
        vocabulary.number(stem)
    });
    let speaker = sorted(speaker.collect::<Vec<_>>().into_iter());
    let days: Vec<u32> = reading
        .days
        .iter()
        .map(|(day, _)| vocabulary.number(day.key()))
        .collect();
    let with_days = |words: Vec<u32>| sorted(words.into_iter().chain(days.iter().copied()));
    Statement {
        place: passage.place,
        report: passage.report,
        rank: passage.rank,
        language: passage.language,
        published: passage.published,
        words: reading.words(|_, _| true),
        shared_words: reading.words(|_, meaning| is_shared(meaning)),
        sounds: sounds(items, &reading.meanings, passage.language, vocabulary),
        circumstances: reading.words(|at, meaning| reading.is_circumstance(at, meaning)),
        shared_circumstances: with_days(
            reading.words(|at, meaning| is_shared(meaning) && reading.is_circumstance(at, meaning)),
        ),
        shared_topics: with_days(
            reading.words(|_, meaning| is_shared(meaning) && !meaning.is_count()),
        ),
        homes: vocabulary.homes(&known_places),
        known_places,
        names: reading.words(|_, meaning| {
            matches!(
                meaning,
                Meaning::Name(..) | Meaning::Concept(_, Role::Nationality)
            )
        }),
        towns: sorted(
            places
                .iter()
                .copied()
                .filter(|place| !vocabulary.countries.contains(place)),
        ),
        countries: sorted(
            places
                .iter()
                .copied()
                .filter(|place| vocabulary.countries.contains(place)),
        ),
        places: sorted(places.into_iter()),
        named_sites: reading.words(|at, _| lexicon::is_name_of_site(items, at)),
        months: reading.months(),
        sites: reading.words(|_, meaning| matches!(meaning, Meaning::Concept(_, Role::Site))),
        people: people(items, &reading.meanings),
        offices: offices(items, &reading.meanings),
        speaker,
        denied: reading.words(|at, _| denied(at)),
        denials: negations.len(),
        lacks: negations
            .iter()
            .filter(|negation| is_lack(passage.source, negation))
            .count(),
        is_background: lexicon::speaks_of_before(items),
        running: lexicon::running(items),
        is_so_far: lexicon::speaks_of_so_far(items),
        surroundings: reading.surroundings(),
        elsewhere: reading.elsewhere(),
        are_denied: reading.are_denied(passage.source, &negations),
        acts: reading.acts(),
        nations: reading.nations(),
        periods: lexicon::periods(items),
        context: Vec::new(),
        shared_context: Vec::new(),
        substances: reading.substances(),
        countings: reading.countings,
        days: reading.days,
    }
}

const fn is_shared(meaning: Meaning) -> bool {
    !matches!(meaning, Meaning::Word(_))
}

/// A sentence whose words, figures and days are known.
struct Reading<'a> {
    items: &'a [Item<'a>],
    meanings: Vec<Option<Meaning>>,
    countings: Vec<Counting>,
    days: Vec<(Day, Span)>,
}

impl Reading<'_> {
    /// The numbers of the words that are `wanted`, without those that are part of a number or a day.
    fn words(&self, wanted: impl Fn(usize, Meaning) -> bool) -> Vec<u32> {
        sorted(
            self.meanings
                .iter()
                .enumerate()
                .filter_map(|(at, meaning)| {
                    meaning
                        .filter(|meaning| !self.is_number(at) && wanted(at, *meaning))
                        .map(Meaning::number)
                }),
        )
    }

    fn is_number(&self, at: usize) -> bool {
        let item = &self.items[at];
        let is_figure = |found: &Counting| {
            found.items.0 != found.items.1 && (found.items.0..=found.items.1).contains(&at)
        };
        self.countings.iter().any(is_figure)
            || item.folded.contains(|letter: char| letter.is_ascii_digit())
            || self
                .days
                .iter()
                .any(|(_, span)| span.start < item.span.end && item.span.start < span.end)
    }

    /// The months without a day that it speaks of: "in May", خلال مايو.
    fn months(&self) -> Vec<u32> {
        let month = |at: usize| {
            let behind = self
                .items
                .get(at + 1)
                .map_or("", |item| item.folded.as_ref());
            let is_day = self.days.iter().any(|(_, span)| {
                span.start <= self.items[at].span.start && self.items[at].span.end <= span.end
            });
            lexicon::month(self.items, at, behind).filter(|_| !is_day)
        };
        sorted((0..self.items.len()).filter_map(month))
    }

    fn is_circumstance(&self, at: usize, meaning: Meaning) -> bool {
        let is_count = Meaning::is_count(meaning);
        !is_count && !self.countings.iter().any(|found| found.words.contains(&at))
    }

    /// For each figure, the nationality between number and noun or behind an Arabic noun.
    fn nations(&self) -> Vec<Option<u32>> {
        let nation = |at: usize| match self.meanings.get(at).copied().flatten() {
            Some(Meaning::Concept(number, Role::Nationality)) => Some(number),
            _ => None,
        };
        self.countings
            .iter()
            .map(|found| {
                let noun = *found
                    .words
                    .first()
                    .filter(|_| !found.counted.is_measure())?;
                let last = found.items.1;
                (last + 1..noun).find_map(nation).or_else(|| {
                    // دار نشر مصرية
                    let is_arabic = self.items[noun].is_arabic();
                    (noun + 1..noun + 3).filter(|_| is_arabic).find_map(nation)
                })
            })
            .collect()
    }

    /// For each figure, what stands behind its noun with "of" or من.
    fn substances(&self) -> Vec<Substance> {
        const LONGEST: usize = 3;
        let is_of = |noun: usize| {
            self.items
                .get(noun + 1)
                .is_some_and(|of| of.is("of") || of.is("من"))
        };
        self.countings
            .iter()
            .map(|found| {
                let noun = found.words.first().copied();
                let Some(noun) =
                    noun.filter(|noun| found.counted.is_of_a_substance() && is_of(*noun))
                else {
                    return Substance::default();
                };
                let near = noun + 2..noun + 2 + LONGEST;
                Substance {
                    words: self.words(|at, _| near.contains(&at)),
                    shared_words: self
                        .words(|at, meaning| near.contains(&at) && is_shared(meaning)),
                }
            })
            .collect()
    }

    /// For each figure, the circumstances that stand close to it.
    fn surroundings(&self) -> Vec<Vec<u32>> {
        self.countings
            .iter()
            .map(|found| {
                let (first, last) = found.items;
                let end = found
                    .words
                    .iter()
                    .copied()
                    .max()
                    .map_or(last, |noun| noun.max(last));
                let near = first.saturating_sub(12)..end + 9;
                let clause = self.clause(first, end);
                self.words(|at, meaning| {
                    near.contains(&at) && clause.contains(&at) && self.is_circumstance(at, meaning)
                })
            })
            .collect()
    }

    /// For each figure, whether it stands in what is denied; `أطباء بلا حدود` denies none.
    fn are_denied(&self, source: &str, negations: &[&Negation]) -> Vec<bool> {
        self.countings
            .iter()
            .map(|found| {
                let span = self.items[found.items.0].span;
                negations.iter().any(|negation| {
                    negation.denied_span.start <= span.start
                        && span.end <= negation.denied_span.end
                        && !is_lack(source, negation)
                })
            })
            .collect()
    }

    /// For each figure, what was done to what it counts.
    fn acts(&self) -> Vec<Acts> {
        self.countings
            .iter()
            .map(|found| {
                let (first, last) = found.items;
                let noun = found.words.first().copied();
                let (start, end) =
                    noun.map_or((first, last), |noun| (noun.min(first), noun.max(last)));
                Acts::read(self.items, start..end + 1, self.clause(first, last))
            })
            .collect()
    }

    /// For each figure, the circumstances that another clause tells: "Brent" of "crude rose 1.5 per cent, while Brent fell".
    fn elsewhere(&self) -> Vec<Vec<u32>> {
        self.countings
            .iter()
            .map(|found| {
                let (first, last) = found.items;
                let clause = self.clause(first, last);
                self.words(|at, meaning| !clause.contains(&at) && self.is_circumstance(at, meaning))
            })
            .collect()
    }

    /// The items of the clause that items `first` to `last` stand in, as far as conjunctions part clauses.
    fn clause(&self, first: usize, last: usize) -> Range<usize> {
        let parts = |at: &usize| {
            let item = &self.items[*at];
            item.is_mark(&[';', '؛'])
                || matches!(
                    item.folded.as_ref(),
                    "while"
                        | "although"
                        | "though"
                        | "whereas"
                        | "but"
                        | "بينما"
                        | "فيما"
                        | "لكن"
                        | "حين"
                )
        };
        let start = (0..first.min(self.items.len())).rev().find(parts);
        let end = (last + 1..self.items.len()).find(parts);
        start.unwrap_or(0)..end.unwrap_or(self.items.len())
    }
}

/// Tells whether a negation says that something is lacking, which the other language may say with a noun: "without
/// electricity", `انقطاع الكهرباء`.
fn is_lack(source: &str, negation: &Negation) -> bool {
    let cue = negation.cue_span.of(source).map(mujaz_text::fold);
    cue.is_some_and(|cue| matches!(cue.as_str(), "without" | "دون" | "بدون" | "بلا"))
}

/// Tells whether a negation only bounds a number: `لا يقل عن 12`, "no fewer than 12".
fn is_bound(items: &[Item<'_>], negation: &Negation) -> bool {
    let behind = items
        .iter()
        .find(|item| item.is_word && item.span.start >= negation.cue_span.end);
    behind.is_some_and(|item| {
        matches!(
            item.folded.as_ref(),
            "يقل"
                | "تقل"
                | "يزيد"
                | "تزيد"
                | "يتجاوز"
                | "تتجاوز"
                | "fewer"
                | "less"
                | "more"
        )
    })
}

/// The days that a passage names. "Today" is as often said of these times as of the day of writing, so it is none, nor is the
/// day on which something was only said.
fn days(passage: &Passage<'_>, items: &[Item<'_>]) -> Vec<(Day, Span)> {
    let text = passage.span.of(passage.source).unwrap_or_default();
    dates(text)
        .into_iter()
        .filter_map(|mention| {
            let day = match mention.day {
                MentionedDay::Full(day) => Day::Full(day),
                MentionedDay::OfWeek(weekday) => Day::OfWeek(weekday),
                MentionedDay::WithoutYear { month, day }
                    if mention.calendar == Calendar::Gregorian =>
                {
                    match passage.published {
                        Some(published) => {
                            Day::Full(NaiveDate::from_ymd_opt(published.year(), month, day)?)
                        }
                        None => Day::OfYear { month, day },
                    }
                }
                MentionedDay::WithoutYear { .. } | MentionedDay::FromWriting(_) => return None,
            };
            let range = mention.range;
            let span = Span::new(
                passage.span.start + range.start,
                passage.span.start + range.end,
            );
            (!is_of_saying(items, span)).then_some((day, span))
        })
        .collect()
}

/// Tells whether a day is that on which something was said: "officials said on Monday", `قال الوزير الاثنين إن`.
fn is_of_saying(items: &[Item<'_>], day: Span) -> bool {
    let first = items.iter().position(|item| item.span.end > day.start);
    let behind = items.iter().find(|item| item.span.start >= day.end);
    let follows = behind.is_some_and(|next| {
        next.is_word
            && matches!(
                next.folded.as_ref(),
                "ان" | "انه" | "انها" | "انهم" | "بان" | "that"
            )
    });
    let verb = first.and_then(|first| {
        items[first.saturating_sub(3)..first]
            .iter()
            .rev()
            .find(|item| !matches!(item.folded.as_ref(), "on" | "late" | "early"))
    });
    follows || verb.is_some_and(|verb| lexicon::is_saying(&verb.folded))
}

pub(super) fn sorted(numbers: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut numbers: Vec<u32> = numbers.collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// Returns how many numbers two sorted lists share.
pub(super) fn common(left: &[u32], right: &[u32]) -> usize {
    let (mut at, mut count) = (0, 0);
    for number in left {
        while right.get(at).is_some_and(|other| other < number) {
            at += 1;
        }
        count += usize::from(right.get(at) == Some(number));
    }
    count
}
