//! What the `mujaz` command prints, whole.

mod memo;
mod pdf;
mod points;

use anyhow::Result;
use mujaz_tests::command::Folder;
use serde_json::{Value, json};

const ARTICLE: &str = "عنوان {مهم}\n\nالثالثة 2024/08/28\n...\n\n\u{a0}بغداد: النهار\n\nبحث الوفد أمن الحدود. وغادر أمس.\n";

fn folder() -> Result<Folder> {
    let folder = Folder::new()?;
    folder.write("article.txt", ARTICLE)?;
    Ok(folder)
}

#[test]
fn import_shows_what_was_recognised() -> Result<()> {
    assert_eq!(
        folder()?.succeed(&["import", "article.txt"])?,
        "عنوان «مهم»\n  الثالثة\n  2024-08-28\n  بغداد: النهار\n\n   1  بحث الوفد أمن الحدود.\n   2  وغادر أمس.\n\n"
    );
    Ok(())
}

#[test]
fn import_prints_the_documented_json() -> Result<()> {
    let read: Value =
        serde_json::from_str(&folder()?.succeed(&["import", "article.txt", "--json"])?)?;
    let start = ARTICLE.find("بحث").unwrap_or_default();
    let end = start + "بحث الوفد أمن الحدود.".len();
    let second = end + 1;
    let yesterday = second + "وغادر ".len();
    let place = ARTICLE.find("بغداد").unwrap_or_default();
    let characters = |at: usize| ARTICLE[..at].chars().count();
    assert_eq!(
        read,
        json!([{
            "file": "article.txt",
            "format": "text",
            "sha256": read[0]["sha256"],
            "encoding": { "name": "UTF-8", "evidence": "valid-utf8" },
            "repair": null,
            "warnings": [],
            "duplicate_of": null,
            "headline": "عنوان «مهم»",
            "section": "الثالثة",
            "published": "2024-08-28",
            "published_at": null,
            "modified": null,
            "language": "ar",
            "outlet": null,
            "bylines": [],
            "lead": null,
            "url": null,
            "datelines": [{ "place": "بغداد", "credit": "النهار" }],
            "paragraphs": [{ "text": "بحث الوفد أمن الحدود. وغادر أمس.", "start": start, "end": second + "وغادر أمس.".len() }],
            "sentences": [
                { "index": 1, "paragraph": 1, "start": start, "end": end, "char_start": characters(start), "char_end": characters(end), "text": "بحث الوفد أمن الحدود." },
                { "index": 2, "paragraph": 1, "start": second, "end": second + "وغادر أمس.".len(), "char_start": characters(second), "char_end": characters(second) + "وغادر أمس.".chars().count(), "text": "وغادر أمس." },
            ],
            "captions": [],
            "quotations": [],
            "reports": [],
            "entities": [
                { "kind": "place", "ar": "بغداد", "en": "Baghdad", "value": null, "unit": null, "mentions": [
                    { "sentence": null, "start": place, "end": place + "بغداد".len(), "text": "بغداد" },
                ] },
                { "kind": "date", "ar": "أمس", "en": "", "value": null, "unit": null, "mentions": [
                    { "sentence": 2, "start": yesterday, "end": yesterday + "أمس".len(), "text": "أمس" },
                ] },
            ],
        }])
    );
    Ok(())
}

/// The article as somebody reads it who takes its UTF-8 for Windows-1252.
const DAMAGED: &str = "Ø¹Ù†ÙˆØ§Ù† {Ù…Ù‡Ù…}\n\nØ§Ù„Ø«Ø§Ù„Ø«Ø© 2024/08/28\n...\n\nÂ\u{a0}Ø¨ØºØ¯Ø§Ø¯: Ø§Ù„Ù†Ù‡Ø§Ø±\n\nØ¨Ø\u{ad}Ø« Ø§Ù„ÙˆÙ\u{81}Ø¯ Ø£Ù…Ù† Ø§Ù„Ø\u{ad}Ø¯ÙˆØ¯. ÙˆØºØ§Ø¯Ø± Ø£Ù…Ø³.\n";

