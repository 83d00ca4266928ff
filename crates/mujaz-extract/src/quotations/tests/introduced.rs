//! Who is meant by an office, a pronoun or a part of a name, by how the article introduced somebody.

use mujaz_model::Language;

use super::{reports, speakers};

#[track_caller]
fn check(language: Language, cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(speakers(language, text), *expected, "{text}");
    }
}

#[test]
fn an_english_office_beside_a_name_between_commas_means_its_holder_later() {
    check(
        Language::English,
        &[
            (
                "The Union Minister for Rural Development, Shri Prakash Deshmukh, opened a centre. The Minister said that it would train 12,000 people.",
                &["Prakash Deshmukh"],
            ),
            (
                "Salma Noor, the ministry's spokeswoman, arrived late. The spokeswoman said the road was closed.",
                &["Salma Noor"],
            ),
            (
                "Sani Bello Maradun, chairman of the local council, came too. The chairman said it was enough.",
                &["Sani Bello Maradun"],
            ),
            (
                "In a post on Truth Forum, the president wrote that the deal was done.",
                &["the president"],
            ),
        ],
    );
}

#[test]
fn who_owns_something_is_named_without_the_ending() {
    check(
        Language::English,
        &[(
            "The lights are on in Dale Hutchins's shed. “You learn to fix what you can,” he said.",
            &["Dale Hutchins"],
        )],
    );
}

#[test]
fn she_is_the_one_whom_the_last_sentence_was_about() {
    check(
        Language::English,
        &[
            (
                "Dale Hutchins said it was cold. His wife, Joanne, keeps the books. “We have had worse years,” she said.",
                &["Dale Hutchins", "Joanne"],
            ),
            (
                "Its director, Aminetou Mint Bilal, 34, won the award. “I dedicate this to my grandmother,” she said.",
                &["Aminetou Mint Bilal"],
            ),
        ],
    );
}

#[test]
fn the_company_is_the_one_whose_trade_stood_before_its_name() {
    check(
        Language::English,
        &[(
            "Danish turbine maker Norvind cut its forecast on Friday. The company said it now expected lower profit.",
            &["Norvind"],
        )],
    );
    check(
        Language::Arabic,
        &[(
            "حققت شركة «إسمنت تهامة» أرباحا. وذكرت الشركة أن النمو سيستمر.",
            &["شركة «إسمنت تهامة»"],
        )],
    );
}

#[test]
fn sources_without_a_name_are_meant_again_by_the_people() {
    check(
        Language::English,
        &[(
            "The firm is in talks to buy a stake, two people with knowledge of the matter said. A deal could come soon, the people said.",
            &["two people with knowledge of the matter"; 2],
        )],
    );
}

#[test]
fn two_sources_that_are_joined_say_it_together() {
    check(
        Language::English,
        &[(
            "Gunmen attacked a town, killing at least nine people, residents and a local official said.",
            &["residents and a local official"],
        )],
    );
}

#[test]
fn what_a_court_hears_has_no_speaker() {
    check(
        Language::English,
        &[(
            "Leeds Crown Court heard that Susan Ackroyd created fake invoices. The jury was told that she spent the money.",
            &["", ""],
        )],
    );
}

#[test]
fn a_trade_in_small_letters_stands_before_the_name_and_is_no_part_of_it() {
    check(
        Language::English,
        &[(
            "\"The wind has turned,\" Country Fire Authority incident controller Leanne Prothero said.",
            &["Leanne Prothero"],
        )],
    );
}

#[test]
fn a_place_in_capitals_before_a_colon_says_nothing() {
    assert_eq!(
        speakers(
            Language::English,
            "TEHRAN: A court on Wednesday adjourned the hearing."
        ),
        [""; 0]
    );
}

#[test]
fn a_clause_behind_said_may_hold_another_that() {
    assert_eq!(
        reports("The navy said the shipment belonged to a faction that has refused to join talks."),
        ["the shipment belonged to a faction that has refused to join talks"]
    );
}

#[test]
fn titles_of_works_with_a_comma_inside_the_marks_are_no_speech() {
    assert_eq!(
        speakers(
            Language::English,
            "“The Salt Road,” a drama about a family, won the prize."
        ),
        [""; 0]
    );
}

