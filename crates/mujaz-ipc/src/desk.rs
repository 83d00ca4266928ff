//! The desk as the page shows it.

use chrono::NaiveDate;
use mujaz::TemplateDescription;
use mujaz_model::{Bilingual, Draft, Finding, Topic, Warning};
use serde::Serialize;
use ts_rs::TS;

use crate::{ArticleView, ImportFailure};

/// Everything that the page shows when it opens.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(rename = "Desk")]
pub struct DeskView {
    /// The imported articles, in the order in which they came.
    pub articles: Vec<ArticleView>,
    /// The memo being written, as it was last saved.
    pub draft: Draft,
    /// The memo that the window was started with.
    pub memo: Option<OpenedMemo>,
    /// The watched themes.
    pub topics: Vec<TopicView>,
    /// The templates to choose from.
    pub templates: Vec<TemplateView>,
    /// The name of the chosen template.
    pub template: String,
    /// The day on which the desk was opened, as `2024-08-28`.
    #[ts(type = "string")]
    pub today: NaiveDate,
    /// Whether pages may be fetched from the machine itself and from the networks that it is in.
    pub allows_private_addresses: bool,
    /// The files that the window was started with and that could not be imported.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub failures: Vec<ImportFailure>,
    /// The user's topics and templates that cannot be used; what comes with the program is taken in their place.
    pub set_aside: Vec<SetAside>,
}

/// A file or folder of the user's that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SetAside {
    /// What it should be.
    pub kind: OwnFile,
    /// Where it is.
    pub path: String,
    /// What kind of failure it is, in lower-case words joined by hyphens.
    pub code: String,
    /// What is wrong with it.
    pub message: String,
    /// What the user can do about it.
    pub hint: Option<String>,
}

/// What a user can have of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum OwnFile {
    /// The topic file.
    Topics,
    /// A folder with a template.
    Template,
}

impl From<mujaz::OwnFile> for OwnFile {
    fn from(kind: mujaz::OwnFile) -> Self {
        match kind {
            mujaz::OwnFile::Topics => Self::Topics,
            mujaz::OwnFile::Template => Self::Template,
        }
    }
}

impl From<&mujaz::SetAside> for SetAside {
    fn from(file: &mujaz::SetAside) -> Self {
        Self {
            kind: file.kind.into(),
            path: file.path.display().to_string(),
            code: file.error.code().to_owned(),
            message: file.error.reason(),
            hint: file.error.hint(),
        }
    }
}

/// A watched theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TopicView {
    /// Its name in drafts and candidates.
    pub id: String,
    /// Its name for readers.
    pub label: Bilingual,
}

impl From<&Topic> for TopicView {
    fn from(topic: &Topic) -> Self {
        Self {
            id: topic.id.0.clone(),
            label: topic.label.clone(),
        }
    }
}

/// A template to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TemplateView {
    /// Its name in commands.
    pub name: String,
    /// Its name for readers.
    pub label: Bilingual,
    /// What it is for.
    pub description: Bilingual,
}

impl From<TemplateDescription> for TemplateView {
    fn from(template: TemplateDescription) -> Self {
        Self {
            name: template.name,
            label: template.label,
            description: template.description,
        }
    }
}

/// A memo that was read from its file. It takes the place of the memo on the desk once the page says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OpenedMemo {
    /// The file's name.
    pub name: String,
    /// The memo.
    pub draft: Draft,
    /// Its sources that were found neither beside the file nor on the desk.
    pub missing: Vec<ImportFailure>,
}

impl From<mujaz::OpenedMemo> for OpenedMemo {
    fn from(memo: mujaz::OpenedMemo) -> Self {
        let name = memo.file.file_name().unwrap_or_default();
        Self {
            name: name.to_string_lossy().into_owned(),
            draft: memo.draft,
            missing: memo.missing.iter().map(ImportFailure::from).collect(),
        }
    }
}

/// What came of an import: one file that cannot be read does not keep the others out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct Imported {
    /// The articles that are on the desk now.
    pub articles: Vec<ArticleView>,
    /// The memo that was among the files.
    pub memo: Option<OpenedMemo>,
    /// What could not be read.
    pub failures: Vec<ImportFailure>,
}

impl From<mujaz::DeskImport> for Imported {
    fn from(import: mujaz::DeskImport) -> Self {
        Self {
            articles: import.articles.into_iter().map(ArticleView::from).collect(),
            memo: import.memo.map(OpenedMemo::from),
            failures: import.failures.iter().map(ImportFailure::from).collect(),
        }
    }
}

/// How far an import is; the shell sends it while it reads several files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportProgress {
    /// What is read next.
    pub name: String,
    /// How many of the files were read.
    pub done: usize,
    /// How many files there are.
    pub total: usize,
}

impl From<mujaz::Progress<'_>> for ImportProgress {
    fn from(progress: mujaz::Progress<'_>) -> Self {
        let name = progress.name.rsplit(['/', '\\']).next();
        Self {
            name: name.unwrap_or(progress.name).to_owned(),
            done: progress.done,
            total: progress.total,
        }
    }
}

/// How far the fetch of a page is; the shell sends it while the page comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct FetchProgress {
    /// How many bytes have come.
    pub bytes: usize,
}

/// What a change of the watched themes changes on the page.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Watched {
    /// The watched themes.
    pub topics: Vec<TopicView>,
    /// The articles, with the sentences that are proposed now.
    pub articles: Vec<ArticleView>,
}

/// The memo as its documents will look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Preview {
    /// One self-contained HTML document.
    pub html: String,
    /// What the checks found.
    pub findings: Vec<Finding>,
    /// What composing the memo left uncertain.
    pub warnings: Vec<Bilingual>,
}

impl From<mujaz::Preview> for Preview {
    fn from(preview: mujaz::Preview) -> Self {
        Self {
            html: preview.html.0,
            findings: preview.findings,
            warnings: messages(&preview.warnings),
        }
    }
}

/// Returns the warnings as sentences for readers, each with its line where one is known. Those about templates have no Arabic.
pub(crate) fn messages(warnings: &[Warning]) -> Vec<Bilingual> {
    warnings
        .iter()
        .map(|warning| {
            let en = match warning.place {
                Some(place) => format!(
                    "{} (line {}, column {})",
                    warning.message, place.line, place.column
                ),
                None => warning.message.clone(),
            };
            Bilingual::new(warning.arabic.clone().unwrap_or_default(), en)
        })
        .collect()
}
