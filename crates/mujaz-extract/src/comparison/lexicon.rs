//! Words of the news that mean the same in both languages: what figures count, and what happens. They stand in
//! `concepts.tsv`, with Arabic words folded, without article and accusative ending, and one English word of each stem.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use crate::{items::Item, lexicon::ends_name};

/// What a concept is to a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// What befell those who are counted: killed, wounded.
    Fate,
    /// People as such, who say nothing beside a fate: 12 persons killed are 12 killed.
    People,
    /// What belongs to a country, `عراقي`, "Iraqi"; its English name is that of the country.
    Nationality,
    /// A thing or a kind of people that is counted.
    Thing,
    /// A unit of money, length, weight or time: much in an article is measured in it.
    Measure,
    /// What happens: it is seldom counted.
    Event,
    /// Where it happens or what it is about, as far as it stands somewhere: a bridge, a market.
    Site,
}

/// A thing that both languages have words for.
#[derive(Debug)]
pub(super) struct Concept {
    pub(super) role: Role,
    /// Its name for readers of figures.
    pub(super) ar: &'static str,
    pub(super) en: &'static str,
    /// Words, with a space between them; `dual` are those for two of it.
    arabic: &'static str,
    dual: &'static str,
    english: &'static str,
}

impl Concept {
    /// The forms that its words are found by, and whether each means two of it.
    fn forms(&self) -> impl Iterator<Item = (Cow<'static, str>, bool)> {
        let written = |words: &'static str, is_two| {
            words
                .split_whitespace()
                .map(move |word| (Cow::Borrowed(word), is_two))
        };
        let stemmed = self
            .english
            .split_whitespace()
            .map(|word| (Cow::Owned(mujaz_text::stem(word)), false));
        written(self.arabic, false)
            .chain(written(self.dual, true))
            .chain(stemmed)
    }
}

/// The concepts; a number stands for one in a comparison. A test sees to it that every line is one.
pub(super) static CONCEPTS: LazyLock<Vec<Concept>> =
    LazyLock::new(|| TABLE.lines().skip(1).filter_map(concept).collect());

const TABLE: &str = include_str!("concepts.tsv");

fn concept(line: &'static str) -> Option<Concept> {
    let [role, ar, en, arabic, dual, english] =
        <[&str; 6]>::try_from(line.split('\t').collect::<Vec<_>>()).ok()?;
    let role = match role {
        "fate" => Role::Fate,
        "people" => Role::People,
        "nationality" => Role::Nationality,
        "thing" => Role::Thing,
        "measure" => Role::Measure,
        "event" => Role::Event,
        "site" => Role::Site,
        _ => return None,
    };
    Some(Concept {
        role,
        ar,
        en,
        arabic,
        dual,
        english,
    })
}

/// Returns the number of the concept that a folded word stands for, and whether the word means two of it.
pub(super) fn find(folded: &str) -> Option<(usize, bool)> {
    let folded = folded.strip_suffix("’s").unwrap_or(folded);
    if folded.is_ascii() {
        let written = WORDS.get(folded).map(|at| (*at, false));
        return written.or_else(|| FORMS.get(mujaz_text::stem(folded).as_str()).copied());
    }
    readings(folded)
        .into_iter()
        .find_map(|reading| FORMS.get(reading).copied())
}

/// Every form with its concept and whether it means two of it; of a form that stands for two concepts, the first in the
/// table counts.
static FORMS: LazyLock<BTreeMap<Cow<'static, str>, (usize, bool)>> = LazyLock::new(|| {
    let mut forms = BTreeMap::new();
    for (at, concept) in CONCEPTS.iter().enumerate() {
        for (form, is_two) in concept.forms() {
            forms.entry(form).or_insert((at, is_two));
        }
    }
    forms
});

/// The English words as they are written: "prison" has the stem of "prisoner".
static WORDS: LazyLock<BTreeMap<&str, usize>> = LazyLock::new(|| {
    let words = |(at, concept): (usize, &Concept)| {
        concept
            .english
            .split_whitespace()
            .map(move |word| (word, at))
    };
    CONCEPTS.iter().enumerate().flat_map(words).collect()
});

/// Tells whether a folded Arabic word is a well-known thing behind ب, ل or ك: "by an explosion".
pub(super) fn follows_preposition(folded: &str) -> bool {
    folded.starts_with(['ب', 'ل', 'ك'])
        && !readings(folded)
            .iter()
            .any(|reading| folded.starts_with(reading) && FORMS.contains_key(*reading))
        && find(folded).is_some()
}

