//! What can go wrong, for people and for programs.

use std::{io, path::PathBuf};

use crate::FetchError;

/// What can go wrong in a use-case.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file cannot be read.
    #[error("`{}` cannot be read: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file cannot be written.
    #[error("`{}` cannot be written: {source}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file that should be text is not UTF-8.
    #[error("`{}` is not UTF-8 text", path.display())]
    NotText {
        /// The file.
        path: PathBuf,
    },
    /// An article cannot be imported.
    #[error("`{name}`: {source}")]
    Import {
        /// What the article was called.
        name: String,
        /// Why.
        source: mujaz_import::Error,
    },
    /// A page cannot be fetched.
    #[error("`{address}`: {source}")]
    Fetch {
        /// The address that was asked for.
        address: String,
        /// Why.
        source: FetchError,
    },
    /// A file holds several articles, and the name says not which.
    #[error("`{name}` holds {count} articles")]
    Several {
        /// The file.
        name: String,
        /// How many it holds.
        count: usize,
    },
    /// A file has no article with this number.
    #[error("`{name}` has {count} articles: there is no article {number}")]
    NoPart {
        /// The file.
        name: String,
        /// The number that was asked for.
        number: usize,
        /// How many it holds.
        count: usize,
    },
    /// A topic file cannot be used.
    #[error("`{name}`: {source}")]
    Topics {
        /// The file.
        name: String,
        /// Why.
        source: mujaz_extract::Error,
    },
    /// A draft cannot be read or resolved.
    #[error(transparent)]
    Draft(#[from] mujaz_compose::Error),
    /// A memo cannot be rendered.
    #[error(transparent)]
    Render(#[from] mujaz_render::Error),
    /// A document cannot be made a PDF.
    #[error(transparent)]
    Pdf(#[from] mujaz_pdf::Error),
    /// The library cannot be used.
    #[error(transparent)]
    Library(#[from] mujaz_library::Error),
    /// There is no such template.
    #[error("there is no template `{name}`")]
    NoTemplate {
        /// The name that was asked for.
        name: String,
        /// The names that there are.
        known: Vec<String>,
    },
    /// A pick names a file that was not given.
    #[error("there are {count} articles: there is no article {file}")]
    NoFile {
        /// The number that was asked for.
        file: usize,
        /// How many there are.
        count: usize,
    },
    /// A file that should be an article is a memo.
    #[error("`{name}` is a memo, not an article")]
    Memo {
        /// What it is called.
        name: String,
    },
    /// A draft's source has to be a file that can be found again.
    #[error("a memo cannot rest on standard input")]
    SourceIsStandardInput,
}

impl Error {
    /// Returns the name by which programs know the error. It stays the same when the message changes.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Read { .. } => "read",
            Self::Write { .. } => "write",
            Self::NotText { .. } => "not-text",
            Self::Import { source, .. } => source.code(),
            Self::Fetch { source, .. } => source.code(),
            Self::Several { .. } => "several-articles",
            Self::NoPart { .. } => "no-part",
            Self::Topics { .. } => "topics",
            Self::Draft(_) => "draft",
            Self::Render(_) => "render",
            Self::Pdf(_) => "pdf",
            Self::Library(_) => "library",
            Self::NoTemplate { .. } => "no-template",
            Self::NoFile { .. } => "no-file",
            Self::Memo { .. } => "memo",
            Self::SourceIsStandardInput => "standard-input",
        }
    }

    /// Returns what went wrong without the name of the file, for where that stands beside it.
    #[must_use]
    pub fn reason(&self) -> String {
        match self {
            Self::Read { source, .. } => format!("it cannot be read: {source}"),
            Self::Write { source, .. } => format!("it cannot be written: {source}"),
            Self::NotText { .. } => "it is not UTF-8 text".to_owned(),
            Self::Memo { .. } => "it is a memo, not an article".to_owned(),
            Self::Import { source, .. } => source.to_string(),
            Self::Fetch { source, .. } => source.to_string(),
            Self::Topics { source, .. } => source.to_string(),
            _ => self.to_string(),
        }
    }

    /// Returns what the user can do about it.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Read { .. } | Self::Write { .. } | Self::NoFile { .. } | Self::NoPart { .. } => {
                None
            }
            Self::Pdf(source) => source.hint().map(str::to_owned),
            Self::NotText { .. } => Some("save the file as UTF-8".to_owned()),
            Self::Import { source, .. } => source.hint().map(str::to_owned),
            Self::Fetch { source, .. } => source.hint().map(str::to_owned),
            Self::Several { name, .. } => Some(format!(
                "name one of them, as `{name}#1`; `mujaz import` lists them"
            )),
            Self::Topics {
                source: mujaz_extract::Error::NoTerm | mujaz_extract::Error::NoTopic(_),
                ..
            } => None,
            Self::Topics { .. } => Some(
                "each `[[topic]]` has `id`, `label` with `ar` and `en`, and terms in `ar` and `en`"
                    .to_owned(),
            ),
            Self::Draft(source) => source.hint(),
            Self::Render(source) => source.hint().map(str::to_owned),
            Self::Library(source) => source.hint().map(str::to_owned),
            Self::NoTemplate { known, .. } => Some(format!(
                "the templates are {}; a folder with `template.toml`, `memo.html` and `memo.css` is one too",
                known.join(", ")
            )),
            Self::Memo { .. } => Some(
                "open it by itself in the window, or make its documents with `mujaz render`"
                    .to_owned(),
            ),
            Self::SourceIsStandardInput => Some(
                "save the article to a file, so that its points can be traced to it".to_owned(),
            ),
        }
    }
}
