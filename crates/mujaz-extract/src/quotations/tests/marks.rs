//! Passages in quotation marks.

use mujaz_model::Language;

use super::{passages, speakers};

#[test]
fn well_known_names_in_marks_are_no_speech() {
    for text in [
        "وقال الوزير عبر «طهران» إن الطريق آمنة.",
        "وقال مصدر في الشرطة تحدث إلى «الأفق» إن الطريق آمنة.",
        "وكتب محللو بنك «نورد مار» أن السعر سيرتفع.",
        "الخرطوم – «نيل نيوز»: قالت اللجنة إن الطريق آمنة.",
    ] {
        assert_eq!(speakers(Language::Arabic, text).len(), 1, "{text}");
    }
}

#[test]
fn marks_of_two_kinds_are_certain_where_a_word_of_saying_and_the_end_of_a_clause_confirm_them() {
    assert_eq!(
        passages("وأضاف الوزير أن “المصنع سيعمل من الشهر المقبل»."),
        [("المصنع سيعمل من الشهر المقبل".to_owned(), true)]
    );
    assert_eq!(
        passages("وشدد المدير على «ضرورة إصلاح الجسر قبل الشتاء”، وغادر."),
        [("ضرورة إصلاح الجسر قبل الشتاء".to_owned(), true)]
    );
}

#[test]
fn marks_of_two_kinds_are_uncertain_where_nothing_confirms_them() {
    assert_eq!(
        passages("زار الوفد “مصنع الحديد والصلب الجديد في المدينة» أمس."),
        [("مصنع الحديد والصلب الجديد في المدينة".to_owned(), false)]
    );
    // What is said may end before the last words.
    assert!(!passages("وقال المدير إن “الجسر آمن» والطريق مفتوح.")[0].1);
    // Another mark of the paragraph could be the partner.
    assert!(
        passages("وقال المدير إن “الجسر آمن تماما» حتى الشتاء”.")
            .iter()
            .all(|(_, certain)| !certain)
    );
}
