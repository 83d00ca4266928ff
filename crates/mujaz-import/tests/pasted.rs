//! Text as it is pasted: with the head of a paper, a wire's dateline, marks and initials, a channel's calls, what a mail had above it.

mod parts;

use mujaz_model::Article;

use parts::one;

const BODY: &str = "أقر المجلس خطة لتأهيل ثلاثة سدود في شمال البلاد.\nوقال المتحدث إن الكلفة تبلغ 320 مليار دينار.\n\nوأضاف أن العمل يبدأ في آذار المقبل.";
const FIRST: &str = "أقر المجلس خطة لتأهيل ثلاثة سدود في شمال البلاد.";
const LAST: &str = "وأضاف أن العمل يبدأ في آذار المقبل.";
const HEADLINE: &str = "المجلس يقر خطة لتأهيل سدود الشمال";

fn read(text: &str) -> Article {
    let article = one(text.as_bytes()).1.value;
    assert_eq!(article.source, text, "the source stays as it came");
    article
}

/// Asserts that an article has its headline, the three sentences and nothing else, and gives back what it names.
fn whole(text: &str) -> (Option<String>, Option<String>, Vec<String>) {
    let article = read(text);
    assert_eq!(article.headline.content, HEADLINE, "{text}");
    let sentences: Vec<&str> = article
        .sentences
        .iter()
        .map(|sentence| sentence.text.as_str())
        .collect();
    assert_eq!(sentences.len(), 3, "{text}: {sentences:?}");
    assert_eq!((sentences[0], sentences[2]), (FIRST, LAST), "{text}");
    let places = article.datelines.into_iter().map(|line| line.place);
    (
        article.outlet,
        article.published.map(|day| day.to_string()),
        places.collect(),
    )
}

fn named(text: Option<&str>) -> Option<String> {
    text.map(str::to_owned)
}

#[test]
fn the_head_of_a_paper_stands_around_the_headline_in_any_order() {
    let outlet = named(Some("المشرق العربي"));
    let day = named(Some("2025-02-05"));
    for text in [
        format!(
            "صحيفة المشرق العربي\n\nالصفحة الثالثة\n\nالأربعاء 5 شباط 2025\n\n{HEADLINE}\n\nبغداد: سعد كريم\n\n{BODY}"
        ),
        format!(
            "{HEADLINE}\n\nالمشرق العربي\n\nالصفحة الثالثة\n\nالأربعاء 5 شباط 2025\n\nبغداد: سعد كريم\n\n{BODY}"
        ),
        format!(
            "المشرق العربي\nيومية سياسية مستقلة\nالسنة الثامنة - العدد (1944)\nالسعر 500 دينار\nwww.mashriq.example\n5 شباط 2025\n6 شعبان 1446\n{HEADLINE}\nبغداد: سعد كريم\n{BODY}"
        ),
        format!(
            "5/2/2025\nالصفحة 3 - محليات\nجريدة المشرق العربي\nالأربعاء\n{HEADLINE}\nبغداد ـ سعد كريم:\n{BODY}"
        ),
    ] {
        assert_eq!(
            whole(&text),
            (outlet.clone(), day.clone(), vec!["بغداد".to_owned()]),
            "{text}"
        );
    }
}

