//! The window: what it is made of, and how it closes.

use std::{env, path::PathBuf, sync::Arc, thread, time::Duration};

use tauri::{App, Builder, Context, Emitter, Manager, Runtime, Window, WindowEvent, Wry};

use crate::{commands, picker, shell::Shell};

/// Tells the page that the user wants to close the window; the page saves what it owes and calls `close_window`.
const CLOSE_REQUESTED: &str = "close-requested";

/// How long the page may say nothing before it is taken for dead. Every edit is saved as it is made, so little is at
/// stake.
const PATIENCE: Duration = Duration::from_secs(2);

/// Opens the window, imports `files`, and returns when the window has been closed.
pub(crate) fn run(files: Vec<PathBuf>) -> tauri::Result<()> {
    equip(Builder::<Wry>::new())
        .plugin(tauri_plugin_dialog::init())
        .setup(move |app| {
            let shell = Shell::new(home(app)?, files, picker::for_app(app.handle()));
            app.manage(Arc::new(shell));
            Ok(())
        })
        .run(context())
}

/// Adds what a window of any runtime needs.
pub(crate) fn equip<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder
        .invoke_handler(commands::handler())
        .on_window_event(hold_the_close)
}

/// Returns what was compiled into the binary: the page, the configuration and the capability.
#[allow(
    clippy::exit,
    reason = "the code that the macro writes; nothing here ends the program"
)]
pub(crate) fn context<R: Runtime>() -> Context<R> {
    tauri::generate_context!()
}

/// Returns the folder of the desk: `MUJAZ_HOME`, else the application's data folder.
fn home(app: &App) -> tauri::Result<PathBuf> {
    match env::var_os("MUJAZ_HOME").filter(|folder| !folder.is_empty()) {
        Some(folder) => Ok(PathBuf::from(folder)),
        None => app.path().app_data_dir(),
    }
}

/// Leaves the closing to the page, which may have something to save, or may have failed to save it and ask the user.
fn hold_the_close<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    if let WindowEvent::CloseRequested { api, .. } = event {
        api.prevent_close();
        // A page that cannot hear the event says nothing, and that is looked at below.
        let _ = window.emit(CLOSE_REQUESTED, ());
        let window = window.clone();
        let asked = asked_so_far(&window);
        thread::spawn(move || {
            thread::sleep(PATIENCE);
            if asked_so_far(&window) == asked {
                // The page is gone, or it has closed the window already.
                let _ = window.destroy();
            }
        });
    }
}

fn asked_so_far<R: Runtime>(window: &Window<R>) -> usize {
    window
        .try_state::<Arc<Shell>>()
        .map_or(0, |shell| shell.asked())
}
