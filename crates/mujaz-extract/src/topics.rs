//! The topic file.

use std::collections::BTreeSet;

use mujaz_model::{Bilingual, Topic, TopicId};
use serde::Deserialize;

/// Why a topic file could not be read.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    /// The file is not TOML of the expected shape.
    #[error("the topic file cannot be read: {0}")]
    Format(#[from] toml::de::Error),
    /// Two topics have the same name.
    #[error("the topic `{0}` stands in the topic file twice")]
    Repeated(TopicId),
    /// A topic has no term in either language and could never match.
    #[error("the topic `{0}` has no terms")]
    NoTerms(TopicId),
    /// The file has no topic of this name.
    #[error("there is no topic `{0}`")]
    NoTopic(TopicId),
    /// What should be watched for holds no word.
    #[error("what should be watched for holds no word")]
    NoTerm,
    /// The topics are not written as `[[topic]]` tables.
    #[error("the topics are not written as `[[topic]]` tables")]
    NoTables,
    /// The file cannot be edited.
    #[error("the topic file cannot be edited: {0}")]
    Edit(#[source] toml_edit::TomlError),
}

/// Reads a topic file: TOML with `[[topic]]` entries of `id`, `label`, `ar`, `en` and `affirmed`.
///
/// # Errors
/// [`Error::Format`] with line and column where it is no such file, [`Error::Repeated`] and [`Error::NoTerms`] where a
/// topic could not work.
pub fn read_topics(toml: &str) -> Result<Vec<Topic>, Error> {
    let file: File = toml::from_str(toml)?;
    let mut seen = BTreeSet::new();
    for topic in &file.topic {
        if topic.ar.is_empty() && topic.en.is_empty() {
            return Err(Error::NoTerms(topic.id.clone()));
        }
        if !seen.insert(topic.id.clone()) {
            return Err(Error::Repeated(topic.id.clone()));
        }
    }
    Ok(file
        .topic
        .into_iter()
        .map(|entry| Topic {
            id: entry.id,
            label: entry.label,
            ar: entry.ar,
            en: entry.en,
            affirmed: entry.affirmed,
        })
        .collect())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    topic: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: TopicId,
    label: Bilingual,
    #[serde(default)]
    ar: Vec<String>,
    #[serde(default)]
    en: Vec<String>,
    #[serde(default)]
    affirmed: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_key_says_where() {
        let error =
            read_topics("[[topic]]\nid = \"x\"\nlabel = { ar = \"\", en = \"\" }\nterms = []\n")
                .unwrap_err();
        assert!(error.to_string().contains("line 4"), "{error}");
    }

    #[test]
    fn a_name_stands_once() {
        let entry = "[[topic]]\nid = \"x\"\nlabel = { ar = \"س\", en = \"x\" }\nen = [\"x\"]\n";
        assert!(matches!(
            read_topics(&entry.repeat(2)),
            Err(Error::Repeated(_))
        ));
    }

    #[test]
    fn a_topic_needs_a_term() {
        let entry = "[[topic]]\nid = \"x\"\nlabel = { ar = \"س\", en = \"x\" }\n";
        assert!(matches!(read_topics(entry), Err(Error::NoTerms(_))));
    }

    #[test]
    fn the_built_in_topics_are_sound() {
        let topics = read_topics(include_str!("../../../assets/topics.toml")).unwrap();
        let ids: Vec<&str> = topics.iter().map(|topic| topic.id.0.as_str()).collect();
        for id in [
            "advisory-not-combat",
            "border-security",
            "al-hol-camp",
            "counter-narcotics",
            "counter-terrorism",
            "capacity-building",
            "partnership",
            "intelligence-sharing",
            "eu-meetings",
        ] {
            assert!(ids.contains(&id), "{id}");
        }
    }
}
