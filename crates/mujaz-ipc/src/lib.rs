//! What crosses between the page and the shell.
//!
//! [`commands!`] is the one list of what the page may ask. From it come the TypeScript declarations that the page is
//! compiled against ([`bindings`]) and the handlers that the shell registers, so neither can know a command that the
//! other lacks. [`answer`] holds what each command does with the desk; this crate does not know what carries the
//! messages.

pub mod answer;

mod article;
mod bindings;
mod commands;
mod comparison;
mod desk;
mod error;
mod export;
mod topic;

pub use article::{ArticleView, ChangeView, DatelineView, ParagraphView, RepairView, SentenceView};
pub use bindings::{BINDINGS_PATH, bindings};
pub use commands::command_names;
pub use comparison::{ComparisonView, ConflictView, FigureView, GroupView, MemberView};
pub use desk::{
    DeskView, FetchProgress, ImportProgress, Imported, OpenedMemo, OwnFile, Preview, SetAside,
    TemplateView, TopicView, Watched,
};
pub use error::{CommandError, ImportFailure};
pub use export::ExportFormat;
pub use topic::{TopicForm, WatchUnder};
