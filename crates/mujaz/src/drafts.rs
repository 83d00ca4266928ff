//! Drafts as files, and their memos.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf, absolute},
};

use chrono::NaiveDate;
use mujaz_model::{Article, Draft, Memo, Topic};

use crate::{Error, Mojibake, articles, disk, imports};

/// A sentence of one of several files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pick {
    /// The number of the file, from 1.
    pub file: usize,
    /// The number of the sentence in its article, from 1.
    pub sentence: usize,
}

/// Makes a draft from sentences of the articles in `files`, in the order of the picks. `folder` is where the draft's
/// file will be: the draft names the articles relative to it.
///
/// # Errors
/// [`Error::Read`] and [`Error::Import`] where an article cannot be read, [`Error::NoFile`] and [`Error::Draft`] where a
/// pick names what is not there.
pub fn new_draft(
    files: &[PathBuf],
    picks: &[Pick],
    topics: &[Topic],
    folder: &Path,
    mojibake: Mojibake,
    today: NaiveDate,
) -> Result<Draft, Error> {
    let articles = files
        .iter()
        .map(|file| {
            Ok((
                relative(file, folder),
                articles::import_file(file, mojibake)?.value,
            ))
        })
        .collect::<Result<Vec<(String, Article)>, Error>>()?;
    let candidates: Vec<_> = articles
        .iter()
        .map(|(_, article)| mujaz_extract::suggest(article, topics))
        .collect();
    let mut draft = Draft::default();
    for pick in picks {
        let at = pick.file.wrapping_sub(1);
        let (file, article) = articles.get(at).ok_or(Error::NoFile {
            file: pick.file,
            count: articles.len(),
        })?;
        let touched = candidates[at]
            .iter()
            .find(|candidate| candidate.sentence == Some(pick.sentence))
            .map_or(&[][..], |candidate| &candidate.topics);
        draft = mujaz_compose::pick(draft, article, file, pick.sentence, touched, today)?;
    }
    Ok(draft)
}

/// Resolves the draft in `toml` to a memo; `folder` is the folder of its file, where its sources are looked for.
///
/// # Errors
/// [`Error::Draft`] where the draft does not hold together, [`Error::Read`] and [`Error::Import`] where a source cannot
/// be read.
pub fn load_memo(
    toml: &str,
    folder: &Path,
    topics: &[Topic],
    today: NaiveDate,
) -> Result<Memo, Error> {
    let draft = mujaz_compose::read_draft(toml)?;
    let mut articles = BTreeMap::new();
    for source in &draft.sources {
        let path = folder.join(&source.file);
        if !imports::exists(&path) {
            return Err(Error::Draft(mujaz_compose::Error::NoArticle {
                source_number: source.number,
                file: source.file.clone(),
            }));
        }
        articles.insert(source.file.clone(), reading(&path, source.number, &draft)?);
    }
    Ok(mujaz_compose::compose(&draft, &articles, topics, today)?)
}

/// The article in `path` as it was read for the draft: repaired only where the points of the draft rest on the repaired
/// text and not on the text as it came.
fn reading(path: &Path, source: usize, draft: &Draft) -> Result<Article, Error> {
    let has_points = |article: &Article| {
        let mut points = draft.points.iter().filter(|point| point.source == source);
        points.all(|point| mujaz_compose::holds(point, article))
    };
    let article = articles::import_file(path, Mojibake::Keep)?.value;
    if !has_points(&article) && mujaz_import::repair(&article.source).is_some() {
        let repaired = articles::import_file(path, Mojibake::Repair)?.value;
        if has_points(&repaired) {
            return Ok(repaired);
        }
    }
    Ok(article)
}

/// Writes the sources of a draft below the draft's folder, under the names that the draft gives them.
pub(crate) fn write_sources<'a>(
    folder: &Path,
    sources: impl Iterator<Item = (&'a str, &'a [u8])>,
) -> Result<(), Error> {
    for (file, original) in sources {
        let path = folder.join(file);
        if let Some(parent) = path.parent() {
            disk::make_folder(parent)?;
        }
        disk::write_file(&path, original)?;
    }
    Ok(())
}

/// `file` as seen from `folder`, with forward slashes, so that the draft can move between systems.
fn relative(file: &Path, folder: &Path) -> String {
    let seen = match (absolute(file), absolute(folder)) {
        (Ok(file), Ok(folder)) => pathdiff::diff_paths(&file, &folder).unwrap_or(file),
        _ => file.to_owned(),
    };
    seen.components()
        .map(|component| component.as_os_str().to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join("/")
        .replace("//", "/")
}
