use mujaz::model::Severity;

use super::{memo, to_json};
use crate::{
    arguments::MemoCheck,
    json::FindingJson,
    printer::{Alarmed, Printer, counted, described, severity},
    today::or_today,
};

/// `mujaz memo check`
pub(crate) fn run(arguments: &MemoCheck, printer: &Printer) -> anyhow::Result<()> {
    let topics = mujaz::read_topics(None)?;
    let memo = memo(&arguments.memo, &topics, or_today(None))?;
    let findings = mujaz::check(&memo);
    if arguments.json {
        let findings: Vec<FindingJson<'_>> = findings.iter().map(FindingJson::new).collect();
        printer.output(&to_json(&findings)?)?;
    } else if findings.is_empty() {
        printer.output(b"the checks found nothing\n")?;
    } else {
        let mut lines: Vec<String> = findings
            .iter()
            .map(|finding| format!("{}: {}\n", severity(finding), described(finding)))
            .collect();
        lines.push(format!("checked: {}\n", counted(&findings)));
        printer.output(lines.concat().as_bytes())?;
    }
    if findings
        .iter()
        .any(|finding| finding.severity == Severity::Alarm)
    {
        return Err(Alarmed.into());
    }
    Ok(())
}
