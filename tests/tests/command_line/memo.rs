//! What `mujaz memo` makes and refuses, and what the checks say of a memo.

use anyhow::Result;
use mujaz_tests::command::Folder;
use serde_json::{Value, json};

use super::{failure, folder};

#[test]
fn a_memo_on_sources_that_contradict_each_other_is_told() -> Result<()> {
    let folder = Folder::new()?;
    folder.write("a.txt", "انفجار في سوق ببغداد\n\nبغداد: النهار\n\nقتل 12 شخصا في انفجار سيارة مفخخة وسط سوق شعبية في بغداد.\n")?;
    folder.write("b.txt", "انفجار سيارة في بغداد\n\nبغداد: المنار\n\nمقتل 15 شخصا بانفجار سيارة مفخخة في سوق شعبية وسط بغداد.\n")?;
    folder.succeed(&[
        "memo",
        "new",
        "a.txt",
        "b.txt",
        "--points",
        "1:1,2:1",
        "--date",
        "2024-08-28",
    ])?;
    let outcome = folder.mujaz(&["render", "memo.toml", "-o", "memo.html"])?;
    assert!(
        outcome
            .errors
            .contains("warning: point 1: killed: “12” here, “15” in point 2 (source 2)"),
        "{}",
        outcome.errors
    );
    Ok(())
}

#[test]
fn a_draft_that_is_there_is_not_written_over_unless_that_is_asked_for() -> Result<()> {
    let folder = folder()?;
    folder.write("memo.toml", "# mine")?;
    let new = ["memo", "new", "article.txt", "--points", "1"];
    assert_eq!(
        failure(&folder, &new)?,
        (1, "error: `memo.toml` is there already\nhint: name another file with `--output`, or write over it with `--force`\n".to_owned())
    );
    assert_eq!(std::fs::read_to_string(folder.path("memo.toml"))?, "# mine");
    folder.succeed(&[&new[..], &["--force"]].concat())?;
    assert!(std::fs::read_to_string(folder.path("memo.toml"))?.contains("[[points]]"));
    folder.succeed(&[&new[..], &["-o", "-"]].concat())?;
    Ok(())
}

#[test]
fn sentences_are_picked_in_ranges_and_once() -> Result<()> {
    let folder = folder()?;
    folder.write(
        "second.txt",
        "خبر آخر\n\nجملة أولى. وجملة ثانية. وجملة ثالثة.\n",
    )?;
    let pick = |points: &str| -> Result<(Vec<String>, String)> {
        let outcome = folder.mujaz(&[
            "memo",
            "new",
            "article.txt",
            "second.txt",
            "--points",
            points,
            "-o",
            "-",
        ])?;
        let errors = outcome.errors.clone();
        let draft: toml::Table = toml::from_str(&outcome.text()?)?;
        let points = draft["points"].as_array().into_iter().flatten();
        let originals = points.filter_map(|point| point["original"].as_str());
        Ok((originals.map(str::to_owned).collect(), errors))
    };
    assert_eq!(
        pick("2:2-3,1-2")?.0,
        [
            "وجملة ثانية.",
            "وجملة ثالثة.",
            "بحث الوفد أمن الحدود.",
            "وغادر أمس."
        ]
    );
    let (points, errors) = pick("1,1,1-2")?;
    assert_eq!(points.len(), 2);
    assert_eq!(
        errors,
        "notice: sentence 1 of `article.txt` is named twice: it is one point\n".repeat(2)
    );
    for wrong in ["3-1", "1-", "-1", "1-2-3", "1-99999999999"] {
        let (code, errors) = failure(
            &folder,
            &["memo", "new", "article.txt", &format!("--points={wrong}")],
        )?;
        assert_eq!(code, 2, "{wrong}: {errors}");
    }
    Ok(())
}

#[test]
fn a_draft_is_checked_without_making_a_document() -> Result<()> {
    let folder = Folder::with_samples()?;
    assert_eq!(
        folder.succeed(&["memo", "check", "memo.toml"])?,
        "the checks found nothing\n"
    );
    let draft = std::fs::read_to_string(folder.path("memo.toml"))?;
    let changed = draft
        .replace("USD 12.5 million", "USD 15.2 million")
        .replace("outlet = \"المنار\"\n", "")
        .replace(
            "marking = \"TLP:AMBER\"",
            "marking = { ar = \"\", en = \"\" }",
        );
    folder.write("memo.toml", changed)?;
    let outcome = folder.mujaz(&["memo", "check", "memo.toml"])?;
    assert_eq!((outcome.code, outcome.errors.as_str()), (1, ""));
    assert_eq!(
        outcome.text()?,
        "warning: point 4: the numbers differ: “12.5 مليون” in the Arabic text, “15.2 million” in the English text\n\
         warning: marking: the memo has no marking: its pages do not say who may see it\n\
         notice: sources: source 1 names no outlet\n\
         checked: 2 warnings, 1 notice\n"
    );
    let outcome = folder.mujaz(&["memo", "check", "memo.toml", "--json"])?;
    let read: Value = serde_json::from_slice(&outcome.output)?;
    assert_eq!(
        read[1],
        json!({
            "kind": "no-marking",
            "severity": "warning",
            "point": null,
            "part": "marking",
            "language": null,
            "message": {
                "ar": "لا تصنيف للمذكرة، فلا تقول صفحاتها من يحق له الاطلاع عليها",
                "en": "the memo has no marking: its pages do not say who may see it",
            },
        })
    );
    assert_eq!(
        (&read[0]["point"], &read[0]["part"]),
        (&json!(4), &json!(null))
    );
    Ok(())
}

#[test]
fn a_finding_says_which_part_of_the_memo_it_is_about() -> Result<()> {
    let folder = folder()?;
    folder.succeed(&["memo", "new", "article.txt", "--points", "1"])?;
    let outcome = folder.mujaz(&["render", "memo.toml", "-o", "memo.html"])?;
    assert_eq!(
        outcome.errors,
        "notice: point 1: the English text is missing\n\
         notice: subject: the English text is missing\n\
         notice: sources: source 1 names no outlet\n\
         checked: 3 notices\n"
    );
    Ok(())
}

#[test]
fn a_warning_about_a_template_names_the_line_of_its_style_sheet() -> Result<()> {
    let folder = Folder::with_samples()?;
    folder.write(
        "ours/template.toml",
        "label = { ar = \"لنا\", en = \"Ours\" }\nfonts = [\"Noto Sans\"]\n",
    )?;
    folder.write("ours/memo.css", "p {\n  shape-outside: circle();\n}\n")?;
    folder.write(
        "ours/memo.html",
        "<!DOCTYPE html><html lang=\"en\"><title>x</title>\n<style>{{ style | safe }}\nb { width: 3 }</style><p>x",
    )?;
    let arguments = ["--template", "ours", "-o", "memo.pdf"];
    let outcome = folder.mujaz(&[&["render", "memo.toml"][..], &arguments].concat())?;
    let warnings: Vec<&str> = outcome.errors.lines().collect();
    assert!(
        warnings[0].starts_with("warning: memo.css:2:3: "),
        "{warnings:?}"
    );
    assert!(
        warnings[1].starts_with("warning: ") && !warnings[1].contains("memo.css"),
        "{warnings:?}"
    );
    Ok(())
}