#[test]
fn arabic_names_are_whole_where_the_article_has_them() {
    check(
        Language::Arabic,
        &[
            (
                "وقال المدير التنفيذي لقطاع المرور في الهيئة، راشد سيف الكتبي: «ستوفر المبادرة ألف دراجة». وأشار الكتبي إلى أن التسجيل متاح.",
                &["راشد سيف الكتبي"; 2],
            ),
            (
                "صرحت وزيرة الداخلية كلير دومورتييه الأحد بأن الشرطة ستنتشر. وقالت دومورتييه: «لا يوجد تهديد».",
                &["كلير دومورتييه"; 2],
            ),
            (
                "أشرف وزير الصيد الموريتاني، السيد المختار ولد سيدي أحمد، على التدشين. وأوضح الوزير أن الرصيف سيكبر.",
                &["المختار ولد سيدي أحمد"],
            ),
            (
                "قال عمدة المدينة القاسم ولد بلال إن السكان انتظروه.",
                &["القاسم ولد بلال"],
            ),
            (
                "قال المدير عبد الرزاق بوقرة إن الإنتاج سيرتفع. وأبرز المسؤول ذاته، في كلمة له، أن ثلاثة حقول جديدة دخلت الخدمة.",
                &["عبد الرزاق بوقرة"; 2],
            ),
            (
                "وقال مدرب الساحل البرتغالي روي ميندونسا عقب المباراة: «لم نبدأ بشكل جيد».",
                &["روي ميندونسا"],
            ),
            (
                "تعتزم الشركة تسريح ألف موظف، وفقا لصحيفة «سان خوسيه كرونيكل».",
                &["صحيفة «سان خوسيه كرونيكل»"],
            ),
        ],
    );
}

#[test]
fn what_a_thing_shows_and_what_a_speaker_does_are_no_saying() {
    assert_eq!(
        reports("طور باحثون اختبارا للدم يكشف عن أمراض الكلى قبل ظهورها."),
        [""; 0]
    );
    assert_eq!(
        reports("وقال النائب بدر العازمي: إن القانون ينصف الشباب."),
        ["القانون ينصف الشباب"]
    );
    check(
        Language::Arabic,
        &[(
            "قال الحاج سالم الحرازي إن البن غال. ويقول وهو يشير إلى المدرجات: «ورثت هذه الأشجار عن أبي».",
            &["سالم الحرازي"; 2],
        )],
    );
}

#[test]
fn a_post_speaks_for_who_wrote_it_and_a_name_that_something_is_called_does_not() {
    check(
        Language::Arabic,
        &[
            (
                "نشر رئيس البلدية كريم حداد تغريدة جاء فيها «نعتذر من سكان الحي».",
                &["كريم حداد"],
            ),
            (
                "أصدرت وزارة الداخلية بيانا جاء فيه أن الطريق مغلقة.",
                &["وزارة الداخلية"],
            ),
            ("وقال غير بيدرسون إن الحل ممكن.", &["غير بيدرسون"]),
        ],
    );
    assert_eq!(
        reports("The so-called \"safe zone\" is empty, the mayor Karim Haddad said."),
        ["The so-called \"safe zone\" is empty"]
    );
}

#[test]
fn a_report_ends_before_a_rebuttal_and_begins_behind_later() {
    assert_eq!(
        reports("قالت مصادر إن الحكومة دفعت فدية، وهو ما نفته الوزارة."),
        ["الحكومة دفعت فدية"]
    );
    assert_eq!(
        reports("The minister said later the dam was safe."),
        ["the dam was safe"]
    );
    assert_eq!(
        reports("The company, which denied any role, said it would cooperate."),
        ["any role", "it would cooperate"]
    );
}

