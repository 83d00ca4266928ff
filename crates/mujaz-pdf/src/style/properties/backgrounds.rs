//! The properties of what is painted behind a box: colours, pictures and gradients.

use std::sync::Arc;

use cssparser::{Parser, Token};

use super::{Property, fields, one, only};
use crate::{
    draw::Colour,
    pictures,
    style::{
        background::{
            BackgroundImage, BackgroundLayer, BackgroundSize, BoxEdge, ColourStop, LineDirection,
            RadialExtent,
        },
        declaration::Declaration,
        primitive::{
            ColourValue, Length, ParseError, Parsed, angle, colour, keyword, length,
            positive_length, wrong,
        },
        values::ComputedStyle,
    },
};

type Layer = BackgroundLayer<Length>;

pub(super) const ROWS: &[Property] = &[
    Property::new(
        &["background-color"],
        "<color>",
        "transparent",
        one!(Background, colour),
        fields!(background),
    )
    .noted("The background of the root or the body covers the page."),
    Property::new(
        &["background-image"],
        "none | [ <url> | linear-gradient() | radial-gradient() ]#",
        "none",
        |_, input, to| {
            to.push(Declaration::BackgroundImages(images(input)?));
            Ok(())
        },
        |_, to, from| take_layers(to, from, |own, other| own.image = other.image.clone()),
    )
    .noted(
        "A picture comes as a `data:` address (PNG, JPEG, SVG). Where stops of a gradient differ in opacity, what is under it is \
         taken to be white.",
    ),
    Property::new(
        &["background-position"],
        "[ left | center | right | <length-percentage> ] [ top | center | bottom | <length-percentage> ]? | [ left | right ] <length-percentage> [ top | bottom ] <length-percentage>",
        "0% 0%",
        |_, input, to| {
            let values = input.parse_comma_separated(position)?;
            to.push(Declaration::BackgroundPositions(values.into()));
            Ok(())
        },
        |_, to, from| take_layers(to, from, |own, other| own.position = other.position),
    ),
    Property::new(
        &["background-size"],
        "cover | contain | [ auto | <length-percentage> ]{1,2}",
        "auto",
        |_, input, to| {
            let values = input.parse_comma_separated(size)?;
            to.push(Declaration::BackgroundSizes(values.into()));
            Ok(())
        },
        |_, to, from| take_layers(to, from, |own, other| own.size = other.size),
    ),
    Property::new(
        &["background-repeat"],
        "repeat | no-repeat | repeat-x | repeat-y | [ repeat | no-repeat ]{2}",
        "repeat",
        |_, input, to| {
            let values = input.parse_comma_separated(repeat)?;
            to.push(Declaration::BackgroundRepeats(values.into()));
            Ok(())
        },
        |_, to, from| take_layers(to, from, |own, other| own.repeat = other.repeat),
    ),
    Property::new(
        &["background-clip"],
        "[ border-box | padding-box | content-box ]#",
        "border-box",
        |_, input, to| {
            let edges = input.parse_comma_separated(edge)?;
            // The colour lies under the last layer.
            to.extend(edges.last().map(|last| Declaration::BackgroundClip(*last)));
            to.push(Declaration::BackgroundClips(edges.into()));
            Ok(())
        },
        |_, to, from| {
            to.background_clip = from.background_clip;
            take_layers(to, from, |own, other| own.clip = other.clip);
        },
    ),
    Property::new(
        &["background-origin"],
        "[ border-box | padding-box | content-box ]#",
        "padding-box",
        |_, input, to| {
            let edges = input.parse_comma_separated(edge)?;
            to.push(Declaration::BackgroundOrigins(edges.into()));
            Ok(())
        },
        |_, to, from| take_layers(to, from, |own, other| own.origin = other.origin),
    ),
    Property::new(
        &["background-attachment"],
        "scroll | local",
        "scroll",
        only!("scroll", "local"),
        super::nothing,
    ),
    Property::new(
        &["background"],
        "none | [ <image> || <position> [ / <size> ]? || <repeat> || <origin> || <clip> ]#, <color>",
        "none",
        |_, input, to| background(input, to),
        fields!(background, background_layers, background_clip),
    )
    .noted("The colour stands in the last layer."),
];

