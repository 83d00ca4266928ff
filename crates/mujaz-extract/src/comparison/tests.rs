use chrono::NaiveDate;
use mujaz_model::{CharSpan, ConflictKind, Sentence};

use super::*;

const NAMES: &str = "ar\tar_variants\ten\ten_variants\tkind
بغداد\t\tBaghdad\t\tplace
الموصل\t\tMosul\t\tplace
العراق\t\tIraq\t\tplace
حلف شمال الأطلسي\tالناتو\tNATO\t\torganisation
";

fn article(language: Language, headline: &str, sentences: &[&str]) -> Article {
    let source = sentences.join("\n");
    let mut start = 0;
    Article {
        sentences: sentences
            .iter()
            .enumerate()
            .map(|(at, text)| {
                let span = Span::new(start, start + text.len());
                start = span.end + 1;
                Sentence {
                    index: at + 1,
                    paragraph: 1,
                    text: (*text).to_owned(),
                    span,
                    char_span: CharSpan::default(),
                }
            })
            .collect(),
        ..Article::new(source, Text::new(language, headline))
    }
}

fn arabic(headline: &str, sentences: &[&str]) -> Article {
    article(Language::Arabic, headline, sentences)
}

fn english(headline: &str, sentences: &[&str]) -> Article {
    article(Language::English, headline, sentences)
}

fn comparison(articles: &[Article]) -> Comparison {
    let names = crate::read_names(NAMES).unwrap();
    let candidates: Vec<Vec<Candidate>> = articles
        .iter()
        .map(|article| crate::suggest(article, &[]))
        .collect();
    compare(&Compared::pairs(articles, &candidates), &names)
}

/// The figures of each conflict, as `killed: 12 / 15`, with the kind before them where it is no contradiction.
fn figures(articles: &[Article]) -> Vec<String> {
    comparison(articles)
        .conflicts
        .iter()
        .map(|conflict| {
            let kind = match conflict.kind {
                ConflictKind::Contradiction => "",
                ConflictKind::Update => "update ",
                ConflictKind::Bound => "bound ",
            };
            let counted = if conflict.counted.en.is_empty() {
                &conflict.counted.ar
            } else {
                &conflict.counted.en
            };
            let values: Vec<&str> = conflict
                .figures
                .iter()
                .map(|figure| figure.value.as_str())
                .collect();
            format!("{kind}{counted}: {}", values.join(" / "))
        })
        .collect()
}

fn two(first: &str, second: &str) -> Vec<String> {
    figures(&[arabic("", &[first]), arabic("", &[second])])
}

fn groups(articles: &[Article]) -> Vec<Vec<(usize, usize)>> {
    comparison(articles)
        .groups
        .iter()
        .map(|group| {
            group
                .members
                .iter()
                .map(|place| (place.article, place.sentence))
                .collect()
        })
        .collect()
}

fn are_one(first: &str, second: &str) -> bool {
    groups(&[arabic("", &[first]), arabic("", &[second])]) == [[(0, 1), (1, 1)]]
}

const BLAST: &str = "قتل 12 شخصا وأصيب 30 آخرون في انفجار سيارة مفخخة وسط سوق شعبية في بغداد";

#[test]
fn other_tolls_of_the_same_explosion_are_a_conflict() {
    assert_eq!(
        two(
            BLAST,
            "أسفر انفجار سيارة مفخخة في سوق شعبية وسط بغداد عن مقتل 15 شخصا وإصابة 30"
        ),
        ["killed: 12 / 15"]
    );
    assert_eq!(
        two(
            BLAST,
            "مقتل خمسة عشر شخصا وإصابة 41 بانفجار سيارة مفخخة في سوق شعبية ببغداد"
        ),
        ["killed: 12 / 15", "wounded: 30 / 41"]
    );
}

