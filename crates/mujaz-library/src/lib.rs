//! The library: one SQLite file with the articles, their originals byte for byte, and what is on the desk.
//!
//! What enters is written before the call returns, so that nothing is lost when the window or the machine goes down.
//! Articles are found by [`Library::search`], which compares words as readers do (folded and stemmed), not as they are
//! spelt: on raw Arabic text SQLite's full-text search misses أهمية for اهمية and العراق for للعراق.

mod desk;
mod error;
mod original;
mod schema;
mod search;
#[cfg(test)]
mod tests;

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, params};

pub use desk::DeskValue;
pub use error::Error;
pub use original::{ArticleId, NewArticle, Original, StoredArticle, StoredOriginal, sha256};

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
        Self::over(connection).map_err(|error| match error {
            Error::Access(source) => Error::Open {
                file: file.to_owned(),
                source,
            },
            other => other,
        })
    }

    /// The library in what the connection leads to.
    fn over(connection: Connection) -> Result<Self, Error> {
        schema::prepare(&connection)?;
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
