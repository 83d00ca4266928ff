//! A sentence as a sequence of words and marks, each with its place: what the rules about speech and negation read.

use std::borrow::Cow;

use mujaz_model::Span;
use mujaz_text::{folded, is_arabic_letter, is_capital, is_format, is_space, words};

/// A word or a mark of a sentence.
#[derive(Debug, Clone)]
pub(crate) struct Item<'a> {
    /// As written.
    pub(crate) text: &'a str,
    /// Folded; of a mark, the mark.
    pub(crate) folded: Cow<'a, str>,
    /// How many bytes of `folded` are a conjunction before the word.
    conjunction: u8,
    /// Its place in the article's source.
    pub(crate) span: Span,
    /// Whether it is a word or a number.
    pub(crate) is_word: bool,
    is_given_name: bool,
    is_arabic: bool,
}

impl Item<'_> {
    /// Returns the folded word without و or ف before it, where enough is left to be a word.
    pub(crate) fn bare(&self) -> &str {
        &self.folded[usize::from(self.conjunction)..]
    }

    /// Tells whether it is a common given name; على is none, though it folds to علي.
    pub(crate) const fn is_given_name(&self) -> bool {
        self.is_given_name
    }

    /// Tells whether it is the preposition على, which folds to the name علي, alone or behind و or ف.
    pub(crate) fn is_upon(&self) -> bool {
        is_upon(self.text, &self.folded) && self.bare() == "علي"
    }

    pub(crate) fn is(&self, word: &str) -> bool {
        self.folded == word
    }

    /// Tells whether it is the word, or the word behind و or ف.
    pub(crate) fn is_or_bare(&self, words: &[&str]) -> bool {
        words.contains(&&*self.folded) || (self.conjunction > 0 && words.contains(&self.bare()))
    }

    pub(crate) fn is_mark(&self, marks: &[char]) -> bool {
        !self.is_word
            && (self.text.starts_with(marks) || self.text == TATWEEL && marks.contains(&'–'))
    }

    /// Tells whether it is a comma of either script.
    pub(crate) fn is_comma(&self) -> bool {
        self.is_mark(&['،', ','])
    }

    /// Tells whether it is a quotation mark that can open; a straight one can also close.
    pub(crate) fn opens_quotation(&self) -> bool {
        self.is_mark(&['«', '“', '"'])
    }

    /// Tells whether it is a quotation mark that can close; a straight one can also open.
    pub(crate) fn closes_quotation(&self) -> bool {
        self.is_mark(&['»', '”', '"'])
    }

    /// Tells whether it is a word in Arabic letters.
    pub(crate) const fn is_arabic(&self) -> bool {
        self.is_arabic
    }

    /// Tells whether it is letters with points between them, an initial or a title that is written with a point: U.S, p.m, the R of
    /// "John R. Baker", Dr.
    fn is_abbreviation(&self) -> bool {
        if TITLES_WITH_POINT.contains(&self.text) {
            return true;
        }
        matches!(self.text.as_bytes(), [letter, b'.', ..] if letter.is_ascii_alphabetic())
            || matches!(self.text.as_bytes(), [letter] if letter.is_ascii_uppercase())
    }

    /// Tells whether it is an English name or noun of which something is: Iran's.
    pub(crate) fn is_owner(&self) -> bool {
        self.is_word && without_owner(self.text).len() < self.text.len()
    }

    pub(crate) fn is_capitalised(&self) -> bool {
        self.is_word && self.text.starts_with(is_capital)
    }
}

/// A name without the ending that makes it an owner: Iran's.
pub(crate) fn without_owner(text: &str) -> &str {
    text.strip_suffix("'s")
        .or_else(|| text.strip_suffix("’s"))
        .unwrap_or(text)
}

const TITLES_WITH_POINT: [&str; 24] = [
    "Dr", "Mr", "Mrs", "Ms", "Prof", "Eng", "Gen", "Col", "Lt", "Maj", "Sgt", "Capt", "Adm",
    "Brig", "Cpl", "Sen", "Rep", "Gov", "St", "Jr", "Sr", "Hon", "Rev", "Pres",
];

fn is_given_name(text: &str, folded: &str) -> bool {
    // عبدالسلام, written as one word.
    let is_servant = || {
        folded
            .strip_prefix("عبدال")
            .is_some_and(|name| name.chars().count() >= 2)
    };
    (crate::lexicon::GIVEN_NAMES.contains(folded) || is_servant()) && !is_upon(text, folded)
}

/// على, also with a tatweel before its last letter, which folds to the name علي.
fn is_upon(text: &str, folded: &str) -> bool {
    text.ends_with('ى') && folded.ends_with("علي")
}

/// The length of the conjunction that a folded word begins with, in bytes; وزير begins with none.
fn conjunction(folded: &str) -> u8 {
    // Both are letters of two bytes.
    let length = u8::try_from(folded.len() - bare(folded).len()).unwrap_or_default();
    // فالح is no الح.
    let is_name = || {
        crate::lexicon::GIVEN_NAMES.contains(folded)
            && !crate::lexicon::OFTEN_COMMON.contains(folded)
    };
    if length > 0 && (crate::lexicon::is_title_word(folded) || is_name()) {
        0
    } else {
        length
    }
}

/// Returns `folded` without a conjunction before it.
pub(crate) fn bare(folded: &str) -> &str {
    folded
        .strip_prefix(['و', 'ف'])
        .filter(|rest| rest.chars().count() >= 2)
        .unwrap_or(folded)
}

