//! Articles and the topics that are watched for in them.

use std::{path::Path, sync::LazyLock};

use mujaz_extract::{Compared, Names};
use mujaz_import::Stop;
use mujaz_model::{Article, Comparison, Topic, Warned};

use crate::{Error, Mojibake, assets, disk, imports};

/// Reads an article from a file. Of a file with several articles, `path` ends in `#` and the number of the article.
///
/// # Errors
/// [`Error::Read`] and [`Error::Import`] with the file's name; [`Error::Several`] and [`Error::NoPart`] where `path` does
/// not say which article of several.
pub fn import_file(path: &Path, mojibake: Mojibake) -> Result<Warned<Article>, Error> {
    imports::import_one(path, mojibake)
}

/// Reads an article from bytes that are called `name` in errors.
///
/// # Errors
/// [`Error::Import`] with that name.
pub fn import_bytes(
    name: &str,
    bytes: &[u8],
    mojibake: Mojibake,
) -> Result<Warned<Article>, Error> {
    mujaz_import::import(&imports::source(name, bytes, mojibake))
        .and_then(|import| import.articles().next().ok_or(mujaz_import::Error::Empty))
        .map(|read| Warned {
            value: annotated(read.value),
            warnings: read.warnings,
        })
        .map_err(|source| Error::Import {
            name: name.to_owned(),
            source,
        })
}

/// Compares articles: which of their sentences say the same, and where their figures differ.
#[must_use]
pub fn compare(articles: &[Compared<'_>]) -> Comparison {
    mujaz_extract::compare(articles, &NAMES)
}

/// Fills in who says what in an article that was just read, and what it names.
pub(crate) fn annotated(article: Article) -> Article {
    mujaz_extract::annotate(article, &NAMES)
}

/// Fills in what [`annotated`] does, unless `stop` is asked for.
pub(crate) fn annotated_until(
    article: Article,
    stop: Stop<'_>,
) -> Result<Article, mujaz_import::Error> {
    mujaz_extract::annotate_until(article, &NAMES, &|| stop.is_asked())
        .ok_or(mujaz_import::Error::Stopped)
}

/// The built-in names. A test reads them, so that they cannot be broken here.
pub(crate) static NAMES: LazyLock<Names> =
    LazyLock::new(|| mujaz_extract::read_names(assets::NAMES).unwrap_or_default());

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

#[cfg(test)]
mod tests {
    #[test]
    fn the_built_in_names_are_sound() {
        assert!(mujaz_extract::read_names(crate::assets::NAMES).is_ok());
    }
}
