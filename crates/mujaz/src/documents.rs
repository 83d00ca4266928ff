//! The finished documents.

use std::sync::Arc;

use chrono::NaiveDate;
use mujaz_model::{Html, Memo, Pdf, Warned};
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
    let options = mujaz_pdf::Options {
        fonts: assets::FONTS
            .iter()
            .map(|font| Arc::from(font.data))
            .collect(),
        date,
    };
    Ok(mujaz_pdf::pdf(html, &options)?)
}
