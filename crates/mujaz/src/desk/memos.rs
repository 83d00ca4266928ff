//! How a memo's file comes back to the desk: its draft, with its sources among the articles.

use std::path::{Path, PathBuf};

use mujaz_compose::holds;
use mujaz_import::{LIMIT, Stop};
use mujaz_model::{Draft, SourceReference};

use super::{Desk, DeskArticle};
use crate::{Error, ImportFailure, Mojibake, disk, imports};

/// A memo that was read from its file. The desk does not keep its draft until that is saved.
#[derive(Debug)]
pub struct OpenedMemo {
    /// The file.
    pub file: PathBuf,
    /// The draft. It names its sources as the desk does, where the desk has them.
    pub draft: Draft,
    /// The sources that were found neither beside the file nor on the desk, or could not be read, by the names that the draft
    /// gives them. Without them the draft can be written on, but not rendered.
    pub missing: Vec<ImportFailure>,
}

impl Desk {
    /// Reads a memo from its file, and takes its sources onto the desk: those that lie beside the file, as the draft names them.
    /// Returns it with the articles of its sources.
    ///
    /// # Errors
    /// [`Error::Draft`] where the draft in the file cannot be read.
    pub(super) fn open_memo(
        &mut self,
        file: &Path,
        toml: &str,
        stop: Stop<'_>,
    ) -> Result<(OpenedMemo, Vec<DeskArticle>), Error> {
        let mut draft = mujaz_compose::read_draft(toml)?;
        let folder = file.parent().unwrap_or_else(|| Path::new(""));
        let mut articles = Vec::new();
        let mut missing = Vec::new();
        let all = draft.clone();
        for source in &mut draft.sources {
            match self.take_source(folder, source, &all, stop) {
                Ok(article) => {
                    source.file.clone_from(&article.file);
                    articles.push(article);
                }
                Err(error) => missing.push(ImportFailure {
                    name: source.file.clone(),
                    error,
                }),
            }
        }
        let opened = OpenedMemo {
            file: file.to_owned(),
            draft,
            missing,
        };
        Ok((opened, articles))
    }

    /// The article of a source: on the desk under the name that the draft gives it, or read from beside the draft.
    fn take_source(
        &mut self,
        folder: &Path,
        source: &SourceReference,
        draft: &Draft,
        stop: Stop<'_>,
    ) -> Result<DeskArticle, Error> {
        let path = folder.join(&source.file);
        let known = self.articles.iter().find(|known| known.file == source.file);
        let article = match known {
            Some(known) => known.clone(),
            None if !imports::exists(&path) => {
                return Err(Error::Draft(mujaz_compose::Error::NoArticle {
                    source_number: source.number,
                    file: source.file.clone(),
                }));
            }
            None => self.take_file(&path, stop)?,
        };
        self.as_the_points_have_it(article, source.number, draft)
    }

    /// Takes the one article that is called `path`.
    fn take_file(&mut self, path: &Path, stop: Stop<'_>) -> Result<DeskArticle, Error> {
        let (file, number) = imports::part_of(path);
        let name = file.display().to_string();
        let bytes = disk::read_at_most(&file, LIMIT)?;
        let source = imports::source(&name, &bytes, Mojibake::Keep);
        let read = imports::read(&source, &mut |_| {}, stop)?;
        let number = imports::number_of(&read, number, &name, &bytes)?;
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        let mut taken = Vec::new();
        for original in read.originals {
            taken.extend(self.add(&stem, original, None, None, stop)?);
        }
        Ok(taken.swap_remove(number - 1))
    }

    /// The article as the draft read it: repaired only where the points of the draft rest on the repaired text and not on the
    /// text as it came.
    fn as_the_points_have_it(
        &mut self,
        article: DeskArticle,
        source: usize,
        draft: &Draft,
    ) -> Result<DeskArticle, Error> {
        let has_points = |known: &DeskArticle| {
            let mut points = draft.points.iter().filter(|point| point.source == source);
            points.all(|point| holds(point, &known.article))
        };
        if has_points(&article) || article.repair.is_none() {
            return Ok(article);
        }
        let repaired = self.repair_article(&article.id, Mojibake::Repair)?;
        if has_points(&repaired) {
            return Ok(repaired);
        }
        self.repair_article(&article.id, Mojibake::Keep)
    }
}