#[test]
fn a_conflict_names_both_places_and_both_figures_as_written() {
    let articles = [
        arabic("", &[BLAST]),
        arabic(
            "",
            &["أسفر انفجار سيارة مفخخة في سوق شعبية وسط بغداد عن مقتل ١٥ شخصا"],
        ),
    ];
    let found = comparison(&articles);
    let written: Vec<&str> = found.conflicts[0]
        .figures
        .iter()
        .map(|figure| {
            figure
                .span
                .of(&articles[figure.place.article].source)
                .unwrap()
        })
        .collect();
    assert_eq!(written, ["12", "١٥"]);
    assert_eq!(
        found.conflicts[0].counted,
        mujaz_model::Bilingual::new("قتلى", "killed")
    );
}

#[test]
fn the_same_figure_in_other_words_is_none() {
    assert!(
        two(
            BLAST,
            "مقتل اثني عشر شخصا وإصابة ثلاثين في انفجار سيارة مفخخة بسوق شعبية وسط بغداد"
        )
        .is_empty()
    );
    assert!(
        two(
            BLAST,
            "مقتل ١٢ شخصا وإصابة نحو 31 في انفجار سيارة مفخخة بسوق شعبية وسط بغداد"
        )
        .is_empty()
    );
}

#[test]
fn figures_of_other_things_are_no_conflict() {
    assert!(
        two(
            BLAST,
            "قتل 15 جنديا في انفجار سيارة مفخخة وسط سوق شعبية في بغداد"
        )
        .is_empty()
    );
    assert!(
        two(
            BLAST,
            "اعتقل 15 شخصا بعد انفجار سيارة مفخخة وسط سوق شعبية في بغداد"
        )
        .is_empty()
    );
    assert!(
        two(
            BLAST,
            "خصصت الحكومة 15 سيارة إسعاف لسوق شعبية وسط بغداد بعد انفجار"
        )
        .is_empty()
    );
}

#[test]
fn what_is_done_to_others_of_a_kind_is_another_figure() {
    let lead = "The steel maker Ferrum in Terni";
    let ferrum = |text: &str| english(lead, &[text]);
    let figures_of = |first: &str, second: &str| figures(&[ferrum(first), ferrum(second)]);
    let laid_off = "The steel maker Ferrum will lay off 300 workers at its plant in Terni";
    for other in [
        "The steel maker Ferrum employs 400 workers at its plant in Terni",
        "Some 400 workers demonstrated at the plant of the steel maker Ferrum in Terni",
        "The steel maker Ferrum hired 400 workers at its plant in Terni",
    ] {
        assert_eq!(figures_of(laid_off, other), [""; 0], "{other}");
    }
    assert_eq!(
        figures_of(
            laid_off,
            "The steel maker Ferrum is cutting 400 workers at its plant in Terni"
        ),
        ["workers: 300 / 400"]
    );
    assert!(
        two(
            "بلغت صادرات العراق من النفط الخام 3.3 مليون برميل يوميا في آب",
            "ينتج العراق من النفط الخام 3.9 مليون برميل يوميا في آب"
        )
        .is_empty()
    );
    assert!(
        two(
            "دمرت السيول 176 مدرسة في الموصل بحسب محافظ نينوى",
            "أعيد بناء 95 مدرسة في الموصل بحسب محافظ نينوى"
        )
        .is_empty()
    );
}

#[test]
fn those_who_are_of_others_are_no_other_count() {
    assert!(
        two(
            "أصيب تسعة أشخاص في انهيار مبنى وسط بغداد",
            "قال المحافظ إن 3 من المصابين في انهيار مبنى وسط بغداد غادروا المستشفى"
        )
        .is_empty()
    );
    assert!(
        figures(&[
            english(
                "Summit in Baghdad",
                &["The summit in Baghdad ended with 14 agreements"]
            ),
            english(
                "Summit in Baghdad",
                &["Six of the agreements of the summit in Baghdad cover energy"]
            ),
        ])
        .is_empty()
    );
}

