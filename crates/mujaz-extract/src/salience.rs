//! How salient each sentence is, apart from topics.

use mujaz_model::{Article, Reason, Sentence};

use crate::vocabulary::{Stem, Vocabulary, Word};

/// The share of each part in the score. Position weighs most: in news, the lead is very hard to beat. The headline comes
/// next, since it is the editor's own choice of what matters. `docs/evaluation.md` says how the shares were chosen.
const POSITION: f64 = 0.35;
const CENTRALITY: f64 = 0.20;
const HEADLINE: f64 = 0.25;
const LENGTH: f64 = 0.20;

/// How salient a sentence is, and why.
pub(crate) struct Salience {
    /// From 0 to 1.
    pub(crate) score: f64,
    /// The parts of the score, the largest first.
    pub(crate) reasons: Vec<Reason>,
}

/// Scores each sentence of `article`, whose words are `sentences`, under a headline of these words.
pub(crate) fn score(
    article: &Article,
    vocabulary: &Vocabulary,
    sentences: &[Vec<Word>],
    headline: &[Word],
) -> Vec<Salience> {
    let bags: Vec<Bag> = sentences
        .iter()
        .map(|words| bag(vocabulary, words))
        .collect();
    let centrality = lexrank(&weigh(&bags, vocabulary.size()), vocabulary.size());
    let headline = bag(vocabulary, headline);
    let shared: Vec<usize> = bags.iter().map(|bag| shared(&headline, bag)).collect();
    let likeness = likeness(&headline, &bags, &shared);
    let score = |(at, sentence): (usize, &Sentence)| {
        let central = centrality[at];
        let words = sentences[at].len();
        let parts = [
            POSITION * position(at),
            CENTRALITY * central,
            HEADLINE * likeness[at],
            LENGTH * length(words),
        ];
        Salience {
            score: parts.iter().sum(),
            reasons: reasons(parts, |[position, centrality, title, length]| {
                [
                    Reason::Position {
                        sentence: sentence.index,
                        of: bags.len(),
                        weight: position,
                    },
                    Reason::Centrality {
                        value: central,
                        weight: centrality,
                    },
                    Reason::Headline {
                        shared: shared[at],
                        of: headline.len(),
                        weight: title,
                    },
                    Reason::Length {
                        words,
                        weight: length,
                    },
                ]
            }),
        }
    };
    article.sentences.iter().enumerate().map(score).collect()
}

/// The reasons that weigh anything, the heaviest first.
fn reasons(parts: [f64; 4], name: impl Fn([f64; 4]) -> [Reason; 4]) -> Vec<Reason> {
    let mut weighed: Vec<(f64, Reason)> = parts.into_iter().zip(name(parts)).collect();
    weighed.retain(|&(weight, _)| weight >= 0.005);
    weighed.sort_by(|(left, _), (right, _)| right.total_cmp(left));
    weighed.into_iter().map(|(_, reason)| reason).collect()
}

/// Falls by half every four sentences.
fn position(at: usize) -> f64 {
    0.5_f64.powf(count(at) / 4.0)
}

/// Full from 12 to 40 words; a fragment says too little, and a very long sentence has to be trimmed by hand.
fn length(words: usize) -> f64 {
    match words {
        0..12 => count(words) / 12.0,
        12..=40 => 1.0,
        _ => 40.0 / count(words),
    }
}

/// The stems of a sentence in the order of their numbers, each with a weight.
type Bag = Vec<(Stem, f64)>;

/// How often a sentence has each stem.
fn bag(vocabulary: &Vocabulary, words: &[Word]) -> Bag {
    let mut stems: Vec<Stem> = words
        .iter()
        .map(|&word| vocabulary.own_stem(word))
        .collect();
    stems.sort_unstable();
    stems
        .chunk_by(|left, right| left == right)
        .map(|same| (same[0], count(same.len())))
        .collect()
}

/// How many stems of the headline a sentence has.
fn shared(headline: &Bag, sentence: &Bag) -> usize {
    let holds = |stem: Stem| {
        sentence
            .binary_search_by_key(&stem, |&(held, _)| held)
            .is_ok()
    };
    headline.iter().filter(|&&(stem, _)| holds(stem)).count()
}

/// Dice's coefficient of the stems of the headline and of each sentence, scaled so that the sentence most like it has 1. A
/// long sentence shares words with any headline; and a headline in other words than its article still has a next of kin.
fn likeness(headline: &Bag, bags: &[Bag], shared: &[usize]) -> Vec<f64> {
    let dice: Vec<f64> = bags
        .iter()
        .zip(shared)
        .map(|(bag, &shared)| 2.0 * count(shared) / count((headline.len() + bag.len()).max(1)))
        .collect();
    let highest = dice.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
    dice.into_iter().map(|dice| dice / highest).collect()
}

/// Unit vectors of term frequency times inverse sentence frequency.
fn weigh(bags: &[Bag], stems: usize) -> Vec<Bag> {
    let mut frequency = vec![0_usize; stems];
    for (stem, _) in bags.iter().flatten() {
        frequency[stem.number()] += 1;
    }
    bags.iter()
        .map(|bag| {
            let mut vector: Bag = bag
                .iter()
                .map(|&(stem, times)| {
                    let rarity = (1.0 + count(bags.len()) / count(frequency[stem.number()])).ln();
                    (stem, times * rarity)
                })
                .collect();
            let norm = vector
                .iter()
                .map(|(_, weight)| weight * weight)
                .sum::<f64>()
                .sqrt();
            for (_, weight) in &mut vector {
                *weight /= norm;
            }
            vector
        })
        .collect()
}

/// Continuous `LexRank` (Erkan and Radev, "`LexRank`: Graph-based Lexical Centrality as Salience", 2004), scaled so that
/// the most central sentence has 1.
///
/// The similarity of two sentences is the product of their vectors, so what all sentences give to one is the product of
/// their weighted sum with its vector. No pair is ever compared, and the cost is linear in the words of the text.
fn lexrank(vectors: &[Bag], stems: usize) -> Vec<f64> {
    const DAMPING: f64 = 0.85;
    const ROUNDS: usize = 30;
    let similarities = Similarities { vectors, stems };
    let sums = similarities.times(&vec![1.0; vectors.len()]);
    let mut ranks = vec![1.0; vectors.len()];
    for _ in 0..ROUNDS {
        let given: Vec<f64> = ranks
            .iter()
            .zip(&sums)
            .map(|(rank, sum)| rank / sum.max(f64::MIN_POSITIVE))
            .collect();
        ranks = similarities
            .times(&given)
            .into_iter()
            .map(|received| (1.0 - DAMPING) + DAMPING * received)
            .collect();
    }
    let highest = ranks.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
    ranks.into_iter().map(|rank| rank / highest).collect()
}

/// The matrix of the cosines of every two vectors, which is never written out.
struct Similarities<'a> {
    vectors: &'a [Bag],
    stems: usize,
}

impl Similarities<'_> {
    /// The product of the matrix with a column.
    fn times(&self, column: &[f64]) -> Vec<f64> {
        let mut sum = vec![0.0; self.stems];
        for (vector, share) in self.vectors.iter().zip(column) {
            for (stem, weight) in vector {
                sum[stem.number()] += weight * share;
            }
        }
        self.vectors
            .iter()
            .map(|vector| {
                vector
                    .iter()
                    .map(|(stem, weight)| weight * sum[stem.number()])
                    .sum()
            })
            .collect()
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of words and sentences are far below 2^52"
)]
fn count(number: usize) -> f64 {
    number as f64
}
