//! Who says what, measured on the cases in `tests/cases/attribution`, which were labelled by hand.

use std::fs;

use anyhow::{Context, Result};
use mujaz_tests::command::{Folder, repository};
use serde_json::Value;

/// What is right of what was found and expected.
#[derive(Debug, Default)]
struct Score {
    expected: usize,
    found: usize,
    spans: usize,
    speakers: usize,
    cues: usize,
}

/// Kind, text, speaker and cue.
type Label = [String; 4];

#[test]
fn speakers_cues_and_spans_are_those_of_a_careful_reader() -> Result<()> {
    let mut score = Score::default();
    for language in ["arabic", "english"] {
        let path = repository().join(format!("tests/cases/attribution/{language}.toml"));
        let cases: toml::Table = toml::from_str(&fs::read_to_string(path)?)?;
        for case in cases["case"].as_array().context("cases")? {
            let text = case["text"].as_str().context("a text")?;
            let headline = if language == "arabic" {
                "عنوان"
            } else {
                "Headline"
            };
            let folder = Folder::new()?;
            folder.write("case.txt", format!("{headline}\n\n{text}\n"))?;
            let read: Value =
                serde_json::from_str(&folder.succeed(&["import", "case.txt", "--json"])?)?;
            let expected = case["expect"].as_array().context("labels")?;
            let expected: Vec<Label> = expected
                .iter()
                .map(|label| {
                    ["kind", "text", "speaker", "cue"]
                        .map(|key| label[key].as_str().unwrap_or_default().to_owned())
                })
                .collect();
            compare(&mut score, &expected, found(&read[0]));
        }
    }
    assert!(score.expected >= 60, "{score:?}");
    // F1 = 2 right / (expected + found), to be at least 0.95.
    for right in [score.spans, score.speakers, score.cues] {
        assert!(
            right * 200 >= (score.expected + score.found) * 95,
            "{score:?}"
        );
    }
    Ok(())
}

fn found(article: &Value) -> Vec<Label> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let label = |value: &Value, kind: &str| {
        [
            kind.to_owned(),
            text(&value["text"]),
            text(&value["speaker"]),
            text(&value["cue"]),
        ]
    };
    let quotations = article["quotations"].as_array().into_iter().flatten();
    let reports = article["reports"].as_array().into_iter().flatten();
    quotations
        .map(|quotation| {
            label(
                quotation,
                if quotation["kind"] == "name" {
                    "name"
                } else {
                    "direct"
                },
            )
        })
        .chain(reports.map(|report| label(report, "indirect")))
        .collect()
}

fn compare(score: &mut Score, expected: &[Label], mut found: Vec<Label>) {
    score.expected += expected.len();
    score.found += found.len();
    for [kind, text, speaker, cue] in expected {
        let overlaps = |label: &Label| {
            label[0] == *kind && (label[1].contains(text) || text.contains(&label[1]))
        };
        let exact = found
            .iter()
            .position(|label| label[0] == *kind && label[1] == *text);
        let Some(place) = exact.or_else(|| found.iter().position(overlaps)) else {
            continue;
        };
        let label = found.swap_remove(place);
        score.spans += usize::from(label[1] == *text);
        score.speakers += usize::from(label[2] == *speaker);
        score.cues += usize::from(label[3] == *cue);
    }
}
