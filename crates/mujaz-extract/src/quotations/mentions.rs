//! How somebody is mentioned. The items of a mention enter; its title and its name leave, taken apart.

use mujaz_text::fold_space;

use super::{
    english_names::{before_affiliation, english_name_start},
    name_ends::{ends_with_family_name, ends_with_kunya, is_title_in_name, opens_sentence},
    name_words::is_name_word,
    speakers::{
        is_owned_person, is_part_of_name, is_tone, is_unnamed, name_start, without_article,
    },
};
use crate::{
    items::Item,
    lexicon::{
        ADDRESSES, COMPLEMENTS, GIVEN_NAMES, HOLDER_ADJECTIVES, INSTITUTIONS, OFFICES,
        OFFICIAL_ADJECTIVES, ORGANISATIONS, PERSONAL, PLACES, THINGS, UNNAMED, ends_name,
    },
    names::Places,
};

/// A mention taken apart: title words, then name words.
pub(super) struct Parts<'a, 'b> {
    pub(super) title: &'b [Item<'a>],
    pub(super) name: &'b [Item<'a>],
}

impl Parts<'_, '_> {
    /// Where the name begins in the mention, and 0 where it has none.
    pub(super) fn first_of_name(&self, mention: &[Item<'_>]) -> usize {
        if self.name.is_empty() {
            0
        } else {
            self.name_offset(mention)
        }
    }

    /// Where the name begins in the mention that was taken apart, in items; a comma can stand before it.
    pub(super) fn name_offset(&self, mention: &[Item<'_>]) -> usize {
        self.name.first().map_or(mention.len(), |first| {
            mention.partition_point(|item| item.span.start < first.span.start)
        })
    }
}

/// Takes a mention that ends before what is said apart: a name stands at its end also where its given name is not known. الباحث في مركز
/// الدراسات في عمان عريب الفايز.
pub(super) fn parts_of_speaker<'a, 'b>(mention: &'b [Item<'a>], places: &Places) -> Parts<'a, 'b> {
    let parts = parts(mention, places);
    if parts.name.len() < 2
        && let Some(start) = name_start(mention, places)
    {
        let (title, name) = mention.split_at(start);
        return Parts { title, name };
    }
    parts
}

/// Takes a mention apart into title and name.
pub(super) fn parts<'a, 'b>(mention: &'b [Item<'a>], places: &Places) -> Parts<'a, 'b> {
    if let Some(parts) = in_apposition(mention, places)
        .or_else(|| behind_appositions(mention, places))
        .or_else(|| behind_marks(mention, places))
    {
        return parts;
    }
    let mention = before_affiliation(mention);
    let start = offset_of_name(mention, places);
    let title = &mention[..start];
    let limit = if mention.first().is_some_and(Item::is_arabic) {
        4
    } else {
        // "Mohammed bin Rashid al-Alyani" has six, with the hyphen.
        7
    };
    let mut end = start;
    let mut particles = 0;
    while end < mention.len() && end - start - particles < limit {
        let item = &mention[end];
        let is_hyphen = item.is_mark(&['-']) && end > start;
        // "A. K. Salih"
        let is_initial = item.is_mark(&['.']) && end > start && mention[end - 1].text.len() == 1;
        if !item.is_word && !is_hyphen && !is_initial {
            break;
        }
        // عبد الأمير is one name, whatever its second word is elsewhere.
        let is_compound = end > start && mention[end - 1].is("عبد")
            || is_descent(mention, end)
            || is_title_in_name(mention, start, end)
            || end == start + 2 && is_title_in_name(mention, start, end - 1)
            || end > start && joins_names(&mention[end - 1])
            || end > start && joins_names(item) && end + 1 < mention.len();
        if end > start
            && item.is_arabic()
            && !is_compound
            && (!is_name_word(item)
                || ends_with_family_name(&mention[start..end])
                || ends_with_kunya(&mention[start..end]) && !item.is_given_name()
                || opens_sentence(mention, start, end))
        {
            break;
        }
        // عبد الله بن سيف الكعبي: what only joins names is none of the four.
        particles += usize::from(joins_names(item));
        end += 1;
    }
    // "Eleanor Pryce KC"
    while end > start + 1
        && matches!(
            mention[end - 1].text,
            "KC" | "QC" | "MP" | "MBE" | "PhD" | "Jr"
        )
    {
        end -= 1;
    }
    Parts {
        title,
        name: &mention[start..end],
    }
}

