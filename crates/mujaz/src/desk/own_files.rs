//! The user's own topics and templates, in the folder of the desk. What cannot be used there is set aside and told: a slip
//! in one of these files must not keep the user from the articles and the memo.

use std::path::{Path, PathBuf};

use mujaz_model::Topic;
use mujaz_render::Template;

use crate::{Error, articles, templates};

/// What a user can have of their own on the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnFile {
    /// The topic file.
    Topics,
    /// A folder with a template.
    Template,
}

/// A file or folder of the user's that cannot be used. It is left as it is.
#[derive(Debug)]
pub struct SetAside {
    /// What it should be.
    pub kind: OwnFile,
    /// Where it is.
    pub path: PathBuf,
    /// What is wrong with it.
    pub error: Error,
}

/// Reads the topics in `file`; the built-in ones where it is not there or cannot be used.
///
/// # Errors
/// [`Error::Topics`] where the built-in topics are broken, which a test rules out.
pub(super) fn topics(file: &Path, set_aside: &mut Vec<SetAside>) -> Result<Vec<Topic>, Error> {
    if file.exists() {
        match articles::read_topics(Some(file)) {
            Ok(topics) => return Ok(topics),
            Err(error) => set_aside.push(SetAside {
                kind: OwnFile::Topics,
                path: file.to_owned(),
                error,
            }),
        }
    }
    articles::read_topics(None)
}

/// Returns the built-in templates, and after them those in the folders inside `folder` that can be used.
///
/// # Errors
/// [`Error::Render`] where a built-in template is broken, which a test rules out.
pub(super) fn templates(
    folder: &Path,
    set_aside: &mut Vec<SetAside>,
) -> Result<Vec<Template>, Error> {
    let mut read = templates::built_in_templates()?;
    for (path, template) in templates::read_folders(folder) {
        match template {
            Ok(template) => read.push(template),
            Err(error) => set_aside.push(SetAside {
                kind: OwnFile::Template,
                path,
                error,
            }),
        }
    }
    Ok(read)
}
