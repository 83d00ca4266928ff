//! Where two articles give different figures for the same thing, in cases that were labelled by hand: the cases of
//! `tests/cases/comparison`, and how many of their differences a comparison finds.

use serde::Deserialize;

/// Two articles with the figures of theirs that differ.
#[derive(Debug, Deserialize)]
pub struct Case {
    /// Headline and text of the first article.
    pub first: [String; 2],
    /// Headline and text of the second.
    pub second: [String; 2],
    /// Of each difference the figure of the first article and that of the second, in plain form.
    pub figures: Vec<[String; 2]>,
}

/// How many differences a comparison finds, and how many it invents.
#[derive(Debug, Default)]
pub struct Score {
    /// Differences in the labels.
    pub expected: usize,
    /// Those that are found.
    pub right: usize,
    /// All that are found.
    pub found: usize,
    /// What was found where something else was expected, one entry a case.
    pub wrong: Vec<String>,
}

impl Score {
    /// Counts a case, of which a comparison has found the figures of these differences, the first article's first.
    pub fn add(&mut self, case: &Case, found: &[Vec<String>]) {
        self.expected += case.figures.len();
        self.found += found.len();
        self.right += case
            .figures
            .iter()
            .filter(|figures| found.iter().any(|other| other == figures.as_slice()))
            .count();
        if !found
            .iter()
            .map(Vec::as_slice)
            .eq(case.figures.iter().map(<[String; 2]>::as_slice))
        {
            let [first, second] = [&case.first[1], &case.second[1]];
            self.wrong.push(format!("{found:?} of {first} / {second}"));
        }
    }
}
