//! Adding a term to a topic file, the user's own comments and order kept.

use mujaz_model::{Language, Text, Topic, TopicId};
use mujaz_text::{fold, words};
use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, value};

use crate::{Error, read_topics};

/// Returns the topic file `toml` with `term` added to `topic`, or to a new topic that bears its name, with the topics
/// that it now holds. A term that the topic has already is not added again.
///
/// # Errors
/// Those of [`read_topics`], [`Error::NoTopic`] where the file has no such topic, and [`Error::NoTerm`] where the term
/// holds no word.
pub fn watch(
    toml: &str,
    term: &Text,
    topic: Option<&TopicId>,
) -> Result<(String, Vec<Topic>), Error> {
    let known = read_topics(toml)?;
    let term = Text::new(term.language, mujaz_text::fold_space(&term.content));
    let name = name_of(&term);
    if name.is_empty() {
        return Err(Error::NoTerm);
    }
    let id = topic.map_or(name, |topic| topic.0.clone());
    let place = known.iter().position(|topic| topic.id.0 == id);
    if topic.is_some() && place.is_none() {
        return Err(Error::NoTopic(TopicId(id)));
    }
    let mut document: DocumentMut = toml.parse().map_err(Error::Edit)?;
    let tables = document
        .entry("topic")
        .or_insert(Item::ArrayOfTables(ArrayOfTables::new()))
        .as_array_of_tables_mut()
        .ok_or(Error::NoTables)?;
    match place.and_then(|place| tables.get_mut(place)) {
        Some(table) => add_term(table, &term),
        None => tables.push(new_topic(&id, &term)),
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

fn new_topic(id: &str, term: &Text) -> Table {
    let mut label = InlineTable::new();
    for language in [Language::Arabic, Language::English] {
        label.insert(key(language), term.content.as_str().into());
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

    #[test]
    fn a_new_term_makes_a_topic_that_bears_its_name() {
        let (toml, topics) = watch(FILE, &term(" مخيم  الهول "), None).unwrap();
        assert!(toml.starts_with(FILE), "{toml}");
        assert_eq!(topics.len(), 2);
        assert_eq!(topics[1].label.ar, "مخيم الهول");
        assert_eq!(topics[1].ar, ["مخيم الهول"]);
    }

    #[test]
    fn a_term_joins_the_topic_that_is_named_and_comments_stay() {
        let border = TopicId("border".to_owned());
        let (toml, topics) = watch(FILE, &term("ضبط الحدود"), Some(&border)).unwrap();
        assert!(toml.contains("# the frontier"), "{toml}");
        assert_eq!(topics[0].ar, ["أمن الحدود", "ضبط الحدود"]);
        let english = Text::new(Language::English, "frontier guards");
        let (_, topics) = watch(&toml, &english, Some(&border)).unwrap();
        assert_eq!(topics[0].en, ["frontier guards"]);
    }

    #[test]
    fn watching_twice_for_one_thing_is_watching_once() {
        let (once, _) = watch(FILE, &term("مخيم الهول"), None).unwrap();
        let (twice, topics) = watch(&once, &term("مخيم الهول"), None).unwrap();
        assert_eq!((once, topics.len()), (twice, 2));
    }

    #[test]
    fn a_term_needs_a_word_and_a_topic_that_exists() {
        assert!(matches!(
            watch(FILE, &term(" … "), None),
            Err(Error::NoTerm)
        ));
        let other = TopicId("other".to_owned());
        assert!(matches!(
            watch(FILE, &term("مخيم"), Some(&other)),
            Err(Error::NoTopic(_))
        ));
    }

    #[test]
    fn an_empty_topic_file_takes_its_first_topic() {
        assert_eq!(watch("", &term("مخيم الهول"), None).unwrap().1.len(), 1);
    }
}
