//! The rankings that are compared: ours without topics, the lead, `TextRank` and `LexRank`.

use std::collections::{BTreeMap, BTreeSet};

use mujaz_model::Article;

use super::{ratio, rouge::tokens};

/// A way to order the sentences of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ranking {
    /// What Mujaz proposes where no topic is watched.
    Mujaz,
    /// The order of the text.
    Lead,
    /// Mihalcea and Tarau, "`TextRank`: Bringing Order into Texts", 2004.
    TextRank,
    /// Erkan and Radev, "`LexRank`: Graph-based Lexical Centrality as Salience", 2004, with their threshold of 0.1.
    LexRank,
}

impl Ranking {
    /// Ours first.
    pub(super) const ALL: [Self; 4] = [Self::Mujaz, Self::Lead, Self::TextRank, Self::LexRank];

    /// Returns the places of the sentences (from 0), the best first.
    pub(super) fn order(self, article: &Article) -> Vec<usize> {
        let sentences: Vec<Vec<String>> = article
            .sentences
            .iter()
            .map(|sentence| tokens(&sentence.text))
            .collect();
        match self {
            Self::Mujaz => mujaz::suggest(article, &[])
                .iter()
                .filter_map(|candidate| Some(candidate.sentence? - 1))
                .collect(),
            Self::Lead => (0..sentences.len()).collect(),
            Self::TextRank => by_rank(&overlaps(&sentences)),
            Self::LexRank => by_rank(&likenesses(&sentences)),
        }
    }
}

/// Shared words over the logarithms of both lengths.
fn overlaps(sentences: &[Vec<String>]) -> Vec<Vec<f64>> {
    let sets: Vec<BTreeSet<&String>> = sentences
        .iter()
        .map(|tokens| tokens.iter().collect())
        .collect();
    let length = |at: usize| ratio(sentences[at].len().max(1), 1).ln();
    matrix(sentences.len(), |left, right| {
        let shared = sets[left].intersection(&sets[right]).count();
        let lengths = length(left) + length(right);
        if left == right || lengths <= 0.0 {
            0.0
        } else {
            ratio(shared, 1) / lengths
        }
    })
}

/// 1 where the cosine of two sentences is above the threshold, 0 elsewhere; rarity is counted in the article.
fn likenesses(sentences: &[Vec<String>]) -> Vec<Vec<f64>> {
    const THRESHOLD: f64 = 0.1;
    let mut holding: BTreeMap<&String, usize> = BTreeMap::new();
    for tokens in sentences {
        for token in tokens.iter().collect::<BTreeSet<_>>() {
            *holding.entry(token).or_default() += 1;
        }
    }
    let vectors: Vec<BTreeMap<&String, f64>> = sentences
        .iter()
        .map(|tokens| {
            let mut vector = BTreeMap::new();
            for token in tokens {
                *vector.entry(token).or_insert(0.0) += ratio(sentences.len(), holding[token]).ln();
            }
            vector
        })
        .collect();
    let norms: Vec<f64> = vectors
        .iter()
        .map(|vector| {
            vector
                .values()
                .map(|weight| weight * weight)
                .sum::<f64>()
                .sqrt()
        })
        .collect();
    matrix(sentences.len(), |left, right| {
        let product: f64 = vectors[left]
            .iter()
            .filter_map(|(token, weight)| vectors[right].get(token).map(|other| weight * other))
            .sum();
        let is_alike = left == right || product > THRESHOLD * norms[left] * norms[right];
        f64::from(u8::from(is_alike))
    })
}

fn matrix(size: usize, value: impl Fn(usize, usize) -> f64) -> Vec<Vec<f64>> {
    (0..size)
        .map(|left| (0..size).map(|right| value(left, right)).collect())
        .collect()
}

/// The places in the order of `PageRank` over a weighted graph; ties keep the order of the text.
fn by_rank(weights: &[Vec<f64>]) -> Vec<usize> {
    const DAMPING: f64 = 0.85;
    const ROUNDS: usize = 50;
    let size = weights.len();
    let sums: Vec<f64> = weights.iter().map(|row| row.iter().sum()).collect();
    let mut ranks = vec![1.0; size];
    for _ in 0..ROUNDS {
        ranks = (0..size)
            .map(|to| {
                let received: f64 = (0..size)
                    .filter(|&from| sums[from] > 0.0)
                    .map(|from| ranks[from] * weights[from][to] / sums[from])
                    .sum();
                (1.0 - DAMPING) + DAMPING * received
            })
            .collect();
    }
    let mut order: Vec<usize> = (0..size).collect();
    order.sort_by(|&left, &right| ranks[right].total_cmp(&ranks[left]));
    order
}