/// What a folded Arabic word can stand for: itself, and what is left without و or ف, ب, ل or ك, the article, and the
/// accusative ending.
fn readings(folded: &str) -> Vec<&str> {
    let mut found = vec![folded];
    let mut add = |word| {
        if !found.contains(&word) {
            found.push(word);
        }
    };
    let without_and = folded.strip_prefix(['و', 'ف']).unwrap_or(folded);
    add(without_and);
    for word in [folded, without_and] {
        for article in ["ال", "لل", "بال", "كال"] {
            if let Some(rest) = word.strip_prefix(article) {
                add(rest);
            }
        }
        if let Some(rest) = word.strip_prefix(['ب', 'ل', 'ك']) {
            add(rest);
        }
    }
    for at in 0..found.len() {
        if let Some(head) = found[at].strip_suffix('ا')
            && head.chars().count() >= 2
            && !found.contains(&head)
        {
            found.push(head);
        }
    }
    found
}

/// Tells whether a word only frames what is said: particles, verbs of saying, words for sources.
pub(super) fn is_frame(folded: &str) -> bool {
    FRAME_WORDS.contains(folded)
        || folded
            .strip_prefix(['و', 'ف'])
            .is_some_and(|rest| FRAME_WORDS.contains(rest))
}

static FRAME_WORDS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| FRAME.split_whitespace().collect());

const FRAME: &str = "
    بلغ بلغت يبلغ تبلغ وصل وصلت ليصل لتصل قيمه بقيمه قيمتها قيمته مبلغ اجمالي اجماليه نسبه بنسبه معدل حجم مستوي رقم جديد
    جديده الجديد الجديده ماضي الماضي الماضيه المقبل المقبله الحالي الحاليه worth total amount value new reached last
    next year's في من الي علي عن مع ان انه انها انهم لان قد لقد ثم او ام بل لكن هذا هذه ذلك تلك هو هي هم هما الذي التي
    الذين ما لا لم لن كان كانت كانوا يكون تكون كل بعض بين عند عندما حيث كما بعد قبل خلال اثناء حتي منذ ضد حول نحو لدي له
    لها لهم به بها فيه فيها منه منها منهم بينهم عليه عليها اليه اليها عليهم غير سوي ايضا قال قالت يقول تقول اعلن اعلنت
    يعلن تعلن ذكر ذكرت افاد افادت اكد اكدت يوكد اضاف اضافت اوضح اوضحت اشار اشارت صرح صرحت بيان البيان مصدر مصادر المصدر
    المصادر وكاله وكالات انباء الانباء صحفي وفق وفقا حسب بحسب اليوم امس الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه
    السبت صباح مساء يوم اول اكثر اقل حوالي قرابه الاقل يقل عدد اخر اخرين اخرون اخري ضمن عبر تم تمت يتم جري وقد مثل الان
    هناك هنا حين اي the a an of in on at to for from by with and or but that this these those it its he she they his her
    their was were is are be been has have had not no as after before during when while who which will would there also
    said says say told announced reported according statement source sources agency news officials official about around
    some nearly lay lie lies more than least over up other others today yesterday monday tuesday wednesday thursday friday saturday
    sunday into out since all
";

/// Tells whether a word says that a count went up or down.
pub(super) fn is_change(folded: &str) -> bool {
    let is_listed = |word: &str| CHANGE_WORDS.contains(word);
    is_listed(folded) || folded.strip_prefix(['و', 'ف', 'ل']).is_some_and(is_listed)
}

static CHANGE_WORDS: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| CHANGE.split_whitespace().collect());

const CHANGE: &str = "
    ارتفع ارتفعت ارتفاع يرتفع ترتفع زاد زادت ازداد قفز قفزت صعد انخفض انخفضت تراجع تراجعت ليرتفع لترتفع rose risen rise
    rises climbed climbs increased jumped fell dropped revised updated raised raising lowered cut
";

/// Tells whether a word says that something is expected rather than told.
pub(super) fn is_forecast(folded: &str) -> bool {
    let is_listed = |word: &str| FORECAST_WORDS.contains(word);
    is_listed(folded)
        || folded.starts_with("توقعات")
        || folded.strip_prefix(['و', 'ف']).is_some_and(is_listed)
}

static FORECAST_WORDS: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| FORECAST.split_whitespace().collect());

const FORECAST: &str = "
    forecast forecasts expected predicts predicted projects projected projection could might target targets
    يتوقع تتوقع توقع توقعت توقعات متوقع المتوقع مرجح المرجح مستهدف تستهدف يستهدف
";

