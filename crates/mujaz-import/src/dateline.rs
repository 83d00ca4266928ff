//! Datelines: the places that an article was filed from, and to whom each part is credited.

mod chain;
mod opening;

use mujaz_model::{Byline, Dateline, Span};
use mujaz_text::{fold, trim, words};

use crate::{
    agency::{self, QUOTES, is_agency, is_source},
    byline,
    lines::{Line, offset},
    place, preamble,
};
pub(crate) use opening::{behind, filed_by, openings, text_behind};

/// Reads the datelines of one line: `بغداد: الصباح`, several after one another
/// (`الموصل: ليث صالح - أربيل: «النهار»`), a place and an agency with a dash (`عمان - أ ف ب`) or in brackets
/// (`عمان (أ ف ب)`, `ليث صالح (الموصل)`). Returns none where the line is something else.
pub(crate) fn read(line: &Line<'_>) -> Vec<Dateline> {
    if line.text.chars().any(char::is_numeric) || line.is_closed() {
        return Vec::new();
    }
    if let Some(found) = in_places(line) {
        return found;
    }
    if let Some(inner) = inside_brackets(line) {
        let found = read(&inner);
        return if found.is_empty() {
            at_place(&inner).into_iter().collect()
        } else {
            found
        };
    }
    let found = chain::whole(line);
    if !found.is_empty() {
        return found;
    }
    let colons: Vec<usize> = line.text.match_indices(':').map(|(at, _)| at).collect();
    if colons.is_empty() {
        return with_agency(line)
            .or_else(|| bracketed(line))
            .or_else(|| from(line))
            .or_else(|| agency_between(line))
            .or_else(|| dashed(line))
            .or_else(|| listed(line))
            .into_iter()
            .collect();
    }
    let mut starts = vec![0];
    for pair in colons.windows(2) {
        starts.push(pair[0] + 1 + next_place(&line.text[pair[0] + 1..pair[1]]));
    }
    starts.push(line.text.len());
    let found: Option<Vec<Dateline>> = colons
        .iter()
        .zip(starts.windows(2))
        .map(|(&colon, bounds)| {
            dateline(
                line,
                &line.text[bounds[0]..colon],
                &line.text[colon + 1..bounds[1]],
            )
        })
        .collect();
    found.unwrap_or_default()
}

/// What is inside of the brackets around a whole line: `(بغداد - واع)`, `[بغداد]`.
fn inside_brackets<'a>(line: &Line<'a>) -> Option<Line<'a>> {
    let inner = [('(', ')'), ('[', ']')]
        .into_iter()
        .find_map(|(open, close)| {
            let inner = line.text.strip_prefix(open)?.strip_suffix(close)?;
            (!inner.contains([open, close])).then(|| trim(inner))
        })?;
    let start = line.span.start + offset(line.text, inner);
    Some(Line {
        text: inner,
        span: Span::new(start, start + inner.len()),
        ..*line
    })
}

/// The dateline of a line that is a place that is known, and nothing else.
fn at_place(line: &Line<'_>) -> Option<Dateline> {
    place::is_known(line.text).then(|| Dateline {
        place: line.text.to_owned(),
        credit: None,
        span: line.span,
    })
}

/// Reads a line that is known to be a dateline, whatever stands in it: the place ends where a date or a bracket begins.
pub(crate) fn stated(line: &Line<'_>) -> Dateline {
    if let Some(found) = read(line).into_iter().next() {
        return found;
    }
    if let Some((place, writer)) = preamble::place_and_writer(line.text) {
        return Dateline {
            place: place.to_owned(),
            credit: Some(Byline(writer.to_owned())),
            span: line.span,
        };
    }
    let end = line
        .text
        .find(|character: char| character.is_numeric() || character == '(')
        .unwrap_or(line.text.len());
    let credit = line.text[end..]
        .split_once('(')
        .and_then(|(_, rest)| rest.split_once(')'))
        .map(|(credit, _)| Byline(trim(credit).to_owned()));
    Dateline {
        place: line.text[..end]
            .trim_matches(|character| is_separator(character) || character == ':')
            .to_owned(),
        credit,
        span: line.span,
    }
}

