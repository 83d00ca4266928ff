//! The TypeScript side of the interface.

use std::fs;

use anyhow::{Context, ensure};
use mujaz_ipc::BINDINGS_PATH;

/// Writes the bindings to where the page expects them.
pub(crate) fn write() -> anyhow::Result<()> {
    let path = crate::root().join(BINDINGS_PATH);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)
            .with_context(|| format!("cannot create {}", folder.display()))?;
    }
    fs::write(&path, mujaz_ipc::bindings()).with_context(|| format!("cannot write {BINDINGS_PATH}"))
}

/// Fails where the written bindings are not those of the Rust types.
pub(crate) fn check() -> anyhow::Result<()> {
    let path = crate::root().join(BINDINGS_PATH);
    let written =
        fs::read_to_string(path).with_context(|| format!("cannot read {BINDINGS_PATH}"))?;
    ensure!(
        written == mujaz_ipc::bindings(),
        "{BINDINGS_PATH} is out of date: run `cargo xtask bindings`"
    );
    Ok(())
}
