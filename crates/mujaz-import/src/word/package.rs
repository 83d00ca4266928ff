//! The parts of a Word document: files in a ZIP archive (ECMA-376 part 2), or parts of one file of XML, "Flat OPC".

use crate::{
    Error, Format, Stop,
    archive::Archive,
    xml::{self, Step},
};

/// A document that was opened.
pub(super) enum Package<'a> {
    /// A ZIP archive.
    Zip(Box<Archive<'a>>),
    /// A file of XML with all parts, or with the document alone.
    Flat(&'a str),
}

impl Package<'_> {
    /// Returns the document itself: the part that the package names, whatever its name is.
    ///
    /// # Errors
    /// [`Error::Damaged`] where it is missing, and the errors of the archive.
    pub(super) fn document(&mut self, stop: Stop<'_>) -> Result<String, Error> {
        let mut main = "word/document.xml".to_owned();
        if let Some(relations) = self.part("_rels/.rels")? {
            xml::read(&relations, Format::Docx, stop, |step| {
                if let Step::Open("Relationship", attributes) = step
                    && attributes
                        .get("Type")
                        .is_some_and(|kind| kind.ends_with("/officeDocument"))
                    && let Some(target) = attributes.get("Target")
                {
                    target.trim_start_matches('/').clone_into(&mut main);
                }
            })?;
        }
        match (self.part(&main)?, self) {
            (Some(document), _) => Ok(document),
            // A document of Word 2003 is no package.
            (None, Self::Flat(text)) => Ok((*text).to_owned()),
            (None, Self::Zip(archive)) => archive.text(&main),
        }
    }

    /// Returns a part that may be missing.
    ///
    /// # Errors
    /// Those of the archive.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Error> {
        match self {
            Self::Zip(archive) => {
                let is_there = archive.names().iter().any(|part| part == name);
                is_there.then(|| archive.text(name)).transpose()
            }
            Self::Flat(text) => Ok(flat_part(text, name)),
        }
    }
}

fn flat_part(text: &str, name: &str) -> Option<String> {
    let at = text.find(&format!("pkg:name=\"/{name}\""))?;
    let (_, content) = text[at..].split_once("<pkg:xmlData")?;
    let (_, content) = content.split_once('>')?;
    let (content, _) = content.split_once("</pkg:xmlData>")?;
    Some(content.to_owned())
}
