//! Who says what, in cases that were labelled by hand: the cases of `tests/cases/attribution`, and how many of their labels a reading
//! finds.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use serde_json::Value;

/// A text with what a careful reader finds in it.
#[derive(Debug)]
pub struct Case {
    /// The headline that it is read under, in its language.
    pub headline: &'static str,
    /// The body.
    pub text: String,
    /// What is said in it, by whom.
    pub expected: Vec<Label>,
}

/// A passage of somebody's speech, or a name in quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// `direct`, `indirect` or `name`.
    pub kind: String,
    /// The passage.
    pub text: String,
    /// The fullest name of the speaker; empty where nobody is named.
    pub speaker: String,
    /// The words that introduce the speaker, as written; empty where there are none.
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

/// Reads a file of cases; those whose name begins with `arabic` hold Arabic ones, every other file English ones.
///
/// # Errors
/// Fails where the file cannot be read or has another shape.
pub fn cases(path: &Path) -> Result<Vec<Case>> {
    let toml = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let is_arabic = path
        .file_stem()
        .is_some_and(|name| name.to_string_lossy().starts_with("arabic"));
    let headline = if is_arabic { "عنوان" } else { "Headline" };
    let table: toml::Table = toml::from_str(&toml)?;
    let text = |label: &toml::Value, key: &str| {
        let value = label.get(key).and_then(toml::Value::as_str);
        value.unwrap_or_default().to_owned()
    };
    table["case"]
        .as_array()
        .context("cases")?
        .iter()
        .map(|case| {
            let labels = case["expect"].as_array().context("labels")?;
            let expected = labels
                .iter()
                .map(|label| Label {
                    kind: text(label, "kind"),
                    text: text(label, "text"),
                    speaker: text(label, "speaker"),
                    cue: text(label, "cue"),
                })
                .collect();
            Ok(Case {
                headline,
                text: text(case, "text"),
                expected,
            })
        })
        .collect()
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
