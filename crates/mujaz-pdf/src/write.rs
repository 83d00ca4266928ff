//! A draw list goes in, the bytes of a tagged PDF come out: PDF 1.7 that keeps to PDF/UA-1 (ISO 14289-1) and PDF/A-2a
//! (ISO 19005-2).
//!
//! 1. [`clusters`] says what each glyph stands for, [`usage`] counts it by page, and [`fonts`] cuts the faces down to the
//!    glyphs in use, with [`variants`] for those that [`forms`] finds narrower or wider, and without the instructions that
//!    [`hints`] finds in them;
//! 2. [`content`] paints the pages, with [`text`] for runs, [`shapes`] for drawings and [`pictures`] for images, and marks what belongs to which
//!    structure element;
//! 3. printpdf makes objects of pages, fonts and images;
//! 4. [`links`], [`structure`], [`outline`] and [`metadata`] add what printpdf has no notion of;
//! 5. [`file`] writes the objects, compressed, under a name that comes from their content, with [`encryption`] where it is
//!    asked for.
//!
//! [`kept`] holds what a file has in common with those written before. Nothing depends on the day, the machine or the
//! process: the same list and options give the same bytes, whatever is kept.

mod attachments;
mod clusters;
mod colour_profile;
mod compact_outlines;
mod content;
mod encryption;
mod file;
mod fonts;
mod forms;
mod hints;
pub(crate) mod kept;
mod links;
mod metadata;
mod outline;
mod pictures;
mod shapes;
mod structure;
mod text;
mod truetype;
mod usage;
mod variants;
mod words;

#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use lopdf::{Document, Object, ObjectId};
use mujaz_model::{Pdf, Warned, Warning};
use printpdf::{Mm, PdfDocument, PdfPage, PdfResources, PdfSaveOptions};

use self::{
    encryption::Cipher, file::LooseObjects, kept::KeptParts, pictures::Pictures, shapes::Shades,
    usage::PageUse,
};
use crate::{
    conformance::{self, Conformance},
    draw::DrawList,
    error::Error,
    options::Options,
    page_range, parallel,
};

/// Writes the document; the date in `options` is the only one that it will carry. Returned beside it is what keeps the file
/// from saying that it is fit for archives.
pub(crate) fn write(
    draw_list: DrawList,
    options: &Options,
    kept: Option<&KeptParts>,
) -> Result<Warned<Pdf>, Error> {
    let Warned {
        value: conformance,
        mut warnings,
    } = conformance::decide(&draw_list, options)?;
    let draw_list = match &options.pages {
        Some(range) => page_range::keep(draw_list, range)?,
        None => draw_list,
    };
    let (document, loose) = assemble(&draw_list, options, conformance, kept, &mut warnings)?;
    drop(draw_list);
    let warned = |bytes| Warned {
        value: Pdf(bytes),
        warnings,
    };
    let Some(encryption) = &options.encryption else {
        return Ok(warned(file::save(document, &loose, kept, None)));
    };
    let content = file::digest(&file::save(document.clone(), &loose, kept, None));
    let cipher = Cipher::new(encryption, &content)?;
    Ok(warned(file::save(document, &loose, kept, Some(&cipher))))
}

