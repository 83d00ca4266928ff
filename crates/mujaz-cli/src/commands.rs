//! The commands, one file each.

mod import;
mod memo_check;
mod memo_new;
mod pdf;
mod points;
mod render;
mod several;
mod template_list;

use std::path::Path;

pub(crate) use several::Read;

use anyhow::Context;
use chrono::NaiveDate;
use mujaz::{
    Mojibake,
    model::{Article, Topic, Warned},
};

use crate::{
    arguments::{Command, Memo, Template},
    printer::{Printer, is_dash, read_article, read_input},
};

/// Runs one command.
pub(crate) fn run(command: Command, printer: &Printer) -> anyhow::Result<()> {
    match command {
        Command::Import(arguments) => import::run(&arguments, printer),
        Command::Points(arguments) => points::run(&arguments, printer),
        Command::Memo(Memo::New(arguments)) => memo_new::run(&arguments, printer),
        Command::Memo(Memo::Check(arguments)) => memo_check::run(&arguments, printer),
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

/// Resolves the draft in a file or on standard input, whose sources are looked for from the current folder then.
fn memo(path: &Path, topics: &[Topic], today: NaiveDate) -> anyhow::Result<mujaz::model::Memo> {
    let (toml, folder) = if is_dash(path) {
        (
            String::from_utf8(read_input()?).context("standard input is not UTF-8")?,
            Path::new("."),
        )
    } else {
        let folder = path.parent().unwrap_or_else(|| Path::new("."));
        (mujaz::read_text(path)?, folder)
    };
    Ok(mujaz::load_memo(&toml, folder, topics, today)?)
}

/// Text for standard output as JSON, with a line feed at its end.
fn to_json(value: &impl serde::Serialize) -> anyhow::Result<Vec<u8>> {
    let mut json = serde_json::to_vec_pretty(value)?;
    json.push(b'\n');
    Ok(json)
}
