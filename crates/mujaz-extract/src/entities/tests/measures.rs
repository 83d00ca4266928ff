use super::*;

#[test]
fn days_and_quantities_have_plain_values() {
    let values = |language, text| -> Vec<(String, Option<String>, Option<String>)> {
        entities(language, text)
            .into_iter()
            .filter(|entity| matches!(entity.kind, EntityKind::Date | EntityKind::Quantity))
            .map(|entity| (entity.mentions[0].text.clone(), entity.value, entity.unit))
            .collect()
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        values(
            Language::Arabic,
            "أنفقت 12.5 مليون دولار في 28 آب 2024 على ٣٤٠ ضابطا بزيادة 15 في المئة."
        ),
        [
            ("12.5 مليون دولار".to_owned(), some("12500000"), some("دولار")),
            ("28 آب 2024".to_owned(), some("2024-08-28"), None),
            ("٣٤٠ ضابطا".to_owned(), some("340"), some("ضابطا")),
            ("15 في المئة".to_owned(), some("15"), some("%")),
        ]
    );
    assert_eq!(
        values(
            Language::English,
            "It cost $3.4 billion, trained two hundred border officers on 5 May and moved 12 km."
        ),
        [
            ("$3.4 billion".to_owned(), some("3400000000"), some("$")),
            (
                "two hundred border officers".to_owned(),
                some("200"),
                some("border officers")
            ),
            ("5 May".to_owned(), some("--05-05"), None),
            ("12 km".to_owned(), some("12"), some("km")),
        ]
    );
}

#[test]
fn a_point_parts_thousands_of_what_only_comes_whole() {
    let value = |language, text| {
        let found = entities(language, text);
        let quantity = found
            .into_iter()
            .find(|entity| entity.kind == EntityKind::Quantity);
        quantity.and_then(|entity| entity.value)
    };
    for (text, expected) in [
        ("غادر 2.500 جندي القاعدة.", "2500"),
        ("وزعت 1.200 خيمة في المخيم.", "1200"),
        ("بلغ طول الأنبوب 2.500 كيلومتر.", "2.5"),
        ("بلغ سعر السهم 12.250 دينارا.", "12.25"),
        ("ارتفع المؤشر 1.125 في المئة.", "1.125"),
        ("قطع 2.5 كيلومتر.", "2.5"),
    ] {
        assert_eq!(
            value(Language::Arabic, text).as_deref(),
            Some(expected),
            "{text}"
        );
    }
}

#[test]
fn what_is_below_zero_keeps_its_sign_and_a_year_is_no_count() {
    let quantities = |language, text| -> Vec<(Option<String>, Option<String>)> {
        entities(language, text)
            .into_iter()
            .filter(|entity| entity.kind == EntityKind::Quantity)
            .map(|entity| (entity.value, entity.unit))
            .collect()
    };
    let some = |text: &str| Some(text.to_owned());
    for (text, value, unit) in [
        ("It fell to minus 4 degrees.", "-4", "degrees"),
        ("It fell to -12.5°C overnight.", "-12.5", "°C"),
        ("It was 3 degrees below zero.", "-3", "degrees"),
        ("Growth was minus 0.3%.", "-0.3", "%"),
        ("It is worth USD 3.2 billion.", "3200000000", "USD"),
        ("It opened a 410-kilometre pipeline.", "410", "kilometre"),
    ] {
        assert_eq!(
            quantities(Language::English, text),
            [(some(value), some(unit))],
            "{text}"
        );
    }
    assert_eq!(
        quantities(Language::Arabic, "بلغت الحرارة 4 درجات تحت الصفر."),
        [(some("-4"), some("درجات"))]
    );
    assert_eq!(
        quantities(Language::English, "A 2023 study and the 2015 deal say so."),
        []
    );
}

