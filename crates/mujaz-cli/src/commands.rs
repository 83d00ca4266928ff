//! The commands, one file each.

mod import;
mod memo_new;
mod pdf;
mod points;
mod render;
mod several;
mod template_list;

use std::path::Path;

pub(crate) use several::Read;

use mujaz::{
    Mojibake,
    model::{Article, Warned},
};

use crate::{
    arguments::{Command, Memo, Template},
    printer::{Printer, is_dash, read_article},
};

/// Runs one command.
pub(crate) fn run(command: Command, printer: &Printer) -> anyhow::Result<()> {
    match command {
        Command::Import(arguments) => import::run(&arguments, printer),
        Command::Points(arguments) => points::run(&arguments, printer),
        Command::Memo(Memo::New(arguments)) => memo_new::run(&arguments, printer),
        Command::Render(arguments) => render::run(&arguments, printer),
        Command::Pdf(arguments) => pdf::run(&arguments, printer),
        Command::Template(Template::List) => template_list::run(printer),
    }
}

/// Reads an article from a file or from standard input.
fn article(path: &Path, mojibake: Mojibake) -> anyhow::Result<Warned<Article>> {
    Ok(if is_dash(path) {
        mujaz::import_bytes("standard input", &read_article()?, mojibake)?
    } else {
        mujaz::import_file(path, mojibake)?
    })
}

/// Text for standard output as JSON, with a line feed at its end.
fn to_json(value: &impl serde::Serialize) -> anyhow::Result<Vec<u8>> {
    let mut json = serde_json::to_vec_pretty(value)?;
    json.push(b'\n');
    Ok(json)
}
