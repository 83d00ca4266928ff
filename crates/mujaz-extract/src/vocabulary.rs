//! Words by number. The words of topics and of an article enter; each distinct one is stemmed once, and its stems leave as
//! numbers, which compare faster than letters and can be places in a list.

use std::borrow::Cow;

use mujaz_model::Span;
use mujaz_text::{fold, is_arabic_letter, stem_folded, stems_folded, words};
use rustc_hash::FxHashMap;

use crate::{items::Item, lexicon::alike};

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
    /// The stems that it can stand for, its own first. Others are among them only where a term has them.
    pub(crate) readings: Vec<Stem>,
    /// Whether it begins with و, "and".
    pub(crate) is_conjunct: bool,
    /// Whether it has the Arabic article.
    pub(crate) is_definite: bool,
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
    /// Forms that are alike have one number.
    stems: FxHashMap<String, Stem>,
    size: usize,
    forms: Vec<Form>,
    by_word: FxHashMap<String, usize>,
}

impl Vocabulary {
    /// Reads the words of a term; each counts with its own stem, and with those of its other forms.
    pub(crate) fn term(&mut self, term: &str) -> Vec<Stem> {
        words(term)
            .map(|word| {
                let folded = fold(word.text);
                let written = in_one_spelling(&folded);
                let own = stem_folded(&written);
                let stem = self.stem(&own);
                for other in alike(&own) {
                    self.stems.entry(other.clone()).or_insert(stem);
                }
                stem
            })
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
    pub(crate) const fn size(&self) -> usize {
        self.size
    }

    fn stem(&mut self, stem: &str) -> Stem {
        if let Some(known) = self.stems.get(stem) {
            return *known;
        }
        let new = Stem(self.size);
        self.size += 1;
        self.stems.insert(stem.to_owned(), new);
        new
    }

    fn form_of(&mut self, folded: &str) -> usize {
        if let Some(known) = self.by_word.get(folded) {
            return *known;
        }
        let straight = in_one_spelling(folded);
        let mut readings = Vec::new();
        for reading in stems_folded(&straight) {
            if readings.is_empty() {
                readings.push(self.stem(&reading));
            } else {
                readings.extend(self.stems.get(reading.as_ref()));
            }
        }
        if folded.starts_with(is_arabic_letter) {
            with_inflection(folded, &mut |noun: &str| {
                readings.extend(self.stems.get(stem_folded(noun).as_ref()));
            });
            if let Some(noun) = without_pronoun_behind_hamza(folded) {
                let known = stems_folded(&noun);
                readings.extend(
                    known
                        .iter()
                        .filter_map(|reading| self.stems.get(reading.as_ref())),
                );
            }
        }
        let form = self.forms.len();
        self.forms.push(Form {
            readings,
            is_conjunct: folded.starts_with('و'),
            is_definite: ["ال", "وال", "لل", "بال", "فال", "كال", "ولل", "وبال"]
                .iter()
                .any(|article| folded.starts_with(article)),
        });
        self.by_word.insert(folded.to_owned(), form);
        form
    }
}

/// Calls `found` with what a folded Arabic word can be without endings that a stem keeps: the ا of the accusative and of a dual before its
/// second noun (صاروخا, حقلا), the و of a plural before it (نازحو), a feminine dual (طائرتان), and pronouns, before which ة is ت (شراكتهم). So
/// can what follows a particle before the word.
fn with_inflection(folded: &str, found: &mut dyn FnMut(&str)) {
    const LEAST: usize = 3;
    let is_long = |word: &str| word.chars().count() >= LEAST;
    let endings: &[&str] = match folded.chars().next_back() {
        Some('ا') => &["ا", "ها", "نا", "هما"],
        Some('م') => &["هم", "كم"],
        Some('ن') => &["هن", "ان", "ين"],
        Some('و') => &["و"],
        Some('ه') => &["ه"],
        Some('ي') => &["ي"],
        _ => return,
    };
    let mut word = folded;
    for _ in 0..3 {
        for ending in endings {
            let Some(noun) = word.strip_suffix(ending).filter(|noun| is_long(noun)) else {
                continue;
            };
            // A stem has lost these itself, but for a second ه: مياهه.
            let is_lost = matches!(*ending, "ه" | "ي" | "ها" | "ان" | "ين");
            if !is_lost || *ending == "ه" && noun.ends_with('ه') {
                found(noun);
            }
            let feminine = noun.strip_suffix('ت').filter(|noun| is_long(noun));
            if let Some(noun) = feminine.filter(|_| *ending != "و") {
                // With its own ending the stem of رهينة keeps its ين.
                found(&format!("{noun}ه"));
            }
        }
        match word.strip_prefix(['و', 'ف', 'ب', 'ل', 'ك']) {
            Some(rest) if is_long(rest) => word = rest,
            _ => break,
        }
    }
}

/// A folded word with straight apostrophes, and an English one in -ise with the z of other countries.
fn in_one_spelling(folded: &str) -> Cow<'_, str> {
    if folded.contains('’') {
        return Cow::Owned(folded.replace('’', "'"));
    }
    let ending = ["isation", "isations", "ise", "ises", "ised", "ising"]
        .into_iter()
        .find(|ending| folded.len() > ending.len() + 3 && folded.ends_with(ending));
    ending.map_or(Cow::Borrowed(folded), |ending| {
        let start = &folded[..folded.len() - ending.len()];
        Cow::Owned(format!("{start}iz{}", &ending[2..]))
    })
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
