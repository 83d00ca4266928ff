//! `docs/memo-css.md`, made from the table that the PDF engine parses style sheets with.

use std::{fmt::Write as _, fs};

use anyhow::{Context, ensure};
use mujaz_pdf::css::{SUBJECTS, WITHOUT_EFFECT};

const PATH: &str = "docs/memo-css.md";

const INTRODUCTION: &str = "\
# Memo CSS

The part of CSS that `mujaz-pdf` follows. This file is made from the table that its parser uses: change the table in
`crates/mujaz-pdf/src/style/properties/`, then run `cargo xtask memo-css`.

Whatever is not in here is warned of with its line and column in the HTML, and changes nothing. Any property also takes
`inherit`, `initial`, `unset` and `revert`; any value may hold `var()`. Lengths may be `calc()`. Rules may stand in rules
and in layers.
";

/// Writes the document.
pub(crate) fn write() -> anyhow::Result<()> {
    fs::write(crate::root().join(PATH), document()).with_context(|| format!("cannot write {PATH}"))
}

/// Fails where the written document is not that of the table.
pub(crate) fn check() -> anyhow::Result<()> {
    let written = fs::read_to_string(crate::root().join(PATH))
        .with_context(|| format!("cannot read {PATH}"))?;
    ensure!(
        written == document(),
        "{PATH} is out of date: run `cargo xtask memo-css`"
    );
    Ok(())
}

fn document() -> String {
    let mut text = INTRODUCTION.to_owned();
    for subject in SUBJECTS {
        heading(&mut text, subject.title);
        text.push_str(
            "| Property | Values | Initial | Inherited | Notes |\n|---|---|---|---|---|\n",
        );
        for property in subject.properties {
            let names: Vec<String> = property
                .names
                .iter()
                .map(|name| format!("`{name}`"))
                .collect();
            let inherited = if property.inherited { "yes" } else { "no" };
            let initial = if property.initial.is_empty() {
                String::new()
            } else {
                format!("`{}`", property.initial)
            };
            row(
                &mut text,
                &[
                    &names.join(", "),
                    &format!("`{}`", property.values),
                    &initial,
                    inherited,
                    property.notes,
                ],
            );
        }
    }
    heading(&mut text, "Without effect");
    text.push_str(
        "These are known, can do nothing on paper, and are warned of with the reason.\n\n",
    );
    text.push_str("| Property | Why |\n|---|---|\n");
    for (name, why) in WITHOUT_EFFECT {
        row(&mut text, &[&format!("`{name}`"), why]);
    }
    text
}

fn heading(text: &mut String, title: &str) {
    let _ = write!(text, "\n## {title}\n\n");
}

fn row(text: &mut String, cells: &[&str]) {
    for cell in cells {
        let _ = write!(text, "| {} ", cell.replace('|', "\\|"));
    }
    text.push_str("|\n");
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_document_is_that_of_the_table() {
        super::check().unwrap();
    }
}
