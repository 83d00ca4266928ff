//! Everybody and everything that an article has named, found again by the words of the name or of the title.

use rustc_hash::{FxHashMap, FxHashSet};

use super::speakers::without_article;
use crate::lexicon::{ADDRESSES, GIVEN_NAMES, PERSONAL};

/// Where somebody is named: the sentence and the item, both from 0.
pub(super) type At = (usize, usize);

/// Somebody or something that the article has named.
#[derive(Debug, Clone)]
pub(super) struct Known {
    /// The fullest name.
    pub(super) name: String,
    /// The words of a person's name, folded.
    name_words: Vec<String>,
    /// The words of the office or institution, folded and without article.
    title: Vec<String>,
    /// Where it was introduced.
    at: At,
    is_person: bool,
}

impl Known {
    /// Tells whether a word is in the person's name, with or without article.
    fn has(&self, word: &str) -> bool {
        self.name_words
            .iter()
            .any(|name| without_article(name) == without_article(word))
    }
}

/// Those whom the article has named, by number in the order of their entry.
#[derive(Debug, Default)]
pub(super) struct Register {
    known: Vec<Known>,
    /// The people with a word in their name, by that word without its article.
    by_name: FxHashMap<String, Vec<usize>>,
    /// Those with a title, by its head, in the order of the text.
    by_head: FxHashMap<String, Vec<usize>>,
    /// The people with a title, by each number of words that it begins with, in the order of the text.
    by_opening: FxHashMap<String, Vec<usize>>,
    /// The same by the words that it ends with, where those are in Latin letters.
    by_ending: FxHashMap<String, Vec<usize>>,
    titles: FxHashSet<String>,
}

impl Register {
    /// Enters a person, or adds the title to the one who has all these words in the name.
    pub(super) fn enter_person(
        &mut self,
        at: At,
        name: String,
        name_words: Vec<String>,
        title: Vec<String>,
    ) {
        // سيف الكتبي, and then راشد سيف الكتبي: the name began before.
        let cut = self
            .with_rarest_word(&name_words)
            .iter()
            .chain(
                name_words
                    .last()
                    .and_then(|last| self.by_name.get(without_article(last)))
                    .into_iter()
                    .flatten(),
            )
            .copied()
            .find(|&place| {
                let own = &self.known[place].name_words;
                own.len() >= 2 && own.len() < name_words.len() && name_words.ends_with(own)
            });
        if let Some(place) = cut {
            let fuller = name_words.len() - self.known[place].name_words.len();
            for word in &name_words[..fuller] {
                let word = without_article(word).to_owned();
                self.by_name.entry(word).or_default().push(place);
            }
            self.known[place].name.clone_from(&name);
            self.known[place].name_words.clone_from(&name_words);
        }
        let has_all = |known: &Known| {
            name_words
                .iter()
                .all(|word| known.name_words.contains(word))
        };
        let known = self
            .with_rarest_word(&name_words)
            .iter()
            .copied()
            .find(|&place| has_all(&self.known[place]));
        if let Some(place) = known {
            let own = &self.known[place].name_words;
            // فهد الناصر سلسلة, and then فهد الناصر: the name ends there.
            let is_whole = name_words.len() >= 2
                && own.starts_with(&name_words)
                && own
                    .get(name_words.len())
                    .is_some_and(|next| !joins_name(next));
            if is_whole {
                self.known[place].name = name;
                self.known[place].name_words = name_words;
            }
            // الدكتور مصطفى مدبولي، رئيس مجلس الوزراء: a form of address is no office.
            let has_office = self.known[place]
                .title
                .iter()
                .any(|word| !ADDRESSES.contains(word) && !PERSONAL.contains(word));
            if !has_office && !title.is_empty() {
                self.entitle(place, title);
            }
            return;
        }
        let place = self.known.len();
        for word in &name_words {
            let word = without_article(word).to_owned();
            self.by_name.entry(word).or_default().push(place);
        }
        self.known.push(Known {
            name,
            name_words,
            title: Vec::new(),
            at,
            is_person: true,
        });
        self.entitle(place, title);
    }

    /// Remembers that a title means the person of this name, as no other title of theirs does.
    pub(super) fn call(&mut self, name_words: &[String], title: &[String]) {
        let people = self.with_rarest_word(name_words).iter().copied();
        let place = people
            .filter(|&place| self.known[place].is_person)
            .find(|&place| {
                name_words
                    .iter()
                    .all(|word| self.known[place].name_words.contains(word))
            });
        let Some(place) = place else {
            return;
        };
        self.titles.insert(title.join(" "));
        let at = self.known[place].at;
        let places = self.by_opening.entry(title.join(" ")).or_default();
        let to = places.partition_point(|&other| self.known[other].at <= at);
        places.insert(to, place);
    }

    /// Enters an institution or a group, unless somebody has this title already.
    pub(super) fn enter_title(&mut self, at: At, name: String, title: Vec<String>) {
        if self.titles.contains(&title.join(" ")) {
            return;
        }
        self.known.push(Known {
            name,
            name_words: Vec::new(),
            title: Vec::new(),
            at,
            is_person: false,
        });
        self.entitle(self.known.len() - 1, title);
    }