/// Makes the objects of the file, with those of the structure apart.
fn assemble(
    draw_list: &DrawList,
    options: &Options,
    conformance: Conformance,
    kept: Option<&KeptParts>,
    warnings: &mut Vec<Warning>,
) -> Result<(Document, LooseObjects), Error> {
    let uses = parallel::map(
        &draw_list.pages,
        |page| Some(Ok(kept?.page_use(page)?)),
        |page| {
            let page_use = Arc::new(PageUse::of(page, &draw_list.faces)?);
            if let Some(kept) = kept {
                kept.keep_page_use(page, page_use.clone());
            }
            Ok(page_use)
        },
    );
    let uses = uses.into_iter().collect::<Result<Vec<_>, Error>>()?;
    let fonts = fonts::embed(draw_list, &uses, kept)?;
    let pictures = Pictures::of(draw_list);
    let shades = Shades::of(draw_list);
    let resources = content::Resources {
        fonts: &fonts,
        pictures: &pictures,
        shades: &shades,
    };
    let mut content = content::paint(draw_list, uses, resources, kept);

    let mut printed = PdfDocument::new("");
    let specimen = PdfPage::new(Mm(1.0), Mm(1.0), fonts.specimen());
    printed.pages = std::iter::once(specimen)
        .chain(std::mem::take(&mut content.pages))
        .collect();
    printed.resources = PdfResources::default();
    fonts.add_to(&mut printed.resources);
    pictures.add_to(&mut printed.resources, kept, warnings)?;
    shades.add_to(&mut printed.resources);
    let mut document = printpdf::to_lopdf_doc(&printed, &save_options(), &mut Vec::new());
    drop(printed);
    // AES-256 came with PDF 2.0; everything else is there in 1.7, which PDF/A-2 and PDF/UA-1 are made of.
    let version = if options.encryption.is_some() {
        "2.0"
    } else {
        "1.7"
    };
    version.clone_into(&mut document.version);

    let pages = take_specimen(&mut document)?;
    let marks = std::mem::take(&mut content.marks);
    content::settle(content, &mut document, &pages, kept);
    let links = links::add(&mut document, draw_list, &marks, &pages);
    let structure = structure::add(&mut document, draw_list, &marks, &pages, &links);
    let outline = outline::add(&mut document, draw_list, &pages, &structure.elements);
    let mut catalog = document.catalog().map_err(Error::Assembly)?.clone();
    catalog.set("StructTreeRoot", structure.root);
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
    }
    metadata::add_to_catalog(
        &mut document,
        &mut catalog,
        draw_list,
        options.date,
        conformance,
    );
    attachments::add(&mut document, &mut catalog, options);
    *document.catalog_mut().map_err(Error::Assembly)? = catalog;
    replace_information(&mut document, draw_list, options.date);
    Ok((document, structure.objects))
}

/// Returns how printpdf makes its objects.
fn save_options() -> PdfSaveOptions {
    PdfSaveOptions {
        subset_fonts: false,
        image_optimization: None,
        // Without it printpdf leaves operators out that it has no type for.
        secure: false,
        ..PdfSaveOptions::default()
    }
}

/// Takes the specimen page away, which is the first, and returns the others.
fn take_specimen(document: &mut Document) -> Result<Vec<ObjectId>, Error> {
    let mut pages: Vec<ObjectId> = document.page_iter().collect();
    let specimen = pages.remove(0);
    let page = document.get_dictionary(specimen).map_err(Error::Assembly)?;
    let parent = page.get(b"Parent").and_then(Object::as_reference);
    let parent = parent.map_err(Error::Assembly)?;
    let parts: Vec<ObjectId> = [b"Contents".as_slice(), b"Resources"]
        .iter()
        .filter_map(|key| page.get(key).and_then(Object::as_reference).ok())
        .collect();
    for part in parts.into_iter().chain([specimen]) {
        document.objects.remove(&part);
    }
    let tree = document
        .get_dictionary_mut(parent)
        .map_err(Error::Assembly)?;
    let kids: Vec<Object> = pages.iter().map(|&page| page.into()).collect();
    tree.set("Count", integer(kids.len()));
    tree.set("Kids", kids);
    Ok(pages)
}

/// Returns a count or an index as PDF has it.
fn integer(value: usize) -> Object {
    Object::Integer(i64::try_from(value).unwrap_or(i64::MAX))
}

/// Sets the information dictionary in place of printpdf's, which says more than the XMP.
fn replace_information(
    document: &mut Document,
    draw_list: &DrawList,
    date: Option<chrono::NaiveDate>,
) {
    let id = document
        .trailer
        .get(b"Info")
        .and_then(Object::as_reference)
        .unwrap_or_else(|_| document.new_object_id());
    let information = metadata::information(&draw_list.metadata, date);
    document.set_object(id, information);
    document.trailer.set("Info", id);
}
