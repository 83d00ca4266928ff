//! Whose words a source passes on, who is told something, and which noun beside a verb is its subject.

use mujaz_model::Language;

use super::{reports, speakers, ways};

#[test]
fn what_is_passed_on_from_him_is_his() {
    for text in [
        "أكد رئيس النادي سالم كرم أن الموسم باق. ونقل عنه النائب علي حسن أنه لن يدعو إلى جلسة.",
        "أكد رئيس النادي سالم كرم أن الموسم باق. ونقل عنه أصدقاؤه قوله إن الموسم في موعده.",
    ] {
        assert_eq!(speakers(Language::Arabic, text), ["سالم كرم"; 2], "{text}");
    }
}

#[test]
fn what_describes_an_indefinite_source_is_no_verb_of_its_own() {
    assert_eq!(
        speakers(
            Language::Arabic,
            "وقال كريم حسن إن الماء مقطوع. وبحسب مصدر في البلدية تحدث للصحيفة، فإن العمل سيتأخر."
        ),
        ["كريم حسن", "مصدر في البلدية"]
    );
}

#[test]
fn a_name_behind_whose_spokesman_somebody_is_or_behind_a_counsel_is_the_speaker() {
    for (text, expected) in [
        ("وقال المتحدث باسمه سالم كرم إن الوضع خطير.", "سالم كرم"),
        (
            "وقال دفاع المتهم، المحامي سالم كرم، إن موكله بريء.",
            "سالم كرم",
        ),
        (
            "قال المتهم إنه لا يعرف شيئا. وقال دفاع المتهم الثاني، المحامي سالم كرم، إن موكله بريء.",
            "سالم كرم",
        ),
        (
            "وقال النائب الصادق السلمي إن الموازنة ضعيفة.",
            "الصادق السلمي",
        ),
    ] {
        assert_eq!(
            speakers(Language::Arabic, text).last().map(String::as_str),
            Some(expected),
            "{text}"
        );
    }
}

#[test]
fn who_is_told_is_no_part_of_the_speaker() {
    for (text, expected) in [
        (
            "وأبلغ شهود عيان وكالة رويترز أن القصف لم يتوقف.",
            "شهود عيان",
        ),
        ("وأبلغ الوزير الصحفيين أن المفاوضات توقفت.", "الوزير"),
        ("وأبلغ مسؤول كبير الجزيرة أن المفاوضات توقفت.", "مسؤول كبير"),
        (
            "وأخبر وزير الخارجية السفير أن المفاوضات توقفت.",
            "وزير الخارجية",
        ),
        (
            "وأبلغ رئيس الوزراء العراقي أن المفاوضات توقفت.",
            "رئيس الوزراء العراقي",
        ),
        ("وقال مصدر وزاري إن الجلسة تأجلت.", "مصدر وزاري"),
    ] {
        assert_eq!(speakers(Language::Arabic, text), [expected], "{text}");
    }
}

#[test]
fn what_is_ruled_out_is_no_name_behind_an_office() {
    assert_eq!(
        speakers(
            Language::Arabic,
            "واستبعد وزير المالية خفض الضرائب هذا العام."
        ),
        ["وزير المالية"]
    );
    assert_eq!(
        reports("واستبعد وزير المالية خفض الضرائب هذا العام."),
        ["خفض الضرائب هذا العام"]
    );
}

#[test]
fn what_is_said_about_a_rumour_goes_on_behind_the_rumour() {
    assert_eq!(
        reports("أكدت الوزارة أنه لا صحة لما تردد عن وقف العمل، وأن العمل يسير."),
        ["لا صحة لما تردد عن وقف العمل، وأن العمل يسير"]
    );
}

#[test]
fn an_act_that_is_announced_is_no_name_behind_an_office() {
    for text in [
        "وأعلن الوزير إحباط محاولة تهريب.",
        "وأعلن الوزير سالم كرم إحباط محاولة تهريب.",
    ] {
        assert_eq!(reports(text), ["إحباط محاولة تهريب"], "{text}");
    }
}

#[test]
fn who_denies_a_clause_does_not_say_it() {
    let text = "اتهمت الحكومة الجماعة بعرقلة المفاوضات، وهو ما نفته الجماعة.";
    assert!(!speakers(Language::Arabic, text).contains(&"الجماعة".to_owned()));
    assert_eq!(reports("لا نريد المال فحسب بل العدل أيضا."), [""; 0]);
}

#[test]
fn a_name_keeps_its_first_letter_and_stands_behind_the_body_of_an_office() {
    for (text, expected) in [
        ("وقال النائب فالح الزيادي إن القرار صعب.", "فالح الزيادي"),
        (
            "وقال الأمين العام لعصائب أهل الحق قيس الكرمي إن القرار صعب.",
            "قيس الكرمي",
        ),
        (
            "وقال القيادي في حركة حماس أسامة كرم إن القرار صعب.",
            "أسامة كرم",
        ),
        (
            "وقال مسؤول محلي رفيع المستوى طلب عدم الكشف عن هويته إن المفاوضات انتهت.",
            "مسؤول محلي رفيع المستوى",
        ),
    ] {
        assert_eq!(speakers(Language::Arabic, text), [expected], "{text}");
    }
}

#[test]
fn what_joins_the_next_verb_is_no_part_of_what_was_said() {
    let text = "وكشف رئيس النادي فهد سالم أن النادي سيحتج، لكنه شدد على أن الاحتجاج ليس شخصيا.";
    assert_eq!(reports(text), ["النادي سيحتج", "الاحتجاج ليس شخصيا"]);
    assert_eq!(speakers(Language::Arabic, text), ["فهد سالم"; 2]);
    assert_eq!(
        reports("وقال الوزير إن الوضع جيد، إلا أنه أقر بأن الخدمات ضعيفة."),
        ["الوضع جيد", "الخدمات ضعيفة"]
    );
}

#[test]
fn what_is_added_to_a_score_is_not_said() {
    assert_eq!(
        reports("ثم أضاف سالم كرم الهدف الثاني من ركلة جزاء."),
        [""; 0]
    );
    assert_eq!(
        reports("وأضاف الوزير أن المشروع سيتأخر."),
        ["المشروع سيتأخر"]
    );
}

#[test]
fn the_document_in_which_somebody_speaks_is_what_the_words_come_through() {
    for (language, text, expected) in [
        (
            Language::Arabic,
            "وذكر المكتب الإعلامي في بيان تلقته «الصباح»، أن «العراق عقد الدورة الأولى». وأضاف البيان أن «الحوار تناول سبل التعاون».",
            &["بيان تلقته «الصباح»", "البيان"][..],
        ),
        (
            Language::Arabic,
            "وقال الوزير سالم كريم، في منشور على «فيسبوك»، إن «العمل مستمر في كل المدن».",
            &["منشور على «فيسبوك»"],
        ),
        (
            Language::Arabic,
            "وقال الوزير في مؤتمر صحفي إن «العمل مستمر في كل المدن».",
            &[""],
        ),
        (
            Language::English,
            "The ministry said in a statement carried by SANA that “the road is open again”.",
            &["a statement carried by SANA"],
        ),
    ] {
        assert_eq!(ways(language, text), expected, "{text}");
    }
}
