use anyhow::Context;
use mujaz::model::Html;

use crate::{
    arguments::Pdf,
    printer::{Printer, is_dash, read_input},
};

/// `mujaz pdf`
pub(crate) fn run(arguments: &Pdf, printer: &Printer) -> anyhow::Result<()> {
    let html = if is_dash(&arguments.input) {
        String::from_utf8(read_input()?).context("standard input is not UTF-8")?
    } else {
        mujaz::read_text(&arguments.input)?
    };
    let pdf = mujaz::pdf(&Html(html), arguments.date)?;
    printer.warnings(&pdf.warnings);
    printer.write(&arguments.output, &pdf.value.0)
}
