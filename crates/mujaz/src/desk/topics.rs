//! What the desk watches for, and the file in which the user says so.

use mujaz_extract::Under;
use mujaz_model::{Text, Topic};

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

    /// Returns the topics as they stand in the topic file.
    ///
    /// # Errors
    /// [`Error::Topics`] where it cannot be used, so that nothing else is watched than what stands there; [`Error::Read`] and
    /// [`Error::NotText`].
    pub fn topics_in_file(&self) -> Result<Vec<Topic>, Error> {
        mujaz_extract::read_topics(&self.topic_file()?).map_err(|source| self.topics_error(source))
    }

    /// Watches for exactly these topics from now on, and proposes the sentences of every article anew. A topic without an id
    /// gets one.
    ///
    /// # Errors
    /// [`Error::Topics`] where one of them could not work or the topic file cannot be used, and [`Error::Write`]; the file then
    /// stays as it is.
    pub fn watch_only(&mut self, topics: &[Topic]) -> Result<(), Error> {
        let (toml, topics) = mujaz_extract::write_topics(&self.topic_file()?, topics)
            .map_err(|source| self.topics_error(source))?;
        disk::write_text(&self.topic_file, &toml)?;
        self.take_topics(topics);
        Ok(())
    }

    /// Watches for a term from now on, in one of the topics or in a new one.
    ///
    /// # Errors
    /// [`Error::Topics`] where there is no such topic or the term holds no word, and [`Error::Write`].
    pub fn watch(&mut self, term: &Text, under: Under<'_>) -> Result<(), Error> {
        let (toml, topics) = mujaz_extract::watch(&self.topic_file()?, term, under)
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
