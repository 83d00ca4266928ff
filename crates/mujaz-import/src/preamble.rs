//! What stands above the body: page label, date, bylines and datelines.

use chrono::NaiveDate;
use mujaz_model::{Byline, Dateline, Span, Warning};
use mujaz_text::{fold, fold_space, words};

mod guess;

pub(crate) use guess::{guessed, place_and_writer};

use crate::{
    agency, byline, date, dateline,
    lines::Line,
    masthead::{self, Head},
    place, slug,
};

/// What was read above the body.
pub(crate) struct Preamble<'a> {
    /// The publication, where the head of a paper names it.
    pub(crate) outlet: Option<String>,
    /// The address of the article, in a line of its own.
    pub(crate) url: Option<String>,
    pub(crate) section: Option<String>,
    pub(crate) published: Option<NaiveDate>,
    pub(crate) modified: Option<NaiveDate>,
    pub(crate) bylines: Vec<Byline>,
    pub(crate) datelines: Vec<Dateline>,
    /// Lines above the body that are none of these; they are kept as text.
    pub(crate) body: Vec<Line<'a>>,
    /// The lines of the body.
    pub(crate) after: &'a [Line<'a>],
    /// The lines that name a day.
    days: Vec<Line<'a>>,
    /// Where the text begins behind the dateline that the first line opens with, if it does.
    pub(crate) text_start: Option<usize>,
    pub(crate) warnings: Vec<Warning>,
    /// What speaks of a day without its year, where no other is found.
    pub(crate) dayless: Vec<Warning>,
}

/// How many lines below the headline can belong to the preamble: label, date, deck and a few datelines.
const DEPTH: usize = 8;
/// A longer line is text. The longest credit line seen in print names three places and three writers.
const WIDTH: usize = 140;