#[test]
fn of_two_shares_that_each_gives_the_one_that_differs_is_a_conflict() {
    assert_eq!(
        two(
            "تطالب نقابة عمال الموانئ في بغداد بزيادة الأجور 12 في المئة وعرضت الحكومة 5 في المئة",
            "تطالب نقابة عمال الموانئ في بغداد بزيادة الأجور 15 في المئة وعرضت الحكومة 5 في المئة"
        ),
        ["per cent: 12 / 15"]
    );
}

#[test]
fn members_who_vote_are_votes() {
    assert_eq!(
        two(
            "أقر البرلمان في بغداد قانون النفط بأغلبية 164 صوتا مقابل 71 وامتنع 19 نائبا",
            "صوت 168 نائبا لصالح قانون النفط في البرلمان في بغداد وعارضه 71 نائبا وامتنع 19 عن التصويت"
        ),
        ["votes: 164 / 168"]
    );
}

#[test]
fn a_bound_that_is_only_rounded_down_is_met_by_a_little_more() {
    assert!(
        two(
            "اعتقلت الشرطة أكثر من 60 متظاهرا وسط بغداد",
            "اعتقلت الشرطة 64 متظاهرا وسط بغداد"
        )
        .is_empty()
    );
}

#[test]
fn the_same_in_another_town_or_on_another_day_is_another_event() {
    assert!(
        two(
            BLAST,
            "قتل 15 شخصا وأصيب 40 آخرون في انفجار سيارة مفخخة وسط سوق شعبية في الموصل"
        )
        .is_empty()
    );
    assert!(
        two(
            "قتل 12 شخصا يوم الأحد في انفجار سيارة مفخخة وسط سوق شعبية في بغداد",
            "قتل 15 شخصا يوم الثلاثاء في انفجار سيارة مفخخة وسط سوق شعبية في بغداد"
        )
        .is_empty()
    );
    let mut later = arabic(
        "",
        &["قتل 15 شخصا في انفجار سيارة مفخخة وسط سوق شعبية في بغداد"],
    );
    let mut earlier = arabic("", &[BLAST]);
    earlier.published = NaiveDate::from_ymd_opt(2024, 8, 1);
    later.published = NaiveDate::from_ymd_opt(2024, 8, 20);
    assert!(figures(&[earlier, later]).is_empty());
}

#[test]
fn a_toll_that_has_risen_is_an_update() {
    assert_eq!(
        two(
            BLAST,
            "ارتفعت حصيلة قتلى انفجار السيارة المفخخة في سوق شعبية وسط بغداد إلى 15 قتيلا"
        ),
        ["update killed: 12 / 15"]
    );
}

#[test]
fn a_figure_that_meets_a_bound_is_told_as_one() {
    assert_eq!(
        two(
            "مقتل ما لا يقل عن 12 شخصا في انفجار سيارة مفخخة وسط سوق شعبية في بغداد",
            "مقتل 15 شخصا في انفجار سيارة مفخخة وسط سوق شعبية في بغداد"
        ),
        ["bound killed: 12 / 15"]
    );
}

#[test]
fn sums_of_money_differ_where_they_are_for_the_same() {
    let first = "بلغت كلفة مشروع الجسر الجديد على نهر دجلة 3 مليارات دولار";
    assert_eq!(
        two(
            first,
            "مشروع الجسر الجديد على نهر دجلة بلغت كلفته ٣٫٥ مليار دولار"
        ),
        ["dollars: 3000000000 / 3500000000"]
    );
    assert!(
        two(
            first,
            "بلغت كلفة مشروع المطار الجديد في البصرة 3.5 مليار دولار"
        )
        .is_empty()
    );
    assert!(
        two(
            first,
            "بلغت كلفة مشروع الجسر الجديد على نهر دجلة ثلاثة مليارات دولار"
        )
        .is_empty()
    );
}

