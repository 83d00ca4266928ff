//! The pieces that dates are made of: numbers, numbers with separators, and folded words.

use std::ops::Range;

use crate::{FoldedWord, is_capital};

/// A word or number of the text.
#[derive(Debug)]
pub(super) struct Token<'a> {
    pub(super) range: Range<usize>,
    pub(super) kind: Kind<'a>,
    /// Whether it begins with a capital letter, as English months do.
    pub(super) is_capital: bool,
    /// Whether a particle was cut off its front: `و11`, `ب28`.
    pub(super) has_and: bool,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    /// A number, how many digits it has, and the era written on to it (`2024م`, `1446هـ`).
    Number {
        value: u32,
        digits: usize,
        era: Option<Era>,
    },
    /// Digits with separators between them, folded: `28/08/2024`.
    Separated(&'a str),
    /// A word, folded.
    Word(&'a str),
}

/// The letter after a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Era {
    /// م
    Common,
    /// هـ
    Hijri,
}

impl<'a> Token<'a> {
    pub(super) fn word(&self) -> &'a str {
        match self.kind {
            Kind::Word(word) => word,
            _ => "",
        }
    }

    /// A number that can be a day of the month.
    pub(super) fn day(&self) -> Option<u32> {
        match self.kind {
            Kind::Number {
                value,
                digits: 1 | 2,
                era: None,
            } if (1..=31).contains(&value) => Some(value),
            _ => None,
        }
    }

    /// A number of four digits, and its era.
    pub(super) const fn year(&self) -> Option<(u32, Option<Era>)> {
        match self.kind {
            Kind::Number {
                value,
                digits: 4,
                era,
            } => Some((value, era)),
            _ => None,
        }
    }
}

/// Reads what each word can be in a date.
pub(super) fn cut<'a>(words: &[FoldedWord<'a>]) -> Vec<Token<'a>> {
    words.iter().map(token).collect()
}

fn token<'a>(word: &FoldedWord<'a>) -> Token<'a> {
    let FoldedWord {
        ref range,
        text: raw,
        folded,
    } = *word;
    let is_capital = raw.starts_with(is_capital);
    if !folded.contains(|character: char| character.is_ascii_digit()) {
        return Token {
            range: range.clone(),
            kind: Kind::Word(folded),
            is_capital,
            has_and: false,
        };
    }
    let has_and = folded.starts_with('و');
    let digits = folded.trim_start_matches(['و', 'ب', 'ل', 'ف']);
    let cut = if digits.len() < folded.len() {
        raw.find(char::is_numeric).unwrap_or(0)
    } else {
        0
    };
    let range = range.start + cut..range.end;
    let kind = number(digits).unwrap_or_else(|| {
        if digits.starts_with(|character: char| character.is_ascii_digit()) {
            Kind::Separated(digits)
        } else {
            Kind::Word(folded)
        }
    });
    Token {
        range,
        kind,
        is_capital,
        has_and,
    }
}

/// `28`, `2024م`, `1446ه`, `28th`.
fn number(folded: &str) -> Option<Kind<'_>> {
    let digits = folded.bytes().take_while(u8::is_ascii_digit).count();
    let era = match &folded[digits..] {
        "" | "st" | "nd" | "rd" | "th" => None,
        "م" => Some(Era::Common),
        "ه" => Some(Era::Hijri),
        _ => return None,
    };
    let value = folded[..digits].parse().ok()?;
    Some(Kind::Number { value, digits, era })
}

/// Tells whether nothing but white space and marks that hold a date together stands between two places.
pub(super) fn is_joined(text: &str, from: &Token<'_>, to: &Token<'_>) -> bool {
    let gap = text.get(from.range.end..to.range.start).unwrap_or("");
    gap.chars().count() <= 4
        && gap.chars().all(|character| {
            character.is_whitespace()
                || matches!(character, '/' | '-' | '–' | '(' | ')' | ',' | '،' | 'ـ' | '.' | '\u{200e}' | '\u{200f}' | '\u{feff}')
        })
        // A full stop is part of an English abbreviation (Aug. 28) and ends a sentence elsewhere.
        && (!gap.contains('.') || from.is_capital)
        && gap.matches('\n').count() <= 1
}
