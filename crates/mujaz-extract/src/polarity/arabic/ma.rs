//! The uses of ما. The particle denies a past verb or a noun (ما رأينا أحدا, ما من حل); far more often it is "what" (ما قاله الوزير), asks
//! (ما الذي يجري؟), belongs to another word (إذا ما, غالبا ما, إلى حد ما), or says "still", "as long as", "as soon as".
//!
//! It is a denial only where it begins its clause and something there shows it: the verb's own form, a word that stands only in
//! denials (أحد, أي), or ولا behind it. A verb whose object stands on it (قاله) or behind it (تقوم به) makes it "what".

use crate::{items::Item, quotations::is_complementizer};

/// How far behind ما its clause is looked through.
const REACH: usize = 8;

/// Verbs that need no object, so that a subject behind them makes ما a denial: ما جاء الوزير.
const WITHOUT_OBJECT: &[&str] = &[
    "جاء",
    "جاءت",
    "حضر",
    "حضرت",
    "وصل",
    "وصلت",
    "غادر",
    "غادرت",
    "سافر",
    "سافرت",
    "تغير",
    "تغيرت",
    "توقف",
    "توقفت",
    "تاخر",
    "تاخرت",
    "تردد",
    "ترددت",
    "مات",
    "ماتت",
    "رجع",
    "رجعت",
];

/// ما زال "still", ما دام "as long as", ما إن "as soon as", ما لم "unless", ما لا "what … not".
const GOES_ON: &[&str] = &[
    "زال",
    "زالت",
    "زالوا",
    "زلنا",
    "يزال",
    "تزال",
    "برح",
    "برحت",
    "انفك",
    "انفكت",
    "دام",
    "دامت",
    "لبث",
    "لبثت",
    "فتئ",
    "فتئت",
    "فتئوا",
    "كاد",
    "كادت",
    "كادوا",
    "ان",
    "لم",
    "لا",
    "لن",
];

/// Words that stand only in denials and questions.
const ONLY_DENIED: &[&str] = &["احد", "احدا", "اي", "ايه", "قط", "ابدا", "شيئا", "يوما"];

/// What is in no doubt: ما من شك.
const BEYOND_DOUBT: &[&str] = &["شك", "ريب", "بد", "مفر", "مناص"];

/// Tells whether ما at item `at` denies.
pub(super) fn denies(items: &[Item<'_>], at: usize) -> bool {
    let clause = clause(items, at);
    let Some(next) = clause.first().filter(|next| next.is_word) else {
        return false;
    };
    let word = next.folded.as_ref();
    let behind = clause.get(1).map_or("", |item| item.folded.as_ref());
    begins_clause(items, at)
        && !is_question(items, at)
        && match word {
            "من" => !BEYOND_DOUBT.contains(&behind) && clause.len() > 1,
            "كان" | "كانت" | "كانوا" | "كنا" | "كنت" => {
                denies_being(&clause[1..])
            }
            "عاد" | "عادت" | "عادوا" | "عدنا" | "عدت" => {
                !has_object(&clause[1..])
            }
            "هذا" | "هذه" => clause.len() > 1 && !clause[1].folded.starts_with("ال"),
            "لنا" | "لهم" | "له" | "لها" | "لي" | "لدينا" | "لديهم" | "لديه" | "لديها"
            | "عندنا" | "في" => is_only_denied(clause) && !has_object(clause),
            "احد" | "حدا" | "قصدنا" | "اردنا" => true,
            // ما عندي بيت, ما عندناش كهرباء
            "عندي" | "عندك" | "عنده" | "عندها" | "عندهم" | "عندكم" => {
                clause.len() > 1 && !behind.starts_with("ال")
            }
            _ if word.chars().count() >= 5 && word.ends_with('ش') => true,
            _ if is_able(word) => true,
            _ => !GOES_ON.contains(&word) && denies_past(items, at, clause),
        }
}

/// The items behind ما up to the next mark.
fn clause<'a, 'b>(items: &'b [Item<'a>], at: usize) -> &'b [Item<'a>] {
    let end = (at + 1..items.len().min(at + 1 + REACH))
        .find(|&place| !items[place].is_word)
        .unwrap_or(items.len().min(at + 1 + REACH));
    &items[at + 1..end]
}

