//! Which standards a file keeps to.

use std::collections::{BTreeMap, BTreeSet};

use mujaz_model::{Warned, Warning};

use crate::{
    Error,
    draw::{DrawList, GlyphRun, Item, Page, Role, StructureNode},
    options::{Archive, Options},
};

/// What a file says that it keeps to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Conformance {
    pub(crate) archive: Option<Archive>,
    /// PDF/UA-1 (ISO 14289-1).
    pub(crate) universal_access: bool,
}

/// How many characters that no font has are named.
const MOST_NAMED: usize = 5;

/// Decides what a file can say of itself. What the caller demands and the document or other options rule out is an error;
/// what nobody demanded and the file cannot say is warned of, with the reason.
pub(crate) fn decide(list: &DrawList, options: &Options) -> Result<Warned<Conformance>, Error> {
    let is_encrypted = options.encryption.is_some();
    let archive = match options.archive {
        Some(_) if is_encrypted => return Err(Error::EncryptedArchive),
        Some(Archive::TwoA) if !options.attachments.is_empty() => {
            return Err(Error::AttachmentInArchive);
        }
        Some(archive) => Some(archive),
        None if is_encrypted => None,
        None if options.attachments.is_empty() => Some(Archive::TwoA),
        None => Some(Archive::ThreeA),
    };
    let undescribed = match undescribed(list) {
        Some(error) if options.archive.is_some() || options.universal_access => return Err(error),
        other => other.map(|error| error.to_string()),
    };
    let missing = missing_characters(list);
    // Both standards forbid the glyph that stands for a missing one (ISO 19005-2, 6.2.11.8; ISO 14289-1, 7.21.8).
    if let (Some(missing), Some(_)) = (&missing, options.archive) {
        return Err(Error::NotArchivable(missing.clone()));
    }
    let obstacle = missing.clone().or_else(|| obstacle(list));
    if let (Some(obstacle), true) = (&obstacle, options.universal_access) {
        return Err(Error::NotAccessible(obstacle.clone()));
    }
    let conformance = Conformance {
        archive: archive.filter(|_| missing.is_none() && undescribed.is_none()),
        universal_access: obstacle.is_none() && undescribed.is_none(),
    };
    let is_no_archive = missing.is_some() || undescribed.is_some();
    let place = list
        .missing
        .filter(|_| undescribed.is_none() && missing.is_some());
    let warning = undescribed.or(missing).or(obstacle).map(|reason| {
        let accessible = "accessible to everyone (PDF/UA)";
        let archived = "fit for archives (PDF/A)";
        let message = if is_no_archive && !is_encrypted {
            format!("{reason}, so the file is said to be neither {accessible} nor {archived}")
        } else {
            format!("{reason}, so the file is not said to be {accessible}")
        };
        Warning {
            place,
            ..Warning::new(message)
        }
    });
    Ok(Warned {
        value: conformance,
        warnings: warning.into_iter().collect(),
    })
}

/// What a document does not say of itself.
fn undescribed(list: &DrawList) -> Option<Error> {
    if list.metadata.title.is_empty() {
        return Some(Error::NoTitle);
    }
    list.metadata
        .language
        .is_empty()
        .then_some(Error::NoLanguage)
}

/// Names the first characters that no font has a glyph for.
fn missing_characters(list: &DrawList) -> Option<String> {
    let missing = missing_in(&list.pages);
    let names: Vec<String> = missing
        .iter()
        .take(MOST_NAMED)
        .map(|character| format!("`{character}` (U+{:04X})", u32::from(*character)))
        .collect();
    let and_more = if missing.len() > MOST_NAMED {
        " and others"
    } else {
        ""
    };
    (!names.is_empty()).then(|| format!("no font has {}{and_more}", names.join(", ")))
}

/// Returns the first characters on pages that no font has a glyph for.
pub(crate) fn missing_in(pages: &[Page]) -> BTreeSet<char> {
    let mut missing = BTreeSet::new();
    for item in pages.iter().flat_map(|page| &page.items) {
        let runs: &[GlyphRun] = match item {
            Item::Glyphs(run) => std::slice::from_ref(run),
            Item::Watermark { runs, .. } => runs,
            _ => &[],
        };
        for run in runs {
            for glyph in run.glyphs.iter().filter(|glyph| glyph.id == 0) {
                let rest = run.text.get(glyph.cluster.start..).unwrap_or_default();
                missing.insert(rest.chars().next().unwrap_or('\u{fffd}'));
            }
        }
        if missing.len() > MOST_NAMED {
            break;
        }
    }
    missing
}

