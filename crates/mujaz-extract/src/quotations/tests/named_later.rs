//! Who is named only in the sentence behind what they say, and trades that stand for a body.

use mujaz_model::Language;

use super::speakers;

#[test]
fn the_holder_of_an_office_is_named_by_the_sentence_behind() {
    for (language, text, expected) in [
        (
            Language::English,
            "The head of the nuclear watchdog said on Monday that the sites were closed. Rafael Ibarra told the board in Vienna that it was a breach.",
            ["Rafael Ibarra", "Rafael Ibarra"],
        ),
        (
            Language::English,
            "A court upheld the sentence, his lawyer said on Wednesday. Lawyer Samira Oulhaj told AFP that she would appeal.",
            ["Samira Oulhaj", "Samira Oulhaj"],
        ),
        (
            Language::Arabic,
            "أعلن محافظ البصرة أن الدوام معطل غدا. وقال أسعد العيداني إن القرار يشمل المدارس.",
            ["أسعد العيداني", "أسعد العيداني"],
        ),
    ] {
        assert_eq!(speakers(language, text), expected, "{text}");
    }
}

#[test]
fn somebody_else_who_is_named_behind_an_office_is_not_its_holder() {
    for (language, text, expected) in [
        (
            Language::English,
            "The head of the union said the mine was unsafe. Omar Haddad, a miner, told reporters that he agreed.",
            ["The head of the union", "Omar Haddad"],
        ),
        (
            Language::English,
            "A union official said the mine was unsafe. Omar Haddad told reporters that he agreed.",
            ["A union official", "Omar Haddad"],
        ),
        (
            Language::Arabic,
            "قال رئيس الهيئة إن العمل انتهى. وقال كريم الساعدي إن العمال غادروا.",
            ["رئيس الهيئة", "كريم الساعدي"],
        ),
        (
            Language::Arabic,
            "أعلن متحدث باسم الجيش أن العملية انتهت. وقال سالم الدباغ إن بيته هدم.",
            ["متحدث باسم الجيش", "سالم الدباغ"],
        ),
    ] {
        assert_eq!(speakers(language, text), expected, "{text}");
    }
}

#[test]
fn what_a_body_does_stands_for_it_behind_the_words_of_a_person() {
    assert_eq!(
        speakers(
            Language::English,
            "Johannesburg Water said a fault had drained the reservoirs. “We queue at three,” said Nomvula Khumalo, a mother of four. The utility said supply would return."
        ),
        [
            "Johannesburg Water",
            "Nomvula Khumalo",
            "Johannesburg Water"
        ]
    );
}
