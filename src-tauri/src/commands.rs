//! What the page may ask: each command names its answer in `mujaz-ipc` and where it is worked out.

use std::{path::PathBuf, sync::Arc};

use mujaz_ipc::{
    ArticleView, CommandError, ComparisonView, DeskView, ExportFormat, ImportProgress, Imported,
    Preview, TopicForm, WatchUnder, Watched, answer,
};
use mujaz_model::{Candidate, Draft, Language, Selection};
use tauri::{Emitter, Runtime, State, WebviewWindow, ipc::Invoke};

use crate::{
    clock::today,
    shell::{Answer, Shell, blocking},
};

/// The event that says how far an import is.
const IMPORT_PROGRESS: &str = "import-progress";

/// The event that says how much of a page has come.
const FETCH_PROGRESS: &str = "fetch-progress";

type Desktop<'a> = State<'a, Arc<Shell>>;

macro_rules! handler {
    ($($name:ident($($argument:tt)*) -> $result:ty;)*) => {
        /// Returns the handler of every command in the list of the interface.
        pub(crate) fn handler<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($name),*]
        }
    };
}

mujaz_ipc::commands!(handler);

#[tauri::command]
async fn open_desk(shell: Desktop<'_>) -> Answer<DeskView> {
    blocking(shell, |shell| {
        let Imported {
            mut failures, memo, ..
        } = shell.import_waiting()?;
        let view = shell.on_desk(|desk| answer::open_desk(desk, today()))?;
        failures.extend(view.failures);
        Ok(DeskView {
            failures,
            memo,
            ..view
        })
    })
    .await
}

#[tauri::command]
async fn choose_files<R: Runtime>(
    window: WebviewWindow<R>,
    shell: Desktop<'_>,
) -> Answer<Imported> {
    blocking(shell, move |shell| {
        let paths = shell.picker.articles();
        shell.import(&paths, report_to(&window))
    })
    .await
}

#[tauri::command]
async fn import_text(shell: Desktop<'_>, text: String) -> Answer<Imported> {
    blocking(shell, move |shell| {
        shell.on_desk(|desk| answer::import_text(desk, &text))
    })
    .await
}

#[tauri::command]
async fn import_html(shell: Desktop<'_>, html: String, text: String) -> Answer<Imported> {
    blocking(shell, move |shell| {
        shell.on_desk(|desk| answer::import_html(desk, &html, &text))
    })
    .await
}

#[tauri::command]
async fn import_files<R: Runtime>(
    window: WebviewWindow<R>,
    shell: Desktop<'_>,
    paths: Vec<PathBuf>,
) -> Answer<Imported> {
    blocking(shell, move |shell| shell.import(&paths, report_to(&window))).await
}

/// Tells the page how far an import is. A page that is gone needs no telling.
fn report_to<R: Runtime>(window: &WebviewWindow<R>) -> impl Fn(ImportProgress) {
    |progress| {
        let _ = window.emit(IMPORT_PROGRESS, progress);
    }
}

#[tauri::command]
async fn import_address<R: Runtime>(
    window: WebviewWindow<R>,
    shell: Desktop<'_>,
    address: String,
) -> Answer<Imported> {
    blocking(shell, move |shell| {
        let fetched = shell.fetch(address, move |progress| {
            let _ = window.emit(FETCH_PROGRESS, progress);
        })?;
        shell.on_desk(|desk| answer::import_fetched(desk, &fetched))
    })
    .await
}

#[tauri::command]
#[allow(
    clippy::needless_pass_by_value,
    reason = "the runtime hands state over by value"
)]
fn cancel_import(shell: Desktop<'_>) {
    shell.cancel();
}

#[tauri::command]
async fn repair_article(shell: Desktop<'_>, id: String, repair: bool) -> Answer<Vec<ArticleView>> {
    blocking(shell, move |shell| {
        shell.on_desk(|desk| answer::repair_article(desk, id, repair))
    })
    .await
}

#[tauri::command]
async fn set_private_addresses(shell: Desktop<'_>, allowed: bool) -> Answer<()> {
    blocking(shell, move |shell| {
        shell.on_desk(|desk| answer::set_private_addresses(desk, allowed))
    })
    .await
}

