//! Passages in quotation marks.

use mujaz_model::Language;

use super::{Names, article, find, passages, speakers};

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

/// Text, speaker and who is quoted between, of each passage in marks that is speech.
fn told(language: Language, text: &str) -> Vec<(String, String, String)> {
    let article = article(language, text);
    find(
        &article,
        &crate::sentences(&article),
        &Names::default(),
        &|| Some(()),
    )
    .unwrap()
    .0
    .into_iter()
    .filter(|quotation| quotation.kind == mujaz_model::QuotationKind::Speech)
    .map(|quotation| {
        let attribution = quotation.attribution;
        (
            quotation.text,
            attribution
                .speaker
                .map(|speaker| speaker.name)
                .unwrap_or_default(),
            attribution.via.unwrap_or_default(),
        )
    })
    .collect()
}

#[test]
fn a_quotation_within_a_quotation_is_said_by_whom_the_outer_speaker_tells_of() {
    let arabic = told(
        Language::Arabic,
        "قال الوزير سالم الدباغ: «قال لي الرئيس: \"لا تراجع عن القرار\" ثم غادر القاعة».",
    );
    assert_eq!(arabic.len(), 2, "{arabic:?}");
    assert_eq!(
        arabic[1],
        (
            "لا تراجع عن القرار".to_owned(),
            "الرئيس".to_owned(),
            "سالم الدباغ".to_owned()
        )
    );
    let english = told(
        Language::English,
        "\"The governor told me: 'There is no deal,' and then he left,\" said Minister Karim Haddad.",
    );
    assert_eq!(english.len(), 2, "{english:?}");
    assert_eq!(
        english[1],
        (
            "There is no deal,".to_owned(),
            "The governor".to_owned(),
            "Karim Haddad".to_owned()
        )
    );
}

#[test]
fn who_is_he_within_a_quotation_is_not_the_one_who_tells() {
    let found = told(
        Language::English,
        "\"He told me: 'There is no deal,' and then he left,\" said Minister Karim Haddad.",
    );
    assert_eq!(found[1].1, "", "{found:?}");
}

#[test]
fn a_name_within_a_quotation_is_no_speech() {
    let found = told(
        Language::Arabic,
        "قال الوزير سالم الدباغ: «قرأت في صحيفة \"الأفق\" عن الجسر ولم أصدق».",
    );
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn who_quotes_somebody_is_kept_beside_who_says_it() {
    for (language, text, via) in [
        (
            Language::English,
            "The statement quoted al-Araji as saying that \"the border is safe\".",
            "The statement",
        ),
        (
            Language::Arabic,
            "ونقلت «رويترز» عن مصدر أمني قوله إن «الطريق مغلق».",
            "«رويترز»",
        ),
        (
            Language::Arabic,
            "ونقلت وكالة الأنباء السورية (سانا) عن الوزير قوله إن «الطريق مغلق».",
            "وكالة الأنباء السورية",
        ),
    ] {
        assert_eq!(told(language, text)[0].2, via, "{text}");
    }
}
