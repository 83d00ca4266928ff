//! How articles come onto the desk, are read again when it is opened, and leave it.

use std::{
    borrow::Cow,
    path::{Path, PathBuf},
};

use mujaz_import::{Source, Stop};
use mujaz_library::{ArticleId, NewArticle, StoredOriginal};
use mujaz_model::{Article, Candidate, Topic, Warned, Warning};
use mujaz_text::Signature;

use super::{Desk, DeskArticle, DeskImport, OpenedMemo};
use crate::{
    Duplicate, Error, Fetched, ImportFailure, Imported, Mojibake, Progress, articles, imports,
};

/// How many sentences of an article are proposed: more than a two-page memo can hold, few enough to tell apart.
const PROPOSED: usize = 10;

impl Desk {
    /// Takes a pasted text as an article: plain text, Markdown, or a piece of a page as HTML.
    ///
    /// # Errors
    /// [`Error::Import`] where it is no article, [`Error::Memo`] where it is a memo, [`Error::Library`] where it cannot be kept.
    pub fn import_text(&mut self, text: &str) -> Result<DeskArticle, Error> {
        let mut import = DeskImport::default();
        let source = Source::new("pasted", text.as_bytes());
        self.import_source(&source, &mut import)?;
        let empty = || imports::failed("pasted", mujaz_import::Error::Empty);
        import.articles.into_iter().next().ok_or_else(empty)
    }

    /// Takes a piece of a page that was copied: all of its text is the article.
    ///
    /// # Errors
    /// [`Error::Import`] where it is no article, [`Error::Memo`] where it is a memo, [`Error::Library`] where it cannot be kept.
    pub fn import_html(&mut self, html: &str) -> Result<DeskArticle, Error> {
        // The clipboard of Windows has this header; elsewhere nothing tells a piece of a page from a page.
        let clip = if html.trim_start().starts_with("Version:") {
            html.to_owned()
        } else {
            format!("Version:0.9\r\nStartHTML:-1\r\nEndHTML:-1\r\n{html}")
        };
        self.import_text(&clip)
    }

    /// Takes the articles of files and folders, and opens the memo that is among the files. The files themselves are not needed
    /// any more. Tells `watch` what is read next. `stop` is heeded in the midst of a file too: nothing of that file is kept, and it is among the failures.
    pub fn import_files(
        &mut self,
        paths: &[PathBuf],
        watch: &mut dyn FnMut(Progress<'_>),
        stop: Stop<'_>,
    ) -> DeskImport {
        let mut taken = Vec::new();
        let mut imported = Imported::default();
        let (memo, paths) = self.memo_of(paths, &mut taken, &mut imported, stop);
        imports::each_file(
            &paths,
            Mojibake::Keep,
            watch,
            stop,
            &mut imported,
            |_, path, read| {
                let stem = path.file_stem().unwrap_or_default().to_string_lossy();
                for original in read.originals {
                    taken.extend(self.add(&stem, original, None, None, stop)?);
                }
                Ok(())
            },
        );
        DeskImport {
            articles: taken,
            memo,
            failures: imported.failures,
            is_cancelled: imported.is_cancelled,
        }
    }

    /// Opens the first memo among `paths`, and returns it with the paths that are left. A memo inside of a folder is none of its
    /// own: who gives the folder means the articles.
    fn memo_of<'a>(
        &mut self,
        paths: &'a [PathBuf],
        taken: &mut Vec<DeskArticle>,
        imported: &mut Imported,
        stop: Stop<'_>,
    ) -> (Option<OpenedMemo>, Cow<'a, [PathBuf]>) {
        let found = paths
            .iter()
            .enumerate()
            .find_map(|(at, path)| Some((at, path, imports::memo_in(path)?)));
        let Some((at, path, toml)) = found else {
            return (None, Cow::Borrowed(paths));
        };
        let memo = match self.open_memo(path, &toml, stop) {
            Ok((memo, sources)) => {
                taken.extend(sources);
                Some(memo)
            }
            Err(error) => {
                let name = path.display().to_string();
                imported.failures.push(ImportFailure { name, error });
                None
            }
        };
        let mut left = paths.to_vec();
        left.remove(at);
        (memo, Cow::Owned(left))
    }

