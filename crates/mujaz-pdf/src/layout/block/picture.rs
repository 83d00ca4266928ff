//! Sizes pictures: a picture, its style and the room for it go in, a fragment comes out.

use std::sync::Arc;

use super::Across;
use crate::{
    boxes::PictureBox,
    layout::fragment::{Content, Fragment},
    style::values::ComputedStyle,
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

/// Returns the size of a picture's content: as set, or else 96 pixels to the inch, never wider than its container.
pub(super) fn picture_size(
    style: &ComputedStyle,
    picture: &PictureBox,
    available: f32,
) -> (f32, f32) {
    let (width, height) = picture.image.size();
    let (width, height) = (width * 0.75, height * 0.75);
    let own = style.aspect_ratio.filter(|ratio| !ratio.is_for_boxes);
    let ratio = own.map_or(height / width, |ratio| ratio.height);
    let (mut width, mut height) = match (style.width.of(available), style.height.of(0.0)) {
        (Some(width), Some(height)) => (width, height),
        (Some(width), None) => (width, width * ratio),
        (None, Some(height)) => (height / ratio, height),
        (None, None) => (width, width * ratio),
    };
    let most = style.max_width.of(available).unwrap_or(f32::MAX);
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
