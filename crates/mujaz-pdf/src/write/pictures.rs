//! Pictures, each of which the file holds once.

use std::{collections::HashMap, sync::Arc};

use mujaz_model::Warning;
use printpdf::{DictItem, ExternalStream, ExternalXObject, PdfResources, XObject, XObjectId};

use super::kept::KeptParts;
use crate::{
    draw::{DrawList, Item, Picture, shape::Part},
    error::Error,
    limits::{Kind, Tally},
    pictures::raster::{self, Pixels},
};

/// The pictures of the document, in the order in which they come first.
#[derive(Default)]
pub(crate) struct Pictures<'list> {
    all: Vec<&'list Arc<Picture>>,
    /// The number of each picture by its content.
    by_content: HashMap<&'list Picture, usize>,
    /// The same by where it is in memory, since the content can be long.
    by_address: HashMap<usize, usize>,
}

impl<'list> Pictures<'list> {
    pub(crate) fn of(draw_list: &'list DrawList) -> Self {
        let mut pictures = Self::default();
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
        let all = &mut self.all;
        let by_content = &mut self.by_content;
        self.by_address
            .entry(Arc::as_ptr(picture).addr())
            .or_insert_with(|| {
                *by_content.entry(picture).or_insert_with(|| {
                    all.push(picture);
                    all.len() - 1
                })
            });
    }

    pub(crate) fn id(&self, picture: &Arc<Picture>) -> XObjectId {
        id(self.number(picture))
    }

    pub(crate) fn number(&self, picture: &Arc<Picture>) -> usize {
        let number = self.by_address.get(&Arc::as_ptr(picture).addr());
        number.copied().unwrap_or_default()
    }

    /// Adds the pictures to what pages name, and warns of those that end too early.
    ///
    /// # Errors
    /// Returns an error where they have too many pixels together.
    pub(crate) fn add_to(
        &self,
        resources: &mut PdfResources,
        kept: Option<&KeptParts>,
        warnings: &mut Vec<Warning>,
    ) -> Result<(), Error> {
        let mut pixels = Tally::new(Kind::Pixels);
        for picture in &self.all {
            pixels.add((picture.width as usize).saturating_mul(picture.height as usize))?;
        }
        for (position, picture) in self.all.iter().enumerate() {
            let decode = || Arc::new(raster::pixels(picture));
            let pixels = kept.map_or_else(decode, |kept| kept.pixels(picture, decode));
            if !pixels.is_whole {
                warnings.push(Warning::new(format!(
                    "a picture of {} by {} pixels ends too early, and what is missing is white",
                    picture.width, picture.height
                )));
            }
            let image = XObject::External(image(picture, &pixels));
            resources.xobjects.map.insert(id(position), image);
        }
        Ok(())
    }
}

fn id(position: usize) -> XObjectId {
    XObjectId(format!("Picture{position}"))
}

/// Returns the picture as an image (ISO 32000-1, 8.9.5).
fn image(picture: &Picture, pixels: &Pixels) -> ExternalXObject {
    let mut stream = stream(picture, "DeviceRGB", pixels.rgb.clone());
    if let Some(alpha) = &pixels.alpha {
        let mask = self::stream(picture, "DeviceGray", alpha.clone());
        stream
            .dict
            .insert("SMask".to_owned(), DictItem::Stream { stream: mask });
    }
    ExternalXObject {
        stream,
        width: None,
        height: None,
        dpi: None,
    }
}

fn stream(picture: &Picture, space: &str, content: Vec<u8>) -> ExternalStream {
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let entries = [
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", DictItem::Int(picture.width.into())),
        ("Height", DictItem::Int(picture.height.into())),
        ("BitsPerComponent", DictItem::Int(8)),
        ("ColorSpace", name(space)),
        ("Filter", name("FlateDecode")),
        ("Interpolate", DictItem::Bool(false)),
    ];
    let entries = entries.into_iter();
    ExternalStream {
        dict: entries
            .map(|(key, value)| (key.to_owned(), value))
            .collect(),
        content,
        compress: false,
    }
}
