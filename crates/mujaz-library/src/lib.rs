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

/// The identity of an article: the SHA-256 of its original, in hexadecimal, and for an original that holds several
/// articles a hyphen and the number of the article in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub String);

impl ArticleId {
    /// Returns the identity of the article whose original these bytes are.
    #[must_use]
    pub fn of(original: &[u8]) -> Self {
        Self(sha256(original))
    }

    fn of_part(sha256: &str, part: usize, count: usize) -> Self {
        if count == 1 {
            Self(sha256.to_owned())
        } else {
            Self(format!("{sha256}-{part}"))
        }
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Returns the SHA-256 of `bytes` (FIPS 180-4), in hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

/// A file, page or paste as it came, and what was known of it: all that a later parser needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    /// The name of the format that it was detected as when it was imported.
    pub format: String,
    /// The address that it was fetched from.
    pub url: Option<String>,
    /// The character set that the transport declared.
    pub charset: Option<String>,
    /// Whether the user asked that text which had been decoded wrongly before is repaired.
    pub repair: bool,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// An original as it is kept, with the articles that were taken from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredOriginal {
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// The original.
    pub original: Original,
    /// Its articles, in their order.
    pub articles: Vec<StoredArticle>,
}

/// An article as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredArticle {
    /// Its identity.
    pub id: ArticleId,
    /// The name by which drafts refer to it.
    pub file: String,
    /// Its number among the articles of its original, from 1.
    pub part: usize,
}

/// An article that is to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewArticle<'a> {
    /// The name by which drafts will refer to it.
    pub file: String,
    /// The text that a search should find.
    pub text: &'a str,
}

/// What is kept of the desk beside the articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeskValue {
    /// The draft, as its file would be.
    Draft,
    /// The name of the template that was chosen last.
    Template,
    /// Which addresses may be fetched.
    Reach,
}

impl DeskValue {
    const fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Template => "template",
            Self::Reach => "reach",
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
            1 => {
                connection.execute_batch(FROM_1)?;
                connection.execute_batch(FROM_2)?;
            }
            2 => connection.execute_batch(FROM_2)?,
            VERSION => {}
            newer => return Err(Error::TooNew { version: newer }),
        }
        Ok(Self { connection })
    }

    /// Keeps an original and its articles, given in their order. The same original is kept once, under its first names.
    /// Returns the identities of the articles.
    ///
    /// # Errors
    /// [`Error::Access`] where the file cannot be written.
    pub fn add(
        &mut self,
        original: &Original,
        articles: &[NewArticle<'_>],
    ) -> Result<Vec<ArticleId>, Error> {
        let sha256 = sha256(&original.bytes);
        let transaction = self.connection.transaction()?;
        transaction.execute(
            "INSERT OR IGNORE INTO original (sha256, format, url, charset, repair, bytes) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                sha256,
                original.format,
                original.url,
                original.charset,
                original.repair,
                original.bytes
            ],
        )?;
        let mut identities = Vec::new();
        for (at, article) in articles.iter().enumerate() {
            let part = at + 1;
            let id = ArticleId::of_part(&sha256, part, articles.len());
            let added = transaction.execute(
                "INSERT OR IGNORE INTO article (id, file, original, part) VALUES (?1, ?2, ?3, ?4)",
                params![
                    id.0,
                    article.file,
                    sha256,
                    i64::try_from(part).unwrap_or(i64::MAX)
                ],
            )?;
            if added == 1 {
                transaction.execute(
                    "INSERT INTO article_words (rowid, words) VALUES (?1, ?2)",
                    params![
                        transaction.last_insert_rowid(),
                        search::shadow(article.text)
                    ],
                )?;
            }
            identities.push(id);
        }
        transaction.commit()?;
        Ok(identities)
    }

    /// Returns all originals, with their articles, in the order in which they came.
    ///
    /// # Errors
    /// [`Error::Access`] where the file cannot be read.
    pub fn originals(&self) -> Result<Vec<StoredOriginal>, Error> {
        let mut query = self.connection.prepare(
            "SELECT sha256, format, url, charset, repair, bytes FROM original \
             ORDER BY (SELECT min(number) FROM article WHERE article.original = sha256)",
        )?;
        let rows = query.query_map([], stored)?;
        let mut originals: Vec<StoredOriginal> = rows.collect::<Result<_, _>>()?;
        let mut query = self
            .connection
            .prepare("SELECT id, file, part FROM article WHERE original = ?1 ORDER BY part")?;
        for original in &mut originals {
            let rows = query.query_map([&original.sha256], |row| {
                Ok(StoredArticle {
                    id: ArticleId(row.get(0)?),
                    file: row.get(1)?,
                    part: usize::try_from(row.get::<_, u32>(2)?).unwrap_or(usize::MAX),
                })
            })?;
            original.articles = rows.collect::<Result<_, _>>()?;
        }
        Ok(originals)
    }

    /// Returns the original of an article.
    ///
    /// # Errors
    /// [`Error::NoArticle`] where there is none with this identity, [`Error::Access`] where the file cannot be read.
    pub fn original(&self, id: &ArticleId) -> Result<Original, Error> {
        self.connection
            .query_row(
                "SELECT sha256, format, url, charset, repair, bytes FROM original \
                 WHERE sha256 = (SELECT original FROM article WHERE id = ?1)",
                [&id.0],
                stored,
            )
            .optional()?
            .map(|stored| stored.original)
            .ok_or_else(|| Error::NoArticle(id.clone()))
    }

    /// Remembers whether text in the original of an article is repaired.
    ///
    /// # Errors
    /// [`Error::Access`] where the file cannot be written.
    pub fn set_repair(&mut self, id: &ArticleId, repair: bool) -> Result<(), Error> {
        self.connection.execute(
            "UPDATE original SET repair = ?2 WHERE sha256 = (SELECT original FROM article WHERE id = ?1)",
            params![id.0, repair],
        )?;
        Ok(())
    }

    /// Forgets an article, and with the last of its articles the original. One that is not there is forgotten already.
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
        transaction.execute(
            "DELETE FROM original WHERE sha256 NOT IN (SELECT original FROM article)",
            [],
        )?;
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

