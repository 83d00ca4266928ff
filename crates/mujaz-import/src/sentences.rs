//! Sentences, by Unicode Standard Annex #29 and what it does not know of newspapers: `abbreviations` has stops that end nothing,
//! `continuations` the words that go on with a sentence or open one.

mod abbreviations;
mod continuations;

use icu_segmenter::{SentenceSegmenter, options::SentenceBreakInvariantOptions};
use mujaz_model::{CharSpan, Paragraph, Sentence, Span};
use mujaz_text::{fold_space, is_arabic_letter, is_space, trim, words};

use abbreviations::{ends_with_abbreviation, names_company, numbers_item, parts_date};
use continuations::{goes_on, goes_on_behind_bracket, goes_on_saying, opens_arabic_sentences};

use crate::{Error, Stop, lines::offset};

/// Cuts the paragraphs into sentences, numbered from 1. Where the first has a dateline in front, `start` is where the text begins.
///
/// # Errors
/// [`Error::Stopped`] where that is asked for.
pub(crate) fn cut(
    text: &str,
    paragraphs: &[Paragraph],
    start: Option<usize>,
    stop: Stop<'_>,
) -> Result<Vec<Sentence>, Error> {
    let mut sentences: Vec<Sentence> = Vec::new();
    let mut counted = CharSpan::default();
    let mut counted_bytes = 0;
    for (number, paragraph) in paragraphs.iter().enumerate() {
        stop.heed()?;
        let Span { start: first, end } = paragraph.span;
        let behind = start.filter(|&start| number == 0 && (first..end).contains(&start));
        let source = &text[behind.unwrap_or(first)..end];
        for piece in pieces(source) {
            let start = offset(text, piece);
            let first = counted.end + text[counted_bytes..start].chars().count();
            counted = CharSpan {
                start: first,
                end: first + piece.chars().count(),
            };
            counted_bytes = start + piece.len();
            sentences.push(Sentence {
                index: sentences.len() + 1,
                paragraph: number + 1,
                text: fold_space(piece),
                span: Span::new(start, counted_bytes),
                char_span: counted,
            });
        }
    }
    Ok(sentences)
}

/// Returns the first sentence of a line that is running text, without its full stop; `None` where the line can be a
/// headline. Headlines end without a full stop, and hold no second sentence.
pub(crate) fn opening(line: &str) -> Option<&str> {
    const LEAST: usize = 6;
    let found = pieces(line);
    let first = *found.first()?;
    let is_stopped = |text: &str| {
        let bare = text.trim_end_matches(is_closing_mark);
        bare.ends_with(['.', '۔']) && !bare.ends_with("..")
    };
    let is_running =
        words(line).count() >= LEAST && found.last().is_some_and(|last| is_stopped(last));
    is_running.then(|| trim(first.trim_end_matches(['.', '۔'])))
}

/// The sentences of one paragraph, without the space around them.
fn pieces(paragraph: &str) -> Vec<&str> {
    // A line break inside a paragraph is an editor's; UAX #29 would end the sentence there.
    let unwrapped = paragraph.replace(['\n', '\r'], " ");
    let mut start = 0;
    let mut found = Vec::new();
    for end in boundaries(&unwrapped) {
        let is_last = end == unwrapped.len();
        if is_last || ends_sentence(&unwrapped[start..end], &unwrapped[end..]) {
            let piece = trim(&paragraph[start..end]);
            if piece.chars().any(char::is_alphanumeric) {
                push(&mut found, piece);
            }
            start = end;
        }
    }
    found
}

/// No sentence is longer, in bytes: about 700 words of Arabic. What has no stop for so long is a list or a text that lost
/// its stops, and nobody could pick a point from it.
const LONGEST: usize = 8_000;

