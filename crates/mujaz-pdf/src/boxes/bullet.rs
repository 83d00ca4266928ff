//! Bullets as browsers draw them: the ascent of a font goes in, a shape and its place come out (CSS Counter Styles 3, 6.3, leaves
//! both to them).

use std::sync::Arc;

use crate::{
    draw::{
        Colour, Image, Rect,
        shape::{Drawing, FillRule, Paint, Part, Path, Radii},
    },
    style::values::{ListStyle, PIXEL},
};

/// Browsers draw bullets so far from the text, in pixels, besides what depends on the font.
const GAP: f32 = 7.0;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bullet {
    Disc,
    Circle,
    Square,
}

/// The measures of a bullet in points.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BulletMeasures {
    /// Its width and its height.
    pub(crate) size: f32,
    /// From the top of the font to the top of the bullet.
    pub(crate) below: f32,
    /// From the edge of the text beside it to its other edge.
    pub(crate) distance: f32,
    /// How much room is kept for it beside the text.
    pub(crate) room: f32,
}

impl BulletMeasures {
    pub(crate) fn of(ascent: f32) -> Self {
        let pixels = (ascent / PIXEL).round();
        let reach = (pixels * 2.0 / 3.0).floor();
        Self {
            size: f32::midpoint(reach, 1.0).floor() * PIXEL,
            below: (3.0 * (pixels - reach) / 2.0).floor() * PIXEL,
            distance: (reach + GAP) * PIXEL,
            room: (reach + GAP + 1.0) * PIXEL,
        }
    }
}

impl Bullet {
    /// Returns the bullet that a style of lists asks for.
    pub(crate) fn of(style: &ListStyle) -> Option<Self> {
        match style {
            ListStyle::Disc => Some(Self::Disc),
            ListStyle::Circle => Some(Self::Circle),
            ListStyle::Square => Some(Self::Square),
            ListStyle::None | ListStyle::Text(_) | ListStyle::Numbers(_) => None,
        }
    }

    /// Returns the character that stands for it where it is read.
    pub(crate) fn character(self) -> &'static str {
        match self {
            Self::Disc => "•",
            Self::Circle => "◦",
            Self::Square => "▪",
        }
    }

    /// Returns it `size` wide, with lines as wide as `line`.
    pub(crate) fn part(self, size: f32, line: f32, colour: Colour) -> Part {
        let area = |by: f32| Rect {
            x: by,
            y: by,
            width: size - 2.0 * by,
            height: size - 2.0 * by,
        };
        let round = |by: f32| match self {
            Self::Disc | Self::Circle => [(size / 2.0 - by, size / 2.0 - by); 4],
            Self::Square => Radii::default(),
        };
        let mut path = Path::default();
        if self == Self::Circle {
            // The line is drawn along the edge, half of it outside.
            path.add_rectangle(area(-line / 2.0), &round(-line / 2.0));
            path.add_rectangle(area(line / 2.0), &round(line / 2.0));
        } else {
            path.add_rectangle(area(0.0), &round(0.0));
        }
        Part::Fill {
            path,
            rule: FillRule::EvenOdd,
            paint: Paint::Colour(colour),
        }
    }

    /// Returns it as a picture, for a font of this ascent.
    pub(crate) fn image(self, ascent: f32, colour: Colour) -> Image {
        let size = BulletMeasures::of(ascent).size / PIXEL;
        Image::Vector(Arc::new(Drawing {
            width: size,
            height: size,
            parts: vec![self.part(size, 1.0, colour)],
            stretches: false,
        }))
    }
}
