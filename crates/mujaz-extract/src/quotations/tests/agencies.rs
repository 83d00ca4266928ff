//! Who says what in the sentences of agencies, where a name stands in marks or in brackets or an act follows it.

use mujaz_model::Language;

use super::{passages, reports, speakers, ways};

#[test]
fn a_name_ends_before_the_act_or_the_clause_behind_it() {
    for (text, expected) in [
        (
            "استبعد وزير التموين فارس زغلول رفع أسعار الخبز.",
            "فارس زغلول",
        ),
        (
            "أعلن رئيس الأركان سالم داوود نشر قوات على الحدود.",
            "سالم داوود",
        ),
        ("استبعد الوزير انسحابا وشيكا من البلاد.", "الوزير"),
        (
            "ووصف المتحدث باسم الوزارة كريم بهائي التقارير بأنها «لا أساس لها».",
            "كريم بهائي",
        ),
        (
            "بحسب وزير الكهرباء زياد علي فارس فإن التجهيز سيرتفع.",
            "زياد علي فارس",
        ),
        (
            "قال وزراء خارجية المغرب وإسبانيا وأربيل إن الاتفاق «ممكن».",
            "وزراء خارجية المغرب وإسبانيا وأربيل",
        ),
        (
            "وصف مصدر دبلوماسي مغربي الاتهامات بأنها «واهية».",
            "مصدر دبلوماسي مغربي",
        ),
        (
            "أعلن الجيش الشمالي التوصل إلى اتفاق على الهدنة.",
            "الجيش الشمالي",
        ),
        ("وقالت الشرطة لوسائل إعلام محلية إن الطريق مغلق.", "الشرطة"),
        ("وقالت كلارك لأعضاء البرلمان إن الميزانية كافية.", "كلارك"),
        ("نفى كاتب مغربي التحقيق معه.", "كاتب مغربي"),
        (
            "أعلن الاتحاد الوطني لكرة القدم جاهزية اللاعب كريم سالم للمباراة.",
            "الاتحاد الوطني لكرة القدم",
        ),
        ("وأكد الوزير أن التعاون «وثيق».", "الوزير"),
        (
            "وتابع المسؤول الذي اشترط عدم ذكر اسمه «سنرد قريبا».",
            "المسؤول",
        ),
    ] {
        assert_eq!(speakers(Language::Arabic, text), [expected], "{text}");
    }
}

#[test]
fn a_name_stands_behind_the_short_form_of_a_body_or_its_name_in_marks() {
    for (text, expected) in [
        (
            "نفت المتحدثة باسم وزارة الدفاع (الدفاع) سارة ليند وجود خلاف.",
            "سارة ليند",
        ),
        (
            "قال المتحدث باسم الحكومة باسم الراوي إن الاتفاق لم يوقع.",
            "باسم الراوي",
        ),
        (
            "قال الرئيس التنفيذي للشركة أمين الحداد إن الإنتاج سيرتفع.",
            "أمين الحداد",
        ),
        (
            "قال الأمين العام لـ«حزب البناء» نعيم كريم إن الحوار مستمر.",
            "نعيم كريم",
        ),
        (
            "قال القائم بأعمال السفير البريطاني مارك ألن إن المجلس سيصوت.",
            "مارك ألن",
        ),
        (
            "قال رئيس الهيئة فالح كريم والمتحدث باسم الحكومة باسم الراوي إن القانون سيمر.",
            "فالح كريم وباسم الراوي",
        ),
    ] {
        assert_eq!(speakers(Language::Arabic, text), [expected], "{text}");
    }
}

#[test]
fn a_name_in_marks_behind_its_verb_speaks_and_is_no_speech() {
    for (text, expected) in [
        ("وقالت «كتائب النصر» إنها «لن تقبل».", "كتائب النصر"),
        (
            "وذكرت «القناة 12» العبرية أن الجيش «لم ينسحب».",
            "«القناة 12» العبرية",
        ),
        ("وأعلنت «سرايا الفجر»: «أصبنا الهدف».", "سرايا الفجر"),
        ("وهددت «كتائب الفجر» باستهداف القوات.", "كتائب الفجر"),
        ("وقالت «نورد مار» في بيان إن لديها «خطة جديدة».", "نورد مار"),
        ("وبحسب «الأفق»، فإن المهمة «ليست قتالية».", "«الأفق»"),
    ] {
        let found = speakers(Language::Arabic, text);
        let whole: Vec<&str> = found
            .iter()
            .map(|name| name.trim_matches(['«', '»']))
            .collect();
        assert_eq!(
            whole,
            [expected.trim_matches(['«', '»']).to_owned()],
            "{text}"
        );
    }
}