/// د. سالم: the stop of an abbreviated title.
pub(super) fn is_title_stop(items: &[Item<'_>], at: usize) -> bool {
    at > 0 && items[at].is_mark(&['.']) && items[at - 1].is_or_bare(&["د"])
}

/// محمد ولد أحمد, مريم منت سيدي: "son of" and "daughter of" behind a given name.
pub(super) fn is_descent(items: &[Item<'_>], at: usize) -> bool {
    let Some(next) = items.get(at + 1).filter(|next| at > 0 && next.is_word) else {
        return false;
    };
    // المختار ولد سيدي: a name with its article, and no الطفل ولد في
    let follows_name = items[at - 1].is_given_name()
        || items[at - 1].folded.starts_with("ال") && !ends_name(&next.folded);
    follows_name
        && matches!(
            items[at].folded.as_ref(),
            "ولد" | "منت" | "بن" | "بنت" | "ابن"
        )
}

/// What only joins names: عبد الله بن سيف, إيلين فان دير ميرفي.
pub(super) fn joins_names(item: &Item<'_>) -> bool {
    matches!(
        item.folded.as_ref(),
        "بن" | "ابن"
            | "بنت"
            | "ولد"
            | "منت"
            | "ال"
            | "ابو"
            | "ام"
            | "عبد"
            | "فان"
            | "دير"
            | "فون"
    )
}

/// القاسم | ولد بلال: tells whether the word at `at` is whose son or daughter the next words name, whatever else it means.
fn has_descent(mention: &[Item<'_>], at: usize) -> bool {
    at + 2 < mention.len()
        && matches!(
            mention[at + 1].folded.as_ref(),
            "ولد" | "منت" | "بن" | "بنت"
        )
}

/// An indefinite adjective of belonging: أمني, طبية.
pub(super) fn is_relational(word: &str) -> bool {
    word.chars().count() >= 3
        && !word.starts_with("ال")
        && (word.ends_with('ي') || word.ends_with("يه"))
}

/// A title and a name that a comma divides: المتحدثة باسم الوزارة، ماريا ليند; ماريا ليند، رئيسة البعثة.
fn in_apposition<'a, 'b>(mention: &'b [Item<'a>], places: &Places) -> Option<Parts<'a, 'b>> {
    let comma = mention.iter().position(|item| item.is_mark(&['،']))?;
    let (before, mut behind) = (&mention[..comma], &mention[comma + 1..]);
    // الإسباني خوان ميراندا
    if let [first, name @ ..] = behind
        && name.len() >= 2
        && first.folded.starts_with("ال")
        && places.has_adjective(without_article(&first.folded))
    {
        behind = name;
    }
    // وزير الصيد، السيد المختار ولد سيدي أحمد
    if let [first, name @ ..] = behind
        && name.len() >= 2
        && PERSONAL.contains(without_article(&first.folded))
    {
        behind = name;
    }
    let is_title = |words: &[Item<'_>]| {
        words.first().is_some_and(|first| {
            let noun = without_article(first.bare());
            OFFICES.contains(noun) && !PERSONAL.contains(noun) || INSTITUTIONS.contains(noun)
        })
    };
    let is_name = |words: &[Item<'_>]| {
        let particles = words.iter().filter(|item| joins_names(item)).count();
        (1..=4 + particles).contains(&words.len())
            && words.iter().enumerate().all(|(place, item)| {
                is_part_of_name(item, place == 0) || item.is_word && has_descent(words, place)
            })
            && (words.len() >= 2 || words[0].is_given_name())
            // بنبرة حادة
            && !is_tone(&words[0].folded)
    };
    // الأميرة نورا، حفيدة الملك
    let is_unnamed = || {
        parts(before, places)
            .name
            .first()
            .is_none_or(|item| item.folded.starts_with(['ل', 'ب']))
    };
    let title_first = is_title(before) && is_name(behind) && is_unnamed();
    if title_first {
        return Some(Parts {
            title: before,
            name: behind,
        });
    }
    // الدكتور مصطفى مدبولي، رئيس مجلس الوزراء
    let is_addressed = before.len() >= 3
        && ADDRESSES.contains(without_article(before[0].bare()))
        && is_name(&before[1..]);
    if is_addressed && is_title(behind) {
        return Some(Parts {
            title: behind,
            name: &before[1..],
        });
    }
    (is_title(behind) && !is_title(before) && is_name(before)).then_some(Parts {
        title: behind,
        name: before,
    })
}

/// The name behind that of a body in marks, perhaps with a title of its own: عضو كتلة «صادقون» النائب حسن سالم.
fn behind_marks<'a, 'b>(mention: &'b [Item<'a>], places: &Places) -> Option<Parts<'a, 'b>> {
    let first = mention.first().filter(|first| first.is_arabic())?;
    let close = mention
        .iter()
        .rposition(|item| item.is_mark(&['»', '"', '”']))?;
    let rest = &mention[close + 1..];
    let named = parts(rest.first().map(|_| rest)?, places);
    let first_of_name = close + 1 + named.name_offset(rest);
    let is_whole = (2..=4).contains(&named.name.len())
        && named
            .name
            .iter()
            .all(|item| item.is_word && is_name_word(item));
    let noun = without_article(first.bare());
    let is_member = OFFICES.contains(noun) || matches!(noun, "عضو" | "عضوه" | "قيادي" | "مرشح");
    (is_member && is_whole).then_some(Parts {
        title: &mention[..first_of_name],
        name: named.name,
    })
}

/// The first full name between the commas of a mention, whatever offices stand before it: عضو المكتب السياسي، النائب السابق عن صيدا،
/// المهندس باسل المصري.
fn behind_appositions<'a, 'b>(mention: &'b [Item<'a>], places: &Places) -> Option<Parts<'a, 'b>> {
    let is_comma = |item: &Item<'_>| item.is_mark(&['،']);
    if !mention.first()?.is_arabic() || !mention.iter().any(is_comma) {
        return None;
    }
    let mut start = 0;
    for segment in mention.split(is_comma) {
        let begins = segment.first().filter(|first| first.is_arabic());
        if begins.is_some() {
            let parts = parts(segment, places);
            let is_full = parts.name.len() >= 2
                && parts.title.len() + parts.name.len() == segment.len()
                && (start > 0 || !parts.title.is_empty());
            if is_full {
                let first = start + parts.title.len();
                return Some(Parts {
                    title: &mention[..first],
                    name: parts.name,
                });
            }
        }
        start += segment.len() + 1;
    }
    None
}

