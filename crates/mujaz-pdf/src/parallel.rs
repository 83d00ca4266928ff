//! The same work on many things, on all processors at once.

use std::{
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

/// More threads than this wait for each other more than they work: a document has few fonts, and one of them is most of the work.
const MOST_THREADS: usize = 4;

/// Returns what is `known` of every item or else what `make` makes of it, in the order of the items.
pub(crate) fn map<T: Sync, R: Send>(
    items: &[T],
    known: impl Fn(&T) -> Option<R>,
    make: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let mut results: Vec<Option<R>> = items.iter().map(known).collect();
    let missing: Vec<&T> = items
        .iter()
        .zip(&results)
        .filter_map(|(item, result)| result.is_none().then_some(item))
        .collect();
    let mut fresh = make_all(&missing, |item| make(item)).into_iter();
    for result in &mut results {
        if result.is_none() {
            *result = fresh.next();
        }
    }
    results.into_iter().flatten().collect()
}

/// Starting threads for a single item would only take time.
fn make_all<T: Sync, R: Send>(items: &[T], make: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let threads = processors.min(items.len()).min(MOST_THREADS);
    if threads < 2 {
        return items.iter().map(make).collect();
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let mut results = Vec::new();
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(place) else {
                return results;
            };
            results.push((place, make(item)));
        }
    };
    let mut results = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut results = work();
        for other in others {
            match other.join() {
                Ok(more) => results.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        results
    });
    results.sort_unstable_by_key(|(place, _)| *place);
    results.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_what_they_are_made_from() {
        let items: Vec<usize> = (0..999).collect();
        let doubled: Vec<usize> = items.iter().map(|item| item * 2).collect();
        assert_eq!(map(&items, |_| None, |item| item * 2), doubled);
        assert_eq!(map(&items[..1], |_| None, |item| item * 2), [0]);
        assert!(map(&[], |_| None, |item: &usize| *item).is_empty());
    }

    #[test]
    fn what_is_known_is_not_made_again() {
        let items: Vec<usize> = (0..9).collect();
        let known = |item: &usize| item.is_multiple_of(3).then_some(0);
        assert_eq!(
            map(&items, known, |item| *item),
            [0, 1, 2, 0, 4, 5, 0, 7, 8]
        );
    }
}