/// Returns the credit that is the publication itself: it stands in quotation marks there or in the body. Where none does, the
/// agency that the first dateline or byline names.
pub(crate) fn publication(
    datelines: &[Dateline],
    source: &str,
    bylines: &[Byline],
) -> Option<String> {
    let credits = datelines
        .iter()
        .filter_map(|dateline| dateline.credit.as_ref());
    // «الحياة»، رويترز: the first of a list can be the publication.
    let parts = credits
        .clone()
        .flat_map(|Byline(credit)| credit.split('،').map(trim));
    let quoted = parts.into_iter().find_map(|credit| {
        let name = credit.trim_matches(QUOTES);
        (name.len() < credit.len() || is_quoted(name, source)).then(|| name.to_owned())
    });
    let agency = || {
        credits
            .chain(bylines)
            .find_map(|Byline(credit)| agency::named(credit))
    };
    quoted.or_else(agency).or_else(|| {
        datelines
            .iter()
            .find_map(|line| in_its_brackets(line, source))
    })
}

/// Who files in brackets behind the place, `دبي (CNN) --`, `ERBIL, Feb 4 (Gulf Ledger) -`: nobody does but who publishes.
fn in_its_brackets(dateline: &Dateline, source: &str) -> Option<String> {
    let Byline(credit) = dateline.credit.as_ref()?;
    let written = dateline.span.of(source)?;
    let is_bracketed = written.ends_with(&format!("({credit})"));
    (is_bracketed && written.starts_with(&dateline.place) && !agency::is_general(credit))
        .then(|| credit.clone())
}

/// Tells whether a name stands in quotation marks somewhere.
pub(crate) fn is_quoted(name: &str, source: &str) -> bool {
    ["«", "\"", "“", "{"]
        .into_iter()
        .zip(["»", "\"", "”", "}"])
        .any(|(open, close)| source.contains(&format!("{open}{name}{close}")))
}

const SEPARATORS: [char; 9] = [',', '-', '–', '—', 'ـ', '/', '.', '،', '|'];

/// A dateline of a place and a credit that show themselves to be what they are.
fn dateline(line: &Line<'_>, place: &str, credit: &str) -> Option<Dateline> {
    let bare = |text: &str| text.trim_matches(is_separator).to_owned();
    if files(&bare(place), &bare(credit)) {
        stretch(line, place, credit)
    } else {
        None
    }
}

/// A dateline of a place and a credit that something else shows to be what they are.
fn stretch(line: &Line<'_>, place: &str, credit: &str) -> Option<Dateline> {
    let place = place.trim_matches(is_separator);
    let credit = credit.trim_matches(is_separator);
    let place_words = words(place).count();
    let credit_words = words(credit).count();
    if !(1..=6).contains(&place_words) || credit_words > 8 {
        return None;
    }
    let last = if credit.is_empty() { place } else { credit };
    let first = offset(line.text, place).min(offset(line.text, last));
    let end = offset(line.text, last) + last.len();
    Some(Dateline {
        place: place.to_owned(),
        credit: Some(credit)
            .filter(|credit| !credit.is_empty())
            .map(|credit| Byline(credit.to_owned())),
        span: Span::new(line.span.start + first, line.span.start + end),
    })
}

