//! `cargo xtask refs --accept`: what the tests made last becomes what they expect.

use std::{fs, path::Path};

use anyhow::{Context, Result};

/// Copies every reference of `tests/current` over the one that is expected, and returns the names of those that change.
pub(crate) fn accept(root: &Path) -> Result<Vec<String>> {
    let current = root.join("tests/current");
    let mut folders = vec![current.clone()];
    let mut changed = Vec::new();
    while let Some(folder) = folders.pop() {
        for file in
            fs::read_dir(&folder).context("there is nothing to accept: run the tests first")?
        {
            let path = file?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(&current)?;
            // What lies beside the folders is a report, not a reference.
            if name.components().count() < 2 {
                continue;
            }
            let content = fs::read(&path)?;
            let reference = root.join("tests/references").join(name);
            if fs::read(&reference).ok().as_deref() != Some(&content) {
                if let Some(parent) = reference.parent() {
                    fs::create_dir_all(parent)?;
                }
                fs::write(&reference, content)?;
                changed.push(name.display().to_string());
            }
        }
    }
    changed.sort();
    Ok(changed)
}
