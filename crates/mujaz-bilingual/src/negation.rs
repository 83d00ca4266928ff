//! Whether a text negates.

use mujaz_model::Language;
use mujaz_text::{Word, fold, words};

/// Returns the first word of `text` that negates, as written, or `None`. What only looks like a negation ("not only",
/// لا يزال "still", لا بد "must", لا سيما "especially") is none.
pub(crate) fn first(text: &str, language: Language) -> Option<&str> {
    let words: Vec<Word<'_>> = words(text).collect();
    let folded: Vec<String> = words.iter().map(|word| fold(word.text)).collect();
    let negates = match language {
        Language::Arabic => negates_in_arabic,
        Language::English => negates_in_english,
    };
    (0..words.len())
        .find(|&at| negates(&folded[at..]))
        .map(|at| words[at].text)
}

fn negates_in_arabic(words: &[String]) -> bool {
    const NEGATIVES: [&str; 14] = [
        "لا",
        "ليس",
        "ليست",
        "ليسوا",
        "ليسا",
        "لسنا",
        "لست",
        "لم",
        "لن",
        "غير",
        "عدم",
        "دون",
        "بدون",
        "بلا",
    ];
    const NOT_AFTER_LA: [&str; 13] = [
        "يزال",
        "تزال",
        "يزالون",
        "زال",
        "زالت",
        "زالوا",
        "بد",
        "شك",
        "سيما",
        "محاله",
        "ريب",
        "جرم",
        "يقتصر",
    ];
    let word = words[0].as_str();
    let Some(negative) = [
        word,
        word.trim_start_matches(['و', 'ف']),
        word.trim_start_matches('ب'),
        word.trim_start_matches('ل'),
    ]
    .into_iter()
    .find(|form| NEGATIVES.contains(form)) else {
        return false;
    };
    let next = words.get(1).map_or("", String::as_str);
    match negative {
        "لا" => !NOT_AFTER_LA.contains(&next),
        "ليس" | "ليست" => !matches!(next, "فقط" | "فحسب"),
        "لم" => !matches!(next, "يزل" | "تزل"),
        _ => true,
    }
}

fn negates_in_english(words: &[String]) -> bool {
    let word = words[0].as_str();
    let next = words.get(1).map_or("", String::as_str);
    match word {
        "not" => !matches!(next, "only" | "just" | "merely" | "least"),
        "no" => !matches!(next, "doubt" | "later" | "sooner"),
        "never" | "none" | "nor" | "neither" | "without" | "cannot" | "non" | "nothing"
        | "nobody" => true,
        _ => {
            word.ends_with("n't")
                || word.ends_with("n’t")
                || word
                    .strip_prefix("non")
                    .is_some_and(|rest| rest.starts_with("combat"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_negations_carry_conjunctions() {
        assert_eq!(
            first("استشارية وليست قتالية", Language::Arabic),
            Some("وليست")
        );
        assert_eq!(first("مهمة غير قتالية", Language::Arabic), Some("غير"));
        assert_eq!(first("وصل الوفد", Language::Arabic), None);
    }

    #[test]
    fn not_only_is_no_negation() {
        assert_eq!(
            first("ليس فقط من منظور أمني، ولكن أيضًا", Language::Arabic),
            None
        );
        assert_eq!(
            first("not only from a security angle", Language::English),
            None
        );
    }

    #[test]
    fn still_must_and_especially_are_no_negations() {
        for text in [
            "لا تزال المفاوضات مستمرة",
            "لا بد من الإشارة",
            "لا سيما في بغداد",
            "لا شك أن",
        ] {
            assert_eq!(first(text, Language::Arabic), None, "{text}");
        }
    }

    #[test]
    fn english_negations_are_found_in_contractions_and_prefixes() {
        assert_eq!(first("It isn't over", Language::English), Some("isn't"));
        assert_eq!(
            first("a non-combat mission", Language::English),
            Some("non")
        );
        assert_eq!(first("a note on the north", Language::English), None);
    }
}
