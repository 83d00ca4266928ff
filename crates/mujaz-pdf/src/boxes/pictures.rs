//! Decodes the pictures of a document. They come as `data:` addresses; nothing is ever fetched.

use std::{collections::HashMap, io::Cursor, sync::Arc};

use data_url::DataUrl;
use image::{DynamicImage, ImageReader, Limits};
use mujaz_model::Warning;

use super::{
    BlockBox, BoxContent, PictureBox,
    generate::{Generator, Place, empty},
};
use crate::{
    dom::Element,
    draw::{NodeId, Picture, Role},
    style::values::ComputedStyle,
};

/// The longest side of a picture, in pixels.
const LONGEST_SIDE: u32 = 12_000;
/// What decoding one picture may take, in bytes.
const MOST_MEMORY: u64 = 512 * 1024 * 1024;

/// The pictures that were decoded, by address.
#[derive(Debug, Default)]
pub(super) struct Pictures(HashMap<String, Option<Arc<Picture>>>);

impl Generator<'_> {
    /// Makes the box of a picture, or warns of one that cannot be shown.
    pub(super) fn picture(
        &mut self,
        element: &Element,
        style: &Arc<ComputedStyle>,
        parent: NodeId,
        place: &Place,
    ) -> Option<BlockBox> {
        let address = element.attribute("src").unwrap_or_default();
        let Some(picture) = self.pictures.at(address) else {
            let shown: String = address.chars().take(40).collect();
            self.warnings.push(Warning::new(format!(
                "the picture `{shown}` is not a PNG or JPEG inside the document and was left out"
            )));
            return None;
        };
        let text = element.attribute("alt");
        let node = (text != Some("")).then(|| {
            let node = self.structure.add(
                parent,
                Role::Figure,
                &place.language,
                style.is_right_to_left(),
            );
            if let Some(text) = text {
                self.structure.set_alternative(node, text);
            }
            node
        });
        let mut block = empty(style);
        block.content = BoxContent::Picture(PictureBox { picture, node });
        Some(block)
    }
}

impl Pictures {
    /// Returns the picture at an address, or `None` where it cannot be read.
    pub(super) fn at(&mut self, address: &str) -> Option<Arc<Picture>> {
        if let Some(known) = self.0.get(address) {
            return known.clone();
        }
        let picture = decode(address).map(Arc::new);
        self.0.insert(address.to_owned(), picture.clone());
        picture
    }
}

fn decode(address: &str) -> Option<Picture> {
    let (bytes, _) = DataUrl::process(address).ok()?.decode_to_vec().ok()?;
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .ok()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let image = reader.decode().ok()?;
    let (width, height) = (image.width(), image.height());
    if width == 0 || height == 0 {
        return None;
    }
    if !image.color().has_alpha() {
        let rgb = image.into_rgb8().into_raw();
        return Some(Picture {
            width,
            height,
            rgb,
            alpha: None,
        });
    }
    let rgba = DynamicImage::into_rgba8(image).into_raw();
    let mut rgb = Vec::with_capacity(rgba.len() / 4 * 3);
    let mut alpha = Vec::with_capacity(rgba.len() / 4);
    for pixel in rgba.chunks_exact(4) {
        rgb.extend_from_slice(&pixel[..3]);
        alpha.push(pixel[3]);
    }
    let alpha = alpha.iter().any(|value| *value != 255).then_some(alpha);
    Some(Picture {
        width,
        height,
        rgb,
        alpha,
    })
}
