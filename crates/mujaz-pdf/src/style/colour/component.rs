//! Parses one number of a colour function: a number, a share, an angle, a part of the colour that it is made from, or a sum of
//! such (CSS Color 5, 4).

use cssparser::{Parser, Token};

use super::degrees;
use crate::style::primitive::{Parsed, wrong};

/// How deep sums stand in sums.
const DEEPEST: usize = 16;

/// What the words in a component mean, and what 100 % are.
#[derive(Clone, Copy)]
pub(super) struct Meaning<'a> {
    pub(super) parts: &'a [(&'a str, f32)],
    pub(super) whole: f32,
}

impl Meaning<'_> {
    pub(super) fn component(self, input: &mut Parser) -> Parsed<f32> {
        self.value(input, 0)
    }

    fn value(self, input: &mut Parser, depth: usize) -> Parsed<f32> {
        if depth > DEEPEST {
            return wrong();
        }
        match input.next()?.clone() {
            Token::Number { value, .. } => Ok(value),
            Token::Percentage { unit_value, .. } => Ok(unit_value * self.whole),
            Token::Dimension { value, unit, .. } => degrees(value, &unit).map_or_else(wrong, Ok),
            Token::Ident(word) if word.eq_ignore_ascii_case("none") => Ok(0.0),
            Token::Ident(word) => {
                let mut parts = self.parts.iter();
                let part = parts.find(|(name, _)| word.eq_ignore_ascii_case(name));
                part.map_or_else(wrong, |(_, value)| Ok(*value))
            }
            Token::Function(name) if name.eq_ignore_ascii_case("calc") => {
                input.parse_nested_block(|input| self.sum(input, depth + 1))
            }
            Token::ParenthesisBlock if depth > 0 => {
                input.parse_nested_block(|input| self.sum(input, depth + 1))
            }
            _ => wrong(),
        }
    }

    fn sum(self, input: &mut Parser, depth: usize) -> Parsed<f32> {
        let mut sum = self.product(input, depth)?;
        while !input.is_exhausted() {
            match input.next()?.clone() {
                Token::Delim('+') => sum += self.product(input, depth)?,
                Token::Delim('-') => sum -= self.product(input, depth)?,
                _ => return wrong(),
            }
        }
        Ok(sum)
    }

    fn product(self, input: &mut Parser, depth: usize) -> Parsed<f32> {
        let mut product = self.value(input, depth)?;
        loop {
            let state = input.state();
            match input.next() {
                Ok(Token::Delim('*')) => product *= self.value(input, depth)?,
                Ok(Token::Delim('/')) => product /= self.value(input, depth)?,
                _ => {
                    input.reset(&state);
                    return Ok(product);
                }
            }
        }
    }
}
