//! Reckons with lengths: `calc()`, comparisons and rounding. What depends on the font or the page stays a sum until layout.

use cssparser::{Parser, Token};

use super::primitive::{Length, Parsed, keyword, wrong};

/// How a number becomes a whole one.
type Way = fn(f32) -> f32;

/// How deep `calc()` may nest.
pub(super) const DEEPEST_CALCULATION: usize = 16;

/// Tells whether a function is one of those that reckon with lengths that are known when they are read.
pub(super) fn is_mathematical(name: &str) -> bool {
    ["round", "mod", "rem", "abs", "env"]
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known))
}

/// Parses what stands in the brackets of such a function (CSS Values 4, 10; CSS Environment Variables 1).
pub(super) fn mathematical(input: &mut Parser, name: &str, depth: usize) -> Parsed<Term> {
    let name = name.to_ascii_lowercase();
    if name == "env" {
        let variable = input.expect_ident_cloned()?;
        let fallback = input
            .try_parse(Parser::expect_comma)
            .is_ok()
            .then(|| sum(input, depth));
        // Paper has no corners cut off.
        if variable.starts_with("safe-area-inset-") {
            return Ok(Term::Length(Length::ZERO));
        }
        return fallback.unwrap_or_else(wrong);
    }
    let ways: [(&str, Way); 4] = [
        ("nearest", |number| (number + 0.5).floor()),
        ("up", f32::ceil),
        ("down", f32::floor),
        ("to-zero", f32::trunc),
    ];
    let mut way = ways[0].1;
    if name == "round"
        && let Ok(own) = input.try_parse(|input| keyword(input, &ways))
    {
        input.expect_comma()?;
        way = own;
    }
    let terms = input.parse_comma_separated(|input| sum(input, depth))?;
    let reckoned = |one: f32, other: f32| match name.as_str() {
        "round" => way(one / other) * other,
        "mod" => one - (one / other).floor() * other,
        _ => one % other,
    };
    let fitting = |number: f32| {
        if number.is_finite() {
            Ok(number)
        } else {
            wrong()
        }
    };
    let points = |length: &Length| {
        let points = length.points;
        (*length
            == Length {
                points,
                ..Length::ZERO
            })
        .then_some(points)
    };
    match (name.as_str(), terms.as_slice()) {
        ("abs", [Term::Number(one)]) => Ok(Term::Number(one.abs())),
        ("abs", [Term::Length(one)]) => {
            match is_less(Term::Length(*one), Term::Length(Length::ZERO)) {
                Some(true) => Ok(Term::Length(one.scaled(-1.0))),
                Some(false) => Ok(Term::Length(*one)),
                None => wrong(),
            }
        }
        ("round", [Term::Number(one)]) => Ok(Term::Number(way(*one))),
        ("abs", _) => wrong(),
        (_, [Term::Number(one), Term::Number(other)]) => {
            fitting(reckoned(*one, *other)).map(Term::Number)
        }
        (_, [Term::Length(one), Term::Length(other)]) => match (points(one), points(other)) {
            (Some(one), Some(other)) => Ok(Term::Length(Length {
                points: fitting(reckoned(one, other))?,
                ..Length::ZERO
            })),
            _ => wrong(),
        },
        _ => wrong(),
    }
}

/// Parses the least or the greatest of some lengths. Where they are in several units the choice waits for layout.
pub(super) fn extreme(input: &mut Parser, name: &str, depth: usize) -> Parsed<Term> {
    let terms = input.parse_comma_separated(|input| sum(input, depth))?;
    let choose = |one: Term, other: Term, takes_least: bool| {
        if let Some(is_less) = is_less(one, other) {
            return Some(if is_less == takes_least { one } else { other });
        }
        match (one, other) {
            (Term::Length(one), Term::Length(other)) => {
                one.bounded(other, takes_least).map(Term::Length)
            }
            _ => None,
        }
    };
    let least = |one: Term, other: Term| choose(one, other, true);
    let greatest = |one: Term, other: Term| choose(one, other, false);
    let chosen = match (name.to_ascii_lowercase().as_str(), terms.as_slice()) {
        ("clamp", &[low, own, high]) => least(own, high).and_then(|own| greatest(own, low)),
        ("clamp", _) => None,
        ("min", _) => fold(&terms, least),
        _ => fold(&terms, greatest),
    };
    chosen.map_or_else(wrong, Ok)
}

fn fold(terms: &[Term], choose: impl Fn(Term, Term) -> Option<Term>) -> Option<Term> {
    let (first, rest) = terms.split_first()?;
    rest.iter()
        .try_fold(*first, |one, other| choose(one, *other))
}

/// Tells whether one term is less than another, where that can be said already.
fn is_less(one: Term, other: Term) -> Option<bool> {
    match (one, other) {
        (Term::Number(one), Term::Number(other)) => Some(one < other),
        (Term::Length(one), Term::Length(other)) => {
            if one.bounds[0].is_some() || other.bounds[0].is_some() {
                return None;
            }
            let difference = one.plain_sum(other.scaled(-1.0));
            let parts = [
                difference.points,
                difference.share,
                difference.em,
                difference.glyphs.0,
                difference.glyphs.1,
                difference.rem,
                difference.page.0,
                difference.page.1,
            ];
            let mut different = parts.into_iter().filter(|part| *part != 0.0);
            let first = different.next();
            different
                .next()
                .is_none()
                .then(|| first.is_some_and(|part| part < 0.0))
        }
        _ => None,
    }
}

