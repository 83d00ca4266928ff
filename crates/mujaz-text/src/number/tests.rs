use super::*;

/// Each number of a text, with a sign for its bound: `~12`, `>12`, `<12`, `12..15`, `12%`.
fn read(text: &str) -> Vec<String> {
    numbers(text)
        .iter()
        .map(|number| {
            let sign = match number.bound {
                Bound::Exact => "",
                Bound::About => "~",
                Bound::AtLeast => ">",
                Bound::AtMost => "<",
            };
            let range = if number.low == number.high {
                String::new()
            } else {
                format!("..{}", number.high)
            };
            let percent = if number.is_percent { "%" } else { "" };
            format!("{sign}{}{range}{percent}", number.low)
        })
        .collect()
}

#[test]
fn digits_of_both_scripts_and_their_separators_are_one_number() {
    for text in [
        "12,500 بيت",
        "١٢٬٥٠٠ بيت",
        "12.5 ألف بيت",
        "12 ألفا و500 بيت",
        "12.5k homes",
    ] {
        assert_eq!(read(text), ["12500"], "{text}");
    }
    assert_eq!(read("3,2 مليون"), ["3200000"]);
    assert_eq!(read("1.200.000 نسمة"), ["1200000"]);
}

#[test]
fn a_point_before_three_digits_can_part_thousands() {
    let number = &numbers("1.200 جندي")[0];
    assert_eq!(number.other_reading, Amount::of(1200));
}

#[test]
fn arabic_words_are_added_up() {
    for (text, value) in [
        ("ثلاثة مليارات دولار", "3000000000"),
        ("ثلاثة ملايين ونصف المليون", "3500000"),
        ("3 ملايين و200 ألف نازح", "3200000"),
        ("خمسة وعشرون جنديا", "25"),
        ("أحد عشر شخصا", "11"),
        ("خمسة عشر قتيلا", "15"),
        ("مئة وخمسة وعشرين", "125"),
        ("ثلاثمائة جندي", "300"),
        ("ثلاث مئة جندي", "300"),
        ("ألفين وخمسمئة", "2500"),
        ("ألف جندي", "1000"),
        ("مليوني لاجئ", "2000000"),
        ("نصف مليون", "500000"),
        ("مئة ألف", "100000"),
    ] {
        assert_eq!(read(text), [value], "{text}");
    }
}

#[test]
fn english_words_are_added_up() {
    for (text, value) in [
        ("3.5 billion dollars", "3500000000"),
        ("$3.5bn", "3500000000"),
        ("twenty-five soldiers", "25"),
        ("two hundred and five thousand", "205000"),
        ("three and a half million", "3500000"),
        ("a million people", "1000000"),
        ("half a million", "500000"),
        ("two dozen", "24"),
        ("fifteen people", "15"),
    ] {
        assert_eq!(read(text), [value], "{text}");
    }
}

#[test]
fn what_is_listed_is_not_added_up() {
    assert_eq!(read("مقتل 12 وإصابة 30"), ["12", "30"]);
    assert_eq!(read("12 قتيلا و15 جريحا"), ["12", "15"]);
    assert_eq!(read("ألف دبابة و200 مدفع"), ["1000", "200"]);
    assert_eq!(read("12 dead and 30 wounded"), ["12", "30"]);
}

#[test]
fn words_around_a_number_say_how_exact_it_is() {
    assert_eq!(read("مقتل نحو 20 شخصا"), ["~20"]);
    assert_eq!(read("أكثر من 20 ألف"), [">20000"]);
    assert_eq!(read("مقتل ما لا يقل عن 12 شخصا"), [">12"]);
    assert_eq!(read("12 قتيلا على الأقل"), [">12"]);
    assert_eq!(read("لا يزيد على 5"), ["<5"]);
    assert_eq!(
        read("at least 12 people, some 30 others, up to 5 homes"),
        [">12", "~30", "<5"]
    );
}

#[test]
fn a_range_has_two_ends() {
    assert_eq!(read("بين 12 و15 شخصا"), ["12..15"]);
    assert_eq!(read("10-15 جنديا"), ["10..15"]);
    assert_eq!(read("10 إلى 15 ألفا"), ["10000..15000"]);
    assert_eq!(read("between 10 and 15 million"), ["10000000..15000000"]);
    assert_eq!(read("10–15 homes"), ["10..15"]);
}

#[test]
fn what_rose_from_one_number_to_another_is_no_range() {
    assert_eq!(read("ارتفع العدد من 12 إلى 15"), ["12", "15"]);
    assert_eq!(read("rose from 12 to 15"), ["12", "15"]);
}

#[test]
fn what_lasts_from_one_number_to_another_lies_between_them() {
    assert_eq!(read("تستغرق الرحلة من 3 إلى 5 أيام"), ["3..5"]);
    assert_eq!(read("It takes from 3 to 5 days"), ["3..5"]);
    assert_eq!(read("ارتفع العدد من 3 إلى 5 أيام"), ["3", "5"]);
    assert_eq!(read("3 crore rupees"), ["30000000"]);
    assert!(read("a two-thirds majority").is_empty());
}

#[test]
fn what_rose_to_millions_rose_from_millions() {
    assert_eq!(
        read("من 2.5 إلى 5.8 مليار دولار"),
        ["2500000000", "5800000000"]
    );
    assert_eq!(read("من 3 إلى 5 ملايين"), ["3000000", "5000000"]);
    assert_eq!(read("من 12 إلى 15 في المئة"), ["12%", "15%"]);
    assert_eq!(
        read("from 2.5 to 5.8 billion"),
        ["2500000000", "5800000000"]
    );
    assert_eq!(read("من 500 ألف إلى مليون"), ["500000", "1000000"]);
}

