//! Days in running text, in sentences that were labelled by hand: the lines of `tests/cases/days`, where brackets stand around
//! every expression that names a day, and how many of them a reading finds.

use std::{fs, ops::Range, path::Path};

use anyhow::{Context, Result};

/// A sentence and the places in it that name a day.
#[derive(Debug, PartialEq, Eq)]
pub struct Case {
    /// The sentence without the brackets.
    pub text: String,
    /// The expressions, in bytes of the sentence.
    pub days: Vec<Range<usize>>,
}

/// How many labels a reading finds, and how many of its findings are right.
#[derive(Debug, Default, Clone, Copy)]
pub struct Score {
    /// Expressions in the labels.
    pub labels: usize,
    /// Those that a finding touches.
    pub found: usize,
    /// Findings.
    pub findings: usize,
    /// Those that touch a label.
    pub right: usize,
}

/// Reads a file of cases: a sentence a line, without empty lines and those that begin with `#`.
///
/// # Errors
/// Fails where the file cannot be read.
pub fn cases(path: &Path) -> Result<Vec<Case>> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let lines = text.lines();
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    Ok(lines.map(case).collect())
}

fn case(line: &str) -> Case {
    let mut case = Case {
        text: String::new(),
        days: Vec::new(),
    };
    let mut rest = line;
    while let Some((before, (day, after))) = rest
        .split_once('[')
        .and_then(|(before, rest)| Some((before, rest.split_once(']')?)))
    {
        case.text.push_str(before);
        let start = case.text.len();
        case.text.push_str(day);
        case.days.push(start..case.text.len());
        rest = after;
    }
    case.text.push_str(rest);
    case
}

impl Score {
    /// Adds what a reading found in a case. Returns the labels that it missed and the findings that are wrong, as they stand
    /// in the text.
    pub fn add<'a>(&mut self, case: &'a Case, found: &[Range<usize>]) -> Vec<&'a str> {
        let touches = |one: &Range<usize>, other: &Range<usize>| {
            one.start < other.end && other.start < one.end
        };
        let mut wrong = Vec::new();
        let (mut missed, mut extra) = (0, 0);
        for label in &case.days {
            if !found.iter().any(|it| touches(it, label)) {
                missed += 1;
                wrong.push(&case.text[label.clone()]);
            }
        }
        for it in found {
            if !case.days.iter().any(|label| touches(it, label)) {
                extra += 1;
                wrong.push(&case.text[it.clone()]);
            }
        }
        self.labels += case.days.len();
        self.found += case.days.len() - missed;
        self.findings += found.len();
        self.right += found.len() - extra;
        wrong
    }
}
