//! What the desk watches for, and the file in which the user says so.

use mujaz_model::{Text, Topic, TopicId};

use super::{Desk, OwnFile, intake::propose};
use crate::{Error, assets, disk};

impl Desk {
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
        self.set_aside.retain(|file| file.kind != OwnFile::Topics);
    }
}