/// Tells whether a place and a credit show themselves to be what they are. A place that is known takes a source or what can be a
/// name, any other place a source alone: `المعارضة: هدنة هشة` has neither, and is text.
fn files(place: &str, credit: &str) -> bool {
    let is_sourced = is_agency(credit) || is_source(credit);
    if place::parts(place).any(place::is_known) {
        return credit.is_empty() || is_sourced || are_names(credit);
    }
    if is_site(place) {
        return are_names(credit);
    }
    let is_place = words(place).count() <= 4
        && !words(place).any(|word| is_function_word(word.text))
        && !speaks(place);
    // Words in quotation marks behind what is no place are said, or a title; the names of papers have the article.
    let is_paper = || {
        words(place).count() == 1
            && !is_definite(&fold(place))
            && words(credit).all(|word| is_definite(&fold(word.text)))
    };
    is_place && is_sourced && (!credit.starts_with(QUOTES) || is_paper())
}

/// Tells whether a text is the name of a site: العربية.نت, example.com.
fn is_site(text: &str) -> bool {
    let text = trim(text);
    text.split_once('.').is_some_and(|(name, ending)| {
        !name.is_empty()
            && !name.contains(char::is_whitespace)
            && matches!(fold(ending).as_str(), "نت" | "كوم" | "net" | "com" | "org")
    })
}

/// Tells whether a folded word has the article.
fn is_definite(folded: &str) -> bool {
    folded.starts_with("ال") && folded.chars().count() > 3
}

/// Tells whether a text can be the names of writers or of a publication: up to four words each, none of which names do not hold.
fn are_names(text: &str) -> bool {
    text.split(['،', ',', '-', '–', '/', '&', '|'])
        .flat_map(|part| part.split(" and "))
        .all(is_name)
}

/// Tells whether up to three words can be the name of a place.
pub(crate) fn can_be_place(text: &str) -> bool {
    (1..=3).contains(&words(text).count()) && !speaks(text) && is_name(text)
}

fn is_name(text: &str) -> bool {
    let folded: Vec<String> = words(text).map(|word| fold(word.text)).collect();
    // الحكومة تقر الموازنة is no name, الشرق الأوسط is one: of a publication, whose words all have the article.
    (1..=5).contains(&folded.len())
        && byline::is_name_like(text)
        && !byline::is_sentence(text)
        && !words(text).any(|word| is_function_word(word.text))
        && !folded.iter().any(|word| is_imperfect(word))
        && (!folded.first().is_some_and(|first| is_definite(first))
            || folded.iter().all(|word| is_definite(word)))
}

/// Tells whether a folded word has the shape of a verb with the prefix of the third person: يهز, يعلن. Names of that shape are few.
fn is_imperfect(folded: &str) -> bool {
    const NAMES: [&str; 17] = [
        "ياسر",
        "ياسمين",
        "ياسين",
        "ياقوت",
        "يحيي",
        "يزن",
        "يزيد",
        "يسار",
        "يسر",
        "يسري",
        "يعرب",
        "يعقوب",
        "يمان",
        "يمني",
        "يوسف",
        "يوشع",
        "يونس",
    ];
    let is_long = (3..=7).contains(&folded.chars().count());
    folded.starts_with('ي') && is_long && !NAMES.contains(&folded) && !folded.ends_with('ي')
}

/// A place and a credit with a dash between them, and nothing else on the line; behind a place that is known, an agency and a writer with a
/// dash between them.
fn dashed(line: &Line<'_>) -> Option<Dateline> {
    let parts: Vec<&str> = line.text.split(['-', '–', '—']).map(trim).collect();
    if let [place, one, other] = parts[..]
        && place::is_known(place)
        && [one, other].into_iter().all(is_name)
        && words(line.text).count() <= 9
    {
        return whole(line, place, &line.text[offset(line.text, one)..]);
    }
    let (place, credit) = line.text.split_once(['-', '–', '—']).or_else(|| {
        line.text
            .split_once(['/', '|'])
            .filter(|(_, credit)| is_agency(credit))
    })?;
    let length = words(line.text).count();
    let plausible =
        !credit.contains(['-', '–', '—']) && (2..=6).contains(&length) && !credit.trim().is_empty();
    if !plausible {
        return None;
    }
    // Some put the writer first.
    let is_turned = place::is_known(credit) && !place::is_known(place);
    let (place, credit) = if is_turned {
        (credit, place)
    } else {
        (place, credit)
    };
    let credit = trim(credit).strip_prefix("من ").unwrap_or(credit);
    whole(line, place, credit)
}

