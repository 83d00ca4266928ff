mod measures;
mod mentions;
mod mistaken;

use mujaz_model::{CharSpan, Sentence, Text};

use super::*;
use crate::{annotate, read_names};

const NAMES: &str = "ar\tar_variants\ten\ten_variants\tkind\n\
    العراق\t\tIraq\t\tplace\n\
    بغداد\t\tBaghdad\t\tplace\n\
    البصرة\t\tBasra\t\tplace\n\
    بلجيكا\t\tBelgium\t\tplace\n\
    دير الزور\t\tDeir ez-Zor\t\tplace\n\
    حلف شمال الأطلسي\tالناتو\tNATO\t\torganisation\n";

fn entities(language: Language, text: &str) -> Vec<Entity> {
    let mut article = Article::new(text.to_owned(), Text::new(language, "عنوان"));
    article.sentences.push(Sentence {
        index: 1,
        paragraph: 1,
        text: text.to_owned(),
        span: Span::new(0, text.len()),
        char_span: CharSpan::default(),
    });
    let found = annotate(article, &read_names(NAMES).unwrap()).entities;
    for mention in found.iter().flat_map(|entity| &entity.mentions) {
        assert_eq!(mention.span.of(text), Some(mention.text.as_str()));
    }
    found
}

/// The names of one kind.
fn named(kind: EntityKind, text: &str) -> Vec<String> {
    let language = crate::sample::language_of(text);
    entities(language, text)
        .into_iter()
        .filter(|entity| entity.kind == kind)
        .map(|entity| match language {
            Language::Arabic => entity.name.ar,
            Language::English => entity.name.en,
        })
        .collect()
}

#[test]
fn an_arabic_office_goes_as_far_as_its_title() {
    for (text, role) in [
        ("وصل وزير الدفاع إلى المطار.", "وزير الدفاع"),
        (
            "والتقى وزيرة الهجرة والمهجرين الوفد.",
            "وزيرة الهجرة والمهجرين",
        ),
        (
            "حضر رئيس هيئة الأركان المشتركة الحفل.",
            "رئيس هيئة الأركان المشتركة",
        ),
        (
            "شارك المنسق الخاص لشؤون مكافحة الإرهاب أمس.",
            "المنسق الخاص لشؤون مكافحة الإرهاب",
        ),
        (
            "زار السفير البلجيكي في بغداد الميناء.",
            "السفير البلجيكي في بغداد",
        ),
        ("نفى المتحدث باسم الحكومة الخبر.", "المتحدث باسم الحكومة"),
        ("غادر السفير مساء.", "السفير"),
    ] {
        assert_eq!(named(EntityKind::Role, text), [role], "{text}");
    }
}

#[test]
fn an_english_office_goes_as_far_as_its_title() {
    for (text, role) in [
        (
            "The special coordinator for counter-terrorism arrived.",
            "special coordinator for counter-terrorism",
        ),
        (
            "A spokesman for the ministry of defence denied it.",
            "spokesman for the ministry of defence",
        ),
        ("The Iraqi Foreign Minister left.", "Iraqi Foreign Minister"),
    ] {
        assert_eq!(named(EntityKind::Role, text), [role], "{text}");
    }
}

#[test]
fn organisations_are_named_by_what_they_are() {
    assert_eq!(
        named(
            EntityKind::Organisation,
            "اتفقت وزارة الموارد المائية مع شركة نفط البصرة وجامعة ديالى."
        ),
        ["وزارة الموارد المائية", "شركة نفط البصرة", "جامعة ديالى"]
    );
    assert_eq!(
        named(
            EntityKind::Organisation,
            "The National Security Council met the Ministry of Oil and Basra Gas Company."
        ),
        [
            "National Security Council",
            "Ministry of Oil",
            "Basra Gas Company"
        ]
    );
}

#[test]
fn the_short_name_of_a_month_can_be_part_of_a_name() {
    assert_eq!(
        named(
            EntityKind::Place,
            "The wounded were taken to Mar Elias Hospital on Friday."
        ),
        ["Mar Elias Hospital"]
    );
}

#[test]
fn places_are_named_by_what_they_are() {
    assert_eq!(
        named(
            EntityKind::Place,
            "نقلت العائلات من مخيم الجدعة إلى محافظة نينوى ومدينة تلعفر."
        ),
        ["مخيم الجدعة", "محافظة نينوى", "مدينة تلعفر"]
    );
    assert_eq!(
        named(
            EntityKind::Place,
            "They left al-Jada camp for Nineveh province."
        ),
        ["al-Jada camp", "Nineveh province"]
    );
}

