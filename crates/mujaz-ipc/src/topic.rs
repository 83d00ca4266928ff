//! The watched themes as the page edits them.

use mujaz_model::{Bilingual, Company, Topic, TopicId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A watched theme with all that it is found by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TopicForm {
    /// Its name in drafts and candidates; empty for a new one, which gets one after its label.
    pub id: String,
    /// Its name for readers.
    pub label: Bilingual,
    /// Arabic terms; one match is enough.
    pub ar: Vec<String>,
    /// English terms; one match is enough.
    pub en: Vec<String>,
    /// Whether a term counts only where the sentence does not deny it.
    pub affirmed: bool,
    /// Terms in either language, of which one must occur too; empty where none need.
    pub near: Vec<String>,
    /// Terms in either language, of which none may occur.
    pub without: Vec<String>,
    /// How many words may stand between; `None` for anywhere in the sentence.
    pub within: Option<usize>,
}

impl From<Topic> for TopicForm {
    fn from(topic: Topic) -> Self {
        Self {
            id: topic.id.0,
            label: topic.label,
            ar: topic.ar,
            en: topic.en,
            affirmed: topic.affirmed,
            near: topic.company.near,
            without: topic.company.without,
            within: topic.company.within,
        }
    }
}

impl From<TopicForm> for Topic {
    fn from(form: TopicForm) -> Self {
        Self {
            id: TopicId(form.id),
            label: form.label,
            ar: form.ar,
            en: form.en,
            affirmed: form.affirmed,
            company: Company {
                near: form.near,
                without: form.without,
                within: form.within,
            },
        }
    }
}

/// Where a term goes that is watched for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum WatchUnder {
    /// A theme that is watched already, by its name in drafts.
    Topic(String),
    /// A new theme with this name for readers.
    New(Bilingual),
}
