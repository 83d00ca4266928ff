//! Where the object of a verb of denying begins, by what can stand before it: the subject with its names, what commas set apart, a time
//! or an occasion. نفى المتحدث باسم الوزارة، اللواء تحسين الخفاجي، في تصريح صحفي، | وجود أي قوات.

use super::refusals::says_more;
use crate::{
    items::Item,
    lexicon::{
        ADDRESSES, DENIED, DENIED_ACTS, HOLDER_ADJECTIVES, INSTITUTIONS, OFFICES,
        OFFICIAL_ADJECTIVES, ORGANISATIONS, PLAIN_ADJECTIVES, POWERS, RANKS, RECIPIENTS, ends_name,
        is_verbal_noun,
    },
    polarity::looks_like_verb,
    quotations::{behind_time, hides_name, is_complementizer, is_verb_of_saying},
};

/// How far behind the verb its object can begin, in items.
const FARTHEST: usize = 40;

/// The longest words between two commas, in items.
const LONGEST_ASIDE: usize = 16;

/// The item at which the object of the verb at `verb` begins, where the words show it.
pub(super) fn object_of(items: &[Item<'_>], verb: usize) -> Option<usize> {
    let first = behind_manner(items, verb + 1);
    let subject = items.get(first)?;
    if subject.opens_quotation() {
        return behind_marked_subject(items, first);
    }
    if !subject.is_word || subject.is("ما") || points_back(subject) {
        return None;
    }
    if is_sure_object(subject) {
        return Some(first);
    }
    // رفضت بغداد | التدخل
    let behind = behind_manner(items, first + 1);
    if POWERS.contains(&subject.folded) && can_be_object(items, behind) {
        let is_own = is_adjective(items[behind].folded.strip_prefix("ال").unwrap_or_default());
        if !is_own {
            return Some(behind);
        }
    }
    behind_subject(items, first).or_else(|| (first > verb + 1 && is_act(subject)).then_some(first))
}

/// هذا, ذلك: the object itself, behind which the subject may stand.
fn points_back(item: &Item<'_>) -> bool {
    matches!(
        item.folded.as_ref(),
        "ذلك" | "هذا" | "هذه" | "تلك" | "هولاء" | "هؤلاء" | "الامر" | "كل" | "جميع"
    )
}

/// The item behind what says when, where or how somebody denies: في وقت سابق, نفيا قاطعا, بشدة.
fn behind_manner(items: &[Item<'_>], at: usize) -> usize {
    let mut at = at;
    loop {
        let word = |step: usize| items.get(at + step).map_or("", |item| item.folded.as_ref());
        let time = behind_time(items, at);
        let step = match word(0) {
            _ if time > at => time - at,
            "نفيا" | "رفضا" | "انكارا"
                if matches!(
                    word(1),
                    "قاطعا"
                        | "باتا"
                        | "تاما"
                        | "كاملا"
                        | "مطلقا"
                        | "شديدا"
                        | "قطعيا"
                        | "جازما"
                ) =>
            {
                2
            }
            "جمله" if word(1) == "وتفصيلا" => 2,
            "بشكل" | "بصوره" => 2,
            "بشده" | "تماما" | "قطعيا" | "رسميا" | "مجددا" | "ايضا" | "كذلك" | "بدوره"
            | "بدورها" | "علنا" => 1,
            "لدي" | "في" if is_act_of_saying(word(1)) => adjunct_end(items, at) - at,
            recipient if RECIPIENTS.contains(recipient) && at > 0 => adjunct_end(items, at) - at,
            _ => return at,
        };
        at += step;
    }
}

fn is_act_of_saying(noun: &str) -> bool {
    matches!(
        noun,
        "تصريح"
            | "تصريحات"
            | "بيان"
            | "حديث"
            | "مقابله"
            | "مؤتمر"
            | "اتصال"
            | "تغريده"
            | "رساله"
            | "منشور"
            | "حوار"
            | "لقاء"
            | "كلمه"
    )
}

/// ورفضت «قسد» | الاتهامات; نفت «سرايا النهر»، في بيان، | أي علاقة.
fn behind_marked_subject(items: &[Item<'_>], open: usize) -> Option<usize> {
    const LONGEST_NAME: usize = 6;
    let close = (open + 2..items.len().min(open + 2 + LONGEST_NAME))
        .find(|&at| items[at].closes_quotation())?;
    if items.get(close + 1).is_some_and(Item::is_comma) {
        return behind_asides(items, close + 1);
    }
    // ورفضت «الخطة» | الخاصة بالمدينة
    let is_adjective = |item: &Item<'_>| {
        [
            "الخاص",
            "المتعلق",
            "الرامي",
            "الداعي",
            "المقترح",
            "الذي",
            "التي",
        ]
        .iter()
        .any(|word| item.folded.starts_with(word))
            || item.folded.starts_with("ال") && ends_as_adjective(&item.folded)
    };
    let behind = behind_manner(items, close + 1);
    items
        .get(behind)
        .filter(|item| can_be_object(items, behind) && !is_adjective(item))
        .map(|_| behind)
}

/// Walks over the subject that begins at `first`, and what stands behind it, to the object.
fn behind_subject(items: &[Item<'_>], first: usize) -> Option<usize> {
    let mut walk = Walk::new(items, first)?;
    while walk.at < items.len().min(first + FARTHEST) {
        match walk.step() {
            Step::Over(end) => walk.at = end,
            Step::Object(object) => return Some(object),
            Step::Lost => break,
        }
    }
    walk.possible
}

enum Step {
    /// What stands there belongs to the subject or says when and where; the next item is this one.
    Over(usize),
    Object(usize),
    /// Nothing is certain from here on.
    Lost,
}

struct Walk<'a, 'b> {
    items: &'b [Item<'a>],
    at: usize,
    first: usize,
    /// Whether the words so far show that they are the subject.
    is_somebody: bool,
    /// Whether the last word was part of a name or a title before one.
    is_name: bool,
    /// Whether the last word still needs a complement: لجنة, رئيس لجنة, لجنة متابعة.
    is_open: bool,
    /// An act that can also be a given name: تحسين.
    possible: Option<usize>,
}

impl<'a, 'b> Walk<'a, 'b> {
    fn new(items: &'b [Item<'a>], first: usize) -> Option<Self> {
        let item = &items[first];
        let noun = item.folded.strip_prefix("ال").unwrap_or(&item.folded);
        if ends_name(&item.folded) || is_complementizer(item) {
            return None;
        }
        let is_definite = item.folded.starts_with("ال");
        let is_titled = is_title(noun);
        let is_body = ORGANISATIONS.contains(noun) || INSTITUTIONS.contains(noun);
        let is_somebody = is_titled
            || is_body
            || item.is_given_name()
            || is_definite && !DENIED.contains(noun)
            || noun.ends_with("ون") && noun.chars().count() > 4;
        Some(Self {
            items,
            at: first + 1,
            first,
            is_somebody,
            is_name: item.is_given_name() || is_titled,
            is_open: !is_definite && is_body,
            possible: None,
        })
    }

    fn step(&mut self) -> Step {
        let item = &self.items[self.at];
        if item.is_comma() {
            return match behind_asides(self.items, self.at) {
                Some(object) => Step::Object(object),
                None => Step::Lost,
            };
        }
        if !self.is_somebody {
            return self.unknown();
        }
        if item.is_mark(&['(']) {
            let close = (self.at + 1..self.items.len().min(self.at + 8))
                .find(|&place| self.items[place].is_mark(&[')']));
            self.is_name = true;
            return close.map_or(Step::Lost, |close| Step::Over(close + 1));
        }
        if !item.is_word {
            return Step::Lost;
        }
        let behind = behind_manner(self.items, self.at);
        if behind > self.at {
            self.end_name();
            return Step::Over(behind);
        }
        if leads_adjunct(self.items, self.at) {
            self.end_name();
            return Step::Over(adjunct_end(self.items, self.at));
        }
        if item.folded.starts_with("ال") {
            return self.definite(item);
        }
        self.indefinite(item)
    }

    /// Of whom nothing is known is told by what commas set apart behind it: خبراء اقتصاديون، في حديث للوكالة، | تراجع الأسعار.
    fn unknown(&self) -> Step {
        const FARTHEST_COMMA: usize = 6;
        (self.at..self.items.len().min(self.at + FARTHEST_COMMA))
            .find(|&place| !self.items[place].is_word)
            .filter(|&place| self.items[place].is_comma())
            .map_or(Step::Lost, Step::Over)
    }

    fn end_name(&mut self) {
        self.is_name = false;
        self.is_open = false;
    }

    fn definite(&mut self, item: &Item<'_>) -> Step {
        let noun = &item.folded["ال".len()..];
        let before = &self.items[self.at - 1];
        let is_complement = self.at == self.first + 1
            && !before.folded.starts_with("ال")
            && !before.is_given_name()
            || self.is_open;
        if DENIED.contains(noun) && !is_complement {
            return Step::Object(self.at);
        }
        let is_title = is_title(noun);
        let is_adjective = is_adjective(noun);
        // نفت القوات الحكومية | الانسحاب
        let is_act = DENIED_ACTS.contains(noun) || is_verbal_noun(noun);
        if is_act && !is_complement && !is_title {
            return Step::Object(self.at);
        }
        let goes_on = is_complement || is_title || self.is_name || is_adjective;
        if !goes_on {
            return Step::Lost;
        }
        // A family name with its article ends a name, and العراقي behind الوزير does not.
        self.is_name = is_title || is_adjective && self.is_name && !before.is_given_name();
        self.is_open = false;
        Step::Over(self.at + 1)
    }

    fn indefinite(&mut self, item: &Item<'_>) -> Step {
        let word = item.folded.as_ref();
        let before = &self.items[self.at - 1];
        if word.starts_with("باسم") {
            // الناطق باسم | الحكومة, and باسم, the given name.
            self.is_name = item.is("باسم");
            self.is_open = true;
            return Step::Over(self.at + 1);
        }
        if is_sure_object(item) {
            return Step::Object(self.at);
        }
        // المجلس الأعلى | للقضاء
        if word.starts_with("لل") && before.folded.starts_with("ال") && self.at <= self.first + 2
        {
            return Step::Over(self.at + 1);
        }
        if is_joined(item) {
            let noun = item.bare();
            // وزير النفط | والطاقة
            let goes_on = noun.starts_with("ال") && before.folded.starts_with("ال");
            return if goes_on && !DENIED.contains(&noun["ال".len()..]) {
                Step::Over(self.at + 1)
            } else {
                Step::Lost
            };
        }
        // اللواء تحسين الكاظمي, and not الوزير تحسين العلاقات
        let is_named = || {
            let family = self.items.get(self.at + 1);
            is_title_word(before)
                && family
                    .is_some_and(|name| name.folded.starts_with("ال") && name.folded.ends_with('ي'))
        };
        if item.is_given_name() || is_act(item) && is_named() {
            if is_act(item) && self.possible.is_none() && !before.is_given_name() {
                self.possible = Some(self.at);
            }
            self.is_name = true;
            self.is_open = false;
            return Step::Over(self.at + 1);
        }
        let is_body = ORGANISATIONS.contains(word) || INSTITUTIONS.contains(word);
        if self.is_open && (is_act(item) || is_body) {
            return Step::Over(self.at + 1);
        }
        if is_act(item) {
            return Step::Object(self.at);
        }
        if is_title(word) || is_body {
            self.is_name = !is_body;
            self.is_open = is_body;
            return Step::Over(self.at + 1);
        }
        let is_adjective = !before.folded.starts_with("ال")
            && !before.is_given_name()
            && (ends_as_adjective(word)
                || PLAIN_ADJECTIVES.contains(word)
                || before.folded.ends_with("ون") && word.ends_with("ون"));
        if is_adjective && !ends_name(word) {
            return Step::Over(self.at + 1);
        }
        // A family name, or a foreign name behind a title.
        let is_named = self.is_name && !is_verb_of_saying(word);
        if (is_named || self.is_open) && !ends_name(word) {
            return Step::Over(self.at + 1);
        }
        Step::Lost
    }
}

fn is_title(noun: &str) -> bool {
    OFFICES.contains(noun) || ADDRESSES.contains(noun) || RANKS.contains(noun)
}

fn is_title_word(item: &Item<'_>) -> bool {
    is_title(item.folded.strip_prefix("ال").unwrap_or(&item.folded))
}

fn is_adjective(noun: &str) -> bool {
    ends_as_adjective(noun)
        || OFFICIAL_ADJECTIVES.contains(noun)
        || HOLDER_ADJECTIVES.contains(noun)
        || PLAIN_ADJECTIVES.contains(noun)
}

fn ends_as_adjective(word: &str) -> bool {
    (word.ends_with('ي') || word.ends_with("يه")) && word.chars().count() >= 4
}

fn is_joined(item: &Item<'_>) -> bool {
    // The و of وقف is its own.
    item.folded.starts_with('و') && item.bare() != item.folded && !is_act(item)
}

/// A word that leads what says where or on which occasion.
fn leads_adjunct(items: &[Item<'_>], at: usize) -> bool {
    let item = &items[at];
    // بيان صادر عن الوزارة
    if item.is("عن") {
        return at > 0 && items[at - 1].folded.starts_with("صادر");
    }
    matches!(
        item.folded.as_ref(),
        "في" | "خلال"
            | "عبر"
            | "امام"
            | "لدي"
            | "بعد"
            | "قبل"
            | "عقب"
            | "اثناء"
            | "مع"
            | "ضمن"
            | "علي"
            | "من"
    ) || RECIPIENTS.contains(&item.folded)
}

/// The item behind the noun that a preposition at `at` leads, and behind the noun that this one needs: في ختام اجتماع.
fn adjunct_end(items: &[Item<'_>], at: usize) -> usize {
    let word = |place: usize| items.get(place).map_or("", |item| item.folded.as_ref());
    let time = behind_time(items, at + 1);
    if time > at + 1 {
        return time;
    }
    let mut end = at + 2;
    if matches!(
        word(at + 1),
        "ختام"
            | "مستهل"
            | "اطار"
            | "ظل"
            | "اعقاب"
            | "بدايه"
            | "نهايه"
            | "ضوء"
            | "سياق"
            | "خضم"
            | "حال"
            | "حاله"
            | "كل"
            | "بعض"
            | "هذا"
            | "هذه"
            | "وقت"
            | "ذات"
            | "نفس"
    ) {
        end += 1;
    }
    // في مؤتمر صحفي مشترك; في بيان | أصدره
    while items.get(end).is_some_and(|item| {
        item.is_word
            && !item.folded.starts_with("ال")
            && (ends_as_adjective(&item.folded)
                && !ends_name(&item.folded)
                && !item.is_given_name()
                || PLAIN_ADJECTIVES.contains(&item.folded)
                || item.is("لها")
                || item.is("له")
                || item.folded.ends_with('ه')
                    && word(end - 1).ends_with('ه')
                    && !is_act(item)
                    && !is_sure_object(item))
    }) {
        end += 1;
    }
    end.min(items.len())
}

/// The object behind the comma at `comma` and at least one aside that another comma closes.
fn behind_asides(items: &[Item<'_>], comma: usize) -> Option<usize> {
    let mut open = comma;
    let mut has_aside = false;
    loop {
        let first = open + 1;
        if has_aside && can_be_object(items, first) {
            return Some(first);
        }
        if !opens_aside(items, first) {
            return None;
        }
        let close = (first + 1..items.len().min(first + LONGEST_ASIDE))
            .take_while(|&place| !items[place].is_mark(&['.', '؛', '؟', ':']))
            .find(|&place| items[place].is_comma())?;
        open = close;
        has_aside = true;
    }
}

/// Tells whether what stands between two commas from `first` on can be an aside beside a subject: a name, a time, an occasion, a clause.
fn opens_aside(items: &[Item<'_>], first: usize) -> bool {
    let Some(item) = items.get(first).filter(|item| item.is_word) else {
        return false;
    };
    let word = item.folded.as_ref();
    let noun = word.strip_prefix("ال").unwrap_or(word);
    let is_clause = matches!(
        word,
        "الذي"
            | "التي"
            | "الذين"
            | "وهو"
            | "وهي"
            | "وهم"
            | "ردا"
            | "تعليقا"
            | "نقلا"
            | "بحسب"
            | "وفقا"
            | "طبقا"
            | "ومقرها"
            | "ومقره"
    );
    let end = items.len().min(first + 8);
    is_clause
        || ends_name(word) && !matches!(word, "لا" | "لم" | "لن" | "ما" | "ان" | "لكن")
        || leads_adjunct(items, first)
        || behind_time(items, first) > first
        || item.is_given_name()
        || is_title(noun)
        || noun == "عضو"
        || hides_name(&items[first..end])
}

/// Tells whether a noun at `at` can be an object: no name or office, no participle or verb, and joined with nothing.
fn can_be_object(items: &[Item<'_>], at: usize) -> bool {
    let Some(item) = items.get(at).filter(|item| item.is_word) else {
        return false;
    };
    let word = item.folded.as_ref();
    if is_sure_object(item)
        || word
            .strip_prefix("ال")
            .is_some_and(|noun| DENIED.contains(noun))
    {
        return true;
    }
    let noun = word.strip_prefix("ال").unwrap_or(word);
    let is_who = is_title(noun)
        || ORGANISATIONS.contains(noun)
        || INSTITUTIONS.contains(noun)
        || item.is_given_name() && !is_act(item);
    let is_clause = is_joined(item)
        || is_complementizer(item)
        || ends_name(word) && word != "ما"
        || is_verb_of_saying(word)
        || says_more(items, at)
        || looks_like_verb(word, 4) && !is_act(item)
        || word.starts_with('م') && word.ends_with('ا') && !is_act(item)
        || behind_time(items, at) > at
        || matches!(
            item.bare(),
            "لكن" | "لكنه" | "لكنها" | "بل" | "بينما" | "فيما"
        );
    let is_led = word.starts_with(['ل', 'ب', 'ك', 'ف']) && !is_act(item);
    !(is_who || is_clause || is_led)
}

/// Nouns that are nobody's title: وجود, صحة, علاقته.
fn is_sure_object(item: &Item<'_>) -> bool {
    is_one_of(item, &|noun| DENIED.contains(noun))
}

/// An indefinite verbal noun, also in the accusative, the plural or with an owner: انسحابا, تهديدات, انسحابها.
fn is_act(item: &Item<'_>) -> bool {
    is_one_of(item, &|noun| {
        DENIED.contains(noun) || DENIED_ACTS.contains(noun) || is_verbal_noun(noun)
    })
}

fn is_one_of(item: &Item<'_>, is_listed: &dyn Fn(&str) -> bool) -> bool {
    let word = item.folded.as_ref();
    if !item.is_word || word.starts_with("ال") {
        return false;
    }
    if is_listed(word) {
        return true;
    }
    // The accusative, and the plural of a verbal noun.
    let stem = word.strip_suffix("ات").or_else(|| word.strip_suffix('ا'));
    if stem.is_some_and(|stem| stem.chars().count() >= 3 && is_listed(stem)) {
        return true;
    }
    // شرطة is no شرط of somebody.
    if item.text.ends_with('ة') {
        return false;
    }
    // علاقته: with the owner the last letter is ت.
    let owned = ["ها", "هم", "هما", "ه", "نا"]
        .iter()
        .find_map(|owner| word.strip_suffix(owner))
        .filter(|noun| noun.chars().count() >= 2);
    owned.is_some_and(|noun| {
        is_listed(noun)
            || noun
                .strip_suffix('ت')
                .is_some_and(|stem| is_listed(&format!("{stem}ه")))
            || noun
                .strip_suffix("ات")
                .is_some_and(|stem| stem.chars().count() >= 3 && is_listed(stem))
    })
}
