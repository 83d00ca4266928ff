//! Checks between the two languages of a memo. A resolved memo enters; findings leave, in the order of the memo.
//!
//! 1. [`check`] goes through every text that stands in both languages;
//! 2. `numbers` compares the numbers of the two sides;
//! 3. `negation` compares whether they negate.
//!
//! A finding is a place to look, never a correction.

mod negation;
mod numbers;

use mujaz_model::{Bilingual, Finding, FindingKind, Language, Memo, MemoPart, Severity};
use numbers::Missing;

/// Checks the two languages of `memo` against each other.
#[must_use]
pub fn check(memo: &Memo) -> Vec<Finding> {
    let whole = [
        (MemoPart::Subject, &memo.header.subject),
        (MemoPart::BottomLine, &memo.bottom_line),
        (MemoPart::Assessment, &memo.assessment),
        (MemoPart::Recommendations, &memo.recommendations),
    ];
    let mut findings: Vec<Finding> = memo
        .points
        .iter()
        .flat_map(|point| compare(&point.text, Place::Point(point.number)))
        .collect();
    findings.extend(
        whole
            .into_iter()
            .flat_map(|(part, text)| compare(text, Place::Part(part))),
    );
    findings
}

/// Where a text stands in the memo.
#[derive(Debug, Clone, Copy)]
enum Place {
    Point(usize),
    Part(MemoPart),
}

fn compare(text: &Bilingual, place: Place) -> Vec<Finding> {
    let (point, part) = match place {
        Place::Point(number) => (Some(number), None),
        Place::Part(part) => (None, Some(part)),
    };
    let finding = |kind, severity, language, message| Finding {
        kind,
        severity,
        point,
        part,
        language,
        message,
    };
    if text.is_empty() {
        return Vec::new();
    }
    if let Some(missing) = Language::ALL
        .into_iter()
        .find(|&language| text.side(language).trim().is_empty())
    {
        let [ar, en] = names(missing);
        let message = Bilingual::new(
            format!("النص {ar} غير موجود"),
            format!("the {en} text is missing"),
        );
        return vec![finding(
            FindingKind::MissingTranslation,
            Severity::Notice,
            Some(missing),
            message,
        )];
    }
    let mut findings = Vec::new();
    let only = Language::ALL
        .map(|language| numbers::missing(text.side(language), text.side(language.other())));
    if let Some((language, message)) = differing(&only) {
        findings.push(finding(
            FindingKind::NumberMismatch,
            Severity::Alarm,
            language,
            message,
        ));
    }
    let negated = Language::ALL.map(|language| negation::first(text.side(language), language));
    for (language, (own, other)) in Language::ALL
        .into_iter()
        .zip([(&negated[0], &negated[1]), (&negated[1], &negated[0])])
    {
        if let (None, Some(word)) = (own, other) {
            let ([ar, en], [other_ar, other_en]) = (names(language.other()), names(language));
            let message = Bilingual::new(
                format!("النص {ar} فيه نفي («{word}») وليس في النص {other_ar} نفي"),
                format!(
                    "the {en} text negates (\u{201c}{word}\u{201d}) and the {other_en} text does not"
                ),
            );
            findings.push(finding(
                FindingKind::NegationMismatch,
                Severity::Alarm,
                Some(language),
                message,
            ));
        }
    }
    findings
}

/// What to say of the numbers that only the Arabic and only the English text has, and which of them needs a look, where it is
/// one. What stands in the one and what stands in its place in the other are told together.
fn differing(only: &[Vec<Missing>; 2]) -> Option<(Option<Language>, Bilingual)> {
    let listed = |numbers: &[Missing], comma: &str, marks: [&str; 2]| {
        let [open, close] = marks;
        let marked = |number: &Missing| format!("{open}{}{close}", number.text);
        numbers.iter().map(marked).collect::<Vec<_>>().join(comma)
    };
    let arabic = |numbers| listed(numbers, "، ", ["«", "»"]);
    let english = |numbers| listed(numbers, ", ", ["\u{201c}", "\u{201d}"]);
    let (has, numbers) = match only {
        [ar, en] if ar.is_empty() && en.is_empty() => return None,
        [ar, en] if en.is_empty() => (Language::Arabic, ar),
        [ar, en] if ar.is_empty() => (Language::English, en),
        [ar, en] => {
            let message = Bilingual::new(
                format!(
                    "الأعداد مختلفة: {} في النص العربي، و{} في النص الإنكليزي",
                    arabic(ar),
                    arabic(en)
                ),
                format!(
                    "the numbers differ: {} in the Arabic text, {} in the English text",
                    english(ar),
                    english(en)
                ),
            );
            return Some((None, message));
        }
    };
    let [ar, en] = names(has);
    let message = match &numbers[..] {
        [Missing { text, is_day: true }] => Bilingual::new(
            format!("التاريخ {text} موجود في النص {ar} فقط"),
            format!("the date {text} stands only in the {en} text"),
        ),
        [Missing { text, .. }] => Bilingual::new(
            format!("العدد {text} موجود في النص {ar} فقط"),
            format!("the number {text} stands only in the {en} text"),
        ),
        _ => Bilingual::new(
            format!("أعداد موجودة في النص {ar} فقط: {}", arabic(numbers)),
            format!(
                "numbers that stand only in the {en} text: {}",
                english(numbers)
            ),
        ),
    };
    Some((Some(has.other()), message))
}