/// Adds a sentence; one that is too long is cut behind its last semicolon, comma or word that fits.
fn push<'a>(found: &mut Vec<&'a str>, sentence: &'a str) {
    let mut rest = sentence;
    while rest.len() > LONGEST {
        let fits = &rest[..rest.floor_char_boundary(LONGEST)];
        let last = |marks: &[char]| {
            let at = fits.rfind(marks)?;
            let mark = fits[at..].chars().next()?;
            Some(at + mark.len_utf8()).filter(|&end| end > LONGEST / 2)
        };
        let end = last(&['؛', ';'])
            .or_else(|| last(&['،', ',', '\n']))
            .or_else(|| fits.rfind(is_space))
            .unwrap_or(fits.len());
        found.push(trim(&rest[..end]));
        rest = trim(&rest[end..]);
    }
    found.push(rest);
}

/// Where a sentence may end: the boundaries of UAX #29; the stops before a number, where its rule SB8 finds none if a
/// lower-case word comes after the number ("It is late. 18 holes are left."); those without a space before a capital ("It
/// ended.Then he left."); and behind the call of a note ("It ended.[1] He left.").
fn boundaries(text: &str) -> Vec<usize> {
    let segmenter = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    let mut found: Vec<usize> = segmenter.segment_str(text).collect();
    let by_uax = found.len();
    for (at, stop) in text.match_indices(['.', '?', '!', '؟']) {
        let next = at + stop.len();
        let rest = &text[next..];
        let end = if let Some(behind) = rest.strip_prefix(' ') {
            let opens = behind.trim_start_matches(is_opening_mark);
            let number_follows = opens.starts_with(char::is_numeric);
            // "(b) Train them."
            let item_follows = behind.starts_with('(')
                && matches!(opens.as_bytes(), [letter, b')', ..] if letter.is_ascii_lowercase());
            (stop == "." && number_follows && !text[..at].ends_with(char::is_numeric)
                || item_follows)
                .then_some(next + 1)
        } else if let Some(note) = note_length(rest) {
            rest[note..].starts_with(' ').then_some(next + note + 1)
        } else {
            (stop == "." && is_run_together(&text[..at], rest)).then_some(next)
        };
        found.extend(end);
    }
    // UAX #29 knows no sentence that ends in this mark.
    for (at, dots) in text.match_indices('…') {
        let behind = text[at + dots.len()..].trim_start_matches(is_closing_mark);
        found.extend(
            behind
                .starts_with(' ')
                .then(|| text.len() - behind.len() + 1),
        );
    }
    if found.len() > by_uax {
        found.sort_unstable();
        found.dedup();
    }
    found
}

/// Tells whether a stop without a space parts two sentences: behind a small word and before a capitalised one.
fn is_run_together(before: &str, after: &str) -> bool {
    let is_small = before
        .bytes()
        .rev()
        .take(2)
        .filter(u8::is_ascii_lowercase)
        .count()
        == 2;
    let is_capitalised = matches!(after.as_bytes(), [first, second, ..]
        if first.is_ascii_uppercase() && second.is_ascii_lowercase());
    // "Booking.Com"
    let is_address = || {
        let word = words(after).next().map_or("", |word| word.text);
        matches!(word, "Com" | "Net" | "Org" | "Js")
            || before
                .rsplit(is_space)
                .next()
                .is_some_and(|word| word.contains(['/', '@', '.']))
    };
    is_small && is_capitalised && !is_address()
}

