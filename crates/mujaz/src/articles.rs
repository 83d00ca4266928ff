//! Articles and the topics that are watched for in them.

use std::{path::Path, sync::LazyLock};

use mujaz_extract::{Compared, Names};
use mujaz_import::Stop;
use mujaz_model::{Article, Comparison, Topic, Warned, Warning};

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
/// [`Error::Import`] and [`Error::Memo`] with that name.
pub fn import_bytes(
    name: &str,
    bytes: &[u8],
    mojibake: Mojibake,
) -> Result<Warned<Article>, Error> {
    let source = imports::source(name, bytes, mojibake);
    let read = imports::read(&source, &mut |_| {}, Stop::NEVER)?;
    let first = read.articles().next();
    first
        .map(annotated)
        .ok_or_else(|| imports::failed(name, mujaz_import::Error::Empty))
}

/// Compares articles: which of their sentences say the same, and where their figures differ.
#[must_use]
pub fn compare(articles: &[Compared<'_>]) -> Comparison {
    mujaz_extract::compare(articles, &NAMES)
}

/// Fills in who says what in an article that was just read, and what it names.
pub(crate) fn annotated(read: Warned<Article>) -> Warned<Article> {
    let read = warned_of_length(read);
    Warned {
        value: mujaz_extract::annotate(read.value, &NAMES),
        warnings: read.warnings,
    }
}

/// Fills in what [`annotated`] does, unless `stop` is asked for.
pub(crate) fn annotated_until(
    read: Warned<Article>,
    stop: Stop<'_>,
) -> Result<Warned<Article>, mujaz_import::Error> {
    let read = warned_of_length(read);
    let value = mujaz_extract::annotate_until(read.value, &NAMES, &|| stop.is_asked());
    Ok(Warned {
        value: value.ok_or(mujaz_import::Error::Stopped)?,
        warnings: read.warnings,
    })
}

fn warned_of_length(mut read: Warned<Article>) -> Warned<Article> {
    if mujaz_extract::is_beyond_reach(&read.value) {
        let warning = Warning::new(
            "the text is longer than any article: who says what was looked for in its first 200,000 words or so",
        );
        read.warnings.push(warning.in_arabic(
            "النص أطول من أي مقال: لم يُبحث عمن يقول ماذا إلا في نحو أول 200 ألف كلمة منه",
        ));
    }
    read
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
