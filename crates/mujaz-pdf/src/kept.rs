//! Results kept by what they were made from, so that nothing is made twice.

use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
    sync::{Mutex, MutexGuard, PoisonError},
};

/// A result that was not asked for during this many turns is forgotten.
const TURNS: u64 = 8;

/// How many results share a hash; what is alike but for what the hash leaves out would be searched for too long.
const MOST_ALIKE: usize = 64;

/// How many results are kept: more than any memo has paragraphs, and no book.
const MOST: usize = 4_000;

/// Results by what they were made from. Lookup compares the whole key: a hash alone never decides.
#[derive(Debug)]
pub(crate) struct Kept<K, V> {
    entries: Mutex<Entries<K, V>>,
}

#[derive(Debug)]
struct Entries<K, V> {
    turn: u64,
    count: usize,
    by_hash: HashMap<u64, Vec<Entry<K, V>>>,
}

#[derive(Debug)]
struct Entry<K, V> {
    key: K,
    value: V,
    last_use: u64,
}

impl<K, V> Default for Kept<K, V> {
    fn default() -> Self {
        Self {
            entries: Mutex::new(Entries {
                turn: 0,
                count: 0,
                by_hash: HashMap::new(),
            }),
        }
    }
}

impl<K, V: Clone> Kept<K, V> {
    /// Returns the result whose key has this hash and satisfies `is`.
    pub(crate) fn find(&self, hash: u64, is: impl Fn(&K) -> bool) -> Option<V> {
        let mut entries = self.entries();
        let turn = entries.turn;
        let entry = entries
            .by_hash
            .get_mut(&hash)?
            .iter_mut()
            .find(|entry| is(&entry.key))?;
        entry.last_use = turn;
        Some(entry.value.clone())
    }

    /// Keeps a result that [`Self::find`] did not find, unless there are too many, or too many share its hash.
    pub(crate) fn keep(&self, hash: u64, key: K, value: V) {
        let mut entries = self.entries();
        if entries.count >= MOST {
            return;
        }
        let last_use = entries.turn;
        let alike = entries.by_hash.entry(hash).or_default();
        if alike.len() < MOST_ALIKE {
            alike.push(Entry {
                key,
                value,
                last_use,
            });
            entries.count += 1;
        }
    }

    /// Begins the next turn and forgets what was not asked for in the last ones.
    pub(crate) fn turn(&self) {
        let mut entries = self.entries();
        entries.turn += 1;
        let oldest = entries.turn.saturating_sub(TURNS);
        entries.by_hash.retain(|_, same| {
            same.retain(|entry| entry.last_use >= oldest);
            !same.is_empty()
        });
        entries.count = entries.by_hash.values().map(Vec::len).sum();
    }

    /// A thread that panicked left nothing half done: every change is one insertion or removal.
    fn entries(&self) -> MutexGuard<'_, Entries<K, V>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Returns a hash to look keys up by; it is the same in every process.
pub(crate) fn hash(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_is_found_by_its_key_and_not_by_its_hash_alone() {
        let kept = Kept::default();
        kept.keep(1, "key", 5);
        assert_eq!(kept.find(1, |key| *key == "key"), Some(5));
        assert_eq!(kept.find(1, |key| *key == "other"), None);
        assert_eq!(kept.find(2, |key| *key == "key"), None);
    }

    #[test]
    fn a_book_is_not_kept_whole() {
        let kept = Kept::default();
        for number in 0..2 * MOST as u64 {
            kept.keep(number, number, number);
        }
        let found = (0..2 * MOST as u64).filter(|&number| kept.find(number, |_| true).is_some());
        assert_eq!(found.count(), MOST);
    }

    #[test]
    fn what_nobody_asks_for_is_forgotten() {
        let kept = Kept::default();
        kept.keep(1, "used", 1);
        kept.keep(2, "unused", 2);
        for _ in 0..=TURNS {
            kept.turn();
            assert_eq!(kept.find(1, |key| *key == "used"), Some(1));
        }
        assert_eq!(kept.find(2, |key| *key == "unused"), None);
    }
}