#[test]
fn thousands_in_words_meet_thousands_in_digits() {
    assert_eq!(
        two(
            "استقبل مخيم الجدعة جنوب المدينة ٢٠ ألف نازح خلال أسبوع",
            "استقبل مخيم الجدعة جنوب المدينة 25,000 نازح خلال أسبوع"
        ),
        ["displaced: 20000 / 25000"]
    );
}

#[test]
fn an_article_that_gives_both_figures_contradicts_neither() {
    let both = arabic(
        "",
        &[
            "مقتل 15 شخصا في انفجار سيارة مفخخة وسط سوق شعبية في بغداد",
            "وكانت الشرطة أعلنت مقتل 12 شخصا في انفجار سيارة مفخخة وسط سوق شعبية في بغداد",
        ],
    );
    assert!(figures(&[arabic("", &[BLAST]), both]).is_empty());
}

#[test]
fn figures_differ_across_the_languages_too() {
    let english = english(
        "Car bomb in Baghdad market",
        &[
            "At least fifteen people were killed and 30 wounded when a car bomb exploded in a market in central Baghdad on Sunday.",
        ],
    );
    assert_eq!(
        figures(&[arabic("انفجار في سوق ببغداد", &[BLAST]), english]),
        ["killed: 12 / 15"]
    );
}

#[test]
fn sums_differ_across_the_languages() {
    assert_eq!(
        figures(&[
            arabic(
                "",
                &["وقع العراق اتفاقا مع شركة توتال لمشروع غاز بقيمة 3 مليارات دولار"]
            ),
            english(
                "",
                &["Iraq signed a deal with Total for a gas project worth $3.5 billion."]
            )
        ]),
        ["dollars: 3000000000 / 3500000000"]
    );
}

#[test]
fn two_names_tell_the_same_thing_across_the_languages() {
    assert_eq!(
        figures(&[
            arabic(
                "",
                &["قال حلف شمال الأطلسي إنه سيرسل 500 مدرب إلى العراق العام المقبل"]
            ),
            english(
                "",
                &["NATO said 600 trainers would be sent to Iraq next year."]
            )
        ]),
        ["trainers: 500 / 600"]
    );
}

#[test]
fn a_fate_behind_its_number_is_part_of_what_is_counted() {
    let aboard = "غرق قارب يقل 80 مهاجرا قبالة سواحل ليبيا";
    assert!(
        two(
            aboard,
            "لقي 60 مهاجرا مصرعهم إثر غرق قارب قبالة سواحل ليبيا"
        )
        .is_empty()
    );
    assert_eq!(
        two(aboard, "غرق قارب يقل 60 مهاجرا قبالة سواحل ليبيا"),
        ["migrants: 80 / 60"]
    );
}

#[test]
fn three_sources_make_one_conflict() {
    assert_eq!(
        figures(&[
            arabic("", &[BLAST]),
            arabic(
                "",
                &["مقتل 15 شخصا في انفجار سيارة مفخخة في سوق شعبية وسط بغداد"]
            ),
            arabic(
                "",
                &["انفجار سيارة مفخخة في سوق شعبية وسط بغداد يوقع 17 قتيلا"]
            ),
        ]),
        ["killed: 12 / 15 / 17"]
    );
}

#[test]
fn sentences_that_say_the_same_are_one_group_with_the_best_first() {
    let said = "بحث الوفد العراقي مع قيادة الحلف في بروكسل مستقبل البعثة الاستشارية وتدريب القوات";
    let other = "وبحث الوفد العراقي في بروكسل مع قيادة الحلف تدريب القوات ومستقبل البعثة الاستشارية، بحسب بيان";
    let articles = [
        arabic(
            "زيارة مفاجئة إلى أنقرة",
            &[
                "بدأ الرئيس التركي زيارة مفاجئة إلى أنقرة قادما من إسطنبول بعد جولة في ثلاث مدن على البحر الأسود.",
                said,
            ],
        ),
        arabic("الوفد العراقي في بروكسل", &[other, "وغادر الوفد."]),
    ];
    assert_eq!(groups(&articles), [[(1, 1), (0, 2)]]);
}

