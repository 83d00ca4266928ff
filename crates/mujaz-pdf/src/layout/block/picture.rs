//! Sizes pictures: a picture, its style and the room for it go in, a fragment comes out.

use std::sync::Arc;

use super::Across;
use crate::{
    boxes::PictureBox,
    layout::fragment::{Content, Fragment},
    style::values::{ComputedStyle, Dimension},
};

pub(super) fn picture_fragment(
    style: &Arc<ComputedStyle>,
    picture: &PictureBox,
    across: Across,
) -> Fragment {
    let mut fragment = Fragment::new(style, Content::Picture(picture.clone()));
    let (_, height) = picture_size(style, picture, across.width);
    let natural = picture_size(style, picture, across.width).0;
    // A width that was cut down keeps the proportions.
    let height = if natural > 0.0 {
        height * (across.content / natural)
    } else {
        height
    };
    fragment.x = across.x;
    fragment.width = across.width;
    fragment.top = style.border.top.thickness() + style.padding.top.of(across.width);
    fragment.bottom = style.border.bottom.thickness() + style.padding.bottom.of(across.width);
    fragment.height = height + fragment.top + fragment.bottom;
    fragment
}

/// Returns the size of a picture's content: as set, or else 96 pixels to the inch, never wider than its container. Shares of
/// a container of no width say nothing.
pub(super) fn picture_size(
    style: &ComputedStyle,
    picture: &PictureBox,
    available: f32,
) -> (f32, f32) {
    let (width, height) = picture.image.size();
    let (width, height) = (width * 0.75, height * 0.75);
    let own = style.aspect_ratio.filter(|ratio| !ratio.is_for_boxes);
    let ratio = own.map_or(height / width, |ratio| ratio.height);
    let known = |length: Dimension| {
        length
            .of(available)
            .filter(|_| available > 0.0 || !length.is_share())
    };
    let (mut width, mut height) = match (known(style.width), style.height.of(0.0)) {
        (Some(width), Some(height)) => (width, height),
        (Some(width), None) => (width, width * ratio),
        (None, Some(height)) => (height / ratio, height),
        (None, None) if available > 0.0 && picture.image.stretches() => {
            let margin = |side: Dimension| side.of(available).unwrap_or(0.0);
            let around =
                margin(style.margin.left) + margin(style.margin.right) + edges(style, available);
            let width = (available - around).max(0.0);
            (width, width * ratio)
        }
        (None, None) => (width, width * ratio),
    };
    let most = known(style.max_width).unwrap_or(f32::MAX);
    let most = if available > 0.0 {
        most.min(available)
    } else {
        most
    };
    if width > most && width > 0.0 {
        height *= most / width;
        width = most;
    }
    if let Some(most) = style.max_height.of(0.0)
        && height > most
    {
        width *= most / height;
        height = most;
    }
    (width, height)
}

/// Returns what borders and padding take beside a picture.
fn edges(style: &ComputedStyle, available: f32) -> f32 {
    style.border.left.thickness()
        + style.border.right.thickness()
        + style.padding.left.of(available)
        + style.padding.right.of(available)
}
