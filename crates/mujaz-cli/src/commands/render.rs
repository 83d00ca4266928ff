use std::path::PathBuf;

use super::memo;
use crate::{
    arguments::{Format, Render},
    printer::{Printer, Usage, is_dash},
    today::or_today,
};

/// `mujaz render`
pub(crate) fn run(arguments: &Render, printer: &Printer) -> anyhow::Result<()> {
    let targets = targets(arguments)?;
    let template = mujaz::find_template(&arguments.template)?;
    let topics = mujaz::read_topics(arguments.topics.as_deref())?;
    let memo = memo(&arguments.memo, &topics, or_today(arguments.date))?;
    let html = mujaz::render(&memo, &template)?;
    for (format, path) in &targets {
        match format {
            Format::Html => printer.write(path, html.0.as_bytes())?,
            Format::Pdf => {
                let pdf = mujaz::pdf(&html, Some(memo.header.date))?;
                printer.warnings_of_template(&pdf.warnings, |place| {
                    template.place_in_style(&html, place)
                });
                printer.write(path, &pdf.value.0)?;
            }
        }
    }
    printer.findings(&mujaz::check(&memo));
    Ok(())
}

/// The formats to make and where each goes.
fn targets(arguments: &Render) -> Result<Vec<(Format, PathBuf)>, Usage> {
    let mut formats = arguments.to.clone();
    formats.sort_unstable();
    formats.dedup();
    let output = &arguments.output;
    match formats[..] {
        [format] => Ok(vec![(format, output.clone())]),
        [] => match output.extension().and_then(|ending| ending.to_str()) {
            Some("pdf") => Ok(vec![(Format::Pdf, output.clone())]),
            Some("html" | "htm") => Ok(vec![(Format::Html, output.clone())]),
            _ => Err(Usage {
                message: "the output's ending does not say what to make",
                hint: "add `--to html` or `--to pdf`",
            }),
        },
        _ if is_dash(output) => Err(Usage {
            message: "standard output can take one format only",
            hint: "give one `--to`, or a file name for `--output`",
        }),
        _ => Ok(formats
            .into_iter()
            .map(|format| (format, output.with_extension(format.ending())))
            .collect()),
    }
}