#[test]
fn a_denial_is_not_the_same_as_what_it_denies() {
    assert!(!are_one(
        "أكد الوفد أن القوات الأجنبية ستنسحب من القواعد العسكرية في العراق نهاية العام المقبل",
        "أكد الوفد أن القوات الأجنبية لن تنسحب من القواعد العسكرية في العراق نهاية العام المقبل"
    ));
}

#[test]
fn another_office_place_or_person_is_not_the_same() {
    let said = "وصل وزير الدفاع إلى بغداد على رأس وفد رفيع لبحث تدريب القوات";
    assert!(are_one(
        said,
        "وزير الدفاع وصل إلى بغداد على رأس وفد رفيع لبحث تدريب القوات"
    ));
    assert!(!are_one(
        said,
        "وصل وزير الخارجية إلى بغداد على رأس وفد رفيع لبحث تدريب القوات"
    ));
    assert!(!are_one(
        said,
        "وصل وزير الدفاع إلى الموصل على رأس وفد رفيع لبحث تدريب القوات"
    ));
}

#[test]
fn two_languages_meet_in_names_and_well_known_things() {
    let articles = [
        arabic(
            "",
            &["وقعت وزارة الدفاع في بغداد اتفاقا مع حلف شمال الأطلسي لتدريب الجيش والشرطة"],
        ),
        english(
            "",
            &[
                "The defence ministry in Baghdad signed an agreement with NATO to train the army and police.",
            ],
        ),
    ];
    assert_eq!(groups(&articles), [[(0, 1), (1, 1)]]);
}

#[test]
fn figures_that_are_parts_of_the_other_are_no_conflict() {
    let whole = "قتل ستة أشخاص في غارات على بغداد ليل الثلاثاء";
    let parts = [
        "قتل أربعة أشخاص في غارة على حي في بغداد ليل الثلاثاء",
        "وقتل شخصان في غارة أخرى على بغداد",
    ];
    assert!(figures(&[arabic("", &[whole]), arabic("", &parts)]).is_empty());
    assert_eq!(two(whole, parts[0]), ["killed: 6 / 4"]);
}

#[test]
fn what_was_before_and_what_is_expected_is_another_figure() {
    let now = "بلغ معدل التضخم في العراق 6.7 في المئة في الربع الأول من العام";
    assert!(
        two(
            now,
            "تراجع معدل التضخم في العراق من 6.9 في المئة إلى 6.7 في المئة في الربع الأول من العام"
        )
        .is_empty()
    );
    assert!(
        two(
            now,
            "من المتوقع أن يبلغ معدل التضخم في العراق 5 في المئة في الربع الأول من العام"
        )
        .is_empty()
    );
    assert_eq!(
        two(
            now,
            "معدل التضخم في العراق بلغ 7.6 في المئة خلال الربع الأول من العام"
        ),
        ["per cent: 6.7 / 7.6"]
    );
}

#[test]
fn ages_and_the_strength_of_earthquakes_are_compared() {
    let pair =
        |first: &str, second: &str| figures(&[english("", &[first]), english("", &[second])]);
    assert_eq!(
        pair(
            "A 17-year-old climber has disappeared near Mosul.",
            "A climber aged 19 has disappeared near Mosul."
        ),
        ["age: 17 / 19"]
    );
    assert_eq!(
        pair(
            "A magnitude 5.6 earthquake struck north of Mosul early on Friday.",
            "A 5.9-magnitude earthquake struck north of Mosul early on Friday."
        ),
        ["magnitude: 5.6 / 5.9"]
    );
}

#[test]
fn one_report_tells_what_befell_the_children_among_the_killed_as_another_does() {
    assert_eq!(
        two(
            "قتل 12 شخصا بينهم ثلاثة أطفال في انفجار سيارة مفخخة وسط بغداد",
            "قتل 12 شخصا في انفجار سيارة مفخخة وسط بغداد، أربعة منهم أطفال"
        ),
        ["children (killed): 3 / 4"]
    );
}

