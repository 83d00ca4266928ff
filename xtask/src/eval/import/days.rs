//! Dates in running text, against documents annotated with TIMEX3, and against sentences of our own.

use std::{fs, ops::Range, path::Path};

use anyhow::Result;
use mujaz_tests::days::{Score as Labels, cases};
use mujaz_text::{DateMention, MentionedDay, dates};

use super::{Score, files};

pub(super) fn measure(corpora: &Path) -> Result<Vec<Score>> {
    let mut explicit = [
        "days named by month and number: found",
        "days named by month and number: those found are days",
    ]
    .map(|measure| Score::new("ar_timex3", measure));
    let mut all = [
        "days, with today, yesterday and weekdays: found",
        "days, with today, yesterday and weekdays: those found are days",
    ]
    .map(|measure| Score::new("ar_timex3", measure));
    for path in files(&corpora.join("ar_timex3"), ".tml")? {
        let (text, expressions) = annotated(&fs::read_to_string(&path)?);
        let found = dates(&text);
        for expression in expressions.iter().filter(|expression| expression.is_day()) {
            let is_found = found
                .iter()
                .any(|mention| expression.touches(&mention.range));
            all[0].count(is_found);
            if text[expression.range.clone()].chars().any(char::is_numeric) {
                explicit[0].count(
                    found
                        .iter()
                        .any(|mention| is_explicit(mention) && expression.agrees(mention)),
                );
            }
        }
        for mention in &found {
            // TIMEX3 calls the morning of a day a TIME; it names that day all the same.
            let is_right = expressions.iter().any(|expression| {
                expression.touches(&mention.range)
                    && (expression.kind == "TIME" || expression.is_day())
            });
            all[1].count(is_right);
            if is_explicit(mention) {
                explicit[1].count(is_right);
            }
        }
    }
    Ok(explicit.into_iter().chain(all).collect())
}

/// Measures on the sentences that were labelled by hand, a file for each language.
pub(super) fn measure_labelled(folder: &Path) -> Result<Vec<Score>> {
    let mut scores = Vec::new();
    for path in files(folder, ".txt")? {
        let mut labels = Labels::default();
        for case in cases(&path)? {
            let found: Vec<_> = dates(&case.text)
                .into_iter()
                .map(|mention| mention.range)
                .collect();
            labels.add(&case, &found);
        }
        let set = format!(
            "our sentences, {}",
            path.file_stem().unwrap_or_default().display()
        );
        let score = |measure, right, of| Score {
            right,
            of,
            ..Score::new(set.clone(), measure)
        };
        scores.push(score("days: found", labels.found, labels.labels));
        scores.push(score(
            "days: those found are days",
            labels.right,
            labels.findings,
        ));
    }
    Ok(scores)
}

const fn is_explicit(mention: &DateMention) -> bool {
    matches!(
        mention.day,
        MentionedDay::Full(_) | MentionedDay::WithoutYear { .. }
    )
}

/// An annotated expression.
struct Expression {
    range: Range<usize>,
    kind: String,
    value: String,
}

impl Expression {
    /// A DATE whose value is a day: `2015-03-22`.
    fn is_day(&self) -> bool {
        let parts: Vec<&str> = self.value.split('-').collect();
        self.kind == "DATE"
            && matches!(parts[..], [year, month, day] if year.len() == 4 && month.len() == 2 && day.len() == 2 && day.bytes().all(|digit| digit.is_ascii_digit()))
    }

    fn touches(&self, range: &Range<usize>) -> bool {
        self.range.start < range.end && range.start < self.range.end
    }

    /// Whether the mention stands there and has its month and day; the year of "last March" is the annotator's.
    fn agrees(&self, mention: &DateMention) -> bool {
        let numbers: Vec<u32> = self
            .value
            .split('-')
            .filter_map(|part| part.parse().ok())
            .collect();
        let is_same = match mention.day {
            MentionedDay::Full(day) => day.to_string() == self.value,
            MentionedDay::WithoutYear { month, day } => numbers[1..] == [month, day],
            _ => false,
        };
        self.touches(&mention.range) && is_same
    }
}

/// A document's text without its tags, and the expressions in it.
fn annotated(document: &str) -> (String, Vec<Expression>) {
    let body = document
        .split_once("<TimeML>")
        .map_or(document, |(_, body)| body);
    let mut rest = body.split_once("</TimeML>").map_or(body, |(body, _)| body);
    let mut text = String::new();
    let mut expressions = Vec::new();
    while let Some((before, after)) = rest.split_once("<TIMEX3") {
        text.push_str(before);
        let Some((tag, (inner, after))) = after
            .split_once('>')
            .and_then(|(tag, after)| Some((tag, after.split_once("</TIMEX3>")?)))
        else {
            break;
        };
        let attribute = |name: &str| {
            let value = tag
                .split_once(&format!("{name}=\""))
                .and_then(|(_, value)| value.split_once('"'));
            value.map(|(value, _)| value.to_owned()).unwrap_or_default()
        };
        expressions.push(Expression {
            range: text.len()..text.len() + inner.len(),
            kind: attribute("type"),
            value: attribute("value"),
        });
        text.push_str(inner);
        rest = after;
    }
    text.push_str(rest);
    (text, expressions)
}
