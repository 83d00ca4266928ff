//! Words that open a sentence, and words that go on with what stands before them.

use mujaz_text::{fold, words};

/// Tells whether a text begins with a word that begins English sentences and is part of no name.
pub(super) fn opens_sentences(text: &str) -> bool {
    let word = words(text).next().map_or("", |word| word.text);
    word.starts_with(char::is_uppercase)
        && matches!(
            word.to_ascii_lowercase().as_str(),
            "the"
                | "a"
                | "an"
                | "this"
                | "that"
                | "these"
                | "those"
                | "it"
                | "its"
                | "he"
                | "she"
                | "his"
                | "her"
                | "they"
                | "their"
                | "we"
                | "our"
                | "i"
                | "you"
                | "but"
                | "and"
                | "however"
                | "in"
                | "on"
                | "at"
                | "as"
                | "after"
                | "before"
                | "when"
                | "while"
                | "if"
                | "for"
                | "from"
                | "by"
                | "with"
                | "there"
                | "then"
                | "what"
                | "who"
                | "some"
                | "no"
                | "not"
                | "so"
                | "since"
                | "although"
                | "though"
                | "meanwhile"
                | "earlier"
                | "later"
                | "one"
                | "under"
                | "during"
                | "despite"
                | "according"
                | "because"
                | "until"
                | "both"
                | "several"
                | "nobody"
                | "nearly"
                | "between"
                | "where"
                | "why"
                | "how"
                | "now"
        )
}

/// Tells whether an Arabic sentence goes on behind a bracket that closes with a stop in it: `قال (وهو يبتسم.) إنه سيعود`.
pub(super) fn goes_on_behind_bracket(after: &str) -> bool {
    words(after).next().is_some_and(|word| {
        matches!(
            fold(word.text).as_str(),
            "ان" | "انه"
                | "انها"
                | "انهم"
                | "انني"
                | "اننا"
                | "بان"
                | "بانه"
                | "بانها"
                | "الذي"
                | "التي"
                | "الذين"
                | "من"
                | "في"
                | "الي"
                | "علي"
                | "عن"
        )
    })
}

/// Tells whether a text begins with "and" before a verb or particle that begins Arabic sentences: وقال, وقد, ولم.
pub(super) fn opens_arabic_sentences(text: &str) -> bool {
    let word = words(text).next().map(|word| fold(word.text));
    let verb = word.as_deref().and_then(|word| word.strip_prefix('و'));
    verb.is_some_and(|verb| {
        matches!(
            verb,
            "قد" | "لقد"
                | "كان"
                | "كانت"
                | "قال"
                | "قالت"
                | "اضاف"
                | "اضافت"
                | "اكد"
                | "اكدت"
                | "اوضح"
                | "اوضحت"
                | "اشار"
                | "اشارت"
                | "ذكر"
                | "ذكرت"
                | "اعلن"
                | "اعلنت"
                | "تابع"
                | "تابعت"
                | "لم"
                | "لن"
                | "ليس"
                | "ليست"
        )
    })
}

/// Tells whether `after` goes on with the sentence of a question or an exclamation in marks: with the one who said it
/// (تساءل النازح, كما أضاف الوزير, "Hammel added", "Minister Omar Sabri asked"), or with what begins no sentence (ثم بكى, قائلا, مشيرا إلى,
/// في إشارة إلى).
pub(super) fn goes_on(after: &str) -> bool {
    let mut following = words(after);
    let Some(first) = following.next() else {
        return false;
    };
    let word = fold(first.text);
    if word.starts_with(mujaz_text::is_arabic_letter) {
        let mut second = || {
            following
                .next()
                .map(|word| fold(word.text))
                .unwrap_or_default()
        };
        return is_arabic_cue(&word)
            || is_circumstance(&word)
            || match word.as_str() {
                "ثم" | "وهو" | "وهي" | "وهم" | "بينما" | "فيما" | "حين" | "عندما" => {
                    true
                }
                "كما" | "هكذا" | "بحسب" | "وفق" | "حسب" => {
                    is_arabic_cue(&second())
                }
                "في" => matches!(
                    second().as_str(),
                    "اشاره" | "تلميح" | "رساله" | "رد" | "تعليق"
                ),
                "علي" => matches!(second().as_str(), "حد" | "لسان"),
                _ => false,
            };
    }
    first.text.starts_with(char::is_uppercase) && names_english_speaker(after)
}

