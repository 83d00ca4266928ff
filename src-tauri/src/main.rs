//! The desktop window of Mujaz: it shows the page, answers its commands, and asks the user for files.

mod clock;
mod commands;
mod display;
mod picker;
mod shell;
mod window;

#[cfg(test)]
mod tests;

use std::{env, path::PathBuf, process::ExitCode};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[allow(
    clippy::print_stderr,
    reason = "without a window this is all that the user can see"
)]
fn main() -> ExitCode {
    if !display::is_there() {
        eprintln!(
            "mujaz-desktop: there is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set)"
        );
        return ExitCode::FAILURE;
    }
    let files: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    match window::run(files) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("mujaz-desktop: {error}");
            ExitCode::FAILURE
        }
    }
}
