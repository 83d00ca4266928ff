//! What a later clause of the sentence denies or affirms.

use super::{affirmed, denied};

#[test]
fn a_clause_behind_a_comma_denies_what_stands_before_it() {
    for (text, expected) in [
        (
            "قالت مصادر إن الحكومة دفعت فدية، وهو ما نفته الوزارة في بيان.",
            "الحكومة دفعت فدية",
        ),
        (
            "ذكرت صحيفة أن الوزير استقال، الأمر الذي نفاه المتحدث.",
            "الوزير استقال",
        ),
        (
            "The rebels said they had seized the town, a claim the army denied.",
            "they had seized the town",
        ),
        (
            "The paper said the minister had resigned, which the government denies.",
            "the minister had resigned",
        ),
    ] {
        assert_eq!(denied(text), [expected], "{text}");
    }
}

#[test]
fn a_relative_clause_with_its_own_object_denies_that() {
    assert_eq!(
        denied("The company, which denied any role, will pay."),
        ["any role"]
    );
    assert_eq!(denied("ارتفعت الأسعار، وهو ما أكدته الوزارة."), [""; 0]);
}

#[test]
fn a_second_predicate_of_the_same_kind_is_affirmed() {
    for (text, expected) in [
        ("المهمة ليست قتالية، ولكنها استشارية.", Some("استشارية")),
        (
            "The mission isn't a combat one; it's advisory.",
            Some("advisory"),
        ),
        ("It isn't a deal; it is not even a draft.", None),
        ("المهمة ليست قتالية، لكنها تتوسع.", None),
    ] {
        assert_eq!(affirmed(text)[0].as_deref(), expected, "{text}");
    }
}

#[test]
fn the_name_geir_denies_nothing() {
    assert_eq!(denied("التقى المبعوث غير بيدرسون الوزير."), [""; 0]);
}
