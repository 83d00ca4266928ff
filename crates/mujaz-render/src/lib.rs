//! [`Memo`] to [`Html`]. A resolved memo, a template and its fonts enter; one self-contained document leaves.
//!
//! 1. [`Template::read`] reads a template's folder, given as text: `template.toml`, `memo.html`, `memo.css`;
//! 2. `view` turns the memo into what a template sees; `filters` gives templates dates, Markdown and directions;
//! 3. `fonts` writes the fonts that the template asks for into the style sheet;
//! 4. [`render`] lets Tera make the document, and `self_contained` refuses one that asks for anything from outside.
//!
//! The same memo, template and fonts give the same bytes.

mod dates;
mod error;
mod filters;
mod fonts;
mod markdown;
mod self_contained;
mod template;
mod view;

use mujaz_model::{Html, Memo};
use tera::{Context, Tera};

pub use dates::{Calendar, format_date};
pub use error::Error;
pub use fonts::{Font, FontStyle};
pub use template::Template;

/// Renders `memo` through `template`. Of `fonts`, those of the families that the template names go into the document.
///
/// # Errors
/// [`Error::Template`] with file, line and column where the template is at fault, [`Error::MissingFont`] where it names
/// a family that is not at hand, and [`Error::External`] where the document would load something from outside.
pub fn render(memo: &Memo, template: &Template, fonts: &[Font]) -> Result<Html, Error> {
    let mut tera = Tera::new();
    filters::register(&mut tera);
    for (name, content) in &template.files {
        tera.add_raw_template(name, content)
            .map_err(|source| Error::template(&template.name, source))?;
    }
    let mut context = Context::new();
    context.insert("memo", &view::MemoView::new(memo));
    context.insert("marking", &view::MarkingView::new(&memo.header.marking));
    context.insert(
        "style",
        &format!("{}{}", fonts::style_sheet(template, fonts)?, template.style),
    );
    let html = tera
        .render(Template::MEMO, &context)
        .map_err(|source| Error::template(&template.name, source))?;
    self_contained::check(&html)?;
    Ok(Html(html))
}
