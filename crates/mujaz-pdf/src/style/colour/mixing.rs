//! Mixes colours (CSS Color 5, 3): the space, two colours and how much of each go in, one colour comes out. What is asked for by
//! lightness, chroma and hue is mixed in the space whose hues these are, along a straight line.

use cssparser::Parser;

use super::{ColourValue, channel, colour, decoded, from_oklab, times, tinted};
use crate::style::primitive::{Parsed, wrong};

/// Parses what stands in the braces of `color-mix()`.
pub(super) fn mix(input: &mut Parser) -> Parsed<ColourValue> {
    input.expect_ident_matching("in")?;
    let space = input.expect_ident_cloned()?;
    let is_plain = match space.to_ascii_lowercase().as_str() {
        "srgb" | "hsl" | "hwb" => true,
        "srgb-linear" | "oklab" | "oklch" | "lab" | "lch" | "xyz" | "xyz-d50" | "xyz-d65" => false,
        _ => return wrong(),
    };
    while !input.is_exhausted() && input.try_parse(Parser::expect_comma).is_err() {
        // How far hues turn.
        input.expect_ident()?;
    }
    let (one, first) = part(input)?;
    input.expect_comma()?;
    let (other, second) = part(input)?;
    let (first, second) = match (first, second) {
        (Some(first), Some(second)) => (first, second),
        (Some(first), None) => (first, 1.0 - first),
        (None, Some(second)) => (1.0 - second, second),
        (None, None) => (0.5, 0.5),
    };
    let whole = first + second;
    if !input.is_exhausted() || whole <= 0.0 {
        return wrong();
    }
    let (Some(one), Some(other)) = (numbers(one), numbers(other)) else {
        // What it is with the colour of the text is known only where the text is.
        return Ok(ColourValue::Current);
    };
    let share = second / whole;
    let alpha = one.1 * (1.0 - share) + other.1 * share;
    if alpha <= 0.0 {
        return Ok(ColourValue::Transparent);
    }
    let (one, other) = if is_plain {
        (one, other)
    } else {
        ((to_oklab(one.0), one.1), (to_oklab(other.0), other.1))
    };
    // What is more translucent counts for less.
    let weights = (one.1 * (1.0 - share) / alpha, other.1 * share / alpha);
    let mut mixed = [0.0; 3];
    for (place, value) in mixed.iter_mut().enumerate() {
        *value = one.0[place] * weights.0 + other.0[place] * weights.1;
    }
    let mixed = if is_plain {
        mixed
    } else {
        from_oklab(mixed[0], mixed[1], mixed[2])
    };
    let [red, green, blue] = mixed.map(channel);
    Ok(tinted(red, green, blue, alpha * whole.min(1.0)))
}

/// Parses a colour and how much of it is taken, in either order.
fn part(input: &mut Parser) -> Parsed<(ColourValue, Option<f32>)> {
    let before = input.try_parse(Parser::expect_percentage).ok();
    let own = colour(input)?;
    let share = before.or_else(|| input.try_parse(Parser::expect_percentage).ok());
    Ok((own, share))
}

/// Returns red, green and blue, and the opacity.
fn numbers(value: ColourValue) -> Option<([f32; 3], f32)> {
    let share = |value: u8| f32::from(value) / 255.0;
    match value {
        ColourValue::Set(own) => {
            let parts = [share(own.red), share(own.green), share(own.blue)];
            Some((parts, share(own.alpha)))
        }
        ColourValue::Transparent => Some(([0.0; 3], 0.0)),
        ColourValue::Current => None,
    }
}

/// CSS Color 4, 10.
pub(super) fn to_oklab(rgb: [f32; 3]) -> [f32; 3] {
    let cones = times(
        [
            [0.412_221_46, 0.536_332_55, 0.051_445_995],
            [0.211_903_5, 0.680_699_5, 0.107_396_96],
            [0.088_302_46, 0.281_718_85, 0.629_978_7],
        ],
        rgb.map(decoded),
    );
    times(
        [
            [0.210_454_26, 0.793_617_8, -0.004_072_047],
            [1.977_998_5, -2.428_592_2, 0.450_593_7],
            [0.025_904_037, 0.782_771_77, -0.808_675_77],
        ],
        cones.map(f32::cbrt),
    )
}
