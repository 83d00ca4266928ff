//! Whose a verb is that shares its subject with another one, or whose subject a relative clause describes.

use mujaz_model::Language;

use super::{passages, reports, speakers};

#[test]
fn a_verb_behind_but_or_and_has_the_subject_of_the_verb_before_it() {
    for (text, expected) in [
        (
            "The ministry welcomed the offer but said it needed time.",
            "The ministry",
        ),
        (
            "A spokesman for the force, James Harper, declined to comment but said the mission was \"advisory\".",
            "James Harper",
        ),
        (
            "The central bank raised its rates by half a point, saying inflation was \"still too high\".",
            "The central bank",
        ),
        (
            "The mayor, who arrived late, met the press and later told it that the bridge was safe.",
            "The mayor",
        ),
        (
            "Witnesses who fled the town saw the fire and said nobody had come to help.",
            "Witnesses",
        ),
        (
            "A newly elected mayor was sworn in but said nothing would change.",
            "A newly elected mayor",
        ),
    ] {
        let found = speakers(Language::English, text);
        assert_eq!(found, [expected; 1], "{text}");
    }
}

#[test]
fn the_points_of_an_abbreviation_end_no_name() {
    for (text, expected) in [
        (
            "The U.S. and U.K. governments said the raid had failed.",
            "The U.S. and U.K. governments",
        ),
        (
            "A spokesman for the U.S.-led coalition said the raid had failed.",
            "A spokesman for the U.S.-led coalition",
        ),
        (
            "“Conditions are dire,” the U.N. coordinator, Adam Weller, said.",
            "Adam Weller",
        ),
        (
            "John R. Baker, chief of the agency, warned: “We run out of time.”",
            "John R. Baker",
        ),
    ] {
        let found = speakers(Language::English, text);
        assert_eq!(found, [expected; 1], "{text}");
    }
    assert_eq!(passages("He left for the U.S.").len(), 0);
}

#[test]
fn a_time_between_the_verb_and_its_subject_is_no_speaker() {
    for (text, expected) in [
        (
            "وكانت الوزارة قد أعلنت الشهر الماضي أن النمو تجاوز أربعة.",
            "الوزارة",
        ),
        (
            "وأعلنت قبل أيام وزارة الصحة أن اللقاح متوفر.",
            "وزارة الصحة",
        ),
        (
            "وقال مساء الأحد المتحدث باسم الجيش إن الغارة فشلت.",
            "المتحدث باسم الجيش",
        ),
        (
            "وأعلن في وقت سابق اليوم رئيس البلدية أن الجسر أغلق.",
            "رئيس البلدية",
        ),
        ("نفى السفير الظاهري تقديم دعم إضافي.", "السفير الظاهري"),
    ] {
        assert_eq!(speakers(Language::Arabic, text), [expected], "{text}");
    }
}

#[test]
fn what_somebody_says_without_a_mark_keeps_its_negation() {
    assert_eq!(
        reports("وقال الوزير لا أظن أن الاتفاق قريب."),
        ["لا أظن أن الاتفاق قريب"]
    );
    assert_eq!(
        reports("أجابت الوزيرة بأن البرنامج يسير وفق الجدول."),
        ["البرنامج يسير وفق الجدول"]
    );
    assert!(
        reports("وغرد الخبير ياسر الشامي على منصة إكس قائلا: «لا جديد في هذا التقرير».").is_empty()
    );
}

#[test]
fn a_name_between_commas_is_one_also_where_its_given_name_is_not_known() {
    for (text, expected) in [
        (
            "أكد المبعوث الأميركي، توم باراك، أن الحل قريب. وقال باراك إن الهدنة ممكنة.",
            &["توم باراك", "توم باراك"][..],
        ),
        ("قال الوزير، بنبرة حادة، إن الجسر آمن.", &["الوزير"]),
        ("قال الوزير، مساء أمس، إن الجسر آمن.", &["الوزير"]),
        (
            "وصرح النائب عن كتلة «صادقون» حسن سالم بأن «الوجود الأجنبي مرفوض».",
            &["حسن سالم"],
        ),
        ("وقال الوزير في حوار مع «الأفق» إن الجسر آمن.", &["الوزير"]),
        (
            "ونقل الوزير تحيات الرئيس، مجددا رفض بلاده «أن تكون الأرض ممرا لأي تهديد».",
            &["الوزير"],
        ),
    ] {
        assert_eq!(speakers(Language::Arabic, text), expected, "{text}");
    }
}

