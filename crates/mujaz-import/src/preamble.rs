//! What stands above the body: page label, date, bylines and datelines.

use chrono::NaiveDate;
use mujaz_model::{Byline, Dateline, Warning};
use mujaz_text::{fold, fold_space, words};

use crate::{byline, date, dateline, lines::Line};

/// What was read above the body.
pub(crate) struct Preamble<'a> {
    pub(crate) section: Option<String>,
    pub(crate) published: Option<NaiveDate>,
    pub(crate) bylines: Vec<Byline>,
    pub(crate) datelines: Vec<Dateline>,
    /// Lines above the body that are none of these; they are kept as text.
    pub(crate) body: Vec<Line<'a>>,
    /// The lines of the body.
    pub(crate) after: &'a [Line<'a>],
    pub(crate) warnings: Vec<Warning>,
}

/// How many lines below the headline can belong to the preamble: label, date, deck and a few datelines.
const DEPTH: usize = 8;
/// A longer line is text. The longest credit line seen in print names three places and three writers.
const WIDTH: usize = 140;

/// Reads the lines below the headline.
pub(crate) fn read<'a>(lines: &'a [Line<'a>]) -> Preamble<'a> {
    let reach = lines
        .iter()
        .take(DEPTH)
        .take_while(|line| {
            line.width() <= WIDTH && (!line.is_closed() || !byline::read(line).is_empty())
        })
        .count();
    let kinds: Vec<Kind> = lines[..reach].iter().map(kind).collect();
    let length = kinds
        .iter()
        .rposition(|kind| !matches!(kind, Kind::Other))
        .map_or(0, |last| last + 1);
    let mut preamble = Preamble {
        section: None,
        published: None,
        bylines: Vec::new(),
        datelines: Vec::new(),
        body: Vec::new(),
        after: &lines[length..],
        warnings: Vec::new(),
    };
    for (line, kind) in lines.iter().zip(kinds.into_iter().take(length)) {
        match kind {
            Kind::Date { day, label } if preamble.published.is_none() => {
                preamble.published = Some(day);
                preamble.section = label;
                preamble.warnings.extend(date::doubts(line.text));
            }
            Kind::Date { day, .. } => {
                if preamble.published != Some(day) {
                    preamble.warnings.push(Warning::new(format!(
                        "the article carries a second date, {day}; the first was taken"
                    )));
                }
                preamble.body.push(*line);
            }
            Kind::Bylines(found) => preamble.bylines.extend(found),
            Kind::Datelines(found) => preamble.datelines.extend(found),
            Kind::Other => preamble.body.push(*line),
        }
    }
    if preamble.datelines.is_empty() {
        let first = preamble.body.first().or(preamble.after.first());
        preamble.datelines.extend(first.and_then(dateline::opening));
    }
    preamble
}

impl Preamble<'_> {
    /// Takes the line below the headline for the writer's name, where it stands alone, looks like one, and nothing else
    /// names the writer. It is said to be a guess.
    pub(crate) fn guess_byline(&mut self) {
        if !self.bylines.is_empty() || !self.datelines.is_empty() {
            return;
        }
        let (first, next) = match &self.body[..] {
            [first, rest @ ..] => (Some(first), rest.first().or(self.after.first())),
            [] => (self.after.first(), self.after.get(1)),
        };
        let stands_alone = first.is_some_and(|first| first.starts_block)
            && next.is_some_and(|next| next.starts_block);
        let Some(name) = first.filter(|_| stands_alone).and_then(byline::guess) else {
            return;
        };
        self.warnings.push(Warning::new(format!(
            "the line `{}` below the headline was taken for the writer's name",
            name.0
        )));
        self.bylines.push(name);
        if self.body.is_empty() {
            self.after = &self.after[1..];
        } else {
            self.body.remove(0);
        }
    }
}

/// Returns the headline as readers see it: the braces that a newspaper's headline face uses as quotation marks become
/// « ».
pub(crate) fn display_headline(raw: &str) -> String {
    fold_space(raw).replace('{', "«").replace('}', "»")
}

enum Kind {
    Date {
        day: NaiveDate,
        label: Option<String>,
    },
    Bylines(Vec<Byline>),
    Datelines(Vec<Dateline>),
    Other,
}

fn kind(line: &Line<'_>) -> Kind {
    if let Some((day, _)) = date::find(line.text) {
        let label = label(line.text);
        // More words than a page label has: a sentence or a deck that mentions a day.
        if words(&label).count() <= 5 {
            return Kind::Date {
                day,
                label: Some(label).filter(|label| !label.is_empty()),
            };
        }
    }
    let bylines = byline::read(line);
    if !bylines.is_empty() {
        return Kind::Bylines(bylines);
    }
    match dateline::read(line) {
        found if found.is_empty() => Kind::Other,
        found => Kind::Datelines(found),
    }
}

/// What a line with a date says beside it: the page label, without weekdays, separators and what introduces a date.
fn label(text: &str) -> String {
    let dates = date::places(text);
    words(text)
        .filter(|word| !dates.iter().any(|date| date.contains(&word.range.start)))
        .map(|word| word.text)
        .filter(|word| {
            !matches!(
                fold(word).as_str(),
                "يوم"
                    | "الموافق"
                    | "المصادف"
                    | "بتاريخ"
                    | "التاريخ"
                    | "تاريخ"
                    | "النشر"
                    | "نشر"
                    | "الخبر"
                    | "م"
                    | "ه"
                    | "date"
                    | "published"
                    | "on"
            )
        })
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::lines;

    fn read_text(text: &str) -> (Option<String>, Option<String>, usize, usize) {
        let lines = lines(text);
        let preamble = read(&lines);
        (
            preamble.section.clone(),
            preamble.published.map(|day| day.to_string()),
            preamble.datelines.len(),
            preamble.body.len() + preamble.after.len(),
        )
    }

    #[test]
    fn a_page_label_stands_before_the_date() {
        let (section, day, ..) = read_text("الثانية والثالثة 2024/08/28\n\nوصل الوفد.");
        assert_eq!(section.as_deref(), Some("الثانية والثالثة"));
        assert_eq!(day.as_deref(), Some("2024-08-28"));
    }

    #[test]
    fn a_weekday_is_no_page_label() {
        let (section, day, ..) = read_text("الأربعاء 28 آب 2024\n\nوصل الوفد.");
        assert_eq!((section, day.as_deref()), (None, Some("2024-08-28")));
    }

    #[test]
    fn a_deck_between_headline_and_dateline_is_kept_as_text() {
        let (_, _, datelines, body) = read_text("عنوان فرعي بلا نقطة\nبغداد: الصباح\n\nوصل الوفد.");
        assert_eq!((datelines, body), (1, 2));
    }

    #[test]
    fn a_sentence_that_mentions_a_day_is_text() {
        let (_, day, _, body) = read_text("وصل الوفد إلى بروكسل يوم 28 آب 2024 لحضور الاجتماع.\n");
        assert_eq!((day, body), (None, 1));
    }
}
