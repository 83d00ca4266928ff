//! Articles and the topics that are watched for in them.

use std::path::Path;

use mujaz_model::{Article, Topic, Warned};

use crate::{Error, assets, disk, imports};

/// Reads an article from a file. Of a file with several articles, `path` ends in `#` and the number of the article.
///
/// # Errors
/// [`Error::Read`] and [`Error::Import`] with the file's name; [`Error::Several`] and [`Error::NoPart`] where `path` does
/// not say which article of several.
pub fn import_file(path: &Path) -> Result<Warned<Article>, Error> {
    imports::import_one(path)
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

/// Fills in what is found in an article that was just read.
pub(crate) const fn annotated(article: Article) -> Article {
    article
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
