//! The chores of this repository: `cargo xtask <task>`.

mod bindings;
mod eval;
mod memo_css;
mod references;

use std::{
    env,
    path::{Path, PathBuf},
    process::ExitCode,
};

const USAGE: &str = "\
usage: cargo xtask <task>

tasks:
  bindings [--check]  write the TypeScript side of the interface, or fail where it is out of date
  memo-css [--check]  write docs/memo-css.md from the table of properties, or fail where it is out of date
  eval SUBJECT [--write] [FILE...]
                      measure a subject (hostile, import, pdf, pdf-time, points) on our cases, on FILE or on a folder; --write puts the table into docs/evaluation.md
  refs --accept       make what the tests made last what they expect; read the difference before committing it
";

#[allow(
    clippy::print_stderr,
    reason = "a command-line program reports on the terminal"
)]
fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> anyhow::Result<()> {
    match arguments {
        ["bindings"] => bindings::write(),
        ["bindings", "--check"] => bindings::check(),
        ["memo-css"] => memo_css::write(),
        ["memo-css", "--check"] => memo_css::check(),
        ["refs", "--accept"] => {
            for name in references::accept(&root())? {
                report(&name);
            }
            Ok(())
        }
        ["eval", subject, rest @ ..] => {
            report(eval::evaluate(&root(), subject, rest)?.trim_end());
            Ok(())
        }
        _ => anyhow::bail!("there is no such task\n\n{USAGE}"),
    }
}

#[expect(
    clippy::print_stdout,
    reason = "a command-line program reports on the terminal"
)]
fn report(line: &str) {
    println!("{line}");
}

/// Returns the root of the repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
