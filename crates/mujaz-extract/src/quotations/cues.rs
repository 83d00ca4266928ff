//! Words of saying: verbs, participles and phrases that introduce what somebody says.

use std::{collections::HashMap, sync::LazyLock};

use crate::items::{Item, bare};

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
}

/// Verbs of saying: past, present without its prefix, active participle (`-` where it is not used so), folded.
const VERBS: &[(&str, &str, &str)] = &[
    ("قال", "قول", "قائل"),
    ("اكد", "ؤكد", "مؤكد"),
    ("شدد", "شدد", "مشدد"),
    ("اضاف", "ضيف", "مضيف"),
    ("اوضح", "وضح", "موضح"),
    ("ذكر", "ذكر", "ذاكر"),
    ("اشار", "شير", "مشير"),
    ("لفت", "لفت", "لافت"),
    ("اعلن", "علن", "معلن"),
    ("كشف", "كشف", "كاشف"),
    ("صرح", "صرح", "مصرح"),
    ("تابع", "تابع", "-"),
    ("افاد", "فيد", "-"),
    ("نوه", "نوه", "منوه"),
    ("نبه", "نبه", "منبه"),
    ("حذر", "حذر", "محذر"),
    ("جدد", "جدد", "مجدد"),
    ("كرر", "كرر", "مكرر"),
    ("اعرب", "عرب", "معرب"),
    ("اجاب", "جيب", "مجيب"),
    ("تساءل", "تساءل", "متسائل"),
    ("علق", "علق", "معلق"),
    ("اقر", "قر", "-"),
    ("اعترف", "عترف", "معترف"),
    ("زعم", "زعم", "زاعم"),
    ("انكر", "نكر", "منكر"),
    ("ابلغ", "بلغ", "مبلغ"),
    ("اخبر", "خبر", "مخبر"),
    ("اردف", "ردف", "مردف"),
    ("استطرد", "ستطرد", "مستطرد"),
    ("استدرك", "ستدرك", "مستدرك"),
    ("اعتبر", "عتبر", "معتبر"),
    ("توقع", "توقع", "متوقع"),
    ("رجح", "رجح", "مرجح"),
    ("استبعد", "ستبعد", "مستبعد"),
    ("تعهد", "تعهد", "متعهد"),
    ("هدد", "هدد", "مهدد"),
    ("انتقد", "نتقد", "منتقد"),
    ("المح", "لمح", "ملمح"),
    ("غرد", "غرد", "مغرد"),
    ("ناشد", "ناشد", "مناشد"),
    ("رحب", "رحب", "مرحب"),
    ("اشاد", "شيد", "مشيد"),
    ("وصف", "صف", "واصف"),
    ("ادان", "دين", "-"),
    ("ندد", "ندد", "مندد"),
    ("استنكر", "ستنكر", "مستنكر"),
    ("اوصي", "وصي", "موصي"),
    ("اختتم", "ختتم", "مختتم"),
    ("خلص", "خلص", "-"),
    ("اثني", "ثني", "مثني"),
    ("اعاد", "عيد", "معيد"),
    ("نفي", "نفي", "نافي"),
    ("ادعي", "دعي", "مدعي"),
    ("دعا", "دعو", "داعي"),
    ("بين", "بين", "مبين"),
    ("راي", "ري", "-"),
    ("عبر", "عبر", "معبر"),
    ("طالب", "طالب", "مطالب"),
    ("نقل", "نقل", "ناقل"),
    ("رد", "رد", "-"),
    ("كتب", "كتب", "-"),
    ("روي", "روي", "-"),
    ("حث", "حث", "-"),
    ("واصل", "واصل", "-"),
    ("وعد", "عد", "-"),
    ("سال", "سال", "-"),
    ("صرخ", "صرخ", "-"),
    ("هتف", "هتف", "هاتف"),
    ("شرح", "شرح", "شارح"),
    ("استعرض", "ستعرض", "مستعرض"),
    ("ابدي", "بدي", "مبدي"),
    ("جزم", "جزم", "جازم"),
    ("استهجن", "ستهجن", "مستهجن"),
    ("اتهم", "تهم", "-"),
    ("قدر", "قدر", "-"),
    ("نصح", "نصح", "ناصح"),
    ("توعد", "توعد", "متوعد"),
    ("طمان", "طمئن", "مطمئن"),
    ("دافع", "دافع", "مدافع"),
    ("اقسم", "قسم", "-"),
    ("لخص", "لخص", "ملخص"),
    ("اضافوا", "ضيفو", "-"),
    ("سرد", "سرد", "-"),
    ("فسر", "فسر", "مفسر"),
];

