//! Names that are kept back, which denies nothing of the news, and subjects with a name in marks.

use super::denied;

#[test]
fn a_name_that_is_kept_back_on_a_wish_denies_nothing() {
    for text in [
        "نقلت الوكالة عن مسؤول أمني، طلب عدم الكشف عن هويته، أن الطائرات انطلقت.",
        "وذكر مصدر في الوزارة ـ فضّل عدم ذكر اسمه ـ أن الشبكة فقدت الطاقة.",
        "A source who asked not to be named said the deal was done.",
    ] {
        assert_eq!(denied(text), [""; 0], "{text}");
    }
    assert_eq!(
        denied("The suspect, who cannot be named for legal reasons, left."),
        ["be named"]
    );
}

#[test]
fn a_body_with_its_name_in_marks_is_the_subject_of_what_it_denies() {
    assert_eq!(
        denied("ونفت كتائب «صقور الحدود»، في بيان نشرته على تلغرام، أي صلة لها بالهجوم."),
        ["أي صلة لها بالهجوم"]
    );
}

#[test]
fn whoever_refuses_to_be_named_denies_nothing() {
    for text in [
        "وقال مصدر رفض الإشارة إلى اسمه إن المفاوضات انتهت.",
        "وأضاف المصدر، رافضا ذكر اسمه، أن الوفد غادر.",
        "An official who declined to be named said the talks had ended.",
        "A trader who refused to give his name said prices rose.",
    ] {
        assert_eq!(denied(text), [""; 0], "{text}");
    }
}
