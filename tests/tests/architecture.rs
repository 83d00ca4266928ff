//! ARCHITECTURE.md holds: who may depend on whom, who alone may name an outside crate, and what the window says of errors.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    process::Command,
};

use anyhow::{Context, Result, ensure};
use mujaz_tests::command::repository;
use serde_json::Value;

/// Crates of the outside world that one member alone may name.
const SEAMS: [(&str, &str); 13] = [
    ("dom_smoothie", "mujaz-import"),
    ("feed-rs", "mujaz-import"),
    ("mail-parser", "mujaz-import"),
    ("ureq", "mujaz"),
    ("hayro-syntax", "mujaz-pdf-text"),
    ("lopdf", "mujaz-pdf"),
    ("printpdf", "mujaz-pdf"),
    ("rusqlite", "mujaz-library"),
    ("tauri", "mujaz-desktop"),
    ("tera", "mujaz-render"),
    ("ts-rs", "mujaz-model mujaz-ipc"),
    ("clap", "mujaz-cli"),
    ("ctrlc", "mujaz-cli"),
];

/// For each member, the crates that its normal dependencies name.
fn dependencies() -> Result<BTreeMap<String, BTreeSet<String>>> {
    let listed = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version",
            "1",
            "--no-deps",
            "--offline",
        ])
        .current_dir(repository())
        .output()?;
    ensure!(
        listed.status.success(),
        "{}",
        String::from_utf8_lossy(&listed.stderr)
    );
    let metadata: Value = serde_json::from_slice(&listed.stdout)?;
    let packages = metadata["packages"].as_array().context("packages")?;
    packages
        .iter()
        .map(|package| {
            let name = package["name"].as_str().context("a name")?.to_owned();
            let dependencies = package["dependencies"].as_array().context("dependencies")?;
            let normal = dependencies
                .iter()
                .filter(|dependency| dependency["kind"].is_null())
                .filter_map(|dependency| dependency["name"].as_str().map(str::to_owned))
                .collect();
            Ok((name, normal))
        })
        .collect()
}

/// The edges that ARCHITECTURE.md lists: `crate -> dependency, dependency` in the block tagged `edges`.
fn documented() -> Result<BTreeMap<String, BTreeSet<String>>> {
    let text = fs::read_to_string(repository().join("ARCHITECTURE.md"))?;
    let block = text
        .split("```edges\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next())
        .context("ARCHITECTURE.md has no block tagged `edges`")?;
    block
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| {
            let (name, edges) = line
                .split_once("->")
                .with_context(|| format!("`{line}` is no edge"))?;
            let edges = edges
                .split(',')
                .map(|edge| edge.trim().to_owned())
                .filter(|edge| !edge.is_empty());
            Ok((name.trim().to_owned(), edges.collect()))
        })
        .collect()
}

#[test]
fn crates_depend_on_each_other_as_architecture_says() -> Result<()> {
    let dependencies = dependencies()?;
    let members: BTreeSet<String> = dependencies.keys().cloned().collect();
    let actual: BTreeMap<String, BTreeSet<String>> = dependencies
        .into_iter()
        .map(|(name, edges)| (name, edges.intersection(&members).cloned().collect()))
        .collect();
    assert_eq!(actual, documented()?);
    Ok(())
}

#[test]
fn each_outside_crate_stays_behind_its_seam() -> Result<()> {
    for (name, edges) in dependencies()? {
        for (outside, owners) in SEAMS {
            let owns = owners.split(' ').any(|owner| owner == name);
            assert!(
                owns || !edges.contains(outside),
                "{name} names {outside}, which belongs to {owners}"
            );
        }
    }
    Ok(())
}

#[test]
fn the_window_says_in_arabic_why_something_was_refused() -> Result<()> {
    let said = fs::read_to_string(repository().join("ui/src/reasons.ts"))?;
    for file in [
        "mujaz/src/error.rs",
        "mujaz/src/fetch/error.rs",
        "mujaz-import/src/error.rs",
    ] {
        let source = fs::read_to_string(repository().join("crates").join(file))?;
        let (_, body) = source.split_once("fn code(").context("codes")?;
        let (body, _) = body
            .split_once("\n    }\n")
            .context("the end of the codes")?;
        for code in body.split('"').skip(1).step_by(2) {
            // What the user stopped is no failure, and the window reads no standard input.
            let is_never_shown = matches!(code, "stopped" | "standard-input");
            let key = format!("\n  {code}:");
            let quoted_key = format!("\n  '{code}':");
            ensure!(
                is_never_shown || said.contains(&key) || said.contains(&quoted_key),
                "`{code}` of {file} has no Arabic in ui/src/reasons.ts"
            );
        }
    }
    Ok(())
}

#[test]
fn stage_crates_meet_on_the_model_alone() -> Result<()> {
    const STAGES: [&str; 6] = [
        "mujaz-bilingual",
        "mujaz-compose",
        "mujaz-extract",
        "mujaz-import",
        "mujaz-pdf",
        "mujaz-render",
    ];
    let dependencies = dependencies()?;
    for stage in STAGES {
        for edge in &dependencies[stage] {
            let is_leaf = matches!(
                edge.as_str(),
                "mujaz-model" | "mujaz-text" | "mujaz-pdf-text"
            );
            assert!(
                is_leaf || !edge.starts_with("mujaz"),
                "{stage} depends on {edge}"
            );
        }
    }
    Ok(())
}