/// A dateline that the line is, whichever of its two parts stands first.
fn whole(line: &Line<'_>, place: &str, credit: &str) -> Option<Dateline> {
    let found = dateline(line, place, credit)?;
    Some(Dateline {
        span: line.span,
        ..found
    })
}

/// `سنجار / ليث صالح / رويترز`: a place, a writer and an agency.
fn with_agency(line: &Line<'_>) -> Option<Dateline> {
    let (place, credit) = line.text.split_once(['/', '|'])?;
    let (writer, agency) = credit.split_once(['/', '|'])?;
    let is_filed =
        can_be_place(place) && is_agency(agency) && is_name(writer) && words(writer).count() >= 2;
    is_filed.then(|| stretch(line, place, credit)).flatten()
}

/// `بغداد – واع – رنا القيسي`: a place that is known, an agency and a writer.
fn agency_between(line: &Line<'_>) -> Option<Dateline> {
    const MARKS: [char; 6] = ['-', '–', '—', 'ـ', '/', '|'];
    let (place, credit) = line.text.split_once(MARKS)?;
    let (agency, writer) = credit.split_once(MARKS)?;
    let is_filed = place::is_known(place)
        && (is_agency(agency) || is_source(agency))
        && (2..=4).contains(&words(writer).count())
        && is_name(writer);
    is_filed.then(|| stretch(line, place, credit)).flatten()
}

/// `Jane Doe, Beirut` and `سعد كريم | بغداد`: a writer and a place that is known to be one.
fn listed(line: &Line<'_>) -> Option<Dateline> {
    let (credit, place) = line.text.split_once(['،', ',', '|', '/', 'ـ'])?;
    let is_name = (1..=4).contains(&words(credit).count());
    let is_turned = place::is_known(credit) && !place::is_known(place);
    let is_writer = (1..=4).contains(&words(place).count());
    if is_turned && is_writer && line.text.contains(['ـ', '|', '/']) {
        return whole(line, credit, place);
    }
    (is_name && place::is_known(place) && !is_turned)
        .then(|| whole(line, place, credit))
        .flatten()
}

/// `By Jane Doe in Beirut and John Roe in Amman`, `From our correspondent in Cairo`.
fn in_places(line: &Line<'_>) -> Option<Vec<Dateline>> {
    let rest = ["By ", "BY ", "by ", "From "]
        .iter()
        .find_map(|word| line.text.strip_prefix(word))?;
    let parts = rest
        .split([',', ';'])
        .flat_map(|part| part.split(" and "))
        .filter(|part| !trim(part).is_empty());
    parts
        .map(|part| {
            let (credit, place) = part.split_once(" in ")?;
            let is_place = words(place).all(|word| word.text.starts_with(char::is_uppercase));
            is_place.then(|| stretch(line, place, credit)).flatten()
        })
        .collect()
}

/// `عمان (أ ف ب)`, or a writer and a place: `ليث صالح (الموصل)`.
fn bracketed(line: &Line<'_>) -> Option<Dateline> {
    let (outer, inner) = line.text.strip_suffix(')')?.split_once('(')?;
    let (outer, inner) = (trim(outer), trim(inner));
    let sizes = (words(outer).count(), words(inner).count());
    let (place, credit) = if is_agency(inner) {
        (outer, inner)
    } else if matches!(sizes, (2..=4, 1..=3)) {
        (inner, outer)
    } else {
        return None;
    };
    (1..=4).contains(&sizes.0).then_some(())?;
    let found = dateline(line, place, credit)?;
    Some(Dateline {
        span: line.span,
        ..found
    })
}

