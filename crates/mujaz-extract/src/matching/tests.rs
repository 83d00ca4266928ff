use mujaz_model::{Bilingual, Company, TopicId};

use super::*;
use crate::{items::items_of, polarity};

/// The positions of the topics that a passage touches.
fn topics_of(passage: &str, topics: &[Topic]) -> Vec<usize> {
    let mut vocabulary = Vocabulary::default();
    let matcher = Matcher::new(topics, &mut vocabulary);
    let items = items_of(passage, Span::new(0, passage.len()));
    let words = vocabulary.read(&items);
    let polarity = polarity::find_among(passage, &items);
    matcher.topics(&vocabulary, &items, &words, &polarity)
}

fn touches(term: &str, sentence: &str) -> bool {
    let topic = Topic {
        id: TopicId("topic".to_owned()),
        label: Bilingual::default(),
        ar: vec![term.to_owned()],
        en: Vec::new(),
        affirmed: false,
        company: Company::default(),
    };
    !topics_of(sentence, &[topic]).is_empty()
}

#[test]
fn a_term_matches_through_clitics_and_inflection() {
    assert!(touches("أمن الحدود", "موضوعات تتعلق بأمن الحدود."));
    assert!(touches("شراكة", "تضع أولوية للشراكات الدولية."));
    assert!(touches("بناء القدرات", "استراتيجية لبناء قدراته الدفاعية."));
}

#[test]
fn a_conjunct_shares_the_head() {
    assert!(touches("مكافحة الإرهاب", "ومكافحة المخدرات والإرهاب."));
    assert!(!touches("مكافحة الإرهاب", "مكافحة الفقر في زمن الإرهاب."));
}

#[test]
fn two_heads_share_the_object() {
    assert!(touches("تطوير القدرات", "تطوير وتأهيل قدرات القوات."));
}

#[test]
fn a_topic_can_ask_that_its_term_is_affirmed() {
    let topic = Topic {
        id: TopicId("topic".to_owned()),
        label: Bilingual::default(),
        ar: vec!["مهمة استشارية".to_owned(), "ليست قتالية".to_owned()],
        en: vec!["advisory mission".to_owned(), "not combat".to_owned()],
        affirmed: true,
        company: Company::default(),
    };
    let touches = |sentence: &str| !topics_of(sentence, std::slice::from_ref(&topic)).is_empty();
    assert!(touches("هي مهمة استشارية وليست قتالية."));
    assert!(touches("The role is advisory, not combat."));
    assert!(!touches("ليست مهمة استشارية بل قتالية."));
    assert!(!touches("It is not an advisory mission but a combat one."));
    assert!(!touches("The mission is combat, not advisory."));
}

#[test]
fn an_office_title_is_no_topic() {
    assert!(!touches(
        "مكافحة الإرهاب",
        "المنسق الخاص لشؤون مكافحة الإرهاب."
    ));
    assert!(!touches(
        "مكافحة الإرهاب",
        "التقى الوزير رئيس جهاز مكافحة الإرهاب أمس."
    ));
    assert!(!touches(
        "counter terrorism",
        "He met Lina Aziz, Special Coordinator for Counter-Terrorism."
    ));
    assert!(!touches(
        "counter terrorism",
        "The coordinator for counter-terrorism arrived."
    ));
    assert!(!touches(
        "counter terrorism",
        "The EU's counter-terrorism coordinator Ilkka Salmi spoke of his holidays."
    ));
    assert!(!touches(
        "border security",
        "The border security adviser spoke."
    ));
    assert!(!touches(
        "counter terrorism",
        "Counter-terrorism chief Ali Hassan is ill."
    ));
    assert!(touches(
        "border security",
        "Border security worries the adviser."
    ));
    assert!(touches(
        "مكافحة الإرهاب",
        "بحث المنسق الخاص لشؤون مكافحة الإرهاب سبل مكافحة الإرهاب في المنطقة."
    ));
}

#[test]
fn a_name_is_not_its_common_noun() {
    assert!(!touches("مخيم الهول", "كان الهول كبيرا في المخيم."));
}

#[test]
fn english_terms_match_inflected_words() {
    assert!(touches("border guard", "Border guards were trained."));
}

fn in_company(near: &[&str], without: &[&str], within: Option<usize>, sentence: &str) -> bool {
    let owned = |terms: &[&str]| terms.iter().map(|&term| term.to_owned()).collect();
    let topic = Topic {
        id: TopicId("topic".to_owned()),
        label: Bilingual::default(),
        ar: vec!["معبر".to_owned()],
        en: vec!["crossing".to_owned()],
        affirmed: false,
        company: Company {
            near: owned(near),
            without: owned(without),
            within,
        },
    };
    !topics_of(sentence, &[topic]).is_empty()
}

