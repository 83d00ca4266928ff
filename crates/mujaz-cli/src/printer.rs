//! All output. Results go to standard output or to files, everything else to standard error.

use std::{
    io::{self, ErrorKind, IsTerminal, Read, Write},
    path::Path,
    process::ExitCode,
    sync::mpsc::{self, RecvTimeoutError},
    thread,
    time::Duration,
};

use anyhow::bail;

use mujaz::model::{Finding, MemoPart, Place, Severity, Warning};

use crate::interrupt;

/// A mistake in how the command was called, found after the arguments were parsed.
#[derive(Debug)]
pub(crate) struct Usage {
    pub(crate) message: &'static str,
    pub(crate) hint: &'static str,
}

impl std::fmt::Display for Usage {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.message)
    }
}

impl std::error::Error for Usage {}

/// What was asked for is refused, with what can be done about it.
#[derive(Debug)]
pub(crate) struct Refused {
    pub(crate) message: String,
    pub(crate) hint: &'static str,
}

impl std::fmt::Display for Refused {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Refused {}

/// The checks of a memo warn; what they found was printed.
#[derive(Debug)]
pub(crate) struct Alarmed;

impl std::fmt::Display for Alarmed {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("the checks warn of the memo")
    }
}

impl std::error::Error for Alarmed {}

/// Some of what was to be read could not be; the errors were printed.
#[derive(Debug)]
pub(crate) struct Incomplete {
    pub(crate) failed: usize,
    pub(crate) read: usize,
}

impl std::fmt::Display for Incomplete {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            formatter,
            "{} could not be read; the articles read are {}",
            self.failed, self.read
        )
    }
}

impl std::error::Error for Incomplete {}

/// Ctrl-C ended it; what was read until then was printed.
#[derive(Debug)]
pub(crate) struct Interrupted {
    pub(crate) read: usize,
}

impl std::fmt::Display for Interrupted {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            formatter,
            "stopped before everything was read; the articles read are {}",
            self.read
        )
    }
}

impl std::error::Error for Interrupted {}

/// Writes for people and for pipes. Whoever can print was given one.
pub(crate) struct Printer;

#[expect(
    clippy::unused_self,
    reason = "the printer is a capability: it has no state, and only its holder prints"
)]
impl Printer {
    /// Writes to standard output. A reader that closed the pipe has what it wanted.
    pub(crate) fn output(&self, content: &[u8]) -> anyhow::Result<()> {
        let mut output = io::stdout().lock();
        match output.write_all(content).and_then(|()| output.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// Writes to a file, or to standard output where `path` is `-`.
    pub(crate) fn write(&self, path: &Path, content: &[u8]) -> anyhow::Result<()> {
        if is_dash(path) {
            self.output(content)
        } else {
            Ok(mujaz::write_file(path, content)?)
        }
    }

    pub(crate) fn warnings(&self, warnings: &[Warning]) {
        for warning in warnings {
            match warning.place {
                Some(place) => self.note(
                    "warning",
                    &format!("{}:{}: {}", place.line, place.column, warning.message),
                ),
                None => self.note("warning", &warning.message),
            }
        }
    }

    /// Prints the warnings about a document of a template; what is about the template's style sheet names the place in that.
    pub(crate) fn warnings_of_template(
        &self,
        warnings: &[Warning],
        in_style: impl Fn(Place) -> Option<Place>,
    ) {
        for warning in warnings {
            match warning.place.and_then(&in_style) {
                Some(place) => self.note(
                    "warning",
                    &format!(
                        "memo.css:{}:{}: {}",
                        place.line, place.column, warning.message
                    ),
                ),
                None => self.warnings(std::slice::from_ref(warning)),
            }
        }
    }

    /// Prints the warnings of one of several articles.
    pub(crate) fn warnings_of(&self, article: &str, warnings: &[Warning]) {
        for warning in warnings {
            self.note("warning", &format!("`{article}`: {}", warning.message));
        }
    }

    /// Prints what the checks of a memo found, and how much of it.
    pub(crate) fn findings(&self, findings: &[Finding]) {
        for finding in findings {
            self.note(severity(finding), &described(finding));
        }
        if !findings.is_empty() {
            self.note("checked", &counted(findings));
        }
    }

    /// Says what is read next, to people who look at a terminal.
    pub(crate) fn progress(&self, done: usize, total: usize, name: &str) {
        if io::stderr().is_terminal() {
            self.note("reading", &format!("{} of {total}: {name}", done + 1));
        }
    }

    /// Says what was not done as it was asked for, and need not be.
    pub(crate) fn notice(&self, message: &str) {
        self.note("notice", message);
    }

    /// Says what can be done about a warning.
    pub(crate) fn hint(&self, hint: &str) {
        self.note("hint", hint);
    }

    /// Prints an error with its hint.
    pub(crate) fn error(&self, error: &mujaz::Error) {
        self.note("error", &error.to_string());
        if let Some(hint) = error.hint() {
            self.note("hint", &hint);
        }
    }

    /// Prints an error with its hint, and gives the exit code: 2 for a wrong call, 130 where Ctrl-C ended it, 1 for everything else.
    pub(crate) fn failure(&self, error: &anyhow::Error) -> ExitCode {
        if let Some(incomplete) = error.downcast_ref::<Incomplete>() {
            // A single file that failed has been named; there is nothing to sum up.
            if incomplete.failed + incomplete.read > 1 {
                self.note("error", &incomplete.to_string());
            }
            return ExitCode::FAILURE;
        }
        if error.is::<Alarmed>() {
            return ExitCode::FAILURE;
        }
        if error.is::<Interrupted>() {
            self.note("error", &error.to_string());
            return ExitCode::from(interrupt::EXIT_CODE);
        }
        // Our own errors say what they come from; only those of others are a chain.
        match error.downcast_ref::<mujaz::Error>() {
            Some(own) => self.note("error", &own.to_string()),
            None => self.note("error", &format!("{error:#}")),
        }
        if let Some(usage) = error.downcast_ref::<Usage>() {
            self.note("hint", usage.hint);
            return ExitCode::from(2);
        }
        if let Some(refused) = error.downcast_ref::<Refused>() {
            self.note("hint", refused.hint);
        }
        if let Some(hint) = error
            .downcast_ref::<mujaz::Error>()
            .and_then(mujaz::Error::hint)
        {
            self.note("hint", &hint);
        }
        ExitCode::FAILURE
    }

    /// Writes what a program reads beside the result.
    #[expect(
        clippy::print_stderr,
        reason = "the printer is the one place that prints"
    )]
    pub(crate) fn message(&self, message: &str) {
        eprintln!("{message}");
    }

