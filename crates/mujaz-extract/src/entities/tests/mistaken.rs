//! What is written like a known name, a given name or a unit, and is none.

use super::*;

const KNOWN: &str = "ar\tar_variants\ten\ten_variants\tkind\n\
    السعودية\t\tSaudi Arabia\t\tplace\n\
    الكويت\t\tKuwait\t\tplace\n\
    الشرق الأوسط\t\tMiddle East\t\tplace\n\
    مستشار الأمن القومي\t\tNational Security Adviser\t\trole\n\
    تنظيم القاعدة\tالقاعدة\tal-Qaeda\t\torganisation\n";

/// The mentions of an article of one sentence, with the kind and the English name of each.
fn mentions(text: &str) -> Vec<(EntityKind, String, String)> {
    let span = Span::new(0, text.len());
    let mut article = Article::new(text.to_owned(), Text::new(Language::Arabic, "عنوان"));
    article.sentences.push(Sentence {
        index: 1,
        paragraph: 1,
        text: text.to_owned(),
        span,
        char_span: CharSpan::default(),
    });
    annotate(article, &read_names(KNOWN).unwrap())
        .entities
        .into_iter()
        .flat_map(|entity| {
            let (kind, name) = (entity.kind, entity.name.en);
            entity
                .mentions
                .into_iter()
                .map(move |mention| (kind, mention.text, name.clone()))
        })
        .collect()
}

fn of_kind(kind: EntityKind, text: &str) -> Vec<String> {
    mentions(text)
        .into_iter()
        .filter(|(found, ..)| *found == kind)
        .map(|(_, words, _)| words)
        .collect()
}

#[test]
fn upon_is_nobody_called_ali() {
    let text = "قال الدكتور محمد علي إن اللجنة وافقت على القرار، وأكد على أهميته، ورد علـى الأسئلة.";
    assert_eq!(of_kind(EntityKind::Person, text), ["محمد علي"]);
    assert_eq!(
        of_kind(EntityKind::Person, "شدد نواف سلام علـى ضرورة الحوار."),
        ["نواف سلام"]
    );
}

#[test]
fn a_base_is_no_network() {
    let none: [&str; 0] = [];
    for text in [
        "سقطت صواريخ قرب القاعدة الجوية.",
        "انسحب الجنود من القاعدة.",
        "أكد تنظيم القاعدة ذلك، وسقط صاروخ على القاعدة الجوية.",
    ] {
        let found = of_kind(EntityKind::Organisation, text);
        let bare: Vec<&String> = found.iter().filter(|name| *name == "القاعدة").collect();
        assert_eq!(bare, none, "{text}");
    }
    for text in [
        "قتل زعيم القاعدة في الغارة.",
        "هاجم تنظيم القاعدة القرية، وقالت القاعدة إنها انتصرت.",
    ] {
        let found = of_kind(EntityKind::Organisation, text);
        assert!(
            found.iter().any(|name| name == "القاعدة"),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn an_adjective_is_no_country_and_a_newspaper_no_region() {
    for (text, expected) in [
        (
            "أشاد الوفد بالجهود السعودية، وزار السعودية.",
            vec!["السعودية"],
        ),
        ("الشركات الكويتية والسعودية تستثمر.", vec![]),
        ("تستثمر الكويت والسعودية.", vec!["الكويت", "السعودية"]),
        ("قالت الخميس السعودية إنها توافق.", vec!["السعودية"]),
        ("قال مصدر لـ«الشرق الأوسط» إن القرار نهائي.", vec![]),
        ("عاد السلام إلى الشرق الأوسط.", vec!["الشرق الأوسط"]),
    ] {
        assert_eq!(of_kind(EntityKind::Place, text), expected, "{text}");
    }
}

#[test]
fn a_given_name_that_is_an_office_is_a_person_behind_a_form_of_address() {
    let text = "قال معالي الدكتور سلطان الجابري إن المؤتمر نجح.";
    assert_eq!(of_kind(EntityKind::Person, text), ["سلطان الجابري"]);
    assert!(of_kind(EntityKind::Role, text).is_empty());
    assert_eq!(
        of_kind(
            EntityKind::Person,
            "وأكدت معالي أنيتا بيربوغ أن الجلسة غدا، وقالت بيربوغ إنها ستحضر."
        ),
        ["أنيتا بيربوغ", "بيربوغ"]
    );
}

#[test]
fn an_office_is_one_entity_also_inside_of_a_body() {
    let text = "ذكر المكتب الإعلامي لمستشار الأمن القومي أن مستشار الأمن القومي التقى الوفد.";
    let offices: Vec<_> = mentions(text)
        .into_iter()
        .filter(|(kind, ..)| *kind == EntityKind::Role)
        .map(|(_, _, name)| name)
        .collect();
    assert_eq!(offices, ["National Security Adviser"; 2]);
}
