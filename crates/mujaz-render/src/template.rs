//! Templates.

use std::{collections::BTreeMap, path::Path};

use mujaz_model::{Bilingual, Html, Place};
use serde::Deserialize;

use crate::Error;

/// A template: what it is called, what it asks for, and its files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Its name in files and on the command line: its folder's name.
    pub name: String,
    /// Its name for readers.
    pub label: Bilingual,
    /// What it looks like.
    pub description: Bilingual,
    /// The font families that it uses.
    pub fonts: Vec<String>,
    pub(crate) style: String,
    /// The Tera files by name; `memo.html` is the one that is rendered, and it can include the others.
    pub(crate) files: BTreeMap<String, String>,
}

impl Template {
    pub(crate) const MEMO: &str = "memo.html";
    const STYLE: &str = "memo.css";
    const DESCRIPTION: &str = "template.toml";

    /// Reads a template called `name` from the files of its folder, given by name with their text.
    ///
    /// # Errors
    /// [`Error::MissingFile`] and [`Error::Description`].
    pub fn read(name: &str, mut files: BTreeMap<String, String>) -> Result<Self, Error> {
        let mut take = |file: &'static str| {
            files.remove(file).ok_or_else(|| Error::MissingFile {
                template: name.to_owned(),
                file,
            })
        };
        let read: Description =
            toml::from_str(&take(Self::DESCRIPTION)?).map_err(|source| Error::Description {
                template: name.to_owned(),
                source,
            })?;
        let style = take(Self::STYLE)?;
        let memo = take(Self::MEMO)?;
        files.retain(|file, _| {
            Path::new(file)
                .extension()
                .is_some_and(|ending| ending == "html")
        });
        files.insert(Self::MEMO.to_owned(), memo);
        Ok(Self {
            name: name.to_owned(),
            label: read.label,
            description: read.description,
            fonts: read.fonts,
            style,
            files,
        })
    }

    /// Returns the place in `memo.css` that a place in a document of this template comes from; `None` where it comes from
    /// elsewhere.
    #[must_use]
    pub fn place_in_style(&self, html: &Html, place: Place) -> Option<Place> {
        let start = html.0.find(&self.style)?;
        let before = &html.0[..start];
        let first_line = before.matches('\n').count() + 1;
        let line = (place.line + 1).checked_sub(first_line)?;
        // What stands before the sheet on its first line is no part of it.
        let shift = if line == 1 {
            before
                .chars()
                .rev()
                .take_while(|&letter| letter != '\n')
                .count()
        } else {
            0
        };
        let column = place.column.checked_sub(shift)?;
        (line >= 1 && column >= 1 && line <= self.style.lines().count())
            .then_some(Place { line, column })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    clippy::struct_field_names,
    reason = "the fields are the keys of the file"
)]
struct Description {
    label: Bilingual,
    #[serde(default)]
    description: Bilingual,
    fonts: Vec<String>,
}
