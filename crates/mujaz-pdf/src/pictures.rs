//! Decodes the pictures of a document. They come as `data:` addresses, or as `svg` elements ([`element`]); nothing is ever
//! fetched.

pub(crate) mod element;
mod vector;

use std::{collections::HashMap, io::Cursor, sync::Arc};

use data_url::DataUrl;
use image::{DynamicImage, ImageReader, Limits};

use crate::draw::{Face, Image, Picture};

/// The longest side of a picture, in pixels.
const LONGEST_SIDE: u32 = 12_000;
/// What decoding one picture may take, in bytes.
const MOST_MEMORY: u64 = 512 * 1024 * 1024;

/// The pictures that were decoded, by address.
#[derive(Debug, Default)]
pub(crate) struct Pictures {
    known: HashMap<String, Option<Image>>,
    /// What text in vector pictures is set in.
    faces: Vec<Face>,
    /// What was left out of vector pictures.
    pub(crate) left_out: Vec<&'static str>,
}

impl Pictures {
    pub(crate) fn new(faces: &[Face]) -> Self {
        Self {
            faces: faces.to_vec(),
            ..Self::default()
        }
    }

    /// Returns the picture at an address, or `None` where it cannot be read.
    pub(crate) fn at(&mut self, address: &str) -> Option<Image> {
        if let Some(known) = self.known.get(address) {
            return known.clone();
        }
        let image = DataUrl::process(address)
            .ok()
            .and_then(|url| url.decode_to_vec().ok())
            .and_then(|(bytes, _)| {
                if vector::is_svg(&bytes) {
                    self.svg(&bytes)
                } else {
                    raster(&bytes).map(|picture| Image::Raster(Arc::new(picture)))
                }
            });
        self.known.insert(address.to_owned(), image.clone());
        image
    }

    /// Returns the picture that an SVG source describes.
    pub(crate) fn svg(&mut self, source: &[u8]) -> Option<Image> {
        let vector = vector::read(source, &self.faces)?;
        for what in vector.left_out {
            if !self.left_out.contains(&what) {
                self.left_out.push(what);
            }
        }
        Some(Image::Vector(Arc::new(vector.drawing)))
    }
}

/// Decodes a picture outside of the text, whose vectors have no text.
pub(crate) fn decode(address: &str) -> Option<Image> {
    Pictures::default().at(address)
}

/// Decodes a PNG or JPEG.
pub(crate) fn raster(bytes: &[u8]) -> Option<Picture> {
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
