//! What the commands work on.

use std::{
    mem,
    ops::ControlFlow,
    path::PathBuf,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use mujaz::Desk;
use mujaz_ipc::{CommandError, ImportProgress, Imported, answer};
use tauri::{State, async_runtime};

use crate::picker::FilePicker;

/// What a command answers.
pub(crate) type Answer<T> = Result<T, CommandError>;

/// The desk, what asks the user for files, and the files that the window was started with.
pub(crate) struct Shell {
    folder: PathBuf,
    desk: Mutex<Option<Desk>>,
    waiting: Mutex<Vec<PathBuf>>,
    asked: AtomicUsize,
    is_cancelled: AtomicBool,
    pub(crate) picker: Box<dyn FilePicker>,
}

impl Shell {
    /// Returns a shell over the desk in `folder`, which is opened when it is first used: so that a desk that cannot be
    /// opened is a message in the window and not a window that does not come.
    pub(crate) fn new(folder: PathBuf, files: Vec<PathBuf>, picker: Box<dyn FilePicker>) -> Self {
        Self {
            folder,
            desk: Mutex::new(None),
            waiting: Mutex::new(files),
            asked: AtomicUsize::new(0),
            is_cancelled: AtomicBool::new(false),
            picker,
        }
    }

    /// Does some work on the desk; one piece of work at a time.
    pub(crate) fn on_desk<T>(&self, work: impl FnOnce(&mut Desk) -> Answer<T>) -> Answer<T> {
        let mut opened = lock(&self.desk);
        let desk = match &mut *opened {
            Some(desk) => desk,
            nothing => nothing.insert(Desk::open(&self.folder)?),
        };
        work(desk)
    }

    /// Imports the files that the window was started with; afterwards there are none.
    pub(crate) fn import_waiting(&self) -> Answer<Imported> {
        let files = mem::take(&mut *lock(&self.waiting));
        self.on_desk(|desk| {
            Ok(answer::import_files(desk, &files, &mut |_| {
                ControlFlow::Continue(())
            }))
        })
    }

    /// Imports files on the desk, and tells `report` of each before it is read, until [`Shell::cancel`] is called.
    pub(crate) fn import(
        &self,
        files: &[PathBuf],
        report: impl Fn(ImportProgress),
    ) -> Answer<Imported> {
        self.is_cancelled.store(false, Ordering::Relaxed);
        self.on_desk(|desk| {
            Ok(answer::import_files(desk, files, &mut |progress| {
                report(progress.into());
                if self.is_cancelled.load(Ordering::Relaxed) {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            }))
        })
    }

    /// Stops the import that runs, after the file that it is at.
    pub(crate) fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::Relaxed);
    }

    /// Returns how often the page has asked for something: a page that asks is alive.
    pub(crate) fn asked(&self) -> usize {
        self.asked.load(Ordering::Relaxed)
    }
}

/// Does a command's work on a thread where it may take its time, so that the window stays alive.
pub(crate) async fn blocking<T: Send + 'static>(
    shell: State<'_, Arc<Shell>>,
    work: impl FnOnce(&Shell) -> Answer<T> + Send + 'static,
) -> Answer<T> {
    shell.asked.fetch_add(1, Ordering::Relaxed);
    let shell = Arc::clone(&shell);
    async_runtime::spawn_blocking(move || work(&shell))
        .await
        .unwrap_or_else(|error| Err(CommandError::internal(error.to_string())))
}

/// A panic in one command must not refuse the next: the library keeps itself whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