#[test]
fn text_that_was_decoded_wrongly_is_repaired_only_where_that_is_asked_for() -> Result<()> {
    let folder = folder()?;
    folder.write("damaged.txt", DAMAGED)?;
    let outcome = folder.mujaz(&["import", "damaged.txt", "--json"])?;
    let read: Value = serde_json::from_slice(&outcome.output)?;
    assert!(outcome.errors.contains("--repair"), "{}", outcome.errors);
    let change = &read[0]["repair"]["changes"][0];
    assert_eq!(read[0]["repair"]["read_as"], json!(["windows-1252"]));
    assert_ne!(change["before"], change["after"], "{change}");
    assert_ne!(read[0]["sentences"][0]["text"], "بحث الوفد أمن الحدود.");

    let asked = folder.succeed(&["import", "damaged.txt", "--json", "--repair"])?;
    let read: Value = serde_json::from_str(&asked)?;
    assert_eq!(read[0]["repair"], Value::Null);
    assert_eq!(read[0]["sentences"][0]["text"], "بحث الوفد أمن الحدود.");
    let points = folder.succeed(&["points", "damaged.txt", "--repair"])?;
    assert!(points.contains("بحث الوفد أمن الحدود."), "{points}");
    Ok(())
}

#[test]
fn a_memo_rests_on_a_repaired_article_where_its_points_do() -> Result<()> {
    let folder = folder()?;
    folder.write("damaged.txt", DAMAGED)?;
    folder.succeed(&[
        "memo",
        "new",
        "damaged.txt",
        "--repair",
        "--points",
        "1",
        "-o",
        "memo.toml",
    ])?;
    folder.succeed(&["render", "memo.toml", "-o", "memo.html"])?;
    let html = std::fs::read_to_string(folder.path("memo.html"))?;
    assert!(html.contains("بحث الوفد أمن الحدود."));
    Ok(())
}

#[test]
fn an_article_that_comes_twice_names_the_first() -> Result<()> {
    let outcome = folder()?.mujaz_with_input(
        &["import", "article.txt", "-", "--json"],
        ARTICLE.as_bytes(),
    )?;
    let read: Value = serde_json::from_slice(&outcome.output)?;
    assert_eq!(read[0]["duplicate_of"], Value::Null);
    assert_eq!(
        read[1]["duplicate_of"],
        json!({ "file": "article.txt", "similarity": 100 })
    );
    assert!(outcome.errors.contains("the same as `article.txt`"));
    Ok(())
}

#[test]
fn import_reads_standard_input_and_several_files() -> Result<()> {
    let outcome = folder()?.mujaz_with_input(
        &["import", "-", "article.txt", "--json"],
        "Talks open\n\nThey met.".as_bytes(),
    )?;
    let read: Value = serde_json::from_slice(&outcome.output)?;
    assert_eq!(read[0]["language"], "en");
    assert_eq!(read[1]["language"], "ar");
    Ok(())
}

const FEED: &str = "<rss version='2.0'><channel><title>المنار</title>\
    <item><title>عنوان أول</title><link>https://news.example/1</link><description>بحث الوفد أمن الحدود.</description></item>\
    <item><title>عنوان ثان</title><description>وغادر الوفد أمس.</description></item></channel></rss>";

#[test]
fn import_reads_a_folder_and_names_what_it_could_not_read() -> Result<()> {
    let folder = folder()?;
    folder.write("in/b.txt", "عنوان ثالث\n\nنص المقال.\n")?;
    folder.write("in/a/feed.xml", FEED)?;
    folder.write("in/c.bin", "\0\0\0")?;
    let outcome = folder.mujaz(&["import", "in", "--json"])?;
    assert_eq!(outcome.code, 1);
    let read: Value = serde_json::from_slice(&outcome.output)?;
    let seen: Vec<_> = read
        .as_array()
        .into_iter()
        .flatten()
        .map(|article| (&article["file"], &article["format"], &article["url"]))
        .collect();
    assert_eq!(
        json!(seen),
        json!([
            ["in/a/feed.xml#1", "feed", "https://news.example/1"],
            ["in/a/feed.xml#2", "feed", null],
            ["in/b.txt", "text", null],
        ])
    );
    assert!(outcome.errors.contains("in/c.bin"), "{}", outcome.errors);
    Ok(())
}