/// Takes one aspect of the layers over; layers themselves come with their images.
fn take_layers(
    to: &mut ComputedStyle,
    from: &ComputedStyle,
    take: impl Fn(&mut BackgroundLayer, &BackgroundLayer),
) {
    let mut layers = to.background_layers.to_vec();
    if layers.len() != from.background_layers.len() {
        to.background_layers = from.background_layers.clone();
        return;
    }
    for (own, other) in layers.iter_mut().zip(from.background_layers.iter()) {
        take(own, other);
    }
    to.background_layers = layers.into();
}

fn images(input: &mut Parser) -> Parsed<Arc<[Layer]>> {
    if input
        .try_parse(|input| input.expect_ident_matching("none"))
        .is_ok()
    {
        return Ok(Arc::default());
    }
    let layer = |input: &mut Parser| image(input).map(layer_of);
    input.parse_comma_separated(layer).map(Arc::from)
}

fn layer_of(image: BackgroundImage<Length>) -> Layer {
    BackgroundLayer {
        image,
        position: (Length::ZERO, Length::ZERO),
        size: BackgroundSize::Set(None, None),
        repeat: (true, true),
        origin: BoxEdge::Padding,
        clip: BoxEdge::Border,
    }
}

fn background(input: &mut Parser, to: &mut Vec<Declaration>) -> Parsed<()> {
    let mut tint = ColourValue::Transparent;
    let mut layers = Vec::new();
    let mut clip;
    loop {
        let (layer, own);
        (layer, own, clip) = background_layer(input)?;
        layers.extend(layer);
        let goes_on = input.try_parse(Parser::expect_comma).is_ok();
        match own {
            Some(_) if goes_on => return wrong(),
            Some(own) => tint = own,
            None => {}
        }
        if !goes_on {
            break;
        }
    }
    to.push(Declaration::Background(tint));
    to.push(Declaration::BackgroundClip(clip));
    to.push(Declaration::BackgroundImages(layers.into()));
    Ok(())
}

fn background_layer(input: &mut Parser) -> Parsed<(Option<Layer>, Option<ColourValue>, BoxEdge)> {
    let (mut picture, mut place, mut extent, mut tiles, mut tint) = (None, None, None, None, None);
    let mut is_none = false;
    let mut edges: Vec<BoxEdge> = Vec::new();
    loop {
        if picture.is_none()
            && !is_none
            && input
                .try_parse(|input| input.expect_ident_matching("none"))
                .is_ok()
        {
            is_none = true;
        } else if picture.is_none()
            && let Ok(value) = input.try_parse(image)
        {
            picture = Some(value);
        } else if tiles.is_none()
            && let Ok(value) = input.try_parse(repeat)
        {
            tiles = Some(value);
        } else if place.is_none()
            && let Ok(value) = input.try_parse(position)
        {
            place = Some(value);
            if input.try_parse(|input| input.expect_delim('/')).is_ok() {
                extent = Some(size(input)?);
            }
        } else if tint.is_none()
            && let Ok(value) = input.try_parse(colour)
        {
            tint = Some(value);
        } else if edges.len() < 2
            && let Ok(value) = input.try_parse(edge)
        {
            edges.push(value);
        } else if input
            .try_parse(|input| keyword(input, &[("scroll", ()), ("local", ())]))
            .is_err()
        {
            break;
        }
    }
    let says_something = is_none || picture.is_some() || place.is_some() || tiles.is_some();
    if !says_something && tint.is_none() && edges.is_empty() {
        return wrong();
    }
    let origin = edges.first().copied().unwrap_or(BoxEdge::Padding);
    let clip = edges.last().copied().unwrap_or(BoxEdge::Border);
    let layer = picture.map(|image| {
        let plain = layer_of(image);
        BackgroundLayer {
            position: place.unwrap_or(plain.position),
            size: extent.unwrap_or(plain.size),
            repeat: tiles.unwrap_or(plain.repeat),
            origin,
            clip,
            ..plain
        }
    });
    Ok((layer, tint, clip))
}

