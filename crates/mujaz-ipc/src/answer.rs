//! What each command does with the desk. The shell adds the window, the dialogs and the clock.

use std::{
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;
use mujaz::{
    ArticleId, Desk, FetchError, Fetched, Internet, Mojibake, Progress, Reach, Stop, Under,
};
use mujaz_model::{Candidate, Draft, Language, Selection, Text, Topic, TopicId};

use crate::{
    ArticleView, CommandError, ComparisonView, DeskView, ExportFormat, FetchProgress,
    ImportFailure, Imported, Preview, SetAside, TemplateView, TopicForm, TopicView, WatchUnder,
    Watched,
};

/// Returns everything that the page shows when it opens.
///
/// # Errors
/// Fails where the library cannot be read.
pub fn open_desk(desk: &Desk, today: NaiveDate) -> Result<DeskView, CommandError> {
    Ok(DeskView {
        articles: articles(desk)?,
        draft: desk.draft()?,
        memo: None,
        topics: topics(desk),
        templates: desk
            .templates()
            .into_iter()
            .map(TemplateView::from)
            .collect(),
        template: desk.template()?,
        today,
        allows_private_addresses: desk.reach()? == Reach::Private,
        failures: desk.failures().iter().map(ImportFailure::from).collect(),
        set_aside: desk.set_aside().iter().map(SetAside::from).collect(),
    })
}

/// Imports a pasted article.
///
/// # Errors
/// Fails where there is no article in the text or the library cannot be written.
pub fn import_text(desk: &mut Desk, text: &str) -> Result<Imported, CommandError> {
    let article = desk.import_text(text)?;
    Ok(Imported {
        articles: vec![article.into()],
        ..Imported::default()
    })
}

/// Imports what was copied from a page or a document: its HTML, or its text where there is no article in the HTML.
///
/// # Errors
/// Fails where there is no article in either or the library cannot be written.
pub fn import_html(desk: &mut Desk, html: &str, text: &str) -> Result<Imported, CommandError> {
    let article = desk.import_html(html).or_else(|_| desk.import_text(text))?;
    Ok(Imported {
        articles: vec![article.into()],
        ..Imported::default()
    })
}

/// Fetches a page that the user asked for, and tells `watch` how many bytes have come. This takes as long as the network
/// does, and needs no desk.
///
/// # Errors
/// Fails where the page cannot be had, and where `watch` breaks.
pub fn fetch(
    address: &str,
    reach: Reach,
    watch: &mut dyn FnMut(FetchProgress) -> ControlFlow<()>,
) -> Result<Fetched, CommandError> {
    let mut watch = |bytes| watch(FetchProgress { bytes });
    mujaz::fetch(&Internet, address, reach, &mut watch)
        .map_err(|source| not_fetched(address, source))
}

/// Returns what a fetch answers that the user stopped.
#[must_use]
pub fn stopped(address: &str) -> CommandError {
    not_fetched(address, FetchError::Stopped)
}

fn not_fetched(address: &str, source: FetchError) -> CommandError {
    CommandError::from(mujaz::Error::Fetch {
        address: address.to_owned(),
        source,
    })
}

/// Imports a page that was fetched.
///
/// # Errors
/// Fails where the page has no article or the library cannot be written.
pub fn import_fetched(desk: &mut Desk, fetched: &Fetched) -> Result<Imported, CommandError> {
    Ok(desk.import_fetched(fetched)?.into())
}

/// Imports files and folders, each for itself, and tells `watch` of each before it is read, until `stop` is asked for.
pub fn import_files(
    desk: &mut Desk,
    paths: &[PathBuf],
    watch: &mut dyn FnMut(Progress<'_>),
    stop: Stop<'_>,
) -> Imported {
    desk.import_files(paths, watch, stop).into()
}

/// Repairs text that had been decoded wrongly before it came here, or takes that back. Returns all articles: a repair
/// reaches every article of the same original.
///
/// # Errors
/// Fails where there is no such article or the library cannot be written.
pub fn repair_article(
    desk: &mut Desk,
    id: String,
    repair: bool,
) -> Result<Vec<ArticleView>, CommandError> {
    let mojibake = if repair {
        Mojibake::Repair
    } else {
        Mojibake::Keep
    };
    desk.repair_article(&ArticleId(id), mojibake)?;
    articles(desk)
}

/// Keeps whether pages may be fetched from the machine itself and from the networks that it is in.
///
/// # Errors
/// Fails where the library cannot be written.
pub fn set_private_addresses(desk: &mut Desk, allowed: bool) -> Result<(), CommandError> {
    let reach = if allowed {
        Reach::Private
    } else {
        Reach::Public
    };
    Ok(desk.set_reach(reach)?)
}

/// Takes an article from the desk.
///
/// # Errors
/// Fails where the library cannot be written.
pub fn remove_article(desk: &mut Desk, id: String) -> Result<(), CommandError> {
    Ok(desk.remove_article(&ArticleId(id))?)
}

/// Compares the articles of the desk: which of their sentences say the same, and where their figures differ.
///
/// # Errors
/// Fails where the library cannot be read.
pub fn compare_articles(desk: &Desk) -> Result<ComparisonView, CommandError> {
    Ok(ComparisonView::new(desk.compare(), &desk.articles()?))
}

/// Returns the draft with a sentence of an article added as a key point.
///
/// # Errors
/// Fails where the desk has no such article or the article no such sentence.
pub fn pick_sentence(
    desk: &Desk,
    draft: Draft,
    article: String,
    sentence: usize,
    today: NaiveDate,
) -> Result<Draft, CommandError> {
    Ok(desk.pick(draft, &ArticleId(article), sentence, today)?)
}

/// Returns the draft with a passage that the user marked added as a key point.
///
/// # Errors
/// Fails where the desk has no such article or the selection holds no words of it.
pub fn pick_selection(
    desk: &Desk,
    draft: Draft,
    article: String,
    selection: &Selection,
    today: NaiveDate,
) -> Result<Draft, CommandError> {
    Ok(desk.pick_selection(draft, &ArticleId(article), selection, today)?)
}

/// Says of a passage that the user marked what is said of a proposed sentence.
///
/// # Errors
/// Fails where the desk has no such article or the selection holds no words of it.
pub fn read_selection(
    desk: &Desk,
    article: String,
    selection: &Selection,
) -> Result<Candidate, CommandError> {
    Ok(desk.candidate_of(&ArticleId(article), selection)?)
}

/// Watches for a term from now on, in a topic or in a new one.
///
/// # Errors
/// Fails where there is no such topic, where the term holds no word, or where the topic file cannot be written.
pub fn watch_for(
    desk: &mut Desk,
    term: String,
    language: Language,
    under: WatchUnder,
) -> Result<Watched, CommandError> {
    let term = Text::new(language, term);
    match under {
        WatchUnder::Topic(id) => desk.watch(&term, Under::Topic(&TopicId(id)))?,
        WatchUnder::New(label) => desk.watch(&term, Under::New(&label))?,
    }
    watched(desk)
}

/// Returns the topics of the topic file for editing.
///
/// # Errors
/// Fails where the file cannot be used; then it has to be mended as text.
pub fn topic_forms(desk: &Desk) -> Result<Vec<TopicForm>, CommandError> {
    let topics = desk.topics_in_file()?;
    Ok(topics.into_iter().map(TopicForm::from).collect())
}

/// Watches for exactly these topics from now on.
///
/// # Errors
/// Fails where one of them could not work, or where the topic file cannot be used or written; it stays as it is.
pub fn save_topic_forms(desk: &mut Desk, forms: Vec<TopicForm>) -> Result<Watched, CommandError> {
    let topics: Vec<Topic> = forms.into_iter().map(Topic::from).collect();
    desk.watch_only(&topics)?;
    watched(desk)
}

/// Returns the topic file for editing.
///
/// # Errors
/// Fails where it cannot be read.
pub fn topic_file(desk: &Desk) -> Result<String, CommandError> {
    Ok(desk.topic_file()?)
}

/// Replaces the topic file.
///
/// # Errors
/// Fails where it is no topic file or cannot be written; the old one stays.
pub fn save_topics(desk: &mut Desk, toml: &str) -> Result<Watched, CommandError> {
    desk.save_topics(toml)?;
    watched(desk)
}

fn watched(desk: &Desk) -> Result<Watched, CommandError> {
    Ok(Watched {
        topics: topics(desk),
        articles: articles(desk)?,
    })
}

fn topics(desk: &Desk) -> Vec<TopicView> {
    desk.topics().iter().map(TopicView::from).collect()
}

fn articles(desk: &Desk) -> Result<Vec<ArticleView>, CommandError> {
    let on_desk = desk.articles()?;
    Ok(on_desk.into_iter().map(ArticleView::from).collect())
}

/// Keeps the draft.
///
/// # Errors
/// Fails where the library cannot be written.
pub fn save_draft(desk: &mut Desk, draft: &Draft) -> Result<(), CommandError> {
    Ok(desk.save_draft(draft)?)
}

/// Keeps the choice of template.
///
/// # Errors
/// Fails where there is no such template or the library cannot be written.
pub fn set_template(desk: &mut Desk, template: &str) -> Result<(), CommandError> {
    Ok(desk.set_template(template)?)
}

/// Returns the memo as its documents will look.
///
/// # Errors
/// Fails where the draft cannot be composed or the template cannot be filled.
pub fn preview(
    desk: &Desk,
    draft: &Draft,
    template: &str,
    today: NaiveDate,
) -> Result<Preview, CommandError> {
    Ok(desk.preview(draft, template, today)?.into())
}

/// Writes the memo to a file.
///
/// # Errors
/// Fails as [`preview`] does, and where the file cannot be written.
pub fn export_memo(
    desk: &Desk,
    draft: &Draft,
    template: &str,
    format: ExportFormat,
    path: &Path,
    today: NaiveDate,
) -> Result<(), CommandError> {
    desk.export(draft, template, format.into(), path, today)?;
    Ok(())
}
