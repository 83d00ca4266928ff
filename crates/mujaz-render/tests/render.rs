//! Rendering memos through templates.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use chrono::NaiveDate;
use mujaz_model::{
    Bilingual, Language, Marking, Memo, MemoHeader, MemoPoint, SourceReference, Text, Tlp, TopicId,
};
use mujaz_render::{Error, Font, FontStyle, Template, render};

const FONTS: [Font; 1] = [Font {
    family: "Amiri",
    weight: 400,
    style: FontStyle::Normal,
    data: b"font",
}];

fn memo() -> Memo {
    Memo {
        header: MemoHeader {
            reference: "BRF-1".to_owned(),
            date: NaiveDate::from_ymd_opt(2024, 8, 28).unwrap(),
            marking: Marking::Tlp(Tlp::Amber),
            to: Bilingual::new("المدير", "The Director"),
            from: Bilingual::default(),
            subject: Bilingual::new("أمن الحدود", "Border <security>"),
        },
        bottom_line: Bilingual::default(),
        points: vec![MemoPoint {
            number: 1,
            topic: Some(TopicId("border-security".to_owned())),
            topic_label: Some(Bilingual::new("أمن الحدود", "Border security")),
            text: Bilingual::new("نص النقطة", "The point's text"),
            original: Text::new(Language::Arabic, "نص المصدر"),
            source: 1,
        }],
        assessment: Bilingual::new("**مرجح**", "**Likely**"),
        recommendations: Bilingual::default(),
        sources: vec![SourceReference {
            number: 1,
            file: "a.txt".to_owned(),
            language: Language::Arabic,
            headline: "عنوان".to_owned(),
            outlet: String::new(),
            bylines: Vec::new(),
            published: None,
            url: String::new(),
            accessed: None,
        }],
    }
}

fn template(memo_html: &str) -> Template {
    let files = BTreeMap::from([
        (
            "template.toml".to_owned(),
            "label = { ar = \"س\", en = \"x\" }\nfonts = [\"Amiri\"]\n".to_owned(),
        ),
        ("memo.css".to_owned(), "p { color: red }".to_owned()),
        ("memo.html".to_owned(), memo_html.to_owned()),
    ]);
    Template::read("own", files).unwrap()
}

fn html(memo_html: &str) -> String {
    render(&memo(), &template(memo_html), &FONTS).unwrap().0
}

#[test]
fn texts_are_escaped() {
    assert_eq!(
        html("{{ memo.header.subject.en }}"),
        "Border &lt;security&gt;"
    );
}

#[test]
fn markdown_is_rendered() {
    assert_eq!(
        html("{{ memo.assessment.en | markdown }}"),
        "<p><strong>Likely</strong></p>\n"
    );
}

#[test]
fn dates_come_in_both_languages_and_calendars() {
    let all = html(
        "{% for language in [\"ar\", \"en\"] %}{% for calendar in [\"gregorian\", \"hijri\"] %}{{ memo.header.date | date(language=language, calendar=calendar) }};{% endfor %}{% endfor %}",
    );
    assert_eq!(
        all,
        "28 آب (أغسطس) 2024;24 صفر 1446 هـ;28 August 2024;24 Safar 1446 AH;"
    );
}

#[test]
fn a_style_string_cannot_leave_its_rule() {
    assert_eq!(
        html("{{ \"a\\\"</style>\" | css_string | safe }}"),
        "\"a\\22 \\3c /style\\3e \""
    );
}

#[test]
fn the_style_holds_the_fonts_and_the_templates_own_rules() {
    let style = html("{{ style | safe }}");
    assert!(style.contains("font-family: \"Amiri\""));
    assert!(style.contains("base64,Zm9udA=="));
    assert!(style.ends_with("p { color: red }"));
}

#[test]
fn a_misspelt_name_is_an_error_that_says_where() {
    let error = render(
        &memo(),
        &template("<p>\n{{ memo.heder.subject.en }}</p>"),
        &FONTS,
    )
    .unwrap_err();
    let message = error.to_string();
    assert!(message.contains("heder"), "{message}");
    assert!(
        message.contains("memo.html") && message.contains('2'),
        "{message}"
    );
}