#[test]
fn a_town_lies_in_its_country_and_another_town_does_not() {
    let report = |place: &str| {
        english(
            "Bomb at checkpoint",
            &[&format!(
                "A bomb at a checkpoint in {place} killed {} soldiers.",
                place.len()
            )],
        )
    };
    assert_eq!(
        figures(&[report("Baghdad"), report("Iraq")]),
        ["soldiers (killed): 7 / 4"]
    );
    assert!(figures(&[report("Baghdad"), report("Mosul")]).is_empty());
}

#[test]
fn one_article_has_nothing_to_be_compared_with() {
    assert_eq!(
        comparison(&[arabic("", &[BLAST, BLAST])]),
        Comparison::default()
    );
}

#[test]
fn another_day_of_the_same_event_is_a_conflict() {
    assert_eq!(
        two(
            "يوقع العراق والحلف اتفاق تدريب القوات في بروكسل يوم 5 أيلول 2024 بحضور وزير الدفاع",
            "يوقع العراق والحلف اتفاق تدريب القوات في بروكسل يوم 7 أيلول 2024 بحضور وزير الدفاع"
        ),
        ["date: 2024-09-05 / 2024-09-07"]
    );
    assert_eq!(
        two(
            "التقى وزير الدفاع وفد الحلف يوم 5 أيلول في بغداد لبحث تدريب القوات",
            "التقى وزير الدفاع وفد الحلف يوم 7 أيلول في بغداد لبحث تدريب القوات"
        ),
        ["date: --09-05 / --09-07"]
    );
}

#[test]
fn the_originals_of_two_sources_are_compared_and_those_of_one_are_not() {
    let names = crate::read_names(NAMES).unwrap();
    let headline = Text::new(Language::Arabic, "انفجار في بغداد");
    let first = Text::new(Language::Arabic, BLAST);
    let second = Text::new(
        Language::Arabic,
        "مقتل 15 شخصا بانفجار سيارة مفخخة في سوق شعبية ببغداد",
    );
    let originals = |source| {
        [(&first, 1), (&second, source)].map(|(text, source)| Original {
            text,
            source,
            headline: &headline,
            published: None,
        })
    };
    assert_eq!(conflicts_between(&originals(2), &names).len(), 1);
    assert!(conflicts_between(&originals(1), &names).is_empty());
}

