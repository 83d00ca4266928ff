//! What stands above the body: page label, date, bylines and datelines.

use chrono::NaiveDate;
use mujaz_model::{Byline, Dateline, Warning};
use mujaz_text::{fold, fold_space, words};

use crate::{agency, byline, date, dateline, lines::Line, place};

/// What was read above the body.
pub(crate) struct Preamble<'a> {
    pub(crate) section: Option<String>,
    pub(crate) published: Option<NaiveDate>,
    pub(crate) modified: Option<NaiveDate>,
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
        modified: None,
        bylines: Vec::new(),
        datelines: Vec::new(),
        body: Vec::new(),
        after: &lines[length..],
        warnings: Vec::new(),
    };
    for (line, kind) in lines.iter().zip(kinds.into_iter().take(length)) {
        match kind {
            Kind::Updated(day) => preamble.modified = Some(day),
            Kind::Section if preamble.section.is_none() => {
                preamble.section = Some(fold_space(line.text));
            }
            Kind::Date { day, label } if preamble.published.is_none() => {
                preamble.published = Some(day);
                preamble.warnings.extend(date::doubts(line.text));
                if let Some(label) = label {
                    preamble.label(&label, line);
                }
            }
            Kind::Date { day, .. } => {
                if preamble.published != Some(day) {
                    let warning = Warning::new(format!(
                        "the article carries a second date, {day}; the first was taken"
                    ));
                    preamble.warnings.push(
                        warning.in_arabic(format!("في المقال تاريخ ثان هو {day}، وقد أُخذ بالأول")),
                    );
                }
                preamble.body.push(*line);
            }
            Kind::Bylines(found) => preamble.bylines.extend(found),
            Kind::Datelines(found) => preamble.datelines.extend(found),
            Kind::Section | Kind::Other => preamble.body.push(*line),
        }
    }
    if preamble.datelines.is_empty() {
        let first = preamble.body.first().or(preamble.after.first());
        preamble.datelines.extend(first.and_then(dateline::opening));
        if preamble.datelines.is_empty() && preamble.bylines.is_empty() {
            preamble.bylines.extend(first.and_then(agency::opening));
        }
        // An agency's dateline can hold the day.
        if let (None, Some(first), Some(dateline)) =
            (preamble.published, first, preamble.datelines.first())
        {
            let head = &first.text[..dateline.span.end - first.span.start];
            preamble.published = date::find(head).map(|(day, _)| day);
        }
    }
    if let (None, Some(updated)) = (preamble.published, preamble.modified) {
        preamble.published = Some(updated);
        preamble.warnings.push(
            Warning::new("the date is that of the last update: the article names no other")
                .in_arabic("التاريخ هو تاريخ آخر تحديث، فلا يذكر المقال غيره"),
        );
    }
    preamble
}

/// What plain text prints above its headline: the name of the section, or the day.
pub(crate) fn above<'a>(lines: &'a [Line<'a>]) -> &'a [Line<'a>] {
    let is_above = |line: &Line<'_>| match kind(line) {
        Kind::Section => true,
        Kind::Date { label, .. } => label.is_none(),
        _ => false,
    };
    let length = lines
        .iter()
        .take(2)
        .take_while(|line| is_above(line))
        .count();
    // Where nothing would be left, it is no more than it seems.
    if lines.len() > length + 1 {
        &lines[..length]
    } else {
        &[]
    }
}

impl Preamble<'_> {
    /// Takes in what stands above the headline.
    pub(crate) fn add_above(&mut self, lines: &[Line<'_>]) {
        for line in lines {
            match kind(line) {
                Kind::Section => self.section = self.section.take().or(Some(fold_space(line.text))),
                Kind::Date { day, .. } if self.published.is_none() => {
                    self.published = Some(day);
                    self.warnings.extend(date::doubts(line.text));
                }
                _ => {}
            }
        }
    }

    /// Takes in what stands beside the day on a line: a place, a writer, or the page label.
    fn label(&mut self, label: &str, line: &Line<'_>) {
        if let Some((place, credit)) = filed(label) {
            self.datelines.push(Dateline {
                place: place.to_owned(),
                credit: Some(Byline(credit.to_owned())).filter(|credit| !credit.0.is_empty()),
                span: line.span,
            });
        } else if let Some(names) = byline::introduced(label) {
            self.bylines.extend(names);
        } else {
            self.section = self.section.take().or(Some(label.to_owned()));
        }
    }

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
        let warning = Warning::new(format!(
            "the line `{}` below the headline was taken for the writer's name",
            name.0
        ));
        self.warnings
            .push(warning.in_arabic(format!("عُدّ السطر «{}» تحت العنوان اسم الكاتب", name.0)));
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
    /// The day of the last update alone.
    Updated(NaiveDate),
    /// The name of a section.
    Section,
    Bylines(Vec<Byline>),
    Datelines(Vec<Dateline>),
    Other,
}

