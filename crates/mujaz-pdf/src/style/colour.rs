//! Parses colours (CSS Color 4). Each becomes one of sRGB; what lies outside of it becomes the nearest value of each
//! channel.

mod component;
mod mixing;

use cssparser::{Parser, Token, color};

use component::Meaning;

use super::primitive::{Parsed, wrong};
use crate::draw::Colour;

/// What a colour property asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ColourValue {
    Set(Colour),
    Current,
    Transparent,
}

/// Parses a colour.
pub(super) fn colour(input: &mut Parser) -> Parsed<ColourValue> {
    match input.next()?.clone() {
        Token::Hash(digits) | Token::IDHash(digits) => {
            let (red, green, blue, alpha) =
                color::parse_hash_color(digits.as_bytes()).or_else(|()| wrong())?;
            Ok(tinted(red, green, blue, alpha))
        }
        Token::Ident(name) if name.eq_ignore_ascii_case("currentcolor") => Ok(ColourValue::Current),
        Token::Ident(name) if name.eq_ignore_ascii_case("transparent") => {
            Ok(ColourValue::Transparent)
        }
        Token::Ident(name) => {
            let named = color::parse_named_color(&name).ok();
            let (red, green, blue) = named.or_else(|| system(&name)).map_or_else(wrong, Ok)?;
            Ok(tinted(red, green, blue, 1.0))
        }
        Token::Function(name) if name.eq_ignore_ascii_case("color-mix") => {
            input.parse_nested_block(mixing::mix)
        }
        Token::Function(name) if name.eq_ignore_ascii_case("light-dark") => {
            input.parse_nested_block(|input| {
                // Paper is light.
                let light = colour(input)?;
                input.expect_comma()?;
                colour(input).map(|_| light)
            })
        }
        Token::Function(name) => {
            let Some(space) = Space::named(&name) else {
                return wrong();
            };
            input.parse_nested_block(|input| colour_function(input, space))
        }
        _ => wrong(),
    }
}

/// Returns a colour that is called after a part of a screen, as it is on paper (CSS Color 4, 6.2 and appendix A). Word
/// processors write them.
fn system(name: &str) -> Option<(u8, u8, u8)> {
    Some(match name.to_ascii_lowercase().as_str() {
        "canvastext" | "windowtext" | "buttontext" | "fieldtext" | "infotext" | "menutext"
        | "captiontext" | "marktext" => (0, 0, 0),
        "canvas" | "window" | "field" | "background" | "infobackground" | "menu" => (255, 255, 255),
        "buttonface" | "threedface" => (0xef, 0xef, 0xef),
        "graytext" | "inactivecaptiontext" => (0x80, 0x80, 0x80),
        "linktext" => (0, 0, 0xee),
        "visitedtext" => (0x55, 0x1a, 0x8b),
        "mark" => (0xff, 0xff, 0),
        _ => return None,
    })
}

/// Parses an angle in degrees.
pub(super) fn angle(input: &mut Parser) -> Parsed<f32> {
    match input.next()?.clone() {
        Token::Number { value: 0.0, .. } => Ok(0.0),
        Token::Dimension { value, unit, .. } => degrees(value, &unit).map_or_else(wrong, Ok),
        _ => wrong(),
    }
}

fn degrees(value: f32, unit: &str) -> Option<f32> {
    Some(match unit.to_ascii_lowercase().as_str() {
        "deg" => value,
        "grad" => value * 0.9,
        "rad" => value.to_degrees(),
        "turn" => value * 360.0,
        _ => return None,
    })
}

/// What the numbers of a colour function mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Space {
    Rgb,
    Hsl,
    Hwb,
    Lab,
    Lch,
    Oklab,
    Oklch,
    /// `color()`, whose first word names the space; sRGB alone is known.
    Named,
}

impl Space {
    fn named(function: &str) -> Option<Self> {
        Some(match function.to_ascii_lowercase().as_str() {
            "rgb" | "rgba" => Self::Rgb,
            "hsl" | "hsla" => Self::Hsl,
            "hwb" => Self::Hwb,
            "lab" => Self::Lab,
            "lch" => Self::Lch,
            "oklab" => Self::Oklab,
            "oklch" => Self::Oklch,
            "color" => Self::Named,
            _ => return None,
        })
    }