#[test]
fn what_is_passed_and_carried_out_under_a_name_is_said_by_nobody() {
    for text in [
        "أقر مجلس النواب «قانون العفو العام».",
        "وكتب النائب على منصته «ساحة الرأي» عن الأزمة.",
        "وغرد النائب على «تويتر»، بعد أن اعترفت الحكومة بالخلل، أن الخدمة عادت.",
        "قال الباحثون إن الاختبار، الذي يطلق عليه «مقياس الخطر»، رخيص.",
        "قالت الشركة إنها طلبت طائرة من طراز «نورد 380».",
        "تحدث المخرج «سالم كريم» عن تجربته في الصحراء.",
        "قالت الوزارة إن القتلى سقطوا في هجوم نفذه «جيش الفجر».",
    ] {
        let verbatim: Vec<String> = speakers(Language::Arabic, text)
            .into_iter()
            .filter(|name| name.is_empty())
            .collect();
        assert!(verbatim.is_empty(), "{text}");
        assert!(ways(Language::Arabic, text).is_empty(), "{text}");
    }
    assert_eq!(
        reports("وأعلن الجيش انطلاق عملية «عربات الريح»."),
        ["انطلاق عملية «عربات الريح»"]
    );
    assert_eq!(
        reports("واعترف الجيش بتدمير ما يشتبه أنه مفاعل نووي."),
        ["تدمير ما يشتبه أنه مفاعل نووي"]
    );
}

#[test]
fn a_direction_mark_beside_a_quotation_mark_changes_nothing() {
    let text = "استبعد الوزير انسحابا من قاعدة \u{200f}«عين النخيل»\u{200f} غرب البلاد.";
    assert!(ways(Language::Arabic, text).is_empty());
    assert_eq!(
        passages("وقال الوزير: \"\u{200f}لن ننسحب\u{200f}\"."),
        [("لن ننسحب".to_owned(), true)]
    );
}

#[test]
fn who_speaks_inside_of_what_another_says_and_who_acted_with_words_before_are_kept_apart() {
    assert_eq!(
        speakers(
            Language::Arabic,
            "قال الراوي إن زغلول أكد له أن «القوات ستبقى»."
        ),
        ["الراوي", "زغلول"]
    );
    assert_eq!(
        speakers(
            Language::Arabic,
            "قال النائب أحمد الراوي إن القانون لن يمر. وانتقد النائب علي الزيدي هذا الموقف. وأضاف أن «الكتلة ستصوت»."
        ),
        ["أحمد الراوي", "علي الزيدي"]
    );
    assert_eq!(
        speakers(
            Language::Arabic,
            "وقعت الوزارة مذكرة مع شركة «نورد» الفرنسية، وقالت إنها «خطوة مهمة»."
        ),
        ["الوزارة"]
    );
    // A mark that nothing closes takes no speaker from the words inside.
    assert_eq!(
        speakers(
            Language::Arabic,
            "وقال الوزير إن “الاتفاق نهائي، وأضاف أن “التنفيذ يبدأ غدا”."
        ),
        ["الوزير", "الوزير"]
    );
    assert_eq!(
        speakers(
            Language::Arabic,
            "قال رئيس الوزراء محمد كريم إن القانون سيمر. ونفى المتحدث وجود خلاف."
        ),
        ["محمد كريم", "المتحدث"]
    );
}

#[test]
fn asides_between_an_english_speaker_and_the_verb_are_passed_over() {
    for (text, expected) in [
        (
            "A spokesperson for the mission, known as NORD, said the vote would be “free and fair”.",
            "A spokesperson for the mission",
        ),
        (
            "Lindgren, through her spokesman Omar Haddad, said the decisions of the court “are binding”.",
            "Lindgren",
        ),
        (
            "According to the Gulf Ledger, citing two officials, the base will be closed.",
            "two officials",
        ),
    ] {
        assert_eq!(speakers(Language::English, text), [expected], "{text}");
    }
    assert_eq!(
        speakers(
            Language::English,
            "Omar Haddad accused the firm of “stalling”, saying parliament would never accept a base."
        ),
        ["Omar Haddad", "Omar Haddad"]
    );
}

#[test]
fn a_counterpart_is_meant_by_the_office_with_the_country_and_not_by_the_office_alone() {
    assert_eq!(
        speakers(
            Language::Arabic,
            "التقى وزير الخارجية فارس زغلول نظيره التركي كمال أوزان في أربيل. وقال الوزير التركي إن بلاده «لن تنسحب». وقال الوزير إن اللقاء «كان مثمرا»."
        ),
        ["كمال أوزان", "فارس زغلول"]
    );
    assert_eq!(
        speakers(
            Language::Arabic,
            "قال الوزير سالم كريم إن السد امتلأ. وأكد أن الأمر، بحسب وصفه، «خطير جدا»."
        ),
        ["سالم كريم", "سالم كريم"]
    );
}

#[test]
fn a_period_before_an_english_speaker_or_verb_is_no_part_of_the_speaker() {
    for (text, expected) in [
        (
            "This afternoon friends of the victim said the road was open.",
            "friends of the victim",
        ),
        (
            "And this month DARPA announced a $2 billion investment in the north.",
            "DARPA",
        ),
        (
            "Once the government says that it is over, the roads open.",
            "the government",
        ),
    ] {
        assert_eq!(speakers(Language::English, text), [expected], "{text}");
    }
    assert_eq!(
        speakers(
            Language::English,
            "Karim Lind, who last year threatened to “totally destroy” the camp, praised the mayor."
        )
        .first()
        .map(String::as_str),
        Some("Karim Lind")
    );
}