/// Tells whether `after` begins with a participle of saying, which begins no sentence, whatever marks are missing before it: «من يدفع
/// الثمن؟ مطالبا بجلسة علنية.
pub(super) fn goes_on_saying(after: &str) -> bool {
    words(after).next().is_some_and(|word| {
        matches!(
            fold(word.text).as_str(),
            "قائلا"
                | "قائله"
                | "متسائلا"
                | "متسائله"
                | "مطالبا"
                | "مطالبه"
                | "مشيرا"
                | "مشيره"
                | "مضيفا"
                | "مضيفه"
                | "مؤكدا"
                | "مؤكده"
                | "موكدا"
                | "موكده"
                | "موضحا"
                | "موضحه"
                | "معتبرا"
                | "معتبره"
                | "محذرا"
                | "محذره"
                | "داعيا"
                | "لافتا"
                | "مستطردا"
                | "متابعا"
        )
    })
}

/// Tells whether `after` begins with a name of some words, small ones among them, and a verb of saying, also behind an aside: "Ali of
/// Basra said", "Lina Aziz, a teacher, asked".
fn names_english_speaker(after: &str) -> bool {
    /// The longest aside with the verb behind it, in bytes.
    const ASIDE: usize = 80;
    let mut end = 0;
    for word in words(after).take(6) {
        if end > 0 && is_english_cue(word.text) {
            return true;
        }
        let is_name = word.text.starts_with(char::is_uppercase)
            || matches!(word.text, "of" | "al" | "bin" | "de");
        if !is_name || after[..word.range.start].ends_with(", ") {
            break;
        }
        end = word.range.end;
    }
    let aside = after[end..].strip_prefix(", ");
    let behind = aside.and_then(|aside| aside.split_once(", "));
    behind.is_some_and(|(aside, behind)| {
        aside.len() <= ASIDE
            && words(behind)
                .next()
                .is_some_and(|word| is_english_cue(word.text))
    })
}

/// متسائلا, مشيرا, مطالبا: what somebody does while speaking; it follows its verb.
fn is_circumstance(word: &str) -> bool {
    matches!(word, "قائلا" | "قائله")
        || word.starts_with('م')
            && word.ends_with('ا')
            && word.chars().count() >= 5
            && !matches!(word, "مرحبا" | "مثلما" | "مهمتنا")
            && !word.ends_with("نا")
            && !word.ends_with("ها")
}

fn is_arabic_cue(word: &str) -> bool {
    matches!(
        word,
        "قال"
            | "قالت"
            | "قالوا"
            | "يقول"
            | "تقول"
            | "تساءل"
            | "تساءلت"
            | "يتساءل"
            | "تتساءل"
            | "اضاف"
            | "اضافت"
            | "يضيف"
            | "تضيف"
            | "سال"
            | "سالت"
            | "يسال"
            | "هتف"
            | "هتفت"
            | "هتفوا"
            | "صرخ"
            | "صرخت"
            | "صاح"
            | "صاحت"
            | "صاحوا"
            | "ردد"
            | "رددت"
            | "يردد"
            | "خاطب"
            | "خاطبت"
            | "كتب"
            | "كتبت"
    )
}

fn is_english_cue(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "added"
            | "asked"
            | "asks"
            | "shouted"
            | "wrote"
            | "cried"
            | "told"
            | "replied"
            | "exclaimed"
            | "yelled"
            | "chanted"
            | "screamed"
            | "tweeted"
            | "posted"
            | "demanded"
            | "wondered"
    )
}
