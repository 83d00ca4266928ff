//! Parses the values that many properties share: lengths, colours, keywords, content lists.

use std::sync::Arc;

use cssparser::{Parser, Token};

use super::calculation::{
    DEEPEST_CALCULATION, Term, extreme, is_extreme, is_mathematical, mathematical, sum, term,
};
pub(crate) use super::colour::ColourValue;
pub(super) use super::colour::{angle, colour};
use super::values::{Content, CounterStyle, ListStyle, OfPage};

pub(super) type ParseError = cssparser::ParseError<()>;
pub(super) type Parsed<T> = Result<T, ParseError>;

/// A length as it is written: em and rem wait for the font size, percentages for layout.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Length {
    pub(crate) points: f32,
    pub(crate) share: f32,
    pub(crate) em: f32,
    /// Heights of an x and widths of a zero in the font.
    pub(crate) glyphs: (f32, f32),
    pub(crate) rem: f32,
    /// Shares of the width and the height of the page inside its margins.
    pub(crate) page: (f32, f32),
    /// What it is compared with when it can be, in order.
    pub(crate) bounds: [Option<Bound>; 2],
}

/// Another length: of the two the least is taken, or the greatest.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Bound {
    pub(crate) takes_least: bool,
    pub(crate) points: f32,
    pub(crate) share: f32,
    pub(crate) em: f32,
    /// Heights of an x and widths of a zero in the font.
    pub(crate) glyphs: (f32, f32),
    pub(crate) rem: f32,
    pub(crate) page: (f32, f32),
}

impl Bound {
    /// Returns the other length itself.
    pub(crate) fn length(self) -> Length {
        Length {
            points: self.points,
            share: self.share,
            em: self.em,
            glyphs: self.glyphs,
            rem: self.rem,
            page: self.page,
            bounds: [None; 2],
        }
    }
}

impl Length {
    pub(crate) const ZERO: Self = Self {
        points: 0.0,
        share: 0.0,
        em: 0.0,
        glyphs: (0.0, 0.0),
        rem: 0.0,
        page: (0.0, 0.0),
        bounds: [None; 2],
    };

    pub(super) fn scaled(self, factor: f32) -> Self {
        Self {
            points: self.points * factor,
            share: self.share * factor,
            em: self.em * factor,
            glyphs: (self.glyphs.0 * factor, self.glyphs.1 * factor),
            rem: self.rem * factor,
            page: (self.page.0 * factor, self.page.1 * factor),
            bounds: self.bounds.map(|bound| {
                let bound = bound?;
                let takes_least = bound.takes_least == (factor >= 0.0);
                Some(bound.length().scaled(factor).as_bound(takes_least))
            }),
        }
    }

    /// Returns how much there is of every unit.
    fn parts(self) -> [f32; 8] {
        [
            self.points,
            self.share,
            self.em,
            self.glyphs.0,
            self.glyphs.1,
            self.rem,
            self.page.0,
            self.page.1,
        ]
    }

    /// Tells whether it is the same whatever the size of the text is.
    pub(super) fn is_absolute(self) -> bool {
        (self.share, self.em, self.rem) == (0.0, 0.0, 0.0) && self.glyphs == (0.0, 0.0)
    }

    fn as_bound(self, takes_least: bool) -> Bound {
        Bound {
            takes_least,
            points: self.points,
            share: self.share,
            em: self.em,
            glyphs: self.glyphs,
            rem: self.rem,
            page: self.page,
        }
    }

    /// Returns the length compared with yet another, unless one of them is compared with too many already.
    pub(super) fn bounded(mut self, other: Self, takes_least: bool) -> Option<Self> {
        if other.bounds[0].is_some() {
            return None;
        }
        let free = self.bounds.iter_mut().find(|bound| bound.is_none())?;
        *free = Some(other.as_bound(takes_least));
        Some(self)
    }

    /// Returns the sum, unless both are compared with others.
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        match (self.bounds[0], other.bounds[0]) {
            (Some(_), Some(_)) => None,
            (None, Some(_)) => other.plus(self),
            _ => Some(Self {
                bounds: self.bounds.map(|bound| {
                    let bound = bound?;
                    let sum = bound.length().plain_sum(other);
                    Some(sum.as_bound(bound.takes_least))
                }),
                ..self.plain_sum(other)
            }),
        }
    }

    pub(super) fn plain_sum(self, other: Self) -> Self {
        Self {
            bounds: [None; 2],
            points: self.points + other.points,
            share: self.share + other.share,
            em: self.em + other.em,
            glyphs: (
                self.glyphs.0 + other.glyphs.0,
                self.glyphs.1 + other.glyphs.1,
            ),
            rem: self.rem + other.rem,
            page: (self.page.0 + other.page.0, self.page.1 + other.page.1),
        }
    }
}

pub(super) fn wrong<T>() -> Parsed<T> {
    Err(ParseError::custom(()))
}

