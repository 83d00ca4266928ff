//! The order of the candidates: greedy coverage of topics, then salience.

use std::{cmp::Ordering, collections::BTreeSet};

/// Orders sentences so that each next one adds the most topics that none before it has; among equals the one whose
/// added topic is watched first, then the more salient, then the earlier.
pub(crate) fn order(touched: &[Vec<usize>], scores: &[f64]) -> Vec<usize> {
    let mut rest: Vec<usize> = (0..touched.len()).collect();
    let mut covered = BTreeSet::new();
    let mut ordered = Vec::with_capacity(rest.len());
    loop {
        let added = |at: usize| touched[at].iter().filter(|topic| !covered.contains(*topic));
        let Some(place) = (0..rest.len()).max_by(|&left, &right| {
            let (left, right) = (rest[left], rest[right]);
            added(left)
                .count()
                .cmp(&added(right).count())
                .then_with(|| added(right).min().cmp(&added(left).min()))
                .then_with(|| by_score(scores, left, right))
        }) else {
            return ordered;
        };
        if added(rest[place]).next().is_none() {
            rest.sort_by(|&left, &right| by_score(scores, right, left));
            ordered.append(&mut rest);
            return ordered;
        }
        let next = rest.remove(place);
        covered.extend(touched[next].iter().copied());
        ordered.push(next);
    }
}

fn by_score(scores: &[f64], left: usize, right: usize) -> Ordering {
    scores[left]
        .total_cmp(&scores[right])
        .then(right.cmp(&left))
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn each_next_sentence_adds_the_most_topics() {
        let touched = [vec![0], vec![0, 1, 2], vec![3], vec![1, 2]];
        assert_eq!(order(&touched, &[0.9, 0.1, 0.2, 0.8]), [1, 2, 0, 3]);
    }

    #[test]
    fn among_equals_the_topic_watched_first_wins() {
        assert_eq!(order(&[vec![1], vec![0]], &[0.9, 0.1]), [1, 0]);
    }

    #[test]
    fn without_topics_salience_decides_and_ties_keep_the_order_of_the_text() {
        assert_eq!(
            order(&[vec![], vec![], vec![]], &[0.5, 0.9, 0.5]),
            [1, 0, 2]
        );
    }
}
