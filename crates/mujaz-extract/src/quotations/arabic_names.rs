//! Where the name begins in an Arabic mention: at a given name, or at the first word that cannot belong to a title. The items of a mention
//! enter; the place of its name leaves.

use super::{
    mentions::{has_descent, is_relational, strip},
    name_words::is_name_word,
    speakers::{is_owned_person, is_unnamed, without_article},
};
use crate::{
    items::Item,
    lexicon::{
        COMPLEMENTS, GIVEN_NAMES, HOLDER_ADJECTIVES, INSTITUTIONS, OFFICES, OFFICIAL_ADJECTIVES,
        OFTEN_COMMON, ORGANISATIONS, PERSONAL, PLACES, THINGS, UNNAMED,
    },
    names::Places,
};

/// Where the name begins in an Arabic mention: at a given name, or at the first word that cannot belong to a title.
pub(super) fn arabic_name_start(mention: &[Item<'_>], places: &Places) -> usize {
    let first = without_article(strip(mention[0].bare()));
    let is_secretary = is_secretary(mention);
    let is_title = OFFICES.contains(first) || is_secretary || is_owned_person(&mention[0]);
    let is_institution = INSTITUTIONS.contains(first)
        || COMPLEMENTS.contains(first)
        || ORGANISATIONS.contains(first);
    let given = mention
        .iter()
        .skip(usize::from(is_secretary))
        .position(Item::is_given_name)
        .map(|given| given + usize::from(is_secretary));
    // باحثون من جامعة الملك عبد الله: who is named there is where they are from.
    let is_placed = is_unnamed(&mention[0])
        && mention
            .iter()
            .any(|item| matches!(item.folded.as_ref(), "في" | "من"));
    if is_placed {
        return mention.len();
    }
    if is_institution && !is_title {
        return mention.len();
    }
    if !is_title {
        return untitled_name_start(mention, places, given);
    }
    // مسؤول عراقي رفيع المستوى: who is not named has only adjectives.
    if UNNAMED.contains(mention[0].bare()) {
        // مسؤول تركي: a given name that is an adjective of who is not named.
        let is_name = |given: &usize| !is_nationality(&mention[*given], places);
        return given.filter(is_name).unwrap_or(mention.len());
    }
    let mut at = 1;
    while at < mention.len() {
        let item = &mention[at];
        if !item.is_word {
            // الرئيس التنفيذي لشركة «نورد مار»
            let close = mention[at + 1..]
                .iter()
                .position(Item::closes_quotation)
                .filter(|_| item.opens_quotation());
            at += close.map_or(1, |close| close + 2);
            continue;
        }
        let word = item.folded.as_ref();
        // الطبيب السابق لدونالد ترامب: the name is that of another.
        if governs_name(item) {
            return mention.len();
        }
        // عمدة المدينة القاسم ولد بلال
        let is_given = item.is_given_name() && !(word == "علي" && at + 1 == mention.len());
        if is_given || has_descent(mention, at) || is_called_like_office(mention, at) {
            return at;
        }
        // مدير مستشفى رزكاري, طبيب في مستشفى الرازي, الناطقة باسم محاكم سوسة
        let before = mention[at - 1].folded.as_ref();
        let body = before.strip_prefix(['ل', 'ب']).unwrap_or(before);
        let is_named_body = at >= 2
            && (ORGANISATIONS.contains(body)
                || INSTITUTIONS.contains(body) && !OFFICES.contains(body)
                || before == "باسم");
        // رئيس وزراء مقاطعة كيبك: an indefinite noun in a title is completed by what it is of.
        let is_complement = at >= 2 && (COMPLEMENTS.contains(before) || PLACES.contains(before));
        if is_named_body || is_complement || is_spelled(mention, at) {
            at += 1;
            continue;
        }
        // قائد عسكري ميداني
        let is_described = !mention[0].bare().starts_with("ال")
            && is_relational(word)
            && mention[1..=at]
                .iter()
                .all(|item| is_relational(&item.folded));
        if is_described {
            at += 1;
            continue;
        }
        // Behind an indefinite office comes its complement or adjective: مصدر أمني, مدير مستشفى.
        let is_of_owned = is_owned_person(&mention[0]) && !mention[0].text.ends_with('ة');
        // ابنته نهلة المجذوب
        if at == 1
            && is_of_owned
            && mention.len() >= 3
            && !word.starts_with("ال")
            && is_name_word(item)
        {
            return at;
        }
        let is_indefinite = !mention[0].bare().starts_with("ال");
        if at == 1 && is_indefinite && !is_of_owned && !PERSONAL.contains(first) {
            at += 1;
            continue;
        }
        // الأمين العام لنقابة العمال سالم كرم: what an office with its adjective is of, up to the given name.
        let leads_body = word.starts_with('ل')
            && word.chars().count() >= 4
            && mention[at - 1].folded.starts_with("ال")
            && is_title_adjective(without_article(&mention[at - 1].folded));
        if leads_body && let Some(given) = given.filter(|&given| given > at) {
            return given;
        }
        if !is_in_title(mention, at, places) {
            let is_name = is_name_word(item) && !THINGS.contains(word);
            return if is_name { at } else { mention.len() };
        }
        at += 1;
    }
    // السيد الأعرجي: a personal title with one word behind it is a name.
    if PERSONAL.contains(first) && mention.len() == 2 && mention[1].is_word {
        1
    } else {
        mention.len()
    }
}

/// الرئيس التنفيذي للشركة | أمين الناصر, الناطق باسم الحكومة | باسم العوادي: a given name behind a whole title that is a word of titles too.
fn is_called_like_office(mention: &[Item<'_>], at: usize) -> bool {
    let (word, before) = (mention[at].folded.as_ref(), mention[at - 1].folded.as_ref());
    let is_office = |next: &str| {
        COMPLEMENTS.contains(next)
            || THINGS.contains(next)
            || matches!(next, "سر" | "عام" | "صندوق")
    };
    let is_trusty = word == "امين"
        && at >= 2
        && at + 2 == mention.len()
        && (before.starts_with("ال") || before.starts_with("لل"))
        && mention[at + 1]
            .folded
            .strip_prefix("ال")
            .is_some_and(|next| !is_office(next));
    let is_second = word == "باسم"
        && at + 1 < mention.len()
        && mention[..at - 1].iter().any(|item| item.is("باسم"));
    is_trusty || is_second
}

/// Where the name begins in an Arabic mention without a title, in which the first given name stands at `given`.
fn untitled_name_start(mention: &[Item<'_>], places: &Places, given: Option<usize>) -> usize {
    // The mention is a name where it has no article, or stands alone as a family name (الأعرجي).
    // الجانب العراقي: a definite noun with its adjective is nobody's name.
    let is_described = mention.len() > 1
        && mention[0].bare().starts_with("ال")
        && mention[1].folded.starts_with("ال");
    if is_described {
        // المفكر المغربي الراحل إدريس العلمي
        return given.filter(|&given| given > 1).unwrap_or(mention.len());
    }
    // الإسباني خوان ميراندا
    if mention.len() > 1
        && mention[0].folded.starts_with("ال")
        && places.has_adjective(without_article(&mention[0].folded))
        && is_name_word(&mention[1])
    {
        return 1;
    }
    let is_name = given == Some(0)
        || (mention.len() <= 3
            && mention
                .iter()
                .all(|item| item.is_word && is_name_word(item))
            && !mention[0].folded.ends_with('ه'));
    if is_name {
        0
    } else {
        given
            .filter(|_| mention.len() < 12)
            .unwrap_or(mention.len())
    }
}

/// تركي, which is a name too: where somebody is from.
fn is_nationality(item: &Item<'_>, places: &Places) -> bool {
    OFTEN_COMMON.contains(&item.folded) && places.has_adjective(&item.folded)
}

/// أمينة سر النقابة; elsewhere Amina is a name.
fn is_secretary(mention: &[Item<'_>]) -> bool {
    mention[0].is_or_bare(&["امينه"])
        && mention
            .get(1)
            .is_some_and(|next| matches!(next.folded.as_ref(), "سر" | "عام" | "صندوق"))
}

/// Tells whether the word at `at` of an Arabic title goes on with it.
fn is_in_title(mention: &[Item<'_>], at: usize, places: &Places) -> bool {
    let word = mention[at].folded.as_ref();
    let before = mention[at - 1].folded.as_ref();
    let next_is_definite = mention
        .get(at + 1)
        .is_some_and(|next| next.folded.starts_with("ال"));
    let is_title_noun = |noun: &str| {
        [&OFFICES, &INSTITUTIONS, &COMPLEMENTS, &ORGANISATIONS]
            .iter()
            .any(|nouns| nouns.contains(noun))
    };
    ["ال", "لل", "لشؤون", "باسم", "باعمال", "بال", "لح"]
        .iter()
        .any(|opening| word.starts_with(opening))
        || word.starts_with('و') && word.chars().count() > 3
        || is_title_noun(word)
        || word.strip_prefix('ل').is_some_and(is_title_noun)
        || matches!(word, "في" | "لدي" | "الي" | "علي" | "عن" | "من")
        // In حكومة الإقليم سوران هورامي the place is a name: no definite noun takes it.
        || places.contains(word)
            && (!before.starts_with("ال") || before == "الي" || at + 1 == mention.len())
        || next_is_definite && word.ends_with('ه')
        || word.chars().all(char::is_numeric)
}

fn is_title_adjective(adjective: &str) -> bool {
    OFFICIAL_ADJECTIVES.contains(adjective) || HOLDER_ADJECTIVES.contains(adjective)
}

/// لدونالد, بميلانيا: a preposition with the given name that it governs.
fn governs_name(item: &Item<'_>) -> bool {
    !item.is_given_name()
        && item
            .folded
            .strip_prefix(['ل', 'ب'])
            .is_some_and(|name| name.chars().count() >= 3 && GIVEN_NAMES.contains(name))
}

/// Names of Latin letters, of which those of stations are made.
pub(super) const LETTERS: &[&str] = &[
    "بي", "سي", "ان", "إن", "اس", "دي", "جي", "تي", "اف", "ايه", "ام", "كي", "ار", "يو", "اتش",
    "كيو", "او", "اي", "زد",
];

/// مراسل بي بي سي فلان: the letter at `at` with another beside it.
fn is_spelled(mention: &[Item<'_>], at: usize) -> bool {
    let is_letter = |place: usize| {
        mention
            .get(place)
            .is_some_and(|item| LETTERS.contains(&item.folded.as_ref()))
    };
    is_letter(at) && (is_letter(at + 1) || is_letter(at - 1))
}
