//! `cargo xtask refs --accept`: what the tests made last becomes what they expect.

use std::{fs, path::Path};

use anyhow::{Context, Result};

/// Copies every file of `tests/current` over its reference, and returns the names of those that change.
pub(crate) fn accept(root: &Path) -> Result<Vec<String>> {
    let current = root.join("tests/current");
    let mut changed = Vec::new();
    for folder in
        fs::read_dir(&current).context("there is nothing to accept: run the tests first")?
    {
        let folder = folder?;
        let target = root.join("tests/references").join(folder.file_name());
        fs::create_dir_all(&target)?;
        for file in fs::read_dir(folder.path())? {
            let file = file?;
            let content = fs::read(file.path())?;
            let reference = target.join(file.file_name());
            if fs::read(&reference).ok().as_deref() != Some(&content) {
                fs::write(&reference, content)?;
                changed.push(format!(
                    "{}/{}",
                    folder.file_name().display(),
                    file.file_name().display()
                ));
            }
        }
    }
    changed.sort();
    Ok(changed)
}