/// Verbs that mean other things too, or take a plain object: they are cues only with a clause or a quotation behind them.
const WEAK: &[&str] = &[
    "بين",
    "راي",
    "عبر",
    "طالب",
    "رد",
    "كتب",
    "روي",
    "حث",
    "واصل",
    "وعد",
    "سال",
    "شرح",
    "استعرض",
    "ابدي",
    "اتهم",
    "قدر",
    "اقسم",
    "دافع",
    "نصح",
    "سرد",
    "فسر",
    "اعاد",
    "دعا",
    "وصف",
    "اعتبر",
    "توقع",
    "هدد",
    "علق",
    "كشف",
    "تابع",
    "خلص",
    "اقر",
    "ذكر",
    "نقل",
    "افاد",
    "بلغ",
    "ابلغ",
    "خبر",
    "اخبر",
    "جدد",
    "انتقد",
    "اختتم",
    "رحب",
    "ادان",
];

/// Nouns of saying after جرى and تم: "it was stressed".
const NOUNS: &[&str] = &[
    "التاكيد",
    "التشديد",
    "الاشاره",
    "التطرق",
    "الاعلان",
    "الكشف",
    "التنويه",
    "التنبيه",
    "التحذير",
    "الاعراب",
    "التعبير",
    "الابلاغ",
    "التصريح",
    "التذكير",
    "الافصاح",
    "التوضيح",
    "ابلاغ",
    "تاكيد",
    "الاتفاق",
    "البحث",
];

const ENGLISH: &[&str] = &[
    "said",
    "says",
    "say",
    "told",
    "tells",
    "added",
    "adds",
    "stated",
    "states",
    "stressed",
    "stresses",
    "insisted",
    "insists",
    "argued",
    "argues",
    "claimed",
    "claims",
    "announced",
    "announces",
    "noted",
    "notes",
    "warned",
    "warns",
    "explained",
    "explains",
    "asked",
    "asks",
    "replied",
    "replies",
    "declared",
    "declares",
    "confirmed",
    "confirms",
    "denied",
    "denies",
    "admitted",
    "admits",
    "acknowledged",
    "acknowledges",
    "wrote",
    "writes",
    "tweeted",
    "reported",
    "reports",
    "reiterated",
    "reiterates",
    "emphasised",
    "emphasized",
    "emphasises",
    "emphasizes",
    "remarked",
    "commented",
    "suggested",
    "suggests",
    "urged",
    "urges",
    "vowed",
    "vows",
    "recalled",
    "recalls",
    "concluded",
    "concludes",
    "called",
    "calls",
    "described",
    "describes",
    "continued",
    "went on",
    "responded",
    "revealed",
    "reveals",
    "alleged",
    "alleges",
    "asserted",
    "asserts",
    "maintained",
    "maintains",
    "disclosed",
    "predicted",
    "predicts",
    "promised",
    "promises",
    "pledged",
    "pledges",
    "hailed",
    "praised",
    "condemned",
    "criticised",
    "criticized",
    "accused",
    "complained",
    "agreed",
    "believes",
    "believed",
    "conceded",
    "observed",
    "pointed",
    "joked",
    "shouted",
    "cried",
    "testified",
    "quipped",
    "hinted",
    "cautioned",
    "welcomed",
];

const ENGLISH_PARTICIPLES: &[&str] = &[
    "saying",
    "adding",
    "stating",
    "stressing",
    "insisting",
    "arguing",
    "claiming",
    "announcing",
    "noting",
    "warning",
    "explaining",
    "asking",
    "replying",
    "declaring",
    "confirming",
    "denying",
    "admitting",
    "acknowledging",
    "writing",
    "reiterating",
    "emphasising",
    "emphasizing",
    "suggesting",
    "urging",
    "vowing",
    "calling",
    "describing",
    "pointing",
];

