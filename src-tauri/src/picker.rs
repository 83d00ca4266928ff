//! Asking the user for files.

use std::path::PathBuf;

use mujaz_ipc::ExportFormat;
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

/// Asks the user for files and waits for the answer; never called on the thread of the window.
pub(crate) trait FilePicker: Send + Sync {
    /// Returns the article files to read; none where the user thought better of it.
    fn articles(&self) -> Vec<PathBuf>;

    /// Returns where to write a memo, offering `name`.
    fn memo(&self, name: &str, format: ExportFormat) -> Option<PathBuf>;
}

/// Returns what asks for files in this app: the system's dialogs, unless a test has answered beforehand.
pub(crate) fn for_app<R: Runtime>(app: &AppHandle<R>) -> Box<dyn FilePicker> {
    #[cfg(any(debug_assertions, feature = "fixed-picker"))]
    if let Some(picker) = fixed::FixedPicker::from_environment() {
        return Box::new(picker);
    }
    Box::new(NativePicker(app.clone()))
}

/// The dialogs of the system.
struct NativePicker<R: Runtime>(AppHandle<R>);

impl<R: Runtime> NativePicker<R> {
    fn dialog(&self) -> FileDialogBuilder<R> {
        let dialog = self.0.dialog().file();
        match self.0.get_webview_window("main") {
            Some(window) => dialog.set_parent(&window),
            None => dialog,
        }
    }
}

impl<R: Runtime> FilePicker for NativePicker<R> {
    fn articles(&self) -> Vec<PathBuf> {
        let chosen = self.dialog().blocking_pick_files().unwrap_or_default();
        chosen.into_iter().filter_map(path_of).collect()
    }

    fn memo(&self, name: &str, format: ExportFormat) -> Option<PathBuf> {
        let extension = format.extension();
        let dialog = self.dialog().set_file_name(name);
        let filtered = dialog.add_filter(extension.to_uppercase(), &[extension]);
        filtered.blocking_save_file().and_then(path_of)
    }
}

/// A place that is no path, as phones have them, cannot be read or written here.
fn path_of(place: FilePath) -> Option<PathBuf> {
    place.into_path().ok()
}

#[cfg(any(debug_assertions, feature = "fixed-picker"))]
mod fixed {
    use std::{env, path::PathBuf};

    use mujaz_ipc::ExportFormat;

    use super::FilePicker;

    /// Answers given beforehand, for tests that cannot reach the system's dialogs.
    pub(super) struct FixedPicker {
        articles: Vec<PathBuf>,
        folder: Option<PathBuf>,
    }

    impl FixedPicker {
        /// Returns the answers that the environment holds: `MUJAZ_PICKED_FILES`, a list of paths like `PATH`, and
        /// `MUJAZ_PICKED_FOLDER`, where memos go under the name that is offered.
        pub(super) fn from_environment() -> Option<Self> {
            let articles = env::var_os("MUJAZ_PICKED_FILES");
            let folder = env::var_os("MUJAZ_PICKED_FOLDER").map(PathBuf::from);
            if articles.is_none() && folder.is_none() {
                return None;
            }
            let articles = articles.iter().flat_map(env::split_paths).collect();
            Some(Self { articles, folder })
        }
    }

    impl FilePicker for FixedPicker {
        fn articles(&self) -> Vec<PathBuf> {
            self.articles.clone()
        }

        fn memo(&self, name: &str, _format: ExportFormat) -> Option<PathBuf> {
            self.folder.as_ref().map(|folder| folder.join(name))
        }
    }
}
