//! How large the PDF of a memo is, and how long the whole process takes that makes it: `mujaz pdf`, Chromium and
//! `WeasyPrint`.
//!
//! 1. every program makes the PDF once, under `time` where that is installed, for its memory;
//! 2. then all take turns, [`ROUNDS`] times, so that what else the machine does slows all of them alike;
//! 3. the median of each is compared with ours.

use std::{
    fmt::Write as _,
    fs,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};

use super::{
    chromium::{self, Fonts},
    documents::{Document, documents, memos},
};
use crate::eval::{release_build, run};

const ROUNDS: usize = 15;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Program {
    Mujaz,
    Chromium,
    WeasyPrint,
}

impl Program {
    const ALL: [Self; 3] = [Self::Mujaz, Self::Chromium, Self::WeasyPrint];

    fn name(self) -> &'static str {
        match self {
            Self::Mujaz => "Mujaz",
            Self::Chromium => "Chromium",
            Self::WeasyPrint => "WeasyPrint",
        }
    }

    fn command(self, root: &Path, page: &Path, pdf: &Path, profile: &Path) -> Result<Command> {
        Ok(match self {
            Self::Mujaz => {
                let mut command = Command::new(release_build(root)?);
                command.arg("pdf").arg(page).arg("-o").arg(pdf);
                command
            }
            Self::Chromium => chromium::command(page, pdf, profile)?,
            Self::WeasyPrint => {
                let mut command = Command::new("weasyprint");
                command.arg(page).arg(pdf);
                command
            }
        })
    }
}

/// What one program takes for one document.
struct Measurement {
    bytes: u64,
    /// Of the largest process, where `time` could tell it.
    kilobytes_of_memory: Option<u64>,
    rounds: Vec<Duration>,
}

impl Measurement {
    fn median(&self) -> Duration {
        let mut rounds = self.rounds.clone();
        rounds.sort_unstable();
        rounds.get(rounds.len() / 2).copied().unwrap_or_default()
    }

    fn fastest(&self) -> Duration {
        self.rounds.iter().min().copied().unwrap_or_default()
    }
}

/// Measures the files, or the memos where none is named, and returns a table.
pub(in crate::eval) fn evaluate(root: &Path, files: &[&Path]) -> Result<String> {
    let documents = if files.is_empty() {
        memos(root)?
    } else {
        documents(root, files)?
    };
    let mut table = "\
| Document | Program | KB | Memory, MB | Median, ms | Fastest, ms | Median, times ours |\n\
|---|---|--:|--:|--:|--:|--:|\n"
        .to_owned();
    for document in &documents {
        let measured = measure(root, document).with_context(|| document.name.clone())?;
        let own = measured[0].median().as_secs_f64();
        for (program, measurement) in Program::ALL.iter().zip(&measured) {
            let median = measurement.median().as_secs_f64();
            let memory = measurement.kilobytes_of_memory;
            let _ = writeln!(
                table,
                "| {} | {} | {} | {} | {:.0} | {:.0} | {:.1} |",
                document.name,
                program.name(),
                measurement.bytes.div_ceil(1000),
                memory.map_or_else(|| "-".to_owned(), |memory| (memory / 1000).to_string()),
                median * 1000.0,
                measurement.fastest().as_secs_f64() * 1000.0,
                median / own
            );
        }
    }
    Ok(table)
}

/// Returns one measurement for each program.
fn measure(root: &Path, document: &Document) -> Result<Vec<Measurement>> {
    let folder = tempfile::tempdir()?;
    let fonts = chromium::write_fonts(root, folder.path(), Fonts::OfTheRepository)?;
    let page = folder.path().join("page.html");
    fs::write(&page, &document.html)?;
    let pdf = |program: Program| folder.path().join(program.name()).with_extension("pdf");
    let command = |program: Program| -> Result<Command> {
        let mut command = program.command(root, &page, &pdf(program), folder.path())?;
        command.env("FONTCONFIG_FILE", &fonts);
        Ok(command)
    };
    let mut all = Vec::new();
    for program in Program::ALL {
        let kilobytes_of_memory = memory(&command(program)?, folder.path());
        // It has made the PDF by then, unless there is nothing to measure memory with.
        if kilobytes_of_memory.is_none() {
            run(&mut command(program)?)?;
        }
        all.push(Measurement {
            bytes: fs::metadata(pdf(program))
                .with_context(|| format!("{} wrote nothing", program.name()))?
                .len(),
            kilobytes_of_memory,
            rounds: Vec::with_capacity(ROUNDS),
        });
    }
    for _ in 0..ROUNDS {
        for (program, measurement) in Program::ALL.iter().zip(&mut all) {
            let mut command = command(*program)?;
            let begin = Instant::now();
            run(&mut command)?;
            measurement.rounds.push(begin.elapsed());
        }
    }
    Ok(all)
}

/// Returns the most memory that a process of `command` has at once, by Debian's package `time`.
fn memory(command: &Command, folder: &Path) -> Option<u64> {
    let report = folder.join("memory");
    let mut timed = Command::new("/usr/bin/time");
    timed.args(["-f", "%M", "-o"]).arg(&report);
    timed.arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        timed.envs(value.map(|value| (name, value)));
    }
    run(&mut timed).ok()?;
    fs::read_to_string(report).ok()?.trim().parse().ok()
}