#[test]
fn bodies_and_companies_are_meant_by_the_noun_that_named_them() {
    check(
        Language::English,
        &[
            (
                "Shares in Halloran Foods fell after the group warned that profit would be lower. The Leeds-based company said that costs were high.",
                &["Halloran Foods"; 2],
            ),
            (
                "They rescued 87 people, according to the aid group Mare Aperto. The group said that three were missing.",
                &["Mare Aperto"; 2],
            ),
            (
                "The Ministry of Energy and Water Resources has approved tariffs. Homes will be paid, the ministry said.",
                &["The Ministry of Energy and Water Resources"],
            ),
            (
                "The Health Agency said cases had doubled. “We lose ground,” said Tomasz Wieczorek, its manager. The agency added that stocks would be gone.",
                &["The Health Agency", "Tomasz Wieczorek", "The Health Agency"],
            ),
        ],
    );
    check(
        Language::Arabic,
        &[(
            "يرى الباحث في مركز مدارات للدراسات الإقليمية، هيثم الجاسم، أن الأزمة ستطول. ووفقا لورقة أصدرها المركز، انخفضت الواردات.",
            &["هيثم الجاسم", "مركز مدارات للدراسات الإقليمية"],
        )],
    );
}

#[test]
fn english_names_are_whole() {
    check(
        Language::English,
        &[
            (
                "Forecaster Chen Yi-ting said the storm would weaken.",
                &["Chen Yi-ting"],
            ),
            (
                "Omar Al-Sabti and Katherine Doyle argue that trading could cut costs.",
                &["Omar Al-Sabti and Katherine Doyle"],
            ),
            (
                "Analysts at Castle & Drew believe that a cut is likely.",
                &["Analysts at Castle & Drew"],
            ),
            (
                "Detective Chief Inspector Rowena Aldridge said officers were on site.",
                &["Rowena Aldridge"],
            ),
            (
                "His Excellency Said bin Hamad affirmed that the project would go on.",
                &["Said bin Hamad"],
            ),
            (
                "Halima Sheikh Nur walked for nine days. “I arrived with none,” she says.",
                &["Halima Sheikh Nur"],
            ),
            (
                "The Special Envoy for Libya, Ms. Birgitta Berg, briefed the council. She stressed that “the status quo is not stable”.",
                &["Birgitta Berg"],
            ),
            (
                "“I work Fridays. Who is watching my kids?” asked Jolene Pruitt, a nurse.",
                &["Jolene Pruitt"],
            ),
        ],
    );
}

#[test]
fn papers_in_marks_are_names_also_where_their_verb_follows() {
    for (language, text) in [
        (
            Language::Arabic,
            "وكانت وكالة «خبر پارس» قد نقلت عن مصدر دبلوماسي قوله إن الجولة ستعقد.",
        ),
        (
            Language::Arabic,
            "وذكرت الخلية في بيان تلقت \"شبكة الرافد\" نسخة منه، أن القوات ضبطت أسلحة.",
        ),
        (
            Language::English,
            "\"No text has been exchanged,\" he said in comments carried by the \"Khabar-e Rooz\" news agency.",
        ),
        (
            Language::English,
            "His lawyer, Yoon Seo-hyun, was quoted by the “Hanbit Ilbo” as saying that it was politics.",
        ),
    ] {
        assert_eq!(speakers(language, text).len(), 1, "{text}");
    }
}

