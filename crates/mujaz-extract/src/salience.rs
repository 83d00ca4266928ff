//! How salient each sentence is, apart from topics.

use std::collections::{BTreeMap, BTreeSet};

use mujaz_model::{Article, Reason, Sentence};
use mujaz_text::{stem, words};

/// The share of each part in the score. Position weighs most: in news, the lead is very hard to beat. The headline comes
/// next, since it is the editor's own choice of what matters. `docs/evaluation.md` says how the shares were chosen.
const POSITION: f64 = 0.35;
const CENTRALITY: f64 = 0.20;
const HEADLINE: f64 = 0.25;
const LENGTH: f64 = 0.20;

/// Centrality compares every pair of sentences; beyond this many a sentence gets none, which keeps a very long text
/// from costing the square of its length. No news article comes near.
const COMPARED: usize = 400;

/// How salient a sentence is, and why.
pub(crate) struct Salience {
    /// From 0 to 1.
    pub(crate) score: f64,
    /// The parts of the score, the largest first.
    pub(crate) reasons: Vec<Reason>,
}

/// Scores each sentence of `article`.
pub(crate) fn score(article: &Article) -> Vec<Salience> {
    let bags: Vec<BTreeMap<String, f64>> = article
        .sentences
        .iter()
        .map(|sentence| bag(&sentence.text))
        .collect();
    let vectors = weigh(&bags);
    let centrality = lexrank(&vectors[..vectors.len().min(COMPARED)]);
    let headline: BTreeSet<String> = bag(&article.headline.content).into_keys().collect();
    let score = |(at, sentence): (usize, &Sentence)| {
        let central = centrality.get(at).copied().unwrap_or(0.0);
        let shared = headline
            .iter()
            .filter(|stem| bags[at].contains_key(*stem))
            .count();
        let words = words(&sentence.text).count();
        let parts = [
            POSITION * position(at),
            CENTRALITY * central,
            HEADLINE * count(shared) / count(headline.len().max(1)),
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
                        shared,
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

fn bag(text: &str) -> BTreeMap<String, f64> {
    let mut counts = BTreeMap::new();
    for word in words(text) {
        *counts.entry(stem(word.text)).or_insert(0.0) += 1.0;
    }
    counts
}

/// Unit vectors of term frequency times inverse sentence frequency.
fn weigh(bags: &[BTreeMap<String, f64>]) -> Vec<BTreeMap<&str, f64>> {
    let mut frequency: BTreeMap<&str, usize> = BTreeMap::new();
    for stem in bags.iter().flat_map(BTreeMap::keys) {
        *frequency.entry(stem).or_default() += 1;
    }
    bags.iter()
        .map(|bag| {
            let mut vector: BTreeMap<&str, f64> = bag
                .iter()
                .map(|(stem, times)| {
                    let rarity = (1.0 + count(bags.len()) / count(frequency[stem.as_str()])).ln();
                    (stem.as_str(), times * rarity)
                })
                .collect();
            let norm = vector
                .values()
                .map(|weight| weight * weight)
                .sum::<f64>()
                .sqrt();
            for weight in vector.values_mut() {
                *weight /= norm;
            }
            vector
        })
        .collect()
}

/// Continuous `LexRank` (Erkan and Radev, "`LexRank`: Graph-based Lexical Centrality as Salience", 2004), scaled so that
/// the most central sentence has 1.
fn lexrank(vectors: &[BTreeMap<&str, f64>]) -> Vec<f64> {
    const DAMPING: f64 = 0.85;
    const ROUNDS: usize = 30;
    let size = vectors.len();
    let rows: Vec<Vec<f64>> = vectors
        .iter()
        .map(|left| {
            let row: Vec<f64> = vectors.iter().map(|right| cosine(left, right)).collect();
            let sum: f64 = row.iter().sum::<f64>().max(f64::MIN_POSITIVE);
            row.into_iter().map(|similarity| similarity / sum).collect()
        })
        .collect();
    let mut ranks = vec![1.0; size];
    for _ in 0..ROUNDS {
        ranks = (0..size)
            .map(|to| {
                let received: f64 = (0..size).map(|from| ranks[from] * rows[from][to]).sum();
                (1.0 - DAMPING) + DAMPING * received
            })
            .collect();
    }
    let highest = ranks.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
    ranks.into_iter().map(|rank| rank / highest).collect()
}

fn cosine(left: &BTreeMap<&str, f64>, right: &BTreeMap<&str, f64>) -> f64 {
    let (small, large) = if left.len() <= right.len() {
        (left, right)
    } else {
        (right, left)
    };
    small
        .iter()
        .filter_map(|(stem, weight)| large.get(stem).map(|other| weight * other))
        .sum()
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of words and sentences are far below 2^52"
)]
fn count(number: usize) -> f64 {
    number as f64
}