#[test]
fn the_dateline_of_a_wire_is_no_part_of_the_first_sentence_and_names_the_outlet() {
    for (opening, closing, outlet, day, place) in [
        (
            "بغداد (رويترز) - ",
            "\n\n(تغطية صحفية سعد كريم - تحرير رنا القيسي)",
            "رويترز",
            None,
            "بغداد",
        ),
        (
            "بغداد 3 شباط/فبراير (د ب أ)- ",
            "\nد ب أ م ك/ ح ز 2025",
            "د ب أ",
            None,
            "بغداد",
        ),
        (
            "أبوظبي في 3 فبراير / وام / ",
            "\n\nوام/رنا القيسي/سعد كريم",
            "وام",
            None,
            "أبوظبي",
        ),
        (
            "القاهرة في 3 فبراير 2025 /أ ش أ/ ",
            "\n\nك ف/ م ح م\nأ ش أ",
            "أ ش أ",
            Some("2025-02-03"),
            "القاهرة",
        ),
        (
            "الكويت - 3 - 2 (كونا) -- ",
            " (النهاية)\nم ع / ن س ع",
            "كونا",
            None,
            "الكويت",
        ),
        (
            "عمان 3 شباط (بترا) -- ",
            "\n--(بترا)\nم خ/ ف ق\n03/02/2025 15:20:11",
            "بترا",
            Some("2025-02-03"),
            "عمان",
        ),
        (
            "بكين 3 فبراير 2025 (شينخوا) ",
            "",
            "شينخوا",
            Some("2025-02-03"),
            "بكين",
        ),
        (
            "الرياض 04 شعبان 1446 هـ الموافق 03 فبراير 2025 م واس\n",
            "\n// انتهى //\n15:22 ت م\n0123",
            "واس",
            Some("2025-02-03"),
            "الرياض",
        ),
        ("وطنية - بيروت - ", "\n\n===== م.ع.", "وطنية", None, "بيروت"),
        ("(أ ف ب) - باريس - ", "", "أ ف ب", None, "باريس"),
        (
            "السليمانية ـ (وكالة أنباء النهرين) ـ ",
            "\n\nانتهى/ م.ح",
            "وكالة أنباء النهرين",
            None,
            "السليمانية",
        ),
        (
            "دبي، الإمارات العربية المتحدة (CNN)-- ",
            "",
            "CNN",
            None,
            "دبي، الإمارات العربية المتحدة",
        ),
        (
            "ERBIL, Iraq, Feb 4 (Gulf Ledger) - ",
            "",
            "Gulf Ledger",
            None,
            "ERBIL, Iraq",
        ),
        ("MOSCOW, February 3. /TASS/. ", "", "TASS", None, "MOSCOW"),
        (
            "Jerusalem, Feb 3, 2025 (AFP) - ",
            "\n\nabc/xy/dv",
            "AFP",
            Some("2025-02-03"),
            "Jerusalem",
        ),
    ] {
        let text = format!("{HEADLINE}\n\n{opening}{BODY}{closing}");
        let expected = (named(Some(outlet)), named(day), vec![place.to_owned()]);
        assert_eq!(whole(&text), expected, "{opening}");
    }
}

#[test]
fn a_day_without_a_year_in_a_dateline_is_told() {
    let text = format!("{HEADLINE}\n\nBAGHDAD, Feb 4 (Reuters) - {BODY}");
    let warnings = one(text.as_bytes()).1.warnings;
    let is_told = |warning: &mujaz_model::Warning| warning.message.contains("`Feb 4`");
    assert!(warnings.iter().any(is_told), "{warnings:?}");
}

#[test]
fn what_channels_and_lists_put_around_a_post_is_none_of_it() {
    for (above, below) in [
        (
            "🔴 ",
            "\n\n#سدود #عاجل\n\n🔔 تابعونا على تليغرام: https://t.me/example\nانضم إلى قناتنا ليصلك كل جديد",
        ),
        ("عاجل\n", "\n\nانتهى 25 ح"),
        (
            "Eds: UPDATES: Adds quotes.\n\n",
            "\n\n© 2025 جميع الحقوق محفوظة",
        ),
        (
            "الرئيسية / أخبار / سياسة\n\n",
            "\n\nاقرأ أيضا\nمن يحكم القطاع؟\nخبر آخر",
        ),
        (
            "",
            "\n\n===\nلإلغاء الاشتراك اضغط هنا\nنشرة النهرين — يُمنع إعادة النشر",
        ),
        (
            "[3/2/25, 10:22:15 ص] أخبار الساعة: ",
            "\n\nانضموا إلى مجموعتنا على واتساب 👈 https://chat.whatsapp.com/x",
        ),
    ] {
        whole(&format!("{above}{HEADLINE}\n\n{BODY}{below}"));
    }
}

