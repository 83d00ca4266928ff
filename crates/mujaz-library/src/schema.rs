//! The tables of the file: an empty file gets them, one of an earlier format is taken over.

use rusqlite::Connection;

use crate::Error;

/// The number of the format.
pub(crate) const VERSION: u32 = 3;

/// Gives the file the tables of this version.
///
/// # Errors
/// [`Error::TooNew`] where a later version of Mujaz wrote it, [`Error::Access`] where it cannot be read or written.
pub(crate) fn prepare(connection: &Connection) -> Result<(), Error> {
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
    Ok(())
}

pub(crate) const SCHEMA: &str = "
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
