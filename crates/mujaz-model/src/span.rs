//! Places in a source text.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open range of UTF-8 bytes in an article's source text. In files it is the pair `[start, end]`.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(type = "[number, number]"))]
#[serde(from = "(usize, usize)", into = "(usize, usize)")]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// Returns the span from `start` up to, but without, `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Returns the part of `source` that the span covers, or `None` where it lies outside or cuts a character.
    #[must_use]
    pub fn of(self, source: &str) -> Option<&str> {
        source.get(self.start..self.end)
    }

    /// Returns the same place counted in characters (Unicode scalar values), or `None` as [`Span::of`] does.
    #[must_use]
    pub fn in_chars(self, source: &str) -> Option<CharSpan> {
        let start = source.get(..self.start)?.chars().count();
        Some(CharSpan {
            start,
            end: start + self.of(source)?.chars().count(),
        })
    }
}

impl From<(usize, usize)> for Span {
    fn from((start, end): (usize, usize)) -> Self {
        Self { start, end }
    }
}

impl From<Span> for (usize, usize) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// A half-open range of characters (Unicode scalar values) in an article's source text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CharSpan {
    /// The first character.
    pub start: usize,
    /// The character after the last.
    pub end: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_that_cuts_a_character_covers_nothing() {
        assert_eq!(Span::new(0, 2).of("نص"), Some("ن"));
        assert_eq!(Span::new(0, 3).of("نص"), None);
        assert_eq!(Span::new(2, 9).of("نص"), None);
    }

    #[test]
    fn an_arabic_letter_is_two_bytes_and_one_character() {
        let span = Span::new(2, 4).in_chars("نص").unwrap();
        assert_eq!((span.start, span.end), (1, 2));
    }
}
