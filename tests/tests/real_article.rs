//! The article that Mujaz was asked for, where it lies beside the repository (CI requires it): what a careful reader
//! finds in it, and the memo of its three points.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result};
use mujaz_tests::command::{Folder, letters, repository, text_of_pdf};
use serde_json::Value;

/// The article, and what is expected of it; `None` where they are not there.
fn article() -> Result<Option<(PathBuf, Value)>> {
    let folder = repository().join("../shared/articles");
    if !folder.is_dir() {
        return Ok(None);
    }
    let paths = fs::read_dir(&folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    let text = paths
        .iter()
        .find(|path| path.extension().is_some_and(|ending| ending == "txt"));
    let text = text.context("the folder has no article")?;
    let expected = serde_json::from_slice(&fs::read(text.with_extension("expected.json"))?)?;
    Ok(Some((fs::canonicalize(text)?, expected)))
}

fn json(arguments: &[&str]) -> Result<Value> {
    Ok(serde_json::from_str(&Folder::new()?.succeed(arguments)?)?)
}

fn path_text(path: &std::path::Path) -> Result<&str> {
    path.to_str().context("the path is text")
}

#[test]
fn the_import_is_what_a_careful_reader_finds() -> Result<()> {
    let Some((path, expected)) = article()? else {
        return Ok(());
    };
    let read = json(&["import", path_text(&path)?, "--json"])?;
    let read = &read[0];
    assert_eq!(read["headline"], expected["headline"]["display"]);
    assert_eq!(read["section"], expected["section"]["text"]);
    assert_eq!(read["published"], expected["date"]["iso"]);
    assert_eq!(read["language"], expected["file"]["language"]);
    let datelines = expected["datelines"].as_array().context("datelines")?;
    assert_eq!(
        read["datelines"].as_array().map(Vec::len),
        Some(datelines.len())
    );
    for (read, expected) in read["datelines"]
        .as_array()
        .into_iter()
        .flatten()
        .zip(datelines)
    {
        assert_eq!(read["place"], expected["place_ar"]);
        assert_eq!(read["credit"], expected["credit"]);
    }
    let paragraphs = expected["paragraphs"].as_array().context("paragraphs")?;
    assert_eq!(
        read["paragraphs"].as_array().map(Vec::len),
        Some(paragraphs.len())
    );
    for (read, expected) in read["paragraphs"]
        .as_array()
        .into_iter()
        .flatten()
        .zip(paragraphs)
    {
        assert_eq!(read["start"], expected["byte"][0]);
        assert_eq!(read["end"], expected["byte"][1]);
    }
    let sentences = expected["sentences"].as_array().context("sentences")?;
    assert_eq!(
        read["sentences"].as_array().map(Vec::len),
        Some(sentences.len())
    );
    for (read, expected) in read["sentences"]
        .as_array()
        .into_iter()
        .flatten()
        .zip(sentences)
    {
        assert_eq!(read["index"], expected["index"]);
        assert_eq!(read["paragraph"], expected["paragraph"]);
        assert_eq!(read["text"], expected["text"]);
        assert_eq!(read["start"], expected["byte"][0]);
        assert_eq!(read["end"], expected["byte"][1]);
        assert_eq!(read["char_start"], expected["char"][0]);
        assert_eq!(read["char_end"], expected["char"][1]);
    }
    Ok(())
}

#[test]
fn the_first_points_carry_the_topics_that_were_asked_for() -> Result<()> {
    let Some((path, expected)) = article()? else {
        return Ok(());
    };
    let points = json(&["points", path_text(&path)?, "--json"])?;
    let points = points.as_array().context("points")?;
    for topic in ["advisory-not-combat", "border-security", "al-hol-camp"] {
        assert!(
            points[..2].iter().any(|point| has_topic(point, topic)),
            "{topic}"
        );
    }
    for topic in expected["topic_cover"]["all"]
        .as_array()
        .context("topics")?
    {
        let topic = topic.as_str().context("a topic")?;
        assert!(
            points[..4].iter().any(|point| has_topic(point, topic)),
            "{topic}"
        );
    }
    let sentences = expected["sentences"].as_array().context("sentences")?;
    let (mut right, mut proposed, mut wanted) = (0_usize, 0_usize, 0_usize);
    for point in points {
        let at = point["sentence"].as_u64().context("a number")?;
        let sentence = sentences
            .iter()
            .find(|sentence| sentence["index"] == at)
            .context("a sentence")?;
        let labels = sentence["topics"].as_array().context("topics")?;
        proposed += point["topics"].as_array().map_or(0, Vec::len);
        wanted += labels.len();
        right += labels
            .iter()
            .filter_map(Value::as_str)
            .filter(|topic| has_topic(point, topic))
            .count();
    }
    // F1 = 2 right / (proposed + wanted), to be at least 0.95.
    assert!(
        right * 200 >= (proposed + wanted) * 95,
        "{right} right of {proposed} proposed and {wanted} wanted"
    );
    Ok(())
}

#[test]
fn what_the_article_names_has_its_place() -> Result<()> {
    let Some((path, expected)) = article()? else {
        return Ok(());
    };
    let source = fs::read_to_string(&path)?;
    let byte = |at: &Value| -> Result<usize> {
        let at = usize::try_from(at.as_u64().context("a number")?)?;
        Ok(source.chars().take(at).map(char::len_utf8).sum())
    };
    let read = json(&["import", path_text(&path)?, "--json"])?;
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut found = Vec::new();
    for entity in list(&read[0]["entities"]) {
        for mention in list(&entity["mentions"]) {
            let kind = entity["kind"].as_str().context("a kind")?.to_owned();
            found.push((kind, mention["start"].as_u64(), mention["end"].as_u64()));
        }
    }
    let mut missed = Vec::new();
    let mut wanted = 0;
    for entity in list(&expected["entities"]) {
        let kind = match entity["type"].as_str() {
            Some("org") => "organisation",
            Some(kind) => kind,
            None => continue,
        };
        for mention in list(&entity["mentions"]) {
            wanted += 1;
            let place =
                |at: usize| Ok::<_, anyhow::Error>(Some(byte(&mention["char"][at])? as u64));
            if !found.contains(&(kind.to_owned(), place(0)?, place(1)?)) {
                missed.push(mention["form"].clone());
            }
        }
    }
    // Whose adviser somebody is and which authorities are meant can belong to a name or not.
    assert!(wanted >= 60 && missed.len() <= 2, "{missed:?} of {wanted}");
    Ok(())
}

fn has_topic(point: &Value, topic: &str) -> bool {
    point["topics"]
        .as_array()
        .is_some_and(|topics| topics.iter().any(|known| known == topic))
}

#[test]
fn every_quotation_has_its_place_its_kind_and_its_speaker() -> Result<()> {
    let Some((path, expected)) = article()? else {
        return Ok(());
    };
    let read = json(&["import", path_text(&path)?, "--json"])?;
    let found = read[0]["quotations"].as_array().context("quotations")?;
    let quotes = expected["quotes"].as_array().context("quotes")?;
    assert_eq!(found.len(), quotes.len());
    for (found, quote) in found.iter().zip(quotes) {
        assert_eq!(found["start"], quote["inner_byte"][0]);
        assert_eq!(found["end"], quote["inner_byte"][1]);
        assert_eq!(found["kind"], quote["kind"]);
        assert_eq!(found["cue"], quote["cue"]);
        assert_eq!(found["via"], quote["via"]);
        let number = usize::try_from(quote["sentence"].as_u64().context("a number")?)?;
        let sentence = &expected["sentences"][number - 1];
        if quote["kind"] == "speech" {
            assert_eq!(found["speaker"], sentence["attribution"]["speaker"]);
        }
        // What was inferred is never shown as verbatim.
        assert_eq!(
            found["verbatim"] == true,
            quote["kind"] == "speech" && quote["open_inferred"] == false
        );
    }
    Ok(())
}

#[test]
fn three_picks_become_a_memo_in_both_languages() -> Result<()> {
    let Some((path, _)) = article()? else {
        return Ok(());
    };
    let folder = Folder::new()?;
    folder.succeed(&[
        "memo",
        "new",
        path_text(&path)?,
        "--points",
        "4,13,3",
        "--date",
        "2024-08-29",
        "-o",
        "memo.toml",
    ])?;
    let mut draft = fs::read_to_string(folder.path("memo.toml"))?;
    for english in [
        "Advisory, not combat.",
        "Border security is next.",
        "The file of al-Hol camp.",
    ] {
        let at = draft
            .find("[points.text]\n")
            .and_then(|start| draft[start..].find("en = \"\"").map(|at| start + at));
        let at = at.context("a point without English")?;
        draft.replace_range(at..at + "en = \"\"".len(), &format!("en = \"{english}\""));
        draft = draft.replacen("[points.text]\n", "[ points.text]\n", 1);
    }
    folder.write("memo.toml", &draft)?;
    for template in ["side-by-side", "stacked"] {
        folder.succeed(&[
            "render",
            "memo.toml",
            "--template",
            template,
            "-o",
            "memo.pdf",
        ])?;
        let pdf = folder.path("memo.pdf");
        let text = text_of_pdf(path_text(&pdf)?, None)?;
        for words in [
            "Advisory, not combat.",
            "Border security is next.",
            "The file of al-Hol camp.",
            "استشارية",
            "وليست",
            "قتالية",
            "الهول",
        ] {
            assert!(
                letters(&text).contains(&letters(words)),
                "{template}: {words}\n{text}"
            );
        }
    }
    Ok(())
}
