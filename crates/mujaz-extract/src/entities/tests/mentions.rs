use super::*;

#[test]
fn a_name_in_brackets_is_another_name() {
    let found = entities(
        Language::English,
        "The Harbour Safety Council (HSC) met. The HSC will report.",
    );
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].mentions.len(), 3);
}

#[test]
fn a_well_known_name_can_have_a_hyphen() {
    assert_eq!(
        named(EntityKind::Place, "They fled from Deir ez-Zor to Basra."),
        ["Deir ez-Zor", "Basra"]
    );
}

#[test]
fn where_somebody_goes_is_no_third_name() {
    let text = "غادر المدير العام رافائيل غروسي بغداد.";
    assert_eq!(named(EntityKind::Person, text), ["رافائيل غروسي"]);
    assert_eq!(named(EntityKind::Place, text), ["بغداد"]);
}

#[test]
fn a_mention_has_no_particle_and_no_ending_of_an_owner() {
    let texts = |language, text| -> Vec<String> {
        let found = entities(language, text);
        let mentions = found.into_iter().flat_map(|entity| entity.mentions);
        mentions.map(|mention| mention.text).collect()
    };
    assert_eq!(
        texts(
            Language::Arabic,
            "زار بلجيكا وبغداد وقال لحلف شمال الأطلسي ووزارة الدفاع إن للعراق رأيا."
        ),
        [
            "بلجيكا",
            "بغداد",
            "حلف شمال الأطلسي",
            "وزارة الدفاع",
            "للعراق"
        ]
    );
    assert_eq!(
        texts(
            Language::English,
            "Iraq's envoy met the Ministry of Oil's adviser and Nadia Karim's aide; Karim’s plan is NATO’s."
        ),
        [
            "Iraq",
            "envoy",
            "Ministry of Oil",
            "adviser",
            "Nadia Karim",
            "Karim",
            "aide",
            "NATO"
        ]
    );
}

#[test]
fn a_family_name_behind_a_particle_is_who_was_named_in_full() {
    let text = "التقى كريم الحمداني الوزير وقال للحمداني نائبه إن بالحمداني ثقة والحمداني غائب.";
    let found = entities(Language::Arabic, text);
    let person = found
        .iter()
        .find(|entity| entity.kind == EntityKind::Person)
        .map(|person| (person.name.ar.as_str(), person.mentions.len()));
    assert_eq!(person, Some(("كريم الحمداني", 4)), "{found:?}");
}

#[test]
fn an_office_inside_a_body_and_the_country_of_an_embassy_are_named_too() {
    let text = "أعلن ذلك المكتب الإعلامي لمستشار الأمن القومي.";
    assert_eq!(named(EntityKind::Role, text), ["مستشار الأمن القومي"]);
    let text = "استقبلته سفارة جمهورية العراق في بغداد.";
    assert_eq!(named(EntityKind::Place, text), ["العراق", "بغداد"]);
}

#[test]
fn what_a_headline_and_a_dateline_name_is_found_there() {
    let above = "الحمداني في {بغداد}\n\nبلجيكا: الصباح\n\n";
    let body = "التقى كريم الحمداني وفدا في بيان تلقته «الصباح».";
    let source = format!("{above}{body}");
    let mut article = Article::new(source, Text::new(Language::Arabic, "الحمداني في «بغداد»"));
    article.headline_span = Some(Span::new(0, "الحمداني في {بغداد}".len()));
    let span = Span::new(above.len(), above.len() + body.len());
    article.paragraphs.push(mujaz_model::Paragraph {
        text: body.to_owned(),
        span,
    });
    article.sentences.push(Sentence {
        index: 1,
        paragraph: 1,
        text: body.to_owned(),
        span,
        char_span: CharSpan::default(),
    });
    let start = above.find("بلجيكا").unwrap();
    article.datelines.push(mujaz_model::Dateline {
        place: "بلجيكا".to_owned(),
        credit: Some(mujaz_model::Byline("الصباح".to_owned())),
        span: Span::new(start, above.trim_end().len()),
    });
    let found = annotate(article, &read_names(NAMES).unwrap()).entities;
    let found: Vec<(&str, EntityKind, Vec<Option<usize>>)> = found
        .iter()
        .map(|entity| {
            let sentences = entity.mentions.iter().map(|mention| mention.sentence);
            (entity.name.ar.as_str(), entity.kind, sentences.collect())
        })
        .collect();
    assert_eq!(
        found,
        [
            ("كريم الحمداني", EntityKind::Person, vec![None, Some(1)]),
            ("بغداد", EntityKind::Place, vec![None]),
            ("بلجيكا", EntityKind::Place, vec![None]),
            ("الصباح", EntityKind::Organisation, vec![None, Some(1)]),
        ]
    );
}
