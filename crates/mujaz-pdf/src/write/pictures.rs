//! Pictures, each of which the file holds once.

use std::sync::Arc;

use printpdf::{PdfResources, RawImage, RawImageData, RawImageFormat, XObject, XObjectId};

use crate::draw::{DrawList, Item, Picture, shape::Part};

/// The pictures of the document, in the order in which they come first.
pub(crate) struct Pictures<'list>(Vec<&'list Arc<Picture>>);

impl<'list> Pictures<'list> {
    pub(crate) fn of(draw_list: &'list DrawList) -> Self {
        let mut pictures = Self(Vec::new());
        for item in draw_list.pages.iter().flat_map(|page| &page.items) {
            match item {
                Item::Picture { picture, .. } => pictures.add(picture),
                Item::Drawing { drawing, .. } => {
                    for part in drawing.all_parts() {
                        if let Part::Picture { picture, .. } = part {
                            pictures.add(picture);
                        }
                    }
                }
                _ => {}
            }
        }
        pictures
    }

    fn add(&mut self, picture: &'list Arc<Picture>) {
        if self.position(picture).is_none() {
            self.0.push(picture);
        }
    }

    pub(crate) fn id(&self, picture: &Arc<Picture>) -> XObjectId {
        id(self.number(picture))
    }

    pub(crate) fn number(&self, picture: &Arc<Picture>) -> usize {
        self.position(picture).unwrap_or_default()
    }

    pub(crate) fn add_to(&self, resources: &mut PdfResources) {
        for (position, picture) in self.0.iter().enumerate() {
            let image = XObject::Image(raw_image(picture));
            resources.xobjects.map.insert(id(position), image);
        }
    }

    fn position(&self, picture: &Arc<Picture>) -> Option<usize> {
        self.0
            .iter()
            .position(|known| Arc::ptr_eq(known, picture) || same(known, picture))
    }
}

fn id(position: usize) -> XObjectId {
    XObjectId(format!("Picture{position}"))
}

fn same(one: &Picture, other: &Picture) -> bool {
    (one.width, one.height) == (other.width, other.height)
        && one.rgb == other.rgb
        && one.alpha == other.alpha
}

fn raw_image(picture: &Picture) -> RawImage {
    let alpha = picture
        .alpha
        .as_ref()
        .filter(|alpha| alpha.iter().any(|&opacity| opacity != u8::MAX));
    let (pixels, data_format) = match alpha {
        None => (picture.rgb.clone(), RawImageFormat::RGB8),
        Some(alpha) => {
            let pixels = picture
                .rgb
                .chunks_exact(3)
                .zip(alpha)
                .flat_map(|(rgb, &opacity)| [rgb[0], rgb[1], rgb[2], opacity])
                .collect();
            (pixels, RawImageFormat::RGBA8)
        }
    };
    RawImage {
        pixels: RawImageData::U8(pixels),
        width: usize::try_from(picture.width).unwrap_or_default(),
        height: usize::try_from(picture.height).unwrap_or_default(),
        data_format,
        tag: Vec::new(),
    }
}
