//! Who wrote a plain text, where only the place of a line speaks for it: alone below the headline, or beside the day.

use mujaz_model::{Byline, Dateline, Warning};
use mujaz_text::{fold, trim, words};

use super::{Preamble, is_section};
use crate::{agency, byline, dateline, lines::Line, place};

/// As many words are a sentence of a text.
const SENTENCE: usize = 9;

impl<'a> Preamble<'a> {
    /// Takes a line for the writer's where nothing else names one: the line below the headline that stands alone, or one beside the day, in
    /// which a place can stand before the name. Of a text that is not `is_plain`, only the
    /// latter is taken. It is said to be a guess.
    pub(crate) fn guess_byline(&mut self, text: &str, is_plain: bool) {
        if !self.bylines.is_empty() || !self.datelines.is_empty() {
            return;
        }
        if let Some(line) = self.alone().filter(|_| is_plain)
            && let Some(name) = byline::guess(&line)
        {
            self.warnings
                .push(guessed(&name, "below the headline", "تحت العنوان"));
            self.bylines.push(name);
            self.remove(&line);
            return;
        }
        let below = || {
            let line = self.last_above_text().filter(|_| is_plain);
            let line = line.or_else(|| self.place_above_text())?;
            Some((line, self.filed(&line)?, false))
        };
        let Some((line, filed, is_beside_day)) = self.beside_day(text).or_else(below) else {
            return;
        };
        let [place, place_ar] = if is_beside_day {
            ["beside the date", "إلى جانب التاريخ"]
        } else {
            ["below the headline", "تحت العنوان"]
        };
        self.warnings.push(guessed(&filed.writer, place, place_ar));
        match filed.place {
            Some(place) => self.datelines.push(Dateline {
                place,
                credit: Some(filed.writer),
                span: line.span,
            }),
            None => self.bylines.push(filed.writer),
        }
        self.remove(&line);
    }

    /// The first line that is not known to be anything, where an empty line stands above and below it.
    fn alone(&self) -> Option<Line<'a>> {
        let mut lines = self.body.iter().chain(self.after);
        let first = lines.next().filter(|first| first.starts_block)?;
        lines.next().filter(|next| next.starts_block)?;
        Some(*first)
    }

    /// The line below the headline, with nothing between the two, where an empty line parts it from the text, or the next line is text.
    fn last_above_text(&self) -> Option<Line<'a>> {
        let mut lines = self.body.iter().chain(self.after);
        let first = lines.next().filter(|first| !first.starts_block)?;
        lines
            .next()
            .filter(|next| next.starts_block || words(next.text).count() >= SENTENCE)?;
        Some(*first)
    }

    /// The line right above the text that has a place and a full name, wherever empty lines stand.
    fn place_above_text(&self) -> Option<Line<'a>> {
        let mut lines = self.body.iter().chain(self.after);
        let first = lines.next()?;
        let is_above_text = lines
            .next()
            .is_some_and(|next| words(next.text).count() >= SENTENCE);
        (is_above_text && place_and_writer(first.text).is_some()).then_some(*first)
    }

    /// The line above or below that of the day which can be the writer's.
    fn beside_day(&self, text: &str) -> Option<(Line<'a>, Filed, bool)> {
        let lines = self.body.iter().chain(self.after.first());
        let is_beside = |line: &Line<'_>| {
            self.days.iter().any(|day| {
                let between = if day.span.end <= line.span.start {
                    day.span.end..line.span.start
                } else {
                    line.span.end..day.span.start
                };
                // Pictures and white space can stand between.
                text.get(between)
                    .is_some_and(|between| !between.chars().any(char::is_alphanumeric))
            })
        };
        lines
            .filter(|line| is_beside(line))
            .find_map(|line| Some((*line, self.filed(line)?, true)))
    }

    fn filed(&self, line: &Line<'_>) -> Option<Filed> {
        if let Some(writer) =
            byline::guess(line).filter(|Byline(name)| byline::is_likely_name(name))
        {
            return Some(Filed {
                place: None,
                writer,
            });
        }
        let (place, writer) = place_and_writer(line.text)?;
        let outlet = self.outlet.as_deref();
        let is_outlet = outlet.is_some_and(|outlet| fold(outlet) == fold(place));
        Some(Filed {
            place: (!is_outlet).then(|| place.to_owned()),
            writer: Byline(writer.to_owned()),
        })
    }

    fn remove(&mut self, line: &Line<'_>) {
        let span = line.span;
        if let Some(at) = self.body.iter().position(|line| line.span == span) {
            self.body.remove(at);
        } else if self.after.first().is_some_and(|first| first.span == span) {
            self.after = &self.after[1..];
        }
    }
}

/// What a line beside the day says.
struct Filed {
    place: Option<String>,
    writer: Byline,
}

/// A place that need not be known and a full name behind it, `كفر النخيل - رنا القيسي`, with a desk or an agency between them or not. What
/// such a line is, only its place tells.
pub(crate) fn place_and_writer(text: &str) -> Option<(&str, &str)> {
    let parts: Vec<&str> = [" - ", " – ", " — ", " ـ ", "/", " | "]
        .iter()
        .map(|mark| text.split(mark).map(trim).collect::<Vec<_>>())
        .find(|parts| parts.len() > 1)?;
    let (place, writer) = match parts[..] {
        [place, writer] => (place, writer),
        [place, desk, writer] if is_desk(desk) => (place, writer),
        _ => return None,
    };
    let is_place = dateline::can_be_place(place)
        && !is_section(place)
        && !agency::is_agency(place)
        && !agency::is_source(place)
        && !place.chars().any(char::is_numeric)
        && !place.starts_with(agency::QUOTES)
        && !words(place).any(|word| byline::is_topic(&fold(word.text)));
    let is_writer = byline::is_likely_name(writer) && !place::is_known(writer);
    (is_place && is_writer).then_some((place, writer))
}

fn is_desk(text: &str) -> bool {
    let first = words(text).next().map(|word| fold(word.text));
    agency::is_agency(text)
        || agency::is_source(text)
        || first.is_some_and(|first| matches!(first.as_str(), "مكتب" | "خاص" | "مراسل"))
            && words(text).count() <= 3
}

/// Says that only its place speaks for a name.
pub(crate) fn guessed(name: &Byline, place: &str, place_ar: &str) -> Warning {
    let Byline(name) = name;
    Warning::new(format!(
        "the line `{name}` {place} was taken for the writer's name"
    ))
    .in_arabic(format!("عُدّ السطر «{name}» {place_ar} اسم الكاتب"))
}
