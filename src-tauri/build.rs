//! Tells Tauri which commands exist, so that it refuses every other one.

use std::{error::Error, fs};

const CAPABILITY: &str = "capabilities/desk.json";

fn main() -> Result<(), Box<dyn Error>> {
    let commands: Vec<&'static str> = allowed_commands(&fs::read_to_string(CAPABILITY)?)?
        .into_iter()
        .map(|name| &*name.leak())
        .collect();
    let manifest = tauri_build::AppManifest::new().commands(commands.leak());
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?;
    Ok(())
}

/// Returns the commands that the capability allows: `allow-open-desk` is `open_desk`. The file is the only list on this
/// side, and a test compares it with the interface.
fn allowed_commands(capability: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let capability: serde_json::Value = serde_json::from_str(capability)?;
    let permissions = capability["permissions"]
        .as_array()
        .ok_or("the capability has no permissions")?;
    Ok(permissions
        .iter()
        .filter_map(|permission| permission.as_str()?.strip_prefix("allow-"))
        .map(|name| name.replace('-', "_"))
        .collect())
}
