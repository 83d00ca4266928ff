//! What articles name, on the sentences that were labelled by hand.

use std::{fmt::Write, path::Path};

use anyhow::Result;
use mujaz_model::{Article, EntityKind};
use mujaz_tests::{
    entities::{Label, Score, Tally, cases},
    labelled::headline,
};

use super::{article, f1, files, misses::Misses, ratio};

/// Measures every file of cases in a folder: each kind, and the values of days and quantities.
pub(super) fn measure(folder: &Path, misses: &Misses) -> Result<Option<String>> {
    let mut table = String::from(
        "| Entities | Labels | Found | Precision | Recall | F1 | Values right |\n|---|--:|--:|--:|--:|--:|--:|\n",
    );
    let files = files(folder)?;
    for path in &files {
        let mut score = Score::default();
        let mut list = misses.list("entities", path);
        for case in cases(path)? {
            let article = article(headline(path), &case.text)?;
            let found = labels_of(&article);
            list.compare(&case.text, &case.expected, &found);
            score.add(&case.expected, found);
        }
        list.close()?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        for (kind, tally) in &score.0 {
            row(&mut table, &format!("{name}: {kind}"), *tally)?;
        }
        row(&mut table, &format!("**{name}**"), score.total())?;
    }
    Ok((!files.is_empty()).then_some(table))
}

fn row(table: &mut String, name: &str, tally: Tally) -> Result<()> {
    let precision = ratio(tally.right, tally.found);
    let recall = ratio(tally.right, tally.expected);
    let f1 = f1(tally.right, tally.found, tally.expected);
    let values = if tally.values > 0 {
        format!("{} of {}", tally.values_right, tally.values)
    } else {
        String::new()
    };
    writeln!(
        table,
        "| {name} | {} | {} | {precision:.3} | {recall:.3} | {f1:.3} | {values} |",
        tally.expected, tally.found
    )?;
    Ok(())
}

fn labels_of(article: &Article) -> Vec<Label> {
    let mut found: Vec<(usize, Label)> = Vec::new();
    for entity in &article.entities {
        let kind = match entity.kind {
            EntityKind::Person => "person",
            EntityKind::Organisation => "organisation",
            EntityKind::Place => "place",
            EntityKind::Role => "role",
            EntityKind::Date => "date",
            EntityKind::Quantity => "quantity",
        };
        for mention in entity
            .mentions
            .iter()
            .filter(|mention| mention.sentence.is_some())
        {
            let label = Label {
                kind: kind.to_owned(),
                text: mention.text.clone(),
                value: entity.value.clone().unwrap_or_default(),
                unit: entity.unit.clone().unwrap_or_default(),
            };
            found.push((mention.span.start, label));
        }
    }
    found.sort_by_key(|(start, _)| *start);
    found.into_iter().map(|(_, label)| label).collect()
}