    /// Returns what 100% of each number is.
    fn whole(self) -> [f32; 3] {
        match self {
            Self::Rgb => [255.0; 3],
            Self::Hsl | Self::Hwb => [360.0, 100.0, 100.0],
            Self::Lab => [100.0, 125.0, 125.0],
            Self::Lch => [100.0, 150.0, 360.0],
            Self::Oklab => [1.0, 0.4, 0.4],
            Self::Oklch => [1.0, 0.4, 360.0],
            Self::Named => [1.0; 3],
        }
    }

    /// Returns what the numbers are called where a colour is made from another one.
    fn names(self) -> [&'static str; 3] {
        match self {
            Self::Rgb | Self::Named => ["r", "g", "b"],
            Self::Hsl => ["h", "s", "l"],
            Self::Hwb => ["h", "w", "b"],
            Self::Lab | Self::Oklab => ["l", "a", "b"],
            Self::Lch | Self::Oklch => ["l", "c", "h"],
        }
    }

    /// Returns the numbers of a colour, where they can be told.
    fn of_rgb(self, rgb: [u8; 3]) -> Option<[f32; 3]> {
        let rgb = rgb.map(|part| f32::from(part) / 255.0);
        let [hue, white, black] = to_hue(rgb);
        let [lightness, a, b] = mixing::to_oklab(rgb);
        let polar = [a.hypot(b), b.atan2(a).to_degrees().rem_euclid(360.0)];
        Some(match self {
            Self::Rgb => rgb.map(|part| part * 255.0),
            Self::Named => rgb,
            Self::Hsl => {
                let middle = (white + 1.0 - black) / 2.0;
                let reach = (1.0 - (2.0 * middle - 1.0).abs()).max(f32::MIN_POSITIVE);
                let saturation = (1.0 - black - white) / reach;
                [hue, saturation * 100.0, middle * 100.0]
            }
            Self::Hwb => [hue, white * 100.0, black * 100.0],
            Self::Oklab => [lightness, a, b],
            Self::Oklch => [lightness, polar[0], polar[1]],
            Self::Lab | Self::Lch => return None,
        })
    }

    /// Returns red, green and blue, each between 0 and 1 or outside of it.
    fn to_rgb(self, [one, two, three]: [f32; 3]) -> [f32; 3] {
        let polar = |chroma: f32, hue: f32| {
            let (sine, cosine) = hue.to_radians().sin_cos();
            (chroma * cosine, chroma * sine)
        };
        match self {
            Self::Rgb => [one / 255.0, two / 255.0, three / 255.0],
            Self::Named => [one, two, three],
            Self::Hsl => from_hue(one, two / 100.0, three / 100.0),
            Self::Hwb => {
                let (white, black) = (two / 100.0, three / 100.0);
                if white + black >= 1.0 {
                    return [white / (white + black); 3];
                }
                from_hue(one, 1.0, 0.5).map(|part| part * (1.0 - white - black) + white)
            }
            Self::Lab => from_lab(one, two, three),
            Self::Lch => {
                let (a, b) = polar(two, three);
                from_lab(one, a, b)
            }
            Self::Oklab => from_oklab(one, two, three),
            Self::Oklch => {
                let (a, b) = polar(two, three);
                from_oklab(one, a, b)
            }
        }
    }
}

fn colour_function(input: &mut Parser, space: Space) -> Parsed<ColourValue> {
    let origin = if input
        .try_parse(|input| input.expect_ident_matching("from"))
        .is_ok()
    {
        let ColourValue::Set(origin) = colour(input)? else {
            return Ok(ColourValue::Current);
        };
        Some(origin)
    } else {
        None
    };
    if space == Space::Named {
        let name = input.expect_ident_cloned()?;
        // What a printer makes of more vivid colours is near to these.
        if !["srgb", "display-p3"].contains(&name.to_ascii_lowercase().as_str()) {
            return wrong();
        }
    }
    let alpha = origin.map_or(1.0, |origin| f32::from(origin.alpha) / 255.0);
    let parts: Vec<(&str, f32)> = match origin {
        Some(origin) => {
            let numbers = space.of_rgb([origin.red, origin.green, origin.blue]);
            let Some(numbers) = numbers else {
                return wrong();
            };
            let named = space.names().into_iter().zip(numbers);
            named.chain([("alpha", alpha)]).collect()
        }
        None => Vec::new(),
    };
    let whole = space.whole();
    let mut numbers = Vec::with_capacity(4);
    while !input.is_exhausted() {
        let meaning = Meaning {
            parts: &parts,
            whole: whole.get(numbers.len()).copied().unwrap_or(1.0),
        };
        numbers.push(meaning.component(input)?);
        let _ = input.try_parse(|input| match input.next()? {
            Token::Comma | Token::Delim('/') => Ok(()),
            _ => wrong(),
        });
    }
    let (numbers, alpha) = match numbers.as_slice() {
        [one, two, three] => ([*one, *two, *three], alpha),
        [one, two, three, alpha] => ([*one, *two, *three], *alpha),
        _ => return wrong(),
    };
    let [red, green, blue] = space.to_rgb(numbers).map(channel);
    Ok(tinted(red, green, blue, alpha))
}

