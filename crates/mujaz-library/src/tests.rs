//! The store in memory.

use super::*;
use crate::schema::{SCHEMA, VERSION};

fn library() -> Library {
    Library::over(Connection::open_in_memory().unwrap()).unwrap()
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
    let library = Library::over(connection).unwrap();
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
    let mut library = Library::over(connection).unwrap();
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
        Library::over(connection),
        Err(Error::TooNew { version: 99 })
    ));
}