/// Reads the lines below the headline. In text that was copied with what a paper prints around it, `pasted`, parts of the paper's head
/// can be among them.
pub(crate) fn read<'a>(lines: &'a [Line<'a>], pasted: Option<&str>) -> Preamble<'a> {
    let is_short = |line: &Line<'_>| {
        line.width() <= WIDTH
            && (!line.is_closed()
                || !byline::read(line).is_empty()
                || pasted.is_some() && files(line).is_some())
    };
    let reach = lines
        .iter()
        .take(DEPTH)
        .take_while(|line| is_short(line))
        .count();
    let mut kinds: Vec<Kind> = (0..reach)
        .map(|at| match pasted {
            Some(text) => kind_pasted(lines, at, text),
            None => kind(&lines[at]),
        })
        .collect();
    for at in 0..kinds.len() {
        let found = [4, 3].into_iter().find_map(|length| {
            let parts = lines
                .get(at..at + length)
                .filter(|_| at + length <= reach)?;
            let day = date::in_lines(parts.iter().map(|line| line.text))?;
            Some((day, length))
        });
        if let Some((day, length)) = found {
            kinds[at] = Kind::Date {
                day,
                labels: Vec::new(),
            };
            for other in &mut kinds[at + 1..at + length] {
                *other = Kind::Head(Head::default());
            }
            break;
        }
    }
    for at in 1..kinds.len() {
        // By Jane Doe / The Northern Press
        let names_source = pasted.is_some()
            && matches!(kinds[at], Kind::Other)
            && matches!(kinds[at - 1], Kind::Bylines(_))
            && !lines[at].starts_block
            && agency::is_source(lines[at].text);
        if names_source {
            kinds[at] = Kind::Head(Head {
                outlet: Some(masthead::outlet(lines[at].text)),
                ..Head::default()
            });
        }
    }
    let length = kinds
        .iter()
        .rposition(|kind| !matches!(kind, Kind::Other))
        .map_or(0, |last| last + 1);
    let mut preamble = Preamble {
        outlet: None,
        url: None,
        section: None,
        published: None,
        modified: None,
        bylines: Vec::new(),
        datelines: Vec::new(),
        body: Vec::new(),
        after: &lines[length..],
        days: Vec::new(),
        text_start: None,
        warnings: Vec::new(),
        dayless: Vec::new(),
    };
    for (line, kind) in lines.iter().zip(kinds.into_iter().take(length)) {
        let is_day = match &kind {
            Kind::Date { .. } | Kind::Updated(_) => true,
            Kind::Head(head) => head.published.is_some(),
            _ => false,
        };
        preamble.days.extend(is_day.then_some(*line));
        match kind {
            Kind::Updated(day) => preamble.modified = Some(day),
            Kind::Head(head) => preamble.take_head(head, line),
            Kind::Section if preamble.section.is_none() => {
                preamble.section = Some(fold_space(line.text));
            }
            Kind::Date { day, labels } if preamble.published.is_none() => {
                preamble.published = Some(day);
                preamble.modified = preamble.modified.or_else(|| date::updated(line.text));
                preamble.warnings.extend(date::doubts(line.text));
                preamble.label(&labels, line);
            }
            Kind::Date { day, .. } => {
                if !preamble.is_same_day(day) {
                    preamble.warnings.push(second_day(day));
                }
                preamble.body.push(*line);
            }
            Kind::Bylines(found) => {
                let source = byline::beside_source(line.text).map(|(source, _)| source);
                let source = source.filter(|source| !agency::is_general(source));
                preamble.outlet = preamble.outlet.take().or(source.map(fold_space));
                preamble.bylines.extend(found);
            }
            Kind::Datelines(found) => preamble.datelines.extend(found),
            Kind::Section | Kind::Other => preamble.body.push(*line),
        }
    }
    if preamble.datelines.is_empty() {
        preamble.read_opening();
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

fn second_day(day: NaiveDate) -> Warning {
    Warning::new(format!(
        "the article carries a second date, {day}; the first was taken"
    ))
    .in_arabic(format!("في المقال تاريخ ثان هو {day}، وقد أُخذ بالأول"))
}

/// The most lines above a headline: the front page of a paper has its name, what it is, who publishes it, price, issue and two days.
const HEAD: usize = 16;

/// What plain text prints above its headline: the head of a paper, the name of the section, the day.
pub(crate) fn above<'a>(lines: &'a [Line<'a>], text: &str) -> &'a [Line<'a>] {
    let mut length = 0;
    let mut is_sure = false;
    let menu = slug::menu(lines);
    for at in 0..lines.len().min(menu + HEAD) {
        if at < menu || slug::is_one(&lines[at]) {
            is_sure = true;
            length = at + 1;
            continue;
        }
        match kind_pasted(lines, at, text) {
            Kind::Head(head) => {
                is_sure |= head.is_sure || head.published.is_some() || head.section.is_some();
            }
            Kind::Section | Kind::Updated(_) => is_sure = true,
            Kind::Other if is_label_below_name(lines, at, text) => {}
            Kind::Date { labels, .. } if labels.is_empty() => is_sure = true,
            // Below the head of a paper a writer can stand above the headline.
            Kind::Bylines(_) if is_sure && byline::introduced(lines[at].text).is_some() => {}
            _ => break,
        }
        length = at + 1;
    }
    // Where nothing would be left, it is no more than it seems.
    if is_sure && lines.len() > length + 1 {
        &lines[..length]
    } else {
        &[]
    }
}

/// Whether the line below the name of a paper is the label of its page: a few words, with an empty line below it.
fn is_label_below_name(lines: &[Line<'_>], at: usize, text: &str) -> bool {
    let line = &lines[at];
    let names_paper =
        |line: &Line<'_>| masthead::read(line, text).is_some_and(|head| head.outlet.is_some());
    !line.starts_block
        && at > 0
        && names_paper(&lines[at - 1])
        && words(line.text).count() <= 3
        && !line.is_closed()
        && lines
            .get(at + 1)
            .is_some_and(|next| next.starts_block && is_text(next))
}

impl Preamble<'_> {
    /// Takes in what stands above the headline.
    pub(crate) fn add_above(&mut self, lines: &[Line<'_>], text: &str) {
        let menu = slug::menu(lines);
        for (at, line) in lines.iter().enumerate() {
            if let Some(address) = slug::address(line.text) {
                self.url = self.url.take().or(Some(address.to_owned()));
            }
            // The last entry can be the label of the article.
            if at + 1 < menu || slug::is_one(line) {
                continue;
            }
            match kind_pasted(lines, at, text) {
                Kind::Section => self.section = self.section.take().or(Some(fold_space(line.text))),
                Kind::Date { day, .. } | Kind::Updated(day) => self.take_day(day, line),
                Kind::Head(head) => self.take_head(head, line),
                Kind::Bylines(found) => self.bylines.extend(found),
                Kind::Other if is_label_below_name(lines, at, text) => {
                    self.section = self.section.take().or(Some(fold_space(line.text)));
                }
                _ => {}
            }
        }
    }

    fn take_head(&mut self, head: Head, line: &Line<'_>) {
        self.outlet = self.outlet.take().or(head.outlet);
        self.url = self.url.take().or(head.url);
        self.section = self.section.take().or(head.section);
        match head.published {
            Some(day) => self.take_day(day, line),
            None => self.dayless.extend(date::without_year(line.text)),
        }
    }

    fn take_day(&mut self, day: NaiveDate, line: &Line<'_>) {
        if self.published.is_none() {
            self.published = Some(day);
            self.warnings.extend(date::doubts(line.text));
        } else if !self.is_same_day(day) {
            self.warnings.push(second_day(day));
        }
    }

    /// Whether a second day is the first in another calendar, in which it can be a day off.
    fn is_same_day(&self, day: NaiveDate) -> bool {
        self.published
            .is_some_and(|first| (first - day).num_days().abs() <= 1)
    }

    /// Reads what the body's first line opens with, or the one below a deck or the head of a page: an agency's dateline, in which the day
    /// can stand.
    fn read_opening(&mut self) {
        let lines = || self.body.iter().chain(self.after.first());
        let filed = lines().find(|line| !dateline::openings(line).is_empty());
        let Some(first) = filed.or(lines().next()).copied() else {
            return;
        };
        let first = &first;
        let is_first = lines()
            .next()
            .is_some_and(|opening| opening.span == first.span);
        let datelines = dateline::openings(first);
        let Some(last) = datelines.last() else {
            self.read_opening_credit(first);
            return;
        };
        let head = &first.text[..last.span.end - first.span.start];
        if self.published.is_none() {
            self.published = date::find(head).map(|(day, _)| day);
            if self.published.is_none() {
                self.dayless.extend(date::without_year(head));
            }
        }
        let start = dateline::text_behind(first, last);
        let (names, length) = byline::inline(&first.text[start - first.span.start..]);
        self.bylines.extend(names);
        if is_first {
            self.text_start = Some(start + length);
        }
        self.datelines.extend(datelines);
    }

    /// Reads the dateline that the body opens with where it names `outlet`, which is known to publish the article.
    pub(crate) fn read_own(&mut self, outlet: &str) {
        if !self.datelines.is_empty() {
            return;
        }
        let first = self.body.iter().chain(self.after.first()).next().copied();
        let found = first.and_then(|first| {
            Some((
                first,
                dateline::filed_by(&first, &masthead::outlet(outlet))?,
            ))
        });
        if let Some((first, dateline)) = found {
            self.text_start = Some(dateline::text_behind(&first, &dateline));
            self.datelines.push(dateline);
        }
    }

    /// Reads the agency or the writer that the text opens with, where no place stands before it.
    fn read_opening_credit(&mut self, first: &Line<'_>) {
        if !self.bylines.is_empty() {
            return;
        }
        let (names, end) = match agency::opening(first) {
            Some((agency, end)) => (vec![agency], end),
            None => byline::inline(first.text),
        };
        if names.is_empty() {
            return;
        }
        let start = dateline::behind(&first.text[end..]) + first.span.start + end;
        let is_first = self.body.iter().chain(self.after.first()).next() == Some(first);
        if is_first && start < first.span.end {
            self.text_start = Some(start);
        }
        self.bylines.extend(names);
    }

    /// Takes in what stands beside the day on a line: a place, a writer, or the page label.
    fn label(&mut self, labels: &[String], line: &Line<'_>) {
        let datelines = filed_beside(labels);
        if !datelines.is_empty() {
            self.datelines
                .extend(datelines.into_iter().map(|dateline| Dateline {
                    span: line.span,
                    ..dateline
                }));
            return;
        }
        for label in labels {
            if let Some((place, credit)) = filed(label) {
                self.datelines.push(Dateline {
                    place: place.to_owned(),
                    credit: Some(Byline(credit.to_owned())).filter(|credit| !credit.0.is_empty()),
                    span: line.span,
                });
            } else if let Some(names) = byline::introduced(label) {
                self.bylines.extend(names);
            } else if agency::is_agency(label) {
                self.bylines.push(Byline(label.clone()));
            } else if is_parted(line.text) && byline::is_likely_name(label) && !is_section(label) {
                let name = Byline(label.clone());
                self.warnings
                    .push(guessed(&name, "beside the date", "إلى جانب التاريخ"));
                self.bylines.push(name);
            } else {
                self.section = self.section.take().or(Some(label.clone()));
            }
        }
    }
}

/// The datelines that the parts beside a day are together, in whichever order: a place, and a writer or an agency.
fn filed_beside(labels: &[String]) -> Vec<Dateline> {
    if labels.len() < 2 {
        return Vec::new();
    }
    let text = labels.join(" - ");
    let line = Line {
        text: &text,
        span: Span::new(0, text.len()),
        starts_block: true,
    };
    dateline::read(&line)
}

/// Whether a mark parts what stands beside the day from it.
fn is_parted(text: &str) -> bool {
    masthead::pieces(text).len() > 1
}

/// Returns the headline as readers see it: the braces that a newspaper's headline face uses as quotation marks become
/// « ».
pub(crate) fn display_headline(raw: &str) -> String {
    fold_space(raw).replace('{', "«").replace('}', "»")
}

enum Kind {
    Date {
        day: NaiveDate,
        /// What stands beside it.
        labels: Vec<String>,
    },
    /// The day of the last update alone.
    Updated(NaiveDate),
    /// The name of a section.
    Section,
    /// A part of a paper's head.
    Head(Head),
    Bylines(Vec<Byline>),
    Datelines(Vec<Dateline>),
    Other,
}

fn kind(line: &Line<'_>) -> Kind {
    if let Some((day, _)) = date::find(line.text) {
        let labels = labels(line.text);
        let length: usize = labels.iter().map(|label| words(label).count()).sum();
        // More words than a page label has: a sentence or a deck that mentions a day.
        if length <= 5 || length <= 10 && !filed_beside(&labels).is_empty() {
            if date::is_update(line.text) {
                return Kind::Updated(day);
            }
            return Kind::Date { day, labels };
        }
    }
    if let Some(day) = date::glued(line.text) {
        return Kind::Date {
            day,
            labels: Vec::new(),
        };
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

/// Whether a line is none of what stands above a body.
pub(crate) fn is_text(line: &Line<'_>) -> bool {
    matches!(kind(line), Kind::Other)
}

/// What the line at a place is in text that was copied with what stands around it.
fn kind_pasted(lines: &[Line<'_>], at: usize, text: &str) -> Kind {
    let line = &lines[at];
    if let Some(head) = masthead::read(line, text) {
        return Kind::Head(head);
    }
    let kind = kind(line);
    match kind {
        Kind::Other if masthead::is_outlet(line, lines.get(at + 1), text) => Kind::Head(Head {
            outlet: Some(masthead::outlet(line.text)),
            is_sure: true,
            ..Head::default()
        }),
        Kind::Other => files(line).map_or(Kind::Other, |found| Kind::Datelines(vec![found])),
        kind => kind,
    }
}

/// A dateline in a line of its own that ends with a colon: `النجف ـ مراسل النهضة:`.
fn files(line: &Line<'_>) -> Option<Dateline> {
    let text = line.text.strip_suffix(':')?.trim_end();
    let bare = Line { text, ..*line };
    dateline::read(&bare).pop()
}

/// A place that is known, and the agency behind it, if there is one; or any place with an agency: `حائل 18 مارس 2025 م واس`.
fn filed(label: &str) -> Option<(&str, &str)> {
    let label = label.strip_suffix(" في").unwrap_or(label);
    let ends = words(label).map(|word| word.range.end);
    ends.map(|end| label.split_at(end))
        .map(|(place, credit)| (place, credit.trim()))
        .find(|(place, credit)| {
            place::is_known(place) && (credit.is_empty() || agency::is_agency(credit))
                || agency::is_agency(credit) && dateline::can_be_place(place)
        })
}

/// What stands beside the day of a line, between marks: `بغداد - سعد كريم - 28 آب 2024` has two parts. A line without marks has one.
fn labels(text: &str) -> Vec<String> {
    let pieces = masthead::pieces(text);
    pieces
        .into_iter()
        .filter(|piece| !masthead::is_issue(&fold_space(&fold(piece))))
        .map(label)
        .filter(|label| !label.is_empty())
        .collect()
}

/// What a text with a date says beside it: the page label, without weekdays, hours, separators and what introduces a date.
fn label(text: &str) -> String {
    let dates = date::places(text);
    let has_hour = date::has_hour(text);
    let is_said = |folded: &str| {
        !date::FILLING.contains(&folded) && !date::TELLING.contains(&folded) && folded != "last"
    };
    let found = date::find(text).map(|(_, range)| range);
    let zone = date::zone(text).unwrap_or_default();
    words(text)
        .filter(|word| !zone.contains(&word.range.start))
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
pub(crate) fn is_section(text: &str) -> bool {
    let folded = fold_space(&fold(text));
    let bare = folded.strip_prefix("اخبار ").unwrap_or(&folded);
    SECTIONS.contains(&bare) || SECTIONS.contains(&&*folded)
}

/// The names of sections that papers share, folded.
const SECTIONS: [&str; 68] = [
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
    "الراي",
    "اراء",
    "قضايا واراء",
    "راي وتحليل",
    "وجهات نظر",
    "كتاب واراء",
    "مقالات راي",
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
        let preamble = read(&lines, Some(text));
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
    fn the_place_that_the_text_opens_with_is_found_below_a_deck() {
        let (_, _, datelines, body) = read_text(
            "نشرة الأخبار\n2024/08/28\n\nبغداد (أ ف ب) - وصل الوفد إلى بروكسل لحضور الاجتماع.\n",
        );
        assert_eq!((datelines, body), (1, 2));
    }

    #[test]
    fn a_sentence_that_mentions_a_day_is_text() {
        let (_, day, _, body) = read_text("وصل الوفد إلى بروكسل يوم 28 آب 2024 لحضور الاجتماع.\n");
        assert_eq!((day, body), (None, 1));
    }
}