#[test]
fn english_speakers_keep_their_verb_behind_what_describes_them() {
    for (text, expected) in [
        (
            "Analysts at the Baghdad-based centre estimate that Iraq receives a third.",
            "Analysts at the Baghdad-based centre",
        ),
        (
            "The report, published on Monday by the ministry, concluded that the dam was safe.",
            "The report",
        ),
        (
            "According to a Western diplomat who declined to be identified, the envoy will stay.",
            "a Western diplomat",
        ),
    ] {
        let found = speakers(Language::English, text);
        assert_eq!(found, [expected; 1], "{text}");
    }
}

#[test]
fn who_spoke_before_is_named_again_by_any_office_or_by_a_name_behind_kana() {
    for (text, expected) in [
        (
            "أعلن الناطق باسم الحكومة مصطفى بايتاس أن القرار نهائي. وأوضح المسؤول الحكومي ذاته أن القرار «جاء في وقته»، مسترسلا: «نحن نصغي إلى الناس».",
            &["مصطفى بايتاس"; 3][..],
        ),
        (
            "وأضاف أحدهما «الرد سيسلم غدا». وكان نتنياهو قال يوم الجمعة إنه لن يقبل بالاتفاق.",
            &["أحدهما", "نتنياهو"],
        ),
        ("ويصر الوسطاء على أن الاتفاق قريب.", &["الوسطاء"]),
    ] {
        assert_eq!(speakers(Language::Arabic, text), expected, "{text}");
    }
}

#[test]
fn a_proposal_is_an_object_and_ends_nothing() {
    assert_eq!(
        reports("قال مصدران إن الحركة تدرس مقترحا مصريا جديدا لوقف القتال."),
        ["الحركة تدرس مقترحا مصريا جديدا لوقف القتال"]
    );
}

#[test]
fn who_has_two_names_or_a_long_office_is_named_in_full() {
    for (text, expected) in [
        (
            "قال رئيس الحكومة عبد الحميد الدبيبة إن الحرب انتهت.",
            "عبد الحميد الدبيبة",
        ),
        (
            "وقالت مندوبة الولايات المتحدة لدى الأمم المتحدة دوروثي شيا إن بلادها ملتزمة.",
            "دوروثي شيا",
        ),
        (
            "لكن رئيس مجلس النواب عقيلة صالح رفض ذلك، معتبرا أن الحكومة «منتهية الولاية».",
            "عقيلة صالح",
        ),
        (
            "ولم تعلق السلطات على تقارير تحدثت عن ترحيل المئات.",
            "تقارير",
        ),
    ] {
        assert_eq!(speakers(Language::Arabic, text), [expected], "{text}");
    }
    assert_eq!(
        speakers(
            Language::Arabic,
            "قالت الوزيرة هانا كرم إن الوضع صعب. وأبلغت المجلس بأنها ستقدم خطة."
        ),
        ["هانا كرم"; 2]
    );
}

#[test]
fn an_office_behind_a_name_or_a_body_in_marks_belongs_to_the_speaker() {
    for (text, expected) in [
        (
            "قال الدكتور مصطفى مدبولي، رئيس مجلس الوزراء، إن الحكومة باقية. وأضاف رئيس الوزراء أن التضخم تراجع.",
            &["مصطفى مدبولي"; 2][..],
        ),
        (
            "وأوضحت مصادر وزارية أن البحث مستمر. ولفتت المصادر نفسها إلى أن الدعم كبير.",
            &["مصادر وزارية"; 2],
        ),
        (
            "واجتمع الرئيس جوزف عون مع الوفد، وأبلغه أن الجيش «سينفذ الخطة ولن يتراجع».",
            &["جوزف عون"],
        ),
    ] {
        assert_eq!(speakers(Language::Arabic, text), expected, "{text}");
    }
}