/// Parses a keyword by looking it up in `table`.
pub(super) fn keyword<T: Clone>(input: &mut Parser, table: &[(&str, T)]) -> Parsed<T> {
    let word = input.expect_ident()?;
    table
        .iter()
        .find(|(name, _)| word.eq_ignore_ascii_case(name))
        .map_or_else(wrong, |(_, value)| Ok(value.clone()))
}

/// Parses a number, or a percentage as its share.
pub(super) fn number_or_share(input: &mut Parser) -> Parsed<f32> {
    match input.next()?.clone() {
        Token::Number { value, .. } => Ok(value),
        Token::Percentage { unit_value, .. } => Ok(unit_value),
        Token::Function(name) if name.eq_ignore_ascii_case("calc") => {
            match input.parse_nested_block(|input| sum(input, DEEPEST_CALCULATION))? {
                Term::Number(number) => Ok(number),
                Term::Length(_) => wrong(),
            }
        }
        _ => wrong(),
    }
}

pub(super) fn length(input: &mut Parser) -> Parsed<Length> {
    match input.next()?.clone() {
        Token::Number { value: 0.0, .. } => Ok(Length::ZERO),
        Token::Function(name) if name.eq_ignore_ascii_case("calc") => {
            match input.parse_nested_block(|input| sum(input, DEEPEST_CALCULATION))? {
                Term::Length(length) => Ok(length),
                Term::Number(_) => wrong(),
            }
        }
        Token::Function(name) if is_extreme(&name) => {
            match input.parse_nested_block(|input| extreme(input, &name, DEEPEST_CALCULATION))? {
                Term::Length(length) => Ok(length),
                Term::Number(_) => wrong(),
            }
        }
        Token::Function(name) if is_mathematical(&name) => {
            let depth = DEEPEST_CALCULATION;
            match input.parse_nested_block(|input| mathematical(input, &name, depth))? {
                Term::Length(length) => Ok(length),
                Term::Number(_) => wrong(),
            }
        }
        token => match term(&token) {
            Some(Term::Length(length)) => Ok(length),
            _ => wrong(),
        },
    }
}

/// Parses a length that may not be negative. What is reckoned counts as nothing where it comes out so (CSS Values 4, 10.12).
pub(super) fn positive_length(input: &mut Parser) -> Parsed<Length> {
    let state = input.state();
    let is_reckoned = matches!(input.next(), Ok(Token::Function(_)));
    input.reset(&state);
    let length = length(input)?;
    let mut parts = length.parts().into_iter().filter(|part| *part != 0.0);
    if parts.clone().all(|part| part > 0.0) {
        return Ok(length);
    }
    if !is_reckoned {
        return wrong();
    }
    let is_negative = length.bounds[0].is_none() && parts.all(|part| part < 0.0);
    Ok(if is_negative {
        Length::ZERO
    } else {
        length.bounded(Length::ZERO, false).unwrap_or(length)
    })
}

/// Parses a length that may not be negative, or `None` for one of some words.
pub(super) fn positive_length_or(input: &mut Parser, words: &[&str]) -> Parsed<Option<Length>> {
    length_or_word(input, words, positive_length)
}

/// Parses a length, or `None` for `auto`.
pub(super) fn length_or_auto(input: &mut Parser) -> Parsed<Option<Length>> {
    length_or(input, &["auto"])
}

/// Parses a length, or `None` for one of some words.
pub(super) fn length_or(input: &mut Parser, words: &[&str]) -> Parsed<Option<Length>> {
    length_or_word(input, words, length)
}

fn length_or_word(
    input: &mut Parser,
    words: &[&str],
    length: fn(&mut Parser) -> Parsed<Length>,
) -> Parsed<Option<Length>> {
    let word = |input: &mut Parser| {
        let word = input.expect_ident()?;
        let is_known = words.iter().any(|known| word.eq_ignore_ascii_case(known));
        if is_known { Ok(()) } else { wrong() }
    };
    if input.try_parse(word).is_ok() {
        return Ok(None);
    }
    length(input).map(Some)
}

pub(super) fn counter_style(name: &str) -> Option<CounterStyle> {
    Some(match name.to_ascii_lowercase().as_str() {
        "decimal" => CounterStyle::Decimal,
        "decimal-leading-zero" => CounterStyle::LeadingZero,
        "arabic-indic" => CounterStyle::ArabicIndic,
        "persian" | "urdu" => CounterStyle::Persian,
        "lower-alpha" | "lower-latin" => CounterStyle::LowerAlpha,
        "upper-alpha" | "upper-latin" => CounterStyle::UpperAlpha,
        "lower-roman" => CounterStyle::LowerRoman,
        "upper-roman" => CounterStyle::UpperRoman,
        "lower-greek" => CounterStyle::LowerGreek,
        "hebrew" => CounterStyle::Hebrew,
        "arabic-abjad" => CounterStyle::ArabicAbjad,
        _ => return None,
    })
}

