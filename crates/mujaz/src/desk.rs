//! The desk: what the window works on, kept on disk at every step.
//!
//! `own_files` reads the user's topics and templates; `intake` takes articles in, reads them again when the desk is opened,
//! and forgets them; `memos` opens a memo's file; `topics` watches. The draft, its preview and its export are here.

mod intake;
mod memos;
mod own_files;
mod topics;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;
use mujaz_extract::Compared;
use mujaz_import::Repair;
use mujaz_library::{ArticleId, DeskValue, Library};
use mujaz_model::{
    Article, Candidate, Comparison, Draft, Finding, Html, Memo, Negation, Selection, Topic, Warned,
    Warning,
};
use mujaz_render::Template;
use mujaz_text::Signature;

use crate::{
    Duplicate, Error, ImportFailure, Mojibake, Reach, TemplateDescription, articles, check, disk,
    documents, drafts,
};

pub use memos::OpenedMemo;
pub use own_files::{OwnFile, SetAside};

/// What the library keeps where private addresses are allowed.
const PRIVATE: &str = "private";

/// The articles, the draft and the settings of one user, in one folder.
#[derive(Debug)]
pub struct Desk {
    library: Library,
    topic_file: PathBuf,
    topics: Vec<Topic>,
    templates: Vec<Template>,
    articles: Vec<DeskArticle>,
    signatures: BTreeMap<ArticleId, Signature>,
    renderer: documents::PdfRenderer,
    failures: Vec<ImportFailure>,
    set_aside: Vec<SetAside>,
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
    /// What its sentences deny, proposed or not, in the order of the text.
    pub negations: Vec<Negation>,
    /// The article before it that is the same or close.
    pub duplicate: Option<Duplicate>,
    /// What the user wants done with text that had been decoded wrongly before it came here.
    pub mojibake: Mojibake,
    /// The repair that is offered for such text.
    pub repair: Option<Repair>,
    /// What was uncertain.
    pub warnings: Vec<Warning>,
}

/// What came of an import into the desk.
#[derive(Debug, Default)]
pub struct DeskImport {
    /// The articles that are on the desk now, new or known.
    pub articles: Vec<DeskArticle>,
    /// The memo that was among the files.
    pub memo: Option<OpenedMemo>,
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

impl Desk {
    /// Opens the desk in `folder`, which is made where it is not there. Its `topics.toml` replaces the built-in topics,
    /// and the folders in its `templates` are offered beside the built-in templates; those that cannot be used are
    /// [`Desk::set_aside`].
    ///
    /// # Errors
    /// [`Error::Write`] where the folder cannot be made, [`Error::Library`] where its library cannot be read.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        disk::make_folder(folder)?;
        let topic_file = folder.join("topics.toml");
        let mut set_aside = Vec::new();
        let mut desk = Self {
            library: Library::open(&folder.join("library.sqlite"))?,
            topics: own_files::topics(&topic_file, &mut set_aside)?,
            topic_file,
            templates: own_files::templates(&folder.join("templates"), &mut set_aside)?,
            articles: Vec::new(),
            signatures: BTreeMap::new(),
            renderer: documents::PdfRenderer::new(),
            failures: Vec::new(),
            set_aside,
        };
        for stored in desk.library.originals()? {
            let (read, failures) = desk.read_again(&stored);
            for article in read {
                desk.take(article);
            }
            desk.failures.extend(failures);
        }
        Ok(desk)
    }

    /// Returns the articles of the library that cannot be read any more. Their originals are kept.
    #[must_use]
    pub fn failures(&self) -> &[ImportFailure] {
        &self.failures
    }

    /// Returns the user's topics and templates that cannot be used. What comes with the program is taken in their place.
    #[must_use]
    pub fn set_aside(&self) -> &[SetAside] {
        &self.set_aside
    }

    /// Returns the articles in the order in which they came.
    ///
    /// # Errors
    /// None today; the signature leaves room for a library that is read on demand.
    pub fn articles(&self) -> Result<Vec<DeskArticle>, Error> {
        Ok(self.articles.clone())
    }

    /// Compares the articles, which have the numbers of [`Desk::articles`].
    #[must_use]
    pub fn compare(&self) -> Comparison {
        let compared: Vec<Compared<'_>> = self
            .articles
            .iter()
            .map(|known| Compared {
                article: &known.article,
                candidates: &known.candidates,
            })
            .collect();
        articles::compare(&compared)
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

    /// Returns which addresses the user allows to be fetched; at first those of the public internet alone.
    ///
    /// # Errors
    /// [`Error::Library`].
    pub fn reach(&self) -> Result<Reach, Error> {
        let kept = self.library.desk_value(DeskValue::Reach)?;
        Ok(match kept.as_deref() {
            Some(PRIVATE) => Reach::Private,
            _ => Reach::Public,
        })
    }

    /// Remembers which addresses may be fetched.
    ///
    /// # Errors
    /// [`Error::Library`].
    pub fn set_reach(&mut self, reach: Reach) -> Result<(), Error> {
        let kept = match reach {
            Reach::Public => "public",
            Reach::Private => PRIVATE,
        };
        Ok(self.library.set_desk_value(DeskValue::Reach, kept)?)
    }

    /// Returns the templates to choose from.
    #[must_use]
    pub fn templates(&self) -> Vec<TemplateDescription> {
        self.templates
            .iter()
            .map(TemplateDescription::from)
            .collect()
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
        let (article, file) = (&known.article, &known.file);
        let span = mujaz_compose::locate(article, selection)?;
        let touched = mujaz_extract::candidate_of(article, span, &self.topics).topics;
        Ok(mujaz_compose::pick_passage(
            draft, article, file, span, &touched, today,
        )?)
    }

    /// Returns a passage that the user marked as a candidate: who says it, what it denies, and the topics that it touches.
    ///
    /// # Errors
    /// [`Error::Library`] where there is no such article, [`Error::Draft`] where the selection holds no words of it.
    pub fn candidate_of(
        &self,
        article: &ArticleId,
        selection: &Selection,
    ) -> Result<Candidate, Error> {
        let article = &self.find_article(article)?.article;
        let span = mujaz_compose::locate(article, selection)?;
        Ok(mujaz_extract::candidate_of(article, span, &self.topics))
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
        let known = self.find_article(article)?;
        let (article, file) = (&known.article, &known.file);
        // Any sentence can be picked, also one that is not among the proposed.
        let touched = article
            .sentence(sentence)
            .map(|picked| mujaz_extract::candidate_of(article, picked.span, &self.topics).topics);
        Ok(mujaz_compose::pick(
            draft,
            article,
            file,
            sentence,
            &touched.unwrap_or_default(),
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
            findings: check(&memo),
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