/// Tells whether the words speak of what is planned or only estimated, which forecasts are of too.
pub(super) fn speaks_of_plans(items: &[Item<'_>]) -> bool {
    items.iter().any(|item| {
        let folded = item.folded.as_ref();
        matches!(
            folded,
            "will"
                | "plan"
                | "plans"
                | "planned"
                | "estimate"
                | "estimates"
                | "estimated"
                | "next"
                | "coming"
                | "سوف"
                | "قدر"
                | "قدرت"
                | "تقدر"
                | "يقدر"
                | "تقديرات"
                | "المقبل"
                | "المقبله"
                | "القادم"
                | "القادمه"
        )
    })
}

/// Tells whether the words speak of a part of what is to come: "so far", `حتى الآن`.
pub(super) fn speaks_of_so_far(items: &[Item<'_>]) -> bool {
    items.windows(2).any(|pair| {
        (pair[0].is("so") && pair[1].is("far")) || (pair[0].is("حتي") && pair[1].is("الان"))
    })
}

/// Tells whether a word says that somebody said something.
pub(super) fn is_saying(folded: &str) -> bool {
    matches!(
        folded,
        "said"
            | "says"
            | "told"
            | "announced"
            | "reported"
            | "added"
            | "stated"
            | "confirmed"
            | "قال"
            | "قالت"
            | "اعلن"
            | "اعلنت"
            | "اكد"
            | "اكدت"
            | "ذكر"
            | "ذكرت"
            | "افاد"
            | "افادت"
            | "اضاف"
            | "اضافت"
            | "صرح"
            | "اوضح"
            | "اوضحت"
    )
}

/// The spans of time in which something is said to have happened, as the numbers of their concepts: "in nine months", `خلال
/// الربع الأول`.
pub(super) fn periods(items: &[Item<'_>]) -> Vec<usize> {
    const LONGEST: usize = 4;
    let is_span = |at: &usize| is_span(*at) || matches!(CONCEPTS[*at].en, "quarter" | "half");
    let mut found: Vec<usize> = items
        .iter()
        .enumerate()
        .filter(|(_, item)| {
            matches!(
                item.folded.as_ref(),
                "in" | "during" | "over" | "within" | "first" | "past" | "خلال"
            )
        })
        .filter_map(|(at, _)| {
            items[at + 1..items.len().min(at + 1 + LONGEST)]
                .iter()
                .take_while(|item| item.is_word)
                .find_map(|item| {
                    find(&item.folded)
                        .map(|(concept, _)| concept)
                        .filter(is_span)
                })
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Tells whether a concept is a unit of time.
pub(super) fn is_span(concept: usize) -> bool {
    matches!(
        CONCEPTS[concept].en,
        "minutes" | "hours" | "days" | "weeks" | "months" | "years" | "decades"
    )
}

/// Returns the number of a concept by its English name.
pub(super) fn named(en: &str) -> Option<usize> {
    CONCEPTS.iter().position(|concept| concept.en == en)
}

/// Tells whether the words speak of what was before the news of the day: "last month", `منذ العام الماضي`.
pub(super) fn speaks_of_before(items: &[Item<'_>]) -> bool {
    let is_span = |folded: &str| {
        find(folded).is_some_and(|(at, _)| matches!(CONCEPTS[at].en, "weeks" | "months" | "years"))
    };
    // What lasts since Saturday is news.
    let is_day = |folded: &str| {
        mujaz_text::weekday_named(folded).is_some()
            || matches!(folded, "امس" | "اليوم" | "yesterday" | "dawn")
    };
    // What lasts from or until a year is not of before.
    let is_limit = |at: usize| {
        at > 0
            && matches!(
                items[at - 1].folded.as_ref(),
                "من" | "بحلول" | "حتي" | "لغايه"
            )
    };
    // "For the first time since May" is news.
    // So is what is the most since then: "the heaviest rain since 2018".
    let is_first = |at: usize| {
        items[at.saturating_sub(4)..at].iter().any(is_superlative)
            || at > 0 && matches!(items[at - 1].folded.as_ref(), "الاولي" | "time")
    };
    items.windows(2).enumerate().any(|(at, pair)| {
        let (word, next) = (pair[0].folded.as_ref(), pair[1].folded.as_ref());
        (is_span(word) && matches!(next, "الماضي" | "الماضيه" | "الفائت" | "المنصرم" | "السابق"))
            || (matches!(word, "last" | "previous" | "past") && is_span(next))
            || matches!(word, "previously" | "previous" | "سابقا" | "السابقه")
            || (matches!(word, "منذ" | "since") && !is_day(next) && !is_first(at))
            || (matches!(word, "عام" | "العام" | "سنه" | "in")
                && is_year(next)
                && !is_limit(at)
                && !(at > 0 && is_first(at - 1)))
    })
}

/// How a sentence counts in a span of time that goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Running {
    /// Not as such.
    No,
    /// From its start: "since the start of the month", `منذ مطلع العام`.
    FromStart,
    /// In it: "this month", `هذا العام`.
    ThisSpan,
}

/// Tells how the words count in a month or a year that goes on.
pub(super) fn running(items: &[Item<'_>]) -> Running {
    let is_span = |item: &Item<'_>| {
        find(&item.folded)
            .is_some_and(|(at, _)| matches!(CONCEPTS[at].en, "weeks" | "months" | "years"))
    };
    let is_start = |item: &Item<'_>| {
        matches!(
            item.folded.as_ref(),
            "start" | "beginning" | "بدايه" | "مطلع" | "بدء" | "اول"
        )
    };
    for at in 0..items.len() {
        let behind = &items[at + 1..items.len().min(at + 7)];
        let is_since = matches!(items[at].bare(), "since" | "منذ");
        if is_since && behind.iter().any(is_start) && behind.iter().any(is_span) {
            return Running::FromStart;
        }
        let is_this = matches!(items[at].bare(), "this" | "هذا" | "هذه");
        if is_this && behind.first().is_some_and(is_span) {
            return Running::ThisSpan;
        }
    }
    Running::No
}

/// Tells whether a word says that something is the most of its kind.
fn is_superlative(item: &Item<'_>) -> bool {
    matches!(
        item.folded.as_ref(),
        "highest"
            | "lowest"
            | "biggest"
            | "largest"
            | "worst"
            | "deadliest"
            | "heaviest"
            | "strongest"
            | "sharpest"
            | "steepest"
            | "most"
            | "best"
            | "hottest"
            | "coldest"
            | "fastest"
            | "اعلي"
            | "ادني"
            | "اكبر"
            | "اسوا"
            | "اشد"
            | "اقوي"
            | "افضل"
            | "اكثر"
            | "اسرع"
            | "الاعلي"
            | "الادني"
            | "الاكبر"
            | "الاسوا"
            | "الاشد"
            | "الاقوي"
            | "الافضل"
            | "الاعنف"
    )
}

/// The year that a word can be.
pub(super) fn year(folded: &str) -> Option<u64> {
    let year = folded.parse().ok()?;
    (folded.len() == 4 && (1900..2100).contains(&year)).then_some(year)
}

fn is_year(folded: &str) -> bool {
    year(folded).is_some()
}

/// Tells whether a name, as English has it, is that of a country.
pub(super) fn is_country(en: &str) -> bool {
    COUNTRIES.contains(en)
}

static COUNTRIES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let is_nationality = |concept: &&Concept| concept.role == Role::Nationality;
    let by_nationality = CONCEPTS.iter().filter(is_nationality);
    by_nationality
        .map(|concept| concept.en)
        .chain(TOWNS.values().copied())
        .collect()
});

/// The country that a town or a region lies in, by their English names.
pub(super) fn country_of(town: &str) -> Option<&'static str> {
    TOWNS.get(town).copied()
}

static TOWNS: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
    let lines = TOWN_TABLE.lines().skip(1);
    lines
        .filter_map(|line| line.split_once('\t'))
        .flat_map(|(country, towns)| towns.split(';').map(move |town| (town, country)))
        .collect()
});