#[test]
fn one_article_of_several_is_named_by_its_number() -> Result<()> {
    let folder = folder()?;
    folder.write("feed.xml", FEED)?;
    let outcome = folder.mujaz(&["points", "feed.xml"])?;
    assert_eq!(outcome.code, 1);
    assert!(outcome.errors.contains("feed.xml#1"), "{}", outcome.errors);
    assert!(
        folder
            .succeed(&["points", "feed.xml#2"])?
            .contains("وغادر الوفد أمس.")
    );
    folder.succeed(&[
        "memo",
        "new",
        "feed.xml#1",
        "--points",
        "1",
        "-o",
        "memo.toml",
    ])?;
    folder.succeed(&["render", "memo.toml", "-o", "memo.html"])?;
    assert!(
        folder
            .mujaz(&["points", "feed.xml#3"])?
            .errors
            .contains("there is no article 3")
    );
    Ok(())
}

#[test]
fn a_new_memo_names_its_articles_from_where_it_lies() -> Result<()> {
    let folder = folder()?;
    folder.write("second.txt", "خبر آخر\n\nجملة أولى. وجملة ثانية.\n")?;
    std::fs::create_dir(folder.path("memos"))?;
    folder.succeed(&[
        "memo",
        "new",
        "article.txt",
        "second.txt",
        "--points",
        "1,2:2",
        "-o",
        "memos/memo.toml",
    ])?;
    let draft: toml::Table =
        toml::from_str(&std::fs::read_to_string(folder.path("memos/memo.toml"))?)?;
    assert_eq!(draft["sources"][0]["file"].as_str(), Some("../article.txt"));
    assert_eq!(draft["sources"][1]["file"].as_str(), Some("../second.txt"));
    assert_eq!(
        draft["points"][0]["original"].as_str(),
        Some("بحث الوفد أمن الحدود.")
    );
    assert_eq!(
        draft["points"][1]["original"].as_str(),
        Some("وجملة ثانية.")
    );
    folder.succeed(&["render", "memos/memo.toml", "-o", "memo.html"])?;
    Ok(())
}

#[test]
fn one_call_makes_html_and_pdf() -> Result<()> {
    let folder = Folder::with_samples()?;
    folder.succeed(&[
        "render",
        "memo.toml",
        "--template",
        "stacked",
        "--to",
        "html",
        "--to",
        "pdf",
        "-o",
        "out.html",
    ])?;
    assert!(std::fs::read(folder.path("out.html"))?.starts_with(b"<!DOCTYPE html>"));
    assert!(std::fs::read(folder.path("out.pdf"))?.starts_with(b"%PDF-1."));
    Ok(())
}

#[test]
fn templates_are_listed() -> Result<()> {
    let list = Folder::new()?.succeed(&["template", "list"])?;
    assert!(list.starts_with("side-by-side  Side by side  "), "{list}");
    assert!(list.contains("\nstacked       Stacked  "), "{list}");
    Ok(())
}

fn failure(folder: &Folder, arguments: &[&str]) -> Result<(i32, String)> {
    let outcome = folder.mujaz(arguments)?;
    assert!(
        outcome.output.is_empty(),
        "an error goes to standard error alone"
    );
    Ok((outcome.code, outcome.errors))
}

#[test]
fn a_point_that_left_its_source_is_named() -> Result<()> {
    let folder = folder()?;
    folder.succeed(&["memo", "new", "article.txt", "--points", "2,1"])?;
    folder.write("article.txt", ARTICLE.replace("بحث الوفد", "درس الوفد"))?;
    let (code, errors) = failure(&folder, &["render", "memo.toml", "-o", "memo.html"])?;
    let start = ARTICLE.find("بحث").unwrap_or_default();
    assert_eq!(code, 1);
    assert_eq!(
        errors,
        format!(
            "error: point 2 is no longer in source 1: bytes {start} to {} of `article.txt` do not read “بحث الوفد أمن الحدود.”\n\
             hint: the source was changed: restore it, or pick the point again\n",
            start + "بحث الوفد أمن الحدود.".len()
        )
    );
    assert!(!folder.path("memo.html").exists(), "nothing is written");
    Ok(())
}

