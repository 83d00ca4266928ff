mod attributions;
mod clauses;

use mujaz_model::Language;

use super::*;
use crate::sample::article;

/// Text and certainty of each passage in marks.
fn passages(text: &str) -> Vec<(String, bool)> {
    let names = Names::default();
    let article = article(Language::Arabic, text);
    find(&article, &crate::sentences(&article), &names, &|| Some(()))
        .unwrap()
        .0
        .into_iter()
        .map(|quotation| (quotation.text, quotation.confidence == 100))
        .collect()
}

/// The text of each report without marks.
fn reports(text: &str) -> Vec<String> {
    let is_arabic = text.starts_with(mujaz_text::is_arabic_letter);
    let language = if is_arabic {
        Language::Arabic
    } else {
        Language::English
    };
    let article = article(language, text);
    find(
        &article,
        &crate::sentences(&article),
        &Names::default(),
        &|| Some(()),
    )
    .unwrap()
    .1
    .into_iter()
    .map(|report| report.text)
    .collect()
}

/// Who says each passage in marks and each report, in the order of the text.
fn speakers(language: Language, text: &str) -> Vec<String> {
    let article = article(language, text);
    let places = "ar\tar_variants\ten\ten_variants\tkind\nالمغرب\t\tMorocco\t\tplace\nإسبانيا\tاسبان\tSpain\t\tplace\nطهران\t\tTehran\t\tplace\nأربيل\t\tErbil\t\tplace\n";
    let names = crate::read_names(places).unwrap();
    let (quotations, reports) =
        find(&article, &crate::sentences(&article), &names, &|| Some(())).unwrap();
    let mut found: Vec<(usize, String)> = quotations
        .into_iter()
        .filter(|quotation| quotation.kind == mujaz_model::QuotationKind::Speech)
        .map(|quotation| (quotation.span.start, quotation.attribution))
        .chain(
            reports
                .into_iter()
                .map(|report| (report.span.start, report.attribution)),
        )
        .map(|(at, attribution)| {
            let name = attribution.speaker.map(|speaker| speaker.name);
            (at, name.unwrap_or_default())
        })
        .collect();
    found.sort();
    found.into_iter().map(|(_, name)| name).collect()
}

#[test]
fn arabic_speakers_are_named_in_full_and_no_further() {
    for (text, expected) in [
        (
            "وقال سكان محليون في مديرية الرمل إن الطريق مقطوعة.",
            &["سكان محليون في مديرية الرمل"][..],
        ),
        (
            "وذكر باحثون من جامعة الساحل أن الدلفين عاد.",
            &["باحثون من جامعة الساحل"],
        ),
        (
            "أكد الوكيل العام للملك لدى محكمة النخيل أن البحث انتهى.",
            &["الوكيل العام للملك لدى محكمة النخيل"],
        ),
        (
            "وقال عضو اللجنة، النائب السابق عن دائرة الميناء، المهندس سامي الطويل، إن العمل بدأ.",
            &["سامي الطويل"],
        ),
        (
            "قال مدير إدارة التوقعات في مصلحة الأرصاد، رامي حلاق، لصحيفة «الفجر»: «المطر قادم إلى الساحل».",
            &["رامي حلاق"],
        ),
        (
            "وقال المدرب، الإسباني كارلوس فيدال، إن الفريق جاهز.",
            &["كارلوس فيدال"],
        ),
        (
            "ترافع محامي الشركة، الأستاذ فؤاد جابر، ساعتين، مؤكدا أن العقد باطل.",
            &["فؤاد جابر"],
        ),
        (
            "قال المعارض محمد ولد سيدي إن الحوار متوقف.",
            &["محمد ولد سيدي"],
        ),
        (
            "وأعلن الجنرال حسن بنعيسى أن المناورة انتهت.",
            &["حسن بنعيسى"],
        ),
        (
            "يكتب المفكر المغربي الراحل أحمد السبتي أن المدن تتعلم.",
            &["أحمد السبتي"],
        ),
        (
            "رئيس البلدية هاني سرور اعتبر أن القرار خاطئ.",
            &["هاني سرور"],
        ),
        ("ومحافظ الشمال هاني سرور أكد فتح تحقيق.", &["هاني سرور"]),
        ("وروى صاحب المطعم أبو سامي أن الزبائن عادوا.", &["أبو سامي"]),
        (
            "وقال مسؤولان، رفضا ذكر اسميهما، إن الاجتماع تأجل.",
            &["مسؤولان"],
        ),
        (
            "وعزت الشركة الارتفاع إلى «نمو الطلب على الأسمدة».",
            &["الشركة"],
        ),
        (
            "والمثل القديم يقول: «الصبر مفتاح الفرج».",
            &["المثل القديم"],
        ),
        (
            "وفقا لوزارة النقل، توقف القطار. وقالت الوزارة إن العطل بسيط.",
            &["وزارة النقل", "وزارة النقل"],
        ),
        ("ووفقا للجنة، فتحت المراكز.", &["اللجنة"]),
        ("وشيع أن الجلسة ألغيت، كما تردد أن النواب غاضبون.", &[""]),
        (
            "وقال الناطق إن العمل مستمر، نافيا ما نشر عن إغلاق المعبر.",
            &["الناطق", "الناطق"],
        ),
    ] {
        assert_eq!(speakers(Language::Arabic, text), expected, "{text}");
    }
}

