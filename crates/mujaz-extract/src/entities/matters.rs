//! What offices are of: the words of a title that say what its holder is responsible for, and are no news of that.
//!
//! A title is more here than where people are named: an official in charge of a file, an expert in a matter and a member of a
//! committee count too, and so does an office that somebody takes (`مديرا عاما لمكافحة المخدرات`).

use mujaz_model::{EntityKind, Span};

use super::by_form;
use crate::{
    items::{Item, bare},
    lexicon::{
        COMPLEMENTS, HOLDER_ADJECTIVES, INSTITUTIONS, MINISTRIES, OFFICES, OFFICES_ENGLISH,
        OFFICIAL_ADJECTIVES, ORGANISATIONS, PLACES, RANKS, ends_name, is_verbal_noun,
    },
    names::Names,
    quotations::{is_finite_verb, without_article},
};

/// Finds what the offices of a sentence are of: `الخاص لشؤون مكافحة الإرهاب` behind المنسق, "counter-terrorism" before "coordinator".
pub(crate) fn of_offices(items: &[Item<'_>]) -> Vec<Span> {
    let names = Names::default();
    let mut found = Vec::new();
    let mut at = 0;
    while at < items.len() {
        if !items[at].is_word {
            at += 1;
        } else if items[at].is_arabic() {
            let by_name = by_form(items, at, &names)
                .filter(|(kind, _)| *kind == EntityKind::Role)
                .map(|(_, end)| end);
            let end = by_name.max(Title { items, at }.end()).unwrap_or(at + 1);
            found.extend(place_of(items, at + 1, end));
            at = end;
        } else {
            let end = english_end(items, at, &names);
            if let Some(end) = end {
                let first = first_before(items, at);
                found.extend(place_of(items, first, end));
            }
            at = end.unwrap_or(at + 1);
        }
    }
    found
}

fn place_of(items: &[Item<'_>], first: usize, end: usize) -> Option<Span> {
    (first < end).then(|| Span::new(items[first].span.start, items[end - 1].span.end))
}

/// The end of an English title that begins or ends at `at`, with what its holder is in charge of.
fn english_end(items: &[Item<'_>], at: usize, names: &Names) -> Option<usize> {
    let title = by_form(items, at, names)
        .filter(|(kind, _)| *kind == EntityKind::Role)
        .map(|(_, end)| end);
    // "the EU's counter-terrorism coordinator", which no article makes a title
    let word = items[at].folded.as_ref();
    let is_office = OFFICES_ENGLISH.contains(word) && !word.ends_with('s')
        || matches!(word, "expert" | "specialist" | "czar");
    let end = title.or_else(|| is_office.then_some(at + 1))?;
    let behind: [&str; 3] = std::array::from_fn(|step| {
        items
            .get(end + step)
            .map_or("", |item| item.folded.as_ref())
    });
    let first = match behind {
        ["in", "charge", "of"] => end + 3,
        ["responsible", "for", _] | ["tasked", "with", _] => end + 2,
        ["on" | "in" | "for", _, _] if matches!(word, "expert" | "specialist") => end + 1,
        _ => return Some(end),
    };
    let ends = |item: &&Item<'_>| item.is_word || item.is_mark(&['-', '‑']);
    let length = items[first.min(items.len())..]
        .iter()
        .take(8)
        .take_while(ends)
        .enumerate()
        .take_while(|(step, item)| !ends_name(&item.folded) && !is_finite_verb(items, first + step))
        .count();
    Some(first + length)
}

/// Where what says of which matter an English office at `at` is begins: "the border security | adviser", "EU foreign policy | chief".
fn first_before(items: &[Item<'_>], at: usize) -> usize {
    let small = (0..at)
        .rev()
        .take(4)
        .take_while(|&place| describes_office(items, place))
        .last()
        .unwrap_or(at);
    (0..small)
        .rev()
        .take(3)
        .take_while(|&place| {
            let item = &items[place];
            let is_name = item.is_capitalised() && !item.is_arabic() && !ends_name(&item.folded);
            // "al-Hol camp | director"
            is_name || item.is_mark(&['-']) || item.is("al")
        })
        .last()
        .unwrap_or(small)
}

/// A small English word or hyphen before an office that says what of.
fn describes_office(items: &[Item<'_>], at: usize) -> bool {
    let item = &items[at];
    let word = item.folded.as_ref();
    let is_plain = item.is_word
        && !item.is_arabic()
        && (!item.is_capitalised() || at == 0)
        && word.len() > 3
        && !word.ends_with("'s")
        && !word.ends_with("’s")
        && !ends_name(word)
        && !is_finite_verb(items, at);
    is_plain || item.is_mark(&['-', '‑'])
}

/// An Arabic word that can be a title.
struct Title<'a, 'b> {
    items: &'b [Item<'a>],
    at: usize,
}

impl Title<'_, '_> {
    /// The end of the title, with what its holder is responsible for; `None` where the word is no title or nothing says so.
    fn end(&self) -> Option<usize> {
        let (head, is_definite) = holder(&self.items[self.at].folded)?;
        // اللجنة المكلفة بملف المخيم: what a body does is its news.
        let is_of_body = is_definite
            && self
                .at
                .checked_sub(1)
                .and_then(|place| self.word(place))
                .is_some_and(|before| {
                    let noun = without_article(bare(before));
                    ORGANISATIONS.contains(noun) || is_force(noun)
                });
        if is_of_body {
            return None;
        }
        let is_source = head == "مصدر";
        let mut end = self.at + 1;
        if is_definite {
            end = self.adjectives(end);
        } else {
            // مدير عام مكافحة المخدرات: behind every other adjective no second noun follows.
            let mut takes_noun = true;
            while let Some(word) = self.word(end).filter(|word| is_indefinite_adjective(word)) {
                takes_noun = matches!(word, "عام" | "عامه");
                end += 1;
            }
            if takes_noun && !is_source {
                end = self.chain(end).unwrap_or(end);
            }
        }
        let end = self.object(head, end).unwrap_or(end);
        (end > self.at + 1).then_some(end)
    }

    fn word(&self, at: usize) -> Option<&str> {
        self.items
            .get(at)
            .filter(|item| item.is_arabic())
            .map(|item| item.folded.as_ref())
    }

    fn adjectives(&self, from: usize) -> usize {
        let mut end = from;
        while self.word(end).is_some_and(|word| {
            word.strip_prefix("ال").is_some_and(|word| {
                OFFICIAL_ADJECTIVES.contains(word)
                    || HOLDER_ADJECTIVES.contains(word)
                    || word.ends_with('ي')
                    || word.ends_with("يه")
            })
        }) {
            end += 1;
        }
        end
    }

    /// The end of nouns that complete each other up to a definite one: قائد | عمليات تأمين الحدود.
    fn chain(&self, from: usize) -> Option<usize> {
        const LONGEST: usize = 6;
        let definite = (from..from + LONGEST)
            .take_while(|&at| self.word(at).is_some_and(|word| !ends_name(word)))
            .find(|&at| !self.word(at).is_some_and(joins_chain))?;
        let word = self.word(definite)?;
        (word.starts_with("ال") && !ends_name(word)).then(|| self.adjectives(definite + 1))
    }

    /// The end of what a preposition puts behind a title: لشؤون أمن الحدود, بملف مخيم الهول, عن أمن الحدود, في مديرية مكافحة المخدرات.
    fn object(&self, head: &str, at: usize) -> Option<usize> {
        let word = self.word(at)?;
        let takes_matter = matches!(
            head,
            "خبير"
                | "خبيره"
                | "متخصص"
                | "متخصصه"
                | "مختص"
                | "مختصه"
                | "باحث"
                | "باحثه"
        );
        match word {
            "باسم" => return self.chain(at + 1),
            "عن" if matches!(head, "مسؤول" | "مسؤوله" | "مسوول") => {
                return self.chain(at + 1);
            }
            "علي" if matches!(head, "مشرف" | "مشرفه" | "قائم") => {
                return self.chain(at + 1);
            }
            "في" if takes_matter => return self.chain(at + 1),
            "في" => {
                let is_body = self.word(at + 1).is_some_and(|body| {
                    INSTITUTIONS.contains(body) || ORGANISATIONS.contains(body) || is_force(body)
                });
                return is_body.then(|| self.chain(at + 1)).flatten();
            }
            _ => {}
        }
        if let Some(noun) = word.strip_prefix('ب') {
            let is_charged = takes_matter
                || matches!(head, "مكلف" | "مكلفه" | "معني" | "معنيه" | "مختص" | "مختصه");
            return is_charged.then(|| self.joined(at, noun)).flatten();
        }
        let noun = word.strip_prefix('ل')?;
        let is_meant = matches!(noun, "شؤون" | "ملف")
            || self.items[self.at].folded.ends_with('ا')
            || appoints(head, self.items, at);
        is_meant.then(|| self.joined(at, noun)).flatten()
    }

    /// The end of what the noun behind a one-letter preposition begins.
    fn joined(&self, at: usize, noun: &str) -> Option<usize> {
        if joins_chain(noun) {
            return self.chain(at + 1);
        }
        (noun.starts_with("ال") || noun.starts_with('ل')).then(|| self.adjectives(at + 1))
    }
}

/// Tells whether the title before `at` shows that what a verb could be for is what its holder is for: المدير العام | لمكافحة المخدرات, and
/// not دعا الوزير | لمكافحة المخدرات.
pub(super) fn appoints(head: &str, items: &[Item<'_>], at: usize) -> bool {
    let last = items[at - 1].folded.as_ref();
    let last = last.strip_prefix("ال").unwrap_or(last);
    let last = last.strip_suffix('ا').unwrap_or(last);
    matches!(
        last,
        "عام"
            | "عامه"
            | "خاص"
            | "خاصه"
            | "سامي"
            | "سام"
            | "اعلي"
            | "مقيم"
            | "تنفيذي"
            | "تنفيذيه"
    ) || matches!(
        head,
        "منسق" | "منسقه" | "مبعوث" | "مبعوثه" | "مفوض" | "مفوضه"
    )
}

/// The noun of a title without clitics, article and the ending of the accusative, and whether it has the article.
fn holder(folded: &str) -> Option<(&str, bool)> {
    let mut rest = folded;
    for _ in 0..3 {
        let (noun, is_definite) = match rest.strip_prefix("ال").or_else(|| rest.strip_prefix("لل"))
        {
            Some(noun) => (noun, true),
            None => (rest, false),
        };
        if is_holder(noun) {
            return Some((noun, is_definite));
        }
        if let Some(bare) = noun
            .strip_suffix('ا')
            .filter(|bare| !is_definite && is_holder(bare))
        {
            return Some((bare, false));
        }
        rest = rest.strip_prefix(['و', 'ف', 'ب', 'ل', 'ك'])?;
    }
    None
}

fn is_holder(noun: &str) -> bool {
    // د. is nobody in charge of anything, and what is left of بدأ.
    let is_word = noun.chars().nth(1).is_some();
    is_word && OFFICES.contains(noun) && !RANKS.contains(noun)
        || matches!(
            noun,
            "مكلف"
                | "مكلفه"
                | "معني"
                | "معنيه"
                | "مختص"
                | "مختصه"
                | "متخصص"
                | "متخصصه"
                | "مشرف"
                | "مشرفه"
                | "موظف"
                | "موظفه"
                | "معاون"
                | "معاونه"
                | "امر"
        )
}

fn is_indefinite_adjective(word: &str) -> bool {
    let bare = word.strip_suffix('ا').unwrap_or(word);
    OFFICIAL_ADJECTIVES.contains(bare)
        || HOLDER_ADJECTIVES.contains(bare)
        || matches!(bare, "كبير" | "كبيره" | "بارز" | "بارزه" | "رفيع" | "رفيعه")
}

/// A noun that another one completes, in the name of what somebody is responsible for.
fn joins_chain(word: &str) -> bool {
    COMPLEMENTS.contains(word)
        || INSTITUTIONS.contains(word)
        || ORGANISATIONS.contains(word)
        || MINISTRIES.contains(word)
        || PLACES.contains(word)
        || OFFICES.contains(word)
        || is_force(word)
        || matches!(
            word,
            "ملف"
                | "ملفات"
                | "قضايا"
                | "خليه"
                | "وحده"
                | "شعبه"
                | "غرفه"
                | "محور"
                | "قاطع"
                | "حفظ"
                | "ضبط"
                | "منع"
                | "بناء"
                | "دعم"
                | "ادخال"
                | "اداره"
                | "مراقبه"
                | "محاربه"
                | "مواجهه"
        )
        || !word.starts_with("ال") && is_verbal_noun(word)
}

/// A body of armed men, or what leads one.
fn is_force(word: &str) -> bool {
    matches!(
        word,
        "قياده" | "حرس" | "قوات" | "قوه" | "شرطه" | "جيش" | "مديريه" | "فوج" | "لواء"
    )
}
