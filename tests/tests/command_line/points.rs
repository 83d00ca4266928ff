//! What `mujaz points` prints.

use anyhow::Result;
use mujaz_tests::command::Folder;
use serde_json::{Value, json};

use super::{ARTICLE, folder};

#[test]
fn points_say_why_they_are_proposed() -> Result<()> {
    let points = folder()?.succeed(&["points", "article.txt", "--limit", "1"])?;
    let because = "because: first to touch border-security; sentence 1 of";
    assert!(points.contains(because), "{points}");
    Ok(())
}

#[test]
fn points_come_best_first_with_their_topics() -> Result<()> {
    let points: Value = serde_json::from_str(&folder()?.succeed(&[
        "points",
        "article.txt",
        "--limit",
        "1",
        "--json",
    ])?)?;
    let start = ARTICLE.find("بحث").unwrap_or_default();
    assert_eq!(points.as_array().map(Vec::len), Some(1));
    assert_eq!(points[0]["rank"], 1);
    assert_eq!(points[0]["sentence"], 1);
    assert_eq!(points[0]["start"], start);
    assert_eq!(points[0]["end"], start + "بحث الوفد أمن الحدود.".len());
    assert_eq!(points[0]["topics"], json!(["border-security"]));
    assert!(points[0]["score"].is_f64());
    Ok(())
}

#[test]
fn a_passage_is_told_of_as_a_proposed_point() -> Result<()> {
    let folder = Folder::new()?;
    let text = "عنوان\n\nقال الوزير سالم الدباغ إن «المهمة استشارية وليست قتالية».\n";
    folder.write("said.txt", text)?;
    let start = text.find("قتالية").unwrap_or_default();
    let place = format!("{start}-{}", start + "قتالية".len());
    let read = folder.succeed(&["points", "said.txt", "--json", "--passage", &place])?;
    let read: Value = serde_json::from_str(&read)?;
    assert_eq!(read[0]["text"], "قتالية");
    assert_eq!(read[0]["start"], start);
    assert_eq!(read[0]["speaker"], "سالم الدباغ");
    assert_eq!(read[0]["cue"], "قال");
    assert_eq!(read[0]["polarity"]["denied"], json!(["قتالية"]));
    assert_eq!(read[0]["reasons"], json!([{ "kind": "selected" }]));
    let told = folder.succeed(&["points", "said.txt", "--limit", "1"])?;
    assert!(
        told.contains("   speaker: سالم الدباغ (holds verbatim words)\n"),
        "{told}"
    );
    let nothing = folder.mujaz(&["points", "said.txt", "--passage", "9000-9001"])?;
    assert!(nothing.errors.contains("no words"), "{}", nothing.errors);
    Ok(())
}

#[test]
fn own_topics_replace_the_built_in_ones() -> Result<()> {
    let folder = folder()?;
    folder.write("own.toml", "[[topic]]\nid = \"departure\"\nlabel = { ar = \"مغادرة\", en = \"Departure\" }\nar = [\"غادر\"]\n")?;
    let points = folder.succeed(&[
        "points",
        "article.txt",
        "--topics",
        "own.toml",
        "--limit",
        "1",
    ])?;
    let because = "first to touch departure; sentence 2 of 2; 100 % as central as the most central sentence; fitting length (2 words)";
    assert_eq!(
        points,
        format!("1. sentence 2  [departure]\n   وغادر أمس.\n   because: {because}\n\n")
    );
    Ok(())
}

#[test]
fn points_of_several_articles_stand_together_with_the_figures_that_differ() -> Result<()> {
    let folder = Folder::new()?;
    folder.write("a.txt", "انفجار في سوق ببغداد\n\nبغداد: النهار\n\nقتل 12 شخصا وأصيب 30 آخرون في انفجار سيارة مفخخة وسط سوق شعبية في بغداد.\n")?;
    folder.write("b.txt", "Car bomb in Baghdad market\n\nFifteen people were killed and 30 wounded when a car bomb exploded in a market in central Baghdad.\n")?;
    let text = folder.succeed(&["points", "a.txt", "b.txt"])?;
    assert!(
        text.contains("   also sentence 1 of b.txt: Fifteen"),
        "{text}"
    );
    assert!(
        text.contains(
            "   conflict: killed: 12 (sentence 1 of a.txt) / Fifteen (sentence 1 of b.txt)\n"
        ),
        "{text}"
    );
    let outcome = folder.mujaz(&["points", "a.txt", "missing.txt", "b.txt", "--json"])?;
    assert_eq!(outcome.code, 1);
    assert!(outcome.errors.contains("missing.txt"), "{}", outcome.errors);
    let read: Value = serde_json::from_slice(&outcome.output)?;
    assert_eq!(read["articles"][1]["file"], "b.txt");
    assert_eq!(read["groups"][0]["members"][1]["sentence"], 1);
    assert_eq!(read["groups"][0]["conflicts"], json!([0]));
    assert_eq!(read["conflicts"][0]["kind"], "contradiction");
    assert_eq!(
        read["conflicts"][0]["counted"],
        json!({ "ar": "قتلى", "en": "killed" })
    );
    assert_eq!(read["conflicts"][0]["figures"][1]["value"], "15");
    Ok(())
}
