//! How articles begin in print: days, places, writers and agencies in the forms that papers and agencies give them.

mod parts;

use toml::Value;

use parts::one;

const OPENINGS: &str = include_str!("../../../tests/cases/openings/openings.toml");
const ARABIC: (&str, &str) = (
    "خطة جديدة للمياه في المحافظات الجنوبية",
    "أعلنت الوزارة يوم 12 أيلول 2019 خطة جديدة للمياه في المحافظة بعد مشاورات طويلة مع الأهالي والخبراء.\n\nوأضاف البيان أن العمل يبدأ في 15 أيار 2031 ويستمر ثلاث سنوات على الأقل في جميع الأقضية.",
);
const ENGLISH: (&str, &str) = (
    "New water plan for the southern provinces announced",
    "The ministry announced on 12 September 2019 a new water plan for the province after long talks with residents and experts.\n\nWork will start on 15 May 2031, the statement added, and will last for at least three years in all districts.",
);

#[test]
fn every_opening_gives_its_day_its_places_and_its_writers() {
    let cases: Value = toml::from_str(OPENINGS).unwrap();
    let cases = cases["opening"].as_array().unwrap();
    assert!(cases.len() > 100, "{}", cases.len());
    let mut wrong: Vec<String> = Vec::new();
    let mut check = |is_right: bool, said: String| {
        if !is_right {
            wrong.push(said);
        }
    };
    for case in cases {
        let head = case["head"].as_str().unwrap();
        let is_english = case.get("language").is_some();
        let (headline, body) = if is_english { ENGLISH } else { ARABIC };
        let between = if case.get("opens").is_some() {
            ""
        } else {
            "\n\n"
        };
        let text = format!("{headline}\n\n{head}{between}{body}");
        let (_, read) = one(text.as_bytes());
        let article = read.value;
        assert_eq!(article.headline.content, headline);
        let published = article.published.map(|day| day.to_string());
        let expected = case.get("published").and_then(Value::as_str);
        check(
            published.as_deref() == expected,
            format!("{head}: {published:?}"),
        );
        let credits = article
            .datelines
            .iter()
            .filter_map(|line| line.credit.as_ref());
        let writers = article.bylines.iter().chain(credits);
        let writers = sorted(writers.map(|name| name.0.clone()));
        let allowed: Vec<Vec<String>> = [case.get("writers").map(strings).unwrap_or_default()]
            .into_iter()
            .chain(
                case.get("or_writers")
                    .and_then(Value::as_array)
                    .into_iter()
                    .flatten()
                    .map(strings),
            )
            .map(sorted)
            .collect();
        check(allowed.contains(&writers), format!("{head}: {writers:?}"));
        let places = sorted(article.datelines.into_iter().map(|line| line.place));
        let expected = case.get("places").map(strings).unwrap_or_default();
        check(places == sorted(expected), format!("{head}: {places:?}"));
        if let Some(section) = case.get("section") {
            check(
                article.section.as_deref() == section.as_str(),
                format!("{head}: {:?}", article.section),
            );
        }
        let first = &article.sentences[0].text;
        // What it opens with is no part of the first sentence.
        if case.get("opens").is_some() && !head.ends_with('\n') {
            check(body.starts_with(first), format!("{head}: {first}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn strings(value: &Value) -> Vec<String> {
    let all = value.as_array().into_iter().flatten();
    all.filter_map(Value::as_str).map(str::to_owned).collect()
}

/// In order, without the full stops and blanks at their ends.
fn sorted(texts: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut texts: Vec<String> = texts
        .into_iter()
        .map(|text| text.trim_matches([' ', '.']).to_owned())
        .collect();
    texts.sort();
    texts
}
