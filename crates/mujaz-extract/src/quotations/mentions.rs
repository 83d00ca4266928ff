//! How somebody is mentioned. The items of a mention enter; its title and its name leave, taken apart.

use mujaz_text::fold_space;

use super::{
    arabic_names::arabic_name_start,
    english_names::{before_affiliation, english_name_start},
    name_ends::{ends_with_family_name, ends_with_kunya, is_title_in_name, opens_sentence},
    name_words::is_name_word,
    speakers::{is_part_of_name, is_tone, name_start, without_article},
};
use crate::{
    items::Item,
    lexicon::{
        ADDRESSES, GIVEN_NAMES, INSTITUTIONS, OFFICES, PERSONAL, RANKS, ends_name, is_people,
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
            || end > start && joins_names(item) && end + 1 < mention.len()
            || closes_titled_name(mention, start, end);
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

/// الوزيرة لينا | العبداللات, الخطاط أحمد | يلدرم: behind a title and a given name the last word is a family name, though a plural or a
/// verb has its form.
fn closes_titled_name(mention: &[Item<'_>], start: usize, at: usize) -> bool {
    let word = mention[at].folded.as_ref();
    // رائد | القضاة
    let is_like_people =
        word.starts_with("ال") && (word.ends_with("ات") || word.ends_with('ه') && is_people(word));
    let is_like_verb = word.starts_with('ي') && !ends_name(word);
    start > 0
        && at == start + 1
        && at + 1 == mention.len()
        && mention[start].is_given_name()
        && (is_like_people || is_like_verb)
}

/// What only joins names: عبد الله بن سيف, إيلين فان دير ميرفي.
pub(super) fn joins_names(item: &Item<'_>) -> bool {
    // فإن is no "van".
    item.text != "فإن"
        && matches!(
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
pub(super) fn has_descent(mention: &[Item<'_>], at: usize) -> bool {
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
    // وزير الصيد، السيد المختار ولد سيدي أحمد; رئيس الوفد، الجنرال الهولندي يوهان فيسر
    while let [first, name @ ..] = behind
        && name.len() >= 2
        && first.folded.starts_with("ال")
        && introduces_name(without_article(&first.folded), places)
    {
        behind = name;
    }
    // الخبير في شؤون الطاقة، د. نبيل المرسومي
    if let [_, point, name @ ..] = behind
        && name.len() >= 2
        && point.is_mark(&['.'])
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

/// السيد, الجنرال, الهولندي: what stands with its article before a name.
fn introduces_name(noun: &str, places: &Places) -> bool {
    PERSONAL.contains(noun)
        || places.has_adjective(noun)
        || OFFICES.contains(noun) && ADDRESSES.contains(noun)
        || RANKS.contains(noun)
}

/// أحمد السالم | وكريم الراوي: a given name behind و.
pub(super) fn is_second_name(item: &Item<'_>) -> bool {
    let name = item.folded.strip_prefix('و');
    item.is_arabic() && !item.is_given_name() && name.is_some_and(|name| GIVEN_NAMES.contains(name))
}

/// The name behind that of a body in marks, perhaps with a title of its own: عضو كتلة «صادقون» النائب حسن سالم.
fn behind_marks<'a, 'b>(mention: &'b [Item<'a>], places: &Places) -> Option<Parts<'a, 'b>> {
    let first = mention.first().filter(|first| first.is_arabic())?;
    let close = mention.iter().rposition(Item::closes_quotation)?;
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
