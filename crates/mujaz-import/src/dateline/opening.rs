//! Datelines that a text opens with: `بغداد (أ ف ب) - أعلنت`, `MOSCOW, February 3. /TASS/. Russia`.

use mujaz_model::{Byline, Dateline, Span};
use mujaz_text::{dates, fold, trim, words};

use super::{
    can_be_place, chain, inside_brackets, is_function_word, is_name, is_separator, is_set_off, read,
};
use crate::{
    agency::{BRACKETS, is_agency, is_source},
    byline,
    lines::{Line, offset},
    place,
};

/// Reads the datelines that the body's first line begins with; several stand in it where correspondents of several places have written.
pub(crate) fn openings(line: &Line<'_>) -> Vec<Dateline> {
    let found = chain::opening(line);
    if found.is_empty() {
        opening(line)
            .or_else(|| opening_brackets(line))
            .into_iter()
            .collect()
    } else {
        found
    }
}

/// `(بغداد - واع) أعلنت`, `[بغداد] أعلنت`: a dateline in brackets that the text begins with.
fn opening_brackets(line: &Line<'_>) -> Option<Dateline> {
    let reach: usize = line.text.chars().take(OPENING).map(char::len_utf8).sum();
    let end = line.text[..reach].find([')', ']'])? + 1;
    let (text, behind) = line.text.split_at(end);
    if trim(behind).is_empty() {
        return None;
    }
    let head = Line {
        text,
        span: Span::new(line.span.start, line.span.start + end),
        ..*line
    };
    inside_brackets(&head)?;
    let found = read(&head)
        .pop()
        .filter(|found| place::is_known(&found.place))?;
    Some(Dateline {
        span: head.span,
        ..found
    })
}

/// Reads the dateline that the body's first line begins with: `بغداد (أ ف ب) - أعلنت`, `BAGHDAD, Aug 28 (Reuters) — The`,
/// `بغداد - رويترز: أعلنت`.
fn opening(line: &Line<'_>) -> Option<Dateline> {
    let head: usize = line.text.chars().take(OPENING).map(char::len_utf8).sum();
    let head = &line.text[..head];
    let (place, credit, end) = in_brackets(head)
        .or_else(|| agency_first(head))
        .or_else(|| between_strokes(head))
        .or_else(|| before_mark(head))
        .or_else(|| behind_day(head))
        .or_else(|| place_alone(head))?;
    // A day between the place and the agency is no part of the place.
    let day = dates(place)
        .first()
        .map_or(place.len(), |date| date.range.start);
    let place = &place[..day];
    let place = &place[..place.find(char::is_numeric).unwrap_or(place.len())];
    let place = place.trim_matches(is_separator);
    let place = place.strip_suffix(" في").unwrap_or(place);
    let is_place = (1..=5).contains(&words(place).count())
        && !words(place).any(|word| is_function_word(word.text))
        && !place.contains(['.', ':', '«', '"', '“']);
    is_place.then(|| Dateline {
        place: place.to_owned(),
        credit: Some(credit)
            .filter(|credit| !credit.is_empty())
            .map(|credit| Byline(credit.to_owned())),
        span: Span::new(line.span.start, line.span.start + end),
    })
}

/// Where the text begins behind the dateline that a line opens with: behind the dashes, colons and brackets that part the two.
pub(crate) fn text_behind(line: &Line<'_>, dateline: &Dateline) -> usize {
    dateline.span.end + behind(&line.text[dateline.span.end - line.span.start..])
}

/// How many bytes of marks and blanks part what a text opens with from the rest.
pub(crate) fn behind(rest: &str) -> usize {
    let text =
        rest.trim_start_matches(|mark| is_separator(mark) || matches!(mark, ':' | ')' | ']'));
    rest.len() - text.len()
}

/// How many characters the dateline of an agency's first sentence can have.
const OPENING: usize = 80;