#[test]
fn a_message_that_was_sent_on_and_pasted_has_its_subject_for_a_headline() {
    let text = format!(
        "للاطلاع.\n\n---------- Forwarded message ---------\nFrom: Levant Monitor <n@m.example>\nDate: Mon, Feb 3, 2025 at 8:05 AM\nSubject: Fwd: {HEADLINE}\nTo: <d@e.example>\n\n{BODY}\n\nUnsubscribe | Update preferences\n© 2025 Levant Monitor"
    );
    let (outlet, day, _) = whole(&text);
    assert_eq!(outlet.as_deref(), Some("Levant Monitor"));
    assert_eq!(day.as_deref(), Some("2025-02-03"));
    let warnings = one(text.as_bytes()).1.warnings;
    assert!(
        warnings
            .iter()
            .any(|warning| warning.message.contains("sent on"))
    );
}

#[test]
fn a_mail_whose_article_names_its_day_in_a_sentence_is_dated_without_a_warning() {
    let mail = |day: &str| {
        format!(
            "From: R <r@x.example>\r\nSubject: plan\r\nDate: Tue, 4 Feb 2025 10:15:00 +0300\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nوصل الوفد إلى البصرة اليوم {day}.\r\n\r\nوغادر بعد ساعتين.\r\n"
        )
    };
    let read = one(mail("الثلاثاء 4/2/2025").as_bytes()).1;
    assert_eq!(read.value.published.unwrap().to_string(), "2025-02-04");
    assert!(read.warnings.is_empty(), "{:?}", read.warnings);
    assert!(!one(mail("الاثنين").as_bytes()).1.warnings.is_empty());
}

#[test]
fn what_can_be_the_articles_own_stays() {
    let sentences = |text: &str| read(text).sentences.len();
    assert_eq!(
        sentences(&format!("{HEADLINE}\n\n{BODY}\n\nانتهى الاجتماع بلا اتفاق")),
        4
    );
    assert_eq!(
        sentences(&format!(
            "{HEADLINE}\n\nكلفة الخطة 320 مليار دينار\n\n{BODY}"
        )),
        4
    );
    assert_eq!(sentences(&format!("{HEADLINE}\n\n{BODY}\n\nرنا القيسي")), 4);
    assert_eq!(
        read("هدنة هشة\nالأربعاء 5 شباط 2025\n\nوصل الوفد أمس.")
            .headline
            .content,
        "هدنة هشة"
    );
    assert_eq!(
        read("أزمة الوقود تعود\nالصفحة الثالثة\n\nوصل الوفد أمس.")
            .headline
            .content,
        "أزمة الوقود تعود"
    );
}

#[test]
fn a_day_without_its_year_is_told_where_no_other_is_printed() {
    let warned = |text: &str| {
        let read = one(text.as_bytes()).1;
        let is_told = read
            .warnings
            .iter()
            .any(|warning| warning.message.contains("without a year"));
        (read.value.published.map(|day| day.to_string()), is_told)
    };
    let alone = format!("{HEADLINE}\n\nالأربعاء 5 شباط | 10:35\n\n{BODY}");
    assert_eq!(warned(&alone), (None, true));
    let with_another = format!("5 شباط\n{HEADLINE}\n\n5 شباط 2025\n\n{BODY}");
    assert_eq!(
        warned(&with_another),
        (Some("2025-02-05".to_owned()), false)
    );
}

#[test]
fn hashtags_above_or_below_a_headline_are_no_headline_and_no_text() {
    for text in [
        format!("#عاجل #العراق\n{HEADLINE}\n\n{BODY}"),
        format!("{HEADLINE}\n\n#سدود_الشمال #مياه\n\n{BODY}"),
    ] {
        whole(&text);
    }
}