#[test]
fn both_days_of_a_range_in_one_word_are_named() {
    let days = |language, text| -> Vec<Option<String>> {
        let found = entities(language, text);
        found.into_iter().map(|entity| entity.value).collect()
    };
    let expected = [Some("--06-12".to_owned()), Some("--06-13".to_owned())];
    assert_eq!(
        days(Language::English, "It rained on 12-13 June."),
        expected
    );
    assert_eq!(days(Language::Arabic, "أمطرت في 12-13 حزيران."), expected);
}

#[test]
fn a_unit_goes_as_far_as_its_name() {
    for (text, unit) in [
        ("The wind reached 120 km/h.", "km/h"),
        ("It pumps 3 million b/d.", "b/d"),
        ("He paid 20 Swiss francs.", "Swiss francs"),
        ("بلغت سرعة الرياح 120 كم/ساعة.", "كم/ساعة"),
        ("بلغت الحرارة 51 درجة مئوية.", "درجة مئوية"),
        ("كلف مليونا دولار ومئتي ألف يورو.", "دولار"),
        ("بنت الشركة 500 وحدة سكنية.", "وحدة"),
        ("شارك فيها 22 فريقا.", "فريقا"),
        (
            "It holds 4.8 trillion Norwegian kroner.",
            "Norwegian kroner",
        ),
        ("He got US$1,500 from them.", "US$"),
    ] {
        let language = crate::sample::language_of(text);
        let found = entities(language, text);
        let units: Vec<Option<&str>> = found
            .iter()
            .filter(|entity| entity.kind == EntityKind::Quantity)
            .map(|entity| entity.unit.as_deref())
            .collect();
        assert_eq!(units.first(), Some(&Some(unit)), "{text}: {units:?}");
    }
}

#[test]
fn what_begins_the_next_clause_is_no_unit() {
    for text in [
        "صوت عشرة ملايين وامتنع الباقون.",
        "أصيب 5 آخرون.",
        "Ten million do not vote.",
    ] {
        let language = crate::sample::language_of(text);
        let found = entities(language, text);
        assert!(
            found.iter().all(|entity| entity.unit.is_none()),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn months_of_years_are_dates_and_what_is_counted_is_whole() {
    let values = |text: &str| -> Vec<(EntityKind, String, Option<String>, Option<String>)> {
        let language = crate::sample::language_of(text);
        entities(language, text)
            .into_iter()
            .filter(|entity| matches!(entity.kind, EntityKind::Date | EntityKind::Quantity))
            .map(|entity| {
                let words = entity.mentions[0].text.clone();
                (entity.kind, words, entity.value, entity.unit)
            })
            .collect()
    };
    for (text, kind, words, value, unit) in [
        (
            "تسلم منصبه في أيلول 2024.",
            EntityKind::Date,
            "أيلول 2024",
            "2024-09",
            None,
        ),
        (
            "It ends in September 2026.",
            EntityKind::Date,
            "September 2026",
            "2026-09",
            None,
        ),
        (
            "بلغ السعر 1520 مقابل الدولار.",
            EntityKind::Quantity,
            "1520",
            "1520",
            None,
        ),
        (
            "The mission of 2,500 U.S. troops ends.",
            EntityKind::Quantity,
            "2,500 U.S. troops",
            "2500",
            Some("U.S. troops"),
        ),
        (
            "It fell to 80 a day.",
            EntityKind::Quantity,
            "80",
            "80",
            None,
        ),
        (
            "It cost 3 crore rupees.",
            EntityKind::Quantity,
            "3 crore rupees",
            "30000000",
            Some("rupees"),
        ),
        (
            "يستغرق من 3 إلى 5 أيام.",
            EntityKind::Quantity,
            "3 إلى 5 أيام",
            "3-5",
            Some("أيام"),
        ),
    ] {
        assert_eq!(
            values(text),
            [(
                kind,
                words.to_owned(),
                Some(value.to_owned()),
                unit.map(str::to_owned)
            )],
            "{text}"
        );
    }
    assert!(values("It needs a two-thirds majority.").is_empty());
}