fn kind(line: &Line<'_>) -> Kind {
    if let Some((day, _)) = date::find(line.text) {
        let label = label(line.text);
        // More words than a page label has: a sentence or a deck that mentions a day.
        if words(&label).count() <= 5 {
            if date::is_update(line.text) {
                return Kind::Updated(day);
            }
            return Kind::Date {
                day,
                label: Some(label).filter(|label| !label.is_empty()),
            };
        }
    }
    if is_section(line.text) {
        return Kind::Section;
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

/// A place that is known, and the agency behind it, if there is one.
fn filed(label: &str) -> Option<(&str, &str)> {
    let label = label.strip_suffix(" في").unwrap_or(label);
    let ends = words(label).map(|word| word.range.end);
    ends.map(|end| label.split_at(end))
        .map(|(place, credit)| (place, credit.trim()))
        .find(|(place, credit)| {
            place::is_known(place) && (credit.is_empty() || agency::is_agency(credit))
        })
}

/// What a line with a date says beside it: the page label, without weekdays, hours, separators and what introduces a date.
fn label(text: &str) -> String {
    let dates = date::places(text);
    let has_hour = date::has_hour(text);
    let is_said = |folded: &str| {
        !date::FILLING.contains(&folded) && !date::TELLING.contains(&folded) && folded != "last"
    };
    let found = date::find(text).map(|(_, range)| range);
    words(text)
        .filter(|word| {
            let start = word.range.start;
            let is_date = |date: &std::ops::Range<usize>| date.contains(&start);
            !dates.iter().any(is_date) && !found.as_ref().is_some_and(is_date)
        })
        .filter(|word| !has_hour || !word.text.starts_with(char::is_numeric))
        .map(|word| word.text)
        .filter(|word| is_said(&fold(word)) || fold(word) == "posted")
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether a line is the name of a section and nothing else.
fn is_section(text: &str) -> bool {
    let folded = fold_space(&fold(text));
    let bare = folded.strip_prefix("اخبار ").unwrap_or(&folded);
    SECTIONS.contains(&bare) || SECTIONS.contains(&&*folded)
}

/// The names of sections that papers share, folded.
const SECTIONS: [&str; 62] = [
    "سياسه",
    "السياسه",
    "سياسي",
    "سياسيه",
    "اقتصاد",
    "الاقتصاد",
    "اقتصاديه",
    "مال واعمال",
    "اسواق",
    "رياضه",
    "الرياضه",
    "رياضيه",
    "محليات",
    "محليه",
    "المحليه",
    "محلي",
    "عربي ودولي",
    "عربيه ودوليه",
    "عربي",
    "دولي",
    "دوليه",
    "دوليات",
    "عالم",
    "العالم",
    "العالم العربي",
    "الشرق الاوسط",
    "ثقافه",
    "الثقافه",
    "ثقافه وفن",
    "ثقافه وفنون",
    "فنون",
    "منوعات",
    "مجتمع",
    "صحه",
    "تكنولوجيا",
    "علوم",
    "علوم وتكنولوجيا",
    "تقارير",
    "تحقيقات",
    "حوارات",
    "مقالات",
    "راي",
    "اراء",
    "امن",
    "امنيه",
    "الاخيره",
    "الاولي",
    "اخبار",
    "politics",
    "economy",
    "business",
    "world",
    "middle east",
    "sports",
    "culture",
    "opinion",
    "health",
    "technology",
    "science",
    "news",
    "local news",
    "international",
];

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
