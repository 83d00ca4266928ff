//! The desk: what the window works on, kept on disk at every step.

use std::{
    collections::BTreeMap,
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;
use mujaz_import::Source;
use mujaz_library::{ArticleId, DeskValue, Library, NewArticle, StoredOriginal};
use mujaz_model::{
    Article, Candidate, Draft, Finding, Html, Memo, Selection, Text, Topic, TopicId, Warned,
    Warning,
};
use mujaz_render::Template;

use crate::{
    Error, Fetched, ImportFailure, Imported, Network, Progress, Reach, TemplateDescription,
    articles, assets, disk, documents, drafts, imports,
    templates::{built_in_templates, read_folders},
};

/// The articles, the draft and the settings of one user, in one folder.
#[derive(Debug)]
pub struct Desk {
    library: Library,
    topic_file: PathBuf,
    topics: Vec<Topic>,
    templates: Vec<Template>,
    articles: Vec<DeskArticle>,
    renderer: documents::PdfRenderer,
    failures: Vec<ImportFailure>,
}

/// An article on the desk.
#[derive(Debug, Clone, PartialEq)]
pub struct DeskArticle {
    /// Its identity.
    pub id: ArticleId,
    /// The name by which the draft refers to it.
    pub file: String,
    /// The name of the format that its original was detected as.
    pub format: String,
    /// What was read.
    pub article: Article,
    /// The sentences that are proposed, the best first.
    pub candidates: Vec<Candidate>,
    /// What was uncertain.
    pub warnings: Vec<Warning>,
}

/// What came of an import into the desk.
#[derive(Debug, Default)]
pub struct DeskImport {
    /// The articles that are on the desk now, new or known.
    pub articles: Vec<DeskArticle>,
    /// What could not be read.
    pub failures: Vec<ImportFailure>,
    /// Whether it was broken off.
    pub is_cancelled: bool,
}

/// A memo as it would be exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// The document.
    pub html: Html,
    /// What the checks found.
    pub findings: Vec<Finding>,
    /// What was uncertain.
    pub warnings: Vec<Warning>,
}

/// What a memo is exported as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// One HTML file.
    Html,
    /// One PDF file.
    Pdf,
    /// The draft as TOML, with its sources beside it.
    Draft,
}

/// How many sentences of an article are proposed: more than a two-page memo can hold, few enough to tell apart.
const PROPOSED: usize = 10;

