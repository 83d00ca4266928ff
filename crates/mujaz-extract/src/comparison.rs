//! Several articles side by side: sentences that say the same, and figures that differ for the same thing.
//!
//! Articles with their candidates enter ([`compare`]), or the originals of a memo's points ([`conflicts_between`]); a
//! [`Comparison`] leaves.
//!
//! 1. `statement` reads each sentence, `meaning` what its words speak of. Names and the well-known things of `lexicon` are the same in both
//!    languages; `skeleton` hears other names across the scripts; `figures` and `kinds` find what each number counts, `manner`
//!    how it is told, `acts` what was done to it;
//! 2. `sameness` groups sentences that say the same;
//! 3. `conflicts` finds the figures that differ for the same thing, which `things` tells, and `days` the days that do; `originals`
//!    those of a memo's points, each two by themselves.
//!
//! Precision comes first: what is not plainly the same stays apart. Nothing compares every sentence with every other: an index
//! over words finds the few that could be the same.

mod acts;
mod conflicts;
mod days;
mod figures;
mod kinds;
mod lexicon;
mod manner;
mod meaning;
mod originals;
mod sameness;
mod skeleton;
mod statement;
mod things;

use std::collections::BTreeMap;

use mujaz_model::{Article, Candidate, Comparison, Language, SentencePlace, Span, Text};

use crate::{names::Names, polarity};
use meaning::Vocabulary;
use sameness::dice;
use statement::{Passage, Statement, common, statements};
use things::Things;

pub use originals::{Original, conflicts_between};

/// An article with the sentences that are proposed of it.
#[derive(Debug, Clone, Copy)]
pub struct Compared<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its candidates; a sentence that is not among them comes after all that are.
    pub candidates: &'a [Candidate],
}

impl<'a> Compared<'a> {
    /// Returns articles with their candidates, which stand at the same places.
    #[must_use]
    pub fn pairs(articles: &'a [Article], candidates: &'a [Vec<Candidate>]) -> Vec<Self> {
        articles
            .iter()
            .zip(candidates)
            .map(|(article, candidates)| Self {
                article,
                candidates,
            })
            .collect()
    }
}

/// Compares articles: which sentences say the same, and which figures differ.
#[must_use]
pub fn compare(articles: &[Compared<'_>], names: &Names) -> Comparison {
    if articles.len() < 2 {
        return Comparison::default();
    }
    let passages: Vec<Passage<'_>> = articles
        .iter()
        .enumerate()
        .flat_map(|(at, compared)| passages(at, compared))
        .collect();
    let mut vocabulary = Vocabulary::default();
    let statements = statements(&passages, names, &mut vocabulary);
    let leads = articles.iter().enumerate().map(|(at, compared)| Lead {
        headline: &compared.article.headline,
        // What stands first is what the article reports.
        opening: statements
            .iter()
            .filter(|said| said.place.article == at)
            .take(2)
            .collect(),
    });
    let sides = Sides {
        leads: lead_words(leads, names, &mut vocabulary),
        sources: articles
            .iter()
            .map(|compared| compared.article.source.as_str())
            .collect(),
    };
    let things = Things::new(&statements, &sides);
    Comparison {
        groups: sameness::groups(&statements, &things),
        conflicts: conflicts::conflicts(&statements, &things, &sides),
    }
}

fn passages<'a>(at: usize, compared: &Compared<'a>) -> Vec<Passage<'a>> {
    let Compared {
        article,
        candidates,
    } = *compared;
    let by_sentence: BTreeMap<usize, &Candidate> = candidates
        .iter()
        .filter_map(|candidate| Some((candidate.sentence?, candidate)))
        .collect();
    article
        .sentences
        .iter()
        .map(|sentence| {
            let candidate = by_sentence.get(&sentence.index);
            Passage {
                place: SentencePlace {
                    article: at,
                    sentence: sentence.index,
                },
                report: at,
                source: &article.source,
                span: sentence.span,
                language: article.language,
                published: article.published,
                rank: candidate.map_or(usize::MAX, |candidate| candidate.rank),
                speaker: candidate.and_then(|candidate| candidate.speaker.as_deref()),
                polarity: candidate.map_or_else(
                    || polarity::find(&article.source, sentence.span),
                    |candidate| candidate.polarity.clone(),
                ),
            }
        })
        .collect()
}

/// What an article leads with.
struct Lead<'a> {
    headline: &'a Text,
    opening: Vec<&'a Statement>,
}

/// What an article leads with, as words of its language and as what both languages have.
struct LeadWords {
    language: Language,
    words: Vec<u32>,
    shared_words: Vec<u32>,
}

fn lead_words<'a>(
    leads: impl Iterator<Item = Lead<'a>>,
    names: &Names,
    vocabulary: &mut Vocabulary,
) -> Vec<LeadWords> {
    leads
        .map(|lead| {
            let text = lead.headline.content.as_str();
            let headline = Passage {
                place: SentencePlace {
                    article: 0,
                    sentence: 0,
                },
                report: 0,
                source: text,
                span: Span::new(0, text.len()),
                language: lead.headline.language,
                published: None,
                rank: 0,
                speaker: None,
                polarity: mujaz_model::Polarity::default(),
            };
            let headline = statements(&[headline], names, vocabulary);
            let all = || headline.iter().chain(lead.opening.iter().copied());
            let gather = |of: fn(&Statement) -> Vec<u32>| {
                let mut words: Vec<u32> = all().flat_map(of).collect();
                words.sort_unstable();
                words.dedup();
                words
            };
            LeadWords {
                language: lead.headline.language,
                words: gather(|said| said.circumstances.clone()),
                shared_words: gather(|said| [&said.shared_topics[..], &said.sounds].concat()),
            }
        })
        .collect()
}

struct Sides<'a> {
    leads: Vec<LeadWords>,
    sources: Vec<&'a str>,
}

impl conflicts::Articles for Sides<'_> {
    fn likeness(&self, left: usize, right: usize) -> f64 {
        let (left, right) = (&self.leads[left], &self.leads[right]);
        if left.language == right.language {
            return dice(
                common(&left.words, &right.words),
                left.words.len(),
                right.words.len(),
            );
        }
        let both = common(&left.shared_words, &right.shared_words);
        let fewer = left.shared_words.len().min(right.shared_words.len());
        if both < 3 {
            0.0
        } else {
            dice(both, fewer, fewer)
        }
    }

    fn source(&self, place: SentencePlace) -> &str {
        self.sources[place.article]
    }
}

#[cfg(test)]
mod tests;
