//! Words of saying: verbs, participles and phrases that introduce what somebody says.

mod english;
mod english_verbs;
mod forms;
mod verbs;

use self::{
    english::{in_english, in_two_words},
    forms::lookup,
    verbs::NOUNS,
};
use super::without_article;
use crate::{
    items::{Item, bare},
    lexicon::{DOCUMENTS, OFFICES, STANDARDS, is_title_word},
};

/// What a cue is, which decides where its speaker stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CueKind {
    /// A finite verb: قال, "said".
    Verb,
    /// A participle or gerund, whose subject is that of the sentence: مؤكدا, "adding".
    Participle,
    /// A passive without an agent: قيل, جرى التأكيد, "it was stressed".
    Passive,
    /// "According to": بحسب, وفقا لـ.
    According,
    /// "It says in": جاء في.
    SaysIn,
    /// The noun of saying with its subject behind it: قوله, on the words of somebody else.
    Words,
}

/// The grammatical gender and number of a verb's subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    Masculine,
    Feminine,
    Several,
    Unknown,
}

/// A cue in a sentence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cue {
    /// Its first item.
    pub(crate) first: usize,
    /// The item after its last.
    pub(crate) end: usize,
    pub(crate) kind: CueKind,
    pub(crate) subject: Subject,
    /// Whether the word is one of saying only with a clause or a quotation behind it.
    pub(crate) needs_clause: bool,
    /// Whether it passes on somebody else's words: نقل عن.
    pub(crate) relays: bool,
    /// What it takes for what is said where no clause follows, by `verbs::FRAMES`.
    pub(crate) frame: &'static str,
}

impl Cue {
    pub(super) const fn of(first: usize, length: usize, kind: CueKind) -> Self {
        Self {
            first,
            end: first + length,
            kind,
            subject: Subject::Unknown,
            needs_clause: false,
            relays: false,
            frame: "",
        }
    }
}