    /// Takes the articles of a page that was fetched.
    ///
    /// # Errors
    /// [`Error::Import`] and [`Error::Library`].
    pub fn import_fetched(&mut self, fetched: &Fetched) -> Result<DeskImport, Error> {
        let mut import = DeskImport::default();
        self.import_source(&imports::page_source(fetched, Mojibake::Keep), &mut import)?;
        if fetched.is_gate {
            for article in &mut import.articles {
                article.warnings.push(imports::gate_warning());
            }
        }
        Ok(import)
    }

    fn import_source(&mut self, source: &Source<'_>, import: &mut DeskImport) -> Result<(), Error> {
        let read = imports::read(source, &mut |_| {}, Stop::NEVER)?;
        let failures = read.failures.into_iter().map(ImportFailure::from);
        import.failures.extend(failures);
        for original in read.originals {
            let taken = self.add(
                source.name,
                original,
                source.url,
                source.charset,
                Stop::NEVER,
            )?;
            import.articles.extend(taken);
        }
        Ok(())
    }

    /// Forgets an article. A draft that rests on it can be written on, but not rendered.
    ///
    /// # Errors
    /// [`Error::Library`].
    pub fn remove_article(&mut self, id: &ArticleId) -> Result<(), Error> {
        self.library.remove(id)?;
        self.change(|articles| articles.retain(|article| article.id != *id));
        Ok(())
    }

    /// Reads the articles of an original again, by today's rules and as the user asked for. What cannot be read any more
    /// stays in the library and is a failure.
    pub(super) fn read_again(
        &self,
        stored: &StoredOriginal,
    ) -> (Vec<DeskArticle>, Vec<ImportFailure>) {
        let original = &stored.original;
        let name = stored
            .articles
            .first()
            .map_or(stored.sha256.as_str(), |article| article.file.as_str());
        let source = Source {
            url: original.url.as_deref(),
            charset: original.charset.as_deref(),
            repair: original.repair,
            ..Source::new(name, &original.bytes)
        };
        let read = mujaz_import::import(&source).map(|read| {
            // A mail gives what is attached to it too; those are originals of their own.
            read.originals
                .into_iter()
                .find(|read| *read.bytes == original.bytes)
                .map_or_else(Vec::new, |read| read.articles)
        });
        let (mut articles, mut failures) = (Vec::new(), Vec::new());
        for article in &stored.articles {
            let taken = read.as_ref().map_err(Clone::clone).and_then(|read| {
                read.get(article.part - 1)
                    .cloned()
                    .ok_or(mujaz_import::Error::Empty)
            });
            match taken {
                Ok(taken) => {
                    let mojibake = if original.repair {
                        Mojibake::Repair
                    } else {
                        Mojibake::Keep
                    };
                    articles.push(DeskArticle {
                        mojibake,
                        ..self.propose(
                            article.id.clone(),
                            article.file.clone(),
                            &original.format,
                            articles::annotated(taken),
                        )
                    });
                }
                Err(source) => failures.push(ImportFailure {
                    name: article.file.clone(),
                    error: imports::failed(&article.file, source),
                }),
            }
        }
        (articles, failures)
    }

    /// Puts an article on the desk, with a warning where it is the same as one before it or close to one.
    pub(super) fn take(&mut self, mut article: DeskArticle) -> DeskArticle {
        let signature = Signature::of(&article.article.source);
        let earlier = self
            .articles
            .iter()
            .filter_map(|known| Some((known.file.as_str(), self.signatures.get(&known.id)?)));
        article.duplicate = Duplicate::closest(&signature, earlier);
        if let Some(duplicate) = &article.duplicate {
            article.warnings.push(self.duplicate_warning(duplicate));
        }
        self.signatures.insert(article.id.clone(), signature);
        self.articles.push(article.clone());
        article
    }

    /// The warning, which names the other article as the window does: by its headline.
    fn duplicate_warning(&self, duplicate: &Duplicate) -> Warning {
        let known = self
            .articles
            .iter()
            .find(|known| known.file == duplicate.of);
        duplicate.warning(known.map_or(&duplicate.of, |known| &known.article.headline.content))
    }

    /// Changes what is on the desk, and compares all articles anew.
    fn change(&mut self, change: impl FnOnce(&mut Vec<DeskArticle>)) {
        let told: Vec<Option<Warning>> = self
            .articles
            .iter()
            .map(|article| article.duplicate.as_ref())
            .map(|duplicate| duplicate.map(|duplicate| self.duplicate_warning(duplicate)))
            .collect();
        let mut articles = std::mem::take(&mut self.articles);
        self.signatures.clear();
        for (article, told) in articles.iter_mut().zip(told) {
            article
                .warnings
                .retain(|warning| Some(warning) != told.as_ref());
        }
        change(&mut articles);
        for article in articles {
            self.take(article);
        }
    }

