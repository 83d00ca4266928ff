//! The library: one SQLite file with the articles, their originals byte for byte, and what is on the desk.
//!
//! What enters is written before the call returns, so that nothing is lost when the window or the machine goes down.
//! Articles are found by [`Library::search`], which compares words as readers do (folded and stemmed), not as they are
//! spelt: on raw Arabic text SQLite's full-text search misses أهمية for اهمية and العراق for للعراق.

mod error;
mod search;

use std::{fmt, path::Path};

use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

pub use error::Error;

/// The identity of an article: the SHA-256 of its original, in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub String);

impl ArticleId {
    /// Returns the identity of the article whose original these bytes are.
    #[must_use]
    pub fn of(original: &[u8]) -> Self {
        Self(format!("{:x}", Sha256::digest(original)))
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// An article as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredArticle {
    /// Its identity.
    pub id: ArticleId,
    /// The file name by which drafts refer to it.
    pub file: String,
    /// The original, byte for byte.
    pub original: Vec<u8>,
}

/// What is kept of the desk beside the articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeskValue {
    /// The draft, as its file would be.
    Draft,
    /// The name of the template that was chosen last.
    Template,
}

impl DeskValue {
    const fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Template => "template",
        }
    }
}

/// The store.
#[derive(Debug)]
pub struct Library {
    connection: Connection,
}

impl Library {
    /// Opens the library in `file`, which is made where it is not there.
    ///
    /// # Errors
    /// [`Error::Open`] where the file cannot be opened or is no library, [`Error::TooNew`] where a later version of
    /// Mujaz wrote it.
    pub fn open(file: &Path) -> Result<Self, Error> {
        let connection = Connection::open(file).map_err(|source| Error::Open {
            file: file.to_owned(),
            source,
        })?;
        Self::prepare(connection).map_err(|error| match error {
            Error::Access(source) => Error::Open {
                file: file.to_owned(),
                source,
            },
            other => other,
        })
    }

