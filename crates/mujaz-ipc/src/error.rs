//! How a command fails.

use serde::Serialize;
use ts_rs::TS;

/// A command that could not be done. The page decides by `code` and shows the other two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CommandError {
    /// What kind of failure it is, in lower-case words joined by hyphens.
    pub code: String,
    /// What went wrong, in one sentence.
    pub message: String,
    /// What the user can do about it.
    pub hint: Option<String>,
}

impl CommandError {
    /// Returns a failure of the shell itself, which nothing the user does will change.
    pub fn internal(message: impl Into<String>) -> Self {
        Self {
            code: "internal".to_owned(),
            message: message.into(),
            hint: None,
        }
    }
}

impl From<mujaz::Error> for CommandError {
    fn from(error: mujaz::Error) -> Self {
        Self {
            code: error.code().to_owned(),
            message: error.to_string(),
            hint: error.hint(),
        }
    }
}

impl From<&mujaz::ImportFailure> for ImportFailure {
    fn from(failure: &mujaz::ImportFailure) -> Self {
        let name = failure.name.rsplit(['/', '\\']).next();
        Self {
            name: name.unwrap_or(&failure.name).to_owned(),
            code: failure.error.code().to_owned(),
            message: failure.error.reason(),
            hint: failure.error.hint(),
        }
    }
}

/// A file that could not be imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportFailure {
    /// The file's name.
    pub name: String,
    /// One word or a few joined by hyphens, by which the page can tell what went wrong.
    pub code: String,
    /// What went wrong with it, in one sentence that does not name it.
    pub message: String,
    /// What the user can do about it.
    pub hint: Option<String>,
}
