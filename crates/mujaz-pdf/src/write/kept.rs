//! Parts of a file that are kept between renders: compressed streams, cut-down fonts and painted pages.

use std::sync::Arc;

use super::{
    content::PaintedPage,
    fonts::{FaceUse, Program},
    usage::PageUse,
};
use crate::{
    draw::{Item, Page, Picture},
    kept::{Kept, hash},
    pictures::raster::Pixels,
};

/// What was made for earlier files.
#[derive(Debug, Default)]
pub(crate) struct KeptParts {
    compressed: Kept<Vec<u8>, Arc<[u8]>>,
    pixels: Kept<Arc<[u8]>, Arc<Pixels>>,
    programs: Kept<FaceUse, Arc<Program>>,
    uses: Kept<Page, Arc<PageUse>>,
    painted: Kept<PageKey, Arc<PaintedPage>>,
}

/// What the content of a painted page depends on.
#[derive(Debug)]
pub(crate) struct PageKey {
    /// Stands for the page itself: it is kept by the whole page.
    pub(crate) page: Arc<PageUse>,
    /// Tag and language of the elements on the page, in the order of its items.
    pub(crate) labels: Vec<(&'static str, String)>,
    /// The pictures' numbers, in the order of its items.
    pub(crate) pictures: Vec<usize>,
    pub(crate) programs: Vec<Arc<Program>>,
}

impl PageKey {
    fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.page, &other.page)
            && self.labels == other.labels
            && self.pictures == other.pictures
            && self.programs.len() == other.programs.len()
            && self
                .programs
                .iter()
                .zip(&other.programs)
                .all(|(own, other)| Arc::ptr_eq(own, other))
    }
}

impl KeptParts {
    /// Begins the next render.
    pub(crate) fn turn(&self) {
        self.compressed.turn();
        self.pixels.turn();
        self.programs.turn();
        self.uses.turn();
        self.painted.turn();
    }

    pub(crate) fn compressed(&self, content: &[u8]) -> Option<Vec<u8>> {
        let known = self.compressed.find(hash(content), |key| key == content)?;
        Some(known.to_vec())
    }

    pub(crate) fn keep_compressed(&self, content: &[u8], compressed: &[u8]) {
        let compressed = Arc::from(compressed);
        self.compressed
            .keep(hash(content), content.to_vec(), compressed);
    }

    pub(crate) fn pixels(
        &self,
        picture: &Picture,
        decode: impl Fn() -> Arc<Pixels>,
    ) -> Arc<Pixels> {
        let hash = hash(&picture.file);
        if let Some(known) = self.pixels.find(hash, |key| *key == picture.file) {
            return known;
        }
        let pixels = decode();
        self.pixels.keep(hash, picture.file.clone(), pixels.clone());
        pixels
    }

    pub(crate) fn program(&self, face: &FaceUse) -> Option<Arc<Program>> {
        self.programs.find(face.hash(), |key| key == face)
    }

    pub(crate) fn keep_program(&self, face: FaceUse, program: Arc<Program>) {
        self.programs.keep(face.hash(), face, program);
    }

    pub(crate) fn page_use(&self, page: &Page) -> Option<Arc<PageUse>> {
        self.uses.find(page_hash(page), |key| key == page)
    }

    pub(crate) fn keep_page_use(&self, page: &Page, page_use: Arc<PageUse>) {
        self.uses.keep(page_hash(page), page.clone(), page_use);
    }

    pub(crate) fn painted(&self, key: &PageKey) -> Option<Arc<PaintedPage>> {
        self.painted.find(painted_hash(key), |known| known.is(key))
    }

    pub(crate) fn keep_painted(&self, key: PageKey, page: Arc<PaintedPage>) {
        self.painted.keep(painted_hash(&key), key, page);
    }
}

fn page_hash(page: &Page) -> u64 {
    let texts = page.items.iter().filter_map(|item| match item {
        Item::Glyphs(run) => Some((run.text.as_str(), run.glyphs.first()?.y.to_bits())),
        _ => None,
    });
    hash(texts.collect::<Vec<_>>())
}

fn painted_hash(key: &PageKey) -> u64 {
    hash(Arc::as_ptr(&key.page) as usize)
}
