//! Forms of one word that no stemmer brings together: broken plurals, irregular English ones, and words with two spellings. `alike.tsv`
//! has each word, folded, with its other forms, which blanks divide.

use std::sync::OnceLock;

use mujaz_text::stem_folded;
use rustc_hash::FxHashMap;

const TABLE: &str = include_str!("alike.tsv");

/// The stems of the words of each line, and the line of each stem.
#[derive(Default)]
struct Lines {
    stems: Vec<Vec<String>>,
    by_stem: FxHashMap<String, usize>,
}

impl Lines {
    fn read() -> Self {
        let mut lines = Self::default();
        for line in TABLE.lines().skip(1) {
            let number = lines.stems.len();
            let stems: Vec<String> = line
                .split_whitespace()
                .map(|word| stem_folded(word).into_owned())
                // Behind the article the stem of الغام keeps what looks like one.
                .chain(
                    line.split_whitespace()
                        .filter(|word| word.starts_with("ال"))
                        .map(str::to_owned),
                )
                .collect();
            for stem in &stems {
                lines.by_stem.entry(stem.clone()).or_insert(number);
            }
            lines.stems.push(stems);
        }
        lines
    }
}

/// The stems of the other forms of the word that has this stem, and its own; none where the word has no other.
pub(crate) fn alike(stem: &str) -> &'static [String] {
    static LINES: OnceLock<Lines> = OnceLock::new();
    let lines = LINES.get_or_init(Lines::read);
    lines
        .by_stem
        .get(stem)
        .map_or(&[], |&line| lines.stems[line].as_slice())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_table_has_a_stem_of_its_own_line() {
        for line in TABLE.lines().skip(1) {
            let words: Vec<&str> = line.split_whitespace().collect();
            assert!(words.len() >= 2, "{line}");
            for word in words {
                assert_eq!(mujaz_text::fold(word), word);
                assert!(
                    alike(&stem_folded(word)).contains(
                        &stem_folded(line.split('\t').next().unwrap_or_default()).into_owned()
                    ),
                    "{line}: {word}"
                );
            }
        }
    }
}
