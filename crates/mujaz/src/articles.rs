//! Articles and the topics that are watched for in them.

use std::path::Path;

use mujaz_model::{Article, Topic, Warned};

use crate::{Error, assets, disk};

/// Reads an article from a file.
///
/// # Errors
/// [`Error::Read`] and [`Error::Import`] with the file's name.
pub fn import_file(path: &Path) -> Result<Warned<Article>, Error> {
    import_bytes(&path.display().to_string(), &disk::read_file(path)?)
}

/// Reads an article from bytes that are called `name` in errors.
///
/// # Errors
/// [`Error::Import`] with that name.
pub fn import_bytes(name: &str, bytes: &[u8]) -> Result<Warned<Article>, Error> {
    mujaz_import::import(&mujaz_import::Source::new(name, bytes))
        .and_then(|import| import.articles().next().ok_or(mujaz_import::Error::Empty))
        .map_err(|source| Error::Import {
            name: name.to_owned(),
            source,
        })
}

/// Reads a topic file; without one, the built-in topics.
///
/// # Errors
/// [`Error::Read`] and [`Error::Topics`] with the file's name.
pub fn read_topics(path: Option<&Path>) -> Result<Vec<Topic>, Error> {
    let (name, toml) = match path {
        Some(path) => (path.display().to_string(), disk::read_text(path)?),
        None => ("built-in topics".to_owned(), assets::TOPICS.to_owned()),
    };
    mujaz_extract::read_topics(&toml).map_err(|source| Error::Topics { name, source })
}