#[test]
fn arabic_speakers_are_found_whatever_stands_between_them_and_their_verb() {
    for (text, expected) in [
        (
            "وقال الناطق إن العمل مستمر، لافتا إلى نقص الوقود.",
            &["الناطق", "الناطق"][..],
        ),
        (
            "أبلغت مصادر دبلوماسية «الأفق» أن الموفد عاد.",
            &["مصادر دبلوماسية"],
        ),
        (
            "وقال رئيس وفدها عبدالسلام فارع إن الجولة انتهت.",
            &["عبدالسلام فارع"],
        ),
        (
            "أفادت الناطقة هاجر مراد بأن الملف أغلق. وأفادت الناطقة نفسها بأن الحكم نهائي.",
            &["هاجر مراد", "هاجر مراد"],
        ),
        (
            "وأكدت كل من عمان والقاهرة أن الحل قريب.",
            &["عمان والقاهرة"],
        ),
        ("تعهدت برلين بتقديم مساعدات عاجلة.", &["برلين"]),
        (
            "الموقف عبر عنه نائب الناطق كايل برينان الذي قال إن بلاده محايدة.",
            &["كايل برينان"],
        ),
        (
            "وتقول مديرة مكتب البرنامج في الأبيض، روزا كيبيت: «نوزع نصف حصة على الأسر».",
            &["روزا كيبيت"],
        ),
        (
            "شكا مواطنون في مديرية الساحل من انقطاع المياه.",
            &["مواطنون في مديرية الساحل"],
        ),
        (
            "لكن مكتب الرئيس سارع إلى القول إن الوفد باق.",
            &["مكتب الرئيس"],
        ),
        (
            "وقال نبيل سالم إن اللجنة فشلت، والنويري يرد: اللجنة نجحت.",
            &["نبيل سالم", "النويري"],
        ),
        (
            "محافظ المصرف المركزي لـ«الصباح»: الاحتياطي يكفي عاما كاملا",
            &["محافظ المصرف المركزي"],
        ),
    ] {
        assert_eq!(speakers(Language::Arabic, text), expected, "{text}");
    }
}

#[test]
fn english_speakers_are_found_whatever_stands_between_them_and_their_verb() {
    for (text, expected) in [
        (
            "Jorge Amado commands the regiment. \"They are safe now,\" he said.",
            "Jorge Amado",
        ),
        ("The ministry denied carrying out the raid.", "The ministry"),
        (
            "The only clinic has shut, Doctors Beyond Frontiers reported on Sunday.",
            "Doctors Beyond Frontiers",
        ),
        (
            "Yesterday in Amman the government signalled that a change was near.",
            "the government",
        ),
        (
            "The EU will not pay, according to a draft statement seen by reporters.",
            "a draft statement",
        ),
    ] {
        assert_eq!(speakers(Language::English, text), [expected], "{text}");
    }
}

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
fn well_known_names_in_marks_are_no_speech() {
    for text in [
        "وقال الوزير عبر «طهران» إن الطريق آمنة.",
        "وقال مصدر في الشرطة تحدث إلى «الأفق» إن الطريق آمنة.",
        "وكتب محللو بنك «نورد مار» أن السعر سيرتفع.",
        "الخرطوم – «نيل نيوز»: قالت اللجنة إن الطريق آمنة.",
    ] {
        assert_eq!(speakers(Language::Arabic, text).len(), 1, "{text}");
    }
}

