//! The table of agreement: a line for each memo and page, one for each area of the cases, and a total for each group.

use std::{collections::BTreeMap, fmt::Write as _};

use super::{Row, documents::Group};

const HEAD: &str = "\
| Document | Pages, Chromium | Pages, Mujaz | Words | Within 2 pt | Share | Share, any height | Share, as cut |
|---|--:|--:|--:|--:|--:|--:|--:|
";

pub(super) fn table(rows: &[Row]) -> String {
    let mut table = HEAD.to_owned();
    for group in Group::ALL {
        let own: Vec<&Row> = rows
            .iter()
            .filter(|row| row.document.group == group)
            .collect();
        if own.is_empty() {
            continue;
        }
        let mut areas: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
        for &row in &own {
            match row.document.area() {
                Some(area) => areas.entry(area).or_default().push(row),
                None => line(&mut table, &row.document.name, &[row]),
            }
        }
        for (area, rows) in areas {
            line(
                &mut table,
                &format!("cases: {area} ({})", rows.len()),
                &rows,
            );
        }
        line(&mut table, &format!("**all {}**", group.name()), &own);
    }
    table
}

fn line(table: &mut String, name: &str, rows: &[&Row]) {
    let sum = |part: fn(&Row) -> usize| -> usize { rows.iter().map(|row| part(row)).sum() };
    let (words, near) = (
        sum(|row| row.agreement.words),
        sum(|row| row.agreement.near),
    );
    let _ = writeln!(
        table,
        "| {name} | {} | {} | {words} | {near} | {} | {} | {} |",
        sum(|row| row.pages.0),
        sum(|row| row.pages.1),
        share(near, words),
        share(near + sum(|row| row.agreement.of_other_height), words),
        share(sum(|row| row.cut.near), sum(|row| row.cut.words))
    );
}

/// A share in per cent with one decimal, rounded down: 97.0 is never less than 97.
fn share(part: usize, whole: usize) -> String {
    let tenths = (part * 1000).checked_div(whole).unwrap_or(1000);
    format!("{}.{} %", tenths / 10, tenths % 10)
}
