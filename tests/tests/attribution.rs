//! Who says what, measured on the cases in `tests/cases/attribution`, which were labelled by hand.

use anyhow::Result;
use mujaz_tests::{
    attribution::{Case, Score, labels_of},
    command::{Folder, repository},
    labelled::{cases, headline},
};
use serde_json::Value;

/// How much of the labels of these files in `tests/cases/attribution` the command finds.
fn score(files: &[&str]) -> Result<Score> {
    let mut score = Score::default();
    for name in files {
        let path = repository().join(format!("tests/cases/attribution/{name}.toml"));
        for case in cases::<Case>(&path)? {
            let folder = Folder::new()?;
            folder.write(
                "case.txt",
                format!("{}\n\n{}\n", headline(&path), case.text),
            )?;
            let read: Value =
                serde_json::from_str(&folder.succeed(&["import", "case.txt", "--json"])?)?;
            score.add(&case.expected, labels_of(&read[0]));
        }
    }
    Ok(score)
}

/// F1 = 2 right / (expected + found), in percent, rounded down.
fn percent(right: usize, score: Score) -> usize {
    right * 200 / (score.expected + score.found)
}

#[test]
fn speakers_cues_and_spans_are_those_of_a_careful_reader() -> Result<()> {
    let all = score(&["arabic", "english", "arabic-news", "english-news"])?;
    assert!(all.expected >= 150, "{all:?}");
    for right in [all.spans, all.speakers, all.cues] {
        assert!(percent(right, all) >= 95, "{all:?}");
    }
    for file in ["arabic-forms", "english-forms"] {
        let score = score(&[file])?;
        for right in [score.spans, score.speakers, score.cues] {
            assert!(percent(right, score) >= 93, "{file}: {score:?}");
        }
    }
    for (file, speakers) in [("arabic-press", 80), ("english-press", 88)] {
        let score = score(&[file])?;
        assert!(score.expected >= 60, "{file}: {score:?}");
        assert!(percent(score.spans, score) >= 87, "{file}: {score:?}");
        assert!(
            percent(score.speakers, score) >= speakers,
            "{file}: {score:?}"
        );
        assert!(percent(score.cues, score) >= 87, "{file}: {score:?}");
    }
    Ok(())
}

#[test]
fn speakers_cues_and_spans_are_found_in_news_that_no_rule_was_written_for() -> Result<()> {
    for file in ["arabic-news-held-out", "english-news-held-out"] {
        let score = score(&[file])?;
        assert!(percent(score.spans, score) >= 92, "{file}: {score:?}");
        assert!(percent(score.speakers, score) >= 80, "{file}: {score:?}");
        assert!(percent(score.cues, score) >= 92, "{file}: {score:?}");
    }
    for file in ["arabic-forms-held-out", "english-forms-held-out"] {
        let score = score(&[file])?;
        assert!(percent(score.spans, score) >= 80, "{file}: {score:?}");
        assert!(percent(score.speakers, score) >= 60, "{file}: {score:?}");
        assert!(percent(score.cues, score) >= 80, "{file}: {score:?}");
    }
    Ok(())
}
