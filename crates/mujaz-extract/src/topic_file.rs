//! Writing topics into a topic file, the user's own comments kept where their topics are kept.

use std::collections::BTreeMap;

use mujaz_model::{Bilingual, Topic, TopicId};
use mujaz_text::{fold, fold_space, words};
use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, value};

use crate::{Error, read_topics};

/// Returns the topic file `toml` with exactly these topics, in their order, as [`read_topics`] reads them. Comments stay with
/// their topics, what stands before the first topic stays at the beginning, and a topic that is as it was is left as it is
/// written. A topic without an id gets one after its name.
///
/// # Errors
/// Those of [`read_topics`], of the file as it is and of what would be written.
pub fn write_topics(toml: &str, topics: &[Topic]) -> Result<(String, Vec<Topic>), Error> {
    let known = read_topics(toml)?;
    let mut document: DocumentMut = toml.parse().map_err(Error::Edit)?;
    let old = document.remove("topic").unwrap_or(Item::None);
    let mut tables: BTreeMap<TopicId, Table> = known
        .iter()
        .map(|topic| topic.id.clone())
        .zip(old.into_array_of_tables().unwrap_or_default())
        .collect();
    let head = known
        .first()
        .and_then(|first| tables.get_mut(&first.id))
        .map(take_head)
        .unwrap_or_default();
    let mut written = ArrayOfTables::new();
    for (place, topic) in named(topics).iter().enumerate() {
        let mut table = tables.remove(&topic.id).unwrap_or_default();
        if !known.contains(topic) {
            fill(&mut table, topic);
        }
        table.set_position(isize::try_from(place).ok());
        let own = prefix(&table);
        table.decor_mut().set_prefix(match place {
            0 => format!("{head}{}", own.trim_start_matches('\n')),
            _ => format!("\n{}", own.trim_start_matches('\n')),
        });
        written.push(table);
    }
    document.insert("topic", Item::ArrayOfTables(written));
    let toml = document.to_string();
    let topics = read_topics(&toml)?;
    Ok((toml, topics))
}

/// Takes from the first topic what stands before it and is about the whole file: all up to its last empty line.
fn take_head(first: &mut Table) -> String {
    let all = prefix(first);
    let end = all.rfind("\n\n").map_or(0, |at| at + 2);
    first.decor_mut().set_prefix(&all[end..]);
    all[..end].to_owned()
}

fn prefix(table: &Table) -> String {
    let prefix = table.decor().prefix();
    prefix
        .and_then(|text| text.as_str())
        .unwrap_or_default()
        .to_owned()
}

/// The topics, each with an id of its own.
fn named(topics: &[Topic]) -> Vec<Topic> {
    let mut named: Vec<Topic> = topics.to_vec();
    for at in 0..named.len() {
        if !named[at].id.0.trim().is_empty() {
            continue;
        }
        let stem = id_of(&named[at].label);
        let is_free = |id: &str| named.iter().all(|topic| topic.id.0 != id);
        let id = (1..)
            .map(|number| match number {
                1 => stem.clone(),
                _ => format!("{stem}-{number}"),
            })
            .find(|id| is_free(id));
        named[at].id = TopicId(id.unwrap_or_default());
    }
    named
}

/// The words of a name as readers compare them, joined as in `border-security`.
fn id_of(label: &Bilingual) -> String {
    let name = [&label.en, &label.ar]
        .into_iter()
        .find(|side| words(side).next().is_some());
    let folded: Vec<String> = name
        .map(|name| words(name).map(|word| fold(word.text)).collect())
        .unwrap_or_default();
    if folded.is_empty() {
        "topic".to_owned()
    } else {
        folded.join("-")
    }
}

/// Writes a topic, leaving out what is as it is without being said.
fn fill(table: &mut Table, topic: &Topic) {
    let mut label = InlineTable::new();
    label.insert("ar", fold_space(&topic.label.ar).into());
    label.insert("en", fold_space(&topic.label.en).into());
    table.insert("id", value(topic.id.0.as_str()));
    table.insert("label", value(label));
    let mut set = |key: &str, item: Option<Item>| match item {
        Some(item) => {
            table.insert(key, item);
        }
        None => {
            table.remove(key);
        }
    };
    set("affirmed", topic.affirmed.then(|| value(true)));
    set("ar", terms(&topic.ar));
    set("en", terms(&topic.en));
    set("near", terms(&topic.company.near));
    set("without", terms(&topic.company.without));
    let within = topic
        .company
        .within
        .and_then(|count| i64::try_from(count).ok());
    set("within", within.map(value));
}

fn terms(terms: &[String]) -> Option<Item> {
    let terms: Array = terms.iter().map(|term| fold_space(term)).collect();
    (!terms.is_empty()).then(|| value(terms))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# what we watch\n\n# by us\n[[topic]]\nid = \"border\" # the frontier\nlabel = { ar = \"الحدود\", en = \"Border\" }\nar = [\"أمن الحدود\"]\n\n# second\n[[topic]]\nid = \"camp\"\nlabel = { ar = \"المخيم\", en = \"Camp\" }\nen = [  \"camp\" ]\nnear = [\"tents\"]\n";

    #[test]
    fn topics_that_are_as_they_were_leave_the_file_as_it_is() {
        let (toml, topics) = write_topics(FILE, &read_topics(FILE).unwrap()).unwrap();
        assert_eq!(toml, FILE);
        assert_eq!(topics.len(), 2);
    }

    #[test]
    fn an_order_is_changed_with_the_comments_of_the_topics() {
        let mut topics = read_topics(FILE).unwrap();
        topics.reverse();
        let (toml, again) = write_topics(FILE, &topics).unwrap();
        assert_eq!(again, topics);
        assert!(
            toml.starts_with("# what we watch\n\n# second\n[[topic]]\nid = \"camp\""),
            "{toml}"
        );
        assert!(
            toml.contains("\n\n# by us\n[[topic]]\nid = \"border\" # the frontier\n"),
            "{toml}"
        );
        let (back, _) = write_topics(&toml, &read_topics(FILE).unwrap()).unwrap();
        assert_eq!(back, FILE);
    }

    #[test]
    fn a_topic_is_changed_added_and_removed() {
        let mut topics = read_topics(FILE).unwrap();
        topics.remove(0);
        topics[0].en.push("tent".to_owned());
        topics[0].company.near.clear();
        for _ in 0..2 {
            topics.push(Topic {
                id: TopicId(String::new()),
                label: Bilingual::new("الموانئ", " The  Ports "),
                ar: vec!["ميناء".to_owned()],
                en: Vec::new(),
                affirmed: true,
                company: mujaz_model::Company::default(),
            });
        }
        let (toml, again) = write_topics(FILE, &topics).unwrap();
        let ids: Vec<&str> = again.iter().map(|topic| topic.id.0.as_str()).collect();
        assert_eq!(ids, ["camp", "the-ports", "the-ports-2"]);
        assert_eq!(again[0].en, ["camp", "tent"]);
        assert!(
            !toml.contains("near") && toml.contains("affirmed = true"),
            "{toml}"
        );
        assert_eq!(again[1].label.en, "The Ports");
    }

    #[test]
    fn a_topic_that_could_not_work_is_refused() {
        let mut topics = read_topics(FILE).unwrap();
        topics[0].ar.clear();
        assert!(write_topics(FILE, &topics).is_err());
        assert!(write_topics("x = [", &topics).is_err());
    }

    #[test]
    fn the_first_topic_of_an_empty_file_is_written() {
        let topics = read_topics(FILE).unwrap();
        assert_eq!(write_topics("", &topics).unwrap().1, topics);
    }
}
