use std::path::Path;

use crate::{
    arguments::MemoNew,
    printer::{Printer, is_dash},
    today::or_today,
};

/// `mujaz memo new`
pub(crate) fn run(arguments: &MemoNew, printer: &Printer) -> anyhow::Result<()> {
    if arguments.files.iter().any(|file| is_dash(file)) {
        return Err(mujaz::Error::SourceIsStandardInput.into());
    }
    let topics = mujaz::read_topics(arguments.topics.as_deref())?;
    let folder = match arguments.output.parent() {
        Some(folder) if !is_dash(&arguments.output) => folder,
        _ => Path::new(""),
    };
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let picks: Vec<_> = arguments.points.iter().map(|pick| pick.0).collect();
    let draft = mujaz::new_draft(
        &arguments.files,
        &picks,
        &topics,
        folder,
        arguments.mojibake.into(),
        or_today(arguments.date),
    )?;
    let toml = mujaz::write_draft(&draft).map_err(mujaz::Error::from)?;
    printer.write(&arguments.output, toml.as_bytes())
}
