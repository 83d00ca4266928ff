//! Who says what, measured on the cases in `tests/cases/attribution`, which were labelled by hand.

use anyhow::Result;
use mujaz_tests::{
    attribution::{Score, cases, labels_of},
    command::{Folder, repository},
};
use serde_json::Value;

#[test]
fn speakers_cues_and_spans_are_those_of_a_careful_reader() -> Result<()> {
    let mut score = Score::default();
    for language in ["arabic", "english"] {
        let path = repository().join(format!("tests/cases/attribution/{language}.toml"));
        for case in cases(&path)? {
            let folder = Folder::new()?;
            folder.write("case.txt", format!("{}\n\n{}\n", case.headline, case.text))?;
            let read: Value =
                serde_json::from_str(&folder.succeed(&["import", "case.txt", "--json"])?)?;
            score.add(&case.expected, labels_of(&read[0]));
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
