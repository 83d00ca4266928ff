//! The conditions of `@media` (Media Queries 4) and `@supports` (CSS Conditional 3).

use cssparser::{Parser, Token};

use super::{
    declaration,
    primitive::{Length, ParseError, Parsed, length, wrong},
};

/// How deep conditions nest.
const DEEPEST: usize = 16;

/// The page that media queries measure, in points. Until the sheets have said what it is, it is A4.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Medium {
    pub(crate) width: f32,
    pub(crate) height: f32,
    /// Whether the document follows the rules of old browsers, which read numbers without a unit as pixels.
    pub(crate) is_old: bool,
}

impl Default for Medium {
    fn default() -> Self {
        Self {
            width: 595.28,
            height: 841.89,
            is_old: false,
        }
    }
}

/// The answer to a condition. What is not understood is neither true nor false, and does not apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Yes,
    No,
    Unknown,
}

impl Answer {
    fn of(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }

    fn negated(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }
}

/// What a condition comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Verdict {
    /// Whether what depends on it applies.
    pub(super) applies: bool,
    /// Whether all of it is understood; what is not does not apply.
    pub(super) is_understood: bool,
}

/// Judges a list of media queries for a page that is printed; an empty one holds.
pub(super) fn media(input: &mut Parser, medium: Medium) -> Verdict {
    let mut verdict = Verdict {
        applies: input.is_exhausted(),
        is_understood: true,
    };
    if verdict.applies {
        return verdict;
    }
    let _: Parsed<Vec<()>> = input.parse_comma_separated(|input| {
        let answer = media_query(input, medium).unwrap_or(Answer::Unknown);
        verdict.applies |= answer == Answer::Yes;
        verdict.is_understood &= answer != Answer::Unknown;
        // What follows a query that is not understood is part of it.
        while input.next().is_ok() {}
        Ok::<_, ParseError>(())
    });
    verdict
}

fn media_query(input: &mut Parser, medium: Medium) -> Parsed<Answer> {
    let with_type = input.try_parse(|input| {
        let mut word = input.expect_ident_cloned()?.to_ascii_lowercase();
        let negated = word == "not";
        if negated || word == "only" {
            word = input.expect_ident_cloned()?.to_ascii_lowercase();
        }
        let mut answer = Answer::of(matches!(word.as_str(), "print" | "all"));
        while input
            .try_parse(|input| input.expect_ident_matching("and"))
            .is_ok()
        {
            if input
                .try_parse(|input| input.expect_ident_matching("not"))
                .is_ok()
            {
                answer = both(
                    answer,
                    in_parentheses(input, &Kind::Media(medium), DEEPEST)?.negated(),
                );
            } else {
                answer = both(
                    answer,
                    in_parentheses(input, &Kind::Media(medium), DEEPEST)?,
                );
            }
        }
        if !input.is_exhausted() {
            return wrong();
        }
        Ok::<_, ParseError>(if negated { answer.negated() } else { answer })
    });
    with_type.or_else(|_| {
        let answer = condition(input, &Kind::Media(medium), DEEPEST)?;
        if input.is_exhausted() {
            Ok(answer)
        } else {
            wrong()
        }
    })
}

/// Judges the condition of `@supports`.
pub(super) fn supports(input: &mut Parser) -> Verdict {
    let answer = condition(input, &Kind::Supports, DEEPEST).unwrap_or(Answer::Unknown);
    let is_whole = input.is_exhausted();
    while input.next().is_ok() {}
    Verdict {
        applies: answer == Answer::Yes && is_whole,
        is_understood: answer != Answer::Unknown && is_whole,
    }
}

/// What is asked in the parentheses.
enum Kind {
    Media(Medium),
    Supports,
}

fn both(one: Answer, other: Answer) -> Answer {
    match (one, other) {
        (Answer::No, _) | (_, Answer::No) => Answer::No,
        (Answer::Yes, Answer::Yes) => Answer::Yes,
        _ => Answer::Unknown,
    }
}

fn either(one: Answer, other: Answer) -> Answer {
    both(one.negated(), other.negated()).negated()
}