fn edge(input: &mut Parser) -> Parsed<BoxEdge> {
    let words = [
        ("border-box", BoxEdge::Border),
        ("padding-box", BoxEdge::Padding),
        ("content-box", BoxEdge::Content),
    ];
    keyword(input, &words)
}

fn image(input: &mut Parser) -> Parsed<BackgroundImage<Length>> {
    match input.next()?.clone() {
        Token::UnquotedUrl(address) => picture(&address),
        Token::Function(name) if name.eq_ignore_ascii_case("url") => {
            let address = input.parse_nested_block(|input| {
                input.expect_string_cloned().map_err(ParseError::from)
            })?;
            picture(&address)
        }
        Token::Function(name) if name.eq_ignore_ascii_case("linear-gradient") => {
            input.parse_nested_block(linear)
        }
        Token::Function(name) if name.eq_ignore_ascii_case("radial-gradient") => {
            input.parse_nested_block(radial)
        }
        _ => wrong(),
    }
}

fn picture(address: &str) -> Parsed<BackgroundImage<Length>> {
    pictures::decode(address).map_or_else(wrong, |image| Ok(BackgroundImage::Image(image)))
}

fn linear(input: &mut Parser) -> Parsed<BackgroundImage<Length>> {
    let direction = input.try_parse(|input| {
        let direction = line_direction(input)?;
        input.expect_comma()?;
        Ok::<_, ParseError>(direction)
    });
    Ok(BackgroundImage::Linear {
        direction: direction.unwrap_or(LineDirection::Angle(180.0)),
        stops: stops(input)?,
    })
}

fn line_direction(input: &mut Parser) -> Parsed<LineDirection> {
    if let Ok(degrees) = input.try_parse(angle) {
        return Ok(LineDirection::Angle(degrees));
    }
    input.expect_ident_matching("to")?;
    let sides = [
        ("left", (-1.0, 0.0)),
        ("right", (1.0, 0.0)),
        ("top", (0.0, -1.0)),
        ("bottom", (0.0, 1.0)),
    ];
    let first: (f32, f32) = keyword(input, &sides)?;
    let second = input
        .try_parse(|input| keyword(input, &sides))
        .unwrap_or((0.0, 0.0));
    if first.0 * second.0 != 0.0 || first.1 * second.1 != 0.0 {
        return wrong();
    }
    Ok(LineDirection::Towards(
        first.0 + second.0,
        first.1 + second.1,
    ))
}

fn radial(input: &mut Parser) -> Parsed<BackgroundImage<Length>> {
    let half = Length {
        share: 0.5,
        ..Length::ZERO
    };
    let (mut is_circle, mut extent, mut centre) =
        (false, RadialExtent::FarthestCorner, (half, half));
    let mut any = false;
    loop {
        if let Ok(value) =
            input.try_parse(|input| keyword(input, &[("circle", true), ("ellipse", false)]))
        {
            is_circle = value;
        } else if let Ok(value) = input.try_parse(|input| {
            keyword(
                input,
                &[
                    ("closest-side", RadialExtent::ClosestSide),
                    ("farthest-side", RadialExtent::FarthestSide),
                    ("closest-corner", RadialExtent::ClosestCorner),
                    ("farthest-corner", RadialExtent::FarthestCorner),
                ],
            )
        }) {
            extent = value;
        } else if input
            .try_parse(|input| input.expect_ident_matching("at"))
            .is_ok()
        {
            centre = position(input)?;
        } else {
            break;
        }
        any = true;
    }
    if any {
        input.expect_comma()?;
    }
    Ok(BackgroundImage::Radial {
        is_circle,
        extent,
        centre,
        stops: stops(input)?,
    })
}