/// Returns hue, whiteness and blackness.
fn to_hue([red, green, blue]: [f32; 3]) -> [f32; 3] {
    let most = red.max(green).max(blue);
    let least = red.min(green).min(blue);
    let chroma = most - least;
    let sector = if chroma <= 0.0 {
        0.0
    } else if most <= red {
        (green - blue) / chroma
    } else if most <= green {
        (blue - red) / chroma + 2.0
    } else {
        (red - green) / chroma + 4.0
    };
    [(sector * 60.0).rem_euclid(360.0), least, 1.0 - most]
}

fn from_hue(hue: f32, saturation: f32, lightness: f32) -> [f32; 3] {
    let chroma = (1.0 - (2.0 * lightness - 1.0).abs()) * saturation;
    let sector = hue.rem_euclid(360.0) / 60.0;
    let second = chroma * (1.0 - (sector % 2.0 - 1.0).abs());
    let base = lightness - chroma / 2.0;
    let parts = if sector < 1.0 {
        [chroma, second, 0.0]
    } else if sector < 2.0 {
        [second, chroma, 0.0]
    } else if sector < 3.0 {
        [0.0, chroma, second]
    } else if sector < 4.0 {
        [0.0, second, chroma]
    } else if sector < 5.0 {
        [second, 0.0, chroma]
    } else {
        [chroma, 0.0, second]
    };
    parts.map(|part| part + base)
}

/// CSS Color 4, 10.
fn from_lab(lightness: f32, a: f32, b: f32) -> [f32; 3] {
    const KAPPA: f32 = 24_389.0 / 27.0;
    const EPSILON: f32 = 216.0 / 24_389.0;
    /// The white of D50.
    const WHITE: [f32; 3] = [0.964_296, 1.0, 0.825_105];
    let middle = (lightness + 16.0) / 116.0;
    let cubed = |value: f32| {
        let cube = value.powi(3);
        if cube > EPSILON {
            cube
        } else {
            (116.0 * value - 16.0) / KAPPA
        }
    };
    let luminance = if lightness > KAPPA * EPSILON {
        middle.powi(3)
    } else {
        lightness / KAPPA
    };
    let stimuli = [
        cubed(a / 500.0 + middle) * WHITE[0],
        luminance,
        cubed(middle - b / 200.0) * WHITE[2],
    ];
    // From D50 to linear sRGB, which has the white of D65.
    let linear = times(
        [
            [3.134_136, -1.617_386, -0.490_662],
            [-0.978_796, 1.916_254, 0.033_443],
            [0.071_955, -0.228_977, 1.405_386],
        ],
        stimuli,
    );
    linear.map(encoded)
}

/// CSS Color 4, 10.
fn from_oklab(lightness: f32, a: f32, b: f32) -> [f32; 3] {
    let cones = times(
        [
            [1.0, 0.396_337_8, 0.215_803_76],
            [1.0, -0.105_561_346, -0.063_854_17],
            [1.0, -0.089_484_18, -1.291_485_5],
        ],
        [lightness, a, b],
    );
    let linear = times(
        [
            [4.076_741_7, -3.307_711_6, 0.230_969_94],
            [-1.268_438, 2.609_757_4, -0.341_319_4],
            [-0.004_196_086_3, -0.703_418_6, 1.707_614_7],
        ],
        cones.map(|cone| cone.powi(3)),
    );
    linear.map(encoded)
}

fn times(matrix: [[f32; 3]; 3], vector: [f32; 3]) -> [f32; 3] {
    matrix.map(|row| row[0] * vector[0] + row[1] * vector[1] + row[2] * vector[2])
}

/// The transfer function of sRGB.
fn encoded(linear: f32) -> f32 {
    if linear <= 0.003_130_8 {
        linear * 12.92
    } else {
        1.055 * linear.powf(1.0 / 2.4) - 0.055
    }
}