/// English verbs that mean other things too or take a plain object.
const ENGLISH_WEAK: &[&str] = &[
    "asked",
    "asks",
    "called",
    "calls",
    "calling",
    "described",
    "describes",
    "describing",
    "continued",
    "reports",
    "notes",
    "states",
    "claims",
    "promises",
    "pledges",
    "maintained",
    "maintains",
    "pointed",
    "pointing",
    "agreed",
    "observed",
    "reported",
    "wrote",
    "writes",
    "writing",
    "denied",
    "denies",
    "denying",
    "hailed",
    "praised",
    "condemned",
    "criticised",
    "criticized",
    "accused",
    "urged",
    "urges",
    "urging",
    "welcomed",
    "told",
    "tells",
    "responded",
    "cried",
    "recalled",
    "recalls",
    "warning",
    "revealed",
];

#[derive(Debug, Clone, Copy)]
struct Form {
    kind: CueKind,
    subject: Subject,
    is_weak: bool,
    relays: bool,
}

static FORMS: LazyLock<HashMap<String, Form>> = LazyLock::new(forms);

fn forms() -> HashMap<String, Form> {
    use Subject::{Feminine, Masculine, Several, Unknown};
    let mut forms = HashMap::new();
    for &(past, present, participle) in VERBS {
        let is_weak = WEAK.contains(&past);
        let relays = past == "نقل";
        let mut add = |word: String, kind: CueKind, subject: Subject| {
            forms.entry(word).or_insert(Form {
                kind,
                subject,
                is_weak,
                relays,
            });
        };
        // A final weak letter falls before the endings: نفى, نفت, نفوا.
        let stem = past
            .strip_suffix(['ي', 'ا'])
            .filter(|_| past != "قال")
            .unwrap_or(past);
        add(past.to_owned(), CueKind::Verb, Masculine);
        add(format!("{stem}ت"), CueKind::Verb, Feminine);
        add(format!("{stem}وا"), CueKind::Verb, Several);
        add(format!("{past}ا"), CueKind::Verb, Several);
        add(format!("{stem}تا"), CueKind::Verb, Several);
        let present_stem = present.strip_suffix(['ي', 'و']).unwrap_or(present);
        add(format!("ي{present}"), CueKind::Verb, Masculine);
        add(format!("ت{present}"), CueKind::Verb, Feminine);
        add(format!("ي{present_stem}ون"), CueKind::Verb, Several);
        add(format!("ي{present}ان"), CueKind::Verb, Several);
        if participle != "-" {
            let kind = CueKind::Participle;
            add(format!("{participle}ا"), kind, Masculine);
            add(format!("{participle}ه"), kind, Feminine);
            add(
                format!("{}ين", participle.trim_end_matches('ي')),
                kind,
                Several,
            );
            add(format!("{participle}ات"), kind, Several);
        }
    }
    for (word, subject) in [
        ("قوله", Masculine),
        ("قولها", Feminine),
        ("قولهم", Several),
        ("قولهما", Several),
    ] {
        for prefix in ["", "ب"] {
            let form = Form {
                kind: CueKind::Words,
                subject,
                is_weak: true,
                relays: false,
            };
            forms.insert(format!("{prefix}{word}"), form);
        }
    }
    for passive in ["قيل", "يقال", "يشار", "افيد", "يعتقد", "ذكرت_"] {
        let form = Form {
            kind: CueKind::Passive,
            subject: Unknown,
            is_weak: true,
            relays: false,
        };
        forms.insert(passive.to_owned(), form);
    }
    let english = [
        (ENGLISH, CueKind::Verb),
        (ENGLISH_PARTICIPLES, CueKind::Participle),
    ];
    for (words, kind) in english {
        for &word in words {
            let form = Form {
                kind,
                subject: Unknown,
                is_weak: ENGLISH_WEAK.contains(&word),
                relays: false,
            };
            forms.insert(word.to_owned(), form);
        }
    }
    forms
}

