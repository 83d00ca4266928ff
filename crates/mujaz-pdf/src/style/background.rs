//! The pictures and gradients behind a box.

use std::sync::Arc;

use super::{primitive::Length, values::LengthPercentage};
use crate::draw::{Colour, Image};

/// A picture behind a box; `L` is a length as it is written, or as it is computed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct BackgroundLayer<L = LengthPercentage> {
    pub(crate) image: BackgroundImage<L>,
    /// Across and down; a share moves that point of the picture to that point of the box.
    pub(crate) position: (L, L),
    pub(crate) size: BackgroundSize<L>,
    /// Whether it is repeated across, and down.
    pub(crate) repeat: (bool, bool),
    /// What it is placed in.
    pub(crate) origin: BoxEdge,
    /// Where it ends.
    pub(crate) clip: BoxEdge,
}

/// One of the edges of a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BoxEdge {
    Border,
    Padding,
    Content,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum BackgroundImage<L> {
    Image(Image),
    Linear {
        direction: LineDirection,
        stops: Vec<ColourStop<L>>,
    },
    Radial {
        is_circle: bool,
        extent: RadialExtent,
        centre: (L, L),
        stops: Vec<ColourStop<L>>,
    },
}

/// Where a linear gradient leads.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum LineDirection {
    /// In degrees, clockwise from upwards.
    Angle(f32),
    /// To a side or a corner: -1 is left or up, 1 is right or down.
    Towards(f32, f32),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RadialExtent {
    ClosestSide,
    FarthestSide,
    ClosestCorner,
    FarthestCorner,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ColourStop<L> {
    /// `None` is the text's colour.
    pub(crate) colour: Option<Colour>,
    pub(crate) place: Option<L>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum BackgroundSize<L> {
    /// As large as the picture itself in the directions that are left open.
    Set(Option<L>, Option<L>),
    Cover,
    Contain,
}

impl BackgroundLayer<Length> {
    pub(super) fn computed(&self, length: &impl Fn(Length) -> LengthPercentage) -> BackgroundLayer {
        let pair = |(across, down): (Length, Length)| (length(across), length(down));
        let stops = |stops: &[ColourStop<Length>]| -> Vec<ColourStop<LengthPercentage>> {
            let stop = |stop: &ColourStop<Length>| ColourStop {
                colour: stop.colour,
                place: stop.place.map(length),
            };
            stops.iter().map(stop).collect()
        };
        BackgroundLayer {
            image: match &self.image {
                BackgroundImage::Image(image) => BackgroundImage::Image(image.clone()),
                BackgroundImage::Linear {
                    direction,
                    stops: own,
                } => BackgroundImage::Linear {
                    direction: *direction,
                    stops: stops(own),
                },
                BackgroundImage::Radial {
                    is_circle,
                    extent,
                    centre,
                    stops: own,
                } => BackgroundImage::Radial {
                    is_circle: *is_circle,
                    extent: *extent,
                    centre: pair(*centre),
                    stops: stops(own),
                },
            },
            position: pair(self.position),
            size: match self.size {
                BackgroundSize::Set(across, down) => {
                    BackgroundSize::Set(across.map(length), down.map(length))
                }
                BackgroundSize::Cover => BackgroundSize::Cover,
                BackgroundSize::Contain => BackgroundSize::Contain,
            },
            repeat: self.repeat,
            origin: self.origin,
            clip: self.clip,
        }
    }
}

/// The layers of a box, the topmost first.
pub(crate) type BackgroundLayers = Arc<[BackgroundLayer]>;
