use super::*;
use crate::lines::lines;

fn places(text: &str) -> Vec<(String, String)> {
    read(&lines(text)[0])
        .into_iter()
        .map(|dateline| {
            (
                dateline.place,
                dateline.credit.map_or(String::new(), |credit| credit.0),
            )
        })
        .collect()
}

fn pair(place: &str, credit: &str) -> (String, String) {
    (place.to_owned(), credit.to_owned())
}

#[test]
fn a_place_and_a_writer() {
    assert_eq!(
        places("\u{a0}بروكسل: امير العقابي"),
        [pair("بروكسل", "امير العقابي")]
    );
}

#[test]
fn several_in_one_line_are_several_datelines() {
    let expected = [pair("الموصل", "ليث صالح"), pair("أربيل", "«النهار»")];
    assert_eq!(places("الموصل: ليث صالح - أربيل: «النهار»"), expected);
    assert_eq!(places("الموصل: ليث صالح.. أربيل: «النهار»"), expected);
    assert_eq!(places("الموصل: ليث صالح أربيل: «النهار»"), expected);
}

#[test]
fn two_places_can_share_a_credit() {
    assert_eq!(
        places("عمان - بيروت: «النهار»"),
        [pair("عمان - بيروت", "«النهار»")]
    );
}

#[test]
fn an_agency_can_stand_after_a_dash() {
    assert_eq!(places("عمان - أ ف ب"), [pair("عمان", "أ ف ب")]);
}

#[test]
fn an_agency_or_a_place_can_stand_in_brackets() {
    assert_eq!(places("عمان (أ ف ب)"), [pair("عمان", "أ ف ب")]);
    assert_eq!(places("ليث صالح (الموصل)"), [pair("الموصل", "ليث صالح")]);
    assert_eq!(places("عمان / رويترز"), [pair("عمان", "رويترز")]);
    assert_eq!(places("«النهار» من بغداد"), [pair("بغداد", "«النهار»")]);
}

#[test]
fn an_agency_dateline_opens_the_first_sentence() {
    let opened = |text: &str| {
        openings(&lines(text)[0])
            .pop()
            .map(|dateline| (dateline.place, dateline.credit.map(|credit| credit.0)))
    };
    for text in [
        "بغداد (أ ف ب) - أعلنت الحكومة أمس خطتها.",
        "بغداد 28 آب (أ ف ب) – أعلنت الحكومة أمس خطتها.",
        "بغداد - أ ف ب: أعلنت الحكومة أمس خطتها.",
    ] {
        assert_eq!(
            opened(text),
            Some(("بغداد".to_owned(), Some("أ ف ب".to_owned()))),
            "{text}"
        );
    }
    assert_eq!(
        opened("BAGHDAD, Aug 28 (Reuters) — The cabinet announced its plan."),
        Some(("BAGHDAD".to_owned(), Some("Reuters".to_owned())))
    );
    for credit in ["وكالة دجلة", "«النهار»", "خاص"] {
        let text = format!("الكوت ({credit}) - وصل الوفد أمس.");
        assert_eq!(
            opened(&text),
            Some(("الكوت".to_owned(), Some(credit.to_owned())))
        );
    }
    for (text, place, credit) in [
        (
            "أربيل (كوردستان 24)- عاد الوفد أمس.",
            "أربيل",
            "كوردستان 24",
        ),
        (
            "الرياض، المملكة العربية السعودية (CNN)-- عاد الوفد أمس.",
            "الرياض، المملكة العربية السعودية",
            "CNN",
        ),
    ] {
        assert_eq!(
            opened(text),
            Some((place.to_owned(), Some(credit.to_owned())))
        );
    }
    for text in [
        "عمان (الأردن) - أعلنت الحكومة خطتها.",
        "أعلنت الحكومة (رويترز) خطتها.",
        "قال الوزير - وهو حاضر - إنه يعلم.",
    ] {
        assert_eq!(opened(text), None, "{text}");
    }
}

#[test]
fn a_sentence_with_a_colon_is_no_dateline() {
    for text in [
        "وقال الوزير: نحن مستعدون",
        "العكيدي: الانتخابات في موعدها ولا تمديد للبرلمان",
        "الخارجية القطرية: جولة جديدة من المفاوضات الأسبوع المقبل",
    ] {
        assert!(places(text).is_empty(), "{text}");
    }
    assert!(
        places(
            "Breaking: the talks that matter is a headline which goes on and on for a long time"
        )
        .is_empty()
    );
}

#[test]
fn what_names_no_place_and_no_source_stays_text() {
    for text in [
        "المعارضة: هدنة هشة",
        "العكيدي: لا تمديد للبرلمان",
        "ملخص: الحكومة تؤجل الجلسة",
        "بغداد: انفجار يهز السوق",
        "بغداد: قتلى في هجوم مسلح",
        "بغداد: الحكومة تقر الموازنة",
        "شعار الحملة: «معا نبني»",
        "المرحلة الأولى - التخطيط",
        "الشركة الوطنية (سابقا)",
        "Opposition: Fragile truce",
        "Baghdad: heavy rain expected",
        "Phase one - planning",
    ] {
        assert!(places(text).is_empty(), "{text}: {:?}", places(text));
    }
    for (text, place, credit) in [
        ("الشطرة: وكالات", "الشطرة", "وكالات"),
        ("سنجار - رويترز", "سنجار", "رويترز"),
        ("بغداد: ليث صالح", "بغداد", "ليث صالح"),
        ("سنجار: «النهار»", "سنجار", "«النهار»"),
        ("سنجار - بغداد: «النهار»", "سنجار - بغداد", "«النهار»"),
        (
            "سنجار، أربيل: ليث صالح، الوكالات",
            "سنجار، أربيل",
            "ليث صالح، الوكالات",
        ),
        ("النهار.نت - ليث صالح", "النهار.نت", "ليث صالح"),
        ("لندن: الشرق الأوسط", "لندن", "الشرق الأوسط"),
        ("بيروت: يوسف ديب ورنا حداد", "بيروت", "يوسف ديب ورنا حداد"),
        ("Amman: Jane Doe", "Amman", "Jane Doe"),
    ] {
        assert_eq!(places(text), [pair(place, credit)], "{text}");
    }
}

#[test]
fn the_publication_is_the_credit_in_quotation_marks() {
    let lines = lines("بغداد: النهار");
    let datelines = read(&lines[0]);
    assert_eq!(
        publication(&datelines, "بيان تلقته «النهار» أمس", &[]).as_deref(),
        Some("النهار")
    );
    assert_eq!(publication(&datelines, "بيان صدر أمس", &[]), None);
}
