//! Programs that end with the value that started them.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
};

use anyhow::{Context, Result, ensure};

/// A running program.
pub struct Process(Child);

impl Process {
    /// Starts a program that `package` installs. What it says of errors goes nowhere.
    ///
    /// # Errors
    /// Fails where the program is missing.
    pub fn start(command: &mut Command, package: &str) -> Result<Self> {
        let child = command.stdin(Stdio::null()).stderr(Stdio::null()).spawn();
        let child = child.with_context(|| {
            format!(
                "cannot run {}: install the package {package}",
                command.get_program().display()
            )
        })?;
        Ok(Self(child))
    }

    /// Returns what the program writes, once, where its output was piped.
    pub fn take_output(&mut self) -> Option<ChildStdout> {
        self.0.stdout.take()
    }

    /// Returns the ids of the programs that this one has started and that still run.
    ///
    /// # Errors
    /// Fails where this one has ended.
    pub fn children(&self) -> Result<Vec<u32>> {
        let id = self.0.id();
        let children = fs::read_to_string(format!("/proc/{id}/task/{id}/children"))?;
        Ok(children
            .split_whitespace()
            .map(str::parse)
            .collect::<Result<_, _>>()?)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Returns a program of this workspace: the one that the environment variable names, else the one that was built
/// beside this test.
///
/// # Errors
/// Fails where it is not there; tests build nothing themselves.
pub fn program(variable: &str, name: &str) -> Result<PathBuf> {
    let path = match env::var_os(variable) {
        Some(path) => PathBuf::from(path),
        None => built_beside_this_test(name)?,
    };
    ensure!(
        path.is_file(),
        "{} is missing: build it with `cargo build --workspace` or name it in {variable}",
        path.display()
    );
    Ok(path)
}

fn built_beside_this_test(name: &str) -> Result<PathBuf> {
    let test = env::current_exe()?;
    let profile = test
        .parent()
        .and_then(Path::parent)
        .context("the test is in no target folder")?;
    Ok(profile
        .join(name)
        .with_extension(env::consts::EXE_EXTENSION))
}