    fn prepare(connection: Connection) -> Result<Self, Error> {
        connection.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;",
        )?;
        let version: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        match version {
            0 => connection.execute_batch(SCHEMA)?,
            VERSION => {}
            newer => return Err(Error::TooNew { version: newer }),
        }
        Ok(Self { connection })
    }

    /// Keeps an article: its original, the name that drafts call it by, and the text that a search should find. The
    /// same original is kept once, under its first name.
    ///
    /// # Errors
    /// [`Error::Access`] where the file cannot be written.
    pub fn add(&mut self, file: &str, original: &[u8], text: &str) -> Result<ArticleId, Error> {
        let id = ArticleId::of(original);
        let transaction = self.connection.transaction()?;
        let added = transaction.execute(
            "INSERT OR IGNORE INTO article (id, file, original) VALUES (?1, ?2, ?3)",
            params![id.0, file, original],
        )?;
        if added == 1 {
            transaction.execute(
                "INSERT INTO article_words (rowid, words) VALUES (?1, ?2)",
                params![transaction.last_insert_rowid(), search::shadow(text)],
            )?;
        }
        transaction.commit()?;
        Ok(id)
    }

    /// Returns all articles in the order in which they came.
    ///
    /// # Errors
    /// [`Error::Access`] where the file cannot be read.
    pub fn articles(&self) -> Result<Vec<StoredArticle>, Error> {
        let mut query = self
            .connection
            .prepare("SELECT id, file, original FROM article ORDER BY number")?;
        let rows = query.query_map([], stored)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Returns one article.
    ///
    /// # Errors
    /// [`Error::NoArticle`] where there is none with this identity, [`Error::Access`] where the file cannot be read.
    pub fn article(&self, id: &ArticleId) -> Result<StoredArticle, Error> {
        self.connection
            .query_row(
                "SELECT id, file, original FROM article WHERE id = ?1",
                [&id.0],
                stored,
            )
            .optional()?
            .ok_or_else(|| Error::NoArticle(id.clone()))
    }

    /// Forgets an article. One that is not there is forgotten already.
    ///
    /// # Errors
    /// [`Error::Access`] where the file cannot be written.
    pub fn remove(&mut self, id: &ArticleId) -> Result<(), Error> {
        let transaction = self.connection.transaction()?;
        transaction.execute(
            "DELETE FROM article_words WHERE rowid = (SELECT number FROM article WHERE id = ?1)",
            [&id.0],
        )?;
        transaction.execute("DELETE FROM article WHERE id = ?1", [&id.0])?;
        transaction.commit()?;
        Ok(())
    }

    /// Returns the articles that have every word of `query` in any inflection, the best first.
    ///
    /// # Errors
    /// [`Error::Access`] where the file cannot be read.
    pub fn search(&self, query: &str) -> Result<Vec<ArticleId>, Error> {
        let Some(words) = search::query(query) else {
            return Ok(Vec::new());
        };
        let mut statement = self.connection.prepare(
            "SELECT article.id FROM article_words JOIN article ON article.number = article_words.rowid \
             WHERE article_words MATCH ?1 ORDER BY article_words.rank, article.number",
        )?;
        let rows = statement.query_map([words], |row| row.get(0).map(ArticleId))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Returns what is kept of the desk.
    ///
    /// # Errors
    /// [`Error::Access`] where the file cannot be read.
    pub fn desk_value(&self, value: DeskValue) -> Result<Option<String>, Error> {
        Ok(self
            .connection
            .query_row(
                "SELECT value FROM desk WHERE key = ?1",
                [value.key()],
                |row| row.get(0),
            )
            .optional()?)
    }

    /// Keeps `content` of the desk.
    ///
    /// # Errors
    /// [`Error::Access`] where the file cannot be written.
    pub fn set_desk_value(&mut self, value: DeskValue, content: &str) -> Result<(), Error> {
        self.connection.execute(
            "INSERT INTO desk (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            [value.key(), content],
        )?;
        Ok(())
    }
}

fn stored(row: &rusqlite::Row<'_>) -> rusqlite::Result<StoredArticle> {
    Ok(StoredArticle {
        id: ArticleId(row.get(0)?),
        file: row.get(1)?,
        original: row.get(2)?,
    })
}

const VERSION: u32 = 1;
const SCHEMA: &str = "
BEGIN;
CREATE TABLE article (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  file TEXT NOT NULL UNIQUE,
  original BLOB NOT NULL
);
CREATE VIRTUAL TABLE article_words USING fts5(words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0');
CREATE TABLE desk (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
PRAGMA user_version = 1;
COMMIT;
";

#[cfg(test)]
mod tests {
    use super::*;

    fn library() -> Library {
        Library::prepare(Connection::open_in_memory().unwrap()).unwrap()
    }

    #[test]
    fn an_original_comes_back_byte_for_byte() {
        let mut library = library();
        let original = "\u{feff}نص\r\n".as_bytes();
        let id = library.add("a.txt", original, "نص").unwrap();
        assert_eq!(library.article(&id).unwrap().original, original);
        assert_eq!(id, ArticleId::of(original));
    }

    #[test]
    fn the_same_original_is_kept_once() {
        let mut library = library();
        let first = library.add("a.txt", b"text", "text").unwrap();
        let second = library.add("b.txt", b"text", "text").unwrap();
        assert_eq!(first, second);
        assert_eq!(library.articles().unwrap().len(), 1);
        assert_eq!(library.articles().unwrap()[0].file, "a.txt");
    }

    #[test]
    fn a_search_finds_inflected_words_and_variant_spellings() {
        let mut library = library();
        let id = library
            .add("a.txt", b"1", "أكدت السفارة أهمية الزيارة للعراق")
            .unwrap();
        library.add("b.txt", b"2", "خبر آخر").unwrap();
        for query in ["العراق", "اهمية", "زيارة سفارة"] {
            assert_eq!(
                library.search(query).unwrap(),
                std::slice::from_ref(&id),
                "{query}"
            );
        }
        assert!(library.search("العراق خبر").unwrap().is_empty());
        assert!(library.search("\" OR *").unwrap().is_empty());
    }

    #[test]
    fn a_removed_article_is_found_no_more() {
        let mut library = library();
        let id = library.add("a.txt", b"1", "العراق").unwrap();
        library.remove(&id).unwrap();
        assert!(library.search("العراق").unwrap().is_empty());
        assert!(matches!(library.article(&id), Err(Error::NoArticle(_))));
    }

    #[test]
    fn the_desk_keeps_the_last_value() {
        let mut library = library();
        assert_eq!(library.desk_value(DeskValue::Draft).unwrap(), None);
        library.set_desk_value(DeskValue::Draft, "one").unwrap();
        library.set_desk_value(DeskValue::Draft, "two").unwrap();
        assert_eq!(
            library.desk_value(DeskValue::Draft).unwrap().as_deref(),
            Some("two")
        );
        assert_eq!(library.desk_value(DeskValue::Template).unwrap(), None);
    }

    #[test]
    fn a_library_of_a_later_version_is_refused() {
        let connection = Connection::open_in_memory().unwrap();
        connection
            .execute_batch("PRAGMA user_version = 99")
            .unwrap();
        assert!(matches!(
            Library::prepare(connection),
            Err(Error::TooNew { version: 99 })
        ));
    }
}