#[tauri::command]
async fn remove_article(shell: Desktop<'_>, id: String) -> Answer<()> {
    blocking(shell, move |shell| {
        shell.on_desk(|desk| answer::remove_article(desk, id))
    })
    .await
}

#[tauri::command]
async fn compare_articles(shell: Desktop<'_>) -> Answer<ComparisonView> {
    blocking(shell, |shell| {
        shell.on_desk(|desk| answer::compare_articles(desk))
    })
    .await
}

#[tauri::command]
async fn pick_sentence(
    shell: Desktop<'_>,
    draft: Draft,
    article: String,
    sentence: usize,
) -> Answer<Draft> {
    blocking(shell, move |shell| {
        shell.on_desk(|desk| answer::pick_sentence(desk, draft, article, sentence, today()))
    })
    .await
}

#[tauri::command]
async fn read_selection(
    shell: Desktop<'_>,
    article: String,
    selection: Selection,
) -> Answer<Candidate> {
    blocking(shell, move |shell| {
        shell.on_desk(|desk| answer::read_selection(desk, article, &selection))
    })
    .await
}

#[tauri::command]
async fn pick_selection(
    shell: Desktop<'_>,
    draft: Draft,
    article: String,
    selection: Selection,
) -> Answer<Draft> {
    blocking(shell, move |shell| {
        shell.on_desk(|desk| answer::pick_selection(desk, draft, article, &selection, today()))
    })
    .await
}

#[tauri::command]
async fn watch_for(
    shell: Desktop<'_>,
    term: String,
    language: Language,
    under: WatchUnder,
) -> Answer<Watched> {
    blocking(shell, move |shell| {
        shell.on_desk(|desk| answer::watch_for(desk, term, language, under))
    })
    .await
}

#[tauri::command]
async fn topic_forms(shell: Desktop<'_>) -> Answer<Vec<TopicForm>> {
    blocking(shell, |shell| {
        shell.on_desk(|desk| answer::topic_forms(desk))
    })
    .await
}

#[tauri::command]
async fn save_topic_forms(shell: Desktop<'_>, topics: Vec<TopicForm>) -> Answer<Watched> {
    blocking(shell, move |shell| {
        shell.on_desk(|desk| answer::save_topic_forms(desk, topics))
    })
    .await
}

#[tauri::command]
async fn topic_file(shell: Desktop<'_>) -> Answer<String> {
    blocking(shell, |shell| {
        shell.on_desk(|desk| answer::topic_file(desk))
    })
    .await
}

#[tauri::command]
async fn save_topics(shell: Desktop<'_>, toml: String) -> Answer<Watched> {
    blocking(shell, move |shell| {
        shell.on_desk(|desk| answer::save_topics(desk, &toml))
    })
    .await
}

#[tauri::command]
async fn save_draft(shell: Desktop<'_>, draft: Draft) -> Answer<()> {
    blocking(shell, move |shell| {
        shell.on_desk(|desk| answer::save_draft(desk, &draft))
    })
    .await
}

#[tauri::command]
async fn set_template(shell: Desktop<'_>, template: String) -> Answer<()> {
    blocking(shell, move |shell| {
        shell.on_desk(|desk| answer::set_template(desk, &template))
    })
    .await
}

#[tauri::command]
async fn preview(shell: Desktop<'_>, draft: Draft, template: String) -> Answer<Preview> {
    blocking(shell, move |shell| {
        shell.on_desk(|desk| answer::preview(desk, &draft, &template, today()))
    })
    .await
}

#[tauri::command]
async fn export_memo(
    shell: Desktop<'_>,
    draft: Draft,
    template: String,
    format: ExportFormat,
) -> Answer<Option<String>> {
    blocking(shell, move |shell| {
        let Some(path) = shell
            .picker
            .memo(&format.file_name(&draft, today()), format)
        else {
            return Ok(None);
        };
        shell
            .on_desk(|desk| answer::export_memo(desk, &draft, &template, format, &path, today()))?;
        Ok(Some(path.display().to_string()))
    })
    .await
}

#[tauri::command]
#[allow(
    clippy::needless_pass_by_value,
    reason = "the runtime hands windows over by value"
)]
fn close_window<R: Runtime>(window: WebviewWindow<R>) -> Answer<()> {
    window
        .destroy()
        .map_err(|error| CommandError::internal(error.to_string()))
}
