//! Ctrl-C: what was read until then is kept. The first one asks for an end, the second one is the end.

use std::{
    process,
    sync::atomic::{AtomicBool, Ordering},
};

use crate::printer::Printer;

/// The exit code of a program that Ctrl-C ended, by the custom of shells.
pub(crate) const EXIT_CODE: u8 = 130;

static IS_ASKED: AtomicBool = AtomicBool::new(false);

/// Listens to Ctrl-C from now on. Where the system does not let it, Ctrl-C ends the program as it always did.
#[expect(
    clippy::exit,
    reason = "whoever asks twice does not want to wait until something returns"
)]
pub(crate) fn listen() {
    let _is_refused = ctrlc::set_handler(|| {
        if IS_ASKED.swap(true, Ordering::Relaxed) {
            process::exit(i32::from(EXIT_CODE));
        }
        Printer.hint("stopping; Ctrl-C once more ends at once, without what was read");
    });
}

/// Tells whether the user wants an end.
pub(crate) fn is_asked() -> bool {
    IS_ASKED.load(Ordering::Relaxed)
}