/// Returns the cue that begins at item `at`, if one does.
#[expect(
    clippy::too_many_lines,
    reason = "one case after another of a closed list"
)]
pub(crate) fn cue(items: &[Item<'_>], at: usize) -> Option<Cue> {
    let item = &items[at];
    if !item.is_word {
        return None;
    }
    let next = |step: usize| items.get(at + step).filter(|item| item.is_word);
    let next_is = |step: usize, words: &[&str]| {
        next(step).is_some_and(|item| words.contains(&item.folded.as_str()))
    };
    let found = |end: usize, kind: CueKind| Cue {
        first: at,
        end: at + end,
        kind,
        subject: Subject::Unknown,
        needs_clause: false,
        relays: false,
    };
    if item.is("according") && next_is(1, &["to"]) {
        return Some(found(2, CueKind::According));
    }
    if item.is_or_bare(&["بحسب", "حسب", "حسبما", "وفق", "وفقا", "طبقا", "استنادا"])
        && !next_is(1, &["ما"])
        && at + 1 < items.len()
        && !item.is("حسبما")
    {
        return Some(found(1, CueKind::According));
    }
    if item.is_or_bare(&["نقلا"]) && next_is(1, &["عن"]) {
        return Some(found(2, CueKind::According));
    }
    if item.is("علي")
        && ((next_is(1, &["حد"]) && next_is(2, &["قول", "تعبير", "وصف"])) || next_is(1, &["لسان"]))
    {
        let end = if next_is(1, &["لسان"]) { 2 } else { 3 };
        return Some(found(end, CueKind::According));
    }
    if item.is_or_bare(&["جاء", "ورد", "يرد"]) && next_is(1, &["في"]) {
        return Some(Cue {
            needs_clause: true,
            ..found(2, CueKind::SaysIn)
        });
    }
    if item.is_or_bare(&["جري", "تم", "يتم", "يجري", "تمت", "جرت"]) && next_is(1, NOUNS)
    {
        return Some(found(2, CueKind::Passive));
    }
    if item.is_or_bare(&["الجدير"]) && next_is(1, &["بالذكر", "ذكره"]) {
        return Some(Cue {
            needs_clause: true,
            ..found(2, CueKind::Passive)
        });
    }
    let form = lookup(&item.folded)?;
    let mut cue = Cue {
        kind: form.kind,
        subject: form.subject,
        needs_clause: form.is_weak,
        relays: form.relays,
        ..found(1, form.kind)
    };
    if form.kind == CueKind::Verb && is_vowelled_passive(item.text) {
        cue.kind = CueKind::Passive;
    }
    // Without a subject, يذكر أن is impersonal: "it should be mentioned that".
    if bare(&item.folded) == "يذكر" && next(1).is_some_and(is_complementizer) {
        cue.kind = CueKind::Passive;
    }
    if !item.is_arabic() {
        let before = |step: usize| {
            at.checked_sub(step)
                .map(|place| items[place].folded.as_str())
        };
        let is_auxiliary = |word: &str| {
            matches!(
                word,
                "was" | "were" | "been" | "be" | "is" | "are" | "being"
            )
        };
        if cue.kind == CueKind::Verb && before(1).is_some_and(is_auxiliary) {
            if !matches!(before(2), Some("it")) {
                return None;
            }
            cue.kind = CueKind::Passive;
        }
        if matches!(
            before(1),
            Some(
                "to" | "the"
                    | "a"
                    | "an"
                    | "of"
                    | "no"
                    | "his"
                    | "her"
                    | "their"
                    | "its"
                    | "this"
                    | "so"
            )
        ) {
            return None;
        }
    }
    Some(cue)
}

fn lookup(folded: &str) -> Option<Form> {
    let plain = FORMS.get(folded);
    let rest = bare(folded);
    let behind_and = || FORMS.get(rest).filter(|_| rest != folded);
    let future = || {
        rest.strip_prefix('س')
            .filter(|rest| rest.starts_with(['ي', 'ت']))
            .and_then(|rest| FORMS.get(rest))
    };
    plain.or_else(behind_and).or_else(future).copied()
}

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