/// The place, the agency in brackets after it, and where the bracket ends, where a dash follows. Behind a day, or between a place
/// that is known and an agency that is, none has to.
fn in_brackets(head: &str) -> Option<(&str, &str, usize)> {
    let (place, rest) = head
        .split_once('(')
        .filter(|(place, _)| !trim(place).is_empty())?;
    let (credit, after) = rest.split_once(')')?;
    let is_set_off = after
        .trim_start()
        .starts_with(['-', '–', '—', ':', 'ـ', '/']);
    // أربيل (كوردستان 24) -, الرياض (CNN) --: channels have numbers and capitals, countries none.
    let main_place = trim(place.split(['،', ',']).next().unwrap_or(place));
    let is_acronym =
        (2..=5).contains(&credit.chars().count()) && credit.chars().all(char::is_uppercase);
    // NORTH BELTON, Ohio (WP) —
    let stands_large = words(main_place).count() <= 3
        && !main_place.chars().any(char::is_lowercase)
        && main_place.chars().filter(|it| it.is_uppercase()).count() > 2;
    // KESTREL BAY, Nova Scotia--(NEWSLINE WIRE)--
    let is_wire =
        is_written_large(credit) && words(credit).count() <= 3 && credit.ends_with("WIRE");
    let is_channel = words(credit).count() == 2 && credit.ends_with(char::is_numeric);
    let is_sourced = is_agency(credit) || is_source(credit);
    let is_credit = is_sourced
        || stands_large && (is_acronym || is_wire)
        || place::is_known(main_place) && (is_acronym || is_channel);
    if is_set_off && is_credit {
        return Some((place, trim(credit), head.len() - after.len()));
    }
    let is_dated = dates(place)
        .first()
        .is_some_and(|day| words(&place[day.range.end..]).count() <= 1);
    // ERBIL, Iraq, Feb 4 (Gulf Ledger) -: behind a day, only who files stands in brackets.
    let is_filed = is_set_off
        && is_dated
        && is_name(credit)
        && words(credit).count() <= 3
        && (is_placed(main_place) || is_any_place(main_place));
    let is_open = is_agency(credit) && is_dated && is_placed(main_place);
    (is_filed || is_open).then_some((place, trim(credit), head.len() - after.len()))
}

/// Tells whether a place is known to be one, or written as agencies write them: ERBIL. A day can stand behind it.
fn is_placed(text: &str) -> bool {
    let end = dates(text)
        .first()
        .map_or(text.len(), |day| day.range.start);
    let place = text[..end].trim_matches(is_separator);
    let place = place.strip_suffix(" في").unwrap_or(place);
    place::is_known(place) || is_written_large(place) && words(place).count() <= 3
}

/// Tells whether a few words before a day can be a place that need not be known.
fn is_any_place(text: &str) -> bool {
    let end = dates(text)
        .first()
        .map_or(text.len(), |day| day.range.start);
    let place = text[..end].trim_matches(is_separator);
    can_be_place(place.strip_suffix(" في").unwrap_or(place))
}

/// Reads the dateline that names who publishes before a place that need not be known, `النهار – وادي النخيل: أعلنت`, where it is known who
/// that is.
pub(crate) fn filed_by(line: &Line<'_>, outlet: &str) -> Option<Dateline> {
    let reach: usize = line.text.chars().take(OPENING).map(char::len_utf8).sum();
    let head = &line.text[..reach];
    let (credit, rest) = head.split_once(
        [" - ", " – ", " — "]
            .into_iter()
            .find(|mark| head.contains(mark))?,
    )?;
    let end = end_of_credit(rest)?;
    let place = trim(&rest[..end]);
    let is_own = !credit.is_empty() && fold(trim(credit)) == fold(outlet);
    (is_own && can_be_place(place)).then(|| Dateline {
        place: place.to_owned(),
        credit: Some(Byline(trim(credit).to_owned())),
        span: Span::new(
            line.span.start,
            line.span.start + offset(line.text, place) + place.len(),
        ),
    })
}

