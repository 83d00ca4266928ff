//! Adding a term to a topic file, the user's own comments and order kept.

use mujaz_model::{Bilingual, Language, Text, Topic, TopicId};
use mujaz_text::{fold, words};
use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, value};

use crate::{Error, read_topics};

/// Where a term goes that is watched for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Under<'a> {
    /// A topic that is watched already.
    Topic(&'a TopicId),
    /// A new topic with this name for readers.
    New(&'a Bilingual),
}

/// Returns the topic file `toml` with `term` added under a topic, with the topics that it now holds. A term that the topic
/// has already is not added again.
///
/// # Errors
/// Those of [`read_topics`], [`Error::NoTopic`] where the file has no such topic, and [`Error::NoTerm`] where the term
/// holds no word.
pub fn watch(toml: &str, term: &Text, under: Under<'_>) -> Result<(String, Vec<Topic>), Error> {
    let known = read_topics(toml)?;
    let term = Text::new(term.language, mujaz_text::fold_space(&term.content));
    let name = name_of(&term);
    if name.is_empty() {
        return Err(Error::NoTerm);
    }
    let id = match under {
        Under::Topic(topic) => topic.0.clone(),
        Under::New(_) => name,
    };
    let place = known.iter().position(|topic| topic.id.0 == id);
    let mut document: DocumentMut = toml.parse().map_err(Error::Edit)?;
    let tables = document
        .entry("topic")
        .or_insert(Item::ArrayOfTables(ArrayOfTables::new()))
        .as_array_of_tables_mut()
        .ok_or(Error::NoTables)?;
    match (place.and_then(|place| tables.get_mut(place)), under) {
        (Some(table), _) => add_term(table, &term),
        (None, Under::Topic(topic)) => return Err(Error::NoTopic(topic.clone())),
        (None, Under::New(label)) => tables.push(new_topic(&id, label, &term)),
    }
    let written = document.to_string();
    let topics = read_topics(&written)?;
    Ok((written, topics))
}

/// The words of a term as readers compare them, joined as in `border-security`.
fn name_of(term: &Text) -> String {
    let folded: Vec<String> = words(&term.content).map(|word| fold(word.text)).collect();
    folded.join("-")
}

fn add_term(table: &mut Table, term: &Text) {
    let terms = table
        .entry(key(term.language))
        .or_insert(value(Array::new()));
    let Some(terms) = terms.as_array_mut() else {
        return;
    };
    let is_known = terms
        .iter()
        .any(|known| known.as_str() == Some(term.content.as_str()));
    if !is_known {
        terms.push(term.content.as_str());
    }
}

fn new_topic(id: &str, name: &Bilingual, term: &Text) -> Table {
    let mut label = InlineTable::new();
    for (language, side) in [(Language::Arabic, &name.ar), (Language::English, &name.en)] {
        label.insert(key(language), mujaz_text::fold_space(side).into());
    }
    let mut table = Table::new();
    table.insert("id", value(id));
    table.insert("label", value(label));
    add_term(&mut table, term);
    table
}

const fn key(language: Language) -> &'static str {
    match language {
        Language::Arabic => "ar",
        Language::English => "en",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# what we watch\n\n[[topic]]\nid = \"border\" # the frontier\nlabel = { ar = \"الحدود\", en = \"Border\" }\nar = [\"أمن الحدود\"]\n";

    fn term(content: &str) -> Text {
        Text::new(Language::Arabic, content)
    }

    /// Watches for a term under a new topic.
    fn watch_new(toml: &str, content: &str) -> Result<(String, Vec<Topic>), Error> {
        let label = Bilingual::new("الهول", "");
        watch(toml, &term(content), Under::New(&label))
    }

    #[test]
    fn a_new_term_makes_a_topic_that_bears_the_names_that_it_is_given() {
        let (toml, topics) = watch_new(FILE, " مخيم  الهول ").unwrap();
        assert!(toml.starts_with(FILE), "{toml}");
        assert_eq!(topics.len(), 2);
        assert_eq!(topics[1].label, Bilingual::new("الهول", ""));
        assert_eq!(topics[1].ar, ["مخيم الهول"]);
    }

    #[test]
    fn a_term_joins_the_topic_that_is_named_and_comments_stay() {
        let border = TopicId("border".to_owned());
        let (toml, topics) = watch(FILE, &term("ضبط الحدود"), Under::Topic(&border)).unwrap();
        assert!(toml.contains("# the frontier"), "{toml}");
        assert_eq!(topics[0].ar, ["أمن الحدود", "ضبط الحدود"]);
        let english = Text::new(Language::English, "frontier guards");
        let (_, topics) = watch(&toml, &english, Under::Topic(&border)).unwrap();
        assert_eq!(topics[0].en, ["frontier guards"]);
    }

    #[test]
    fn watching_twice_for_one_thing_is_watching_once() {
        let (once, _) = watch_new(FILE, "مخيم الهول").unwrap();
        let (twice, topics) = watch_new(&once, "مخيم الهول").unwrap();
        assert_eq!((once, topics.len()), (twice, 2));
    }

    #[test]
    fn a_term_needs_a_word_and_a_topic_that_exists() {
        assert!(matches!(watch_new(FILE, " … "), Err(Error::NoTerm)));
        let other = TopicId("other".to_owned());
        assert!(matches!(
            watch(FILE, &term("مخيم"), Under::Topic(&other)),
            Err(Error::NoTopic(_))
        ));
    }

    #[test]
    fn an_empty_topic_file_takes_its_first_topic() {
        assert_eq!(watch_new("", "مخيم الهول").unwrap().1.len(), 1);
    }
}
