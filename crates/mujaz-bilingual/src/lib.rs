//! Checks between the two languages of a memo. A resolved memo enters; findings leave, in the order of the memo.
//!
//! 1. [`check`] goes through every text that stands in both languages;
//! 2. `numbers` compares the numbers of the two sides;
//! 3. `negation` compares whether they negate.
//!
//! A finding is a place to look, never a correction.

mod negation;
mod numbers;

use mujaz_model::{Bilingual, Finding, FindingKind, Language, Memo, Severity};

/// Checks the two languages of `memo` against each other.
#[must_use]
pub fn check(memo: &Memo) -> Vec<Finding> {
    let whole = [
        &memo.header.subject,
        &memo.bottom_line,
        &memo.assessment,
        &memo.recommendations,
    ];
    let mut findings: Vec<Finding> = memo
        .points
        .iter()
        .flat_map(|point| compare(&point.text, Some(point.number)))
        .collect();
    findings.extend(whole.into_iter().flat_map(|text| compare(text, None)));
    findings
}

fn compare(text: &Bilingual, point: Option<usize>) -> Vec<Finding> {
    let finding = |kind, severity, language, message| Finding {
        kind,
        severity,
        point,
        language: Some(language),
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
            missing,
            message,
        )];
    }
    let mut findings = Vec::new();
    for language in Language::ALL {
        let (side, other) = (text.side(language), text.side(language.other()));
        for number in numbers::missing(other, side) {
            let [ar, en] = names(language.other());
            let message = Bilingual::new(
                format!("العدد {number} موجود في النص {ar} فقط"),
                format!("the number {number} stands only in the {en} text"),
            );
            findings.push(finding(
                FindingKind::NumberMismatch,
                Severity::Alarm,
                language,
                message,
            ));
        }
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
                language,
                message,
            ));
        }
    }
    findings
}

/// The name of a language, in Arabic and in English.
const fn names(language: Language) -> [&'static str; 2] {
    match language {
        Language::Arabic => ["العربي", "Arabic"],
        Language::English => ["الإنجليزي", "English"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(ar: &str, en: &str) -> Vec<(FindingKind, Option<Language>)> {
        compare(&Bilingual::new(ar, en), Some(1))
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
    fn a_wrong_number_is_an_alarm_on_both_sides() {
        assert_eq!(
            kinds("بلغت ١٢٫٥ في المئة", "It reached 15.2 per cent"),
            [
                (FindingKind::NumberMismatch, Some(Language::Arabic)),
                (FindingKind::NumberMismatch, Some(Language::English))
            ]
        );
        assert!(kinds("بلغت ١٢٫٥ في المئة", "It reached 12.5 per cent").is_empty());
    }

    #[test]
    fn a_finding_is_said_in_both_languages() {
        let messages = |ar, en| -> Vec<(String, String)> {
            compare(&Bilingual::new(ar, en), Some(1))
                .into_iter()
                .map(|finding| (finding.message.ar, finding.message.en))
                .collect()
        };
        let said = |ar: &str, en: &str| (ar.to_owned(), en.to_owned());
        assert_eq!(
            messages("لم يوقع 12 وزيرا", "12 ministers signed"),
            [said(
                "النص العربي فيه نفي («لم») وليس في النص الإنجليزي نفي",
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
                "النص الإنجليزي غير موجود",
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