    /// The one person who is introduced in a sentence, if it is no more than one.
    pub(super) fn only_person_in(&self, sentence: usize) -> Option<&str> {
        let mut people = self
            .known
            .iter()
            .filter(|known| known.is_person && known.at.0 == sentence);
        let first = people.next()?;
        people.next().is_none().then_some(first.name.as_str())
    }

    /// Tells whether a sentence is the first to name the person of this name.
    pub(super) fn is_introduced_in(&self, sentence: usize, name: &str) -> bool {
        let words: Vec<String> = mujaz_text::words(name)
            .map(|word| mujaz_text::fold(word.text))
            .collect();
        let mut people = self.with_rarest_word(&words).iter();
        people.any(|&place| {
            let known = &self.known[place];
            known.is_person && known.name == name && known.at.0 == sentence
        })
    }

    /// The words of the title of the person of this name, where there are any.
    pub(super) fn title_of(&self, name: &str) -> Option<&[String]> {
        let words: Vec<String> = mujaz_text::words(name)
            .map(|word| mujaz_text::fold(word.text))
            .collect();
        let known = self
            .with_rarest_word(&words)
            .iter()
            .map(|&place| &self.known[place])
            .find(|known| known.is_person && known.name == name)?;
        (!known.title.is_empty()).then_some(&known.title)
    }

    /// The first person who has these words, with or without articles, and more in the name.
    pub(super) fn fuller(&self, words: &[&str]) -> Option<&Known> {
        self.with_rarest_word(words)
            .iter()
            .map(|&place| &self.known[place])
            .find(|known| {
                known.name_words.len() > words.len() && words.iter().all(|word| known.has(word))
            })
    }

    /// Tells whether somebody has all these words, with or without articles, in the name.
    pub(super) fn has_person(&self, words: &[&str]) -> bool {
        let mut people = self.with_rarest_word(words).iter();
        people.any(|&place| {
            let known = &self.known[place];
            known.name_words.len() >= 2 && words.iter().all(|word| known.has(word))
        })
    }

    /// The last one before `at` whose title has this head.
    pub(super) fn headed(&self, head: &str, at: At) -> Option<&Known> {
        let places = self.by_head.get(head)?;
        let before = places.partition_point(|&place| self.known[place].at < at);
        let last = before.checked_sub(1)?;
        Some(&self.known[places[last]])
    }

    /// The last person before `at`, or else the first behind it, whose title begins with these words, or in Latin letters
    /// ends with them.
    pub(super) fn titled(&self, title: &[String], at: At) -> Option<&Known> {
        let key = title.join(" ");
        let lists = [&self.by_opening, &self.by_ending].map(|index| {
            let places = index.get(&key).map_or(&[][..], Vec::as_slice);
            places.split_at(places.partition_point(|&place| self.known[place].at < at))
        });
        let known = |place: &usize| &self.known[*place];
        let before = lists.iter().filter_map(|(before, _)| before.last());
        let behind = lists.iter().filter_map(|(_, behind)| behind.first());
        before
            .map(known)
            .max_by_key(|known| known.at)
            .or_else(|| behind.map(known).min_by_key(|known| known.at))
    }

    fn entitle(&mut self, place: usize, title: Vec<String>) {
        self.titles.insert(title.join(" "));
        let known = &mut self.known[place];
        known.title = title;
        let Known {
            title,
            at,
            is_person,
            ..
        } = &self.known[place];
        let add = |index: &mut FxHashMap<String, Vec<usize>>, key: String| {
            let places = index.entry(key).or_default();
            let to = places.partition_point(|&other| self.known[other].at <= *at);
            places.insert(to, place);
        };
        if let Some(head) = head_of(title) {
            add(&mut self.by_head, head.clone());
        }
        if *is_person {
            for words in 1..=title.len() {
                add(&mut self.by_opening, title[..words].join(" "));
            }
            for first in (0..title.len()).filter(|&first| is_latin(&title[first])) {
                add(&mut self.by_ending, title[first..].join(" "));
            }
        }
    }

    /// The people who have the rarest of these words in their name.
    fn with_rarest_word(&self, words: &[impl AsRef<str>]) -> &[usize] {
        words
            .iter()
            .map(|word| {
                let people = self.by_name.get(without_article(word.as_ref()));
                people.map_or(&[][..], Vec::as_slice)
            })
            .min_by_key(|people| people.len())
            .unwrap_or_default()
    }
}

/// A word that goes on with a name of two words or more: another given name, a family name with its article, بن.
fn joins_name(word: &str) -> bool {
    word.starts_with("ال")
        || GIVEN_NAMES.contains(word)
        || matches!(word, "بن" | "ابن" | "بنت" | "عبد" | "ابو" | "ولد" | "منت")
        || is_latin(word)
}

/// The word of a title that an anaphor repeats: the first in Arabic, the last in English.
fn head_of(title: &[String]) -> Option<&String> {
    let first = title.first()?;
    if is_latin(first) {
        title.last()
    } else {
        Some(first)
    }
}

fn is_latin(word: &str) -> bool {
    word.starts_with(|letter: char| letter.is_ascii_alphabetic())
}