fn condition(input: &mut Parser, kind: &Kind, depth: usize) -> Parsed<Answer> {
    if input
        .try_parse(|input| input.expect_ident_matching("not"))
        .is_ok()
    {
        return Ok(in_parentheses(input, kind, depth)?.negated());
    }
    let mut answer = in_parentheses(input, kind, depth)?;
    let mut joint: Option<bool> = None;
    loop {
        let word = input.try_parse(|input| {
            let word = input.expect_ident_cloned()?.to_ascii_lowercase();
            match word.as_str() {
                "and" => Ok(true),
                "or" => Ok(false),
                _ => wrong(),
            }
        });
        let Ok(is_and) = word else {
            return Ok(answer);
        };
        if joint.replace(is_and).is_some_and(|joint| joint != is_and) {
            return wrong();
        }
        let next = in_parentheses(input, kind, depth)?;
        answer = if is_and {
            both(answer, next)
        } else {
            either(answer, next)
        };
    }
}

fn in_parentheses(input: &mut Parser, kind: &Kind, depth: usize) -> Parsed<Answer> {
    let Some(depth) = depth.checked_sub(1) else {
        return wrong();
    };
    match input.next()?.clone() {
        Token::ParenthesisBlock => input.parse_nested_block(|input| {
            let nested = input.try_parse(|input| {
                let answer = condition(input, kind, depth)?;
                if input.is_exhausted() {
                    Ok(answer)
                } else {
                    wrong()
                }
            });
            if let Ok(answer) = nested {
                return Ok(answer);
            }
            let asked = input.try_parse(|input| match kind {
                Kind::Media(medium) => feature(input, *medium),
                Kind::Supports => declared(input),
            });
            while input.next().is_ok() {}
            Ok(asked.unwrap_or(Answer::Unknown))
        }),
        Token::Function(_) => {
            input.parse_nested_block(|input| {
                while input.next().is_ok() {}
                Ok::<_, ParseError>(())
            })?;
            Ok(Answer::Unknown)
        }
        _ => wrong(),
    }
}

fn declared(input: &mut Parser) -> Parsed<Answer> {
    let property = input.expect_ident_cloned()?.to_ascii_lowercase();
    input.expect_colon()?;
    if property.starts_with("--") {
        return Ok(Answer::Yes);
    }
    let parsed = declaration::parse(&property, input, &mut Vec::new());
    Ok(Answer::of(parsed.is_ok() && input.is_exhausted()))
}

fn feature(input: &mut Parser, medium: Medium) -> Parsed<Answer> {
    if let Ok(answer) = input.try_parse(|input| range(input, medium)) {
        return Ok(answer);
    }
    let name = input.expect_ident_cloned()?.to_ascii_lowercase();
    if input.is_exhausted() {
        return Ok(match name.as_str() {
            "width" | "height" | "color" | "orientation" => Answer::Yes,
            "hover" | "grid" | "monochrome" | "update" | "pointer" => Answer::No,
            _ => Answer::Unknown,
        });
    }
    input.expect_colon()?;
    let answer = match name.as_str() {
        "orientation" => {
            let is_portrait = medium.height >= medium.width;
            match input.expect_ident()?.to_ascii_lowercase().as_str() {
                "portrait" => Answer::of(is_portrait),
                "landscape" => Answer::of(!is_portrait),
                _ => return wrong(),
            }
        }
        "prefers-color-scheme" => word_is(input, "light")?,
        "prefers-reduced-motion" => word_is(input, "reduce")?,
        "hover" | "any-hover" | "pointer" | "any-pointer" | "update" | "overflow-inline" => {
            word_is(input, "none")?
        }
        name => {
            let (compare, name): (fn(f32, f32) -> bool, &str) = match name {
                name if name.starts_with("min-") => (at_least, &name[4..]),
                name if name.starts_with("max-") => (at_most, &name[4..]),
                name => (same, name),
            };
            let own = measured(name, medium)?;
            Answer::of(compare(own, points(length(input)?)))
        }
    };
    if input.is_exhausted() {
        Ok(answer)
    } else {
        wrong()
    }
}

fn word_is(input: &mut Parser, wanted: &str) -> Parsed<Answer> {
    let word = input.expect_ident()?;
    Ok(Answer::of(word.eq_ignore_ascii_case(wanted)))
}