#[test]
fn a_changed_number_and_a_lost_not_are_warned_of() -> Result<()> {
    let folder = Folder::with_samples()?;
    let draft = std::fs::read_to_string(folder.path("memo.toml"))?;
    let changed = draft.replace("USD 12.5 million", "USD 15.2 million");
    assert_ne!(draft, changed);
    folder.write("memo.toml", changed)?;
    let outcome = folder.mujaz(&["render", "memo.toml", "-o", "memo.html"])?;
    assert_eq!(outcome.code, 0);
    assert_eq!(
        outcome.errors,
        "warning: point 4: the numbers differ: “12.5 مليون” in the Arabic text, “15.2 million” in the English text\n\
         checked: 1 warning\n"
    );
    Ok(())
}

#[test]
fn the_sample_memo_has_nothing_to_warn_of() -> Result<()> {
    let outcome = Folder::with_samples()?.mujaz(&[
        "render",
        "memo.toml",
        "--to",
        "html",
        "--to",
        "pdf",
        "-o",
        "memo",
    ])?;
    assert_eq!((outcome.code, outcome.errors.as_str()), (0, ""));
    Ok(())
}

#[test]
fn errors_say_what_and_where_and_give_a_hint() -> Result<()> {
    let folder = folder()?;
    folder.write("picture.png", b"\x89PNG\0\0")?;
    folder.write("memo.toml", "[header]\nrefrence = \"1\"\n")?;
    assert_eq!(
        failure(&folder, &["import", "picture.png"])?,
        (1, "error: `picture.png`: the file is not a text: byte 4 is zero\nhint: open the document in its own program and paste its text\n".to_owned())
    );
    assert_eq!(
        failure(&folder, &["import", "missing.txt"])?.1,
        "error: `missing.txt` cannot be read: No such file or directory (os error 2)\n"
    );
    let (code, errors) = failure(&folder, &["render", "memo.toml", "-o", "memo.html"])?;
    assert_eq!(code, 1);
    assert!(
        errors.contains("line 2") && errors.contains("hint: `docs/memo-toml.md`"),
        "{errors}"
    );
    let (code, errors) = failure(
        &folder,
        &["memo", "new", "article.txt", "--points", "9", "-o", "-"],
    )?;
    assert_eq!(
        (code, errors.as_str()),
        (
            1,
            "error: the article has 2 sentences: there is no sentence 9\n"
        )
    );
    let (code, errors) = failure(
        &folder,
        &[
            "render",
            "article.txt",
            "--template",
            "none",
            "-o",
            "x.html",
        ],
    )?;
    assert_eq!(code, 1);
    assert!(
        errors.contains("hint: the templates are side-by-side, stacked;"),
        "{errors}"
    );
    Ok(())
}

#[test]
fn a_wrong_call_ends_with_two() -> Result<()> {
    let folder = folder()?;
    for arguments in [
        &["points"][..],
        &["memo", "new", "article.txt", "--points", "x"],
        &["memo", "new", "article.txt", "--points", "0"],
        &["render", "memo.toml", "-o", "memo.doc"],
        &[
            "render",
            "memo.toml",
            "--to",
            "html",
            "--to",
            "pdf",
            "-o",
            "-",
        ],
        &["frobnicate"],
    ] {
        let (code, errors) = failure(&folder, arguments)?;
        assert_eq!(code, 2, "{arguments:?}");
        assert!(errors.starts_with("error: "), "{errors}");
    }
    Ok(())
}

#[test]
fn help_names_every_command() -> Result<()> {
    let help = Folder::new()?.succeed(&["--help"])?;
    for command in ["import", "points", "memo", "render", "pdf", "template"] {
        assert!(help.contains(&format!("\n  {command} ")), "{help}");
    }
    Ok(())
}