/// The length of the calls of notes that open a text: "[1]", "[1][2]", "¹".
fn note_length(text: &str) -> Option<usize> {
    let mut length = 0;
    loop {
        let rest = &text[length..];
        let digits = rest.strip_prefix('[').map_or(0, |inside| {
            let digits = inside.len() - inside.trim_start_matches(char::is_numeric).len();
            let is_closed = digits > 0 && inside[digits..].starts_with(']');
            if is_closed { digits + 2 } else { 0 }
        });
        let raised = rest
            .chars()
            .next()
            .filter(|letter| matches!(letter, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹'));
        let step = digits.max(raised.map_or(0, char::len_utf8));
        if step == 0 {
            return (length > 0).then_some(length);
        }
        length += step;
    }
}

/// Tells whether `after` says the last word again, as somebody does who falters: "I... I do not know."
fn repeats_word(before: &str, after: &str) -> bool {
    let next = words(after).next();
    next.is_some_and(|next| {
        before
            .trim_end_matches(['.', '…'])
            .strip_suffix(next.text)
            .is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
    })
}

/// Tells whether a boundary between `before` and `after` really ends a sentence.
fn ends_sentence(before: &str, after: &str) -> bool {
    let bare = before.trim_end_matches(is_space);
    let stopped = bare.trim_end_matches(is_closing_mark);
    let is_joined = bare.len() == before.len();
    let after = after.trim_start_matches(is_space);
    let starts_lower = after
        .trim_start_matches(is_opening_mark)
        .starts_with(char::is_lowercase);
    if after.starts_with(['،', ',', '؛', ';', ':', '.', ')', '»', '”', '%'])
        && !opens_by_place(before, after)
    {
        return false;
    }
    // "It ended.[1]", "It ended.¹"
    if is_joined && note_length(after).is_some() || bare.ends_with(['[', '(']) {
        return false;
    }
    if bare.ends_with(')') && opens_inside(bare) && goes_on_behind_bracket(after)
        || stands_in_brackets(bare, after)
    {
        return false;
    }
    // Dots in a row are a pause in the Arabic press, as in a headline's "..".
    if stopped.ends_with("..") || stopped.ends_with('…') {
        let is_long = !stopped.ends_with("..") || stopped.ends_with("...");
        return !(starts_lower || repeats_word(stopped, after))
            && (!after.starts_with(is_arabic_letter) || is_long && opens_arabic_sentences(after));
    }
    // A question or an exclamation inside quotation marks goes on where the speaker is named after it.
    if stopped.ends_with(['?', '؟', '!']) {
        let is_marked = stopped.len() < bare.len();
        return !(starts_lower
            || goes_on_saying(after)
            || stopped.ends_with('!') && names_company(after)
            || is_marked && goes_on(after));
    }
    !(stopped.ends_with('.')
        && (numbers_item(stopped)
            || parts_date(stopped, after)
            || ends_with_abbreviation(stopped, after)))
}

/// Tells whether the bracket that closes a text was opened inside a sentence.
fn opens_inside(text: &str) -> bool {
    let before = text
        .rfind('(')
        .map(|at| text[..at].trim_end_matches(is_space));
    before.is_some_and(|before| !before.is_empty() && !before.ends_with(['.', '!', '?', '؟', '…']))
}

/// Tells whether a stop stands inside of brackets that were opened in the middle of a sentence and close soon: "The club (founded in 1990.
/// Still open.) has moved".
fn stands_in_brackets(before: &str, after: &str) -> bool {
    /// As far as brackets are looked for on each side, in bytes: 20 words of Arabic.
    const FARTHEST: usize = 200;
    let near = &before[before.ceil_char_boundary(before.len().saturating_sub(FARTHEST))..];
    let Some(open) = near.rfind('(').filter(|&open| !near[open..].contains(')')) else {
        return false;
    };
    let rest = &after[..after.floor_char_boundary(FARTHEST)];
    let closes = rest
        .find(['(', ')'])
        .is_some_and(|mark| rest[mark..].starts_with(')'));
    closes && opens_inside(&before[..=before.len() - near.len() + open])
}

/// What can close a passage in marks; behind a stop also a mark of the other side does, for it stands there by mistake.
pub(crate) fn is_closing_mark(character: char) -> bool {
    matches!(
        character,
        '"' | '\'' | '»' | '”' | '“' | '’' | '«' | '„' | '‘' | ')' | ']' | '}'
    )
}

/// Tells whether a closing mark stands where only an opening one can: between a space and a word.
fn opens_by_place(before: &str, after: &str) -> bool {
    before.ends_with(is_space)
        && after
            .strip_prefix(['»', '”'])
            .is_some_and(|inside| inside.starts_with(char::is_alphabetic))
}

fn is_opening_mark(character: char) -> bool {
    matches!(character, '"' | '\'' | '«' | '“' | '‘' | '(' | '[')
}

#[cfg(test)]
mod tests;
