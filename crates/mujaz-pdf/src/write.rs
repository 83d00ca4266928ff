//! A draw list goes in, the bytes of a tagged PDF come out: PDF 1.7 that keeps to PDF/UA-1 (ISO 14289-1) and PDF/A-2a
//! (ISO 19005-2).
//!
//! 1. [`clusters`] says what each glyph stands for, and [`fonts`] cuts the faces down to the glyphs in use;
//! 2. [`content`] paints the pages, with [`text`] for runs and [`pictures`] for images, and marks what belongs to which
//!    structure element;
//! 3. printpdf makes objects of pages, fonts and images;
//! 4. [`links`], [`structure`], [`outline`] and [`metadata`] add what printpdf has no notion of;
//! 5. [`metadata::identify`] names the file after its content, and it is saved once, compressed.
//!
//! Nothing depends on the day, the machine or the process: the same list and date give the same bytes.

mod clusters;
mod colour_profile;
mod content;
mod fonts;
mod links;
mod metadata;
mod outline;
mod pictures;
mod structure;
mod text;

#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use lopdf::{Document, Object, SaveOptions};
use mujaz_model::Pdf;
use printpdf::{PdfDocument, PdfResources, PdfSaveOptions};

use self::{content::Content, pictures::Pictures};
use crate::{draw::DrawList, error::Error};

/// Writes the document; `date` is the only date that it will carry.
pub(crate) fn write(draw_list: &DrawList, date: Option<NaiveDate>) -> Result<Pdf, Error> {
    let fonts = fonts::embed(draw_list)?;
    let pictures = Pictures::of(draw_list);
    let Content { pages, marks } = content::paint(draw_list, &fonts, &pictures);

    let mut printed = PdfDocument::new("");
    printed.pages = pages;
    printed.resources = PdfResources::default();
    fonts.add_to(&mut printed.resources);
    pictures.add_to(&mut printed.resources);
    let options = PdfSaveOptions {
        subset_fonts: false,
        image_optimization: None,
        ..PdfSaveOptions::default()
    };
    let mut document = printpdf::to_lopdf_doc(&printed, &options, &mut Vec::new());
    "1.7".clone_into(&mut document.version);

    let pages: Vec<_> = document.get_pages().into_values().collect();
    let links = links::add(&mut document, draw_list, &marks, &pages);
    let structure = structure::add(&mut document, draw_list, &marks, &pages, &links);
    let outline = outline::add(&mut document, draw_list, &pages);
    let mut catalog = document.catalog().map_err(Error::Assembly)?.clone();
    catalog.set("StructTreeRoot", structure);
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
    }
    metadata::add_to_catalog(&mut document, &mut catalog, draw_list, date);
    *document.catalog_mut().map_err(Error::Assembly)? = catalog;
    replace_information(&mut document, draw_list, date);

    document.compress();
    metadata::identify(&mut document)?;
    save(document)
}

/// Returns a count or an index as PDF has it.
fn integer(value: usize) -> Object {
    Object::Integer(i64::try_from(value).unwrap_or(i64::MAX))
}

/// Sets the information dictionary in place of printpdf's, which says more than the XMP.
fn replace_information(document: &mut Document, draw_list: &DrawList, date: Option<NaiveDate>) {
    let id = document
        .trailer
        .get(b"Info")
        .and_then(Object::as_reference)
        .unwrap_or_else(|_| document.new_object_id());
    let information = metadata::information(&draw_list.metadata, date);
    document.set_object(id, information);
    document.trailer.set("Info", id);
}

fn save(mut document: Document) -> Result<Pdf, Error> {
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .compression_level(9)
        .build();
    let mut bytes = Vec::new();
    document
        .save_with_options(&mut bytes, options)
        .map_err(|source| Error::Assembly(source.into()))?;
    Ok(Pdf(bytes))
}