#[test]
fn a_topic_can_ask_for_another_term_in_the_sentence() {
    let trade = ["تجارة", "trade"];
    assert!(in_company(
        &trade,
        &[],
        None,
        "أعيد فتح المعبر أمام التجارة."
    ));
    assert!(!in_company(
        &trade,
        &[],
        None,
        "أعيد فتح المعبر أمام الزوار."
    ));
    assert!(in_company(
        &trade,
        &[],
        None,
        "Trade resumed at both crossings."
    ));
    assert!(!in_company(&trade, &[], None, "Two crossings reopened."));
}

#[test]
fn a_topic_can_exclude_a_term() {
    let film = ["فيلم", "film"];
    assert!(!in_company(&[], &film, None, "يروي الفيلم قصة معبر مغلق."));
    assert!(in_company(&[], &film, None, "أغلق المعبر أمس."));
    assert!(!in_company(
        &[],
        &film,
        None,
        "The crossing's film won a prize."
    ));
}

#[test]
fn company_can_be_bound_to_some_words_around_the_term() {
    let sentence = "Trade fell last year, while the old crossing stayed shut.";
    assert!(in_company(&["trade"], &[], Some(7), sentence));
    assert!(!in_company(&["trade"], &[], Some(6), sentence));
    assert!(in_company(&[], &["trade"], Some(3), sentence));
}

#[test]
fn unseen_forms_match() {
    let missed: Vec<_> = [
        ("العراق", "قدمت المنظمة مساعدات للعراق."),
        ("الحدود", "وتتمسك الحكومة بالحدود الحالية."),
        ("شراكة", "بحثا الحوار والشراكة بين البلدين."),
        ("ميناء", "توقف العمل في مينائها الرئيسي."),
        ("اتفاق تجاري", "وُقّعت الاتفاقات التجارية أمس."),
        ("لاجئ", "واستقبلت المدينة اللاجئين العائدين."),
        ("مخيم", "فكُكت مخيماتهم قرب النهر."),
        ("هدنة", "وبالهدنة الجديدة تعود الحافلات."),
        ("refugee", "The refugees' tents were moved."),
        (
            "border crossing",
            "The country's border crossings reopened.",
        ),
        ("militia", "Both militias withdrew."),
        ("ceasefire", "The ceasefire’s terms were published."),
        ("city", "Three cities were hit."),
    ]
    .into_iter()
    .filter(|(term, sentence)| !touches(term, sentence))
    .collect();
    assert_eq!(missed, []);
}

#[test]
fn endings_that_a_stem_keeps_and_other_forms_of_a_word_match() {
    let missed: Vec<_> = [
        ("صاروخ", "أطلقت صاروخًا على البلدة."),
        ("دعم فني", "قدم الحلف دعما فنيا."),
        ("شراكة", "شراكتهم مهمة."),
        ("شراكة", "وبشراكتنا يتقدم العمل."),
        ("نازح", "عاد نازحو الموصل."),
        ("حقل غاز", "افتتح حقلا غاز جديدان."),
        ("طائرة مسيرة", "أسقطت طائرتان مسيرتان."),
        ("صاروخ", "سقطت صواريخهم قرب القرية."),
        ("سلاح", "صودرت أسلحة كثيرة."),
        ("أسلحة", "السلاح المنفلت خطر."),
        ("لغم", "نزع الألغام مستمر."),
        ("صندوق الاقتراع", "فتحت صناديق الاقتراع."),
        ("منفذ حدودي", "فتحت المنافذ الحدودية."),
        ("أمريكا", "نفت أميركا ذلك."),
        ("child", "Children came."),
        ("air defence", "Air-defense systems arrived."),
        ("organization", "The organisations met."),
    ]
    .into_iter()
    .filter(|(term, sentence)| !touches(term, sentence))
    .collect();
    assert_eq!(missed, []);
    for (term, sentence) in [
        ("سد", "سدد المدين دينه."),
        ("مخيم", "خيم الظلام على المدينة."),
        ("طهران", "المطهران نظيفان."),
        ("oil", "Turmoil grew."),
        ("dam", "Damage was done."),
    ] {
        assert!(!touches(term, sentence), "{sentence}");
    }
}

#[test]
fn a_small_english_word_is_a_name_in_capitals_alone() {
    let touches = |sentence: &str| {
        let topic = Topic {
            id: TopicId("topic".to_owned()),
            label: Bilingual::default(),
            ar: Vec::new(),
            en: vec!["us".to_owned()],
            affirmed: false,
            company: Company::default(),
        };
        !topics_of(sentence, &[topic]).is_empty()
    };
    assert!(touches("The US denied it."));
    assert!(!touches("They told us nothing."));
}

