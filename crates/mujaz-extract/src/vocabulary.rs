//! Words by number. The words of topics and of an article enter; each distinct one is stemmed once, and its stems leave as
//! numbers, which compare faster than letters and can be places in a list.

use mujaz_model::Span;
use mujaz_text::{fold, stem_folded, stems_folded, words};
use rustc_hash::FxHashMap;

use crate::items::Item;

/// A stem, by its number in a [`Vocabulary`], from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Stem(usize);

impl Stem {
    pub(crate) const fn number(self) -> usize {
        self.0
    }
}

/// A distinct word.
#[derive(Debug)]
pub(crate) struct Form {
    /// The stems that it can stand for, its own first.
    pub(crate) readings: Vec<Stem>,
    /// Whether it begins with و, "and".
    pub(crate) is_conjunct: bool,
}

/// A word of a sentence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    /// The number of its form in the [`Vocabulary`].
    form: usize,
    /// Its place in the source.
    pub(crate) span: Span,
}

/// The stems and the distinct words that were read.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    stems: FxHashMap<String, Stem>,
    forms: Vec<Form>,
    by_word: FxHashMap<String, usize>,
}

impl Vocabulary {
    /// Reads the words of a term; each counts with its own stem alone.
    pub(crate) fn term(&mut self, term: &str) -> Vec<Stem> {
        words(term)
            .map(|word| self.stem(&stem_folded(&fold(word.text))))
            .collect()
    }

    /// Reads the words among items.
    pub(crate) fn read(&mut self, items: &[Item<'_>]) -> Vec<Word> {
        items
            .iter()
            .filter(|item| item.is_word)
            .map(|item| Word {
                form: self.form_of(&item.folded),
                span: item.span,
            })
            .collect()
    }

    pub(crate) fn form(&self, word: Word) -> &Form {
        &self.forms[word.form]
    }

    /// The own stem of a word.
    pub(crate) fn own_stem(&self, word: Word) -> Stem {
        self.form(word).readings[0]
    }

    /// How many stems there are.
    pub(crate) fn size(&self) -> usize {
        self.stems.len()
    }

    fn stem(&mut self, stem: &str) -> Stem {
        if let Some(known) = self.stems.get(stem) {
            return *known;
        }
        let new = Stem(self.stems.len());
        self.stems.insert(stem.to_owned(), new);
        new
    }

    fn form_of(&mut self, folded: &str) -> usize {
        if let Some(known) = self.by_word.get(folded) {
            return *known;
        }
        let straight = folded.replace('’', "'");
        let mut readings: Vec<Stem> = stems_folded(&straight)
            .iter()
            .map(|reading| self.stem(reading))
            .collect();
        if let Some(noun) = without_pronoun_behind_hamza(folded) {
            readings.extend(stems_folded(&noun).iter().map(|reading| self.stem(reading)));
        }
        let form = self.forms.len();
        self.forms.push(Form {
            readings,
            is_conjunct: folded.starts_with('و'),
        });
        self.by_word.insert(folded.to_owned(), form);
        form
    }
}

/// A noun in ء without the pronoun behind it, before which its hamza is written on another letter: مينائها, أبناؤه.
fn without_pronoun_behind_hamza(folded: &str) -> Option<String> {
    ["ها", "هم", "هما", "هن", "نا", "ه"]
        .into_iter()
        .filter_map(|pronoun| folded.strip_suffix(pronoun))
        .filter_map(|noun| noun.strip_suffix(['ئ', 'ؤ']))
        .find(|stump| stump.ends_with('ا'))
        .map(|stump| format!("{stump}ء"))
}
