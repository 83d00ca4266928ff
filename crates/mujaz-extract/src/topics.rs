//! The topic file.

use std::collections::BTreeSet;

use mujaz_model::{Bilingual, Company, Topic, TopicId};
use mujaz_text::words;
use serde::Deserialize;
use toml::Spanned;

/// Why a topic file could not be read.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    /// The file is not TOML of the expected shape.
    #[error("the topic file cannot be read: {0}")]
    Format(#[from] toml::de::Error),
    /// A topic could not work.
    #[error("the topic `{topic}` at line {line}, column {column} {problem}")]
    Topic {
        /// Its name.
        topic: TopicId,
        /// The line of what is wrong, from 1.
        line: usize,
        /// The column in it, in characters, from 1.
        column: usize,
        /// What is wrong.
        problem: Problem,
    },
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

/// Why a topic could not work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Another topic has the same name.
    #[error("stands in the topic file twice")]
    Repeated,
    /// It has no term in either language and could never match.
    #[error("has no terms")]
    NoTerms,
    /// A term holds no word and could never match.
    #[error("has a term without a word")]
    EmptyTerm,
    /// It says how far its company may stand, and names none.
    #[error("has `within`, but neither `near` nor `without`")]
    NoCompany,
    /// Not even the next word is near enough.
    #[error("has a `within` of 0; the next word is within 1")]
    NoDistance,
}

/// Reads a topic file: TOML with `[[topic]]` entries of `id`, `label`, `ar`, `en`, `affirmed`, `near`, `without` and `within`.
///
/// # Errors
/// [`Error::Format`] where it is no such file, [`Error::Topic`] where a topic could not work, both with line and column.
pub fn read_topics(toml: &str) -> Result<Vec<Topic>, Error> {
    let file: File = toml::from_str(toml)?;
    let mut seen = BTreeSet::new();
    for topic in &file.topic {
        if let Some((problem, at)) = problem(topic, &mut seen) {
            let before = &toml[..at];
            let line_start = before.rfind('\n').map_or(0, |end| end + 1);
            return Err(Error::Topic {
                topic: topic.id.get_ref().clone(),
                line: before.matches('\n').count() + 1,
                column: before[line_start..].chars().count() + 1,
                problem,
            });
        }
    }
    Ok(file.topic.into_iter().map(Entry::into_topic).collect())
}

/// What is wrong with a topic, and at which byte of the file.
fn problem<'a>(topic: &'a Entry, seen: &mut BTreeSet<&'a TopicId>) -> Option<(Problem, usize)> {
    let id = topic.id.span().start;
    let lists = [&topic.ar, &topic.en, &topic.near, &topic.without];
    let empty = lists
        .into_iter()
        .flatten()
        .find(|term| words(term.get_ref()).next().is_none());
    if let Some(term) = empty {
        return Some((Problem::EmptyTerm, term.span().start));
    }
    if topic.ar.is_empty() && topic.en.is_empty() {
        return Some((Problem::NoTerms, id));
    }
    if !seen.insert(topic.id.get_ref()) {
        return Some((Problem::Repeated, id));
    }
    let within = topic.within.as_ref()?;
    if *within.get_ref() == 0 {
        return Some((Problem::NoDistance, within.span().start));
    }
    (topic.near.is_empty() && topic.without.is_empty())
        .then(|| (Problem::NoCompany, within.span().start))
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
    id: Spanned<TopicId>,
    label: Bilingual,
    #[serde(default)]
    ar: Vec<Spanned<String>>,
    #[serde(default)]
    en: Vec<Spanned<String>>,
    #[serde(default)]
    affirmed: bool,
    #[serde(default)]
    near: Vec<Spanned<String>>,
    #[serde(default)]
    without: Vec<Spanned<String>>,
    within: Option<Spanned<usize>>,
}

impl Entry {
    fn into_topic(self) -> Topic {
        let terms =
            |terms: Vec<Spanned<String>>| terms.into_iter().map(Spanned::into_inner).collect();
        Topic {
            id: self.id.into_inner(),
            label: self.label,
            ar: terms(self.ar),
            en: terms(self.en),
            affirmed: self.affirmed,
            company: Company {
                near: terms(self.near),
                without: terms(self.without),
                within: self.within.map(Spanned::into_inner),
            },
        }
    }
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
        assert_eq!(
            read_topics(&entry.repeat(2)).unwrap_err().to_string(),
            "the topic `x` at line 6, column 6 stands in the topic file twice"
        );
    }

    #[test]
    fn a_topic_needs_a_term() {
        let entry = "[[topic]]\nid = \"x\"\nlabel = { ar = \"س\", en = \"x\" }\n";
        assert!(matches!(
            read_topics(entry),
            Err(Error::Topic {
                problem: Problem::NoTerms,
                line: 2,
                ..
            })
        ));
    }

    #[test]
    fn company_is_read_and_what_is_wrong_with_it_has_its_place() {
        let entry = "[[topic]]\nid = \"x\"\nlabel = { ar = \"س\", en = \"x\" }\nen = [\"x\"]\n";
        let whole =
            format!("{entry}near = [\"تجارة\", \"trade\"]\nwithout = [\"film\"]\nwithin = 8\n");
        let company = read_topics(&whole).unwrap().remove(0).company;
        assert_eq!(company.near, ["تجارة", "trade"]);
        assert_eq!((company.without.len(), company.within), (1, Some(8)));
        for (line, message) in [
            (
                "within = 8",
                "the topic `x` at line 5, column 10 has `within`, but neither `near` nor `without`",
            ),
            (
                "near = [\"x\"]\nwithin = 0",
                "the topic `x` at line 6, column 10 has a `within` of 0; the next word is within 1",
            ),
            (
                "near = [\"س\", \"…\"]",
                "the topic `x` at line 5, column 14 has a term without a word",
            ),
        ] {
            let error = read_topics(&format!("{entry}{line}\n")).unwrap_err();
            assert_eq!(error.to_string(), message);
        }
        let error = read_topics(&format!("{entry}within = \"far\"\n")).unwrap_err();
        assert!(error.to_string().contains("line 5, column 10"), "{error}");
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
