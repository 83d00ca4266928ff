//! What the commands work on.

use std::{
    mem,
    ops::ControlFlow,
    path::PathBuf,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
        mpsc::{self, RecvTimeoutError},
    },
    thread,
    time::Duration,
};

use mujaz::{Desk, Fetched, Stop};
use mujaz_ipc::{CommandError, FetchProgress, ImportProgress, Imported, answer};
use tauri::{State, async_runtime};

use crate::picker::FilePicker;

/// What a command answers.
pub(crate) type Answer<T> = Result<T, CommandError>;

/// So long at most it takes until a fetch that hangs is seen to be stopped.
const PAUSE: Duration = Duration::from_millis(100);

/// The desk, what asks the user for files, and the files that the window was started with.
pub(crate) struct Shell {
    folder: PathBuf,
    desk: Mutex<Option<Desk>>,
    waiting: Mutex<Vec<PathBuf>>,
    asked: AtomicUsize,
    stop: Mutex<Arc<AtomicBool>>,
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
            stop: Mutex::default(),
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
        self.on_desk(|desk| Ok(answer::import_files(desk, &files, &mut |_| {}, Stop::NEVER)))
    }

    /// Imports files on the desk, and tells `report` of each before it is read, until [`Shell::cancel`] is called.
    pub(crate) fn import(
        &self,
        files: &[PathBuf],
        report: impl Fn(ImportProgress),
    ) -> Answer<Imported> {
        let stop = self.begin();
        let is_asked = || stop.load(Ordering::Relaxed);
        self.on_desk(|desk| {
            Ok(answer::import_files(
                desk,
                files,
                &mut |progress| report(progress.into()),
                Stop::when(&is_asked),
            ))
        })
    }

    /// Fetches a page, and tells `report` how much of it has come, until [`Shell::cancel`] is called. The desk is free
    /// while the network takes its time.
    pub(crate) fn fetch(
        &self,
        address: String,
        report: impl Fn(FetchProgress) + Send + 'static,
    ) -> Answer<Fetched> {
        let stop = self.begin();
        let reach = self.on_desk(|desk| Ok(desk.reach()?))?;
        let (sender, outcome) = mpsc::channel();
        let (asked, watched) = (address.clone(), Arc::clone(&stop));
        // A request that hangs cannot be called back: it is left to its own time limit, and nobody waits for it.
        thread::spawn(move || {
            let fetched = answer::fetch(&asked, reach, &mut |progress| {
                let go_on = go_on_unless(&watched);
                if go_on.is_continue() {
                    report(progress);
                }
                go_on
            });
            let _ = sender.send(fetched);
        });
        loop {
            match outcome.recv_timeout(PAUSE) {
                Ok(fetched) => return fetched,
                Err(RecvTimeoutError::Timeout) if stop.load(Ordering::Relaxed) => {
                    return Err(answer::stopped(&address));
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    return Err(CommandError::internal("the fetch broke off"));
                }
            }
        }
    }

    /// Stops the import or fetch that runs, in the midst of a file too.
    pub(crate) fn cancel(&self) {
        lock(&self.stop).store(true, Ordering::Relaxed);
    }

    /// What [`Shell::cancel`] sets from now on; what ran before is not brought back by it.
    fn begin(&self) -> Arc<AtomicBool> {
        let stop = Arc::default();
        lock(&self.stop).clone_from(&stop);
        stop
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

fn go_on_unless(stop: &AtomicBool) -> ControlFlow<()> {
    if stop.load(Ordering::Relaxed) {
        ControlFlow::Break(())
    } else {
        ControlFlow::Continue(())
    }
}

/// A panic in one command must not refuse the next: the library keeps itself whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
