//! Files of cases that were labelled by hand, in `tests/cases`: TOML with one list of cases.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use serde::{Deserialize, de::DeserializeOwned};

#[derive(Deserialize)]
struct Cases<T> {
    #[serde(alias = "cases")]
    case: Vec<T>,
}

/// Reads the cases of a file.
///
/// # Errors
/// Fails where the file cannot be read or has another shape.
pub fn cases<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>> {
    let toml = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let cases: Cases<T> = toml::from_str(&toml).with_context(|| path.display().to_string())?;
    Ok(cases.case)
}

/// The headline that the cases of a file are read under: an Arabic one where the name of the file begins with `arabic`.
#[must_use]
pub fn headline(path: &Path) -> &'static str {
    let is_arabic = path
        .file_stem()
        .is_some_and(|name| name.to_string_lossy().starts_with("arabic"));
    if is_arabic { "عنوان" } else { "Headline" }
}
