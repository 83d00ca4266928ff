//! Who says what, in cases that were labelled by hand: the cases of `tests/cases/attribution`, and how many of their labels a reading
//! finds.

use serde::Deserialize;
use serde_json::Value;

/// A text with what a careful reader finds in it.
#[derive(Debug, Deserialize)]
pub struct Case {
    /// The body.
    pub text: String,
    /// What is said in it, by whom.
    #[serde(rename = "expect")]
    pub expected: Vec<Label>,
}

/// A passage of somebody's speech, or a name in quotation marks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Label {
    /// `direct`, `indirect` or `name`.
    pub kind: String,
    /// The passage.
    pub text: String,
    /// The fullest name of the speaker; empty where nobody is named.
    #[serde(default)]
    pub speaker: String,
    /// The words that introduce the speaker, as written; empty where there are none.
    #[serde(default)]
    pub cue: String,
}

/// How much of what was expected was found.
#[derive(Debug, Default, Clone, Copy)]
pub struct Score {
    /// Passages in the labels.
    pub expected: usize,
    /// Passages in the reading.
    pub found: usize,
    /// Passages that are the same in both.
    pub spans: usize,
    /// Passages with the right speaker.
    pub speakers: usize,
    /// Passages with the right cue.
    pub cues: usize,
}

/// Returns the labels of an article as `mujaz import --json` prints it.
#[must_use]
pub fn labels_of(article: &Value) -> Vec<Label> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let label = |value: &Value, kind: &str| Label {
        kind: kind.to_owned(),
        text: text(&value["text"]),
        speaker: text(&value["speaker"]),
        cue: text(&value["cue"]),
    };
    let quotations = article["quotations"].as_array().into_iter().flatten();
    let reports = article["reports"].as_array().into_iter().flatten();
    quotations
        .map(|quotation| {
            let is_name = quotation["kind"] == "name";
            label(quotation, if is_name { "name" } else { "direct" })
        })
        .chain(reports.map(|report| label(report, "indirect")))
        .collect()
}

impl Score {
    /// Counts a case. Speaker and cue count where the passage overlaps with the expected one, which need not end at the same
    /// word.
    pub fn add(&mut self, expected: &[Label], mut found: Vec<Label>) {
        self.expected += expected.len();
        self.found += found.len();
        for label in expected {
            let overlaps = |other: &Label| {
                other.kind == label.kind
                    && (other.text.contains(&label.text) || label.text.contains(&other.text))
            };
            let exact = found
                .iter()
                .position(|other| other.kind == label.kind && other.text == label.text);
            let Some(place) = exact.or_else(|| found.iter().position(overlaps)) else {
                continue;
            };
            let other = found.swap_remove(place);
            self.spans += usize::from(other.text == label.text);
            self.speakers += usize::from(other.speaker == label.speaker);
            self.cues += usize::from(other.cue == label.cue);
        }
    }
}