    #[expect(clippy::print_stderr, reason = "this is the one place that prints")]
    fn note(&self, label: &str, message: &str) {
        eprintln!("{label}: {message}");
    }
}

/// The word for how much a finding matters.
pub(crate) const fn severity(finding: &Finding) -> &'static str {
    match finding.severity {
        Severity::Alarm => "warning",
        Severity::Notice => "notice",
    }
}

/// A finding in one line, with the point or the part of the memo that it is about.
pub(crate) fn described(finding: &Finding) -> String {
    let message = &finding.message.en;
    let part = finding.part.map(|part| match part {
        MemoPart::Marking => "marking",
        MemoPart::Subject => "subject",
        MemoPart::BottomLine => "bottom line",
        MemoPart::Assessment => "assessment",
        MemoPart::Recommendations => "recommendations",
        MemoPart::Sources => "sources",
    });
    match (finding.point, part) {
        (Some(point), _) => format!("point {point}: {message}"),
        (None, Some(part)) => format!("{part}: {message}"),
        (None, None) => message.clone(),
    }
}

/// How many findings there are of which severity: "2 warnings, 1 notice".
pub(crate) fn counted(findings: &[Finding]) -> String {
    let counts = [(Severity::Alarm, "warning"), (Severity::Notice, "notice")];
    let counts = counts.map(|(severity, word)| {
        let of = |finding: &&Finding| finding.severity == severity;
        let count = findings.iter().filter(of).count();
        (count, word)
    });
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let words = counts.map(|(count, word)| {
        let many = if count == 1 { "" } else { "s" };
        format!("{count} {word}{many}")
    });
    words.collect::<Vec<_>>().join(", ")
}

/// Reads standard input to its end.
pub(crate) fn read_input() -> anyhow::Result<Vec<u8>> {
    let mut content = Vec::new();
    io::stdin().lock().read_to_end(&mut content)?;
    Ok(content)
}

/// Reads an article from standard input, and no more of it than one may have and a byte.
pub(crate) fn read_article() -> anyhow::Result<Vec<u8>> {
    let mut content = Vec::new();
    let limit = mujaz::LIMIT + 1;
    io::stdin().lock().take(limit).read_to_end(&mut content)?;
    Ok(content)
}

/// Reads an article from standard input as [`read_article`] does, until `is_stopped`: nothing is left then of what has come, for an
/// article that breaks off is none.
pub(crate) fn read_article_until(is_stopped: fn() -> bool) -> anyhow::Result<Option<Vec<u8>>> {
    /// Nobody waits longer for an end.
    const PATIENCE: Duration = Duration::from_millis(50);
    let (sender, receiver) = mpsc::channel();
    // It may wait for input that never comes; the program ends without it.
    thread::spawn(move || sender.send(read_article()));
    loop {
        if is_stopped() {
            return Ok(None);
        }
        match receiver.recv_timeout(PATIENCE) {
            Ok(read) => return read.map(Some),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => bail!("standard input cannot be read"),
        }
    }
}

/// Tells whether `path` stands for standard input or output.
pub(crate) fn is_dash(path: &Path) -> bool {
    path.as_os_str() == "-"
}
