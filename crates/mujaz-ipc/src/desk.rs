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

/// What came of an import: one file that cannot be read does not keep the others out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct Imported {
    /// The articles that are on the desk now.
    pub articles: Vec<ArticleView>,
    /// What could not be read.
    pub failures: Vec<ImportFailure>,
}

impl From<mujaz::DeskImport> for Imported {
    fn from(import: mujaz::DeskImport) -> Self {
        Self {
            articles: import.articles.into_iter().map(ArticleView::from).collect(),
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