#[test]
fn the_keywords_of_a_wire_and_the_menu_of_a_page_are_no_headline() {
    for head in [
        "محلي / سدود / مياه\n\n",
        "ق ع 0815 3 اقت 118 وكالة-سدود\nسدود / مياه\n",
        "BC-ME--DAM-PLAN, 2nd Ld-Writethru\nURGENT\n\n",
        "From the website: https://news.example/1\n\n",
        "تخطى إلى المحتوى\nالرئيسية\nأخبار\nفيديو\nبحث\nاقتصاد\n\n",
        "THE HARBOUR COURIER\nTown & Port\n\n",
    ] {
        let (outlet, _, places) = whole(&format!("{head}{HEADLINE}\n\nبغداد: سعد كريم\n\n{BODY}"));
        assert_eq!(places, ["بغداد"], "{head}");
        let paper = head.starts_with("THE").then_some("THE HARBOUR COURIER");
        assert_eq!(outlet.as_deref(), paper, "{head}");
    }
}

#[test]
fn a_headline_whose_words_go_on_in_the_next_line_has_both() {
    for (first, second) in [
        ("المجلس يقر خطة لتأهيل السدود", "ويؤجل البحث في رسوم المياه"),
        ("المجلس يقر خطة لتأهيل السدود في", "شمال البلاد"),
        (
            "Council approves a plan for dams",
            "and puts off the water fees",
        ),
    ] {
        let article = read(&format!("{first}\n{second}\n\n5/2/2025\n\n{BODY}"));
        assert_eq!(article.headline.content, format!("{first} {second}"));
        assert_eq!(article.sentences.len(), 3);
    }
    // A deck is text.
    let deck = read(&format!(
        "{HEADLINE}\nالكلفة 320 مليار دينار\n\n5/2/2025\n\n{BODY}"
    ));
    assert_eq!(deck.headline.content, HEADLINE);
}

#[test]
fn a_writer_beside_the_day_is_found_where_no_empty_line_parts_them() {
    let names = |article: &Article| -> Vec<String> {
        let of_places = article
            .datelines
            .iter()
            .filter_map(|line| line.credit.clone());
        let all = article.bylines.iter().cloned().chain(of_places);
        all.map(|name| name.0).collect()
    };
    for (head, name, place) in [
        ("د. رنا القيسي\n5 شباط 2025", "د. رنا القيسي", None),
        ("5 شباط 2025\n✍️ رنا القيسي", "رنا القيسي", None),
        (
            "5 شباط 2025\nوادي النخيل - رنا القيسي",
            "رنا القيسي",
            Some("وادي النخيل"),
        ),
        (
            "وادي النخيل / رنا القيسي\n5 شباط 2025",
            "رنا القيسي",
            Some("وادي النخيل"),
        ),
        (
            "5 شباط 2025\nوادي النخيل - مكتب المدينة - رنا القيسي",
            "رنا القيسي",
            Some("وادي النخيل"),
        ),
    ] {
        let article = read(&format!("{HEADLINE}\n{head}\n{BODY}"));
        assert_eq!(names(&article), [name], "{head}");
        let first = article.datelines.first().map(|line| line.place.as_str());
        assert_eq!(first, place, "{head}");
        assert_eq!(article.sentences.len(), 3, "{head}");
        let (_, read) = one(format!("{HEADLINE}\n{head}\n{BODY}").as_bytes());
        let says = |warning: &mujaz_model::Warning| warning.message.contains("beside the date");
        assert!(read.warnings.iter().any(says), "{head}");
    }
    for line in [
        "رياضة وشباب",
        "تقرير خاص",
        "كلفة السدود ترتفع في الشمال",
        "قضايا - مال وأعمال",
    ] {
        let article = read(&format!("{HEADLINE}\n{line}\n5 شباط 2025\n{BODY}"));
        assert!(names(&article).is_empty(), "{line}");
    }
}

