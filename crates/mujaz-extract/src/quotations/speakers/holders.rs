//! Who holds an office that is named at length: the name at the end of the phrase, just before what is said. الباحث في مركز الدراسات في
//! عمان | عريب الفايز | أن.

use super::{
    Phrase,
    appositions::named_behind,
    arabic_ends::is_occasion,
    heads::is_tone,
    is_unnamed,
    nouns::{is_office, names_body},
    pronouns::{is_owned_person, is_preposition_with_pronoun},
    without_article,
};
use crate::{
    items::Item,
    lexicon::{GIVEN_NAMES, RECIPIENTS, THINGS, ends_name, is_title_word},
    names::Places,
    quotations::{
        asides::hides_name,
        cues::{cue, is_complementizer},
        mentions::{is_title_stop, parts},
        name_words::{has_pronoun, is_name_word},
        times::behind_time,
    },
};

/// The longest phrase of an office and its holder, in items.
const LONGEST: usize = 18;

/// Returns the office that begins at `first` with who holds it, where what is said follows and a name of two to four words stands before that.
pub(super) fn holder_phrase(
    items: &[Item<'_>],
    first: usize,
    places: &Places,
    quoted: &impl Fn(usize) -> Option<usize>,
) -> Option<Phrase> {
    is_arabic_office(items.get(first)?).then_some(())?;
    let mut end = first + 1;
    while end - first <= LONGEST {
        let item = items.get(end)?;
        if !item.is_word {
            match quoted(end).filter(|close| close - end <= 6 && *close < items.len()) {
                Some(close) => end = close,
                None => break,
            }
            continue;
        }
        let word = item.folded.as_ref();
        let stands_inside = matches!(word, "في" | "لدي" | "عن" | "من" | "علي");
        if is_complementizer(item)
            || RECIPIENTS.contains(word)
            || ends_name(word) && !stands_inside && !item.is_given_name()
            || behind_time(items, end) > end
        {
            break;
        }
        // Another verb: the subject ended before.
        if cue(items, end).is_some() && !item.is_given_name() {
            return None;
        }
        end += 1;
    }
    name_start(&items[first..end], places)?;
    is_followed_by_clause(items, end).then_some(Phrase { first, end })
}

/// The item behind the name of who holds the office at `first`, where the preposition behind it says in which body or place: الباحث في
/// مركز الشرق أنور زيتون | إن, ممثلها في صنعاء الدكتور بيتر لامبرت | أن.
pub(super) fn holder_behind(
    items: &[Item<'_>],
    first: usize,
    preposition: usize,
    places: &Places,
) -> Option<usize> {
    /// The body and the name, in words.
    const LONGEST: usize = 10;
    let body = preposition + 1;
    let is_led = matches!(items[preposition].folded.as_ref(), "في" | "لدي" | "من");
    let holds_office = is_office(&items[first]) || is_owned_person(&items[first]);
    let opening = items.get(body).filter(|item| item.is_word)?;
    if !is_led || !holds_office || is_occasion(without_article(&opening.folded)) {
        return None;
    }
    let end = (body..items.len().min(body + LONGEST)).find(|&place| {
        let item = &items[place];
        // الجامعة المستنصرية د. نصير الخفاف
        !item.is_word && !is_title_stop(items, place)
            || is_complementizer(item)
            || ends_name(item.bare()) && !item.is_given_name()
            || RECIPIENTS.contains(&item.folded)
            || is_preposition_with_pronoun(&item.folded)
            || item.text.starts_with('و')
                && (has_pronoun(item) || is_title_word(without_article(item.bare())))
            || cue(items, place).is_some()
    })?;
    let named_behind = items[end]
        .is_comma()
        .then(|| named_behind(items, first, end, places))
        .flatten();
    // المدير التنفيذي لقطاع المرور في الهيئة، راشد الكتبي
    // الخبير في شؤون الطاقة، نبيل المرسومي
    let is_field = items
        .get(body + 1)
        .is_some_and(|next| body + 1 < end && next.folded.starts_with("ال"));
    let is_body = opening.folded.starts_with("ال") || is_field || names_body(opening, places);
    // منسقة الشؤون الإنسانية في الأراضي المحتلة، إيلين ميرفي
    let is_definite = [first, first + 1]
        .iter()
        .any(|&place| items[place].bare().starts_with("ال"));
    if named_behind.is_some() && is_body && is_definite {
        return named_behind;
    }
    // القيادي في الحركة عدنان القاسم | موقف فصيله
    if let Some(start) = (body + 1..end).find(|&place| items[place].is_given_name()) {
        let name = parts(&items[start..end], places).name.len();
        return (name >= 2).then_some(start + name);
    }
    if named_behind.is_some() || is_unnamed(&items[first]) && !items[first].bare().starts_with("ال")
    {
        return None;
    }
    let is_bare = |place: usize| {
        let item = &items[place];
        place > body
            && !item.folded.starts_with("ال")
            && is_name_word(item)
            && !(item.text.ends_with('ة') || places.contains(&item.folded))
    };
    let is_family = end > body + 1 && items[end - 1].folded.starts_with("ال") && is_bare(end - 2);
    let mut start = end - usize::from(is_family);
    while is_bare(start - 1) {
        start -= 1;
    }
    let is_certain = names_body(opening, places) || opening.folded.starts_with("ال");
    ((2..=5).contains(&(end - start)) && is_certain).then_some(end)
}

/// Returns where the name begins at the end of a mention of an office, of which no given name need be known: behind a definite word, a place or
/// a name in marks.
pub(in crate::quotations) fn name_start(mention: &[Item<'_>], places: &Places) -> Option<usize> {
    let head = mention.first()?;
    (is_arabic_office(head) && (head.bare().starts_with("ال") || !is_unnamed(head)))
        .then_some(())?;
    let count = mention.len();
    (count.saturating_sub(4).max(1)..count.saturating_sub(1)).find(|&start| {
        let before = &mention[start - 1];
        let first = &mention[start];
        let is_parted = before.closes_quotation()
            || is_definite(before)
            || places.contains(&before.folded)
            || start >= 2 && matches!(mention[start - 2].folded.as_ref(), "في" | "لدي" | "من");
        let is_joined =
            before.is_word && matches!(before.folded.as_ref(), "بن" | "ابو" | "عبد" | "فان");
        let is_other = is_definite(first)
            || places.contains(&first.folded)
            || THINGS.contains(&first.folded)
            || is_tone(&first.folded)
            // الطبيب السابق لدونالد كيلر, مستشار الوزارة لأمن الحدود
            || first.folded.starts_with('ل') && !first.is_given_name()
            || first
                .folded
                .strip_prefix('ب')
                .is_some_and(|name| GIVEN_NAMES.contains(name))
            // دبلوماسي فضل عدم ذكر اسمه
            || hides_name(&mention[start..])
            // المتحدث باسم الشركة
            || first.is("باسم")
                && matches!(
                    without_article(mention[0].bare()),
                    "متحدث" | "متحدثه" | "ناطق" | "ناطقه"
                );
        is_parted
            && !is_joined
            && !is_other
            && mention[start..]
                .iter()
                .enumerate()
                .all(|(place, item)| is_part_of_name(item, place == 0))
    })
}

/// A word with the article; إلين is none, though it folds to that.
fn is_definite(item: &Item<'_>) -> bool {
    item.folded.starts_with("ال") && !item.text.starts_with(['إ', 'أ'])
        || item.folded.starts_with("لل")
}

fn is_arabic_office(item: &Item<'_>) -> bool {
    item.is_arabic() && is_office(item)
}

/// A word of a name, also one that joins names: فان ديرلين, and a title that is a given name.
pub(in crate::quotations) fn is_part_of_name(item: &Item<'_>, is_first: bool) -> bool {
    let word = item.folded.as_ref();
    // يلدز: no verb ends a mention of somebody.
    let is_like_verb = !is_first && word.starts_with(['ي', 'ت']) && !ends_name(word);
    item.is_word
        && (is_name_word(item)
            || is_like_verb
            || matches!(
                word,
                "فان"
                    | "فون"
                    | "دير"
                    | "ولد"
                    | "منت"
                    | "بن"
                    | "دي"
                    | "دو"
                    | "لو"
                    | "ابو"
                    | "عبد"
                    | "سلطان"
                    | "امير"
                    | "عميد"
            ))
}

/// Tells whether a clause or a colon follow an item, perhaps behind who is told and what commas set apart.
fn is_followed_by_clause(items: &[Item<'_>], end: usize) -> bool {
    items[end.min(items.len())..]
        .iter()
        .take(LONGEST)
        .any(|item| is_complementizer(item) || item.is_mark(&[':']))
}