#[test]
fn shares_of_a_hundred_are_told() {
    for text in [
        "12.5%",
        "١٢٫٥٪",
        "12.5 في المئة",
        "12.5 بالمئة",
        "12.5 في المائة",
        "12.5 per cent",
        "12.5 percent",
    ] {
        assert_eq!(read(text), ["12.5%"], "{text}");
    }
}

#[test]
fn days_years_hours_and_vague_words_are_no_numbers() {
    for text in [
        "28/08/2024",
        "يوم 28 آب 2024",
        "في عام 2015",
        "الساعة 10:30",
        "عشرات القتلى وآلاف النازحين",
        "يوم الأربعاء",
        "أحد القتلى",
        "in 2015",
        "the 15th",
        "في ديسمبر 2018 اتفاقا",
        "لست هنا",
    ] {
        assert_eq!(read(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_number_has_its_place_without_the_conjunction() {
    let text = "وقتل و12 ألف جندي";
    let number = &numbers(text)[0];
    assert_eq!(&text[number.range.clone()], "12 ألف");
}

#[test]
fn digits_behind_and_are_a_number_of_their_own() {
    assert_eq!(read("EUR 4 million and 410 kilometres"), ["4000000", "410"]);
    assert_eq!(read("four million and ten reasons"), ["4000010"]);
}

#[test]
fn parts_of_a_scale_have_their_size() {
    for (text, value) in [
        ("ربع مليار دينار", "250000000"),
        ("بربع مليون", "250000"),
        ("ثلاثة أرباع مليون كتاب", "750000"),
        ("ثلاثة أرباع المليون كتاب", "750000"),
        ("نصف المليون", "500000"),
        ("تريليونا و200 مليار", "1200000000000"),
        ("تريليونين و500 مليار", "2500000000000"),
        ("مليون وربع المليون", "1250000"),
        ("مليون ونصف مليون طالب", "1500000"),
        ("ثلاثة ونصف مليون طن", "3500000"),
        ("ثلثي مليار", "666666666.666"),
        ("a quarter of a million books", "250000"),
        ("a quarter million books", "250000"),
        ("three quarters of a million", "750000"),
        ("a million and a half", "1500000"),
        ("نصف في المئة", "0.5%"),
        ("ربعا في المائة", "0.25%"),
        ("ثلاثة ونصف في المئة", "3.5%"),
    ] {
        assert_eq!(read(text), [value], "{text}");
    }
    assert_eq!(read("ثلاثة أرباع المقاعد"), [""; 0]);
    assert_eq!(read("الربع الأول"), [""; 0]);
}

#[test]
fn digits_around_a_letter_have_no_value_and_leave_none_to_their_scale() {
    for text in ["12ر4 مليون طن", "1ر2 مليار دولار", "3ر5 في المئة"] {
        assert_eq!(read(text), [""; 0], "{text}");
    }
}

#[test]
fn ten_of_what_is_feminine_stands_before_a_plural() {
    for text in ["عشر سنوات", "عشر نساء", "لعشر دقائق"] {
        assert_eq!(read(text), ["10"], "{text}");
    }
    for text in ["الدورة الثانية عشرة", "القرن التاسع عشر", "عشر السكان"]
    {
        assert_eq!(read(text), [""; 0], "{text}");
    }
}

#[test]
fn a_dual_scale_before_what_it_counts_is_two() {
    for (text, value) in [
        ("وصل ألفا جندي.", "2000"),
        ("كلف مليونا دولار.", "2000000"),
        ("بلغت الديون مليارا دولار.", "2000000000"),
        ("وصل ألفًا من الجنود.", "1000"),
        ("وصل 12 ألفا من الجنود.", "12000"),
        ("بلغ العدد ألفا وثلاثمئة جندي.", "1300"),
        ("بلغ العدد ألفا.", "1000"),
    ] {
        assert_eq!(read(text), [value], "{text}");
    }
}

#[test]
fn what_numbers_a_thing_counts_nothing() {
    for text in [
        "Call 07701234567 or +964 770 123 4567.",
        "Room 12 is closed.",
        "Articles 5 and 6 apply.",
        "Resolution 2254 applies.",
        "Law No. 12 applies.",
        "An F-16 fell.",
        "COVID-19 killed many.",
        "It ended at 4 p.m. on Monday.",
        "The team lost 1-3 to Basra.",
        "In the first quarter of 2024 exports fell.",
        "From 2019 to 2023 exports fell.",
        "Between 2019 and 2023 exports fell.",
        "Two thirds of the voters chose him.",
        "القرار 2254 والمادة 140 ملزمان.",
        "صدر القانون رقم 12 أمس.",
        "الغرفة 12 مغلقة.",
        "اتصل على الرقم 07701234567.",
        "انتهى عند 4 مساء.",
        "بدأ في الساعة 4 وانتهى.",
        "خسر الفريق 1-3 أمام البصرة.",
        "انتشر كوفيد-19 فيها.",
        "بين عامي 2019 و2023 تراجعت الصادرات.",
        "من 2019 إلى 2023 تراجعت الصادرات.",
    ] {
        assert_eq!(read(text), [""; 0], "{text}");
    }
    for (text, values) in [
        ("Law 12 binds 12 states.", &["12"][..]),
        ("He won 12 seats.", &["12"]),
        ("It lost 10-15 soldiers.", &["10..15"]),
        ("Article 5 binds and 12 states left.", &["12"]),
        ("He paid 500 and 700 dollars.", &["500", "700"]),
        ("أيد القرار 12 نائبا.", &["12"]),
        ("عاد من بين 2019 شخصا 12 جريحا.", &["2019", "12"]),
    ] {
        assert_eq!(read(text), values, "{text}");
    }
}