#[test]
fn people_are_named_by_title_given_name_or_kunya() {
    let text = "التقى وزير النفط كريم الحمداني قاسم الجبوري وأبو حسن الكربلائي. وقال الحمداني إن اللقاء مفيد.";
    let found = entities(Language::Arabic, text);
    let people: Vec<(&str, usize)> = found
        .iter()
        .filter(|entity| entity.kind == EntityKind::Person)
        .map(|entity| (entity.name.ar.as_str(), entity.mentions.len()))
        .collect();
    assert!(people.contains(&("كريم الحمداني", 2)), "{people:?}");
    assert!(people.contains(&("قاسم الجبوري", 1)), "{people:?}");
    assert_eq!(
        named(
            EntityKind::Person,
            "Lina Aziz, the special envoy, met Colonel Omar Sabri and President Haddad."
        ),
        ["Lina Aziz", "Omar Sabri", "Haddad"]
    );
}

#[test]
fn a_person_ends_before_the_body_that_they_belong_to() {
    let text = "Lena Fischer of the University of Duhok met Opposition MPs.";
    assert_eq!(named(EntityKind::Person, text), ["Lena Fischer"]);
    assert_eq!(
        named(EntityKind::Organisation, text),
        ["University of Duhok"]
    );
}

#[test]
fn what_a_title_is_of_is_no_person() {
    assert_eq!(
        named(
            EntityKind::Person,
            "The minister of Iraq met the ambassador to Belgium."
        ),
        [""; 0]
    );
    assert_eq!(
        named(EntityKind::Person, "بحث الوزير يوم أمس مع الوفد."),
        [""; 0]
    );
}

#[test]
fn a_known_name_inside_an_office_is_named_too() {
    let text = "التقى ممثل حلف شمال الأطلسي في العراق الوزير.";
    assert_eq!(named(EntityKind::Organisation, text), ["حلف شمال الأطلسي"]);
    assert_eq!(named(EntityKind::Place, text), ["العراق"]);
}

#[test]
fn arabic_bodies_and_places_go_as_far_as_their_names() {
    for (kind, text, name) in [
        (
            EntityKind::Organisation,
            "حذرت الهيئة العامة للأرصاد السكان.",
            "الهيئة العامة للأرصاد",
        ),
        (
            EntityKind::Organisation,
            "أوقفت المديرية العامة للجمارك الشحنة.",
            "المديرية العامة للجمارك",
        ),
        (
            EntityKind::Organisation,
            "ردت اللجنة الوطنية لحقوق الإنسان أمس.",
            "اللجنة الوطنية لحقوق الإنسان",
        ),
        (
            EntityKind::Organisation,
            "اجتمعت رابطة الكتاب العراقيين.",
            "رابطة الكتاب العراقيين",
        ),
        (
            EntityKind::Organisation,
            "درس في جامعة الملك سعود طويلا.",
            "جامعة الملك سعود",
        ),
        (
            EntityKind::Place,
            "هبطت في مطار الشيخ زايد ليلا.",
            "مطار الشيخ زايد",
        ),
        (
            EntityKind::Place,
            "نقل إلى مستشفى ابن رشد فجرا.",
            "مستشفى ابن رشد",
        ),
        (EntityKind::Place, "أغلق معبر كريمة أمس.", "معبر كريمة"),
        (
            EntityKind::Organisation,
            "أرسل الهلال الأحمر العراقي شاحنتين.",
            "الهلال الأحمر العراقي",
        ),
        (EntityKind::Place, "توقفت محطة دوكة ليلا.", "محطة دوكة"),
        (
            EntityKind::Role,
            "عين محافظا للبصرة قبل عام.",
            "محافظا للبصرة",
        ),
    ] {
        assert!(
            named(kind, text).iter().any(|found| found == name),
            "{text}: {:?}",
            named(kind, text)
        );
    }
    for text in [
        "تراجعت سوق النفط.",
        "فتحت محطة الوقود.",
        "وصلوا إلى قرية كبيرة.",
        "دخلوا مدينة محاصرة.",
        "أعيد إلى سجن بتهمة جديدة.",
        "أعلن الاتحاد الأوروبي للمرة الأولى.",
    ] {
        assert_eq!(named(EntityKind::Place, text), [""; 0], "{text}");
        assert!(
            named(EntityKind::Organisation, text)
                .iter()
                .all(|found| !found.contains("للمرة")),
            "{text}"
        );
    }
}

#[test]
fn who_takes_an_office_is_no_part_of_it() {
    let text = "The board named Nadia Karim governor of Basra.";
    assert_eq!(named(EntityKind::Role, text), ["governor of Basra"]);
    assert_eq!(named(EntityKind::Person, text), ["Nadia Karim"]);
}

#[test]
fn a_name_behind_and_or_to_is_a_name() {
    for (text, name) in [
        ("حضر الحفل عمر الجبوري وليلى الدليمي.", "ليلى الدليمي"),
        ("سلم الجائزة لخديجة عبد الله.", "خديجة عبد الله"),
        ("اختير بديلا لمحمود العاني.", "محمود العاني"),
        ("غادر عمر الجبوري وهند الدليمي.", "هند الدليمي"),
        ("حضر عمر الجبوري وزينب النجار.", "زينب النجار"),
    ] {
        assert!(
            named(EntityKind::Person, text)
                .iter()
                .any(|found| found == name),
            "{text}: {:?}",
            named(EntityKind::Person, text)
        );
    }
    assert_eq!(
        named(EntityKind::Person, "وعلى الصعيد الأمني عاد الهدوء."),
        [""; 0]
    );
}