fn offset_of_name(mention: &[Item<'_>], places: &Places) -> usize {
    if mention.first().is_some_and(Item::is_arabic) {
        let start = arabic_name_start(mention, places);
        // صاحب المطعم أبو فادي
        let is_kunya = start > 0
            && start < mention.len()
            && matches!(
                mention[start - 1].folded.as_ref(),
                "ابو" | "ابا" | "ابي" | "ام"
            );
        start - usize::from(is_kunya)
    } else {
        english_name_start(mention)
    }
}

/// Where the name begins in an Arabic mention: at a given name, or at the first word that cannot belong to a title.
fn arabic_name_start(mention: &[Item<'_>], places: &Places) -> usize {
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
        return given.unwrap_or(mention.len());
    }
    let mut at = 1;
    while at < mention.len() {
        let item = &mention[at];
        if !item.is_word {
            // الرئيس التنفيذي لشركة «نورد مار»
            let close = mention[at + 1..]
                .iter()
                .position(|item| item.is_mark(&['»', '”', '"']))
                .filter(|_| item.is_mark(&['«', '“', '"']));
            at += close.map_or(1, |close| close + 2);
            continue;
        }
        let word = item.folded.as_ref();
        // الطبيب السابق لدونالد ترامب: the name is that of another.
        if governs_name(item) {
            return mention.len();
        }
        if item.is_given_name() && !(word == "علي" && at + 1 == mention.len()) {
            return at;
        }
        // عمدة المدينة القاسم ولد بلال
        if has_descent(mention, at) {
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

/// Names of Latin letters, of which those of stations are made.
const LETTERS: &[&str] = &[
    "بي", "سي", "ان", "إن", "اس", "دي", "جي", "تي", "اف", "ايه", "ام",
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

/// لدونالد, بميلانيا: a preposition with the given name that it governs.
fn governs_name(item: &Item<'_>) -> bool {
    !item.is_given_name()
        && item
            .folded
            .strip_prefix(['ل', 'ب'])
            .is_some_and(|name| name.chars().count() >= 3 && GIVEN_NAMES.contains(name))
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
    ["ال", "لل", "لشؤون", "باسم", "بال", "لح"]
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

/// أمينة سر النقابة; elsewhere Amina is a name.
fn is_secretary(mention: &[Item<'_>]) -> bool {
    mention[0].is_or_bare(&["امينه"])
        && mention
            .get(1)
            .is_some_and(|next| matches!(next.folded.as_ref(), "سر" | "عام" | "صندوق"))
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

pub(super) fn strip(word: &str) -> &str {
    word.strip_prefix(['ب', 'ل', 'ك'])
        .filter(|rest| OFFICES.contains(without_article(rest)))
        .unwrap_or(word)
}

pub(crate) fn text_of(items: &[Item<'_>]) -> String {
    let mut text = String::new();
    for item in items {
        let is_tight = !item.is_word && !item.is_mark(&['&']);
        if !(text.is_empty() || is_tight || text.ends_with(['-', '«', '“', '"'])) {
            text.push(' ');
        }
        let is_opening = item.is_mark(&['«', '“'])
            || item.is_mark(&['"']) && text.matches('"').count().is_multiple_of(2);
        if is_opening && !text.is_empty() {
            text.push(' ');
        }
        text.push_str(item.text);
    }
    let text = fold_space(&text);
    let text = text.trim_end_matches(['،', ',']);
    // زعمت «الدعم السريع» أن
    let inside = text
        .strip_prefix(['«', '“', '"'])
        .and_then(|rest| rest.strip_suffix(['»', '”', '"']));
    inside
        .filter(|inside| !inside.contains(['«', '»', '“', '”', '"']))
        .unwrap_or(text)
        .to_owned()
}