    /// Repairs the text of an article that had been decoded wrongly before it came here, with the other articles of its
    /// original, or takes the repair back, and remembers that. A point that rests on words which were changed is then told
    /// to rest on words that moved.
    ///
    /// # Errors
    /// [`Error::Library`] where there is no such article or the library cannot be written.
    pub fn repair_article(
        &mut self,
        id: &ArticleId,
        mojibake: Mojibake,
    ) -> Result<DeskArticle, Error> {
        self.find_article(id)?;
        self.library.set_repair(id, mojibake == Mojibake::Repair)?;
        for stored in self.library.originals()? {
            if stored.articles.iter().any(|article| article.id == *id) {
                let (changed, failures) = self.read_again(&stored);
                self.failures.extend(failures);
                self.change(|articles| {
                    for article in changed {
                        if let Some(known) =
                            articles.iter_mut().find(|known| known.id == article.id)
                        {
                            *known = article;
                        }
                    }
                });
            }
        }
        self.find_article(id).cloned()
    }

    pub(super) fn add(
        &mut self,
        stem: &str,
        original: mujaz_import::Original<'_>,
        url: Option<&str>,
        charset: Option<&str>,
        stop: Stop<'_>,
    ) -> Result<Vec<DeskArticle>, Error> {
        let sha256 = mujaz_library::sha256(&original.bytes);
        // What stands in an archive has a name of its own.
        let own = Path::new(&original.name);
        let stem = own
            .file_stem()
            .map_or_else(|| stem.to_owned(), |own| own.to_string_lossy().into_owned());
        // A source that was saved with a memo comes back under the name that it had here.
        let ending = format!("-{}", &sha256[..8]);
        let stem: String = stem
            .strip_suffix(&ending)
            .unwrap_or(&stem)
            .chars()
            .map(|letter| {
                if "#/\\:?*\"<>|".contains(letter) {
                    '-'
                } else {
                    letter
                }
            })
            .take(60)
            .collect();
        let read = original
            .articles
            .into_iter()
            .map(|article| articles::annotated_until(article, stop));
        // Before anything of it is kept, so that a stop leaves nothing of it.
        let read: Vec<Warned<Article>> = read
            .collect::<Result<_, _>>()
            .map_err(|source| imports::failed(&original.name, source))?;
        // The start of the hash keeps two originals apart that came under one name.
        let file = format!("sources/{stem}{ending}.{}", original.format.extension());
        let count = read.len();
        let kept: Vec<NewArticle<'_>> = read
            .iter()
            .enumerate()
            .map(|(at, article)| NewArticle {
                file: imports::numbered(&file, at + 1, count),
                text: &article.value.source,
            })
            .collect();
        let identities = self.library.add(
            &mujaz_library::Original {
                format: original.format.name().to_owned(),
                url: url.map(str::to_owned),
                charset: charset.map(str::to_owned),
                repair: false,
                bytes: original.bytes.into_owned(),
            },
            &kept,
        )?;
        let files: Vec<String> = kept.into_iter().map(|kept| kept.file).collect();
        let mut taken = Vec::new();
        for ((id, file), article) in identities.into_iter().zip(files).zip(read) {
            if let Some(known) = self.articles.iter().find(|known| known.id == id) {
                taken.push(known.clone());
                continue;
            }
            let article = self.propose(id, file, original.format.name(), article);
            taken.push(self.take(article));
        }
        Ok(taken)
    }

    fn propose(
        &self,
        id: ArticleId,
        file: String,
        format: &str,
        imported: Warned<Article>,
    ) -> DeskArticle {
        let repair = mujaz_import::repair(&imported.value.source);
        DeskArticle {
            id,
            file,
            format: format.to_owned(),
            candidates: propose(&imported.value, &self.topics),
            negations: mujaz_extract::denials(&imported.value),
            article: imported.value,
            duplicate: None,
            mojibake: Mojibake::Keep,
            repair,
            warnings: imported.warnings,
        }
    }
}

pub(super) fn propose(article: &Article, topics: &[Topic]) -> Vec<Candidate> {
    let mut candidates = mujaz_extract::suggest(article, topics);
    candidates.truncate(PROPOSED);
    candidates
}
