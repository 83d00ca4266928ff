//! Reads the pictures of a document. They come as `data:` addresses, or as `svg` elements ([`element`], written anew by [`source`]); nothing is ever
//! fetched.

pub(crate) mod element;
pub(crate) mod raster;
pub(crate) mod source;
mod vector;

use std::{cell::OnceCell, collections::HashMap, sync::Arc};

use data_url::DataUrl;

use crate::draw::{Face, Image};
use vector::{Allowance, Fonts};

/// The pictures that were decoded, by address.
#[derive(Debug, Default)]
pub(crate) struct Pictures {
    known: HashMap<String, Option<Image>>,
    /// What text in vector pictures is set in.
    faces: Vec<Face>,
    fonts: OnceCell<Fonts>,
    /// What was left out of vector pictures.
    pub(crate) left_out: Vec<&'static str>,
    /// What vector pictures may still come to.
    allowance: Allowance,
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
                    self.svg(&bytes, &[])
                } else {
                    raster::read(&bytes).map(|picture| Image::Raster(Arc::new(picture)))
                }
            });
        self.known.insert(address.to_owned(), image.clone());
        image
    }

    /// Returns the picture that an SVG source describes. `orders` has the faces that its numbered fonts look in, in order.
    pub(crate) fn svg(&mut self, source: &[u8], orders: &[Arc<[usize]>]) -> Option<Image> {
        let (faces, fonts) = (&self.faces, &self.fonts);
        let fonts = || fonts.get_or_init(|| Fonts::new(faces));
        let vector = vector::read(source, fonts, orders, &mut self.allowance)?;
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
    let mut pictures = Pictures {
        allowance: Allowance::of_length(address.len()),
        ..Pictures::default()
    };
    pictures.at(address)
}