#[test]
fn what_somebody_is_in_charge_of_is_no_topic() {
    for (term, sentence) in [
        (
            "مكافحة المخدرات",
            "عين حسن كريم مديرا عاما لمكافحة المخدرات.",
        ),
        ("مخيم الهول", "قال مسؤول ملف مخيم الهول إن الوفد وصل."),
        ("أمن الحدود", "حضر الاجتماع رئيس لجنة أمن الحدود النيابية."),
        ("مخيم الهول", "زار المكلف بملف مخيم الهول العاصمة."),
        (
            "تأمين الحدود",
            "وصل نائب قائد عمليات تأمين الحدود إلى الموصل.",
        ),
        ("أمن الحدود", "قال المسؤول عن أمن الحدود إن الوفد وصل."),
        ("حرس الحدود", "حضر القائد العام لحرس الحدود الحفل."),
        ("مكافحة الإرهاب", "قال الخبير في مكافحة الإرهاب إن الجو صحو."),
        ("أمن الحدود", "اختير عضوا في لجنة أمن الحدود."),
        ("أمن الحدود", "اختير رئيسا للجنة أمن الحدود."),
        (
            "مكافحة المخدرات",
            "نقل عن مصدر في مديرية مكافحة المخدرات قوله إن الجو صحو.",
        ),
        (
            "hol camp",
            "The official in charge of the al-Hol camp file attended.",
        ),
        ("european union", "The European Union ambassador attended."),
        ("eu", "EU foreign policy chief Lina Aziz attended."),
        ("hol camp", "They met al-Hol camp director Omar Sabri."),
        ("counter terrorism", "A counter-terrorism expert attended."),
    ] {
        assert!(!touches(term, sentence), "{sentence}");
    }
}

#[test]
fn the_matter_of_a_sentence_is_a_topic_beside_an_office() {
    for (term, sentence) in [
        (
            "أمن الحدود",
            "ناقش مدير مكافحة المخدرات أمن الحدود مع نظيره.",
        ),
        (
            "مكافحة الإرهاب",
            "دعا رئيس الوزراء لمكافحة الإرهاب بكل السبل.",
        ),
        ("مكافحة المخدرات", "خصص الوزير المبلغ لمكافحة المخدرات."),
        ("تأمين الحدود", "طلب مسؤول عسكري تأمين الحدود."),
        ("ضبط الحدود", "أعلن المتحدث باسم الجيش ضبط الحدود."),
        ("مخيم الهول", "تسلم رئيس الأركان ملف مخيم الهول."),
        (
            "مكافحة المخدرات",
            "عرض رئيس اللجنة مكافحة المخدرات على الوفد.",
        ),
        ("مخيم الهول", "أعادت اللجنة المكلفة بملف مخيم الهول عائلات."),
        (
            "border security",
            "The general is responsible for border security.",
        ),
        ("eu", "Told by the EU, the minister left."),
    ] {
        assert!(touches(term, sentence), "{sentence}");
    }
}

#[test]
fn what_begins_is_nobody_in_charge() {
    for (term, sentence) in [
        ("تأمين الحدود", "بدأ تأمين الحدود مع الجوار."),
        ("انسحاب القوات", "وبدأ انسحاب القوات من القاعدة."),
        ("مخيم الهول", "بدأ مخيم الهول بالتفكك."),
        ("مخيم الهول", "وبدأت إدارة مخيم الهول نقل العائلات."),
    ] {
        assert!(touches(term, sentence), "{sentence}");
    }
}

#[test]
fn pronouns_and_duals_of_feminine_nouns_meet_their_noun() {
    for (term, sentence) in [
        ("مياه", "حصة العراق من مياهه تراجعت."),
        ("رهينة", "أفرجوا عن الرهينتين أمس."),
        ("رهينة", "عادت رهينتان إلى بيتيهما."),
        ("وجه", "غير المشروع وجهه."),
        ("شراكة", "وسعوا شراكتهم."),
    ] {
        assert!(touches(term, sentence), "{sentence}");
    }
    assert!(!touches("رهينة", "دفع الرهن كله."));
}

#[test]
fn an_owner_can_stand_between_a_noun_and_its_adjective() {
    for sentence in [
        "بحثوا برنامج إيران النووي.",
        "بحثوا برنامج الجمهورية الإسلامية النووي.",
        "بحثوا برنامجها النووي.",
        "بحثوا البرنامج النووي الإيراني.",
    ] {
        assert!(touches("البرنامج النووي", sentence), "{sentence}");
    }
    for sentence in [
        "بحثوا برنامج الزيارة والملف النووي.",
        "البرنامج يشمل الملف النووي.",
        "بحثوا برنامج إيران الصاروخي.",
    ] {
        assert!(!touches("البرنامج النووي", sentence), "{sentence}");
    }
}

#[test]
fn a_prefix_is_written_apart_joined_or_with_a_hyphen() {
    let touches = |term: &str, sentence: &str| {
        let topic = Topic {
            id: TopicId("topic".to_owned()),
            label: Bilingual::default(),
            ar: Vec::new(),
            en: vec![term.to_owned()],
            affirmed: false,
            company: Company::default(),
        };
        !topics_of(sentence, &[topic]).is_empty()
    };
    for term in ["counter-terrorism", "counterterrorism", "counter terrorism"] {
        for text in [
            "They discussed counter-terrorism.",
            "They discussed counterterrorism.",
            "They discussed counter terrorism.",
        ] {
            assert!(touches(term, text), "{term}: {text}");
        }
    }
    assert!(!touches("counter-terrorism", "He opposed terrorism."));
}
