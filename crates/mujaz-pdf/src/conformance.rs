//! Which standards a file keeps to.

use crate::{
    Error,
    draw::{DrawList, Role},
    options::{Archive, Options},
};

/// What a file says that it keeps to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Conformance {
    pub(crate) archive: Option<Archive>,
    /// PDF/UA-1 (ISO 14289-1).
    pub(crate) universal_access: bool,
}

/// Decides what a file can say of itself. What the caller demands and the document or other options rule out is an error.
pub(crate) fn decide(list: &DrawList, options: &Options) -> Result<Conformance, Error> {
    let is_encrypted = options.encryption.is_some();
    let archive = match options.archive {
        Some(_) if is_encrypted => return Err(Error::EncryptedArchive),
        Some(Archive::TwoA) if !options.attachments.is_empty() => {
            return Err(Error::AttachmentInArchive);
        }
        Some(archive) => Some(archive),
        None if is_encrypted => None,
        None if options.attachments.is_empty() => Some(Archive::TwoA),
        None => Some(Archive::ThreeA),
    };
    let obstacle = obstacle(list);
    match obstacle {
        Some(obstacle) if options.universal_access => Err(Error::NotAccessible(obstacle)),
        obstacle => Ok(Conformance {
            archive,
            universal_access: obstacle.is_none(),
        }),
    }
}

/// Returns the first thing that a reader without sight would miss, as a part of a sentence.
fn obstacle(list: &DrawList) -> Option<String> {
    if list.metadata.title.is_empty() {
        return Some("the document has no `title` element".to_owned());
    }
    if list.metadata.language.is_empty() {
        return Some("the `html` element has no `lang`".to_owned());
    }
    let mut figures = list
        .structure
        .iter()
        .filter(|node| node.role == Role::Figure);
    let silent = figures.position(|node| {
        let alternative = node.alternative.as_deref().unwrap_or_default();
        alternative.trim().is_empty()
    })?;
    Some(format!(
        "figure {} (`img` or `svg`) has no `alt` text",
        silent + 1
    ))
}