/// `«النهار» من بغداد`, `ليث صالح من بغداد`: a publication or a writer, and a place.
fn from(line: &Line<'_>) -> Option<Dateline> {
    let (credit, place) = line.text.split_once(" من ")?;
    let is_quoted = trim(credit).starts_with(QUOTES) && trim(credit).ends_with(QUOTES);
    let is_name = (2..=4).contains(&words(credit).count()) && place::is_known(place);
    let is_place = (1..=3).contains(&words(place).count());
    ((is_quoted || is_name) && is_place)
        .then(|| whole(line, place, credit))
        .flatten()
}

/// Where the next place starts in the text between two colons, which holds a credit and then a place: after the first
/// separator, or else at the last word.
fn next_place(between: &str) -> usize {
    let separator = between.find([' ', '\u{a0}', '.']).and_then(|_| {
        between
            .match_indices(SEPARATORS)
            .find(|&(at, mark)| is_set_off(between, at, mark))
            .map(|(at, _)| at)
    });
    let double_space = || {
        between
            .trim_end()
            .rfind("  ")
            .filter(|&at| !between[..at].trim().is_empty())
    };
    separator
        .or_else(double_space)
        .or_else(|| words(between).last().map(|word| word.range.start))
        .unwrap_or(0)
}

/// A dash with a space beside it, or two dots; not the hyphen or the dot inside a name.
fn is_set_off(text: &str, at: usize, mark: &str) -> bool {
    if mark == "." {
        return text[at..].starts_with("..");
    }
    text[..at].ends_with(char::is_whitespace)
        || text[at + mark.len()..].starts_with(char::is_whitespace)
}

fn is_separator(character: char) -> bool {
    SEPARATORS.contains(&character) || trim(character.encode_utf8(&mut [0; 4])).is_empty()
}

/// Tells whether somebody who speaks stands where a place would: وزير النفط: …, "Oil minister: …".
pub(crate) fn speaks(place: &str) -> bool {
    let folded: Vec<String> = words(place).map(|word| fold(word.text)).collect();
    let Some((first, last)) = folded.first().zip(folded.last()) else {
        return false;
    };
    let first = first.strip_prefix("ال").unwrap_or(first);
    matches!(
        first,
        "رئيس"
            | "رئيسه"
            | "وزير"
            | "وزيره"
            | "مصدر"
            | "مصادر"
            | "مسؤول"
            | "مسؤوله"
            | "متحدث"
            | "متحدثه"
            | "خارجيه"
            | "داخليه"
            | "وزاره"
            | "رئاسه"
            | "محافظ"
            | "سفير"
            | "نائب"
            | "نائبه"
            | "مستشار"
            | "مستشاره"
            | "قائد"
            | "مدير"
            | "مديره"
            | "امين"
            | "ناطق"
            | "ناطقه"
            | "مبعوث"
            | "جيش"
            | "شرطه"
            | "صحيفه"
            | "خبير"
            | "خبراء"
    ) || matches!(
        last.as_str(),
        "minister"
            | "president"
            | "spokesman"
            | "spokeswoman"
            | "official"
            | "officials"
            | "source"
            | "sources"
            | "ministry"
            | "ambassador"
    )
}

/// Words that a place name does not hold; a line that has one before its colon is a sentence.
fn is_function_word(word: &str) -> bool {
    // Folded, the preposition is the name علي.
    word == "على"
        || matches!(
            fold(word).as_str(),
            "قال"
                | "وقال"
                | "اكد"
                | "واكد"
                | "اضاف"
                | "واضاف"
                | "ان"
                | "هذا"
                | "هذه"
                | "التي"
                | "الذي"
                | "عن"
                | "الي"
                | "said"
                | "says"
                | "that"
                | "is"
                | "was"
                | "to"
                | "a"
        )
}

#[cfg(test)]
mod tests;
