//! What an article names, in sentences that were labelled by hand: the cases of `tests/cases/entities`, and how many of their labels
//! a reading finds.

use std::{collections::BTreeMap, path::Path};

use anyhow::{Context, Result};

use crate::labelled;

/// A sentence with what a careful reader finds named in it.
#[derive(Debug)]
pub struct Case {
    /// The sentence, without brackets.
    pub text: String,
    /// What it names.
    pub expected: Vec<Label>,
}

/// A name, a day or a quantity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// `person`, `organisation`, `place`, `role`, `date` or `quantity`.
    pub kind: String,
    /// The words, as they stand.
    pub text: String,
    /// The value in plain digits; empty where nobody asks for it.
    pub value: String,
    /// What a quantity counts; empty where nobody asks for it.
    pub unit: String,
}

/// How much of what was expected of one kind was found.
#[derive(Debug, Default, Clone, Copy)]
pub struct Tally {
    /// Labels.
    pub expected: usize,
    /// Mentions in the reading.
    pub found: usize,
    /// Mentions whose words and kind are those of a label.
    pub right: usize,
    /// Labels with a value.
    pub values: usize,
    /// Those of them whose mention has the value and the unit.
    pub values_right: usize,
}

/// What was found of each kind.
#[derive(Debug, Default)]
pub struct Score(pub BTreeMap<String, Tally>);

/// Reads a file of cases.
///
/// # Errors
/// Fails where the file cannot be read or has another shape.
pub fn cases(path: &Path) -> Result<Vec<Case>> {
    let marked: Vec<String> = labelled::cases(path)?;
    marked.iter().map(|marked| case(marked)).collect()
}

/// Reads a sentence whose names stand in brackets behind their kind: `[date 2024-08-28: 28 August 2024]`.
fn case(marked: &str) -> Result<Case> {
    let mut text = String::new();
    let mut expected = Vec::new();
    let mut open: Vec<(Label, usize)> = Vec::new();
    let mut rest = marked;
    while let Some(at) = rest.find(['[', ']']) {
        text.push_str(&rest[..at]);
        if rest[at..].starts_with(']') {
            let (mut label, start) = open.pop().context(marked.to_owned())?;
            text[start..].clone_into(&mut label.text);
            expected.push(label);
            rest = &rest[at + 1..];
        } else {
            let (head, behind) = rest[at + 1..].split_once(": ").context(marked.to_owned())?;
            let mut parts = head.splitn(3, ' ').map(str::to_owned);
            let label = Label {
                kind: parts.next().unwrap_or_default(),
                text: String::new(),
                value: parts.next().unwrap_or_default(),
                unit: parts.next().unwrap_or_default(),
            };
            open.push((label, text.len()));
            rest = behind;
        }
    }
    text.push_str(rest);
    anyhow::ensure!(open.is_empty(), "{marked}");
    Ok(Case { text, expected })
}

impl Score {
    /// Counts a case, in which a reading has found these.
    pub fn add(&mut self, expected: &[Label], mut found: Vec<Label>) {
        for mention in &found {
            self.tally(&mention.kind).found += 1;
        }
        for label in expected {
            let tally = self.tally(&label.kind);
            tally.expected += 1;
            tally.values += usize::from(!label.value.is_empty());
            let place = found
                .iter()
                .position(|mention| mention.kind == label.kind && mention.text == label.text);
            if let Some(mention) = place.map(|place| found.swap_remove(place)) {
                tally.right += 1;
                let is_exact = mention.value == label.value && mention.unit == label.unit;
                tally.values_right += usize::from(is_exact && !label.value.is_empty());
            }
        }
    }

    fn tally(&mut self, kind: &str) -> &mut Tally {
        self.0.entry(kind.to_owned()).or_default()
    }

    /// All kinds together.
    #[must_use]
    pub fn total(&self) -> Tally {
        self.0.values().fold(Tally::default(), |sum, tally| Tally {
            expected: sum.expected + tally.expected,
            found: sum.found + tally.found,
            right: sum.right + tally.right,
            values: sum.values + tally.values,
            values_right: sum.values_right + tally.values_right,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_can_stand_in_one_another_and_have_values() -> Result<()> {
        let case = case("The [role: [organisation: NATO] chief] left on [date --05-05: 5 May].")?;
        assert_eq!(case.text, "The NATO chief left on 5 May.");
        let labels: Vec<(&str, &str, &str)> = case
            .expected
            .iter()
            .map(|label| {
                (
                    label.kind.as_str(),
                    label.text.as_str(),
                    label.value.as_str(),
                )
            })
            .collect();
        assert_eq!(
            labels,
            [
                ("organisation", "NATO", ""),
                ("role", "NATO chief", ""),
                ("date", "5 May", "--05-05")
            ]
        );
        Ok(())
    }
}
