//! The finished documents.

use std::sync::Arc;

use chrono::NaiveDate;
use mujaz_model::{Html, Memo, Pdf, Warned};
use mujaz_pdf::Options as PdfOptions;
use mujaz_render::Template;

use crate::{Error, assets};

/// Renders a memo to HTML, with the fonts that come with the program.
///
/// # Errors
/// [`Error::Render`].
pub fn render(memo: &Memo, template: &Template) -> Result<Html, Error> {
    Ok(mujaz_render::render(memo, template, &assets::FONTS)?)
}

/// Makes a PDF of an HTML document. Where the document brings no font for a text, the program's own are taken. `date`
/// is the date that the file says it was made on.
///
/// # Errors
/// [`Error::Pdf`].
pub fn pdf(html: &Html, date: Option<NaiveDate>) -> Result<Warned<Pdf>, Error> {
    pdf_with(
        html,
        PdfOptions {
            date,
            ..PdfOptions::default()
        },
    )
}

/// Makes a PDF as [`pdf`] does, with everything that can be asked for. The program's own fonts come after those of the
/// options.
///
/// # Errors
/// [`Error::Pdf`].
pub fn pdf_with(html: &Html, mut options: PdfOptions) -> Result<Warned<Pdf>, Error> {
    options.fonts.extend(own_fonts());
    Ok(mujaz_pdf::pdf(html, &options)?)
}

/// Makes PDFs of a document that is changed between them, in a fraction of the time of [`pdf`].
#[derive(Debug)]
pub struct PdfRenderer {
    renderer: mujaz_pdf::Renderer,
    fonts: Vec<Arc<[u8]>>,
}

impl PdfRenderer {
    /// Returns a renderer with the program's own fonts.
    #[must_use]
    pub fn new() -> Self {
        Self {
            renderer: mujaz_pdf::Renderer::new(),
            fonts: own_fonts().collect(),
        }
    }

    /// Makes the same PDF as [`pdf`].
    ///
    /// # Errors
    /// [`Error::Pdf`].
    pub fn pdf(&self, html: &Html, date: Option<NaiveDate>) -> Result<Warned<Pdf>, Error> {
        let options = PdfOptions {
            fonts: self.fonts.clone(),
            date,
            ..PdfOptions::default()
        };
        Ok(self.renderer.pdf(html, &options)?)
    }
}

impl Default for PdfRenderer {
    fn default() -> Self {
        Self::new()
    }
}

fn own_fonts() -> impl Iterator<Item = Arc<[u8]>> {
    assets::FONTS.iter().map(|font| Arc::from(font.data))
}