impl Desk {
    /// Opens the desk in `folder`, which is made where it is not there. Its `topics.toml` replaces the built-in topics,
    /// and the folders in its `templates` are offered beside the built-in templates.
    ///
    /// # Errors
    /// [`Error::Library`], [`Error::Topics`] and [`Error::Render`] where one of these is broken.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        disk::make_folder(folder)?;
        let topic_file = folder.join("topics.toml");
        let mut templates = built_in_templates()?;
        templates.extend(read_folders(&folder.join("templates"))?);
        let mut desk = Self {
            library: Library::open(&folder.join("library.sqlite"))?,
            topics: articles::read_topics(topic_file.exists().then_some(topic_file.as_path()))?,
            topic_file,
            templates,
            articles: Vec::new(),
            renderer: documents::PdfRenderer::new(),
            failures: Vec::new(),
        };
        for stored in desk.library.originals()? {
            desk.reread(&stored);
        }
        Ok(desk)
    }

    /// Reads an original again, by today's rules. What cannot be read any more stays in the library and is a failure.
    fn reread(&mut self, stored: &StoredOriginal) {
        let original = &stored.original;
        let name = stored
            .articles
            .first()
            .map_or(stored.sha256.as_str(), |article| article.file.as_str());
        let source = Source {
            url: original.url.as_deref(),
            charset: original.charset.as_deref(),
            ..Source::new(name, &original.bytes)
        };
        let read = mujaz_import::import(&source).map(|read| {
            // A mail gives what is attached to it too; those are originals of their own.
            read.originals
                .into_iter()
                .find(|read| *read.bytes == original.bytes)
                .map_or_else(Vec::new, |read| read.articles)
        });
        for article in &stored.articles {
            let taken = read.as_ref().map_err(Clone::clone).and_then(|articles| {
                articles
                    .get(article.part - 1)
                    .cloned()
                    .ok_or(mujaz_import::Error::Empty)
            });
            match taken {
                Ok(taken) => {
                    let article = self.propose(
                        article.id.clone(),
                        article.file.clone(),
                        &original.format,
                        taken,
                    );
                    self.articles.push(article);
                }
                Err(source) => self.failures.push(ImportFailure {
                    name: article.file.clone(),
                    error: imports::failed(&article.file, source),
                }),
            }
        }
    }

    /// Returns the articles of the library that cannot be read any more. Their originals are kept.
    #[must_use]
    pub fn failures(&self) -> &[ImportFailure] {
        &self.failures
    }

    /// Returns the articles in the order in which they came.
    ///
    /// # Errors
    /// None today; the signature leaves room for a library that is read on demand.
    pub fn articles(&self) -> Result<Vec<DeskArticle>, Error> {
        Ok(self.articles.clone())
    }

    /// Takes a pasted text as an article: plain text, Markdown, or a piece of a page as HTML.
    ///
    /// # Errors
    /// [`Error::Import`] where it is no article, [`Error::Library`] where it cannot be kept.
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
    /// [`Error::Import`] where it is no article, [`Error::Library`] where it cannot be kept.
    pub fn import_html(&mut self, html: &str) -> Result<DeskArticle, Error> {
        // The clipboard of Windows has this header; elsewhere nothing tells a piece of a page from a page.
        let clip = if html.trim_start().starts_with("Version:") {
            html.to_owned()
        } else {
            format!("Version:0.9\r\nStartHTML:-1\r\nEndHTML:-1\r\n{html}")
        };
        self.import_text(&clip)
    }

    /// Takes the articles of files and folders. The files themselves are not needed any more. Tells `watch` what is read
    /// next, and stops where it breaks.
    pub fn import_files(
        &mut self,
        paths: &[PathBuf],
        watch: &mut dyn FnMut(Progress<'_>) -> ControlFlow<()>,
    ) -> DeskImport {
        let mut taken = Vec::new();
        let mut imported = Imported::default();
        imports::each_file(paths, watch, &mut imported, |_, path, read| {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            for original in read.originals {
                taken.extend(self.add(&stem, original, None, None)?);
            }
            Ok(())
        });
        DeskImport {
            articles: taken,
            failures: imported.failures,
            is_cancelled: imported.is_cancelled,
        }
    }

    /// Fetches the page at `address` and takes the articles on it.
    ///
    /// # Errors
    /// [`Error::Fetch`], [`Error::Import`] and [`Error::Library`].
    pub fn import_address(
        &mut self,
        network: &dyn Network,
        address: &str,
        reach: Reach,
    ) -> Result<DeskImport, Error> {
        let fetched = imports::fetch_page(network, address, reach)?;
        self.import_fetched(&fetched)
    }

    /// Takes the articles of a page that was fetched.
    ///
    /// # Errors
    /// [`Error::Import`] and [`Error::Library`].
    pub fn import_fetched(&mut self, fetched: &Fetched) -> Result<DeskImport, Error> {
        let mut import = DeskImport::default();
        self.import_source(&imports::page_source(fetched), &mut import)?;
        if fetched.is_gate {
            for article in &mut import.articles {
                article.warnings.push(imports::gate_warning());
            }
        }
        Ok(import)
    }

    fn import_source(&mut self, source: &Source<'_>, import: &mut DeskImport) -> Result<(), Error> {
        let read =
            mujaz_import::import(source).map_err(|error| imports::failed(source.name, error))?;
        let failures = read.failures.into_iter().map(ImportFailure::from);
        import.failures.extend(failures);
        for original in read.originals {
            let taken = self.add(source.name, original, source.url, source.charset)?;
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
        self.articles.retain(|article| article.id != *id);
        Ok(())
    }

    /// Returns the draft as it was saved last; a new desk has an empty one.
    ///
    /// # Errors
    /// [`Error::Library`], and [`Error::Draft`] where what was saved cannot be read.
    pub fn draft(&self) -> Result<Draft, Error> {
        match self.library.desk_value(DeskValue::Draft)? {
            Some(toml) => Ok(mujaz_compose::read_draft(&toml)?),
            None => Ok(Draft::default()),
        }
    }

    /// Saves the draft; it is on disk when this returns.
    ///
    /// # Errors
    /// [`Error::Library`].
    pub fn save_draft(&mut self, draft: &Draft) -> Result<(), Error> {
        let toml = mujaz_compose::write_draft(draft)?;
        Ok(self.library.set_desk_value(DeskValue::Draft, &toml)?)
    }

    /// Returns the name of the template that was chosen last.
    ///
    /// # Errors
    /// [`Error::Library`].
    pub fn template(&self) -> Result<String, Error> {
        let chosen = self.library.desk_value(DeskValue::Template)?;
        Ok(chosen
            .filter(|name| self.find_template(name).is_ok())
            .or_else(|| self.templates.first().map(|template| template.name.clone()))
            .unwrap_or_default())
    }

    /// Remembers the template that was chosen.
    ///
    /// # Errors
    /// [`Error::NoTemplate`] and [`Error::Library`].
    pub fn set_template(&mut self, name: &str) -> Result<(), Error> {
        self.find_template(name)?;
        Ok(self.library.set_desk_value(DeskValue::Template, name)?)
    }

    /// Returns the templates to choose from.
    #[must_use]
    pub fn templates(&self) -> Vec<TemplateDescription> {
        self.templates
            .iter()
            .map(TemplateDescription::from)
            .collect()
    }

    /// Returns the watched topics.
    #[must_use]
    pub fn topics(&self) -> &[Topic] {
        &self.topics
    }

    /// Returns the topic file as the user can edit it; until it was edited, the built-in one.
    ///
    /// # Errors
    /// [`Error::Read`] and [`Error::NotText`].
    pub fn topic_file(&self) -> Result<String, Error> {
        if self.topic_file.exists() {
            disk::read_text(&self.topic_file)
        } else {
            Ok(assets::TOPICS.to_owned())
        }
    }

    /// Replaces the topic file, and proposes the sentences of every article anew.
    ///
    /// # Errors
    /// [`Error::Topics`] where it is no topic file, and [`Error::Write`]; the old one then stays.
    pub fn save_topics(&mut self, toml: &str) -> Result<(), Error> {
        let topics =
            mujaz_extract::read_topics(toml).map_err(|source| self.topics_error(source))?;
        disk::write_text(&self.topic_file, toml)?;
        self.take_topics(topics);
        Ok(())
    }

    /// Watches for a term from now on: in one of the topics, or in a new one that bears its name.
    ///
    /// # Errors
    /// [`Error::Topics`] where there is no such topic or the term holds no word, and [`Error::Write`].
    pub fn watch(&mut self, term: &Text, topic: Option<&TopicId>) -> Result<(), Error> {
        let (toml, topics) = mujaz_extract::watch(&self.topic_file()?, term, topic)
            .map_err(|source| self.topics_error(source))?;
        disk::write_text(&self.topic_file, &toml)?;
        self.take_topics(topics);
        Ok(())
    }

    fn topics_error(&self, source: mujaz_extract::Error) -> Error {
        Error::Topics {
            name: self.topic_file.display().to_string(),
            source,
        }
    }

    fn take_topics(&mut self, topics: Vec<Topic>) {
        for known in &mut self.articles {
            known.candidates = propose(&known.article, &topics);
        }
        self.topics = topics;
    }

    /// Adds a passage that the user marked to the draft's points.
    ///
    /// # Errors
    /// [`Error::Library`] where there is no such article, [`Error::Draft`] where the selection holds no words of it.
    pub fn pick_selection(
        &self,
        draft: Draft,
        article: &ArticleId,
        selection: &Selection,
        today: NaiveDate,
    ) -> Result<Draft, Error> {
        let known = self.find_article(article)?;
        let span = mujaz_compose::locate(&known.article, selection)?;
        let passage = span.of(&known.article.source).unwrap_or_default();
        let touched = mujaz_extract::topics_of(passage, &self.topics);
        let (article, file) = (&known.article, &known.file);
        Ok(mujaz_compose::pick_passage(
            draft, article, file, span, &touched, today,
        )?)
    }

    /// Adds a sentence of an article to the draft's points.
    ///
    /// # Errors
    /// [`Error::Library`] where there is no such article, [`Error::Draft`] where it has no such sentence.
    pub fn pick(
        &self,
        draft: Draft,
        article: &ArticleId,
        sentence: usize,
        today: NaiveDate,
    ) -> Result<Draft, Error> {
        let article = self.find_article(article)?;
        // Any sentence can be picked, also one that is not among the proposed.
        let touched = mujaz_extract::suggest(&article.article, &self.topics)
            .into_iter()
            .find(|candidate| candidate.sentence == sentence)
            .map_or_else(Vec::new, |candidate| candidate.topics);
        Ok(mujaz_compose::pick(
            draft,
            &article.article,
            &article.file,
            sentence,
            &touched,
            today,
        )?)
    }

    /// Renders the draft as it would be exported, and checks it.
    ///
    /// # Errors
    /// [`Error::Draft`], [`Error::NoTemplate`] and [`Error::Render`].
    pub fn preview(
        &self,
        draft: &Draft,
        template: &str,
        today: NaiveDate,
    ) -> Result<Preview, Error> {
        let memo = self.compose(draft, today)?;
        Ok(Preview {
            html: documents::render(&memo, self.find_template(template)?)?,
            findings: mujaz_bilingual::check(&memo),
            warnings: Vec::new(),
        })
    }

    /// Writes the draft to `path` in one of the formats.
    ///
    /// # Errors
    /// Those of [`Desk::preview`], [`Error::Pdf`], and [`Error::Write`].
    pub fn export(
        &self,
        draft: &Draft,
        template: &str,
        format: ExportFormat,
        path: &Path,
        today: NaiveDate,
    ) -> Result<Vec<Warning>, Error> {
        if format == ExportFormat::Draft {
            self.export_draft(draft, path)?;
            return Ok(Vec::new());
        }
        let memo = self.compose(draft, today)?;
        let html = documents::render(&memo, self.find_template(template)?)?;
        if format == ExportFormat::Html {
            disk::write_text(path, &html.0)?;
            return Ok(Vec::new());
        }
        let Warned { value, warnings } = self.renderer.pdf(&html, Some(memo.header.date))?;
        disk::write_file(path, &value.0)?;
        Ok(warnings)
    }

    fn export_draft(&self, draft: &Draft, path: &Path) -> Result<(), Error> {
        let folder = path.parent().unwrap_or_else(|| Path::new("."));
        let mut used = Vec::new();
        for known in &self.articles {
            if draft.sources.iter().any(|source| source.file == known.file) {
                let file = known.file.split('#').next().unwrap_or(&known.file);
                used.push((file, self.library.original(&known.id)?.bytes));
            }
        }
        used.dedup_by(|second, first| second.0 == first.0);
        drafts::write_sources(
            folder,
            used.iter().map(|(file, bytes)| (*file, bytes.as_slice())),
        )?;
        disk::write_text(path, &mujaz_compose::write_draft(draft)?)
    }

    fn compose(&self, draft: &Draft, today: NaiveDate) -> Result<Memo, Error> {
        let articles: BTreeMap<String, Article> = self
            .articles
            .iter()
            .filter(|known| draft.sources.iter().any(|source| source.file == known.file))
            .map(|known| (known.file.clone(), known.article.clone()))
            .collect();
        Ok(mujaz_compose::compose(
            draft,
            &articles,
            &self.topics,
            today,
        )?)
    }

    fn add(
        &mut self,
        stem: &str,
        original: mujaz_import::Original<'_>,
        url: Option<&str>,
        charset: Option<&str>,
    ) -> Result<Vec<DeskArticle>, Error> {
        let sha256 = mujaz_library::sha256(&original.bytes);
        // What stands in an archive has a name of its own.
        let own = Path::new(&original.name);
        let stem = own
            .file_stem()
            .map_or_else(|| stem.to_owned(), |own| own.to_string_lossy().into_owned());
        let stem: String = stem
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
        // The start of the hash keeps two originals apart that came under one name.
        let file = format!(
            "sources/{stem}-{}.{}",
            &sha256[..8],
            original.format.extension()
        );
        let count = original.articles.len();
        let kept: Vec<NewArticle<'_>> = original
            .articles
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
                bytes: original.bytes.into_owned(),
            },
            &kept,
        )?;
        let files: Vec<String> = kept.into_iter().map(|kept| kept.file).collect();
        let mut taken = Vec::new();
        for ((id, file), article) in identities.into_iter().zip(files).zip(original.articles) {
            if let Some(known) = self.articles.iter().find(|known| known.id == id) {
                taken.push(known.clone());
                continue;
            }
            let article = self.propose(id, file, original.format.name(), article);
            self.articles.push(article.clone());
            taken.push(article);
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
        let imported = imported.map(articles::annotated);
        DeskArticle {
            id,
            file,
            format: format.to_owned(),
            candidates: propose(&imported.value, &self.topics),
            article: imported.value,
            warnings: imported.warnings,
        }
    }

    fn find_article(&self, id: &ArticleId) -> Result<&DeskArticle, Error> {
        let found = self.articles.iter().find(|known| known.id == *id);
        Ok(found.ok_or_else(|| mujaz_library::Error::NoArticle(id.clone()))?)
    }

    fn find_template(&self, name: &str) -> Result<&Template, Error> {
        self.templates
            .iter()
            .find(|template| template.name == name)
            .ok_or_else(|| Error::NoTemplate {
                name: name.to_owned(),
                known: self
                    .templates
                    .iter()
                    .map(|template| template.name.clone())
                    .collect(),
            })
    }
}

fn propose(article: &Article, topics: &[Topic]) -> Vec<Candidate> {
    let mut candidates = mujaz_extract::suggest(article, topics);
    candidates.truncate(PROPOSED);
    candidates
}