/// Behind another word ما belongs to that word, unless و or ف begins a clause with it.
fn begins_clause(items: &[Item<'_>], at: usize) -> bool {
    let has_conjunction = items[at].bare() != items[at].folded;
    at.checked_sub(1).is_none_or(|before| {
        let before = &items[before];
        !before.is_word
            || has_conjunction
            || is_complementizer(before)
            || before.is_or_bare(&["والله", "لكن", "نحن", "انا", "انني"])
    })
}

/// Tells whether a question mark ends what ما begins.
fn is_question(items: &[Item<'_>], at: usize) -> bool {
    items[at..]
        .iter()
        .find(|item| item.is_mark(&['.', '؟', '?', '!', '؛']))
        .is_some_and(|item| item.is_mark(&['؟', '?']))
}

/// ما كان الوفد ليغادر, ما كان لنا أن نقبل, ما كان الوفد مستعدا; and not ما كان يقلق الأهالي, ما كنا نخشاه.
fn denies_being(behind: &[Item<'_>]) -> bool {
    let Some(first) = behind.first() else {
        return false;
    };
    let is_meant = |item: &Item<'_>| {
        item.folded.chars().count() >= 4
            && ["لي", "لت", "لن"]
                .iter()
                .any(|lam| item.folded.starts_with(lam))
    };
    let is_owed = matches!(first.folded.as_ref(), "لنا" | "له" | "لها" | "لهم" | "لي")
        && behind.get(1).is_some_and(is_complementizer);
    // ما كان للحكومة أن تسكت
    let is_owed = is_owed
        || first.folded.starts_with('ل')
            && first.folded.chars().count() >= 4
            && behind.get(1).is_some_and(is_complementizer);
    let is_state = first.folded.starts_with("ال") && !has_object(behind);
    is_owed || behind.iter().take(4).any(is_meant) || is_state
}

/// A past verb denied: with a word of denials, a second one behind ولا, or a subject where the verb takes no object.
fn denies_past(items: &[Item<'_>], at: usize, clause: &[Item<'_>]) -> bool {
    if has_object(clause) {
        return false;
    }
    let goes_on = clause.iter().any(|item| item.is("ولا"))
        || items[at + 1 + clause.len()..]
            .iter()
            .take(2)
            .any(|item| item.is("ولا"));
    let has_subject = WITHOUT_OBJECT.contains(&clause[0].folded.as_ref())
        && clause
            .get(1)
            .is_some_and(|next| next.folded.starts_with("ال") || next.is_given_name());
    is_only_denied(clause) || goes_on || has_subject
}

fn is_only_denied(clause: &[Item<'_>]) -> bool {
    clause
        .iter()
        .any(|item| ONLY_DENIED.contains(&item.folded.as_ref()))
}

/// A pronoun that stands for ما: on the verb (قاله, أنجزته, نخشاه) or behind it (وعدتنا به, تحدث عنه).
fn has_object(clause: &[Item<'_>]) -> bool {
    clause.iter().take(4).enumerate().any(|(place, item)| {
        let word = item.folded.as_ref();
        let is_verb = place <= 1 && !word.starts_with("ال") && word.chars().count() >= 4;
        matches!(
            word,
            "به" | "بها"
                | "عنه"
                | "عنها"
                | "فيه"
                | "فيها"
                | "اليه"
                | "اليها"
                | "عليه"
                | "عليها"
                | "منه"
                | "منها"
                | "له"
        ) || is_verb && (item.text.ends_with('ه') || word.ends_with("ها"))
    })
}

/// بوسعنا, بمقدور: what somebody is able to.
fn is_able(word: &str) -> bool {
    ["بوسع", "بمقدور", "باستطاعه", "بامكان"]
        .iter()
        .any(|able| word.starts_with(able))
}