fn stops(input: &mut Parser) -> Parsed<Vec<ColourStop<Length>>> {
    let groups = input.parse_comma_separated(|input| {
        let colour = match colour(input)? {
            ColourValue::Set(colour) => Some(colour),
            ColourValue::Current => None,
            ColourValue::Transparent => Some(Colour {
                alpha: 0,
                ..Colour::WHITE
            }),
        };
        let first = input.try_parse(length).ok();
        let second = input.try_parse(length).ok();
        let mut stops = vec![ColourStop {
            colour,
            place: first,
        }];
        stops.extend(second.map(|place| ColourStop {
            colour,
            place: Some(place),
        }));
        Ok::<_, ParseError>(stops)
    })?;
    let stops: Vec<ColourStop<Length>> = groups.into_iter().flatten().collect();
    if stops.len() < 2 {
        return wrong();
    }
    Ok(stops)
}

fn size(input: &mut Parser) -> Parsed<BackgroundSize<Length>> {
    if let Ok(value) = input.try_parse(|input| {
        keyword(
            input,
            &[
                ("cover", BackgroundSize::Cover),
                ("contain", BackgroundSize::Contain),
            ],
        )
    }) {
        return Ok(value);
    }
    let one = |input: &mut Parser| {
        if input
            .try_parse(|input| input.expect_ident_matching("auto"))
            .is_ok()
        {
            return Ok(None);
        }
        positive_length(input).map(Some)
    };
    let across = one(input)?;
    let down = input.try_parse(one).unwrap_or(None);
    Ok(BackgroundSize::Set(across, down))
}

fn repeat(input: &mut Parser) -> Parsed<(bool, bool)> {
    if let Ok(both) = input.try_parse(|input| {
        keyword(
            input,
            &[("repeat-x", (true, false)), ("repeat-y", (false, true))],
        )
    }) {
        return Ok(both);
    }
    let one = |input: &mut Parser| keyword(input, &[("repeat", true), ("no-repeat", false)]);
    let across = one(input)?;
    let down = input.try_parse(one).unwrap_or(across);
    Ok((across, down))
}

/// Parses two sides, each with how far the picture is from it.
fn offsets(input: &mut Parser) -> Parsed<(Length, Length)> {
    let from = |input: &mut Parser, near: &str, far: &str| {
        let is_far = keyword(input, &[(near, false), (far, true)])?;
        let offset = length(input)?;
        Ok::<_, ParseError>(if is_far {
            Length {
                share: 1.0 - offset.share,
                ..offset.scaled(-1.0)
            }
        } else {
            offset
        })
    };
    let across_first = input.try_parse(|input| {
        let across = from(input, "left", "right")?;
        Ok::<_, ParseError>((across, from(input, "top", "bottom")?))
    });
    across_first.or_else(|_| {
        let down = from(input, "top", "bottom")?;
        Ok((from(input, "left", "right")?, down))
    })
}

/// Parses one or two words or lengths; a word for a direction may come first or second.
pub(super) fn position(input: &mut Parser) -> Parsed<(Length, Length)> {
    #[derive(Clone, Copy, PartialEq)]
    enum Axis {
        Across,
        Down,
        Either,
    }
    let share = |share: f32| Length {
        share,
        ..Length::ZERO
    };
    if let Ok(offsets) = input.try_parse(offsets) {
        return Ok(offsets);
    }
    let one = |input: &mut Parser| {
        let words = [
            ("left", (Axis::Across, share(0.0))),
            ("right", (Axis::Across, share(1.0))),
            ("top", (Axis::Down, share(0.0))),
            ("bottom", (Axis::Down, share(1.0))),
            ("center", (Axis::Either, share(0.5))),
        ];
        if let Ok(value) = input.try_parse(|input| keyword(input, &words)) {
            return Ok(value);
        }
        length(input).map(|length| (Axis::Either, length))
    };
    let first = one(input)?;
    let second = input.try_parse(one).ok();
    match (first, second) {
        ((Axis::Down, down), None) => Ok((share(0.5), down)),
        ((_, across), None) => Ok((across, share(0.5))),
        ((Axis::Down, down), Some((Axis::Across | Axis::Either, across)))
        | ((Axis::Either, down), Some((Axis::Across, across))) => Ok((across, down)),
        ((Axis::Across | Axis::Either, across), Some((Axis::Down | Axis::Either, down))) => {
            Ok((across, down))
        }
        _ => wrong(),
    }
}
