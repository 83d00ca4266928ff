//! The `mujaz` command: arguments in `arguments`, one file a command in `commands`, all output through `printer`, Ctrl-C
//! through `interrupt`.

mod arguments;
mod commands;
mod interrupt;
mod json;
mod printer;
mod today;

use std::process::ExitCode;

use clap::Parser;

use crate::{arguments::Arguments, printer::Printer};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let printer = Printer;
    match commands::run(Arguments::parse().command, &printer) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => printer.failure(&error),
    }
}