#[test]
fn the_originals_that_differ_do_so_whatever_else_is_picked_of_their_sources() {
    let names = crate::read_names(NAMES).unwrap();
    let arabic = |text: &str| Text::new(Language::Arabic, text);
    let headlines = [
        arabic("قتلى في انفجار بسوق في بغداد"),
        arabic("عاجل: حصيلة انفجار بغداد ترتفع ومخاوف من انقطاع الكهرباء"),
        Text::new(
            Language::English,
            "Fourteen killed in Baghdad blast, officials say",
        ),
    ];
    let picked = [
        (
            arabic(
                "قُتل 12 شخصا وأصيب 31 آخرون في انفجار استهدف فجر الاثنين سوقا في بغداد، وفق ما أعلنت وزارة الصحة.",
            ),
            1,
        ),
        (
            arabic(
                "ارتفعت حصيلة ضحايا الانفجار في بغداد إلى ١٥ قتيلا و٣١ جريحا، بحسب مدير صحة بغداد.",
            ),
            2,
        ),
        (
            Text::new(
                Language::English,
                "Fourteen people were killed in the Baghdad blast, health officials said.",
            ),
            3,
        ),
        (
            arabic(
                "ونفى قائد العمليات المشتركة تورط أي فصيل في الهجوم، مؤكدا أن التحقيق لم يصل بعد إلى الجهة المنفذة.",
            ),
            1,
        ),
        (
            arabic(
                "ويقع السوق في قضاء الكرخ، وكان قد تعرض لتسع هجمات منذ عام 2022 قُتل فيها 15 شخصا.",
            ),
            1,
        ),
        (
            arabic("وتوقفت المحطة كليا، وفقدت الشبكة نحو 2800 ميغاواط من الكهرباء."),
            2,
        ),
        (arabic("وقتل ثلاثة عمال في حادث آخر جنوب البلاد."), 2),
    ];
    let found = |numbers: &[usize]| -> Vec<Vec<(usize, String)>> {
        let originals: Vec<Original<'_>> = numbers
            .iter()
            .map(|&at| Original {
                text: &picked[at].0,
                source: picked[at].1,
                headline: &headlines[picked[at].1 - 1],
                published: None,
            })
            .collect();
        conflicts_between(&originals, &names)
            .into_iter()
            .map(|conflict| {
                let figures = conflict.figures.into_iter();
                figures
                    .map(|figure| (numbers[figure.place.article], figure.value))
                    .collect()
            })
            .collect()
    };
    let differs = |others: &[usize], expected: &[(usize, &str)]| {
        let expected: Vec<(usize, String)> = expected
            .iter()
            .map(|(at, value)| (*at, (*value).to_owned()))
            .collect();
        let seen = found(others);
        assert!(seen.contains(&expected), "{others:?}: {seen:?}");
    };
    for others in [&[][..], &[3], &[4], &[5], &[6], &[3, 4, 5, 6]] {
        let with = |own: &[usize]| [own, others].concat();
        differs(&with(&[0, 1]), &[(0, "12"), (1, "15")]);
        differs(&with(&[0, 1, 2]), &[(0, "12"), (1, "15"), (2, "14")]);
    }
}

#[test]
fn what_is_of_other_countries_fields_or_months_is_not_compared() {
    for (first, second) in [
        (
            "دعمت إيطاليا العراق بـ40 مليون يورو.",
            "دعمت إسبانيا العراق بـ25 مليون يورو.",
        ),
        (
            "ينتج حقل مجنون 220 ألف برميل يوميا.",
            "ينتج حقل الزبير 380 ألف برميل يوميا.",
        ),
        (
            "صدر العراق 3.4 مليون برميل يوميا في مايو.",
            "صدر العراق 3.2 مليون برميل يوميا في نيسان.",
        ),
    ] {
        let names = crate::read_names(&format!(
            "{NAMES}إيطاليا\t\tItaly\t\tplace\nإسبانيا\t\tSpain\t\tplace\n"
        ))
        .unwrap();
        let articles = [arabic("خبر", &[first]), arabic("خبر", &[second])];
        let candidates: Vec<Vec<Candidate>> = articles
            .iter()
            .map(|article| crate::suggest(article, &[]))
            .collect();
        let found = compare(&Compared::pairs(&articles, &candidates), &names);
        assert!(found.conflicts.is_empty(), "{first}: {:?}", found.conflicts);
    }
}

#[test]
fn one_of_two_sums_and_two_of_a_measure_are_compared() {
    for (first, second, expected) in [
        (
            "أقر البرلمان موازنة بقيمة 120 مليار درهم وعجز قدره 40 مليار درهم.",
            "أقر البرلمان الموازنة البالغة 122 مليار درهم بعجز 40 مليار درهم.",
            "120000000000 / 122000000000",
        ),
        (
            "ضبطت الشرطة 3 أطنان من التبغ في الموصل.",
            "ضبطت قوات الأمن طنين من التبغ بمدينة الموصل.",
            "3 / 2",
        ),
    ] {
        let found = figures(&[
            arabic("خبر اليوم", &[first]),
            arabic("خبر اليوم", &[second]),
        ]);
        assert!(
            matches!(&found[..], [only] if only.ends_with(expected)),
            "{first}: {found:?}"
        );
    }
}
