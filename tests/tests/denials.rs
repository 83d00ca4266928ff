//! What a sentence denies, measured on the cases in `tests/cases/polarity`, which were labelled by hand.

use anyhow::Result;
use mujaz_tests::{
    command::{Folder, repository},
    denials::{Score, cases},
};
use serde_json::Value;

/// How many of the labels of a file in `tests/cases/polarity` the command finds.
fn score(name: &str) -> Result<Score> {
    let mut score = Score::default();
    let path = repository().join(format!("tests/cases/polarity/{name}.toml"));
    for case in cases(&path)? {
        let headline = if name.starts_with("arabic") {
            "عنوان"
        } else {
            "Headline"
        };
        let folder = Folder::new()?;
        folder.write("case.txt", format!("{headline}\n\n{}\n", case.text))?;
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
    for name in ["arabic", "english", "arabic-particles", "english-particles"] {
        let score = score(name)?;
        assert!(score.denied >= 10 && score.affirmed >= 15, "{score:?}");
        assert_eq!((score.lost, score.invented), (0, 0), "{name}: {score:?}");
    }
    Ok(())
}

#[test]
fn denials_are_read_right_in_sentences_that_no_rule_was_written_for() -> Result<()> {
    for name in [
        "arabic-held-out",
        "english-held-out",
        "arabic-particles-held-out",
        "english-particles-held-out",
    ] {
        let score = score(name)?;
        assert!(score.denied >= 7 && score.affirmed >= 12, "{score:?}");
        assert!(score.lost <= 1 && score.invented <= 1, "{name}: {score:?}");
    }
    Ok(())
}
