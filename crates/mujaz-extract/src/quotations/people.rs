//! Who is who in an article: full names, offices and institutions as they are introduced, and what later mentions mean.

use mujaz_text::fold_space;

use super::{
    cues::Subject,
    register::{At, Register},
    speakers::{Phrase, is_unnamed, without_article},
};
use crate::{
    items::Item,
    lexicon::{
        COMPLEMENTS, DOCUMENTS, ENDS_NAME, INSTITUTIONS, NEVER_NAMES, OFFICES, OFFICES_ENGLISH,
        OFTEN_COMMON, ORGANISATIONS_ENGLISH, PLACES, RECIPIENTS, is_people, is_verbal_noun,
    },
    names::Places,
};

/// The people and institutions of an article, in the order of their introduction.
#[derive(Debug, Default)]
pub(crate) struct People {
    register: Register,
    /// Who issued the statement that the article speaks of, in order.
    issuers: Vec<(At, String)>,
}

/// A mention taken apart: title words, then name words.
struct Parts<'a, 'b> {
    title: &'b [Item<'a>],
    name: &'b [Item<'a>],
}

impl People {
    /// Enters everybody whom the sentence introduces by title and name, or by given name and family name.
    pub(crate) fn introduce(&mut self, sentence: usize, items: &[Item<'_>], places: &Places) {
        let mut at = 0;
        while at < items.len() {
            let end = introduced(items, at, places);
            if let Some(end) = end {
                let phrase = &items[at..end];
                let parts = parts(phrase, places);
                if parts.name.len() >= 2 || (!parts.name.is_empty() && !parts.title.is_empty()) {
                    self.enter((sentence, at), &parts);
                    at = end;
                    continue;
                }
            }
            at += 1;
        }
    }

    /// A family name alone is a name only with its title; a fuller one may come later.
    fn enter(&mut self, at: At, parts: &Parts<'_, '_>) {
        let words = parts.name.iter().map(|item| item.folded.clone()).collect();
        self.register
            .enter_person(at, text_of(parts.name), words, title_words(parts.title));
    }

    /// Remembers that a statement is the speaker's.
    pub(crate) fn issue(&mut self, at: At, speaker: &str) {
        self.issuers.push((at, speaker.to_owned()));
    }

    /// Returns the name and gender of the person whom a mention means, if it is one whom the article names.
    pub(crate) fn person(
        &mut self,
        sentence: usize,
        items: &[Item<'_>],
        phrase: Phrase,
        places: &Places,
    ) -> Option<(String, Subject)> {
        let mention = &items[phrase.first..phrase.end];
        let parts = parts(mention, places);
        let is_titled = parts.title.iter().any(|item| {
            OFFICES.contains(without_article(item.bare())) || OFFICES_ENGLISH.contains(&item.folded)
        });
        let words: Vec<&str> = parts.name.iter().map(|item| item.folded.as_str()).collect();
        let is_known = !words.is_empty() && self.register.fuller(&words).is_some();
        let has_given_name = parts.name.iter().any(Item::is_given_name);
        let is_full = !mention[0].is_arabic() && parts.title.is_empty() && words.len() >= 2;
        if !(is_titled || is_known || has_given_name || is_full) {
            return None;
        }
        let subject = gender(mention);
        let (name, is_resolved) = self.resolve(sentence, items, phrase, places);
        (is_resolved || !parts.name.is_empty()).then_some((name, subject))
    }

    /// Returns the full name that a mention stands for, and whether it was concluded from elsewhere.
    pub(crate) fn resolve(
        &mut self,
        sentence: usize,
        items: &[Item<'_>],
        phrase: Phrase,
        places: &Places,
    ) -> (String, bool) {
        let at = (sentence, phrase.first);
        let mention = &items[phrase.first..phrase.end];
        let parts = parts(mention, places);
        if !parts.name.is_empty() {
            let words: Vec<&str> = parts.name.iter().map(|item| item.folded.as_str()).collect();
            if let Some(known) = self.register.fuller(&words) {
                return (known.name.clone(), true);
            }
            let name = text_of(parts.name);
            self.enter(at, &parts);
            return (name, false);
        }
        let title = title_words(mention);
        let Some(head) = title.first() else {
            return (text_of(mention), false);
        };
        let is_document = title.iter().all(|word| DOCUMENTS.contains(word.as_str()));
        if is_document {
            let issuer = self.issuers.iter().rev().find(|(place, _)| *place <= at);
            return issuer.map_or_else(
                || (text_of(mention), false),
                |(_, name)| (name.clone(), true),
            );
        }
        let is_anaphor =
            title.len() == 1 && is_definite(mention) && !places.contains(&mention[0].folded);
        let known = if is_anaphor {
            self.register.headed(head, at)
        } else {
            self.register.titled(&title, at)
        };
        if let Some(known) = known {
            return (known.name.clone(), true);
        }
        let name = text_of(mention);
        if title.len() > 1 {
            self.register.enter_title(at, name.clone(), title);
        }
        (name, false)
    }
}

fn is_definite(mention: &[Item<'_>]) -> bool {
    mention
        .first()
        .is_some_and(|item| item.bare().starts_with("ال") || item.is("the"))
}

/// The folded words of a title without articles; conjunctions and the rest of a sentence are not in it.
fn title_words(title: &[Item<'_>]) -> Vec<String> {
    title
        .iter()
        .enumerate()
        .filter(|(_, item)| item.is_word && !item.is("the") && !item.is("a") && !item.is("an"))
        .map(|(place, item)| {
            let word = if place == 0 {
                item.bare()
            } else {
                &item.folded
            };
            let word = if OFFICES.contains(item.folded.as_str())
                || INSTITUTIONS.contains(item.folded.as_str())
            {
                &item.folded
            } else {
                word
            };
            without_article(word.trim_start_matches(|letter| place == 0 && letter == 'ل'))
                .to_owned()
        })
        .collect()
}

pub(crate) fn text_of(items: &[Item<'_>]) -> String {
    let mut text = String::new();
    for item in items {
        let is_tight = !item.is_word;
        if !(text.is_empty() || is_tight || text.ends_with(['-', '«', '“', '"'])) {
            text.push(' ');
        }
        if item.is_mark(&['«', '“']) && !text.is_empty() {
            text.push(' ');
        }
        text.push_str(item.text);
    }
    fold_space(&text).trim_end_matches(['،', ',']).to_owned()
}

/// Returns where the name of a person begins and ends that a title introduces at `at`, or that begins there with a given name.
pub(crate) fn named_person(
    items: &[Item<'_>],
    at: usize,
    places: &Places,
) -> Option<(usize, usize)> {
    let end = introduced(items, at, places)?;
    let mention = &items[at..end];
    let parts = parts(mention, places);
    let has_title = parts.title.iter().any(|item| {
        let noun = without_article(item.bare());
        OFFICES.contains(noun) || OFFICES_ENGLISH.contains(item.folded.as_str())
    });
    let first = at + parts.title.len();
    let end = first + parts.name.len();
    let is_named = if has_title {
        // الوزير يبحث: an office alone can have its verb behind it.
        let follows_verb = |item: &Item<'_>| {
            item.folded.starts_with(['ي', 'ت']) && !item.is_given_name()
                || item.folded.ends_with("ها")
        };
        let is_arabic = mention[0].is_arabic();
        let is_plain = parts.title.len() > 1
            || parts.name.iter().any(Item::is_given_name)
            || parts.name.len() <= 2 && !parts.name.first().is_some_and(follows_verb);
        !parts.name.is_empty() && (!is_arabic || is_plain && is_name_word(&parts.name[0]))
    } else {
        parts.name.len() >= 2
            && parts.title.is_empty()
            && items[first].is_arabic()
            && (!OFTEN_COMMON.contains(items[first].folded.as_str())
                || items[first + 1].is_given_name()
                || (items[first + 1].folded.starts_with("ال")
                    && items[first + 1].folded.ends_with('ي')))
    };
    is_named.then_some((first, end))
}

/// Returns the end of the title and name that begin at `at`.
fn introduced(items: &[Item<'_>], at: usize, places: &Places) -> Option<usize> {
    let item = &items[at];
    if !item.is_word {
        return None;
    }
    if !item.is_arabic() {
        return introduced_in_english(items, at);
    }
    let noun = without_article(strip(item.bare()));
    let begins = OFFICES.contains(noun) || item.is_given_name();
    if !begins {
        return None;
    }
    let mut end = at;
    let mut commas = 0;
    while let Some(next) = items.get(end) {
        if next.is_mark(&['،', ',']) && commas == 0 && end > at {
            let follows = items.get(end + 1).is_some_and(Item::is_given_name);
            if !follows {
                break;
            }
            commas += 1;
            end += 1;
            continue;
        }
        if !next.is_word || end - at > 14 || next.text.contains('\u{64b}') {
            break;
        }
        let word = next.folded.as_str();
        let is_place = matches!(word, "في" | "لدي" | "الي")
            && items
                .get(end + 1)
                .is_some_and(|place| places.contains(&place.folded));
        let is_given = next.is_given_name();
        if end > at
            && !is_place
            && !is_given
            && (ENDS_NAME.contains(word) || RECIPIENTS.contains(word) || is_cue(items, end))
        {
            break;
        }
        if end > at
            && word.starts_with('و')
            && !is_given
            && !word.starts_with("وال")
            && !COMPLEMENTS.contains(word)
            && !word.starts_with("وزير")
        {
            break;
        }
        end += 1;
    }
    // A name is at most four words; what follows it is the rest of the sentence.
    let parts = parts(&items[at..end], places);
    let name = parts.name.len();
    (name > 0)
        .then(|| {
            end - items[at..end]
                .iter()
                .rev()
                .take_while(|item| !item.is_word)
                .count()
        })
        .map(|_| at + offset_of_name(&items[at..end], places) + name)
}

fn is_cue(items: &[Item<'_>], at: usize) -> bool {
    super::cues::cue(items, at)
        .is_some_and(|cue| !cue.needs_clause || cue.kind != super::cues::CueKind::Verb)
}

fn strip(word: &str) -> &str {
    word.strip_prefix(['ب', 'ل', 'ك'])
        .filter(|rest| OFFICES.contains(without_article(rest)))
        .unwrap_or(word)
}

fn introduced_in_english(items: &[Item<'_>], at: usize) -> Option<usize> {
    let starts = items[at].is_capitalised() || OFFICES_ENGLISH.contains(items[at].folded.as_str());
    if !starts {
        return None;
    }
    let mut end = at;
    while items.get(end).is_some_and(|item| {
        item.is_capitalised()
            || item.is_mark(&['-'])
            || matches!(
                item.folded.as_str(),
                "al" | "bin" | "ibn" | "of" | "for" | "de" | "von" | "van"
            )
            || OFFICES_ENGLISH.contains(item.folded.as_str())
    }) {
        end += 1;
    }
    while end > at && (!items[end - 1].is_capitalised()) {
        end -= 1;
    }
    (end > at).then_some(end)
}

fn offset_of_name(mention: &[Item<'_>], places: &Places) -> usize {
    if mention
        .first()
        .is_some_and(super::super::items::Item::is_arabic)
    {
        arabic_name_start(mention, places)
    } else {
        english_name_start(mention)
    }
}

/// Takes a mention apart into title and name.
fn parts<'a, 'b>(mention: &'b [Item<'a>], places: &Places) -> Parts<'a, 'b> {
    if let Some(parts) = in_apposition(mention) {
        return parts;
    }
    let start = offset_of_name(mention, places);
    let title = &mention[..start];
    let limit = if mention.first().is_some_and(Item::is_arabic) {
        4
    } else {
        5
    };
    let mut end = start;
    while end < mention.len() && end - start < limit {
        let item = &mention[end];
        let is_hyphen = item.is_mark(&['-']) && end > start;
        if !item.is_word && !is_hyphen {
            break;
        }
        if end > start
            && item.is_arabic()
            && (!is_name_word(item)
                || ends_with_family_name(&mention[start..end])
                || opens_sentence(mention, start, end))
        {
            break;
        }
        end += 1;
    }
    Parts {
        title,
        name: &mention[start..end],
    }
}

/// A title and a name that a comma divides: المتحدثة باسم الوزارة، ماريا ليند; ماريا ليند، رئيسة البعثة.
fn in_apposition<'a, 'b>(mention: &'b [Item<'a>]) -> Option<Parts<'a, 'b>> {
    let comma = mention.iter().position(|item| item.is_mark(&['،']))?;
    let (before, behind) = (&mention[..comma], &mention[comma + 1..]);
    let is_title = |words: &[Item<'_>]| {
        words.first().is_some_and(|first| {
            let noun = without_article(first.bare());
            OFFICES.contains(noun) && !is_personal(noun) || INSTITUTIONS.contains(noun)
        })
    };
    let is_name = |words: &[Item<'_>]| {
        (1..=4).contains(&words.len())
            && words.iter().all(|item| item.is_word && is_name_word(item))
            && (words.len() >= 2 || words[0].is_given_name())
    };
    let title_first = is_title(before) && is_name(behind);
    if title_first {
        return Some(Parts {
            title: before,
            name: behind,
        });
    }
    (is_title(behind) && !is_title(before) && is_name(before)).then_some(Parts {
        title: behind,
        name: before,
    })
}

/// A family name with its article ends a name: what follows is the sentence. عبد الرحمن and سيف الدين go on.
fn ends_with_family_name(name: &[Item<'_>]) -> bool {
    let Some((last, earlier)) = name.split_last() else {
        return false;
    };
    last.folded.starts_with("ال")
        && !matches!(last.folded.as_str(), "الدين" | "الله")
        && !earlier.last().is_some_and(|item| item.is("عبد"))
}

/// Behind two words of a name an indefinite noun with a definite one behind it is no name: قاسم الحديثي | نبأ الوفاة.
fn opens_sentence(mention: &[Item<'_>], start: usize, at: usize) -> bool {
    let by_preposition = at >= start + 2
        && mention[at].folded.starts_with(['ب', 'ل'])
        && mention[at].folded.ends_with('ه')
        && !mention[at].is_given_name();
    by_preposition
        || at >= start + 2
            && !mention[at].is_given_name()
            && !mention[at].folded.starts_with("ال")
            && !matches!(
                mention[at].folded.as_str(),
                "عبد" | "بن" | "ابو" | "ال" | "ابن"
            )
            && !matches!(
                mention[at - 1].folded.as_str(),
                "عبد" | "بن" | "ابو" | "ابن"
            )
            && mention
                .get(at + 1)
                .is_some_and(|next| next.folded.starts_with("ال"))
}

pub(super) fn is_name_word(item: &Item<'_>) -> bool {
    let word = item.folded.as_str();
    let behind_preposition = word
        .strip_prefix(['ب', 'ل'])
        .is_some_and(|noun| noun.starts_with("ال") || INSTITUTIONS.contains(noun));
    let is_plural = word.ends_with("ات") && word.chars().count() >= 6;
    // A past verb in ى (سعى, التقى); names that end so are known.
    let is_verb = item.text.ends_with('ى') && !word.starts_with("ال") && !item.is_given_name();
    let is_adjective = word.starts_with("ال") && word.ends_with("يه");
    !(OFFICES.contains(without_article(word)) && !item.is_given_name()
        || NEVER_NAMES.contains(word)
        || is_verb
        || behind_preposition
        || is_plural
        || ENDS_NAME.contains(word) && !item.is_given_name()
        || RECIPIENTS.contains(word)
        || word.starts_with("لل")
        || is_verbal_noun(word)
        || is_people(word) && !item.is_given_name()
        || item.text.contains('\u{64b}')
        || is_adjective
        || INSTITUTIONS.contains(without_article(word))
        || PLACES.contains(without_article(word)))
}

/// Where the name begins in an Arabic mention: at a given name, or at the first word that cannot belong to a title.
fn arabic_name_start(mention: &[Item<'_>], places: &Places) -> usize {
    let first = without_article(strip(mention[0].bare()));
    let is_title = OFFICES.contains(first);
    let is_institution = INSTITUTIONS.contains(first) || COMPLEMENTS.contains(first);
    let given = mention.iter().position(Item::is_given_name);
    if is_institution && !is_title {
        return mention.len();
    }
    if !is_title {
        // No title: the mention is a name where it has no article, or stands alone as a family name (الأعرجي).
        // الجانب العراقي: a definite noun with its adjective is nobody's name.
        let is_described = mention.len() > 1
            && mention[0].folded.starts_with("ال")
            && mention[1].folded.starts_with("ال");
        if is_described {
            return mention.len();
        }
        let is_name = given == Some(0)
            || (mention.len() <= 3
                && mention
                    .iter()
                    .all(|item| item.is_word && is_name_word(item))
                && !mention[0].folded.ends_with('ه'));
        return if is_name {
            0
        } else {
            given
                .filter(|_| mention.len() < 12)
                .unwrap_or(mention.len())
        };
    }
    // مسؤول عراقي رفيع المستوى: who is not named has only adjectives.
    if is_unnamed(&mention[0]) {
        return given.unwrap_or(mention.len());
    }
    let mut at = 1;
    while at < mention.len() {
        let item = &mention[at];
        if !item.is_word {
            at += 1;
            continue;
        }
        let word = item.folded.as_str();
        if item.is_given_name() && !(word == "علي" && at + 1 == mention.len()) {
            return at;
        }
        // Behind an indefinite office comes its complement or adjective: مصدر أمني, مدير مستشفى.
        if at == 1 && !mention[0].bare().starts_with("ال") && !is_personal(first) {
            at += 1;
            continue;
        }
        let next_is_definite = mention
            .get(at + 1)
            .is_some_and(|next| next.folded.starts_with("ال"));
        let belongs = word.starts_with("ال")
            || word.starts_with("لل")
            || word.starts_with('و') && word.chars().count() > 3
            || word.starts_with("لشؤون")
            || word.starts_with("باسم")
            || word.starts_with("لح")
            || word.strip_prefix('ل').is_some_and(|noun| {
                OFFICES.contains(noun) || INSTITUTIONS.contains(noun) || COMPLEMENTS.contains(noun)
            })
            || matches!(word, "في" | "لدي" | "الي" | "علي" | "عن" | "من")
            || OFFICES.contains(word)
            || COMPLEMENTS.contains(word)
            || INSTITUTIONS.contains(word)
            || places.contains(word)
            || (next_is_definite && word.ends_with('ه'))
            || word.chars().all(char::is_numeric);
        if !belongs {
            return at;
        }
        at += 1;
    }
    // السيد الأعرجي: a personal title with one word behind it is a name.
    if is_personal(first) && mention.len() == 2 && mention[1].is_word {
        1
    } else {
        mention.len()
    }
}

/// A title that stands before the name itself.
fn is_personal(title: &str) -> bool {
    matches!(
        title,
        "سيد"
            | "سيده"
            | "دكتور"
            | "دكتوره"
            | "شيخ"
            | "لواء"
            | "فريق"
            | "عميد"
            | "عقيد"
            | "جنرال"
            | "استاذ"
            | "قاضي"
    )
}

fn english_name_start(mention: &[Item<'_>]) -> usize {
    let is_title = |item: &Item<'_>| {
        OFFICES_ENGLISH.contains(&item.folded)
            || matches!(
                item.folded.as_str(),
                "of" | "for" | "s" | "foreign" | "prime" | "defence" | "defense" | "interior"
            )
    };
    let is_article = |item: &Item<'_>| matches!(item.folded.as_str(), "the" | "a" | "an");
    let is_institution = mention.iter().any(|item| {
        ORGANISATIONS_ENGLISH.contains(&item.folded)
            || DOCUMENTS.contains(&item.folded)
            || matches!(
                item.folded.as_str(),
                "government"
                    | "nato"
                    | "un"
                    | "house"
                    | "command"
                    | "observatory"
                    | "coalition"
                    | "service"
            )
    });
    let is_part = |item: &Item<'_>| {
        item.is_capitalised()
            || item.is_mark(&['-', '\'', '’', '.'])
            || matches!(
                item.folded.as_str(),
                "al" | "el"
                    | "bin"
                    | "ibn"
                    | "abu"
                    | "de"
                    | "del"
                    | "di"
                    | "da"
                    | "von"
                    | "van"
                    | "der"
            )
    };
    let last_title = mention
        .iter()
        .rposition(|item| is_title(item) || is_article(item));
    let start = last_title.map_or(0, |place| place + 1);
    let has_names = |from: usize| mention[from..].iter().any(Item::is_capitalised);
    // "The White House" is nobody's name, "the harbour pilot Lina Haddad" is one behind small words.
    let small = mention
        .iter()
        .rposition(|item| !is_part(item) || is_title(item));
    let behind = small.map_or(0, |place| place + 1);
    let is_bare = last_title.is_some_and(|place| is_article(&mention[place])) && start == behind;
    if is_institution || is_bare {
        return mention.len();
    }
    if behind == start && start < mention.len() && has_names(start) {
        return start;
    }
    let is_full = mention[behind..]
        .iter()
        .filter(|item| item.is_capitalised())
        .count()
        >= 2;
    if is_full { behind } else { mention.len() }
}

/// Tells whether a noun is feminine, as far as its form says.
pub(crate) fn gender(mention: &[Item<'_>]) -> Subject {
    let Some(first) = mention.first().filter(|item| item.is_arabic()) else {
        return Subject::Unknown;
    };
    if first.folded.ends_with('ه') {
        Subject::Feminine
    } else {
        Subject::Masculine
    }
}
