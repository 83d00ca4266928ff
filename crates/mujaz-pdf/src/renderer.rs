//! Setting many documents, or one again and again after each change: what two renders have in common is made once.

use std::sync::{Arc, Mutex, PoisonError};

use mujaz_model::{Html, Pdf, Warned};

use crate::{
    Error, Options,
    kept::{Kept, hash},
    lay_out,
    text::{
        fonts::{FontFace, Naming},
        paragraph::{KeptShapes, Typesetter, Work},
        web_font,
    },
    write::{self, kept::KeptParts},
};

/// Sets documents and keeps what the next one may need again: fonts that were read, shaped paragraphs, cut-down fonts,
/// painted pages and compressed streams, each by all that it was made from. The bytes are those that [`crate::pdf`]
/// gives; only the time differs. What several renders in a row have no use for is forgotten.
///
/// One renderer can be used from several threads at once.
#[derive(Debug, Default)]
pub struct Renderer {
    shelf: Shelf,
    parts: KeptParts,
}

impl Renderer {
    /// Returns a renderer that has nothing to keep yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets a document, as [`crate::pdf`] does.
    ///
    /// # Errors
    /// The same as those of [`crate::pdf`].
    pub fn pdf(&self, html: &Html, options: &Options) -> Result<Warned<Pdf>, Error> {
        self.shelf.turn();
        self.parts.turn();
        let Warned {
            value,
            mut warnings,
        } = lay_out(html, options, &self.shelf)?;
        let mut written = write::write(value, options, Some(&self.parts))?;
        warnings.append(&mut written.warnings);
        written.warnings = warnings;
        Ok(written)
    }
}

/// What text is set with, kept between renders.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    faces: Kept<FaceKey, Arc<FontFace>>,
    embedded: Kept<(String, Naming), Arc<FontFace>>,
    weighted: Kept<(Arc<FontFace>, u16), Arc<FontFace>>,
    shapes: Arc<KeptShapes>,
    /// Working memory that no render uses at the moment.
    work: Mutex<Vec<Work>>,
}

type FaceKey = (Arc<[u8]>, Naming);

impl Shelf {
    fn turn(&self) {
        self.faces.turn();
        self.embedded.turn();
        self.weighted.turn();
        self.shapes.turn();
    }

    /// Returns a typesetter without fonts.
    pub(crate) fn typesetter(&self) -> Typesetter {
        let work = self
            .work
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop();
        Typesetter {
            work: work.unwrap_or_default(),
            kept: self.shapes.clone(),
            ..Typesetter::default()
        }
    }

    /// Takes back what a typesetter worked with.
    pub(crate) fn put_back(&self, typesetter: Typesetter) {
        let mut work = self.work.lock().unwrap_or_else(PoisonError::into_inner);
        work.push(typesetter.work);
    }

    /// Returns the face in a font file, or `None` where it is no usable font.
    pub(crate) fn face(&self, data: &Arc<[u8]>, naming: &Naming) -> Option<Arc<FontFace>> {
        let hash = hash((data.len(), naming));
        let same =
            |(known, name): &FaceKey| name == naming && (Arc::ptr_eq(known, data) || known == data);
        if let Some(known) = self.faces.find(hash, same) {
            return Some(known);
        }
        let face = Arc::new(FontFace::read(data.clone(), naming.clone())?);
        self.faces
            .keep(hash, (data.clone(), naming.clone()), face.clone());
        Some(face)
    }

    /// Returns a variable face in one of its weights, or `None` where it cannot be had so.
    pub(crate) fn weighted_face(&self, face: &Arc<FontFace>, weight: u16) -> Option<Arc<FontFace>> {
        let hash = hash((Arc::as_ptr(face) as usize, weight));
        let same = |(known, of): &(Arc<FontFace>, u16)| Arc::ptr_eq(known, face) && *of == weight;
        if let Some(known) = self.weighted.find(hash, same) {
            return Some(known);
        }
        let weighted = Arc::new(face.of_weight(weight)?);
        self.weighted
            .keep(hash, (face.clone(), weight), weighted.clone());
        Some(weighted)
    }

    /// Returns the face in a data address, or `None` where it is no usable font.
    pub(crate) fn embedded_face(&self, address: &str, naming: &Naming) -> Option<Arc<FontFace>> {
        let hash = hash((address.len(), naming));
        let same = |(known, name): &(String, Naming)| name == naming && known == address;
        if let Some(known) = self.embedded.find(hash, same) {
            return Some(known);
        }
        let (bytes, _) = data_url::DataUrl::process(address)
            .ok()?
            .decode_to_vec()
            .ok()?;
        let face = self.face(&web_font::unpacked(bytes)?, naming)?;
        self.embedded
            .keep(hash, (address.to_owned(), naming.clone()), face.clone());
        Some(face)
    }
}