#[test]
fn the_caption_of_a_picture_that_was_copied_is_none_of_the_text() {
    for caption in [
        "(صورة: السد الكبير قبل التأهيل)",
        "[Picture: The dam before the work began, seen from the north side of the\nvalley]",
        "السد الكبير قبل التأهيل (أرشيفية)",
    ] {
        let text = BODY.replace("\n\n", &format!("\n\n{caption}\n\n"));
        let article = read(&format!("{HEADLINE}\n\n{text}"));
        assert_eq!(article.sentences.len(), 3, "{caption}");
        assert_eq!(article.captions.len(), 1, "{caption}");
        assert_eq!(article.captions[0].text, mujaz_text::fold_space(caption));
    }
}

#[test]
fn what_a_page_puts_below_its_text_is_none_of_it() {
    for below in [
        "الأكثر قراءة\n1\nافتتاح معرض للكتاب\n2\nأمطار في الجنوب",
        "About the authors\nJane Doe covers water. John Roe is a photographer.",
        "cp-hft/mk 0842\n(END)",
        "This email was sent to you by a friend.",
    ] {
        let article = read(&format!("{HEADLINE}\n\n{BODY}\n\n{below}"));
        assert_eq!(article.sentences.len(), 3, "{below}");
    }
    let text = format!(
        "{HEADLINE}\n\n{}",
        BODY.replace("\n\n", "\n\nمادة اعلانية\n\n")
    );
    assert_eq!(read(&text).sentences.len(), 3);
}

#[test]
fn the_day_in_the_last_line_of_an_agency_is_its_day() {
    let text = format!(
        "{HEADLINE}\n\nالقاهرة 5 فبراير (رويترز) - {BODY}\n\n(تغطية صحفية رنا القيسي - تحرير سعد كريم)\n05022025 1412 GMT"
    );
    let (_, read) = one(text.as_bytes());
    assert_eq!(
        read.value.published.map(|day| day.to_string()).as_deref(),
        Some("2025-02-05")
    );
    assert!(read.warnings.is_empty(), "{:?}", read.warnings);
}

#[test]
fn what_a_writer_is_behind_the_name_is_no_second_writer() {
    let article = read(
        "Dam plan approved\n\nBy Jane Doe, Rural Affairs Correspondent\nNorthern Press\n\nThe council approved the plan. Work starts in March.",
    );
    let names: Vec<&str> = article.bylines.iter().map(|name| name.0.as_str()).collect();
    assert_eq!(names, ["Jane Doe"]);
    assert_eq!(article.outlet.as_deref(), Some("Northern Press"));
    assert_eq!(article.sentences.len(), 2);
}

#[test]
fn a_name_between_headline_and_text_is_the_writer_without_empty_lines_too() {
    let text = "المجلس يقر خطة لتأهيل سدود الشمال\nرنـا الـقيسي\nأقر المجلس خطة لتأهيل ثلاثة سدود في شمال البلاد خلال عامين.\nوقال المتحدث إن الكلفة تبلغ 320 مليار دينار.";
    let article = read(text);
    assert_eq!(article.bylines[0].0, "رنـا الـقيسي");
    assert_eq!(article.sentences.len(), 2);
    // A short line above short lines can be the first of a list.
    let list = read("بنود خطة السدود\nتأهيل ثلاثة سدود\nبناء سد جديد\nفتح قناة الري");
    assert!(list.bylines.is_empty());
}

#[test]
fn a_channel_with_a_number_or_a_site_beside_the_writer_is_the_outlet() {
    for (line, outlet) in [
        ("نهار 24 - رنا القيسي", "نهار 24"),
        ("رنا القيسي / نهار 24", "نهار 24"),
        ("النهار.نت - رنا القيسي", "النهار.نت"),
        ("صدى برس / رنا القيسي", "صدى برس"),
    ] {
        let article = read(&format!("{HEADLINE}\n\n{line}\n\n{BODY}"));
        assert_eq!(article.outlet.as_deref(), Some(outlet), "{line}");
        assert_eq!(article.bylines.len(), 1, "{line}");
        assert_eq!(article.bylines[0].0, "رنا القيسي", "{line}");
    }
}

