//! Every form of the verbs of saying: conjugated, or as participle.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{
    CueKind, Subject,
    english_verbs::{
        ENGLISH, ENGLISH_PARTICIPLES, ENGLISH_WEAK, ENGLISH_WEAK_PARTICIPLES, FRAMES_ENGLISH,
    },
    verbs::{FRAMES, VERBS, WEAK},
};
use crate::items::bare;

#[derive(Debug, Clone, Copy)]
/// What a word is as a word of saying.
pub(super) struct Form {
    pub(super) kind: CueKind,
    pub(super) subject: Subject,
    pub(super) is_weak: bool,
    pub(super) relays: bool,
    /// What it takes without a clause.
    pub(super) frame: &'static str,
}

/// Verbs that say that something is said, and by nobody.
const IMPERSONAL: &[&str] = &[
    "قيل",
    "يقال",
    "يشار",
    "افيد",
    "اشيع",
    "يشاع",
    "تردد",
    "يتردد",
    "تتردد",
];

impl Form {
    const fn of(kind: CueKind, subject: Subject, is_weak: bool) -> Self {
        Self {
            kind,
            subject,
            is_weak,
            relays: false,
            frame: "",
        }
    }
}

static FORMS: LazyLock<FxHashMap<String, Form>> = LazyLock::new(forms);

fn forms() -> FxHashMap<String, Form> {
    use Subject::{Feminine, Masculine, Several, Unknown};
    let mut forms = FxHashMap::default();
    for &(past, present, participle) in VERBS {
        let is_weak = WEAK.contains(&past);
        let relays = past == "نقل";
        let frame = FRAMES
            .iter()
            .find(|(verb, _)| *verb == past)
            .map_or("", |(_, frame)| frame);
        let mut add = |word: String, kind: CueKind, subject: Subject| {
            forms.entry(word).or_insert(Form {
                kind,
                subject,
                is_weak,
                relays,
                frame,
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
    for participle in ["القول", "بالقول", "بقوله", "بقولها", "بقولهم"] {
        let form = Form::of(CueKind::Participle, Unknown, true);
        forms.insert(participle.to_owned(), form);
    }
    for (word, subject) in [
        ("قوله", Masculine),
        ("قولها", Feminine),
        ("قولهم", Several),
        ("قولهما", Several),
        ("تاكيده", Masculine),
        ("تاكيدها", Feminine),
        ("تاكيدهم", Several),
        ("تحذيره", Masculine),
        ("تحذيرها", Feminine),
        ("اعلانه", Masculine),
        ("اعلانها", Feminine),
        ("نفيه", Masculine),
        ("نفيها", Feminine),
    ] {
        let form = Form::of(CueKind::Words, subject, true);
        forms.insert(word.to_owned(), form);
    }
    for &passive in IMPERSONAL {
        let form = Form::of(CueKind::Passive, Unknown, true);
        forms.insert(passive.to_owned(), form);
    }
    let english = [
        (ENGLISH, CueKind::Verb, false),
        (ENGLISH_WEAK, CueKind::Verb, true),
        (ENGLISH_PARTICIPLES, CueKind::Participle, false),
        (ENGLISH_WEAK_PARTICIPLES, CueKind::Participle, true),
    ];
    for (words, kind, is_weak) in english {
        for &word in words {
            let form = Form::of(kind, Unknown, is_weak);
            forms.insert(word.to_owned(), form);
        }
    }
    for &(words, frame) in FRAMES_ENGLISH {
        for word in words.split(' ') {
            if let Some(form) = forms.get_mut(word) {
                form.frame = frame;
            }
        }
    }
    forms
}

/// Returns what a word of saying is, also behind و and with the prefix of the future.
pub(super) fn lookup(folded: &str) -> Option<Form> {
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