fn stored(row: &rusqlite::Row<'_>) -> rusqlite::Result<StoredOriginal> {
    Ok(StoredOriginal {
        sha256: row.get(0)?,
        original: Original {
            format: row.get(1)?,
            url: row.get(2)?,
            charset: row.get(3)?,
            repair: row.get(4)?,
            bytes: row.get(5)?,
        },
        articles: Vec::new(),
    })
}

const VERSION: u32 = 3;
const SCHEMA: &str = "
BEGIN;
CREATE TABLE original (
  sha256 TEXT PRIMARY KEY,
  format TEXT NOT NULL,
  url TEXT,
  charset TEXT,
  repair INTEGER NOT NULL DEFAULT 0,
  bytes BLOB NOT NULL
);
CREATE TABLE article (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  file TEXT NOT NULL UNIQUE,
  original TEXT NOT NULL REFERENCES original (sha256),
  part INTEGER NOT NULL
);
CREATE VIRTUAL TABLE article_words USING fts5(words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0');
CREATE TABLE desk (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
PRAGMA user_version = 3;
COMMIT;
";

/// From the first format, in which every original was a plain text and one article.
const FROM_1: &str = "
BEGIN;
CREATE TABLE original (
  sha256 TEXT PRIMARY KEY,
  format TEXT NOT NULL,
  url TEXT,
  charset TEXT,
  bytes BLOB NOT NULL
);
INSERT INTO original (sha256, format, bytes) SELECT id, 'text', original FROM article;
CREATE TABLE new_article (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  file TEXT NOT NULL UNIQUE,
  original TEXT NOT NULL REFERENCES original (sha256),
  part INTEGER NOT NULL
);
INSERT INTO new_article (number, id, file, original, part) SELECT number, id, file, id, 1 FROM article;
DROP TABLE article;
ALTER TABLE new_article RENAME TO article;
PRAGMA user_version = 2;
COMMIT;
";

/// From the second format, in which nothing was repaired.
const FROM_2: &str = "
BEGIN;
ALTER TABLE original ADD COLUMN repair INTEGER NOT NULL DEFAULT 0;
PRAGMA user_version = 3;
COMMIT;
";

#[cfg(test)]
mod tests {
    use super::*;

    fn library() -> Library {
        Library::prepare(Connection::open_in_memory().unwrap()).unwrap()
    }

    fn original(bytes: &[u8]) -> Original {
        Original {
            format: "text".to_owned(),
            url: None,
            charset: None,
            repair: false,
            bytes: bytes.to_owned(),
        }
    }

    fn add(library: &mut Library, file: &str, bytes: &[u8], text: &str) -> ArticleId {
        let article = NewArticle {
            file: file.to_owned(),
            text,
        };
        library.add(&original(bytes), &[article]).unwrap().remove(0)
    }

    #[test]
    fn an_original_comes_back_byte_for_byte() {
        let mut library = library();
        let bytes = "\u{feff}نص\r\n".as_bytes();
        let id = add(&mut library, "a.txt", bytes, "نص");
        assert_eq!(library.original(&id).unwrap(), original(bytes));
        assert_eq!(id, ArticleId::of(bytes));
    }

    #[test]
    fn the_same_original_is_kept_once() {
        let mut library = library();
        let first = add(&mut library, "a.txt", b"text", "text");
        let second = add(&mut library, "b.txt", b"text", "text");
        assert_eq!(first, second);
        let originals = library.originals().unwrap();
        assert_eq!(originals.len(), 1);
        assert_eq!(originals[0].articles.len(), 1);
        assert_eq!(originals[0].articles[0].file, "a.txt");
    }

    #[test]
    fn an_original_with_several_articles_goes_with_its_last() {
        let mut library = library();
        let articles = ["f#1", "f#2"].map(|file| NewArticle {
            file: file.to_owned(),
            text: file,
        });
        let ids = library.add(&original(b"feed"), &articles).unwrap();
        assert_ne!(ids[0], ids[1]);
        let stored = library.originals().unwrap();
        assert_eq!(stored.len(), 1);
        assert_eq!(
            stored[0]
                .articles
                .iter()
                .map(|article| article.part)
                .collect::<Vec<_>>(),
            [1, 2]
        );
        library.remove(&ids[0]).unwrap();
        assert_eq!(library.original(&ids[1]).unwrap(), original(b"feed"));
        library.remove(&ids[1]).unwrap();
        assert!(library.originals().unwrap().is_empty());
    }

    #[test]
    fn a_library_of_the_first_format_is_taken_over_whole() {
        let connection = Connection::open_in_memory().unwrap();
        connection
            .execute_batch(
                "CREATE TABLE article (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, file TEXT NOT NULL UNIQUE, original BLOB NOT NULL);
                 CREATE VIRTUAL TABLE article_words USING fts5(words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0');
                 CREATE TABLE desk (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
                 INSERT INTO desk VALUES ('draft', 'kept');
                 PRAGMA user_version = 1;",
            )
            .unwrap();
        for (file, text) in [("b.txt", "الوفد"), ("a.txt", "العراق")] {
            connection
                .execute(
                    "INSERT INTO article (id, file, original) VALUES (?1, ?2, ?3)",
                    params![ArticleId::of(text.as_bytes()).0, file, text.as_bytes()],
                )
                .unwrap();
            connection
                .execute(
                    "INSERT INTO article_words (rowid, words) VALUES (?1, ?2)",
                    params![connection.last_insert_rowid(), search::shadow(text)],
                )
                .unwrap();
        }
        let library = Library::prepare(connection).unwrap();
        let stored = library.originals().unwrap();
        assert_eq!(stored.len(), 2);
        assert_eq!(stored[0].articles[0].file, "b.txt");
        assert_eq!(stored[1].original, original("العراق".as_bytes()));
        assert_eq!(
            library.search("عراق").unwrap(),
            [ArticleId::of("العراق".as_bytes())]
        );
        assert_eq!(
            library.desk_value(DeskValue::Draft).unwrap().as_deref(),
            Some("kept")
        );
        let version: u32 = library
            .connection
            .query_row("PRAGMA user_version", [], |row| row.get(0))
            .unwrap();
        assert_eq!(version, VERSION);
    }

    #[test]
    fn a_library_of_the_second_format_repairs_nothing_and_can_from_now_on() {
        let connection = Connection::open_in_memory().unwrap();
        let second = SCHEMA
            .replace("  repair INTEGER NOT NULL DEFAULT 0,\n", "")
            .replace("user_version = 3", "user_version = 2");
        assert!(!second.contains("repair"));
        connection.execute_batch(&second).unwrap();
        connection
            .execute_batch(
                "INSERT INTO original (sha256, format, bytes) VALUES ('a', 'text', x'61');
                 INSERT INTO article (id, file, original, part) VALUES ('a', 'a.txt', 'a', 1);",
            )
            .unwrap();
        let mut library = Library::prepare(connection).unwrap();
        let id = ArticleId("a".to_owned());
        assert_eq!(library.original(&id).unwrap(), original(b"a"));
        library.set_repair(&id, true).unwrap();
        assert!(library.original(&id).unwrap().repair);
        assert!(library.originals().unwrap()[0].original.repair);
    }

    #[test]
    fn a_search_finds_inflected_words_and_variant_spellings() {
        let mut library = library();
        let id = add(
            &mut library,
            "a.txt",
            b"1",
            "أكدت السفارة أهمية الزيارة للعراق",
        );
        add(&mut library, "b.txt", b"2", "خبر آخر");
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
        let id = add(&mut library, "a.txt", b"1", "العراق");
        library.remove(&id).unwrap();
        assert!(library.search("العراق").unwrap().is_empty());
        assert!(matches!(library.original(&id), Err(Error::NoArticle(_))));
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
