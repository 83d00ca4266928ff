//! What a sentence denies, measured on the cases in `tests/cases/polarity`, which were labelled by hand.

use anyhow::Result;
use mujaz_tests::{
    command::{Folder, repository},
    denials::{Case, Score},
    labelled::{cases, headline},
};
use serde_json::Value;

/// How many of the labels of a file in `tests/cases/polarity` the command finds.
fn score(name: &str) -> Result<Score> {
    let mut score = Score::default();
    let path = repository().join(format!("tests/cases/polarity/{name}.toml"));
    for case in cases::<Case>(&path)? {
        let folder = Folder::new()?;
        folder.write(
            "case.txt",
            format!("{}\n\n{}\n", headline(&path), case.text),
        )?;
        let read: Value =
            serde_json::from_str(&folder.succeed(&["points", "case.txt", "--json"])?)?;
        let mut denials = Vec::new();
        collect(&read, &mut denials);
        score.add(&case, &denials);
    }
    Ok(score)
}

/// Collects what the candidates in a piece of JSON deny.
fn collect(value: &Value, denials: &mut Vec<String>) {
    if let Some(denied) = value.get("denied").and_then(Value::as_str) {
        denials.push(denied.to_owned());
    }
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, denials)),
        Value::Object(fields) => fields.values().for_each(|value| collect(value, denials)),
        _ => {}
    }
}

#[test]
fn no_denial_is_lost_and_none_is_invented() -> Result<()> {
    for (name, denied) in [
        ("arabic", 20),
        ("english", 20),
        ("arabic-particles", 10),
        ("english-particles", 10),
    ] {
        let score = score(name)?;
        assert!(score.denied >= denied && score.affirmed >= 15, "{score:?}");
        assert_eq!((score.lost, score.invented), (0, 0), "{name}: {score:?}");
    }
    for name in ["arabic-press", "english-press"] {
        let score = score(name)?;
        assert!(score.denied >= 25 && score.affirmed >= 30, "{score:?}");
        assert!(score.lost <= 2 && score.invented <= 1, "{name}: {score:?}");
    }
    Ok(())
}

#[test]
fn a_denial_begins_with_its_first_word_and_ends_with_its_last() -> Result<()> {
    for (name, whole) in [
        ("arabic-subjects", 30),
        ("english-subjects", 5),
        ("arabic-reach", 10),
        ("english-reach", 8),
    ] {
        let score = score(name)?;
        assert!(score.whole >= whole, "{score:?}");
        assert_eq!(
            (score.inexact, score.lost, score.invented),
            (0, 0, 0),
            "{name}: {score:?}"
        );
    }
    Ok(())
}

#[test]
fn denials_are_read_right_in_sentences_that_no_rule_was_written_for() -> Result<()> {
    for (name, denied, affirmed) in [
        ("arabic-held-out", 15, 15),
        ("english-held-out", 15, 15),
        ("arabic-particles-held-out", 7, 15),
        ("english-particles-held-out", 12, 12),
    ] {
        let score = score(name)?;
        assert!(
            score.denied >= denied && score.affirmed >= affirmed,
            "{score:?}"
        );
        assert!(score.lost <= 1 && score.invented <= 1, "{name}: {score:?}");
    }
    Ok(())
}
