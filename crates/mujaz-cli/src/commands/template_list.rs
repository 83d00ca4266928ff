use std::fmt::Write;

use mujaz::TemplateDescription;

use crate::printer::Printer;

/// `mujaz template list`
pub(crate) fn run(printer: &Printer) -> anyhow::Result<()> {
    let mut text = String::new();
    for template in mujaz::built_in_templates()?
        .iter()
        .map(TemplateDescription::from)
    {
        writeln!(
            text,
            "{:<14}{}  {}",
            template.name, template.label.en, template.label.ar
        )?;
        writeln!(text, "{:<14}{}", "", template.description.en)?;
    }
    printer.output(text.as_bytes())
}
