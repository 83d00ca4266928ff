//! The letters of a word one by one, for what is told by their pattern.

use std::ops::Deref;

/// The longest word whose letters matter; of a longer one the first letters are there.
const LONGEST: usize = 16;

/// The letters of a word, without a place on the heap: most words are asked for them several times.
pub(crate) struct Letters {
    letters: [char; LONGEST],
    count: usize,
}

impl Letters {
    pub(crate) fn of(word: &str) -> Self {
        let mut letters = ['\0'; LONGEST];
        let mut count = 0;
        for (place, letter) in letters.iter_mut().zip(word.chars()) {
            *place = letter;
            count += 1;
        }
        Self { letters, count }
    }
}

impl Deref for Letters {
    type Target = [char];

    fn deref(&self) -> &[char] {
        &self.letters[..self.count]
    }
}
