//! One run of `mujaz pdf`, watched through `/proc`: how it ended, its time on the processor and the most memory it had.

use std::{
    fs,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};

/// The document that is being set, in the folder of the run.
pub(super) const DOCUMENT: &str = "document.html";
/// How long a document may have the processor before it is given up.
const GIVEN_UP: Duration = Duration::from_secs(10);
/// How long it may take by the clock on the wall, where other programs want the processor too.
const WAITED_FOR: Duration = Duration::from_mins(5);
/// How often is looked at the process.
const INTERVAL: Duration = Duration::from_millis(2);
/// The processor's time in `/proc` is counted in hundredths of a second (`proc_pid_stat(5)`).
const TICK: Duration = Duration::from_millis(10);

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// With a PDF.
    Pdf,
    /// With a message that says why there is none.
    Error,
    /// With a panic or a signal.
    Crash,
    /// Not by itself.
    Killed,
}

/// What a run took.
#[derive(Debug)]
pub(super) struct Cost {
    pub(super) ending: Ending,
    pub(super) time: Duration,
    /// In MB.
    pub(super) memory: u64,
    /// The last that it said on standard error.
    pub(super) said: String,
}

/// Sets a document and waits for it.
pub(super) fn run(program: &Path, folder: &Path, document: &[u8]) -> Result<Cost> {
    fs::write(folder.join(DOCUMENT), document)?;
    let errors = folder.join("errors.txt");
    let mut child = Command::new(program)
        .args(["pdf", DOCUMENT, "-o", "document.pdf"])
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(fs::File::create(&errors)?)
        .spawn()
        .with_context(|| program.display().to_string())?;
    let begin = Instant::now();
    let mut seen = Seen::default();
    let mut is_killed = false;
    while seen.look(&child) {
        if seen.time() > GIVEN_UP || begin.elapsed() > WAITED_FOR {
            child.kill()?;
            is_killed = true;
            break;
        }
        thread::sleep(INTERVAL);
    }
    let code = child.wait()?.code();
    let said = String::from_utf8_lossy(&fs::read(errors)?).into_owned();
    let lines: Vec<&str> = said.lines().collect();
    let ending = match code {
        _ if is_killed => Ending::Killed,
        Some(0) => Ending::Pdf,
        Some(1) if lines.iter().any(|line| line.starts_with("error:")) => Ending::Error,
        _ => Ending::Crash,
    };
    Ok(Cost {
        ending,
        time: seen.time(),
        memory: seen.kilobytes / 1_000,
        said: lines[lines.len().saturating_sub(6)..].join("\n"),
    })
}

/// What was seen of a process last.
#[derive(Default)]
struct Seen {
    ticks: u32,
    kilobytes: u64,
}

impl Seen {
    fn time(&self) -> Duration {
        TICK * self.ticks
    }

    /// Looks at a process and tells whether it still runs. Its time can be read until it is waited for.
    fn look(&mut self, child: &Child) -> bool {
        let folder = Path::new("/proc").join(child.id().to_string());
        let status = fs::read_to_string(folder.join("status")).unwrap_or_default();
        let high = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        if let Some(high) = high.and_then(|high| high.split_whitespace().next()?.parse().ok()) {
            self.kilobytes = high;
        }
        let stat = fs::read_to_string(folder.join("stat")).unwrap_or_default();
        // The name of the program, in brackets, can hold anything.
        let Some((_, fields)) = stat.rsplit_once(") ") else {
            return false;
        };
        let fields: Vec<&str> = fields.split(' ').collect();
        let ticks = |field: usize| fields.get(field)?.parse::<u32>().ok();
        if let (Some(user), Some(system)) = (ticks(11), ticks(12)) {
            self.ticks = user + system;
        }
        fields[0] != "Z"
    }
}
