//! What the form of a memo lacks: a marking, a bottom line that is one, and sources that can be found again (who published
//! them, and when: ICD 206 asks for both).

use mujaz_model::{
    Bilingual, Finding, FindingKind, Language, Marking, Memo, MemoPart, Severity, SourceReference,
};

/// How many lines a bottom line is meant to have at most.
const LINES: usize = 4;
/// How many letters the built-in template of whole lines has room for in one.
const LETTERS: usize = 95;

/// Checks the form of `memo`, in the order of its parts.
pub(super) fn check(memo: &Memo) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Marking::Own(text) = &memo.header.marking
        && Language::ALL
            .into_iter()
            .all(|language| text.side(language).trim().is_empty())
    {
        findings.push(Finding {
            kind: FindingKind::NoMarking,
            severity: Severity::Alarm,
            point: None,
            part: Some(MemoPart::Marking),
            language: None,
            message: Bilingual::new(
                "لا تصنيف للمذكرة، فلا تقول صفحاتها من يحق له الاطلاع عليها",
                "the memo has no marking: its pages do not say who may see it",
            ),
        });
    }
    findings.extend(
        Language::ALL
            .into_iter()
            .filter_map(|language| long_bottom_line(memo, language)),
    );
    findings.extend(memo.sources.iter().filter_map(incomplete));
    findings
}

fn long_bottom_line(memo: &Memo, language: Language) -> Option<Finding> {
    let text = memo.bottom_line.side(language).trim();
    let lines: usize = text
        .lines()
        .map(|line| letters(line).div_ceil(LETTERS).max(1))
        .sum();
    let [ar, en] = match language {
        Language::Arabic => ["العربي", "Arabic"],
        Language::English => ["الإنكليزي", "English"],
    };
    (lines > LINES).then(|| Finding {
        kind: FindingKind::LongBottomLine,
        severity: Severity::Notice,
        point: None,
        part: Some(MemoPart::BottomLine),
        language: Some(language),
        message: Bilingual::new(
            format!("عدد أسطر النص {ar} نحو {lines}، والمراد {LINES} على الأكثر"),
            format!("the {en} text has about {lines} lines; at most {LINES} are meant"),
        ),
    })
}

/// The letters of a line that take room: marks above and below others do not.
fn letters(line: &str) -> usize {
    line.chars()
        .filter(|letter| !matches!(letter, '\u{64b}'..='\u{652}' | '\u{670}'))
        .count()
}

fn incomplete(source: &SourceReference) -> Option<Finding> {
    let number = source.number;
    let (ar, en) = match (source.outlet.trim().is_empty(), source.published.is_none()) {
        (false, false) => return None,
        (true, true) => (
            format!("المصدر {number} بلا جهة ناشرة ولا تاريخ نشر"),
            format!("source {number} names no outlet and no day of publication"),
        ),
        (true, false) => (
            format!("المصدر {number} بلا جهة ناشرة"),
            format!("source {number} names no outlet"),
        ),
        (false, true) => (
            format!("المصدر {number} بلا تاريخ نشر"),
            format!("source {number} names no day of publication"),
        ),
    };
    Some(Finding {
        kind: FindingKind::IncompleteSource,
        severity: Severity::Notice,
        point: None,
        part: Some(MemoPart::Sources),
        language: None,
        message: Bilingual::new(ar, en),
    })
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use mujaz_model::{MemoHeader, Tlp};

    use super::*;

    fn memo(marking: Marking, bottom_line: Bilingual, sources: Vec<SourceReference>) -> Memo {
        Memo {
            header: MemoHeader {
                reference: String::new(),
                date: NaiveDate::from_ymd_opt(2025, 3, 12).unwrap(),
                marking,
                to: Bilingual::default(),
                from: Bilingual::default(),
                subject: Bilingual::default(),
            },
            bottom_line,
            points: Vec::new(),
            assessment: Bilingual::default(),
            recommendations: Bilingual::default(),
            sources,
        }
    }

    fn amber() -> Marking {
        Marking::Tlp(Tlp::Amber)
    }

    #[test]
    fn an_own_marking_that_says_nothing_is_an_alarm() {
        let found = |ar, en| {
            let marking = Marking::Own(Bilingual::new(ar, en));
            check(&memo(marking, Bilingual::default(), Vec::new()))
        };
        let alarm = found(" ", "");
        assert_eq!(alarm.len(), 1);
        assert_eq!(
            (alarm[0].kind, alarm[0].severity, alarm[0].part),
            (
                FindingKind::NoMarking,
                Severity::Alarm,
                Some(MemoPart::Marking)
            )
        );
        assert!(found("سري", "").is_empty());
        assert!(check(&memo(amber(), Bilingual::default(), Vec::new())).is_empty());
    }

    #[test]
    fn a_bottom_line_of_more_than_four_lines_is_told_in_its_language() {
        let found = |ar: &str, en: &str| -> Vec<(Option<Language>, String)> {
            check(&memo(amber(), Bilingual::new(ar, en), Vec::new()))
                .into_iter()
                .map(|finding| (finding.language, finding.message.en))
                .collect()
        };
        assert!(found("سطر\nسطر\nسطر\nسطر\n", &"a ".repeat(4 * LETTERS / 2)).is_empty());
        assert_eq!(
            found("١\n٢\n٣\n٤\n٥", &"a ".repeat(5 * LETTERS)),
            [
                (
                    Some(Language::Arabic),
                    "the Arabic text has about 5 lines; at most 4 are meant".to_owned()
                ),
                (
                    Some(Language::English),
                    "the English text has about 10 lines; at most 4 are meant".to_owned()
                )
            ]
        );
        assert!(found(&"مَرَّ ".repeat(4 * LETTERS / 3), "").is_empty());
    }

    #[test]
    fn a_source_without_outlet_or_day_is_told() {
        let source = |number, outlet: &str, published| SourceReference {
            number,
            file: "a.txt".to_owned(),
            language: Language::Arabic,
            headline: "عنوان".to_owned(),
            outlet: outlet.to_owned(),
            bylines: Vec::new(),
            published,
            url: String::new(),
            accessed: None,
        };
        let day = NaiveDate::from_ymd_opt(2025, 3, 11);
        let sources = vec![
            source(1, "المنار", day),
            source(2, "", day),
            source(3, "المنار", None),
            source(4, " ", None),
        ];
        let said: Vec<String> = check(&memo(amber(), Bilingual::default(), sources))
            .into_iter()
            .map(|finding| finding.message.en)
            .collect();
        assert_eq!(
            said,
            [
                "source 2 names no outlet",
                "source 3 names no day of publication",
                "source 4 names no outlet and no day of publication"
            ]
        );
    }
}