#[test]
fn english_speakers_are_named_in_full_and_no_further() {
    for (text, expected) in [
        (
            "A doctor in Port Salem said the ward was full.",
            &["A doctor in Port Salem"][..],
        ),
        (
            "Residents of Hays said a mine had exploded.",
            &["Residents of Hays"],
        ),
        (
            "The late writer Adam Karim once wrote that cities learn.",
            &["Adam Karim"],
        ),
        (
            "Energy Minister Adam Karim flew south, toured the jetty and told reporters that the ship would leave.",
            &["Adam Karim"],
        ),
        (
            "Officials told the charity the numbers were too high.",
            &["Officials"],
        ),
        (
            "The ferry would stop; the pilot, Lina Haddad, said the sea was rough.",
            &["Lina Haddad"],
        ),
    ] {
        assert_eq!(speakers(Language::English, text), expected, "{text}");
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
fn an_english_sentence_has_its_speaker_wherever_it_names_one() {
    for (text, expected) in [
        (
            "The raid was claimed by the Free Hills group, which said in a statement that two men had died.",
            &["the Free Hills group"][..],
        ),
        (
            "The bridge is shut, officials say, but privately diplomats admit that it is safe.",
            &["officials", "diplomats"],
        ),
        (
            "The oil minister said talks were over, state television reported.",
            &["The oil minister"],
        ),
        (
            "The deal, hailed by Washington as \"historic\", was signed.",
            &["Washington"],
        ),
        (
            "The emir, Sheikh Faris al-Mulla, was quoted by an agency as saying Port Salem \"stands with its brothers\".",
            &["Faris al-Mulla"],
        ),
        (
            "Health Workers Abroad (HWA) says the ward is full.",
            &["Health Workers Abroad"],
        ),
        ("Measles cases double in a week: WHO", &["WHO"]),
        (
            "Body found in orchard near Salem - police source",
            &["police source"],
        ),
        (
            "The judge told him he had \"no remorse\" and that he would stay in prison.",
            &["The judge", "The judge"],
        ),
    ] {
        assert_eq!(speakers(Language::English, text), expected, "{text}");
    }
}

#[test]
fn an_arabic_speaker_ends_where_its_grammar_is_complete() {
    for (text, expected) in [
        ("وأكدت طهران رفضها أي تفتيش.", &["طهران"][..]),
        (
            "قالت لجان مقاومة أم بدر إن الطريق مقطوعة.",
            &["لجان مقاومة أم بدر"],
        ),
        (
            "وبحسب الناطق باسم الهيئة، محمود الشيخ علي، فإن العمل انتهى.",
            &["محمود الشيخ علي"],
        ),
        (
            "«لا ماء ولا كهرباء هنا»، هكذا لخص الطبيب خالد أبو سمرة حال الناس.",
            &["خالد أبو سمرة"],
        ),
        (
            "أجمع المشاركون في الندوة على أن القانون قديم.",
            &["المشاركون في الندوة"],
        ),
        (
            "لم يبتعد قائد عسكري ميداني، فضل عدم ذكر اسمه، وقال إن القرار سياسي.",
            &["قائد عسكري ميداني"],
        ),
        (
            "وفقا لتقرير صادر عن مركز الساحل، فقدت العملة نصف قيمتها.",
            &["مركز الساحل"],
        ),
        (
            "وتشير تقديرات الهيئة العامة إلى أن الفقر زاد.",
            &["الهيئة العامة"],
        ),
        ("وقال معالي وزير النقل إن الجسر جاهز.", &["وزير النقل"]),
    ] {
        assert_eq!(speakers(Language::Arabic, text), expected, "{text}");
    }
}

#[test]
fn the_united_states_is_no_verb_of_saying() {
    let text = "The minister said the United States should take \u{201c}corresponding measures\u{201d} soon.";
    assert_eq!(speakers(Language::English, text), ["The minister"]);
}

#[test]
fn what_cannot_speak_is_no_arabic_speaker() {
    for (text, expected) in [
        ("أعلن مرارا أن المشروع توقف.", &[""][..]),
        ("نفت صحة التقرير وقالت إن الجسر سليم.", &[""]),
        (
            "وصل الوزير سامي شهاب إلى عدن. وقال ممازحا «الطريق طويل».",
            &["سامي شهاب"],
        ),
        (
            "انتقد الوزير سامي شهاب الخطة. وقال لوسائل الإعلام إن العمل توقف.",
            &["سامي شهاب"],
        ),
        (
            "ووصفت الحكومة السورية الهجوم بأنه «اعتداء سافر».",
            &["الحكومة السورية"],
        ),
        (
            "وبدأت رئيسة الوزراء بتحديد خمسة مطالب. وأضافت أن الطريق طويل.",
            &[""],
        ),
        (
            "وقال القائم بأعمال السفير البريطاني إن المحادثات مفيدة.",
            &["القائم بأعمال السفير البريطاني"],
        ),
    ] {
        assert_eq!(speakers(Language::Arabic, text), expected, "{text}");
    }
}

#[test]
fn words_belong_to_whom_a_text_means_and_not_to_who_passes_them_on() {
    for (text, expected) in [
        (
            "ذكرت وكالة الساحل نقلا عن مصادر أمنية أن زورقا غرق.",
            &["مصادر أمنية"][..],
        ),
        (
            "وأفادت الناطقة هاجر مراد بأن غارة وقعت. ونقلت عن مصادر طبية أن ستة جرحوا.",
            &["هاجر مراد", "مصادر طبية"],
        ),
        (
            "قضت محكمة جنايات الشمال بالسجن. وقالت المحكمة إن الحكم نهائي.",
            &["محكمة جنايات الشمال"],
        ),
        (
            "وقال مسؤول إن الرئيس أبلغ الزعماء بأن القوات باقية.",
            &["مسؤول", "الرئيس"],
        ),
        (
            "وحذر المدير التنفيذي لبرنامج الأغذية إريك هالستروم من أن الناس جياع.",
            &["إريك هالستروم"],
        ),
        (
            "وقالت والدة أحد المفقودين: «لا أريد سوى قبر أزوره».",
            &["والدة أحد المفقودين"],
        ),
        (
            "دانت الرئاسة اليمنية ما وصفته بـ«العدوان السافر» على الميناء.",
            &["الرئاسة اليمنية"],
        ),
    ] {
        assert_eq!(speakers(Language::Arabic, text), expected, "{text}");
    }
    for (text, expected) in [
        (
            "The envoy, Ingrid Solheim, said it was late. \"Housing is no favour,\" the expert stressed.",
            &["Ingrid Solheim", "Ingrid Solheim"][..],
        ),
        (
            "The deal is worth a billion, according to two people familiar with the talks.",
            &["two people familiar with the talks"],
        ),
        (
            "\"Were we surprised? No,\" said general Piotr Nowak, now a fellow in Warsaw.",
            &["Piotr Nowak"],
        ),
        (
            "A source close to Speaker Nabil Fares said the session would go ahead.",
            &["A source close to Speaker Nabil Fares"],
        ),
        ("The group calls itself \"Guardians of the Coast\".", &[]),
    ] {
        assert_eq!(speakers(Language::English, text), expected, "{text}");
    }
}

#[test]
fn who_acts_in_an_arabic_sentence_says_what_follows() {
    for (text, expected) in [
        (
            "في كلمته أمام القمة، دعا الرئيس محمد ولد سيدي إلى الهدوء، وتعهد بأن تساعد بلاده الجميع.",
            &["محمد ولد سيدي"][..],
        ),
        (
            "اتهم الوزير السابق سامي شهاب حزبا بالتعطيل، قائلا إنه يعرف الفاعل.",
            &["سامي شهاب"],
        ),
        (
            "استقبل الشيخ ماجد بن سلطان وفدا. وأكد سموه أن العمل مستمر.",
            &["ماجد بن سلطان"],
        ),
        ("وأكد رفضه لكل حل.", &[""]),
        (
            "لكن مصدرا في الاتحاد أكد أن القرار قديم.",
            &["مصدرا في الاتحاد"],
        ),
    ] {
        assert_eq!(speakers(Language::Arabic, text), expected, "{text}");
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
fn marks_of_two_kinds_are_certain_where_a_word_of_saying_and_the_end_of_a_clause_confirm_them() {
    assert_eq!(
        passages("وأضاف الوزير أن “المصنع سيعمل من الشهر المقبل»."),
        [("المصنع سيعمل من الشهر المقبل".to_owned(), true)]
    );
    assert_eq!(
        passages("وشدد المدير على «ضرورة إصلاح الجسر قبل الشتاء”، وغادر."),
        [("ضرورة إصلاح الجسر قبل الشتاء".to_owned(), true)]
    );
}

#[test]
fn marks_of_two_kinds_are_uncertain_where_nothing_confirms_them() {
    assert_eq!(
        passages("زار الوفد “مصنع الحديد والصلب الجديد في المدينة» أمس."),
        [("مصنع الحديد والصلب الجديد في المدينة".to_owned(), false)]
    );
    // What is said may end before the last words.
    assert!(!passages("وقال المدير إن “الجسر آمن» والطريق مفتوح.")[0].1);
    // Another mark of the paragraph could be the partner.
    assert!(
        passages("وقال المدير إن “الجسر آمن تماما» حتى الشتاء”.")
            .iter()
            .all(|(_, certain)| !certain)
    );
}