pub(super) fn is_extreme(name: &str) -> bool {
    ["min", "max", "clamp"]
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known))
}

#[derive(Clone, Copy)]
pub(super) enum Term {
    Number(f32),
    Length(Length),
}

pub(super) fn term(token: &Token) -> Option<Term> {
    let one = Length::ZERO;
    Some(match token {
        Token::Number { value, .. } => Term::Number(*value),
        Token::Percentage { unit_value, .. } => Term::Length(Length {
            share: *unit_value,
            ..one
        }),
        Token::Dimension { value, unit, .. } => {
            let value = *value;
            let points = |factor: f32| Length {
                points: value * factor,
                ..one
            };
            let across = Length {
                page: (value / 100.0, 0.0),
                ..one
            };
            let down = Length {
                page: (0.0, value / 100.0),
                ..one
            };
            Term::Length(match unit.to_ascii_lowercase().as_str() {
                "px" => points(0.75),
                "pt" => points(1.0),
                "pc" => points(12.0),
                "in" => points(72.0),
                "cm" => points(72.0 / 2.54),
                "mm" => points(72.0 / 25.4),
                "q" => points(72.0 / 101.6),
                "em" => Length { em: value, ..one },
                "rem" => Length { rem: value, ..one },
                "vmin" | "svmin" | "lvmin" | "dvmin" | "cqmin" => across.bounded(down, true)?,
                "vmax" | "svmax" | "lvmax" | "dvmax" | "cqmax" => across.bounded(down, false)?,
                // Where no container is asked for, its units are those of the page (CSS Conditional 5, 6).
                "cqw" | "cqi" => across,
                "cqh" | "cqb" => down,
                "vw" | "vi" | "svw" | "lvw" | "dvw" => Length {
                    page: (value / 100.0, 0.0),
                    ..one
                },
                "vh" | "vb" | "svh" | "lvh" | "dvh" => Length {
                    page: (0.0, value / 100.0),
                    ..one
                },
                "ex" => Length {
                    glyphs: (value, 0.0),
                    ..one
                },
                "ch" => Length {
                    glyphs: (0.0, value),
                    ..one
                },
                _ => return None,
            })
        }
        _ => return None,
    })
}

pub(super) fn sum(input: &mut Parser, depth: usize) -> Parsed<Term> {
    let mut total = product(input, depth)?;
    loop {
        let state = input.state();
        let sign = match input.next() {
            Ok(Token::Delim('+')) => 1.0,
            Ok(Token::Delim('-')) => -1.0,
            Ok(_) => {
                input.reset(&state);
                return Ok(total);
            }
            Err(_) => return Ok(total),
        };
        total = match (total, product(input, depth)?) {
            (Term::Number(one), Term::Number(other)) => Term::Number(one + sign * other),
            (Term::Length(one), Term::Length(other)) => match one.plus(other.scaled(sign)) {
                Some(sum) => Term::Length(sum),
                None => return wrong(),
            },
            _ => return wrong(),
        };
    }
}

fn product(input: &mut Parser, depth: usize) -> Parsed<Term> {
    let mut total = factor(input, depth)?;
    loop {
        let state = input.state();
        match input.next() {
            Ok(Token::Delim('*')) => {
                total = match (total, factor(input, depth)?) {
                    (Term::Number(one), Term::Number(other)) => Term::Number(one * other),
                    (Term::Length(length), Term::Number(number))
                    | (Term::Number(number), Term::Length(length)) => {
                        Term::Length(length.scaled(number))
                    }
                    _ => return wrong(),
                };
            }
            Ok(Token::Delim('/')) => {
                total = match (total, factor(input, depth)?) {
                    (Term::Number(one), Term::Number(other)) if other != 0.0 => {
                        Term::Number(one / other)
                    }
                    (Term::Length(one), Term::Number(other)) if other != 0.0 => {
                        Term::Length(one.scaled(1.0 / other))
                    }
                    _ => return wrong(),
                };
            }
            Ok(_) => {
                input.reset(&state);
                return Ok(total);
            }
            Err(_) => return Ok(total),
        }
    }
}

fn factor(input: &mut Parser, depth: usize) -> Parsed<Term> {
    let Some(depth) = depth.checked_sub(1) else {
        return wrong();
    };
    match input.next()?.clone() {
        Token::ParenthesisBlock => input.parse_nested_block(|input| sum(input, depth)),
        Token::Function(name) if name.eq_ignore_ascii_case("calc") => {
            input.parse_nested_block(|input| sum(input, depth))
        }
        Token::Function(name) if is_extreme(&name) => {
            input.parse_nested_block(|input| extreme(input, &name, depth))
        }
        Token::Function(name) if is_mathematical(&name) => {
            input.parse_nested_block(|input| mathematical(input, &name, depth))
        }
        token => term(&token).map_or_else(wrong, Ok),
    }
}