fn is_written_large(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// The agency before the place: `(أ ف ب) - بغداد - أعلنت`, `وطنية - بيروت - استقبل`.
fn agency_first(head: &str) -> Option<(&str, &str, usize)> {
    let mut marks = head
        .match_indices(['-', '–', '—', 'ـ', '/', ':'])
        .filter(|&(at, mark)| is_set_off(head, at, mark));
    let (first, mark) = marks.next()?;
    let (second, _) = marks.next()?;
    let credit = head[..first].trim_matches(|it: char| BRACKETS.contains(&it));
    let place = trim(&head[first + mark.len()..second]);
    let is_filed = (is_agency(credit) || is_source(credit) || fold(credit) == "وطنيه")
        && place::is_known(place);
    is_filed.then(|| (place, credit, offset(head, place) + place.len()))
}

/// The agency between strokes: `MOSCOW, February 3. /TASS/. Russia`, `القاهرة في 3 فبراير /أ ش أ/ استعرض`.
fn between_strokes(head: &str) -> Option<(&str, &str, usize)> {
    let (place, rest) = head.split_once('/')?;
    let (credit, after) = rest.split_once('/')?;
    let day = dates(place)
        .first()
        .map_or(place.len(), |day| day.range.start);
    let bare = place[..day].trim_matches(is_separator);
    let bare = bare.strip_suffix(" في").unwrap_or(bare);
    (is_agency(credit) && (1..=3).contains(&words(bare).count()) && is_name(bare)).then_some((
        place,
        trim(credit),
        head.len() - after.len(),
    ))
}

/// The place, the agency after a dash, and where it ends, where a colon or a second dash follows.
fn before_mark(head: &str) -> Option<(&str, &str, usize)> {
    let (place, rest) = head.split_once(['-', '–', '—', '/', 'ـ'])?;
    let end = end_of_credit(rest)?;
    let credit = trim(&rest[..end]);
    // المرسى - كتب سعيد باوزير: …
    let writer = ["كتب ", "كتبت "]
        .iter()
        .find_map(|word| credit.strip_prefix(word))
        .filter(|writer| {
            rest[end..].starts_with(':') && words(writer).count() <= 4 && is_name(writer)
        });
    if let Some(writer) = writer {
        return Some((place, writer, offset(head, writer) + writer.len()));
    }
    let is_credit = is_agency(credit) || is_source(credit) && place::is_known(place);
    is_credit.then(|| (place, credit, offset(head, credit) + credit.len()))
}

/// Where a credit ends: at a mark, or at a full stop with a blank behind it.
fn end_of_credit(text: &str) -> Option<usize> {
    let mark = text.find([':', '-', '–', '—', '/', 'ـ']);
    mark.into_iter().chain(text.find(". ")).min()
}

/// The place and the agency with a day between them, `رام الله 3-10-2024 وفا- أعلنت`, and where the agency ends.
fn behind_day(head: &str) -> Option<(&str, &str, usize)> {
    let days = dates(head);
    let start = days.first()?.range.start;
    days.iter().find_map(|day| {
        let rest = &head[day.range.end..];
        let rest = rest.trim_start_matches(is_separator);
        // الرياض 04 شعبان 1446 هـ الموافق 03 فبراير 2025 م واس: at the end of a line nothing parts it from the text.
        let credit = trim(&rest[..end_of_credit(rest).unwrap_or(rest.len())]);
        let credit = credit.strip_prefix("م ").unwrap_or(credit);
        let is_filed = is_agency(credit) || is_source(credit) && is_placed(&head[..start]);
        is_filed.then(|| {
            let end = offset(head, credit) + credit.len();
            (&head[..start], credit, end)
        })
    })
}

/// The place alone, and where it ends, where a dash follows, `BAGHDAD — The cabinet`, or a colon after a place that is known.
fn place_alone(head: &str) -> Option<(&str, &str, usize)> {
    let end = head.find([':', '–', '—', '-'])?;
    let (place, rest) = head.split_at(end);
    let is_parted = rest.chars().nth(1).is_some_and(char::is_whitespace);
    // ERBIL, Iraq — A drone
    let main_place = place.split(',').next().unwrap_or(place);
    let is_large = is_written_large(main_place)
        && byline::is_name_like(place)
        && words(place).count() <= 4
        && !rest.starts_with(':');
    let is_place = is_large || place::is_known(place);
    (is_parted && is_place).then_some((place, "", trim(place).len()))
}
