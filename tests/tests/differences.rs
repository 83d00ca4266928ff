//! Which figures of two articles differ, measured on the cases in `tests/cases/comparison`, which were labelled by hand.

use anyhow::Result;
use mujaz_tests::{
    command::{Folder, repository},
    differences::{Case, Score},
    labelled::cases,
};
use serde_json::Value;

/// How many of the differences in a file of `tests/cases/comparison` the command finds, and how many it invents.
fn score(name: &str) -> Result<Score> {
    let mut score = Score::default();
    let path = repository().join(format!("tests/cases/comparison/{name}.toml"));
    for case in cases::<Case>(&path)? {
        let folder = Folder::new()?;
        for (file, [headline, text]) in [("first.txt", &case.first), ("second.txt", &case.second)] {
            folder.write(file, format!("{headline}\n\n{text}\n"))?;
        }
        let read: Value = serde_json::from_str(&folder.succeed(&[
            "points",
            "first.txt",
            "second.txt",
            "--json",
        ])?)?;
        let list = |value: &Value, key: &str| value[key].as_array().cloned().unwrap_or_default();
        let found: Vec<Vec<String>> = list(&read, "conflicts")
            .iter()
            .map(|conflict| {
                list(conflict, "figures")
                    .iter()
                    .map(|figure| figure["value"].as_str().unwrap_or_default().to_owned())
                    .collect()
            })
            .collect();
        score.add(&case, &found);
    }
    Ok(score)
}

#[test]
fn figures_that_differ_are_found_across_the_languages() -> Result<()> {
    let score = score("across-languages")?;
    assert_eq!(score.found, score.right, "{score:#?}");
    assert!(score.right * 100 >= score.expected * 85, "{score:#?}");
    Ok(())
}

#[test]
fn figures_that_differ_are_found_in_news_that_no_rule_was_written_for() -> Result<()> {
    let score = score("across-languages-held-out")?;
    assert_eq!(score.found, score.right, "{score:#?}");
    assert!(score.right * 100 >= score.expected * 65, "{score:#?}");
    Ok(())
}

#[test]
fn figures_of_other_countries_fields_months_and_sums_are_told_apart() -> Result<()> {
    let score = score("told-apart")?;
    assert_eq!(
        (score.found, score.right),
        (score.expected, score.expected),
        "{score:#?}"
    );
    assert!(score.expected >= 6, "{score:#?}");
    Ok(())
}

#[test]
fn figures_that_differ_are_found_in_two_reports_of_one_event() -> Result<()> {
    for (name, least) in [
        ("one-event", 90),
        ("one-event-longer", 90),
        ("one-event-wider", 90),
        ("one-event-briefs", 90),
        ("one-event-wire", 80),
    ] {
        let score = score(name)?;
        assert_eq!(score.found, score.right, "{score:#?}");
        assert!(score.right * 100 >= score.expected * least, "{score:#?}");
    }
    Ok(())
}