/// Returns the cue that begins at item `at`, if one does.
pub(crate) fn cue(items: &[Item<'_>], at: usize) -> Option<Cue> {
    let item = &items[at];
    if !item.is_word {
        return None;
    }
    if let Some(phrase) = phrase(items, at) {
        return Some(phrase);
    }
    if let Some(two) = in_two_words(items, at) {
        return in_english(items, two);
    }
    let form = lookup(&item.folded).or_else(|| with_object(items, at))?;
    if item.is_arabic()
        && form.kind != CueKind::Participle
        && (is_unsaid(items, at, &item.folded)
            || form.kind == CueKind::Verb && follows_preposition(items, at))
    {
        return None;
    }
    let mut cue = Cue {
        subject: form.subject,
        needs_clause: form.is_weak,
        relays: form.relays,
        frame: form.frame,
        ..Cue::of(at, 1, form.kind)
    };
    if !item.is_arabic() {
        return in_english(items, cue);
    }
    if form.kind == CueKind::Verb && is_circumstance(items, at) {
        return None;
    }
    if form.kind == CueKind::Verb && is_vowelled_passive(item.text) {
        cue.kind = CueKind::Passive;
    }
    // المدعي العام
    let is_definite =
        form.kind == CueKind::Participle && item.bare().starts_with("ال") && item.bare() != "القول";
    if is_definite || is_other_word(items, at) {
        return None;
    }
    // بين is "between" far more often than "made clear", which has its clause near.
    let is_told_by_office = items
        .get(at + 1)
        .is_some_and(|next| is_title_word(&next.folded))
        && item.text.starts_with('و')
        && items[at + 1..].iter().take(20).any(is_complementizer);
    let is_between = bare(&item.folded) == "بين"
        && !item.text.contains(SHADDA)
        && !is_told_by_office
        && (at > 0 && items[at - 1].is_or_bare(&["من", "ما", "فيما"])
            || !items[at + 1..]
                .iter()
                .take(9)
                .take_while(|item| item.is_word && !item.folded.starts_with('و'))
                .any(is_complementizer));
    if is_between {
        return None;
    }
    // يدعى is "is called" without a clause behind it.
    let takes_claim = || {
        items[at + 1..]
            .iter()
            .take(6)
            .take_while(|item| item.is_word)
            .any(is_complementizer)
    };
    // وقال أحد السكان ويدعى ساني إن: the clause is that of the verb before.
    let names_speaker = || {
        items[at.saturating_sub(6)..at]
            .iter()
            .rev()
            .take_while(|item| item.is_word)
            .any(|item| is_verb_of_saying(&item.folded))
    };
    if matches!(bare(&item.folded), "يدعي" | "تدعي")
        && (!takes_claim() || item.text.starts_with('و') && names_speaker())
    {
        return None;
    }
    // Without a subject, يذكر أن is impersonal: "it should be mentioned that".
    let takes_clause = items
        .get(at + 1)
        .is_some_and(|next| next.is_word && is_complementizer(next));
    if matches!(bare(&item.folded), "يذكر" | "يعتقد") && takes_clause {
        cue.kind = CueKind::Passive;
    }
    Some(cue)
}

/// Tells whether a verb says what somebody does who already speaks: يقول | وهو يشير إلى المدرجات: «…».
fn is_circumstance(items: &[Item<'_>], at: usize) -> bool {
    /// How far the verb of saying stands before it, in items.
    const NEAR: usize = 8;
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let takes_clause = items[at + 1..]
        .iter()
        .take(NEAR)
        .take_while(|item| item.is_word)
        .any(is_complementizer);
    let speaks = items[before.saturating_sub(NEAR)..before]
        .iter()
        .rev()
        .take_while(|item| item.is_word)
        .any(|item| is_verb_of_saying(&item.folded));
    matches!(
        items[before].folded.as_ref(),
        "وهو" | "وهي" | "وهم" | "وهما"
    ) && !takes_clause
        && speaks
}

/// Tells whether a folded word is a finite Arabic verb that always says something.
pub(crate) fn is_verb_of_saying(folded: &str) -> bool {
    lookup(folded).is_some_and(|form| form.kind == CueKind::Verb && !form.is_weak)
}

/// Tells whether a folded word is a form of a verb that can say something.
pub(super) fn is_form_of_verb(folded: &str) -> bool {
    lookup(folded).is_some_and(|form| form.kind == CueKind::Verb)
}

/// What is written like a verb of saying and is none: رأي the opinion, إقرأ "read", عبر "by way of".
fn is_other_word(items: &[Item<'_>], at: usize) -> bool {
    let near = |wanted: &dyn Fn(&Item<'_>) -> bool| is_near(items, at, wanted);
    match bare(&items[at].folded) {
        "مرجعا" | "اعترض" | "اعترضت" | "اعترضوا" | "روي" | "ناقله" | "ناقلا" | "نقل" | "سيعلن"
        | "ستعلن" | "سيكشف" | "ستكشف" | "سيوكد" | "ستوكد" => {
            names_or_announces(items, at)
        }
        "راي" => items[at].text.ends_with('ي') && !near(&is_complementizer),
        "تبين" | "يبين" => !near(&is_complementizer),
        // ردا على سؤال; the accused.
        "اقرا" | "يرجع" | "ترجع" | "ردا" | "متهمين" | "متهمات" | "متهمه" => {
            true
        }
        // لا صحة لما تردد عن: what is told about, and no telling.
        "تردد" | "يتردد" | "تتردد" | "اشيع" | "يشاع" | "قيل" | "يقال" =>
        {
            let is_led =
                at > 0 && matches!(items[at - 1].bare(), "ما" | "لما" | "عما" | "مما" | "بما");
            is_led
                && trails_from(items, at).is_none()
                && items.get(at + 1).is_some_and(|next| {
                    matches!(next.folded.as_ref(), "عن" | "من" | "بشان" | "حول" | "في")
                })
        }
        // طالبا عدم ذكر اسمه
        "طالبا" | "طالب" | "طالبت" => {
            items.get(at + 1).is_some_and(|next| next.is("عدم"))
        }
        // نفت نفيا قاطعا: the denial once more, as a noun.
        "نفيا" => items.get(at + 1).is_some_and(|next| {
            next.is_or_bare(&["قاطعا", "تاما", "مطلقا", "كاملا", "باتا", "جازما", "رسميا"])
        }),
        // The denial; the verb has ى.
        "نفي" => items[at].text.ends_with('ي'),
        // The price, and "appreciated" with its doubled letter or a conjunction.
        "ثمن" => items[at].is("ثمن") && !items[at].text.contains(SHADDA),
        // سارع إلى القول إن, ذهب إلى حد القول; elsewhere the noun.
        "القول" => !(at > 0 && matches!(items[at - 1].folded.as_ref(), "الي" | "حد" | "عن")),
        // The foremost; تبلغ كلفته مليارا, تجمع المئات, يقسم النهر المدينة, يبرز دوره: other verbs, unless a clause is near.
        "ابرز" | "يبلغ" | "تبلغ" | "يجمع" | "تجمع" | "يقسم" | "تقسم" | "يبرز" | "تبرز" =>
        {
            // وأبرز المسؤول، في كلمة له، أن
            let is_told_by_office = items[at].text.starts_with('و')
                && items.get(at + 1).is_some_and(|next| {
                    next.folded.starts_with("ال") && OFFICES.contains(without_article(&next.folded))
                });
            !near(&is_complementizer) && !is_told_by_office
        }
        // تعتبر المدينة مركزا: it is held to be one.
        "يعتبر" | "تعتبر" => {
            !near(&is_complementizer) && !items[at + 1..].iter().take(8).any(Item::opens_quotation)
        }
        // عقب اللقاء: the preposition.
        "عقب" => items[at].is("عقب") && !items[at].text.contains(SHADDA),
        // رد الفعل
        "رد" => items
            .get(at + 1)
            .is_some_and(|next| matches!(next.folded.as_ref(), "فعل" | "الفعل")),
        // لفت الأنظار
        "لفت" | "لفتت" | "يلفت" | "تلفت" => {
            items.get(at + 1).is_some_and(|next| {
                matches!(
                    next.folded.as_ref(),
                    "النظر" | "الانظار" | "الانتباه" | "نظر" | "انظار" | "انتباه"
                )
            }) && !near(&is_complementizer)
        }
        "لافتات" => !items.get(at + 1).is_some_and(|next| next.is("الي")),
        // لافتات كتب عليها «نريد ماء»
        "كتب" | "كتبت" => items
            .get(at + 1)
            .is_some_and(|next| matches!(next.folded.as_ref(), "عليه" | "عليها" | "عليهما")),
        // "Again", and "repeating that" only with its clause or with what somebody holds: مجددا رفض بلاده.
        "مجددا"
            if items[..at]
                .iter()
                .rev()
                .take(12)
                .take_while(|item| item.is_word)
                .any(|item| is_verb_of_saying(&item.folded)) =>
        {
            true
        }
        "مجددا" => !items.get(at + 1).is_some_and(|next| {
            let held = ["ه", "ها", "هم"]
                .iter()
                .find_map(|owner| next.folded.strip_suffix(owner))
                .unwrap_or(&next.folded);
            is_complementizer(next) || STANCES.contains(&without_article(held))
        }),
        "عبر" => !near(&|item| item.is("عن")),
        // The proposal: تدرس مقترحا مصريا.
        "مقترحا" => !items.get(at + 1).is_some_and(is_complementizer),
        // نشر على حسابه: «…»; what a paper published otherwise is nobody's words.
        "نشر" | "نشرت" => {
            at > 0 && DOCUMENTS.contains(items[at - 1].bare())
                || !items[at + 1..]
                    .iter()
                    .take(12)
                    .any(|item| item.is_mark(&[':']))
        }
        _ => false,
    }
}

/// Tells whether the clause behind the word at `at` soon has such a word.
fn is_near(items: &[Item<'_>], at: usize, wanted: &dyn Fn(&Item<'_>) -> bool) -> bool {
    items[at + 1..]
        .iter()
        .take(8)
        .take_while(|item| item.is_word)
        .any(wanted)
}

/// Tells whether a word is a name, a noun of carrying or what is yet to be said.
fn names_or_announces(items: &[Item<'_>], at: usize) -> bool {
    let near = |wanted: &dyn Fn(&Item<'_>) -> bool| is_near(items, at, wanted);
    match bare(&items[at].folded) {
        // The name Roy; what was told has its clause near.
        "روي" => {
            let follows_adjective = at > 0 && items[at - 1].folded.starts_with("ال");
            items[at].text.ends_with('ي')
                && (follows_adjective
                    || !near(&|item| {
                        is_complementizer(item) || item.is_or_bare(&["عن", "كيف", "ما"])
                    }))
        }
        // The destroyer intercepted two drones; who objects does so to something.
        "مرجعا" => items
            .get(at + 1)
            .is_some_and(|next| next.folded.ends_with("يا")),
        "اعترض" | "اعترضت" | "اعترضوا" => !near(&|item| {
            item.is("علي") || item.is_or_bare(&["بان", "بانه", "بانها"]) || item.opens_quotation()
        }),
        // The tanker, and what is carrying something; who quotes has whom behind عن.
        "ناقله" | "ناقلا" => !near(&|item| item.is("عن")),
        // إن الإدارة ستعلن حزمة: nothing is announced yet.
        "سيعلن" | "ستعلن" | "سيكشف" | "ستكشف" | "سيوكد" | "ستوكد" => {
            !near(&is_complementizer)
        }
        // مؤسسة نقل الكهرباء
        "نقل" => {
            at > 0
                && items[at].is("نقل")
                && is_title_word(items[at - 1].bare())
                && items
                    .get(at + 1)
                    .is_some_and(|next| next.folded.starts_with("ال"))
        }
        _ => false,
    }
}

/// How far behind a verb that calls somebody something the word stands, with who speaks between them, in items.
const LONGEST_NAMED: usize = 9;

/// A verb with its object: behind what makes a relative clause (ما أكدته, كما ذكره), or somebody who is told (أبلغهم بأن).
fn with_object(items: &[Item<'_>], at: usize) -> Option<forms::Form> {
    let before = at.checked_sub(1).map_or("", |place| items[place].bare());
    let is_relative = matches!(
        before,
        "ما" | "لما" | "كما" | "حسبما" | "مما" | "بما" | "الذي" | "التي"
    );
    let word = items[at].folded.as_ref();
    let verb = ["ها", "هم", "ه"]
        .iter()
        .find_map(|object| word.strip_suffix(object))?;
    // وما قاله الوزير صحيح: what he said is not told.
    // دانت ما وصفته بـ«العدوان»: so the one who condemns it calls it.
    let is_described = verb.starts_with("وصف") || verb.starts_with("اعتبر");
    let is_told = before != "ما" || is_described || trails_from(items, at).is_some();
    // وأبلغه أن
    let tells = matches!(bare(verb), "ابلغ" | "ابلغت" | "اخبر" | "اخبرت")
        && items.get(at + 1).is_some_and(is_complementizer);
    // ووصفه بأنه «آخر الرومانسيين»
    let describes = matches!(bare(verb), "وصف" | "وصفت" | "يصف" | "تصف")
        && items[at + 1..]
            .iter()
            .take(LONGEST_NAMED)
            .any(|next| matches!(next.folded.as_ref(), "بانه" | "بانها" | "بانهم" | "ب"));
    (is_relative && is_told || tells || describes)
        .then(|| lookup(verb))
        .flatten()
        .filter(|form| form.kind == CueKind::Verb)
}

/// Tells whether an Arabic word of saying stands for what is not said: لم يعلن, عدم ذكر اسمه. Who does not deny says something.
fn is_unsaid(items: &[Item<'_>], at: usize, folded: &str) -> bool {
    let before = at.checked_sub(1).map_or("", |place| items[place].bare());
    let denies = ["نف", "ستبعد", "نكر"]
        .iter()
        .any(|root| folded.contains(root));
    matches!(before, "لم" | "لن" | "لا" | "الا") && !denies
        || matches!(before, "عدم" | "دون" | "بدون" | "بلا")
}

/// Tells whether a preposition makes an Arabic word that is written like a verb of saying a noun: بعد كشف, على رد.
fn follows_preposition(items: &[Item<'_>], at: usize) -> bool {
    at > 0
        && items[at].bare().len() == items[at].folded.len()
        && matches!(
            items[at - 1].bare(),
            "بعد"
                | "قبل"
                | "عقب"
                | "خلال"
                | "في"
                | "الي"
                | "علي"
                | "عن"
                | "مع"
                | "عند"
                | "حول"
                | "رغم"
                | "بشان"
        )
}

/// The first item of the words that make what stands before them the content of the Arabic verb at `verb`: وفق ما قال, كما قال.
pub(crate) fn trails_from(items: &[Item<'_>], verb: usize) -> Option<usize> {
    let before = |step: usize| verb.checked_sub(step).map(|place| &items[place]);
    if before(1)?.is_or_bare(&["حسبما", "وفقما", "كما", "مثلما", "بحسبما"])
    {
        return Some(verb - 1);
    }
    let is_measured =
        before(2)?.is_or_bare(&["وفق", "حسب", "بحسب", "وفقا", "طبقا", "علي", "هذا", "هو"]);
    let is_led = before(1)?.is("ما") || before(1)?.is("لما");
    (is_led && is_measured).then(|| verb - 2)
}

/// A cue of several words, or a preposition: بحسب, على حد قول, جاء في, جرى التأكيد, "according to".
fn phrase(items: &[Item<'_>], at: usize) -> Option<Cue> {
    let item = &items[at];
    let next_is = |step: usize, words: &[&str]| {
        items
            .get(at + step)
            .is_some_and(|item| item.is_word && words.contains(&item.folded.as_ref()))
    };
    if item.is("according") && next_is(1, &["to"]) {
        return Some(Cue::of(at, 2, CueKind::According));
    }
    if !item.is("فحسب")
        && item.is_or_bare(&["بحسب", "حسب", "حسبما", "وفق", "وفقا", "طبقا", "استنادا"])
        && !next_is(1, &["ما", "لما"])
        && items
            .get(at + 1)
            .is_some_and(|next| next.is_word || next.opens_quotation())
        && !matches!(item.folded.as_ref(), "حسبما" | "فحسب")
        && !items[at + 1..].first().is_some_and(is_standard)
    {
        return Some(Cue::of(at, 1, CueKind::According));
    }
    if item.is_or_bare(&["نقلا"]) && next_is(1, &["عن"]) {
        return Some(Cue::of(at, 2, CueKind::According));
    }
    if item.is("علي") {
        if next_is(1, &["حد"]) && next_is(2, &["قول", "تعبير", "وصف"]) {
            return Some(Cue::of(at, 3, CueKind::According));
        }
        if next_is(1, &["لسان"]) {
            return Some(Cue::of(at, 2, CueKind::According));
        }
    }
    if item.is_or_bare(&["جاء", "ورد", "يرد"]) && next_is(1, &["في"]) {
        return Some(Cue {
            needs_clause: true,
            ..Cue::of(at, 2, CueKind::SaysIn)
        });
    }
    // نشر تغريدة جاء فيها: «…»
    if item.is_or_bare(&["جاء", "ورد"]) && next_is(1, &["فيه", "فيها"]) && at > 0 {
        return Some(Cue {
            needs_clause: true,
            ..Cue::of(at, 2, CueKind::Participle)
        });
    }
    if item.is_or_bare(&["جري", "تم", "يتم", "يجري", "تمت", "جرت"]) && next_is(1, NOUNS)
    {
        return Some(Cue::of(at, 2, CueKind::Passive));
    }
    let is_impersonal = item.is_or_bare(&["الجدير"]) && next_is(1, &["بالذكر", "ذكره"]);
    is_impersonal.then(|| Cue {
        needs_clause: true,
        ..Cue::of(at, 2, CueKind::Passive)
    })
}

/// What somebody holds and says again: مجددا رفض بلاده, مجددة التزامها.
const STANCES: &[&str] = &[
    "رفض",
    "دعم",
    "موقف",
    "دعو",
    "دعوه",
    "دعوت",
    "التزام",
    "تاكيد",
    "استعداد",
    "ادانه",
    "ادانت",
    "تمسك",
    "حرص",
    "مطالبه",
    "مطالبت",
];

/// Tells whether something is done by it and it says nothing: وفق الجدول, حسب الحاجة, وفقا للأصول.
fn is_standard(item: &Item<'_>) -> bool {
    let word = item.folded.as_ref();
    let noun = word.strip_prefix("لل").or_else(|| word.strip_prefix('ل'));
    STANDARDS.contains(without_article(word)) || noun.is_some_and(|noun| STANDARDS.contains(noun))
}

/// The mark of a doubled letter, which بيّن has and بين the preposition has not.
const SHADDA: char = '\u{651}';

/// A damma on the first letter of a past verb: أُعلن, ذُكر.
fn is_vowelled_passive(word: &str) -> bool {
    let mut letters = word
        .chars()
        .skip_while(|&letter| letter == 'و' || letter == 'ف');
    letters.next().is_some() && letters.next() == Some('\u{64f}')
}

/// Tells whether the word introduces a clause: أن, إن, بأنه, "that".
pub(crate) fn is_complementizer(item: &Item<'_>) -> bool {
    if item.is("that") {
        return true;
    }
    // ياب فان ديرين: part of a Dutch name, not فإن.
    if item.text == "فان" {
        return false;
    }
    let word = bare(&item.folded);
    let word = word.strip_prefix('ب').unwrap_or(word);
    matches!(
        word,
        "ان" | "انه"
            | "انها"
            | "انهم"
            | "انهما"
            | "اننا"
            | "انني"
            | "انا"
            | "اني"
            | "انك"
            | "انكم"
            | "الا"
            | "انهن"
    ) && !matches!(item.bare(), "الا" | "انا")
}
