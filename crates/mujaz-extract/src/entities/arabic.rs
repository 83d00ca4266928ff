//! Arabic names by their form: a noun that heads an office, an organisation or a place, and what completes it: the second noun
//! of its iḍāfa, adjectives, what it is *for* (لشؤون مكافحة الإرهاب), in whose name (باسم الحكومة) and where (في بروكسل).

mod words;

use mujaz_model::EntityKind;

use crate::{
    items::Item,
    lexicon::{
        ADDRESSES, FIELDS, HOLDER_ADJECTIVES, MINISTRIES, OFFICES, OFFICES_ALONE,
        OFFICIAL_ADJECTIVES, ORGANISATIONS, ORGANISATIONS_BY_NAME, PLACES, PLACES_BY_NAME, POSTED,
        ends_name, is_verbal_noun,
    },
    names::Names,
    quotations::without_article,
};

use super::matters::appoints;
use words::{could_be_name, is_official, names_place, resembles_adjective};

/// The longest name, in words.
const LONGEST: usize = 12;

/// Returns the kind of the name that begins at `at`, and the item behind it.
pub(super) fn named(items: &[Item<'_>], at: usize, names: &Names) -> Option<(EntityKind, usize)> {
    if let Some(end) = taken_office(items, at, names) {
        return Some((EntityKind::Role, end));
    }
    // الطيب عثمان الأمين: a family name.
    if at > 0
        && items[at - 1].is_given_name()
        && matches!(
            items[at].folded.as_ref(),
            "الامين" | "القاضي" | "العمده" | "الخطيب"
        )
    {
        return None;
    }
    // معالي الدكتور سلطان الجابر: behind a form of address an office that is also a given name is one.
    if at > 0 && is_addressed(items, at) {
        return None;
    }
    // وفد برئاسة مستشار الأمن القومي: led by the one who is named behind it.
    if items[at].is_or_bare(&["برئاسه"]) {
        return None;
    }
    readings(&items[at].folded).find_map(|(head, is_definite)| {
        let kind = kind_of(head)?;
        let phrase = Phrase {
            items,
            names,
            kind,
            head,
            first: at,
        };
        let end = phrase.end(is_definite)?;
        let is_whole = end > at + 1 || (is_definite && OFFICES_ALONE.contains(head));
        is_whole.then_some((kind, end))
    })
}

/// Tells whether somebody with the name of an office is addressed by a title: الدكتور | سلطان الجابر, السيد | أمير.
fn is_addressed(items: &[Item<'_>], at: usize) -> bool {
    let is_name = matches!(items[at].folded.as_ref(), "سلطان" | "امير" | "قائد" | "ملك");
    is_name
        && matches!(
            without_article(items[at - 1].bare()),
            "دكتور"
                | "مهندس"
                | "سيد"
                | "استاذ"
                | "نائب"
                | "وزير"
                | "لواء"
                | "فريق"
                | "عميد"
                | "د"
        )
}

/// How many one-letter particles stand before the noun of a name of this kind in its first word.
pub(super) fn particles(folded: &str, kind: EntityKind) -> usize {
    readings(folded)
        .position(|(head, _)| kind_of(head) == Some(kind))
        .unwrap_or_default()
}

/// محافظا لحضرموت, رئيسا للوزراء: an office that somebody takes, in the accusative.
fn taken_office(items: &[Item<'_>], at: usize, names: &Names) -> Option<usize> {
    let head = items[at].folded.strip_suffix('ا')?;
    let is_office = OFFICES.contains(head) && OFFICES_ALONE.contains(head);
    let next = items.get(at + 1)?;
    if !is_office || !next.folded.starts_with('ل') {
        return None;
    }
    Phrase {
        items,
        names,
        kind: EntityKind::Role,
        head,
        first: at,
    }
    .further(at + 1)
}

/// The nouns that a word can be behind و, ف, ب, ل and ك, without article, and whether it has one. Each is behind one letter more than the
/// one before.
fn readings(folded: &str) -> impl Iterator<Item = (&str, bool)> {
    const MOST: usize = 3;
    let mut rest = Some(folded);
    std::iter::from_fn(move || {
        let word = rest?;
        if let Some(noun) = word.strip_prefix("لل") {
            rest = None;
            return Some((noun, true));
        }
        rest = word.strip_prefix(['و', 'ف', 'ب', 'ل', 'ك']);
        Some(
            word.strip_prefix("ال")
                .map_or((word, false), |noun| (noun, true)),
        )
    })
    .take(MOST)
}

fn kind_of(noun: &str) -> Option<EntityKind> {
    if PLACES.contains(noun) || PLACES_BY_NAME.contains(noun) {
        Some(EntityKind::Place)
    } else if OFFICES.contains(noun)
        // مساعد الأمين العام: without it an assistant would be promoted.
        && (!ADDRESSES.contains(noun) || matches!(noun, "مساعد" | "مساعده" | "معاون" | "معاونه"))
    {
        Some(EntityKind::Role)
    } else if ORGANISATIONS.contains(noun) {
        Some(EntityKind::Organisation)
    } else {
        None
    }
}

/// A body of one country in another, whose name says both: سفارة العراق في بروكسل.
pub(super) fn represents(head: &str) -> bool {
    matches!(head, "سفاره" | "قنصليه" | "ممثليه" | "ملحقيه" | "بعثه")
}

struct Phrase<'a, 'b> {
    items: &'b [Item<'a>],
    names: &'b Names,
    kind: EntityKind,
    /// The head, without article.
    head: &'b str,
    first: usize,
}

impl Phrase<'_, '_> {
    fn end(&self, is_definite: bool) -> Option<usize> {
        let mut end = if is_definite {
            if PLACES_BY_NAME.contains(self.head) {
                return None;
            }
            self.first + 1
        } else {
            self.complement(self.first + 1)?
        };
        end = self.adjectives(end);
        if self.kind == EntityKind::Place {
            return Some(end);
        }
        while end < self.first + LONGEST {
            let Some(next) = self.further(end) else {
                break;
            };
            end = self.adjectives(next);
        }
        Some(end)
    }

    fn word(&self, at: usize) -> Option<&Item<'_>> {
        self.items.get(at).filter(|item| item.is_arabic())
    }

    /// The end of what completes an indefinite noun: indefinite nouns up to a definite one or a name.
    fn complement(&self, from: usize) -> Option<usize> {
        let item = self.word(from).filter(|_| from < self.first + 6)?;
        let word = item.folded.as_ref();
        if let Some(noun) = word.strip_prefix("ال")
            && !ends_name(word)
        {
            let is_supply = self.head == "شبكه"
                && matches!(
                    noun,
                    "ماء" | "مياه" | "كهرباء" | "طرق" | "مجاري" | "انترنت" | "صرف"
                );
            // جامعة الملك سعود, مطار الشيخ زايد: called after somebody.
            if self.kind != EntityKind::Role
                && matches!(
                    noun,
                    "ملك"
                        | "امير"
                        | "اميره"
                        | "سلطان"
                        | "شيخ"
                        | "شهيد"
                        | "امام"
                        | "رئيس"
                        | "ملكه"
                )
                && let Some(end) = self.namesake(from + 1)
            {
                return Some(end);
            }
            let is_named =
                !is_supply && (!PLACES_BY_NAME.contains(self.head) || names_place(self.head, noun));
            return is_named.then_some(from + 1);
        }
        if let Some((_, end)) = self.names.find(self.items, from)
            && (!word.starts_with(['ل', 'ب']) || PLACES.contains(word))
        {
            return Some(end);
        }
        if is_official(word)
            && !item.is_given_name()
            && let Some(end) = self.complement(from + 1)
        {
            return Some(end);
        }
        // شركة غاز البصرة: a noun that a known place completes.
        if self.kind == EntityKind::Organisation
            && from == self.first + 1
            && could_be_name(item, self.names.places())
            && let Some((name, end)) = self.names.find(self.items, from + 1)
            && name.kind == EntityKind::Place
            && self
                .word(from + 1)
                .is_some_and(|next| !next.folded.starts_with(['ل', 'ب', 'و']))
        {
            return Some(end);
        }
        // مدير مستشفى رزكاري: whom the office heads has a name.
        if self.kind == EntityKind::Role
            && ORGANISATIONS.contains(word)
            && self.word(from + 1).is_some_and(|next| {
                !ends_name(&next.folded)
                    && !next.is_given_name()
                    && !next.folded.starts_with(['و', 'ل', 'ب'])
                    && !next.folded.starts_with("ال")
            })
        {
            return Some(from + 2);
        }
        // معبر إبراهيم الخليل, مطار محمد الخامس
        if from == self.first + 1
            && self.kind == EntityKind::Place
            && item.is_given_name()
            && self.word(from + 1).is_some_and(|next| {
                next.folded.starts_with("ال") && !ends_name(&next.folded) || next.is_given_name()
            })
        {
            return Some(from + 2);
        }
        if from == self.first + 1
            && let Some(end) = self.by_shape(from)
        {
            return Some(end);
        }
        let can_be_named = from == self.first + 1
            && (self.kind == EntityKind::Place || ORGANISATIONS_BY_NAME.contains(self.head));
        (can_be_named && could_be_name(item, self.names.places())).then_some(from + 1)
    }

    /// The end of a name just behind the head that shows by its form to be no adjective.
    fn by_shape(&self, from: usize) -> Option<usize> {
        let item = self.word(from)?;
        let word = item.folded.as_ref();
        // قضاء عقرة, معبر ربيعة: no adjective of the masculine noun before it.
        let is_masculine = self.kind == EntityKind::Place
            && !self.head.ends_with(['ه', 'ت'])
            && !matches!(
                self.head,
                "سد" | "سوق" | "جزر" | "جبال" | "سواحل" | "اهوار" | "صحراء"
            );
        let is_described = || {
            self.word(from + 1)
                .is_some_and(|next| next.folded.starts_with("ال"))
        };
        let is_feminine_name = self.kind == EntityKind::Place
            && self.head.ends_with('ه')
            && !resembles_adjective(word)
            && !is_described();
        if (is_masculine || is_feminine_name || self.head == "ناحيه")
            && item.text.ends_with('ة')
            && !word.starts_with(['ل', 'ب'])
            && !PLACES.contains(word)
            && !ORGANISATIONS.contains(word)
        {
            return Some(from + 1);
        }
        // مستشفى ابن سينا: the word goes on to the next.
        if matches!(
            word,
            "ابن"
                | "ابو"
                | "ابي"
                | "ام"
                | "بن"
                | "عبد"
                | "عين"
                | "راس"
                | "بيت"
                | "تل"
                | "خان"
                | "بئر"
                | "سيدي"
                | "كفر"
                | "بني"
                | "خور"
                | "شط"
                | "باب"
                | "وادي"
                | "واد"
        ) && (self.kind == EntityKind::Place || ORGANISATIONS_BY_NAME.contains(self.head))
            && self
                .word(from + 1)
                .is_some_and(|next| !ends_name(&next.folded))
        {
            return Some(from + 2);
        }
        None
    }

    /// The end of the name of whom something is called after.
    fn namesake(&self, from: usize) -> Option<usize> {
        let mut end = from;
        while let Some(item) = self.word(end).filter(|_| end < from + 4) {
            let joins = matches!(item.folded.as_ref(), "عبد" | "بن" | "ابن" | "ابو");
            let is_part =
                end == from && !ends_name(&item.folded) && !item.folded.starts_with(['و', 'ل'])
                    || joins
                    || self.items[end - 1].is("عبد")
                    || self.items[end - 1].is("بن")
                    || item.is_or_bare(&["الاول", "الثاني", "الثالث", "الخامس", "السادس"]);
            if !is_part {
                break;
            }
            end += 1;
        }
        (end > from).then_some(end)
    }

    /// Tells whether the name is one masculine noun, which no feminine adjective describes: حاجات الجيش | اللوجستية.
    fn is_masculine(&self) -> bool {
        let head = self.items[self.first].bare();
        matches!(
            head.strip_prefix("ال").unwrap_or(head),
            "جيش"
                | "مجلس"
                | "حزب"
                | "بنك"
                | "مكتب"
                | "جهاز"
                | "معهد"
                | "مركز"
                | "اتحاد"
                | "برلمان"
                | "تحالف"
                | "ائتلاف"
                | "تيار"
                | "مصرف"
                | "صندوق"
        )
    }

    fn adjectives(&self, from: usize) -> usize {
        let mut end = from;
        while let Some(item) = self.word(end).filter(|_| end < self.first + LONGEST) {
            let Some(word) = item.folded.strip_prefix("ال") else {
                break;
            };
            // مخيم الهول | السوري: whose a place is, is no part of its name.
            let is_whole_place = self.kind == EntityKind::Place
                && end > self.first + 1
                && !OFFICIAL_ADJECTIVES.contains(word);
            let is_adjective = OFFICIAL_ADJECTIVES.contains(word)
                || self.kind == EntityKind::Role && HOLDER_ADJECTIVES.contains(word)
                || self.names.places().has_adjective(word) && !is_whole_place
                // الممثلة العليا للشؤون | الخارجية
                || self.items[end - 1].folded.ends_with("شؤون") && word.ends_with("يه")
                // نقابة الصحفيين العراقيين
                || self.kind == EntityKind::Organisation
                    && word
                        .strip_suffix("ين")
                        .is_some_and(|one| self.names.places().has_adjective(one))
                // An office can stand before a family name in ي; a body cannot.
                || self.kind == EntityKind::Organisation
                    && word.ends_with("يه")
                    && word != "معنيه"
                    && !self.is_masculine();
            if !is_adjective {
                break;
            }
            end += 1;
        }
        end
    }

    /// What an office is for, in whose name and where; what else a ministry is for.
    fn further(&self, at: usize) -> Option<usize> {
        let item = self.word(at)?;
        let word = item.folded.as_ref();
        if let Some(noun) = word.strip_prefix("وال")
            && self.items[self.first..at].iter().any(|item| {
                let noun = item.bare();
                matches!(
                    noun.strip_prefix("ال").unwrap_or(noun),
                    "وزير"
                        | "وزيره"
                        | "وزاره"
                        | "وزارات"
                        | "وزارتا"
                        | "وزارتي"
                        | "لجنه"
                        | "هيئه"
                        | "مجلس"
                        | "مديريه"
                        | "دائره"
                )
            })
            && MINISTRIES.contains(noun)
        {
            return Some(at + 1);
        }
        if let Some(end) = self.field(at) {
            return Some(end);
        }
        // سفارة جمهورية العراق في بروكسل
        if word == "في" && matches!(self.head, "سفاره" | "قنصليه" | "ممثليه" | "ملحقيه")
        {
            let (name, end) = self.names.find(self.items, at + 1)?;
            return (name.kind == EntityKind::Place).then_some(end);
        }
        if self.kind != EntityKind::Role {
            return None;
        }
        if word.starts_with("باسم") {
            return (word == "باسم")
                .then(|| self.definite(at + 1))
                .flatten()
                .or((word != "باسم").then_some(at + 1));
        }
        if matches!(word, "في" | "لدي" | "الي" | "علي") {
            let (name, end) = self.names.find(self.items, at + 1)?;
            let is_posted = POSTED.contains(self.head);
            let is_body = matches!(name.kind, EntityKind::Place | EntityKind::Organisation);
            return (is_posted && is_body && at > self.first + 1 - usize::from(word == "لدي"))
                .then_some(end);
        }
        if let Some(noun) = word.strip_prefix("لل") {
            let is_known = is_official(noun) || self.names.find(self.items, at).is_some();
            let known = self.names.find(self.items, at).map(|(_, end)| end);
            return is_known.then_some(known.unwrap_or(at + 1));
        }
        let noun = word.strip_prefix('ل')?;
        if let Some((_, end)) = self.names.find(self.items, at) {
            return Some(end);
        }
        // دعا رئيس الوزراء | لمكافحة الإرهاب: what a verb can be for is no part of a title that does not show it.
        let is_action = is_verbal_noun(noun)
            || matches!(noun, "مكافحه" | "حمايه" | "رعايه" | "اغاثه" | "تنميه");
        let is_meant = !is_action
            || self.items[self.first].folded.ends_with('ا')
            || appoints(self.head, self.items, at);
        (is_meant && is_official(noun))
            .then(|| self.complement(at + 1))
            .flatten()
    }

    /// What a body with an adjective is for: المركز الوطني للأرصاد, الاتحاد التونسي لكرة القدم.
    fn field(&self, at: usize) -> Option<usize> {
        let word = self.word(at)?.folded.as_ref();
        let is_body = |item: &Item<'_>| {
            let noun = item.bare();
            ORGANISATIONS.contains(noun.strip_prefix("ال").unwrap_or(noun))
        };
        // البنك الأوروبي لإعادة الإعمار | والتنمية
        if let Some(noun) = word.strip_prefix("وال") {
            let is_field = (self.first + 2..at).any(|place| self.field(place) == Some(at));
            return (is_field && (MINISTRIES.contains(noun) || FIELDS.contains(noun)))
                .then_some(at + 1);
        }
        // The adjective stands just before, and the body before it.
        let is_described = at > self.first + 1
            && self.items[at - 1].folded.starts_with("ال")
            && self.items[self.first..at - 1].iter().any(is_body);
        if !is_described {
            return None;
        }
        if let Some(noun) = word.strip_prefix("لل") {
            // The article is lost before ل: للاجئين is of لاجئين.
            let is_field = |noun: &str| FIELDS.contains(noun) || MINISTRIES.contains(noun);
            return (is_field(noun) || is_field(&word['ل'.len_utf8()..])).then_some(at + 1);
        }
        let noun = word.strip_prefix('ل')?;
        // المكتب الإعلامي لمستشار الأمن القومي
        if self.kind == EntityKind::Organisation
            && OFFICES_ALONE.contains(noun)
            && noun.chars().count() > 3
        {
            return self.complement(at + 1).map(|end| self.adjectives(end));
        }
        let takes_complement = matches!(
            noun,
            "حقوق"
                | "شؤون"
                | "مكافحه"
                | "حمايه"
                | "رعايه"
                | "كره"
                | "تنظيم"
                | "اداره"
                | "اعاده"
                | "تنميه"
                | "سلامه"
                | "مراقبه"
        );
        let next = self.word(at + 1)?;
        (takes_complement && next.folded.starts_with("ال") && !ends_name(&next.folded))
            .then_some(at + 2)
    }

    fn definite(&self, at: usize) -> Option<usize> {
        let word = self.word(at)?;
        if let Some((_, end)) = self.names.find(self.items, at) {
            return Some(end);
        }
        if word.folded.starts_with("ال") {
            return Some(at + 1);
        }
        self.complement(at)
    }
}
