//! Parses what moves, turns and scales a box: `transform` and its like.

use std::sync::Arc;

use cssparser::{Parser, Token};

use super::backgrounds;
use crate::{
    draw::shape::Matrix,
    style::{
        declaration::Declaration,
        primitive::{Length, Parsed, angle, length, number_or_share, wrong},
        values::MovingStep,
    },
};

/// No box is moved more often at once.
const MOST_STEPS: usize = 32;

const UNMOVED: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

pub(super) fn translate(_: &str, input: &mut Parser, to: &mut Vec<Declaration>) -> Parsed<()> {
    let (across, down) = if is_none(input) {
        (Length::ZERO, Length::ZERO)
    } else {
        let across = length(input)?;
        (across, input.try_parse(length).unwrap_or(Length::ZERO))
    };
    to.push(Declaration::Translation(across, down));
    Ok(())
}

pub(super) fn rotate(_: &str, input: &mut Parser, to: &mut Vec<Declaration>) -> Parsed<()> {
    let degrees = if is_none(input) { 0.0 } else { angle(input)? };
    to.push(Declaration::Rotation(degrees));
    Ok(())
}

pub(super) fn scale(_: &str, input: &mut Parser, to: &mut Vec<Declaration>) -> Parsed<()> {
    let (across, down) = if is_none(input) {
        (1.0, 1.0)
    } else {
        let across = number_or_share(input)?;
        (across, input.try_parse(number_or_share).unwrap_or(across))
    };
    to.push(Declaration::Scaling(across, down));
    Ok(())
}

pub(super) fn transform(_: &str, input: &mut Parser, to: &mut Vec<Declaration>) -> Parsed<()> {
    let mut steps = Vec::new();
    if !is_none(input) {
        while steps.is_empty() || !input.is_exhausted() {
            let state = input.state();
            let Ok(Token::Function(name)) = input.next().cloned() else {
                input.reset(&state);
                break;
            };
            let name = name.to_ascii_lowercase();
            steps.push(input.parse_nested_block(|input| step(&name, input))?);
            if steps.len() > MOST_STEPS {
                return wrong();
            }
        }
        if steps.is_empty() {
            return wrong();
        }
    }
    to.push(Declaration::Moving(Arc::from(steps)));
    Ok(())
}

pub(super) fn origin(_: &str, input: &mut Parser, to: &mut Vec<Declaration>) -> Parsed<()> {
    let (across, down) = backgrounds::position(input)?;
    // How deep the point lies is nothing in the plane.
    let _ = input.try_parse(length);
    to.push(Declaration::MovingOrigin(across, down));
    Ok(())
}

fn is_none(input: &mut Parser) -> bool {
    input
        .try_parse(|input| input.expect_ident_matching("none"))
        .is_ok()
}

/// Parses what stands in the brackets of one function (CSS Transforms 1, 11).
fn step(name: &str, input: &mut Parser) -> Parsed<MovingStep<Length>> {
    let turn = |matrix| Ok(MovingStep::Turn(matrix));
    match name {
        "translate" | "translate3d" => {
            let across = length(input)?;
            let down = after_comma(input, length)?.unwrap_or(Length::ZERO);
            if name == "translate3d" {
                after_comma(input, length)?;
            }
            Ok(MovingStep::Move(across, down))
        }
        "translatex" => Ok(MovingStep::Move(length(input)?, Length::ZERO)),
        "translatey" => Ok(MovingStep::Move(Length::ZERO, length(input)?)),
        "translatez" => {
            length(input)?;
            turn(UNMOVED)
        }
        "rotate" | "rotatez" => {
            let (sine, cosine) = angle(input)?.to_radians().sin_cos();
            turn([cosine, sine, -sine, cosine, 0.0, 0.0])
        }
        "scale" | "scale3d" => {
            let across = number_or_share(input)?;
            let down = after_comma(input, number_or_share)?.unwrap_or(across);
            if name == "scale3d" {
                after_comma(input, number_or_share)?;
            }
            turn([across, 0.0, 0.0, down, 0.0, 0.0])
        }
        "scalex" => turn([number_or_share(input)?, 0.0, 0.0, 1.0, 0.0, 0.0]),
        "scaley" => turn([1.0, 0.0, 0.0, number_or_share(input)?, 0.0, 0.0]),
        "skew" => {
            let across = slant(angle(input)?);
            let down = after_comma(input, angle)?.map_or(0.0, slant);
            turn([1.0, down, across, 1.0, 0.0, 0.0])
        }
        "skewx" => turn([1.0, 0.0, slant(angle(input)?), 1.0, 0.0, 0.0]),
        "skewy" => turn([1.0, slant(angle(input)?), 0.0, 1.0, 0.0, 0.0]),
        "matrix" => {
            let mut matrix = UNMOVED;
            for (place, part) in matrix.iter_mut().enumerate() {
                if place > 0 {
                    input.expect_comma()?;
                }
                *part = input.expect_number()?;
            }
            // Its last two numbers are pixels.
            for part in &mut matrix[4..] {
                *part *= crate::style::values::PIXEL;
            }
            turn(matrix)
        }
        _ => wrong(),
    }
}

fn slant(degrees: f32) -> f32 {
    degrees.to_radians().tan().clamp(-1e4, 1e4)
}

fn after_comma<T>(
    input: &mut Parser,
    parse: impl Fn(&mut Parser) -> Parsed<T>,
) -> Parsed<Option<T>> {
    if input.try_parse(Parser::expect_comma).is_err() {
        return Ok(None);
    }
    parse(input).map(Some)
}
