//! Which Arabic words can stand in somebody's name, and which cannot: verbs, offices, bodies, adverbs, what belongs to somebody.

use super::{
    cues::is_form_of_verb,
    speakers::{is_causing, is_preposition_with_pronoun, without_article},
};
use crate::{
    items::Item,
    letters::Letters,
    lexicon::{
        COMPLEMENTS, DOCUMENTS, GIVEN_NAMES, INSTITUTIONS, MANNERS, NEVER_NAMES, OFFICES, PLACES,
        RECIPIENTS, THINGS, ends_name, is_people, is_verbal_noun,
    },
};

/// A word that can stand in somebody's name.
pub(super) fn is_name_word(item: &Item<'_>) -> bool {
    let word = item.folded.as_ref();
    let behind_preposition = word.strip_prefix(['ب', 'ل']).is_some_and(|noun| {
        noun.starts_with("ال") || INSTITUTIONS.contains(noun) || is_verbal_noun(noun)
    });
    let is_plural = word.ends_with("ات") && word.chars().count() >= 6;
    // A past verb in ى (سعى, التقى); names that end so are known.
    // بنموسى, as the Maghreb writes بن موسى.
    let is_joined_name = word
        .strip_prefix("بن")
        .is_some_and(|name| GIVEN_NAMES.contains(name));
    let is_verb = item.text.ends_with('ى')
        && !word.starts_with("ال")
        && !item.is_given_name()
        && !is_joined_name;
    let is_adjective = word.starts_with("ال") && word.ends_with("يه");
    // الوفد, البيان
    let is_definite_noun = word
        .strip_prefix("ال")
        .is_some_and(|noun| COMPLEMENTS.contains(noun) || DOCUMENTS.contains(noun));
    // بيانا جاء فيه
    let is_document = word
        .strip_suffix('ا')
        .is_some_and(|noun| DOCUMENTS.contains(noun) || THINGS.contains(noun));
    // فالح كريم | والمتحدث
    let is_second_office =
        word.starts_with("وال") && OFFICES.contains(without_article(item.bare()));
    !(is_second_office
        || OFFICES.contains(without_article(word)) && !item.is_given_name()
        || (is_document || is_definite_noun) && !item.is_given_name()
        || NEVER_NAMES.contains(word)
        || word == "عدم"
        // ستيفان دوجاريك | فإن, where فان is Dutch.
        || item.text.starts_with("فإن")
        || is_plural_of_documents(word)
        || is_verb
        || has_pronoun(item)
        || behind_preposition
        || is_plural
        || ends_name(word) && !item.is_given_name()
        || RECIPIENTS.contains(word)
        || is_preposition_with_pronoun(word)
        || !item.is_given_name() && (MANNERS.contains(word) || is_present(word) || is_past(word))
        || word.starts_with("لل")
        || word.starts_with(char::is_numeric)
        || is_verbal_noun(word)
        || is_causing(item)
        || is_people(word) && !item.is_given_name()
        || item.text.contains('\u{64b}')
        || is_adjective
        || INSTITUTIONS.contains(without_article(word))
        || PLACES.contains(without_article(word)))
}

/// التقارير, التصاريح: the broken plural of nouns in تفعيل and the like, with its article.
fn is_plural_of_documents(word: &str) -> bool {
    word.strip_prefix("الت")
        .is_some_and(|rest| matches!(Letters::of(rest)[..], [_, 'ا', _, 'ي', _]))
}

/// مقاله, أبلغهم: what belongs to somebody, or is done to them.
pub(super) fn has_pronoun(item: &Item<'_>) -> bool {
    let word = item.folded.as_ref();
    (item.text.ends_with('ه') || word.ends_with("هم") || word.ends_with("ها"))
        && !word.ends_with("الله")
        && !is_name_in_yih(word)
        && word.chars().count() >= 5
        && !item.is_given_name()
}

/// كارتييه, طربيه: a name; of محاميه and مستشاريه the noun is known without the pronoun.
fn is_name_in_yih(word: &str) -> bool {
    let noun = |ending: &str| {
        word.strip_suffix(ending)
            .is_some_and(|noun| OFFICES.contains(noun) || is_people(noun))
    };
    word.ends_with("ييه")
        || word.ends_with("يه")
            && word.chars().count() <= 6
            && !word.starts_with('م')
            && !noun("ه")
            && !noun("يه")
}

/// A longer form of a verb of saying: أثبتت, أعلنوا.
fn is_past(word: &str) -> bool {
    word.chars().count() >= 5 && is_form_of_verb(word)
}

/// A verb of the present by its pattern: يكلف, يذهب. Foreign names in ي have a long vowel behind it.
fn is_present(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next() == Some('ي')
        && letters
            .next()
            .is_some_and(|second| !"اويه".contains(second))
        && (4..=6).contains(&word.chars().count())
        && !word.ends_with(['ي', 'ه'])
        && !word.ends_with("ين")
}