#[test]
fn a_name_behind_a_comma_has_no_comma_in_it() {
    for text in [
        "قدم السفير العراقي لدى بغداد، أحمد برواري عرضًا مفصلًا.",
        "وقال عضو اللجنة، النائب السابق عن دائرة البصرة، أحمد برواري، إن العمل بدأ.",
    ] {
        assert_eq!(named(EntityKind::Person, text), ["أحمد برواري"], "{text}");
    }
}

#[test]
fn who_leads_a_delegation_is_an_office_and_no_body() {
    let text = "وصل وفد برئاسة وزير النفط إلى بغداد.";
    assert_eq!(named(EntityKind::Organisation, text), [] as [&str; 0]);
    assert_eq!(named(EntityKind::Role, text), ["وزير النفط"]);
}

#[test]
fn an_assistant_keeps_the_word_that_makes_one() {
    assert_eq!(
        named(
            EntityKind::Role,
            "وقال مساعد الأمين العام لشؤون العمليات إن المهمة مستمرة."
        ),
        ["مساعد الأمين العام لشؤون العمليات"]
    );
}

#[test]
fn who_holds_an_english_office_stands_behind_all_that_it_is_of() {
    for (text, role, person) in [
        (
            "UN Special Envoy for Belgium Lena Pedersen arrived.",
            "UN Special Envoy for Belgium",
            "Lena Pedersen",
        ),
        (
            "Former U.S. Secretary of State Ron Kelly left.",
            "Former U.S. Secretary of State",
            "Ron Kelly",
        ),
        (
            "EU High Representative for Foreign Affairs Kari Kallan spoke.",
            "EU High Representative for Foreign Affairs",
            "Kari Kallan",
        ),
    ] {
        assert_eq!(named(EntityKind::Role, text), [role], "{text}");
        assert_eq!(named(EntityKind::Person, text), [person], "{text}");
    }
    assert_eq!(
        named(EntityKind::Role, "The Minister of Water Resources left."),
        ["Minister of Water Resources"]
    );
}

#[test]
fn names_go_on_to_the_small_words_that_say_what_they_are() {
    for (kind, text, name) in [
        (
            EntityKind::Place,
            "They left the Zaatar refugee camp.",
            "Zaatar refugee camp",
        ),
        (
            EntityKind::Place,
            "They crossed the Omar Khalil border crossing.",
            "Omar Khalil border crossing",
        ),
        (
            EntityKind::Organisation,
            "The Arab Bank for Reconstruction and Development lent it.",
            "Arab Bank for Reconstruction and Development",
        ),
        (
            EntityKind::Organisation,
            "The Ministry of Labour and Social Affairs paid it.",
            "Ministry of Labour and Social Affairs",
        ),
        (
            EntityKind::Place,
            "وصلت إلى ميناء خور الزبير.",
            "ميناء خور الزبير",
        ),
        (
            EntityKind::Place,
            "عبروا من معبر إبراهيم الخليل الحدودي.",
            "معبر إبراهيم الخليل الحدودي",
        ),
        (
            EntityKind::Place,
            "غادروا مخيم الزعتر العراقي.",
            "مخيم الزعتر",
        ),
        (
            EntityKind::Organisation,
            "أقرضه البنك العربي لإعادة الإعمار والتنمية.",
            "البنك العربي لإعادة الإعمار والتنمية",
        ),
        (
            EntityKind::Organisation,
            "رد المجلس العراقي للاجئين أمس.",
            "المجلس العراقي للاجئين",
        ),
        (
            EntityKind::Organisation,
            "التقى وزارتي الدفاع والداخلية.",
            "وزارتي الدفاع والداخلية",
        ),
        (
            EntityKind::Organisation,
            "اعتقلتهم السلطات العراقية.",
            "السلطات العراقية",
        ),
        (
            EntityKind::Organisation,
            "أعلن ذلك المكتب الإعلامي لمستشار الأمن القومي.",
            "المكتب الإعلامي لمستشار الأمن القومي",
        ),
        (
            EntityKind::Organisation,
            "استقبلته سفارة جمهورية العراق في بغداد.",
            "سفارة جمهورية العراق في بغداد",
        ),
    ] {
        assert_eq!(named(kind, text), [name], "{text}");
    }
    assert_eq!(
        named(
            EntityKind::Person,
            "They crossed the Omar Khalil border crossing."
        ),
        [""; 0]
    );
    assert_eq!(
        named(EntityKind::Role, "دعا رئيس الوزراء لمكافحة الإرهاب."),
        ["رئيس الوزراء"]
    );
}
