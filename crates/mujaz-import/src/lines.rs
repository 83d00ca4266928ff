//! Lines, and which of them say something.

use mujaz_model::Span;
use mujaz_text::{is_space, trim};

use crate::sentences::is_closing_mark;

/// A line that says something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Line<'a> {
    /// Its text, without the white space around it.
    pub(crate) text: &'a str,
    /// The place of that text in the source.
    pub(crate) span: Span,
    /// Whether an empty or decorative line stands above it.
    pub(crate) starts_block: bool,
}

impl Line<'_> {
    /// Tells whether the line ends as a sentence does.
    pub(crate) fn is_closed(&self) -> bool {
        let bare = self
            .text
            .trim_end_matches(|character| is_closing_mark(character) || is_space(character));
        bare.ends_with(['.', '!', '?', '؟', '…', ':', '۔'])
    }

    /// The number of characters.
    pub(crate) fn width(&self) -> usize {
        self.text.chars().count()
    }
}

/// Returns the lines of `text` that have a letter or a digit. Rules, dots left by an empty field and the like are
/// dropped.
pub(crate) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut found = Vec::new();
    let mut starts_block = true;
    for raw in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let trimmed = undecorated(trim(raw));
        if trimmed.chars().any(char::is_alphanumeric) {
            let start = offset(text, trimmed);
            found.push(Line {
                text: trimmed,
                span: Span::new(start, start + trimmed.len()),
                starts_block,
            });
            starts_block = false;
        } else if raw != "\n" || text[..offset(text, raw)].ends_with('\n') {
            starts_block = true;
        }
    }
    found
}

/// A line without the pictures around it, and the stars with which a messenger sets it bold.
pub(crate) fn undecorated(line: &str) -> &str {
    let is_plain = |letter: Option<char>| {
        letter.is_none_or(|letter| {
            letter.is_alphanumeric() || letter.is_ascii_punctuation() && letter != '*'
        })
    };
    if is_plain(line.chars().next()) && is_plain(line.chars().next_back()) {
        return line;
    }
    let bare = line.trim_matches(|letter| is_picture(letter) || is_space(letter));
    let bold = bare
        .strip_prefix('*')
        .and_then(|rest| rest.strip_suffix('*'))
        .filter(|inner| !inner.trim_matches('*').contains('*'));
    match bold {
        Some(inner) => trim(inner.trim_matches('*')),
        None => bare,
    }
}

/// Emoji, squares and arrows, and what joins them. Stars, which rate, and signs that stand for words are none.
fn is_picture(letter: char) -> bool {
    matches!(letter,
        '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{2604}' | '\u{2607}'..='\u{27bf}' | '\u{25a0}'..='\u{25ff}'
        | '\u{2b00}'..='\u{2bff}' | '\u{23e9}'..='\u{23fa}' | '\u{fe0f}' | '\u{200d}')
}

/// The byte at which `part` starts in `whole`, of which it is a slice.
pub(crate) fn offset(whole: &str, part: &str) -> usize {
    part.as_ptr().addr() - whole.as_ptr().addr()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_without_letters_is_dropped_and_parts_blocks() {
        let found = lines("عنوان\n...\nنص");
        assert_eq!(found.len(), 2);
        assert!(found[1].starts_block);
    }

    #[test]
    fn pictures_and_stars_around_a_line_are_none_of_it() {
        let text = |line: &'static str| lines(line)[0].text;
        assert_eq!(text("🔴 عاجل | انفجار ⚡️"), "عاجل | انفجار");
        assert_eq!(text("✍️ بغداد - سعد كريم"), "بغداد - سعد كريم");
        assert_eq!(text("*صحيفة المدى*"), "صحيفة المدى");
        assert_eq!(text("*مهم* و*عاجل*"), "*مهم* و*عاجل*");
        assert_eq!(text("* كاتب عراقي"), "* كاتب عراقي");
        assert_eq!(text("★★★ فيلم"), "★★★ فيلم");
        assert_eq!(lines("🔸 نص 🔸")[0].span.start, "🔸 ".len());
    }

    #[test]
    fn a_carriage_return_before_the_line_feed_is_no_empty_line() {
        let found = lines("one\r\ntwo\r\n\r\nthree");
        assert_eq!(
            found
                .iter()
                .map(|line| line.starts_block)
                .collect::<Vec<_>>(),
            [true, false, true]
        );
    }

    #[test]
    fn a_full_stop_before_closing_marks_closes_the_line() {
        let closed = |text| lines(text)[0].is_closed();
        assert!(closed("قال ذلك.»"));
        assert!(closed("لماذا؟”"));
        assert!(!closed("تبادل المعلومات"));
        assert!(!closed("بغداد: الصباح"));
    }
}