/// Parses `width >= 400px`, `400px <= width` or both together.
fn range(input: &mut Parser, medium: Medium) -> Parsed<Answer> {
    let first = input.try_parse(length).ok();
    let mut holds = true;
    let mut left = match first {
        Some(first) => points(first),
        None => measured(&input.expect_ident_cloned()?.to_ascii_lowercase(), medium)?,
    };
    let mut any = false;
    while !input.is_exhausted() {
        let compare = comparison(input)?;
        let right = match input.try_parse(length) {
            Ok(length) => points(length),
            Err(_) => measured(&input.expect_ident_cloned()?.to_ascii_lowercase(), medium)?,
        };
        holds &= compare(left, right);
        left = right;
        any = true;
    }
    if any { Ok(Answer::of(holds)) } else { wrong() }
}

fn comparison(input: &mut Parser) -> Parsed<fn(f32, f32) -> bool> {
    let sign = match input.next()? {
        Token::Delim(sign) => *sign,
        _ => return wrong(),
    };
    let or_same = sign != '=' && input.try_parse(|input| input.expect_delim('=')).is_ok();
    Ok(match (sign, or_same) {
        ('<', true) => at_most,
        ('<', false) => |one, other| one < other - NEAR,
        ('>', true) => at_least,
        ('>', false) => |one, other| one > other + NEAR,
        ('=', _) => same,
        _ => return wrong(),
    })
}

/// Lengths that differ by less are the same: they may come from millimetres and from pixels.
const NEAR: f32 = 0.01;

fn at_least(one: f32, other: f32) -> bool {
    one >= other - NEAR
}

fn at_most(one: f32, other: f32) -> bool {
    one <= other + NEAR
}

fn same(one: f32, other: f32) -> bool {
    (one - other).abs() <= NEAR
}

fn measured(name: &str, medium: Medium) -> Parsed<f32> {
    match name {
        "width" | "device-width" => Ok(medium.width),
        "height" | "device-height" => Ok(medium.height),
        _ => wrong(),
    }
}

/// In a media query an em is that of the initial font size.
fn points(length: Length) -> f32 {
    let glyphs = (length.glyphs.0 + length.glyphs.1) * 0.5;
    length.points + (length.em + length.rem + glyphs) * 12.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn applies(query: &str) -> bool {
        media(&mut Parser::new(query), Medium::default()).applies
    }

    #[test]
    fn queries_hold_for_paper() {
        for query in [
            "",
            "print",
            "all",
            "screen, print",
            "not screen",
            "only print",
        ] {
            assert!(applies(query), "{query}");
        }
        for query in ["screen", "not print", "speech, screen"] {
            assert!(!applies(query), "{query}");
        }
    }

    #[test]
    fn sizes_are_those_of_the_page() {
        for query in [
            "(min-width: 200mm)",
            "print and (max-width: 800px)",
            "(orientation: portrait)",
            "(width > 500px) and (height <= 297.1mm)",
            "(100px < width < 1000px)",
            "not (orientation: landscape)",
        ] {
            assert!(applies(query), "{query}");
        }
        for query in [
            "(min-width: 220mm)",
            "(orientation: landscape)",
            "print and (width < 100px)",
            "(min-shininess: 3)",
            "not (min-shininess: 3)",
        ] {
            assert!(!applies(query), "{query}");
        }
    }

    #[test]
    fn what_the_table_of_properties_takes_is_supported() {
        let supports = |condition: &str| supports(&mut Parser::new(condition)).applies;
        assert!(supports("(display: grid)"));
        assert!(supports(
            "(display: grid) and (not (display: inline-magic))"
        ));
        assert!(supports("(glow: 3px) or (color: red)"));
        assert!(!supports("(glow: 3px)"));
        assert!(!supports("not (color: red)"));
    }

    #[test]
    fn what_is_no_condition_is_not_understood() {
        for query in ["(min-shininess: 3)", "print and", "screen, ((", "print 3px"] {
            let verdict = media(&mut Parser::new(query), Medium::default());
            assert!(!verdict.is_understood, "{query}");
        }
        assert!(!supports(&mut Parser::new("glow")).is_understood);
        assert!(supports(&mut Parser::new("(glow: 3px)")).is_understood);
    }
}