/// Its inverse.
fn decoded(encoded: f32) -> f32 {
    if encoded <= 0.040_45 {
        encoded / 12.92
    } else {
        ((encoded + 0.055) / 1.055).powf(2.4)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the value is clamped to the range of a byte"
)]
fn channel(value: f32) -> u8 {
    (value.clamp(0.0, 1.0) * 255.0).round() as u8
}

fn tinted(red: u8, green: u8, blue: u8, alpha: f32) -> ColourValue {
    if alpha <= 0.0 {
        return ColourValue::Transparent;
    }
    ColourValue::Set(Colour {
        red,
        green,
        blue,
        alpha: channel(alpha),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(css: &str) -> Option<(u8, u8, u8, u8)> {
        match colour(&mut Parser::new(css)) {
            Ok(ColourValue::Set(Colour {
                red,
                green,
                blue,
                alpha,
            })) => Some((red, green, blue, alpha)),
            _ => None,
        }
    }

    #[test]
    fn every_function_comes_to_the_same_red() {
        for css in [
            "#f00",
            "red",
            "rgb(255 0 0)",
            "rgb(100%, 0%, 0%)",
            "hsl(0 100% 50%)",
            "hsl(1turn, 100%, 50%)",
            "hwb(0 0% 0%)",
            "lab(54.29 80.8 69.89)",
            "lch(54.29 106.84 40.86)",
            "oklab(0.62796 0.22486 0.12585)",
            "oklch(62.796% 0.25768 29.234deg)",
            "color(srgb 1 0 none)",
        ] {
            assert_eq!(set(css), Some((255, 0, 0, 255)), "{css}");
        }
    }

    #[test]
    fn what_is_called_after_a_screen_has_the_colour_of_paper_and_ink() {
        assert_eq!(set("windowtext"), Some((0, 0, 0, 255)));
        assert_eq!(set("Canvas"), Some((255, 255, 255, 255)));
        assert_eq!(set("ActiveCaption"), None);
    }

    #[test]
    fn opacity_is_kept() {
        assert_eq!(set("rgb(0 128 0 / 50%)"), Some((0, 128, 0, 128)));
        assert_eq!(set("#0008"), Some((0, 0, 0, 136)));
        assert_eq!(set("hwb(120 0% 50% / 0.2)"), Some((0, 128, 0, 51)));
    }

    #[test]
    fn a_colour_may_be_made_from_another() {
        for (css, made) in [
            ("rgb(from #123 r g b / 50%)", (17, 34, 51, 128)),
            ("hsl(from red calc(h + 120) s l)", (0, 255, 0, 255)),
            ("hsl(calc(100 + 2 * (10)) 100% 50%)", (0, 255, 0, 255)),
            ("hwb(from #80ff80 h w b)", (128, 255, 128, 255)),
            ("oklch(from #336699 l c h / alpha)", (51, 102, 153, 255)),
            ("light-dark(red, blue)", (255, 0, 0, 255)),
        ] {
            assert_eq!(set(css), Some(made), "{css}");
        }
    }

    #[test]
    fn colours_mix() {
        for (css, mixed) in [
            ("color-mix(in srgb, red, blue)", (128, 0, 128, 255)),
            (
                "color-mix(in srgb, #1b2a41 20%, white)",
                (209, 212, 217, 255),
            ),
            ("color-mix(in srgb, red 20%, transparent)", (255, 0, 0, 51)),
            ("color-mix(in srgb, 10% red, 10% blue)", (128, 0, 128, 51)),
            ("color-mix(in oklab, white, black)", (99, 99, 99, 255)),
            (
                "color-mix(in oklch shorter hue, red 100%, blue)",
                (255, 0, 0, 255),
            ),
        ] {
            assert_eq!(set(css), Some(mixed), "{css}");
        }
        assert_eq!(set("color-mix(in srgb, red)"), None);
        assert_eq!(set("color-mix(red, blue)"), None);
    }

    #[test]
    fn other_spaces_and_torn_functions_are_refused() {
        for css in [
            "color(prophoto-rgb 1 0 0)",
            "rgb(from red x g b)",
            "rgb(calc(1 +) 2 3)",
            "rgb(1 2)",
            "oklch(1 2 3 4 5)",
            "hue(3)",
        ] {
            assert_eq!(set(css), None, "{css}");
        }
    }
}