#[test]
fn a_headline_over_several_lines_of_a_narrow_column_is_whole() {
    let text = "المشرق\nالأربعاء 5 شباط 2025 ـ العدد 4512\nمحليات 5\n\nالمجلس يقر خطة لتأهيل\nسدود الشمال كلها\nخلال عامين\nكتبت رنا القيسي\n\nأقر المجلس خطة لتأهيل ثلاثة سدود\nفي شمال البلاد خلال عامين بكلفة\nبلغت 320 مليار دينار عراقي كما ورد\nفي بيان.\nوقال المتحدث إن العمل يبدأ في آذار\nالمقبل ويشمل بناء ثلاثة سدود صغيرة\nفي المحافظة وتأهيل قنوات الري كلها\nقبل الصيف.";
    let article = read(text);
    assert_eq!(
        article.headline.content,
        "المجلس يقر خطة لتأهيل سدود الشمال كلها خلال عامين"
    );
    assert_eq!(
        article.published.map(|day| day.to_string()).as_deref(),
        Some("2025-02-05")
    );
    assert_eq!(article.outlet.as_deref(), Some("المشرق"));
    assert_eq!(article.section.as_deref(), Some("محليات 5"));
    assert_eq!(article.paragraphs.len(), 2, "{:?}", article.paragraphs);
}

#[test]
fn paragraphs_that_are_as_long_as_each_other_stay_apart() {
    let body = "أقر المجلس خطة لتأهيل ثلاثة سدود في شمال البلاد خلال عامين.\nوقال المتحدث إن الكلفة تبلغ ثلاثمئة وعشرين مليار دينار كلها.\nوأضاف أن العمل يبدأ في آذار المقبل ويشمل قنوات الري الكبيرة.";
    let article = read(&format!("{HEADLINE}\n\n{body}"));
    assert_eq!(article.paragraphs.len(), 3);
}

#[test]
fn the_label_of_a_wire_before_a_headline_is_none_of_it() {
    for (label, section) in [
        ("اقتصادي / ", Some("اقتصادي")),
        ("عام / ", Some("عام")),
        ("KUNA : ", None),
    ] {
        let article = read(&format!("{label}{HEADLINE}\n\n{BODY}"));
        assert_eq!(article.headline.content, HEADLINE);
        assert_eq!(article.section.as_deref(), section);
    }
    // Who says it is a part of it.
    let said = read(&format!("رويترز: {HEADLINE}\n\n{BODY}"));
    assert_eq!(said.headline.content, format!("رويترز: {HEADLINE}"));
}

#[test]
fn a_day_over_several_lines_is_the_day_of_printing() {
    for day in ["5\nشباط\n2025", "الأربعاء\n5\nشباط\n2025", "5شباط2025"] {
        let (_, published, _) = whole(&format!("{HEADLINE}\n\n{day}\n\nبغداد: سعد كريم\n\n{BODY}"));
        assert_eq!(published.as_deref(), Some("2025-02-05"), "{day}");
    }
}

#[test]
fn the_stamp_that_a_messenger_puts_above_a_post_is_no_headline() {
    let article = read(&format!(
        "شبكة النهار, [5 شباط 2025 في 9:41 ص]\n⭕️ {HEADLINE}\n\n{BODY}"
    ));
    assert_eq!(article.headline.content, HEADLINE);
    assert_eq!(article.outlet.as_deref(), Some("شبكة النهار"));
    assert_eq!(
        article.published.map(|day| day.to_string()).as_deref(),
        Some("2025-02-05")
    );
}

#[test]
fn a_name_right_below_the_text_is_said_to_be_a_guess() {
    let text = format!("{HEADLINE}\nدمشق-سانا\n{BODY}\nرنا القيسي");
    let (_, read) = one(text.as_bytes());
    assert_eq!(read.value.sentences.len(), 3);
    assert_eq!(read.value.bylines[0].0, "رنا القيسي");
    assert!(
        read.warnings
            .iter()
            .any(|warning| warning.message.contains("below the text"))
    );
}
