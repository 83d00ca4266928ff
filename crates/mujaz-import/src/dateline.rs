//! Datelines: the places that an article was filed from, and to whom each part is credited.

use mujaz_model::{Byline, Dateline, Span};
use mujaz_text::{fold, trim, words};

use crate::lines::{Line, offset};

/// Reads the datelines of one line: `بغداد: الصباح`, several after one another
/// (`صنعاء: عرفات مدابش - عدن: محمد علي محسن`), or a place and an agency with a dash (`فيينا - أ ف ب`). Returns none
/// where the line is something else.
pub(crate) fn read(line: &Line<'_>) -> Vec<Dateline> {
    if line.text.chars().any(char::is_numeric) || line.is_closed() {
        return Vec::new();
    }
    let colons: Vec<usize> = line.text.match_indices(':').map(|(at, _)| at).collect();
    if colons.is_empty() {
        return dashed(line).into_iter().collect();
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

/// Returns the credit that is the publication itself: it stands in quotation marks there or in the body.
pub(crate) fn publication(datelines: &[Dateline], source: &str) -> Option<String> {
    datelines
        .iter()
        .filter_map(|dateline| dateline.credit.as_ref())
        .find_map(|Byline(credit)| {
            let name = credit.trim_matches(QUOTES);
            let named = name.len() < credit.len()
                || ["«", "\"", "“", "{"]
                    .into_iter()
                    .zip(["»", "\"", "”", "}"])
                    .any(|(open, close)| source.contains(&format!("{open}{name}{close}")));
            named.then(|| name.to_owned())
        })
}

const QUOTES: [char; 7] = ['«', '»', '"', '“', '”', '{', '}'];
const SEPARATORS: [char; 8] = ['-', '–', '—', 'ـ', '/', '.', '،', '|'];

fn dateline(line: &Line<'_>, place: &str, credit: &str) -> Option<Dateline> {
    let place = place.trim_matches(is_separator);
    let credit = credit.trim_matches(is_separator);
    let place_words = words(place).count();
    let credit_words = words(credit).count();
    if !(1..=6).contains(&place_words)
        || credit_words > 8
        || words(place).any(|word| is_function_word(word.text))
    {
        return None;
    }
    let first = offset(line.text, place);
    let last = if credit.is_empty() { place } else { credit };
    let end = offset(line.text, last) + last.len();
    Some(Dateline {
        place: place.to_owned(),
        credit: Some(credit)
            .filter(|credit| !credit.is_empty())
            .map(|credit| Byline(credit.to_owned())),
        span: Span::new(line.span.start + first, line.span.start + end),
    })
}

/// A place and a credit with a dash between them, and nothing else on the line.
fn dashed(line: &Line<'_>) -> Option<Dateline> {
    let (place, credit) = line.text.split_once(['-', '–', '—'])?;
    let length = words(line.text).count();
    let plausible =
        !credit.contains(['-', '–', '—']) && (2..=6).contains(&length) && !credit.trim().is_empty();
    if plausible {
        dateline(line, place, credit)
    } else {
        None
    }
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

/// Words that a place name does not hold; a line that has one before its colon is a sentence.
fn is_function_word(word: &str) -> bool {
    matches!(
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
            | "علي"
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
mod tests {
    use super::*;
    use crate::lines::lines;

    fn places(text: &str) -> Vec<(String, String)> {
        read(&lines(text)[0])
            .into_iter()
            .map(|dateline| {
                (
                    dateline.place,
                    dateline.credit.map_or(String::new(), |credit| credit.0),
                )
            })
            .collect()
    }

    fn pair(place: &str, credit: &str) -> (String, String) {
        (place.to_owned(), credit.to_owned())
    }

    #[test]
    fn a_place_and_a_writer() {
        assert_eq!(
            places("\u{a0}بروكسل: امير العقابي"),
            [pair("بروكسل", "امير العقابي")]
        );
    }

    #[test]
    fn several_in_one_line_are_several_datelines() {
        let expected = [pair("الموصل", "ليث صالح"), pair("أربيل", "«النهار»")];
        assert_eq!(places("الموصل: ليث صالح - أربيل: «النهار»"), expected);
        assert_eq!(places("الموصل: ليث صالح.. أربيل: «النهار»"), expected);
        assert_eq!(places("الموصل: ليث صالح أربيل: «النهار»"), expected);
    }

    #[test]
    fn two_places_can_share_a_credit() {
        assert_eq!(
            places("عمان - بيروت: «النهار»"),
            [pair("عمان - بيروت", "«النهار»")]
        );
    }

    #[test]
    fn an_agency_can_stand_after_a_dash() {
        assert_eq!(places("عمان - أ ف ب"), [pair("عمان", "أ ف ب")]);
    }

    #[test]
    fn a_sentence_with_a_colon_is_no_dateline() {
        assert!(places("وقال الوزير: نحن مستعدون").is_empty());
        assert!(
            places(
                "Breaking: the talks that matter is a headline which goes on and on for a long time"
            )
            .is_empty()
        );
    }

    #[test]
    fn the_publication_is_the_credit_in_quotation_marks() {
        let lines = lines("بغداد: النهار");
        let datelines = read(&lines[0]);
        assert_eq!(
            publication(&datelines, "بيان تلقته «النهار» أمس").as_deref(),
            Some("النهار")
        );
        assert_eq!(publication(&datelines, "بيان صدر أمس"), None);
    }
}