/// The name of a language, in Arabic and in English.
const fn names(language: Language) -> [&'static str; 2] {
    match language {
        Language::Arabic => ["العربي", "Arabic"],
        Language::English => ["الإنكليزي", "English"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(ar: &str, en: &str) -> Vec<(FindingKind, Option<Language>)> {
        compare(&Bilingual::new(ar, en), Place::Point(1))
            .into_iter()
            .map(|finding| (finding.kind, finding.language))
            .collect()
    }

    #[test]
    fn a_lost_not_is_an_alarm() {
        assert_eq!(
            kinds(
                "المهمة استشارية وليست قتالية",
                "The mission is advisory and combat"
            ),
            [(FindingKind::NegationMismatch, Some(Language::English))]
        );
        assert!(
            kinds(
                "المهمة استشارية وليست قتالية",
                "The mission is advisory, not combat"
            )
            .is_empty()
        );
        assert!(kinds("مهمة غير قتالية", "A non-combat mission").is_empty());
    }

    #[test]
    fn a_wrong_number_is_one_alarm_that_names_both() {
        assert_eq!(
            kinds("بلغت ١٢٫٥ في المئة", "It reached 15.2 per cent"),
            [(FindingKind::NumberMismatch, None)]
        );
        assert!(kinds("بلغت ١٢٫٥ في المئة", "It reached 12.5 per cent").is_empty());
        let found = compare(
            &Bilingual::new("قتل 13 وأصيب 30 في 4/2/2025", "12 killed and 30 wounded"),
            Place::Point(1),
        );
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(
            found[0].message.en,
            "the numbers differ: \u{201c}4/2/2025\u{201d}, \u{201c}13\u{201d} in the Arabic text, \u{201c}12\u{201d} in the English text"
        );
    }

    #[test]
    fn a_missing_date_is_one_alarm() {
        let found = compare(
            &Bilingual::new("قال الوزير ذلك", "He said so on Tuesday 4 February 2025"),
            Place::Part(MemoPart::Assessment),
        );
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(
            found[0].message.en.contains("4 February 2025")
                && found[0].message.en.starts_with("the date "),
            "{found:?}"
        );
        assert_eq!(
            (found[0].point, found[0].part, found[0].language),
            (None, Some(MemoPart::Assessment), Some(Language::Arabic))
        );
    }

    #[test]
    fn a_finding_is_said_in_both_languages() {
        let messages = |ar, en| -> Vec<(String, String)> {
            compare(&Bilingual::new(ar, en), Place::Point(1))
                .into_iter()
                .map(|finding| (finding.message.ar, finding.message.en))
                .collect()
        };
        let said = |ar: &str, en: &str| (ar.to_owned(), en.to_owned());
        assert_eq!(
            messages("لم يوقع 12 وزيرا", "12 ministers signed"),
            [said(
                "النص العربي فيه نفي («لم») وليس في النص الإنكليزي نفي",
                "the Arabic text negates (\u{201c}لم\u{201d}) and the English text does not"
            )]
        );
        assert_eq!(
            messages("وقع 12 وزيرا", "ministers signed"),
            [said(
                "العدد 12 موجود في النص العربي فقط",
                "the number 12 stands only in the Arabic text"
            )]
        );
        assert_eq!(
            messages("وقع 12 وزيرا", ""),
            [said(
                "النص الإنكليزي غير موجود",
                "the English text is missing"
            )]
        );
    }

    #[test]
    fn a_missing_side_is_a_notice_and_nothing_else() {
        assert_eq!(
            kinds("ليس 12", " "),
            [(FindingKind::MissingTranslation, Some(Language::English))]
        );
        assert!(kinds("", "").is_empty());
    }
}