#[test]
fn a_font_that_is_not_at_hand_is_named() {
    let error = render(&memo(), &template("x"), &[]).unwrap_err();
    assert!(matches!(error, Error::MissingFont { ref family, .. } if family == "Amiri"));
}

#[test]
fn a_picture_from_outside_is_refused() {
    let error = render(
        &memo(),
        &template("<img src=\"https://example.org/logo.png\">"),
        &FONTS,
    )
    .unwrap_err();
    assert!(matches!(error, Error::External { .. }));
}

#[test]
fn a_folder_without_memo_html_is_no_template() {
    let error = Template::read("own", BTreeMap::new()).unwrap_err();
    assert!(matches!(error, Error::MissingFile { .. }));
}

fn built_in(name: &str) -> Template {
    let folder = format!("{}/../../templates/{name}", env!("CARGO_MANIFEST_DIR"));
    let files = ["template.toml", "memo.html", "memo.css"]
        .into_iter()
        .map(|file| {
            (
                file.to_owned(),
                std::fs::read_to_string(format!("{folder}/{file}")).unwrap(),
            )
        })
        .collect();
    Template::read(name, files).unwrap()
}

fn built_in_html(name: &str, memo: &Memo) -> String {
    let fonts = ["Amiri", "Noto Sans"].map(|family| Font { family, ..FONTS[0] });
    render(memo, &built_in(name), &fonts).unwrap().0
}

/// The value of `name` on the nearest element around `node` that has it.
fn nearest<'a>(node: &ego_tree::NodeRef<'a, scraper::Node>, name: &str) -> Option<&'a str> {
    node.ancestors()
        .find_map(|ancestor| ancestor.value().as_element()?.attr(name))
}

#[test]
fn every_text_of_a_built_in_template_has_its_language_and_direction() {
    for name in ["side-by-side", "stacked"] {
        let html = built_in_html(name, &memo());
        let document = scraper::Html::parse_document(&html);
        let in_head = |node: &ego_tree::NodeRef<'_, scraper::Node>| {
            node.ancestors().any(|ancestor| {
                ancestor
                    .value()
                    .as_element()
                    .is_some_and(|element| element.name() == "head")
            })
        };
        for node in document.tree.nodes().filter(|node| !in_head(node)) {
            let Some(text) = node.value().as_text() else {
                continue;
            };
            let language = nearest(&node, "lang");
            if text
                .chars()
                .any(|character| ('\u{620}'..='\u{64a}').contains(&character))
            {
                assert_eq!(
                    (language, nearest(&node, "dir")),
                    (Some("ar"), Some("rtl")),
                    "{name}: {}",
                    &**text
                );
            } else if text.chars().any(char::is_alphabetic)
                && !text.contains("TLP:")
                && !text.contains("BRF-1")
            {
                assert_eq!(
                    (language, nearest(&node, "dir")),
                    (Some("en"), Some("ltr")),
                    "{name}: {}",
                    &**text
                );
            }
        }
    }
}

#[test]
fn a_tlp_label_is_an_isolate_from_left_to_right() {
    for name in ["side-by-side", "stacked"] {
        let html = built_in_html(name, &memo());
        let label = html.split(">TLP:AMBER<").next().unwrap_or_default();
        let tag = label.rsplit('<').next().unwrap_or_default();
        assert!(tag.contains("dir=\"ltr\""), "{name}: {tag}");
    }
}

#[test]
fn an_empty_memo_renders() {
    let mut memo = memo();
    memo.points.clear();
    memo.sources.clear();
    memo.assessment = Bilingual::default();
    memo.header.subject = Bilingual::default();
    memo.header.reference = String::new();
    memo.header.to = Bilingual::default();
    for name in ["side-by-side", "stacked"] {
        assert!(!built_in_html(name, &memo).contains("<section"), "{name}");
    }
}

#[test]
fn the_same_memo_gives_the_same_bytes() {
    assert_eq!(
        built_in_html("stacked", &memo()),
        built_in_html("stacked", &memo())
    );
}
