//! What an article names, measured on the cases in `tests/cases/entities`, which were labelled by hand.

use anyhow::Result;
use mujaz_tests::{
    command::{Folder, repository},
    entities::{Label, Score, cases},
    labelled::headline,
};
use serde_json::Value;

/// How much of the labels of a file in `tests/cases/entities` the command finds.
fn score(name: &str) -> Result<Score> {
    let mut score = Score::default();
    let path = repository().join(format!("tests/cases/entities/{name}.toml"));
    for case in cases(&path)? {
        let folder = Folder::new()?;
        folder.write(
            "case.txt",
            format!("{}\n\n{}\n", headline(&path), case.text),
        )?;
        let read: Value =
            serde_json::from_str(&folder.succeed(&["import", "case.txt", "--json"])?)?;
        score.add(&case.expected, labels_of(&read[0]));
    }
    Ok(score)
}

/// The entities of an article as `mujaz import --json` prints it, one for each mention in the body.
fn labels_of(article: &Value) -> Vec<Label> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let entities = article["entities"].as_array().into_iter().flatten();
    entities
        .flat_map(|entity| {
            let mentions = entity["mentions"].as_array().into_iter().flatten();
            mentions
                .filter(|mention| mention["sentence"].is_number())
                .map(|mention| Label {
                    kind: text(&entity["kind"]),
                    text: text(&mention["text"]),
                    value: text(&entity["value"]),
                    unit: text(&entity["unit"]),
                })
        })
        .collect()
}

/// F1 = 2 right / (expected + found), in percent, rounded down, of all kinds.
fn percent(score: &Score) -> usize {
    let all = score.total();
    all.right * 200 / (all.expected + all.found)
}

#[test]
fn people_bodies_places_offices_days_and_quantities_are_those_of_a_careful_reader() -> Result<()> {
    for name in ["arabic", "english"] {
        let score = score(name)?;
        let all = score.total();
        assert!(all.expected >= 120, "{score:?}");
        assert!(percent(&score) >= 96, "{name}: {score:?}");
        assert_eq!(all.values, all.values_right, "{name}: {score:?}");
    }
    for name in ["arabic-alike", "english-alike"] {
        let score = score(name)?;
        let all = score.total();
        assert_eq!(percent(&score), 100, "{name}: {score:?}");
        assert_eq!(all.values, all.values_right, "{name}: {score:?}");
    }
    for name in ["arabic-press", "english-press"] {
        let score = score(name)?;
        assert!(percent(&score) >= 89, "{name}: {score:?}");
        assert_eq!(
            score.total().values,
            score.total().values_right,
            "{name}: {score:?}"
        );
    }
    Ok(())
}

#[test]
fn names_are_found_in_sentences_that_no_rule_was_written_for() -> Result<()> {
    for name in ["arabic-held-out", "english-held-out"] {
        let score = score(name)?;
        assert!(percent(&score) >= 80, "{name}: {score:?}");
    }
    Ok(())
}

#[test]
fn people_with_the_names_of_places_are_people() -> Result<()> {
    for name in ["arabic-street", "english-street"] {
        let score = score(name)?;
        assert!(percent(&score) >= 80, "{name}: {score:?}");
    }
    Ok(())
}