/// Cuts a part of a source into its words and marks.
pub(crate) fn items_of(source: &str, span: Span) -> Vec<Item<'_>> {
    let text = span.of(source).unwrap_or_default();
    let mut found = Vec::new();
    let mut at = 0;
    for word in words(text).filter(|word| word.text != TATWEEL) {
        // The last point of an abbreviation (U.S.) parts nothing inside a sentence.
        if text[at..].starts_with('.')
            && let Some(last) = found
                .last_mut()
                .filter(|last: &&mut Item<'_>| last.is_abbreviation())
        {
            at += 1;
            last.span.end += 1;
            last.text = last.span.of(source).unwrap_or(last.text);
        }
        push_marks(&mut found, &text[at..word.range.start], span.start + at);
        let folded = folded(word.text);
        let is_given_name = is_given_name(word.text, &folded);
        found.push(Item {
            text: word.text,
            conjunction: conjunction(&folded),
            folded,
            span: Span::new(span.start + word.range.start, span.start + word.range.end),
            is_word: true,
            is_given_name,
            is_arabic: word.text.starts_with(is_arabic_letter),
        });
        at = word.range.end;
    }
    push_marks(&mut found, &text[at..], span.start + at);
    keep_spelled_letters(&mut found);
    name_behind_ranks(&mut found);
    keep_geir(&mut found);
    // Those of a whole article are kept.
    found.shrink_to_fit();
    found
}

/// Parts English words from the 's behind them, which becomes a mark: Iraq | 's | oil. What `is_whole` says of stays: Moody's.
pub(crate) fn without_possessives<'b, 'a>(
    items: &'b [Item<'a>],
    is_whole: impl Fn(&str) -> bool,
) -> Cow<'b, [Item<'a>]> {
    let owner = |item: &Item<'a>| {
        let length = ["'s", "’s"]
            .iter()
            .find(|ending| item.text.ends_with(**ending))?
            .len();
        let letters = item.text.len().checked_sub(length)?;
        (item.is_word && letters > 0 && !is_whole(&item.folded)).then_some(letters)
    };
    if items.iter().all(|item| owner(item).is_none()) {
        return Cow::Borrowed(items);
    }
    let mut parted = Vec::with_capacity(items.len() + 2);
    for item in items {
        let Some(letters) = owner(item) else {
            parted.push(item.clone());
            continue;
        };
        let (text, ending) = item.text.split_at(letters);
        let folded = folded(text);
        let middle = item.span.start + letters;
        parted.push(Item {
            text,
            conjunction: 0,
            is_given_name: is_given_name(text, &folded),
            folded,
            span: Span::new(item.span.start, middle),
            is_word: true,
            is_arabic: text.starts_with(is_arabic_letter),
        });
        parted.push(Item {
            text: ending,
            folded: Cow::Borrowed(ending),
            conjunction: 0,
            span: Span::new(middle, item.span.end),
            is_word: false,
            is_given_name: false,
            is_arabic: false,
        });
    }
    parted.into()
}

/// اللواء تحسين الخفاجي: what else is an act is a given name behind a rank.
fn name_behind_ranks(items: &mut [Item<'_>]) {
    const LIKE_ACTS: [&str; 2] = ["تحسين", "توفيق"];
    for at in 1..items.len() {
        if LIKE_ACTS.contains(&items[at].folded.as_ref()) {
            let rank = items[at - 1].bare();
            let rank = rank.strip_prefix("ال").unwrap_or(rank);
            items[at].is_given_name =
                crate::lexicon::RANKS.contains(rank) || crate::lexicon::PERSONAL.contains(rank);
        }
    }
}

/// سي إن إن, سي إن بي سي: the name of a Latin letter keeps its hamza, so that no rule takes it for the particle إن. In بي بي سي إن it is one.
fn keep_spelled_letters(items: &mut [Item<'_>]) {
    let mut at = 2;
    while at < items.len() {
        let is_spelled = items[at - 1].folded == "ان"
            && items[at - 2].is_or_bare(&["سي", "لسي"])
            && matches!(items[at].folded.as_ref(), "ان" | "بي")
            && !(at >= 3 && items[at - 3].is("بي"));
        if is_spelled {
            for item in &mut items[at - 1..=at] {
                if item.folded == "ان" {
                    item.folded = Cow::Borrowed(item.text);
                }
            }
            at += 1;
        }
        at += 1;
    }
}

/// غير بيدرسون: Geir, the given name of Norwegians, is written like the particle of denying, and known by the family name behind it.
fn keep_geir(items: &mut [Item<'_>]) {
    for at in 1..items.len() {
        let is_family_name = matches!(
            items[at].folded.as_ref(),
            "بيدرسون"
                | "بيدرسن"
                | "بيدرسين"
                | "بدرسون"
                | "بيترسون"
                | "بيديرسن"
                | "بيدرسونز"
        );
        let name = &mut items[at - 1];
        if is_family_name && matches!(name.bare(), "غير") {
            name.folded = Cow::Borrowed("جير");
            name.conjunction = 0;
            name.is_given_name = true;
        }
    }
}

/// Between spaces typists of Arabic take it for a dash.
const TATWEEL: &str = "\u{640}";

fn push_marks<'a>(found: &mut Vec<Item<'a>>, between: &'a str, start: usize) {
    for (at, mark) in between.char_indices() {
        let end = at + mark.len_utf8();
        let stands_alone =
            between[..at].ends_with(is_space) && between[end..].starts_with(is_space);
        let is_tatweel = between[at..].starts_with(TATWEEL);
        if !is_space(mark)
            && !mark.is_control()
            && !is_format(mark)
            && (!is_tatweel || stands_alone)
        {
            found.push(Item {
                text: &between[at..end],
                folded: Cow::Borrowed(&between[at..end]),
                conjunction: 0,
                span: Span::new(start + at, start + end),
                is_word: false,
                is_given_name: false,
                is_arabic: false,
            });
        }
    }
}