#[test]
fn arabic_names_go_on_where_the_press_writes_them_so() {
    check(
        Language::Arabic,
        &[
            (
                "أعلن وزير الخارجية سامر عبد الكريم الخصاونة، الأحد، أن الاجتماع قريب.",
                &["سامر عبد الكريم الخصاونة"],
            ),
            (
                "كشف وزير الطاقة، محمد الأمين بوزيان، أن الإنتاج ارتفع.",
                &["محمد الأمين بوزيان"],
            ),
            (
                "قال رئيس الهيئة، محمد علي يلدرم، إن الزلزال لم يسفر عن ضحايا.",
                &["محمد علي يلدرم"],
            ),
            (
                "قالت منسقة الشؤون الإنسانية في الأراضي المحتلة، إيلين فان دير ميرفي، إن الشاحنات دخلت.",
                &["إيلين فان دير ميرفي"],
            ),
            (
                "وقالت ابنته نهلة المجذوب إنه توفي في بيته.",
                &["نهلة المجذوب"],
            ),
            (
                "وقال وكيله المحامي نبيل طربيه للصحافيين: «موكلي غادر منصبه».",
                &["نبيل طربيه"],
            ),
            (
                "وقال أحد السكان ويدعى ساني موسى إن المهاجمين رحلوا.",
                &["ساني موسى"],
            ),
            ("قال شهود عيان للقناة إن قصفا استهدف الحي.", &["شهود عيان"]),
            (
                "استقبل معالي الشيخ راشد بن سالم المزيني، وزير الدولة، السفير. وأكد معاليه أن العلاقات تتطور.",
                &["راشد بن سالم المزيني"],
            ),
        ],
    );
    assert_eq!(
        reports("وذكرت الهيئة أن ناقلة ترفع علم ليبيريا أصيبت بمقذوف."),
        ["ناقلة ترفع علم ليبيريا أصيبت بمقذوف"]
    );
    assert_eq!(
        reports("نفى المتحدث، الإثنين، وجود أي مفاوضات مع واشنطن."),
        ["وجود أي مفاوضات مع واشنطن"]
    );
}

#[test]
fn an_object_before_what_is_said_of_it_is_no_part_of_the_speaker() {
    check(
        Language::Arabic,
        &[
            ("وصف ترامب القرار بأنه «خاطئ».", &["ترامب"]),
            (
                "وحذر الرئيس الروسي فلاديمير بوتين الغرب من «عواقب وخيمة».",
                &["فلاديمير بوتين"],
            ),
            ("وصف الوزير الزيارة بـ«التاريخية».", &["الوزير"]),
            ("وصف رئيس الحكومة بأنه «عقبة».", &["رئيس الحكومة"]),
            (
                "حذرت منظمة الصحة العالمية من أن الكوليرا قد تخرج عن السيطرة.",
                &["منظمة الصحة العالمية"],
            ),
        ],
    );
    check(
        Language::English,
        &[(
            "The U.S. said it had not “targeted civilians” — a claim Tehran called “a lie.”",
            &["The U.S.", "Tehran"],
        )],
    );
    assert_eq!(
        reports("Hamas said on Telegram it had agreed to the plan."),
        ["it had agreed to the plan"]
    );
}

#[test]
fn what_only_looks_like_a_speaker_or_a_saying_is_none() {
    check(
        Language::English,
        &[
            (
                "Seven people were killed on Sunday, police said. Police captain Abdirahman Guled told reporters that most were drivers.",
                &["police", "Abdirahman Guled"],
            ),
            (
                "Chief executive Sultan Al Hameli said the bank would wait.",
                &["Sultan Al Hameli"],
            ),
            (
                "The Joint Chiefs of Staff said it detected the launches.",
                &["The Joint Chiefs of Staff"],
            ),
            (
                "\"It lasted long,\" said lead author Annika Lindqvist of Lund's Institute of Ecology.",
                &["Annika Lindqvist"],
            ),
            (
                "Judge Ashraf Selim read the verdict in a session that lasted ten minutes.",
                &[],
            ),
            (
                "Al Shabaab claimed responsibility through its radio station.",
                &[],
            ),
            (
                "The opposition has demanded that the money be shared.",
                &["The opposition"],
            ),
            (
                "Every morning before dawn, Salha Ferchichi walks the rows. \"It forgives one year,\" she says.",
                &["Salha Ferchichi"],
            ),
        ],
    );
    check(
        Language::Arabic,
        &[
            (
                "قال مسؤول كبير إن الإدارة ستعلن حزمة جديدة.",
                &["مسؤول كبير"],
            ),
            (
                "وأوضح مدير عام مؤسسة نقل الكهرباء المهندس بسام العيسمي أن التركيب قريب.",
                &["بسام العيسمي"],
            ),
            (
                "وقال مصدر في خفر السواحل إن القارب انطلق.",
                &["مصدر في خفر السواحل"],
            ),
        ],
    );
    assert_eq!(
        reports("أنقرة – تباطأ معدل التضخم في البلاد، بحسب هيئة الإحصاء."),
        ["تباطأ معدل التضخم في البلاد"]
    );
}