/// Returns the first thing that a reader without sight would miss, as a part of a sentence.
fn obstacle(list: &DrawList) -> Option<String> {
    silent_figure(list)
        .or_else(|| left_out_heading(list))
        .or_else(|| misplaced_element(list))
        .or_else(|| uneven_table(list))
}

fn silent_figure(list: &DrawList) -> Option<String> {
    let mut figures = list
        .structure
        .iter()
        .filter(|node| node.role == Role::Figure);
    let silent = figures.position(|node| {
        let alternative = node.alternative.as_deref().unwrap_or_default();
        alternative.trim().is_empty()
    })?;
    Some(format!(
        "figure {} (`img` or `svg`) has no `alt` text",
        silent + 1
    ))
}

/// ISO 14289-1, 7.4.2: the first heading is of the first level, and none is more than one level below the last.
fn left_out_heading(list: &DrawList) -> Option<String> {
    let mut before = 0;
    for node in &list.structure {
        if let Role::Heading(level) = node.role {
            let level = level.clamp(1, 6);
            if level > before + 1 {
                return Some(format!("a heading `h{level}` leaves out a level"));
            }
            before = level;
        }
    }
    None
}

/// ISO 14289-1, 7.2: what lists and tables may hold (ISO 32000-1, 14.8.4.3).
fn misplaced_element(list: &DrawList) -> Option<String> {
    list.structure.iter().find_map(|node| {
        let parent = &list.structure.get(node.parent?.0)?.role;
        let (is_allowed, whole) = match parent {
            Role::List => (
                matches!(node.role, Role::List | Role::ListItem | Role::Caption),
                "a list",
            ),
            Role::Table => (
                matches!(
                    node.role,
                    Role::TableHead | Role::TableBody | Role::TableRow | Role::Caption
                ),
                "a table",
            ),
            Role::TableHead | Role::TableBody => {
                (node.role == Role::TableRow, "a group of table rows")
            }
            Role::TableRow => (is_cell(node), "a table row"),
            _ => return None,
        };
        (!is_allowed).then(|| format!("{whole} holds something that is no part of one"))
    })
}

fn is_cell(node: &StructureNode) -> bool {
    matches!(node.role, Role::TableHeader { .. } | Role::TableCell { .. })
}

/// ISO 14289-1, 7.2: the rows of a table have the same number of columns, and no cell reaches below the last row.
fn uneven_table(list: &DrawList) -> Option<String> {
    let mut tables: BTreeMap<usize, Rows> = BTreeMap::new();
    let mut table_of: Vec<Option<usize>> = Vec::with_capacity(list.structure.len());
    for (index, node) in list.structure.iter().enumerate() {
        let outer = node.parent.and_then(|parent| *table_of.get(parent.0)?);
        table_of.push(match node.role {
            Role::Table => Some(index),
            _ => outer,
        });
        let Some(rows) = outer.map(|table| tables.entry(table).or_default()) else {
            continue;
        };
        match node.role {
            Role::TableRow => rows.next(),
            Role::TableHeader {
                columns,
                rows: reach,
                ..
            }
            | Role::TableCell {
                columns,
                rows: reach,
            } => rows.cell(columns.into(), reach.into()),
            _ => {}
        }
    }
    let is_uneven = tables.into_values().any(|mut rows| {
        rows.next();
        rows.is_uneven || !rows.reaching.is_empty()
    });
    is_uneven.then(|| "the rows of a table do not have the same number of columns".to_owned())
}

/// The rows of a table, counted one after the other.
#[derive(Default)]
struct Rows {
    /// Columns of the row at hand; none before the first.
    current: Option<usize>,
    /// Of the rows before.
    columns: Option<usize>,
    /// Cells that reach into the rows below: into how many, and their columns.
    reaching: Vec<(usize, usize)>,
    /// Cells of the row at hand that will.
    beginning: Vec<(usize, usize)>,
    is_uneven: bool,
}

impl Rows {
    /// Ends the row at hand and begins the next.
    fn next(&mut self) {
        if let Some(current) = self.current {
            self.is_uneven |= *self.columns.get_or_insert(current) != current;
            for (rows, _) in &mut self.reaching {
                *rows -= 1;
            }
            self.reaching.append(&mut self.beginning);
            self.reaching.retain(|(rows, _)| *rows > 0);
        }
        self.current = Some(self.reaching.iter().map(|(_, columns)| columns).sum());
    }

    fn cell(&mut self, columns: usize, rows: usize) {
        self.current = self.current.map(|current| current + columns.max(1));
        if rows > 1 {
            self.beginning.push((rows - 1, columns.max(1)));
        }
    }
}
