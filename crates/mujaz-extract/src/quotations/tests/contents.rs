//! What is said, and where it begins and ends.

use mujaz_model::Language;

use super::{reports, speakers};

#[test]
fn who_speaks_before_a_colon_stands_inside_a_headline_or_an_interview_too() {
    for (text, expected) in [
        ("طقس الأسبوع.. الأنواء: أمطار على السواحل", "الأنواء"),
        ("لندن تستدعي السفير وطهران: لسنا طرفا في النزاع", "طهران"),
        ("- القحطاني: سأعلن قراري بعد البطولة المقبلة.", "القحطاني"),
        (
            "القوات المسلحة: أسقطنا طائرتين فوق المضيق",
            "القوات المسلحة",
        ),
    ] {
        assert_eq!(speakers(Language::Arabic, text), [expected], "{text}");
    }
}

#[test]
fn a_report_has_neither_dateline_nor_listener_nor_document_nor_the_next_clause() {
    for (text, expected) in [
        (
            "GENEVA/PORT SUDAN, March 4 (Reuters) - Eleven wards are closed, the agency warned on Tuesday.",
            "Eleven wards are closed",
        ),
        (
            "The river has passed its highest level, a statement by the irrigation ministry said.",
            "The river has passed its highest level",
        ),
        (
            "Officials told the charity the numbers were too high.",
            "the numbers were too high",
        ),
    ] {
        assert_eq!(reports(text), [expected], "{text}");
    }
    assert_eq!(
        reports("The minister said work would start in spring; his counterpart said it was late."),
        ["work would start in spring", "it was late"]
    );
}

#[test]
fn an_arabic_verb_takes_what_it_takes_without_a_clause_and_no_more() {
    for (text, expected) in [
        (
            "نفت الشركة العامة للسكك توقف العمل في المحطة، وعادت القطارات.",
            &["توقف العمل في المحطة، وعادت القطارات"][..],
        ),
        (
            "أعلن بنك المغرب اليوم الاثنين تخصيص قروض للمزارعين.",
            &["تخصيص قروض للمزارعين"],
        ),
        (
            "شدد الوزير، لدى لقائه السفير، على أهمية الحوار.",
            &["أهمية الحوار"],
        ),
        (
            "وعد المحافظ، أثناء جولة في السوق، بتعويض التجار.",
            &["تعويض التجار"],
        ),
        ("فيما عزا محللون الهبوط إلى ضعف الطلب.", &["ضعف الطلب"]),
        (
            "أعرب السفير عن ثقته بالحل، مستشهدا بما تحقق.",
            &["ثقته بالحل"],
        ),
        (
            "أبدى المدير استعداده للحوار، فيما غادر الوفد.",
            &["استعداده للحوار"],
        ),
        ("وأشاد الوزير بمواقف الأهالي.", &[]),
        ("ودعا الرئيس إلى الهدوء.", &[]),
    ] {
        assert_eq!(reports(text), expected, "{text}");
    }
}

#[test]
fn an_english_verb_takes_what_it_takes_without_a_clause_and_no_more() {
    for (text, expected) in [
        (
            "The ministry denied any role in the raid and promised an inquiry.",
            &["any role in the raid", "an inquiry"][..],
        ),
        (
            "The governor vows to keep the bridge open",
            &["to keep the bridge open"],
        ),
        (
            "She blamed the backlog on a shortage of staff.",
            &["a shortage of staff"],
        ),
        (
            "An official confirmed the arrests but declined to give a number.",
            &["the arrests"],
        ),
        (
            "A panel has concluded that arms went north, a charge the army rejects.",
            &["arms went north"],
        ),
        ("The ministry welcomed the move.", &[]),
    ] {
        assert_eq!(reports(text), expected, "{text}");
    }
}

#[test]
fn what_is_said_before_its_verb_goes_as_far_as_the_speaker() {
    let content = "The pipeline will be shut for repairs until the end of the month";
    for end in [
        "said the oil minister.",
        "said Kamal Zaidi, the oil minister.",
        "the oil minister said.",
        "the oil minister, Kamal Zaidi, said.",
    ] {
        assert_eq!(reports(&format!("{content}, {end}")), [content], "{end}");
    }
}

#[test]
fn words_that_only_look_like_saying_say_nothing() {
    for text in [
        "وشارك في الحفل أبرز الفنانين والكتاب.",
        "وتبلغ كلفة المشروع مليار دولار.",
        "وتعتبر المدينة مركزا للتجارة.",
        "وتجمع المئات في الساحة.",
        "وجاء رد الفعل سريعا.",
        "ولفت العرض الأنظار.",
    ] {
        assert_eq!(reports(text), Vec::<String>::new(), "{text}");
    }
    assert_eq!(
        reports("وتساءل الوزير لماذا تأخر القرار."),
        ["لماذا تأخر القرار"]
    );
    assert_eq!(
        reports("وقالت شبكة سي إن إن إن الخط مقطوع."),
        ["الخط مقطوع"]
    );
}
