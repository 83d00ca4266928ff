//! Paints pictures: a picture, its style and its box go in, what is drawn comes out.

use std::sync::Arc;

use super::{BoxEdge, Boxes, backgrounds::IDENTITY, inset};
use crate::{
    draw::{
        Colour, Image, Item, NodeId, Rect,
        shape::{Drawing, FillRule, Part, Path, Radii},
    },
    style::values::{ComputedStyle, LengthPercentage, ObjectFit, PIXEL, PictureFit},
};

/// Draws a picture into `area`, the content of its box. Round corners cut it, and so does a box that it is larger than.
pub(crate) fn item(image: &Image, style: &ComputedStyle, area: Rect, node: Option<NodeId>) -> Item {
    let place = fitted(image, style.picture_fit, area);
    let radii = content_radii(style, area);
    let is_inside = place.x >= area.x - NEAR
        && place.y >= area.y - NEAR
        && place.x + place.width <= area.x + area.width + NEAR
        && place.y + place.height <= area.y + area.height + NEAR;
    if !is_inside || radii != Radii::default() {
        return cut(image, style, (area, radii), place, node);
    }
    match image {
        Image::Raster(picture) => Item::Picture {
            area: place,
            picture: picture.clone(),
            alpha: Colour::WHITE.faded(style.opacity).alpha,
            node,
        },
        Image::Vector(drawing) => Item::Drawing {
            drawing: if style.opacity < 1.0 {
                Arc::new(drawing.faded(style.opacity))
            } else {
                drawing.clone()
            },
            matrix: drawing.fitting(place),
            node,
        },
    }
}

/// Rounding cuts nothing.
const NEAR: f32 = 0.01;

fn cut(
    image: &Image,
    style: &ComputedStyle,
    (area, radii): (Rect, Radii),
    place: Rect,
    node: Option<NodeId>,
) -> Item {
    let own = |rect: Rect| Rect {
        x: rect.x - area.x,
        y: rect.y - area.y,
        ..rect
    };
    let part = image.within(own(place));
    let clip = Path::rectangle(own(area), &radii);
    let group = Part::Group {
        matrix: IDENTITY,
        clips: vec![(clip, FillRule::NonZero)],
        parts: vec![part.faded(style.opacity)],
    };
    Item::Drawing {
        drawing: Arc::new(Drawing {
            stretches: false,
            width: area.width,
            height: area.height,
            parts: vec![group],
        }),
        matrix: [1.0, 0.0, 0.0, 1.0, area.x, area.y],
        node,
    }
}

/// Returns where a picture lies whose box has the content `area` (CSS Images 3, 5.5).
fn fitted(image: &Image, fit: PictureFit, area: Rect) -> Rect {
    let (width, height) = image.size();
    let (width, height) = (width * PIXEL, height * PIXEL);
    let (across, down) = (area.width / width, area.height / height);
    let factor = match fit.size {
        ObjectFit::Fill => return area,
        ObjectFit::Contain => across.min(down),
        ObjectFit::Cover => across.max(down),
        ObjectFit::None => 1.0,
        ObjectFit::ScaleDown => across.min(down).min(1.0),
    };
    let (width, height) = (width * factor, height * factor);
    let (right, below) = fit.position;
    Rect {
        x: area.x + right.of(area.width - width),
        y: area.y + below.of(area.height - height),
        width,
        height,
    }
}

/// Returns the corners of the content of a box.
fn content_radii(style: &ComputedStyle, content: Rect) -> Radii {
    if style.radii == [(LengthPercentage::default(), LengthPercentage::default()); 4] {
        return Radii::default();
    }
    let border = style.border.map(|border| border.thickness());
    let padding = style.padding.map(|padding| padding.of(content.width));
    let outer = inset(
        inset(content, padding.map(|length| -length)),
        border.map(|length| -length),
    );
    Boxes::of(style, outer).at(BoxEdge::Content).1
}