pub(super) fn list_style(input: &mut Parser) -> Parsed<ListStyle> {
    match input.next()?.clone() {
        Token::QuotedString(text) => Ok(ListStyle::Text(Arc::from(&*text))),
        Token::Ident(name) => match name.to_ascii_lowercase().as_str() {
            "none" => Ok(ListStyle::None),
            "disc" => Ok(ListStyle::Disc),
            "circle" => Ok(ListStyle::Circle),
            "square" => Ok(ListStyle::Square),
            other => counter_style(other).map_or_else(wrong, |style| Ok(ListStyle::Numbers(style))),
        },
        _ => wrong(),
    }
}

/// Parses the value of `content`, or of `string-set` after the name; `None` for `none` and `normal`.
pub(super) fn content(input: &mut Parser) -> Parsed<Option<Vec<Content>>> {
    let mut items = Vec::new();
    loop {
        let state = input.state();
        let Ok(token) = input.next().cloned() else {
            break;
        };
        match token {
            Token::QuotedString(text) => items.push(Content::Text(text.to_string())),
            Token::Ident(name)
                if items.is_empty()
                    && (name.eq_ignore_ascii_case("none")
                        || name.eq_ignore_ascii_case("normal")) =>
            {
                return Ok(None);
            }
            Token::Ident(name) if name.eq_ignore_ascii_case("open-quote") => {
                items.push(Content::OpenQuote);
            }
            Token::Ident(name) if name.eq_ignore_ascii_case("close-quote") => {
                items.push(Content::CloseQuote);
            }
            Token::Function(name) => {
                let name = name.to_ascii_lowercase();
                items.push(input.parse_nested_block(|input| content_function(input, &name))?);
            }
            _ => {
                input.reset(&state);
                break;
            }
        }
    }
    if items.is_empty() {
        wrong()
    } else {
        Ok(Some(items))
    }
}

fn content_function(input: &mut Parser, function: &str) -> Parsed<Content> {
    Ok(match function {
        "content" => {
            let _ = input.try_parse(|input| input.expect_ident_matching("text"));
            Content::Own
        }
        "leader" => Content::Leader(leader(input)?),
        "counter" | "counters" => {
            let name = input.expect_ident_cloned()?.to_string();
            let separator = separator(input, function == "counters")?;
            Content::Counter(name, separator, after_comma(input)?)
        }
        "target-counter" | "target-counters" => {
            let attribute = attribute(input)?;
            input.expect_comma()?;
            let counter = input.expect_ident_cloned()?.to_string();
            Content::TargetCounter {
                attribute,
                counter,
                separator: separator(input, function == "target-counters")?,
                style: after_comma(input)?,
            }
        }
        "target-text" => {
            let attribute = attribute(input)?;
            if input.try_parse(Parser::expect_comma).is_ok() {
                keyword(input, &[("content", ())])?;
            }
            Content::TargetText(attribute)
        }
        "attr" => Content::Attribute(input.expect_ident_cloned()?.to_ascii_lowercase()),
        "string" => {
            let name = input.expect_ident_cloned()?.to_string();
            Content::Named(name, of_page(input)?)
        }
        "element" => {
            let name = input.expect_ident_cloned()?.to_string();
            Content::Running(name, of_page(input)?)
        }
        _ => return wrong(),
    })
}

fn of_page(input: &mut Parser) -> Parsed<OfPage> {
    if input.try_parse(Parser::expect_comma).is_err() {
        return Ok(OfPage::First);
    }
    keyword(
        input,
        &[
            ("first", OfPage::First),
            ("start", OfPage::Start),
            ("last", OfPage::Last),
            ("first-except", OfPage::FirstExcept),
        ],
    )
}

fn separator(input: &mut Parser, is_expected: bool) -> Parsed<Option<String>> {
    if !is_expected {
        return Ok(None);
    }
    input.expect_comma()?;
    Ok(Some(input.expect_string_cloned()?.to_string()))
}

fn after_comma(input: &mut Parser) -> Parsed<CounterStyle> {
    if input.try_parse(Parser::expect_comma).is_ok() {
        return counter_style(&input.expect_ident_cloned()?).map_or_else(wrong, Ok);
    }
    Ok(CounterStyle::Decimal)
}

/// Parses `attr(href)`, with or without the type of its value.
fn attribute(input: &mut Parser) -> Parsed<String> {
    input.expect_function_matching("attr")?;
    input.parse_nested_block(|input| {
        let name = input.expect_ident_cloned()?.to_ascii_lowercase();
        let _ = input.try_parse(|input| input.expect_ident_matching("url"));
        Ok(name)
    })
}

fn leader(input: &mut Parser) -> Parsed<String> {
    let words = [("dotted", ". "), ("solid", "_"), ("space", " ")];
    if let Ok(pattern) = input.try_parse(|input| keyword(input, &words)) {
        return Ok(pattern.to_owned());
    }
    let pattern = input.expect_string_cloned()?;
    let length = pattern.chars().count();
    let is_plain = !pattern.chars().any(char::is_control) && (1..=16).contains(&length);
    if is_plain {
        Ok(pattern.to_string())
    } else {
        wrong()
    }
}