const TOWN_TABLE: &str = include_str!("towns.tsv");

/// The month that the word at `at` names behind a word of time, from 1: "in May", خلال مايو. مارس is also a verb, and "may" another.
pub(super) fn month(items: &[Item<'_>], at: usize, behind: &str) -> Option<u32> {
    let item = items.get(at).filter(|item| item.is_word)?;
    let month = mujaz_text::month_named(&item.folded, behind)?;
    let before = at
        .checked_sub(1)
        .map_or("", |place| items[place].folded.as_ref());
    let is_led = if item.is_arabic() {
        matches!(
            before.strip_prefix('و').unwrap_or(before),
            "في" | "خلال"
                | "شهر"
                | "لشهر"
                | "منذ"
                | "حتي"
                | "نهايه"
                | "بدايه"
                | "مطلع"
                | "اواخر"
                | "اوائل"
                | "منتصف"
                | "بشهر"
                | "طوال"
        )
    } else {
        item.is_capitalised()
            && matches!(
                before,
                "in" | "during"
                    | "of"
                    | "by"
                    | "since"
                    | "until"
                    | "through"
                    | "for"
                    | "last"
                    | "next"
                    | "this"
                    | "early"
                    | "late"
                    | "mid"
            )
    };
    let is_dated = items.get(at + 1).is_some_and(|next| {
        next.text.starts_with(char::is_numeric) && next.text.chars().count() <= 2
    });
    (is_led && !is_dated).then_some(month)
}

/// Tells whether the word at `at` is the name of a field, a dam, a crossing or the like: حقل الرميلة, "the Rumaila oil field".
pub(super) fn is_name_of_site(items: &[Item<'_>], at: usize) -> bool {
    let item = &items[at];
    if item.is_arabic() {
        let head = at.checked_sub(1).map_or("", |place| items[place].bare());
        let head = head.strip_prefix(['ل', 'ب']).unwrap_or(head);
        let word = item.folded.as_ref();
        let is_adjective = !word.starts_with("ال")
            && (word.ends_with('ي') || word.ends_with("يه") || word.chars().count() < 3);
        let is_kind = matches!(
            word,
            "النفط" | "الغاز" | "نفط" | "غاز" | "كبير" | "كبيره" | "جديد" | "جديده"
        );
        return matches!(
            head,
            "حقل"
                | "سد"
                | "معبر"
                | "مصفاه"
                | "مصفي"
                | "ميناء"
                | "مستشفي"
                | "جامعه"
                | "سجن"
                | "قاعده"
        ) && !is_adjective
            && !is_kind
            && !word.starts_with(['ب', 'ل', 'و', 'ف'])
            && !ends_name(word);
    }
    let is_head = |place: usize| {
        items.get(place).is_some_and(|head| {
            matches!(
                head.folded.as_ref(),
                "field"
                    | "oilfield"
                    | "dam"
                    | "crossing"
                    | "refinery"
                    | "hospital"
                    | "university"
                    | "prison"
            )
        })
    };
    let is_middle = items
        .get(at + 1)
        .is_some_and(|next| matches!(next.folded.as_ref(), "oil" | "gas" | "border" | "general"));
    item.is_capitalised() && at > 0 && (is_head(at + 1) || is_middle && is_head(at + 2))
}

/// Words before the name of a town or a district.
pub(super) fn names_place(folded: &str) -> bool {
    let word = folded.strip_prefix(['و', 'ف']).unwrap_or(folded);
    let word = word.strip_prefix(['ب', 'ل']).unwrap_or(word);
    matches!(
        word,
        "مدينه"
            | "محافظه"
            | "قضاء"
            | "بلده"
            | "قريه"
            | "ناحيه"
            | "حي"
            | "منطقه"
            | "ولايه"
            | "مديريه"
            | "مخيم"
            | "مطار"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_a_concept() {
        assert_eq!(CONCEPTS.len(), TABLE.lines().count() - 1);
        for form in FORMS.keys() {
            assert_eq!(*form, mujaz_text::fold(form), "a form is folded");
        }
    }

    #[test]
    fn towns_and_their_countries_are_known_by_name() {
        let names = include_str!("../../../../assets/names.tsv");
        for (town, country) in TOWNS.iter() {
            for name in [town, country] {
                assert!(names.contains(&format!("\t{name}\t")), "{name}");
            }
        }
    }

    #[test]
    fn a_nationality_is_that_of_a_country_that_is_known_by_name() {
        let names = include_str!("../../../../assets/names.tsv");
        for concept in CONCEPTS.iter() {
            let line = format!("\t{}\t", concept.en);
            assert!(
                concept.role != Role::Nationality || names.contains(&line),
                "{}",
                concept.en
            );
        }
    }

    #[test]
    fn a_word_stands_for_one_concept() {
        for (at, concept) in CONCEPTS.iter().enumerate() {
            let words = [concept.arabic, concept.dual, concept.english];
            for word in words.iter().flat_map(|words| words.split_whitespace()) {
                assert_eq!(
                    find(word).map(|(at, _)| at),
                    Some(at),
                    "{word} of {}",
                    concept.en
                );
            }
        }
    }

    #[test]
    fn a_word_is_found_behind_article_and_particles_and_in_the_dual() {
        let name =
            |word: &str| find(&mujaz_text::fold(word)).map(|(at, dual)| (CONCEPTS[at].en, dual));
        assert_eq!(name("وبالقتلى"), Some(("killed", false)));
        assert_eq!(name("جنديًّا"), Some(("soldiers", false)));
        assert_eq!(name("جنديين"), Some(("soldiers", true)));
        assert_eq!(name("killing"), Some(("killed", false)));
        assert_eq!(name("كتاب"), None);
    }
}
