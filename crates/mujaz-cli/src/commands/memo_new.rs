use std::{collections::BTreeSet, path::Path};

use mujaz::Pick;

use crate::{
    arguments::{MemoNew, PicksArgument},
    printer::{Printer, Refused, is_dash},
    today::or_today,
};

/// `mujaz memo new`
pub(crate) fn run(arguments: &MemoNew, printer: &Printer) -> anyhow::Result<()> {
    if arguments.files.iter().any(|file| is_dash(file)) {
        return Err(mujaz::Error::SourceIsStandardInput.into());
    }
    // A draft that was worked on is not to be made again.
    if !arguments.force && !is_dash(&arguments.output) && arguments.output.exists() {
        return Err(Refused {
            message: format!("`{}` is there already", arguments.output.display()),
            hint: "name another file with `--output`, or write over it with `--force`",
        }
        .into());
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
    let picks = picks(arguments, printer);
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

/// The sentences in the order in which they were first named. One that is named again is a point once, and that is said.
fn picks(arguments: &MemoNew, printer: &Printer) -> Vec<Pick> {
    let mut named = BTreeSet::new();
    let all = arguments.points.iter().flat_map(PicksArgument::picks);
    all.filter(|pick| {
        let is_new = named.insert((pick.file, pick.sentence));
        if !is_new {
            let file = arguments.files.get(pick.file.wrapping_sub(1));
            printer.notice(&format!(
                "sentence {} of `{}` is named twice: it is one point",
                pick.sentence,
                file.map_or(String::new(), |file| file.display().to_string())
            ));
        }
        is_new
    })
    .collect()
}
