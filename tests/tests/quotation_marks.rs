//! Articles whose quotation marks were damaged: a mark that is missing, doubled or another one never makes words verbatim that
//! were not, and never moves a sentence.

use std::collections::BTreeSet;

use anyhow::Result;
use mujaz::model::Article;
use mujaz_tests::{
    attribution::Case,
    command::repository,
    labelled::{cases, headline},
};

const MARKS: [char; 9] = ['«', '»', '“', '”', '„', '"', '‘', '’', '\''];

fn read(headline: &str, text: &str) -> Result<Article> {
    let source = format!("{headline}\n\n{text}\n");
    Ok(mujaz::import_bytes("case", source.as_bytes(), mujaz::Mojibake::Keep)?.value)
}

/// The passages that are shown as somebody's very words, without the marks inside.
fn verbatim(article: &Article) -> BTreeSet<String> {
    article
        .quotations
        .iter()
        .filter(|quotation| quotation.is_verbatim())
        .map(|quotation| without_marks(&quotation.text))
        .collect()
}

fn sentences(article: &Article) -> Vec<String> {
    article
        .sentences
        .iter()
        .map(|sentence| without_marks(&sentence.text))
        .collect()
}

/// The letters and stops, without marks and space.
fn without_marks(text: &str) -> String {
    text.chars()
        .filter(|letter| !MARKS.contains(letter) && !letter.is_whitespace())
        .collect()
}

/// The text with one of its marks missing, doubled, or in place of another.
fn damaged(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, mark) in text.char_indices().filter(|(_, mark)| MARKS.contains(mark)) {
        let (before, behind) = (&text[..at], &text[at + mark.len_utf8()..]);
        let is_apostrophe = before.ends_with(char::is_alphabetic)
            && behind.starts_with(char::is_alphabetic)
            || matches!(mark, '\'' | '’') && before.ends_with('s');
        if is_apostrophe {
            continue;
        }
        found.push(format!("{before}{behind}"));
        found.push(format!("{before}{mark}{mark}{behind}"));
        let others = MARKS.into_iter().filter(|other| *other != mark);
        found.extend(others.map(|other| format!("{before}{other}{behind}")));
    }
    found
}

#[test]
fn damaged_marks_never_make_words_verbatim_and_never_move_a_sentence() -> Result<()> {
    let mut count = 0;
    let mut wrong = Vec::new();
    for name in ["arabic", "english", "arabic-forms", "english-forms"] {
        let path = repository().join(format!("tests/cases/attribution/{name}.toml"));
        for case in cases::<Case>(&path)? {
            let whole = read(headline(&path), &case.text)?;
            for text in damaged(&case.text) {
                count += 1;
                let article = read(headline(&path), &text)?;
                let invented: Vec<String> = verbatim(&article)
                    .difference(&verbatim(&whole))
                    .cloned()
                    .collect();
                if !invented.is_empty() {
                    wrong.push(format!("verbatim: {invented:?}\n    {text}"));
                }
                if sentences(&article) != sentences(&whole) {
                    wrong.push(format!("sentences: {:#?}\n    {text}", sentences(&article)));
                }
            }
        }
    }
    assert!(count > 1000, "only {count} texts");
    let shown = wrong.len().min(20);
    assert!(
        wrong.is_empty(),
        "{} of {count}:\n{}",
        wrong.len(),
        wrong[..shown].join("\n")
    );
    Ok(())
}
