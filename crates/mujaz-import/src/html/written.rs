//! Documents that a word processor saved as a page: Word, `LibreOffice`, Google Docs. All of their text is the writer's, so
//! nothing has to be found in them, and nothing of it may be lost.

use dom_query::Document as Page;
use mujaz_text::fold_space;

use super::{blocks::blocks, metadata, stated, take_captions};
use crate::document::Document;

/// Whether a word processor wrote the page.
pub(super) fn is_written(page: &Page) -> bool {
    let by_program = page
        .select("meta[name]")
        .iter()
        .filter(|meta| {
            meta.attr("name")
                .is_some_and(|name| name.eq_ignore_ascii_case("generator"))
        })
        .filter_map(|meta| meta.attr("content"))
        .any(|program| {
            let program = program.to_lowercase();
            ["microsoft word", "libreoffice", "openoffice"]
                .iter()
                .any(|name| program.starts_with(name))
        });
    let is_document = by_program || page.select("body.doc-content").exists();
    // Sites keep what was pasted from such a program inside their own pages.
    is_document && !page.select("nav, article, main").exists()
}

/// Reads the document.
pub(super) fn read(page: &Page, url: Option<&str>) -> Document {
    let metadata = metadata::read(page, url);
    remove_references(page);
    for node in page.select(RUNNING).nodes() {
        node.remove_from_parent();
    }
    let captions = take_captions(page);
    let title = page.select("p.MsoTitle, p.title, p.Title, h1.title, h1.western");
    let headline = title
        .iter()
        .map(|title| fold_space(&title.text()))
        .find(|title| !title.is_empty());
    let mut found = blocks(&page.root());
    if let Some(at) = found
        .iter()
        .position(|block| headline.as_ref() == Some(&block.text))
    {
        found.remove(at);
    }
    let texts = found.iter().map(|block| block.text.as_str());
    let mut document = Document::of_blocks(
        headline.as_deref().unwrap_or_default(),
        texts,
        stated(metadata, captions),
    );
    document.text = document.text.trim_start().to_owned();
    document
}

/// What stands at the top and at the bottom of each page, as `LibreOffice` exports it.
const RUNNING: &str = "body > div[title=header], body > div[title=footer]";

/// Takes out comments, and the marks that refer to them and to notes: they would stand in the sentences.
fn remove_references(page: &Page) {
    for comment in page.select("[id^=cmnt]").nodes() {
        if comment
            .attr("id")
            .is_some_and(|id| id.starts_with("cmnt_ref"))
        {
            continue;
        }
        if let Some(whole) = comment.parent().and_then(|paragraph| paragraph.parent()) {
            whole.remove_from_parent();
        }
    }
    page.select(
        "a[href^='#_ftn'], a[href^='#_edn'], a[href^='#ftnt'], a[href^='#cmnt'], \
         a.sdfootnoteanc, a.sdfootnotesym, a.sdendnoteanc, a.sdendnotesym, \
         [class*=MsoComment], [class*=msocom]",
    )
    .remove();
}
